"""Knows the promise file: a municipality, its parties, its agreements and their promises."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, model_validator

from medlofte.language import t
from medlofte.model.follow_up import Indicator, WrittenFollowUp
from medlofte.model.topic import Topic
from medlofte.periods import Span, add_months, term_years, year
from medlofte.periods import read as read_period
from medlofte.reading.values import (
    Code,
    Day,
    Id,
    PartyId,
    Positive,
    PromiseId,
    Source,
    Strict,
    Text,
    Truth,
    complaint,
)
from medlofte.targets import Target

BasisKind = Literal[
    "survey",
    "citizen_dialogue",
    "staff_dialogue",
    "cooperation_dialogue",
    "statistics",
    "situation_picture",
    "cooperation_agreement",
]
Years = Literal["calendar", "term"]
YEARS: tuple[Years, ...] = get_args(Years)
_EVERY = {"quarter": 3, "tertial": 4, "half_year": 6, "year": 12, "two_years": 24}  # months
AgreementKind = Literal["citizen_promise", "action_plan", "cooperation_agreement"]
AGREEMENT_KINDS: tuple[AgreementKind, ...] = get_args(AgreementKind)
SHORT_NAME = 24  # signs: so much of a name has room in a narrow table


def _in_order(first: Any, last: Any) -> None:
    if first and last and first > last:
        message = t("to ({to}) ligger före from ({first}).", to=last, first=first)
        raise complaint("period-reversed", message, "to")


class Reference(Strict):
    """A case number, and whose it is."""

    by: PartyId = Field(description="Parten som har diarienumret")
    number: Text = Field(description="Diarienumret")


class Signatory(Strict):
    name: Text = Field(description="Den som skrev under i sin tjänst")
    role: Text | None = Field(None, description="Tjänsten")
    party: PartyId | None = Field(None, description="Parten")


class Basis(Strict):
    """What the agreement rests on: a survey, a dialogue, a cooperation agreement."""

    kind: BasisKind = Field(description="Slag av underlag")
    title: Text | None = Field(None, description="Vad det heter")
    year: Positive | None = Field(None, description="Året")
    date: Day | None = Field(None, description="Dagen")
    parties: tuple[Text, ...] = Field((), description="Vilka som var med, i ord")
    parts: tuple[Text, ...] = Field((), description="Delar, till exempel av en överenskommelse")
    source: Source | None = Field(None, description="Var det står")


class FollowUp(Strict):
    """A duty to follow up: by whom, how often, told to whom, in writing by when."""

    by: PartyId | None = Field(None, description="Parten som följer upp")
    every: Literal["continuous", "quarter", "tertial", "half_year", "year", "two_years"] | None = (
        Field(None, description="Hur ofta; vartannat år räknas från den första dagen")
    )
    told_to: tuple[Text, ...] = Field((), description="Vilka som får veta, i ord")
    due: Day | None = Field(
        None, description="När den ska vara klar; till dess är inte uppnått preliminärt"
    )


class Area(Strict):
    """A heading over promises, and what the situation picture says that they are to change."""

    name: Text = Field(description="Områdets namn")
    problem: Text | None = Field(None, description="Problemet som lägesbilden visar")
    cause: Text | None = Field(None, description="Vad problemet beror på")


def _area(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Promise(Strict):
    """One promise, or one version of it where it was changed during the term."""

    id: PromiseId = Field(description="Löftets id; det skrivs i aktiviteterna")
    name: Text | None = Field(
        None, description="Kort namn för smala tabeller, helst högst 24 tecken"
    )
    area: Id | None = Field(None, description="Området, ett av areas")
    topic: Topic | None = Field(
        None, description="Ämnet, ur listan som är gemensam för alla kommuner"
    )
    text: Text = Field(description="Löftet i egna ord")
    responsible: tuple[PartyId, ...] = Field(min_length=1, description="De ansvariga parterna")
    together: Truth = Field(default=False, description="Räknas bara där alla ansvariga deltog")
    counts: Text | None = Field(None, description="Vad som räknas, i ord")
    from_: Day | None = Field(
        default=None, alias="from", description="Första dagen, om löftet lades till eller ändrades"
    )
    to: Day | None = Field(None, description="Sista dagen, om löftet ändrades eller avfördes")
    withdrawn: Text | None = Field(
        None, description="Varför löftet avfördes; gäller från dagen efter to"
    )
    target: Target = Field(description="Vad löftet begär")

    @model_validator(mode="after")
    def _check(self) -> Self:
        _in_order(self.from_, self.to)
        if self.withdrawn and not self.to:
            message = t("to saknas: skriv löftets sista dag innan det avfördes.")
            raise complaint("missing-key", message, "to")
        return self

    @property
    def title(self) -> str:
        """The short name; where there is none, the text."""
        return self.name or self.text


def years_unsaid(first: date, last: date | None) -> Years:
    """Which years a promise per year is for where it is not said (docs/figures.md).

    The calendar's where the agreement begins or ends with one; else those from its first day.
    """
    begins = (first.month, first.day) == (1, 1)
    ends = last is not None and (last.month, last.day) == (12, 31)
    return "calendar" if begins or ends else "term"


class Agreement(Strict):
    """A medborgarlöfte, or a plan or agreement kept like one: who promised what, for which days."""

    id: Id = Field(description="Medborgarlöftets id, till exempel 2023-2024")
    title: Text = Field(description="Vad det heter")
    kind: AgreementKind = Field(
        "citizen_promise", description="Medborgarlöfte, åtgärdsplan eller samverkansöverenskommelse"
    )
    example: Truth = Field(
        default=False, description="Påhittat i sin helhet, för att visa hur det fungerar"
    )
    municipalities: tuple[Text, ...] = Field(
        (), description="De andra kommunerna som är med, som de heter i registret"
    )
    from_: Day = Field(alias="from", description="Första dagen")
    to: Day | None = Field(
        None, description="Sista dagen; en samverkansöverenskommelse kan gälla tills vidare"
    )
    years: Years | None = Field(
        None,
        description="Vilka år som löften per år gäller: kalenderåren, eller år räknade från den "
        "första dagen (term)",
    )
    signed: Day | None = Field(None, description="Dagen det skrevs under")
    references: tuple[Reference, ...] = Field((), description="Diarienummer")
    signatories: tuple[Signatory, ...] = Field((), description="De som skrev under")
    sources: tuple[Source, ...] = Field((), description="Var det är publicerat")
    basis: tuple[Basis, ...] = Field((), description="Vad det bygger på")
    aims: tuple[Text, ...] = Field((), description="Vad det ska leda till")
    follow_up: tuple[FollowUp, ...] = Field((), description="Hur det följs upp")
    follow_ups: tuple[WrittenFollowUp, ...] = Field((), description="Uppföljningar som är skrivna")
    indicators: tuple[Indicator, ...] = Field(
        (), description="Mått på effekt, vid sidan av antalen"
    )
    areas: dict[Id, Annotated[Area, BeforeValidator(_area)]] = Field(
        default_factory=dict, description="Områden: id och namn, eller id och en grupp"
    )
    promises: tuple[Promise, ...] = Field(min_length=1, description="Löftena")

    @model_validator(mode="after")
    def _check(self) -> Self:
        _in_order(self.from_, self.to)
        if self.to is None:
            self._check_open()
        return self

    def _check_open(self) -> None:
        """Refuse what needs a last day where there is none."""
        if self.kind != "cooperation_agreement":
            raise complaint("missing-key", t("to saknas: skriv den sista dagen."), "to")
        for promise in self.promises:
            if promise.target.scope.once and not (promise.to or promise.target.deadline):
                message = t(
                    "to saknas: avtalet gäller tills vidare, så {promise} har ingen sista dag. "
                    "Skriv to där, eller i avtalet.",
                    promise=promise.id,
                )
                raise complaint("missing-key", message, "to")

    @property
    def last(self) -> date:
        """The last day; of one that holds until further notice the last that there is."""
        return self.to or date.max

    @property
    def last_words(self) -> str:
        """The last day as a complaint names it."""
        return self.to.isoformat() if self.to else t("tills vidare")

    @property
    def span(self) -> Span:
        return Span(self.from_, self.last)

    @property
    def counted_years(self) -> Years:
        """Which years a promise per year is for, also where it is not said."""
        return self.years or years_unsaid(self.from_, self.to)

    def promise_years(self, until: date) -> Iterator[Span]:
        """The promise years, uncut, that have a day of the agreement and begin by a day."""
        last = min(until, self.last)
        if self.counted_years == "term":
            return takewhile(lambda span: span.first <= last, term_years(self.from_))
        return map(year, range(self.from_.year, last.year + 1))

    @property
    def reporting_months(self) -> int | None:
        """How often it is to be followed up: the shortest interval; None where none is stated."""
        stated = [_EVERY[duty.every] for duty in self.follow_up if duty.every in _EVERY]
        return min(stated, default=None)

    def area_name(self, id_: str) -> str:
        """What an area is called; one that is not declared by its id."""
        return self.areas[id_].name if id_ in self.areas else id_

    def parties(self, day: date) -> set[str]:
        """Those who promised, signed, are to follow up or have done so by a day."""
        signed = {one.party for one in self.signatories if one.party}
        asked = {duty.by for duty in self.follow_up if duty.by}
        written = {one.by for one in self.follow_ups if one.date <= day}
        return signed | asked | written | {by for one in self.promises for by in one.responsible}

    def period(self, label: str) -> Span | None:
        """The days of a period as a follow-up names it; None where it is none."""
        if label == self.id:
            return self.span
        period = read_period(label)
        return period.span if period else None

    def in_force(self, promise: Promise) -> Span | None:
        """The days a promise holds: its own from–to within the agreement's."""
        return self.span & Span(promise.from_ or self.from_, promise.to or self.last)

    def final_day(self, window: Span) -> date:
        """The day a window's follow-up is due; without one, two months after the window."""
        due = [duty.due for duty in self.follow_up if duty.due and duty.due >= window.last]
        return min(due, default=add_months(window.last, 2))


def latest(agreements: Sequence[Agreement]) -> Agreement:
    """The one of them that ends last: of the real ones, where there are any."""
    return max(agreements, key=lambda one: (not one.example, one.last))


class PromiseFile(Strict):
    municipality: Text = Field(description="Kommunens namn")
    code: Code = Field(description="Kommunkoden, fyra siffror")
    names: dict[str, Text] = Field(
        default_factory=dict, description="Namn på andra språk, med språkkod"
    )
    police_area: Text | None = Field(None, description="Lokalpolisområdet")
    parties: dict[Id, Text] = Field(min_length=1, description="Parterna: id och namn")
    agreements: tuple[Agreement, ...] = Field(
        min_length=1, description="Medborgarlöftena, det nyaste sist"
    )

    @property
    def latest(self) -> Agreement:
        """The agreement that ends last: of the real ones, where there are any."""
        return latest(self.agreements)
