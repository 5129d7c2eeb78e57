"""Knows how the first cell of each row of a table becomes the header of that row in a tagged PDF.

The typesetter tags the cells of a header row alone. A row header is a TH whose scope is the row
(ISO 32000-1, 14.8.5.7); the tags are objects of their own, so the rest stays byte for byte.
"""

import re
from collections.abc import Iterable, Iterator

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20  # bytes of an entry of the table of objects (ISO 32000-1, 7.5.4)
_ROW = re.compile(rb"\A\d+ 0 obj\s*<</Type/StructElem/S/TR\b[^\[]*/K\[(\d+) 0 R")
_CELL = re.compile(rb"(\A\d+ 0 obj\s*<</Type/StructElem/S)/TD\b(.*?/O/Table)", re.DOTALL)


def with_row_headers(pdf: bytes) -> bytes:
    """Return the file with a header for each row of its tables."""
    at, offsets = _offsets(pdf)
    ordered = sorted(offsets)
    ends = dict(zip(ordered, [*ordered[1:], at], strict=True))
    objects = {offset: pdf[offset : ends[offset]] for offset in ordered}
    first = {offsets[number - 1] for number in _first_cells(objects.values())}
    parts = [pdf[: ordered[0]]]
    moved: dict[int, int] = {}
    size = len(parts[0])
    for offset in ordered:
        text = objects[offset]
        if offset in first:
            text = _CELL.sub(rb"\1/TH\2/Scope/Row", text)
        moved[offset] = size
        parts.append(text)
        size += len(text)
    table = b"".join(b"%010d 00000 n\r\n" % moved[offset] for offset in offsets)
    head = _TABLE.match(pdf, at)
    assert head  # noqa: S101  it was read from here
    begins = head.end() + _ENTRY
    rest = pdf[begins + len(table) :]
    parts += [pdf[at:begins], table, _START.sub(b"startxref\n%d\n%%%%EOF" % size, rest)]
    return b"".join(parts)


def _offsets(pdf: bytes) -> tuple[int, list[int]]:
    """Return where the table of objects begins, and where each object from the first on does."""
    start = _START.search(pdf)
    assert start  # noqa: S101  the typesetter writes one plain table
    at = int(start[1])
    head = _TABLE.match(pdf, at)
    assert head  # noqa: S101  likewise
    begins = head.end() + _ENTRY  # the first entry is that of no object
    entries = pdf[begins : begins + _ENTRY * (int(head[1]) - 1)]
    return at, [int(entries[i : i + 10]) for i in range(0, len(entries), _ENTRY)]


def _first_cells(objects: Iterable[bytes]) -> Iterator[int]:
    for text in objects:
        row = _ROW.match(text)
        if row:
            yield int(row[1])
