"""Knows what the rest of the program asks of a target, so that nobody asks which kind it is."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from medlofte.reading.values import Strict
from medlofte.targets.outcome import Scope


class AnyTarget(Strict):
    """What holds for most kinds; a kind says otherwise where it differs.

    A kind also judges (`judge`) and says how strongly a promise's text reads like it
    (`resembles`); its words stand in `wording/kinds.py`. What an interview asks for are its keys.
    """

    written: ClassVar[Sequence[str]] = ()  # what people may write for the name of the kind
    numbered: ClassVar[bool] = True  # asks for a number, or for something as countable
    done_once: ClassVar[bool] = False  # one day completes it, instead of reports being counted
    has_occasions: ClassVar[bool] = False  # a report may tell that an occasion was not answered
    goes_on: ClassVar[bool] = False  # asks for nothing but to be heard of now and then

    @property
    def scope(self) -> Scope:
        """Which days it is judged on."""
        return Scope.YEAR

    @property
    def countable(self) -> bool:
        """Whether it can be said by numbers how far it has come."""
        return self.numbered

    @property
    def undecided(self) -> bool:
        """Whether what it is to be held against is missing, and nobody has decided so."""
        return False

    @property
    def deadline(self) -> date | None:
        """Its own last day, where it has one."""
        return None

    @property
    def counted_in(self) -> str | None:
        """What is counted, in plural."""
        return None
