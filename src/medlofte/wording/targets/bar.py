"""Knows the punch-card bar: one cell an occasion up to ten, so that the bar is the fact itself."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from medlofte.language import t
from medlofte.progress.account import is_past
from medlofte.progress.measure import Row
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import Unit

CELLS = 10
MARKS = 60  # where they are drawn, there is room for a mark a week
_MOST_UNITS = 12  # weeks (months …) that have a cell each, in their order
DONE, DUE, OPEN, UNSURE = "■", "□", "·", "≈"


def meanings() -> dict[str, str]:
    """What each cell means, wherever it is drawn, in the order in which they are explained."""
    return {DONE: t("gjort"), DUE: t("saknas"), UNSURE: t("antal oklart"), OPEN: t("kvar")}


def bar(row: Row) -> str:
    """Draw ■ done, ≈ perhaps done, □ due and missing, · still to come.

    Of weeks (months …) that are few each has its own cell. Of what is over and not reported
    nothing is known, and nothing is drawn.
    """
    goal, figure = row.outcome.goal, row.outcome.figure
    if goal is None or not row.outcome.state.holds or _unknown(row):
        return ""
    if _told_by_unit(row, _MOST_UNITS):
        return "".join(_cell(row, unit) for unit in row.outcome.units)
    size = min(goal.number, CELLS)
    if figure is None:
        return OPEN * _scaled(_ahead(row), goal.number, size, up=True)
    due = size if row.over else _scaled(row.outcome.expected or 0, goal.number, size)
    sure = _scaled(figure.low, goal.number, size)
    if figure.low == figure.high:
        perhaps = sure
    elif figure.high is None:  # one at least; of those due none is known to be missing
        perhaps = min(size, max(due, sure + 1))
    else:
        perhaps = _scaled(figure.high, goal.number, size, up=True)
    cells = DONE * sure + UNSURE * (perhaps - sure)
    cells += DUE * (due - len(cells))
    cells += OPEN * (size - len(cells))
    over = f" +{figure.low - goal.number}"
    fits = figure.low > goal.number and size + len(over) <= CELLS
    return cells + over if fits else cells


class Marks(NamedTuple):
    """A punch card: each of its `cells` is for `each`, and `more` were beyond the goal."""

    cells: str = ""
    each: int = 1
    more: int = 0

    @property
    def scale(self) -> str:
        """How many a mark is for, in words; empty where it is one."""
        return t("varje ruta är {count}", count=self.each) if self.each > 1 else ""


def explained(drawn: Iterable[Marks]) -> list[tuple[str, str]]:
    """The cells that occur in punch cards, each with what it means."""
    cells = {cell for one in drawn for cell in one.cells}
    return [(cell, words) for cell, words in meanings().items() if cell in cells]


def marks(row: Row) -> Marks:
    """Draw a mark an occasion, of a row as it may be told; of very many, a mark for each few.

    A mark is filled only for what is proven, and missing only where that is final; of a week
    (month …) that is over and not reported nothing is known, and nothing is drawn. One without a
    goal has a mark for each that is reported.
    """
    goal, figure = row.outcome.goal, row.outcome.figure
    if not row.outcome.state.holds or row.pledge.promise.target.done_once or _unknown(row):
        return Marks()
    if goal is None:
        return _without_goal(figure) if figure else Marks()
    more = max(0, figure.low - goal.number) if figure else 0
    if _told_by_unit(row, MARKS):
        return Marks("".join(_mark(row, unit) for unit in row.outcome.units), more=more)
    each = _each(goal.number)
    size = -(-goal.number // each)
    ahead = -(-_ahead(row) // each)
    if figure is None:
        return Marks(OPEN * ahead, each)
    sure = size if figure.low >= goal.number else figure.low // each
    if figure.high is None:  # of a time that goes on one more at least
        perhaps = size if row.over else min(size, sure + 1)
    else:
        perhaps = min(size, -(-figure.high // each))
    lost = size if row.over else (row.outcome.lost or 0) // each
    cells = DONE * sure + (UNSURE * (perhaps - sure) if not figure.exact else "")
    cells += DUE * min(lost, size - len(cells))
    return Marks(cells + OPEN * min(ahead, size - len(cells)), each, more)


def _ahead(row: Row) -> int:
    """How many can still be done: all of a sum, but only weeks (months …) that are not over."""
    goal = row.outcome.goal
    assert goal  # noqa: S101  without one nothing is left
    if not goal.counts_units:
        return goal.number
    return sum(_goes_on(row, unit) for unit in row.outcome.units)


def _goes_on(row: Row, unit: Unit) -> bool:
    return unit.span.last > row.as_of


def _unknown(row: Row) -> bool:
    return row.over and row.outcome.figure is None


def _without_goal(figure: Figure) -> Marks:
    """So many as are reported, and one that is unsure where there may be more."""
    most = figure.high if figure.high is not None else figure.low + figure.stated
    each = _each(most)
    sure = figure.low // each if figure.stated else 0
    return Marks(DONE * sure + UNSURE * (-(-most // each) - sure), each)


def _each(number: int) -> int:
    """How many a mark stands for (1, 2, 5, 10, 20 …), so that there is room for all."""
    steps = (int(step * 10**power) for power in count() for step in (1, 2, 5))
    return next(step for step in steps if number <= step * MARKS)


def _told_by_unit(row: Row, most: int) -> bool:
    """Whether it is told which weeks (months …) were kept, and each has room for its own cell.

    Where days are hidden it may not be told in which of them it was, only how many they were.
    """
    goal, figure, units = row.outcome.goal, row.outcome.figure, row.outcome.units
    if goal is None or not goal.counts_units or len(units) > most:
        return False
    kept = sum(unit.kept for unit in units)
    unsure = any(unit.possible for unit in units)
    return figure is None or (kept == figure.low and (figure.exact or unsure))


def _cell(row: Row, unit: Unit) -> str:
    if row.outcome.figure is None:
        return OPEN if _goes_on(row, unit) else ""
    if unit.kept:
        return DONE
    if unit.possible:
        return UNSURE
    return DUE if is_past(row, unit) else OPEN


def _mark(row: Row, unit: Unit) -> str:
    """As `_cell`, but nothing for what is over where it is not known to be missing."""
    cell = _cell(row, unit)
    if cell in (DONE, UNSURE) or (cell == DUE and (row.over or row.outcome.lost)):
        return cell
    return OPEN if _goes_on(row, unit) else ""


def _scaled(count: int, goal: int, size: int, *, up: bool = False) -> int:
    """How many of `size` cells `count` of `goal` fills; rounded down: full means reached."""
    cells = -(-count * size // goal) if up else count * size // goal
    return max(0, min(size, cells))
