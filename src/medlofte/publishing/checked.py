"""Knows what of a municipality may be told: no promise that is marked, nor what is of it alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up import WrittenFollowUp
from medlofte.reading.document import Route


class NotTold(NamedTuple):
    """Promises of a municipality that are left out: where the mark is, and what is behind it.

    `marked` has lines of its promise file, each with ids: of an agreement, or None where all of the
    file is marked, and of a promise, or None where all of the agreement is. `nothing_left` tells
    that there are no others.
    """

    slug: str
    municipality: str
    path: str
    promises: int
    marked: Sequence[tuple[int, str | None, str | None]]
    nothing_left: bool


def not_told(book: Book, unchecked: Sequence[Pledge]) -> NotTold | None:
    """Name those of a book that are left out; None where there are none of them."""
    if not unchecked:
        return None
    return NotTold(
        book.id,
        book.promises.municipality,
        book.document.path,
        len({(one.route[:2], one.promise.id) for one in unchecked}),
        [*dict.fromkeys(_marked(book, unchecked))],
        len(book.unchecked) == len(book.pledges),
    )


def _marked(
    book: Book, unchecked: Sequence[Pledge]
) -> Iterator[tuple[int, str | None, str | None]]:
    """Yield the widest mark of each promise; one of several versions may have none of its own."""
    lines: dict[Route, int] = {}
    for mark in book.marks:
        for route in mark.about:
            lines.setdefault(route, mark.place.line)
    for pledge in unchecked:
        agreement = pledge.route[:2]
        if () in lines:
            yield lines[()], None, None
        elif agreement in lines:
            yield lines[agreement], pledge.agreement.id, None
        else:
            own = (lines[one.route] for one in book.same_id(pledge) if one.route in lines)
            yield min(own), pledge.agreement.id, pledge.promise.id


def checked(book: Book) -> Book | None:
    """The book without what nobody has checked; None where nothing is left."""
    if not book.unchecked:
        return book
    gone = frozenset(one.route for one in book.unchecked)
    left = [one for one in book.pledges if one.route not in gone]
    if not left:
        return None
    places = dict.fromkeys(one.route[:2] for one in book.pledges)
    of = {place: [one for one in left if one.route[:2] == place] for place in places}
    agreements = tuple(_without(one[0].agreement, one) for one in of.values() if one)
    part = replace(
        book,
        promises=book.promises.model_copy(update={"agreements": agreements}),
        taken_out=gone | {place for place, own in of.items() if not own},
        whole=book.whole or book.logged,
    )
    now = {one.route: one for one in part.pledges}
    return replace(part, logged=tuple(_reports(book.logged, now)))


def _reports(all_logged: Sequence[Logged], now: dict[Route, Pledge]) -> Iterator[Logged]:
    """Yield the reports on what is left. One that corrects another does so all the same."""
    for logged in all_logged:
        pledges = tuple(now[one.route] for one in logged.pledges if one.route in now)
        if pledges or logged.activity.replaces:
            yield logged._replace(pledges=pledges)


def _without(agreement: Agreement, left: Sequence[Pledge]) -> Agreement:
    """An agreement with the promises that are left, and with what is told of these."""
    promises = tuple(one.promise for one in left)
    ids = {one.id for one in promises}
    if len(promises) == len(agreement.promises):
        return agreement
    # An area that no promise has is told of as it stands.
    areas = {one.area for one in agreement.promises} - {one.area for one in promises}
    remarks = (_remarks(one, ids) for one in agreement.follow_ups)
    return agreement.model_copy(
        update={
            "promises": promises,
            "areas": {id_: area for id_, area in agreement.areas.items() if id_ not in areas},
            "follow_ups": tuple(one for one in remarks if one),
            "indicators": tuple(
                one for one in agreement.indicators if one.area is None or one.area not in areas
            ),
        }
    )


def _remarks(written: WrittenFollowUp, ids: set[str]) -> WrittenFollowUp | None:
    """A follow-up as far as it is on the promises that are left; None where it is on none."""
    left = tuple(one for one in written.promises if one.promise in ids)
    if written.promises and not left and not written.summary:
        return None
    return written.model_copy(update={"promises": left})
