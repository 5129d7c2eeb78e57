"""Knows how a table becomes activities: which sheets and rows are read, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from medlofte.book.book import Book
from medlofte.finding import MOST, Level
from medlofte.importing.headings import TITLES, Layout, Spot, layout
from medlofte.importing.rows import Problem, RowReader, TableRow
from medlofte.importing.table_file import TableFile
from medlofte.language import t
from medlofte.model.settings import Column


@dataclass(slots=True)
class Intake:
    """All rows of a table that could be read, and all complaints about the others."""

    rows: list[TableRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    unread: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


def take_in(table: TableFile, book: Book, given: Mapping[str, Column], today: date) -> Intake:
    """Read all sheets that have headings for a day and a promise."""
    intake = Intake()
    layouts = [layout(sheet, given) for sheet in table.sheets]
    intake.headings = [heading for one in layouts if one for heading in one.headings]
    chosen = [one for one in layouts if one and one.tells_enough]
    for sheet, one in zip(table.sheets, layouts, strict=True):
        if chosen and sheet.lines and not (one and one.tells_enough):
            intake.unread.append(t('bladet "{name}"', name=sheet.name))
    if not chosen:
        intake.problems.append(_no_headings(table, layouts))
    seen: dict[tuple[date, str], Spot] = {}
    for one in chosen:
        if len(intake.problems) >= MOST:
            break
        intake.unread += [t('kolumnen "{name}"', name=name) for name in one.unread]
        for row in one.rows():
            if len(intake.problems) >= MOST:
                message = t("Här slutar läsningen: det är för många fel. Rätta dem ovanför först.")
                intake.problems.append(Problem(row.spot(), Level.ERROR, message))
                break
            intake.count += 1
            reader = RowReader(row, book, today)
            read = reader.read()
            intake.problems += reader.problems
            if read is None:
                continue
            key = (read.draft.span.last, read.draft.tail)
            if key in seen:
                intake.problems.append(Problem(row.spot(), Level.ERROR, _twice(seen[key])))
            else:
                seen[key] = row.spot()
                intake.rows.append(read)
    return intake


def _no_headings(table: TableFile, layouts: Sequence[Layout | None]) -> Problem:
    found = next((one for one in layouts if one), None)
    if found is None:
        message = t(
            "Här finns inga kända rubriker. De kan vara {names}, eller anges med --map.",
            names=", ".join([TITLES["date"], TITLES["counts_for"], TITLES["count"]]),
        )
        first = next(iter(table.sheets), None)
        return Problem(Spot(first.name if first else "", 1), Level.ERROR, message)
    missing = TITLES["date"] if "counts_for" in found.columns else TITLES["counts_for"]
    message = t(
        'Kolumnen "{name}" saknas. Heter den något annat: ange den med --map.', name=missing
    )
    return Problem(Spot(found.sheet.name, found.row), Level.ERROR, message)


def _twice(first: Spot) -> str:
    return t(
        "Raden är likadan som {where}. Var det två tillfällen: skriv plats, tid eller rubrik som "
        "skiljer dem åt, eller en enda rad med antal 2. Annars: ta bort den ena.",
        where=first.words(),
    )
