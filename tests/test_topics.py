"""What is promised on a subject in all municipalities: found by name, never by how it went."""

import re
from dataclasses import replace
from datetime import date

import pytest

from building import agreement, blank, filled, promise
from medlofte.book.book import Book
from medlofte.language import use
from medlofte.model.settings import Publish
from medlofte.model.topic import TOPICS
from medlofte.publishing.audience import Audience
from medlofte.publishing.years import years
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.pages import SiteMunicipality, place_pages, shared_pages
from medlofte.render.site.topics.subject import page_path
from medlofte.swedish.choice_words import words
from medlofte.wording.heading import topic_words

TEN = "kind: count, at_least: 10, per: year"
TRAFFIC = promise(TEN, "topic: traffic, name: Kontroller")
OF_ALL = ("amnen.html", "amne-trafik.html", "oppna-data.html")
YEAR = "2024-01-01 2024-12-31"
SEVEN = [f"date: 2024-03-{day:02}" for day in range(1, 8)]


def _municipality(name: str, *agreements: str, reports: tuple[str, ...] = ()) -> Book:
    book = filled(blank(*agreements or (agreement(YEAR, TRAFFIC),)), reports)
    slug = name.lower()
    return replace(book, id=slug, promises=book.promises.model_copy(update={"municipality": name}))


def _shared(*books: Book, today: str = "2025-06-30") -> dict[str, Page]:
    site = Site(Audience(Publish(), date.fromisoformat(today)))
    cards = []
    own: list[Page] = []
    for book in books:
        place = SiteMunicipality(book, "", [*years(book, site.audience)])
        card, _, pages = place_pages(site, place)
        cards.append(card)
        own += pages
    return {page.path: page for page in (*own, *shared_pages(site, cards, ()))}


def _text(page: Page) -> str:
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_promises_of_all_municipalities_stand_by_subject() -> None:
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
    assert 'href="amnen.html"' in pages["index.html"].text
    assert 'href="../../../amne-trafik.html">Trafik<' in (
        pages["arjeplog/avtal/lofte/lofte.html"].text
    )


def test_without_subjects_there_is_no_page_of_them() -> None:
    pages = _shared(_municipality("Arjeplog", agreement(YEAR, promise(TEN))))
    assert not [path for path in pages if path.startswith("amne")]
    assert "amnen.html" not in pages["index.html"].text
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


def test_shared_pages_set_no_municipalities_side_by_side_by_outcome() -> None:
    """What is told of all together is the same whatever was done, and in the same order."""
    names = [f"Kommun{letter}" for letter in "abcdefghijklmnop"]
    undone = _shared(*(_municipality(name) for name in names))
    done = _shared(*(_municipality(name, reports=tuple(SEVEN)) for name in names))
    for path in OF_ALL:
        assert done[path].text == undone[path].text
    for path in (*OF_ALL, "index.html"):
        main = done[path].text.partition("<main")[2]
        assert "7 av 10" not in main
        assert 'class="state' not in main
        assert 'class="stack' not in main
        order = [main.find(f">{name}<") for name in names]
        assert order == sorted(order)
    assert "Hitta din kommun" in done["amne-trafik.html"].text


@pytest.mark.parametrize("topic", TOPICS)
def test_each_subject_has_a_name_and_an_address_of_its_own(topic: str) -> None:
    (one,) = (each for each in TOPICS if each == topic)
    assert topic_words(one).lower() == words(one)[0]
    path = page_path(one)
    assert [each for each in TOPICS if page_path(each) == path] == [one]
    use("en")
    assert page_path(one) == path
