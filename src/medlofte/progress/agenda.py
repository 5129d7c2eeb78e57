"""Knows what is due: promises, follow-ups and parties to hear from, in order of their days."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Versions, Window
from medlofte.model.agreement import Agreement, FollowUp
from medlofte.periods import DAY, Period, Span, add_months, read, year
from medlofte.progress.measure import Progress, Row, Standpoint, judge, of_year
from medlofte.targets.outcome import State

_QUIET = 4  # months, as long as a tertial
_TO_WRITE = 2  # months from a period's end until its follow-up is due, where no day is given
_HISTORY = timedelta(days=366)  # what was due longer ago than this is told by `status` alone
_LABELS = {
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "tertial": ("T1", "T2", "T3"),
    "half_year": ("H1", "H2"),
    "year": ("",),
}
_TWO_YEARS = 24  # months


class Kind(StrEnum):
    """Why something is due; the meaning of each is in docs/figures.md."""

    BEHIND = "behind"
    DUE = "due"
    LATE = "late"
    QUIET = "quiet"
    FOLLOW_UP = "follow_up"
    PARTY = "party"


class Duty(NamedTuple):
    """A follow-up to write: of which period (its label), and by whom."""

    agreement: Agreement
    by: str | None
    label: str
    span: Span


class Silence(NamedTuple):
    """A party that has reported nothing in a tertial."""

    party: str
    tertial: Period


class Due(NamedTuple):
    """One thing to do, the day by which, and what it is about."""

    day: date
    kind: Kind
    about: Row | Duty | Silence
    overdue: bool  # the day has passed
    last: date | None = None  # the last day that anything is known of, for a quiet promise


class Agenda(NamedTuple):
    """What is due in a municipality, as of the end of a day and some days ahead."""

    progress: Progress  # all rows that were looked at
    until: date
    dues: tuple[Due, ...]

    @property
    def in_force(self) -> list[Agreement]:
        as_of = self.progress.as_of
        return self.progress.book.agreements_in(Span(as_of, as_of))


def agenda(book: Book, as_of: date, days: int) -> Agenda:
    """Return what is due as of the end of a day, and in so many days after it."""
    until = as_of + min(timedelta(days), date.max - as_of)
    progress = _progress(book, as_of, until)
    dues = [*_promises(progress, until), *_follow_ups(book, as_of, until), *_parties(book, as_of)]
    return Agenda(progress, until, tuple(sorted(dues, key=_order)))


def _written(agreement: Agreement, as_of: date) -> set[Span | None]:
    """The spans whose follow-up is written by then, and therefore due no more."""
    return {agreement.period(one.period) for one in agreement.follow_ups if one.date <= as_of}


def _order(due: Due) -> tuple[date, int, str, str]:
    match due.about:
        case Row():
            return due.day, 0, due.about.pledge.promise.id, ""
        case Duty():
            return due.day, 1, due.about.label, due.about.by or ""
        case _:
            return due.day, 2, due.about.party, ""


def _progress(book: Book, as_of: date, until: date) -> Progress:
    """Judge each promise in the windows that can still ask for something."""
    stand = Standpoint(of_year(as_of.year), as_of, as_of)
    agreements = book.promises.agreements
    rows = [
        tuple(
            judge(book, versions, window, stand)
            for versions in book.versions(agreement, as_of)
            for window in _windows(versions, as_of, until)
        )
        for agreement in agreements
    ]
    return Progress(book, stand, tuple(zip(agreements, rows, strict=True)))


def _windows(versions: Versions, as_of: date, until: date) -> list[Window]:
    years = map(year, range(max(as_of.year - 1, date.min.year), until.year + 1))
    windows = dict.fromkeys(one for number in years for one in versions.windows(number, as_of))
    lasting = versions.latest.agreement.last >= as_of
    return [
        window
        for window in windows
        if window.span.first <= until and (lasting or as_of - window.span.last <= _HISTORY)
    ]


def _promises(progress: Progress, until: date) -> Iterator[Due]:
    late = set()
    for row in progress.rows:
        due = _past(row) if row.over else _ahead(row, until)
        if due:
            yield due
            if due.kind is Kind.LATE:
                late.add(row.pledge.route)
    for row in progress.rows:
        if row.pledge.promise.target.goes_on and row.pledge.route not in late:
            yield from _quiet(progress.book, row)


def _past(row: Row) -> Due | None:
    """What a window that is over still asks for.

    A milestone not done stays due, since it can be done late; of all else a report may still
    come until the follow-up is due.
    """
    if not row.outcome.state.failed:
        return None
    if row.pledge.promise.target.done_once:
        return Due(row.window.last, Kind.LATE, row, row.window.last < row.as_of)
    return Due(row.final_on, Kind.LATE, row, overdue=False) if row.provisional(row.as_of) else None


def _ahead(row: Row, until: date) -> Due | None:
    """What falls due next in a window that is open, or has fallen due there.

    Where pace is judged at a tally's last day, what has fallen due since is told by the next
    tally, and that is awaited when the tertial ends; so is the first one.
    """
    day, state = row.outcome.next_due, row.outcome.state
    if day is None or state is State.MET:
        return None
    if state in (State.BEHIND, State.NOT_REPORTED):
        return Due(day, Kind.BEHIND, row, day < row.as_of)
    if day <= row.as_of and (row.outcome.reported_to or state is State.NOT_STARTED):
        day = min(_tertial(row.as_of).span.last, row.window.last)
    return Due(day, Kind.DUE, row, overdue=False) if day <= until else None


def _quiet(book: Book, row: Row) -> Iterator[Due]:
    """An ongoing promise of which nothing was heard for as long as a tertial, while it holds."""
    as_of = row.as_of
    if as_of not in row.window:
        return
    heard = book.reports_on(row.pledge)
    days = [one.span.last for one in heard if _counts(book, one) and one.span.last <= as_of]
    last = max(days, default=None)
    day = add_months(last or row.versions.in_force.first - DAY, _QUIET)
    if day < as_of:
        yield Due(day, Kind.QUIET, row, overdue=False, last=last)


def _counts(book: Book, logged: Logged) -> bool:
    return logged.activity.status != "cancelled" and book.stands(logged)


def _follow_ups(book: Book, as_of: date, until: date) -> Iterator[Due]:
    """The follow-ups of periods that are over, and those due in the days ahead."""
    for agreement in book.promises.agreements:
        done = _written(agreement, as_of)
        duties: dict[tuple[str, str | None], tuple[Duty, date]] = {}
        for asked in agreement.follow_up:
            for one, day in _duties(agreement, asked, until):
                _, earlier = duties.get((one.label, one.by), (one, day))
                duties[one.label, one.by] = one, min(day, earlier)
        for one, day in duties.values():
            shown = one.span.last <= as_of or day <= until
            written = not done.isdisjoint((one.span, agreement.period(one.label)))
            if shown and not written and as_of - day <= _HISTORY:
                yield Due(day, Kind.FOLLOW_UP, one, day < as_of)


def _duties(agreement: Agreement, duty: FollowUp, until: date) -> Iterator[tuple[Duty, date]]:
    """What a duty asks for, each with its day.

    The day given is that of the last period over by then; any other is due two months after it.
    Where no period is given, one follow-up of the whole time is due on the day given.
    """
    periods = [
        Duty(agreement, duty.by, label, span)
        for label, span in _periods(agreement, duty.every or "", until)
    ]
    if not periods and duty.due:
        yield Duty(agreement, duty.by, agreement.id, agreement.span), duty.due
    over = [one.span.last for one in periods if duty.due and one.span.last <= duty.due]
    for one in periods:
        given = duty.due if over and one.span.last == over[-1] else None
        yield one, given or add_months(one.span.last, _TO_WRITE)


def _periods(agreement: Agreement, every: str, until: date) -> Iterator[tuple[str, Span]]:
    """Yield the periods to follow up, of an agreement until further notice those by a day."""
    last = agreement.to or max(until, agreement.from_)
    if every == "two_years":
        yield from _two_years(agreement, last)
    for number in range(agreement.from_.year, last.year + 1):
        for part in _LABELS.get(every, ()):
            label = f"{number}-{part}" if part else str(number)
            period = read(label)
            span = period.span & agreement.span if period else None
            if span:
                yield label, span


def _two_years(agreement: Agreement, until: date) -> Iterator[tuple[str, Span]]:
    """Two years at a time from the first day, each called by the year that it ends in.

    The last of them ends the agreement, and is followed up with all of it.
    """
    first = agreement.from_
    while first <= until:
        after = add_months(first, _TWO_YEARS)
        span = Span(first, min(after - DAY, agreement.last))
        yield agreement.id if span.last == agreement.last else str(span.last.year), span
        first = after


def _parties(book: Book, as_of: date) -> Iterator[Due]:
    """The parties that have reported nothing this tertial, though they have something promised.

    Who reported nothing in the one before either is overdue since that one's end.
    """
    now = _responsible(book, as_of)
    if not now:
        return
    tertial = _tertial(as_of)
    before = tertial.span.first - DAY
    then = _responsible(book, before)
    for party in now:
        if _heard(book, party, tertial.span, as_of):
            continue
        earlier = _tertial(before) if party in then else None
        if earlier and not _heard(book, party, earlier.span, as_of):
            yield Due(before, Kind.PARTY, Silence(party, earlier), overdue=True)
        else:
            yield Due(tertial.span.last, Kind.PARTY, Silence(party, tertial), overdue=False)


def _responsible(book: Book, day: date) -> list[str]:
    """Those who have promised something; of what is invented nobody owes a report."""
    real = [one for one in book.pledges if not one.agreement.example]
    pledges = [one for one in real if one.in_force and day in one.in_force]
    return list(dict.fromkeys(party for one in pledges for party in one.promise.responsible))


def _heard(book: Book, party: str, span: Span, as_of: date) -> bool:
    return any(
        party in one.by and one.span.last in span and one.span.last <= as_of
        for one in book.logged
        if book.stands(one)
    )


def _tertial(day: date) -> Period:
    period = read(f"{day.year}-T{(day.month - 1) // 4 + 1}")
    assert period is not None  # noqa: S101  no agreement lies outside the years that can be read
    return period
