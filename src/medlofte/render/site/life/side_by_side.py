"""Knows the promises of a municipality by the years in which their times ended, side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.publishing.audience import Audience
from medlofte.render.address import promise_below
from medlofte.render.site.life.page import Answered, last_accounts
from medlofte.render.site.promise_line import PromiseLine, homes
from medlofte.render.site.year import ToldYear

_MOST = 6  # years: more columns are too narrow to read, and stand on the page of each promise


class PromiseYears(NamedTuple):
    """A promise, and how it stood in each year; none where none of its times ended then."""

    title: str
    href: str
    cells: Sequence[Sequence[PromiseLine]]


class SideBySide(NamedTuple):
    """The latest years that are told of, and all promises that have any of them."""

    years: Sequence[str]
    rows: Sequence[PromiseYears]
    more: bool  # whether earlier years are left out


def side_by_side(book: Book, told: Sequence[ToldYear], audience: Audience) -> SideBySide | None:
    """The years of a municipality; None where there are not two to set beside each other.

    A promise stands in the year in which its time ends, or in the last one where that goes on.
    """
    years = sorted({int(one.label) for one in told})
    shown = years[-_MOST:]
    if len(shown) < 2:  # noqa: PLR2004  two can be set side by side
        return None
    answers: dict[str, list[Answered]] = {}
    for one in reversed(told):
        for line in one.lines:
            answers.setdefault(line.id, []).append((one, line))
    home = homes(book, audience.today)
    rows = []
    for id_, answered in answers.items():
        cells: dict[int, list[PromiseLine]] = {year: [] for year in shown}
        for _, line in reversed(last_accounts(answered[::-1])):
            year = min(line.answer.row.window.last.year, shown[-1])
            if year in cells:
                cells[year].append(line)
        if any(cells.values()):
            href = promise_below(home[id_].id, id_)
            rows.append(PromiseYears(answered[0][1].title, href, [*cells.values()]))
    return SideBySide([*map(str, shown)], rows, more=len(years) > len(shown))
