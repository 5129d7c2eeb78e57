"""`medlofte status`: the completion table of a municipality, or the overview of many."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

from typer import Option

from medlofte.book import load
from medlofte.book.load import Reading
from medlofte.commands.options import AsOf, Holds, Period, SomeMunicipality, format_of
from medlofte.commands.workspace import Workspace
from medlofte.language import t
from medlofte.progress.measure import Progress, Row, measure
from medlofte.render.terminal import screen
from medlofte.render.terminal.status_table import status_table
from medlofte.stop import WrongCallError
from medlofte.swedish.names import did_you_mean, fold, suggest, swedish
from medlofte.targets.outcome import State
from medlofte.typed import lookup


class _Told(NamedTuple):
    """What there is to tell, in whatever form."""

    readings: Sequence[Reading]
    measured: Sequence[Progress]
    as_of: date
    today: date
    states: frozenset[str]  # only rows in these are asked for; empty: all
    single: bool  # one municipality was asked for


def _table(told: _Told) -> None:
    out = screen.of(sys.stdout)
    if not told.single:
        from medlofte.render.terminal.overview import line, overview

        lines = [line(told.today, told.states, one) for one in told.measured]
        out.print(overview(lines, out, told.as_of))
        return
    for progress in told.measured:
        shown = _shown(progress, told.states)
        hint = _hint(progress, shown)
        out.print(status_table(progress, out, told.today, shown=shown, hint=hint))


def _markdown(told: _Told) -> None:
    from medlofte.render.document.status_markdown import status_markdown

    for progress in told.measured:
        shown = _shown(progress, told.states)
        screen.of(sys.stdout).print(status_markdown(progress, told.today, shown))


def _json(told: _Told) -> None:
    from medlofte.render.data import sheets, status_rows

    unread = {path: rules for one in told.readings for path, rules in one.unread.items()}
    screen.machine(sheets.as_json(status_rows.document(_municipalities(told), unread, told.as_of)))


def _csv(told: _Told) -> None:
    from medlofte.render.data import sheets, status_rows

    rows = [row for one in _municipalities(told) for row in status_rows.rows(one)]
    screen.machine(sheets.as_csv(sheets.Flat("status", status_rows.COLUMNS, rows)))


def _municipalities(told: _Told) -> list[dict[str, Any]]:
    from medlofte.render.data import status_rows

    return [status_rows.municipality(told.today, told.states, one) for one in told.measured]


FORMATS: Mapping[str, Callable[[_Told], None]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "md": _markdown,
}


@dataclass(frozen=True)
class StatusOptions:
    """What was asked for, as typed."""

    municipality: SomeMunicipality = None
    period: Period = None
    everyone: Annotated[bool, Option("--all", help=t("Alla kommuner."))] = False
    police_area: Annotated[
        str | None, Option(metavar=t("NAMN"), help=t("Ett lokalpolisområdes kommuner."))
    ] = None
    form: Annotated[str, format_of(FORMATS)] = "table"
    as_of: AsOf = None
    state: Annotated[
        str | None,
        Option(metavar=t("LÄGE,…"), help=t("Bara löften i de här lägena, till exempel behind.")),
        Holds.STATES,
    ] = None
    fail_on: Annotated[
        str | None,
        Option(metavar=t("LÄGE,…"), help=t("Avsluta med 1 om något löfte är i de här lägena.")),
        Holds.STATES,
    ] = None


def run(options: StatusOptions, workspace: Workspace) -> int:
    """Print the status; 1 where files were left out or a state of `--fail-on` occurs."""
    lookup.choice("--format", options.form, FORMATS)
    states = lookup.choices("--state", options.state, list(State))
    failing = lookup.choices("--fail-on", options.fail_on, list(State))
    named, period = workspace.municipality_and_period(options.municipality, options.period)
    single = _single(workspace, options, named)
    slugs = [single] if single else _several(workspace, options.police_area)
    readings = [load.load(workspace.root, slug) for slug in slugs]
    measured = measure_all(workspace, readings, period, options.as_of, single=single is not None)
    as_of = _as_of(workspace, measured, options.as_of, single=single is not None)
    told = _Told(readings, measured, as_of, workspace.today, states, single is not None)
    FORMATS[options.form](told)
    left_out = workspace.warn_left_out(readings)
    if any(row.outcome.state in failing for one in measured for row in one.rows):
        return 1
    return int(left_out)


def _single(workspace: Workspace, options: StatusOptions, named: str | None) -> str | None:
    """The one municipality asked for; None where many are."""
    option = "--all" if options.everyone else "--police-area" if options.police_area else None
    if named and option:
        raise WrongCallError(t("Ange antingen en kommun eller {option}.", option=option))
    if named:
        return workspace.named(named)
    return None if option else workspace.default()


def _several(workspace: Workspace, area: str | None) -> list[str]:
    """All municipalities, or those of a police area; one whose file is broken may be in any."""
    if area is None:
        return workspace.slugs
    areas: dict[str, str | None] = dict.fromkeys(workspace.slugs)
    areas |= {book.id: book.promises.police_area or "" for book in workspace.books}
    if any(own and fold(own) == fold(area) for own in areas.values()):
        return [slug for slug, own in areas.items() if own is None or fold(own) == fold(area)]
    known = sorted({own for own in areas.values() if own}, key=swedish)
    message = t('Det finns inget lokalpolisområde som heter "{typed}" här.', typed=area)
    there = t("Det finns: {names}.", names=", ".join(known) or "–")
    raise WrongCallError(did_you_mean(message, suggest(area, known), there))


def measure_all(
    workspace: Workspace,
    readings: Sequence[Reading],
    period: str | None,
    as_of: str | None,
    *,
    single: bool,
) -> list[Progress]:
    """Measure each that has the period; where it was the only one asked for, complain."""
    measured: list[Progress] = []
    refused: WrongCallError | None = None
    without: list[str] = []
    for reading in readings:
        if reading.book is None:
            workspace.complain(reading.findings)
            continue
        try:
            asked = lookup.period(reading.book, period, workspace.today)
        except WrongCallError as error:
            refused = error
            without.append(reading.book.promises.municipality)
            continue
        measured.append(measure(reading.book, asked, workspace.as_of(as_of, asked)))
    if refused and (single or not measured):
        raise refused
    if without:
        names = ", ".join(sorted(without, key=swedish))
        message = t("Inget medborgarlöfte gäller {period} i {names}.", period=period, names=names)
        screen.of(sys.stderr).print([message])
    return measured


def _as_of(
    workspace: Workspace, measured: Sequence[Progress], typed: str | None, *, single: bool
) -> date:
    if typed is not None:
        return lookup.iso_day("--as-of", typed)
    return measured[0].as_of if single and measured else workspace.today


def _shown(progress: Progress, states: frozenset[str]) -> list[Row]:
    return [row for row in progress.rows if not states or row.outcome.state in states]


def _hint(progress: Progress, shown: Sequence[Row]) -> str:
    """The command that explains the row that most needs it."""
    wanted = (State.MISSED, State.BEHIND, State.NOT_QUANTIFIED, State.MET)
    for state in wanted:
        for row in shown:
            if row.outcome.state is state and row.outcome.figure:
                command = f"medlofte explain {progress.book.id} {row.pledge.promise.id}"
                return t(
                    "Varför står det så?  {command}", command=f"{command} {progress.asked.label}"
                )
    return ""
