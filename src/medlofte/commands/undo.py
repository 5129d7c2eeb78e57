"""`medlofte undo`: takes back whatever the last command that writes has written here."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from itertools import takewhile

from medlofte.commands import mistakes
from medlofte.commands.options import Yes
from medlofte.commands.workspace import Workspace
from medlofte.disk import intents, journal, programs, state
from medlofte.disk.intents import Reversal
from medlofte.disk.journal import Noted
from medlofte.edit import taking_back
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.render.terminal import screen
from medlofte.stop import RefusedError, WrongCallError
from medlofte.swedish.dates import long
from medlofte.wording.plain_text import wrap

_LISTED = 10  # files
_SHOWN = 20  # lines of a file
_LONG = 500  # signs of a line
_COMPARED = 250_000  # pairs of lines


def run(*, yes: Yes = False, workspace: Workspace) -> int:
    """Make the files of the last command what they were, if they are as it wrote them.

    What an interrupted command left is the latest: where that has just been settled, no more goes.
    """
    if isinstance(workspace.settled, Reversal):
        return 0
    with workspace.writing():
        noted = journal.latest(workspace.root)
    if noted is None:
        raise WrongCallError(
            t(
                "Det finns inget att ta tillbaka: på den här datorn är inget antecknat. En fil som "
                "medlofte log har sparat går att ta bort för hand."
            )
        )
    _refuse(workspace, noted)
    shared = _shared(workspace, noted)
    if not (yes or _sure(workspace, noted, shared=bool(shared))):
        screen.of(sys.stdout).print([t("Inget är ändrat.")])
        return 0
    with _answering():
        staged = programs.tracked(workspace.root, [*noted.files])
    kept = _take_back(workspace, noted)
    if kept:  # changed by somebody else, just now
        raise RefusedError("\n".join(_changed(workspace, kept)))
    out = screen.of(sys.stdout)
    out.print([t("Tillbakataget: {what}", what=_what(workspace, noted))])
    if shared:
        out.print(wrap(_remembered(workspace), out.width) * yes)
        out.print([t("Dela ändringen med: {command}", command="medlofte share")])
    new = [path for path in staged if path not in shared and not noted.files[path].before]
    if new:
        names = " ".join(map(workspace.shown_path, new))
        out.print([t("Ta bort den ur git också:"), f"  git rm --cached {names}"])
    return 0


def _shared(workspace: Workspace, noted: Noted) -> list[str]:
    """The files that git's history has as the command wrote them, and will always have."""
    before = noted.before(workspace.root)
    with _answering():
        found = programs.committed(workspace.root, [*noted.files])
    return [
        path
        for path, names in found.items()
        if noted.files[path].after
        and any(
            path not in before or name != programs.content_name(before[path], like=name)
            for name in names
        )
    ]


def _remembered(workspace: Workspace) -> str:
    remembered = t(
        "Det är redan sparat i git. Att ta tillbaka det är en ny ändring: git minns den förra, i "
        "historiken och hos alla som har hämtat den."
    )
    return f"{remembered} {mistakes.advice(workspace)}"


def _take_back(workspace: Workspace, noted: Noted) -> list[str]:
    """Make the files what they were, whole; what is begun of that is finished in any case."""
    with workspace.writing():
        if journal.latest(workspace.root) != noted:
            _refuse(workspace, noted)
            message = t("Ett annat kommando hann före. Inget är taget tillbaka: kör undo igen.")
            raise RefusedError(message)
        if len(noted.files) == 1:  # which is done at one stroke
            return taking_back.put_back(workspace.root, noted)
        intents.begin(workspace.root, Reversal(noted, undo=True))
        kept = taking_back.put_back(workspace.root, noted)
        intents.finished(workspace.root)
        return kept


@contextmanager
def _answering() -> Iterator[None]:
    """Refuse to take anything back where git does not answer."""
    try:
        yield
    except programs.UnaskedError as unasked:
        message = t(
            "Git svarar inte ({reason}), så det går inte att veta om uppgiften redan är delad. "
            "Inget är taget tillbaka.",
            reason=unasked,
        )
        raise RefusedError(message) from None


def _refuse(workspace: Workspace, noted: Noted) -> None:
    """Refuse what somebody has changed since, and what there is no old text for any more."""
    changed = noted.changed(workspace.root)
    if changed:
        lines = _changed(workspace, changed)
        if len(noted.files) > 1:
            lines.append(t("Inget är taget tillbaka, för det görs helt eller inte alls."))
        raise RefusedError("\n".join(lines))
    there = noted.before(workspace.root)
    if any(hashes.before and path not in there for path, hashes in noted.files.items()):
        message = n(
            "{what} går inte längre att ta tillbaka: den gamla texten raderas efter {count} dag.",
            "{what} går inte längre att ta tillbaka: den gamla texten raderas efter {count} dagar.",
            state.KEPT_DAYS,
            what=_what(workspace, noted),
        )
        raise RefusedError(message[0].upper() + message[1:])


def _changed(workspace: Workspace, changed: Sequence[str]) -> list[str]:
    return [
        t("{path} har ändrats sedan dess och lämnas orörd.", path=workspace.shown_path(path))
        for path in changed
    ]


def _what(workspace: Workspace, noted: Noted) -> str:
    """What the command did, and where."""
    what = taking_back.called(noted.did)
    places = noted.places()
    if len(places) == 1:
        return t("{what} i {path}", what=what, path=workspace.shown_path(places[0]))
    return n("{what}, {count} fil", "{what}, {count} filer", len(places), what=what)


def _sure(workspace: Workspace, noted: Noted, *, shared: bool) -> bool:
    """Show what would happen to the files, and ask; off a terminal that must have been answered."""
    what = _what(workspace, noted)
    if not prompts.is_terminal():
        raise WrongCallError(t("Ange --yes för att ta tillbaka {what} utan fråga.", what=what))
    head = t("Senast här: {what}", what=what)
    if noted.day and noted.day != workspace.today:
        head = t("Senast här, {day}: {what}", day=long(noted.day), what=what)
    prompts.say([head, *_shown(workspace, noted)])
    if not shared:
        return prompts.yes(t("Ta tillbaka? [j/N]:"), default=False)
    prompts.tell(_remembered(workspace))
    return prompts.yes(t("Ta tillbaka ändå? [j/N]:"), default=False)


def _shown(workspace: Workspace, noted: Noted) -> list[str]:
    """The lines that go (-) and come back (+), of as many files as a person reads."""
    before = noted.before(workspace.root)
    lines: list[str] = []
    paths = sorted(noted.files)
    for path in paths[:_LISTED]:
        now = workspace.root / path
        old = before.get(path, b"").decode(errors="replace").splitlines()
        new = now.read_text("utf-8", "replace").splitlines() if noted.files[path].after else []
        if len(noted.files) == 1 or (old and new):
            lines += [f"  {workspace.shown_path(path)}"] * (len(paths) > 1)
            lines += difference(new, old)
        elif old:
            lines.append(t("  kommer tillbaka: {path}", path=workspace.shown_path(path)))
        else:
            lines.append(t("  tas bort: {path}", path=workspace.shown_path(path)))
    if len(paths) > _LISTED:
        lines.append(t("  … och {count} till", count=len(paths) - _LISTED))
    return lines


def difference(new: Sequence[str], old: Sequence[str]) -> list[str]:
    """The lines that go and come back; what begins and ends alike needs no comparing."""
    begins = _alike(new, old)
    new, old = new[begins:], old[begins:]
    ends = _alike(new[::-1], old[::-1])
    new, old = new[: len(new) - ends], old[: len(old) - ends]
    lines: list[str] = []
    for kind, first, last, begin, end in _steps(new, old):
        if kind != "equal":
            lines += [f"  - {line[:_LONG]}" for line in new[first:last]]
            lines += [f"  + {line[:_LONG]}" for line in old[begin:end]]
    if len(lines) > _SHOWN:
        more = n("  … och {count} rad till", "  … och {count} rader till", len(lines) - _SHOWN)
        return [*lines[:_SHOWN], more]
    return lines


def _alike(new: Sequence[str], old: Sequence[str]) -> int:
    """How many lines are alike from the first one on."""
    return len([*takewhile(lambda pair: pair[0] == pair[1], zip(new, old, strict=False))])


def _steps(new: Sequence[str], old: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What is alike within; where comparing would take long, nothing is."""
    if len(new) * len(old) > _COMPARED:
        return [("replace", 0, len(new), 0, len(old))]
    return SequenceMatcher(None, new, old, autojunk=False).get_opcodes()
