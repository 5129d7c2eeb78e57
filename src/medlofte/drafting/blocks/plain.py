"""Knows how a plain text is read, also one that was copied out of a browser or a document."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from medlofte.drafting.blocks import copied_page, lines
from medlofte.drafting.blocks.block import DocumentBlock, tidy
from medlofte.drafting.blocks.bullet_signs import point
from medlofte.drafting.blocks.lines import TextLine
from medlofte.drafting.blocks.rows import GridRow, is_column, rows_of

_LINE_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")  # as an editor counts lines
_APART = re.compile(r"\t+| {3,}|(?<=:) {2,}")
_MARKED = re.compile(r"#{1,6} +(\S.*)|\*\*([^*]{1,90}[^*.,:;])\*\*")
_NARROW, _WIDE = 30, 120  # signs; lines that were broken to a width are between them
_NEARLY = 0.8  # of the width: letters are not equally wide where the lines come from
_FEW = 4  # lines from which no width can be told


def blocks(text: str) -> Iterator[DocumentBlock]:
    """Yield the blocks of a text; the numbers are those of its lines."""
    told = copied_page.without_surroundings(_LINE_BREAK.split(text))
    start = 0
    for first, last in _tables(told):
        yield from lines.together(_lines(told, start, first))
        yield from rows_of(_rows(told, first, last))
        start = last
    yield from lines.together(_lines(told, start, len(told)))


def _lines(told: Sequence[str], start: int, end: int) -> Iterator[TextLine]:
    width = _width(told)
    after_gap = True
    at = start
    while at < end:
        beside = _side_by_side(told, at, end)
        for number, text in beside:
            yield TextLine(number, text, after_gap=True)
        if beside:
            at += len({number for number, _ in beside})
            after_gap = True
            continue
        text = tidy(told[at])
        if _is_said(text) or point(text):
            follows = told[at + 1].split() if at + 1 < end else []
            line = _line(told[at], at + 1, follows, width)
            yield line._replace(after_gap=after_gap or bool(line.is_heading))
            after_gap = False
        else:
            after_gap = True
        at += 1


def _line(line: str, number: int, follows: Sequence[str], width: int) -> TextLine:
    marked = _MARKED.fullmatch(line.strip())
    if marked:  # a heading of Markdown
        return TextLine(number, tidy(marked[1] or marked[2]), is_heading=True)
    indented = line.expandtabs(4)
    room = len(line.rstrip()) + 1 + len(follows[0]) if follows else 0
    return TextLine(
        number,
        tidy(line.replace("**", "")),
        len(indented) - len(indented.lstrip()),
        is_full=0 < width * _NEARLY < room,
        is_parted=line.rstrip().endswith("\u00ad"),
    )


def _side_by_side(told: Sequence[str], at: int, end: int) -> list[tuple[int, str]]:
    """The texts of lines that stand beside one another, as signatures do: the left ones first."""
    rows: list[tuple[int, list[str]]] = []
    while at < end and len(cells := [one for one in _cells(told[at]) if _is_said(one)]) > 1:
        rows.append((at + 1, [tidy(cell) for cell in cells]))
        at += 1
    most = max((len(cells) for _, cells in rows), default=0)
    return [
        (number, cells[place])
        for place in range(most)
        for number, cells in rows
        if place < len(cells)
    ]


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text))


def _width(told: Sequence[str]) -> int:
    """The width that the lines were broken to; 0 where each paragraph is one line."""
    pairs = [(one.rstrip(), after.split()) for one, after in pairwise(told)]
    broken = [(len(one), len(after[0])) for one, after in pairs if one and after]
    widest = max((length for length, _ in broken), default=0)
    full = sum(length + 1 + word > widest * _NEARLY for length, word in broken)
    if len(broken) < _FEW or not _NARROW <= widest <= _WIDE or full * 2 < len(broken):
        return 0
    return widest


def _tables(told: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each table, and the one after its last."""
    at = 0
    while at < len(told):
        end = at
        while end < len(told) and (
            len(_cells(told[end])) > 1 or (end > at and _hangs(told[end], told[end - 1]))
        ):
            end += 1
        if end - at > 1 and ("\t" in told[at] or _has_head(told[at])):
            yield at, end
        at = max(end, at + 1)


def _cells(line: str) -> list[str]:
    """The cells of a line of a table; one for any other line."""
    text = line.strip()
    if text.startswith("|") and text.count("|") > 1:
        return text.strip("|").split("|")
    cells = text.split("\t") if "\t" in text else _APART.split(text)
    sign = point(f"{cells[0]} ") or point(f"{cells[0]} x")
    is_point = sign is not None and sign.text in ("", "x") and len(cells) == 2  # noqa: PLR2004  a sign and its text
    return [text] if is_point else cells


def _has_head(line: str) -> bool:
    return sum(is_column(tidy(cell)) for cell in _cells(line)) > 0


def _hangs(line: str, above: str) -> bool:
    """Whether a line goes on with the last cell of the one above, below which it stands."""
    start = len(line) - len(line.lstrip())
    return start > 0 and line.strip() != "" and start == _last_cell(above)


def _last_cell(line: str) -> int:
    """Where the last cell of a line begins; of a line that hangs where its text does."""
    return max((one.end() for one in _APART.finditer(line.rstrip())), default=0)


def _rows(told: Sequence[str], first: int, last: int) -> list[GridRow]:
    rows: list[GridRow] = []
    for at in range(first, last):
        if rows and rows[-1].cells and len(_cells(told[at])) == 1:
            cells = rows[-1].cells
            rows[-1] = rows[-1]._replace(cells=[*cells[:-1], f"{cells[-1]} {tidy(told[at])}"])
        else:
            rows.append(_row(told[at], at))
    return rows


def _row(line: str, at: int) -> GridRow:
    cells = [tidy(cell) for cell in _cells(line)]
    is_rule = all(not cell.strip("-: ") for cell in cells)
    return GridRow(at + 1, [] if is_rule else cells)
