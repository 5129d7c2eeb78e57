"""`medlofte init`: a tree to begin with, in a new folder or beside what is already there."""

import os
import sys
from pathlib import Path
from typing import Annotated

from medlofte.commands.options import Holds, stands, takes
from medlofte.disk import tree_files, writing
from medlofte.edit import new_tree, origin
from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.stop import WrongCallError
from medlofte.typed import lookup
from medlofte.wording import shell
from medlofte.wording.plain_text import pad


def run(
    folder: Annotated[str, stands(t("[MAPP]"), t("Mappen; annars den här.")), Holds.FOLDER] = ".",
    servers: Annotated[
        str | None, takes(",".join(new_tree.CI), t("Filer för granskning i CI."), "--ci")
    ] = None,
    address: Annotated[
        str | None,
        takes(
            t("ADRESS"),
            t("Varifrån andra hämtar medlofte, med commit eller kontrollsumma."),
            "--from",
        ),
    ] = None,
) -> int:
    """Write the files that are not there yet, tell which, and what comes next."""
    requirement = origin.installed() if address is None else origin.asked(address)
    wanted = lookup.choices("--ci", servers, new_tree.CI)
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise WrongCallError(t("{path} är en fil. Ange en mapp.", path=folder))
    data = "" if (root / tree_files.PROMISES).is_dir() else "data/"
    written, kept = [], []
    begun = [*new_tree.files(data, wanted, requirement)]
    for path, _ in begun:  # what lies in the folder may be outside the tree in it
        if path.startswith(data) and not os.path.lexists(root / path):
            writing.inside(root / data, path.removeprefix(data))
    for path, text in begun:
        if os.path.lexists(root / path):
            writing.tidy(root / path)
            kept.append(path)
        else:
            writing.create(root, {path: text})
            written.append(path)
    writing.flush(root.absolute().parent)
    out = screen.of(sys.stdout)
    if written:
        out.print([t("Skrivet i {path}:", path=folder), *_listed(written), ""])
    if kept:
        out.print([t("Fanns redan och är orört:"), *_listed(kept), ""])
    if requirement is None and new_tree.REQUIREMENTS in written:
        out.print([*_no_origin(), ""])
    if address is not None and new_tree.REQUIREMENTS in kept:
        line = t("Skriv själv den här raden i {path}:", path=new_tree.REQUIREMENTS)
        out.print([line, f"  {requirement}", ""])
    out.print(_next(root))
    return 0


def _listed(paths: list[str]) -> list[str]:
    return [f"  {path}" for path in paths]


def _no_origin() -> list[str]:
    return [
        t(
            "Var medlofte kan hämtas är inte känt. Skriv adressen i {path}, så som filen visar.",
            path=new_tree.REQUIREMENTS,
        ),
        t("Till dess stannar installationen där, också i CI."),
    ]


def _next(root: Path) -> list[str]:
    steps = [
        ("medlofte new municipality", t("skriv kommunens löften")),
        ("medlofte validate", t("granska filerna")),
        ("pre-commit install", t("granska dem före varje commit, om mappen delas med git")),
    ]
    if root.resolve() != Path.cwd():
        steps.insert(0, (shell.command("cd", root.as_posix()), t("gå till mappen")))
    width = max(len(command) for command, _ in steps) + 3
    return [t("Nästa steg:"), *(f"  {pad(command, width)}{text}" for command, text in steps)]
