"""Knows the cells of a table on a web page, also of those that go over several."""

from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from medlofte.drafting.blocks.rows import GridRow
from medlofte.drafting.blocks.runs import Counter, rows
from medlofte.drafting.blocks.web.parts import WebPage
from medlofte.drafting.blocks.web.text import runs

_MOST = 50  # columns or rows that one cell goes over
_WITHIN = "|".join(f".//{tag}" for tag in ("table", "h1", "h2", "h3", "h4", "h5"))


def cells_of(table: HtmlElement) -> list[tuple[HtmlElement, list[HtmlElement]]]:
    """The rows of a table and their cells, without those of tables in it."""
    mine = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    return [(row, [cell for cell in row if cell.tag in ("td", "th")]) for row in mine]


def is_layout(table: HtmlElement) -> bool:
    """Whether a table only says where the parts of the page stand."""
    cells = [cell for _, row in cells_of(table) for cell in row]
    if table.get("role") in ("presentation", "none") or len(cells) == 1:
        return True
    return any(cell.xpath(_WITHIN) for cell in cells)


def grid(table: HtmlElement, page: WebPage, counter: Counter) -> list[GridRow]:
    """The rows of a table, where a cell that goes over several stands in each of them."""
    found: list[GridRow] = []
    held: dict[int, tuple[int, str]] = {}
    for row, cells in cells_of(table):
        texts: list[str] = []
        for cell in cells:
            _held_down(held, texts)
            lines = [*rows(runs(cell, page))]
            text = "\n".join(line for line, _ in lines if line)
            for _ in range(_span(cell, "colspan")):
                down = _span(cell, "rowspan") - 1
                if down:
                    held[len(texts)] = (down, text)
                texts.append(text)
        while any(at >= len(texts) for at in held):
            texts += [] if len(texts) in held else [""]
            _held_down(held, texts)
        if cells:
            found.append(GridRow(counter.next(), texts, _is_head(row, cells, page)))
    return found


def _held_down(held: dict[int, tuple[int, str]], texts: list[str]) -> None:
    """Put in what comes down from the rows above, up to the next cell of the row itself."""
    while len(texts) in held:
        left, text = held.pop(len(texts))
        if left > 1:
            held[len(texts)] = (left - 1, text)
        texts.append(text)


def _is_head(row: HtmlElement, cells: list[HtmlElement], page: WebPage) -> bool:
    if row.getparent().tag == "thead" or all(cell.tag == "th" for cell in cells):
        return bool(cells)
    looks = [is_bold for cell in cells for text, is_bold in rows(runs(cell, page)) if text]
    return bool(looks) and all(looks)


def _span(cell: HtmlElement, name: str) -> int:
    told = cell.get(name) or ""
    return min(int(told), _MOST) if told.isdecimal() and len(told) < 4 and int(told) else 1  # noqa: PLR2004  digits


def keys_and_texts(listed: HtmlElement, page: WebPage, counter: Counter) -> Iterator[GridRow]:
    """Yield each term of a list of terms with what is said of it, as rows of two cells."""
    key = ""
    for part in listed.iter("dt", "dd"):
        text = "\n".join(line for line, _ in rows(runs(part, page)) if line)
        if part.tag == "dt":
            key = text.rstrip(":")
        else:
            yield GridRow(counter.next(), [key, text])
