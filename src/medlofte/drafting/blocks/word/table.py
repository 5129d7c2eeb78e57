"""Knows the cells of a table of Word, also of those that go over several."""

from collections.abc import Callable, Iterator

from medlofte.drafting.blocks.rows import GridRow
from medlofte.drafting.blocks.runs import Counter
from medlofte.drafting.blocks.word.package import Node, child, is_on, named, tag, value, whole

_MOST = 50  # columns that one cell goes over
_AROUND = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
_PALE = (None, "auto", "FFFFFF", "ffffff")


def within(node: Node, *names: str) -> Iterator[Node]:
    """The parts of some names, also those in a frame that says where they come from."""
    for part in node:
        if tag(part) in names:
            yield part
        elif tag(part) in _AROUND:
            yield from within(part, *names)


def cells_of(table: Node) -> list[list[Node]]:
    """The cells of each row that is not deleted."""
    rows = [row for row in within(table, "tr") if child(row, "trPr", "del") is None]
    return [[*within(row, "tc")] for row in rows]


def grid(table: Node, counter: Counter, texts: Callable[[Node], tuple[str, bool]]) -> list[GridRow]:
    """The rows of a table; `texts` gives a cell's lines, and whether they look like a heading."""
    found: list[GridRow] = []
    above: dict[int, str] = {}
    for row, cells in zip(_rows(table), cells_of(table), strict=True):
        line = [""] * min(whole(value(child(row, "trPr", "gridBefore"))), _MOST)
        looks = []
        for cell in cells:
            text, stands_out = texts(cell)
            looks.append(stands_out or not text)
            merged = child(cell, "tcPr", "vMerge")
            if merged is not None and value(merged) != "restart":
                text = above.get(len(line), "")
            for _ in range(min(max(whole(value(child(cell, "tcPr", "gridSpan"))), 1), _MOST)):
                above[len(line)] = text
                line.append(text)
        repeated = is_on(child(row, "trPr", "tblHeader"))
        shaded = (
            not found and bool(cells) and all(map(_is_shaded, cells)) and not _all_shaded(table)
        )
        is_head = repeated or shaded or (not found and bool(looks) and all(looks))
        found.append(GridRow(counter.next(), line, is_head))
    return found


def _rows(table: Node) -> list[Node]:
    return [row for row in within(table, "tr") if child(row, "trPr", "del") is None]


def _is_shaded(cell: Node) -> bool:
    return value(child(cell, "tcPr", "shd"), "fill") not in _PALE


def _all_shaded(table: Node) -> bool:
    return all(map(_is_shaded, named(table, "tc")))
