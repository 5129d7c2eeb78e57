"""Knows what is due: promises, follow-ups and parties to hear from, in order of their days."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Versions, Window
from medlofte.model.agreement import Agreement
from medlofte.periods import DAY, Period, Span, add_months, read, year
from medlofte.progress.duties import Duty, duties
from medlofte.progress.measure import Progress, Row, Standpoint, judge, of_year
from medlofte.targets.outcome import State

_QUIET = 4  # months, as long as a tertial
_SOON = timedelta(days=7)
_HISTORY = timedelta(days=366)  # what was due longer ago than this is told by `status` alone


class Kind(StrEnum):
    """Why something is due; the meaning of each is in docs/figures.md."""

    BEHIND = "behind"
    DUE = "due"
    LATE = "late"
    QUIET = "quiet"
    FOLLOW_UP = "follow_up"
    PARTY = "party"


class Haste(StrEnum):
    """How soon something is to be done, in the order in which it is told."""

    OVERDUE = "overdue"
    SOON = "soon"  # within seven days
    LATER = "later"
    SILENT = "silent"  # no day was promised, but nothing has been heard for long


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

    @property
    def invented(self) -> bool:
        """Whether it rests on an example, or an invented agreement asks for it."""
        match self.about:
            case Row():
                return self.about.invented
            case Duty():
                return self.about.agreement.example
            case _:
                return False

    def concerns(self, party: str) -> bool:
        """Whether it is a party's to do; a follow-up that names nobody is everybody's."""
        match self.about:
            case Row():
                return party in self.about.pledge.promise.responsible
            case Duty():
                return self.about.by in (None, party)
            case _:
                return self.about.party == party


class Agenda(NamedTuple):
    """What is due in a municipality, as of the end of a day and some days ahead."""

    progress: Progress  # all rows that were looked at
    until: date
    dues: tuple[Due, ...]

    @property
    def soon(self) -> date:
        """The last of the seven days that are told of before what comes later."""
        return _days_after(self.progress.as_of, _SOON)

    def haste(self, due: Due) -> Haste:
        if due.overdue:
            return Haste.OVERDUE
        if due.kind is Kind.QUIET:
            return Haste.SILENT
        return Haste.SOON if due.day <= self.soon else Haste.LATER

    @property
    def real(self) -> "Agenda":
        """What of it rests on nothing that is invented."""
        return self._replace(dues=tuple(due for due in self.dues if not due.invented))

    def about(self, promises: Collection[str]) -> "Agenda":
        """What of it is about promises, by their ids."""
        return self._replace(
            dues=tuple(
                due
                for due in self.dues
                if isinstance(due.about, Row) and due.about.pledge.promise.id in promises
            )
        )

    def of(self, party: str) -> "Agenda":
        """What of it is a party's to do."""
        return self._replace(dues=tuple(due for due in self.dues if due.concerns(party)))

    @property
    def in_force(self) -> list[Agreement]:
        as_of = self.progress.as_of
        return self.progress.book.agreements_in(Span(as_of, as_of))


def agenda(book: Book, as_of: date, days: int, measured: Progress | None = None) -> Agenda:
    """Return what is due as of the end of a day, and in so many days after it.

    `measured` are rows of the same book that are judged once and not again.
    """
    until = _days_after(as_of, timedelta(days))
    progress = _progress(book, as_of, until, measured)
    dues = [*_promises(progress, until), *_follow_ups(book, as_of, until), *_parties(book, as_of)]
    return Agenda(progress, until, tuple(sorted(dues, key=_order)))


def _days_after(day: date, days: timedelta) -> date:
    return day + min(days, date.max - day)


def _order(due: Due) -> tuple[date, int, str, str]:
    match due.about:
        case Row():
            return due.day, 0, due.about.pledge.promise.id, ""
        case Duty():
            return due.day, 1, due.about.label, due.about.by or ""
        case _:
            return due.day, 2, due.about.party, ""


def _progress(book: Book, as_of: date, until: date, measured: Progress | None) -> Progress:
    """Judge each promise in the windows that can still ask for something."""
    stand = Standpoint(of_year(as_of.year), as_of, as_of)
    agreements = book.promises.agreements
    same = measured.rows if measured and measured.stand == stand else ()
    judged = {(row.pledge.route, row.window): row for row in same}
    rows = [
        tuple(
            judged.get((versions.latest.route, window.span)) or judge(book, versions, window, stand)
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


def _written(agreement: Agreement, as_of: date) -> set[Span | None]:
    """The spans whose follow-up is written by then, and therefore due no more."""
    return {agreement.period(one.period) for one in agreement.follow_ups if one.date <= as_of}


def _follow_ups(book: Book, as_of: date, until: date) -> Iterator[Due]:
    """The follow-ups of periods that are over, and those due in the days ahead."""
    for agreement in book.promises.agreements:
        done = _written(agreement, as_of)
        wanted: dict[tuple[str, str | None], tuple[Duty, date]] = {}
        for asked in agreement.follow_up:
            for one, day in duties(agreement, asked, until):
                _, earlier = wanted.get((one.label, one.by), (one, day))
                wanted[one.label, one.by] = one, min(day, earlier)
        for one, day in wanted.values():
            shown = one.span.last <= as_of or day <= until
            written = not done.isdisjoint((one.span, agreement.period(one.label)))
            if shown and not written and as_of - day <= _HISTORY:
                yield Due(day, Kind.FOLLOW_UP, one, day < as_of)


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
