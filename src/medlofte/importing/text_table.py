"""Knows tables written as text: in which letters, what stands between the cells, and the cells."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from medlofte.language import t
from medlofte.reading.encoding import guessed
from medlofte.stop import RefusedError

_FORMULA = ("=", "+", "-", "@")
_BETWEEN = (";", "\t", ",")

TextRow = tuple[int, tuple[str | None, ...]]


class _Split(NamedTuple):
    """The rows between one sort of signs, and where they could no longer be read."""

    rows: list[TextRow]
    broken: int


def rows(
    name: str, raw: bytes, most: int, headings: Callable[[Sequence[TextRow]], int]
) -> list[TextRow]:
    """Read up to so many rows that are not empty, with their numbers.

    What stands between the cells is what a first line `sep=;` says; else what gives the most
    `headings`, for a title above may hold any signs; else what is there most in the first line.
    """
    text = decoded(name, raw)
    said, text = _said(text)
    read = {one: _split(text, one, most) for one in said or _BETWEEN}
    first = text.lstrip("\r\n").partition("\n")[0]
    outside = "".join(first.split('"')[::2])
    chosen = max(read, key=lambda one: (headings(read[one].rows), outside.count(one)))
    if read[chosen].broken:
        message = t(
            "{name} går inte att läsa vid rad {line}: ett citattecken är inte avslutat.",
            name=name,
            line=read[chosen].broken,
        )
        raise RefusedError(message)
    return read[chosen].rows


def decoded(name: str, raw: bytes) -> str:
    """Read what Excel and others save or send."""
    text = guessed(raw)
    if text is None:
        raise RefusedError(t("{name} är ingen textfil. Spara om den som CSV UTF-8.", name=name))
    return text


def _said(text: str) -> tuple[str, str]:
    """What a first line `sep=;` says, and the rest."""
    first, _, rest = text.lstrip("\r\n").partition("\n")
    if first.lower().startswith("sep=") and len(first.strip("\r\n ")) == len("sep=;"):
        return first.strip("\r\n ")[-1], rest
    return "", text


def _split(text: str, delimiter: str, most: int) -> _Split:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[TextRow] = []
    try:
        found += islice(_filled(reader), most)
    except csv.Error:
        return _Split(found, reader.line_num)
    return _Split(found, 0)


def _filled(reader: Iterator[list[str]]) -> Iterator[TextRow]:
    for number, row in enumerate(reader, 1):
        cells = tuple(unescaped(cell.strip()) or None for cell in row)
        if any(cells):
            yield number, cells


def unescaped(cell: str) -> str:
    """Take away the ' that keeps a text from being a formula (render.data.sheets puts it there).

    It stays in the cell when a spreadsheet opens the CSV file and saves it as a workbook.
    """
    return cell[1:].strip() if cell[:1] == "'" and cell[1:].lstrip().startswith(_FORMULA) else cell
