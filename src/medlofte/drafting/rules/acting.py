"""Knows who acts in a sentence by its grammar alone, whatever they are called."""

import re
from collections.abc import Callable
from typing import Final

from medlofte.drafting.rules.rule import ReadingRule
from medlofte.swedish.promise_words.subjects import acts, somebody

_PROPER = r"[A-ZÅÄÖ][\wåäö&-]+"
_NOUN = r"[\wåäöÅÄÖ-]{3,}"
# Which ones, and where: `De lokala båtklubbarna i Exempelhamn`.
_WHICH = r"(?:(?:[Dd]en|[Dd]e|[Aa]lla|[Ss]amtliga|[Bb]erörda|[Oo]rtens|[Bb]yns)(?: [a-zåäö]+a)? )?"
_WHERE = rf"(?: (?:i|på|vid|längs|från|inom|för) {_NOUN}(?: {_PROPER})?)?"
_OFTEN = r"(?: (?:också|även|själva|tillsammans|gemensamt|årligen|löpande))?"
_IS_TO = rf"(?: (?:ska|skall|kommer{_OFTEN} att|lovar{_OFTEN} att|åtar sig{_OFTEN} att|avser att))?"
_FIRST: Final = re.compile(
    rf"{_WHICH}(?P<names>(?:{_NOUN}(?:,| och| samt) ){{0,3}}{_NOUN}(?: {_PROPER}){{0,2}}){_WHERE}"
    rf"{_IS_TO}{_OFTEN} (?P<verb>[a-zåäö]+)(?= \w)"
)
_TURNED: Final = re.compile(
    r"(?:Varje|Under|I|På|Vid|Inför|Efter|Före|Senast|Dessutom|Därutöver|Till|Från|Minst|Årligen"
    rf"|En|Två)\b[^.,;:]{{0,60}}? (?P<verb>[a-zåäö]+) {_WHICH}"
    r"(?P<names>[a-zåäö-]{3,}(?:en|an|na))(?= \w)"
)
_BETWEEN: Final = re.compile(r", | och | samt ")

_Find = Callable[[str], tuple[str, ...] | None]


def _where(pattern: re.Pattern[str]) -> _Find:
    """Find the names of those who do what only somebody does."""

    def find(sentence: str) -> tuple[str, ...] | None:
        found = pattern.match(sentence)
        if not found or not acts(found["verb"]):
            return None
        names = _BETWEEN.split(found["names"])
        return tuple(one for one in names if somebody(one.split()[0])) or None

    return find


ACTING: Final[tuple[ReadingRule[str, tuple[str, ...]], ...]] = (
    ReadingRule(
        "acts-first",
        "Fiskeklubben i Exempelhamn anordnar nattvakt.",
        "Den som står först och gör något som bara någon kan göra är en part.",
        _where(_FIRST),
        "Tryggheten i Exempelhamn kräver nattvakt.",
    ),
    ReadingRule(
        "acts-after-the-verb",
        "Varje sommar anordnar fiskeklubben nattvakt.",
        "Den som står efter verbet i en sådan mening är en part.",
        _where(_TURNED),
        "Varje sommar anordnas nattvakten av flera.",
    ),
)
