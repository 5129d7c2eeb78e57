"""Knows how municipalities are measured for a table of promises: in a period, or year by year."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from medlofte.book.book import Book
from medlofte.commands import municipalities
from medlofte.commands.municipalities import ToldMunicipality, of_book, settle
from medlofte.commands.workspace import Workspace
from medlofte.language import t
from medlofte.periods import year
from medlofte.progress.measure import Asked, Progress, measure, of_year
from medlofte.render.terminal import screen
from medlofte.swedish.names import swedish
from medlofte.typed import lookup


class Query(NamedTuple):
    """What is asked of each municipality: the period and the day as typed, and what to show.

    `by_year` asks for each year up to today.
    """

    today: date
    period: str | None
    as_of: str | None
    failing: frozenset[str]
    show: Callable[[Sequence[Progress]], Any]
    by_year: bool = False


class Measured(NamedTuple):
    """What is shown of one municipality, as of which day, and whether `--fail-on` is met."""

    as_of: date
    failing: bool
    shown: Any


def measure_each(
    workspace: Workspace, slugs: Sequence[str], question: Query, *, single: bool
) -> list[ToldMunicipality]:
    """Measure each as `question` asks; where it was the only one asked for, complain."""
    measured = partial(of_book, partial(_measured, question))
    told = [*municipalities.each(workspace.root, slugs, measured)]
    settle(workspace, told, single=single)
    without = [one.name for one in told if one.refused]
    if without:
        names = ", ".join(sorted(without, key=swedish))
        message = t(
            "Inget medborgarlöfte gäller {period} i {names}.", period=question.period, names=names
        )
        screen.of(sys.stderr).print([message])
    return told


def _measured(question: Query, book: Book) -> Measured:
    stands = [
        lookup.standpoint(question.as_of, asked, question.today) for asked in _asked(question, book)
    ]
    measured = [measure(book, stand) for stand in stands]
    states = {row.outcome.state for one in measured for row in one.rows}
    shown = question.show(measured)
    return Measured(stands[-1].as_of, not states.isdisjoint(question.failing), shown)


def _asked(question: Query, book: Book) -> list[Asked]:
    """The period that is asked for, or each year since the first agreement, up to today."""
    today = lookup.as_of(question.as_of, question.today)
    if not question.by_year:
        return [lookup.period(book, question.period, today)]
    agreements = book.promises.agreements
    first = min(one.from_.year for one in agreements)
    last = min(max(one.last.year for one in agreements), max(first, today.year))
    return [of_year(one) for one in range(first, last + 1) if book.agreements_in(year(one))]
