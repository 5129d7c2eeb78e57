"""Knows what a cell of a table says: text, a day, a time of day, yes or no, a word of a list."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import TypeVar

from medlofte.importing.table_file import Cell, FailedCell
from medlofte.language import t
from medlofte.periods import A_YEAR
from medlofte.swedish import choice_words, day_reader
from medlofte.swedish.day_reader import UnclearDateError
from medlofte.swedish.names import did_you_mean, fold, suggest
from medlofte.typed import days

K = TypeVar("K", bound=str)

_WITH_YEAR = re.compile(A_YEAR, re.ASCII)
_DAY_AND_TIME = re.compile(r"\d{4}-\d\d-\d\d.\d", re.ASCII)  # 2024-03-14 22:30
_WITH_SECONDS = re.compile(r"(?<=\d:\d\d):\d\d$", re.ASCII)  # 22:30:00, as LibreOffice writes it
_MINUTES = 24 * 60
_YES = ("ja", "j", "x", "true", "sant", "yes", "1")
# What Excel and LibreOffice show, in English and Swedish, also in a cell that is too narrow.
_FAILED = re.compile(
    r"#(?:[A-ZÅÄÖ][A-ZÅÄÖ_]*(?:/0)?[!?]|N/A|SAKNAS|GETTING_DATA)|#{3,}|(?:Err|Fel):\d{3}"
)
_NO = ("nej", "n", "false", "falskt", "no", "0", "")


class UnclearCellError(ValueError):
    """What stands in a cell is not what should stand there; the text says what to write."""


def is_dash(cell: Cell) -> bool:
    """Whether nothing but a dash stands in a cell."""
    return isinstance(cell, str) and bool(cell) and not cell.strip(" -‐‑–—−")


def failure(cell: Cell) -> str | None:
    """Why a cell has no value though something stands there; None where it has one or is empty.

    As text it comes from a CSV file, where Excel writes what it shows: #N/A, #SAKNAS!.
    """
    if isinstance(cell, str):
        return _failed(cell) if _FAILED.fullmatch(cell) else None
    if isinstance(cell, FailedCell):
        return _failed(cell.shown)
    return None


def _failed(shown: str) -> str:
    if not shown:
        return t(
            "Formeln har inget sparat värde. Öppna filen i Excel eller LibreOffice, spara den och "
            "importera den igen."
        )
    if not shown.strip("#"):
        return t("{shown}, kolumnen var för smal. Gör den bredare och spara igen.", shown=shown)
    return t("{shown}, formeln går inte att räkna ut.", shown=shown)


def words(cell: Cell) -> str:
    """Write a cell as the text that it shows; one that failed is no text."""
    if isinstance(cell, FailedCell):
        raise UnclearCellError(failure(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    return "" if cell is None else str(cell)


def day(cell: Cell) -> date:
    """Read a day: a date of the spreadsheet, 2024-03-14, 14 mars 2024. A year must be there."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = words(cell)
    if isinstance(cell, float | time) or (
        isinstance(cell, int) and len(text) not in (6, 8)
    ):  # 240314
        raise UnclearCellError(
            t("{text} är inget datum. Skriv till exempel 2024-03-14.", text=_short(text))
        )
    if _DAY_AND_TIME.match(text):
        with suppress(ValueError):  # as programs write it
            return datetime.fromisoformat(text).date()
    try:
        return day_reader.dated(text)
    except UnclearDateError as unclear:
        raise UnclearCellError(str(unclear)) from None


def has_year(text: str) -> bool:
    """Whether a text names a year; without one it would mean something else next year."""
    return _WITH_YEAR.search(text) is not None and len(text) < 40  # noqa: PLR2004  no day is longer


def time_of(cell: Cell) -> str | None:
    """The time of day in a cell, as 22:30: a time, a part of a day, or what follows a day."""
    if isinstance(cell, float) and 0 <= cell < 1:
        hours, minutes = divmod(int(cell * _MINUTES + 0.5), 60)
        return f"{hours % 24:02}:{minutes:02}"
    if isinstance(cell, datetime):
        return cell.strftime("%H:%M") if cell.hour or cell.minute else None
    if cell is None or isinstance(cell, date):
        return None
    return days.time(_WITH_SECONDS.sub("", words(cell)))


def truth(cell: Cell) -> bool:
    text = fold(words(cell))
    if isinstance(cell, bool) or text in _YES + _NO:
        return cell is True or text in _YES
    raise UnclearCellError(t('"{text}" ska vara ja eller nej.', text=_short(words(cell))))


def choice(cell: Cell, keys: Sequence[K]) -> K:
    """Read one of `keys`, or a word for it."""
    text = words(cell)
    found = choice_words.meant(text, keys)
    if found is not None:
        return found
    known = {word: key for key in keys for word in choice_words.words(key)}
    names = ", ".join(choice_words.words(key)[0] for key in keys)
    message = t('"{text}" ska vara något av {names}.', text=_short(text), names=names)
    near = suggest(text[:40], known)
    raise UnclearCellError(did_you_mean(message, near and choice_words.words(known[near])[0]))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004  as much as one recognises
