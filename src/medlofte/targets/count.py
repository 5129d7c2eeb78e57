"""Knows the target `count`: at least so many, by the year, the term, or a shorter period."""

from typing import ClassVar, Literal, Self, get_args

from pydantic import Field, model_validator

from medlofte.language import t
from medlofte.periods import Per, Span, calendar, middle, units
from medlofte.reading.values import Positive, Text, complaint, wrong
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.outcome import Case, Goal, Outcome, Scope, Unit
from medlofte.targets.pace import judge_sum
from medlofte.targets.regular import judge_units

How = Literal["each", "average"]
HOWS: tuple[How, ...] = get_args(How)


class Count(AnyTarget):
    """At least `at_least` per period; `how` tells each period from the average over the year."""

    kind: Literal["count"] = Field(description="Ett antal")
    at_least: Positive = Field(description="Minst så många")
    per: Per = Field(description="För vilken tid")
    how: How | None = Field(
        None,
        description="Varje period för sig, eller i snitt; anges bara när per är kortare än ett år",
    )
    unit: Text | None = Field(None, description="Vad som räknas, i flertal")

    by_time: ClassVar[bool] = True

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
    def proposed(cls, text: str) -> str | None:
        """Write what a text asks for, as a person writes it in a file: minst 8 per år."""
        # Only what is wrong is answered so: the words are not loaded at each start.
        from medlofte.swedish.promise_words.numbers import asked as numbers  # noqa: PLC0415
        from medlofte.swedish.promise_words.times import periods  # noqa: PLC0415

        number, period = numbers.asked(text), periods.asked(text)
        if number is None or period is None or period.times > 1:
            return None
        how = ", how: each" if period.per.shorter_than_year else ""
        return f"{{kind: count, at_least: {number.number}, per: {period.per}{how}}}"

    @property
    def scope(self) -> Scope:
        return Scope.TERM if self.per is Per.AGREEMENT else Scope.YEAR

    @property
    def counted_in(self) -> str | None:
        return self.unit

    def asked_units(self, among: Span, in_force: Span) -> list[Span] | None:
        return units(self.per, among, in_force) if self.how == "each" else None

    def judge(self, case: Case) -> Outcome:
        """Judge the reports; where so short a time asks nothing there is no goal."""
        if self.how == "each":
            spans = units(self.per, case.window, case.in_force)
            goal = self._goal(len(spans), len(spans))
            anywhere = [report._replace(place=None) for report in case.reports]
            case = case._replace(reports=anywhere)
            return judge_units(case, goal, self.at_least, [*map(Unit, spans)])
        if self.how == "average":
            number = sum(middle(unit) in case.window for unit in calendar(self.per, case.window))
            return judge_sum(case, self._goal(number * self.at_least, number))
        if self.per is Per.AGREEMENT:
            return judge_sum(case, self._goal(self.at_least, None))
        return judge_sum(case, self._in_proportion(case))

    def _goal(self, number: int, among: int | None) -> Goal | None:
        goal = Goal(number, self.at_least, self.per, self.how, units=among)
        return goal if number else None

    def _in_proportion(self, case: Case) -> Goal | None:
        """What a promise year in force in part asks; one that lacks less than 2 % is whole."""
        days, whole = case.window.days, case.whole.days
        if 100 * (whole - days) < 2 * whole:
            return self._goal(self.at_least, None)
        goal = self._goal((2 * self.at_least * days + whole) // (2 * whole), None)
        return goal and goal._replace(in_part=True)
