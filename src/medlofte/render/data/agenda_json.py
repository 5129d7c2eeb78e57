"""Knows the contract of `next --format json`; keys are only ever added, texts are Swedish."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypedDict

from medlofte.language import in_source
from medlofte.progress.agenda import Agenda, Due, Haste, Kind, Silence
from medlofte.progress.duties import Duty
from medlofte.progress.measure import Row
from medlofte.render.data.shapes import LeftOut, left_out
from medlofte.render.data.sheets import as_json
from medlofte.targets.outcome import State
from medlofte.wording.dues import command, name, standing
from medlofte.wording.plain_text import harmless

SCHEMA_VERSION: Final = 1
DuePeriod = TypedDict("DuePeriod", {"label": str | None, "from": dt.date, "to": dt.date})


class _About(TypedDict):
    agreement: str | None
    parties: list[str]
    period: DuePeriod


class DueRow(_About):
    """Something that is due."""

    date: dt.date
    kind: Kind
    overdue: bool
    heading: Haste
    promise: str | None
    state: State | None
    goal: int | None
    done: int | None
    expected: int | None
    last_activity: dt.date | None
    examples: int
    example: bool
    name: str
    text: str
    command: str


class NextMunicipality(TypedDict):
    """What is due in a municipality."""

    id: str
    name: str
    code: str
    as_of: dt.date
    until: dt.date
    agreements: list[str]
    examples: int
    due: list[DueRow]


class NextDocument(TypedDict):
    """The document of `next --format json`."""

    schema_version: Literal[1]
    municipalities: list[NextMunicipality]
    left_out: list[LeftOut]


def text(municipalities: Sequence[NextMunicipality], unread: Mapping[str, Sequence[str]]) -> str:
    """Make the document; where a number does not exist the value is null."""
    document: NextDocument = {
        "schema_version": SCHEMA_VERSION,
        "municipalities": [*municipalities],
        "left_out": left_out(unread),
    }
    return as_json(document)


def municipality(agenda: Agenda) -> NextMunicipality:
    """Return what is told of one."""
    with in_source():
        return _municipality(agenda)


def _municipality(agenda: Agenda) -> NextMunicipality:
    promises = agenda.progress.book.promises
    return {
        "id": agenda.progress.book.id,
        "name": promises.municipality,
        "code": promises.code,
        "as_of": agenda.progress.as_of,
        "until": agenda.until,
        "agreements": [agreement.id for agreement in agenda.in_force],
        "examples": agenda.progress.examples,
        "due": [_due(due, agenda) for due in agenda.dues],
    }


def _due(due: Due, agenda: Agenda) -> DueRow:
    parties = agenda.progress.book.promises.parties
    about = due.about
    row = about if isinstance(about, Row) else None
    last = due.last or (row.last_activity if row else None)
    return {
        "date": due.day,
        "kind": due.kind,
        "overdue": due.overdue,
        "heading": agenda.haste(due),
        "promise": row.pledge.promise.id if row else None,
        **_about(about),
        "state": row.outcome.state if row else None,
        "goal": row.outcome.goal.number if row and row.outcome.goal else None,
        "done": row.done if row else None,
        "expected": row.outcome.expected if row else None,
        "last_activity": last,
        "examples": row.examples if row else 0,
        "example": _invented(about),
        "name": harmless(name(due, parties)),
        "text": harmless(standing(due, parties)),
        "command": command(due, agenda),
    }


def _invented(about: Row | Duty | Silence) -> bool:
    """Whether it is asked for by an agreement that is invented."""
    match about:
        case Row():
            return about.pledge.agreement.example
        case Duty():
            return about.agreement.example
        case _:
            return False


def _about(about: Row | Duty | Silence) -> _About:
    """Whose it is, and for which time."""
    agreement: str | None = None
    label: str | None = None
    match about:
        case Row():
            agreement, span = about.pledge.agreement.id, about.window
            parties = [*about.pledge.promise.responsible]
        case Duty():
            agreement, label, span = about.agreement.id, about.label, about.span
            parties = [about.by] if about.by else []
        case _:
            label, span = about.tertial.label, about.tertial.span
            parties = [about.party]
    period: DuePeriod = {"label": label, "from": span.first, "to": span.last}
    return {"agreement": agreement, "parties": parties, "period": period}
