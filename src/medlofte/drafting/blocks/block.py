"""Knows what a document is read into: headings, paragraphs, bullets and rows of tables."""

import unicodedata
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "text", "bullet", "row"]


class DocumentBlock(NamedTuple):
    """A piece of a document that belongs together, and where it begins.

    `line` counts from 1: lines of a text file, and in other formats lines as a reader sees them.
    `level` is how deep it lies: of a heading 1 is the highest and 0 unknown; of a bullet 1 is the
    outermost. A row of a table has `cells` instead of a text, each with its column's heading;
    paragraphs of a cell stand on lines of their own.
    """

    line: int
    kind: BlockKind
    text: str
    level: int = 0
    cells: tuple[tuple[str, str], ...] = ()


def tidy(text: str) -> str:
    """The text in one line, each letter written in one way, without the signs that nobody sees."""
    text = " ".join(text.translate(_UNSEEN).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def texts(block: DocumentBlock) -> tuple[str, ...]:
    """Its text, and that of each of its cells."""
    return (block.text, *(cell for _, cell in block.cells))


def titled(block: DocumentBlock) -> tuple[str, ...]:
    """Its text, and that of each of its cells after its column's heading: `Löftestid: 2026`."""
    return (block.text, *(f"{name}: {cell}" for name, cell in block.cells))


def signs(block: DocumentBlock) -> int:
    """How many signs a block has."""
    return len(block.text) + sum(len(name) + len(cell) for name, cell in block.cells)


_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
_CONTROLS = [sign for sign in map(chr, (*range(0x20), *range(0x7F, 0xA0))) if sign not in _WHITE]
_DIRECTIONS = map(chr, (*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_JOINED = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_UNSEEN = str.maketrans(
    dict.fromkeys([*"\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc", *_CONTROLS, *_DIRECTIONS])
    | _JOINED
)
