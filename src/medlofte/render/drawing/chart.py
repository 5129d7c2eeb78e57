"""Knows how a promise came along through its time, as a drawing and in words."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from medlofte.language import t
from medlofte.periods import DAY, Span, due_day, months, units
from medlofte.progress.measure import Row
from medlofte.publishing.audience import Account, Audience, course
from medlofte.swedish.dates import long
from medlofte.targets.outcome import Goal
from medlofte.targets.pace import due_on
from medlofte.wording import agreements

_WIDTH, _HEIGHT, _MARGIN = 300, 72, 2
_THIRDS = 3  # the words tell of three days, as often as many reports are made
_MOST = 60  # steps of the pace: more cannot be told apart


class Chart(NamedTuple):
    """A drawing without letters, and the words around it; `now` is the day it reaches to."""

    title: str
    description: str
    top: int
    first: str
    last: str
    width: int
    height: int
    done: str
    area: str
    pace: str
    now: str


def chart(account: Account, audience: Audience) -> Chart | None:
    """Draw how the sum grew against an even pace; None where there is no sum or no goal."""
    row, goal = account.row, account.row.outcome.goal
    if goal is None or row.outcome.figure is None or row.as_of < row.window.first:
        return None
    # Of several reports told of as the same days, only what they come to together is known.
    grown = {_known(span, row.as_of): total for span, total in course(account, audience)}
    steps = list(grown.items())
    top = max(goal.number, *grown.values(), 0)
    until = min(row.as_of, row.window.last)
    line = _stairs(row.window, steps, until, top)
    edge = _x(row.window, until)
    return Chart(
        title=t("{promise}: utfallet och en jämn takt", promise=agreements.named(row.pledge)),
        description=_described(row, steps),
        top=top,
        first=long(row.window.first),
        last=long(row.window.last),
        width=_WIDTH,
        height=_HEIGHT,
        done=line,
        area=f"{line}V{_HEIGHT}H0z",
        pace=_pace(row.window, goal, top),
        now="" if row.over else f"M{edge:g} 0V{_HEIGHT}",
    )


@lru_cache(maxsize=256)  # the goals of a year are few and alike
def _pace(window: Span, goal: Goal, top: int) -> str:
    due = [(Span(day, day), number) for day, number in _due(window, goal)]
    return _stairs(window, due, window.last, top)


def _due(window: Span, goal: Goal) -> list[tuple[date, int]]:
    """The days by which so many are due; for each week (month …) the days on which they end."""
    if goal.how == "each" and goal.per:
        ends = [(unit.last, number) for number, unit in enumerate(units(goal.per, window), 1)]
        return ends[:: len(ends) // -_MOST][::-1]
    total = min(months(window), goal.number)
    numbers = {goal.number * step // total for step in range(1, total + 1)}
    return [(due_day(window, goal.number, number), number) for number in sorted(numbers)]


def _known(span: Span, as_of: date) -> Span:
    return Span(min(span.first, as_of), min(span.last, as_of))


def _stairs(window: Span, steps: Sequence[tuple[Span, int]], until: date, top: int) -> str:
    """Draw the steps: upright for a day; sloping where all that is known is from when to when."""
    path = [f"M0 {_y(0, top):g}"]
    reached = 0.0
    for span, total in steps:
        start, end = max(reached, _x(window, span.first - DAY)), _x(window, span.last)
        sloping = span.days > 1 and start < end
        path.append(f"H{start:g}L{end:g} " if sloping else f"H{end:g}V")
        path.append(f"{_y(total, top):g}")
        reached = end
    return "".join([*path, f"H{_x(window, until):g}"])


def _x(window: Span, day: date) -> float:
    """Where the end of a day lies; what was done after the window lies on its last day."""
    days = min((day - window.first).days + 1, window.days)
    return round(_WIDTH * max(0, days) / window.days, 1)


def _y(total: int, top: int) -> float:
    return round(_HEIGHT - _MARGIN - (_HEIGHT - 2 * _MARGIN) * total / top, 1)


def _described(row: Row, steps: Sequence[tuple[Span, int]]) -> str:
    """Tell what the drawing shows, at the end of each third of the time that has passed."""
    goal = row.outcome.goal
    assert goal  # noqa: S101  chart() has seen to it
    days = {min(due_day(row.window, _THIRDS, third), row.as_of) for third in (1, 2, 3)}
    sentences = [
        t(
            "Till och med {day}: {done} redovisade, {due} vid jämn takt.",
            day=long(day),
            done=max((total for span, total in steps if span.last <= day), default=0),
            due=due_on(goal, row.window, day),
        )
        for day in sorted(days)
    ]
    return " ".join([*sentences, t("Målet är {count}.", count=goal.number)])
