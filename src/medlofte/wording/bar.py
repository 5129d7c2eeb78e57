"""Knows the punch-card bar: one cell an occasion up to ten, so that the bar is the fact itself."""

from medlofte.progress.account import is_past
from medlofte.progress.measure import Row
from medlofte.targets.outcome import Unit

CELLS = 10
_MOST_UNITS = 12  # weeks (months …) that have a cell each, in their order
DONE, DUE, OPEN, UNSURE = "■", "□", "·", "≈"


def bar(row: Row) -> str:
    """Draw ■ done, ≈ perhaps done, □ due and missing, · still to come or nothing reported.

    Of weeks (months …) that are few each has its own cell.
    """
    goal, figure = row.outcome.goal, row.outcome.figure
    if goal is None or not row.outcome.state.holds:
        return ""
    units = row.outcome.units
    if goal.counts_units and len(units) <= _MOST_UNITS:
        return "".join(_cell(row, unit) for unit in units)
    size = min(goal.number, CELLS)
    if figure is None:
        return OPEN * size
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


def _cell(row: Row, unit: Unit) -> str:
    if row.outcome.figure is None:
        return OPEN
    if unit.kept:
        return DONE
    if unit.possible:
        return UNSURE
    return DUE if is_past(row, unit) else OPEN


def _scaled(count: int, goal: int, size: int, *, up: bool = False) -> int:
    """How many of `size` cells `count` of `goal` fills; rounded down: full means reached."""
    cells = -(-count * size // goal) if up else count * size // goal
    return max(0, min(size, cells))
