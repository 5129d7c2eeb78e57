"""Knows the table of what is due: by how soon, each thing with the command that asks about it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, assert_never

from rich.text import Text

from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.progress.agenda import Agenda, Due, Haste, Kind
from medlofte.progress.measure import Row
from medlofte.render.terminal.columns import (
    Column,
    TableLayout,
    TablePage,
    fit,
    folded,
    in_plain_signs,
    taken,
    whole,
    wrapped,
)
from medlofte.render.terminal.preview import nothing_in_force
from medlofte.swedish.dates import long, spoken
from medlofte.swedish.names import swedish
from medlofte.wording import agreements, dates
from medlofte.wording.dues import command, name, standing, total
from medlofte.wording.heading import warnings
from medlofte.wording.plain_text import capital, cell_len, wrap
from medlofte.wording.state_table import Sign, look, sign_of

_NARROW, _NAME = 80, 24


class Dues(NamedTuple):
    """What is told of one municipality: its table, and why nothing is in force there, if so.

    Where it is the only one, `alone` says more of that. `hastes` is how soon each thing is due.
    """

    name: str
    table: Sequence[Text | str]
    idle: str
    alone: Sequence[str]
    hastes: Sequence[Haste]


def dues(today: date, page: TablePage, agenda: Agenda) -> Dues:
    """Word what is due in a municipality."""
    return Dues(
        agenda.progress.book.promises.municipality,
        [*_table(agenda, page)] if agenda.in_force or agenda.dues else (),
        "" if agenda.in_force else _idle(agenda),
        () if agenda.in_force else [*_alone(agenda, today)],
        [agenda.haste(due) for due in agenda.dues],
    )


def agenda_table(agendas: Sequence[Dues], width: int) -> Iterator[Text | str]:
    """Yield each municipality that has something due, then those where nothing is in force."""
    if not agendas:
        command = "medlofte new municipality"
        yield t("Här finns inga medborgarlöften än. Börja med: {command}", command=command)
        return
    ordered = sorted(agendas, key=lambda one: swedish(one.name))
    told = [one.table for one in ordered if one.table]
    idle = [one for one in ordered if one.idle]
    for number, table in enumerate(told):
        yield from [""] * bool(number)
        yield from table
    if told and idle:
        yield ""
    for one in idle:
        yield from one.alone if len(ordered) == 1 else wrap(one.idle, width)
    together = [haste for one in ordered for haste in one.hastes]
    if together and len(told) > 1:
        where = n(
            "I {count} kommun", "I {count} kommuner", sum(bool(one.hastes) for one in ordered)
        )
        yield ""
        yield from wrapped(f"{where}: {total(together)}.", width, "bold")


def _alone(agenda: Agenda, today: date) -> Iterator[str]:
    """Say that nothing is in force, and what one can do."""
    book, as_of = agenda.progress.book, agenda.progress.as_of
    if _coming(agenda):
        yield _idle(agenda)
        return
    day = spoken(as_of)
    if as_of == today:
        day = t("I dag, {day},", day=day)
    command = f"medlofte log {book.id}"
    yield from nothing_in_force(book, as_of, capital(day), command)


def _idle(agenda: Agenda) -> str:
    """Say of a municipality where nothing is in force which agreement comes, or was the latest."""
    promises = agenda.progress.book.promises
    name, coming = promises.municipality, _coming(agenda)
    if coming:
        return t(
            "I {name} börjar medborgarlöftet {id} gälla den {day}.",
            name=name,
            id=coming.id,
            day=long(coming.from_),
        )
    latest = promises.latest
    return t(
        "I {name} gäller inget medborgarlöfte. Det senaste, {id}, gällde till och med {last}.",
        name=name,
        id=latest.id,
        last=long(latest.last),
    )


def _coming(agenda: Agenda) -> Agreement | None:
    agreements = agenda.progress.book.promises.agreements
    coming = [one for one in agreements if one.from_ > agenda.progress.as_of]
    return min(coming, key=lambda one: one.from_, default=None)


class _Layout(NamedTuple):
    """How a thing to do is laid out, and whether how it stands and the command stand below it."""

    columns: TableLayout[Due]
    standing_below: bool
    command_below: bool


def _table(agenda: Agenda, page: TablePage) -> Iterator[Text | str]:
    yield from _head(agenda, page.width)
    if not agenda.dues:
        yield t("Inget väntar till och med {day}.", day=long(agenda.until))
        return
    layout = _layout(agenda, page)
    yield from layout.columns.titles()
    for haste in Haste:
        members = [due for due in agenda.dues if agenda.haste(due) is haste]
        if members:
            yield ""
            yield from wrapped(_heading(haste, agenda), page.width, "bold")
        for due in members:
            yield from _lines(due, agenda, layout)
    yield from _legend(agenda, page.width)


def _heading(haste: Haste, agenda: Agenda) -> str:
    match haste:
        case Haste.OVERDUE:
            return t("Försenat")
        case Haste.SOON:
            return t("Denna vecka, till och med {day}", day=spoken(agenda.soon))
        case Haste.LATER:
            return t("Senare")
        case Haste.SILENT:
            return t("Tyst")
        case _:
            assert_never(haste)


def _lines(due: Due, agenda: Agenda, layout: _Layout) -> Iterator[Text | str]:
    columns = layout.columns
    yield from columns.lines(due)
    if layout.standing_below:
        yield from columns.below(2, standing(due, agenda.progress.book.promises.parties))
    if layout.command_below:  # whole, so that it can be copied
        words = command(due, agenda)
        fits = columns.start(2) + cell_len(words) <= columns.room
        yield " " * columns.start(2 if fits else 1) + words


def _layout(agenda: Agenda, page: TablePage) -> _Layout:
    """Put all of a thing on its line where there is room; else the command, or more, below it."""
    parties, year = agenda.progress.book.promises.parties, agenda.progress.as_of.year
    sign: Column[Due] = Column("", _sign, 1, style=lambda due: "bold red" * due.overdue)
    day: Column[Due] = Column(t("Senast"), lambda due: dates.in_year(due.day, year), gap=2)
    what: Column[Due] = Column(t("Vad"), lambda due: name(due, parties), gap=2, fold=folded)
    how: Column[Due] = Column(t("Läge"), lambda due: standing(due, parties), gap=2, fold=wrap)
    typed: Column[Due] = Column("", lambda due: command(due, agenda), gap=0, fold=whole)

    def needed(columns: Sequence[Column[Due]]) -> int:
        measured = [in_plain_signs(one) for one in columns] if page.plain else columns
        return taken(measured, agenda.dues)

    every = [sign, day, what, how, typed]
    beside = page.endless or needed(every) <= page.width
    narrow = not beside and page.width < _NARROW
    if narrow:
        every = [sign, day, what._replace(rest=True)]
    elif not beside:
        room = page.width - needed([sign, day])
        most = max(_NAME, room - needed([how]) - what.gap)
        every = [sign, day, what._replace(most=most), how._replace(rest=True)]
    columns = fit(every, agenda.dues, page.width, plain=page.plain)
    return _Layout(columns, narrow, not beside)


def _head(agenda: Agenda, width: int) -> Iterator[Text | str]:
    book, as_of = agenda.progress.book, agenda.progress.as_of
    titles = [agreements.titled(agreement) for agreement in agenda.in_force]
    title = " · ".join([book.promises.municipality, *titles])
    yield from wrapped(title, width, "bold")
    text = t("Att göra t.o.m. {until}, per den {day}", until=long(agenda.until), day=long(as_of))
    yield from wrap(text, width)
    if agenda.dues:
        yield from wrap(f"{total(agenda.haste(due) for due in agenda.dues)}.", width)
    yield ""
    notes = warnings(agenda.progress)
    for note in notes:
        yield from wrapped(note, width, "bold yellow")
    if notes:
        yield ""


def _sign(due: Due) -> str:
    """How it stands; of a follow-up that is to come nothing can be said yet."""
    sign = _standing_of(due)
    return look(sign).sign if sign else ""


def _standing_of(due: Due) -> Sign | None:
    promised = sign_of(due.about) if isinstance(due.about, Row) else None
    if due.overdue and promised is not Sign.LOST:
        return Sign.BEHIND
    return Sign.NOT_REPORTED if due.kind is Kind.PARTY else promised


def _legend(agenda: Agenda, width: int) -> Iterator[str]:
    kinds = {due.kind for due in agenda.dues}
    notes = []
    there = {_standing_of(due) for due in agenda.dues}
    late = [one for one in (Sign.BEHIND, Sign.LOST) if one in there]
    if late:
        notes.append("   ".join(f"{look(one).sign} {look(one).word}" for one in late))
    if Kind.QUIET in kinds:
        notes.append(t("Tyst: löften utan antal som inget är redovisat om på fyra månader."))
    if Kind.BEHIND in kinds or Kind.DUE in kinds:
        notes.append(t("Takten är ett räknestöd. Varje löfte gäller hela sin tid."))
    if notes:
        yield ""
    for note in notes:
        yield from wrap(note, width)
