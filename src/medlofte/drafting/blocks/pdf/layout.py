"""Knows what the places of the lines of a PDF tell: headings, room between, columns, points."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from medlofte.drafting.blocks.block import tidy
from medlofte.drafting.blocks.bullet_signs import point
from medlofte.drafting.blocks.heading_words import LONG_HEADING, ends_open
from medlofte.drafting.blocks.pdf.fragments import Line

_LARGER = 1.1  # than the text: so large is a heading
_GAP = 1.3  # of the room between lines: with more a new paragraph begins
_PITCH = 1.15  # of the size: room between lines that belong together
_NEARLY = 0.85  # of the width of a column: letters are measured roughly
_COLUMN = 80.0  # points: lines that begin nearer to one another stand in one column
_LETTER = 6.0  # points, about
_NEAR = 5.0  # points between lines that begin at one place
_INDENTED = 14.0  # points: so far in a point of a list stands at least
_FEW_ARE_WIDER = 10  # one line of so many may go over several columns
_FEW_LINES = 4  # lines in a column from which its width can be told
_LONG_POINT = 20  # lines
_FEW_POINTS = 2
_FEW_BEGIN = 0.1  # of the lines of a column: from so many its left edge can be told
_FEW_TRAIL = 4  # one line of so many ends with a space: then those without end within a word


class Placed(NamedTuple):
    """A line and the page that it stands on."""

    line: Line
    page: int


class PageColumn(NamedTuple):
    """What stands below one another: its edges, and where its lines begin."""

    left: float
    right: float  # on one page; 0 where there are too few lines to tell
    begins: Counter[int]  # how many lines begin at a place


class PageLayout:
    """The lines of a document, by their numbers from 0, and what their places tell."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.lines = [one.line for one in placed]
        self.pages = [one.page for one in placed]
        sizes: Counter[float] = Counter()
        for part in (part for line in self.lines for part in line.parts):
            sizes[round(part.size, 1)] += len(part.text)
        self._size = sizes.most_common(1)[0][0] if sizes else 1.0
        downs = (round(a.y - b.y, 1) for a, b in pairwise(self.lines))
        near = Counter(down for down in downs if 0 < down < 3 * self._size)
        self._pitch = near.most_common(1)[0][0] if near else self._size
        self._column = cache(self._made_column)

    @cached_property
    def tells_headings(self) -> bool:
        """Whether some lines stand out, and not most."""
        return 0 < sum(map(self._stands_out, self.lines)) * 2 <= len(self.lines)

    @cached_property
    def breaks_words(self) -> bool:
        """Whether a line that goes on with a new word ends with a space."""
        ended = sum(line.parts[-1].text.endswith(" ") for line in self.lines)
        return ended * _FEW_TRAIL > len(self.lines)

    def is_heading(self, at: int, start: int, end: int) -> bool:
        """Whether a line is part of a heading: of lines that stand out, and say no sentence."""
        if not self._stands_out(self.lines[at]):
            return False
        first, last = at, at + 1
        while first > start and self.goes_on(first):
            first -= 1
        while last < end and self.goes_on(last):
            last += 1
        whole = " ".join(tidy(one.text) for one in self.lines[first:last])
        return len(whole) <= LONG_HEADING and not whole.endswith((".", ";", ","))

    def goes_on(self, at: int) -> bool:
        """Whether a line stands out as the one above it does."""
        above, line = self.lines[at - 1], self.lines[at]
        alike = abs(above.size - line.size) < 1 and above.is_bold == line.is_bold
        return alike and self._stands_out(line) and not self.after_gap(at)

    def turns(self, at: int) -> bool:
        """Whether a line begins a new column or page: only words tell whether it goes on."""
        above, line = self.lines[at - 1], self.lines[at]
        is_below = 0 < above.y - line.y <= _GAP * self._pitch
        is_aside = abs(above.x - line.x) > _COLUMN and not is_below
        return above.y < line.y or is_aside or self.pages[at] != self.pages[at - 1]

    def after_gap(self, at: int) -> bool:
        """Whether there is room above a line."""
        above, line = self.lines[at - 1], self.lines[at]
        least = max(self._pitch, max(above.size, line.size) * _PITCH)
        return not self.turns(at) and above.y - line.y > _GAP * least

    def is_full(self, at: int) -> bool:
        """Whether a line ended because the first word of the next had no room."""
        if at + 1 >= len(self.lines) or self.turns(at + 1):
            return False
        line, column = self.lines[at], self._of(at)
        word = self.lines[at + 1].text.split()[0]
        room = line.end + line.parts[-1].width(f" {word}") - column.left
        return 0 < (column.right - column.left) * _NEARLY < room

    def indent(self, at: int) -> int:
        """How far in a line begins, in letters."""
        return round((self.lines[at].x - self._of(at).left) / _LETTER)

    def is_unsigned_point(self, at: int) -> bool:
        """Whether a line begins a point whose sign was drawn: it stands in, as others do."""
        if not self._stands_in(at):
            return False
        above = self.lines[at - 1]
        text = above.text.rstrip()
        is_open = text[-1].isalnum() and ends_open(text)
        below = at > 0 and abs(above.x - self.lines[at].x) < _NEAR and not self.turns(at)
        goes_on = below and (self.is_full(at - 1) or is_open) and not self.after_gap(at)
        over = at > 0 and self.turns(at) and is_open  # to the next column
        return not (goes_on or over) or text.endswith((".", "!", "?"))

    def _stands_in(self, at: int) -> bool:
        line, column = self.lines[at], self._of(at)
        if line.x - column.left < _INDENTED or self._stands_out(line) or len(line.apart()) > 1:
            return False
        after = self.lines[at + 1] if at + 1 < len(self.lines) else line
        parted = self._stands_out(after) or (after is not line and self.after_gap(at + 1))
        only_first = after.x < line.x - _NEAR and self.is_full(at) and not parted
        # One alone is set in for another reason; places differ by less than a point.
        lone = sum(column.begins[round(line.x) + by] for by in (-1, 0, 1)) < _FEW_POINTS
        return not (only_first or lone or point(tidy(line.text)) or self._hangs(at))

    def _hangs(self, at: int) -> bool:
        """Whether a line goes on below the text of a point with its sign."""
        x = self.lines[at].x
        for above in reversed(self.lines[max(0, at - _LONG_POINT) : at]):
            if len(above.parts) > 1 and point(tidy(above.text)):
                return abs(above.parts[1].x - x) < _NEAR
            if abs(above.x - x) > _NEAR:
                return False
        return False

    def _stands_out(self, line: Line) -> bool:
        return line.is_bold or line.size > self._size * _LARGER

    def _of(self, at: int) -> PageColumn:
        return self._column(self.pages[at], round(self.lines[at].x))

    def _made_column(self, page: int, x: int) -> PageColumn:
        near = [
            (line, number)
            for line, number in zip(self.lines, self.pages, strict=True)
            if abs(line.x - x) < _COLUMN
        ]
        text = [(line, number) for line, number in near if not self._stands_out(line)]
        begins = Counter(round(line.x) for line, _ in text)
        lefts = [x for x, count in begins.items() if count >= _FEW_BEGIN * len(text)]
        ends = sorted((line.end for line, number in text if number == page), reverse=True)
        right = ends[len(ends) // _FEW_ARE_WIDER] if len(ends) >= _FEW_LINES else 0.0
        return PageColumn(min(lefts, default=x), right, begins)
