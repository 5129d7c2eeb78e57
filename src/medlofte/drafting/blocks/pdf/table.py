"""Knows a table on the pages of a PDF by its headings, and its cells by where they stand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from medlofte.drafting.blocks.block import tidy
from medlofte.drafting.blocks.bullet_signs import point
from medlofte.drafting.blocks.pdf.fragments import Fragment, Line
from medlofte.drafting.blocks.rows import GridRow, is_column

_NEAR = 5.0  # points between what begins in one column
_FEW_NAMES, _LONG_NAME = 2, 36  # columns that are known by their names, signs of a name
_SHOWN = 40  # lines below the headings that show where the columns begin
_SOON = 8  # lines: the next heading of an upright table is not farther down
_NEW_PARAGRAPH = 1.6  # of the size between two lines of a cell


_HYPHEN = re.compile("[a-zåäö]-$|\u00ad$")


@dataclass(slots=True)
class PageTable:
    """A table that is being read; `columns` are where their cells begin."""

    columns: list[float]
    names: list[str]
    rows: list[GridRow] = field(default_factory=list)
    place: int = -1  # the column that was read last
    last: Fragment | None = None

    def takes(self, line: Line) -> bool:
        """Whether a line belongs to the table: each of its parts begins in a column."""
        places = [self.column(part.x) for part in line.parts]
        if None in places or self._goes_across(line):
            return False
        is_title = len(places) == 1 and places[0] == 0 and not self.names
        return not is_title or is_column(tidy(line.text).rstrip(":"))

    def column(self, x: float) -> int | None:
        """The column that begins there."""
        near = (place for place, at in enumerate(self.columns) if abs(at - x) < _NEAR)
        return next(near, None)

    def _goes_across(self, line: Line) -> bool:
        """Whether a lone text goes on over the next column: it is none of a cell."""
        place = self.column(line.x)
        if len(line.parts) > 1 or place is None or place + 1 >= len(self.columns):
            return False
        return line.end > self.columns[place + 1] + 2 * line.size

    def add(self, line: Line, number: int, *, breaks_words: bool) -> None:
        """Put the parts of a line in their cells; a step back begins a new row."""
        for part in line.parts:
            place = self.column(part.x) or 0
            if self._begins_row(place, part):
                above = self.rows[-1].cells if self.rows else []
                # An empty first cell goes on from above: a PDF does not tell what is merged.
                merged = above[:place] if all(above[:place]) else [""] * place
                rest = [""] * (len(self.columns) - len(merged))
                self.rows.append(GridRow(number, [*merged, *rest]))
            cells = self.rows[-1].cells
            cells[place] = self._joined(cells[place], part, breaks_words=breaks_words)
            self.place, self.last = place, part

    def turns_page(self) -> None:
        """What follows stands on a new page."""
        self.last = None

    def _begins_row(self, place: int, part: Fragment) -> bool:
        if not self.rows:
            return True
        if self.last is None:  # a cell may go on from the page before
            goes_on = place > 0 and (
                part.text[0].islower() or all(one.cells[0] for one in self.rows)
            )
            return not goes_on
        far = self.last.y - part.y > _NEW_PARAGRAPH * part.size
        other = far or self.last.is_bold != part.is_bold
        return place < self.place or (place == 0 == self.place and other)

    def _joined(self, before: str, part: Fragment, *, breaks_words: bool) -> str:
        text = tidy(part.text)
        if not before:
            return text + _trail(part)
        far = self.last is not None and self.last.y - part.y > _NEW_PARAGRAPH * part.size
        if point(text) or far:
            return f"{before.rstrip()}\n{text}{_trail(part)}"
        if _HYPHEN.search(before) and text[0].islower():
            return before[:-1] + text + _trail(part)
        # A word that alone is too long for the column is broken anywhere.
        alone = tidy(self.last.text) if self.last else ""
        is_broken = not before.endswith(" ") and " " not in alone and text[0].islower()
        is_whole = not (is_broken and breaks_words)
        return (
            before if before.endswith(("–", "/")) or not is_whole else f"{before.rstrip()} "
        ) + (text + _trail(part))


def _trail(part: Fragment) -> str:
    return " " if part.text.endswith(" ") else ""


def begun(lines: Sequence[Line], at: int) -> tuple[PageTable, int] | None:
    """The table whose headings begin at a line, and the line after them; None for any other."""
    head = lines[at]
    names = [tidy(part.text) for part in head.parts]
    if _is_upright(lines, at):
        return PageTable([part.x for part in head.parts], []), at
    known = sum(map(is_column, names))
    if len(names) < _FEW_NAMES or known < _FEW_NAMES or any(len(one) > _LONG_NAME for one in names):
        return None
    after = at + 1
    while after < len(lines) and _goes_on_in(head, lines[after], names):
        after += 1
    columns = _columns(head, lines[after : after + _SHOWN])
    return PageTable(columns, names), after


def _is_upright(lines: Sequence[Line], at: int) -> bool:
    """Whether the headings stand below one another, each beside what it tells of."""
    head = lines[at]
    below = [one for one in lines[at + 1 : at + 1 + _SOON] if abs(one.x - head.x) < _NEAR]
    beside = [one for one in (head, *below) if len(one.parts) == _FEW_NAMES]
    aligned = [one for one in beside if abs(one.parts[1].x - head.parts[-1].x) < _NEAR]
    named = [one for one in aligned if is_column(tidy(one.parts[0].text).rstrip(":"))]
    is_apart = len(head.parts) == _FEW_NAMES and head.parts[1].x - head.parts[0].end > head.size
    return is_apart and len(named) >= _FEW_NAMES and named[0] is head and aligned[1] is named[1]


def _goes_on_in(head: Line, line: Line, names: list[str]) -> bool:
    """Put a second line of the headings to its heading."""
    place = next((i for i, one in enumerate(head.parts) if abs(one.x - line.x) < _NEAR), None)
    close = 0 < head.y - line.y < _NEW_PARAGRAPH * head.size
    if place is None or not close or len(line.parts) > 1 or line.is_bold != head.is_bold:
        return False
    if not head.is_bold and place == 0:
        return False
    joint = "" if names[place].endswith("/") else " "
    names[place] = f"{names[place]}{joint}{tidy(line.text)}"
    return True


def _columns(head: Line, below: Sequence[Line]) -> list[float]:
    """Where the cells of each column begin: where its heading does, or below its middle."""
    begins = Counter(round(part.x, 1) for line in below for part in line.parts)
    found: list[float] = []
    for place, part in enumerate(head.parts):
        after = head.parts[place + 1].x if place + 1 < len(head.parts) else float("inf")
        left = found[-1] + _NEAR if found else 0.0
        centre = (part.x + min(part.end, after)) / 2
        within = {x: count for x, count in begins.items() if left < x < centre}
        exact = any(abs(x - part.x) < _NEAR for x in begins) or not within
        found.append(part.x if exact else max(within, key=lambda x: within[x]))
    return found
