"""Knows what a written follow-up is made of, before it becomes Markdown, HTML, Word or PDF.

All text in it is data: a rendering escapes it and reads no markup.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from medlofte.render.screen import harmless

_ADDRESS = ":/?#[]@!$&'()*+,;=%"  # what has a meaning in an address (RFC 3986) and stays as it is


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


Block = Heading | Paragraph | Bullets | Table | Signatures


class Paper(NamedTuple):
    """A whole document; `language` is a language tag, `author` names the parties."""

    title: str
    subtitle: str
    language: str
    author: str
    as_of: date
    blocks: Sequence[Block]


def plain(text: str) -> Paragraph:
    """Return a paragraph without styles."""
    return Paragraph((Run(text),))


def address(run: Run) -> str:
    """Return where a run leads, in plain ASCII; nothing where that is no page on the web."""
    link = quote(harmless(run.link), safe=_ADDRESS)
    return link if link.casefold().startswith(("http://", "https://")) else ""
