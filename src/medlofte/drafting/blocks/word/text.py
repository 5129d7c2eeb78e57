"""Knows the text of a paragraph of Word: what is read of it, and how it looks."""

from collections.abc import Iterator
from typing import NamedTuple

from medlofte.drafting.blocks.runs import BREAK, TextRun
from medlofte.drafting.blocks.word.look import ParagraphLook, Style
from medlofte.drafting.blocks.word.package import Node, child, is_on, tag, value

# Deleted and moved text is no longer there; a box is read for itself, and its double not at all.
_UNREAD = ("del", "moveFrom", "pPr", "rPr", "txbxContent", "Fallback", "instrText", "delText")
_TAB = "\t"
_SIGNS = {"br": BREAK, "cr": BREAK, "tab": _TAB, "ptab": _TAB, "noBreakHyphen": "-"}
_STRUCK = ("strike", "dstrike", "vanish", "webHidden")
_LARGER = 1.15  # than the text: so large are headings that only their size tells of


class Piece(NamedTuple):
    """Text of one look; `size` in half points."""

    text: str
    is_bold: bool
    is_underlined: bool
    size: int


def pieces(paragraph: Node, look: ParagraphLook, style: Style) -> list[Piece]:
    """The text of a paragraph that is still there."""
    return [*_pieces(paragraph, look, style)]


def runs(found: list[Piece], body_size: int) -> list[TextRun]:
    """The pieces as text that stands out or not; tabs between columns break the line."""
    told: list[TextRun] = []
    for one in found:
        stands_out = one.is_bold or one.is_underlined or one.size > body_size * _LARGER
        is_far = one.text == _TAB and bool(told) and told[-1].text in (_TAB, BREAK)
        told.append(TextRun(BREAK if is_far else one.text, stands_out))
    return told


def _pieces(node: Node, look: ParagraphLook, style: Style) -> Iterator[Piece]:
    for part in node:
        name = tag(part)
        if name == "r":
            yield from _run(part, look, style)
        elif name not in _UNREAD:
            yield from _pieces(part, look, style)


def _run(run: Node, look: ParagraphLook, style: Style) -> Iterator[Piece]:
    about = child(run, "rPr")
    if any(is_on(child(about, name)) for name in _STRUCK):
        return
    seen = look.run(about, style)
    is_underlined = is_on(child(about, "u"))
    for part in run:
        name = tag(part)
        text = (part.text or "") if name == "t" else _SIGNS.get(name, "")
        if name == "sym":
            code = value(part, "char") or ""
            text = chr(int(code, 16)) if len(code) == 4 and code.isalnum() else ""  # noqa: PLR2004  hex digits
        if text:
            yield Piece(text, seen.is_bold, is_underlined, seen.size)
