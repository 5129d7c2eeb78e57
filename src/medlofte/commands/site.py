"""`medlofte site`: the public pages of all municipalities, with feed and open data, in a folder."""

import gc
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple, Self
from urllib.parse import quote, urlsplit

from typer import Option

from medlofte import rules
from medlofte.book import load
from medlofte.book.book import Book
from medlofte.book.load import Reading
from medlofte.commands import municipalities, public_gate
from medlofte.commands.municipalities import reduced
from medlofte.commands.options import AsOf, Holds, stands, takes
from medlofte.commands.workspace import Workspace
from medlofte.disk import programs, tree_files
from medlofte.disk.site_folder import Publication, publication
from medlofte.finding import Finding
from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.progress.measure import Progress, Standpoint, measure, of_year
from medlofte.publishing.audience import Audience
from medlofte.render.data import open_data
from medlofte.render.data.catalogue import Dataset, sitemap, turtle
from medlofte.render.data.open_data import FIGURES, REPORTS
from medlofte.render.data.sheets import csv_header, csv_rows
from medlofte.render.site import feed
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.index import Card
from medlofte.render.site.notices import NOT_FOUND
from medlofte.render.site.pages import SiteMunicipality, place_pages, shared_pages, stylesheet
from medlofte.render.terminal import screen
from medlofte.stop import RefusedError, WrongCallError
from medlofte.swedish.municipalities import by_code
from medlofte.typed import lookup
from medlofte.wording import agreements
from medlofte.wording.plain_text import harmless

_MANY = 100_000  # objects alive that were not at the last collection; a book has 20,000
# What an address holds (RFC 3987) before `?` and `#`, and neither a name nor a password.
_ADDRESS = re.compile(
    r"(?i:https?)://[^\s\x00-\x20<>\"\\^`{|}?#@/%]+(?:/(?:[^\s<>\"\\^`{|}?#%]|%[0-9A-Fa-f]{2})*)?"
)
_IN_PATH = "/%:@!$&'()*+,;=~"


@dataclass(frozen=True)
class SiteOptions:
    """What was asked for, as typed."""

    out: Annotated[str, stands(t("MAPP"), t("Mappen som sidorna skrivs till.")), Holds.FOLDER]
    base_url: Annotated[str | None, takes(t("ADRESS"), t("Där webbplatsen ska ligga."))] = None
    as_of: AsOf = None
    show: Annotated[bool, Option("--open", help=t("Visa den i webbläsaren."))] = False


def run(options: SiteOptions, workspace: Workspace) -> int:
    """Write the site; 1 where files were left out of its figures."""
    gc.freeze()  # what is loaded stays: only what comes now is looked through, see _publish
    today = lookup.as_of(options.as_of, workspace.today)
    site = Site(public_gate.audience(workspace, today), _base(options.base_url))
    out = Path(options.out)
    _apart(tree_files.real(workspace.root), tree_files.real(out))
    readings: list[Reading] = []
    with publication(out) as folder:
        _write(workspace, site, folder, readings)
    _tell(out, folder)
    if options.show:
        programs.show(out / "index.html")
    return int(workspace.warn_left_out(readings))


def _apart(root: Path, out: Path) -> None:
    """Refuse to write a site over the data, or into what is read."""
    read = (root / tree_files.PROMISES, root / tree_files.ACTIVITIES)
    if root.is_relative_to(out) or any(out.is_relative_to(one) for one in read):
        message = t("Webbplatsen kan inte skrivas där uppgifterna ligger. Ange en annan mapp.")
        raise WrongCallError(message)


def _base(typed: str | None) -> str:
    """The address of the site as a program may write it anywhere (RFC 3986), with a slash."""
    if typed is None:
        return ""
    try:
        parts = urlsplit(typed)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
        plain = f"[{host}]" if ":" in host else host.encode("idna").decode()
    except ValueError:  # also what is no name of a host, or no port
        plain = ""
    if not _ADDRESS.fullmatch(typed) or typed != harmless(typed) or not plain.strip("."):
        message = t(
            "--base-url ska vara en adress utan lösenord, ? och #, till exempel "
            "https://www.kommun.se/loften/"
        )
        raise WrongCallError(message)
    path = quote(parts.path, safe=_IN_PATH)
    return f"{parts.scheme}://{plain}{port}{path}{'' if path.endswith('/') else '/'}"


class _Published(NamedTuple):
    """What came of one municipality: its pages are written."""

    reading: Reading
    found: list[Finding]  # personal data: then nothing is written
    card: Card | None = None
    part: Publication | None = None
    data: Sequence[tuple[Dataset, tuple[str, str, str]]] = ()


def _write(workspace: Workspace, site: Site, folder: Publication, left_out: list[Reading]) -> None:
    cards: list[Card] = []
    found: list[Finding] = []
    unread: list[Reading] = []
    broken: list[str] = []
    publish = partial(_publish, site, folder)
    with (
        _OpenData(folder) as data,
        closing(
            municipalities.each(workspace.root, workspace.slugs, publish, t("Skriver sidorna"))
        ) as all_published,
    ):
        for one in all_published:
            left_out.append(one.reading)
            found += one.found
            if one.card and one.part:
                cards.append(one.card)
                folder.add(one.part)
                data.add(one.data)
            elif not one.found:
                unread.append(one.reading)
        for reading in unread:
            workspace.complain(reading.findings)
            path = load.promise_path(reading.slug)
            if reading.unread.get(path) != ("copy",):  # another file tells of its municipality
                broken.append(workspace.shown_path(path))
        public_gate.refuse(workspace, found)
        _refuse_unread(broken)
    _pages(folder, shared_pages(site, cards))
    folder.write("style.css", stylesheet(site).encode())
    catalogue = turtle(data.sets, site.audience.publish, site.base_url, site.audience.today)
    folder.write("data/katalog.ttl", catalogue.encode())
    changes = [change for card in cards for change in card.changes]
    folder.write(feed.PATH, feed.feed(site, changes).encode())
    if site.base_url:
        found_by = [one for one in folder.paths if one.endswith(".html") and one != NOT_FOUND]
        folder.write("sitemap.xml", sitemap(found_by, site.base_url).encode())


def _publish(site: Site, folder: Publication, reading: Reading) -> _Published:
    """Write the pages and the open data of one municipality."""
    if gc.get_count()[0] > _MANY:  # templates leave cycles behind, and the collector is off
        gc.collect()
    if reading.book is None:
        return _Published(reduced(reading), [])
    found = rules.personal(reading.book)
    if found:
        return _Published(reduced(reading), found)
    place = _place(reading.book.until(site.audience.today), site.audience)
    card, pages = place_pages(site, place)
    part = folder.part()
    _pages(part, pages)
    data = [*_data(part, place, site.audience)]
    return _Published(reduced(reading), [], card, part, data)


def _data(
    folder: Publication, place: SiteMunicipality, audience: Audience
) -> Iterator[tuple[Dataset, tuple[str, str, str]]]:
    """Write the open data of each agreement, and yield what stands of it in the files of all."""
    for agreement, years in groupby(place.years, key=lambda one: one[0]):
        document = open_data.agreement_data(place.book, list(years), audience)
        figures = csv_rows(open_data.figures(document))
        reports = csv_rows(open_data.reports(document))
        texts = open_data.as_json(document), figures, reports
        heads = "", csv_header(FIGURES), csv_header(REPORTS)
        paths = open_data.paths(place.book.id, agreement.id)
        for path, head, text in zip(paths, heads, texts, strict=True):
            folder.write(path, (head + text).encode())
        name = f"{place.book.id}/{agreement.id}"
        title = f"{place.book.promises.municipality}: {agreements.titled(agreement)}"
        yield Dataset(name, title, agreement.span, paths), texts


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


def _pages(folder: Publication, pages: Iterable[Page]) -> None:
    for page in pages:
        folder.write(page.path, page.text.encode())


def _place(book: Book, audience: Audience) -> SiteMunicipality:
    """The municipality with each agreement and calendar year that has begun, oldest first."""
    municipality = by_code(book.promises.code)
    return SiteMunicipality(
        book, municipality.county if municipality else "", [*_years(book, audience.today)]
    )


def _years(book: Book, today: date) -> Iterator[tuple[Agreement, Progress]]:
    begun = [one for one in book.promises.agreements if one.from_ <= today]
    for agreement in sorted(begun, key=lambda one: one.from_):
        for number in range(agreement.from_.year, min(agreement.last, today).year + 1):
            asked = of_year(number)
            progress = measure(book, Standpoint(asked, min(today, asked.span.last), today))
            own = tuple(one for one in progress.agreements if one[0] is agreement)
            yield agreement, progress._replace(agreements=own)


class _OpenData:
    """The open data while it is written: of each agreement, and of all in the same files."""

    def __init__(self, folder: Publication) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self.sets = [Dataset("alla", t("Alla medborgarlöften"), None, open_data.PATHS_OF_ALL)]

    def __enter__(self) -> Self:
        opened = [self._folder.open(path) for path in self.sets[0].paths]
        self._all = [self._stack.enter_context(file) for file in opened]
        self._put(self._all, ("[\n", csv_header(FIGURES), csv_header(REPORTS)))
        return self

    def __exit__(self, *raised: object) -> None:
        self._put(self._all, ("]\n",))
        self._stack.close()

    def add(self, told: Sequence[tuple[Dataset, tuple[str, str, str]]]) -> None:
        """Add the open data of each agreement of a municipality to those of all."""
        for dataset, (text, figures, reports) in told:
            comma = ",\n" if self.sets[1:] else ""
            self._put(self._all, (comma + text, figures, reports))
            self.sets.append(dataset)

    @staticmethod
    def _put(opened: Iterable[BinaryIO], texts: Iterable[str]) -> None:
        for file, text in zip(opened, texts, strict=False):
            file.write(text.encode())


def _tell(out: Path, folder: Publication) -> None:
    changed = n(
        "{count} fil är ny eller ändrad", "{count} filer är nya eller ändrade", folder.written
    )
    message = t(
        "Webbplatsen är skriven: {path}. {changed}, {unchanged} är som förut.",
        path=out / "index.html",
        changed=changed,
        unchanged=folder.unchanged,
    )
    screen.of(sys.stderr).print([message])
