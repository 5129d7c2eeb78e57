"""Knows the days, places and police areas that Tab fills in, out of calendar and tree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from medlofte.disk import tree_files
from medlofte.language import t
from medlofte.reading import document
from medlofte.stop import WrongCallError
from medlofte.swedish.dates import WEEKDAYS, spoken
from medlofte.swedish.names import fold
from medlofte.typed import days

_LATEST = 200  # activities that are looked at for places, and no more than a person waits for
_PLACE = re.compile(rb"^place:[^\r\n]*", re.MULTILINE)
_POLICE_AREA = re.compile(rb"^police_area:[^\r\n]*", re.MULTILINE)


def day_words(today: date) -> Iterator[tuple[str, str]]:
    """Yield words for the last days, each with the day that it means."""
    weekdays = (t(name).lower() for name in WEEKDAYS)
    for word in (t("idag"), t("igår"), t("förrgår"), *weekdays):
        with suppress(WrongCallError):
            yield word, spoken(days.day(word, today))


def is_day(words: Sequence[str], today: date) -> int:
    """How many of the words are a day or a time of day, from the first on; 0 for none."""
    with suppress(WrongCallError):
        found = days.leading(words, today)
        return found.words if found else 0
    return 0


def places(root: Path, slug: str) -> list[str]:
    """The places that the latest activities of a municipality name, the latest first."""
    paths = sorted(tree_files.activity_files(root, slug).paths, reverse=True)[:_LATEST]
    return _values(root, paths, "place", _PLACE)


def police_areas(root: Path) -> list[str]:
    paths = tree_files.promise_files(root).paths
    return sorted(_values(root, paths, "police_area", _POLICE_AREA))


def _values(root: Path, paths: Iterable[str], key: str, line: re.Pattern[bytes]) -> list[str]:
    """What stands at a key of files; of their text only the line with the key, where it has one."""
    found: dict[str, None] = {}
    for path, text in tree_files.read(root, paths):
        data = text if isinstance(text, bytes) else b""  # what cannot be read says nothing
        own = line.search(data)
        if own or key.encode() in data:
            read, _ = document.parse(path, own[0] if own else data)
            value = read.value.get(key) if read and isinstance(read.value, dict) else None
            if isinstance(value, str) and value.isprintable():
                found[value] = None
    return list(found)


def going_on(typed: Sequence[str], current: str, known: Iterable[str]) -> Iterator[str]:
    """Yield of names in words what is left of those that begin as the words that were typed."""
    before = fold(" ".join(typed))
    for name in known:
        words = name.split()
        begun, rest = words[: len(typed)], " ".join(words[len(typed) :])
        if rest and fold(" ".join(begun)) == before and fold(rest).startswith(fold(current)):
            yield rest
