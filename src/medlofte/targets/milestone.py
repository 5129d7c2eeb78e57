"""Knows the target `milestone`: something that gets done, at the latest on a day."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from medlofte.reading.values import Day
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.outcome import Case, Outcome, Scope, State, unreported


class Milestone(AnyTarget):
    """Done `by` a day; without one, by the last day of the promise or the agreement."""

    kind: Literal["milestone"] = Field(description="Något som blir klart")
    by: Day | None = Field(None, description="Sista dagen; annars löftets sista dag")

    done_once: ClassVar[bool] = True

    @property
    def scope(self) -> Scope:
        return Scope.UNTIL_DONE

    @property
    def deadline(self) -> date | None:
        return self.by

    def judge(self, case: Case) -> Outcome:
        """Judge by the completion; work on it is shown, but is no figure."""
        done = case.completed is not None and case.completed <= case.as_of
        # What comes after the as-of day tells nothing of it before.
        late = case.over and case.completed is not None and case.completed > case.window.last
        due: date | None = None if done or case.over else case.window.last
        if done:
            state = State.MET
        elif not case.reports:
            state = unreported(case, due=False)
        else:
            state = State.MISSED if case.over else State.IN_PROGRESS
        return Outcome(state, next_due=due, completed=case.completed, late=late)
