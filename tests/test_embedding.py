"""The small pages that others show within their own: what they tell, and the line to copy."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import hostile
from conftest import Cli
from links import broken
from published import DAYS, HIDDEN, read_all
from published import tree as secret_tree
from small_trees import AGREEMENT, HEAD, lofte, target, tree

YEARLY = target("kind: count, at_least: 2, per: year, unit: kontroller")
BASE = "https://www.example.se/loften/"
YEAR = "arjeplog/avtal/2024.html"
PROMISE = "arjeplog/avtal/lofte/lofte.html"
ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "main",
        "p",
        "h1",
        "strong",
        "ul",
        "li",
        "a",
    ),
    *("svg", "g", "path", "rect", "circle"),
}


class _Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _site(cli: Cli, *more: str, as_of: str = "2024-12-31") -> None:
    cli(*more, "site", "ut", "--data", "data", "--as-of", as_of, "--base-url", BASE)


def _small(tmp_path: Path, path: str) -> str:
    return (tmp_path / "ut" / "ruta" / path).read_text("utf-8")


def _line(tmp_path: Path, path: str) -> tuple[str, dict[str, str | None]]:
    """The one element of the line to copy, as a browser reads it where it was pasted."""
    text = (tmp_path / "ut" / path).read_text("utf-8")
    (copied,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)
    (element,) = _Tags(unescape(copied)).found
    return element


def test_a_year_and_a_promise_have_a_small_page(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    _site(cli)
    year = _small(tmp_path, YEAR)
    assert "<h1>1 mätbart löfte: 1 uppnåddes inte (preliminärt)</h1>" in year
    assert '<p class="over">Arjeplog 2024</p>' in year
    assert "Per den 31 december 2024" in year
    promise = _small(tmp_path, PROMISE)
    assert "<h1>Lofte</h1>" in promise
    assert "1 av 2 kontroller: inte uppnått, 1 saknas" in promise
    assert broken(tmp_path / "ut") == []


def test_a_small_page_has_no_script_and_leads_to_the_whole_one(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    _site(cli)
    for path in (YEAR, PROMISE):
        found = _Tags(_small(tmp_path, path)).found
        assert {tag for tag, _ in found} <= ALLOWED
        assert ("meta", {"name": "robots", "content": "noindex"}) in found
        (link,) = (attributes for tag, attributes in found if tag == "a")
        assert link["target"] == "_top"
        at = tmp_path / "ut" / "ruta" / path
        assert (at.parent / str(link["href"])).resolve() == tmp_path / "ut" / path


def test_the_line_to_copy_shows_the_small_page(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    _site(cli)
    for path, title in ((YEAR, "Medborgarlöften: Arjeplog 2024"), (PROMISE, "Lofte, Arjeplog")):
        tag, attributes = _line(tmp_path, path)
        assert tag == "iframe"
        assert attributes["src"] == f"{BASE}ruta/{path}"
        assert attributes["title"] == title
        assert (tmp_path / "ut" / "ruta" / path).exists()


def test_small_pages_are_not_to_be_searched_for(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    _site(cli)
    assert "ruta/" not in (tmp_path / "ut" / "sitemap.xml").read_text("utf-8")


def test_without_an_address_nothing_can_be_embedded(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    cli("site", "ut", "--data", "data", "--as-of", "2024-12-31")
    assert not (tmp_path / "ut" / "ruta").exists()
    assert not (tmp_path / "ut" / "ruta.css").exists()
    assert "<textarea" not in (tmp_path / "ut" / YEAR).read_text("utf-8")


def test_a_promise_is_shown_as_it_stands_last(cli: Cli, tmp_path: Path) -> None:
    later = AGREEMENT.replace("id: avtal", "id: sedan").replace("2024", "2025")
    both = lofte(YEARLY) + later + lofte(YEARLY)
    tree(tmp_path / "data", both, ["2024-03-13", "2025-02-01", "2025-02-02"])
    _site(cli, as_of="2025-12-31")
    assert "2 av 2 kontroller: uppnått" in _small(tmp_path, PROMISE)
    assert not (tmp_path / "ut" / "ruta" / "arjeplog" / "sedan" / "lofte").exists()
    assert _line(tmp_path, PROMISE)[1]["src"] == f"{BASE}ruta/{PROMISE}"


def test_a_promise_that_begins_later_is_shown_where_nothing_else_is(
    cli: Cli, tmp_path: Path
) -> None:
    coming = "from: 2024-10-01"
    tree(tmp_path / "data", lofte(YEARLY, coming))
    _site(cli, as_of="2024-05-01")
    assert "börjar" in _small(tmp_path, PROMISE)


def test_what_begins_later_hides_no_answer(cli: Cli, tmp_path: Path) -> None:
    later = AGREEMENT.replace("id: avtal", "id: sedan").replace("2024", "2025")
    both = lofte(YEARLY) + later + lofte(YEARLY, "from: 2025-10-01")
    tree(tmp_path / "data", both, ["2024-03-13"])
    _site(cli, as_of="2025-05-01")
    assert "1 av 2 kontroller: inte uppnått" in _small(tmp_path, PROMISE)


def test_an_agreement_that_has_not_begun_has_none(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    _site(cli, as_of="2023-05-01")
    assert not [*(tmp_path / "ut" / "ruta").rglob("*.html")]


def test_a_year_without_numbers_is_told_in_words(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(target("kind: ongoing")), ["2024-03-13"])
    _site(cli)
    assert "1 löfte utan antal" in _small(tmp_path, YEAR)


def test_names_that_attack_break_no_small_page_and_no_line(cli: Cli, tmp_path: Path) -> None:
    hostile.tree(tmp_path / "data")
    _site(cli)
    small = sorted((tmp_path / "ut" / "ruta").rglob("*.html"))
    assert len(small) > hostile.PROMISES
    for page in small:
        text = page.read_text("utf-8")
        found = _Tags(text).found
        assert {tag for tag, _ in found} <= ALLOWED, page
        assert not any(name.startswith("on") for _, given in found for name in given)
        assert hostile.TURNED not in text
        path = page.relative_to(tmp_path / "ut" / "ruta").as_posix()
        tag, given = _line(tmp_path, path)
        assert (tag, {*given}) == (
            "iframe",
            {*("src", "title", "width", "height"), "style", "loading"},
        )
        assert given["src"] == f"{BASE}ruta/{path}"


def test_in_english_the_promise_keeps_its_language(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    _site(cli, "--lang", "en")
    year, promise = _small(tmp_path, YEAR), _small(tmp_path, PROMISE)
    assert '<html lang="en">' in year
    assert "All promises and what is done" in year
    assert '<h1 lang="sv">Lofte</h1>' in promise
    assert "More on the promise and what is done" in promise
    assert _line(tmp_path, YEAR)[1]["title"] == "Citizen promises: Arjeplog 2024"
    told = re.sub(r'lang="sv">[^<]*<', "", promise)
    assert not re.search("löfte|uppnå", told)


def test_what_is_not_public_is_in_no_small_page(cli: Cli, tmp_path: Path) -> None:
    secret_tree(tmp_path / "data")
    _site(cli, as_of="2024-06-30")
    told = read_all(tmp_path / "ut" / "ruta")
    assert "Synligzqx" in told
    assert HIDDEN not in told
    assert not [day for day in DAYS if day in told]


def test_invented_reports_are_marked(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 example: true"])
    _site(cli)
    for path in (YEAR, PROMISE):
        assert "EXEMPEL: 1 aktivitet är påhittad." in _small(tmp_path, path)


def test_an_invented_agreement_is_marked(cli: Cli, tmp_path: Path) -> None:
    head = HEAD + AGREEMENT.replace("    areas:", "    example: true\n    areas:")
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 example: true"], head)
    _site(cli)
    for path in (YEAR, PROMISE):
        assert "påhitta" in _small(tmp_path, path)
