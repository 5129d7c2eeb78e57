"""Knows a promise while it is being settled, and what its words leave open."""

from dataclasses import dataclass, field
from datetime import date

from medlofte.edit.new_promise import Clause
from medlofte.language import t
from medlofte.periods import Span
from medlofte.swedish import promise_advice
from medlofte.swedish.party_lists import PartyList
from medlofte.swedish.promise_words.times import days
from medlofte.swedish.promise_words.times.days import ToldDays
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
    def told(self) -> ToldDays:
        """The days of its own that its words tell, within the agreement's."""
        start = self.today if self.added and self.today in self.term else self.term.first
        first, last = days.told(self.clause.text, start)
        return ToldDays(
            first if first and self.term.first < first <= self.term.last else None,
            last if last and self.term.first <= last < self.term.last else None,
        )

    def used_parties(self) -> dict[str, str]:
        return {id_: self.parties[id_] for id_ in self.clause.responsible}

    def used_areas(self) -> dict[str, str]:
        area = self.clause.area
        return {area: self.areas[area]} if area else {}

    def remarks(self) -> list[str]:
        """What cannot be measured as it is worded, and where words and target disagree."""
        clause = self.clause
        return [
            *promise_advice.remarks(clause.text, self.parties.values()),
            *self._incomparable(),
            *promise_advice.against(
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
