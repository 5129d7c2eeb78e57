"""Knows the words for trying, which can be reported but never reached: verka för, sträva efter."""

import re
from typing import NamedTuple

from medlofte.swedish.promise_words.patterns import any_of

_WORDS = any_of(
    r"""
    (?:arbetar?|verkar?|jobbar?)(?! fram)(?!\w)[^.;]{0,60}?(?<!\w)(?:för|mot|med)
    strävar?(?: efter)?, strävan, eftersträvar?, målsättning(?:en)? är, främjar?
    prioriterar?, fokuserar?, satsar? på, har? som mål
    """
)
_EFFORT = re.compile(rf"(?<!\w)(?P<words>{_WORDS})(?: att)?(?!\w)", re.IGNORECASE)


_NEVER_REACHED = ("verka", "sträva", "eftersträva", "målsättning")


class Effort(NamedTuple):
    """The words for it, and where what is tried begins; `at_a_deed` where that is a verb."""

    words: str
    last: int
    at_a_deed: bool

    @property
    def never_reached(self) -> bool:
        """Whether nobody can say that it is done: work can be seen, striving cannot."""
        return self.words.lower().startswith(_NEVER_REACHED)


def tried(text: str) -> Effort | None:
    """The first words that tell of trying: verkar för, arbetar aktivt mot, strävar efter."""
    found = _EFFORT.search(text)
    return Effort(found["words"], found.end(), found[0].endswith("att")) if found else None
