"""Knows the open data of a site while it is written: of each agreement, and of all in one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import groupby
from typing import BinaryIO, Self

from medlofte.disk.site import kept_history
from medlofte.disk.site.folder import Publication
from medlofte.language import SOURCE, in_source, t
from medlofte.publishing.audience import Audience
from medlofte.publishing.years import PublicYear
from medlofte.render.data.sheets import csv_header, csv_rows
from medlofte.render.open_data import agreement_data, catalogue, package, tables
from medlofte.render.open_data.catalogue import Dataset, File, said
from medlofte.render.open_data.rdf import Words
from medlofte.render.open_data.tables import JSON_OF_ALL, OWN, PATHS_OF_ALL, TABLES
from medlofte.render.schemas import PUBLISHED
from medlofte.render.site.news import page as news
from medlofte.render.site.pages import SiteMunicipality
from medlofte.swedish import choice_words, municipalities
from medlofte.wording import agreements

Told = tuple[Dataset, tuple[str, ...]]  # a set, and what stands of it in the files of all


def data(folder: Publication, place: SiteMunicipality, audience: Audience) -> Iterator[Told]:
    """Write the open data of each agreement, and yield what stands of it in the files of all."""
    for agreement, years in groupby(place.years, key=lambda one: one.agreement):
        told = list(years)
        document = agreement_data.document(place.book, told, audience)
        whole = agreement_data.as_json(document)
        rows = {one.name: csv_rows(one.flat(document)) for one in TABLES}
        own = (whole, *(csv_header(one.columns) + rows[one.name] for one in OWN))
        paths = tables.paths(place.book.id, agreement.id)
        for path, text in zip(paths, own, strict=True):
            folder.write(path, text.encode())
        yield _dataset(place, told, paths), (whole, *rows.values())


def _dataset(place: SiteMunicipality, years: Sequence[PublicYear], paths: Sequence[str]) -> Dataset:
    book, agreement = place.book, years[0].agreement
    changes = place.record.changes if place.record else ()
    changed = [one.first for one in changes if one.agreement == agreement.id]
    with in_source():
        title = f"{book.promises.municipality}: {agreements.titled(agreement)}"
        kind = agreements.words(agreement.kind).agreement
    # A code that no municipality has names no place.
    found = [municipalities.by_code(book.promises.code)]
    found += map(municipalities.by_name, agreement.municipalities)
    topics = dict.fromkeys(one.topic for one in agreement.promises if one.topic)
    whole, *own = paths
    return Dataset(
        f"{book.id}/{agreement.id}",
        [Words(title, SOURCE)],
        said(lambda: t("Löften, mål, utfall och redovisade aktiviteter: {title}.", title=title)),
        [
            File((whole,), schema=PUBLISHED["site"]),
            *(File((path,), one.name) for path, one in zip(own, OWN, strict=True)),
        ],
        f"{book.id}/index.html",
        agreement.span,
        tuple(dict.fromkeys(one.code for one in found if one)),
        (kind, *(choice_words.words(one)[0] for one in topics)),
        max([*(one.since for one in years), *changed]),
    )


class OpenData:
    """The open data while it is written: of each agreement, and of all in the same files."""

    def __init__(self, folder: Publication) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._sets: list[Dataset] = []

    def __enter__(self) -> Self:
        opened = [self._folder.open(path) for path in PATHS_OF_ALL]
        self._all = [self._stack.enter_context(file) for file in opened]
        self._put(self._all, ("[\n", *(csv_header(one.columns) for one in TABLES)))
        return self

    def __exit__(self, *raised: object) -> None:
        self._put(self._all, ("]\n",))
        self._stack.close()

    def add(self, told: Sequence[Told]) -> None:
        """Add the open data of each agreement of a municipality to those of all."""
        for dataset, (text, *rows) in told:
            comma = ",\n" if self._sets else ""
            self._put(self._all, (comma + text, *rows))
            self._sets.append(dataset)

    def sets(self, since: date | None, histories: Sequence[str]) -> list[Dataset]:
        """What there is for the catalogue: all in one, each agreement, and the histories told."""
        files = [
            File((JSON_OF_ALL,), schema=PUBLISHED["site-all"]),
            *(File((one.file,), one.name) for one in TABLES),
        ]
        whole = catalogue.whole(self._sets, files, since)
        history = whole._replace(
            name="historik",
            title=said(lambda: t("Vad som har publicerats, och när det ändrades")),
            about=said(lambda: t("De id:n, lägen och antal som har publicerats.")),
            files=[File(tuple(map(kept_history.path, histories)), schema=PUBLISHED["history"])],
            page=news.PATH,
        )
        whole = whole._replace(documents=(tables.PAGE, package.PATH))
        return [whole, *self._sets, *([history] if histories else [])]

    @staticmethod
    def _put(opened: Iterable[BinaryIO], texts: Iterable[str]) -> None:
        for file, text in zip(opened, texts, strict=False):
            file.write(text.encode())
