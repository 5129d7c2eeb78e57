"""Knows what is read out of a document: its agreement, its promises, and what is no promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from medlofte.model.agreement import AgreementKind, FollowUp
from medlofte.swedish.municipalities import Municipality

T = TypeVar("T")


class ToldFact(NamedTuple, Generic[T]):
    """A fact of the agreement, the line of the document that tells it, and what is unsure of it.

    `unsure` is a sentence for the person who looks at the draft; empty where nothing is.
    Line 0: nothing in the document tells it.
    """

    value: T
    line: int
    unsure: str = ""


class Signer(NamedTuple):
    """One who signed in office; `party` is an id of the draft's parties."""

    name: str
    role: str | None
    party: str | None


class DraftDoubt(NamedTuple):
    """What is unsure: the key of the file that it is about, and what to look at."""

    key: str  # of the agreement, the promise or its target: to, text, responsible, at_least …
    words: str


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What a document tells of the agreement itself."""

    municipality: ToldFact[Municipality] | None
    first: ToldFact[date]
    last: ToldFact[date | None]  # of None: until further notice
    title: ToldFact[str] | None = None
    kind: AgreementKind = "citizen_promise"
    police_area: ToldFact[str] | None = None
    district: ToldFact[str] | None = None
    signed: ToldFact[date] | None = None
    references: tuple[ToldFact[tuple[str, str]], ...] = ()  # id of a party, its number
    signers: tuple[ToldFact[Signer], ...] = ()
    parties: Mapping[str, ToldFact[str]] | None = None  # id and name of those that it says agree
    called: Mapping[str, tuple[str, str]] | None = None  # words that it defines: who they mean
    follow_up: tuple[ToldFact[FollowUp], ...] = ()

    @property
    def doubts(self) -> list[DraftDoubt]:
        """What is unsure of the agreement itself."""
        told: list[tuple[str, ToldFact[Any] | None]] = [
            ("municipality", self.municipality),
            ("from", self.first),
            ("to", self.last),
            ("title", self.title),
            ("title", self.district),
            ("police_area", self.police_area),
            ("signed", self.signed),
            *(("parties", one) for one in (self.parties or {}).values()),
            *(("references", one) for one in self.references),
            *(("signatories", one) for one in self.signers),
            *(("follow_up", one) for one in self.follow_up),
        ]
        return [DraftDoubt(key, one.unsure) for key, one in told if one and one.unsure]


@dataclass(frozen=True, slots=True)
class DraftPromise:
    """A promise as it was read.

    `source` are the document's own words on `line`; `text` is that sentence made whole by who is
    to do it. `target` holds the keys of the target in order, as they are written in the file.
    """

    line: int
    source: str
    text: str
    responsible: tuple[str, ...]
    target: Mapping[str, str]
    together: bool = False
    area: str = ""  # as the document calls it
    name: str | None = None
    counts: str | None = None
    first: date | None = None  # where it is for a part of the agreement's time
    last: date | None = None
    doubts: tuple[DraftDoubt, ...] = ()


class NotPromised(NamedTuple):
    """What was taken for no promise, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """All that is read out of a document; `parties` are the ids and names of all who are named.

    `contacts` are lines that tell of persons, whose words are repeated nowhere.
    """

    agreement: AgreementFacts
    parties: Mapping[str, str]
    promises: tuple[DraftPromise, ...]
    left_out: tuple[NotPromised, ...]
    contacts: frozenset[int] = frozenset()


class DraftSource(NamedTuple):
    """Where a document was read: what it is called, its address, and on which day."""

    title: str
    url: str | None
    retrieved: date
