"""Knows the status as a flat table: one row a promise and window."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from medlofte.render.data.sheets import Flat, Value, as_csv

_KEYS = (
    "id",
    "name",
    "area",
    "text",
    "kind",
    "goal",
    "done",
    "low",
    "high",
    "remaining",
    "percent",
    "unit",
    "precision",
    "in_period",
    "state",
    "late",
    "completed",
    "provisional",
    "expected",
    "next_due",
    "reported_to",
    "activities",
    "examples",
    "last_activity",
    "rule",
)
_DAYS = ("completed", "next_due", "reported_to", "last_activity")


def text(document: dict[str, Any]) -> str:
    """Flatten the JSON document to CSV."""
    return as_csv(flat(document))


def flat(document: dict[str, Any]) -> Flat:
    columns = (
        *("municipality", "code", "agreement", "period", "as_of", "from", "to"),
        *_KEYS,
        *("responsible", "together"),
    )
    return Flat("status", columns, list(_rows(document)))


def _rows(document: dict[str, Any]) -> Iterator[list[Value]]:
    for municipality in document["municipalities"]:
        for agreement in municipality["agreements"]:
            for promise in agreement["promises"]:
                days = {key: _day(promise[key]) for key in _DAYS}
                yield [
                    municipality["name"],
                    municipality["code"],
                    agreement["id"],
                    municipality["period"]["label"],
                    _day(municipality["as_of"]),
                    _day(promise["window"]["from"]),
                    _day(promise["window"]["to"]),
                    *({**promise, **days}[key] for key in _KEYS),
                    ", ".join(promise["responsible"]),
                    promise["together"],
                ]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
