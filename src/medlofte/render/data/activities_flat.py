"""Knows the activities as a flat table: one row an activity and promise, ready for a pivot."""

from collections.abc import Iterator, Sequence
from datetime import date

from medlofte.book.book import Book, Logged, Pledge
from medlofte.progress.measure import Reason, measure, of_year
from medlofte.render.data.sheets import Flat, Value

COLUMNS = (
    *("municipality", "code", "agreement", "promise", "promise_name", "area", "nth"),
    *("from", "to", "tally", "year", "tertial", "quarter", "month"),
    *("count", "precision", "status", "counted", "reason", "completes", "by", "by_names"),
    *("place", "time", "title", "source", "links", "besides", "replaces", "internal", "example"),
    *("logged", "file"),
)


def flat(books: Sequence[tuple[Book, Sequence[Logged]]], today: date, *, notes: bool) -> Flat:
    """Make a row of each promise that an activity counts for; `nth` 1 has each activity once.

    `counted` and `reason` are those of the status as of today, so that sums can be compared.
    """
    rows = [row for book, logged in books for row in _rows(book, logged, today, notes=notes)]
    return Flat("activities", (*COLUMNS, "note") if notes else COLUMNS, rows)


def _rows(
    book: Book, all_logged: Sequence[Logged], today: date, *, notes: bool
) -> Iterator[list[Value]]:
    reasons = _reasons(book, today)
    for logged in all_logged:
        for nth, pledge in enumerate(logged.pledges, 1):
            reason = reasons.get((pledge.route, logged.stem), Reason.OUTSIDE)
            row = [
                *_promise(book, pledge),
                nth,
                *_days(logged),
                *_report(book, logged, pledge, reason),
            ]
            yield [*row, logged.activity.note] if notes else row


def _promise(book: Book, pledge: Pledge) -> list[Value]:
    promise = pledge.promise
    return [
        book.promises.municipality,
        book.promises.code,
        pledge.agreement.id,
        promise.id,
        promise.title,
        promise.area,
    ]


def _days(logged: Logged) -> list[Value]:
    first, last = logged.span
    parts: list[Value] = [
        last.year,
        f"T{(last.month - 1) // 4 + 1}",
        f"Q{(last.month - 1) // 3 + 1}",
        last.month,
    ]
    return [first, last, logged.is_tally, *parts]


def _report(book: Book, logged: Logged, pledge: Pledge, reason: Reason | None) -> list[Value]:
    activity, parties = logged.activity, book.promises.parties
    return [
        None if activity.precision == "unknown" else activity.amount,
        activity.precision,
        activity.status,
        reason is None,
        reason.value if reason else None,
        pledge.promise.id in activity.completes,
        ", ".join(activity.by),
        ", ".join(parties.get(id_, id_) for id_ in activity.by),
        activity.place,
        activity.time,
        activity.title,
        activity.source.title if activity.source else None,
        " ".join(activity.links) or None,
        activity.besides,
        ", ".join(activity.replaces) or None,
        activity.internal,
        activity.example,
        activity.logged,
        logged.stem,
    ]


def _reasons(book: Book, today: date) -> dict[tuple[object, str], Reason | None]:
    """Why an activity does not count for a promise; None where it does, in any of its windows."""
    reasons: dict[tuple[object, str], Reason | None] = {}
    agreements = book.promises.agreements
    first = min(agreement.from_.year for agreement in agreements)
    last = max(agreement.to.year for agreement in agreements)
    for number in range(first, last + 1):
        asked = of_year(number)
        for row in measure(book, asked, today).rows:
            for one in row.uncounted:
                reasons.setdefault((row.pledge.route, one.logged.stem), one.reason)
            for logged in row.counted:
                reasons[row.pledge.route, logged.stem] = None
    return reasons
