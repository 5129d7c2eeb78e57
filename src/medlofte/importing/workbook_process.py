"""Knows how to read a workbook; a program of its own, so that what a file does stays outside.

A workbook of a few kilobytes can claim a billion cells, and the reader then takes all memory or
dies. Here that ends a process with limits, and `tables.py` says in words what happened.
"""

import io
import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

_MEMORY = 160 * 1024 * 1024
_SECONDS = 1
_COLUMNS = 256
_SIGNS = 4_000_000  # in all cells; a text that stands once in a file may be in a million cells


def main() -> None:
    """Read a workbook from standard input and write its visible sheets as JSON.

    A sheet is a name and its rows that are not empty; a row is its number and its cells. Of the
    rows no more are told than the argument says, and one to show that there are more.
    """
    _limit()
    most = int(sys.argv[1])
    book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
    sheets = []
    for about in book.sheets_metadata:
        # Equal, not the same: older readers make each of them anew.
        shown = about.visible == python_calamine.SheetVisibleEnum.Visible
        if shown and about.typ == python_calamine.SheetTypeEnum.WorkSheet:
            rows = _rows(book.get_sheet_by_name(about.name), most + 1)
            most = max(0, most - len(rows))
            sheets.append([about.name, rows])
    if (
        sum(len(c) for _, rows in sheets for _, cells in rows for c in cells if type(c) is str)
        > _SIGNS
    ):
        sys.exit(1)
    sys.stdout.write(json.dumps(sheets))


def _limit() -> None:
    """Let this process take so much memory and time and no more, where the system can say so."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415  not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
