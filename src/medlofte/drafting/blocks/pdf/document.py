"""Knows how a PDF is read: page by page, without what stands on each, to paragraphs and tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Literal, NamedTuple

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from medlofte.drafting.blocks import copied_page, lines
from medlofte.drafting.blocks.block import Block, tidy
from medlofte.drafting.blocks.heading_words import LONG_HEADING, is_shouted
from medlofte.drafting.blocks.lines import TextLine
from medlofte.drafting.blocks.pdf import table as tables
from medlofte.drafting.blocks.pdf.fragments import Line, lines_of
from medlofte.drafting.blocks.rows import GridRow, rows_of

_LARGER = 1.1  # than the text: so large is a heading
_GAP = 1.3  # of the room between lines: with more a new paragraph begins
_PITCH = 1.15  # of the size: room between lines that belong together
_EDGE = 2  # lines at the top and at the bottom of a page that may stand on each
_NEARLY = 0.85  # of the width of a column: letters are measured roughly
_COLUMN = 80.0  # points: lines that begin nearer to one another stand in one column
_FEW_ARE_WIDER = 10  # one line of so many may go over several columns
_FEW_TRAIL = 4  # one line of so many ends with a space: then those without end within a word
_FEW_LINES = 4  # lines in a column from which its width can be told
_LETTER = 6.0  # points, about


_FEW_SIGNS = 40  # on a page: what is stamped on a picture of a text
_READABLE = re.compile(r"[A-Za-zÅÄÖåäö0-9 .,]")

Unread = Literal["locked", "scan", "garbled", "empty"]


class _Placed(NamedTuple):
    """A line and the page that it stands on."""

    line: Line
    page: int


def read(file: BinaryIO) -> list[Block] | Unread:
    """Read the blocks, or say why none can be; a number is that of a line through all pages."""
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            return "locked"
        pages = [lines_of(page) for page in reader.pages]
    except (DependencyError, NotImplementedError, FileNotDecryptedError):  # ciphers that it lacks
        return "locked"
    placed = [*_without_edges(pages)]
    signs = "".join(part.text for one in placed for part in one.line.parts)
    letters = sum(map(str.isalnum, signs))
    if letters < _FEW_SIGNS * len(pages) and any(map(_is_picture, reader.pages)):
        return "scan"
    if len(_READABLE.findall(signs)) * 2 < len(signs):
        return "garbled"
    return [*_Reader(placed).blocks()] or "empty"


def _is_picture(page: Any) -> bool:
    return len(page.images) > 0


class _Reader:
    def __init__(self, placed: Sequence[_Placed]) -> None:
        self.placed = placed
        self.lines = [one.line for one in placed]
        sizes: Counter[float] = Counter()
        for line in self.lines:
            for part in line.parts:
                sizes[round(part.size, 1)] += len(part.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 1.0
        downs = Counter(
            round(a.y - b.y, 1)
            for a, b in zip(self.lines, self.lines[1:], strict=False)
            if 0 < a.y - b.y < 3 * self.size
        )
        self.pitch = downs.most_common(1)[0][0] if downs else self.size
        self.looks = [self._stands_out(line) for line in self.lines]
        bold = sum(self.looks) * 2 > len(self.looks)
        self.guesses = bold or not any(self.looks)
        ended = [line.parts[-1].text.endswith(" ") for line in self.lines]
        self.breaks_words = sum(ended) * _FEW_TRAIL > len(ended)

    def blocks(self) -> Iterator[Block]:
        start = at = 0
        while at < len(self.lines):
            begun = tables.begun(self.lines, at)
            if begun is None:
                at += 1
                continue
            table, after = begun
            end = self._fill(table, at, after)
            if not table.rows:
                at += 1
                continue
            yield from lines.together(self._text(start, at))
            start = at = end
            head = [GridRow(0, table.names, is_head=True)] if table.names else []
            yield from rows_of([*head, *table.rows])
        yield from lines.together(self._text(start, len(self.lines)))

    def _fill(self, table: tables.Table, head: int, at: int) -> int:
        """Read the rows of a table; return the number of the line after it."""
        while at < len(self.lines):
            line = self.lines[at]
            if self.placed[at].page != self.placed[at - 1].page:
                table.turns_page()
            again = tables.begun(self.lines, at)
            if again is not None and table.names and again[0].names == table.names:
                table.turns_page()
                at = again[1]
                continue
            if (again is not None and again[0].names) or not table.takes(line):
                break
            table.add(line, at + 1, breaks_words=self.breaks_words)
            at += 1
        return max(at, head + 1)

    def _text(self, start: int, end: int) -> Iterator[TextLine]:
        ruled = True
        for at in range(start, end):
            line = self.lines[at]
            text = tidy(line.text)
            if not any(map(str.isalnum, text)) and len(text) > 1:
                ruled = True
                continue
            found = TextLine(
                at + 1,
                text,
                round((line.x - self._left(at)) / _LETTER),
                ruled or self._after_gap(at),
                at + 1 < end and not self._turns(at + 1) and self._is_full(at),
                self._is_heading(at, start, end),
                line.text.rstrip().endswith("\u00ad"),
            )
            ruled = False
            apart = line.apart()
            if len(apart) == 1:
                yield found
                continue
            for one in apart:
                yield found._replace(text=tidy(one.text), after_gap=True, is_full=False)

    def _stands_out(self, line: Line) -> bool:
        return line.is_bold or line.size > self.size * _LARGER

    def _is_heading(self, at: int, start: int, end: int) -> bool | None:
        """Whether a line is part of a heading: of lines that stand out, and say no sentence."""
        if self.guesses or is_shouted(tidy(self.lines[at].text)):
            return None
        if not self.looks[at]:
            return False
        first = last = at
        while first > start and self.looks[first - 1] and not self._after_gap(first):
            first -= 1
        while last + 1 < end and self.looks[last + 1] and not self._after_gap(last + 1):
            last += 1
        whole = " ".join(tidy(one.text) for one in self.lines[first : last + 1])
        return len(whole) <= LONG_HEADING and not whole.endswith((".", ";", ","))

    def _turns(self, at: int) -> bool:
        """Whether a line begins a new column or page: only words tell whether it goes on."""
        above, line = self.lines[at - 1], self.lines[at]
        is_below = 0 < above.y - line.y <= _GAP * self.pitch
        is_aside = abs(above.x - line.x) > _COLUMN and not is_below
        return above.y < line.y or is_aside or self.placed[at].page != self.placed[at - 1].page

    def _after_gap(self, at: int) -> bool:
        above, line = self.lines[at - 1], self.lines[at]
        down = above.y - line.y
        if self._turns(at):
            return False
        return down > _GAP * max(self.pitch, max(above.size, line.size) * _PITCH)

    def _beside(self, at: int) -> list[Line]:
        """The lines of the same column."""
        page, x = self.placed[at].page, self.lines[at].x
        return [
            one.line for one in self.placed if one.page == page and abs(one.line.x - x) < _COLUMN
        ]

    def _left(self, at: int) -> float:
        return min(one.x for one in self._beside(at))

    def _is_full(self, at: int) -> bool:
        line, follows = self.lines[at], self.lines[at + 1].text.split()
        ends = sorted(
            (one.end for one in self._beside(at) if not self._stands_out(one)), reverse=True
        )
        if len(ends) < _FEW_LINES:
            return False
        right = ends[len(ends) // _FEW_ARE_WIDER]
        left = self._left(at)
        room = line.end + line.parts[-1].width(f" {follows[0]}")
        return room - left > (right - left) * _NEARLY


def _without_edges(pages: Sequence[Sequence[Line]]) -> Iterator[_Placed]:
    """Yield the lines without numbers of pages; what stands above each page only once."""
    tops = Counter(key for page in pages for key in {_key(one) for one in _top(page)})
    ends = Counter(key for page in pages for key in {_key(one) for one in _bottom(page)})
    told: set[str] = set()
    for number, page in enumerate(pages):
        top, bottom = {*map(id, _top(page))}, {*map(id, _bottom(page))}
        for line in page:
            key = _key(line)
            is_foot = id(line) in bottom and _repeats(ends[key], pages)
            is_head = id(line) in top and _repeats(tops[key], pages)
            at_edge = id(line) in top or id(line) in bottom
            is_number = at_edge and not tidy(copied_page.bare(line.text))
            if is_foot or (is_head and key in told) or is_number:
                continue
            if is_head:
                told.add(key)
            yield _Placed(line, number)


def _repeats(count: int, pages: Sequence[object]) -> bool:
    return len(pages) > 1 and count * 2 > len(pages)


def _top(page: Sequence[Line]) -> list[Line]:
    heights = sorted({round(one.y) for one in page}, reverse=True)[:_EDGE]
    return [one for one in page if round(one.y) in heights]


def _bottom(page: Sequence[Line]) -> list[Line]:
    heights = sorted({round(one.y) for one in page})[:_EDGE]
    return [one for one in page if round(one.y) in heights]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", tidy(line.text))
