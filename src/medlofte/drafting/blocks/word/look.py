"""Knows how paragraphs of a Word document look: what their styles say, and what they say."""

import re
from typing import NamedTuple

from medlofte.drafting.blocks.word.package import (
    Node,
    WordPackage,
    child,
    is_on,
    named,
    value,
    whole,
)

_HEADING = re.compile(
    r"(?:heading|rubrik|title|titel|subtitle|underrubrik)(?![a-zåäö]) ?(\d)?", re.IGNORECASE
)
_BULLETS = re.compile(
    r"(?:list (?:bullet|number)|punktlista|numrerad lista|lista \d|list \d)", re.IGNORECASE
)
_CONTENTS = re.compile(r"(?:toc(?![a-z])|innehåll|table of)", re.IGNORECASE)
_BODY_LEVEL = 9  # of an outline: text
_ANCESTORS = 12  # styles that each stand on another


class Style(NamedTuple):
    """What a style says of a paragraph or of a piece of text; 0 and no where it says nothing."""

    name: str = ""
    outline: int = 0  # 1 is the highest
    number: str = ""  # of the list
    depth: int = 0
    is_bold: bool = False
    size: int = 0  # half points


class ListedParagraph(NamedTuple):
    """Where a paragraph of a list stands; `number` names the list."""

    number: str
    level: int  # 1 is the outermost
    is_numbered: bool


class ParagraphLook:
    """The styles and lists of a document."""

    def __init__(self, package: WordPackage) -> None:
        styles, lists = package.part("styles"), package.part("numbering")
        self._nodes = {value(one, "styleId") or "": one for one in _all(styles, "style")}
        defaults = child(styles, "docDefaults", "rPrDefault", "rPr", "sz")
        self._size = whole(value(defaults)) or 20
        self._styles: dict[str, Style] = {}
        default = (one for one in self._nodes.values() if value(one, "default") in ("1", "true"))
        of_text = (key for one in default if (key := value(one, "styleId")) and _of_text(one))
        self._default = next(of_text, "")
        abstract = {value(one, "abstractNumId"): one for one in _all(lists, "abstractNum")}
        self._lists = {
            value(one, "numId"): abstract.get(value(child(one, "abstractNumId")))
            for one in _all(lists, "num")
        }

    def style(self, paragraph: Node) -> Style:
        """The style of a paragraph with what it says itself."""
        about = child(paragraph, "pPr")
        style = self._style(value(child(about, "pStyle")) or self._default)
        outline = child(about, "outlineLvl")
        if outline is not None and whole(value(outline)) < _BODY_LEVEL:
            style = style._replace(outline=whole(value(outline)) + 1)
        own = child(about, "numPr")
        if own is not None:
            number = value(child(own, "numId")) or style.number
            style = style._replace(number=number, depth=whole(value(child(own, "ilvl"))))
        return style

    def run(self, about: Node | None, paragraph: Style) -> Style:
        """How a piece of text looks: by itself, by its style, by the paragraph's."""
        style = self._style(value(child(about, "rStyle")) or "")
        own = child(about, "b")
        is_bold = is_on(own) if own is not None else style.is_bold or paragraph.is_bold
        size = whole(value(child(about, "sz"))) or style.size or paragraph.size or self._size
        return Style(is_bold=is_bold, size=size)

    def heading(self, style: Style) -> int:
        """The level of a heading; 0 for any other paragraph."""
        found = _HEADING.match(style.name)
        return whole(found[1]) or 1 if found else style.outline

    def listed(self, style: Style) -> ListedParagraph | None:
        """Where a paragraph stands in a list; None where it stands in none."""
        named_so = _BULLETS.match(style.name)
        if style.number not in ("", "0"):
            levels = self._lists.get(style.number)
            level = [one for one in _all(levels, "lvl") if whole(value(one, "ilvl")) == style.depth]
            form = value(child(level[0], "numFmt")) if level else None
            if form == "none" and not named_so:
                return None
            depth = style.depth or max(whole(style.name[-1:]) - 1, 0) if named_so else style.depth
            return ListedParagraph(style.number, depth + 1, form not in ("bullet", None))
        if named_so and style.number != "0":
            return ListedParagraph(style.name, max(whole(style.name[-1:]), 1), is_numbered=False)
        return None

    def is_contents(self, style: Style) -> bool:
        """Whether a paragraph is a line of the table of contents."""
        return bool(_CONTENTS.match(style.name))

    def _style(self, key: str, left: int = _ANCESTORS) -> Style:
        if key not in self._styles:
            node = self._nodes.get(key)
            known = node is not None and left > 0
            self._styles[key] = self._made(node, left) if known else Style(key)
        return self._styles[key]

    def _made(self, node: Node, left: int) -> Style:
        base = self._style(value(child(node, "basedOn")) or "", left - 1)
        listing = child(node, "pPr", "numPr")
        outline = child(node, "pPr", "outlineLvl")
        bold = child(node, "rPr", "b")
        level = whole(value(outline)) + 1 if outline is not None else base.outline
        number = value(child(listing, "numId")) or base.number
        return Style(
            value(child(node, "name")) or value(node, "styleId") or "",
            level if level <= _BODY_LEVEL else 0,
            number,
            whole(value(child(listing, "ilvl"))) or base.depth,
            is_on(bold) if bold is not None else base.is_bold,
            whole(value(child(node, "rPr", "sz"))) or base.size,
        )


def _of_text(style: Node) -> bool:
    return value(style, "type") == "paragraph"


def _all(node: Node | None, name: str) -> list[Node]:
    return [] if node is None else [*named(node, name)]
