"""Knows what many new activities together would do: which are new, and where each promise stands.

An activity of a table has a name that follows from its row (rows.py), so a row is known again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from medlofte import rules
from medlofte.book import load
from medlofte.book.book import Book, Logged, read_activity, stem_of
from medlofte.book.load import Reading
from medlofte.book.versions import Pledge
from medlofte.edit import what_if
from medlofte.finding import Finding, Level, warning
from medlofte.importing.cells import words
from medlofte.importing.rows import TAIL, Problem, TableRow
from medlofte.language import t
from medlofte.model.activity import Activity
from medlofte.progress import measure
from medlofte.reading.document import Document, Route, parse
from medlofte.rules.silencing import accept
from medlofte.swedish.names import fold
from medlofte.typed import choice_words

# The keys of an activity that tell one row from another are in its name; these may be corrected.
_MAY_CHANGE = (
    *("completes", "count", "precision", "status", "source", "links", "note", "besides"),
    *("internal", "example"),
)
_STEM = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9-]+")


class New(NamedTuple):
    """A row that would become a file."""

    row: TableRow
    logged: Logged


class Changed(NamedTuple):
    """A row that is there with other words: what stands in the file, and in the table."""

    row: TableRow
    there: Logged
    differences: tuple[tuple[str, str, str], ...]


class Twin(NamedTuple):
    """A row that looks like an activity that was logged."""

    row: TableRow
    there: Logged


@dataclass(slots=True)
class Batch:
    """What the rows of a table would do to a book."""

    before: Book
    after: Book
    new: list[New] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    doubtful: list[Finding] = field(default_factory=list)  # may be personal data

    @property
    def refused(self) -> bool:
        return any(problem.level is Level.ERROR for problem in self.problems)

    def texts(self) -> dict[str, str]:
        """The files; what may be personal data is accepted where it stands."""
        found: dict[str, list[Finding]] = {}
        for one in self.doubtful:
            found.setdefault(one.place.path, []).append(one)
        new = {one.logged.path: one.logged.document.text for one in self.new}
        return {path: accept(text, found.get(path, ())) for path, text in new.items()}

    def effects(self, today: date) -> Iterator[tuple[measure.Row, measure.Row]]:
        """Each promise's row before and after, for each year with something new."""
        latest: dict[tuple[Route, int], tuple[Pledge, date]] = {}
        for logged in self.after.logged:
            if logged.stem in self.before.by_stem:
                continue
            last = logged.span.last
            for pledge in logged.pledges:
                key = pledge.route, last.year
                latest[key] = (pledge, max(last, latest.get(key, (pledge, last))[1]))
        for pledge, last in latest.values():
            rows = [
                what_if.standing(book, pledge, last, today) for book in (self.before, self.after)
            ]
            yield rows[0], rows[1]


def lay_out(book: Book, rows: Sequence[TableRow], today: date) -> Batch:
    """Sort the rows into new, known, changed and doubtful, and check the new with all rules."""
    batch = Batch(book, book)
    known = _There(book)
    documents: dict[str, Document] = {}
    by_path: dict[str, TableRow] = {}
    for row in rows:
        path, text = row.draft.path(book.id), row.draft.text()
        document, findings = parse(path, text.encode())
        by_path[path] = row
        logged, more = read_activity(document) if document else (None, [])
        batch.problems += [_problem(row, text, found) for found in findings + more]
        if document and logged and not known.sort(batch, row, logged):
            documents[path] = document
    batch.after, findings = load.with_new(book, documents.values())
    found = rules.check(Reading(book.id, batch.after, findings), today)
    stems = {stem_of(path): row for path, row in by_path.items()}
    for one in found:
        if one.place.path in documents:
            said = _STEM.sub(lambda stem: _called_by_row(stems, stem[0]), one.message)
            text = documents[one.place.path].text
            told = one._replace(message=said)
            if rules.is_personal(one):
                batch.doubtful.append(one)
                told = warning(one.place, one.rule, rules.suspicion(one))
            batch.problems.append(_problem(by_path[one.place.path], text, told))
    new = batch.after.logged[len(book.logged) :]
    batch.new = [New(by_path[one.path], one) for one in new]
    return batch


def _called_by_row(stems: Mapping[str, TableRow], stem: str) -> str:
    """Call a file that is not there yet by its row."""
    return t("rad {row}", row=stems[stem].source.line.number) if stem in stems else stem


def _problem(row: TableRow, text: str, finding: Finding) -> Problem:
    """Put a finding on a text that would be written at the cell that it came from."""
    line = text.splitlines()[finding.place.line - 1]
    key = line.partition(":")[0]
    return Problem(row.source.spot(key), finding.level, finding.message)


class _There:
    """The activities that are there, by what a row can be known by."""

    def __init__(self, book: Book) -> None:
        self.by_name = {_name(one.stem): one for one in book.logged if _name(one.stem)}
        self.unread = {_name(stem_of(path)): path for path in book.unread}
        self.by_day: dict[date, list[Logged]] = {}
        for one in book.logged:
            self.by_day.setdefault(one.span.last, []).append(one)

    def sort(self, batch: Batch, row: TableRow, logged: Logged) -> bool:
        """Whether a row is there already, in one way or another."""
        name = _name(logged.stem)
        if name in self.unread:
            message = t(
                "Raden finns redan i {path}, men den filen har fel. Rätta den först.",
                path=self.unread[name],
            )
            batch.problems.append(Problem(row.source.spot(), Level.ERROR, message))
            return True
        there = self.by_name.get(name)
        if there:
            differences = tuple(_differences(there.activity, logged.activity, row))
            if differences:
                batch.changed.append(Changed(row, there, differences))
            else:
                batch.same += 1
            return True
        on_day = self.by_day.get(logged.span.last, [])
        twins = what_if.twins(logged, on_day) or [
            one for one in on_day if _same_tally(one, logged) or _same_text(one, logged)
        ]
        batch.twins += [Twin(row, one) for one in twins[:1]]
        return bool(twins)


def _name(stem: str) -> tuple[str, str]:
    """The day and the tail of a file's name; the words between may be changed."""
    day, tail = stem[:10], stem.rpartition("-")[2]
    return (day, tail) if len(tail) == TAIL else ("", "")


def _same_tally(one: Logged, new: Logged) -> bool:
    """Whether two figures are for the same days, promises and parties."""
    return (
        one.is_tally
        and new.is_tally
        and one.span == new.span
        and not (one.besides or new.besides)
        and set(one.by) == set(new.by)
        and set(one.activity.promises) == set(new.activity.promises)
        and one.activity.example == new.activity.example
        and fold(one.activity.place or "") == fold(new.activity.place or "")
    )


def _same_text(one: Logged, new: Logged) -> bool:
    return load.letters(one.document.text) == load.letters(new.document.text)


def _differences(there: Activity, new: Activity, row: TableRow) -> Iterator[tuple[str, str, str]]:
    """Yield what the table says otherwise, in the columns that it has."""
    for key in _MAY_CHANGE:
        told = row.source.layout.at("count") if key in ("precision", "source") else ()
        if row.source.layout.at(key) or told:
            old, now = _words(there, key), _words(new, key)
            if old != now:
                yield key, old, now


def _words(activity: Activity, key: str) -> str:
    value = getattr(activity, key)
    if key == "source":
        return value.title if value else ""
    if key == "precision":
        return choice_words.words(activity.precision)[0]
    if key == "status":
        return choice_words.words(activity.status)[0]
    if key == "count":
        return "" if activity.precision == "unknown" else str(activity.amount)
    if isinstance(value, bool):
        return words(value)
    return ", ".join(value) if isinstance(value, tuple) else value or ""
