"""`medlofte next`: what is due, and the command that would log it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any, NamedTuple

from typer import Option

from medlofte.book.book import Book
from medlofte.commands import municipalities
from medlofte.commands.municipalities import Format, choose, of_book, settle, tell_refused, unread
from medlofte.commands.options import (
    AsOf,
    EveryMunicipality,
    Holds,
    PoliceArea,
    SomeMunicipality,
    format_of,
    takes,
)
from medlofte.commands.workspace import Workspace
from medlofte.language import t
from medlofte.progress.agenda import Agenda, agenda
from medlofte.render.terminal import next_table, screen
from medlofte.render.terminal.columns import TablePage
from medlofte.stop import WrongCallError
from medlofte.swedish.choice_words import offered
from medlofte.typed import lookup

_MOST_DAYS = 3660


def _table(shown: Sequence[next_table.Dues], _: Mapping[str, Sequence[str]]) -> None:
    out = screen.of(sys.stdout)
    out.print(next_table.agenda_table(shown, out.width))


def _json_of(_: date, __: TablePage, found: Agenda) -> Any:
    from medlofte.render.data import agenda_json

    return agenda_json.municipality(found)


def _json(shown: Sequence[Any], left_out: Mapping[str, Sequence[str]]) -> None:
    from medlofte.render.data import agenda_json

    screen.machine(agenda_json.text(shown, left_out))


def _ics_of(_: date, __: TablePage, found: Agenda) -> Any:
    from medlofte.render.data import agenda_ics

    return agenda_ics.events(found)


def _ics(shown: Sequence[Any], _: Mapping[str, Sequence[str]]) -> None:
    from medlofte.render.data import agenda_ics

    screen.machine(agenda_ics.text(shown))


# What is made of a day, the page that it is shown on and an agenda; and of all that was made.
FORMATS: Mapping[str, Format] = {
    "table": Format(next_table.dues, _table),
    "json": Format(_json_of, _json),
    "ics": Format(_ics_of, _ics),
}


@dataclass(frozen=True)
class NextOptions:
    """What was asked for, as typed."""

    municipality: SomeMunicipality = None
    everyone: EveryMunicipality = False
    police_area: PoliceArea = None
    by: Annotated[
        str | None, takes(t("PART"), t("Bara det som den här parten ska göra.")), Holds.PARTIES
    ] = None
    days: Annotated[
        int,
        Option(metavar=t("ANTAL"), min=0, help=t("Dagar framåt, annars 30."), show_default=False),
    ] = 30
    form: Annotated[str, format_of(FORMATS)] = "table"
    as_of: AsOf = None
    fail_on: Annotated[
        str | None, takes(offered(["overdue"]), t("Avsluta med 1 om något är försenat."))
    ] = None


class _Query(NamedTuple):
    """What is asked of each municipality: as of which day, how far ahead, of whom."""

    as_of: date
    days: int
    by: str | None


def run(options: NextOptions, workspace: Workspace) -> int:
    """Print what is due; 1 where files were left out, or something is overdue and may not be."""
    form = FORMATS[lookup.form(options.form, FORMATS)]
    failing = lookup.choices("--fail-on", options.fail_on, ["overdue"])
    if options.days > _MOST_DAYS:
        raise WrongCallError(t("--days kan vara högst {most}.", most=_MOST_DAYS))
    as_of = lookup.as_of(options.as_of, workspace.today)
    chosen = choose(workspace, options.municipality, options.police_area, all_=options.everyone)
    out = screen.of(sys.stdout)
    query = _Query(as_of, options.days, options.by)
    show = partial(_shown, query, partial(form.each, workspace.today, out.page))
    told = [*municipalities.each(workspace.root, chosen.slugs, partial(of_book, show))]
    settle(workspace, told, single=chosen.single)
    tell_refused(told)
    form.whole([one.shown[1] for one in told if one.shown], unread(told))
    left_out = workspace.warn_left_out([one.reading for one in told])
    overdue = any(one.shown[0] for one in told if one.shown)
    return int(left_out or bool(failing and overdue))


def _shown(query: _Query, show: Callable[[Agenda], Any], book: Book) -> tuple[bool, Any]:
    """Whether anything is overdue, and what is shown."""
    found = agenda(book, query.as_of, query.days)
    if query.by:
        found = found.of(lookup.party(query.by, book.promises.parties))
    return any(due.overdue for due in found.dues), show(found)
