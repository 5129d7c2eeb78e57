"""Knows the target `on_demand`: every occasion that arises is answered."""

from typing import ClassVar, Literal

from pydantic import Field

from medlofte.reading.values import Strict, Text
from medlofte.targets.counting import contained
from medlofte.targets.outcome import Case, Outcome, Scope, State, unreported


class OnDemand(Strict):
    """Something is done each time that `when` happens."""

    kind: Literal["on_demand"] = Field(description="Något som görs varje gång")
    when: Text = Field(description="När det ska göras, i ord")

    countable: ClassVar[bool] = False
    scope: ClassVar[Scope] = Scope.YEAR

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
