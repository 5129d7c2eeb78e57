"""Makes workbooks and tables to import, and the tree to import them into."""

import csv
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

Rows = Sequence[Sequence[Any]]
HEAD = ("Datum", "Till och med", "Löfte", "Vem", "Antal", "Plats")


def table(folder: Path, rows: Rows, head: Sequence[str] = HEAD, name: str = "t.csv") -> str:
    """Write a CSV file as Swedish Excel does, and return its name."""
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head)
        writer.writerows(rows)
    return name


def workbook(folder: Path, sheets: dict[str, Rows], name: str = "t.xlsx") -> str:
    """Write a workbook, its days and times as those of Excel; a name with ! is a hidden sheet."""
    book = xlsxwriter.Workbook(folder / name, {"strings_to_formulas": False})
    day, moment = book.add_format({"num_format": "yyyy-mm-dd"}), "yyyy-mm-dd hh:mm"
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title.strip("!"))
        if "!" in title:
            sheet.hide()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    form = book.add_format({"num_format": moment})
                    sheet.write_datetime(number, column, value, form)
                elif isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, time | timedelta):
                    length = "[h]:mm" if isinstance(value, timedelta) else "hh:mm"
                    form = book.add_format({"num_format": length})
                    sheet.write_datetime(number, column, value, form)
                elif value is not None:
                    sheet.write(number, column, value)
    book.close()
    return name


def repacked(path: Path, part: str, content: bytes) -> None:
    """Put another content in one part of a workbook."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert part in parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, held in parts.items():
            packed.writestr(name, content if name == part else held)
