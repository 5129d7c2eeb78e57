"""Knows flat tables for other programs: as CSV, as JSON, and as a workbook of Excel."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from medlofte.language import t
from medlofte.stop import WrongCallError
from medlofte.wording.plain_text import harmless

Value = str | int | float | bool | date | None

_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_767  # signs in a cell, as Excel has it
_WIDEST = 60
_SAMPLE = 200  # rows that a column's width is taken from


class Flat(NamedTuple):
    """A table: the name of what it holds, the keys of its columns, and its rows by these keys."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Value]]


def flat_row(columns: Iterable[str], *parts: Mapping[str, Any]) -> dict[str, Value]:
    """Pick a row from parts of a document; a list in it becomes a text with commas."""
    values = {key: value for part in parts for key, value in part.items()}
    row = {key: values[key] for key in columns}
    return {key: ", ".join(one) if isinstance(one, list) else one for key, one in row.items()}


def as_csv(flat: Flat) -> str:
    """Write what Swedish Excel opens at a double click: a byte-order mark, `;`, ISO days."""
    return csv_header(flat.columns) + csv_rows(flat)


def csv_header(columns: Sequence[str]) -> str:
    return "\ufeff" + _csv([columns])


def csv_rows(flat: Flat) -> str:
    return _csv([_csv_cell(row[key]) for key in flat.columns] for row in flat.rows)


def json_rows(flat: Flat) -> str:
    """Write the rows of a table as a part of a list, see `json_list`."""
    return as_json(flat.rows)[1:-2].rstrip("\n")


def json_list(parts: Iterable[str]) -> str:
    """Put a list together of parts of it."""
    there = ",".join(filter(None, parts))
    return f"[{there}\n]\n" if there else "[]\n"


def _csv(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(rows)
    return file.getvalue()


@lru_cache(maxsize=4096, typed=True)  # the same names, states and days come again and again
def _csv_cell(value: Value) -> str:
    """Write a value so that no spreadsheet takes it for a formula; nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(value).replace(".", ",")  # as it is written where columns are parted by ;
    words = harmless(str(value))
    return f"'{words}" if words.lstrip().startswith(_FORMULA) else words


def as_json(document: object) -> str:
    """Write a document, or the rows of a table; days as ISO has them."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=date.isoformat)
    return text + "\n"


def as_xlsx(flat: Flat, today: date) -> bytes:
    """Write a sheet with real days and numbers, a filter, and the headings always in sight."""
    file = io.BytesIO()
    book = workbook(file, today)
    sheet = book.add_worksheet(flat.name)
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for number, row in enumerate(flat.rows, 1):
        for column, key in enumerate(flat.columns):
            _write(sheet, number, column, row[key], day)
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


def _write(sheet: Any, row: int, column: int, value: Value, day: Any) -> None:
    """Put a value in a cell as what it is."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, harmless(value)[:_LONGEST])


def _widths(flat: Flat) -> Iterable[int]:
    for key in flat.columns:
        texts = ("" if row[key] is None else str(row[key]) for row in flat.rows[:_SAMPLE])
        longest = max(map(len, texts), default=0)
        yield min(_WIDEST, max(longest, len(key) + 3) + 1)
