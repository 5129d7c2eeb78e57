"""Knows what judging a promise yields: a state, a goal, a figure, a pace."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from medlofte.periods import Per, Span
from medlofte.targets.counting import Figure, Left, Sum, Told


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

    YEAR = "year"  # each promise year: the calendar year, or the year of the term
    PERIOD = "period"  # the calendar year asked for, or all of the term; nothing is due in it
    TERM = "term"  # the whole agreement, or the promise's own time
    UNTIL_DONE = "until_done"  # from the first day to the day it should be done

    @property
    def once(self) -> bool:
        """Whether there is one judgement in all, and none by the year."""
        return self in (Scope.TERM, Scope.UNTIL_DONE)


class Goal(NamedTuple):
    """A number to reach, and how it came about, so that every figure can print its rule."""

    number: int
    at_least: int | None = None
    per: Per | None = None
    how: str | None = None  # each or average
    units: int | None = None  # how many weeks (months …) there are
    places: int | None = None  # how many places are to be covered in each of them
    in_part: bool = False  # a year in force in part, which asks less
    baseline: int | None = None  # how many it was before
    measured: Span | None = None  # and when that was
    source: str | None = None  # and where it is written
    by_percent: int | None = None

    @property
    def counts_units(self) -> bool:
        """Whether what is counted are weeks (months, places …) in which the promise was kept."""
        return self.how == "each" or self.places is not None


class Case(NamedTuple):
    """What there is to judge by: the window, the day, and the reports that may count.

    `whole` is what the window is cut from: its promise year, or another time. `in_force` is the
    promise's own time. `part` is the part of the window that was asked for.
    """

    window: Span
    whole: Span
    in_force: Span
    as_of: date
    over: bool
    reports: Sequence[Told]
    unanswered: Sequence[Told] = ()  # occasions that were not met
    completed: date | None = None  # the day a milestone was finished, even after the as-of day
    grace: int = 6  # months from a tally's last day on which pace is judged at that day
    silent_to: date | None = None  # before this day nothing is due where nothing is reported
    part: Span | None = None


class Unit(NamedTuple):
    """A week (day, month …), perhaps at a place, and whether the promise was kept in it.

    `possible` tells whether reports that name no nearer days or place may have kept it.
    """

    span: Span
    place: str | None = None
    kept: bool = False
    possible: bool = False


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
    left: Mapping[str, Left] = MappingProxyType({})
    units: tuple[Unit, ...] = ()
    lost: int | None = None  # units that are over and can no more have been kept
    ending: Figure | None = None  # units that end inside the part and are reported on there
    occasions: Figure | None = None  # what was reported in the units; else of what was asked for
    unanswered: Figure | None = None
    unplaced: frozenset[str] = frozenset()  # stems of reports on days of no unit
    elsewhere: frozenset[str] = frozenset()  # stems of reports from places that are not asked for

    @property
    def kept(self) -> list[Span]:
        """The weeks (months …) in which the promise was proven kept."""
        return [unit.span for unit in self.units if unit.kept]


def unreported(case: Case, *, due: bool) -> State:
    """The state of a promise that nobody has reported on: not started yet, or overdue."""
    return State.NOT_REPORTED if due or case.over else State.NOT_STARTED


def without_goal(case: Case, total: Sum) -> Outcome:
    """Judge a promise that so short a time asks no number of: it is reported or not."""
    if not case.reports:
        return Outcome(unreported(case, due=False))
    return Outcome(State.IN_PROGRESS, figure=total.figure, left=total.left)


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
