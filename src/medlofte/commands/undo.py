"""`medlofte undo`: takes back the latest file that `log` wrote here."""

import shutil
import subprocess
import sys
from pathlib import Path

from medlofte import journal, prompts, writing
from medlofte.commands.start import Start
from medlofte.language import t
from medlofte.render import screen
from medlofte.stop import RefusedError, WrongCallError


def run(start: Start, *, yes: bool) -> int:
    """Remove the latest file, if it is as it was written and not in git's history yet."""
    entry = journal.latest(start.root)
    if entry is None:
        raise WrongCallError(t("Det finns inget att ta tillbaka: inget är loggat här."))
    path, shown = start.root / entry.path, start.shown_path(entry.path)
    out = screen.of(sys.stdout)
    if _git_names(path, "ls-tree", "HEAD"):
        out.print(
            [
                t("{path} finns redan i git. Ta bort den där med:", path=shown),
                f"  git rm {shown}",
                f'  git commit -m "{t("Ta bort felaktig uppgift")}"',
            ]
        )
        return 1
    if not entry.unchanged(start.root):
        raise RefusedError(t("{path} har ändrats sedan den loggades och lämnas orörd.", path=shown))
    if not yes:
        if not prompts.is_terminal():
            raise WrongCallError(t("Ange --yes för att ta bort {path} utan fråga.", path=shown))
        text = path.read_text(encoding="utf-8")
        out.print([shown, *(f"  {screen.harmless(line)}" for line in text.splitlines())])
        if not prompts.yes(t("Ta bort den? [j/N]:"), default=False):
            out.print([t("Inget är ändrat.")])
            return 0
    staged = _git_names(path, "ls-files")
    writing.remove(start.root, entry.path)
    out.print([t("Borttagen: {path}", path=shown)])
    if staged:
        out.print([t("Ta bort den ur git också:"), f"  git rm --cached {shown}"])
    return 0


def _git_names(path: Path, *command: str) -> bool:
    """Whether git's answer names the file; no git, no answer."""
    git = shutil.which("git")
    if git is None:
        return False
    asked = subprocess.run(  # noqa: S603  fixed words, and a path as one argument
        [git, "-C", str(path.parent), *command, "--", path.name], capture_output=True, check=False
    )
    return bool(asked.stdout.strip())
