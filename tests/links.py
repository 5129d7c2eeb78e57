"""Follows every link of a written site: to a file that is there, and to a place that is in it."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

_ABROAD = ("http", "https", "mailto")


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: Counter[str] = Counter()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and tag != "base":
                self.links.append(value or "")
            if name == "id":
                self.ids[value or ""] += 1


@cache
def _read(path: Path, _time: int) -> _Page:
    return _Page(path.read_text(encoding="utf-8"))


def _page(path: Path) -> _Page:
    return _read(path, path.stat().st_mtime_ns)


def broken(folder: Path) -> list[str]:
    """Return what is wrong with the links and the ids of all pages and feeds of a folder."""
    return [*_broken(folder)]


def _broken(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.html")):
        here = path.relative_to(folder).as_posix()
        yield from (f"{here}: id {id_} stands twice" for id_, n in _page(path).ids.items() if n > 1)
        for link in _page(path).links:
            yield from (f"{here}: {complaint}" for complaint in _wrong(folder, path, link))
    for path in sorted(folder.rglob("*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314  a file that the test has just written
        for element in root.iter():
            address = element.get("href")
            if address is not None:
                here = path.relative_to(folder).as_posix()
                yield from (f"{here}: {complaint}" for complaint in _wrong(folder, path, address))


def _wrong(folder: Path, path: Path, link: str) -> Iterator[str]:
    parts = urlsplit(link)
    if parts.scheme in _ABROAD or link == "data:,":  # an empty icon asks for nothing
        return
    if parts.scheme or parts.netloc:
        yield f"{link} leads to no page"
        return
    rooted = parts.path.startswith("/")
    target = (folder if rooted else path.parent) / unquote(parts.path).lstrip("/")
    target = path if not parts.path else target / "index.html" if target.is_dir() else target
    if not target.resolve().is_relative_to(folder.resolve()):
        yield f"{link} leads out of the site"
    elif not target.is_file():
        yield f"{link} leads nowhere"
    elif parts.fragment and target.suffix == ".html" and parts.fragment not in _page(target).ids:
        yield f"{link} leads to no place on its page"
