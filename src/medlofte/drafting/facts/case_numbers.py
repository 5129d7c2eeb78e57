"""Knows the case numbers of a document: Dnr KS 2025/123 of the municipality, A123.456/2025."""

import re
from collections.abc import Iterator, Sequence

from medlofte.drafting.blocks.block import DocumentBlock, titled
from medlofte.drafting.draft import ToldFact

# The police number their cases by a letter, a group before a dot, and the year.
_POLICE = r"[A-Z]{1,2} ?\d{2,3}\.\d{3}/(?:19|20)\d\d"
# The boards that keep the cases of a municipality, and how they write them.
_BOARD = r"(?:KSN?|KSF|KF|KLK|KLF|KST|SN|SBN|KOM|STN|TRN|GSN)"
_NUMBER = r"(?:\d{2,4} ?[/:.–-] ?\d{1,6}(?:[-/]\d{1,4})?)"
_OWN = rf"{_BOARD}[ /.:-]{{0,2}}{_NUMBER}"
_CALLED = (
    r"\b(?:d(?:iarie)?nr|diarienummer|diarienr|ärende(?:nummer|nr)?|beteckning)\b"
    r"[.:]{0,2}\s{0,3}"
)
_AFTER_WORD = rf"{_CALLED}(?P<told>{_POLICE}|(?:[A-ZÅÄÖ]{{1,8}}[ /.:-]{{0,2}})?{_NUMBER})"
_ANY = re.compile(rf"(?<![\w.])(?:(?P<police>{_POLICE})|{_AFTER_WORD}|(?P<own>{_OWN}))(?!\w)")
_OF_POLICE = re.compile(_POLICE)
_WORD = re.compile(_CALLED, re.IGNORECASE)


def case_numbers(blocks: Sequence[DocumentBlock]) -> Iterator[ToldFact[tuple[str, str]]]:
    """Yield the first of each party: the id of the party, and the number as it is written.

    Further ones belong to other cases, as in minutes.
    """
    there = set()
    for block in blocks:
        for text in titled(block):
            for found in _ANY.finditer(_WORD.sub(_small, text)):
                number = " ".join((found["police"] or found["told"] or found["own"]).split())
                party = "polis" if _OF_POLICE.fullmatch(number) else "kommun"
                if party not in there:
                    there.add(party)
                    yield ToldFact((party, number), block.line)


def without_numbers(text: str) -> str:
    """The text with signs in the place of its case numbers, so that none is read as a year."""
    return _ANY.sub(lambda found: "#" * len(found[0]), _WORD.sub(_small, text))


def _small(word: re.Match[str]) -> str:
    return word[0].lower()
