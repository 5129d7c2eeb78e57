"""Knows the activities as a flat table: one row an activity and promise, ready for a pivot."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge
from medlofte.importing.ours.export_table import TOLD
from medlofte.model.activity import Activity
from medlofte.progress.eligible import Reason
from medlofte.progress.measure import Standpoint, measure, of_year
from medlofte.render.data.sheets import Value
from medlofte.wording.states import result

SCHEMA_VERSION = 1


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


_VALUES: dict[str, Callable[[_CountedRow], Value]] = {
    "municipality": lambda one: one.book.promises.municipality,
    "code": lambda one: one.book.promises.code,
    "agreement": lambda one: one.pledge.agreement.id,
    "promise": lambda one: one.pledge.promise.id,
    "promise_name": lambda one: one.pledge.promise.title,
    "area": lambda one: one.pledge.promise.area,
    "nth": lambda one: one.nth,
    "from": _of_file("from"),
    "to": _of_file("to"),
    "tally": _of_file("tally"),
    "year": lambda one: one.last.year,
    "tertial": lambda one: f"T{(one.last.month - 1) // 4 + 1}",
    "quarter": lambda one: f"Q{(one.last.month - 1) // 3 + 1}",
    "month": lambda one: one.last.month,
    "count": _of_file("count"),
    "precision": _of_file("precision"),
    "status": _of_file("status"),
    "counted": lambda one: one.reason is None,
    "reason": lambda one: one.reason.value if one.reason else None,
    "completes": lambda one: one.pledge.promise.id in one.activity.completes,
    "by": _of_file("by"),
    "by_names": lambda one: ", ".join(
        one.book.promises.parties.get(id_, id_) for id_ in one.activity.by
    ),
    "place": _of_file("place"),
    "time": _of_file("time"),
    "title": _of_file("title"),
    "source": _of_file("source"),
    "links": _of_file("links"),
    "besides": _of_file("besides"),
    "area_wide": _of_file("area_wide"),
    "replaces": _of_file("replaces"),
    "internal": _of_file("internal"),
    "example": lambda one: one.activity.example or one.pledge.agreement.example,
    "logged": lambda one: one.activity.logged,
    "file": lambda one: one.logged.stem,
    "results": lambda one: "; ".join(map(result, one.activity.results)) or None,
    "note": _of_file("note"),
}


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
            yield {key: _VALUES[key](one) for key in keys}


def document(
    found: Sequence[dict[str, Value]], unread: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Make the document of `list --format json`: its rows, and the files that are not in it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "activities": found,
        "left_out": [{"path": path, "rules": list(rules)} for path, rules in unread.items()],
    }


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
