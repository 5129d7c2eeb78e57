"""`medlofte next`: what is due, and the command that would log it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from typer import Option

from medlofte.book import load
from medlofte.book.load import Reading
from medlofte.commands.options import AsOf, SomeMunicipality, format_of
from medlofte.commands.workspace import Workspace
from medlofte.language import t
from medlofte.progress.agenda import Agenda, agenda
from medlofte.render.terminal import screen
from medlofte.render.terminal.next_table import agenda_table
from medlofte.stop import WrongCallError
from medlofte.typed import lookup

_MOST_DAYS = 3660


def _table(agendas: Sequence[Agenda], _: Sequence[Reading], today: date) -> None:
    out = screen.of(sys.stdout)
    out.print(agenda_table(agendas, out, today))


def _json(agendas: Sequence[Agenda], readings: Sequence[Reading], today: date) -> None:
    from medlofte.render.data import agenda_json

    unread = {path: rules for one in readings for path, rules in one.unread.items()}
    screen.machine(agenda_json.text(agendas, unread, today))


def _ics(agendas: Sequence[Agenda], _: Sequence[Reading], today: date) -> None:
    from medlofte.render.data import agenda_ics

    screen.machine(agenda_ics.text(agendas, today))


FORMATS: Mapping[str, Callable[[Sequence[Agenda], Sequence[Reading], date], None]] = {
    "table": _table,
    "json": _json,
    "ics": _ics,
}


@dataclass(frozen=True)
class NextOptions:
    """What was asked for, as typed."""

    municipality: SomeMunicipality = None
    days: Annotated[
        int,
        Option(metavar=t("ANTAL"), min=0, help=t("Dagar framåt, annars 30."), show_default=False),
    ] = 30
    form: Annotated[str, format_of(FORMATS)] = "table"
    as_of: AsOf = None
    fail_on: Annotated[
        str | None, Option(metavar="overdue", help=t("Avsluta med 1 om något är försenat."))
    ] = None


def run(options: NextOptions, workspace: Workspace) -> int:
    """Print what is due; 1 where files were left out, or something is overdue and may not be."""
    lookup.choice("--format", options.form, FORMATS)
    failing = lookup.choices("--fail-on", options.fail_on, ["overdue"])
    if options.days > _MOST_DAYS:
        raise WrongCallError(t("--days kan vara högst {most}.", most=_MOST_DAYS))
    as_of = lookup.iso_day("--as-of", options.as_of) if options.as_of else workspace.today
    single = workspace.named(options.municipality) if options.municipality else workspace.default()
    readings = [
        load.load(workspace.root, slug) for slug in ([single] if single else workspace.slugs)
    ]
    for reading in readings:
        if reading.book is None:
            workspace.complain(reading.findings)
    agendas = [agenda(one.book, as_of, options.days) for one in readings if one.book]
    FORMATS[options.form](agendas, readings, workspace.today)
    left_out = workspace.warn_left_out(readings)
    overdue = any(due.overdue for one in agendas for due in one.dues)
    return int(left_out or bool(failing and overdue))
