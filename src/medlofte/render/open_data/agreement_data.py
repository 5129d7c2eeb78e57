"""Knows the open data of an agreement: figures and reports as the public may know them."""

import json
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Any

from medlofte.book.book import Book, Logged
from medlofte.language import in_source
from medlofte.model.agreement import Agreement
from medlofte.periods import Span
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Account, Audience
from medlofte.publishing.small_numbers import Hidden, ToldPart
from medlofte.publishing.years import PublicYear
from medlofte.render.data import status_rows
from medlofte.render.data.sheets import Flat, flat_row
from medlofte.wording.plain_text import quoted
from medlofte.wording.public_report import label

SCHEMA_VERSION = 2
_UNTOLD = ("reported_to", "in_period")
PATHS_OF_ALL = ("data/alla.json", "data/alla.csv", "data/alla-aktiviteter.csv")


def paths(slug: str, agreement: str) -> tuple[str, str, str]:
    """Where everything, the figures and the reports of an agreement lie in the site."""
    folder = f"data/{slug}/{agreement}"
    return f"{folder}/allt.json", f"{folder}/siffror.csv", f"{folder}/aktiviteter.csv"


def document(book: Book, years: Sequence[PublicYear], audience: Audience) -> dict[str, Any]:
    """Everything about one agreement: the figures of each of its years, and the reports."""
    agreement = years[0].agreement
    accounts = [
        (one, [audience.account(one.progress, row) for row in one.progress.rows]) for one in years
    ]
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
            },
            "years": [_year(one, told, audience) for one, told in accounts],
            "activities": [*_reports(book, agreement, accounts, audience)],
        }


def _year(one: PublicYear, told: Sequence[Account], audience: Audience) -> dict[str, Any]:
    progress = one.progress
    return {
        "year": progress.asked.label,
        "as_of": _day(one.as_of, progress.asked.span, audience),
        "examples": progress.examples,
        "left_out": len(progress.book.unread),
        "promises": [_row(progress, by, audience) for by in told],
    }


def _row(progress: Progress, account: Account, audience: Audience) -> dict[str, Any]:
    """The row of `status --format json`, without what would tell a hidden day."""
    told, last = account.row, account.last
    completed = told.outcome.completed
    document = status_rows.promise(progress, told, audience.today)
    for key in _UNTOLD:
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


def _reports(
    book: Book,
    agreement: Agreement,
    accounts: Sequence[tuple[PublicYear, Sequence[Account]]],
    audience: Audience,
) -> Iterator[dict[str, Any]]:
    counted = {one.stem: one for _, told in accounts for by in told for one in by.reports}
    telling = audience.telling(book)
    for logged in audience.told(list(counted.values())):
        yield _report(agreement, logged, audience, telling)


def _report(
    agreement: Agreement, logged: Logged, audience: Audience, telling: Container[str]
) -> dict[str, Any]:
    activity = logged.activity
    source, own = activity.source, {promise.id for promise in agreement.promises}
    return {
        "when": label(logged.span, audience),
        "promises": [id_ for id_ in activity.promises if id_ in own],
        "completes": [id_ for id_ in activity.completes if id_ in own],
        "by": list(activity.by),
        "count": activity.count if logged.precision == "unknown" else activity.amount,
        "precision": activity.precision,
        "area_wide": activity.area_wide,
        "status": activity.status,
        "title": activity.title,
        "place": activity.place,
        "time": activity.time if audience.sees_days else None,
        "source": source.title if source else None,
        "links": list(activity.links) if audience.sees_days else [],
        "results": [_result(one) for one in audience.results(logged, telling)],
        "example": activity.example or agreement.example,
    }


def _result(told: ToldPart) -> dict[str, Any]:
    hidden = isinstance(told.number, Hidden)
    return {
        "what": told.what,
        "count": None if hidden else told.number,
        "precision": None if hidden else told.precision,
        "below": told.number.below if isinstance(told.number, Hidden) else None,
        "of_which": [_result(part) for part in told.of_which],
    }


def as_json(document: dict[str, Any]) -> str:
    return quoted(json.dumps(document, ensure_ascii=False, default=date.isoformat)) + "\n"


_ABOUT = ("municipality", "code", "agreement")
FIGURES = (
    *_ABOUT,
    *("year", "as_of", "from", "to"),
    *(key for key in status_rows.KEYS if key not in (*_UNTOLD, "window", "line")),
)
REPORTS = (
    *(*_ABOUT, "when", "promises", "completes", "by", "count"),
    *("precision", "area_wide", "status", "title", "place", "time", "source", "example"),
)


def figures(document: dict[str, Any]) -> Flat:
    """One row a promise and year of an agreement."""
    about = _about(document)
    rows = [
        flat_row(FIGURES, about, {"year": year["year"]}, promise["window"], promise)
        for year in document["years"]
        for promise in year["promises"]
    ]
    return Flat("figures", FIGURES, rows)


def reports(document: dict[str, Any]) -> Flat:
    """One row a report that is listed."""
    rows = [flat_row(REPORTS, _about(document), one) for one in document["activities"]]
    return Flat("reports", REPORTS, rows)


def _about(document: dict[str, Any]) -> dict[str, str]:
    municipality = document["municipality"]
    told = (municipality["name"], municipality["code"], document["agreement"]["id"])
    return dict(zip(_ABOUT, told, strict=True))
