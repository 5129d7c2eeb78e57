"""Knows what is left of an agreement's promises: still to do, not met, unclear, not reported."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple, assert_never

from medlofte.language import n, t
from medlofte.progress.measure import Row
from medlofte.render.site.promise_line import PromiseLine
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording.goals import goal_words, units_words
from medlofte.wording.kinds import figure_words
from medlofte.wording.public_answer import Answer


class RemainingPart(NamedTuple):
    """Promises of which the same is left; `note` keeps them from being read as something else."""

    heading: str
    note: str
    promises: Sequence[tuple[PromiseLine, str]]


class _Part(Enum):
    OPEN = auto()
    MISSED = auto()
    UNCLEAR = auto()
    UNREPORTED = auto()


def left(lines: Sequence[PromiseLine]) -> list[RemainingPart]:
    """Return what is left: of an open time what remains, of one that is over what was not met."""
    found: dict[_Part, list[tuple[PromiseLine, str]]] = {part: [] for part in _Part}
    for line in lines:
        part, text = _what(line.answer)
        if text:
            found[part].append((line, text))
    unclear = t("Uppgifterna räcker inte för att avgöra om målet är nått.")
    unreported = t("Ingen aktivitet är redovisad. Det kan ändå vara gjort.")
    headings = {
        _Part.OPEN: (t("Återstår"), ""),
        _Part.MISSED: (t("Inte uppnått"), ""),
        _Part.UNCLEAR: (t("Antal oklart"), unclear),
        _Part.UNREPORTED: (t("Inte redovisat"), unreported),
    }
    return [RemainingPart(*headings[part], told) for part, told in found.items() if told]


def _what(one: Answer) -> tuple[_Part, str]:  # noqa: PLR0911  one a state
    """What is left of a promise, and as part of what it is told; empty where nothing is."""
    match one.state:
        case State.MISSED if one.row.outcome.figure is None:
            return _Part.MISSED, one.standing
        case State.MISSED:
            return _Part.MISSED, f"{figure_words(one.row)}, {one.standing}"
        case State.NOT_QUANTIFIED:
            return _Part.UNCLEAR, figure_words(one.row)
        case State.NOT_REPORTED:
            return _Part.UNREPORTED, one.spoken_of or one.rule
        case State.NOT_STARTED:
            return _Part.OPEN, _remaining(one.row) or t("inget redovisat än")
        case (
            State.ON_TRACK
            | State.BEHIND
            | State.IN_PROGRESS
            | State.NO_BASELINE
            | State.NOT_TRIGGERED
        ):
            return _Part.OPEN, _remaining(one.row)
        case State.MET | State.UPCOMING | State.WITHDRAWN:
            return _Part.OPEN, ""
        case _:
            assert_never(one.state)


def _remaining(row: Row) -> str:
    """What is left to do in an open time; empty where nothing is, or nothing can be said."""
    if row.over:
        return ""
    most = _most(row)
    if most:
        amount, day = _amount(row, most), long(row.reach.judged.last)
        figure = row.outcome.figure
        if figure and (figure.low != figure.high or _units_untold(row)):
            return t("högst {amount} återstår till och med {day}", amount=amount, day=day)
        return t("{amount} återstår till och med {day}", amount=amount, day=day)
    done_once = row.pledge.promise.target.done_once
    return t("ska vara klart senast {day}", day=long(row.window.last)) if done_once else ""


def _most(row: Row) -> int:
    """The most that can be left: of weeks (days, months …) those ahead that are not met yet."""
    goal = row.outcome.goal
    if goal and goal.counts_units and goal.per:
        ahead = [unit for unit in row.outcome.units if unit.span.last > row.as_of]
        return sum(not unit.kept for unit in ahead)
    return row.remaining or 0


def _units_untold(row: Row) -> bool:
    """Whether it is not told which weeks (days, months …) were met, but how many."""
    goal = row.outcome.goal
    low = row.outcome.figure.low if row.outcome.figure else 0
    return bool(goal and goal.counts_units and len(row.outcome.kept) < low)


def _amount(row: Row, count: int) -> str:
    """So many of what the promise asks for: 3 av 10 kontroller; 12 veckor, of those ahead."""
    goal, unit = row.outcome.goal, row.pledge.promise.target.counted_in
    assert goal  # noqa: S101  what remains is of a goal
    if goal.how == "each" and goal.per:
        return units_words(goal.per, count)
    if goal.places is not None:
        return n("{count} plats", "{count} platser", count) if goal.per is None else str(count)
    return t("{done} av {goal}", done=count, goal=goal_words(goal, unit))
