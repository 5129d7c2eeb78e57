"""Knows how a table becomes activities: which sheets and rows are read, and what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from medlofte.book.book import Book
from medlofte.finding import MOST, Level
from medlofte.importing import cells
from medlofte.importing.column_words import LISTS, TITLES
from medlofte.importing.headings import Body, Layout, SheetRow, Spot, layout
from medlofte.importing.rows import Problem, RowReader, TableRow
from medlofte.importing.table_file import Sheet, TableFile, TableLine, column_name
from medlofte.language import n, t
from medlofte.model.settings import Column

_NAMED = 5  # rows or columns in a note


@dataclass(slots=True)
class Intake:
    """All rows of a table that could be read, and all complaints about the others."""

    rows: list[TableRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    unread: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)  # that are read


def take_in(table: TableFile, book: Book, given: Mapping[str, Column], today: date) -> Intake:
    """Read all sheets that have headings for a day and a promise; hidden sheets are left out."""
    intake = Intake()
    hidden = [one.name for one in table.sheets if one.hidden and one.name != LISTS]
    shown = [sheet for sheet in table.sheets if not sheet.hidden]
    layouts = [layout(sheet, given) for sheet in shown]
    intake.headings = [heading for one in layouts if one for heading in one.headings]
    chosen = [one for one in layouts if one and one.tells_enough]
    for sheet, one in zip(shown, layouts, strict=True):
        if chosen and sheet.lines and not (one and one.tells_enough):
            intake.unread.append(t('bladet "{name}"', name=sheet.name))
    intake.unread += [t('det dolda bladet "{name}"', name=name) for name in hidden]
    intake.sheets = [one.sheet.name for one in chosen]
    if not chosen:
        intake.problems.append(_no_headings(shown, layouts))
    reader = _Reader(intake, book, today)
    for one in chosen:
        if len(intake.problems) < MOST:
            reader.sheet(one)
    return intake


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one sheet after another; two that are alike are refused."""

    intake: Intake
    book: Book
    today: date
    seen: dict[tuple[date, str], Spot] = field(default_factory=dict)

    def sheet(self, one: Layout) -> None:
        body = one.body()
        self.intake.unread += [t('kolumnen "{name}"', name=name) for name in one.unread]
        self.intake.notes += _notes(one, body)
        doubts = [*one.doubts(), *body.doubts]
        self.intake.problems += [Problem(spot, Level.ERROR, said) for spot, said in doubts]
        for row in body.rows:
            if len(self.intake.problems) >= MOST:
                message = t("Här slutar läsningen: det är för många fel. Rätta dem ovanför först.")
                self.intake.problems.append(Problem(row.spot(), Level.ERROR, message))
                break
            self.intake.count += 1
            failed = [(spot, cells.failure(cell)) for spot, cell in row.failed()]
            problems = [Problem(spot, Level.ERROR, why) for spot, why in failed if why]
            self.intake.problems += problems
            if not problems:
                self._row(row)

    def _row(self, row: SheetRow) -> None:
        reader = RowReader(row, self.book, self.today)
        read = reader.read()
        self.intake.problems += reader.problems
        if read is None:
            return
        key = (read.draft.span.last, read.draft.tail)
        if key in self.seen:
            message = _twice(self.seen[key])
            self.intake.problems.append(Problem(row.spot(), Level.ERROR, message))
        else:
            self.seen[key] = row.spot()
            self.intake.rows.append(read)


def _no_headings(sheets: Sequence[Sheet], layouts: Sequence[Layout | None]) -> Problem:
    found = next((one for one in layouts if one), None)
    if found is None:
        message = t(
            "Här finns inga kända rubriker. De kan vara {names}, eller anges med --map.",
            names=", ".join([TITLES["date"], TITLES["counts_for"], TITLES["count"]]),
        )
        first = next(iter(sheets), None)
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


def _notes(layout: Layout, body: Body) -> Iterator[str]:
    """Yield what is to be known of a sheet that is read."""
    sheet = layout.sheet
    where = t("Bladet {name}: ", name=sheet.name) if sheet.name else ""
    hidden = [str(row.line.number) for row in body.rows if row.line.number in sheet.hidden_rows]
    if hidden:
        yield where + n(
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
        yield where + n(
            "{count} dold kolumn är med: {columns}.",
            "{count} dolda kolumner är med: {columns}.",
            len(columns),
            columns=_some(columns),
        )
    if body.totals:
        yield where + t("Räknas inte: {rows}.", rows=_some(_rows(body.totals)))
    if body.sections:
        yield where + t("Mellanrubriker: {rows}.", rows=_some(_rows(body.sections)))


def _rows(lines: Iterable[TableLine]) -> Iterator[str]:
    for line in lines:
        label = next(str(cell) for cell in line.cells if cell is not None)
        yield t("rad {row} ({label})", row=line.number, label=label[:40])


def _some(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - _NAMED
    rest = [t("{count} till", count=more)] if more > 0 else []
    return ", ".join(names[:_NAMED] + rest)
