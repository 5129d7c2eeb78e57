"""Knows which subject a promise is found by, and where the page of that lies."""

from collections.abc import Sequence

from medlofte.book.versions import Pledge
from medlofte.model.topic import Topic
from medlofte.swedish.choice_words import words
from medlofte.swedish.names import slug

PATH = "amnen.html"  # the list of the subjects


def page_path(topic: Topic, county: str | None = None) -> str:
    """Where the page of a subject lies, or its page of a county, whose name may be unknown.

    It is the same in each language, for others link to it.
    """
    parts = ["amne", slug(words(topic)[0])]
    if county is not None:
        parts.append(slug(county) or "utan-lan")
    return f"{'-'.join(parts)}.html"


def topic_of(versions: Sequence[Pledge], told: Pledge) -> Topic | None:
    """The subject of a promise: that of the version that is told of, else the latest one given."""
    given = [one.promise.topic for one in (*versions, told)]
    return next((topic for topic in reversed(given) if topic), None)
