"""Knows what only the XML of a workbook tells: failed formulas, what is hidden, what is merged.

The reader of workbooks gives a cell with a failed formula as empty, and says nothing of the rest.
No entity is expanded: a part that declares any is refused.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZipFile

_WORTH = re.compile(rb"[<:]f[\s/>]|\bt\s*=\s*[\"']e|hidden|mergeCell|\0")  # else it tells nothing
# A sheet that was formatted to its end has a million of these.
_EMPTY = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?/>|<row r="\d+"[^<>]*/>')
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_TRUE = ("1", "true")
# What Excel and LibreOffice show for yes and no, and write in a CSV file.
TRUTHS = {"TRUE": True, "SANT": True, "FALSE": False, "FALSKT": False}
_WIDE = 256
_FEW = 10_000  # columns or rows that are said to be like one another, and are looked at

Attributes = Mapping[str, str]
Block = tuple[int, int, int, int]


@dataclass(slots=True)
class SheetMarks:
    """What a sheet tells beside its values: rows from 1, columns from 0.

    `failed` holds what a cell shows instead of its value; nothing where a formula has none saved.
    `truths` holds yes and no where the value is a number: LibreOffice knows no other.
    `shares` are the numbers that are shown as so many per cent.
    A block is its top row, left column, bottom row and right column.
    """

    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    shares: set[tuple[int, int]] = field(default_factory=set)
    truths: dict[tuple[int, int], bool] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Block] = field(default_factory=list)


def marks(packed: ZipFile) -> dict[str, SheetMarks]:
    """Read the marks of all sheets, by their names."""
    parts = {name.lower(): name for name in packed.namelist()}
    if "content.xml" in parts:
        reader = _OpenDocument()
        _parse(packed.read(parts["content.xml"]), reader.begin, reader.end, reader.text)
        return reader.sheets
    found: dict[str, SheetMarks] = {}
    shares = _shares(packed.read(parts["xl/styles.xml"])) if "xl/styles.xml" in parts else set()
    for name, part in _sheets(packed, parts).items():
        found[name] = SheetMarks()
        content = packed.read(parts[part])
        if shares or _WORTH.search(content):
            sheet = _Worksheet(found[name], shares)
            _parse(_EMPTY.sub(b"", content), sheet.begin, sheet.end, sheet.text)
    return found


def _sheets(packed: ZipFile, parts: Mapping[str, str]) -> dict[str, str]:
    """The part of each worksheet of an Excel workbook, by the sheet's name."""
    targets: dict[str, str] = {}
    ids: dict[str, str] = {}

    def relation(tag: str, given: Attributes) -> None:
        if _local(tag) == "Relationship":
            target = given.get("Target", "").lower()
            targets[given.get("Id", "")] = (
                target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
            )

    def sheet(tag: str, given: Attributes) -> None:
        if _local(tag) == "sheet":
            id_ = next((value for key, value in given.items() if _local(key) == "id"), "")
            ids[given.get("name", "")] = id_

    _parse(packed.read(parts["xl/_rels/workbook.xml.rels"]), relation)
    _parse(packed.read(parts["xl/workbook.xml"]), sheet)
    return {name: targets[id_] for name, id_ in ids.items() if targets.get(id_) in parts}


def _shares(content: bytes) -> set[str]:
    """The numbers of the formats of cells that show a number as so many per cent."""
    codes = {"9", "10"}  # 0% and 0.00%, which have no code of their own
    formats: list[str] = []
    inside: list[str] = []

    def begin(tag: str, given: Attributes) -> None:
        inside.append(_local(tag))
        if inside[-1] == "numFmt" and "%" in given.get("formatCode", ""):
            codes.add(given.get("numFmtId", ""))
        elif inside[-2:] == ["cellXfs", "xf"]:
            formats.append(given.get("numFmtId", ""))

    def end(_: str) -> None:
        inside.pop()

    _parse(content, begin, end)
    return {str(number) for number, code in enumerate(formats) if code in codes}


def _parse(
    content: bytes,
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(content, True)  # noqa: FBT003  the library's own


def _refuse(*_: object) -> NoReturn:
    message = "declares entities"
    raise ValueError(message)


def _local(name: str) -> str:
    return name[name.find(":") + 1 :]


@dataclass(slots=True)
class _Worksheet:
    """Reads a worksheet of Excel; `shares` are the formats that show per cent."""

    marks: SheetMarks
    shares: Collection[str]
    row: int = 0
    column: int = -1
    kind: str = ""
    formula: bool = False
    inside: bool = False
    value: str = ""

    def begin(self, tag: str, given: Attributes) -> None:
        match _local(tag):
            case "c":
                cell = _CELL.fullmatch(given.get("r", ""))
                self.column = _column(cell[1]) if cell else self.column + 1
                self.kind, self.formula, self.value = given.get("t", ""), False, ""
                if given.get("s") in self.shares:
                    self.marks.shares.add((self.row, self.column))
            case "f":
                self.formula = True
            case "v":
                self.inside = True
            case "row":
                self.row, self.column = int(given.get("r", self.row + 1)), -1
                if given.get("hidden") in _TRUE:
                    self.marks.hidden_rows.add(self.row)
            case "col" if given.get("hidden") in _TRUE:
                first, last = int(given["min"]) - 1, int(given["max"])
                self.marks.hidden_columns.update(range(first, min(last, _FEW)))
            case "mergeCell":
                ends = _CELL.findall(given.get("ref", ""))
                (left, top), (right, bottom) = ends[0], ends[-1]
                block = int(top), _column(left), int(bottom), _column(right)
                self.marks.merged.append(block)

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name == "v":
            self.inside = False
        elif name == "c":
            unsaved = self.formula and not self.value and self.kind != "str"
            if self.kind == "e" or unsaved:
                self.marks.failed[self.row, self.column] = self.value

    def text(self, found: str) -> None:
        if self.inside:
            self.value += found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass(slots=True)
class _OpenDocument:
    """Reads the tables of LibreOffice, where like rows and cells are written once."""

    sheets: dict[str, SheetMarks] = field(default_factory=dict)
    marks: SheetMarks = field(default_factory=SheetMarks)
    row: int = 1
    rows: int = 1
    column: int = 0
    columns: int = 1
    across: int = 0  # columns of which the widths were told
    failed: bool = False
    unsaved: bool = False
    logical: bool = False  # it may be: a number that is 0 or 1
    share: bool = False
    noted: bool = False  # inside a comment, which is written inside its cell
    value: str = ""

    def begin(self, tag: str, given: Attributes) -> None:
        match tag:
            case "office:annotation":
                self.noted = True
            case "text:p" if not self.noted:
                self.unsaved = False  # it shows something, were it an empty text
            case "table:table":
                self.marks = self.sheets[given.get("table:name", "")] = SheetMarks()
                self.row, self.across = 1, 0
            case "table:table-column":
                first = self.across
                self.across += int(given.get("table:number-columns-repeated", 1))
                if given.get("table:visibility", "visible") != "visible":
                    columns = range(first, min(self.across, _FEW))
                    self.marks.hidden_columns.update(columns)
            case "table:table-row":
                self.rows = int(given.get("table:number-rows-repeated", 1))
                self.column = 0
                if given.get("table:visibility", "visible") != "visible":
                    last = self.row + min(self.rows, _FEW)
                    self.marks.hidden_rows.update(range(self.row, last))
            case "table:table-cell" | "table:covered-table-cell":
                self._cell(given)

    def _cell(self, given: Attributes) -> None:
        self.columns = int(given.get("table:number-columns-repeated", 1))
        self.failed = given.get("calcext:value-type") == "error"
        self.unsaved = "table:formula" in given and "office:value-type" not in given
        self.logical = given.get("office:value") in ("0", "1")
        self.share = given.get("office:value-type") == "percentage"
        self.value = ""
        down = int(given.get("table:number-rows-spanned", 1))
        across = int(given.get("table:number-columns-spanned", 1))
        if down > 1 or across > 1:
            block = self.row, self.column, self.row + down - 1, self.column + across - 1
            self.marks.merged.append(block)

    def end(self, tag: str) -> None:
        if tag == "table:table-row":
            self.row += self.rows
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            if self.failed or self.unsaved:
                self.marks.failed |= dict.fromkeys(self._places(), self.value)
            elif self.logical and self.value in TRUTHS:
                self.marks.truths |= dict.fromkeys(self._places(), TRUTHS[self.value])
            elif self.share:
                self.marks.shares.update(self._places())
            self.column += self.columns
            self.failed = self.unsaved = self.logical = False
        elif tag == "office:annotation":
            self.noted = False

    def _places(self) -> Iterable[tuple[int, int]]:
        rows = range(self.row, self.row + min(self.rows, _FEW))
        columns = range(self.column, self.column + min(self.columns, _WIDE))
        return product(rows, columns)

    def text(self, found: str) -> None:
        if (self.failed or self.logical) and not self.noted:
            self.value += found.strip()
