"""Knows what goes from a file when somebody has checked it: a mark, or a whole promise."""

from collections.abc import Collection, Iterator

from medlofte.book.unchecked import UncheckedMark, about, marks, quoted
from medlofte.finding import Place
from medlofte.reading import splice
from medlofte.reading.document import Document, Route, reread
from medlofte.reading.splice import Edit


def without_mark(document: Document, mark: UncheckedMark) -> str:
    """Return the text without a mark, and what else is settled with it."""
    text = splice.applied(document, [_without(document, mark.place)])
    return tidied(reread(text, document.path), mark.about)


def tidied(document: Document, routes: Collection[Route]) -> str:
    """Return the text without the document's own lines above what has no mark any more."""
    left = {route for one in marks(document) for route in one.about}
    places = [
        one.place
        for one in quoted(document)
        if all(route in routes and route not in left for route in one.about)
    ]
    return splice.applied(document, [_without(document, place) for place in places])


def without_promise(document: Document, route: Route) -> str:
    """Return the text without a promise and the comments on it, if there are others beside it."""
    first, last = splice.lines_of_item(document, route)
    alone = (one for one in _alone(document) if about(document, one) == (route,))
    numbers = {one.line - 1 for one in alone}
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    starts = [*splice.starts(document.text), len(document.text)]
    return splice.applied(document, [Edit(starts[first], starts[last + 1], "")])


def _alone(document: Document) -> Iterator[Place]:
    """Yield the comments that have a line of their own."""
    for _, place in document.comments():
        if not place.source[: place.column - 1].strip():
            yield place


def _without(document: Document, place: Place) -> Edit:
    """Take a comment away, or what of it is meant; a line with nothing else goes whole."""
    starts = [*splice.starts(document.text), len(document.text)]
    begin = starts[place.line - 1]
    before, after = (
        place.source[: place.column - 1].rstrip(),
        place.source[place.column - 1 + place.width :],
    )
    if not before and not after.strip():
        return Edit(begin, starts[place.line], "")
    if after.strip():
        rest = place.column - 1 + place.width + len(after) - len(after.lstrip())
        return Edit(begin + place.column - 1, begin + rest, "")
    return Edit(begin + len(before), begin + len(place.source), "")
