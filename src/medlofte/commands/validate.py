"""`medlofte validate`: all findings of all files, in one run."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

from typer import Option

from medlofte import rules
from medlofte.book import load
from medlofte.book.load import Reading
from medlofte.commands import municipalities
from medlofte.commands.options import Holds, Where, format_of, stands
from medlofte.commands.workspace import Workspace, nothing_yet, opened, workspace_of
from medlofte.disk import tree_files
from medlofte.disk.journal import Deed, Did
from medlofte.edit import whole
from medlofte.edit.mend_names import mend
from medlofte.edit.moves import Moves
from medlofte.finding import Finding, Level
from medlofte.language import t
from medlofte.model import settings
from medlofte.render.terminal import findings as render
from medlofte.render.terminal import screen
from medlofte.stop import WrongCallError
from medlofte.typed import lookup


class _Checked(NamedTuple):
    """What was looked at, and what is complained of."""

    looked_at: Sequence[tuple[Workspace, list[str]]]
    findings: Sequence[Finding]
    strict: bool

    @property
    def files(self) -> int:
        """How many were looked at."""
        return sum(len(paths) for _, paths in self.looked_at)


def _text(checked: _Checked) -> None:
    out = screen.of(sys.stdout)
    out.print(render.text_lines(checked.findings, out))
    _sum_up(checked)


def _json(checked: _Checked) -> None:
    screen.machine(render.as_json(checked.files, checked.findings) + "\n")


def _github(checked: _Checked) -> None:
    screen.machine("".join(f"{line}\n" for line in render.as_github(checked.findings)))
    _sum_up(checked)


def _sarif(checked: _Checked) -> None:
    from medlofte.render.data import findings_sarif

    screen.machine(findings_sarif.sarif(checked.findings) + "\n")
    _sum_up(checked)


def _junit(checked: _Checked) -> None:
    from medlofte.render.data import findings_junit

    shown = [begun.shown_path(path) for begun, paths in checked.looked_at for path in paths]
    screen.machine(findings_junit.junit(shown, checked.findings, strict=checked.strict))
    _sum_up(checked)


def _sum_up(checked: _Checked) -> None:
    screen.of(sys.stderr).print([render.summary(checked.files, checked.findings)])


FORMATS: Mapping[str, Callable[[_Checked], None]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
}


@dataclass(frozen=True)
class ValidateOptions:
    """What to look at, how, and how to tell."""

    paths: Annotated[
        list[str] | None, stands(t("[SÖKVÄG …]"), t("Filer eller mappar.")), Holds.FILE
    ] = None
    form: Annotated[str, format_of(FORMATS)] = "text"
    strict: Annotated[bool, Option("--strict", help=t("Avsluta med 1 också vid varningar."))] = (
        False
    )
    fix: Annotated[
        bool, Option("--fix", help=t("Rätta filnamn och mapp där innehållet är rätt."))
    ] = False


def run(options: ValidateOptions, where: Where, today: date) -> int:
    """Print all findings of the tree, or of the paths named; 1 where any is an error.

    A promise file is looked at with the activities that it gives their meaning. Where there is
    nothing to look at, most likely the wrong folder was named: that is no good answer.
    """
    form = FORMATS[lookup.form(options.form, FORMATS)]
    looked_at: list[tuple[Workspace, list[str]]] = []
    findings: list[Finding] = []
    for begun, named in _trees(where.data, options.paths or (), today, writes=options.fix):
        wanted = _with_activities(begun, named)
        if options.fix:
            with begun.writing():
                wanted = _mended(begun, wanted)
        inside, found = _check(begun, wanted)
        looked_at.append((begun, inside))
        findings += render.located(found, begun.shown_path)
    checked = _Checked(looked_at, findings, options.strict)
    if not checked.files and not findings:
        if not any(begun.slugs for begun, _ in looked_at):
            raise nothing_yet()
        raise WrongCallError(t("Här finns inga filer att granska. Ange en annan mapp."))
    form(checked)
    failed = any(options.strict or finding.level is Level.ERROR for finding in findings)
    return int(failed)


def _trees(
    data: str | None, paths: Sequence[str], today: date, *, writes: bool
) -> list[tuple[Workspace, list[str] | None]]:
    """The trees to look at, each with the paths inside it; None for the whole tree."""
    if not paths:
        return [(workspace_of(data, today, writes=writes), None)]
    given = data is not None or "MEDLOFTE_DATA" in os.environ
    found: dict[Path, list[str] | None] = {}
    begun: dict[Path, Workspace] = {}
    for typed in paths:
        path = Path(os.path.abspath(typed))  # noqa: PTH100  also takes away `..`
        if not path.exists() and not path.is_symlink():
            raise WrongCallError(t("{path} finns inte.", path=typed))
        here = (
            workspace_of(data, today, writes=writes)
            if given
            else _start_at(path, today, writes=writes)
        )
        root = here.root.absolute()
        begun[root] = here
        wanted = found.setdefault(root, [])
        if root.is_relative_to(path) or wanted is None:
            found[root] = None
        elif path.is_relative_to(root):
            wanted.append(path.relative_to(root).as_posix())
        else:
            raise WrongCallError(t("{path} ligger utanför datamappen.", path=typed))
    return [(begun[root], wanted) for root, wanted in found.items()]


def _start_at(path: Path, today: date, *, writes: bool) -> Workspace:
    folder = path if path.is_dir() else path.parent
    return opened(tree_files.find_root(None, folder), today, writes=writes)


def _check(begun: Workspace, wanted: Sequence[str] | None) -> tuple[list[str], Iterable[Finding]]:
    """The paths looked at in a tree, and what is complained of."""
    slugs, findings = load.municipalities(begun.root)
    document, found = settings.load_document(begun.root)
    findings += found + settings.of_document(document)[1]
    findings += rules.check_settings(document) if document else []
    chosen = [
        slug for slug in slugs if wanted is None or any(_concerns(path, slug) for path in wanted)
    ]
    settled = tree_files.SETTINGS
    paths = [settled] if document and wanted is not None and _wanted(settled, wanted) else []
    for read, found in municipalities.each(begun.root, chosen, partial(_looked_at, begun.today)):
        paths += (path for path in read if _wanted(path, wanted))
        findings += found
    # What lies beside a municipality's own is told of where it is listed, and with it.
    told = dict.fromkeys(one for one in findings if _wanted(one.place.path, wanted))
    return paths, sorted(told)


def _with_activities(begun: Workspace, named: Sequence[str] | None) -> list[str] | None:
    """The paths that are asked for, and the activities of each promise file among them."""
    if named is None:
        return None
    own = {load.promise_path(slug): slug for slug in begun.slugs}
    told = [own[path] for path in named if path in own]
    return [*named, *(f"{tree_files.ACTIVITIES}/{slug}" for slug in told)]


def _looked_at(today: date, reading: Reading) -> tuple[list[str], list[Finding]]:
    return reading.paths, rules.check(reading, today)


def _mended(begun: Workspace, wanted: Sequence[str] | None) -> list[str] | None:
    """Put files where they belong and tell; what was asked for by its old path is still meant."""
    moves = Moves(begun.root)
    for slug in load.municipalities(begun.root)[0]:
        if wanted is not None and not any(_concerns(path, slug) for path in wanted):
            continue
        reading = load.load(begun.root, slug)
        found = [
            one for one in rules.check(reading, begun.today) if _wanted(one.place.path, wanted)
        ]
        mend(moves, reading, found)
    if moves.pairs:
        noted = begun.remembers(moves.changes(), Did(Deed.FIX))
        with whole.wholly(begun.root, noted):
            moves.make()
    for old, new in moves.pairs:
        names = {"old": begun.shown_path(old), "new": begun.shown_path(new)}
        screen.of(sys.stderr).print([t("Flyttad: {old} → {new}", **names)])
    return None if wanted is None else [*wanted, *(new for _, new in moves.pairs)]


def _wanted(path: str, wanted: Sequence[str] | None) -> bool:
    return wanted is None or any(_inside(path, one) for one in wanted)


def _concerns(path: str, slug: str) -> bool:
    own = (load.promise_path(slug), f"{tree_files.ACTIVITIES}/{slug}")
    return any(_inside(path, one) or _inside(one, path) for one in own)


def _inside(path: str, folder: str) -> bool:
    """Whether it is the folder or lies in it; in whatever case, where that makes no other name."""
    here, there = os.path.normcase(path), os.path.normcase(folder)
    return here == there or here.startswith(os.path.join(there, ""))  # noqa: PTH118  text alone
