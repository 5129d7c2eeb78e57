"""Knows the target `increase`: more than before, where before is known."""

from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from medlofte.language import t
from medlofte.periods import Span
from medlofte.reading.values import Day, Positive, Strict, Text, Whole, complaint, wrong
from medlofte.targets.adding import add_up
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.outcome import Case, Goal, Outcome, State, unreported
from medlofte.targets.pace import judge_sum


class Baseline(Strict):
    """What there was before: a count over a span of days, and where it was read."""

    count: Whole = Field(description="Hur många det var")
    from_: Day = Field(alias="from", description="Från och med")
    to: Day = Field(description="Till och med")
    source: Text | None = Field(None, description="Var det står")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ > self.to:
            message = t("to ({to}) ligger före from.", to=self.to.isoformat())
            raise complaint("period-reversed", message, "to")
        return self

    @property
    def span(self) -> Span:
        return Span(self.from_, self.to)

    def before(self, window: Span) -> Fraction:
        """How many it would have been in a time as long as the window, at the same rate.

        Where one time is within 2 % of a whole number of the other, it is that.
        """
        ratio = Fraction(window.days, self.span.days)
        nearest = Fraction(max(1, round(ratio))) if ratio >= 1 else 1 / Fraction(round(1 / ratio))
        if abs(ratio - nearest) <= nearest * Fraction(2, 100):
            ratio = nearest
        return self.count * ratio


def _none(value: Any) -> Any:
    if value != "none":
        raise wrong(t("ska vara none, eller en grupp med count, from, to och source"))
    return value


class Increase(AnyTarget):
    """More than the baseline: `by_percent` more, and at least one."""

    kind: Literal["increase"] = Field(description="Mer än förut")
    baseline: (
        Annotated[
            Annotated[Baseline, Tag("measured")]
            | Annotated[Literal["none"], BeforeValidator(_none), Tag("none")],
            Discriminator(lambda value: "none" if isinstance(value, str) else "measured"),
        ]
        | None
    ) = Field(None, description="Hur mycket det var förut, eller none om det inte är känt")
    by_percent: Positive | None = Field(None, description="Hur många procent mer")

    @property
    def undecided(self) -> bool:
        return self.baseline is None

    @property
    def measured(self) -> Span | None:
        return self.baseline.span if isinstance(self.baseline, Baseline) else None

    @property
    def without_source(self) -> bool:
        return isinstance(self.baseline, Baseline) and self.baseline.source is None

    def judge(self, case: Case) -> Outcome:
        """Judge against the baseline; without one there is a figure but no verdict."""
        if isinstance(self.baseline, Baseline):
            before = self.baseline.before(case.window)
            more = ceil(before * (1 + Fraction(self.by_percent or 0, 100)))
            goal = Goal(
                max(floor(before) + 1, more),
                baseline=self.baseline.count,
                measured=self.baseline.span,
                source=self.baseline.source,
                by_percent=self.by_percent,
            )
            return judge_sum(case, goal)
        if not case.reports:
            return Outcome(unreported(case, due=False))
        total = add_up(case.reports)
        return Outcome(State.NO_BASELINE, figure=total.figure, left=total.left)
