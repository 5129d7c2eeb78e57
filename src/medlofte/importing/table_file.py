"""Knows tables: a file of Excel, LibreOffice or CSV as rows of cells, each with its place."""

import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from medlofte.disk import programs
from medlofte.importing import text_table
from medlofte.importing.workbook_xml import TRUTHS
from medlofte.language import t
from medlofte.reading import encoding
from medlofte.stop import RefusedError, WrongCallError

MAX_ROWS = 1000
_MAX_BYTES = 8 * 1024 * 1024
_MAX_UNPACKED = 16 * 1024 * 1024
_MAX_PARTS = 1000
_PATIENCE = 30  # seconds, for a system that cannot limit what the reader takes
_WORKBOOKS, _TEXTS = (".xlsx", ".xlsm", ".ods"), (".csv", ".tsv", ".txt")
_OTHERS = (".xls", ".xlsb", ".xlt", ".numbers")  # tables that can be saved as one that is read
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
STDIN = "-"


class FailedCell(NamedTuple):
    """A cell whose formula has no value: what it shows, nothing where none was saved."""

    shown: str


Cell = str | int | float | bool | date | time | FailedCell | None
_KINDS: dict[str, Callable[[str], date | time | FailedCell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "failed": FailedCell,
}


class TableLine(NamedTuple):
    """One row that is not empty, and its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of a column, counted from 0; None where the line ends before it."""
        return self.cells[column] if column < len(self.cells) else None


class Block(NamedTuple):
    """Cells merged into one, whose value stands in the first. Rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """One sheet; that of a text has no name. Of a hidden one nothing is read."""

    name: str
    lines: tuple[TableLine, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Block, ...] = ()


class TableFile(NamedTuple):
    """A file of tables as read; `raw` is what it held."""

    name: str
    raw: bytes
    sheets: tuple[Sheet, ...]


def read(path: Path, headings: Callable[[Sequence[TableLine]], int]) -> TableFile:
    """Read a table whole, within limits; a file that is none is refused.

    `headings` tells how many headings the best row of a text holds, between which signs ever.
    """
    if str(path) == STDIN:
        name, raw = t("indata"), sys.stdin.buffer.read(_MAX_BYTES + 1)
        encoding.check_letters(text_table.decoded(name, raw[:_MAX_BYTES]))
        return _table(name, raw, _text(name, raw, headings))
    ending = path.suffix.lower()
    if ending in _OTHERS:
        raise WrongCallError(t("{path} går inte att läsa. Spara som .xlsx.", path=path))
    if ending not in (*_WORKBOOKS, *_TEXTS):
        raise WrongCallError(
            t("{path} ska vara en fil som slutar på .xlsx, .xlsm, .ods eller .csv.", path=path)
        )
    raw = _bytes(path)
    read = _text(path.name, raw, headings) if ending in _TEXTS else _workbook(path.name, raw)
    return _table(path.name, raw, read)


def _table(name: str, raw: bytes, read: Iterator[Sheet]) -> TableFile:
    if len(raw) > _MAX_BYTES:
        raise RefusedError(_too_large(name))
    sheets = tuple(read)
    if sum(len(sheet.lines) for sheet in sheets) > MAX_ROWS:
        raise RefusedError(
            t("{name} har fler än {most} rader. Dela upp den.", name=name, most=MAX_ROWS)
        )
    return TableFile(name, raw, sheets)


def _text(name: str, raw: bytes, headings: Callable[[Sequence[TableLine]], int]) -> Iterator[Sheet]:
    def known(rows: Sequence[text_table.TextRow]) -> int:
        return headings([_line(row) for row in rows])

    rows = text_table.rows(name, raw, MAX_ROWS + 1, known)
    yield Sheet("", tuple(map(_line, rows)))


def _line(row: text_table.TextRow) -> TableLine:
    number, cells = row
    return TableLine(number, tuple(TRUTHS.get(cell or "", cell) for cell in cells))


def column_name(index: int) -> str:
    """The letters over a column: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise WrongCallError(t("Filen {path} finns inte.", path=path))
    with path.open("rb") as file:
        return file.read(_MAX_BYTES + 1)


def _too_large(name: str) -> str:
    return t("{name} är för stor. Ta bort bilder och annat, eller dela upp den.", name=name)


def _workbook(name: str, raw: bytes) -> Iterator[Sheet]:
    if find_spec("python_calamine") is None:
        raise WrongCallError(
            t(
                "För att läsa arbetsböcker behövs ett tillägg: {command}. Eller spara filen som "
                "CSV.",
                command="pip install python-calamine",
            )
        )
    _check_sizes(name, raw)
    try:
        made = programs.apart("medlofte.importing.workbook_process", str(MAX_ROWS), raw, _PATIENCE)
    except TimeoutError:
        raise RefusedError(_too_large(name)) from None
    if made is None:
        raise RefusedError(t("{name} är trasig eller för stor att läsa.", name=name))
    for title, hidden, rows, *marked in json.loads(made, object_hook=_kind):
        lines = tuple(TableLine(number, tuple(map(_cell, row))) for number, row in rows)
        hidden_rows, hidden_columns, merged = marked
        blocks = tuple(Block(*one) for one in merged)
        yield Sheet(title, lines, hidden, frozenset(hidden_rows), frozenset(hidden_columns), blocks)


def _check_sizes(name: str, raw: bytes) -> None:
    """Refuse what is no workbook, and one that says it is far larger than the file."""
    if raw.startswith(_OLD_OR_LOCKED):
        raise RefusedError(
            t("{name} är låst med lösenord eller i ett gammalt format. Spara som .xlsx.", name=name)
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            sizes = [part.file_size for part in packed.infolist()]
    except Exception:  # noqa: BLE001  zipfile lets through what struct and others raise
        raise RefusedError(t("{name} är ingen arbetsbok.", name=name)) from None
    if len(sizes) > _MAX_PARTS or sum(sizes) > _MAX_UNPACKED:
        raise RefusedError(_too_large(name))


def _kind(written: dict[str, str]) -> Any:
    ((kind, text),) = written.items()
    return _KINDS[kind](text)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return text_table.unescaped(value.strip()) or None
    return value  # type: ignore[no-any-return]  # as `_KINDS` and JSON make them
