"""Knows what the rest of the program asks of a target, so that nobody asks which kind it is."""

from datetime import date
from typing import ClassVar

from medlofte.periods import Span
from medlofte.reading.values import Strict
from medlofte.targets.outcome import Scope


class AnyTarget(Strict):
    """What holds for most kinds; a kind says otherwise where it differs.

    A kind also judges (`judge`); its words stand in `wording/targets/kinds.py`, and those by which
    a promise's text is known for one in `drafting/rules/kinds.py`. What an interview asks for are
    its keys.
    """

    numbered: ClassVar[bool] = True  # asks for a number, or for something as countable
    by_time: ClassVar[bool] = False  # asks less where it holds for less of a year
    done_once: ClassVar[bool] = False  # one day completes it, instead of reports being counted
    has_occasions: ClassVar[bool] = False  # a report may tell that an occasion was not answered
    goes_on: ClassVar[bool] = False  # asks for nothing but to be heard of now and then

    @property
    def scope(self) -> Scope:
        """Which days it is judged on."""
        return Scope.YEAR

    def asked_units(self, among: Span, in_force: Span) -> list[Span] | None:
        """The weeks (months …) that it asks for in a promise year; None where it counts none."""
        del among, in_force
        return None

    @property
    def undecided(self) -> bool:
        """Whether what it is to be held against is missing, and nobody has decided so."""
        return False

    @property
    def named_places(self) -> tuple[str, ...]:
        """The places that are each to be covered."""
        return ()

    @property
    def measured(self) -> Span | None:
        """The days on which that was measured."""
        return None

    @property
    def without_source(self) -> bool:
        """Whether it is not said where that is written."""
        return False

    @property
    def deadline(self) -> date | None:
        """Its own last day, where it has one."""
        return None

    @property
    def counted_in(self) -> str | None:
        """What is counted, in plural."""
        return None
