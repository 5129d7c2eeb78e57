"""Knows how to read a workbook; a program of its own, so that what a file does stays outside.

A workbook of a few kilobytes can claim a billion cells, and the reader then takes all memory or
dies. Here that ends a process with limits, and `table_file.py` says in words what happened.
"""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import ZipFile

import python_calamine

from medlofte.disk import limits
from medlofte.importing import workbook_xml
from medlofte.importing.workbook_xml import SheetMarks

_MEMORY = 160 * 1024 * 1024
_SECONDS = 1
_COLUMNS = 256
_BLOCKS = 5000  # merged cells in a sheet
_SIGNS = 4_000_000  # in all cells; a text that stands once in a file may be in a million cells


def main() -> None:
    """Read a workbook from standard input and write its sheets as JSON.

    A sheet is its name, whether it is hidden, its rows that are not empty, and what its XML tells
    of rows, columns and blocks; a row is its number and its cells. Of the rows of all visible
    sheets no more are told than the argument says, and one to show that there are more; of a
    hidden sheet none.
    """
    limits.limit(_MEMORY, _SECONDS)
    most = int(sys.argv[1])
    file = io.BytesIO(sys.stdin.buffer.read())
    book = python_calamine.load_workbook(file)
    sheets: list[tuple[str, bool, list[Any]]] = []
    # Equal, not the same: older readers make each of these anew.
    for about in filter(_is_table, book.sheets_metadata):
        shown = about.visible == python_calamine.SheetVisibleEnum.Visible
        rows = _rows(book.get_sheet_by_name(about.name), most + 1) if shown else []
        most = max(0, most - len(rows))
        sheets.append((about.name, not shown, rows))
    signs = (c for _, _, rows in sheets for _, cells in rows for c in cells if type(c) is str)
    if sum(map(len, signs)) > _SIGNS:
        sys.exit(1)
    marks = workbook_xml.marks(ZipFile(file)) if most else {}  # with too many rows it is refused
    if any(len(one.merged) > _BLOCKS for one in marks.values()):
        sys.exit(1)
    told = [_told(*one, marks.get(one[0], SheetMarks())) for one in sheets]
    sys.stdout.write(json.dumps(told))


def _is_table(about: python_calamine.SheetMetadata) -> bool:
    return about.typ == python_calamine.SheetTypeEnum.WorkSheet


def _told(name: str, hidden: bool, rows: list[Any], marks: SheetMarks) -> list[Any]:  # noqa: FBT001  a row of the table of sheets
    """A sheet with its marked cells in place; of what is marked only what is in its rows."""
    if hidden:
        return [name, True, [], [], [], []]
    by_number = dict(rows)
    failed = {place: {"failed": shown} for place, shown in marks.failed.items()}
    for (number, column), cell in (failed | marks.truths).items():
        cells = by_number.setdefault(number, [])
        at = min(column, _COLUMNS)  # beyond them no more can be told than that one failed
        cells += [""] * (at + 1 - len(cells))
        cells[at] = cell
    for number, column in marks.shares:
        cells = by_number.get(number, [])[column : column + 1]
        if cells and type(cells[0]) in (int, float):
            by_number[number][column] = f"{cells[0] * 100:g} %"
    last = max(by_number, default=0)
    merged = [one for one in marks.merged if one[0] <= last]
    hidden_rows = sorted(marks.hidden_rows & by_number.keys())
    return [
        name,
        False,
        sorted(by_number.items()),
        hidden_rows,
        sorted(marks.hidden_columns),
        merged,
    ]


def _rows(sheet: python_calamine.CalamineSheet, most: int) -> list[Any]:
    if sheet.start is None:
        return []
    top, left = sheet.start
    rows: list[Any] = []
    for number, cells in enumerate(sheet.to_python(), top + 1):
        if any(cell != "" for cell in cells):
            rows.append([number, [""] * left + list(map(_plain, cells[:_COLUMNS]))])
            if len(rows) == most:
                break
    return rows


def _plain(cell: object) -> Any:
    """Write days and times as text with their kind, and whole numbers as whole."""
    match cell:
        case bool():
            return cell
        case datetime() | date() | time():
            return {type(cell).__name__: cell.isoformat()}
        case timedelta() if cell < timedelta(days=1):  # a time of day, in another format
            return {"time": str(cell).zfill(8)}  # 9:30:00 is 09:30:00
        case timedelta():
            return str(cell)
        case float() if cell.is_integer():
            return int(cell)
    return cell


if __name__ == "__main__":
    main()
