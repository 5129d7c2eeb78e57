"""Knows how a draft is written down: as a promise file, or into the one that is there."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from medlofte.drafting.draft import DocumentDraft, DraftSource
from medlofte.drafting.file.agreement_lines import DraftAgreement, Marks
from medlofte.drafting.file.marked import with_marks
from medlofte.drafting.file.sound import sound
from medlofte.edit import new_promise
from medlofte.model.agreement import Agreement, PromiseFile
from medlofte.reading import splice
from medlofte.reading.document import Document, reread
from medlofte.reading.written import written
from medlofte.swedish.names import fold


def new_file(draft: DocumentDraft, source: DraftSource) -> str:
    """Return a promise file of the draft's municipality, which must be known."""
    draft = sound(draft)
    facts = draft.agreement
    assert facts.municipality is not None  # noqa: S101  see above
    known, area = facts.municipality.value, facts.police_area
    parties = _parties({}, draft)
    new = DraftAgreement(draft, parties.ids, source)
    text = new_promise.promise_file(
        known.name, known.code, area.value if area else None, parties.names, new.contract()
    )
    marks: Marks = [(("municipality",), facts.municipality.unsure)]
    if area and area.value:
        marks.append((("police_area",), area.unsure))
    return with_marks(text, _told([*marks, *_of_parties(draft, parties), *_within(new, 0)]))


def added(document: Document, there: PromiseFile, draft: DocumentDraft, source: DraftSource) -> str:
    """Return the text of a promise file with the draft's agreement in its place, and its parties.

    A party that is there under its id or under its name is the same one. Raises RefusedError where
    the file has its agreements within [ ].
    """
    draft = sound(draft)
    facts = draft.agreement
    parties = _parties(there.parties, draft)
    text = document.text
    for id_, name in parties.names.items():
        if id_ not in there.parties:
            text = splice.entry(reread(text), ("parties",), id_, written(name))
    place = sum(one.from_ <= facts.first.value for one in there.agreements)
    new = DraftAgreement(draft, parties.ids, source, there.agreements)
    lines = new.contract().lines()
    now = reread(text)
    text = splice.applied(now, [splice.item(now, ("agreements",), lines, place)])
    # The municipality's own line is sure: what is unsure is whether this agreement is its.
    unsure = facts.municipality.unsure if facts.municipality else ""
    marks: Marks = [(("agreements", place, "from"), unsure), *_within(new, place)]
    return with_marks(text, _told([*_of_parties(draft, parties), *marks]))


def same(there: PromiseFile, draft: DocumentDraft) -> Agreement | None:
    """The agreement of a file that a draft is of as well: of its kind, with its days or title."""
    facts = draft.agreement
    title = fold(facts.title.value) if facts.title else ""
    for one in there.agreements:
        days = (one.from_, one.to) == (facts.first.value, facts.last.value)
        titled = fold(one.title) == title and facts.first.value in one.span
        if one.kind == facts.kind and not one.example and (days or titled):
            return one
    return None


class _Parties(NamedTuple):
    """The parties of a file with those of a draft, and by which ids these stand there."""

    names: dict[str, str]
    ids: dict[str, str]
    new: frozenset[str]


def _parties(there: Mapping[str, str], draft: DocumentDraft) -> _Parties:
    """Put a sound draft's parties with those of a file."""
    names = dict(there)
    by_name = {fold(name): id_ for id_, name in names.items()}
    ids: dict[str, str] = {}
    for id_, name in draft.parties.items():
        ids[id_] = by_name.get(fold(name), id_)
        names.setdefault(ids[id_], name)
    return _Parties(names, ids, frozenset(names) - frozenset(there))


def _of_parties(draft: DocumentDraft, parties: _Parties) -> Marks:
    told = draft.agreement.parties or {}
    return [
        (("parties", parties.ids[id_]), one.unsure)
        for id_, one in told.items()
        if parties.ids.get(id_) in parties.new
    ]


def _within(new: DraftAgreement, place: int) -> Marks:
    return [(("agreements", place, *route), words) for route, words in new.marks]


def _told(marks: Marks) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Those of the marks that say something."""
    return ((route, words) for route, words in marks if words)
