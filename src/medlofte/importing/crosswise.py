"""Knows tables that go two ways: promises down and months across, or days down and promises across.

Each cell that tells something becomes a row of its own. A number is that of the period. An x says
that something was done in it and not how often, so it is an unknown number; on a single day it
is one time. A dash and an empty cell say nothing, totals are never counted.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from medlofte.importing import cells, column_words, when
from medlofte.importing.headings import DAYS, Body, Doubt, Layout, SheetRow, heading, named
from medlofte.importing.table_file import Cell, FailedCell, Sheet, TableLine, column_name
from medlofte.importing.when import TableYear
from medlofte.language import t
from medlofte.model.settings import Column
from medlofte.periods import Span
from medlofte.swedish import choice_words
from medlofte.swedish.names import fold

_LOOKED_AT = 20
_ENOUGH = 2  # periods or promises beside one another
_NO = ("nej", "n")
_CROSSES = ("x", "xx", "✓", "✔", "√", "ja", "j", *_NO)
_MARKS = ("x", "xx", "✓", "✔", "√", "ja", "klart", "klar", "gjort", "ok")
_NOT_BESIDE = (*DAYS, "to", "count", "counts_for", "precision", "completes")
_SHOWN = 10
_OF_A_ROW = ("date", "from", "period", "to")


class Crossing(NamedTuple):
    """What stands over the columns of such a table, which hold numbers, and what is across."""

    layout: Layout
    numbers: tuple[int, ...]
    totals: tuple[int, ...]
    promises: bool


def crossing(
    sheet: Sheet, given: Mapping[str, Column], promises: Collection[str]
) -> Crossing | None:
    """Find the row of headings of such a table; None where a sheet is none.

    `promises` are the ids and names of promises, folded.
    """
    found: list[Crossing] = []
    for line in sheet.lines[:_LOOKED_AT]:
        periods = tuple(i for i, cell in enumerate(line.cells) if when.is_time(cell))
        named = tuple(i for i, cell in enumerate(line.cells) if fold(heading(cell)) in promises)
        for numbers, across in ((periods, False), (named, True)):
            if len(numbers) >= _ENOUGH:
                found += filter(None, [_of(sheet, line, numbers, given, promises=across)])
    return max(found, key=lambda one: len(one.numbers), default=None)


def _of(
    sheet: Sheet,
    line: TableLine,
    numbers: Sequence[int],
    given: Mapping[str, Column],
    *,
    promises: bool,
) -> Crossing | None:
    texts = tuple(_shown(cell) for cell in line.cells)
    pointed = {fold(text): field for text, field in given.items()}
    fields = {i: pointed.get(fold(x)) or column_words.meant(x).field for i, x in enumerate(texts)}
    keys = _OF_A_ROW if promises else ("counts_for",)
    own: dict[str, tuple[int, ...]] = {}
    totals = [i for i, text in enumerate(texts) if text and column_words.is_total(text)]
    for index, field in fields.items():
        if index in numbers or index in totals or field is None:
            continue
        if field in keys or field not in _NOT_BESIDE:
            own[field] = (*own.get(field, ()), index)
        elif field == "count":
            totals.append(index)
    label = next((own[key][0] for key in keys if key in own), None)
    if label is None:
        label = _label(sheet, line, [i for i in range(min(numbers)) if i not in totals])
        if label is None:
            return None
        own = {field: tuple(i for i in at if i != label) for field, at in own.items()}
        own = {field: at for field, at in own.items() if at}
        own["period" if promises else "counts_for"] = (label,)
    layout = Layout(sheet, line.number, texts, own)
    return Crossing(layout, tuple(numbers), tuple(totals), promises)


def _label(sheet: Sheet, line: TableLine, columns: Sequence[int]) -> int | None:
    """The first column before the numbers with words in it: its heading may be any, or none."""
    for column in columns:
        below = (one for one in sheet.lines if one.number > line.number)
        if any(isinstance(one.at(column), str) for one in below):
            return column
    return None


def party_columns(layout: Layout, parties: Mapping[str, str]) -> dict[int, str]:
    """The columns that have a party over them, in a table that does not tell who otherwise."""
    if layout.at("by"):
        return {}
    ids = {fold(name): id_ for id_, named in parties.items() for name in (id_, named)}
    unread = (i for i in range(len(layout.headings)) if i not in layout.read)
    return {i: ids[fold(layout.headings[i])] for i in unread if fold(layout.headings[i]) in ids}


def with_parties(row: SheetRow, columns: Mapping[int, str]) -> tuple[SheetRow, list[Doubt]]:
    """Let a row say who did it: those over its crosses."""
    doubts: list[Doubt] = []
    by: list[str] = []
    for column, party in columns.items():
        cell = row.line.at(column)
        if cell is None or cells.is_dash(cell):
            continue
        if isinstance(cell, bool) or (isinstance(cell, str) and fold(cell) in _CROSSES):
            by += [party] if cell is not False and fold(str(cell)) not in _NO else []
        else:
            message = t("Sätt ett x för den som gjorde det, och skriv antalet under Antal.")
            doubts.append(Doubt(row.layout.spot(row.line.number, column), message))
    return (row._replace(given={**row.given, "by": ", ".join(by)}) if by else row), doubts


def _shown(cell: Cell) -> str:
    """A heading as text; that of a date is its day, that of a failed formula nothing."""
    if cell is None or isinstance(cell, FailedCell):
        return ""
    return heading(cell) or cells.words(cell)[:_SHOWN]


def body(
    one: Crossing, year: TableYear, today: date
) -> tuple[Body, list[tuple[SheetRow, list[Doubt]]], list[str]]:
    """Sort the cells that tell something into rows; what is left out is said aloud."""
    made = _Maker(one, today, Body([], [], [], []), [], [], [])
    for line in one.layout.sheet.lines:
        if line.number > one.layout.row:
            own = when.year_of(SheetRow(one.layout, line), year)
            spans = {} if one.promises else made.spans(own)
            made.line(line, spans, made.parts(spans), year)
    made.merged()
    return made.body, made.with_days, list(made.notes())


class _Maker(NamedTuple):
    """Makes rows of the cells of such a table."""

    crossing: Crossing
    today: date
    body: Body
    with_days: list[tuple[SheetRow, list[Doubt]]]
    dashes: list[str]
    ahead: list[str]

    def spans(self, year: TableYear) -> dict[int, Span]:
        """The period over each column."""
        found: dict[int, Span] = {}
        layout = self.crossing.layout
        line = next(one for one in layout.sheet.lines if one.number == layout.row)
        for column in self.crossing.numbers:
            try:
                found[column] = when.of_heading(line.cells[column], year)
            except cells.UnclearCellError as unclear:
                self.body.doubts.append(Doubt(layout.spot(layout.row, column), str(unclear)))
        return found

    def parts(self, spans: Mapping[int, Span]) -> list[int]:
        """The columns to read: one that holds the days of another is its total."""
        if self.crossing.promises:
            return list(self.crossing.numbers)
        parts = [
            column
            for column, span in spans.items()
            if not any(span != other and other in span for other in spans.values())
        ]
        layout = self.crossing.layout
        line = next(one for one in layout.sheet.lines if one.number == layout.row)
        told_once = [i for i in parts if when.needs_year(line.cells[i])]
        days = [spans[i].first for i in told_once]
        if days not in (sorted(days), sorted(days, reverse=True)):
            turn = next(i for i, (a, b) in enumerate(pairwise(days), 1) if b < a)
            message = t("Perioderna går över ett nyår. Skriv året i varje rubrik.")
            self.body.doubts.append(Doubt(layout.spot(layout.row, told_once[turn]), message))
        return parts

    def merged(self) -> None:
        """Complain of numbers that stand in one cell for several rows or periods."""
        layout, totals = self.crossing.layout, self.body.totals
        below = [one for one in layout.sheet.lines if one.number > layout.row]
        rows = {line.number: line for line in below if line not in totals}
        for block in layout.sheet.merged:
            line = rows.get(block.top)
            if line and block.left in self.crossing.numbers and line.at(block.left) is not None:
                message = t("{cells} är en enda cell. Dela upp den.", cells=named(block))
                self.body.doubts.append(Doubt(layout.spot(block.top, block.left), message))

    def line(
        self, line: TableLine, spans: Mapping[int, Span], parts: Sequence[int], year: TableYear
    ) -> None:
        label = next(cell for cell in line.cells if cell is not None)
        if isinstance(label, str) and column_words.is_total(label):
            self.body.totals.append(line)
            return
        told = [column for column in parts if self._tells(line, column, spans.get(column))]
        self._totals(line, parts, spans, told=bool(told))
        for column in told:
            self._row(line, column, spans.get(column), year)

    def _tells(self, line: TableLine, column: int, span: Span | None) -> bool:
        """Whether a cell tells something: a dash does not, nor a zero before its time is over."""
        cell = line.at(column)
        if cell is False:
            return False
        if span and span.last > self.today and cell in (0, "0"):
            self.ahead.append(f"{column_name(column)}{line.number}")
            return False
        if cells.is_dash(cell):
            self.dashes.append(f"{column_name(column)}{line.number}")
            return False
        return cell is not None

    def _totals(
        self, line: TableLine, parts: Sequence[int], spans: Mapping[int, Span], *, told: bool
    ) -> None:
        """Complain of a total that is more than its parts, or has none: it would be lost."""
        for column in sorted({*self.crossing.totals, *spans} - set(parts)):
            total = _number(line.at(column))
            if not total or (told and column < parts[0]):
                continue
            own = spans.get(column)
            inside = (line.at(i) for i in parts if own is None or spans[i] in own)
            tells = [one for one in inside if one is not None and not cells.is_dash(one)]
            numbers = [one for one in map(_number, tells) if one is not None]
            if len(numbers) == len(tells) and total > sum(numbers):
                said = t("Summan {number} har inga delar i raden.", number=total)
                if numbers:
                    said = t(
                        "Summan {number} är mer än radens delar, {sum}.",
                        number=total,
                        sum=sum(numbers),
                    )
                message = said + " " + t("Summor räknas inte. Skriv talen där de hör hemma.")
                at = self.crossing.layout.spot(line.number, column)
                self.body.doubts.append(Doubt(at, message))

    def _row(self, line: TableLine, column: int, span: Span | None, year: TableYear) -> None:
        base = self.crossing.layout
        days: tuple[int, ...] = (column,) if span else ()
        columns = {**base.columns, "count": (column,)} | ({"from": days} if span else {})
        row = SheetRow(base._replace(columns=columns), line, only=column)
        doubts: list[Doubt] = []
        if span:
            row = row._replace(given={"from": span.first, "to": span.last})
        else:
            row, doubts = when.timed(row._replace(given={"counts_for": base.heading(column)}), year)
        cell = line.at(column)
        if isinstance(cell, bool) or (isinstance(cell, str) and fold(cell).strip(" .") in _MARKS):
            row = _marked(row, cell)
        self.body.rows.append(row)
        self.with_days.append((row, doubts))

    def notes(self) -> Iterator[str]:
        layout = self.crossing.layout
        named = [layout.heading(one) for one in self.crossing.totals]
        if named:
            yield t("Summor räknas inte: kolumnen {names}.", names=", ".join(named))
        if self.dashes:
            yield t("Streck läses inte: {cells}.", cells=_some(self.dashes))
        if self.ahead:
            yield t("Noll läses inte före periodens slut: {cells}.", cells=_some(self.ahead))


def _marked(row: SheetRow, cell: Cell) -> SheetRow:
    """What an x tells: one time on a single day, else an unknown number, and how it was told."""
    if row.cells("date") and not row.cells("to"):
        return row._replace(given={**row.given, "count": None})
    told: dict[str, Cell] = {"count": None, "precision": choice_words.words("unknown")[0]}
    if not row.cells("source"):
        told["source"] = f"”{cells.words(cell)}”"
    return row._replace(given={**row.given, **told})


def _number(cell: Cell) -> float | None:
    """A plain number; None for words, also those that tell one in another way."""
    if isinstance(cell, str) and cell.isdecimal():
        return int(cell)
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    rest = [t("{count} till", count=more)] if more > 0 else []
    return ", ".join([*names[:_SHOWN], *rest])
