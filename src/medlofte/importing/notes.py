"""Knows what is said aloud of a table: what is hidden and read, and what is not counted."""

from collections.abc import Iterable, Iterator

from medlofte.importing.headings import Body, Layout
from medlofte.importing.table_file import Sheet, TableLine, column_name
from medlofte.importing.when import TableYear
from medlofte.language import n, t

_NAMED = 5  # rows or columns in a note


def where(sheet: Sheet) -> str:
    return t("Bladet {name}: ", name=sheet.name) if sheet.name else ""


def of(layout: Layout, body: Body, year: TableYear) -> Iterator[str]:
    """Yield what is to be known of a sheet that is read."""
    sheet = layout.sheet
    place = where(sheet)
    numbers = dict.fromkeys(row.line.number for row in body.rows)
    hidden = [str(number) for number in numbers if number in sheet.hidden_rows]
    if hidden:
        yield place + n(
            "{count} dold rad är med: rad {rows}.",
            "{count} dolda rader är med: rad {rows}.",
            len(hidden),
            rows=_some(hidden),
        )
    columns = [
        f"{column_name(one)} ({layout.heading(one)})"
        for one in sorted(layout.read & sheet.hidden_columns)
    ]
    if columns:
        yield place + n(
            "{count} dold kolumn är med: {columns}.",
            "{count} dolda kolumner är med: {columns}.",
            len(columns),
            columns=_some(columns),
        )
    if year.used:
        first = year.told[0]
        yield place + t("Året är {year}, enligt {place}.", year=first.year, place=first.where)
    if body.totals:
        yield place + t("Räknas inte: {rows}.", rows=_some(_rows(body.totals)))
    if body.sections:
        yield place + t("Mellanrubriker: {rows}.", rows=_some(_rows(body.sections)))


def _rows(lines: Iterable[TableLine]) -> Iterator[str]:
    for line in lines:
        label = next(str(cell) for cell in line.cells if cell is not None)
        yield t("rad {row} ({label})", row=line.number, label=label[:40])


def _some(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - _NAMED
    rest = [t("{count} till", count=more)] if more > 0 else []
    return ", ".join(names[:_NAMED] + rest)
