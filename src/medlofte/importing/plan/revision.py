"""Knows what an export that comes back says otherwise than its files, and those files after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.edit.new_activity import Draft
from medlofte.finding import Level
from medlofte.importing.headings import SheetRow
from medlofte.importing.ours import export_table
from medlofte.importing.ours.export_table import TOLD, Exported
from medlofte.importing.rows import RowProblem, RowReader, TableRow
from medlofte.importing.table_file import Cell
from medlofte.language import t
from medlofte.model.activity import Activity
from medlofte.reading import splice
from medlofte.reading.scalar import scalar
from medlofte.reading.values import keys
from medlofte.reading.written import lines

_DAYS = ("from", "to", "tally")
_AS_TYPED = (
    *("status", "title", "place", "time", "note", "links", "besides", "area_wide", "replaces"),
    *("internal", "example"),
)


class Revision(NamedTuple):
    """The rows of an activity as one row, and what its file would hold.

    `text` is None where the file is written in a way that only a person can change.
    """

    row: TableRow
    path: str
    text: str | None


def revised(
    book: Book, exported: Exported, there: Logged, today: date
) -> Revision | list[RowProblem]:
    """Return what an activity's rows make of its file, or what is wrong; nothing for no change."""
    revising = _Revising(exported, there)
    wrong = [*revising.contrary()]
    if wrong or not revising.changed:
        return wrong
    reader = RowReader(revising.row(), book, today)
    read = reader.read()
    if read is None:
        return reader.problems
    values = revising.values(read.draft)
    written = dict(line.split(": ", 1) for line in lines(Activity, values))
    wanted = {key: written.get(key) for key in values}
    text = splice.with_keys(there.document, wanted, keys(Activity))
    return Revision(read, _path(there, read.draft.span.last), text)


@dataclass(frozen=True)
class _Revising:
    """The rows of an activity beside its file."""

    exported: Exported
    there: Logged

    @property
    def first(self) -> SheetRow:
        return self.exported.rows[0]

    def others(self, key: str) -> list[SheetRow]:
        """The rows that say otherwise than the file under a key."""
        told = export_table.told(self.there, key)
        return [row for row in self.exported.rows if export_table.words(row, key) != told]

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The cells that say otherwise, by key."""
        others = {key: self.others(key) for key in TOLD if self.first.layout.at(key)}
        return {key: export_table.cell(rows[0], key) for key, rows in others.items() if rows}

    @cached_property
    def promises(self) -> tuple[str, ...]:
        rows = self.exported.rows
        return tuple(dict.fromkeys(export_table.words(row, "counts_for") for row in rows))

    @cached_property
    def completes(self) -> tuple[str, ...]:
        """Those that got done; as in the file where the table has no column for it."""
        if not self.first.layout.at("completes"):
            return self.there.activity.completes
        done = [row for row in self.exported.rows if export_table.words(row, "completes") == "ja"]
        return tuple(dict.fromkeys(export_table.words(row, "counts_for") for row in done))

    @property
    def has_other_promises(self) -> bool:
        were = {pledge.promise.id for pledge in self.there.pledges}
        done = were.intersection(self.there.activity.completes)
        return set(self.promises) != were or set(self.completes) != done

    @property
    def changed(self) -> bool:
        return bool(self.cells) or self.has_other_promises

    def contrary(self) -> Iterator[RowProblem]:
        """Yield where two rows of one activity differ both from the file and from each other."""
        for key in self.cells:
            others = self.others(key)
            if len({export_table.words(row, key) for row in others}) > 1:
                message = t("Raderna om {file} säger olika saker här.", file=self.exported.file)
                yield RowProblem(others[-1].spot(key), Level.ERROR, message)
        days = {export_table.words(self.first, key) for key in ("from", "to") if key in self.cells}
        if not self.is_tally and len(days) > 1:
            message = t("En dag är samma i from och to. Är det en summa: skriv tally ja.")
            yield RowProblem(self.first.spot("to"), Level.ERROR, message)

    @property
    def is_tally(self) -> bool:
        return self.there.is_tally != ("tally" in self.cells)

    @property
    def _tells_precision(self) -> bool:
        """Whether the words of a new count say how exact it is, where it was exact or not known."""
        return "count" in self.cells and self.there.precision in ("exact", "unknown")

    def row(self) -> SheetRow:
        """One row that says what the file says but for the cells that were changed."""
        activity, now = self.there.activity, self.cells
        first, last = (now.get(key, TOLD[key](self.there)) for key in ("from", "to"))
        day = last if "from" not in now else first  # where only one was corrected, that is meant
        given: dict[str, Cell] = {
            **dict.fromkeys((*_AS_TYPED, "period"), None),
            "by": ", ".join(activity.by),
            "count": TOLD["count"](self.there),
            "precision": None if self._tells_precision else activity.precision,
            "source": TOLD["source"](self.there),
            **{key: cell for key, cell in now.items() if key not in _DAYS},
            "counts_for": ", ".join(self.promises),
            "completes": None,
            "date": None if self.is_tally else day,
            "from": first if self.is_tally else None,
            "to": last if self.is_tally else None,
        }
        return self.first._replace(given=given)

    def values(self, draft: Draft) -> dict[str, Any]:
        """The keys of the file that change, with their values; None for a key that goes."""
        typed, span, activity = draft.typed, draft.span, self.there.activity
        values: dict[str, Any] = {
            key: getattr(typed, key) for key in _AS_TYPED if key in self.cells
        }
        if not self.cells.keys().isdisjoint(_DAYS):
            values |= {"date": None if draft.tally else span.last}
            values |= (
                {"from": span.first, "to": span.last} if draft.tally else {"from": None, "to": None}
            )
        if not self.cells.keys().isdisjoint(("count", "precision", *_DAYS)):
            values["count"] = typed.count if draft.tally or typed.count != 1 else None
            values["precision"] = typed.precision
        if typed.source != TOLD["source"](self.there):
            values["source"] = self._source(typed.source)
        if self.has_other_promises:
            ids = (*draft.counts_for, *draft.completes)
            values["completes"] = tuple(one for one in ids if one in self.completes)
            values["counts_for"] = tuple(
                one for one in ids if one not in self.completes or one in activity.counts_for
            )
        if "by" in self.cells:
            values["by"] = draft.by
        return values

    def _source(self, title: str | None) -> dict[str, str] | None:
        """The source with another title, and whatever else is told of it."""
        source = self.there.document.value.get("source")
        if title is None:
            return None
        return {
            key: scalar(str(value)) for key, value in {**(source or {}), "title": title}.items()
        }


def _path(there: Logged, last: date) -> str:
    """Where the file belongs; its name begins with its day."""
    was, now = there.span.last.isoformat(), last.isoformat()
    if was == now or not there.stem.startswith(was):
        return there.path
    folder, year, name = there.path.rsplit("/", 2)
    return f"{folder}/{now[:4] if year == was[:4] else year}/{now}{name[len(now) :]}"
