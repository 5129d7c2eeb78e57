"""Knows what is left of an agreement's promises: still to do, not met, unclear, not reported."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from medlofte.language import t
from medlofte.periods import units
from medlofte.progress.measure import Row
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording.goals import units_words
from medlofte.wording.plain_text import harmless
from medlofte.wording.public_answer import Answer, figure_words


class Item(NamedTuple):
    id: str
    title: str
    text: str


class RemainingPart(NamedTuple):
    """Promises of which the same is left; `note` keeps them from being read as something else."""

    heading: str
    note: str
    items: Sequence[Item]


def left(answered: Sequence[Answer]) -> list[RemainingPart]:
    """Return what is left: of an open time what remains, of one that is over what was not met."""
    parts = (
        RemainingPart(t("Återstår"), "", [*_items(answered, _remaining)]),
        RemainingPart(t("Inte uppnått"), "", [*_items(answered, _missed)]),
        RemainingPart(
            t("Antal oklart"),
            t("Uppgifterna räcker inte för att avgöra om målet är nått."),
            [*_items(answered, _unclear)],
        ),
        RemainingPart(
            t("Inte redovisat"),
            t("Ingen har lämnat någon uppgift. Det kan ändå vara gjort."),
            [*_items(answered, _unreported)],
        ),
    )
    return [part for part in parts if part.items]


def _items(answered: Sequence[Answer], tell: Callable[[Answer], str]) -> Iterator[Item]:
    for one in answered:
        text = tell(one)
        if text:
            promise = one.row.pledge.promise
            yield Item(promise.id, harmless(promise.title), text)


def _remaining(one: Answer) -> str:
    """What is left to do in an open time; empty where nothing is, or nothing can be said."""
    row = one.row
    if row.over or one.state in (State.MET, State.UPCOMING, State.WITHDRAWN):
        return ""
    day = long(row.window.last)
    most = _most(row)
    if most:
        amount = _amount(row, most)
        figure = row.outcome.figure
        if figure and (figure.low != figure.high or _units_untold(row)):
            return t("högst {amount} återstår till och med {day}", amount=amount, day=day)
        return t("{amount} återstår till och med {day}", amount=amount, day=day)
    if row.pledge.promise.target.kind == "milestone":
        return t("ska vara klart senast {day}", day=day)
    return t("inget redovisat än") if one.state is State.NOT_STARTED else ""


def _most(row: Row) -> int:
    """The most that can be left: of weeks (days, months …) those ahead that are not met yet."""
    goal, figure = row.outcome.goal, row.outcome.figure
    if goal is None:
        return 0
    if goal.how == "each" and goal.per:
        ahead = [unit for unit in units(goal.per, row.window) if unit.last > row.as_of]
        return sum(unit not in row.outcome.met_units for unit in ahead)
    return max(0, goal.number - (figure.low if figure else 0))


def _units_untold(row: Row) -> bool:
    """Whether it is not told which weeks (days, months …) were met, but how many."""
    goal = row.outcome.goal
    return bool(goal and goal.how == "each" and len(row.outcome.met_units) < (row.done or 0))


def _amount(row: Row, count: int) -> str:
    """So many of what the promise asks for: 3 av 10 kontroller, 12 av 52 veckor."""
    goal = row.outcome.goal
    assert goal  # noqa: S101  what remains is of a goal
    asked = str(goal.number)
    if goal.how == "each" and goal.per:
        asked = units_words(goal.per, goal.number)
    text = t("{done} av {goal}", done=count, goal=asked)
    unit = None if goal.how == "each" else getattr(row.pledge.promise.target, "unit", None)
    return f"{text} {harmless(unit)}" if unit else text


def _missed(one: Answer) -> str:
    if one.state is not State.MISSED:
        return ""
    if one.row.outcome.figure is None:
        return one.standing
    return f"{figure_words(one.row)}, {one.standing}"


def _unclear(one: Answer) -> str:
    return figure_words(one.row) if one.state is State.NOT_QUANTIFIED else ""


def _unreported(one: Answer) -> str:
    return one.rule if one.state is State.NOT_REPORTED else ""
