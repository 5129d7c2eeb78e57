"""Knows how far each promise has come: `measure(book, period, as_of)`, pure."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge, Versions, Window
from medlofte.model.agreement import Agreement
from medlofte.periods import Period, Span, add_months, year
from medlofte.progress.eligible import Reach, Reason, Sorted, Uncounted, completed, sort_out, told
from medlofte.progress.part_of_year import done_inside
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import Case, Outcome, State

_TERTIAL = 4  # months: the reporting interval where none is stated
_TO_WRITE = 2  # months that a report may take after its interval


class Row(NamedTuple):
    """How one promise stands in one window; `reach` tells which reports tell of it."""

    versions: Versions
    window: Span
    whole: Span  # what the window is cut from: its promise year, or another time
    as_of: date
    reach: Reach
    over: bool
    outcome: Outcome
    counted: tuple[Logged, ...]
    uncounted: tuple[Uncounted, ...]
    in_period: Figure | None
    case: Case  # what it was judged by
    final_on: date  # until this day has passed, a failure is provisional
    followed_up: date | None
    year: int | None  # the year that was asked for: days of other years carry theirs
    unchecked: bool = False  # a draft that nobody has checked
    since: date | None = None  # the last day on which something told of it changed, once known

    @property
    def pledge(self) -> Pledge:
        """The version that is shown."""
        return self.versions.latest

    @property
    def countable(self) -> bool:
        """Whether it can be said by numbers, or by a day, how far it has come."""
        return self.outcome.goal is not None or self.pledge.promise.target.done_once

    @property
    def examples(self) -> int:
        return sum(logged.activity.example for logged in self.counted)

    @property
    def invented(self) -> bool:
        """Whether it, or anything that it rests on, is an invented example."""
        return self.examples > 0 or self.pledge.agreement.example

    @property
    def last_activity(self) -> date | None:
        return max((logged.span.last for logged in self.counted), default=None)

    @property
    def done(self) -> int | None:
        return self.outcome.figure.done if self.outcome.figure else None

    @property
    def remaining(self) -> int | None:
        """What is left of the goal at most, never below 0; None where there is no goal."""
        goal, figure = self.outcome.goal, self.outcome.figure
        return max(0, goal.number - (figure.low if figure else 0)) if goal else None

    @property
    def percent(self) -> int | None:
        """Whole percent of the goal that is proven, floored, not capped."""
        goal, figure = self.outcome.goal, self.outcome.figure
        return 100 * figure.low // goal.number if goal and figure else None

    def judged_on(self, day: date) -> Outcome:
        """The judgement on an earlier day, by the reports that are known now."""
        case = self.case._replace(as_of=day, over=day >= self.reach.judged.last)
        outcome = self.pledge.promise.target.judge(case)
        return _before_or_after(self.versions, self.window, day, outcome)

    def provisional(self, today: date) -> bool:
        """Whether a failure may yet change, since the follow-up is not due."""
        return self.outcome.state.failed and today <= self.final_on


class Asked(NamedTuple):
    """What was asked for: a period, or the time of an agreement."""

    label: str
    span: Span
    agreement: Agreement | None = None
    part: bool = False  # part of a year: what was done inside it is shown as well

    @property
    def years(self) -> range:
        return range(self.span.first.year, self.span.last.year + 1)


class Standpoint(NamedTuple):
    """What was asked for, as of which day, and the day by which all is told of what is over."""

    asked: Asked
    as_of: date
    today: date


class Progress(NamedTuple):
    """All rows of a municipality for what was asked, by agreement, as of the end of a day."""

    book: Book
    stand: Standpoint
    agreements: tuple[tuple[Agreement, tuple[Row, ...]], ...]

    @property
    def asked(self) -> Asked:
        return self.stand.asked

    @property
    def as_of(self) -> date:
        return self.stand.as_of

    @property
    def rows(self) -> Iterator[Row]:
        for _, rows in self.agreements:
            yield from rows

    @property
    def examples(self) -> int:
        """How many invented activities the figures rest on."""
        return len(self._counted(example=True))

    @property
    def real(self) -> int:
        return len(self._counted(example=False))

    def _counted(self, *, example: bool) -> set[str]:
        return {
            logged.stem
            for row in self.rows
            for logged in row.counted
            if logged.activity.example == example
        }


def of_year(number: int) -> Asked:
    return Asked(str(number), year(number))


def of_period(period: Period) -> Asked:
    return Asked(period.label, period.span, part=not period.whole_year)


def of_agreement(agreement: Agreement) -> Asked:
    return Asked(agreement.id, agreement.span, agreement)


def measure(book: Book, stand: Standpoint) -> Progress:
    """Judge every promise of the agreements asked for, as of the end of a day."""
    asked = stand.asked
    agreements = [asked.agreement] if asked.agreement else book.agreements_in(_whole_years(asked))
    return Progress(
        book,
        stand,
        tuple((agreement, tuple(_rows(book, agreement, stand))) for agreement in agreements),
    )


def _whole_years(asked: Asked) -> Span:
    return Span(year(asked.span.first.year).first, year(asked.span.last.year).last)


def _rows(book: Book, agreement: Agreement, stand: Standpoint) -> Iterator[Row]:
    asked, until = stand.asked, agreement.to or max(stand.as_of, agreement.from_)
    for versions in book.versions(agreement, stand.as_of):
        for window in versions.windows(None if asked.agreement else _whole_years(asked), until):
            yield judge(book, versions, window, stand)


def judge(book: Book, versions: Versions, window: Window, stand: Standpoint) -> Row:
    """Judge one promise in one window."""
    target, agreement = versions.latest.promise.target, versions.latest.agreement
    units = target.asked_units(window.span, versions.in_force)
    end = units[-1].last if units else window.span.last
    ended = min(end, window.span.last) <= stand.as_of
    known_to = stand.today if ended else stand.as_of
    reach = Reach(window.span, units or (), stand.as_of, known_to)
    found = sort_out(book, versions, reach)
    interval = agreement.reporting_months
    case = Case(
        window.span,
        window.whole,
        versions.in_force,
        known_to if units else stand.as_of,
        over=(known_to if units else stand.as_of) >= end,
        reports=[told(one, reach) for one in sorted(found.eligible, key=_order)],
        unanswered=[told(one, reach) for one in sorted(found.unanswered, key=_order)],
        completed=completed(book, versions, reach, stand.today),
        grace=(interval or _TERTIAL) + _TO_WRITE,
        silent_to=add_months(window.span.first, interval + _TO_WRITE) if interval else None,
        part=stand.asked.span,
    )
    outcome = _before_or_after(versions, window.span, stand.as_of, target.judge(case))
    counted, uncounted = _parted(book, versions, found, outcome, stand.today)
    return Row(
        versions,
        window.span,
        window.whole,
        stand.as_of,
        reach,
        case.over,
        outcome,
        counted,
        uncounted,
        done_inside(outcome, case),
        case,
        agreement.final_day(window.span),
        _followed_up(book, versions, window.span, stand),
        stand.asked.years[0] if len(stand.asked.years) == 1 else None,
        book.is_unchecked(versions.latest),
    )


def _parted(
    book: Book, versions: Versions, found: Sorted, outcome: Outcome, today: date
) -> tuple[tuple[Logged, ...], tuple[Uncounted, ...]]:
    """The reports that are in the figures, and those that are not, in order of their days.

    What was reported after the day that is today is not told of at all.
    """
    told_of = (one for one in found.uncounted if one.logged.span.last <= today)
    counted, uncounted = [], [*told_of]
    for logged in (*found.unanswered, *found.eligible):
        left = outcome.left.get(logged.stem)
        if left:
            reason = Reason.CONTAINED if left.covered else Reason.OVERLAPPING
            instead = book.by_stem[left.instead] if left.instead else None
            uncounted.append(Uncounted(logged, reason, instead, left.more))
        elif logged.stem in outcome.unplaced:
            uncounted.append(Uncounted(logged, _without_unit(versions, logged)))
        elif logged.stem in outcome.elsewhere:
            uncounted.append(Uncounted(logged, Reason.ELSEWHERE))
        else:
            counted.append(logged)
    return (
        tuple(sorted(counted, key=_order)),
        tuple(sorted(uncounted, key=lambda one: _order(one.logged))),
    )


def _without_unit(versions: Versions, logged: Logged) -> Reason:
    """Why a report lies in no week (month …) of the window: another year asks for it, or none."""
    asked_units = versions.latest.promise.target.asked_units
    for window in versions.windows(None, year(logged.span.last.year + 1).last):
        units = asked_units(window.span, versions.in_force) or ()
        if any(logged.span & unit for unit in units):
            return Reason.OTHER_YEAR
    return Reason.NO_UNIT


def _order(logged: Logged) -> tuple[date, date, str]:
    return logged.span.last, logged.span.first, logged.stem


def _before_or_after(versions: Versions, window: Span, as_of: date, outcome: Outcome) -> Outcome:
    """Put the states of a promise that no longer or not yet holds before all others."""
    if versions.withdrawn and as_of > versions.in_force.last:
        return outcome._replace(state=State.WITHDRAWN, next_due=None)
    if as_of < window.first:
        return outcome._replace(state=State.UPCOMING)
    return outcome


def _followed_up(book: Book, versions: Versions, window: Span, stand: Standpoint) -> date | None:
    """The day of the latest written follow-up that speaks of the promise in its window."""
    agreement, id_ = versions.latest.agreement, versions.latest.promise.id
    days = []
    for written in agreement.follow_ups:
        span = agreement.period(written.period)
        told_of = span and span & window and (not stand.asked.part or span in stand.asked.span)
        stands = book.tells(window, example=written.example)
        if told_of and stands and written.date <= stand.today and written.speaks_of(id_):
            days.append(written.date)
    return max(days, default=None)
