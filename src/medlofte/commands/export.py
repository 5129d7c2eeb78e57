"""`medlofte export`: the activities or the status as a flat table, for pivots and programs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from medlofte.book import load
from medlofte.book.book import Book, Logged
from medlofte.book.load import Reading
from medlofte.commands.options import Output, Overwrite, Period, SomeMunicipality, format_of
from medlofte.commands.status import measure_all
from medlofte.commands.workspace import Workspace
from medlofte.disk import output
from medlofte.interview import prompts
from medlofte.language import t
from medlofte.render.data import activity_rows, sheets, status_rows
from medlofte.render.data.sheets import Flat
from medlofte.render.terminal import screen
from medlofte.stop import WrongCallError
from medlofte.typed import lookup
from medlofte.wording.plain_text import quoted

TABLES = ("activities", "status")
# Text can also be printed, bytes only be saved.
FORMATS: Mapping[str, Callable[[Flat, date], str | bytes]] = {
    "csv": lambda flat, _: sheets.as_csv(flat),
    "xlsx": sheets.as_xlsx,
    "json": lambda flat, _: sheets.as_json(flat.rows),
}


@dataclass(frozen=True)
class ExportOptions:
    """What was asked for, as typed."""

    table: Annotated[
        str,
        Argument(metavar=t("TABELL"), help=t("activities (aktiviteterna) eller status (läget).")),
        TABLES,
    ]
    municipality: SomeMunicipality = None
    period: Period = None
    form: Annotated[str | None, format_of(FORMATS)] = None
    output: Output = None
    overwrite: Overwrite = False
    notes: Annotated[bool, Option("--notes", help=t("Ta med de interna anteckningarna."))] = False


def run(options: ExportOptions, workspace: Workspace) -> int:
    """Write the table to a file, or print it; 1 where files were left out."""
    lookup.choice("export", options.table, TABLES)
    form = _form(options)
    if options.output:
        output.check(Path(options.output), overwrite=options.overwrite)
    named, period = workspace.municipality_and_period(options.municipality, options.period)
    single = workspace.named(named) if named else workspace.default()
    readings = [
        load.load(workspace.root, slug) for slug in ([single] if single else workspace.slugs)
    ]
    if options.table == "status":
        flat = _status(workspace, readings, period, single=single is not None)
    else:
        flat = _activities(workspace, readings, period, options, single=single is not None)
    made = FORMATS[form](flat, workspace.today)
    if not options.output:
        screen.machine(str(made))
    elif isinstance(made, str):
        _save(options, quoted(made).encode("utf-8", "backslashreplace"))
    else:
        _save(options, made)
    return int(workspace.warn_left_out(readings))


def _save(options: ExportOptions, content: bytes) -> None:
    path = options.output or ""
    if output.save(Path(path), content, overwrite=options.overwrite):
        prompts.say([t("Sparad: {path}", path=path)])


def _form(options: ExportOptions) -> str:
    """The format: as typed, else as the file's name ends, else CSV."""
    ending = Path(options.output or "").suffix.lower().removeprefix(".")
    form = options.form or ending or "csv"
    if options.form or ending not in FORMATS:
        lookup.choice("--format", form, FORMATS)
    if form == "xlsx" and not options.output:
        raise WrongCallError(t("Ange med -o vad arbetsboken ska heta."))
    return form


def _status(
    workspace: Workspace, readings: Sequence[Reading], period: str | None, *, single: bool
) -> Flat:
    measured = measure_all(workspace, readings, period, None, single=single)
    told = [status_rows.municipality(workspace.today, (), progress) for progress in measured]
    return Flat(
        "status", status_rows.COLUMNS, [row for one in told for row in status_rows.rows(one)]
    )


def _activities(
    workspace: Workspace,
    readings: Sequence[Reading],
    period: str | None,
    options: ExportOptions,
    *,
    single: bool,
) -> Flat:
    chosen: list[tuple[Book, list[Logged]]] = []
    refused: WrongCallError | None = None
    for reading in readings:
        if reading.book is None:
            workspace.complain(reading.findings)
            continue
        try:
            asked = lookup.period(reading.book, period, workspace.today) if period else None
        except WrongCallError as error:
            refused = error
            continue
        logged = [
            one for one in reading.book.logged if asked is None or one.span.last in asked.span
        ]
        chosen.append((reading.book, sorted(logged, key=lambda one: (one.span.last, one.stem))))
    if refused and (single or not chosen):
        raise refused
    rows = [
        row
        for book, logged in chosen
        for row in activity_rows.rows(book, logged, workspace.today, notes=options.notes)
    ]
    return Flat("activities", activity_rows.columns(notes=options.notes), rows)
