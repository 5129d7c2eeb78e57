"""Knows the pace towards a goal: how much is due by a day, and when the next one is."""

from collections.abc import Sequence
from datetime import date

from medlofte.periods import Span, due_by, due_day, units
from medlofte.targets.counting import Report, contained, figure
from medlofte.targets.outcome import Case, Goal, Outcome, compare, unreported


def reported_to(case: Case, counted: Sequence[Report]) -> date | None:
    """Return the day at which pace is judged instead of the as-of day, while the window is open.

    It is the last day of the latest report that counts, where that is a tally: who reports by
    tertial is not late in between (docs/figures.md).
    """
    latest = max(counted, key=lambda r: (r.span.last, r.is_tally))
    return latest.span.last if latest.is_tally and not case.over else None


def due_on(goal: Goal, window: Span, day: date) -> int:
    """What an even pace asks for by a day; of weeks (days, months …) those that are over."""
    if goal.how == "each" and goal.per:
        return sum(unit.last <= day for unit in units(goal.per, window))
    return due_by(window, goal.number, day)


def judge_sum(case: Case, goal: Goal) -> Outcome:
    """Judge the sum of all reports against a goal, at an even pace through the window."""
    if not case.reports:
        due = due_by(case.window, goal.number, case.as_of)
        return Outcome(
            unreported(case, due=due > 0),
            goal,
            expected=due,
            next_due=None if case.over else due_day(case.window, goal.number, 1),
        )
    left = contained(case.reports)
    counted = [report for report in case.reports if report.stem not in left]
    total = figure(counted)
    until = reported_to(case, counted)
    expected = due_by(case.window, goal.number, until or case.as_of)
    ahead = case.over or total.done >= goal.number
    return Outcome(
        compare(case, goal.number, expected, total.low, total.high),
        goal,
        total,
        expected=expected,
        next_due=None if ahead else due_day(case.window, goal.number, total.done + 1),
        reported_to=until,
        contained=dict(left),
    )
