"""Knows the open data of a site while it is written: of each agreement, and of all in one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from typing import BinaryIO, Self

from medlofte.disk.site.folder import Publication
from medlofte.language import t
from medlofte.publishing.audience import Audience
from medlofte.render.data.sheets import csv_header, csv_rows
from medlofte.render.open_data import agreement_data, tables
from medlofte.render.open_data.catalogue import Dataset
from medlofte.render.open_data.tables import OWN, PATHS_OF_ALL, TABLES
from medlofte.render.site.pages import SiteMunicipality
from medlofte.wording import agreements

Told = tuple[Dataset, tuple[str, ...]]  # a set, and what stands of it in the files of all


def data(folder: Publication, place: SiteMunicipality, audience: Audience) -> Iterator[Told]:
    """Write the open data of each agreement, and yield what stands of it in the files of all."""
    for agreement, years in groupby(place.years, key=lambda one: one.agreement):
        document = agreement_data.document(place.book, list(years), audience)
        whole = agreement_data.as_json(document)
        rows = {one.name: csv_rows(one.flat(document)) for one in TABLES}
        own = (whole, *(csv_header(one.columns) + rows[one.name] for one in OWN))
        paths = tables.paths(place.book.id, agreement.id)
        for path, text in zip(paths, own, strict=True):
            folder.write(path, text.encode())
        name = f"{place.book.id}/{agreement.id}"
        title = f"{place.book.promises.municipality}: {agreements.titled(agreement)}"
        yield Dataset(name, title, agreement.span, paths), (whole, *rows.values())


class OpenData:
    """The open data while it is written: of each agreement, and of all in the same files."""

    def __init__(self, folder: Publication) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self.sets = [Dataset("alla", t("Alla medborgarlöften"), None, PATHS_OF_ALL)]

    def __enter__(self) -> Self:
        opened = [self._folder.open(path) for path in self.sets[0].paths]
        self._all = [self._stack.enter_context(file) for file in opened]
        self._put(self._all, ("[\n", *(csv_header(one.columns) for one in TABLES)))
        return self

    def __exit__(self, *raised: object) -> None:
        self._put(self._all, ("]\n",))
        self._stack.close()

    def add(self, told: Sequence[Told]) -> None:
        """Add the open data of each agreement of a municipality to those of all."""
        for dataset, (text, *rows) in told:
            comma = ",\n" if self.sets[1:] else ""
            self._put(self._all, (comma + text, *rows))
            self.sets.append(dataset)

    @staticmethod
    def _put(opened: Iterable[BinaryIO], texts: Iterable[str]) -> None:
        for file, text in zip(opened, texts, strict=False):
            file.write(text.encode())
