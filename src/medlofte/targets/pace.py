"""Knows the pace towards a goal: how much is due by a day, and when the next one is."""

from collections.abc import Iterable
from datetime import date

from medlofte.periods import Span, add_months, due_by, due_day
from medlofte.targets.adding import add_up
from medlofte.targets.outcome import Case, Goal, Outcome, Unit, compare, unreported, without_goal


def reported_to(case: Case) -> date | None:
    """Return the day at which pace is judged instead of the as-of day, while the window is open.

    It is the last day of the latest tally: who reports by tertial is not late in between. It holds
    until one reporting interval and two months have passed (docs/figures.md).
    """
    last = max((report.span.last for report in case.reports if report.is_tally), default=None)
    if last is None or case.over or case.as_of > add_months(last, case.grace):
        return None
    return last


def due_on(goal: Goal, window: Span, units: Iterable[Unit], day: date) -> int:
    """What an even pace asks for by a day; of weeks (days, months …) those that are over."""
    if goal.counts_units and goal.per:
        return sum(unit.span.last <= day for unit in units)
    return due_by(window, goal.number, day)


def silent(case: Case, goal: Goal, due: int, next_due: date | None) -> Outcome:
    """The outcome where nothing is reported; nothing is due while the first report is awaited."""
    if case.silent_to and case.as_of < case.silent_to and not case.over:
        due = 0
    return Outcome(unreported(case, due=due > 0), goal, expected=due, next_due=next_due)


def judge_sum(case: Case, goal: Goal | None) -> Outcome:
    """Judge the sum of all reports against a goal, at an even pace through the window."""
    total = add_up(case.reports)
    if goal is None:
        return without_goal(case, total)
    if not case.reports:
        due = due_by(case.window, goal.number, case.as_of)
        return silent(case, goal, due, None if case.over else due_day(case.window, goal.number, 1))
    figure = total.figure
    until = reported_to(case)
    expected = due_by(case.window, goal.number, until or case.as_of)
    ahead = case.over or figure.low >= goal.number
    return Outcome(
        compare(case, goal.number, expected, figure.low, figure.high),
        goal,
        figure,
        expected=expected,
        next_due=None if ahead else due_day(case.window, goal.number, figure.low + 1),
        reported_to=until,
        left=total.left,
    )
