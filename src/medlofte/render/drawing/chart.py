"""Knows how a promise came along through its time, as a drawing and in words."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from medlofte.language import n, t
from medlofte.periods import Span, due_day, months
from medlofte.progress.measure import Row
from medlofte.publishing.audience import Account, Audience
from medlofte.publishing.course import Known, by_day, course
from medlofte.swedish.dates import long
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import Goal, Unit
from medlofte.targets.pace import due_on
from medlofte.wording import agreements
from medlofte.wording.figures import in_words, unstated
from medlofte.wording.goals import goal_words

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
    band: str  # up to what may have been done; empty where the figure is exact all along
    pace: str
    now: str


def chart(account: Account, audience: Audience) -> Chart | None:
    """Draw what is known of the sum against an even pace; None where there is none, or no goal.

    What is proven is drawn as a line, what may be done beyond it as a band (docs/figures.md).
    """
    row, goal = account.row, account.row.outcome.goal
    if goal is None or row.outcome.figure is None or row.as_of < row.window.first:
        return None
    known = course(account, audience)
    top = max(goal.number, *(max(one.figure.low, one.figure.high or 0) for one in known))
    until = min(row.as_of, row.window.last)
    line = _stairs(row.window, [(one.day, one.figure.low) for one in known], until, top)
    highest = [(one.day, _highest(one.figure, top)) for one in known]
    band = _stairs(row.window, highest, until, top)
    edge = _x(row.window, until)
    return Chart(
        title=t("{promise}: utfallet och en jämn takt", promise=agreements.named(row.pledge)),
        description=_described(row, known),
        top=top,
        first=long(row.window.first),
        last=long(row.window.last),
        width=_WIDTH,
        height=_HEIGHT,
        done=line,
        area=f"{line}V{_HEIGHT}H0z",
        band=f"{band}V{_HEIGHT}H0z" if band != line else "",
        pace=_pace(row.window, goal, row.outcome.units, top),
        now="" if row.over else f"M{edge:g} 0V{_HEIGHT}",
    )


@lru_cache(maxsize=256)  # the goals of a year are few and alike
def _pace(window: Span, goal: Goal, units: tuple[Unit, ...], top: int) -> str:
    return _stairs(window, _due(window, goal, units), window.last, top)


def _due(window: Span, goal: Goal, units: Sequence[Unit]) -> list[tuple[date, int]]:
    """The days by which so many are due; for each week (month …) the days on which they end."""
    if goal.counts_units and goal.per:
        ends = [(unit.span.last, number) for number, unit in enumerate(units, 1)]
        return ends[:: len(ends) // -_MOST][::-1]
    total = min(months(window), goal.number)
    numbers = {goal.number * step // total for step in range(1, total + 1)}
    return [(due_day(window, goal.number, number), number) for number in sorted(numbers)]


def _highest(figure: Figure, top: int) -> int:
    """The most that a figure may be; what is open reaches as high as the drawing does."""
    return top if figure.high is None else figure.high


def _stairs(window: Span, steps: Sequence[tuple[date, int]], until: date, top: int) -> str:
    """Draw the steps, each at the end of its day; none where the number is as before."""
    path, before = [f"M0 {_y(0, top):g}"], 0
    for day, total in steps:
        if total != before:
            path.append(f"H{_x(window, day):g}V{_y(total, top):g}")
            before = total
    return "".join([*path, f"H{_x(window, until):g}"])


def _x(window: Span, day: date) -> float:
    """Where the end of a day lies; what was done after the window lies on its last day."""
    days = min((day - window.first).days + 1, window.days)
    return round(_WIDTH * max(0, days) / window.days, 1)


def _y(total: int, top: int) -> float:
    return round(_HEIGHT - _MARGIN - (_HEIGHT - 2 * _MARGIN) * total / top, 1)


def _described(row: Row, known: Sequence[Known]) -> str:
    """Tell what the drawing shows, at the end of each third of the time that has passed."""
    goal, target = row.outcome.goal, row.pledge.promise.target
    assert goal  # noqa: S101  chart() has seen to it
    days = {min(due_day(row.window, _THIRDS, third), row.as_of) for third in (1, 2, 3)}
    sentences = [
        t(
            "Till och med {day}: {done}, {due} vid jämn takt.",
            day=long(day),
            done=_reported(by_day(known, day)),
            due=due_on(goal, row.window, row.outcome.units, day),
        )
        for day in sorted(days)
    ]
    words = [*sentences, t("Målet är {count}.", count=goal_words(goal, target.counted_in))]
    return " ".join([t("Påhittat exempel."), *words] if row.examples else words)


def _reported(figure: Figure) -> str:
    """How many were reported, in the words of a figure."""
    if unstated(figure):
        return t("gjort, antalet är inte angivet")
    count = in_words(figure)
    return n("{number} redovisad", "{number} redovisade", figure.high or 0, number=count)
