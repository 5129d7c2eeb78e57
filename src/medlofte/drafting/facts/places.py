"""Knows for which part of a city, and in which police area, a document says that it holds."""

import re
from collections.abc import Sequence

from medlofte.drafting.blocks.block import DocumentBlock, texts
from medlofte.drafting.draft import ToldFact

_WORD = r"[A-ZÅÄÖ][^\W\d]*(?:[-/][A-ZÅÄÖ][^\W\d]*)*(?![\w.])"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})"
_AREA = re.compile(rf"(?:\b[Ll]okalpolisområde(?:t|ts)?(?: i)?|\bLPO|LOKALPOLISOMRÅDE)\s+{_NAME}")
_DISTRICT = re.compile(
    rf"\b(?:[Ss]tadsdel(?:en|sområdet?|snämnden|sförvaltningen)?|[Ss]tadsområdet?)\s+{_NAME}"
)
_NOT_NAMES = re.compile(r"\s(?:Kommunen|Polisen|Polismyndigheten|Dnr|Parter)\b.*$")


def police_area(blocks: Sequence[DocumentBlock]) -> ToldFact[str] | None:
    """The local police area that is named first, without the word for what it is."""
    return _first(blocks, _AREA)


def district(blocks: Sequence[DocumentBlock]) -> ToldFact[str] | None:
    """The part of a city that is named first."""
    return _first(blocks, _DISTRICT)


def _first(blocks: Sequence[DocumentBlock], pattern: re.Pattern[str]) -> ToldFact[str] | None:
    for block in blocks:
        for text in texts(block):
            found = pattern.search(text)
            if found:
                return ToldFact(_NOT_NAMES.sub("", found["name"]), block.line)
    return None
