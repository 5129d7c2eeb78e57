"""Knows which promises a municipality has made on each topic, and for which days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.model.agreement import Agreement
from medlofte.model.topic import Topic
from medlofte.periods import joined
from medlofte.render.address import promise_page
from medlofte.render.site.life.versions import told_version
from medlofte.wording import agreements, dates
from medlofte.wording.plain_text import shorten

_ROOM = 180  # cells of a text below a name; all of it stands on the promise's own page


class OnTopic(NamedTuple):
    """A promise as the page of its topic tells it: what is promised, never how it went."""

    topic: Topic
    title: str
    text: str
    days: str
    path: str  # of the page of the promise, from the site's root
    example: bool
    since: date | None  # the first day of its last version that has begun


def on_topics(
    book: Book, pledges: Mapping[str, Sequence[Pledge]], home: Mapping[str, Agreement], today: date
) -> Iterator[OnTopic]:
    """Yield the promises that have a topic, in the order in which they were promised."""
    for id_, own in pledges.items():
        told = told_version(own, today)
        topic = topic_of(own, told)
        if topic is None:
            continue
        spans = [one.in_force for one in own if one.in_force]
        text = " ".join(told.promise.text.split()) if told.promise.name else ""
        yield OnTopic(
            topic=topic,
            title=agreements.named(told),
            text=shorten(text, _ROOM),
            days=", ".join(dates.days(span) for span in joined(spans)),
            path=promise_page(book.id, home[id_].id, id_),
            example=told.agreement.example,
            since=max((span.first for span in spans if span.first <= today), default=None),
        )


def topic_of(versions: Sequence[Pledge], told: Pledge) -> Topic | None:
    """The topic of a promise: that of the version that is told of, else the latest one given."""
    given = [one.promise.topic for one in (*versions, told)]
    return next((topic for topic in reversed(given) if topic), None)
