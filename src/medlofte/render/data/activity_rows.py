"""Knows the activities as a flat table: one row an activity and promise, ready for a pivot."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Final, Literal, NamedTuple, TypedDict

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge
from medlofte.importing.ours.export_table import TOLD
from medlofte.model.activity import Activity, Status
from medlofte.progress.eligible import Reason
from medlofte.progress.measure import Standpoint, measure, of_year
from medlofte.render.data.shapes import Columns, LeftOut, Shaped, left_out, types_of
from medlofte.render.data.sheets import Value
from medlofte.targets.counting import Precision
from medlofte.wording.states import result

SCHEMA_VERSION: Final = 1


class _CountedRow(NamedTuple):
    """An activity and one promise that it counts for, and why it does not; None where it does."""

    book: Book
    logged: Logged
    pledge: Pledge
    nth: int
    reason: Reason | None

    @property
    def activity(self) -> Activity:
        return self.logged.activity

    @property
    def last(self) -> date:
        return self.logged.span.last


def _of_file(column: str) -> Callable[[_CountedRow], Value]:
    return lambda one: TOLD[column](one.logged)


_VALUES: dict[str, Shaped[_CountedRow]] = {
    "municipality": Shaped(str, lambda one: one.book.promises.municipality),
    "code": Shaped(str, lambda one: one.book.promises.code),
    "agreement": Shaped(str, lambda one: one.pledge.agreement.id),
    "promise": Shaped(str, lambda one: one.pledge.promise.id),
    "promise_name": Shaped(str, lambda one: one.pledge.promise.title),
    "area": Shaped(str | None, lambda one: one.pledge.promise.area),
    "nth": Shaped(int, lambda one: one.nth),
    "from": Shaped(date, _of_file("from")),
    "to": Shaped(date, _of_file("to")),
    "tally": Shaped(bool, _of_file("tally")),
    "year": Shaped(int, lambda one: one.last.year),
    "tertial": Shaped(str, lambda one: f"T{(one.last.month - 1) // 4 + 1}"),
    "quarter": Shaped(str, lambda one: f"Q{(one.last.month - 1) // 3 + 1}"),
    "month": Shaped(int, lambda one: one.last.month),
    "count": Shaped(int | None, _of_file("count")),
    "precision": Shaped(Precision, _of_file("precision")),
    "status": Shaped(Status, _of_file("status")),
    "counted": Shaped(bool, lambda one: one.reason is None),
    "reason": Shaped(Reason | None, lambda one: one.reason.value if one.reason else None),
    "completes": Shaped(bool, lambda one: one.pledge.promise.id in one.activity.completes),
    "by": Shaped(str, _of_file("by")),
    "by_names": Shaped(
        str,
        lambda one: ", ".join(one.book.promises.parties.get(id_, id_) for id_ in one.activity.by),
    ),
    "place": Shaped(str | None, _of_file("place")),
    "time": Shaped(str | None, _of_file("time")),
    "title": Shaped(str | None, _of_file("title")),
    "source": Shaped(str | None, _of_file("source")),
    "links": Shaped(str | None, _of_file("links")),
    "besides": Shaped(bool, _of_file("besides")),
    "area_wide": Shaped(bool, _of_file("area_wide")),
    "replaces": Shaped(str | None, _of_file("replaces")),
    "internal": Shaped(bool, _of_file("internal")),
    "example": Shaped(bool, lambda one: one.activity.example or one.pledge.agreement.example),
    "logged": Shaped(date | None, lambda one: one.activity.logged),
    "file": Shaped(str, lambda one: one.logged.stem),
    "results": Shaped(str | None, lambda one: "; ".join(map(result, one.activity.results)) or None),
    "note": Shaped(str | None, _of_file("note")),
}


ROW = Columns(types_of(_VALUES), may_lack=("note",))


class ListDocument(TypedDict):
    """The document of `list --format json`."""

    schema_version: Literal[1]
    activities: list[Annotated[dict[str, Value], ROW]]
    left_out: list[LeftOut]


def columns(*, notes: bool) -> tuple[str, ...]:
    """Return the keys; internal notes stand in the last column, where they are wanted."""
    return tuple(key for key in _VALUES if notes or key != "note")


def rows(
    book: Book, all_logged: Sequence[Logged], today: date, *, notes: bool
) -> Iterator[dict[str, Value]]:
    """Yield a row of each promise that an activity counts for; `nth` 1 has each activity once.

    `counted` and `reason` are those of the status as of today, so that sums can be compared.
    """
    reasons, keys = _reasons(book, today), columns(notes=notes)
    for logged in all_logged:
        for nth, pledge in enumerate(logged.pledges, 1):
            reason = reasons.get((_of(pledge), logged.stem), Reason.OUTSIDE)
            one = _CountedRow(book, logged, pledge, nth, reason)
            yield {key: _VALUES[key].of(one) for key in keys}


def document(
    found: Sequence[dict[str, Value]], unread: Mapping[str, Sequence[str]]
) -> ListDocument:
    """Make the document of `list --format json`: its rows, and the files that are not in it."""
    return {"schema_version": SCHEMA_VERSION, "activities": [*found], "left_out": left_out(unread)}


def _reasons(book: Book, today: date) -> dict[tuple[object, str], Reason | None]:
    """Why an activity does not count for a promise; None where it does, in any of its windows."""
    reasons: dict[tuple[object, str], Reason | None] = {}
    agreements = book.promises.agreements
    first = min(agreement.from_.year for agreement in agreements)
    latest = max((one.span.last for one in book.logged), default=today)
    last = min(max(agreement.last for agreement in agreements), max(latest, today)).year
    for number in range(first, last + 1):
        for row in measure(book, Standpoint(of_year(number), today, today)).rows:
            for one in row.uncounted:
                reasons.setdefault((_of(row.pledge), one.logged.stem), one.reason)
            for logged in row.counted:
                reasons[_of(row.pledge), logged.stem] = None
    return reasons


def _of(pledge: Pledge) -> tuple[object, ...]:
    """What all versions of a promise in an agreement have in common."""
    return *pledge.route[:2], pledge.promise.id
