"""Knows the target `ongoing`: something that keeps happening, without a number."""

from typing import ClassVar, Literal

from pydantic import Field

from medlofte.targets.adding import add_up
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.outcome import Case, Outcome, Scope, State, unreported


class Ongoing(AnyTarget):
    """Keeps happening; nothing to count against, so every report is worth showing."""

    kind: Literal["ongoing"] = Field(description="Något som pågår, utan antal")

    numbered: ClassVar[bool] = False
    goes_on: ClassVar[bool] = True

    @property
    def scope(self) -> Scope:
        return Scope.PERIOD

    def judge(self, case: Case) -> Outcome:
        """Judge whether anything was done at all; zeros tell that nothing was."""
        if not case.reports:
            return Outcome(unreported(case, due=False))
        total = add_up(case.reports)
        state = State.IN_PROGRESS
        if total.figure.high == 0:
            state = State.MISSED if case.over else State.NOT_STARTED
        return Outcome(state, figure=total.figure, left=total.left)
