"""Knows the status as data: the contract of `status --format json`, and one flat row of it.

Keys are only ever added, and texts are Swedish. Since version 2 `remaining` and `percent` follow
what is proven.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    NotRequired,
    TypedDict,
    get_type_hints,
)

from medlofte.language import in_source
from medlofte.model.agreement import Agreement, AgreementKind, Promise
from medlofte.model.topic import Topic
from medlofte.periods import Span
from medlofte.progress.agenda import Agenda, Haste, Kind
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.render.data.shapes import (
    Columns,
    Days,
    LeftOut,
    OneOf,
    Shaped,
    flat_type,
    left_out,
    types_of,
)
from medlofte.render.data.sheets import Value, flat_row
from medlofte.targets import KINDS
from medlofte.targets.counting import Precision
from medlofte.targets.outcome import State
from medlofte.wording.targets.kinds import figure_words, rule_words

SCHEMA_VERSION: Final = 2


class _Standing(NamedTuple):
    """A promise's row, and what else its values are taken from."""

    progress: Progress
    row: Row
    today: date

    @property
    def promise(self) -> Promise:
        return self.row.pledge.promise


_VALUES: dict[str, Shaped[_Standing]] = {
    "id": Shaped(str, lambda one: one.promise.id),
    "name": Shaped(str, lambda one: one.promise.title),
    "area": Shaped(str | None, lambda one: one.promise.area),
    "topic": Shaped(Topic | None, lambda one: one.promise.topic),
    "text": Shaped(str, lambda one: one.promise.text),
    "responsible": Shaped(list[str], lambda one: list(one.promise.responsible)),
    "together": Shaped(bool, lambda one: one.promise.together),
    "kind": Shaped(OneOf((*KINDS,)), lambda one: one.promise.target.kind),
    "goal": Shaped(int | None, lambda one: one.row.outcome.goal and one.row.outcome.goal.number),
    "done": Shaped(int | None, lambda one: one.row.done),
    "low": Shaped(int | None, lambda one: one.row.outcome.figure and one.row.outcome.figure.low),
    "high": Shaped(int | None, lambda one: one.row.outcome.figure and one.row.outcome.figure.high),
    "remaining": Shaped(int | None, lambda one: one.row.remaining),
    "percent": Shaped(int | None, lambda one: one.row.percent),
    "unit": Shaped(str | None, lambda one: one.promise.target.counted_in),
    "precision": Shaped(
        Precision | None, lambda one: one.row.outcome.figure and one.row.outcome.figure.precision
    ),
    "in_period": Shaped(int | None, lambda one: one.row.in_period and one.row.in_period.done),
    "lost": Shaped(int | None, lambda one: one.row.outcome.lost),
    "occasions": Shaped(int | None, lambda one: _occasions(one.row)),
    "figure": Shaped(str, lambda one: figure_words(one.row)),
    "state": Shaped(State, lambda one: one.row.outcome.state.value),
    "late": Shaped(bool, lambda one: one.row.outcome.late),
    "completed": Shaped(date | None, lambda one: one.row.outcome.completed),
    "provisional": Shaped(bool, lambda one: one.row.provisional(one.today)),
    "expected": Shaped(int | None, lambda one: one.row.outcome.expected),
    "next_due": Shaped(date | None, lambda one: one.row.outcome.next_due),
    "reported_to": Shaped(date | None, lambda one: one.row.outcome.reported_to),
    "window": Shaped(
        Days, lambda one: {"from": one.row.window.first, "to": last_day(one.row.window)}
    ),
    "activities": Shaped(int, lambda one: len(one.row.counted)),
    "examples": Shaped(int, lambda one: one.row.examples),
    "last_activity": Shaped(date | None, lambda one: one.row.last_activity),
    "followed_up": Shaped(date | None, lambda one: one.row.followed_up),
    "rule": Shaped(str, lambda one: rule_words(one.row)),
    "counts": Shaped(str | None, lambda one: one.promise.counts),
    "line": Shaped(int, lambda one: one.progress.book.document.place(*one.row.pledge.route).line),
    "example": Shaped(bool, lambda one: one.row.pledge.agreement.example),
    "unchecked": Shaped(bool, lambda one: one.row.unchecked),
}


def last_day(span: Span) -> date | None:
    """The last day; None where there is none, of what goes on until further notice."""
    return None if span.last == date.max else span.last


def _occasions(row: Row) -> int | None:
    """What was reported in the weeks (months, places …) asked for, of what counts those."""
    occasions = row.outcome.occasions
    return occasions.done if occasions and row.outcome.units else None


KEYS = tuple(_VALUES)
TYPES = types_of(_VALUES)
_LAST = ("responsible", "together", "example", "unchecked")
COLUMNS = (
    *("municipality", "code", "agreement", "period", "as_of", "from", "to"),
    *(key for key in KEYS if key not in (*_LAST, "window", "counts", "line")),
    *_LAST,
)


_ABOUT = {"municipality": str, "code": str, "agreement": str, "period": str, "as_of": date}
_ALL_TYPES = {**_ABOUT, **get_type_hints(Days), **TYPES}
ROW = Columns({key: flat_type(_ALL_TYPES[key]) for key in COLUMNS})

StatusPeriod = TypedDict("StatusPeriod", {"label": str, "from": date, "to": date | None})


class Problem(TypedDict):
    """What the situation picture says of an area."""

    problem: str | None
    cause: str | None


StatusAgreement = TypedDict(
    "StatusAgreement",
    {
        "id": str,
        "title": str,
        "kind": AgreementKind,
        "example": bool,
        "municipalities": list[str],
        "parties": list[str],
        "from": date,
        "to": date | None,
        "areas": dict[str, str],
        "situation": dict[str, Problem],
        "promises": list[Annotated[dict[str, Any], Columns(TYPES)]],
    },
)


class DueCounts(TypedDict):
    """How much is due in a municipality."""

    as_of: date
    late: int
    due_within_7_days: int
    silent: int
    unwritten: int


class StatusMunicipality(TypedDict):
    """How the promises of a municipality stand."""

    id: str
    name: str
    code: str
    police_area: str | None
    as_of: date
    period: StatusPeriod
    shown: int
    all: int
    parties: dict[str, str]
    agreements: list[StatusAgreement]
    due: NotRequired[DueCounts]  # not in the flat table that is made of it


class StatusDocument(TypedDict):
    """The document of `status --format json`."""

    schema_version: Literal[2]
    as_of: date
    period: StatusPeriod | None
    municipalities: list[StatusMunicipality]
    left_out: list[LeftOut]


def document(
    municipalities: Sequence[StatusMunicipality], unread: Mapping[str, Sequence[str]], as_of: date
) -> StatusDocument:
    """Make the document of its municipalities, and of the files that are in no figure."""
    periods = [one["period"] for one in municipalities]
    same = bool(periods) and all(period == periods[0] for period in periods)
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of,
        "period": periods[0] if same else None,
        "municipalities": [*municipalities],
        "left_out": left_out(unread),
    }


def _period(asked: Asked) -> StatusPeriod:
    return {"label": asked.label, "from": asked.span.first, "to": last_day(asked.span)}


def municipality(today: date, shown: Sequence[Row], progress: Progress) -> StatusMunicipality:
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


def due(found: Agenda) -> DueCounts:
    """How much is due in a municipality, as `next` has it; nothing that rests on examples."""
    dues = found.real.dues
    counts = Counter(found.haste(one) for one in dues)
    unwritten = sum(one.overdue and one.kind is Kind.FOLLOW_UP for one in dues)
    return {
        "as_of": found.progress.as_of,
        "late": counts[Haste.OVERDUE],
        "due_within_7_days": counts[Haste.SOON],
        "silent": counts[Haste.SILENT],
        "unwritten": unwritten,
    }


def situation(agreement: Agreement) -> dict[str, Problem]:
    """What the situation picture says of the areas, where it says something."""
    return {
        id_: {"problem": area.problem, "cause": area.cause}
        for id_, area in agreement.areas.items()
        if area.problem or area.cause
    }


def promise(progress: Progress, row: Row, today: date) -> dict[str, Any]:
    """Return how a promise stands in a window."""
    one = _Standing(progress, row, today)
    return {key: value.of(one) for key, value in _VALUES.items()}


def rows(municipality: StatusMunicipality) -> Iterator[dict[str, Value]]:
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
