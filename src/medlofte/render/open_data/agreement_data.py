"""Knows the open data of an agreement: figures and reports as the public may know them."""

import json
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal, Never, TypedDict

from medlofte.book.book import Book, Logged
from medlofte.language import in_source
from medlofte.model.activity import Status
from medlofte.model.agreement import Agreement, AgreementKind, Years
from medlofte.periods import Span
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Account, Audience
from medlofte.publishing.small_numbers import Hidden, ToldPart
from medlofte.publishing.years import PublicYear
from medlofte.render.data import status_rows
from medlofte.render.data.shapes import Columns
from medlofte.render.open_data import agreement_parts
from medlofte.render.open_data.activity_ids import activity_id
from medlofte.render.open_data.agreement_parts import (
    OpenFollowUp,
    OpenIndicator,
    OpenPromise,
    OpenSource,
)
from medlofte.targets.counting import Precision
from medlofte.wording.plain_text import quoted
from medlofte.wording.public_report import label, why_not

SCHEMA_VERSION: Final = 2
# Of the row of `status`: what would tell a hidden day, a line that any edit of the file moves, and
# what is never so of what is told.
UNTOLD = ("reported_to", "in_period", "line", "unchecked")
# Days that are told as exactly as days are told: 2024-03-14, 2024-03, 2024-T1.
_TOLD = {
    **dict.fromkeys(("completed", "followed_up", "last_activity"), str | None),
    "as_of": date | str,
}
TYPES = {key: one for key, one in status_rows.TYPES.items() if key not in UNTOLD} | _TOLD


class OpenMunicipality(TypedDict):
    """Whose agreement it is."""

    id: str
    name: str
    code: str
    police_area: str | None


OpenAgreement = TypedDict(
    "OpenAgreement",
    {
        "id": str,
        "title": str,
        "kind": AgreementKind,
        "example": bool,
        "municipalities": list[str],
        "from": date,
        "to": date | None,
        "years": Years,
        "parties": dict[str, str],
        "areas": dict[str, str],
        "situation": dict[str, status_rows.Problem],
        "sources": list[OpenSource],
    },
)


class OpenYear(TypedDict):
    """The figures of a calendar year."""

    year: str
    as_of: date | str
    examples: int
    left_out: int
    promises: list[Annotated[dict[str, Any], Columns(TYPES)]]


class _Result(TypedDict):
    what: str
    count: int | None
    precision: Precision | None
    below: int | None


class OpenPart(_Result):
    """A part of a result, which has no parts itself."""

    of_which: list[Never]


class OpenResult(_Result):
    """A result; a small number of people is hidden."""

    of_which: list[OpenPart]


class OpenUncounted(TypedDict):
    """A promise that a report does not count for, and why, as the pages say it."""

    promise: str
    reason: str


_Report = TypedDict(
    "_Report",
    {
        "when": str,
        "from": date,
        "to": date,
        "promises": list[str],
        "completes": list[str],
        "by": list[str],
        "count": int | None,
        "precision": Precision,
        "area_wide": bool,
        "status": Status,
        "title": str | None,
        "place": str | None,
        "time": str | None,
        "source": str | None,
        "source_url": str | None,
        "links": list[str],
        "results": list[OpenResult],
        "example": bool,
    },
)


class OpenActivity(_Report):
    """A report, with an id that says nothing of it, and whether it counts for any promise."""

    id: str
    counted: bool
    uncounted: list[OpenUncounted]


class OpenDocument(TypedDict):
    """Everything about one agreement."""

    schema_version: Literal[2]
    municipality: OpenMunicipality
    agreement: OpenAgreement
    promises: list[OpenPromise]
    years: list[OpenYear]
    activities: list[OpenActivity]
    follow_ups: list[OpenFollowUp]
    indicators: list[OpenIndicator]


def document(book: Book, years: Sequence[PublicYear], audience: Audience) -> OpenDocument:
    """Everything about one agreement: the figures of each of its years, and the reports."""
    agreement = years[0].agreement
    with in_source():
        return {
            "schema_version": SCHEMA_VERSION,
            "municipality": {
                "id": book.id,
                "name": book.promises.municipality,
                "code": book.promises.code,
                "police_area": book.promises.police_area,
            },
            "agreement": {
                "id": agreement.id,
                "title": agreement.title,
                "kind": agreement.kind,
                "example": agreement.example,
                "municipalities": list(agreement.municipalities),
                "from": agreement.from_,
                "to": agreement.to,
                "years": agreement.counted_years,
                "parties": book.open.parties_of([agreement], audience.today),
                "areas": {id_: area.name for id_, area in agreement.areas.items()},
                "situation": status_rows.situation(agreement),
                "sources": agreement_parts.sources(agreement.sources),
            },
            "promises": agreement_parts.promises(agreement),
            "years": [_year(one, audience) for one in years],
            "activities": [*_reports(book, years, audience)],
            "follow_ups": agreement_parts.follow_ups(book, agreement, audience),
            "indicators": agreement_parts.indicators(book, agreement, audience),
        }


def _year(one: PublicYear, audience: Audience) -> OpenYear:
    progress = one.progress
    return {
        "year": progress.asked.label,
        "as_of": _day(one.as_of, progress.asked.span, audience),
        "examples": progress.examples,
        "left_out": len(progress.book.unread),
        "promises": [_row(progress, by, audience) for by in one.accounts],
    }


def _row(progress: Progress, account: Account, audience: Audience) -> dict[str, Any]:
    """The row of `status --format json`, without what is not told."""
    told, last = account.row, account.last
    completed = told.outcome.completed
    document = status_rows.promise(progress, told, audience.today)
    for key in UNTOLD:
        del document[key]
    document["completed"] = label(Span(completed, completed), audience) if completed else None
    spoken = told.followed_up
    document["followed_up"] = label(Span(spoken, spoken), audience) if spoken else None
    document["as_of"] = _day(told.as_of, told.window, audience)
    document["last_activity"] = label(Span(last, last), audience) if last else None
    return document


def _day(as_of: date, time: Span, audience: Audience) -> date | str:
    """The as-of day as exact as days are told; the last of the time is no secret."""
    hidden = not audience.sees_days and as_of != time.last
    return label(Span(as_of, as_of), audience) if hidden else as_of


def _reports(book: Book, years: Sequence[PublicYear], audience: Audience) -> Iterator[OpenActivity]:
    accounts = [by for year in years for by in year.accounts]
    counted = {one.stem: one for by in accounts for one in by.reports}
    aside = {one.logged.stem: one.logged for by in accounts for one in by.row.uncounted}
    why = _why_not(book, accounts, audience)
    telling = audience.telling(book)
    for nth, logged in enumerate(audience.told([*(aside | counted).values()]), 1):
        yield {
            "id": activity_id(book.promises.code, logged.stem, nth, audience.publish),
            **_report(years[0].agreement, logged, audience, telling),
            "counted": logged.stem in counted,
            "uncounted": why.get(logged.stem, []),
        }


def _why_not(
    book: Book, accounts: Sequence[Account], audience: Audience
) -> dict[str, list[OpenUncounted]]:
    """Why a report does not count for a promise, in none of its years; by the report."""
    found: dict[str, dict[str, str]] = {}
    for by in accounts:
        for one in by.row.uncounted:
            reason = why_not(one, book.promises.parties, by.row, audience)
            found.setdefault(one.logged.stem, {}).setdefault(by.row.pledge.promise.id, reason)
    for by in accounts:
        for logged in by.reports:
            found.get(logged.stem, {}).pop(by.row.pledge.promise.id, None)
    return {
        stem: [{"promise": id_, "reason": reason} for id_, reason in why.items()]
        for stem, why in found.items()
    }


def _report(
    agreement: Agreement, logged: Logged, audience: Audience, telling: Container[str]
) -> _Report:
    activity = logged.activity
    source, own = activity.source, {promise.id for promise in agreement.promises}
    first, last = audience.days(logged.span)
    return {
        "when": label(logged.span, audience),
        "from": first,
        "to": last,
        "promises": [id_ for id_ in activity.promises if id_ in own],
        "completes": [id_ for id_ in activity.completes if id_ in own],
        "by": list(activity.by),
        "count": activity.number,
        "precision": activity.precision,
        "area_wide": activity.area_wide,
        "status": activity.status,
        "title": activity.title,
        "place": activity.place,
        "time": activity.time if audience.sees_days else None,
        "source": source.title if source else None,
        # An address, and a page that is linked to, may hold a day.
        "source_url": source.page if source and audience.sees_days else None,
        "links": list(activity.links) if audience.sees_days else [],
        "results": [_result(one) for one in audience.results(logged, telling)],
        "example": activity.example or agreement.example,
    }


def _result(told: ToldPart) -> OpenResult:
    parts: list[OpenPart] = [{**_number(one), "of_which": []} for one in told.of_which]
    return {**_number(told), "of_which": parts}


def _number(told: ToldPart) -> _Result:
    hidden = isinstance(told.number, Hidden)
    return {
        "what": told.what,
        "count": None if isinstance(told.number, Hidden) else told.number,
        "precision": None if hidden else told.precision,
        "below": told.number.below if isinstance(told.number, Hidden) else None,
    }


def as_json(document: OpenDocument) -> str:
    return quoted(json.dumps(document, ensure_ascii=False, default=date.isoformat)) + "\n"
