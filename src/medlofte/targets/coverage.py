"""Knows the target `coverage`: every place, at least so often."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from medlofte.language import t
from medlofte.periods import Per, Span, units
from medlofte.reading.values import Positive, Text, wrong
from medlofte.swedish.names import fold
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.outcome import Case, Goal, Outcome, Scope, Unit
from medlofte.targets.regular import judge_units


class Coverage(AnyTarget):
    """At least `at_least` at each of `places`, in each period; without one, in the whole time."""

    kind: Literal["coverage"] = Field(description="Varje plats")
    places: tuple[Text, ...] = Field(min_length=1, description="Platserna, som de skrivs i place")
    at_least: Positive = Field(1, description="Minst så många gånger på varje plats")
    per: Per | None = Field(None, description="För vilken tid; annars hela löftets tid")

    by_time: ClassVar[bool] = True

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.per is Per.AGREEMENT:
            raise wrong(t("ska inte anges när det gäller hela löftets tid. Ta bort raden"), "per")
        first: dict[str, str] = {}
        for place in self.places:
            same = first.setdefault(fold(place), place)
            if same is not place:
                raise wrong(t('har "{place}" två gånger. Ta bort den ena', place=place), "places")
        return self

    @property
    def named_places(self) -> tuple[str, ...]:
        return self.places

    @property
    def scope(self) -> Scope:
        return Scope.YEAR if self.per else Scope.TERM

    def asked_units(self, among: Span, in_force: Span) -> list[Span] | None:
        if self.per is Per.YEAR or self.per is None:
            return None
        return units(self.per, among, in_force)

    def judge(self, case: Case) -> Outcome:
        """Judge each place in each period; a report from elsewhere fills none of them."""
        spans = self._periods(case)
        own = {fold(place): place for place in self.places}
        reports = [
            one._replace(place=own.get(fold(one.place)) if one.place else None)
            for one in case.reports
            if not one.place or fold(one.place) in own
        ]
        asked = [Unit(span, place) for span in spans for place in self.places]
        goal = Goal(len(asked), self.at_least, self.per, units=len(spans), places=len(self.places))
        outcome = judge_units(
            case._replace(reports=reports), goal if asked else None, self.at_least, asked
        )
        elsewhere = {one.stem for one in case.reports} - {one.stem for one in reports}
        return outcome._replace(elsewhere=frozenset(elsewhere))

    def _periods(self, case: Case) -> list[Span]:
        """The periods asked for; a promise year of which at least half is in force is one."""
        if self.per is None:
            return [case.window]
        if self.per is Per.YEAR:
            return [case.window] if 2 * case.window.days >= case.whole.days else []
        return units(self.per, case.window, case.in_force)
