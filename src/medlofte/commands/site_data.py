"""Knows the open data of a site while it is written: of each agreement, and of all in one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from typing import BinaryIO, Self

from medlofte.disk.site_folder import Publication
from medlofte.language import t
from medlofte.publishing.audience import Audience
from medlofte.render.data.sheets import csv_header, csv_rows
from medlofte.render.open_data import agreement_data
from medlofte.render.open_data.agreement_data import FIGURES, REPORTS
from medlofte.render.open_data.catalogue import Dataset
from medlofte.render.site.pages import SiteMunicipality
from medlofte.wording import agreements

Told = tuple[Dataset, tuple[str, str, str]]  # a set, and what stands of it in the files of all


def data(folder: Publication, place: SiteMunicipality, audience: Audience) -> Iterator[Told]:
    """Write the open data of each agreement, and yield what stands of it in the files of all."""
    for agreement, years in groupby(place.years, key=lambda one: one.agreement):
        document = agreement_data.document(place.book, list(years), audience)
        figures = csv_rows(agreement_data.figures(document))
        reports = csv_rows(agreement_data.reports(document))
        texts = agreement_data.as_json(document), figures, reports
        heads = "", csv_header(FIGURES), csv_header(REPORTS)
        paths = agreement_data.paths(place.book.id, agreement.id)
        for path, head, text in zip(paths, heads, texts, strict=True):
            folder.write(path, (head + text).encode())
        name = f"{place.book.id}/{agreement.id}"
        title = f"{place.book.promises.municipality}: {agreements.titled(agreement)}"
        yield Dataset(name, title, agreement.span, paths), texts


class OpenData:
    """The open data while it is written: of each agreement, and of all in the same files."""

    def __init__(self, folder: Publication) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self.sets = [Dataset("alla", t("Alla medborgarlöften"), None, agreement_data.PATHS_OF_ALL)]

    def __enter__(self) -> Self:
        opened = [self._folder.open(path) for path in self.sets[0].paths]
        self._all = [self._stack.enter_context(file) for file in opened]
        self._put(self._all, ("[\n", csv_header(FIGURES), csv_header(REPORTS)))
        return self

    def __exit__(self, *raised: object) -> None:
        self._put(self._all, ("]\n",))
        self._stack.close()

    def add(self, told: Sequence[Told]) -> None:
        """Add the open data of each agreement of a municipality to those of all."""
        for dataset, (text, figures, reports) in told:
            comma = ",\n" if self.sets[1:] else ""
            self._put(self._all, (comma + text, figures, reports))
            self.sets.append(dataset)

    @staticmethod
    def _put(opened: Iterable[BinaryIO], texts: Iterable[str]) -> None:
        for file, text in zip(opened, texts, strict=False):
            file.write(text.encode())
