"""`medlofte undo`: takes back the latest that was written here: a file of `log`, or an import."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from medlofte.commands.options import Yes
from medlofte.commands.workspace import Workspace
from medlofte.disk import journal, programs
from medlofte.disk.journal import Entry, Removal
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.render.terminal import screen
from medlofte.stop import RefusedError, WrongCallError

_LISTED = 10


def run(*, yes: Yes = False, workspace: Workspace) -> int:
    """Remove what was written last, if it is as it was written and not in git's history yet.

    What an interrupted command left is the latest: where that has just been settled, no more goes.
    """
    if isinstance(workspace.settled, Removal):
        return 0
    with workspace.writing():
        entries = journal.latest(workspace.root)
    if not entries:
        raise WrongCallError(
            t(
                "Det finns inget att ta tillbaka: på den här datorn är inget antecknat. En fil som "
                "medlofte log har sparat går att ta bort för hand."
            )
        )
    out = screen.of(sys.stdout)
    paths = [entry.path for entry in entries]
    committed = _asked(workspace, programs.committed, paths)
    if committed:
        out.print(_told_to_git(committed))
        return 1
    _refuse_changed(workspace, entries)
    if not (yes or _sure(workspace, entries)):
        out.print([t("Inget är ändrat.")])
        return 0
    staged = _asked(workspace, programs.tracked, paths)
    with workspace.writing():
        _refuse_changed(workspace, entries)
        _remove(workspace, entries)
    out.print(_removed(workspace, entries))
    if staged:
        names = " ".join(staged)
        out.print([t("Ta bort den ur git också:"), f"  git rm --cached {names}"])
    return 0


def _remove(workspace: Workspace, entries: Sequence[Entry]) -> None:
    """Remove one file, or all of an import: what is begun of those is finished in any case."""
    root, batch = workspace.root, entries[0].batch
    digests = {entry.path: entry.digest for entry in entries}
    if batch:
        journal.begin(root, Removal(journal.name_of(batch), digests, undo=True))
    kept = journal.withdraw(root, digests)
    if batch:
        journal.finished(root)
    if kept:  # changed by somebody else, just now
        raise RefusedError("\n".join(_changed(workspace, kept, len(entries))))


def _asked(
    workspace: Workspace, question: Callable[[Path, Sequence[str]], list[str]], paths: Sequence[str]
) -> list[str]:
    """Git's answer, as the paths are shown; without one nothing is removed."""
    try:
        return [workspace.shown_path(path) for path in question(workspace.root, paths)]
    except programs.UnaskedError as unasked:
        message = t(
            "Git svarar inte ({reason}), så det går inte att veta om uppgiften redan är delad. "
            "Inget är borttaget.",
            reason=unasked,
        )
        raise RefusedError(message) from None


def _refuse_changed(workspace: Workspace, entries: Sequence[Entry]) -> None:
    changed = [one.path for one in entries if not one.unchanged(workspace.root)]
    if changed:
        raise RefusedError("\n".join(_changed(workspace, changed, len(entries))))


def _changed(workspace: Workspace, changed: Sequence[str], count: int) -> list[str]:
    lines = [
        t(
            "{path} har ändrats sedan den loggades och lämnas orörd.",
            path=workspace.shown_path(path),
        )
        for path in changed
    ]
    if count > 1:
        lines.append(
            t("Inget mer är borttaget. Flytta den som ändrats, så kan resten tas tillbaka.")
        )
    return lines


def _sure(workspace: Workspace, entries: Sequence[Entry]) -> bool:
    """Show what would be removed and ask; off a terminal that must have been answered."""
    first = workspace.shown_path(entries[0].path)
    if not prompts.is_terminal():
        if len(entries) == 1:
            raise WrongCallError(t("Ange --yes för att ta bort {path} utan fråga.", path=first))
        raise WrongCallError(
            t("Ange --yes för att ta bort {count} filer utan fråga.", count=len(entries))
        )
    if len(entries) == 1:
        text = (workspace.root / entries[0].path).read_text(encoding="utf-8")
        prompts.say([first, *(f"  {line}" for line in text.splitlines())])
        return prompts.yes(t("Ta bort den? [j/N]:"), default=False)
    prompts.say([t("Importen av {name}:", name=journal.name_of(entries[0].batch))])
    prompts.say(_listed(workspace, entries))
    return prompts.yes(t("Ta bort alla {count} filer? [j/N]:", count=len(entries)), default=False)


def _listed(workspace: Workspace, entries: Sequence[Entry]) -> list[str]:
    paths = sorted(workspace.shown_path(entry.path) for entry in entries)
    lines = [f"  {path}" for path in paths[:_LISTED]]
    if len(paths) > _LISTED:
        lines.append(t("  … och {count} till", count=len(paths) - _LISTED))
    return lines


def _removed(workspace: Workspace, entries: Sequence[Entry]) -> list[str]:
    if len(entries) == 1:
        return [t("Borttagen: {path}", path=workspace.shown_path(entries[0].path))]
    name = journal.name_of(entries[0].batch)
    line = n(
        "Borttagen: importen av {name}, {count} fil",
        "Borttagen: importen av {name}, {count} filer",
        len(entries),
        name=name,
    )
    return [line]


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
