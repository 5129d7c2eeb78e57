"""Knows a piece of news, and which of many are the newest."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from medlofte.swedish.names import swedish
from medlofte.wording.plain_text import harmless

_NEWEST = 50


class NewsItem(NamedTuple):
    """Something new; `day` stands for the days that are told of it, `path` is the page with it."""

    day: date
    when: str
    municipality: str
    title: str
    text: str
    path: str
    example: bool
    id: str = ""  # of what is told here; else it is known by its words
    place: int = 0  # among what became public of the municipality, the newest first


def newest(news: Iterable[NewsItem]) -> list[NewsItem]:
    """Put the newest first; what is told of the same days in an order that tells no more.

    Changes of a municipality stand as they became public, so that of two on a day the one that
    holds now is read first.
    """
    return sorted(news, key=_order)[:_NEWEST]


def _order(one: NewsItem) -> tuple[int, tuple[str, str], int, str, str]:
    title, text = harmless(one.title), harmless(one.text)  # as they are read
    return -one.day.toordinal(), swedish(one.municipality), one.place, title, text
