"""Knows the promises of a municipality by the years in which their times ended, side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.publishing.audience import Audience
from medlofte.render.address import promise_below
from medlofte.render.site.life.page import Answered, last_accounts
from medlofte.render.site.promise_line import PromiseLine, homes
from medlofte.render.site.year import ToldYear
from medlofte.wording import agreements, states
from medlofte.wording.state_table import Sign, look

_MOST = 6  # years: more columns are too narrow to read, and stand on the page of each promise


class YearCell(NamedTuple):
    """How a promise stood in a year, as briefly as a column has room for."""

    sign: Sign
    words: str
    figure: str
    time: str


class PromiseYears(NamedTuple):
    """A promise, and how it stood in each year; none where none of its times ended then."""

    id: str
    title: str
    href: str
    cells: Sequence[Sequence[YearCell]]


class SideBySide(NamedTuple):
    """The latest years that are told of, and by area all promises that have any of them."""

    years: Sequence[str]
    areas: Sequence[tuple[str, Sequence[PromiseYears]]]
    more: bool  # whether earlier years are left out

    @property
    def ids(self) -> frozenset[str]:
        """The promises that stand here."""
        return frozenset(row.id for _, rows in self.areas for row in rows)


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
    areas: dict[str, list[PromiseYears]] = {}
    for id_, answered in answers.items():
        cells: dict[int, list[YearCell]] = {year: [] for year in shown}
        for _, line in reversed(last_accounts(answered[::-1])):
            year = min(line.answer.row.window.last.year, shown[-1])
            if year in cells:
                cells[year].append(_cell(line, audience))
        if any(cells.values()):
            href, line = promise_below(home[id_].id, id_), answered[0][1]
            row = PromiseYears(id_, line.title, href, [*cells.values()])
            areas.setdefault(_area(line), []).append(row)
    return SideBySide([*map(str, shown)], [*areas.items()], more=len(years) > len(shown))


def _cell(line: PromiseLine, audience: Audience) -> YearCell:
    row, sign = line.answer.row, line.answer.sign
    words = states.qualified(look(sign).word, row, audience.today)
    return YearCell(sign, words, line.answer.figure if row.counted else "", line.time)


def _area(line: PromiseLine) -> str:
    pledge = line.answer.row.pledge
    area = pledge.promise.area
    return (
        pledge.agreement.area_name(area) if area else agreements.without_area(pledge.agreement.kind)
    )
