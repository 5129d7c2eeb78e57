"""Knows what a table says otherwise than a file, in words, and what a file keeps all the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.edit.new_activity import Draft
from medlofte.importing.cells import words
from medlofte.importing.column_words import TITLES
from medlofte.importing.headings import Layout
from medlofte.model.activity import Activity
from medlofte.swedish import choice_words
from medlofte.swedish.names import fold
from medlofte.wording import dates, states

# What a row is known by; all of it is in every table, if only as nothing.
_TELLING: tuple[str, ...] = ("date", "counts_for", "by", "place", "time", "title")
_BESIDES: tuple[str, ...] = (
    *("completes", "count", "precision", "status", "source", "links", "note", "besides"),
    *("internal", "example", "area_wide", "replaces"),
)
_HEADINGS = {str(key): title for key, title in TITLES.items()}
_WITH_COUNT = ("precision", "source")  # what the words of an amount say as well


class Difference(NamedTuple):
    """What stood in a file and what stands in the table, under the heading of its column."""

    heading: str
    old: str
    new: str


def differences(book: Book, there: Logged, new: Logged, layout: Layout) -> Iterator[Difference]:
    """Yield what the table says otherwise, in the columns that it has."""
    for key in (*_TELLING, *_BESIDES):
        if key in _TELLING or _is_told(layout, key):
            old, now = _words(book, there, key), _words(book, new, key)
            if fold(old) != fold(now):
                yield Difference(_HEADINGS.get(key, key), old, now)


def kept(draft: Draft, there: Activity, layout: Layout) -> Draft:
    """The draft with what a file says that the table has no column for."""
    typed = draft.typed
    for key in ("status", "note", "links", "besides", "internal", "example"):
        if not _is_told(layout, key):
            typed = replace(typed, **{key: getattr(there, key)})
    if there.source and not _is_told(layout, "source"):
        typed = replace(typed, source=there.source.title)
    return replace(draft, typed=typed)


def _is_told(layout: Layout, key: str) -> bool:
    return bool(layout.at(key) or (key in _WITH_COUNT and layout.at("count")))


def _words(book: Book, logged: Logged, key: str) -> str:
    activity = logged.activity
    named = {one.promise.id: one.promise.title for one in book.pledges}
    if key in _WORDED:
        return _WORDED[key](logged)
    if key == "by":
        return states.names(sorted(activity.by), book.promises.parties)
    value = activity.promises if key == "counts_for" else getattr(activity, key)
    if isinstance(value, bool):
        return words(value)
    if isinstance(value, tuple):
        return ", ".join(sorted(named.get(one, one) for one in value))
    return value or ""


_WORDED: dict[str, Callable[[Logged], str]] = {
    "date": dates.dated,
    "source": lambda one: one.activity.source.title if one.activity.source else "",
    "precision": lambda one: choice_words.words(one.precision)[0],
    "status": lambda one: choice_words.words(one.activity.status)[0],
    "count": lambda one: "" if one.precision == "unknown" else str(one.amount),
}
