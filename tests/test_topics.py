"""What is promised on a topic in all municipalities: found by name, never by how it went."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from building import agreement, blank, filled, promise
from conftest import Cli
from medlofte.book.book import Book
from medlofte.language import use
from medlofte.model.settings import Publish
from medlofte.model.topic import TOPICS
from medlofte.publishing.audience import Audience
from medlofte.publishing.years import years
from medlofte.render.address import topic_page
from medlofte.render.open_data.tables import TABLES
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.pages import SiteMunicipality, place_pages, shared_pages
from medlofte.swedish.choice_words import words
from medlofte.wording.heading import topic_words
from small_trees import AGREEMENT, HEAD, lofte, target, tree

TEN = "kind: count, at_least: 10, per: year"
TRAFFIC = promise(TEN, "topic: traffic, name: Kontroller")
MANY = [f"Kommun{letter}" for letter in "ABCDEFGHIJKLMNOP"]
PLACES = {
    "alvdalen": ("Älvdalen", "2039"),
    "arjeplog": ("Arjeplog", "2506"),
    "ydre": ("Ydre", "0512"),
}
OF_ALL = ("amnen.html", "amne-trafik.html", "oppna-data.html")
YEAR = "2024-01-01 2024-12-31"
SEVEN = [f"date: 2024-03-{day:02}" for day in range(1, 8)]


def _municipality(name: str, *agreements: str, reports: tuple[str, ...] = ()) -> Book:
    book = filled(blank(*agreements or (agreement(YEAR, TRAFFIC),)), reports)
    slug = name.lower()
    return replace(book, id=slug, promises=book.promises.model_copy(update={"municipality": name}))


def _shared(*books: Book, counties: Sequence[str] = ("Norrbottens län",)) -> dict[str, Page]:
    """The pages of a site; the municipalities lie in the counties by turns."""
    site = Site(Audience(Publish(), date(2025, 6, 30)))
    cards = []
    own: list[Page] = []
    for book, county in zip(books, cycle(counties), strict=False):
        place = SiteMunicipality(book, county, [*years(book, site.audience)])
        card, _, pages = place_pages(site, place)
        cards.append(card)
        own += pages
    return {page.path: page for page in (*own, *shared_pages(site, cards, ()))}


def _text(page: Page) -> str:
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_promises_of_all_municipalities_stand_by_topic() -> None:
    pages = _shared(_municipality("Örebro"), _municipality("Arjeplog"), _municipality("Ånge"))
    page = pages["amne-trafik.html"]
    assert "3 löften i 3 kommuner" in _text(page)
    order = [_text(page).index(name) for name in ("Arjeplog", "Ånge", "Örebro")]
    assert order == sorted(order)
    assert "Kontroller Ett löfte 1 januari–31 december 2024" in _text(page)
    assert 'href="arjeplog/avtal/lofte/lofte.html"' in page.text
    assert "Hitta din kommun" not in page.text
    assert page.since == date(2024, 1, 1)
    assert _text(pages["amnen.html"]).endswith("Trafik 3 löften i 3 kommuner")
    for path in ("index.html", "oppna-data.html"):
        assert 'href="amnen.html"' in pages[path].text
    assert 'href="../../../amne-trafik.html">Trafik<' in (
        pages["arjeplog/avtal/lofte/lofte.html"].text
    )


def test_without_topics_there_is_no_page_of_them() -> None:
    pages = _shared(_municipality("Arjeplog", agreement(YEAR, promise(TEN))))
    assert not [path for path in pages if path.startswith("amne")]
    for path in ("index.html", "oppna-data.html"):
        assert "amnen.html" not in pages[path].text
    assert "Ämne" not in pages["arjeplog/avtal/lofte/lofte.html"].text


def test_a_promise_stands_once_with_all_its_times() -> None:
    terms = ("2018-01-01 2019-12-31", "2020-01-01 2021-12-31", "2023-01-01 2024-12-31")
    kept = [
        agreement(term, promise(TEN, "topic: traffic" if number == 1 else ""), id_=f"a{number}")
        for number, term in enumerate(terms)
    ]
    page = _shared(_municipality("Arjeplog", *kept))["amne-trafik.html"]
    assert "1 löfte i 1 kommun" in _text(page)
    assert "Ett löfte 1 januari 2018–31 december 2021, 1 januari 2023–31" in _text(page)
    assert page.text.count("lofte/lofte.html") == 1
    assert page.since == date(2023, 1, 1)


def test_what_is_invented_is_said_to_be() -> None:
    page = _shared(_municipality("Arjeplog", agreement(YEAR, TRAFFIC, more="example: true")))
    assert "Kontroller (exempel)" in _text(page["amne-trafik.html"])
    assert "EXEMPEL" in _text(page["amne-trafik.html"])


def test_what_never_held_has_no_days() -> None:
    never = promise(TEN, "topic: traffic, from: 2030-01-01, to: 2030-02-01")
    page = _shared(_municipality("Arjeplog", agreement("2024-01-01 2031-12-31", never)))
    assert page["amne-trafik.html"].since is None
    assert page["amnen.html"].since is None


def test_a_topic_that_many_have_promised_has_a_page_a_county() -> None:
    counties = ("Örebro län", "", "Blekinge län")
    pages = _shared(*(_municipality(name) for name in MANY), counties=counties)
    page = pages["amne-trafik.html"]
    assert "16 löften i 16 kommuner" in _text(page)
    assert "KommunA" in _text(page)
    assert "Kontroller" not in _text(page)
    order = ["utan-lan", "blekinge-lan", "orebro-lan"]
    assert re.findall(r"amne-trafik-([a-z-]+).html", page.text) == order
    assert "Län inte angivet 5 löften i 5 kommuner: KommunB, KommunE" in _text(page)
    own = pages["amne-trafik-orebro-lan.html"]
    assert "Trafik, Örebro län 6 löften i 6 kommuner" in _text(own)
    assert re.findall(r"Kommun[A-Z]", _text(own)) == [f"Kommun{letter}" for letter in "ADGJMP"]
    assert 'href="amne-trafik.html">Trafik<' in own.text


def test_municipalities_of_one_county_stand_on_one_page() -> None:
    pages = _shared(*(_municipality(name) for name in MANY))
    assert [path for path in pages if path.startswith("amne-")] == ["amne-trafik.html"]
    page = pages["amne-trafik.html"]
    assert "Hitta din kommun" in page.text
    assert '<a href="#kommun-16">KommunP</a>' in page.text
    assert 'id="kommun-16"><a href="kommunp/index.html">KommunP</a>' in page.text


def test_shared_pages_set_no_municipalities_side_by_side_by_outcome() -> None:
    """What is told of all together is the same whatever was done, and in the same order."""
    undone = _shared(*(_municipality(name) for name in MANY))
    reports = [tuple(SEVEN) if number % 2 else () for number in range(len(MANY))]
    done = _shared(
        *(_municipality(name, reports=told) for name, told in zip(MANY, reports, strict=True))
    )
    assert "7 av 10" in done["kommunb/avtal/lofte/lofte.html"].text
    for path in (*OF_ALL, "index.html"):
        main = done[path].text.partition("<main")[2]
        assert "7 av 10" not in main
        assert 'class="state' not in main
        assert 'class="stack' not in main
        order = [main.find(f">{name}<") for name in MANY]
        assert order == sorted(order)
    for path in OF_ALL:
        assert done[path].text == undone[path].text


def test_no_page_of_a_municipality_tells_of_another() -> None:
    pages = _shared(*(_municipality(name, reports=tuple(SEVEN)) for name in MANY))
    for path, page in pages.items():
        if "/" in path:
            named = {name.lower() for name in re.findall(r"Kommun[A-Z]\b", page.text)}
            assert named <= {path.partition("/")[0]}, path


def _tree(folder: Path, busy: str) -> Path:
    """A tree of three municipalities; one of them has reported seven times as much."""
    root = folder / "data"
    (root / "promises").mkdir(parents=True)
    (root / "activities").mkdir()
    for slug, (name, code) in PLACES.items():
        head = HEAD.replace("municipality: Arjeplog", f"municipality: {name}").replace("2506", code)
        days = [f"2024-03-0{day}" for day in range(1, 8 if slug == busy else 2)]
        text = lofte(target(TEN), "topic: traffic")
        one = tree(folder / slug, text, days, head=head + AGREEMENT)
        (one / "promises" / "arjeplog.yaml").rename(root / "promises" / f"{slug}.yaml")
        (one / "activities" / "arjeplog").rename(root / "activities" / slug)
    return root


def test_no_table_of_the_data_is_in_the_order_of_the_outcome(cli: Cli, tmp_path: Path) -> None:
    """Each row is of one municipality, and those stand in the same order whatever was done."""
    found: dict[str, list[list[str]]] = {table.name: [] for table in TABLES}
    for busy in PLACES:
        root, out = _tree(tmp_path / busy, busy), tmp_path / busy / "ut"
        cli("site", str(out), "--data", str(root), "--as-of", "2024-12-31")
        assert (out / "amne-trafik.html").exists()
        for table in TABLES:
            text = (out / table.file).read_text("utf-8-sig")
            rows = csv.DictReader(text.splitlines(), delimiter=";")
            found[table.name].append([*dict.fromkeys(row["code"] for row in rows)])
    in_order = [code for _, code in PLACES.values()]
    assert found["figures"] == found["activities"] == [in_order] * 3
    for name, orders in found.items():
        assert all(order in (in_order, []) for order in orders), name


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_has_a_name_and_an_address_of_its_own(topic: str) -> None:
    (one,) = (each for each in TOPICS if each == topic)
    assert topic_words(one).lower() == words(one)[0]
    path = topic_page(one)
    assert [each for each in TOPICS if topic_page(each) == path] == [one]
    use("en")
    assert topic_page(one) == path
