"""Knows how a table becomes activities: which sheets and rows are read, and what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.finding import MOST, Level
from medlofte.importing import cells, column_words, crosswise, notes
from medlofte.importing.cells import UnclearCellError
from medlofte.importing.column_words import LISTS, TITLES
from medlofte.importing.crosswise import Crossing, crossing
from medlofte.importing.headings import Body, Doubt, Layout, SheetRow, Spot, layout
from medlofte.importing.ours import export_table
from medlofte.importing.ours.export_table import Exported
from medlofte.importing.rows import RowProblem, RowReader, TableRow
from medlofte.importing.table_file import MAX_ROWS, Sheet, TableFile, column_name
from medlofte.importing.when import (
    TableYear,
    after_new_year,
    is_year_heading,
    period_words,
    table_year,
    timed,
    whole_table,
)
from medlofte.language import t
from medlofte.model.settings import Column
from medlofte.stop import WrongCallError
from medlofte.swedish.names import fold


@dataclass(slots=True)
class Intake:
    """All rows of a table that could be read, and all complaints about the others."""

    rows: list[TableRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    count: int = 0
    unread: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)  # that are read
    exported: list[Exported] = field(default_factory=list)  # activities that have a file


class TableHints(NamedTuple):
    """What was said of a table: what columns mean, which sheet to read, which year it is of."""

    columns: Mapping[str, Column]
    sheet: str | None
    year: int | None


def take_in(table: TableFile, book: Book, wanted: TableHints, today: date) -> Intake:
    """Read all sheets that have headings for a day and a promise; hidden sheets are left out.

    Where there are none, those that go two ways are read (crosswise.py): a summary beside a log
    would tell of the same once more.
    """
    intake = Intake()
    shown = _sheets(table, wanted.sheet)
    layouts = [export_table.layout(sheet) or layout(sheet, wanted.columns) for sheet in shown]
    plain = [one for one in layouts if one and one.tells_enough]
    names = {fold(name) for p in book.pledges for name in (p.promise.id, p.promise.title)}
    crossed = [] if plain else [crossing(sheet, wanted.columns, names) for sheet in shown]
    crossings = {one.layout.sheet.name: one for one in crossed if one}
    chosen = plain or [one.layout for one in crossings.values()]
    if not chosen:
        chosen = [one for one in layouts if one and _is_of_one_period(one, table)]
    known = [one for one in layouts if one and one not in plain] + chosen
    intake.headings = [heading for one in known for heading in one.headings]
    intake.unread += _unread(table, shown, chosen)
    intake.sheets = [one.sheet.name for one in chosen]
    if not chosen:
        intake.problems.append(_no_headings(shown, layouts))
    reader = _Reader(intake, book, today)
    for one in chosen:
        if len(intake.problems) < MOST:
            years = filter(None, (one.year_over(column) for column in one.at("count")))
            name = one.sheet.name
            year = table_year(wanted.year, table.name, name, one.above[1:], years)
            if name in crossings:
                reader.crossing(crossings[name], year)
            else:
                reader.sheet(one, _titles(one, table), year)
    return intake


def _is_of_one_period(one: Layout, table: TableFile) -> bool:
    """Whether a list without days has promises and numbers, and its period above or in a name."""
    told = any(map(period_words, _titles(one, table)))
    return told and {"counts_for", "count"} <= one.columns.keys()


def _titles(one: Layout, table: TableFile) -> list[str]:
    return [*one.above, PurePath(table.name).stem]


def _unread(table: TableFile, shown: Sequence[Sheet], chosen: Sequence[Layout]) -> Iterator[str]:
    """Yield the sheets that are left out, where any is read; an empty one is none."""
    read = {one.sheet.name for one in chosen}
    for sheet in shown:
        if chosen and sheet.lines and sheet.name not in read:
            yield t('bladet "{name}"', name=sheet.name)
    for sheet in table.sheets:
        if sheet.hidden and sheet.name != LISTS:
            yield t('det dolda bladet "{name}"', name=sheet.name)


def _sheets(table: TableFile, name: str | None) -> list[Sheet]:
    """The sheets to look at: all that are not hidden, or the one that was asked for."""
    shown = [sheet for sheet in table.sheets if not sheet.hidden]
    if name is None:
        return shown
    found = [sheet for sheet in table.sheets if fold(sheet.name) == fold(name)]
    if not found:
        names = ", ".join(sheet.name for sheet in shown if sheet.name)
        message = t(
            'Bladet "{name}" finns inte. Det finns: {names}.', name=name, names=names or "–"
        )
        raise WrongCallError(message)
    if found[0].hidden:
        message = t('Bladet "{name}" är dolt. Visa det i arbetsboken först.', name=found[0].name)
        raise WrongCallError(message)
    return found


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one sheet after another; two that are alike are refused."""

    intake: Intake
    book: Book
    today: date
    seen: dict[tuple[date, str], Spot] = field(default_factory=dict)

    def sheet(self, one: Layout, titles: Sequence[str], year: TableYear) -> None:
        body = one.body()
        body.doubts.extend([*one.doubts(), *_perhaps_counts(one, body), *_beyond(one, body)])
        if one.at("file"):
            self._exported(one, body, year)
            return
        with_days = [timed(row, year) for row in body.rows]
        body.doubts.extend(after_new_year(body.rows, (row for row, _ in with_days)))
        if not one.tells_enough:
            try:
                span, words = whole_table(titles, year)
            except UnclearCellError as unclear:
                self.intake.problems += _problems([Doubt(one.spot(one.row), str(unclear))])
                return
            days = {"from": span.first, "to": span.last}
            with_days = [(row._replace(given=days), doubts) for row, doubts in with_days]
            said = t("Tiden är {period} för alla rader.", period=words)
            self.intake.notes.append(notes.where(one.sheet) + said)
        self._rows(one, body, with_days, one.unread, year)

    def _exported(self, one: Layout, body: Body, year: TableYear) -> None:
        """Read an export of ours: its rows belong to the files that they name."""
        units = export_table.grouped(body.rows)
        new = [one for one in units if one.file not in self.book.by_stem]
        self._rows(one, body, [(export_table.as_row(unit), ()) for unit in new], (), year)
        for unit in units:
            if unit.file in self.book.by_stem and not self._is_enough(unit.rows[0]):
                self.intake.count += 1
                if self._is_whole(unit.rows, ()):
                    self.intake.exported.append(unit)

    def crossing(self, one: Crossing, year: TableYear) -> None:
        body, with_days, said = crosswise.body(one, year, self.today)
        body.doubts.extend([*one.layout.doubts(), *_beyond(one.layout, body)])
        columns = {**one.layout.columns, "count": one.numbers}
        layout = one.layout._replace(columns=columns)
        totals = {one.layout.heading(column) for column in one.totals}
        unread = [name for name in layout.unread if name not in totals]
        self._rows(layout, body, with_days, unread, year)
        self.intake.notes += said

    def _rows(
        self,
        one: Layout,
        body: Body,
        with_days: Sequence[tuple[SheetRow, Sequence[Doubt]]],
        unread: Iterable[str],
        year: TableYear,
    ) -> None:
        parties = crosswise.party_columns(one, self.book.promises.parties)
        crossed = {one.heading(column) for column in parties}
        names = [name for name in unread if name not in crossed and not is_year_heading(name)]
        self.intake.unread += [t('kolumnen "{name}"', name=name) for name in names]
        self.intake.unread += _without_heading(one, body)
        self.intake.notes += notes.of(one, body, year)
        self.intake.problems += dict.fromkeys(_problems(body.doubts))
        if len(with_days) > MAX_ROWS:
            message = t("Här är fler än {most} uppgifter. Dela upp dem.", most=MAX_ROWS)
            self.intake.problems.append(RowProblem(one.spot(one.row), Level.ERROR, message))
            return
        for plain, doubts in with_days:
            if self._is_enough(plain):
                break
            self.intake.count += 1
            row, more = crosswise.with_parties(plain, parties)
            if self._is_whole([row], [*doubts, *more]):
                self._row(row)

    def _is_enough(self, row: SheetRow) -> bool:
        """Whether there are so many problems that nobody reads more."""
        problems = self.intake.problems
        if len(problems) == MOST:
            message = t("Här slutar läsningen: det är för många fel. Rätta dem ovanför först.")
            problems.append(RowProblem(row.spot(), Level.ERROR, message))
        return len(problems) > MOST

    def _is_whole(self, rows: Iterable[SheetRow], doubts: Sequence[Doubt]) -> bool:
        """Whether all cells of a row can be read."""
        failed = [(spot, cells.failure(cell)) for row in rows for spot, cell in row.failed()]
        problems = _problems([Doubt(spot, why) for spot, why in failed if why] or doubts)
        self.intake.problems += [one for one in problems if one not in self.intake.problems]
        return not problems

    def _row(self, row: SheetRow) -> None:
        reader = RowReader(row, self.book, self.today)
        read = reader.read()
        self.intake.problems += [p for p in reader.problems if p not in self.intake.problems]
        if read is None:
            return
        of = {row.layout.year_over(column) for column in row.layout.at("count")} - {None}
        if of and read.draft.span.last.year not in of:
            message = t("Kolumnen gäller {year}, men raden gör det inte.", year=of.pop())
            self.intake.problems.append(RowProblem(row.spot("count"), Level.ERROR, message))
            return
        key = (read.draft.span.last, read.draft.tail)
        if key in self.seen:
            message = _twice(self.seen[key])
            self.intake.problems.append(RowProblem(row.spot(), Level.ERROR, message))
        else:
            self.seen[key] = row.spot()
            self.intake.rows.append(read)


def _perhaps_counts(one: Layout, body: Body) -> Iterator[Doubt]:
    """Yield the columns that may hold the number, where none is known to: not read, it is one."""
    for index, heading in enumerate(one.headings):
        told = any(row.line.at(index) for row in body.rows)
        unread = index not in one.read and not one.at("count")
        if told and unread and column_words.may_be_count(heading):
            message = t(
                'Är det här antalet? Då: --map "{heading}=antal". Annars: ta bort kolumnen.',
                heading=heading,
            )
            yield Doubt(one.spot(one.row, index), message)


def _beyond(one: Layout, body: Body) -> Iterator[Doubt]:
    """Yield what stands in a text beyond its headings: a cell was split, and its value is cut."""
    for row in [] if one.sheet.name else body.rows:
        if any(cell is not None for cell in row.line.cells[len(one.headings) :]):
            message = t(
                "Raden har fler celler än rubrikraden. Hör två ihop: sätt citattecken om dem. "
                "Annars: skriv en rubrik."
            )
            yield Doubt(one.spot(row.line.number), message)


def _without_heading(one: Layout, body: Body) -> Iterator[str]:
    """Yield the columns that hold something and say not what; they are not read."""
    for column in range(max((len(row.line.cells) for row in body.rows), default=0)):
        filled = any(row.line.at(column) for row in body.rows)
        if filled and not one.heading(column) and column not in one.read:
            yield t("kolumn {letters} utan rubrik", letters=column_name(column))


def _problems(doubts: Iterable[Doubt]) -> list[RowProblem]:
    return [RowProblem(spot, Level.ERROR, message) for spot, message in doubts]


def _no_headings(sheets: Sequence[Sheet], layouts: Sequence[Layout | None]) -> RowProblem:
    found = next((one for one in layouts if one), None)
    if found is None:
        message = t(
            "Här finns inga kända rubriker. De kan vara {names}, eller anges med --map.",
            names=", ".join([TITLES["date"], TITLES["counts_for"], TITLES["count"]]),
        )
        first = next(iter(sheets), None)
        return RowProblem(Spot(first.name if first else "", 1), Level.ERROR, message)
    missing = TITLES["date"] if "counts_for" in found.columns else TITLES["counts_for"]
    message = t(
        'Kolumnen "{name}" saknas. Heter den något annat: ange den med --map.', name=missing
    )
    return RowProblem(Spot(found.sheet.name, found.row), Level.ERROR, message)


def _twice(first: Spot) -> str:
    return t(
        "Raden är likadan som {where}. Var det två tillfällen: skriv plats, tid eller rubrik som "
        "skiljer dem åt, eller en enda rad med antal 2. Annars: ta bort den ena.",
        where=first.words(),
    )
