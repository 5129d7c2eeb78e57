"""Knows a promise while it is being settled, and what its words leave open."""

from dataclasses import dataclass, field
from datetime import date

from medlofte.drafting import how_much
from medlofte.drafting.file.sound import read_target
from medlofte.drafting.rules.wording import AskedFor
from medlofte.edit.new_promise import Clause
from medlofte.language import t
from medlofte.periods import Span
from medlofte.swedish.party_lists import PartyList
from medlofte.swedish.promise_words import advice
from medlofte.targets import KINDS
from medlofte.targets.any_target import AnyTarget


@dataclass(slots=True)
class PromiseForm:
    """A promise while it is being settled; a party or an area that is new is added to its kind."""

    parties: dict[str, str]
    areas: dict[str, str]
    taken: list[str]
    today: date
    term: Span  # of its agreement
    added: bool = False  # into an agreement that is there
    clause: Clause = field(default_factory=Clause)
    baseline: dict[str, str] = field(default_factory=dict)
    named: PartyList = field(default_factory=lambda: PartyList([], []))

    @property
    def target(self) -> dict[str, str]:
        return self.clause.target

    @property
    def kind(self) -> type[AnyTarget]:
        """The kind of target that is chosen; before that one that asks for nothing."""
        return KINDS.get(self.target.get("kind", ""), AnyTarget)

    def has(self, key: str) -> bool:
        """Whether the kind of target that is chosen has this key."""
        return key in self.kind.model_fields

    @property
    def asked(self) -> AskedFor:
        """What its words ask for, and the days of its own that they tell, within the agreement's.

        A day without its year is from today on, where the promise comes into an agreement that is
        there; else the first one of the agreement.
        """
        start = self.today if self.added and self.today in self.term else self.term.first
        text = self.clause.text
        return how_much.asked(text, start, self.term.last).found

    def proposed(self, key: str) -> str:
        """What its words ask for at a key of its target, as it is typed; empty where nothing."""
        found = getattr(read_target(self.asked.target), key, None)
        if isinstance(found, tuple):
            return ", ".join(found)
        return "" if found is None else str(found)

    def used_parties(self) -> dict[str, str]:
        return {id_: self.parties[id_] for id_ in self.clause.responsible}

    def used_areas(self) -> dict[str, str]:
        area = self.clause.area
        return {area: self.areas[area]} if area else {}

    def remarks(self) -> list[str]:
        """What cannot be measured as it is worded, and where words and target disagree."""
        clause = self.clause
        return [
            *advice.remarks(clause.text, self.parties.values()),
            *self._incomparable(),
            *advice.against(
                clause.text,
                numbered=self.kind.numbered,
                together=clause.together,
                several=len(clause.responsible) > 1,
            ),
        ]

    def _incomparable(self) -> list[str]:
        if not self.has("baseline") or self.baseline:
            return []
        return [t("Utan jämförelsetal visas hur många det blev, men aldrig om löftet hölls.")]


def doubt(named: PartyList) -> str | None:
    """Ask whether what is taken for one party is two; None where nothing is in doubt."""
    if not named.doubtful:
        return None
    names = ", ".join(f'"{one}"' for one in named.doubtful)
    return t("{names} läses som en part. Enter, eller skriv om med komma mellan:", names=names)
