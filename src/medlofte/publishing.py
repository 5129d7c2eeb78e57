"""Knows what may be told to whom: nothing internal, nothing later, days only as exact as chosen.

What the settings hide is taken away here, before anything is worded (docs/figures.md).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from medlofte.agreement import Agreement
from medlofte.book import Book, Logged
from medlofte.document import Route
from medlofte.finding import Finding
from medlofte.periods import Span, due_by, months_around, units
from medlofte.progress import Reason, Row, Uncounted
from medlofte.reports import bounds
from medlofte.rules.personal_data import disclosed
from medlofte.settings import Publish
from medlofte.small_numbers import Told, protected, whole
from medlofte.targets.outcome import State

_NEVER_TOLD = ("note", "replaces", "logged")
_GRAINS = {"month": 1, "tertial": 4}


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

    def results(self, book: Book, logged: Logged) -> list[Told]:
        """The results of a report, with numbers of people below the limit hidden.

        Those of a report that another overlaps or corrects are not told at all: a year's results
        beside those of its tertials would give away a number hidden in one of them.
        """
        results = logged.activity.results
        if self.internal:
            return [whole(result) for result in results]
        if not results or logged.stem in _entangled(book):
            return []
        return protected(results, self.publish.hide_below)

    def row(self, book: Book, row: Row) -> Row:
        """The row as it is told: an open year gets no verdict, a hidden day is no day."""
        outcome = row.outcome
        if not self.internal:
            outcome = outcome._replace(
                state=_without_verdict(row), completed=self.completed(book, row)
            )
            if not (self.sees_days and all(map(self.hears_of, row.counted))):
                # Until when is known would tell a hidden day, and so would what is due then.
                outcome = outcome._replace(reported_to=None, expected=_expected(row), next_due=None)
        explained = tuple(one for one in row.uncounted if self._explains(row, one))
        return row._replace(outcome=outcome, uncounted=explained)

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

    def _explains(self, row: Row, one: Uncounted) -> bool:
        """Whether a report is told of as not counted, with all that takes its place."""
        instead = [one.instead] if one.instead else []
        if one.reason is Reason.CONTAINED and not instead:
            instead = [other for other in row.counted if other.span & one.logged.span]
        told = all(map(self.hears_of, (one.logged, *instead)))
        return told and one.reason is not Reason.LATER


@lru_cache(maxsize=1)
def _entangled(book: Book) -> frozenset[str]:
    """The reports whose results another report's may contain, for whatever promise they count."""
    telling = sorted(
        (one for one in book.logged if one.activity.results), key=lambda one: one.span.first
    )
    found = set(book.replaced)
    open_: list[Logged] = []
    for one in telling:
        open_ = [other for other in open_ if other.span.last >= one.span.first]
        for other in open_:
            if one.is_tally or other.is_tally:
                found |= {one.stem, other.stem}
        open_.append(one)
    return frozenset(found)


def disclosures(book: Book, audience: Audience, agreements: Sequence[Agreement]) -> list[Finding]:
    """Personal data of level error in what the audience would be told of these agreements."""
    chosen = {i for i, one in enumerate(book.promises.agreements) if one in agreements}

    def told(logged: Logged | None, route: Route) -> bool:
        if logged is None:
            return route[0] != "agreements" or route[1] in chosen
        of_them = any(pledge.route[1] in chosen for pledge in logged.pledges)
        kept = route[0] in _NEVER_TOLD and not audience.internal
        return of_them and audience.hears_of(logged) and not kept

    return sorted(disclosed(book, told))


def _expected(row: Row) -> int | None:
    """What an even pace asks for by the as-of day."""
    goal = row.outcome.goal
    if goal is None or row.outcome.expected is None:
        return None
    if goal.how == "each" and goal.per:
        return sum(unit.last <= row.as_of for unit in units(goal.per, row.window))
    return due_by(row.window, goal.number, row.as_of)


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
    goal = row.outcome.goal
    if goal and goal.how == "each":
        steps = [*_kept(row, audience, told)]
        rest = len(row.outcome.met_units) - len(steps)
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


def _kept(row: Row, audience: Audience, told: Sequence[Logged]) -> Iterator[tuple[Span, int]]:
    """The units that what is told of proves kept, each at the days of its last report."""
    goal = row.outcome.goal
    for unit in row.outcome.met_units:
        inside = [one for one in told if one.span in unit]
        if goal and sum(bounds(one)[0] for one in inside) >= (goal.at_least or 1):
            yield audience.days(inside[-1].span if not audience.sees_days else unit), 1
