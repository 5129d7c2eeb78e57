"""Knows the agreement of a draft as it is written, and where what is unsure of it stands."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from medlofte.drafting.draft import (
    AgreementFacts,
    DocumentDraft,
    DraftDoubt,
    DraftPromise,
    DraftSource,
    ToldFact,
)
from medlofte.drafting.file.marked import own_line
from medlofte.drafting.file.short_names import named
from medlofte.edit import new_promise
from medlofte.edit.new_promise import Clause, Contract
from medlofte.model.agreement import Agreement, Area, FollowUp, Promise, Reference, Signatory
from medlofte.periods import Span
from medlofte.reading.document import Route
from medlofte.reading.values import Source, keys
from medlofte.reading.written import item, lines, written
from medlofte.swedish.names import fold
from medlofte.targets import KINDS

Marks = list[tuple[Route, str]]
_TARGET_KEYS = frozenset(key for kind in KINDS.values() for key in keys(kind))


@dataclass(slots=True)
class DraftAgreement:
    """A sound draft's agreement while it is written beside others of its file.

    `ids` are those by which the file names the draft's parties. `marks` are the routes within the
    agreement to what is unsure, known once the contract is made.
    """

    draft: DocumentDraft
    ids: Mapping[str, str]
    source: DraftSource
    others: Sequence[Agreement] = ()
    areas: dict[str, Area] = field(default_factory=dict)
    marks: Marks = field(default_factory=list)

    def contract(self) -> Contract:
        facts = self.draft.agreement
        assert facts.title is not None  # noqa: S101  a sound draft has one
        first, last = facts.first.value, facts.last.value
        for key in ("first", "last", "title", "signed"):
            told: ToldFact[Any] | None = getattr(facts, key)
            if told and told.unsure:
                self.marks.append((({"first": "from", "last": "to"}.get(key, key),), told.unsure))
        promises = [*self._promises(Span(first, last or date.max))]
        return Contract(
            first,
            last,
            self._title(facts),
            new_promise.agreement_id(first, last, [one.id for one in self.others]),
            kind=facts.kind,
            signed=facts.signed.value if facts.signed else None,
            areas=self.areas,
            promises=promises,
            further=self._further(facts),
        )

    def _title(self, facts: AgreementFacts) -> str:
        """What it is called, with the district where that is not said in it."""
        assert facts.title is not None  # noqa: S101  likewise
        title, district = facts.title.value, facts.district
        if district is None or not district.value or fold(district.value) in fold(title):
            return title
        if district.unsure:
            self.marks.append((("title",), district.unsure))
        return f"{title}, {district.value}"

    def _further(self, facts: AgreementFacts) -> dict[str, list[str]]:
        """The lines of what nobody is asked for."""
        references = [
            (Reference, one, {"by": one.value[0], "number": one.value[1]})
            for one in facts.references
        ]
        signers = [(Signatory, one, one.value._asdict()) for one in facts.signers]
        duties = [(FollowUp, one, one.value.model_dump()) for one in facts.follow_up]
        return {
            "references": [*self._items("references", references)],
            "signatories": [*self._items("signatories", signers)],
            "sources": item(lines(Source, self.source._asdict(), written)),
            "follow_up": [*self._items("follow_up", duties)],
        }

    def _items(
        self, key: str, found: Sequence[tuple[type[BaseModel], ToldFact[Any], dict[str, Any]]]
    ) -> Iterator[str]:
        """Yield the lines of a list, and note what is unsure of each."""
        place = 0
        for model, told, values in found:
            for name in ("by", "party"):
                if values.get(name):
                    values[name] = self.ids.get(values[name])
            made = [*lines(model, values, written)]
            missing = [
                name
                for name, one in model.model_fields.items()
                if one.is_required() and not str(values.get(name) or "").strip()
            ]
            if missing or not made:
                continue
            yield from item(made)
            if told.unsure:
                self.marks.append(((key, place), told.unsure))
            place += 1

    def _promises(self, term: Span) -> Iterator[list[str]]:
        """Yield the lines of each promise, the document's own line above them."""
        taken = {one.id for other in self.others if other.span & term for one in other.promises}
        for place, one in enumerate(named(self.draft.promises)):
            clause = self._clause(one, taken)
            taken.add(clause.id)
            made = clause.lines()
            quoted = [] if one.line in self.draft.contacts else own_line(one.line, one.source)
            yield [*quoted, *made]
            for doubt in one.doubts:
                self.marks.append((("promises", place, _key(doubt, made)), doubt.words))

    def _clause(self, one: DraftPromise, taken: Container[str]) -> Clause:
        return Clause(
            text=one.text,
            id=new_promise.promise_id(one.name or one.text, taken),
            responsible=tuple(self.ids[id_] for id_ in one.responsible),
            target=dict(one.target),
            name=one.name,
            area=self._area(one.area),
            together=one.together,
            counts=one.counts,
            first=one.first,
            last=one.last,
        )

    def _area(self, name: str) -> str | None:
        """The id of an area; a new one is taken up."""
        if not name:
            return None
        for id_, area in self.areas.items():
            if fold(area.name) == fold(name):
                return id_
        id_ = new_promise.free(new_promise.named_id(name) or "omrade", [*self.areas])
        self.areas[id_] = Area(name=name)
        return id_


def _key(doubt: DraftDoubt, made: Sequence[str]) -> str:
    """The key of the promise whose line a doubt stands on: its own, else the target's, or text."""
    key = "target" if doubt.key in _TARGET_KEYS and doubt.key not in keys(Promise) else doubt.key
    there = {line[2:].partition(":")[0] for line in made}
    return key if key in there else "text"
