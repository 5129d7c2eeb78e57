"""What the pages of the site say, hide, and keep harmless; how they look is seen in a browser."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import agreement, blank, book_of, filled, promise
from medlofte import language
from medlofte.book.book import Book
from medlofte.model.settings import Accessibility, Publish, Shortcoming
from medlofte.publishing.audience import Audience
from medlofte.publishing.years import years
from medlofte.render.drawing import colour
from medlofte.render.open_data.tables import PATHS_OF_ALL
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.index import Card
from medlofte.render.site.news.item import newest
from medlofte.render.site.pages import SiteMunicipality, place_pages, shared_pages, stylesheet
from medlofte.wording.state_table import Sign, look

TEN = "kind: count, at_least: 10, per: year, unit: kontroller"
EMPTY = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")


class Read(HTMLParser):
    """A page as text and links; complains of what is not nested, and of ids that stand twice."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[str] = []
        self.names: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open
        assert len(self.names) == len(set(self.names))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        assert not [name for name in known if name.startswith("on") or name == "style"]
        self.tags.append(tag)
        self.names += [known["id"] or ""] if "id" in known else []
        if known.get("href"):
            self.links.append((known["href"] or "", known))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def audience(today: str = "2025-06-30", publish: Publish | None = None) -> Audience:
    return Audience(publish or Publish(), date.fromisoformat(today))


def place(book: Book, audience: Audience, county: str = "Norrbottens län") -> SiteMunicipality:
    return SiteMunicipality(book, county, [*years(book, audience)])


def site_of(
    *books: Book, today: str = "2025-06-30", publish: Publish | None = None, base_url: str = ""
) -> dict[str, str]:
    site = Site(audience(today, publish), base_url)
    found: list[Page] = []
    cards: list[Card] = []
    for book in books:
        card, _, pages = place_pages(site, place(book, site.audience))
        cards.append(card)
        found += pages
    found += shared_pages(site, cards, newest(one for card in cards for one in card.changes))
    assert len({page.path for page in found}) == len(found)
    return {page.path: page.text for page in found}


def html(pages: dict[str, str]) -> Iterator[tuple[str, Read]]:
    return ((path, Read(text)) for path, text in pages.items() if path.endswith(".html"))


def text(pages: dict[str, str], path: str) -> str:
    return Read(pages[path]).text


YEAR = "arjeplog/avtal/2024.html"
SCREEN = "arjeplog/avtal/2024-skarm.html"
PROMISE = "arjeplog/avtal/lofte/lofte.html"


def test_each_page_stands_where_it_should() -> None:
    pages = site_of(book_of(TEN, "date: 2024-03-14"))
    assert sorted(pages) == [
        "404.html",
        YEAR.replace("2024.html", "2024-skarm.html"),
        YEAR,
        PROMISE,
        "arjeplog/index.html",
        "icon.svg",
        "index.html",
        "lasa.html",
        "oppna-data.html",
        "senaste.html",
        "tillganglighet.html",
    ]


def test_all_links_lead_to_a_page_and_stay_on_the_site() -> None:
    pages = site_of(book_of(TEN, "date: 2024-03-14"))
    others = {"style.css", "senaste.xml", "arjeplog/senaste.xml", "data/katalog.ttl"}
    others |= {"data/katalog.rdf"}
    others |= {*PATHS_OF_ALL, "data/datapackage.json", "data/alla.schema.json"}
    others |= {"data/allt.schema.json", "data/historik.schema.json"}
    own = ("allt.json", "siffror.csv", "aktiviteter.csv")
    others |= {f"data/arjeplog/avtal/{name}" for name in own}
    for path, read in html(pages):
        for link, _ in read.links:
            if path == "404.html" or link.startswith(("#", "https://www.digg.se/")):
                continue
            split = urlsplit(link)
            assert not split.scheme
            assert not link.startswith("/")
            target = normpath(join(dirname(path), unquote(split.path)))
            assert target in pages.keys() | others, (path, link)


def test_the_pages_hold_nothing_that_runs_or_comes_from_elsewhere() -> None:
    for path, read in html(site_of(book_of(TEN, "date: 2024-03-14"))):
        assert not {"script", "img", "iframe", "form", "object"} & set(read.tags), path
        assert read.tags.count("main") == read.tags.count("h1") == 1
        assert next(link for link, of in read.links if of.get("class") == "skip") == "#innehall"


def test_an_open_year_has_its_number_and_no_verdict() -> None:
    reports = ["date: 2024-02-01", "from: 2024-03-01, to: 2024-04-30, count: 3"]
    pages = site_of(book_of(TEN, *reports, "date: 2024-07-02"), today="2024-07-31")
    for path in (YEAR, PROMISE):
        assert "5 av 10 kontroller hittills, vid jämn takt 3 den 30 apr" in text(pages, path)
    assert "5 av 10 hittills pågår vid jämn takt 3 den 30 apr" in text(pages, SCREEN)
    assert "5 av 10 kontroller kvar till 31 december." in text(pages, YEAR)
    for path in (YEAR, PROMISE, SCREEN, "index.html", "arjeplog/index.html"):
        assert "pågår" in text(pages, path)
        assert not [
            word for word in ("inte uppnått", "i fas", "efter") if word in text(pages, path)
        ]
    assert "missing" not in pages[YEAR].split("</nav>")[-1]


def test_a_year_that_is_over_says_what_was_not_met_and_what_nobody_reported() -> None:
    book = blank(
        agreement(
            "2024-01-01 2024-12-31",
            promise(TEN, "name: Kontroller, area: trafik", "kontroller"),
            promise("kind: ongoing", "area: trafik", "tyst"),
            promise("kind: count, at_least: 5, per: year", id_="oklart"),
            promise("kind: count, at_least: 1, per: week, how: each", id_="veckor"),
            promise("kind: milestone", id_="klart"),
            promise("kind: on_demand, when: Någon ringer", id_="vid-behov"),
            more="areas: {trafik: Trafik}",
        )
    )
    book = filled(
        book,
        [
            "date: 2024-03-14, counts_for: [kontroller]",
            "date: 2024-03-14, counts_for: [oklart], precision: at_least, count: 2",
            "date: 2024-03-14, counts_for: [veckor]",
            "date: 2024-03-14, counts_for: [klart]",
            "date: 2024-03-14, counts_for: [vid-behov], status: unanswered",
        ],
    )
    page = text(site_of(book), YEAR)
    assert page.count("Kontroller") == 1
    assert "Kontroller inte uppnått, 9 saknas 1 av 10 kontroller" in page
    assert "Ett löfte inte uppnått, 51 av 52 veckor missade 1 av 52 veckor" in page
    assert "Ett löfte inte uppnått påbörjat" in page
    assert "Ett löfte tillfälle obesvarat" in page
    assert "Antal oklart: uppgifterna räcker inte för att avgöra om målet är nått." in page
    assert "Inte redovisat: ingen aktivitet är redovisad. Det kan ändå vara gjort." in page
    assert "Kvar att göra" not in page


def test_what_is_left_of_an_open_time_is_told_with_what_is_furthest_off_first() -> None:
    book = blank(
        agreement(
            "2024-01-01 2024-12-31",
            promise("kind: count, at_least: 1, per: week, how: each", id_="veckor"),
            promise("kind: count, at_least: 3, per: year", id_="antal"),
            promise("kind: milestone", id_="delmal"),
            promise("kind: ongoing", id_="tyst"),
            promise("kind: ongoing", id_="igang"),
            promise(TEN, "from: 2024-09-01", id_="senare"),
        )
    )
    book = filled(book, ["date: 2024-01-03, counts_for: [veckor, igang]"])
    page = text(site_of(book, today="2024-07-31"), YEAR)
    left = page[page.index("Kvar att göra") : page.index("Parter och underlag")]
    told = ["3 av 3 kvar till 31 december", "Ska vara klart senast 31 december."]
    told += ["Inget redovisat än.", "22 veckor kvar till 29 december"]
    places = [left.index(one) for one in told]
    assert places == sorted(places)
    assert left.count("Ett löfte") == 4


def test_what_is_left_of_a_figure_that_is_not_exact_is_told_as_the_most() -> None:
    for report, most in (
        ("count: 8, precision: about", "Högst 3 av 10 kontroller kvar till 31 december"),
        ("count: 4, precision: at_least", "Högst 6 av 10 kontroller kvar till 31 december"),
        ("count: 4", "Ett löfte 6 av 10 kontroller kvar till 31 december"),
    ):
        pages = site_of(book_of(TEN, f"date: 2024-03-14, {report}"), today="2024-07-31")
        assert most in text(pages, YEAR)


def test_of_weeks_those_remain_that_can_still_be_met() -> None:
    weekly = "kind: count, at_least: 1, per: week, how: each"
    book = book_of(weekly, "date: 2024-07-30", "date: 2024-07-09")
    assert "21 veckor kvar" in text(site_of(book, today="2024-07-31"), YEAR)
    last = book_of(weekly, "date: 2024-12-27", "date: 2024-12-20")
    assert "kvar till" not in text(site_of(last, today="2024-12-30"), YEAR)


def test_of_places_those_remain_that_are_left_to_the_last_day_of_their_time() -> None:
    places = "kind: coverage, places: [Västra skolan, Östra skolan]"
    book = book_of(places, "date: 2024-03-05, place: Östra skolan")
    assert "1 plats kvar till 31 december" in text(site_of(book, today="2024-07-31"), YEAR)
    book = book_of(f"{places}, per: half_year", "date: 2024-07-05, place: Östra skolan")
    assert "1 kvar till 31 december" in text(site_of(book, today="2024-07-31"), YEAR)


def test_the_page_of_an_amended_promise_tells_what_each_wording_asks() -> None:
    before = promise("kind: count, at_least: 5, per: month, how: average", "to: 2024-06-30")
    after = promise("kind: count, at_least: 9, per: year", "from: 2024-07-01")
    pages = site_of(blank(agreement("2024-01-01 2024-12-31", before, after)), today="2024-12-31")
    told = text(pages, PROMISE)
    assert "Mål Minst 9 per år Ansvarig" in told
    history = told[told.index("Hur löftet har ändrats") :]
    assert "Mål: Minst 9 per år. " in history
    assert "Mål: Minst 5 i månaden i snitt. " in history


def test_a_year_whose_promises_are_over_is_not_told_of_as_open() -> None:
    done = promise("kind: milestone, by: 2024-09-30", id_="klart")
    book = blank(agreement("2024-01-01 2024-06-30", promise(TEN), done))
    reports = ["date: 2024-03-14", "date: 2024-08-14, completes: [klart]"]
    pages = site_of(filled(book, reports), today="2024-09-01")
    for path in (YEAR, SCREEN, "index.html", "arjeplog/index.html"):
        assert "Året pågår" not in text(pages, path)
        assert "Där tiden pågår" not in text(pages, path)
    assert "Kvar att göra" not in text(pages, YEAR)
    assert 'class="missing"' in pages[YEAR]
    begun = text(site_of(filled(book, reports[:1]), today="2024-09-01"), YEAR)
    assert "Kvar att göra" in begun
    assert "Där tiden pågår" in begun
    two = "kind: count, at_least: 9, per: agreement"
    longer = book_of(two, "date: 2023-03-14", term="2023-01-01 2024-12-31")
    first = text(site_of(longer), YEAR.replace("2024", "2023"))
    assert "Kvar att göra" in first
    assert "Där tiden pågår" in first
    assert "Året pågår" not in first


def test_occasions_without_an_answer_are_told_as_such_on_each_page() -> None:
    reports = [
        *("date: 2024-02-05, title: Samtal", "date: 2024-02-06, status: unanswered, title: Brev"),
        "from: 2024-03-01, to: 2024-04-30, count: 2, status: unanswered",
    ]
    book = book_of("kind: on_demand, when: Någon ringer", *reports)
    pages = site_of(book, today="2024-07-31")
    for path in (YEAR, PROMISE, SCREEN):
        assert "1 av 4 redovisade tillfällen besvarade hittills" in text(pages, path)
        assert "tillfälle obesvarat" not in text(pages, path)
    for path in (PROMISE, "senaste.html"):
        assert "Brev (1 obesvarat tillfälle)" in text(pages, path)
        assert "summerad uppgift (2 obesvarade tillfällen)" in text(pages, path)
    assert "1 av 4 redovisade tillfällen besvarade" in text(site_of(book), YEAR)


@pytest.mark.parametrize(
    "name, brief", [("Kort", True), ("Ett namn som tar två rader på väggen", False)]
)
def test_what_is_said_in_few_words_stands_in_large_letters_on_a_wall(
    name: str, *, brief: bool
) -> None:
    agreed = agreement(
        "2024-01-01 2024-12-31", promise(TEN, f"name: {name}"), promise(TEN, id_="b")
    )
    assert ('class="tiles brief"' in site_of(blank(agreed))[SCREEN]) is brief


def test_a_hidden_day_that_was_too_late_is_told_of_as_late() -> None:
    book = book_of(
        "kind: milestone, by: 2024-03-31", "date: 2024-05-12, completes: [lofte], internal: true"
    )
    pages = site_of(book)
    for path in (YEAR, SCREEN, PROMISE):
        assert "uppnått för sent" in text(pages, path)


def test_provisional_verdicts_say_so() -> None:
    pages = site_of(book_of(TEN, "date: 2024-03-14"), today="2025-01-15")
    for path in (YEAR, PROMISE, SCREEN):
        assert "inte uppnått, 9 saknas, preliminärt" in text(pages, path)
        assert "uppgifter kan komma till och med 28 februari 2025" in text(pages, path)


def test_examples_are_told_of_before_any_figure() -> None:
    pages = site_of(book_of(TEN, "date: 2024-03-14, example: true"))
    for path in (YEAR, PROMISE, SCREEN, "arjeplog/index.html", "index.html", "senaste.html"):
        page = text(pages, path)
        heading = page.index("9 saknas") if path in (YEAR, PROMISE, SCREEN) else len(page)
        assert page.index("EXEMPEL: ") < heading, path
    assert "EXEMPEL" not in text(site_of(book_of(TEN, "date: 2024-03-14")), YEAR)


def test_files_that_are_left_out_are_told_of() -> None:
    book = book_of(TEN, "date: 2024-03-14")
    book.unread["activities/arjeplog/2024/x.yaml"] = ("syntax",)
    pages = site_of(book)
    for path in (YEAR, PROMISE, SCREEN, "arjeplog/index.html"):
        assert "1 uppgift går inte att läsa och är inte medräknad." in text(pages, path)
    assert "Några uppgifter går inte att läsa" in text(pages, "index.html")


def test_what_is_internal_counts_and_is_not_listed() -> None:
    quiet = "date: 2024-05-06, internal: true, title: Dold, place: Hemligt, note: Tyst"
    pages = site_of(book_of(TEN, "date: 2024-03-14, note: Tyst", quiet, quiet))
    page = text(pages, PROMISE)
    assert "3 av 10 kontroller" in page
    assert "2 uppgifter till räknas men visas inte var för sig." in page
    only = text(site_of(book_of(TEN, quiet)), PROMISE)
    assert "1 uppgift till räknas" in only
    assert "Ingen har lämnat någon uppgift" not in only
    for path, read in html(pages):
        assert not [word for word in ("Dold", "Hemligt", "Tyst") if word in read.text], path


def test_coarse_days_are_coarse_on_every_page() -> None:
    report = "date: 2024-03-14, time: '22:30', title: Kväll, links: ['https://example.org/den-14']"
    milestone = promise("kind: milestone", id_="delmal")
    book = blank(agreement("2024-01-01 2024-12-31", promise(TEN), milestone))
    book = filled(book, [report, "date: 2024-05-17, completes: [delmal]"])
    pages = site_of(book, publish=Publish(dates="tertial"))
    assert "januari–april 2024" in text(pages, PROMISE)
    assert "januari–april 2024" in text(pages, "senaste.html")
    assert "inte närmare än tertial" in text(pages, "lasa.html")
    for path, markup in pages.items():
        told = (
            word for word in ("14 mars", "14 mar", "17 maj", "22:30", "den-14") if word in markup
        )
        assert not [*told], path
    drawn = {"date: 2024-01-02", "date: 2024-03-14", "date: 2024-04-30"}
    charts = {
        site_of(book_of(TEN, one, one), publish=Publish(dates="tertial"))[PROMISE].split(
            'class="line"'
        )[1]
        for one in drawn
    }
    assert len(charts) == 1


def test_a_promise_page_has_its_rule_wording_parties_reports_and_place() -> None:
    more = (
        "name: Kontroller, text: Polisen kontrollerar trafiken, counts: Var och en räknas, "
        "responsible: [polis, kommun], together: true, area: trafik"
    )
    one = promise(TEN, more).replace("text: Ett löfte, ", "")
    book = blank(agreement("2024-01-01 2024-12-31", one, more="areas: {trafik: Trafik}"))
    book = filled(
        book,
        [
            (
                "date: 2024-03-14, by: [polis, kommun], title: Vid skolan, "
                "links: ['https://example.org/a'], source: {title: Mejl, "
                "url: 'https://example.org/b'}, "
                "results: [{what: förare, count: 12}]"
            ),
            "date: 2024-04-01, by: [polis, kommun], status: cancelled, title: Inställt",
            "date: 2024-04-02, by: [polis, kommun], source: {title: Telefon}",
        ],
    )
    pages = site_of(book)
    page = Read(pages[PROMISE])
    for part in (
        "Polisen kontrollerar trafiken",
        "Mål Minst 10 per år",
        "Vad som räknas Var och en räknas",
        "Ansvarig Polisen och Arjeplogs kommun, tillsammans",
        "Område Trafik",
        "Gäller 1 januari–31 december 2024",
        "14 mars 2024 Vid skolan Resultat: 12 förare Källa: Mejl https://example.org/a 1",
        "2 april 2024 aktivitet Källa: Telefon",
        "Inställt 1 Polisen och Arjeplogs kommun inställd",
    ):
        assert part in page.text, part
    outward = [of for link, of in page.links if link.startswith("https://example.org/")]
    assert {of["rel"] for of in outward} == {"noopener noreferrer nofollow"}
    assert len(outward) == 2


def test_amendments_are_told_with_what_changed() -> None:
    first = promise(TEN, "to: 2024-03-31")
    second = promise(
        "kind: count, at_least: 20, per: year",
        "from: 2024-04-01, to: 2024-06-30, counts: Allt, area: trafik, responsible: [kommun]",
    ).replace("text: Ett löfte", "text: Ett nytt löfte")
    third = promise(
        "kind: count, at_least: 20, per: year",
        "from: 2024-07-01, to: 2024-09-30, counts: Allt, area: trafik, responsible: [kommun], "
        "withdrawn: Pengarna tog slut",
    ).replace("text: Ett löfte", "text: Ett nytt löfte")
    outside = promise(TEN, "from: 2025-01-01")
    book = blank(agreement("2024-01-01 2024-12-31", first, second, third, outside))
    page = text(site_of(filled(book, ["date: 2024-05-01, by: [kommun]"])), PROMISE)
    changed = page[page.index("Hur löftet har ändrats") :]
    assert "1 april–30 juni 2024 Ett nytt löfte" in changed
    names = "ordalydelsen, målet, vem som ansvarar, vad som räknas och området"
    assert changed.count(f"Ändrat: {names}.") == 2
    assert "Avfört: Pengarna tog slut" in changed
    assert "gäller aldrig" in changed
    assert "Gäller 1 juli–30 september 2024" in page  # the version that holds, or held last
    assert page.index("1 juli–30 september 2024") < page.index("1 januari–31 mars 2024")


def test_a_withdrawn_promise_and_one_that_has_not_begun_say_so() -> None:
    gone = promise(TEN, "to: 2024-03-31, withdrawn: Pengarna tog slut")
    later = promise(TEN, "from: 2025-01-01", "senare")
    book = blank(agreement("2024-01-01 2025-12-31", gone, later))
    pages = site_of(book, today="2024-06-30")
    assert "Avfört Pengarna tog slut" in text(pages, PROMISE)
    page = text(pages, PROMISE.replace("lofte.html", "senare.html"))
    assert "Löftet har inte börjat gälla." in page


def test_a_promise_is_withdrawn_the_day_after_its_last() -> None:
    gone = promise(TEN, "to: 2024-06-30, withdrawn: Pengarna tog slut")
    new = promise(TEN, "from: 2024-07-01")
    book = blank(agreement("2024-01-01 2024-12-31", gone, new))
    alone = blank(agreement("2024-01-01 2024-12-31", gone))
    for one in (book, alone):
        for path, read in html(site_of(one, today="2024-06-30")):
            assert "Pengarna tog slut" not in read.text, path
        assert "Avfört" in text(site_of(one, today="2024-07-01"), PROMISE)


def test_the_index_shows_the_agreement_that_is_in_force() -> None:
    book = blank(
        agreement("2023-01-01 2024-12-31", promise(TEN), id_="lang"),
        agreement("2024-01-01 2024-03-31", promise(TEN, id_="annat"), id_="kort"),
    )
    index = "arjeplog/lang/2024.html"
    assert f'href="{index}"' in site_of(book, today="2024-07-31")["index.html"]
    assert 'href="arjeplog/kort/2024.html"' in site_of(book, today="2024-03-31")["index.html"]
    assert 'href="arjeplog/kort/2024.html"' in site_of(book)["index.html"]


def test_agreements_have_pages_of_their_own_the_newest_first() -> None:
    never = promise(TEN, "from: 2030-01-01", "aldrig")
    book = blank(
        agreement("2023-01-01 2023-12-31", promise(TEN), never, id_="forra"),
        agreement("2024-01-01 2024-12-31", promise(TEN)),
    )
    pages = site_of(filled(book, ["date: 2023-05-01", "date: 2024-05-01"]))
    life = text(pages, PROMISE.replace("avtal", "forra"))
    assert "1 maj 2023" in life
    assert "1 maj 2024" in life
    own = pages["arjeplog/index.html"]
    assert own.index("avtal/2024.html") < own.index("forra/2023.html")
    assert "Gäller" not in text(pages, "arjeplog/forra/lofte/aldrig.html")


def test_a_promise_for_the_whole_time_has_one_account() -> None:
    target = "kind: count, at_least: 3, per: agreement"
    book = book_of(target, "date: 2023-05-01", "date: 2024-05-01", term="2023-01-01 2024-12-31")
    page = text(site_of(book), PROMISE)
    assert page.count("Det som räknas, 2023–2024") == 1
    assert "Per den 31 december 2024" in page


FOLLOWED = (
    "indicators: [{title: Trygghet, unit: procent, wanted: up, source: {title: Enkäten}, "
    "values: [{date: 2024-10-01, value: 61.5}]}, {title: Senare, source: {title: Enkäten}, "
    "values: [{date: 2030-10-01, value: 61}]}], "
    "follow_ups: [{period: 2024-T1, date: 2024-05-20, by: kommun, summary: Det går bra}, "
    "{period: '2024', date: 2025-02-14, by: kommun, promises: [{promise: lofte, comment: Många, "
    "cause: Semester, next: Fler bilar, assessment: kept, reason: Vi var nära}, {promise: annat, "
    "assessment: kept, reason: Alla}, {promise: tredje, comment: Nja}]}, "
    "{period: avtal, date: 2025-12-01, by: kommun, summary: Inte skriven än}]"
)


def test_what_the_parties_write_stands_beside_the_figures() -> None:
    others = [promise("kind: ongoing", id_="annat"), promise("kind: ongoing", id_="tredje")]
    book = blank(agreement("2024-01-01 2024-12-31", promise(TEN), *others, more=FOLLOWED))
    book = filled(book, ["date: 2024-03-14"])
    pages = site_of(book)
    page = text(pages, YEAR)
    assert "Det går bra Arjeplogs kommun om tertial 1 2024, 20 maj 2024" in page
    assert "Trygghet, procent, bör öka" in page
    assert "61,5" in page
    assert "Senare" not in page
    assert "Inte skriven än" not in page
    assert page.count("Arjeplogs kommun bedömer 2024: uppfyllt.") == 2
    assert page.count("Bedömningen skiljer sig") == 1
    own = text(pages, PROMISE)
    for part in ("Många", "Orsak: Semester", "Framöver: Fler bilar"):
        assert part in own
    assert "Bedömning: uppfyllt. Vi var nära" in own
    assert "Bedömningen skiljer sig från det som siffrorna visar." in own
    news = text(pages, "senaste.html")
    assert news.index("Uppföljning av 2024 ") < news.index("Uppföljning av tertial 1 2024")
    assert "avtal" not in news
    newer = text(site_of(book, today="2025-12-31"), "senaste.html")
    assert "Uppföljning av löftestiden" in newer


WHOLE = (
    "follow_ups: [{period: avtal, date: 2025-02-14, by: kommun, summary: Slutordet, promises: "
    "[{promise: lofte, cause: Semester, assessment: kept, reason: Nära}, "
    "{promise: kort, cause: Snö}]}, {period: 2024-T1, date: 2024-05-20, by: kommun, "
    "promises: [{promise: lofte, assessment: kept, reason: Bra}]}]"
)


def test_what_is_written_on_the_whole_time_stands_in_its_last_year() -> None:
    short = promise(TEN, "to: 2023-12-31", "kort")
    book = blank(agreement("2023-01-01 2024-12-31", promise(TEN), short, more=WHOLE))
    book = filled(book, ["date: 2023-03-14", "date: 2024-03-14"])
    pages = site_of(book)
    page, first = text(pages, YEAR), text(pages, YEAR.replace("2024", "2023"))
    assert "Slutordet Arjeplogs kommun om löftestiden, 14 februari 2025" in page
    assert "Arjeplogs kommun bedömer löftestiden: uppfyllt." in page
    assert "Arjeplogs kommun bedömer tertial 1 2024: uppfyllt." in page
    assert page.count("skiljer sig") == 1  # a part of a year contradicts no year
    assert "Slutordet" not in first
    assert "bedömer" not in first
    own = text(pages, PROMISE)
    assert own.count("Arjeplogs kommun om löftestiden") == own.count("Orsak: Semester") == 1
    assert own.index("Semester") < own.index("Per den 31 december 2023")
    assert "Orsak: Snö" in text(pages, PROMISE.replace("lofte.html", "kort.html"))
    links = {link for link, _ in Read(pages["senaste.html"]).links if link.startswith("arje")}
    assert links == {YEAR, PROMISE}


@pytest.mark.parametrize(
    "dates, when, first",
    [("month", "maj 2024", "2024-05-01"), ("tertial", "maj–augusti 2024", "2024-05-01")],
)
def test_follow_ups_are_dated_as_exactly_as_days_are_told(
    dates: str, when: str, first: str
) -> None:
    book = blank(agreement("2024-01-01 2024-12-31", promise(TEN), more=FOLLOWED))
    publish = Publish.model_validate({"dates": dates})
    pages = site_of(book, publish=publish)
    assert f"Det går bra Arjeplogs kommun om tertial 1 2024, {when}" in text(pages, YEAR)
    assert f"{when} Uppföljning av tertial 1 2024" in text(pages, "senaste.html")
    for path, read in html(pages):
        assert not [day for day in ("20 maj", "14 februari") if day in read.text], path
    site = Site(audience(publish=publish))
    card, _, _ = place_pages(site, place(book, site.audience))
    assert first in [change.day.isoformat() for change in card.changes]


def test_news_are_the_newest_reports_each_once() -> None:
    two = [promise(TEN), promise(TEN, id_="annat")]
    book = blank(agreement("2023-01-01 2024-12-31", *two))
    days = [f"date: 2024-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 21)]
    book = filled(book, [*days, "date: 2023-05-01, counts_for: [annat, lofte], title: Äldst"])
    pages = site_of(book)
    news = text(pages, "senaste.html")
    assert pages["senaste.html"].count("<li><p") == 50
    assert news.index("20 mars 2024") < news.index("19 mars 2024")
    assert "Äldst" not in news
    assert pages["arjeplog/index.html"].count('<li><p class="when"') == 5
    few = site_of(
        filled(
            blank(agreement("2024-01-01 2024-12-31", *two)),
            ["date: 2024-05-01, counts_for: [annat, lofte], title: Båda"],
        )
    )
    assert text(few, "senaste.html").count("Båda") == 1
    assert "Inget är redovisat än." in text(site_of(), "senaste.html")


def _cards(places: Iterable[tuple[str, str, str]]) -> tuple[Read, list[Card]]:
    """The start page of municipalities: the name, county and police area of each."""
    site = Site(audience())
    card, _, _ = place_pages(site, place(book_of(TEN, "date: 2024-03-14"), site.audience))
    cards = [
        card._replace(name=name, slug=name.lower(), county=county, police_area=area)
        for name, county, area in places
    ]
    return Read(next(iter(shared_pages(site, cards, []))).text), cards


def test_of_few_those_with_an_answer_stand_first() -> None:
    places = [
        ("Falun", "Dalarnas län", ""),
        ("Arjeplog", "Norrbottens län", "Norra"),
        ("Arvidsjaur", "Norrbottens län", "Norra"),
        ("Pajala", "Norrbottens län", "Östra"),
    ]
    _, cards = _cards(places)
    silent = [
        card._replace(headline=None) if card.name in ("Falun", "Arjeplog") else card
        for card in cards
    ]
    told = Read(next(iter(shared_pages(Site(audience()), silent, []))).text).text
    names = ("Arvidsjaur", "Arjeplog", "Pajala", "Falun")
    assert sorted(names, key=told.index) == [*names]
    none = [card._replace(headline=None) for card in cards]
    told = Read(next(iter(shared_pages(Site(audience()), none, []))).text).text
    assert sorted(names, key=told.index) == sorted(names, key=[one[0] for one in places].index)


def test_the_index_is_by_county_and_police_area_without_ranking() -> None:
    places = (
        ("Örebro", "Örebro län", "Örebro"),
        ("Pajala", "Norrbottens län", "Östra"),
        ("Arjeplog", "Norrbottens län", "Norra"),
        ("Arvidsjaur", "Norrbottens län", "Norra"),
        ("Gällivare", "Norrbottens län", ""),
        ("Falun", "Dalarnas län", ""),
    )
    page, _ = _cards(places)
    names = ("Dalarnas", "Falun", "Norrbottens", "Norra", "Arjeplog", "Arvidsjaur", "Östra")
    found = [page.text.index(f" {name}") for name in (*names, "Pajala", "inte angivet", "Gälli")]
    assert found == sorted(found)
    assert page.text.index("Gälli") < page.text.index("Örebro län")
    assert "Medborgarlöften i 6 kommuner" in page.text
    assert "%" not in page.text
    assert "Här finns inga medborgarlöften." in text(site_of(), "index.html")


def test_many_are_found_by_name_county_and_police_area_and_not_by_outcome() -> None:
    towns = ("Ale", "Arjeplog", "Boden", "Eda", "Gävle", "Habo", "Håbo", "Kil", "Lund", "Mora")
    letters = ("Vara", "Ydre", "A\u030are", "Ängelholm", "Öckerö")
    areas = ("Norra Lappland", "norra-lappland", "")
    places = [
        (name, "" if name == "Kil" else "Länet", areas[number % 3])
        for number, name in enumerate((*towns, *letters))
    ]
    page, cards = _cards(reversed(places))
    links = [link for link, _ in page.links]
    order = [links.index(f"{quote(name.lower())}/index.html") for name in towns]
    assert order == sorted(order)
    jumps = [link for link in links if link.startswith("#bokstav-")]
    assert len(jumps) == len("ABEGHKLMVYÅÄÖ")
    assert " A Ale Arjeplog B Boden" in page.text
    assert " Y Ydre Å Åre Ä Ängelholm Ö Öckerö" in unicodedata.normalize("NFC", page.text)
    assert {"#lan", "#polisomraden"} < set(links)
    assert "Länet 14 kommuner" in page.text
    assert "Län inte angivet 1 kommun " in page.text
    assert page.text.lower().count("norra lappland") + page.text.count("norra-lappland") == 3
    assert "mätbar" not in page.text
    bare = [card._replace(police_area="", path="", left_out=True) for card in cards]
    told = Read(next(iter(shared_pages(Site(audience()), bare, []))).text)
    assert "okalpolisområde" not in told.text
    assert told.text.count("inget som har börjat gälla Några uppgifter går inte") == len(bare)


def test_the_start_page_of_one_municipality_begins_with_the_answer() -> None:
    page = Read(site_of(book_of(TEN, "date: 2024-03-14"))["index.html"])
    assert "Medborgarlöften i Arjeplog " in page.text
    assert " Arjeplog 2024 1 mätbart löfte" in page.text
    assert "inte uppnått" in page.text
    assert "jämföras" not in page.text
    assert PROMISE in [link for link, _ in page.links]


def test_a_municipality_whose_agreement_has_not_begun() -> None:
    pages = site_of(book_of(TEN, term="2026-01-01 2026-12-31"))
    assert "Inget medborgarlöfte har börjat gälla." in text(pages, "index.html")
    assert "Medborgarlöfte Medborgarlöfte" not in text(pages, "arjeplog/index.html")
    assert PROMISE not in pages


def test_the_municipality_page_tells_what_the_agreement_rests_on() -> None:
    more = (
        "signed: 2023-10-06, references: [{by: polis, number: A1}, {by: kommun, number: 2023:5}], "
        "sources: [{title: Löftet, url: 'https://example.org/l'}, {title: Pärmen}], "
        "basis: [{kind: survey, year: 2022}, {kind: statistics, title: Statistiken, "
        "date: 2022-03-01}, {kind: staff_dialogue}], aims: [Trygghet], "
        "follow_up: [{by: polis, every: tertial, told_to: [invånarna], due: 2025-02-28}, {}]"
    )
    area = promise(TEN, "area: trafik", "annat")
    book = blank(agreement("2024-01-01 2024-12-31", promise(TEN), area, more=more))
    page = text(site_of(book), "arjeplog/index.html")
    for part in (
        "Undertecknat 6 oktober 2023",
        "Diarienummer A1 (Polisen), 2023:5 (Arjeplogs kommun)",
        "Enkät, 2022 Statistiken, 1 mars 2022 Medarbetardialog",
        "Polisen, varje tertial, till invånarna, senast 28 februari 2025",
        "Löftet Pärmen",
        "Löften utan område",
        "trafik",
    ):
        assert part in page, part
    names = blank(agreement("2024-01-01 2024-12-31", promise(TEN)))
    names.promises.__dict__["names"] = {"smj": "Árjepluovve", "sma": "Aarjepluevie"}
    assert 'lang="smj">Árjepluovve</span> · <span' in site_of(names)["arjeplog/index.html"]


def test_the_screen_view_turns_over_all_promises() -> None:
    for count, turns in ((3, 1), (6, 1), (7, 2), (40, 7)):
        promises = [promise("kind: ongoing", id_=f"p{number}") for number in range(count)]
        pages = site_of(blank(agreement("2024-01-01 2024-12-31", *promises)))
        path, seen, tiles = SCREEN, [], 0
        while path not in seen:
            seen.append(path)
            tiles += pages[path].count("<li><h3")
            assert "Allt om 2024 på en sida som står still" in text(pages, path)
            found = re.search(r'http-equiv="refresh" content="45; url=([^"]+)"', pages[path])
            path = f"{SCREEN.rpartition('/')[0]}/{found[1]}" if found else path
        assert (path, len(seen), tiles) == (SCREEN, turns, count)
        assert ("refresh" in pages[SCREEN]) is (turns > 1)


def test_the_screen_view_says_who_how_much_and_where_to_read_on() -> None:
    pages = site_of(book_of(TEN, "date: 2024-02-01, count: 4"), base_url="https://x.se/loften/")
    told = text(pages, SCREEN)
    for part in ("4 av 10", "Polisen", "x.se/loften/arjeplog/avtal/2024.html", "1 uppnåddes inte"):
        assert part in told
    assert 'aria-label="QR-kod som leder till https://x.se/loften/' in pages[SCREEN]
    assert "QR-kod" not in site_of(book_of(TEN))[SCREEN]


def test_without_the_library_of_codes_the_address_stands_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    monkeypatch.delitem(sys.modules, "medlofte.render.wall.qr", raising=False)
    pages = site_of(book_of(TEN), base_url="https://x.se/")
    assert "x.se/arjeplog/avtal/2024.html" in text(pages, SCREEN)
    assert "QR-kod" not in pages[SCREEN]


def test_a_screen_shortens_what_is_long() -> None:
    long = promise("kind: ongoing").replace("Ett löfte", "ord " * 30)
    book = filled(blank(agreement("2024-01-01 2024-12-31", long)), ["date: 2024-03-14"])
    assert "ord…" in text(site_of(book), SCREEN)
    assert "redovisat" in text(site_of(book), SCREEN)


HOSTILE = (
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "=cmd|calc",
    "\\e[31m\\a",
    "x" * 10_000,
    "\\u202eabc\\u200f",
    '\\"><b onmouseover=alert(1)>',
    "{{ 7 * 7 }} {count} %s {% raw %}",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text_on_every_page(words: str) -> None:
    said = f'"{words}"'
    more = (
        f"areas: {{a: {said}}}, aims: [{said}], basis: [{{kind: survey, title: {said}}}], "
        f"sources: [{{title: {said}, url: 'https://example.org/\"><script>'}}], "
        f"references: [{{by: polis, number: {said}}}], follow_ups: [{{period: '2024', by: polis, "
        f"date: 2025-01-10, summary: {said}, promises: [{{promise: lofte, comment: {said}, "
        f"cause: {said}, next: {said}, assessment: kept, reason: {said}}}]}}], "
        f"indicators: [{{title: {said}, unit: {said}, source: {{title: {said}}}, "
        "values: [{date: 2024-02-01, value: 1}]}]"
    )
    one = promise(
        f"kind: count, at_least: 10, per: year, unit: {said}", f"area: a, counts: {said}"
    ).replace("text: Ett löfte", f"text: {said}")
    changed = promise("kind: ongoing", f"to: 2024-02-01, withdrawn: {said}", "annat")
    book = filled(
        blank(agreement("2024-01-01 2024-12-31", one, changed, more=more)),
        [
            (
                f"date: 2024-03-14, title: {said}, place: {said}, source: {{title: {said}}}, "
                f"links: ['https://example.org/\"><script>'], results: [{{what: {said}, count: 9}}]"
            )
        ],
    )
    brief = Shortcoming(what=words, why=words)
    contact = Accessibility(contact=words, method=words, shortcomings=(brief,))
    publish = Publish(publisher=words, accessibility=contact)
    for path, read in html(site_of(book, publish=publish)):
        assert not {"script", "img"} & set(read.tags), path
        schemes = {urlsplit(link).scheme for link, _ in read.links if link != "data:,"}
        assert schemes <= {"", "https"}, path
        assert not set(read.text) & {"\x1b", "\x07", "\u202e", "\u200f"}, path
        assert "49" not in read.text.replace("2024", ""), path


def _statement(**declared: object) -> Read:
    told = Accessibility.model_validate(declared)
    publish = Publish(publisher="Kommunen", home="https://kommun.example/", accessibility=told)
    return Read(site_of(publish=publish)["tillganglighet.html"])


def test_the_statement_is_filled_from_the_settings() -> None:
    page = _statement(
        contact="webb@kommun.example",
        conformance="partial",
        method="Egen kontroll",
        reviewed="2025-05-01",
        updated="2025-05-02",
        shortcomings=["En karta saknas.", {"what": "Filmen är utan text.", "why": "Den är äldre."}],
    )
    for part in (
        "Kommunen står bakom",
        "Webbplatsen är delvis förenlig med lagen.",
        "En karta saknas. Filmen är utan text. Skäl: Den är äldre.",
        "Metod Egen kontroll Senast bedömd 1 maj 2025 Redogörelsen uppdaterad 2 maj 2025",
        "webb@kommun",
    ):
        assert part in page.text
    assert "mailto:webb@kommun.example" in [link for link, _ in page.links]
    assert "https://kommun.example/" in [link for link, _ in page.links]
    assert "helt förenlig" in _statement(conformance="full").text
    assert "är inte förenlig" in _statement(conformance="none", shortcomings="Allt.").text


@pytest.mark.parametrize(
    "declared", [{}, {"reviewed": "2025-05-01"}, {"shortcomings": ["En karta saknas."]}]
)
def test_the_statement_says_nothing_that_nobody_declared(declared: dict[str, object]) -> None:
    told = _statement(**declared).text
    assert "Inte bedömd. Utgivaren har inte angett hur" in told
    assert "förenlig" not in told
    assert "WCAG" not in told
    assert "Metod inte angiven" in told


def test_the_lost_page_carries_its_own_style_and_knows_its_way() -> None:
    assert "style-src 'sha256-" in site_of()["404.html"]
    (link,) = [link for link, of in Read(site_of()["404.html"]).links if not of.get("rel")][1:]
    assert link == "/"
    page = site_of(base_url="https://kommun.example/loften/")["404.html"]
    assert 'href="https://kommun.example/loften/"' in page


def test_the_settings_that_hide_nothing_promise_nothing() -> None:
    publish = Publish.model_validate({"hide_below": "1"})
    assert "Det som inte visas" not in text(site_of(publish=publish), "lasa.html")
    assert "färre än 5 personer" in text(site_of(), "lasa.html")


def test_the_pages_speak_the_readers_language() -> None:
    language.use("en")
    try:
        pages = site_of(book_of(TEN, "date: 2024-03-14"))
    finally:
        language.use("sv")
    assert '<html lang="en">' in pages[YEAR]


def test_the_pages_say_nothing_twice_differently() -> None:
    book = book_of(TEN, "date: 2024-03-14")
    assert site_of(book) == site_of(book)


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_any_colour_becomes_one_that_can_be_read(chosen: str) -> None:
    for grounds in (colour.LIGHT_GROUNDS, colour.DARK_GROUNDS):
        shade = colour.readable(chosen, grounds)
        assert all(colour.contrast(shade, ground) >= colour.READABLE for ground in grounds)
    on = colour.contrast(colour.readable(chosen, colour.LIGHT_GROUNDS), "#ffffff")
    assert on >= colour.READABLE


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    assert colour.readable("#005a70", colour.LIGHT_GROUNDS) == "#005a70"
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_grounds_in_the_stylesheet_are_those_the_colour_is_held_against() -> None:
    style = stylesheet(Site(audience(publish=Publish(colour="#ffee00"))))
    for ground in (*colour.LIGHT_GROUNDS, *colour.DARK_GROUNDS):
        assert colour.luminance(ground) >= 0
    assert "--accent: " in style
    assert "#ffee00" not in style.split("@media")[0]


def test_the_page_of_a_year_answers_first_and_tells_no_promise_three_times() -> None:
    promises = [
        promise(TEN, "name: Kontroller, responsible: [polis], area: trafik", "a"),
        promise("kind: ongoing", "name: Närvaro, responsible: [kommun], area: trygghet", "b"),
    ]
    said = (
        "follow_ups: [{period: 2024-T1, date: 2024-05-20, by: polis, promises: [{promise: a, "
        "comment: Färre än tänkt, next: Fler i höst}, {promise: b, cause: Två var sjuka}]}]"
    )
    book = blank(agreement("2024-01-01 2024-12-31", *promises, more=said))
    pages = site_of(filled(book, ["date: 2024-03-01, counts_for: [a]"]), today="2024-07-31")
    page = text(pages, YEAR)
    main = page[page.index("Arjeplog 2024 Medborgarlöfte") :]
    told = ["1 mätbart löfte: 1 pågår", "1 löfte utan antal", "Per den", "Löftena"]
    places = [main.index(one) for one in [*told, "Parter och underlag", "Skärmvy"]]
    assert places == sorted(places)
    assert "Kommentar (Polisen, tertial 1 2024): Färre än tänkt." in main
    assert "Framöver: Fler i höst." in main
    assert "Orsak (Polisen, tertial 1 2024): Två var sjuka." in main
    assert main.count("Kontroller") == 2
    assert main.count("Närvaro") == 2
    assert 'id="l-going_on"' in pages[YEAR]
    left = pages[YEAR].partition('id="kvar"')[2]
    assert '<li class="pick is-going_on of-1"><a href="lofte/a.html"' in left
    assert pages[YEAR].count('picks" aria-labelledby="') == 3  # two areas, and what is left
    assert 'class="row pick is-going_on of-1"' in pages[YEAR]
    assert 'class="row pick is-not_started of-2"' in pages[YEAR]
    assert pages[YEAR].count('type="radio"') == 6
    assert 'class="chosen l-going_on">Läge: pågår.<' in pages[YEAR]
    assert 'class="chosen p-2">Ansvarig: Arjeplogs kommun.<' in pages[YEAR]
    assert '<button type="reset" form="urval">Visa alla<' in pages[YEAR]
    assert "Inget löfte passar båda valen." in main


def test_every_choice_is_known_to_the_stylesheet() -> None:
    style = stylesheet(Site(audience()))
    for sign in (one for one in Sign if look(one).meaning):
        assert f"main:has(#l-{sign}:checked) .pick:not(.is-{sign})" in style
        assert f"main:has(#l-{sign}:checked) .picks:not(:has(.is-{sign}))" in style
        assert f"main:has(#l-{sign}:checked) .chosen.l-{sign}" in style
        for number in range(1, 13):
            both, kind = (
                f"main:has(#l-{sign}:checked):has(#p-{number}:checked)",
                f".is-{sign}.of-{number}",
            )
            assert f"{both} .picks:not(:has({kind}))" in style
            assert f"{both}:not(:has({kind})) .nothing" in style
    for number in range(1, 13):
        assert f"main:has(#p-{number}:checked) .pick:not(.of-{number})" in style
        assert f"main:has(#p-{number}:checked) .chosen.p-{number}" in style


def test_one_state_and_one_party_are_no_choice() -> None:
    assert "radio" not in site_of(book_of(TEN))[YEAR]


def test_a_year_is_final_when_no_report_is_awaited() -> None:
    due = "follow_up: [{every: year, due: 2025-02-28, by: kommun}]"
    book = blank(agreement("2024-01-01 2024-12-31", promise(TEN), more=due))
    assert "Slutligt besked." not in text(site_of(book, today="2025-02-28"), YEAR)
    assert "Slutligt besked." in text(site_of(book, today="2025-03-01"), YEAR)


def test_the_page_of_a_municipality_answers_for_its_latest_year_first() -> None:
    reports = ["date: 2024-05-02, by: [kommun]", "from: 2024-01-01, to: 2024-04-30, count: 12"]
    pages = site_of(book_of(TEN, *reports, "date: 2024-06-01, example: true"))
    page = text(pages, "arjeplog/index.html")
    told = ["1 av 1 mätbart löfte uppnåddes", "1 uppnått", "Om Arjeplog", "Norrbottens län"]
    places = [page.index(one) for one in told]
    assert places == sorted(places)
    for path in ("arjeplog/index.html", YEAR):
        assert "Redovisat till och med: Polisen 30 apr, Arjeplogs kommun 2 maj." in text(
            pages, path
        )
    coarse = site_of(book_of(TEN, *reports), publish=Publish(dates="tertial"))
    assert "Polisen januari–april 2024, Arjeplogs kommun maj–augusti 2024." in text(coarse, YEAR)
    assert "Redovisat till och med anger den sista dag" in text(pages, "lasa.html")
    silent = site_of(blank(agreement("2024-01-01 2024-12-31", promise(TEN))))
    assert "Redovisat till och med:" not in text(silent, YEAR)


def drawn(pages: dict[str, str], path: str) -> dict[str, int]:
    """How many marks of each kind the largest punch card of a page has; the key has one of each."""
    found: dict[str, int] = {}
    for card in re.findall(r'<svg class="card .*?</svg>', pages[path]):
        for kind, shape in re.findall(r'<path class="(\w+)"[^>]* d="([^"]*)"', card):
            found[kind] = max(found.get(kind, 0), shape.count("M"))
    return found


def test_a_punch_card_is_the_same_on_all_pages_and_tells_its_scale() -> None:
    whole = "from: 2024-01-01, to: 2024-12-31, count: 51, precision: at_least"
    pages = site_of(book_of("kind: count, at_least: 156, per: year", whole))
    for path in (YEAR, PROMISE, SCREEN):
        assert drawn(pages, path) == {"done": 10, "unsure": 22}
        assert "varje ruta är 5" in text(pages, path)
        assert "gjort antal oklart" in text(pages, path)


def test_of_months_that_are_past_and_not_reported_no_page_draws_any_as_left() -> None:
    book = book_of("kind: count, at_least: 1, per: month, how: each")
    pages = site_of(book, today="2024-10-31")
    for path in (YEAR, PROMISE, SCREEN):
        assert drawn(pages, path) == {"open": 2}
    assert "2 månader kvar till 31 december" in text(pages, YEAR).lower()
