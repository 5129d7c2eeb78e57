"""`medlofte status`: the completion table of a municipality, or the overview of many."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any, NamedTuple

from medlofte.book.book import Book
from medlofte.commands import municipalities
from medlofte.commands.municipalities import Format, Told, choose, of_book, settle, unread
from medlofte.commands.options import (
    AsOf,
    EveryMunicipality,
    Holds,
    Period,
    PoliceArea,
    SomeMunicipality,
    format_of,
    takes,
)
from medlofte.commands.workspace import Workspace
from medlofte.language import t
from medlofte.progress.measure import Progress, Row, measure
from medlofte.render.terminal import screen
from medlofte.render.terminal.status_table import status_table
from medlofte.swedish.names import swedish
from medlofte.targets.outcome import State
from medlofte.typed import lookup


class View(NamedTuple):
    """What is to be seen: as of today, only rows in `states` (empty: all), of one or of many."""

    today: date
    states: frozenset[str]
    single: bool


class _Answer(NamedTuple):
    """What there is to tell: what the format made of each municipality, and what was left out."""

    shown: Sequence[Any]
    unread: Mapping[str, Sequence[str]]
    as_of: date
    view: View


def _line(view: View, progress: Progress) -> Any:
    """Make a line of the overview; the only one asked for is told from all that is known."""
    from medlofte.render.terminal import overview

    return progress if view.single else overview.line(view.today, view.states, progress)


def _table(told: _Answer) -> None:
    out = screen.of(sys.stdout)
    if not told.view.single:
        from medlofte.render.terminal.overview import overview

        out.print(overview(told.shown, out, told.as_of))
        return
    for progress in told.shown:
        rows = _chosen(told.view, progress)
        hint = _hint(progress, rows)
        out.print(status_table(progress, out, told.view.today, shown=rows, hint=hint))


def _municipality(view: View, progress: Progress) -> dict[str, Any]:
    from medlofte.render.data import status_rows

    return status_rows.municipality(view.today, view.states, progress)


def _json(told: _Answer) -> None:
    from medlofte.render.data import sheets, status_rows

    screen.machine(sheets.as_json(status_rows.document(told.shown, told.unread, told.as_of)))


def _csv(told: _Answer) -> None:
    from medlofte.render.data import sheets, status_rows

    rows = [row for one in told.shown for row in status_rows.rows(one)]
    screen.machine(sheets.as_csv(sheets.Flat("status", status_rows.COLUMNS, rows)))


def _paragraphs(view: View, progress: Progress) -> list[str]:
    from medlofte.render.document.status_markdown import status_markdown

    return [*status_markdown(progress, view.today, _chosen(view, progress))]


def _markdown(told: _Answer) -> None:
    for lines in told.shown:
        screen.of(sys.stdout).print(lines)


FORMATS: Mapping[str, Format] = {
    "table": Format(_line, _table),
    "json": Format(_municipality, _json),
    "csv": Format(_municipality, _csv),
    "md": Format(_paragraphs, _markdown),
}


@dataclass(frozen=True)
class StatusOptions:
    """What was asked for, as typed."""

    municipality: SomeMunicipality = None
    period: Period = None
    everyone: EveryMunicipality = False
    police_area: PoliceArea = None
    form: Annotated[str, format_of(FORMATS)] = "table"
    as_of: AsOf = None
    state: Annotated[
        str | None,
        takes(t("LÄGE,…"), t("Bara löften i de här lägena, till exempel efter.")),
        Holds.STATES,
    ] = None
    fail_on: Annotated[
        str | None,
        takes(t("LÄGE,…"), t("Avsluta med 1 om något löfte är i de här lägena.")),
        Holds.STATES,
    ] = None


class Query(NamedTuple):
    """What is asked of each municipality: the period and the day as typed, and what to show."""

    today: date
    period: str | None
    as_of: str | None
    failing: frozenset[str]
    show: Callable[[Progress], Any]


class Measured(NamedTuple):
    """What is shown of one municipality, as of which day, and whether `--fail-on` is met."""

    as_of: date
    failing: bool
    shown: Any


def run(options: StatusOptions, workspace: Workspace) -> int:
    """Print the status; 1 where files were left out or a state of `--fail-on` occurs."""
    form = FORMATS[lookup.form(options.form, FORMATS)]
    states = lookup.choices("--state", options.state, list(State))
    failing = lookup.choices("--fail-on", options.fail_on, list(State))
    named, period = workspace.municipality_and_period(options.municipality, options.period)
    chosen = choose(workspace, named, options.police_area, all_=options.everyone)
    today = lookup.as_of(options.as_of, workspace.today)
    view = View(today, states, chosen.single)
    show = partial(form.each, view)
    question = Query(workspace.today, period, options.as_of, failing, show)
    told = measure_each(workspace, chosen.slugs, question, single=view.single)
    measured = [one.shown for one in told if one.shown]
    as_of = measured[0].as_of if view.single and measured else today
    form.whole(_Answer([one.shown for one in measured], unread(told), as_of, view))
    left_out = workspace.warn_left_out([one.reading for one in told])
    return int(left_out or any(one.failing for one in measured))


def measure_each(
    workspace: Workspace, slugs: Sequence[str], question: Query, *, single: bool
) -> list[Told]:
    """Measure each as `question` asks; where it was the only one asked for, complain."""
    measured = partial(of_book, partial(_measured, question))
    told = [*municipalities.each(workspace.root, slugs, measured)]
    settle(workspace, told, single=single)
    without = [one.name for one in told if one.refused]
    if without:
        names = ", ".join(sorted(without, key=swedish))
        message = t(
            "Inget medborgarlöfte gäller {period} i {names}.", period=question.period, names=names
        )
        screen.of(sys.stderr).print([message])
    return told


def _measured(question: Query, book: Book) -> Measured:
    asked = lookup.period(book, question.period, question.today)
    stand = lookup.standpoint(question.as_of, asked, question.today)
    progress = measure(book, stand)
    failing = any(row.outcome.state in question.failing for row in progress.rows)
    return Measured(stand.as_of, failing, question.show(progress))


def _chosen(view: View, progress: Progress) -> list[Row]:
    return [row for row in progress.rows if not view.states or row.outcome.state in view.states]


def _hint(progress: Progress, shown: Sequence[Row]) -> str:
    """The command that explains the row that most needs it."""
    wanted = (State.MISSED, State.BEHIND, State.NOT_QUANTIFIED, State.MET)
    for state in wanted:
        for row in shown:
            if row.outcome.state is state and row.outcome.figure:
                promise = row.pledge.promise.id
                return f"medlofte explain {progress.book.id} {promise} {progress.asked.label}"
    return ""
