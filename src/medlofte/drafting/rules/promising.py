"""Knows the verb by which a sentence promises, and what in it only tells which, when or how."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Words(NamedTuple):
    """Some words of a sentence, and from where to where they stand."""

    start: int
    end: int
    text: str


_ADVERBS = r"(?:(?:även|också|löpande|fortsatt|därför|att|gemensamt|tillsammans|årligen) ){0,3}"
_PROMISING = re.compile(
    rf"\b(?:ska|skall|kommer {_ADVERBS}att|kommer(?= [a-zåäö]+ att\b)|lovar(?: att)?"
    r"|åtar sig(?: att)?|förbinder sig(?: att)?|avser(?: att)?|har för avsikt att"
    r"|har (?:som mål|till uppgift|i uppdrag) att|ansvarar för(?: att)?"
    r"|har ansvar(?:et)? för(?: att)?|svarar för(?: att)?|bidrar (?:med|till)|vill"
    r"|strävar efter att)(?!\w)",
    re.IGNORECASE,
)
# What only tells which one, when or how begins with these.
_SIDE_WORD = (
    r"som|där|dit|när|om|vilka|vilket|vilken|efter att|innan|medan|hur|vad|så att|än|då"
    r"|sedan (?:det|den|de)|eftersom|enligt vad"
)
SIDE = re.compile(rf"\b(?:{_SIDE_WORD})\b[^,.;]*", re.IGNORECASE)
_WITHIN_SIDE = re.compile(rf"\b(?:{_SIDE_WORD}|att|så)\b[^,;:]*$", re.IGNORECASE)


def promising(text: str, named: Iterable[int]) -> Words | None:
    """The verb that promises; none in `det som kommunen ska genomföra`.

    It is one where the subject comes after it, whatever stands before: `När skolan önskar det ska
    polisen …`. `named` is where those who are named begin.
    """
    starts = [*named]
    for found in _PROMISING.finditer(text):
        turned = any(0 <= start - found.end() <= 1 for start in starts)
        if turned or not _WITHIN_SIDE.search(text, 0, found.start()):
            return Words(found.start(), found.end(), found[0])
    return None


def main(text: str) -> str:
    """The sentence without what only tells which one, when or how."""
    return SIDE.sub("", text)
