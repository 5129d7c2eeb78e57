"""Knows what a complaint about data is: where it stands, which rule, how grave, what to do."""

from enum import StrEnum
from typing import NamedTuple

MOST = 100  # complaints of a kind about one file; whoever mends these sees the rest


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A stretch of a file: path from the data root, line and column from 1 in code points."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 1
    source: str = ""  # the line itself, as it stands in the file


class Finding(NamedTuple):
    """One complaint; findings sort by file, line, column and rule."""

    place: Place
    rule: str
    level: Level
    message: str


def error(place: Place, rule: str, message: str) -> Finding:
    return Finding(place, rule, Level.ERROR, message)


def warning(place: Place, rule: str, message: str) -> Finding:
    return Finding(place, rule, Level.WARNING, message)
