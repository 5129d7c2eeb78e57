"""Knows what every command starts from: the data tree, its settings, and today."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from medlofte.book import load
from medlofte.book.book import Book
from medlofte.book.load import Reading
from medlofte.disk import intents, journal, lock, state, tree_files
from medlofte.disk.intents import Renaming, Reversal
from medlofte.disk.journal import Did, Noted, Texts
from medlofte.finding import Finding
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.model import settings
from medlofte.periods import read as read_period
from medlofte.periods import year
from medlofte.render.terminal import screen
from medlofte.render.terminal.findings import located, text_lines
from medlofte.stop import FailedError, RefusedError, WrongCallError
from medlofte.swedish.municipalities import by_code
from medlofte.typed import lookup, spans
from medlofte.wording.plain_text import wrap

_CODE_OR_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Workspace:
    """A data tree and the day on which it is looked at."""

    root: Path
    today: date
    settled: Renaming | Reversal | None = None  # what an interrupted command had begun

    @cached_property
    def settings(self) -> settings.Settings:
        found, findings = settings.load(self.root)
        self.complain(findings)
        return found

    @cached_property
    def slugs(self) -> list[str]:
        return [Path(path).stem for path in tree_files.promise_files(self.root).paths]

    def default(self) -> str | None:
        """The municipality meant where none is named: the settings' or the only one."""
        if self.settings.municipality:
            return lookup.municipality(self.settings.municipality, self.slugs)
        return self.slugs[0] if len(self.slugs) == 1 else None

    def named(self, typed: str, *, part: bool = True) -> str:
        """The municipality that was typed, or a part of it; asks the disk for little."""
        if re.fullmatch(r"[a-z0-9-]+", typed) and (self.root / load.promise_path(typed)).exists():
            return typed
        return lookup.municipality(typed, self.slugs, part=part)

    def required(self, typed: str | None) -> str:
        """The municipality typed, else the default one; a wrong call where neither is."""
        if not self.slugs:
            raise nothing_yet()
        if typed is not None:
            return self.named(typed)
        default = self.default()
        if default is None:
            names = ", ".join(self.slugs[:12]) + (" …" if len(self.slugs) > 12 else "")  # noqa: PLR2004  as many as a person reads through
            raise WrongCallError(t("Vilken kommun? Här finns {names}.", names=names))
        return default

    def asked_for(self, typed: str | None) -> str:
        """The same, but on a terminal it is asked for where it is neither typed nor the default."""
        asks = typed is None and self.slugs and self.default() is None and prompts.is_terminal()
        if not asks:
            return self.required(typed)
        listed = (f"{number} {slug}" for number, slug in enumerate(self.slugs, 1))
        prompts.tell(t("Kommuner: {names}", names=", ".join(listed)))
        return prompts.until(t("Vilken kommun?"), self._numbered)

    def _numbered(self, typed: str) -> str:
        if not typed:
            raise WrongCallError(t("Skriv ett nummer eller en del av kommunens namn."))
        if by_code(typed):
            return self.named(typed)
        return lookup.numbered(typed, self.slugs) or self.named(typed)

    def municipality_and_period(
        self, first: str | None, second: str | None
    ) -> tuple[str | None, str | None]:
        """Tell a lone period from a municipality (docs/figures.md)."""
        if first is None or second is not None:
            return first, second
        if _CODE_OR_YEAR.fullmatch(first):
            a_year = self._in_force(int(first)) or not by_code(first)
            return (None, first) if a_year else (first, None)
        if read_period(first):
            return None, first
        try:
            return self.named(first, part=False), None
        except WrongCallError:
            ids = (a.id for book in self.books for a in book.promises.agreements)
            if spans.labelled(first, self.today) or first in ids:
                return None, first
            return self.named(first), None

    @cached_property
    def books(self) -> list[Book]:
        """All promise files that can be read, without activities."""
        readings = (load.read_promises(self.root, slug) for slug in self.slugs)
        return [reading.book for reading in readings if reading.book]

    def _in_force(self, number: int) -> bool:
        span = year(max(number, date.min.year))
        return any(book.agreements_in(span) for book in self.books)

    def book(self, slug: str, *, activities: bool = True) -> Book:
        """What is told of a municipality, to change or add to; refused where it cannot be read."""
        reading = (load.load if activities else load.read_promises)(self.root, slug)
        if reading.book is None:
            self.complain(reading.findings)
            raise RefusedError(t("Löftesfilen har fel och måste rättas först."))
        self.warn_left_out([reading])
        return reading.book

    def reading(self, slug: str) -> Reading:
        """What is told of a municipality; what makes it unreadable is complained of."""
        reading = load.load(self.root, slug)
        if reading.book is None:
            self.complain(reading.findings)
        return reading

    def complain(self, findings: Iterable[Finding]) -> None:
        """Print findings on standard error."""
        out = screen.of(sys.stderr)
        out.print(text_lines(located(sorted(findings), self.shown_path), out))

    def warn_left_out(self, readings: Sequence[Reading]) -> bool:
        """Say on standard error that files are in no figure; True where there are any."""
        paths = list(dict.fromkeys(path for reading in readings for path in reading.unread))
        if paths:
            message = n(
                "{count} fil har fel och är inte medräknad. Se felet med: medlofte validate",
                "{count} filer har fel och är inte medräknade. Se felen med: medlofte validate",
                len(paths),
            )
            screen.of(sys.stderr).print([message, *(f"  {self.shown_path(p)}" for p in paths[:10])])
        return bool(paths)

    def shown_path(self, path: str) -> str:
        """A path of the tree as a person would type it: relative where it lies below here."""
        full = Path(os.path.normpath(self.root.absolute() / path))
        try:
            return full.relative_to(Path.cwd()).as_posix()
        except ValueError:
            return full.as_posix()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the tree, for whoever changes anything in it."""
        with lock.held(self.root):
            self.say(self.settle())
            yield

    def settle(self) -> list[str]:
        """Settle what was begun and not finished; the lock must be held."""
        from medlofte.edit import unfinished  # noqa: PLC0415  loads all that renaming needs

        return unfinished.settle(self.root, self.today)

    def write(self, changes: Mapping[str, Texts], did: Did) -> bool:
        """Write all of the changes or none; whether `undo` can take them back, else that is said.

        The lock must be held (`with workspace.writing():`). `changes` has, by path from the root,
        what each file holds now and what it shall hold, None for no file: so files are created,
        changed and removed, in `promises/`, in `activities/`, and the settings. `did` is what
        `undo` calls it. Raises RefusedError where a file is not as it was said to be, and
        FailedError for what the disk refuses; then nothing is written.
        """
        from medlofte.edit import whole  # noqa: PLC0415  likewise

        whole.compare(self.root, changes)
        noted = self.remembers(changes, did)
        whole.write(self.root, changes, noted)
        return noted is not None

    def remembers(self, changes: Mapping[str, Texts], did: Did) -> Noted | None:
        """Note what is about to be written, so that it can be taken back; else say that it cannot.

        For what `write` cannot write itself; see there.
        """
        try:
            return journal.remember(self.root, changes, did, state.new_key(self.today))
        except FailedError as failed:
            self.say([t("Det går inte att ta tillbaka med medlofte undo. {reason}", reason=failed)])
            return None

    def say(self, sentences: Iterable[str]) -> None:
        out = screen.of(sys.stderr)
        for sentence in sentences:
            out.print(wrap(sentence, out.width))

    def tell_unfinished(self, intent: Renaming | Reversal) -> None:
        """Say what an interrupted command left half done."""
        from medlofte.edit import unfinished  # noqa: PLC0415  likewise

        self.say([unfinished.told(intent)])


def nothing_yet() -> WrongCallError:
    """What to do in a tree without a municipality."""
    command = "medlofte new municipality"
    return WrongCallError(
        t("Här finns inga medborgarlöften än. Börja med: {command}", command=command)
    )


def workspace_of(data: str | None, today: date, *, writes: bool = False) -> Workspace:
    """Find the data tree: `--data`, MEDLOFTE_DATA, or the nearest upward.

    What an interrupted command left half done there is settled by one that writes, and told of by
    one that reads.
    """
    given = data if data is not None else os.environ.get("MEDLOFTE_DATA")
    return opened(tree_files.find_root(given, Path.cwd()), today, writes=writes)


def opened(root: Path, today: date, *, writes: bool = False) -> Workspace:
    """Begin with a tree that is known; see `workspace_of`."""
    intent = intents.begun(root)
    begun = Workspace(root, today, intent if writes else None)
    if intent and writes:
        with begun.writing():
            pass
    elif intent:
        begun.tell_unfinished(intent)
    return begun
