"""Knows the target `on_demand`: every occasion that arises is answered."""

from typing import ClassVar, Literal

from pydantic import Field

from medlofte.reading.values import Text
from medlofte.swedish import promise_advice
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.counting import contained
from medlofte.targets.outcome import Case, Outcome, State, unreported


class OnDemand(AnyTarget):
    """Something is done each time that `when` happens."""

    kind: Literal["on_demand"] = Field(description="Något som görs varje gång")
    when: Text = Field(description="När det ska göras, i ord")

    written: ClassVar = ("vid behov",)
    numbered: ClassVar[bool] = False
    has_occasions: ClassVar[bool] = True

    @classmethod
    def resembles(cls, text: str) -> int:
        return 2 if promise_advice.awaits(text) else 0

    def judge(self, case: Case) -> Outcome:
        """Judge the occasions: one unanswered breaks the promise; no occasion breaks nothing."""
        left = contained(case.reports)
        if case.unanswered:
            state = State.MISSED
        elif not case.reports:
            state = unreported(case, due=False)
        elif not any(report.amount for report in case.reports):
            state = State.NOT_TRIGGERED
        else:
            state = State.MET if case.over else State.IN_PROGRESS
        return Outcome(state, contained=left)
