"""`medlofte export`: the activities or the status as a flat table, for pivots and programs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from typer import Option

from medlofte.book.book import Book
from medlofte.commands import municipalities
from medlofte.commands.measured import Query, measure_each
from medlofte.commands.municipalities import of_book, settle
from medlofte.commands.options import Output, Overwrite, Period, SomeMunicipality, format_of, stands
from medlofte.commands.workspace import Workspace
from medlofte.disk import output
from medlofte.interview import prompts
from medlofte.language import t
from medlofte.progress.measure import Progress
from medlofte.render.data import activity_rows, sheets, status_rows
from medlofte.render.data.sheets import Flat, Value
from medlofte.render.terminal import screen
from medlofte.stop import WrongCallError
from medlofte.swedish.choice_words import shown
from medlofte.typed import lookup
from medlofte.wording.plain_text import quoted

TABLES = ("activities", "status")

Row = Mapping[str, Value]
_Write = Callable[[tuple[str, ...], Iterable[Row]], Any]


def _rows(flat: Flat) -> Sequence[Mapping[str, Value]]:
    return flat.rows


def _csv(columns: Sequence[str], parts: Iterable[str]) -> str:
    return sheets.csv_header(columns) + "".join(parts)


class _TableForm(NamedTuple):
    """What a format makes of the rows of one municipality, perhaps in another process, and of all.

    Text can also be printed, bytes only be saved.
    """

    part: Callable[[Flat], Any]
    whole: Callable[[str, tuple[str, ...], Sequence[Any], date], str | bytes]


FORMATS: Mapping[str, _TableForm] = {
    "csv": _TableForm(sheets.csv_rows, lambda _, columns, parts, __: _csv(columns, parts)),
    "xlsx": _TableForm(
        _rows,
        lambda name, columns, parts, today: sheets.as_xlsx(
            Flat(name, columns, [*chain.from_iterable(parts)]), today
        ),
    ),
    "json": _TableForm(sheets.json_rows, lambda _, __, parts, ___: sheets.json_list(parts)),
}


@dataclass(frozen=True)
class ExportOptions:
    """What was asked for, as typed."""

    table: Annotated[
        str, stands(t("TABELL"), t("aktiviteter, eller status (läget).")), (*map(shown, TABLES),)
    ]
    municipality: SomeMunicipality = None
    period: Period = None
    form: Annotated[str | None, format_of(FORMATS)] = None
    output: Output = None
    overwrite: Overwrite = False
    notes: Annotated[bool, Option("--notes", help=t("Ta med de interna anteckningarna."))] = False


def run(options: ExportOptions, workspace: Workspace) -> int:
    """Write the table to a file, or print it; 1 where files were left out."""
    name = lookup.choice("export", options.table, TABLES)
    form = _form(options)
    if options.output:
        output.check(Path(options.output), overwrite=options.overwrite)
    named, period = workspace.municipality_and_period(options.municipality, options.period)
    single = workspace.named(named) if named else workspace.default()
    slugs = [single] if single else workspace.slugs
    part = partial(_part, FORMATS[form].part, name)
    if name == "status":
        columns = status_rows.COLUMNS
        show = partial(_status, part, workspace.today)
        question = Query(workspace.today, period, None, frozenset(), show)
        told = measure_each(workspace, slugs, question, single=single is not None)
        parts = [one.shown.shown for one in told if one.shown]
    else:
        columns = activity_rows.columns(notes=options.notes)
        show = partial(_activities, part, workspace.today, period, options.notes)
        told = [*municipalities.each(workspace.root, slugs, partial(of_book, show))]
        settle(workspace, told, single=single is not None)
        parts = [one.shown for one in told if one.shown is not None]
    made = FORMATS[form].whole(name, columns, parts, workspace.today)
    if not options.output:
        screen.machine(str(made))
    elif isinstance(made, str):
        _save(options, quoted(made).encode("utf-8", "backslashreplace"))
    else:
        _save(options, made)
    return int(workspace.warn_left_out([one.reading for one in told]))


def _save(options: ExportOptions, content: bytes) -> None:
    path = options.output or ""
    if output.save(Path(path), content, overwrite=options.overwrite):
        prompts.say([t("Sparad: {path}", path=path)])


def _form(options: ExportOptions) -> str:
    """The format: as typed, else as the file's name ends, else CSV."""
    ending = Path(options.output or "").suffix.lower().removeprefix(".")
    form = options.form or ending or "csv"
    if options.form or ending not in FORMATS:
        form = lookup.form(form, FORMATS)
    if form == "xlsx" and not options.output:
        raise WrongCallError(t("Ange med -o vad arbetsboken ska heta."))
    return form


def _part(
    write: Callable[[Flat], Any], name: str, columns: tuple[str, ...], rows: Iterable[Row]
) -> Any:
    return write(Flat(name, columns, [*rows]))


def _status(part: _Write, today: date, measured: Sequence[Progress]) -> Any:
    (progress,) = measured
    told = status_rows.municipality(today, [*progress.rows], progress)
    return part(status_rows.COLUMNS, status_rows.rows(told))


def _activities(
    part: _Write,
    today: date,
    period: str | None,
    notes: bool,  # noqa: FBT001  one of the options
    book: Book,
) -> Any:
    asked = lookup.period(book, period, today) if period else None
    logged = [one for one in book.logged if asked is None or one.span.last in asked.span]
    logged.sort(key=lambda one: (one.span.last, one.stem))
    rows = activity_rows.rows(book, logged, today, notes=notes)
    return part(activity_rows.columns(notes=notes), rows)
