"""Knows how a PDF is read: page by page, without what stands on each, to paragraphs and tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Literal

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from medlofte.drafting.blocks import copied_page, lines
from medlofte.drafting.blocks.block import DocumentBlock, tidy
from medlofte.drafting.blocks.heading_words import is_shouted
from medlofte.drafting.blocks.lines import TextLine
from medlofte.drafting.blocks.pdf import table as tables
from medlofte.drafting.blocks.pdf.fragments import Line, lines_of
from medlofte.drafting.blocks.pdf.layout import PageLayout, Placed
from medlofte.drafting.blocks.rows import GridRow, rows_of

_EDGE = 2  # lines at the top and at the bottom of a page that may stand on each
_LARGE = 16.0  # points: so large no page is numbered
_FEW_SIGNS = 40  # on a page: what is stamped on a picture of a text
_READABLE = re.compile(r"[A-Za-zÅÄÖåäö0-9 .,]")

Unread = Literal["locked", "scan", "garbled", "empty"]


def read(file: BinaryIO) -> list[DocumentBlock] | Unread:
    """Read the blocks, or say why none can be; a number is that of a line through all pages."""
    try:
        reader = PdfReader(file)  # opens by itself what has a password only for its owner
        pages = [lines_of(page) for page in reader.pages]
    except (DependencyError, NotImplementedError, FileNotDecryptedError):  # or an unknown cipher
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
    def __init__(self, placed: Sequence[Placed]) -> None:
        self.layout = PageLayout(placed)
        self.lines = self.layout.lines

    def blocks(self) -> Iterator[DocumentBlock]:
        """Yield the tables, and the text between them."""
        start = at = 0
        while at < len(self.lines):
            begun = tables.begun(self.lines, at)
            end = self._fill(*begun) if begun else at
            if begun is None or not begun[0].rows:
                at += 1
                continue
            yield from lines.together(self._text(start, at))
            start = at = end
            names = begun[0].names
            head = [GridRow(0, names, is_head=True)] if names else []
            yield from rows_of([*head, *begun[0].rows])
        yield from lines.together(self._text(start, len(self.lines)))

    def _fill(self, table: tables.PageTable, at: int) -> int:
        """Read the rows of a table; return the number of the line after it."""
        while at < len(self.lines):
            if self.layout.pages[at] != self.layout.pages[at - 1]:
                table.turns_page()
            again = tables.begun(self.lines, at)
            if again is not None and table.names and again[0].names == table.names:
                table.turns_page()
                at = again[1]
                continue
            if (again is not None and again[0].names) or not table.takes(self.lines[at]):
                break
            table.add(self.lines[at], at + 1, breaks_words=self.layout.breaks_words)
            at += 1
        # A short text below a table begins where its first column does, and is no row of it.
        while table.names and table.rows and not any(table.rows[-1].cells[1:]):
            at = table.rows.pop().line - 1
        return at

    def _text(self, start: int, end: int) -> Iterator[TextLine]:
        ruled = True
        for at in range(start, end):
            text = tidy(self.lines[at].text)
            if not any(map(str.isalnum, text)) and len(text) > 1:
                ruled = True
                continue
            apart = self.lines[at].apart()
            for one in apart:
                said = text if len(apart) == 1 else tidy(one.text)
                sign = "• " if self.layout.is_unsigned_point(at) else ""
                told = self._line(at, f"{sign}{said}", start, end)
                gap = ruled or told.after_gap or len(apart) > 1
                yield told._replace(after_gap=gap, is_full=told.is_full and len(apart) == 1)
                ruled = False

    def _line(self, at: int, text: str, start: int, end: int) -> TextLine:
        looks = self.layout.is_heading(at, start, end)
        guessed = not self.layout.tells_headings or is_shouted(text)
        return TextLine(
            at + 1,
            text,
            self.layout.indent(at),
            at > start and (self.layout.after_gap(at) or (looks and not self.layout.goes_on(at))),
            self.layout.is_full(at),
            None if guessed else looks,
            self.lines[at].text.rstrip().endswith("\u00ad"),
        )


def _without_edges(pages: Sequence[Sequence[Line]]) -> Iterator[Placed]:
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
            is_number = at_edge and line.size < _LARGE and not tidy(copied_page.bare(line.text))
            if is_foot or (is_head and key in told) or is_number:
                continue
            if is_head:
                told.add(key)
            yield Placed(line, number)


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
