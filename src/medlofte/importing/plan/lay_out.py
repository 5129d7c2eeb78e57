"""Knows how rows become a plan: what each one is, and what all rules say of what is written."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from medlofte import rules
from medlofte.book import load, row_check
from medlofte.book.book import Book, Logged, read_activity, stem_of
from medlofte.book.load import Reading
from medlofte.edit import what_if
from medlofte.finding import Finding, Level, warning
from medlofte.importing.ours.export_table import Exported
from medlofte.importing.plan import origins
from medlofte.importing.plan.batch import Batch, Changed, Gone, New, Twin
from medlofte.importing.plan.differences import differences, kept
from medlofte.importing.plan.matching import ActivityKey, KnownRow, TableRead, match
from medlofte.importing.plan.origins import Origin
from medlofte.importing.plan.revision import revised
from medlofte.importing.read_table import Intake
from medlofte.importing.rows import TAIL, RowProblem, TableRow
from medlofte.language import t
from medlofte.reading.document import Document, parse
from medlofte.swedish.names import fold

_STEM = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9-]+")


class _Proposed(NamedTuple):
    """A row as the file that it would be."""

    row: TableRow
    document: Document
    logged: Logged


def lay_out(book: Book, table: str, intake: Intake, today: date) -> Batch:
    """Sort the rows of a table of that name, and check what would be written with all rules."""
    sorting = _Sorting(book, table, intake)
    proposed = [one for one in map(sorting.proposed, intake.rows) if one]
    named = {one.file for one in intake.exported}
    there = [
        one
        for one in book.logged
        if (one.activity.from_row or _name(one.stem)) and one.stem not in named
    ]
    matched = match(
        [_known(one.logged, origins.of_row(table, one.row.source)) for one in proposed],
        [_known(one, origins.of_file(one)) for one in there],
        sorting.table_read(intake),
    )
    sorting.batch.gone = [
        Gone(one, _why_kept(book, one)) for one in map(there.__getitem__, matched.gone)
    ]
    written = []
    for number, one in enumerate(proposed):
        at = matched.by_row.get(number)
        row = sorting.known(one, there[at]) if at is not None else sorting.unknown(one)
        written += [row] if row else []
    for exported in intake.exported:
        row = sorting.exported(exported, today)
        written += [row] if row else []
    _check(sorting, written, today)
    return sorting.batch


class _Sorting:
    """The rows of a table on their way into a plan."""

    def __init__(self, book: Book, table: str, intake: Intake) -> None:
        self.batch = Batch(book, book, problems=[*intake.problems])
        self.updates: dict[str, int] = {}  # which changed row a file would be of, by its path
        self._table = table
        self._unread = {_name(stem_of(path)): path for path in book.unread}
        self._by_day: defaultdict[date, list[Logged]] = defaultdict(list)
        for one in book.logged:
            self._by_day[one.span.last].append(one)

    def proposed(self, row: TableRow) -> _Proposed | None:
        """The file that a row would be; None where no file may say so, and that is a problem."""
        text = origins.stamped(row.draft.text(), origins.of_row(self._table, row.source))
        return self._as_file(row, row.draft.path(self.batch.before.id), text)

    def _as_file(self, row: TableRow, path: str, text: str) -> _Proposed | None:
        document, findings = parse(path, text.encode())
        logged, more = read_activity(document) if document else (None, [])
        self.batch.problems += [_problem(row, text, found) for found in findings + more]
        return _Proposed(row, document, logged) if document and logged else None

    def table_read(self, intake: Intake) -> TableRead:
        errors = (one.spot for one in self.batch.problems if one.level is Level.ERROR)
        unreadable = sorted({(origins.name_of(spot.sheet), spot.row) for spot in errors})
        sheets = {origins.name_of(sheet) for sheet in intake.sheets}
        return TableRead(origins.name_of(self._table), sheets, unreadable)

    def known(self, one: _Proposed, there: Logged) -> _Proposed | None:
        """Say what a row has changed of what is there, and return what would be written for it."""
        book, layout = self.batch.before, one.row.source.layout
        found = tuple(differences(book, there, one.logged, layout))
        if not found:
            self.batch.same += 1
            return None
        why = _why_kept(book, there)
        self.batch.changed.append(Changed(one.row, there, found, kept=why))
        draft = kept(one.row.draft, there.activity, layout)
        return None if why else self._update(self.proposed(one.row._replace(draft=draft)))

    def exported(self, one: Exported, today: date) -> _Proposed | None:
        """Say what the rows of an export have changed in a file, and return it as it would be."""
        book = self.batch.before
        there = book.by_stem[one.file]
        made = revised(book, one, there, today)
        if isinstance(made, list):
            self.batch.problems += made
            self.batch.there += not made
            return None
        read = self._as_file(made.row, made.path, made.text) if made.text else None
        logged = read.logged if read else there
        found = tuple(differences(book, there, logged, made.row.source.layout))
        why = "" if made.text else t("Filen är skriven så att den måste rättas för hand.")
        self.batch.changed.append(Changed(made.row, there, found, kept=why))
        return self._update(read)

    def _update(self, made: _Proposed | None) -> _Proposed | None:
        """Note that a file would be that of the changed row last told of."""
        if made:
            self.updates[made.logged.path] = len(self.batch.changed) - 1
        return made

    def unknown(self, one: _Proposed) -> _Proposed | None:
        """Return what is new; None where it is there all the same: unreadable, or by hand."""
        path = self._unread.get(_name(one.logged.stem))
        if path:
            message = t(
                "Raden finns redan i {path}, men den filen har fel. Rätta den först.", path=path
            )
            self.batch.problems.append(RowProblem(one.row.source.spot(), Level.ERROR, message))
            return None
        going = {gone.there.path for gone in self.batch.gone}
        on_day = [there for there in self._by_day[one.logged.span.last] if there.path not in going]
        twins = what_if.twins(one.logged, on_day) or [
            there for there in on_day if _same_tally(there, one.logged) or _same_text(there, one)
        ]
        self.batch.twins += [Twin(one.row, there) for there in twins[:1]]
        return None if twins else one


def _check(sorting: _Sorting, written: Sequence[_Proposed], today: date) -> None:
    """Put what is written into the book, and all complaints about it at the rows that it is of."""
    batch, updates = sorting.batch, sorting.updates
    rows = {one.logged.path: one.row for one in written}
    documents = {one.logged.path: one.document for one in written}
    olds = {batch.changed[number].there.path for number in updates.values()}
    left = tuple(one for one in batch.before.logged if one.path not in olds)
    batch.after, findings = load.with_new(replace(batch.before, logged=left), documents.values())
    stems = {stem_of(path): row for path, row in rows.items()}
    for one in rules.check(Reading(batch.before.id, batch.after, findings), today):
        if one.place.path in documents:
            said = _STEM.sub(lambda stem: _called_by_row(stems, stem[0]), one.message)
            told = one._replace(message=said)
            if rules.is_personal(one):
                batch.doubtful.append(one)
                told = warning(one.place, one.rule, rules.suspicion(one))
            text = documents[one.place.path].text
            batch.problems.append(_problem(rows[one.place.path], text, told))
    for logged in batch.after.logged[len(left) :]:
        if logged.path in updates:
            number = updates[logged.path]
            batch.changed[number] = batch.changed[number]._replace(logged=logged)
        else:
            batch.new.append(New(rows[logged.path], logged))


def _problem(row: TableRow, text: str, finding: Finding) -> RowProblem:
    """Put a finding on a text that would be written at the cell that it came from."""
    line = text.splitlines()[finding.place.line - 1]
    key = line.partition(":")[0]
    return RowProblem(row.source.spot(key), finding.level, finding.message)


def _called_by_row(stems: Mapping[str, TableRow], stem: str) -> str:
    """Call a file that is not there yet by its row."""
    return t("rad {row}", row=stems[stem].source.line.number) if stem in stems else stem


def _known(logged: Logged, origin: Origin | None) -> KnownRow:
    one = logged.activity
    place, time, title = (fold(text or "") for text in (one.place, one.time, one.title))
    told = ActivityKey(logged.span, frozenset(one.promises), frozenset(one.by), place, time, title)
    return KnownRow(told, logged.amount, origin, _name(logged.stem))


def _name(stem: str) -> tuple[str, str] | None:
    """The day and the tail of a file's name; the words between may be changed."""
    day, tail = stem[:10], stem.rpartition("-")[2]
    return (day, tail) if len(tail) == TAIL else None


def _why_kept(book: Book, there: Logged) -> str:
    """Why a file that a table has changed is not touched; empty where it may be."""
    if there.activity.from_row is None:
        return t("Filen säger inte vilken rad den kommer från.")
    if not row_check.fits(there.document.text):
        return t("Filen har ändrats för hand sedan den lästes in.")
    corrected = (one for one in book.logged if there.stem in one.activity.replaces)
    by = next(corrected, None)
    return t("{file} ersätter den (replaces).", file=by.stem) if by else ""


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


def _same_text(there: Logged, new: _Proposed) -> bool:
    return load.letters(there.document.text) == load.letters(new.row.draft.text())
