"""Knows what nobody has checked yet: the comments `# kontrollera: …`, and what each is about."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from medlofte.finding import Place
from medlofte.reading.document import Document, Route

WORD: Final = "kontrollera"  # what the comment begins with
_MARK = re.compile(rf"#\s*{WORD}\s*:", re.IGNORECASE)
_NEXT = re.compile(rf"#\s*(?:{WORD}|medlofte)\s*:", re.IGNORECASE)
# The document's own words above a promise, whatever they say.
_QUOTED = re.compile(r"#\s*rad\s+\d+\s*:", re.IGNORECASE)


class UncheckedMark(NamedTuple):
    """A mark that something is unsure: where it stands, what it says, what it is about.

    `about` are routes: of promises, of agreements with all their promises, `()` for all of the
    file.
    """

    place: Place
    words: str
    about: tuple[Route, ...]


def marks(document: Document) -> Iterator[UncheckedMark]:
    """Yield each mark of a promise file, in order."""
    if not _MARK.search(document.text):
        return
    for comment, place in document.comments():
        if _QUOTED.match(comment):
            continue
        for found in _MARK.finditer(comment):
            after = _NEXT.search(comment, found.end())
            text = comment[found.start() : after.start() if after else None].rstrip()
            here = place._replace(column=place.column + found.start(), width=len(text))
            words = text[found.end() - found.start() :].strip()
            yield UncheckedMark(here, words, about(document, place))


class QuotedLine(NamedTuple):
    """The document's own words in a comment, and what they are about."""

    place: Place
    words: str
    about: tuple[Route, ...]


def quoted(document: Document) -> Iterator[QuotedLine]:
    """Yield the comments that hold the document's own lines."""
    if not _QUOTED.search(document.text):
        return
    for comment, place in document.comments():
        if _QUOTED.match(comment):
            words = comment.removeprefix("#").strip()
            here = place._replace(width=len(comment.rstrip()))
            yield QuotedLine(here, words, about(document, place))


def about(document: Document, comment: Place) -> tuple[Route, ...]:
    """The promises, agreements or file that a comment stands at, none within another."""
    found = {one for route in document.told_of(comment) for one in _subjects(document, route)}
    inner = {one for one in found for end in range(len(one)) if one[:end] in found}
    return tuple(sorted(found - inner))


def _subjects(document: Document, route: Route) -> Sequence[Route]:
    if route[:1] == ("parties",) and len(route) > 1:
        return [*_naming(document, route[1])] or [()]
    if route[:1] != ("agreements",) or len(route) == 1:
        return [()]
    return [route[:4] if len(route) > 3 and route[2] == "promises" else route[:2]]  # noqa: PLR2004  of an item of its promises


def _naming(document: Document, party: object) -> Iterator[Route]:
    """Yield the agreements that name a party; the others are told without it."""
    named = {route[:2] for route, value in document.walk() if value == party}
    for index in range(len(document.value["agreements"])):
        if ("agreements", index) in named:
            yield "agreements", index
