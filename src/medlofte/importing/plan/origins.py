"""Knows which row of which table a file came from, and whether anybody has changed it since."""

import hashlib
import re
from pathlib import PureWindowsPath
from typing import NamedTuple

from medlofte.book import load
from medlofte.book.book import Logged
from medlofte.edit import new_activity
from medlofte.importing.headings import SheetRow
from medlofte.reading.scalar import scalar
from medlofte.wording.plain_text import harmless

_LONGEST = 100  # signs of the name of a file or a sheet
_CHECK = 8
_OURS = re.compile(r"(?m)^from_row:.*\n?|[ \t]+# medlofte: ok [a-z, -]+$")


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
        "check": _check(text),
    }
    written = ", ".join(f"{key}: {part}" for key, part in parts.items() if part)
    return f"{text}from_row: {{{written}}}\n"


def is_untouched(logged: Logged) -> bool:
    """Whether a file still says, sign for sign, what an import wrote into it.

    It tells this of itself: in another clone nothing is remembered of what was written. Comments
    that accept what stands there are part of an import.
    """
    told = logged.activity.from_row
    return told is not None and told.check == _check(logged.document.text)


def _check(text: str) -> str:
    said = load.letters(_OURS.sub("", load.letters(text)))
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8])
    return new_activity.tail_of(number, _CHECK)
