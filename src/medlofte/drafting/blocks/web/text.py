"""Knows the text of a part of a web page: what stands in one line, and what is bold."""

from collections.abc import Collection, Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from medlofte.drafting.blocks.runs import BREAK, TextRun
from medlofte.drafting.blocks.web.parts import WebPage

BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "details",
            "summary",
            "figure",
            "form",
        ),
        *("ul", "ol", "menu", "li", "dl", "dt", "dd", "blockquote", "address", "pre", "fieldset"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "hr", "center"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    )
)
_BOLD = ("b", "strong")


def holds_blocks(node: HtmlElement) -> bool:
    """Whether a part is more than a piece of a line."""
    return node.tag in BLOCKS or any(one.tag in BLOCKS for one in node.iterdescendants())


def runs(
    node: HtmlElement, page: WebPage, skip: Collection[str] = (), *, is_bold: bool = False
) -> Iterator[TextRun]:
    """Yield the text of a part; parts that lie in it stand on lines of their own."""
    is_bold = is_bold or stands_out(node)
    yield TextRun(node.text or "", is_bold)
    for child in node:
        if child.tag == "br":
            yield TextRun(BREAK)
        elif child.tag not in skip and not page.is_left_out(child):
            around = [TextRun(BREAK)] if child.tag in BLOCKS else []
            yield from around
            if child.tag == "li":
                yield TextRun("• ")
            yield from runs(child, page, skip, is_bold=is_bold)
            yield from around
        yield TextRun(child.tail or "", is_bold)


def stands_out(node: HtmlElement) -> bool:
    """Whether a part says of itself that it is bold."""
    style = (node.get("style") or "").replace(" ", "").lower()
    weights = ("bold", "600", "700", "800")
    return node.tag in _BOLD or any(f"font-weight:{weight}" in style for weight in weights)
