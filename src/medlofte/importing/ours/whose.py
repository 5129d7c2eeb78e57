"""Knows which municipality a table says that it is of: a template or an export of ours does."""

import re
from collections.abc import Iterator

from medlofte.importing.table_file import Cell, Sheet, TableFile
from medlofte.model.agreement import PromiseFile
from medlofte.periods import Span
from medlofte.swedish.municipalities import by_code, by_name
from medlofte.swedish.names import fold

LOOK_UP = "Löften"  # the sheet of the template in which one looks things up
FIRST_HEADINGS = ("Id", "Löftet")
_CODE = re.compile(r"Kommunkod (\d{4})\b", re.ASCII)
_COLUMNS = ("municipality", "code")


def about(promises: PromiseFile, span: Span) -> str:
    """What stands under the title in the template: Kommunkod 2506, 2024-05-01 – 2024-08-31."""
    return f"Kommunkod {promises.code}, {span.first} – {span.last}"


def other_municipality(table: TableFile, promises: PromiseFile) -> str | None:
    """The municipality that a table is of, where it says so and it is not this one."""
    for name, code in _told(table):
        named = by_code(code) or by_name(name)
        here = by_code(promises.code)
        same = named == here if named and here else fold(name) == fold(promises.municipality)
        if not same:
            return named.name if named else name or code
    return None


def _told(table: TableFile) -> Iterator[tuple[str, str]]:
    """Yield the names and codes in a table; one of them may be empty."""
    for sheet in table.sheets:
        yield from _of_template(sheet)
        yield from _of_export(sheet)


def _of_template(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield what stands over the promises in the template, also in those of earlier versions."""
    if sheet.name != LOOK_UP:
        return
    rows = [[one for one in line.cells if one is not None] for line in sheet.lines[:3]]
    if not any(tuple(cells[:2]) == FIRST_HEADINGS for cells in rows[1:]):
        return
    words = str(rows[0][0]).split(" ")
    names = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    name = next(filter(by_name, names), "")
    found = _CODE.match(str(rows[1][0]))
    if name or found:
        yield name, found[1] if found else ""


def _of_export(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the municipality of each row under the headings of an export."""
    head = [str(cell) for cell in sheet.lines[0].cells] if sheet.lines else []
    if set(_COLUMNS) <= set(head):
        name, code = map(head.index, _COLUMNS)
        for line in sheet.lines[1:]:
            cells = (*line.cells, *[None] * len(head))
            if cells[name] or cells[code]:
                yield _text(cells[name]), _text(cells[code]).zfill(4) if cells[code] else ""


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
