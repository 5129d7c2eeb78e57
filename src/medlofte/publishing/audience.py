"""Knows what may be told to whom: nothing internal, nothing later, days only as exact as chosen.

What the settings hide is taken away here, before anything is worded (docs/figures.md).
"""

from collections.abc import Container, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple, assert_never

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Window
from medlofte.model.settings import Publish
from medlofte.periods import DAY, Span, months_around
from medlofte.progress.eligible import Reason, Uncounted
from medlofte.progress.measure import Progress, Row, judge
from medlofte.publishing.small_numbers import ToldPart, as_it_stands, protected
from medlofte.swedish.names import fold
from medlofte.targets.counting import Figure, bounds
from medlofte.targets.outcome import State, Unit
from medlofte.targets.pace import due_on

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

    def days_of(self, day: date) -> Span:
        """A day as exact as it is told."""
        return self.days(Span(day, day))

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
        told = (
            *(activity.title, activity.place, activity.amount, activity.by, activity.promises),
            *(activity.precision, activity.status, activity.example),
            activity.source and activity.source.title,
            protected(activity.results, self.publish.hide_below),
        )
        return last, first, str(told)

    def results(self, logged: Logged, telling: Container[str]) -> list[ToldPart]:
        """The results of a report, with numbers of people below the limit hidden."""
        results = logged.activity.results
        if self.internal:
            return [as_it_stands(result) for result in results]
        return protected(results, self.publish.hide_below) if logged.stem in telling else []

    def telling(self, book: Book) -> frozenset[str]:
        """The reports whose results may be told: none that overlaps an earlier one that tells.

        A year's results beside those of its tertials would give away a number hidden in one of
        them, for whatever promise they count. Dated ones of one day tell of different deeds. What
        was cancelled or corrected, or invented beside what is real, stands in no other's way.
        """
        book = book.open
        found: set[str] = set()
        last = {True: date.min, False: date.min}  # of those found, the tallies and the others
        for one in self.told([one for one in book.logged if _has_results(book, one)]):
            first = self.days(one.span).first
            if last[True] < first and not (one.is_tally and last[False] >= first):
                found.add(one.stem)
                last[one.is_tally] = self.days(one.span).last
        return frozenset(found)

    def account(self, progress: Progress, row: Row) -> "Account":
        """What may be told of a row: its figures, and the reports behind them."""
        since = row.since
        book, as_of = self._so_far(progress.book, row)
        if as_of != row.as_of:
            row = _judged(book, progress, row, as_of)
        heard = row
        if not self.internal and book.open is not book:
            heard = _judged(book.open, progress, row, as_of)
        reports = self.told(heard.counted)
        aside = tuple(one for one in heard.uncounted if self._explains(heard, one))
        told = self.told_row(progress.book, row)._replace(uncounted=aside)
        if since and since < told.as_of:
            told = told._replace(as_of=since)
        kept, perhaps = _units_heard(heard, reports, self), _perhaps(heard, reports, self)
        return Account(told, reports, kept, perhaps)

    def counts_units(self, row: Row) -> bool:
        """Whether a row counts weeks (days, months …) finer than the days that are told."""
        goal = row.outcome.goal
        if self.sees_days or goal is None or not goal.counts_units or goal.per is None:
            return False
        return goal.per.months < _GRAINS[self.publish.dates]

    def _so_far(self, book: Book, row: Row) -> tuple[Book, date]:
        """What a row is told by: where it counts finer units only whole months (tertials).

        Counted to the as-of day it would tell whether the week that goes on was kept.
        """
        if row.over or row.as_of < row.window.first or not self.counts_units(row):
            return book, row.as_of
        day = self.days_of(row.as_of + DAY).first - DAY
        return book.until(day), max(day, row.window.first)

    def told_row(self, book: Book, row: Row) -> Row:
        """The row as it is told: an open year gets no verdict, a hidden day is no day."""
        outcome = row.outcome
        if self.internal:
            return row
        outcome = outcome._replace(state=_without_verdict(row), completed=self.completed(book, row))
        if outcome.state in (State.MET, State.NOT_STARTED) and not row.over:
            outcome = outcome._replace(expected=None)  # no pace of what is done, or not begun
        if not (self.sees_days and all(map(self.hears_of, row.counted))):
            # Until when is known would tell a hidden day, and so would what is due or lost then.
            places_alone = outcome.goal is not None and outcome.goal.per is None and not row.over
            lost = None if outcome.reported_to or places_alone else outcome.lost
            expected = _expected(row._replace(outcome=outcome))
            outcome = outcome._replace(
                reported_to=None, expected=expected, next_due=None, lost=lost
            )
        if self.counts_units(row):
            # How many are lost would tell how many a report may have kept, and while the time
            # goes on whether the week that is not over is one of those kept.
            final = row.over and (outcome.figure is None or outcome.figure.exact)
            untold = (unit._replace(kept=False, possible=False) for unit in outcome.units)
            outcome = outcome._replace(
                units=tuple(untold),
                figure=_without_high(outcome.figure),
                lost=outcome.lost if final else None,
            )
            row = row._replace(in_period=_without_high(row.in_period))
        return row._replace(outcome=outcome)

    def completed(self, book: Book, row: Row) -> date | None:
        """The day a milestone was completed, where that day may be told of at all."""
        day = row.outcome.completed
        if day is None:
            return None
        reports = book.reports_on(row.pledge)
        open_ = any(
            row.pledge.promise.id in one.activity.completes
            and one.span.last == day
            and self.hears_of(one)
            for one in reports
        )
        return day if open_ else None

    def _explains(self, heard: Row, one: Uncounted) -> bool:
        """Whether it is told that, and why, a report does not count.

        Not where the reason says on which side of a day within its month the report lies.
        """
        if one.reason is Reason.LATER:
            return False
        border = (Reason.NO_UNIT, Reason.OTHER_YEAR, Reason.OUTSIDE)
        if self.sees_days or one.reason not in border:
            return True
        around = self.days(one.logged.span)
        return one.reason is Reason.OUTSIDE and not around & heard.versions.in_force


class Account(NamedTuple):
    """What an audience may know of a row: its figures, and the reports that it hears of.

    The reports are those that would count if there were no others than those it hears of, so that
    nothing internal changes what is told of them. `units` are the days of those that prove each
    week (month …) kept, `perhaps` of those that may have been kept.
    """

    row: Row
    reports: Sequence[Logged]
    units: Sequence[Span]
    perhaps: Sequence[Span]

    @property
    def last(self) -> date | None:
        return max((one.span.last for one in self.reports), default=None)


def _judged(book: Book, progress: Progress, row: Row, as_of: date) -> Row:
    """The row again, by the reports of another book, or as of another day."""
    stand = progress.stand._replace(as_of=as_of)
    return judge(book, row.versions, Window(row.window, row.whole), stand)


def _without_high(figure: Figure | None) -> Figure | None:
    """A figure without how much more is possible, which tells how many weeks a tally spans."""
    return figure and figure._replace(high=None if figure.low != figure.high else figure.high)


def _has_results(book: Book, logged: Logged) -> bool:
    if not logged.activity.results or logged.activity.status == "cancelled":
        return False
    return book.stands(logged) and logged.stem not in book.replaced


def _expected(row: Row) -> int | None:
    """What an even pace asks for by the as-of day."""
    goal = row.outcome.goal
    if goal is None or row.outcome.expected is None:
        return None
    return due_on(goal, row.window, row.outcome.units, row.as_of)


def _without_verdict(row: Row) -> State:
    """The state of a row for the public: while the window is open, no verdict but met."""
    if row.over:
        return row.outcome.state
    match row.outcome.state:
        case State.ON_TRACK | State.BEHIND | State.NOT_QUANTIFIED | State.MISSED:
            return State.IN_PROGRESS
        case State.NOT_REPORTED:
            return State.NOT_STARTED
        case (
            State.MET
            | State.IN_PROGRESS
            | State.NO_BASELINE
            | State.NOT_TRIGGERED
            | State.NOT_STARTED
            | State.UPCOMING
            | State.WITHDRAWN
        ):
            return row.outcome.state
        case state:
            assert_never(state)


def _units_heard(row: Row, reports: Sequence[Logged], audience: Audience) -> list[Span]:
    """The days of the units that were kept; where days are hidden those of what proved them."""
    goal = row.outcome.goal
    spans = []
    for unit in row.outcome.units if goal else ():
        if unit.kept and audience.sees_days and goal and goal.per:
            spans.append(unit.span)
        elif unit.kept and goal:
            spans.append(audience.days(_proven(unit, reports, goal.at_least or 1)))
    return spans


def _proven(unit: Unit, reports: Sequence[Logged], at_least: int) -> Span:
    """The days of the report by which a unit was kept, else its own."""
    place = unit.place and fold(unit.place)
    inside = [
        one
        for one in reports
        if one.span in unit.span and (not place or place == fold(one.activity.place or ""))
    ]
    sums = accumulate(bounds(one.amount, one.precision)[0] for one in inside)
    spans = (one.span for one, low in zip(inside, sums, strict=True) if low >= at_least)
    return next(spans, unit.span)


def _perhaps(row: Row, reports: Sequence[Logged], audience: Audience) -> list[Span]:
    """The days of the units that may have been kept; of places, the first day told of.

    Where it is not told which units these are, it is the first day of a report that leaves it open.
    """
    goal, figure = row.outcome.goal, row.outcome.figure
    if goal is None or not goal.counts_units or figure is None or figure.exact:
        return []
    if goal.per and not audience.counts_units(row):
        return [unit.span for unit in row.outcome.units if unit.possible and not unit.kept]
    anywhere = [one for one in reports if one.activity.place is None]
    if goal.per:
        anywhere = [one for one in reports if one.is_tally or one.precision != "exact"]
    first = min((audience.days(one.span).first for one in anywhere or reports), default=row.as_of)
    return [Span(first, first)] * ((figure.high or 0) - figure.low)
