"""Knows the activity file: one deed on a day, or a tally of deeds over a span of days."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self, get_args

from pydantic import Field, model_validator

from medlofte.language import t
from medlofte.periods import Span
from medlofte.reading.values import (
    Day,
    PartyId,
    PromiseId,
    Source,
    Strict,
    Text,
    Truth,
    Url,
    Whole,
    complaint,
    wrong,
)
from medlofte.targets.counting import Precision

Status = Literal["done", "cancelled", "unanswered"]
STATUSES: tuple[Status, ...] = get_args(Status)


def _no_count() -> str:
    return t("ska inte anges när precision är unknown (gjort, okänt hur många)")


class Part(Strict):
    """A part of a result."""

    what: Text = Field(description="Vad som räknas, till exempel rattfyllerister")
    count: Whole | None = Field(None, description="Antalet; utelämnas bara när det är okänt")
    precision: Precision = Field("exact", description="Exakt, minst, ungefär, eller okänt antal")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.precision != "unknown":
            if self.count is None:
                message = t(
                    "Antal saknas: skriv med count hur många det var, eller precision: unknown."
                )
                raise complaint("missing-key", message, "count")
        elif self.count is not None:
            raise wrong(_no_count(), "count")
        return self


class Result(Part):
    """What came of an activity, perhaps broken down: 54 drunk drivers, of which 32 on drugs."""

    of_which: tuple[Part, ...] = Field(
        (), description="Varav: delarna, tillsammans högst så många som antalet"
    )
    people: Truth = Field(
        default=True, description="Om det är personer som räknas; då döljs små antal utåt"
    )


class FromRow(Strict):
    """The row of a table that an activity was read from."""

    file: Text = Field(description="Tabellens filnamn, utan mapp")
    sheet: Text | None = Field(None, description="Bladet; utelämnas för en CSV-fil")
    row: Whole = Field(description="Radens nummer")
    check: Text | None = Field(
        None, description="Kontrolltecken; stämmer bara så länge ingen har ändrat filen"
    )


class Activity(Strict):
    """One report. A dated one has `date`; a tally has `from` and `to` and must state its count."""

    date: Day | None = Field(None, description="Dagen, för en daterad aktivitet")
    from_: Day | None = Field(
        default=None, alias="from", description="Första dagen, för en summerad uppgift"
    )
    to: Day | None = Field(None, description="Sista dagen, för en summerad uppgift")
    counts_for: tuple[PromiseId, ...] = Field((), description="Löftena den räknas för, med id")
    completes: tuple[PromiseId, ...] = Field((), description="Löftena som blev klara i och med den")
    by: tuple[PartyId, ...] = Field(min_length=1, description="Parterna som gjorde det")
    count: Whole | None = Field(
        None, description="Antalet; måste anges för en summerad uppgift, där 0 är inget gjort"
    )
    precision: Precision = Field(
        "exact", description="Exakt, minst, ungefär, eller gjort men okänt hur många (utan count)"
    )
    status: Status = Field(
        "done", description="Gjord, inställd, eller ett tillfälle som inte besvarades"
    )
    title: Text | None = Field(None, description="En kort rubrik")
    place: Text | None = Field(None, description="Platsen")
    time: Text | None = Field(None, description="Klockslaget")
    note: Text | None = Field(None, description="Intern anteckning, publiceras aldrig")
    links: tuple[Url, ...] = Field((), description="Adresser till mer")
    source: Source | None = Field(None, description="Var uppgiften kommer ifrån")
    results: tuple[Result, ...] = Field((), description="Vad det ledde till, med varav")
    besides: Truth = Field(
        default=False, description="Det som räknas här finns inte i andra uppgifter"
    )
    area_wide: Truth = Field(
        default=False,
        description="Antalet gäller hela lokalpolisområdet, så hur många som är här är inte känt",
    )
    replaces: tuple[Text, ...] = Field(
        (), description="Tidigare uppgifter som den här rättar, filnamn utan .yaml"
    )
    internal: Truth = Field(default=False, description="Räknas, men publiceras inte för sig")
    logged: Day | None = Field(None, description="Dagen den skrevs in, fylls i av log")
    example: Truth = Field(default=False, description="Påhittad, för att visa hur det fungerar")
    from_row: FromRow | None = Field(
        None, description="Raden som den lästes från, fylls i av import; publiceras aldrig"
    )

    @staticmethod
    def absent(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield what every activity must have and this one lacks, each with its key."""
        if all(given.get(key) is None for key in ("date", "from", "to")):
            yield t("Dag saknas: skriv date, eller from och to för en period."), "date"
        if not given.get("counts_for") and not given.get("completes"):
            message = t("Löfte saknas: skriv under counts_for vilket löfte aktiviteten räknas för.")
            yield message, "counts_for"

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not (self.date or self.from_ or self.to) or not (self.counts_for or self.completes):
            given = {**self.__dict__, "from": self.from_}
            message, key = next(self.absent(given))
            raise complaint("missing-key", message, key)
        self._check_days()
        if self.precision == "unknown":
            if self.count is not None:
                raise wrong(_no_count(), "count")
        elif self.is_tally and self.count is None:
            message = t("Antal saknas: skriv med count hur många det var under perioden.")
            raise complaint("missing-key", message, "count")
        elif self.count == 0 and not self.is_tally:
            raise wrong(t("ska vara minst 1 för en daterad aktivitet"), "count")
        return self

    def _check_days(self) -> None:
        if self.date is not None:
            if self.from_ is not None or self.to is not None:
                message = t("ska inte stå tillsammans med date: välj en dag eller en period")
                raise wrong(message, "to" if self.from_ is None else "from")
        elif self.from_ is None or self.to is None:
            key = "from" if self.from_ is None else "to"
            message = t("{key} saknas: en period har både from och to.", key=key)
            raise complaint("missing-key", message, key)
        elif self.from_ > self.to:
            raise complaint(
                "period-reversed", t("to ({to}) ligger före from.", to=self.to.isoformat()), "to"
            )

    @property
    def is_tally(self) -> bool:
        return self.date is None

    @property
    def span(self) -> Span:
        """The days it tells about; a dated activity has one."""
        if self.date is not None:
            return Span(self.date, self.date)
        assert self.from_ is not None  # noqa: S101  _check_days has seen to it
        assert self.to is not None  # noqa: S101  likewise
        return Span(self.from_, self.to)

    @property
    def number(self) -> int | None:
        """How many there were; None where nobody has said."""
        return None if self.precision == "unknown" else self.amount

    @property
    def amount(self) -> int:
        """The plain number: what is stated, else 1 (also for a tally done without a number)."""
        return 1 if self.count is None else self.count

    @property
    def promises(self) -> tuple[str, ...]:
        """The ids of all promises it answers to; `completes` implies `counts_for`."""
        if not self.completes and len(self.counts_for) == 1:
            return self.counts_for
        return tuple(dict.fromkeys((*self.counts_for, *self.completes)))
