"""`medlofte status`: the completion table of a municipality, or the overview of many."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import Annotated, Any, NamedTuple

from typer import Option

from medlofte.book.book import Book
from medlofte.commands.measured import Query, measure_each
from medlofte.commands.municipalities import Format, choose, unread
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
from medlofte.progress.agenda import Agenda, agenda
from medlofte.progress.measure import Progress, Row
from medlofte.render.terminal import screen
from medlofte.render.terminal.status.table import status_table
from medlofte.stop import WrongCallError
from medlofte.targets.outcome import State
from medlofte.typed import lookup

_WEEK = 7  # days ahead that the overview tells of


class View(NamedTuple):
    """What is to be seen: as of today, of one municipality or of many, as of one day or by year.

    Only rows in `states` (empty: all), and of an `area`; `police_area` is the one asked for.
    """

    today: date
    states: frozenset[str]
    single: bool
    area: str | None
    by_year: bool
    police_area: str | None


class _Answer(NamedTuple):
    """What there is to tell: what the format made of each municipality, and what was left out."""

    shown: Sequence[Any]
    unread: Mapping[str, Sequence[str]]
    as_of: date
    view: View


def _agenda(view: View, progress: Progress) -> Agenda:
    """What is due on the day that is today, and in the week after it, of what is to be seen."""
    found = agenda(progress.book, view.today, _WEEK, progress)
    if not view.states and not view.area:
        return found
    return found.about({row.pledge.promise.id for row in _chosen(view, progress)})


def _line(view: View, measured: Sequence[Progress]) -> Any:
    """Make a line of the overview; what has a table of its own is told from all that is known."""
    from medlofte.render.terminal.status import overview

    if view.single or view.by_year:
        return measured
    (progress,) = measured
    shown = _chosen(view, progress)
    return overview.line(view.today, progress, shown, _agenda(view, progress))


def _table(told: _Answer) -> None:
    out, view = screen.of(sys.stdout), told.view
    if view.by_year and told.shown:
        from medlofte.render.terminal.status.years import years_table

        for number, measured in enumerate(told.shown):
            chosen = [(one, _chosen(view, one)) for one in measured]
            out.print([*[""] * bool(number), *years_table(chosen, out)])
        return
    if not view.single:
        from medlofte.render.terminal.status.overview import overview

        out.print(overview(told.shown, out, told.as_of, view.police_area))
        return
    for (progress,) in told.shown:
        rows = _chosen(view, progress)
        hint = _hint(progress, rows)
        out.print(status_table(progress, out, view.today, shown=rows, hint=hint))


def _municipality(view: View, measured: Sequence[Progress]) -> list[dict[str, Any]]:
    from medlofte.render.data import status_rows

    return [
        {
            **status_rows.municipality(view.today, _chosen(view, one), one),
            "due": status_rows.due(_agenda(view, one)),
        }
        for one in measured
    ]


def _json(told: _Answer) -> None:
    from medlofte.render.data import sheets, status_rows

    shown = [*chain.from_iterable(told.shown)]
    screen.machine(sheets.as_json(status_rows.document(shown, told.unread, told.as_of)))


def _flat(view: View, measured: Sequence[Progress]) -> list[Any]:
    from medlofte.render.data import status_rows

    told = (status_rows.municipality(view.today, _chosen(view, one), one) for one in measured)
    return [row for one in told for row in status_rows.rows(one)]


def _csv(told: _Answer) -> None:
    from medlofte.render.data import sheets, status_rows

    rows = [*chain.from_iterable(told.shown)]
    screen.machine(sheets.as_csv(sheets.Flat("status", status_rows.COLUMNS, rows)))


def _paragraphs(view: View, measured: Sequence[Progress]) -> list[str]:
    from medlofte.render.document.status_markdown import status_markdown

    return [
        line
        for one in measured
        for line in status_markdown(
            one,
            view.today,
            _chosen(view, one),
            None if view.single or view.by_year else _agenda(view, one),
        )
    ]


def _markdown(told: _Answer) -> None:
    for lines in told.shown:
        screen.of(sys.stdout).print(lines)


FORMATS: Mapping[str, Format] = {
    "table": Format(_line, _table),
    "json": Format(_municipality, _json),
    "csv": Format(_flat, _csv),
    "md": Format(_paragraphs, _markdown),
}


@dataclass(frozen=True)
class StatusOptions:
    """What was asked for, as typed."""

    municipality: SomeMunicipality = None
    period: Period = None
    everyone: EveryMunicipality = False
    police_area: PoliceArea = None
    area: Annotated[
        str | None, takes(t("OMRÅDE"), t("Bara löften i det här området.")), Holds.AREA
    ] = None
    by_year: Annotated[
        bool, Option("--by-year", help=t("Löftena år för år, sedan det första medborgarlöftet."))
    ] = False
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


def run(options: StatusOptions, workspace: Workspace) -> int:
    """Print the status; 1 where files were left out or a state of `--fail-on` occurs."""
    form = FORMATS[lookup.form(options.form, FORMATS)]
    states = lookup.choices("--state", options.state, list(State))
    failing = lookup.choices("--fail-on", options.fail_on, list(State))
    named, period = workspace.municipality_and_period(options.municipality, options.period)
    chosen = choose(workspace, named, options.police_area, all_=options.everyone)
    today = lookup.as_of(options.as_of, workspace.today)
    if options.by_year and period:
        raise WrongCallError(t("--by-year visar alla år: ange ingen period."))
    if options.area and not chosen.single:
        _area_somewhere(workspace, options.area, chosen.slugs)
    view = View(today, states, chosen.single, options.area, options.by_year, options.police_area)
    show = partial(form.each, view)
    question = Query(workspace.today, period, options.as_of, failing, show, options.by_year)
    told = measure_each(workspace, chosen.slugs, question, single=view.single)
    measured = [one.shown for one in told if one.shown]
    as_of = measured[0].as_of if view.single and measured else today
    form.whole(_Answer([one.shown for one in measured], unread(told), as_of, view))
    left_out = workspace.warn_left_out([one.reading for one in told])
    return int(left_out or any(one.failing for one in measured))


def _chosen(view: View, progress: Progress) -> list[Row]:
    """The rows that were asked for: those in a state, or of an area, where that was typed."""
    area = _area(view, progress.book)
    return [
        row
        for row in progress.rows
        if (not view.states or row.outcome.state in view.states)
        and (not view.area or row.pledge.promise.area == area)
    ]


def _area(view: View, book: Book) -> str | None:
    """The area that was typed; among many municipalities one may have none of that name."""
    if view.area is None:
        return None
    try:
        return lookup.area(view.area, book.promises.agreements)
    except WrongCallError:
        if view.single:
            raise
        return ""


def _area_somewhere(workspace: Workspace, typed: str, slugs: Sequence[str]) -> None:
    """Complain where none of the municipalities has an area of that name."""
    books = [book for book in workspace.books if book.id in slugs]
    for number, book in enumerate(books, 1):
        try:
            lookup.area(typed, book.promises.agreements)
        except WrongCallError:
            if number == len(books):
                raise
        else:
            return


def _hint(progress: Progress, shown: Sequence[Row]) -> str:
    """The command that explains the row that most needs it."""
    wanted = (State.MISSED, State.BEHIND, State.NOT_QUANTIFIED, State.MET)
    for state in wanted:
        for row in shown:
            if row.outcome.state is state and row.outcome.figure:
                promise = row.pledge.promise.id
                return f"medlofte explain {progress.book.id} {promise} {progress.asked.label}"
    return ""
