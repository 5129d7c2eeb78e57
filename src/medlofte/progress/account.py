"""Knows what a row's figure is made of, report by report."""

from collections.abc import Iterator
from itertools import accumulate

from medlofte.book.book import Logged
from medlofte.progress.eligible import told
from medlofte.progress.measure import Row
from medlofte.targets.adding import figure_of, together
from medlofte.targets.counting import Figure, Told, bounds
from medlofte.targets.outcome import Unit


def sums_so_far(row: Row) -> Iterator[Figure | None]:
    """Yield the sum after each of the counted reports; None where one alone gives no number.

    No two of them tell of the same deeds, so each adds all that it tells of the window.
    """
    figures = [_alone(told(one, row.reach)) if _is_done(one) else None for one in row.counted]
    return accumulate(figures, _both)


def with_numbers(row: Row) -> Figure | None:
    """The sum of the counted reports that have a number of their own; None where none has."""
    reports = [told(one, row.reach) for one in row.counted]
    known = [one for one in reports if one.precision != "unknown"]
    return figure_of(known) if known else None


def crossing(row: Row) -> list[Logged]:
    """The counted tallies that also tell of days outside the window, so many of it is not known."""
    return [one for one in row.counted if crosses(one, row)]


def crosses(logged: Logged, row: Row) -> bool:
    """Whether a tally tells of more than the window, or than any week (month …) that it asks."""
    counts = not row.pledge.promise.target.done_once
    return counts and logged.is_tally and not row.reach.holds(logged.span)


def stated(logged: Logged) -> Figure:
    """The number of a report as it stands, whatever it is the number of."""
    low, high = bounds(logged.amount, logged.precision)
    precision = logged.precision
    known, about = precision != "unknown", precision == "about"
    return Figure(logged.amount, low, high, precision, stated=known, rounded=about)


def is_past(row: Row, unit: Unit) -> bool:
    """Whether a week (month …) is over, by the day that pace is judged at."""
    return row.over or unit.span.last <= (row.outcome.reported_to or row.reach.known_to)


def _is_done(logged: Logged) -> bool:
    return logged.activity.status == "done"


def _alone(report: Told) -> Figure:
    return figure_of([report])


def _both(first: Figure | None, second: Figure | None) -> Figure | None:
    return together(first, second) if first and second else first or second
