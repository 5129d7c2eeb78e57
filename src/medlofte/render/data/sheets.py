"""Knows flat tables for other programs: as CSV, as JSON, and as a workbook of Excel."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime, time
from importlib.util import find_spec
from typing import Any, NamedTuple

from medlofte.language import t
from medlofte.stop import WrongCallError
from medlofte.wording.plain_text import harmless

Value = str | int | bool | date | None

_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_767  # signs in a cell, as Excel has it
_WIDEST = 60
_SAMPLE = 200  # rows that a column's width is taken from


class Flat(NamedTuple):
    """A table: the name of what it holds, the keys of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: list[list[Value]]


def as_csv(flat: Flat) -> str:
    """Write what Swedish Excel opens at a double click: a byte-order mark, `;`, ISO days."""
    file = io.StringIO()
    file.write("\ufeff")
    rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
    rows.writerow(flat.columns)
    rows.writerows(map(csv_cell, row) for row in flat.rows)
    return file.getvalue()


def csv_cell(value: Value) -> str:
    """Write a value so that no spreadsheet takes it for a formula; nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    words = harmless(str(value))
    return f"'{words}" if words.lstrip().startswith(_FORMULA) else words


def as_json(flat: Flat) -> str:
    """Write a list of flat objects."""
    rows = [dict(zip(flat.columns, row, strict=True)) for row in flat.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"


def as_xlsx(flat: Flat, today: date) -> bytes:
    """Write a sheet with real days and numbers, a filter, and the headings always in sight."""
    file = io.BytesIO()
    book = workbook(file, today)
    sheet = book.add_worksheet(flat.name)
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for number, row in enumerate(flat.rows, 1):
        for column, value in enumerate(row):
            write(sheet, number, column, value, day)
    bottom, right = max(1, len(flat.rows)), len(flat.columns) - 1
    headings = [{"header": column} for column in flat.columns]
    sheet.add_table(0, 0, bottom, right, {"columns": headings, "style": "Table Style Light 1"})
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # 0305 is a code
    for column, width in enumerate(_widths(flat)):
        sheet.set_column(column, column, width)
    book.close()
    return file.getvalue()


def workbook(file: io.BytesIO, today: date) -> Any:
    """Begin a workbook in which every text stays text."""
    if find_spec("xlsxwriter") is None:
        command = "pip install xlsxwriter"
        raise WrongCallError(
            t("För att skriva arbetsböcker behövs ett tillägg: {command}.", command=command)
        )
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415  an extra, and only here

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": datetime.combine(today, time())})
    return book


def write(sheet: Any, row: int, column: int, value: Value, day: Any) -> None:
    """Put a value in a cell as what it is."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, harmless(value)[:_LONGEST])


def _widths(flat: Flat) -> Iterable[int]:
    for index, heading in enumerate(flat.columns):
        texts = ("" if row[index] is None else str(row[index]) for row in flat.rows[:_SAMPLE])
        longest = max(map(len, texts), default=0)
        yield min(_WIDEST, max(longest, len(heading) + 3) + 1)
