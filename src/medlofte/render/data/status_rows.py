"""Knows the status as data: the contract of `status --format json`, and one flat row of it.

Keys are only ever added, and texts are Swedish. Since version 2 `remaining` and `percent` follow
what is proven.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from medlofte.language import in_source
from medlofte.model.agreement import Agreement, Promise
from medlofte.periods import Span
from medlofte.progress.agenda import Agenda, Haste, Kind
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.render.data.sheets import Value, flat_row
from medlofte.wording.kinds import figure_words, rule_words

SCHEMA_VERSION = 2


class _Standing(NamedTuple):
    """A promise's row, and what else its values are taken from."""

    progress: Progress
    row: Row
    today: date

    @property
    def promise(self) -> Promise:
        return self.row.pledge.promise


_VALUES: dict[str, Callable[[_Standing], Any]] = {
    "id": lambda one: one.promise.id,
    "name": lambda one: one.promise.title,
    "area": lambda one: one.promise.area,
    "topic": lambda one: one.promise.topic,
    "text": lambda one: one.promise.text,
    "responsible": lambda one: list(one.promise.responsible),
    "together": lambda one: one.promise.together,
    "kind": lambda one: one.promise.target.kind,
    "goal": lambda one: one.row.outcome.goal and one.row.outcome.goal.number,
    "done": lambda one: one.row.done,
    "low": lambda one: one.row.outcome.figure and one.row.outcome.figure.low,
    "high": lambda one: one.row.outcome.figure and one.row.outcome.figure.high,
    "remaining": lambda one: one.row.remaining,
    "percent": lambda one: one.row.percent,
    "unit": lambda one: one.promise.target.counted_in,
    "precision": lambda one: one.row.outcome.figure and one.row.outcome.figure.precision,
    "in_period": lambda one: one.row.in_period and one.row.in_period.done,
    "lost": lambda one: one.row.outcome.lost,
    "occasions": lambda one: _occasions(one.row),
    "figure": lambda one: figure_words(one.row),
    "state": lambda one: one.row.outcome.state.value,
    "late": lambda one: one.row.outcome.late,
    "completed": lambda one: one.row.outcome.completed,
    "provisional": lambda one: one.row.provisional(one.today),
    "expected": lambda one: one.row.outcome.expected,
    "next_due": lambda one: one.row.outcome.next_due,
    "reported_to": lambda one: one.row.outcome.reported_to,
    "window": lambda one: {"from": one.row.window.first, "to": last_day(one.row.window)},
    "activities": lambda one: len(one.row.counted),
    "examples": lambda one: one.row.examples,
    "last_activity": lambda one: one.row.last_activity,
    "followed_up": lambda one: one.row.followed_up,
    "rule": lambda one: rule_words(one.row),
    "counts": lambda one: one.promise.counts,
    "line": lambda one: one.progress.book.document.place(*one.row.pledge.route).line,
    "example": lambda one: one.row.pledge.agreement.example,
}


def last_day(span: Span) -> date | None:
    """The last day; None where there is none, of what goes on until further notice."""
    return None if span.last == date.max else span.last


def _occasions(row: Row) -> int | None:
    """What was reported in the weeks (months, places …) asked for, of what counts those."""
    occasions = row.outcome.occasions
    return occasions.done if occasions and row.outcome.units else None


KEYS = tuple(_VALUES)
_LAST = ("responsible", "together", "example")
COLUMNS = (
    *("municipality", "code", "agreement", "period", "as_of", "from", "to"),
    *(key for key in KEYS if key not in (*_LAST, "window", "counts", "line")),
    *_LAST,
)


def document(
    municipalities: Sequence[dict[str, Any]], unread: Mapping[str, Sequence[str]], as_of: date
) -> dict[str, Any]:
    """Make the document of its municipalities, and of the files that are in no figure."""
    periods = [one["period"] for one in municipalities]
    same = bool(periods) and all(period == periods[0] for period in periods)
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of,
        "period": periods[0] if same else None,
        "municipalities": municipalities,
        "left_out": [{"path": path, "rules": list(rules)} for path, rules in unread.items()],
    }


def _period(asked: Asked) -> dict[str, Any]:
    return {"label": asked.label, "from": asked.span.first, "to": last_day(asked.span)}


def municipality(today: date, shown: Sequence[Row], progress: Progress) -> dict[str, Any]:
    """Tell of one; `shown` are the rows that were asked for."""
    book, promises = progress.book, progress.book.promises
    chosen = {id(row) for row in shown}
    with in_source():
        return {
            "id": progress.book.id,
            "name": promises.municipality,
            "code": promises.code,
            "police_area": promises.police_area,
            "as_of": progress.as_of,
            "period": _period(progress.asked),
            "shown": len(chosen),
            "all": sum(1 for _ in progress.rows),
            "parties": book.parties_of([one for one, _ in progress.agreements], progress.as_of),
            "agreements": [
                {
                    "id": agreement.id,
                    "title": agreement.title,
                    "kind": agreement.kind,
                    "example": agreement.example,
                    "municipalities": list(agreement.municipalities),
                    "parties": [*book.parties_of([agreement], progress.as_of)],
                    "from": agreement.from_,
                    "to": agreement.to,
                    "areas": {id_: area.name for id_, area in agreement.areas.items()},
                    "situation": situation(agreement),
                    "promises": [
                        promise(progress, row, today) for row in rows if id(row) in chosen
                    ],
                }
                for agreement, rows in progress.agreements
            ],
        }


def due(found: Agenda) -> dict[str, Any]:
    """How much is due in a municipality, as `next` has it; nothing that rests on examples."""
    dues = found.real.dues
    counts = Counter(found.haste(one) for one in dues)
    unwritten = sum(one.overdue and one.kind is Kind.FOLLOW_UP for one in dues)
    return {
        "due": {
            "as_of": found.progress.as_of,
            "late": counts[Haste.OVERDUE],
            "due_within_7_days": counts[Haste.SOON],
            "silent": counts[Haste.SILENT],
            "unwritten": unwritten,
        }
    }


def situation(agreement: Agreement) -> dict[str, dict[str, str | None]]:
    """What the situation picture says of the areas, where it says something."""
    return {
        id_: {"problem": area.problem, "cause": area.cause}
        for id_, area in agreement.areas.items()
        if area.problem or area.cause
    }


def promise(progress: Progress, row: Row, today: date) -> dict[str, Any]:
    """Return how a promise stands in a window."""
    one = _Standing(progress, row, today)
    return {key: value(one) for key, value in _VALUES.items()}


def rows(municipality: dict[str, Any]) -> Iterator[dict[str, Value]]:
    """Yield a flat row of each promise and window of a municipality of the document."""
    for agreement in municipality["agreements"]:
        about = {
            "municipality": municipality["name"],
            "code": municipality["code"],
            "agreement": agreement["id"],
            "period": municipality["period"]["label"],
            "as_of": municipality["as_of"],
        }
        for one in agreement["promises"]:
            yield flat_row(COLUMNS, about, one["window"], one)
