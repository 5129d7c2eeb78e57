"""Knows the contract of `status --format json`; keys are only ever added, texts are Swedish."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from medlofte.language import in_source
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.wording.kinds import rule_words

SCHEMA_VERSION = 1


def document(
    measured: Sequence[Progress],
    unread: Mapping[str, Sequence[str]],
    as_of: date,
    today: date,
    states: Collection[str],
) -> dict[str, Any]:
    """Make the document; `states` keeps only rows in those states, where any are named."""
    with in_source():
        periods = [period(progress.asked) for progress in measured]
        same = bool(periods) and all(period == periods[0] for period in periods)
        return {
            "schema_version": SCHEMA_VERSION,
            "as_of": as_of.isoformat(),
            "period": periods[0] if same else None,
            "municipalities": [_municipality(one, today, states) for one in measured],
            "left_out": [{"path": path, "rules": list(rules)} for path, rules in unread.items()],
        }


def text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def period(asked: Asked) -> dict[str, str]:
    return {
        "label": asked.label,
        "from": asked.span.first.isoformat(),
        "to": asked.span.last.isoformat(),
    }


def _municipality(progress: Progress, today: date, states: Collection[str]) -> dict[str, Any]:
    promises = progress.book.promises
    return {
        "id": progress.book.id,
        "name": promises.municipality,
        "code": promises.code,
        "police_area": promises.police_area,
        "as_of": progress.as_of.isoformat(),
        "period": period(progress.asked),
        "parties": promises.parties,
        "agreements": [
            {
                "id": agreement.id,
                "title": agreement.title,
                "from": agreement.from_.isoformat(),
                "to": agreement.to.isoformat(),
                "areas": agreement.areas,
                "promises": [
                    promise(progress, row, today)
                    for row in rows
                    if not states or row.outcome.state in states
                ],
            }
            for agreement, rows in progress.agreements
        ],
    }


def promise(progress: Progress, row: Row, today: date) -> dict[str, Any]:
    """Return one row, flat."""
    promise, outcome = row.pledge.promise, row.outcome
    figure, goal = outcome.figure, outcome.goal
    place = progress.book.document.place(*row.pledge.route)
    return {
        "id": promise.id,
        "name": promise.title,
        "area": promise.area,
        "text": promise.text,
        "responsible": list(promise.responsible),
        "together": promise.together,
        "kind": promise.target.kind,
        "goal": goal.number if goal else None,
        "done": row.done,
        "low": figure.low if figure else None,
        "high": figure.high if figure else None,
        "remaining": row.remaining,
        "percent": row.percent,
        "unit": promise.target.counted_in,
        "precision": figure.precision if figure else None,
        "in_period": row.in_period,
        "state": outcome.state.value,
        "late": outcome.late,
        "completed": _day(outcome.completed),
        "provisional": row.provisional(today),
        "expected": outcome.expected,
        "next_due": _day(outcome.next_due),
        "reported_to": _day(outcome.reported_to),
        "window": {"from": row.window.first.isoformat(), "to": row.window.last.isoformat()},
        "activities": len(row.counted),
        "examples": row.examples,
        "last_activity": _day(row.last_activity),
        "rule": rule_words(row),
        "counts": promise.counts,
        "line": place.line,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
