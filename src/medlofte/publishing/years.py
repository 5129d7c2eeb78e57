"""Knows which years of a municipality are told of, and the day that each of them stands as of.

That is the last day on which something told of it changed: a report, a due day, a state. So what
is told of data that have not changed is the same on each day until then.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.model.agreement import Agreement
from medlofte.periods import DAY, Span
from medlofte.progress.measure import Asked, Progress, Row, Standpoint, measure, of_year
from medlofte.publishing.audience import Account, Audience
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import Outcome, State

# What is told of a promise wherever it is only listed: its state, what is lost, its figure.
_Standing = tuple[State, int | None, Figure | None]


class PublicYear(NamedTuple):
    """A calendar year of an agreement, and the last days on which a state, and anything, changed.

    Each of its rows knows such a day of its own; `accounts` is what may be told of each.
    """

    agreement: Agreement
    progress: Progress
    accounts: Sequence[Account]
    states_since: date
    since: date

    @property
    def as_of(self) -> date:
        """The day that its figures are as of; of a year that is over the last that is told."""
        return min(self.since, self.progress.as_of)


def years(book: Book, audience: Audience) -> Iterator[PublicYear]:
    """Yield each agreement and calendar year that has begun, oldest first."""
    today = audience.today
    begun = [one for one in book.promises.agreements if one.from_ <= today]
    for agreement in sorted(begun, key=lambda one: one.from_):
        for number in range(agreement.from_.year, min(agreement.last, today).year + 1):
            asked = of_year(number)
            stand = Standpoint(asked, min(today, told_until([agreement], asked)), today)
            progress = measure(book, stand)
            own = tuple(one for one in progress.agreements if one[0] is agreement)
            yield _steady(agreement, progress._replace(agreements=own), audience)


def told_until(agreements: Sequence[Agreement], asked: Asked) -> date:
    """The day as of which what was asked for is told when it is over: its last.

    Where nothing of it goes on, what is to be done by a later day is told as of that day, for no
    later year tells what became of it.
    """
    last = asked.span.last
    if asked.part or any(one.last > last for one in agreements):
        return last
    due = (promise.target.deadline for one in agreements for promise in one.promises)
    return max([last, *filter(None, due)])


def _steady(agreement: Agreement, progress: Progress, audience: Audience) -> PublicYear:
    shared = max(_shared(agreement, progress, audience))
    found = [(row, *_since(progress, row, audience)) for row in progress.rows]
    rows = tuple(row._replace(since=day) for row, _, day in found)
    told = progress._replace(agreements=((agreement, rows),))
    return PublicYear(
        agreement,
        told,
        [audience.account(told, row) for row in rows],
        states_since=max([shared, *(day for _, day, _ in found)]),
        since=max([shared, *(day for _, _, day in found)]),
    )


def _shared(agreement: Agreement, progress: Progress, audience: Audience) -> Iterator[date]:
    """Yield the days by which something changed that is told with all the promises."""
    span = progress.asked.span & agreement.span or agreement.span
    yield span.first
    days = [span.last]
    days += [_told(one.date, audience) for one in agreement.follow_ups]
    days += [_told(one.date, audience) for of in agreement.indicators for one in of.measured]
    yield from (day for day in days if day <= audience.today)


def _told(day: date, audience: Audience) -> date:
    """A day, or the first of those told in its place; one that is still to come stays so."""
    return audience.days_of(day).first if day <= audience.today else day


def _event(progress: Progress, row: Row, audience: Audience) -> date:
    """The last day on which something happened to a promise, but that time went by."""
    today = audience.today
    heard = [*row.counted, *(one.logged for one in row.uncounted)]
    days = [_told(one.span.last, audience) for one in heard if audience.hears_of(one)]
    for one in (*row.versions.before, *row.versions.asking):
        days += [one.in_force.first] if one.in_force else []
    if row.versions.withdrawn:
        days.append(row.versions.in_force.last + DAY)
    days += [row.window.first, row.reach.judged.last]
    if row.followed_up:
        days.append(_told(row.followed_up, audience))
    if audience.told_row(progress.book, row).outcome.state.failed:
        days.append(row.final_on + DAY)
    if not row.over and audience.counts_units(row):
        # Weeks (days, months …) are counted by whole months, up to the end of the last one.
        days.append(audience.days_of(today + DAY).first - DAY)
    begun = min(row.pledge.agreement.from_, today)
    return max((day for day in days if day <= today), default=begun)


def _since(progress: Progress, row: Row, audience: Audience) -> tuple[date, date]:
    """The last day on which the standing that is told of a row changed, and on which anything did.

    Between two events time only goes one way: what has changed does not change back, so the day is
    searched for by halves.
    """
    event = _event(progress, row, audience)
    if row.over:
        return event, event

    @cache
    def on(day: date) -> tuple[_Standing, Outcome, int]:
        earlier = row._replace(as_of=day, outcome=row.judged_on(day))
        told = audience.told_row(progress.book, earlier).outcome
        standing = told.state, told.lost, told.figure
        return standing, told, sum(unit.span.last <= day for unit in told.units)

    last = row.case.as_of
    if event >= last:
        return event, event
    now = on(last)
    state = _first(Span(event, last), lambda day: on(day)[0] == now[0])
    since = _first(Span(state, last), lambda day: on(day) == now)
    # What is counted but not told of must not be dated by what it changed.
    hidden = {one.span.last for one in row.counted if not audience.hears_of(one)}
    state, since = (day.replace(day=1) if day in hidden else day for day in (state, since))
    return max(event, state), max(event, since)


def _first(days: Span, holds: Callable[[date], bool]) -> date:
    """The first of the days from which something holds; it does on the last."""
    first, last = days.first.toordinal(), days.last.toordinal()
    while first < last:
        middle = (first + last) // 2
        if holds(date.fromordinal(middle)):
            last = middle
        else:
            first = middle + 1
    return date.fromordinal(last)
