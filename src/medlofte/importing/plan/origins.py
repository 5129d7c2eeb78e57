"""Knows which row of which table a file came from, and how that is written in it."""

from pathlib import PureWindowsPath
from typing import NamedTuple

from medlofte.book import row_check
from medlofte.book.book import Logged
from medlofte.importing.headings import SheetRow
from medlofte.reading.scalar import scalar
from medlofte.wording.plain_text import harmless

_LONGEST = 100  # signs of the name of a file or a sheet


class Origin(NamedTuple):
    """A row of a table: the file without its folder, the sheet (none of a CSV), and the number."""

    file: str
    sheet: str
    row: int


def of_row(table: str, row: SheetRow) -> Origin:
    return Origin(name_of(table), name_of(row.layout.sheet.name), row.line.number)


def of_file(logged: Logged) -> Origin | None:
    """The row that a file says it came from."""
    told = logged.activity.from_row
    return Origin(told.file, told.sheet or "", told.row) if told else None


def name_of(text: str) -> str:
    """A name as it is kept: no folder, no sign that anything obeys, no more than one reads."""
    return harmless(PureWindowsPath(text).name).strip()[:_LONGEST].strip()


def stamped(text: str, origin: Origin) -> str:
    """Add the row to the text of a file, and what tells whether that text is changed later."""
    parts = {
        "file": scalar(origin.file),
        "sheet": origin.sheet and scalar(origin.sheet),
        "row": str(origin.row),
        "check": row_check.of_text(text),
    }
    written = ", ".join(f"{key}: {part}" for key, part in parts.items() if part)
    return f"{text}from_row: {{{written}}}\n"
