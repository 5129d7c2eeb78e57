"""Knows what judging a promise yields: a state, a goal, a figure, a pace."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from medlofte.periods import Per, Span
from medlofte.targets.counting import Figure, Report


class State(StrEnum):
    """How a promise stands; the meaning of each is in docs/figures.md."""

    WITHDRAWN = "withdrawn"
    UPCOMING = "upcoming"
    NOT_STARTED = "not_started"
    NOT_REPORTED = "not_reported"
    NO_BASELINE = "no_baseline"
    NOT_TRIGGERED = "not_triggered"
    MET = "met"
    MISSED = "missed"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    IN_PROGRESS = "in_progress"
    NOT_QUANTIFIED = "not_quantified"

    @property
    def holds(self) -> bool:
        """Whether the promise has begun, and was not taken back."""
        return self not in (State.UPCOMING, State.WITHDRAWN)

    @property
    def failed(self) -> bool:
        """Whether it looks like a failure, which a later report may yet change."""
        return self in (State.MISSED, State.NOT_REPORTED)


class Scope(StrEnum):
    """Which days a kind of target is judged on (docs/figures.md)."""

    YEAR = "year"  # the calendar year asked for, cut to the time in force
    TERM = "term"  # the whole agreement, or the promise's own time
    UNTIL_DONE = "until_done"  # from the first day to the day it should be done


class Goal(NamedTuple):
    """A number to reach, and how it came about, so that every figure can print its rule."""

    number: int
    at_least: int | None = None
    per: Per | None = None
    how: str | None = None  # each or average
    units: int | None = None  # how many weeks (months …) the window has
    in_force: Span | None = None  # set where a year in force in part asks less
    baseline: int | None = None
    by_percent: int | None = None


class Case(NamedTuple):
    """What there is to judge by: the window, the day, and the reports that may count."""

    window: Span
    as_of: date
    reports: Sequence[Report]
    unanswered: int  # occasions that were not met
    completed: date | None  # the day a milestone was finished, even after the as-of day

    @property
    def over(self) -> bool:
        return self.as_of >= self.window.last


class Outcome(NamedTuple):
    """The judgement; a number that does not exist is None."""

    state: State
    goal: Goal | None = None
    figure: Figure | None = None
    expected: int | None = None
    next_due: date | None = None
    reported_to: date | None = None
    completed: date | None = None
    late: bool = False
    contained: Mapping[str, Report | None] = MappingProxyType({})
    met_units: tuple[Span, ...] = ()  # the weeks (months …) that were proven met
    unplaced: frozenset[str] = frozenset()  # stems of reports on days of no unit of the window


def unreported(case: Case, *, due: bool) -> State:
    """The state of a promise that nobody has reported on: not started yet, or overdue."""
    return State.NOT_REPORTED if due or case.over else State.NOT_STARTED


def compare(  # noqa: PLR0913  the interval, and what it is held against
    case: Case, goal: int, expected: int, low: int, high: int | None, *, met: bool | None = None
) -> State:
    """Judge an interval against a goal: a verdict falls only where the whole interval agrees.

    All of the goal is expected when the window is over.
    """
    if low >= goal if met is None else met:
        return State.MET
    if low >= expected:
        return State.ON_TRACK
    if high is not None and high < expected:
        return State.MISSED if case.over else State.BEHIND
    return State.NOT_QUANTIFIED
