"""`medlofte undo`: takes back the latest that was written here: a file of `log`, or an import."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import PurePosixPath

from medlofte import prompts
from medlofte.commands.start import Start
from medlofte.disk import journal, writing
from medlofte.disk.journal import Entry
from medlofte.language import n, t
from medlofte.render import screen
from medlofte.stop import RefusedError, WrongCallError

_LISTED = 10


def run(start: Start, *, yes: bool) -> int:
    """Remove what was written last, if it is as it was written and not in git's history yet."""
    entries = journal.latest(start.root)
    if not entries:
        raise WrongCallError(t("Det finns inget att ta tillbaka: inget är loggat här."))
    out = screen.of(sys.stdout)
    committed = _in_git(start, entries, "ls-tree", "-r", "--name-only", "HEAD")
    if committed:
        out.print(_told_to_git(committed))
        return 1
    changed = [one for one in entries if not one.unchanged(start.root)]
    if changed:
        raise RefusedError("\n".join(_changed(start, changed, len(entries))))
    if not (yes or _sure(start, entries)):
        out.print([t("Inget är ändrat.")])
        return 0
    staged = _in_git(start, entries, "ls-files")
    with journal.locked(start.root):
        for entry in entries:
            if not entry.unchanged(start.root):  # by somebody else, just now
                raise RefusedError("\n".join(_changed(start, [entry], len(entries))))
            writing.remove(start.root, entry.path)
    out.print(_removed(start, entries))
    if staged:
        names = " ".join(staged)
        out.print([t("Ta bort den ur git också:"), f"  git rm --cached {names}"])
    return 0


def _changed(start: Start, changed: Sequence[Entry], count: int) -> list[str]:
    lines = [
        t(
            "{path} har ändrats sedan den loggades och lämnas orörd.",
            path=start.shown_path(entry.path),
        )
        for entry in changed
    ]
    if count > 1:
        lines.append(
            t("Inget mer är borttaget. Flytta den som ändrats, så kan resten tas tillbaka.")
        )
    return lines


def _sure(start: Start, entries: Sequence[Entry]) -> bool:
    """Show what would be removed and ask; off a terminal that must have been answered."""
    first = start.shown_path(entries[0].path)
    if not prompts.is_terminal():
        if len(entries) == 1:
            raise WrongCallError(t("Ange --yes för att ta bort {path} utan fråga.", path=first))
        raise WrongCallError(
            t("Ange --yes för att ta bort {count} filer utan fråga.", count=len(entries))
        )
    if len(entries) == 1:
        text = (start.root / entries[0].path).read_text(encoding="utf-8")
        prompts.say([first, *(f"  {screen.harmless(line)}" for line in text.splitlines())])
        return prompts.yes(t("Ta bort den? [j/N]:"), default=False)
    prompts.say([t("Importen av {name}:", name=screen.harmless(_name(entries[0])))])
    prompts.say(_listed(start, entries))
    return prompts.yes(t("Ta bort alla {count} filer? [j/N]:", count=len(entries)), default=False)


def _listed(start: Start, entries: Sequence[Entry]) -> list[str]:
    paths = sorted(start.shown_path(entry.path) for entry in entries)
    lines = [f"  {path}" for path in paths[:_LISTED]]
    if len(paths) > _LISTED:
        lines.append(t("  … och {count} till", count=len(paths) - _LISTED))
    return lines


def _removed(start: Start, entries: Sequence[Entry]) -> list[str]:
    if len(entries) == 1:
        return [t("Borttagen: {path}", path=start.shown_path(entries[0].path))]
    name = screen.harmless(_name(entries[0]))
    line = n(
        "Borttagen: importen av {name}, {count} fil",
        "Borttagen: importen av {name}, {count} filer",
        len(entries),
        name=name,
    )
    return [line]


def _name(entry: Entry) -> str:
    """The name of the table; after it stands what tells it from others of that name."""
    return entry.batch.rpartition(" ")[0]


def _told_to_git(paths: Sequence[str]) -> list[str]:
    if len(paths) == 1:
        first = t("{path} finns redan i git. Ta bort den där med:", path=paths[0])
    else:
        first = t("{count} filer finns redan i git. Ta bort dem där med:", count=len(paths))
    return [
        first,
        *(f"  git rm {path}" for path in paths),
        f'  git commit -m "{t("Ta bort felaktig uppgift")}"',
    ]


def _in_git(start: Start, entries: Sequence[Entry], *command: str) -> list[str]:
    """Return those of the files that git's answer names, as they are shown; no git, no answer."""
    git = shutil.which("git")
    if git is None:
        return []
    found: list[str] = []
    by_folder: dict[PurePosixPath, list[Entry]] = {}
    for entry in entries:
        by_folder.setdefault(PurePosixPath(entry.path).parent, []).append(entry)
    for folder, inside in by_folder.items():
        asked = subprocess.run(  # noqa: S603  fixed words, and a path as one argument
            [git, "-C", str(start.root / folder), *command, "-z", "."],
            capture_output=True,
            check=False,
        )
        names = {
            name.rpartition("/")[2] for name in asked.stdout.decode(errors="replace").split("\0")
        }
        found += [
            start.shown_path(one.path) for one in inside if PurePosixPath(one.path).name in names
        ]
    return found
