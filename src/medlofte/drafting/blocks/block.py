"""Knows what a document is read into: headings, paragraphs, bullets and rows of tables."""

from typing import Literal, NamedTuple

BlockKind = Literal["heading", "text", "bullet", "row"]


class Block(NamedTuple):
    """A piece of a document that belongs together, and where it begins.

    `line` counts from 1: lines of a text file, and in other formats lines as a reader sees them.
    `level` is how deep it lies: of a heading 1 is the highest and 0 unknown; of a bullet 1 is the
    outermost. A row of a table has `cells` instead of a text, each with its column's heading.
    """

    line: int
    kind: BlockKind
    text: str
    level: int = 0
    cells: tuple[tuple[str, str], ...] = ()


def tidy(text: str) -> str:
    """The text in one line, without the signs that nobody sees."""
    return " ".join(text.translate(_UNSEEN).split())


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
