"""Knows tables: a file of Excel, LibreOffice or CSV as rows of cells, each with its place."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from medlofte.disk import programs
from medlofte.language import t
from medlofte.stop import RefusedError, WrongCallError

MAX_ROWS = 1000
_MAX_BYTES = 8 * 1024 * 1024
_MAX_UNPACKED = 16 * 1024 * 1024
_MAX_PARTS = 1000
_PATIENCE = 30  # seconds, for a system that cannot limit what the reader takes
_WORKBOOKS, _TEXTS = (".xlsx", ".ods"), (".csv",)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_FORMULA = ("=", "+", "-", "@")
_KINDS: dict[str, Callable[[str], date | time]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}

Cell = str | int | float | bool | date | time | None


class TableLine(NamedTuple):
    """One row that is not empty, and its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(NamedTuple):
    """One sheet; that of a CSV file has no name."""

    name: str
    lines: tuple[TableLine, ...]


class TableFile(NamedTuple):
    """A file of tables as read; `raw` is what it held."""

    name: str
    raw: bytes
    sheets: tuple[Sheet, ...]


def read(path: Path) -> TableFile:
    """Read a table whole, within limits; a file that is none is refused."""
    ending = path.suffix.lower()
    if ending not in (*_WORKBOOKS, *_TEXTS):
        raise WrongCallError(
            t("{path} ska vara en fil som slutar på .xlsx, .ods eller .csv.", path=path)
        )
    raw = _bytes(path)
    if ending in _TEXTS:
        sheets = [Sheet("", tuple(islice(_text_lines(path.name, raw), MAX_ROWS + 1)))]
    else:
        sheets = list(_workbook(path.name, raw))
    if sum(len(sheet.lines) for sheet in sheets) > MAX_ROWS:
        raise RefusedError(
            t("{name} har fler än {most} rader. Dela upp den.", name=path.name, most=MAX_ROWS)
        )
    return TableFile(path.name, raw, tuple(sheets))


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
        raw = file.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise RefusedError(_too_large(path.name))
    return raw


def _too_large(name: str) -> str:
    return t("{name} är för stor. Ta bort bilder och annat, eller dela upp den.", name=name)


def _text_lines(name: str, raw: bytes) -> Iterator[TableLine]:
    text = _decoded(name, raw)
    delimiter, text = _delimiter(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(rows, 1):
            cells = tuple(_unescaped(cell.strip()) or None for cell in row)
            if any(cells):
                yield TableLine(number, cells)
    except csv.Error:
        message = t(
            "{name} går inte att läsa vid rad {line}: ett citattecken är inte avslutat.",
            name=name,
            line=rows.line_num,
        )
        raise RefusedError(message) from None


def _decoded(name: str, raw: bytes) -> str:
    """Read what Excel and others save: UTF-8, UTF-16 with its mark, or Windows Swedish."""
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedError(t("{name} är ingen textfil. Spara om den som CSV UTF-8.", name=name))


def _delimiter(text: str) -> tuple[str, str]:
    """What stands between the cells: as `sep=;` on the first line says, else what is there most."""
    first, _, rest = text.lstrip("\r\n").partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1], rest
    outside = "".join(first.split('"')[::2])
    return max(";\t,", key=outside.count), text


def _unescaped(cell: str) -> str:
    """Take away the ' that keeps a text from being a formula (render.data.sheets puts it there)."""
    return cell[1:].strip() if cell[:1] == "'" and cell[1:].lstrip().startswith(_FORMULA) else cell


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
    for title, rows in json.loads(made, object_hook=_moment):
        yield Sheet(title, tuple(TableLine(number, tuple(map(_cell, row))) for number, row in rows))


def _check_sizes(name: str, raw: bytes) -> None:
    """Refuse what is no workbook, and one that says it is far larger than the file."""
    if raw.startswith(_OLD_OR_LOCKED):
        raise RefusedError(
            t("{name} är låst med lösenord eller i ett gammalt format. Spara om den.", name=name)
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            sizes = [part.file_size for part in packed.infolist()]
    except Exception:  # noqa: BLE001  zipfile lets through what struct and others raise
        raise RefusedError(t("{name} är ingen arbetsbok.", name=name)) from None
    if len(sizes) > _MAX_PARTS or sum(sizes) > _MAX_UNPACKED:
        raise RefusedError(_too_large(name))


def _moment(written: dict[str, str]) -> Any:
    ((kind, text),) = written.items()
    return _KINDS[kind](text)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    return value  # type: ignore[no-any-return]  # as `_KINDS` and JSON make them
