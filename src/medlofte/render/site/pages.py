"""Knows which pages a site has; the disk, the feed and the open data are the command's."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.model.agreement import Agreement
from medlofte.model.history import PublishedRecord
from medlofte.publishing.years import PublicYear
from medlofte.render.address import promise_page, year_page
from medlofte.render.drawing import colour, svg
from medlofte.render.site import (
    choosing,
    data_page,
    index,
    municipality,
    notices,
    screen,
    topics,
    year,
)
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.index import BriefLine, Card
from medlofte.render.site.life import page as life
from medlofte.render.site.life.on_topics import OnTopic, on_topics
from medlofte.render.site.news import changes as changed
from medlofte.render.site.news import page as news_page
from medlofte.render.site.news import reported
from medlofte.render.site.news.item import NewsItem, newest
from medlofte.render.site.news.pages_changed import dated, last_told, on_promise, on_year
from medlofte.render.site.promise_line import PromiseLine, homes
from medlofte.render.site.templates import FOLDER
from medlofte.render.site.year import ToldYear
from medlofte.wording import agreements
from medlofte.wording.heading import by_area
from medlofte.wording.public_answer import invented


class SiteMunicipality(NamedTuple):
    """A municipality, ready to be told: each agreement and calendar year begun, oldest first."""

    book: Book
    county: str
    years: Sequence[PublicYear]
    record: PublishedRecord | None = None  # with its changes, where a history is told


class PlacePages(NamedTuple):
    """A municipality on the shared pages, its years as they are told, and its own pages."""

    card: Card
    years: Sequence[ToldYear]
    pages: Iterator[Page]


def place_pages(site: Site, place: SiteMunicipality) -> PlacePages:
    """Return what the shared pages need, and the municipality's own pages, made one by one."""
    years = year.tell(place.years, site.audience)
    changes = reported.items(site.audience, place.book, years)
    lately = changes
    if place.record:
        lately = newest(changed.told(place.record, place.book, site.audience))
    card = _card(site, place, years, lately)
    return PlacePages(card, years, _pages(site, place, years, changes))


def _pages(
    site: Site, place: SiteMunicipality, years: Sequence[ToldYear], changes: Sequence[NewsItem]
) -> Iterator[Page]:
    told_of = place.record.changes if place.record else ()
    page = municipality.page(site, place.book, place.county, years, changes)
    yield dated(page, told_of)
    for agreement in place.book.promises.agreements:
        own = [told for told in years if told.agreement is agreement]
        labels = [told.label for told in own]
        for told in own:
            here = [one for one in told_of if on_year(one, told)]
            for page in (year.page(site, told, labels), *screen.pages(site, told)):
                yield dated(page, here)
    for id_, page in life.pages(site, place.book, years):
        yield dated(page, (one for one in told_of if on_promise(one, id_, years)))


def _card(
    site: Site, place: SiteMunicipality, years: Sequence[ToldYear], changes: Sequence[NewsItem]
) -> Card:
    book, last = place.book, year.latest(years, site.audience.today)
    answered = last.answers if last else ()
    return Card(
        name=book.promises.municipality,
        names=[*book.promises.names.items()],
        slug=book.id,
        county=place.county,
        police_area=book.promises.police_area or "",
        title=last.title if last else "",
        label=last.label if last else "",
        path=year_page(book.id, last.agreement.id, last.label) if last else "",
        running=bool(last and last.running),
        headline=last.headline if last else None,
        parts=[*_parts(site, book, last)] if last else (),
        examples=bool(invented(answered)[0]) or bool(last and last.agreement.example),
        left_out=bool(book.unread),
        changes=changes,
        on_topics=[*_on_topics(site, book, years)],
        states_since=max((one.states_since for one in place.years), default=None),
        since=max((one.since for one in place.years), default=None),
    )


def _parts(site: Site, book: Book, told: ToldYear) -> Iterator[tuple[str, list[BriefLine]]]:
    """Yield the areas of a year, each with its promises."""
    agreement, home = told.agreement, homes(book, site.audience.today)
    for area, lines in by_area(agreement, told.lines, lambda one: one.answer.row.pledge.promise):
        name = area.name if area else agreements.without_area(agreement.kind)
        yield name, [_brief(book, home[line.id], line) for line in lines]


def _on_topics(site: Site, book: Book, years: Sequence[ToldYear]) -> Iterator[OnTopic]:
    today = site.audience.today
    return on_topics(book, life.begun(book, years), homes(book, today), today)


def _brief(book: Book, home: Agreement, line: PromiseLine) -> BriefLine:
    answer, path = line.answer, promise_page(book.id, home.id, line.id)
    figure = line.figure if answer.row.counted else ""
    return BriefLine(line.title, path, answer.sign, answer.standing, figure)


def shared_pages(site: Site, cards: Sequence[Card], lately: Sequence[NewsItem]) -> Iterator[Page]:
    """Yield the pages over all municipalities, and the icon."""
    page = index.page(site, cards)
    yield page._replace(since=last_told(site, page.since, lately))
    yield from topics.pages(site, cards)
    yield news_page.page(site, lately)
    yield notices.reading(site)
    yield data_page.page(site, topics=any(card.on_topics for card in cards))
    yield notices.accessibility(site)
    yield notices.not_found(site)
    yield Page("icon.svg", svg.icon(colour.on_light(site.audience.publish.colour)))


def stylesheet(site: Site) -> str:
    """Return the one stylesheet, in the publisher's colour."""
    own = colour.custom_properties(site.audience.publish.colour)
    return own + (FOLDER.parent / "style.css").read_text(encoding="utf-8") + choosing.rules()
