"""Knows the target `on_demand`: every occasion that arises is answered."""

from typing import ClassVar, Literal

from pydantic import Field

from medlofte.reading.values import Text
from medlofte.targets.adding import add_up
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.outcome import Case, Outcome, Scope, State, unreported


class OnDemand(AnyTarget):
    """Something is done each time that `when` happens."""

    kind: Literal["on_demand"] = Field(description="Något som görs varje gång")
    when: Text = Field(description="När det ska göras, i ord")

    numbered: ClassVar[bool] = False
    has_occasions: ClassVar[bool] = True

    @property
    def scope(self) -> Scope:
        return Scope.PERIOD

    def judge(self, case: Case) -> Outcome:
        """Judge the occasions: one unanswered breaks the promise; no occasion breaks nothing.

        A number that tells of more than the window answers for none in it.
        """
        total, unanswered = add_up(case.reports), add_up(case.unanswered)
        figure = total.figure
        if unanswered.figure.low:
            state = State.MISSED
        elif not case.reports and not case.unanswered:
            return Outcome(unreported(case, due=False))
        elif figure.high == 0 and unanswered.figure.high == 0:
            state = State.NOT_TRIGGERED
        else:
            answered = case.over and bool(figure.low) and unanswered.figure.high == 0
            state = State.MET if answered else State.IN_PROGRESS
        return Outcome(
            state,
            left={**total.left, **unanswered.left},
            occasions=figure if case.reports else None,
            unanswered=unanswered.figure if case.unanswered else None,
        )
