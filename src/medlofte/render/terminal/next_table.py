"""Knows how what is due is told: the words, the command that would log it, and the table."""

import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.text import Text

from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.progress.agenda import Agenda, Due, Duty, Kind, Silence
from medlofte.progress.measure import Row
from medlofte.render.terminal.columns import Column, fit, in_plain_signs, taken, wrapped
from medlofte.render.terminal.preview import nothing_in_force
from medlofte.swedish.dates import long, spoken
from medlofte.swedish.names import swedish
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.heading import warnings
from medlofte.wording.kinds import amount
from medlofte.wording.plain_text import capital, wrap
from medlofte.wording.state_table import look

_NAME = 24  # the widest name on a narrow screen
_SIGNS = {Kind.FOLLOW_UP: "•", Kind.PARTY: "?"}


class Page(NamedTuple):
    """How many cells there are on a line, and whether only plain signs can stand on it."""

    width: int
    plain: bool


class Dues(NamedTuple):
    """What is told of one municipality: its table, and why nothing is in force there, if so.

    Where it is the only one, `alone` says more of that.
    """

    name: str
    table: Sequence[Text | str]
    idle: str
    alone: Sequence[str]


def dues(today: date, page: Page, agenda: Agenda) -> Dues:
    """Word what is due in a municipality."""
    return Dues(
        agenda.progress.book.promises.municipality,
        [*_table(agenda, page, today)] if agenda.in_force or agenda.dues else (),
        "" if agenda.in_force else _idle(agenda),
        () if agenda.in_force else [*_alone(agenda, today)],
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


def _table(agenda: Agenda, page: Page, today: date) -> Iterator[Text | str]:
    width = page.width
    yield from _head(agenda, width)
    if not agenda.dues:
        yield t("Inget väntar till och med {day}.", day=long(agenda.until))
        return
    parties, year = agenda.progress.book.promises.parties, agenda.progress.as_of.year
    sign: Column[Due] = Column("", _sign, 1, style=lambda due: "bold red" * due.overdue)
    day: Column[Due] = Column(t("Senast"), lambda due: dates.in_year(due.day, year), gap=2)
    what: Column[Due] = Column(t("Vad"), lambda due: name(due, parties), gap=2)
    how: Column[Due] = Column(t("Läge"), lambda due: standing(due, parties), gap=2)
    typed: Column[Due] = Column("", lambda due: command(due, agenda, today), gap=0)
    columns = [sign, day, what, how, typed]
    measured = [in_plain_signs(one) for one in columns] if page.plain else columns
    wide = taken(measured, agenda.dues) <= width
    if not wide:
        columns = [
            sign,
            day,
            what._replace(value=lambda due: name(due, parties, _NAME), most=_NAME),
            how._replace(rest=True, fold=wrap),
        ]
    layout = fit(columns, agenda.dues, width, plain=page.plain)
    yield from layout.titles()
    for due in agenda.dues:
        yield from layout.lines(due)
        if not wide:
            yield " " * layout.start(2) + typed.value(due)
    yield from _legend(agenda, width)


def _head(agenda: Agenda, width: int) -> Iterator[Text | str]:
    book, as_of = agenda.progress.book, agenda.progress.as_of
    titles = [agreements.titled(agreement) for agreement in agenda.in_force]
    title = " · ".join([book.promises.municipality, *titles])
    yield from wrapped(title, width, "bold")
    text = t("Att göra t.o.m. {until}, per den {day}", until=long(agenda.until), day=long(as_of))
    yield from wrap(text, width)
    yield ""
    notes = warnings(agenda.progress)
    for note in notes:
        yield from wrapped(note, width, "bold yellow")
    if notes:
        yield ""


def _sign(due: Due) -> str:
    if due.overdue:
        return "!"
    return _SIGNS.get(due.kind) or look(_row(due).outcome.state).sign


def _row(due: Due) -> Row:
    assert isinstance(due.about, Row)  # noqa: S101  all other kinds have been seen to
    return due.about


def _legend(agenda: Agenda, width: int) -> Iterator[str]:
    kinds = {due.kind for due in agenda.dues}
    notes = []
    if Kind.BEHIND in kinds or any(due.overdue for due in agenda.dues):
        notes.append(t("! efter, eller försenat"))
    if Kind.QUIET in kinds:
        notes.append(t("Löften utan antal står här när inget är redovisat på fyra månader."))
    if Kind.BEHIND in kinds or Kind.DUE in kinds:
        notes.append(t("Takten är ett räknestöd. Varje löfte gäller hela sin tid."))
    if notes:
        yield ""
    for note in notes:
        yield from wrap(note, width)


def name(due: Due, parties: dict[str, str], room: int | None = None) -> str:
    """What is due, in a few words that have room: the promise, the follow-up, the party."""
    match due.about:
        case Row():
            return agreements.named(due.about.pledge, room)
        case Duty():
            title = t("Uppföljning {period}", period=due.about.label)
            return agreements.marked(due.about.agreement, title, room)
        case _:
            return parties.get(due.about.party, due.about.party)


def standing(due: Due, parties: dict[str, str]) -> str:
    """How it stands, so that the sign before it is never alone in telling."""
    match due.about:
        case Duty():
            who = states.names([due.about.by], parties) if due.about.by else ""
            if due.overdue:
                return t("skulle ha skrivits av {who}", who=who) if who else t("skulle ha skrivits")
            return t("ska skrivas av {who}", who=who) if who else t("ska skrivas")
        case Silence():
            year, _, part = due.about.tertial.label.partition("-T")
            return t("inget redovisat under tertial {part}, {year}", part=part, year=year)
        case _:
            return _promise(due, due.about)


def _promise(due: Due, row: Row) -> str:
    state, goal = row.outcome.state, row.outcome.goal
    if due.kind is Kind.QUIET:
        if due.last is None:
            return t("inget redovisat än")
        return t("inget redovisat sedan {day}", day=dates.in_year(due.last, row.as_of.year))
    if row.pledge.promise.target.done_once:
        done = t("skulle ha varit klart") if due.overdue else t("ska vara klart")
        return states.marked(f"{done}, {t('påbörjat')}", row) if row.counted else done
    if due.kind is Kind.LATE:
        text = states.state_words(row, row.as_of)
        span = dates.window_words(row.window)
        return t("{span}: {words}", span=span, words=f"{amount(row)}, {text}")
    if state is State.NOT_REPORTED and goal and not goal.counts_units:
        return n(
            "inget redovisat, {count} borde vara gjord",
            "inget redovisat, {count} borde vara gjorda",
            row.outcome.expected or 0,
        )
    brief = due.kind is Kind.DUE and state is not State.UPCOMING
    return states.marked(f"{amount(row)}, {states.standing(row, brief=brief)}", row)


def command(due: Due, agenda: Agenda, today: date) -> str:
    """Return the command that would log it, as it can be copied.

    `log` asks for the day where that can be today; else a day on which the promise can be logged
    is given.
    """
    slug, as_of = agenda.progress.book.id, agenda.progress.as_of
    match due.about:
        case Duty():
            return shlex.join(["medlofte", "report", slug, due.about.label])
        case Silence():
            words_ = ["log", slug, "--by", due.about.party]
            day = min(as_of, due.about.tertial.span.last)
        case _:
            words_ = ["log", slug, due.about.pledge.promise.id]
            day = as_of
            if due.about.pledge.promise.target.done_once:
                words_.append("--completes")
            elif due.about.over:
                # After its last week in the window a day belongs to the next promise year.
                day = min(due.about.window.last, due.about.reach.judged.last)
            elif as_of < due.about.window.first:
                day = today  # nothing can be logged before it begins
    if day != today:
        words_ += ["--date", day.isoformat()]
    return shlex.join(["medlofte", *words_])
