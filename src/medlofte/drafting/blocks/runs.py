"""Knows how text with a look, its bold and its breaks, becomes lines."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from medlofte.drafting.blocks.block import tidy
from medlofte.drafting.blocks.bullet_signs import point
from medlofte.drafting.blocks.heading_words import HEADING
from medlofte.drafting.blocks.lines import TextLine

BREAK = "\v"  # a line break within a paragraph


class TextRun(NamedTuple):
    """Text of one look."""

    text: str
    is_bold: bool = False


class Counter:
    """Counts the lines of a document as a reader sees them."""

    def __init__(self) -> None:
        self.number = 0

    def next(self) -> int:
        """The number of the next line."""
        self.number += 1
        return self.number


def rows(runs: Iterable[TextRun]) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a paragraph, each with whether all of it is bold; empty ones too."""
    pieces = [TextRun(part, run.is_bold) for run in runs for part in _with_breaks(run.text)]
    for is_break, row in groupby(pieces, key=lambda one: one.text == BREAK):
        if is_break:
            yield from [("", False)] * (len([*row]) - 1)
            continue
        line = [*row]
        text = tidy("".join(one.text for one in line))
        yield text, bool(text) and all(one.is_bold for one in line if tidy(one.text))


def text_lines(runs: Iterable[TextRun], counter: Counter, *, guesses: bool) -> Iterator[TextLine]:
    """Yield the lines of a paragraph, a heading where all of a line that is no sentence is bold.

    `guesses` where the document has no other headings: then the words of a line may tell.
    """
    after_gap = True
    for text, is_bold in rows(runs):
        if not any(map(str.isalnum, text)) and point(text) is None:
            after_gap = True
            continue
        ends = text.endswith((".", ";", ","))
        looks = is_bold and len(text) <= HEADING and not ends and point(text) is None
        other = None if guesses else False
        yield TextLine(counter.next(), text, 0, after_gap, is_heading=looks or other)
        after_gap = False


def _with_breaks(text: str) -> Iterator[str]:
    for place, part in enumerate(text.split(BREAK)):
        if place:
            yield BREAK
        if part:
            yield part
