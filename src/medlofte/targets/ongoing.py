"""Knows the target `ongoing`: something that keeps happening, without a number."""

from typing import ClassVar, Literal

from pydantic import Field

from medlofte.targets.any_target import AnyTarget
from medlofte.targets.counting import contained, figure
from medlofte.targets.outcome import Case, Outcome, State, unreported


class Ongoing(AnyTarget):
    """Keeps happening; nothing to count against, so every report is worth showing."""

    kind: Literal["ongoing"] = Field(description="Något som pågår, utan antal")

    written: ClassVar = ("löpande",)
    numbered: ClassVar[bool] = False
    goes_on: ClassVar[bool] = True

    @classmethod
    def resembles(cls, text: str) -> int:
        """Any text does, where nothing in it tells of more."""
        del text
        return 1

    def judge(self, case: Case) -> Outcome:
        """Judge whether anything was done at all; zeros tell that nothing was."""
        if not case.reports:
            return Outcome(unreported(case, due=False))
        left = contained(case.reports)
        total = figure(report for report in case.reports if report.stem not in left)
        state = State.IN_PROGRESS
        if total.done == 0:
            state = State.MISSED if case.over else State.NOT_STARTED
        return Outcome(state, figure=total, contained=dict(left))
