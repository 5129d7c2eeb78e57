"""Knows which column of a table means what: its heading, as people word it, and a key."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from medlofte.disk import tree_files
from medlofte.importing.table_file import Cell, Sheet, TableLine, column_name
from medlofte.language import t
from medlofte.model.settings import Column, Settings
from medlofte.reading.complaints import read
from medlofte.reading.document import parse
from medlofte.reading.scalar import scalar
from medlofte.swedish.names import fold

FIELDS: tuple[Column, ...] = get_args(Column)
DAYS: tuple[Column, ...] = ("date", "from", "period")
# What the template writes over its columns. A workbook is Swedish whatever the reader's language:
# it is sent to those who report, and read back.
TITLES: dict[Column, str] = {
    "date": "Datum",
    "from": "Från",
    "to": "Till och med",
    "period": "Period",
    "counts_for": "Löfte",
    "completes": "Blev klart",
    "by": "Vem",
    "count": "Antal",
    "precision": "Precision",
    "status": "Status",
    "place": "Plats",
    "time": "Tid",
    "title": "Rubrik",
    "source": "Källa",
    "links": "Länk",
    "note": "Anteckning",
    "besides": "Utöver",
    "internal": "Intern",
    "example": "Exempel",
}
_ALSO: dict[Column, tuple[str, ...]] = {
    "date": ("dag", "day"),
    "from": ("från och med", "fr.o.m.", "start", "startdatum"),
    "to": ("till", "t.o.m.", "slut", "slutdatum"),
    "period": ("månad", "tertial", "kvartal"),
    "counts_for": ("löften", "medborgarlöfte", "promise", "promises"),
    "completes": ("klart", "slutfört"),
    "by": ("vilka", "av", "part", "parter", "ansvarig", "utförare", "utfört av", "who"),
    "count": ("utfall", "antal tillfällen", "number"),
    "precision": ("säkerhet", "noggrannhet"),
    "place": ("ort", "var"),
    "time": ("klockslag", "kl"),
    "title": ("aktivitet", "insats"),
    "source": ("underlag",),
    "links": ("länkar", "link"),
    "note": ("anteckningar", "kommentar", "intern anteckning"),
}
_KNOWN: dict[str, Column] = {
    fold(word).replace(".", ""): field
    for field in FIELDS
    for word in (field, TITLES[field], *_ALSO.get(field, ()))
}
_NUMBERED = re.compile(r" ?\d+$")  # Löfte 2
_LINE = re.compile(r"(?m)^import:[ \t]*\{[^{}\r\n]*\}")
_LOOKED_AT = 20  # rows in which the headings may stand
_ENOUGH = 2  # headings that make a row one of headings


class Spot(NamedTuple):
    """A cell of a table (column from 0; None: the whole row), and what stands over its column."""

    sheet: str
    row: int
    column: int | None = None
    heading: str = ""

    def words(self) -> str:
        """Bladet Aktiviteter, rad 7, kolumn C (Antal)."""
        parts = [t("bladet {name}", name=self.sheet)] if self.sheet else []
        parts.append(t("rad {row}", row=self.row))
        if self.column is not None:
            letters = column_name(self.column)
            parts.append(t("kolumn {letters} ({heading})", letters=letters, heading=self.heading))
        return ", ".join(parts)


class Layout(NamedTuple):
    """Which columns of a sheet mean what, and what stands over them."""

    sheet: Sheet
    row: int
    headings: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]

    def at(self, key: str) -> tuple[int, ...]:
        """The columns for a key of the activity file."""
        return self.columns.get(key, ())

    @property
    def unread(self) -> list[str]:
        """The headings of columns that mean nothing here."""
        read = {index for columns in self.columns.values() for index in columns}
        return [text for index, text in enumerate(self.headings) if text and index not in read]

    @property
    def tells_enough(self) -> bool:
        """Whether a row can say when something was done, and for which promise."""
        return "counts_for" in self.columns and any(field in self.columns for field in DAYS)

    def rows(self) -> "list[SheetRow]":
        """The rows under the headings that say anything in a column that is read."""
        below = (SheetRow(self, one) for one in self.sheet.lines if one.number > self.row)
        return [row for row in below if any(map(row.cells, self.columns))]


class SheetRow(NamedTuple):
    """A row under headings."""

    layout: Layout
    line: TableLine

    def cells(self, key: str) -> list[Cell]:
        """What stands in the columns for a key."""
        found = (self._cell(index) for index in self.layout.at(key))
        return [one for one in found if one is not None]

    def spot(self, key: str = "") -> Spot:
        """The cell that a key of the activity file comes from; without a key the whole row."""
        # A day may have come from one of several columns.
        also = {"date": ("from", "period"), "from": ("date", "period"), "to": ("period", "date")}
        columns = [one for name in (key, *also.get(key, ())) for one in self.layout.at(name)]
        filled = (one for one in columns if self._cell(one) is not None)
        column = next(filled, columns[0] if columns else None)
        heading = "" if column is None else self.layout.headings[column]
        return Spot(self.layout.sheet.name, self.line.number, column, heading)

    def _cell(self, index: int) -> Cell:
        return self.line.cells[index] if index < len(self.line.cells) else None


def layout(sheet: Sheet, given: Mapping[str, Column]) -> Layout | None:
    """Find the row of headings; None where a sheet has none."""
    for line in sheet.lines[:_LOOKED_AT]:
        headings = tuple(_heading(cell) for cell in line.cells)
        columns = _columns(headings, given)
        if len(columns) >= _ENOUGH:
            return Layout(sheet, line.number, headings, columns)
    return None


def _heading(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _columns(headings: Sequence[str], given: Mapping[str, Column]) -> dict[str, tuple[int, ...]]:
    folded = {fold(heading): field for heading, field in given.items()}
    columns: dict[str, tuple[int, ...]] = {}
    for index, heading in enumerate(headings):
        field = folded.get(fold(heading)) or _meant(heading)
        if heading and field and (field not in columns or field in ("counts_for", "by")):
            columns[field] = (*columns.get(field, ()), index)
    # A column that was pointed out is meant, not another that happens to be called so.
    for index, heading in enumerate(headings):
        if fold(heading) in folded and folded[fold(heading)] not in ("counts_for", "by"):
            columns[folded[fold(heading)]] = (index,)
    return columns


def _meant(heading: str) -> Column | None:
    text = fold(heading).replace(".", "")
    return _KNOWN.get(text) or _KNOWN.get(_NUMBERED.sub("", text))


def line(columns: Mapping[str, Column]) -> str:
    """Write what the columns mean as a line of the settings."""
    pairs = (f"{scalar(heading)}: {column}" for heading, column in columns.items())
    return f"import: {{{', '.join(pairs)}}}"


def spliced(before: bytes, columns: Mapping[str, Column]) -> str | None:
    """Put that line into the settings, and move nothing else; None where a person must do it."""
    try:
        text = before.decode()
    except UnicodeDecodeError:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    if _LINE.search(text):
        after = _LINE.sub(lambda _: line(columns), text, count=1)
    else:
        after = (
            text + end * (not text.endswith(("\n", "\ufeff")) and bool(text)) + line(columns) + end
        )
    document, _ = parse(tree_files.SETTINGS, after.encode())
    settings = read(document, Settings)[0] if document else None
    return after if settings and settings.import_ == columns else None
