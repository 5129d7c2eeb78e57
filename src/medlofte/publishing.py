"""Knows what may be told to whom: nothing internal, nothing later, days only as exact as chosen.

What the settings hide is taken away here, before anything is worded (docs/figures.md).
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from medlofte.activity import Activity, Result
from medlofte.agreement import Agreement
from medlofte.book import Book, Logged
from medlofte.document import Route
from medlofte.finding import Finding
from medlofte.periods import Span, months_around
from medlofte.progress import Asked, Reason, Row, Uncounted
from medlofte.rules.personal_data import disclosed
from medlofte.settings import Publish
from medlofte.targets.outcome import State

_GRAINS = {"month": 1, "tertial": 4}


class Hidden(NamedTuple):
    """A number that is not told: below the limit, or `None` where it would give away another."""

    below: int | None


class Told(NamedTuple):
    """A result as it may be told."""

    what: str
    number: int | Hidden
    of_which: tuple["Told", ...] = ()


class Audience(NamedTuple):
    """Those who read: the public, or only those within; `today` is the day they read it."""

    publish: Publish
    today: date
    internal: bool = False

    @property
    def sees_days(self) -> bool:
        return self.internal or self.publish.dates == "day"

    def days(self, span: Span) -> Span:
        """The days as exact as they are told: widened to whole months or tertials."""
        if self.sees_days:
            return span
        return months_around(span, _GRAINS[self.publish.dates])

    def hears_of(self, logged: Logged) -> bool:
        """Whether a report is listed; one that is internal still counts."""
        within = self.internal or not logged.activity.internal
        return within and logged.span.last <= self.today

    def told(self, logged: Sequence[Logged]) -> list[Logged]:
        """The reports that are listed, in an order that tells no more than their days do."""
        heard = [one for one in logged if self.hears_of(one)]
        return sorted(heard, key=self._order)

    def _order(self, logged: Logged) -> tuple[date, date, str]:
        first, last = self.days(logged.span)
        activity = logged.activity
        if self.sees_days:
            return last, first, logged.stem
        return last, first, f"{activity.title} {activity.place} {activity.amount} {activity.by}"

    def results(self, activity: Activity) -> list[Told]:
        """The results of a report, with numbers of people below the limit hidden."""
        if self.internal:
            return [_whole(result) for result in activity.results]
        return [protected(result, self.publish.hide_below) for result in activity.results]

    def row(self, book: Book, row: Row) -> Row:
        """The row as it is told: an open year gets no verdict, a hidden day is no day."""
        outcome = row.outcome
        if not self.internal:
            completed = self.completed(book, row)
            state = _without_verdict(row)
            outcome = outcome._replace(state=state, completed=completed)
        return row._replace(
            outcome=outcome, uncounted=tuple(one for one in row.uncounted if self._explains(one))
        )

    def completed(self, book: Book, row: Row) -> date | None:
        """The day a milestone was completed, where that day may be told of at all."""
        day = row.outcome.completed
        reports = book.reports.get(row.pledge.route, ())
        open_ = any(
            row.pledge.promise.id in one.activity.completes
            and one.span.last == day
            and self.hears_of(one)
            for one in reports
        )
        return day if open_ else None

    def inside(self, asked: Asked, row: Row) -> int | None:
        """What was done in the part asked for, unless that part tells more than the days may."""
        return row.in_period if self.days(asked.span) == asked.span else None

    def _explains(self, one: Uncounted) -> bool:
        other = one.instead is None or self.hears_of(one.instead)
        return one.reason is not Reason.LATER and other and self.hears_of(one.logged)


def disclosures(book: Book, audience: Audience, agreements: Sequence[Agreement]) -> list[Finding]:
    """Personal data of level error in what the audience would be told of these agreements."""
    chosen = {i for i, one in enumerate(book.promises.agreements) if one in agreements}

    def told(logged: Logged | None, route: Route) -> bool:
        if logged is None:
            return route[0] != "agreements" or route[1] in chosen
        of_them = any(pledge.route[1] in chosen for pledge in logged.pledges)
        return of_them and audience.hears_of(logged) and (audience.internal or route != ("note",))

    return sorted(disclosed(book, told))


def _without_verdict(row: Row) -> State:
    """The state of a row for the public: while the window is open, no verdict but met."""
    if row.over:
        return row.outcome.state
    match row.outcome.state:
        case State.ON_TRACK | State.BEHIND | State.NOT_QUANTIFIED | State.MISSED:
            return State.IN_PROGRESS
        case State.NOT_REPORTED:
            return State.NOT_STARTED
        case state:
            return state


def course(row: Row, audience: Audience) -> list[tuple[Span, int]]:
    """How the sum grew: the days of each report as they are told, and the sum after it.

    What is internal is added last, at the as-of day, so that its own day is not told.
    """
    told = audience.told(row.counted)
    if row.outcome.goal and row.outcome.goal.how == "each":
        units = row.outcome.met_units
        open_ = [unit for unit in units if any(one.span & unit for one in told)]
        steps = [(audience.days(unit), 1) for unit in open_]
        rest = len(units) - len(open_)
    else:
        steps = [(audience.days(one.span), one.amount) for one in told]
        rest = (row.done or 0) - sum(one.amount for one in told)
    total, grown = 0, []
    for span, number in sorted(steps, key=lambda step: (step[0].last, step[0].first)):
        total += number
        grown.append((span, total))
    if rest:
        grown.append((Span(row.as_of, row.as_of), total + rest))
    return grown


def _whole(result: Result) -> Told:
    return Told(
        result.what, result.count, tuple(Told(part.what, part.count) for part in result.of_which)
    )


def protected(result: Result, limit: int) -> Told:
    """Hide what is below `limit`, and what would let a reader work it out.

    The parts add up to the count. A hidden part is safe where, by all that is told, it could be
    any number below the limit; until that is so the smallest part told is hidden as well, and at
    last the count.
    """
    whole = _whole(result)
    if not result.people or limit == 1:
        return whole
    numbers = [part.count for part in result.of_which]
    small = [number < limit for number in numbers]
    if result.count < limit:
        parts = tuple(_hide(part, limit) for part in whole.of_which)
        return Told(result.what, Hidden(limit), parts)
    hidden = set(_safely_hidden(result.count, numbers, limit)) if any(small) else set()
    alone = any(small) and not _safe(result.count, numbers, hidden, limit)
    return Told(
        result.what,
        Hidden(None) if alone else result.count,
        tuple(_hide(part, limit) if i in hidden else part for i, part in enumerate(whole.of_which)),
    )


def _hide(part: Told, limit: int) -> Told:
    small = isinstance(part.number, int) and part.number < limit
    return part._replace(number=Hidden(limit if small else None))


def _safely_hidden(count: int, numbers: Sequence[int], limit: int) -> list[int]:
    """The indexes of the parts to hide: the small ones, then the smallest others while needed."""
    order = sorted(range(len(numbers)), key=lambda i: (numbers[i], i))
    hidden = [i for i in order if numbers[i] < limit]
    for i in order[len(hidden) :]:
        if _safe(count, numbers, set(hidden), limit):
            break
        hidden.append(i)
    return hidden


def _safe(count: int, numbers: Sequence[int], hidden: set[int], limit: int) -> bool:
    """Whether each small part could still be any number below the limit.

    What is hidden though not small is known to reach the limit, and not to pass what is told.
    """
    told = [number for i, number in enumerate(numbers) if i not in hidden]
    rest = count - sum(told)
    small = sum(numbers[i] < limit for i in hidden)
    others = len(hidden) - small
    if rest - others * limit < limit - 1:
        return False
    if others and not told:
        return True
    return rest <= (small - 1) * (limit - 1) + others * min(told, default=0)
