"""Knows how the columns of a printed table share the width of the page."""

from medlofte.render.paper import Table
from medlofte.render.screen import harmless

_LINE = 92  # letters that a line of a table holds on A4
_WORD = 18  # a longer word is hyphenated rather than given a column of its own width
_TEXT = 60  # a longer text gains nothing from a still wider column
_GAP = 3  # the blank between two columns, in letters


def shares(table: Table) -> list[float]:
    """Return each column's part of the width: first room for its words, then for its texts.

    A page cannot be scrolled and its programs do not agree on how to share it, so it is done here.
    """
    columns = [_needs(column) for column in zip(table.header, *table.rows, strict=True)]
    wanted = sum(text - word for word, text in columns) or 1
    spare = max(0, _LINE - sum(word for word, _ in columns))
    widths = [word + (text - word) * min(1, spare / wanted) for word, text in columns]
    return [round(width / sum(widths), 4) for width in widths]


def _needs(column: tuple[str, ...]) -> tuple[int, int]:
    cells = [harmless(cell) for cell in column]
    word = max((len(word) for cell in cells for word in cell.split()), default=0)
    text = max(map(len, cells))
    return min(word, _WORD) + _GAP, min(text, _TEXT) + _GAP
