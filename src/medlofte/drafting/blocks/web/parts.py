"""Knows which parts of a web page are read, and which only stand around them."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

_NEVER = frozenset(
    (
        *("nav", "footer", "aside", "script", "style", "noscript", "template", "head", "iframe"),
        *("object", "audio", "video", "canvas", "map", "svg", "math", "figcaption", "dialog"),
        *("select", "option", "textarea", "input", "label", "legend", "del", "s", "strike"),
    )
)
# Of these many pages make what they lay everything in.
_MOSTLY = ("form", "header", "button", "fieldset")
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "search", "complementary"),
        *("dialog", "alert", "alertdialog", "menu", "menubar"),
    )
)
# Words of the names that web sites give to what stands around the text.
_AROUND = frozenset(
    (
        *("cookie", "cookies", "cookiebot", "kakor", "consent", "skiplink", "skiplinks"),
        *("menu", "meny", "submenu", "megamenu", "nav", "navbar", "navigation", "breadcrumb"),
        *("breadcrumbs", "brodsmula", "brodsmulor", "crumbs", "search", "sok", "banner", "toolbar"),
        *("share", "sharing", "dela", "social", "lyssna", "readspeaker", "feedback", "newsletter"),
        *("related", "relaterat", "relaterade", "sidebar", "sidomeny", "sidfot", "footer"),
        *("pagination", "sr", "visuallyhidden"),
    )
)
_TOKEN = re.compile(r"[A-Z]?[a-z0-9åäö]+")
_TITLE = re.compile("h[1-6]|li")
_WITH = ("has", "no", "with", "without")
_OPENED = re.compile(r"accordion|collaps|expand|panel|tab-?pane|faq|toggle|dragspel", re.IGNORECASE)
_MAIN_IDS = ("content", "main", "maincontent", "main-content", "huvudinnehall", "innehall")
_ENOUGH = 60  # words: with fewer a part is hardly the text of the page
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+)")


class WebPage:
    """A page, and what in it is worth reading."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self.main = self._main()
        self._most = _words(self.main) / 2

    def _main(self) -> HtmlElement:
        ids = (f"//*[@id='{one}']" for one in _MAIN_IDS)
        for path in ("//main", "//*[@role='main']", *ids, "//article"):
            found: list[HtmlElement] = self._root.xpath(path)
            best = max(found, key=_words, default=None)
            if best is not None and _words(best) > _ENOUGH and _holds_most(best, found):
                return best
        body = self._root.find("body")
        return self._root if body is None else body

    def is_left_out(self, node: HtmlElement) -> bool:
        """Whether a part is no text of the page, or nobody sees it."""
        if not isinstance(node.tag, str) or node.tag in _NEVER:
            return True
        if node.get("role") in _ROLES or (_is_hidden(node) and not _is_opened(node)):
            return True
        if node.tag == "button" and node.get("aria-expanded"):
            return False
        stands_around = node.tag in _MOSTLY and not _is_inner_header(node)
        return (stands_around or _is_around(node)) and not self._holds_text(node)

    def _holds_text(self, node: HtmlElement) -> bool:
        holds = any(node.find(f".//{tag}") is not None for tag in ("main", "h1"))
        return holds or _words(node) > self._most

    @property
    def has_headings(self) -> bool:
        """Whether the page says itself what its headings are; one alone is its title."""
        return len(self.main.xpath(".//h1|.//h2|.//h3|.//h4|.//summary")) > 1


def address(root: HtmlElement, text: str) -> str:
    """The page's own address, where it names one."""
    named = root.xpath("//link[@rel='canonical']/@href|//meta[@property='og:url']/@content")
    saved = _SAVED_FROM.search(text[:4000])
    told = [*named, *([saved[1]] if saved else [])]
    return next((str(one) for one in told if one.startswith(("https://", "http://"))), "")


def _words(node: HtmlElement) -> int:
    return len(node.text_content().split())


def _holds_most(best: HtmlElement, found: Iterable[HtmlElement]) -> bool:
    return _words(best) * 2 > sum(_words(one) for one in found if best not in one.iterancestors())


def _is_hidden(node: HtmlElement) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    hidden = node.get("hidden") is not None or node.get("aria-hidden") == "true"
    return hidden or "display:none" in style or "visibility:hidden" in style


def _is_opened(node: HtmlElement) -> bool:
    """Whether a part that is hidden is shown to who presses the heading above it."""
    above = node.getprevious()
    if node.get("role") == "tabpanel" or _OPENED.search(f"{node.get('class')} {node.get('id')}"):
        return True
    return above is not None and (
        above.get("aria-expanded") is not None or bool(above.xpath(".//*[@aria-expanded]"))
    )


def _is_inner_header(node: HtmlElement) -> bool:
    return node.tag == "header" and any(
        one.tag in ("main", "article") for one in node.iterancestors()
    )


def _is_around(node: HtmlElement) -> bool:
    """Whether its names tell that it stands around the text; `has-sidebar` does not."""
    if _TITLE.fullmatch(node.tag):  # named after what it says
        return False
    tokens = [*_tokens(f"{node.get('class') or ''} {node.get('id') or ''}")]
    return any(
        token in _AROUND and before not in _WITH
        for before, token in zip(["", *tokens], tokens, strict=False)
    )


def _tokens(names: str) -> Iterator[str]:
    return (one.lower() for one in _TOKEN.findall(names))
