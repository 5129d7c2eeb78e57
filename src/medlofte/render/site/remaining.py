"""Knows what is left of a promise while its time goes on, to which day, and how far off it is."""

from datetime import date
from typing import assert_never

from medlofte.language import n, t
from medlofte.progress.measure import Row
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording.public_answer import Answer
from medlofte.wording.targets.goals import goal_words, units_words


def what_is_left(one: Answer) -> str:
    """What is left in an open time; empty where nothing is, or nothing can be said."""
    match one.state:
        case State.NOT_STARTED:
            return _remaining(one.row) or t("inget redovisat än")
        case (
            State.ON_TRACK
            | State.BEHIND
            | State.IN_PROGRESS
            | State.NOT_QUANTIFIED
            | State.NO_BASELINE
            | State.NOT_TRIGGERED
        ):
            return _remaining(one.row)
        case State.MET | State.MISSED | State.NOT_REPORTED | State.UPCOMING | State.WITHDRAWN:
            return ""
        case _:
            assert_never(one.state)


def far_off(row: Row) -> tuple[float, date]:
    """How to sort what is left: the largest share of a goal first, then the earliest last day."""
    goal = row.outcome.goal
    share = _most(row) / goal.number if goal else 1
    return -share, row.reach.judged.last if goal else row.window.last


def _remaining(row: Row) -> str:
    if row.over:
        return ""
    most = _most(row)
    if most:
        amount, day = _amount(row, most), _day(row.reach.judged.last, row)
        figure = row.outcome.figure
        if figure and (figure.low != figure.high or _units_untold(row)):
            return t("högst {amount} kvar till {day}", amount=amount, day=day)
        return t("{amount} kvar till {day}", amount=amount, day=day)
    done_once = row.pledge.promise.target.done_once
    return t("ska vara klart senast {day}", day=_day(row.window.last, row)) if done_once else ""


def _day(day: date, row: Row) -> str:
    """31 december, with the year where it is not the one that was asked for."""
    return long(day).removesuffix(f" {row.year}")


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
