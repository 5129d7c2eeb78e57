"""Knows an export of ours: what it says of an activity, and its rows as a table to read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Logged
from medlofte.importing import cells, mentions
from medlofte.importing.cells import UnclearCellError
from medlofte.importing.headings import Layout, SheetRow, heading
from medlofte.importing.table_file import Cell, Sheet
from medlofte.wording.plain_text import harmless

Told = str | int | bool | date | None

# What an export says in each column that stands in the activity's file.
TOLD: Mapping[str, Callable[[Logged], Told]] = {
    "from": lambda one: one.span.first,
    "to": lambda one: one.span.last,
    "tally": lambda one: one.is_tally,
    "count": lambda one: one.activity.number,
    "precision": lambda one: one.precision,
    "status": lambda one: one.activity.status,
    "by": lambda one: ", ".join(one.by),
    "place": lambda one: one.activity.place,
    "time": lambda one: one.activity.time,
    "title": lambda one: one.activity.title,
    "source": lambda one: one.activity.source.title if one.activity.source else None,
    "links": lambda one: " ".join(one.activity.links) or None,
    "besides": lambda one: one.besides,
    "area_wide": lambda one: one.activity.area_wide,
    "replaces": lambda one: ", ".join(one.activity.replaces) or None,
    "internal": lambda one: one.activity.internal,
    "example": lambda one: (
        one.activity.example or any(pledge.agreement.example for pledge in one.pledges)
    ),
    "note": lambda one: one.activity.note,
}
_MARKS = frozenset({"promise", "nth", "from", "to", "file"})
_COLUMNS = (*TOLD, "completes", "file")
_TRUTHS = ("tally", "besides", "area_wide", "internal", "example")
_LOOKED_AT = 20  # rows in which the headings may stand


class Exported(NamedTuple):
    """The rows of one activity, each of one of its promises; its file, empty for a new one."""

    file: str
    rows: Sequence[SheetRow]


def layout(sheet: Sheet) -> Layout | None:
    """The columns of an export; None where the sheet is none."""
    for line in sheet.lines[:_LOOKED_AT]:
        headings = tuple(map(heading, line.cells))
        if set(headings) >= _MARKS:
            columns: dict[str, tuple[int, ...]] = {
                key: (headings.index(key),) for key in _COLUMNS if key in headings
            }
            columns["counts_for"] = (headings.index("promise"),)
            return Layout(sheet, line.number, headings, columns)
    return None


def grouped(rows: Iterable[SheetRow]) -> list[Exported]:
    """Put the rows of each activity together; one without a file is an activity of its own."""
    found: dict[tuple[str, int], list[SheetRow]] = {}
    for row in rows:
        file = words(row, "file")
        found.setdefault((file, 0 if file else row.line.number), []).append(row)
    return [Exported(file, own) for (file, _), own in found.items()]


def cell(row: SheetRow, key: str) -> Cell:
    return next(iter(row.cells(key)), None)


def words(row: SheetRow, key: str) -> str:
    """What a row says under a key, so written that the same is written the same."""
    said = cell(row, key)
    with suppress(UnclearCellError):
        if key in ("from", "to"):
            return cells.day(said).isoformat()
        if key in (*_TRUTHS, "completes"):
            return cells.words(cells.truth(said))
    return _plain(key, cells.words(said))


def told(logged: Logged, key: str) -> str:
    """What an export says of an activity under a key, written in the same way."""
    value = TOLD[key](logged)
    return _plain(key, cells.words(value) if not isinstance(value, str) else value)


def _plain(key: str, text: str) -> str:
    text = harmless(text).strip()
    return ", ".join(sorted(mentions.parts(text))) if key == "by" else text


def as_row(exported: Exported) -> SheetRow:
    """A new activity as one row that names all its promises, as other tables have it."""
    first = exported.rows[0]
    begin, end = cell(first, "from"), cell(first, "to")
    tally = words(first, "tally") == "ja" or (
        end is not None and words(first, "from") != words(first, "to")
    )
    given: dict[str, Cell] = {
        "date": None if tally else begin,
        "from": begin if tally else None,
        "to": end if tally else None,
        "counts_for": ", ".join(cells.words(cell(row, "counts_for")) for row in exported.rows),
        "completes": any(words(row, "completes") == "ja" for row in exported.rows),
    }
    return first._replace(given=given)
