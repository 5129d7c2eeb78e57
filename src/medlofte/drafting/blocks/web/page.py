"""Knows how a saved web page is read: its main part, in the order that a reader sees."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from medlofte.drafting.blocks import copied_page, lines
from medlofte.drafting.blocks.block import DocumentBlock, tidy
from medlofte.drafting.blocks.rows import is_column, rows_of
from medlofte.drafting.blocks.runs import Counter, TextRun, rows, text_lines
from medlofte.drafting.blocks.web.parts import WebPage, address
from medlofte.drafting.blocks.web.table import cells_of, grid, is_layout, keys_and_texts
from medlofte.drafting.blocks.web.text import holds_blocks, runs, stands_out

_HEADINGS = {**{f"h{level}": level for level in range(1, 7)}, "summary": 4, "caption": 4, "dt": 4}
_LISTS = ("ul", "ol", "menu")


class SavedPage(NamedTuple):
    """What a page holds, and what it says of itself: its title and its address."""

    blocks: tuple[DocumentBlock, ...]
    title: str
    address: str


def read(text: str) -> SavedPage:
    """Read a page; a block's number is that of its line as a reader counts them."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = document_fromstring(text.encode(errors="replace"), parser=parser)
    page = WebPage(root)
    title = tidy(root.findtext(".//title") or "")
    reader = _Reader(page)
    found = [*reader.letterhead(root, title)]
    found += reader.part(page.main, 0)
    return SavedPage(tuple(found), title, address(root, text))


class _Reader:
    def __init__(self, page: WebPage) -> None:
        self.page = page
        self.counter = Counter()

    def letterhead(self, root: HtmlElement, title: str) -> Iterator[DocumentBlock]:
        """Yield what the title says beside the first heading: often whose page it is."""
        first = next(root.iter("h1"), None)
        heading = tidy(first.text_content()) if first is not None else ""
        inside = first is not None and self.page.main in first.iterancestors()
        rest = title.replace(heading, "", 1).strip(" |–—-·:") if heading else title
        if rest:
            yield DocumentBlock(self.counter.next(), "heading", rest, 1)
        if heading and not inside:
            yield DocumentBlock(self.counter.next(), "heading", heading, 1)

    def part(self, node: HtmlElement, depth: int) -> Iterator[DocumentBlock]:
        """Yield the blocks of a part; `depth` is that of the list that it lies in."""
        if node.tag in _HEADINGS or node.tag == "button" or node.get("role") == "heading":
            yield from self._heading(node)
        elif node.tag == "table":
            yield from self._table(node)
        elif node.tag == "dl" and sum(is_column(tidy(_whole(one))) for one in node.iter("dt")) > 1:
            yield from rows_of([*keys_and_texts(node, self.page, self.counter)])
        elif node.tag == "li" and not node.xpath(".//h2|.//h3|.//h4|.//h5|.//table"):
            yield from self._item(node, max(depth, 1))
        elif node.tag not in _LISTS:
            yield from self._inside(node, depth)
        elif not self._is_menu(node):
            yield from self._inside(node, depth + 1)

    def _heading(self, node: HtmlElement) -> Iterator[DocumentBlock]:
        pressed = [TextRun(tidy(_whole(one))) for one in node.iter("button")]
        text = tidy(" ".join(one.text for one in pressed or runs(node, self.page)))
        if text and not copied_page.is_button(text):
            level = _HEADINGS.get(node.tag, 4)
            yield DocumentBlock(self.counter.next(), "heading", text.rstrip(":").rstrip(), level)

    def _inside(self, node: HtmlElement, depth: int) -> Iterator[DocumentBlock]:
        is_bold = stands_out(node)
        loose = [TextRun(node.text or "", is_bold)]
        for child in node:
            if child.tag == "br":
                loose.append(TextRun("\v"))
            elif self.page.is_left_out(child):
                pass
            elif holds_blocks(child) or child.tag == "button":
                yield from self._lines(loose)
                loose = []
                yield from self.part(child, depth)
            else:
                loose += runs(child, self.page, is_bold=is_bold)
            loose.append(TextRun(child.tail or "", is_bold))
        yield from self._lines(loose)

    def _lines(self, loose: Iterable[TextRun]) -> Iterator[DocumentBlock]:
        guesses = not self.page.has_headings
        found = text_lines(loose, self.counter, guesses=guesses)
        yield from lines.together(one for one in found if not copied_page.is_button(one.text))

    def _item(self, node: HtmlElement, depth: int) -> Iterator[DocumentBlock]:
        own = [(text, is_bold) for text, is_bold in rows(runs(node, self.page, _LISTS)) if text]
        if own:
            title, is_bold = own[0]
            named = is_bold and len(own) > 1 and title[-1].isalnum()
            text = " ".join([f"{title}:" if named else title, *(text for text, _ in own[1:])])
            yield DocumentBlock(self.counter.next(), "bullet", text, depth)
        for child in node.iter(*_LISTS):
            if next(child.iterancestors("li")) is node and not self.page.is_left_out(child):
                yield from self.part(child, depth)

    def _is_menu(self, node: HtmlElement) -> bool:
        """Whether a list is nothing but links."""
        linked = "".join(map(_whole, node.iter("a")))
        return "".join(linked.split()) == "".join(_whole(node).split())

    def _table(self, node: HtmlElement) -> Iterator[DocumentBlock]:
        if is_layout(node):
            for _, cells in cells_of(node):
                for cell in cells:
                    if not self.page.is_left_out(cell):
                        yield from self._inside(cell, 0)
            return
        for caption in node.findall("caption"):
            yield from self._heading(caption)
        yield from rows_of(grid(node, self.page, self.counter))


def _whole(node: HtmlElement) -> str:
    return str(node.text_content())
