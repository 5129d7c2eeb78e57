"""Knows the rows of headings of a table: which column means what, and the rows below."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from medlofte.importing import column_words
from medlofte.importing.column_words import TITLES
from medlofte.importing.table_file import Block, Cell, FailedCell, Sheet, TableLine, column_name
from medlofte.language import t
from medlofte.model.settings import Column
from medlofte.swedish.names import fold

DAYS: tuple[Column, ...] = ("date", "from", "period")
_MANY = ("counts_for", "by")  # of which a row may have several
_ONCE = ("count", "precision", "completes", "besides")  # which each row must tell itself
_LOOKED_AT = 20  # rows in which the headings may stand
_SHOWN = 60
_ENOUGH = 2  # headings that make a row one of headings


class Spot(NamedTuple):
    """A cell of a table (column from 0; None: the whole row), and what stands over its column."""

    sheet: str
    row: int
    column: int | None = None
    heading: str = ""

    def words(self) -> str:
        """Bladet Aktiviteter, rad 7, kolumn C (Antal)."""
        parts = [t("bladet {name}", name=self.sheet)] if self.sheet else []
        parts.append(t("rad {row}", row=self.row))
        if self.column is not None:
            letters = column_name(self.column)
            parts.append(
                t("kolumn {letters} ({heading})", letters=letters, heading=self.heading)
                if self.heading
                else t("kolumn {letters}", letters=letters)
            )
        return ", ".join(parts)


class Doubt(NamedTuple):
    """What a table says that can be read in two ways: where, and what to do."""

    spot: Spot
    message: str


class Body(NamedTuple):
    """What stands under headings: rows to read, rows that are not, and what is unclear."""

    rows: "list[SheetRow]"
    totals: list[TableLine]
    sections: list[TableLine]
    doubts: list[Doubt]


class Layout(NamedTuple):
    """Which columns of a sheet mean what, and what stands over them."""

    sheet: Sheet
    row: int
    headings: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]

    def at(self, key: str) -> tuple[int, ...]:
        """The columns for a key of the activity file."""
        return self.columns.get(key, ())

    @property
    def read(self) -> set[int]:
        """All columns that are read."""
        return {index for columns in self.columns.values() for index in columns}

    @property
    def unread(self) -> list[str]:
        """The headings of columns that mean nothing here."""
        read = self.read
        return [text for index, text in enumerate(self.headings) if text and index not in read]

    @property
    def tells_enough(self) -> bool:
        """Whether a row can say when something was done, and for which promise."""
        return "counts_for" in self.columns and any(field in self.columns for field in DAYS)

    @property
    def above(self) -> list[str]:
        """The texts over the headings: the sheet's name and its titles."""
        over = (line.cells for line in self.sheet.lines if line.number < self.row)
        return [
            self.sheet.name,
            *(str(cell) for cells in over for cell in cells if cell is not None),
        ]

    def year_over(self, column: int) -> int | None:
        """The year in the heading of a column: Utfall 2026."""
        return column_words.meant(self.headings[column]).year

    def doubts(self) -> Iterator[Doubt]:
        """Yield where two columns could mean the same, and where one speaks of secrecy unread."""
        for field, columns in self.columns.items():
            if len(columns) > 1 and not _alike(field, columns, self.headings):
                yield Doubt(self.spot(self.row), self._several(field, columns))
        for index, heading in enumerate(self.headings):
            secret = index not in self.read and column_words.speaks_of_secrecy(heading)
            if secret and _is_filled(self.sheet, self.row, index):
                message = t(
                    "Rubriken talar om sekretess. Betyder ett ja att raden är intern: --map "
                    '"{heading}=intern". Annars: ta bort kolumnen.',
                    heading=heading,
                )
                yield Doubt(self.spot(self.row, index), message)
        title = next(filter(column_words.is_secret, self.above), None)
        if title and not self.at("internal"):
            message = t(
                '"{title}" talar om sekretess. Skriv en kolumn Intern med ja eller nej.',
                title=title[:_SHOWN],
            )
            yield Doubt(self.spot(self.row), message)

    def _several(self, field: str, columns: Sequence[int]) -> str:
        named = [f"{self.headings[one]} ({column_name(one)})" for one in columns]
        given = {"field": TITLES[field], "names": ", ".join(named)}  # type: ignore[index]
        if len({fold(self.headings[one]) for one in columns}) == 1:
            return t("Flera kolumner kan vara {field}: {names}. Byt rubrik på de andra.", **given)
        if len(columns) == 2:  # noqa: PLR2004  as it is said
            return t("Två kolumner kan vara {field}: {names}. Välj med --map.", **given)
        return t("Flera kolumner kan vara {field}: {names}. Välj med --map.", **given)

    def body(self) -> Body:
        """Sort the rows under the headings; those without a word in a column read are left out."""
        body = Body([], [], [], [])
        below = [line for line in self.sheet.lines if line.number > self.row]
        blocks = [one for one in self.sheet.merged if one.top > self.row]
        across = {(one.top, one.left): one for one in blocks if one.right > one.left}
        for line in below:
            filled = [index for index, cell in enumerate(line.cells) if cell is not None]
            label = line.cells[filled[0]]
            if isinstance(label, str) and column_words.is_total(label):
                body.totals.append(line)
            elif len(filled) == 1 and isinstance(label, str) and (line.number, filled[0]) in across:
                body.sections.append(line)
            elif self.read.intersection(filled):
                body.rows.append(SheetRow(self, line))
                body.doubts.extend(self._across(line, filled, across))
        for block in blocks:
            if block.bottom > block.top:
                self._fill_down(body, block)
        return body

    def _across(
        self, line: TableLine, filled: Sequence[int], across: Mapping[tuple[int, int], Block]
    ) -> Iterator[Doubt]:
        """Yield the cells of a row that are merged over several columns that are read."""
        for index in filled:
            block = across.get((line.number, index))
            if block and len(self.read.intersection(range(index, block.right + 1))) > 1:
                message = t("{cells} är en enda cell. Dela upp den.", cells=named(block))
                yield Doubt(self.spot(line.number, index), message)

    def _fill_down(self, body: Body, block: Block) -> None:
        """Let each row in a merged cell say what the cell says; what is counted once may not."""
        column = block.left
        inside = [
            n for n, row in enumerate(body.rows) if block.top <= row.line.number <= block.bottom
        ]
        if len(inside) < 2 or column not in self.read:  # noqa: PLR2004  one row is itself
            return
        first = body.rows[inside[0]].line
        value = first.at(column) if first.number == block.top else None
        if value is None:
            return
        if any(column in self.at(key) for key in _ONCE):
            message = t(
                "{cells} är en enda cell för flera rader. Skriv vad som gäller var rad.",
                cells=named(block),
            )
            body.doubts.append(Doubt(self.spot(block.top, column), message))
        for number in inside[1:]:
            line = body.rows[number].line
            cells = [*line.cells, *[None] * (column + 1 - len(line.cells))]
            cells[column] = value
            body.rows[number] = SheetRow(self, TableLine(line.number, tuple(cells)))

    def spot(self, row: int, column: int | None = None) -> Spot:
        """A cell of a row, or the whole row."""
        heading = "" if column is None else self.heading(column)
        return Spot(self.sheet.name, row, column, heading)

    def heading(self, column: int) -> str:
        return self.headings[column] if column < len(self.headings) else ""


class SheetRow(NamedTuple):
    """A row under headings, or one of the cells of such a row (`only`), told of by itself.

    `given` is what it says by its place in the table, by key.
    """

    layout: Layout
    line: TableLine
    given: Mapping[str, Cell] = {}
    only: int | None = None

    def cells(self, key: str) -> list[Cell]:
        """What stands in the columns for a key."""
        if key in self.given:
            return [one for one in [self.given[key]] if one is not None]
        found = (self.line.at(index) for index in self.layout.at(key))
        return [one for one in found if one is not None]

    def spot(self, key: str = "") -> Spot:
        """The cell that a key of the activity file comes from; without a key the whole row."""
        # A day may have come from one of several columns.
        also = {"date": ("from", "period"), "from": ("date", "period"), "to": ("period", "date")}
        columns = [one for name in (key, *also.get(key, ())) for one in self.layout.at(name)]
        filled = (one for one in columns if self.line.at(one) is not None)
        column = next(filled, columns[0] if columns else None) if key else self.only
        return self.layout.spot(self.line.number, column)

    def failed(self) -> Iterator[tuple[Spot, Cell]]:
        """Yield the texts and failures that are read, for whoever can tell one from the other."""
        for column in sorted(self.layout.read):
            cell = self.line.at(column)
            if isinstance(cell, str | FailedCell):
                yield self.layout.spot(self.line.number, column), cell


def layout(sheet: Sheet, given: Mapping[str, Column]) -> Layout | None:
    """Find the row of headings, the one that tells most; None where a sheet has none."""
    best: Layout | None = None
    for line in sheet.lines[:_LOOKED_AT]:
        headings = tuple(heading(cell) for cell in line.cells)
        columns = _columns(sheet, line.number, headings, given)
        one = Layout(sheet, line.number, headings, columns)
        if len(columns) >= _ENOUGH and (best is None or _tells(one) > _tells(best)):
            best = one
    return best


def known_headings(lines: Sequence[TableLine], given: Mapping[str, Column]) -> int:
    """How many known headings the best of the first rows has."""
    pointed = {fold(text) for text in given}
    rows = (filter(None, map(heading, line.cells)) for line in lines[:_LOOKED_AT])
    counts = (
        sum(fold(text) in pointed or column_words.meant(text).field is not None for text in row)
        for row in rows
    )
    return max(counts, default=0)


def heading(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _tells(one: Layout) -> tuple[bool, int]:
    return one.tells_enough, len(one.columns)


def _columns(
    sheet: Sheet, row: int, headings: Sequence[str], given: Mapping[str, Column]
) -> dict[str, tuple[int, ...]]:
    """All columns that could be a key; one that was pointed out is meant, and no other."""
    pointed = {fold(text): field for text, field in given.items()}
    named: dict[str, tuple[int, ...]] = {}
    columns: dict[str, tuple[int, ...]] = {}
    for index, text in enumerate(headings):
        if fold(text) in pointed:
            field = pointed[fold(text)]
            named[field] = (*named.get(field, ()), index)
        elif own := column_words.meant(text).field:
            columns[own] = (*columns.get(own, ()), index)
    columns |= named
    for key, found in columns.items():
        if len(found) > 1 and not _alike(key, found, headings):
            columns[key] = tuple(i for i in found if _is_filled(sheet, row, i)) or found[:1]
    return columns


def _alike(field: str, columns: Sequence[int], headings: Sequence[str]) -> bool:
    """Whether all columns are meant, and tell of one thing each: Löfte, Löfte 2."""
    first = headings[columns[0]]
    return field in _MANY and all(column_words.same_word(first, headings[i]) for i in columns)


def _is_filled(sheet: Sheet, row: int, column: int) -> bool:
    """Whether anything stands in a column under the headings."""
    below = (line for line in sheet.lines if line.number > row)
    return any(line.at(column) is not None for line in below)


def named(block: Block) -> str:
    """Cells as a spreadsheet calls them: E3:E5."""
    first, last = (column_name(one) for one in (block.left, block.right))
    return f"{first}{block.top}:{last}{block.bottom}"
