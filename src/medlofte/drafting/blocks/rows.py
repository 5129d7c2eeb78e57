"""Knows how the cells of a table become rows with the headings of their columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from medlofte.drafting.blocks import lines
from medlofte.drafting.blocks.block import DocumentBlock, tidy
from medlofte.drafting.blocks.bullet_signs import point
from medlofte.drafting.blocks.lines import TextLine

_NAME = 40  # signs; what is longer is no name of a column
_NAME_WORDS = 6
_TITLE = 90  # signs; a row of one cell that is shorter tells of those below
_FIGURE = 12  # signs; a first line that is shorter is a figure, and its sentence goes on below
_GROUP_LEVEL = 4  # of a heading within a table: below those of the document
_PARTED = 2  # lines in each of so many columns: each line is a row of its own
# What the columns of promises are called, by their first words.
_COLUMN = re.compile(
    r"(?:nr|nummer|löften?|åtgärd(?:er|en)?|aktivitet(?:er)?|insats(?:er)?|åtaganden?|vad|vem|vilka"
    r"|ansvar\w*|utförare|aktör(?:er)?|part(?:er)?|samverkanspart\w*|omfattning|antal|nivå|när|hur"
    r"|tid(?:en|er|plan|punkt|sram|period)?|datum|klart?|start(?:datum)?|slut(?:datum)?|frekvens"
    r"|mål(?:et|sättning|grupp)?|mått|mäts|mätetal|indikator(?:er)?|så mäter|uppföljning|effekt"
    r"|område[tn]?|fokusområden?|prioriter(?:at|ade) områden?|plats(?:er)?|ort(?:er)?|löftestid"
    r"|problem(?:bild)?|orsak(?:er)?|syfte|period|giltighetstid|diarienummer|dnr|gäller|giltig"
    r"|undertecknat|status|kommentar(?:er)?|utfall|resultat|beskrivning|vi (?:lovar|gör|ska)"
    r"|det (?:här|ni|vi)|(?:vad )?ni (?:har|sa)|vårt löfte|önskat)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:polis|kommun|socialtjänst|skol|fritid|tekniska|\w+förvaltning)", re.IGNORECASE
)
_TOGETHER = re.compile(r"(?:gemensam|tillsammans|båda|alla parter|vi tillsammans)", re.IGNORECASE)
_RULED = re.compile(r"(?:^|\n)[_.…]{3,}")


class GridRow(NamedTuple):
    """A row of cells, each paragraph of a cell on a line; `is_head` as the table's look says."""

    line: int
    cells: list[str]
    is_head: bool = False


def is_column(name: str) -> bool:
    """Whether it is what a column of promises is called."""
    is_name = len(name) <= _NAME and len(name.split()) <= _NAME_WORDS and not name.endswith(".")
    return is_name and bool(_COLUMN.match(name))


def rows_of(grid: Sequence[GridRow]) -> Iterator[DocumentBlock]:
    """Yield the rows of a table with the headings of their columns."""
    grid = _filled(grid)
    widest = max((len(row.cells) for row in grid), default=0)
    if widest < 2:  # noqa: PLR2004  a frame round a text
        lone = [(row.line, text) for row in grid for text in row.cells[0].split("\n")]
        yield from lines.together(TextLine(line, text, after_gap=True) for line, text in lone)
    elif _is_signed(grid):
        yield from _signed(grid, widest)
    elif _is_by_party(grid):
        yield from _by_party(grid, widest)
    elif _is_upright(grid):
        yield from _upright(grid, widest)
    else:
        yield from _lying(grid, widest)


def _filled(grid: Sequence[GridRow]) -> list[GridRow]:
    """The rows that hold something, without the columns that hold nothing."""
    grid = [row._replace(cells=[*map(_tidied, row.cells)]) for row in grid]
    columns = [*zip_longest(*(row.cells for row in grid), fillvalue="")]
    kept = [at for at, column in enumerate(columns) if any(column)]
    rows = [
        row._replace(cells=[row.cells[at] if at < len(row.cells) else "" for at in kept])
        for row in grid
    ]
    return [row for row in rows if any(row.cells)]


def _tidied(cell: str) -> str:
    return "\n".join(filter(None, map(tidy, cell.split("\n"))))


def _unsigned(cell: str) -> str:
    """A cell without the signs of its points."""
    texts = cell.split("\n")
    points = [point(text) for text in texts]
    return "\n".join(
        one.text if one and one.text and not one.is_numbered else text
        for one, text in zip(points, texts, strict=True)
    )


def _is_upright(grid: Sequence[GridRow]) -> bool:
    """Whether the headings stand in the first column."""
    if grid[0].is_head and all(is_column(cell) for cell in grid[0].cells):
        return False
    keys = [row.cells[0] for row in grid if row.cells[0] and len(set(row.cells)) > 1]
    named = sum(is_column(key) for key in keys)
    return named >= 2 and named * 3 >= len(keys) * 2 and not is_column(grid[0].cells[1])  # noqa: PLR2004  two of three


def _upright(grid: Sequence[GridRow], widest: int) -> Iterator[DocumentBlock]:
    """Yield a row for each column beside the headings; a new one where the first returns."""
    for column in range(1, widest):
        start, cells = 0, list[tuple[str, str]]()
        for row in grid:
            key, text = row.cells[0], row.cells[column]
            if not key or len(set(row.cells)) == 1:
                continue
            if cells and key == cells[0][0]:
                yield DocumentBlock(start, "row", "", 0, tuple(cells))
                cells = []
            start = row.line if not cells else start
            cells.append((key, _unsigned(text)))
        if any(text for _, text in cells):
            yield DocumentBlock(start, "row", "", 0, tuple(cells))


def _is_signed(grid: Sequence[GridRow]) -> bool:
    """Whether there is room to sign, or the table begins with on whose behalf."""
    ruled = any(_RULED.search(text) for row in grid for text in row.cells)
    return ruled or all(text.startswith("För ") for text in grid[0].cells)


def _signed(grid: Sequence[GridRow], widest: int) -> Iterator[DocumentBlock]:
    """Yield who signs, each column by itself."""
    for column in range(widest):
        for row in grid:
            for text in row.cells[column].split("\n"):
                if any(map(str.isalnum, text)):
                    yield DocumentBlock(row.line, "text", text)


def _is_by_party(grid: Sequence[GridRow]) -> bool:
    """Whether each column is what one of the parties promises."""
    heads = grid[0].cells
    named = [one for one in heads if _WHO.match(one) or _TOGETHER.match(one)]
    others = [one for one in heads if one not in named]
    short = all(0 < len(one) <= _NAME and not is_column(one) for one in [*others, *named])
    return short and len(others) < len(named) and len(grid) > 1 and len(set(heads)) > 1


def _by_party(grid: Sequence[GridRow], widest: int) -> Iterator[DocumentBlock]:
    """Yield what each party promises, below its name; what all promise or are under, once."""
    heads = [cell.replace("\n", " ").rstrip(":") for cell in grid[0].cells]
    parted = any(len(set(row.cells)) == 1 for row in grid)
    for rows in [[row] for row in grid[1:]] if parted else [grid[1:]]:
        if len(set(rows[0].cells)) == 1:
            yield from _of_all(rows[0])
            continue
        for column in range(widest):
            yield DocumentBlock(grid[0].line, "heading", heads[column], _GROUP_LEVEL)
            for row in rows:
                yield from _told(row.line, row.cells[column])


def _of_all(row: GridRow) -> Iterator[DocumentBlock]:
    cell = row.cells[0]
    if _is_title(row, cell):
        yield DocumentBlock(row.line, "heading", cell.rstrip(":"), _GROUP_LEVEL)
    else:
        yield from _told(row.line, cell)


def _lying(grid: Sequence[GridRow], widest: int) -> Iterator[DocumentBlock]:
    head: GridRow | None = None
    names: list[str] = []
    for row in grid:
        distinct = list(dict.fromkeys(filter(None, row.cells)))
        if len(distinct) == 1 and _is_title(row, distinct[0]):
            title = _unsigned(distinct[0]).rstrip(":")
            yield DocumentBlock(row.line, "heading", title, _GROUP_LEVEL)
        elif head is None and not names and _is_head(row, grid):
            head, names = row, [cell.replace("\n", " ") for cell in row.cells]
        elif head is None or row.cells != head.cells:
            names = names or _guessed(grid, widest)
            is_table = any(names) and not (len(distinct) <= _PARTED and _leads_on(distinct))
            yield from _under(names, row) if is_table else _loose(row)


def _leads_on(cells: Sequence[str]) -> bool:
    """Whether a cell is a text of its own: what leads to points, and the points."""
    return any(":\n" in cell and point(cell.partition(":\n")[2]) for cell in cells)


def _is_title(row: GridRow, text: str) -> bool:
    return len(text) <= _TITLE and "\n" not in text and (row.cells[0] == text)


def _is_head(row: GridRow, grid: Sequence[GridRow]) -> bool:
    """Whether a row says what the columns are: by its look, or by its words."""
    cells = [*filter(None, row.cells)]
    if row is grid[-1] or any(len(cell) > 2 * _NAME or cell.endswith(".") for cell in cells):
        return False
    if row.is_head:
        return True
    parties = [cell for cell in cells[1:] if len(cell) <= _NAME and _names_party(cell)]
    if row is grid[0] and is_column(cells[0]) and len(parties) >= _PARTED:
        return True
    is_short = all(len(cell) <= _NAME and not _WHO.match(cell) for cell in cells)
    return is_short and sum(map(is_column, cells)) * 2 >= len(cells)


def _names_party(head: str) -> bool:
    """Whether a column is that of a party: `Polisen`, `Det gör kommunen`."""
    return any(map(_WHO.match, (head, head.rpartition(" ")[2])))


def _guessed(grid: Sequence[GridRow], widest: int) -> list[str]:
    """What the columns are where none says: who is to do it, and beside it what."""
    columns = [[row.cells[at] for row in grid] for at in range(widest)]
    who = [
        at
        for at in range(widest)
        if all(_WHO.match(one) and len(one) <= 2 * _NAME for one in columns[at])
        or (max(map(len, columns[at])) <= _NAME and 2 * _parties(columns[at]) > len(grid))
    ]
    if len(who) != 1 or len(grid) < 2:  # noqa: PLR2004  one row alone tells nothing
        return [""] * widest
    rest = [at for at in range(widest) if at != who[0]]
    what = max(rest, key=lambda at: sum(map(len, columns[at])))
    return ["ansvar" if at == who[0] else "åtgärd" if at == what else "" for at in range(widest)]


def _parties(cells: Sequence[str]) -> int:
    return sum(bool(_WHO.match(one)) for one in cells)


def _under(names: Sequence[str], row: GridRow) -> Iterator[DocumentBlock]:
    """Yield a row under its headings; several where its cells hold as many lines each."""
    split = [_unsigned(cell).split("\n") for cell in row.cells]
    most = max(map(len, split))
    beside = [cells for cells in split if len(cells) == most]
    if most < _PARTED or len(beside) < _PARTED or any(len(one) not in (1, most) for one in split):
        most, split = 1, [["\n".join(lines)] for lines in split]
    for at in range(most):
        cells = [one[at] if len(one) == most else one[0] for one in split]
        yield DocumentBlock(row.line, "row", "", 0, tuple(zip(names, cells, strict=True)))


def _loose(row: GridRow) -> Iterator[DocumentBlock]:
    """Yield the cells of a row without headings: a title and what belongs to it, or points."""
    cells = [*dict.fromkeys(filter(None, row.cells))]
    first, *others = cells
    if others and len(first) <= _NAME and all(len(one) > len(first) for one in others):
        yield DocumentBlock(row.line, "heading", first.replace("\n", " ").rstrip(":"), _GROUP_LEVEL)
        cells = others
    for cell in cells:
        yield from _told(row.line, cell)


def _told(line: int, cell: str) -> Iterator[DocumentBlock]:
    """Yield what a cell says by itself: points, or what leads to them and they."""
    if _leads_on([cell]):
        texts = cell.split("\n")
        yield from lines.together(TextLine(line, one, is_heading=False) for one in texts)
    else:
        yield from (
            DocumentBlock(line, "bullet", text, 1) for text in _points(_unsigned(cell)) if text
        )


def _points(cell: str) -> list[str]:
    figure, _, rest = cell.partition("\n")
    whole = f"{figure} {rest}" if rest[:1].islower() and len(figure) < _FIGURE else cell
    return whole.split("\n")
