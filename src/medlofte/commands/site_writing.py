"""Knows how a site is written: municipality by municipality, then what they share."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from typing import NamedTuple

from medlofte import rules
from medlofte.book import load
from medlofte.book.book import Book
from medlofte.book.load import Reading
from medlofte.commands import municipalities, public_gate, site_data, site_history
from medlofte.commands.municipalities import reduced
from medlofte.commands.workspace import Workspace
from medlofte.disk.site import kept_history
from medlofte.disk.site.folder import Publication
from medlofte.finding import Finding
from medlofte.language import n, t
from medlofte.model.history import PublishedRecord
from medlofte.publishing import checked, withheld
from medlofte.publishing import record as records
from medlofte.publishing.checked import NotTold
from medlofte.publishing.years import years as public_years
from medlofte.render import address, schemas
from medlofte.render.linking import embedded, picture, search_engines
from medlofte.render.linking.search_engines import Found
from medlofte.render.open_data import catalogue, package, rdf
from medlofte.render.open_data.catalogue import Dataset
from medlofte.render.site import templates
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.index import Card
from medlofte.render.site.news import changes, feed
from medlofte.render.site.news.item import newest
from medlofte.render.site.news.pages_changed import last_told
from medlofte.render.site.notices import NOT_FOUND
from medlofte.render.site.pages import SiteMunicipality, place_pages, shared_pages, stylesheet
from medlofte.render.site.year import latest
from medlofte.stop import RefusedError
from medlofte.swedish.municipalities import county_of


class _Published(NamedTuple):
    """What came of one municipality: its pages are written."""

    reading: Reading
    found: list[Finding]  # personal data: then nothing is written
    card: Card | None = None
    part: Publication | None = None
    data: Sequence[site_data.Told] = ()
    to_find: Sequence[Found] = ()
    not_told: NotTold | None = None


def write(
    workspace: Workspace, site: Site, folder: Publication, left_out: list[Reading]
) -> list[NotTold]:
    """Write the pages and the open data; what is not told of since nobody has checked it."""
    not_told: list[NotTold] = []
    cards: list[Card] = []
    found: list[Finding] = []
    unread: list[Reading] = []
    to_find: list[Found] = []
    templates.compile_all()
    others = site_history.others(site.since, workspace.slugs) if site.since else []
    publish = partial(_publish, site, folder)
    with (
        site_data.OpenData(folder) as data,
        closing(
            municipalities.each(workspace.root, workspace.slugs, publish, t("Skriver sidorna"))
        ) as all_published,
    ):
        for one in all_published:
            left_out.append(one.reading)
            found += one.found
            not_told += filter(None, [one.not_told])
            if one.card and one.part:
                cards.append(one.card)
                folder.add(one.part)
                data.add(one.data)
                to_find += one.to_find
            elif not one.found and not one.not_told:
                unread.append(one.reading)
        broken = _complain(workspace, unread)
        public_gate.refuse(workspace, found)
        _refuse_unread(broken)
        public_gate.refuse_empty(workspace, not_told, anything=bool(cards))
    departed = [*_departed(site, folder, others)]
    gone = (change for one in departed for change in changes.gone(one, site.audience))
    lately = newest([*(change for card in cards for change in card.changes), *gone])
    to_find += _pages(folder, shared_pages(site, cards, lately))
    folder.write("style.css", stylesheet(site).encode())
    since = max((card.since for card in cards if card.since), default=None)
    told = last_told(site, since, lately)
    slugs = [*(card.slug for card in cards), *(one.municipality for one in departed)]
    _describe(site, folder, data.sets(told, slugs if site.since else ()), told)
    folder.write(feed.PATH, feed.feed(site, lately, since).encode())
    if site.base_url:
        folder.write(embedded.STYLE, embedded.stylesheet().encode())
        listed = search_engines.sitemap(to_find, site.base_url)
        folder.write(search_engines.SITEMAP, listed.encode())
        folder.write(search_engines.ROBOTS, search_engines.robots(site.base_url).encode())
    return not_told


def _describe(site: Site, folder: Publication, sets: Sequence[Dataset], since: date | None) -> None:
    """Write what tells programs of the open data: the catalogue, the package and the schemas."""
    things = [*catalogue.catalogue(sets, site.audience.publish, site.base_url, since)]
    folder.write(catalogue.TURTLE, rdf.turtle(things).encode())
    folder.write(catalogue.RDF_XML, rdf.rdf_xml(things).encode())
    folder.write(package.PATH, package.package(site.audience.publish, site.base_url).encode())
    for name, path in schemas.PUBLISHED.items():
        folder.write(path, schemas.text(name).encode())


def _publish(site: Site, folder: Publication, reading: Reading) -> _Published:
    """Write the pages and the open data of one municipality."""
    if reading.book is None:
        return _Published(reduced(reading), [])
    found = rules.personal(reading.book)
    if found:
        return _Published(reduced(reading), found)
    unchecked = reading.book.unchecked
    not_told, book = checked.not_told(reading.book, unchecked), checked.checked(reading.book)
    if book is None:
        return _Published(reduced(reading), [], not_told=not_told)
    left_out = {(one.agreement.id, one.promise.id) for one in unchecked}
    place, record = _place(site, book.until(site.audience.today), left_out)
    card, years, pages = place_pages(site, place)
    part = folder.part()
    to_find = _pages(part, pages)
    if site.base_url:
        _pages(part, embedded.pages(site, years))
    if site.pictures:
        drawn = picture.of_year(site, card.name, latest(years, site.audience.today))
        part.write(address.picture(card.slug), drawn)
    part.write(kept_history.path(place.book.id), site_history.as_json(record))
    lately = feed.feed(site, card.changes, card.since, card.slug, card.name)
    part.write(feed.path(card.slug), lately.encode())
    data = [*site_data.data(part, place, site.audience)]
    return _Published(reduced(reading), [], card, part, data, to_find, not_told)


def _complain(workspace: Workspace, unread: Iterable[Reading]) -> list[str]:
    """Tell what is wrong with those that cannot be read; return the files that must be."""
    broken: list[str] = []
    for reading in unread:
        workspace.complain(reading.findings)
        path = load.promise_path(reading.slug)
        if reading.unread.get(path) != ("copy",):  # another file tells of its municipality
            broken.append(workspace.shown_path(path))
    return broken


def _refuse_unread(paths: Sequence[str]) -> None:
    """Refuse to let a municipality vanish because its promise file cannot be read."""
    if paths:
        message = n(
            "Inget är skrivet: {count} löftesfil går inte att läsa, och kommunen skulle ha "
            "försvunnit från webbplatsen. Rätta {names}.",
            "Inget är skrivet: {count} löftesfiler går inte att läsa, och kommunerna skulle ha "
            "försvunnit från webbplatsen. Rätta {names}.",
            len(paths),
            names=", ".join(paths[:10]) + (" …" if paths[10:] else ""),
        )
        raise RefusedError(message)


def _pages(folder: Publication, pages: Iterable[Page]) -> list[Found]:
    """Write pages one by one, and return those that are to be found."""
    found: list[Found] = []
    for page in pages:
        folder.write(page.path, page.text.encode())
        if page.path.endswith(".html") and page.path != NOT_FOUND and not page.hidden:
            found.append(Found(page.path, page.since))
    return found


def _place(
    site: Site, book: Book, left_out: withheld.Ids
) -> tuple[SiteMunicipality, PublishedRecord]:
    """The municipality with each agreement and calendar year begun, and what is public of it."""
    audience = site.audience
    told = [*public_years(book, audience)]
    now = records.record(book, told, audience)
    record = site_history.told(site.since, now, left_out, audience)
    county = county_of(book.promises.code)
    return SiteMunicipality(book, county, told, record if site.since else None), record


def _departed(site: Site, folder: Publication, slugs: Iterable[str]) -> Iterator[PublishedRecord]:
    """Keep and yield what is left of municipalities that are told of no more."""
    since, audience = site.since, site.audience
    kept = (site_history.gone(since, slug, audience) for slug in slugs) if since else ()
    for record in filter(None, kept):
        folder.write(kept_history.path(record.municipality), site_history.as_json(record))
        yield record
