"""Knows how far each promise has come: `measure(book, period, as_of)`, pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from medlofte.book.book import Book, Logged, Pledge
from medlofte.model.agreement import Agreement
from medlofte.periods import Period, Span, year
from medlofte.targets.outcome import Case, Outcome, Scope, State


class Reason(StrEnum):
    """Why a report that names a promise does not count."""

    LATER = "later"
    EXAMPLE = "example"
    CANCELLED = "cancelled"
    UNANSWERED = "unanswered"
    REPLACED = "replaced"
    PARTY_MISSING = "party_missing"
    CONTAINED = "contained"
    NO_UNIT = "no_unit"
    OUTSIDE = "outside"


class Uncounted(NamedTuple):
    """A report that does not count, why, and the report that takes its place, if any."""

    logged: Logged
    reason: Reason
    instead: Logged | None = None


class Row(NamedTuple):
    """How one promise stands in one window."""

    pledge: Pledge
    window: Span
    as_of: date
    outcome: Outcome
    counted: tuple[Logged, ...]
    uncounted: tuple[Uncounted, ...]
    in_period: int | None
    final_on: date  # until this day has passed, a failure is provisional

    @property
    def over(self) -> bool:
        return self.as_of >= self.window.last

    @property
    def examples(self) -> int:
        return sum(logged.activity.example for logged in self.counted)

    @property
    def last_activity(self) -> date | None:
        return max((logged.span.last for logged in self.counted), default=None)

    @property
    def done(self) -> int | None:
        return self.outcome.figure.done if self.outcome.figure else None

    @property
    def remaining(self) -> int | None:
        """What is left of the goal, never below 0; None where there is no goal."""
        goal = self.outcome.goal
        return max(0, goal.number - (self.done or 0)) if goal else None

    @property
    def percent(self) -> int | None:
        """Whole percent of the goal, floored, not capped."""
        goal = self.outcome.goal
        return 100 * self.done // goal.number if goal and self.done is not None else None

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


class Progress(NamedTuple):
    """All rows of a municipality for what was asked, by agreement, as of the end of a day."""

    book: Book
    asked: Asked
    as_of: date
    agreements: tuple[tuple[Agreement, tuple[Row, ...]], ...]

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


def measure(book: Book, asked: Asked, as_of: date) -> Progress:
    """Judge every promise of the agreements asked for, as of the end of `as_of`."""
    agreements = [asked.agreement] if asked.agreement else book.agreements_in(_whole_years(asked))
    return Progress(
        book,
        asked,
        as_of,
        tuple((agreement, tuple(_rows(book, agreement, asked, as_of))) for agreement in agreements),
    )


def _whole_years(asked: Asked) -> Span:
    return Span(year(asked.span.first.year).first, year(asked.span.last.year).last)


def _rows(book: Book, agreement: Agreement, asked: Asked, as_of: date) -> Iterator[Row]:
    for pledge in book.pledges:
        if pledge.agreement is not agreement:
            continue
        windows = [pledge.window(number) for number in asked.years]
        for window in dict.fromkeys(window for window in windows if window):
            row = judge(book, pledge, window, asked, as_of)
            if row:
                yield row


def judge(book: Book, pledge: Pledge, window: Span, asked: Asked, as_of: date) -> Row | None:
    """Judge one promise in one window; None where so short a window asks nothing."""
    eligible, unanswered, uncounted = _sort_out(book, pledge, window, as_of)
    case = Case(
        window,
        as_of,
        eligible,
        sum(logged.amount for logged in unanswered),
        _completed(book, pledge, window, as_of),
    )
    outcome = pledge.promise.target.judge(case)
    if outcome is None:
        return None
    outcome = _before_or_after(pledge, window, as_of, outcome)
    counted = [*unanswered]
    for logged in eligible:
        if logged.stem in outcome.contained:
            instead = outcome.contained[logged.stem]
            tally = book.by_stem[instead.stem] if instead else None
            uncounted.append(Uncounted(logged, Reason.CONTAINED, tally))
        elif logged.stem in outcome.unplaced:
            uncounted.append(Uncounted(logged, Reason.NO_UNIT))
        else:
            counted.append(logged)
    return Row(
        pledge,
        window,
        as_of,
        outcome,
        tuple(sorted(counted, key=_order)),
        tuple(sorted(uncounted, key=lambda one: _order(one.logged))),
        _in_period(outcome, counted, asked),
        pledge.agreement.final_day(window),
    )


def _order(logged: Logged) -> tuple[date, date, str]:
    return logged.span.last, logged.span.first, logged.stem


def _sort_out(
    book: Book, pledge: Pledge, window: Span, as_of: date
) -> tuple[list[Logged], list[Logged], list[Uncounted]]:
    """Part the reports that name a promise: those that may count, unanswered occasions, others."""
    eligible: list[Logged] = []
    unanswered: list[Logged] = []
    uncounted: list[Uncounted] = []
    for logged in book.reports.get(pledge.route, ()):
        if not _belongs(pledge, window, logged):
            if _stray(pledge, logged):
                uncounted.append(Uncounted(logged, Reason.OUTSIDE))
            continue
        reason = _reason(book, pledge, logged, as_of)
        if reason is None:
            eligible.append(logged)
        elif reason is Reason.UNANSWERED and pledge.promise.target.has_occasions:
            # A tally of no unanswered occasion is a zero like any other.
            (unanswered if logged.amount else eligible).append(logged)
        else:
            instead = book.replaced[logged.stem] if reason is Reason.REPLACED else None
            uncounted.append(Uncounted(logged, reason, instead))
    return eligible, unanswered, uncounted


def _belongs(pledge: Pledge, window: Span, logged: Logged) -> bool:
    if pledge.promise.target.scope is Scope.UNTIL_DONE:
        return logged.span.last >= window.first
    return logged.span.last in window


def _stray(pledge: Pledge, logged: Logged) -> bool:
    """Whether a report lies on days on which its promise does not hold at all."""
    return pledge.in_force is None or logged.span.last not in pledge.in_force


def _reason(  # noqa: PLR0911  one answer a reason
    book: Book, pledge: Pledge, logged: Logged, as_of: date
) -> Reason | None:
    activity, last = logged.activity, logged.span.last
    replacer = book.replaced.get(logged.stem)
    missing = not set(pledge.promise.responsible) <= set(activity.by)
    if last > as_of:
        return Reason.LATER
    if activity.status == "cancelled":
        return Reason.CANCELLED
    if not book.stands(logged):
        return Reason.EXAMPLE
    if replacer and replacer.span.last <= as_of:
        return Reason.REPLACED
    if activity.status == "unanswered":
        return Reason.UNANSWERED
    if pledge.promise.together and missing:
        return Reason.PARTY_MISSING
    return None


def _completed(book: Book, pledge: Pledge, window: Span, as_of: date) -> date | None:
    """The day a milestone was completed, also after the as-of day."""
    days = [
        logged.span.last
        for logged in book.reports.get(pledge.route, ())
        if pledge.promise.id in logged.activity.completes
        and _belongs(pledge, window, logged)
        and _reason(book, pledge, logged, as_of if logged.span.last <= as_of else date.max) is None
    ]
    return min(days, default=None)


def _before_or_after(pledge: Pledge, window: Span, as_of: date, outcome: Outcome) -> Outcome:
    """Put the states of a promise that no longer or not yet holds before all others."""
    promise = pledge.promise
    if promise.withdrawn and promise.to and as_of > promise.to:
        return outcome._replace(state=State.WITHDRAWN, next_due=None)
    if as_of < window.first:
        return outcome._replace(state=State.UPCOMING)
    return outcome


def _in_period(outcome: Outcome, counted: Sequence[Logged], asked: Asked) -> int | None:
    """What was done inside the part of the year that was asked for.

    None where nothing was reported there, or where a tally runs across its border, so that the
    number inside is not known.
    """
    if outcome.figure is None:
        return None
    if outcome.goal and outcome.goal.how == "each":
        met = sum(unit.last in asked.span for unit in outcome.met_units)
        inside = [logged.span for logged in counted if logged.span in asked.span]
        idle = any(all(span not in unit for unit in outcome.met_units) for span in inside)
        return met if met or idle else None
    touching = [logged for logged in counted if logged.span & asked.span]
    if not touching or any(logged.span not in asked.span for logged in touching):
        return None
    return sum(logged.amount for logged in touching)
