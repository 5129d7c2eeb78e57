"""Knows what duty to follow up a document tells: who, how often, told to whom, done by when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Literal, NamedTuple

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.draft import ToldFact
from medlofte.drafting.facts.case_numbers import without_numbers
from medlofte.drafting.sentences import sentences
from medlofte.model.agreement import FollowUp
from medlofte.swedish.promise_words.doers import ALL, EVERYBODY
from medlofte.swedish.text_days import named
from medlofte.swedish.text_spans import spelled

_Every = Literal["continuous", "quarter", "tertial", "half_year", "year", "two_years"]
_HEADING = re.compile(
    r"uppföljning|följs .{0,40}upp|följer .{0,40}upp|hur går det|så får du veta|hur du får veta"
    r"|återkoppling|återrapport|utvärdering|redovisning|håller vad|vad händer sedan|håll koll",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:19|20)\d\d\b|tidigare|förra|resultat", re.IGNORECASE)
_DUTY = re.compile(
    r"följ(?:s|er|as|a)\b[^.]{0,60}\bupp\b|uppföljning|utvärder"
    r"|stäm(?:s|mer|ma)\b[^.]{0,30}\bav\b|avstämning"
    r"|redovisa|redovisning|rapport|återkoppl|sammanställ"
    r"|resultat\w*\b[^.]{0,40}\bpublicera"
    r"|berättar (?:vi|kommunen|polisen)|informeras? om (?:resultat|hur)|nyhetsbrev",
    re.IGNORECASE,
)
# The shortest first: of a sentence that tells two, the follow-up itself is the more frequent.
_HOW_OFTEN: tuple[tuple[_Every, str], ...] = (
    ("quarter", r"kvartal|fyra gånger (?:per|om) året?|var tredje månad"),
    ("tertial", r"tertial|tre gånger (?:per|om) året?|var fjärde månad"),
    ("half_year", r"halvår|två gånger (?:per|om|varje|årligen|under)|var sjätte månad"),
    ("half_year", r"(?:vår|maj|juni) och (?:höst|november|december)(?:en)?\b"),
    ("two_years", r"vartannat år|varannat år"),
    ("year", r"årlig|varje år|en gång (?:per|om) året?|per år\b|i (?:\w+) varje år|årsvis"),
    ("continuous", r"kontinuerlig|löpande"),
)
_EVERY = tuple((every, re.compile(words, re.IGNORECASE)) for every, words in _HOW_OFTEN)
_LAST_DAY = re.compile(
    r"\b(?:senast|innan|före|till)\s+(?:i\s+(?:slutet av\s+)?|utgången av\s+)?$|\b(?:i|under)\s+$",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(r"\s*(?:varje|vart) (?:år|annat)", re.IGNORECASE)
_VERBS = (
    "ska|skall|följer|stämmer|redovisar|rapporterar|sammanställer|utvärderar|lämnar|skickar"
    "|berättar"
)
# Who does it: Kommunen följer upp …, I maj redovisar kommunen …, … följs upp av rådet, Ansvar: …
_AFTER_WHO = re.compile(rf"\s+(?:{_VERBS})\b")
_BEFORE_WHO = re.compile(
    rf"(?:\b(?:{_VERBS})|\b(?:upp|fram|ut)\b[^.]{{0,40}}\bav(?: det| den)?|ansvar\w*:|vem:)\s+$",
    re.IGNORECASE,
)
_HEARERS = (
    "kommun(?:styrelsen?|fullmäktige)|styrgruppen|invånarna|medborgarna|medarbetarna|allmänheten"
    r"|polis(?:områdes)?ledning\w*|lokalpolisområdeschefen|trygghetsrådet"
    "|brottsförebyggande rådet"
)
_TOLD_TO = re.compile(
    r"\b(?:till|delges|delas med|informeras?|för)\s+"
    rf"(?P<who>(?:{_HEARERS})(?:(?:,| och| samt)\s(?:{_HEARERS}))*)",
    re.IGNORECASE,
)
_NEAR, _FAR = 40, 80  # signs
_AND = re.compile(r",\s|\s(?:och|samt)\s")
_AND_BEFORE = re.compile(r"(?:,|\b(?:och|samt))\s+$")
_AND_AFTER = re.compile(r"\s*(?:,|\boch\b|\bsamt\b)\s*")
_ON_IT = re.compile(r"löfte|överenskommelse|resultat", re.IGNORECASE)


class _Sentence(NamedTuple):
    text: str
    line: int


def follow_up(blocks: Sequence[DocumentBlock], first: date) -> Iterator[ToldFact[FollowUp]]:
    """Yield each duty once: how often, and each day by which it is due, after `first`."""
    often: set[str] = set()
    told: set[date] = set()
    for sentence in _sentences(blocks):
        every = next((one for one, words in _EVERY if words.search(sentence.text)), None)
        if every and (every in often or (every == "continuous" and often)):
            every = None
        dues = [one for one in _dues(sentence.text, first) if one not in told]
        if every or dues:
            often |= {every} if every else set()
            told |= {*dues}
            yield ToldFact(_duty(sentence.text, every, next(iter(dues), None)), sentence.line)
            yield from (
                ToldFact(_duty(sentence.text, None, due), sentence.line) for due in dues[1:]
            )


def _duty(text: str, every: _Every | None, due: date | None) -> FollowUp:
    told: dict[str, object] = {"by": _by(text), "every": every, "told_to": _told_to(text)}
    return FollowUp.model_validate(told | {"due": due.isoformat() if due else None})


def _sentences(blocks: Sequence[DocumentBlock]) -> Iterator[_Sentence]:
    """Yield the sentences that tell of a duty."""
    under = False
    for block in blocks:
        if block.kind == "heading":
            under = bool(_HEADING.search(block.text)) and not _EARLIER.search(block.text)
        cells = " | ".join(f"{name}: {cell}" for name, cell in block.cells)
        for text in filter(None, (block.text, cells)):
            for one in sentences(spelled(without_numbers(text))):
                if _DUTY.search(one) and (under or _ON_IT.search(one)):
                    yield _Sentence(one, block.line)


def _dues(text: str, first: date) -> Iterator[date]:
    """Yield the days by which it is to be done: with a year, and after the agreement began."""
    for day in named(text):
        if day.year is None or day.only_years or day.last <= first or day.wrong:
            continue
        before = text[max(0, day.start - _NEAR) : day.start]
        if _LAST_DAY.search(before) and not _EACH_YEAR.match(text, day.end):
            yield day.last


def _by(text: str) -> str | None:
    """The party that is told to do it, where it is told to do it alone."""
    named = EVERYBODY.among(text)
    for one, following in zip_longest(named, named[1:]):
        before = text[max(0, one.start - _FAR) : one.start]
        after = text[one.end : following.start if following else None]
        alone = not _AND_AFTER.fullmatch(after) and not _AND_BEFORE.search(before)
        does = _BEFORE_WHO.search(before) or (one.start == 0 and _AFTER_WHO.match(after))
        if one.id != ALL and alone and does:
            return one.id
    return None


def _told_to(text: str) -> tuple[str, ...]:
    found = _TOLD_TO.search(text)
    return tuple(one[0].upper() + one[1:] for one in _AND.split(found["who"])) if found else ()
