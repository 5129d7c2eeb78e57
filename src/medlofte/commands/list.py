"""`medlofte list`: the activities of a municipality, or of many."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import Annotated, Any, NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.commands import municipalities
from medlofte.commands.municipalities import Format, choose, of_book, settle, tell_refused, unread
from medlofte.commands.options import (
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
from medlofte.render.terminal import activity_list, screen
from medlofte.render.terminal.activity_list import ListedMunicipality, listing
from medlofte.render.terminal.columns import TablePage
from medlofte.swedish.names import fold
from medlofte.typed import lookup
from medlofte.wording.states import asked_words


class _View(NamedTuple):
    """What is to be seen: as of today, on which page, of one municipality or of many."""

    today: date
    page: TablePage
    single: bool


class _Found(NamedTuple):
    """The activities of a municipality that were asked for, and of which promise, if of one."""

    book: Book
    logged: Sequence[Logged]
    period: str
    promise: str | None


class _Answer(NamedTuple):
    shown: Sequence[Any]
    unread: Mapping[str, Sequence[str]]
    view: _View


def _list(view: _View, found: _Found) -> ListedMunicipality:
    several = not view.single
    return listing(found.book, found.logged, found.period, view.page, several=several)


def _table(told: _Answer) -> None:
    out = screen.of(sys.stdout)
    if told.view.single:
        for one in told.shown:
            out.print(one.lines)
        return
    out.print(activity_list.activity_lists(told.shown, told.view.page))


def _rows(view: _View, found: _Found) -> list[dict[str, Any]]:
    """The rows of the table of activities, of one promise only where that was asked for."""
    from medlofte.render.data import activity_rows

    rows = activity_rows.rows(found.book, found.logged, view.today, notes=False)
    return [row for row in rows if found.promise in (None, row["promise"])]


def _csv(told: _Answer) -> None:
    from medlofte.render.data import activity_rows, sheets

    columns, rows = activity_rows.columns(notes=False), [*chain.from_iterable(told.shown)]
    screen.machine(sheets.as_csv(sheets.Flat("activities", columns, rows)))


def _json(told: _Answer) -> None:
    from medlofte.render.data import activity_rows, sheets

    rows = [*chain.from_iterable(told.shown)]
    screen.machine(sheets.as_json(activity_rows.document(rows, told.unread)))


FORMATS: Mapping[str, Format] = {
    "table": Format(_list, _table),
    "json": Format(_rows, _json),
    "csv": Format(_rows, _csv),
}


@dataclass(frozen=True)
class Filters:
    """Which activities to show; None shows all."""

    promise: Annotated[str | None, takes(t("LÖFTE"), t("Bara det här löftets.")), Holds.PROMISE] = (
        None
    )
    by: Annotated[str | None, takes(t("PART"), t("Bara den här partens.")), Holds.PARTIES] = None
    place: Annotated[str | None, takes(t("PLATS"), t("Bara på den här platsen."))] = None


@dataclass(frozen=True)
class ListOptions:
    """Whose activities, and in which form, as typed."""

    municipality: SomeMunicipality = None
    period: Period = None
    everyone: EveryMunicipality = False
    police_area: PoliceArea = None
    form: Annotated[str, format_of(FORMATS)] = "table"


class _Query(NamedTuple):
    """What is asked of each municipality."""

    today: date
    period: str | None
    filters: Filters
    show: Callable[[_Found], Any]


def run(options: ListOptions, filters: Filters, workspace: Workspace) -> int:
    """Print the activities whose last day lies in the period; 1 where files were left out."""
    form = FORMATS[lookup.form(options.form, FORMATS)]
    named, period = workspace.municipality_and_period(options.municipality, options.period)
    many = options.everyone or options.police_area is not None
    one = named if many else workspace.required(named)
    chosen = choose(workspace, one, options.police_area, all_=options.everyone)
    view = _View(workspace.today, screen.of(sys.stdout).page, chosen.single)
    query = _Query(workspace.today, period, filters, partial(form.each, view))
    show = partial(of_book, partial(_shown, query))
    told = [*municipalities.each(workspace.root, chosen.slugs, show)]
    settle(workspace, told, single=chosen.single)
    tell_refused(told)
    shown = [one.shown for one in told if one.shown is not None]
    form.whole(_Answer(shown, unread(told), view))
    return int(workspace.warn_left_out([one.reading for one in told]))


def _shown(query: _Query, book: Book) -> Any:
    logged, filters = [*book.logged], query.filters
    asked = lookup.period(book, query.period, query.today) if query.period else None
    if asked:
        logged = [one for one in logged if one.span.last in asked.span]
    promise = lookup.promise(filters.promise, book.pledges) if filters.promise else None
    by = lookup.party(filters.by, book.promises.parties) if filters.by else None
    place = fold(filters.place or "")
    chosen = [
        one
        for one in logged
        if (promise is None or promise in one.activity.promises)
        and (by is None or by in one.by)
        and (not filters.place or place in fold(one.activity.place or ""))
    ]
    chosen.sort(key=lambda one: (one.span.last, one.stem))
    period = asked_words(asked).lower() if asked else ""
    return query.show(_Found(book, chosen, period, promise))
