"""Knows what people add to the figures: written follow-ups, and indicators of effect."""

from typing import Literal, get_args

from pydantic import Field

from medlofte.reading.values import Day, Id, Number, PartyId, PromiseId, Source, Strict, Text, Truth

Assessment = Literal["kept", "partly_kept", "not_kept", "cannot_judge"]
ASSESSMENTS: tuple[Assessment, ...] = get_args(Assessment)


class Remark(Strict):
    """What a follow-up says of one promise; never part of its figure."""

    promise: PromiseId = Field(description="Löftet, med id")
    comment: Text | None = Field(None, description="En kommentar till utfallet")
    cause: Text | None = Field(None, description="Orsaken, där löftet inte hölls")
    next: Text | None = Field(None, description="Vad som ändras framöver")
    assessment: Assessment | None = Field(
        None, description="Egen bedömning: uppfyllt, delvis, ej uppfyllt, kan ej bedömas"
    )
    reason: Text | None = Field(None, description="Skälet till bedömningen; måste stå med den")


class WrittenFollowUp(Strict):
    """A follow-up as it was written, for one period of the agreement."""

    period: Text = Field(description="Perioden: 2024, 2024-T2, 2024-H1 eller medborgarlöftets id")
    date: Day = Field(description="Dagen den blev klar")
    by: PartyId = Field(description="Parten som skrev den")
    summary: Text | None = Field(None, description="Sammanfattningen")
    promises: tuple[Remark, ...] = Field((), description="Vad den säger om löftena")
    example: Truth = Field(default=False, description="Påhittad, för att visa hur det fungerar")

    def speaks_of(self, promise: str) -> bool:
        """Whether it says in words, or by an assessment, how a promise went."""
        return any(
            one.promise == promise and (one.comment or one.assessment) for one in self.promises
        )


class Measurement(Strict):
    """One value of an indicator."""

    date: Day = Field(description="Dagen som värdet gäller")
    value: Number = Field(description="Värdet")
    source: Source | None = Field(None, description="Var värdet står, om inte i indikatorns källa")


class Indicator(Strict):
    """A measure of effect, such as a safety survey; it stands beside the counts, never in them."""

    title: Text = Field(description="Vad som mäts")
    area: Id | None = Field(None, description="Området vars effekt det mäter, ett av areas")
    unit: Text | None = Field(None, description="Enheten, till exempel procent")
    wanted: Literal["up", "down"] | None = Field(None, description="Om värdet bör öka eller minska")
    source: Source | None = Field(None, description="Var alla värden står")
    baseline: Measurement | None = Field(None, description="Utgångsvärdet")
    values: tuple[Measurement, ...] = Field((), description="Värdena, ett för varje mätning")
    example: Truth = Field(default=False, description="Påhittad, för att visa hur det fungerar")

    @property
    def measured(self) -> list[Measurement]:
        """The baseline and the values, in order of their days."""
        first = (self.baseline,) if self.baseline else ()
        return sorted((*first, *self.values), key=lambda one: one.date)
