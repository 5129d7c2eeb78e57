"""Knows the status as CSV: one line a promise and window, as Swedish Excel opens it."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from medlofte.render.screen import harmless

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
_FORMULA = ("=", "+", "-", "@")


def text(document: dict[str, Any]) -> str:
    """Flatten the JSON document; a byte-order mark and `;` are what Excel expects."""
    file = io.StringIO()
    file.write("\ufeff")
    rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
    rows.writerow(
        [
            *("municipality", "code", "agreement", "period", "as_of", "from", "to"),
            *_KEYS,
            "responsible",
            "together",
        ]
    )
    rows.writerows(_rows(document))
    return file.getvalue()


def _rows(document: dict[str, Any]) -> Iterator[list[str]]:
    for municipality in document["municipalities"]:
        for agreement in municipality["agreements"]:
            for promise in agreement["promises"]:
                values = [
                    municipality["name"],
                    municipality["code"],
                    agreement["id"],
                    municipality["period"]["label"],
                    municipality["as_of"],
                    promise["window"]["from"],
                    promise["window"]["to"],
                    *(promise[key] for key in _KEYS),
                    ", ".join(promise["responsible"]),
                    promise["together"],
                ]
                yield [cell(value) for value in values]


def cell(value: object) -> str:
    """Write a value so that no spreadsheet takes it for a formula; nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    words = harmless(str(value))
    return f"'{words}" if words.lstrip().startswith(_FORMULA) else words
