"""Knows which days a cell or a heading means in a table that tells its year once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from medlofte.importing.cells import UnclearCellError
from medlofte.importing.column_words import years_in
from medlofte.importing.headings import Doubt, SheetRow
from medlofte.importing.table_file import Cell
from medlofte.language import t
from medlofte.periods import Span
from medlofte.stop import WrongCallError
from medlofte.swedish import day_reader
from medlofte.swedish.dates import MONTHS
from medlofte.swedish.day_reader import UnclearDateError
from medlofte.swedish.names import fold
from medlofte.swedish.year_parts import is_season
from medlofte.typed import spans

# What is read alike on both of these days says its own year.
_FAR_APART = (date(2001, 1, 10), date(2051, 6, 21))
_LEAP_YEAR = 2020  # stands in for a year that has all days and weeks
_LONGEST = 60
_WEEK_53 = re.compile(r"v(?:ecka|\.)? ?53")  # that few years have
_JULY = "jul"  # alone it may be Christmas, but not over a column
_MOST_WORDS = 4  # jan till mars 2024
_YEAR_DAYS, _HALF_A_YEAR = 360, 180
_WRITTEN = re.compile(r"uppdatera|skick|spara|skriv|utskr|version|senast|lamna|samman|kopia")
_YEAR_HEADINGS = ("ar", "year", "kalenderar")
_NUMBERED = {
    "vecka": tuple(f"v{number}" for number in range(1, 54)),
    "manad": MONTHS,
    "kvartal": ("Q1", "Q2", "Q3", "Q4"),
    "tertial": ("T1", "T2", "T3"),
}


class YearTold(NamedTuple):
    """A year that a table tells, and where."""

    year: int
    where: str


@dataclass(slots=True)
class TableYear:
    """The year of what names none itself: where it was told, and whether anybody needed it."""

    told: tuple[YearTold, ...]
    used: bool = False

    def needed(self) -> int:
        """The year; raises where nobody told it, or two places tell of different ones."""
        if not self.told:
            raise UnclearCellError(
                t("Året saknas. Skriv det i cellen, eller ange det med --year 2024.")
            )
        if len({one.year for one in self.told}) > 1:
            names = ", ".join(f"{one.year} ({one.where})" for one in self.told)
            raise UnclearCellError(
                t("Vilket år är det? {years}. Skriv året i cellen.", years=names)
            )
        self.used = True
        return self.told[0].year


_ANY = TableYear((YearTold(_LEAP_YEAR, ""),))


def table_year(
    year: int | None, file: str, sheet: str, titles: Iterable[str], headings: Iterable[int]
) -> TableYear:
    """Find the year in all places; one that names several tells none."""
    places: list[tuple[set[int], str]] = [
        ({year} if year else set(), "--year"),
        (years_in(sheet), t("bladets namn")),
        *((years_in(title), f'"{title[:_LONGEST]}"') for title in titles),
        (set(headings), t("rubriken")),
        (years_in(file), t("filens namn")),
    ]
    told = (YearTold(found.pop(), where) for found, where in places if len(found) == 1)
    return TableYear(tuple(told))


def is_year_heading(text: str) -> bool:
    """Whether a column tells the year of what the others name without one."""
    return fold(text) in _YEAR_HEADINGS


def year_of(row: SheetRow, year: TableYear) -> TableYear:
    """The year in a row's own column `År`; else that of the table."""
    for column, text in enumerate(row.layout.headings[: len(row.line.cells)]):
        cell = row.line.cells[column]
        if is_year_heading(text) and isinstance(cell, int | str):
            own = years_in(str(cell))
            return TableYear((YearTold(own.pop(), text),)) if len(own) == 1 else TableYear(())
    return year


def is_time(cell: Cell) -> bool:
    """Whether a heading names a period: okt, v. 43, T2, 2024-03; also a season, which is none."""
    if isinstance(cell, date):
        return cell.day == 1
    if isinstance(cell, bool | float) or not isinstance(cell, str | int):
        return False
    text = _bare(str(cell))
    if is_season(text) or fold(text).strip(" .") == _JULY:
        return True
    found = find(text, _ANY)
    return found is not None and found.days > 1


def needs_year(cell: Cell) -> bool:
    """Whether a heading names a period without its year."""
    text = _bare(str(cell))
    one, other = (_found(text, today) for today in _FAR_APART)
    return not isinstance(cell, date) and one != other


def of_heading(cell: Cell, year: TableYear) -> Span:
    """The period over a column; a date is its month, as Excel makes one of okt-24."""
    if isinstance(cell, date):
        return spans.read(f"{cell:%Y-%m}", cell)
    text = _bare(str(cell))
    found = find("juli" if fold(text).strip(" .") == _JULY else text, year)
    assert found is not None  # noqa: S101  `is_time` was asked
    return found


def _bare(text: str) -> str:
    """A heading without the word for the number: Utfall T1."""
    return re.sub(r"(?i)^(?:antal|utfall) ", "", text)


def find(text: str, year: TableYear) -> Span | None:
    """Find the days that a text names, of the table's year where it names none."""
    if len(text) > _LONGEST:
        return None
    if is_season(text):
        raise UnclearCellError(
            t(
                '"{text}" är ingen bestämd tid. Skriv vilka månader, till exempel "sep–nov 2024".',
                text=text,
            )
        )
    one, other = (_found(text, today) for today in _FAR_APART)
    if one is None and other is None and not _WEEK_53.fullmatch(fold(text)):
        return None
    if one == other and one is not None:
        return one
    if _found(f"{text} {_LEAP_YEAR}", _FAR_APART[0]) is None:
        return None  # told from today, which a year does not help
    span = _found(f"{text} {year.needed()}", _FAR_APART[0])
    if span is None:
        raise UnclearCellError(t('"{text}" finns inte {year}.', text=text, year=year.needed()))
    return span


def period_words(text: str) -> str:
    """The period that a title begins or ends with: Uppföljning T1 2024, Oktober; never a year.

    When a table was written is no time that it tells of.
    """
    words = re.split(r"[\s:;,_()]+", text[:_LONGEST].strip())
    if _WRITTEN.search(fold(text)):
        return ""
    ends = ((words[:count], words[-count:]) for count in range(min(len(words), _MOST_WORDS), 0, -1))
    for end in (" ".join(one) for pair in ends for one in pair):
        found = None if is_season(end) else find(end, _ANY)
        if found and 1 < found.days < _YEAR_DAYS:
            return end
    return ""


def whole_table(titles: Iterable[str], year: TableYear) -> tuple[Span, str]:
    """The only period that the titles, the sheet's and the file's name tell, and its words."""
    told = filter(None, map(period_words, titles))
    found = {span: words for words in told if (span := find(words, year))}
    if len(found) != 1:
        names = ", ".join(found.values())
        message = t("Vilken tid är det? {names}. Skriv en kolumn Period.", names=names)
        raise UnclearCellError(message)
    return next(iter(found.items()))


def timed(row: SheetRow, year: TableYear) -> tuple[SheetRow, list[Doubt]]:
    """Give a row the days that its cells mean; what they do not mean is left as it stands."""
    given: dict[str, Cell] = {}
    doubts: list[Doubt] = []
    year = year_of(row, year)
    for key in ("date", "from", "period", "to"):
        text = _text(row, key)
        try:
            found = find(text, year) if text else None
        except UnclearCellError as unclear:
            doubts.append(Doubt(row.spot(key), str(unclear)))
            continue
        if found is None:
            continue
        if key == "to":
            given["to"] = found.last
        elif found.days == 1 and key != "period":
            given[key] = found.first
        else:
            given |= {key: None, "from": found.first}
            if not row.cells("to"):
                given["to"] = found.last
    return row._replace(given={**row.given, **given}), doubts


def after_new_year(rows: Iterable[SheetRow], timed_rows: Iterable[SheetRow]) -> Iterator[Doubt]:
    """Yield the row where a list of days without years goes back to a new January.

    Such a list is in order but for that one row, and ends before the day where it began.
    """
    pairs = [
        (row, cell)
        for plain, row in zip(rows, timed_rows, strict=True)
        for cell in row.cells("date")
        if isinstance(cell, date) and needs_year(_text(plain, "date"))
    ]
    back = [(one, former - day) for (_, former), (one, day) in pairwise(pairs) if day < former]
    if len(back) == 1 and pairs[-1][1] < pairs[0][1] and back[0][1].days > _HALF_A_YEAR:
        message = t("Dagarna går över ett nyår. Skriv året i varje cell.")
        yield Doubt(back[0][0].spot("date"), message)


def _text(row: SheetRow, key: str) -> str:
    """What a cell says of days in words; a number under `Vecka` is a week."""
    cell = next(iter(row.cells(key)), None)
    if isinstance(cell, str) and not cell.isdecimal():
        return cell
    column = row.spot(key).column
    names = _NUMBERED.get(fold(row.layout.heading(column)), ()) if column is not None else ()
    if names and isinstance(cell, int | str) and 0 < int(cell) <= len(names):
        return names[int(cell) - 1]
    return cell if isinstance(cell, str) and key == "period" else ""


@lru_cache(maxsize=4096)  # the same few periods stand in many rows
def _found(text: str, today: date) -> Span | None:
    """The period or the day that a text names, as seen from a day; None where it is neither."""
    try:
        span = spans.find(text, today)
        day = None if span else day_reader.find(text, today)
    except (UnclearDateError, WrongCallError):
        return None
    return Span(day, day) if day else span
