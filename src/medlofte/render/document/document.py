"""Knows what a written follow-up is made of, before it becomes Markdown, HTML, Word or PDF.

So it also knows how the columns of a printed table share the width of the page. All text in it is
data: a rendering escapes it and reads no markup.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from medlofte.language import Language
from medlofte.reading.paragraphs import paragraphs
from medlofte.wording.plain_text import harmless

_ADDRESS = ":/?#[]@!$&'()*+,;=%"  # what has a meaning in an address (RFC 3986) and stays as it is
_LINE = 104  # letters that a line of a table holds on A4
_WORD = 18  # a longer word is hyphenated rather than given a column of its own width
_TEXT = 60  # a longer text gains nothing from a still wider column
_MOST = 0.9  # of a column's texts get a line each first; a longer one may take two
_GAP = 3  # the blank between two columns, in letters


class Run(NamedTuple):
    """A stretch of text in one style; `link` is an http(s) address that it leads to."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


class Heading(NamedTuple):
    """A heading below the title; level 1 is a chapter."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """Running text; a `warning` is what must be read before any figure."""

    runs: Sequence[Run]
    warning: bool = False


class Bullets(NamedTuple):
    items: Sequence[Sequence[Run]]


class Table(NamedTuple):
    """A table with one row of headers; the first cell of each row names the row.

    `numeric` holds the indexes of the columns that are numbers.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int] = frozenset()


class Signatures(NamedTuple):
    """A line to sign on for each of these."""

    parties: Sequence[str]


class Together(NamedTuple):
    """What stands on one page, if a page has room for it."""

    blocks: Sequence["Heading | Paragraph | Bullets | Signatures"]


Block = Heading | Paragraph | Bullets | Table | Signatures | Together


class Field(NamedTuple):
    """What a municipality's letter says of itself: Dnr KS 2025/17.

    `name` is what a template calls it; a field that is left for a pen has no `text`.
    """

    name: str
    label: str
    text: str = ""

    @property
    def shown(self) -> str:
        return f"{self.label} {self.text or '…'}"


class Paper(NamedTuple):
    """A whole document; `author` names the parties, and `letter` heads the first page.

    A field of the letter may also stand in the text.
    """

    title: str
    subtitle: str
    language: Language
    author: str
    as_of: date
    blocks: Sequence[Block | Field]
    letter: Sequence[Field] = ()


def harmless_paper(paper: Paper) -> Paper:
    """The document with all its text made harmless; what every rendering begins with."""
    return Paper(*map(_harmless, paper))


def _harmless(part: Any) -> Any:
    if isinstance(part, str):
        return harmless(part)
    if isinstance(part, Block | Run | Field):
        return type(part)(*map(_harmless, part))
    return [*map(_harmless, part)] if isinstance(part, list | tuple) else part


def plain(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def running(paper: Paper, placed: Collection[str] = ()) -> Iterator[Block]:
    """Yield the text block by block, without the fields that a template has a place for."""
    for block in paper.blocks:
        if not isinstance(block, Field):
            yield block
        elif block.name not in placed:
            yield from labelled(block.label, block.text)


def labelled(label: str, text: str) -> list[Paragraph]:
    """A text after what it is, in the paragraphs it was written in."""
    first, *more = paragraphs(text)
    return [Paragraph((Run(f"{label} ", strong=True), Run(first))), *map(plain, more)]


def address(run: Run) -> str:
    """Return where a run leads, in plain ASCII; nothing where that is no page on the web."""
    link = quote(harmless(run.link), safe=_ADDRESS)
    return link if link.casefold().startswith(("http://", "https://")) else ""


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
    word = max((len(word) for cell in column for word in cell.split()), default=0)
    lengths = sorted(map(len, column))
    text = lengths[round(_MOST * (len(lengths) - 1))]
    return min(word, _WORD) + _GAP, min(max(word, text), _TEXT) + _GAP
