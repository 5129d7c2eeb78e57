"""Knows the target `count`: at least so many, by the year, the term, or a shorter period."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from medlofte.language import t
from medlofte.periods import Per, units, year
from medlofte.reading.values import Positive, Text, complaint, wrong
from medlofte.swedish import promise_advice
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.outcome import Case, Goal, Outcome, Scope
from medlofte.targets.pace import judge_sum
from medlofte.targets.regular import judge_units


class Count(AnyTarget):
    """At least `at_least` per period; `how` tells each period from the average over the year."""

    kind: Literal["count"] = Field(description="Ett antal")
    at_least: Positive = Field(description="Minst så många")
    per: Per = Field(description="För vilken tid")
    how: Literal["each", "average"] | None = Field(
        None,
        description="Varje period för sig, eller i snitt; anges bara när per är kortare än ett år",
    )
    unit: Text | None = Field(None, description="Vad som räknas, i flertal")

    written: ClassVar = ("antal",)

    @model_validator(mode="after")
    def _check_how(self) -> Self:
        if self.per.shorter_than_year and self.how is None:
            raise complaint(
                "how",
                t(
                    "how saknas: skriv how: each om det gäller varje period för sig, "
                    "how: average om det gäller i snitt över året."
                ),
            )
        if self.how is not None and not self.per.shorter_than_year:
            message = t("ska bara anges när per är kortare än ett år. Ta bort raden")
            raise wrong(message, "how", "how")
        return self

    @classmethod
    def resembles(cls, text: str) -> int:
        return 5 if promise_advice.number(text) else 0

    @property
    def scope(self) -> Scope:
        return Scope.TERM if self.per is Per.AGREEMENT else Scope.YEAR

    @property
    def counted_in(self) -> str | None:
        return self.unit

    def judge(self, case: Case) -> Outcome | None:
        """Judge the reports; None where so short a window asks nothing, so there is no row."""
        goal = self._goal(case)
        if goal.number == 0:
            return None
        if self.how == "each":
            return judge_units(case, goal, self.at_least, units(self.per, case.window))
        return judge_sum(case, goal)

    def _goal(self, case: Case) -> Goal:
        if self.how is not None:
            number = len(units(self.per, case.window))
            asked = number if self.how == "each" else number * self.at_least
            return Goal(asked, self.at_least, self.per, self.how, units=number)
        whole = year(case.window.first.year)
        if self.per is Per.AGREEMENT or case.window == whole:
            return Goal(self.at_least, self.at_least, self.per)
        scaled = (2 * self.at_least * case.window.days + whole.days) // (2 * whole.days)
        return Goal(scaled, self.at_least, self.per, in_force=case.window)
