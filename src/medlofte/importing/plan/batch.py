"""Knows what the rows of a table would do: what is new, changed or gone, and each figure after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge
from medlofte.edit import what_if
from medlofte.finding import Finding, Level
from medlofte.importing.plan.differences import Difference
from medlofte.importing.rows import RowProblem, TableRow
from medlofte.progress import measure
from medlofte.reading.document import Route
from medlofte.rules.silencing import accept


class New(NamedTuple):
    """A row that would become a file."""

    row: TableRow
    logged: Logged


class Changed(NamedTuple):
    """A row that is there with other words: what stands in the file, and what would.

    `logged` is None where the file stays as it is, and `kept` says why.
    """

    row: TableRow
    there: Logged
    differences: Sequence[Difference]
    logged: Logged | None = None
    kept: str = ""


class Gone(NamedTuple):
    """An activity that was a row of this table; `kept` says why its file must stay."""

    there: Logged
    kept: str


class Twin(NamedTuple):
    """A row that looks like an activity that was logged."""

    row: TableRow
    there: Logged


class FileChange(NamedTuple):
    """What becomes of a file: its text before and after, None where there is no file."""

    path: str
    before: str | None
    after: str | None


@dataclass(slots=True)
class Batch:
    """What the rows of a table would do to a book; `after` still holds what is gone."""

    before: Book
    after: Book
    new: list[New] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    same: int = 0  # rows that are as an earlier reading has written them
    there: int = 0  # activities of an export that are as their files say
    problems: list[RowProblem] = field(default_factory=list)
    doubtful: list[Finding] = field(default_factory=list)  # may be personal data

    @property
    def refused(self) -> bool:
        return any(problem.level is Level.ERROR for problem in self.problems)

    @property
    def updates(self) -> list[Changed]:
        """The rows whose files can be written anew."""
        return [one for one in self.changed if one.logged]

    @property
    def removals(self) -> list[Logged]:
        """The files that can be taken away."""
        return [one.there for one in self.gone if not one.kept]

    def file_changes(self, *, remove: bool) -> Iterator[FileChange]:
        """Yield what becomes of each file; what may be personal data is accepted in it."""
        found: dict[str, list[Finding]] = {}
        for one in self.doubtful:
            found.setdefault(one.place.path, []).append(one)
        dropped = [(one.there, one.logged) for one in self.updates]
        dropped += [(one, None) for one in self.removals] if remove else []
        for old, now in dropped:
            if now is None or now.path != old.path:
                yield FileChange(old.path, old.document.text, None)
        before = {one.there.path: one.there.document.text for one in self.updates}
        for new in self._written():
            was, lines = before.get(new.path), new.document.text.split("\n")
            there = {*(was or "").split("\n")}
            some = found.get(new.path, ())
            fresh = [one for one in some if lines[one.place.line - 1] not in there]
            yield FileChange(new.path, was, accept(new.document.text, fresh))

    def effects(self, today: date) -> Iterator[tuple[measure.Row, measure.Row]]:
        """Yield each promise's row before and after, for each year in which something changes."""
        old = (one.there for one in self.updates)
        return _effects(self.before, self.after, [*self._written(), *old], today)

    def without_gone(self, today: date) -> Iterator[tuple[measure.Row, measure.Row]]:
        """Yield the same for what is gone, were it taken away after the rest is written."""
        paths = {one.path for one in self.removals}
        left = tuple(one for one in self.after.logged if one.path not in paths)
        return _effects(self.after, replace(self.after, logged=left), self.removals, today)

    def _written(self) -> Iterator[Logged]:
        yield from (one.logged for one in self.new)
        yield from (one.logged for one in self.changed if one.logged)


def _effects(
    before: Book, after: Book, touched: Iterable[Logged], today: date
) -> Iterator[tuple[measure.Row, measure.Row]]:
    latest: dict[tuple[Route, int], tuple[Pledge, date]] = {}
    for logged in touched:
        last = logged.span.last
        for pledge in logged.pledges:
            key = pledge.route, last.year
            latest[key] = (pledge, max(last, latest.get(key, (pledge, last))[1]))
    for pledge, last in latest.values():
        rows = [what_if.standing(book, pledge, last, today) for book in (before, after)]
        yield rows[0], rows[1]
