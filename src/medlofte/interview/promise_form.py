"""Knows a promise while it is being settled, and what its words leave open."""

from dataclasses import dataclass, field
from datetime import date

from medlofte.edit.new_promise import Clause
from medlofte.language import t
from medlofte.swedish import promise_advice
from medlofte.targets import KINDS
from medlofte.targets.any_target import AnyTarget


@dataclass(slots=True)
class PromiseForm:
    """A promise while it is being settled; a party or an area that is new is added to its kind."""

    parties: dict[str, str]
    areas: dict[str, str]
    taken: list[str]
    today: date
    clause: Clause = field(default_factory=Clause)
    baseline: dict[str, str] = field(default_factory=dict)

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
