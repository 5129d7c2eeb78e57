"""Knows the contract of `read --format json`; keys are only ever added, texts are Swedish."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Final, Literal, TypedDict

from medlofte.drafting.draft import DocumentDraft, DraftDoubt, DraftPromise, DraftSource, Signer
from medlofte.drafting.file.sound import read_target
from medlofte.model.agreement import AgreementKind, FollowUp
from medlofte.periods import Per
from medlofte.render.data.shapes import OneOf
from medlofte.render.data.sheets import as_json
from medlofte.targets import KINDS
from medlofte.targets.count import How
from medlofte.targets.increase import Baseline

SCHEMA_VERSION: Final = 1


class ReadDocument(TypedDict):
    """What was read, where, and when."""

    title: str
    url: str | None
    retrieved: dt.date


class ReadDoubt(TypedDict):
    """What is unsure: the key of the file that it is about, and what to look at."""

    key: str
    words: str


class ReadPlace(TypedDict):
    """The municipality that the document is of."""

    id: str
    name: str
    code: str


class ReadTarget(TypedDict):
    """What a promise asks; null is what its kind has not, or what the document does not say."""

    kind: Annotated[str, OneOf(KINDS)]
    at_least: int | None
    per: Per | None
    how: How | None
    unit: str | None
    places: list[str]
    by: dt.date | None
    when: str | None
    baseline: int | None
    by_percent: int | None


class ReadReference(TypedDict):
    """A case number, and whose it is."""

    by: str
    number: str


class ReadSigner(TypedDict):
    """One who signed in office."""

    name: str
    role: str | None
    party: str | None


class ReadDuty(TypedDict):
    """A duty to follow up."""

    by: str | None
    every: str | None
    told_to: list[str]
    due: dt.date | None


ReadAgreement = TypedDict(
    "ReadAgreement",
    {
        "title": str,
        "kind": AgreementKind,
        "from": dt.date,
        "to": dt.date | None,
        "signed": dt.date | None,
        "police_area": str | None,
        "district": str | None,
        "references": list[ReadReference],
        "signatories": list[ReadSigner],
        "follow_up": list[ReadDuty],
        "unsure": list[ReadDoubt],
    },
)
ReadPromise = TypedDict(
    "ReadPromise",
    {
        "line": int,
        "source": str,
        "text": str,
        "area": str | None,
        "responsible": list[str],
        "together": bool,
        "target": ReadTarget,
        "counts": str | None,
        "from": dt.date | None,
        "to": dt.date | None,
        "unsure": list[ReadDoubt],
    },
)


class NoPromise(TypedDict):
    """A line that was taken for no promise, and why."""

    line: int
    text: str
    why: str


class DraftDocument(TypedDict):
    """The document of `read --format json`."""

    schema_version: Literal[1]
    document: ReadDocument
    municipality: ReadPlace
    parties: dict[str, str]
    agreement: ReadAgreement
    promises: list[ReadPromise]
    no_promises: list[NoPromise]


def text(draft: DocumentDraft, source: DraftSource) -> str:
    """Make the document of a sound draft."""
    facts = draft.agreement
    assert facts.municipality is not None  # noqa: S101  it is settled before it is shown
    assert facts.title is not None  # noqa: S101  a sound draft has one
    place = facts.municipality.value
    document: DraftDocument = {
        "schema_version": SCHEMA_VERSION,
        "document": {"title": source.title, "url": source.url, "retrieved": source.retrieved},
        "municipality": {"id": place.slug, "name": place.name, "code": place.code},
        "parties": dict(draft.parties),
        "agreement": {
            "title": facts.title.value,
            "kind": facts.kind,
            "from": facts.first.value,
            "to": facts.last.value,
            "signed": facts.signed.value if facts.signed else None,
            "police_area": facts.police_area.value if facts.police_area else None,
            "district": facts.district.value if facts.district else None,
            "references": [_reference(*one.value) for one in facts.references],
            "signatories": [_signer(one.value) for one in facts.signers],
            "follow_up": [_duty(one.value) for one in facts.follow_up],
            "unsure": _unsure(facts.doubts),
        },
        "promises": [*map(_promise, draft.promises)],
        "no_promises": [
            {"line": one.line, "text": one.text, "why": one.why} for one in draft.left_out
        ],
    }
    return as_json(document)


def _reference(by: str, number: str) -> ReadReference:
    return {"by": by, "number": number}


def _signer(one: Signer) -> ReadSigner:
    return {"name": one.name, "role": one.role, "party": one.party}


def _duty(one: FollowUp) -> ReadDuty:
    return {"by": one.by, "every": one.every, "told_to": [*one.told_to], "due": one.due}


def _unsure(doubts: Iterable[DraftDoubt]) -> list[ReadDoubt]:
    return [{"key": one.key, "words": one.words} for one in doubts]


def _target(one: DraftPromise) -> ReadTarget:
    target = read_target(one.target)
    assert target is not None  # noqa: S101  of a sound draft each can be read
    values = dict(target)
    before = values.get("baseline")
    return {
        "kind": values["kind"],
        "at_least": values.get("at_least"),
        "per": values.get("per"),
        "how": values.get("how"),
        "unit": values.get("unit"),
        "places": [*values.get("places", ())],
        "by": values.get("by"),
        "when": values.get("when"),
        "baseline": before.count if isinstance(before, Baseline) else None,
        "by_percent": values.get("by_percent"),
    }


def _promise(one: DraftPromise) -> ReadPromise:
    return {
        "line": one.line,
        "source": one.source,
        "text": one.text,
        "area": one.area or None,
        "responsible": list(one.responsible),
        "together": one.together,
        "target": _target(one),
        "counts": one.counts,
        "from": one.first,
        "to": one.last,
        "unsure": _unsure(one.doubts),
    }
