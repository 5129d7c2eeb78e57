"""Knows how a person goes through what nobody has checked, one mark at a time."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from medlofte.book.unchecked import UncheckedMark, quoted
from medlofte.commands import review_value
from medlofte.commands.options import Where
from medlofte.commands.promise_file import OpenFile
from medlofte.commands.reviewed_file import ReviewedFile, files
from medlofte.drafting.file import settled
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.reading.document import Route
from medlofte.render.terminal import screen
from medlofte.stop import RefusedError, WrongCallError
from medlofte.wording import agreements, dates, shell, states
from medlofte.wording.plain_text import capital
from medlofte.wording.targets.kinds import worded

_Choice = Literal["leave", "right", "change", "drop", "stop"]


def review(typed: str | None, where: Where, today: date) -> int:
    """Go through the marks of a file, of a municipality, or of all; in a pipe list them."""
    found = [*files(typed, where, today)]
    if not prompts.is_terminal():
        _list(found)
        return 0
    seen = 0
    for one in found:
        session = _Session(one)
        seen += session.count
        if not session.go():
            break
    if not seen:
        prompts.tell(t("Inget är märkt att kontrollera."))
    return 0


def _list(found: Sequence[ReviewedFile]) -> None:
    """Print each mark, for who has no terminal."""
    out, count = screen.of(sys.stdout), 0
    for one in found:
        file = one.read()
        for mark in file.book.marks:
            count += 1
            names = ", ".join(_name(file, route) for route in mark.about)
            words = mark.words or t("det som står här")
            out.print([f"{one.shown}:{mark.place.line}: {names}: {words}"])
    message = t("Inget är märkt att kontrollera.")
    if count:
        message = n(
            "{count} sak är inte kontrollerad. Gå igenom den i en terminal, eller rätta i en "
            "redigerare och ta bort kommentaren.",
            "{count} saker är inte kontrollerade. Gå igenom dem i en terminal, eller rätta i en "
            "redigerare och ta bort kommentarerna.",
            count,
        )
    screen.of(sys.stderr).print([message])


def _name(file: OpenFile, route: Route) -> str:
    """What a mark is about, in a word."""
    if not route:
        return file.book.promises.municipality
    pledge = file.pledge(route)
    return pledge.promise.id if pledge else file.agreements[int(route[1])].id


@dataclass(slots=True)
class _Session:
    """Going through one file: how many marks are behind, settled or left."""

    file: ReviewedFile
    settled: int = 0
    left: int = 0
    remembered: bool = False
    asked: bool = False

    @property
    def count(self) -> int:
        """How many marks there are, or were."""
        return self.settled + len(self.file.read().book.marks)

    def go(self) -> bool:
        """Ask about each mark that is not left for later; False where the person stops."""
        going = True
        while going:
            now = self.file.read()
            if self.left >= len(now.book.marks):
                break
            mark = now.book.marks[self.left]
            _show(self, now, mark)
            try:
                going = self._decide(now, mark)
            except prompts.BackError:
                self.left = max(0, self.left - 1)
            except (RefusedError, WrongCallError) as refused:
                prompts.tell(str(refused))
        if self.asked:
            self._sum_up()
        return going

    def _decide(self, now: OpenFile, mark: UncheckedMark) -> bool:
        self.asked = True
        match prompts.choose(*_question(mark), back=True):
            case "leave":
                self.left += 1
            case "right":
                self._write(now, settled.without_mark(now.document, mark))
            case "change":
                self._write(now, review_value.changed(self.file, now, mark))
            case "drop":
                self._drop(now, mark.about[0])
            case _:
                return False
        return True

    def _drop(self, now: OpenFile, route: Route) -> None:
        reports = self.file.reports(route)
        if reports:
            message = n(
                "{count} aktivitet är loggad för löftet. Ta bort eller ändra den först.",
                "{count} aktiviteter är loggade för löftet. Ta bort eller ändra dem först.",
                reports,
            )
            raise RefusedError(message)
        text = review_value.checked(self.file, now, settled.without_promise(now.document, route))
        question = t("Ta bort löftet {id}? [j/N]:", id=_name(now, route))
        if prompts.yes(question, default=False, back=True):
            self._write(now, text)

    def _write(self, before: OpenFile, text: str | None) -> None:
        if text is None:
            return
        self.remembered = self.file.write(before, text)
        now = self.file.read()
        self.settled += len(before.book.marks) - len(now.book.marks)
        gone = len([*quoted(before.document)]) - len([*quoted(now.document)])
        prompts.tell(
            t("Sparat. Märket och dokumentets egen rad är borta.")
            if gone > 0
            else t("Sparat. Märket är borta.")
        )

    def _sum_up(self) -> None:
        left = len(self.file.read().book.marks)
        prompts.say([""])
        if left:
            again = shell.command("medlofte", "read", "--review", self.file.asked_for)
            message = n(
                "{count} sak är kvar att kontrollera: {command}",
                "{count} saker är kvar att kontrollera: {command}",
                left,
                command=again,
            )
        else:
            message = t("Allt i {path} är kontrollerat.", path=self.file.shown)
        prompts.tell(message)
        if self.remembered:
            prompts.say([t("Blev det fel?  medlofte undo")])


def _question(mark: UncheckedMark) -> tuple[str, dict[str, _Choice]]:
    """What can be done about a mark, Enter first: of several promises at once not all."""
    letters: dict[str, _Choice] = {t("l"): "leave", t("s"): "right"}
    alone = len(mark.about) == 1
    if alone and len(mark.about[0]) > len(("agreements", 0)):
        letters |= {t("ä"): "change", t("t"): "drop", t("a"): "stop"}
        question = t("[L]åt märket stå  [s]tämmer  [ä]ndra  [t]a bort löftet  [a]vsluta:")
    elif alone:
        letters |= {t("ä"): "change", t("a"): "stop"}
        question = t("[L]åt märket stå  [s]tämmer  [ä]ndra  [a]vsluta:")
    else:
        letters |= {t("a"): "stop"}
        question = t("[L]åt märket stå  [s]tämmer  [a]vsluta:")
    return question, letters


def _show(session: _Session, now: OpenFile, mark: UncheckedMark) -> None:
    """Show what the mark is about, and what is unsure of it."""
    marks = now.book.marks
    place = t(
        "{number} av {count}, {path} rad {line}",
        number=session.settled + session.left + 1,
        count=session.settled + len(marks),
        path=session.file.shown,
        line=mark.place.line,
    )
    prompts.say(["", place])
    pairs = [pair for route in mark.about for pair in _facts(now, route)]
    pairs += [
        (t("Dokumentet"), one.words)
        for one in quoted(now.document)
        if any(route in mark.about for route in one.about)
    ]
    beside = mark.place.source[: mark.place.column - 1].strip()
    pairs += [(t("På raden"), beside)] if beside.strip("#") else []
    pairs.append((t("Kontrollera"), mark.words or t("det som står här")))
    prompts.list_pairs(pairs)


def _facts(now: OpenFile, route: Route) -> Iterator[tuple[str, str]]:
    promises = now.book.promises
    if not route:
        yield t("Kommunen"), f"{promises.municipality} ({promises.code})"
        return
    pledge = now.pledge(route)
    if pledge is None:
        agreement = now.agreements[int(route[1])]
        yield t("Medborgarlöftet"), agreements.titled(agreement)
        yield t("Tid"), dates.days(agreement.span)
        return
    last = (pledge.in_force or pledge.agreement.span).last
    yield t("Löftet"), pledge.promise.text
    yield t("Id"), pledge.promise.id
    yield t("Ansvarig"), states.responsible(pledge.promise, promises.parties)
    yield t("Målet"), capital(worded(pledge.promise.target, last))
