"""`medlofte init`: a tree to begin with, in a new folder or beside what is already there."""

import os
import shlex
import sys
from pathlib import Path

from medlofte import lookup, starter
from medlofte.disk import files, writing
from medlofte.language import t
from medlofte.render import screen
from medlofte.stop import WrongCallError


def run(folder: str, servers: str | None) -> int:
    """Write the files that are not there yet, tell which, and what comes next."""
    wanted = lookup.choices("--ci", servers, starter.CI)
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise WrongCallError(t("{path} är en fil. Ange en mapp.", path=folder))
    data = "" if (root / files.PROMISES).is_dir() else "data/"
    written, kept = [], []
    for path, text in starter.files(data, wanted):
        if os.path.lexists(root / path):
            writing.tidy(root / path)
            kept.append(path)
        else:
            writing.create(root, path, text)
            written.append(path)
    writing.flush(root.absolute().parent)
    out = screen.of(sys.stdout)
    if written:
        out.print([t("Skrivet i {path}:", path=screen.harmless(folder)), *_listed(written), ""])
    if kept:
        out.print([t("Fanns redan och är orört:"), *_listed(kept), ""])
    out.print(_next(root))
    return 0


def _listed(paths: list[str]) -> list[str]:
    return [f"  {path}" for path in paths]


def _next(root: Path) -> list[str]:
    steps = [
        ("medlofte new municipality", t("skriv kommunens löften")),
        ("medlofte validate", t("granska filerna")),
        ("pre-commit install", t("granska dem före varje commit, om mappen delas med git")),
    ]
    if root.resolve() != Path.cwd():
        steps.insert(0, (f"cd {screen.harmless(shlex.quote(str(root)))}", t("gå till mappen")))
    width = max(len(command) for command, _ in steps) + 3
    return [t("Nästa steg:"), *(f"  {command.ljust(width)}{text}" for command, text in steps)]
