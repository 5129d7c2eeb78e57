"""Knows the contract of `next --format json`; keys are only ever added, texts are Swedish."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from medlofte.language import in_source
from medlofte.progress.agenda import Agenda, Due, Duty, Silence
from medlofte.progress.measure import Row
from medlofte.render.data.sheets import as_json
from medlofte.render.terminal.next_table import command, name, standing

SCHEMA_VERSION = 1


def text(agendas: Sequence[Agenda], unread: Mapping[str, Sequence[str]], today: date) -> str:
    """Make the document; where a number does not exist the value is null."""
    with in_source():
        document = {
            "schema_version": SCHEMA_VERSION,
            "municipalities": [_municipality(agenda, today) for agenda in agendas],
            "left_out": [{"path": path, "rules": list(rules)} for path, rules in unread.items()],
        }
    return as_json(document)


def _municipality(agenda: Agenda, today: date) -> dict[str, Any]:
    promises = agenda.progress.book.promises
    return {
        "id": agenda.progress.book.id,
        "name": promises.municipality,
        "code": promises.code,
        "as_of": agenda.progress.as_of,
        "until": agenda.until,
        "agreements": [agreement.id for agreement in agenda.in_force],
        "examples": agenda.progress.examples,
        "due": [_due(due, agenda, today) for due in agenda.dues],
    }


def _due(due: Due, agenda: Agenda, today: date) -> dict[str, Any]:
    parties = agenda.progress.book.promises.parties
    about = due.about
    row = about if isinstance(about, Row) else None
    last = due.last or (row.last_activity if row else None)
    return {
        "date": due.day,
        "kind": due.kind.value,
        "overdue": due.overdue,
        "promise": row.pledge.promise.id if row else None,
        "agreement": _agreement(about),
        "parties": _parties(about),
        "period": _period(about),
        "state": row.outcome.state.value if row else None,
        "goal": row.outcome.goal.number if row and row.outcome.goal else None,
        "done": row.done if row else None,
        "expected": row.outcome.expected if row else None,
        "last_activity": last,
        "examples": row.examples if row else 0,
        "name": name(due, parties),
        "text": standing(due, parties),
        "command": command(due, agenda, today),
    }


def _agreement(about: Row | Duty | Silence) -> str | None:
    match about:
        case Row():
            return about.pledge.agreement.id
        case Duty():
            return about.agreement.id
        case _:
            return None


def _parties(about: Row | Duty | Silence) -> list[str]:
    match about:
        case Row():
            return list(about.pledge.promise.responsible)
        case Duty():
            return [about.by] if about.by else []
        case _:
            return [about.party]


def _period(about: Row | Duty | Silence) -> dict[str, Any]:
    match about:
        case Row():
            label, span = None, about.window
        case Duty():
            label, span = about.label, about.span
        case _:
            label, span = about.tertial.label, about.tertial.span
    return {"label": label, "from": span.first, "to": span.last}
