"""Knows how a Word document is read: headings, lists and tables by their styles and looks."""

from collections import Counter as Tally
from collections.abc import Iterator
from itertools import zip_longest
from typing import BinaryIO

from medlofte.drafting.blocks import copied_page, lines
from medlofte.drafting.blocks.block import DocumentBlock, tidy
from medlofte.drafting.blocks.heading_words import HEADING
from medlofte.drafting.blocks.lines import TextLine
from medlofte.drafting.blocks.rows import rows_of
from medlofte.drafting.blocks.runs import Counter, TextRun, rows, text_lines
from medlofte.drafting.blocks.word import table as tables
from medlofte.drafting.blocks.word.look import ListedParagraph, ParagraphLook
from medlofte.drafting.blocks.word.package import Node, WordPackage, child, named, tag, value, whole
from medlofte.drafting.blocks.word.text import pieces, runs

_TWIPS = 120  # about as wide as a letter


def blocks(file: BinaryIO) -> Iterator[DocumentBlock]:
    """Yield the blocks; a number is that of a paragraph or a row that is not empty."""
    package = WordPackage(file)
    reader = _Reader(ParagraphLook(package), package.body)
    for header in package.parts("header"):
        yield from reader.letterhead(header)
    yield from reader.body(package.body)


class _Reader:
    def __init__(self, look: ParagraphLook, body: Node) -> None:
        self.look = look
        self.counter = Counter()
        self.told: set[str] = set()
        sizes: Tally[int] = Tally()
        bold: Tally[bool] = Tally()
        self.guesses = True
        for paragraph in named(body, "p"):
            style = look.style(paragraph)
            for one in pieces(paragraph, look, style):
                sizes[one.size] += len(one.text)
                bold[one.is_bold or one.is_underlined] += len(one.text)
            self.guesses = self.guesses and not look.heading(style)
        self.body_size = sizes.most_common(1)[0][0] if sizes else 1
        self.is_all_bold = bold[True] > bold[False]
        self.guesses = self.guesses and (self.is_all_bold or not bold[True])

    def letterhead(self, header: Node) -> Iterator[DocumentBlock]:
        """Yield what stands above each page, once: whose it is, and its number in a register."""
        for paragraph in named(header, "p"):
            for text, _ in rows(self._runs(paragraph)):
                said = tidy(copied_page.bare(text))
                if said and said not in self.told:
                    self.told.add(said)
                    yield DocumentBlock(self.counter.next(), "text", said)

    def body(self, node: Node) -> Iterator[DocumentBlock]:
        """Yield the blocks of the body, of a cell or of a box."""
        held: list[TextLine] = []
        parts = [*tables.within(node, "p", "tbl")]
        for part, after in zip_longest(parts, parts[1:]):
            found = [*(self._table(part) if tag(part) == "tbl" else self._paragraph(part, after))]
            for one in found:
                if isinstance(one, TextLine):
                    held.append(one)
                    continue
                yield from lines.together(held)
                held = []
                yield one
        yield from lines.together(held)

    def _paragraph(self, node: Node, after: Node | None) -> Iterator[DocumentBlock | TextLine]:
        for box in named(node, "txbxContent"):
            if not any(tag(one) == "Fallback" for one in box.iterancestors()):
                yield from self.body(box)
        style = self.look.style(node)
        if self.look.is_contents(style) or _leads_within(node):
            return
        found = self._runs(node)
        own = [text for text, _ in rows(found) if text]
        if not own:
            return
        level, listed = self.look.heading(style), self.look.listed(style)
        if level:
            text = " ".join(own).rstrip(":").rstrip()
            yield DocumentBlock(self.counter.next(), "heading", text, level)
        elif listed is None or self._titles(node, listed, after):
            yield from self._lines(node)
        else:
            yield DocumentBlock(self.counter.next(), "bullet", " ".join(own), listed.level)

    def _lines(self, node: Node) -> Iterator[TextLine]:
        indent = whole(value(child(node, "pPr", "ind"), "left")) / _TWIPS
        for one in text_lines(self._runs(node), self.counter, guesses=self.guesses):
            yield one._replace(indent=indent)

    def _runs(self, node: Node) -> list[TextRun]:
        found = runs(pieces(node, self.look, self.look.style(node)), self.body_size)
        return [one._replace(is_bold=False) for one in found] if self.is_all_bold else found

    def _titles(self, node: Node, listed: ListedParagraph, after: Node | None) -> bool:
        """Whether a number of a list begins a heading: it stands out, and no other follows."""
        own = [*rows(self._runs(node))]
        beside = (
            after is not None and tag(after) == "p" and self.look.listed(self.look.style(after))
        )
        is_short = sum(len(text) for text, _ in own) <= HEADING
        same = bool(beside) and beside == listed
        return listed.is_numbered and is_short and not same and all(is_bold for _, is_bold in own)

    def _table(self, node: Node) -> Iterator[DocumentBlock]:
        cells = [cell for row in tables.cells_of(node) for cell in row]
        if len(cells) == 1 or any(self._is_part(cell) for cell in cells):
            for cell in cells:
                yield from self.body(cell)
            return
        yield from rows_of(tables.grid(node, self.counter, self._texts))

    def _is_part(self, cell: Node) -> bool:
        """Whether a cell is a part of the page: with headings, or a table of its own."""
        paragraphs = tables.within(cell, "p")
        headed = any(self.look.heading(self.look.style(one)) for one in paragraphs)
        return headed or next(tables.within(cell, "tbl"), None) is not None

    def _texts(self, cell: Node) -> tuple[str, bool]:
        """The lines of a cell, and whether all of them stand out."""
        told, looks = list[str](), list[bool]()
        for paragraph in tables.within(cell, "p"):
            sign = "• " if self.look.listed(self.look.style(paragraph)) else ""
            for text, is_bold in rows(self._runs(paragraph)):
                told += [f"{sign}{text}"] if text else []
                looks += [is_bold] if text else []
        return "\n".join(told), bool(looks) and all(looks)


def _leads_within(paragraph: Node) -> bool:
    """Whether it is a line of contents, which leads to a heading."""
    links = [value(one, "anchor") or "" for one in named(paragraph, "hyperlink")]
    return any(one.startswith("_Toc") for one in links)
