"""Knows what duty to follow up a document tells: who, how often, told to whom, done by when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from medlofte.drafting.blocks.block import Block
from medlofte.drafting.draft import Told
from medlofte.drafting.facts.case_numbers import without_numbers
from medlofte.model.agreement import FollowUp
from medlofte.swedish.text_days import named
from medlofte.swedish.text_spans import spelled

_Every = Literal["continuous", "quarter", "tertial", "half_year", "year", "two_years"]
HEADING = re.compile(
    r"uppföljning|följs .{0,40}upp|följer .{0,40}upp|hur går det|så får du veta|hur du får veta"
    r"|återkoppling|återrapport|utvärdering|redovisning|håller vad|vad händer sedan|håll koll",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:19|20)\d\d\b|tidigare|förra|resultat", re.IGNORECASE)
_DUTY = re.compile(
    r"följ(?:s|er|as|a)\b[^.]{0,60}\bupp\b|uppföljning|utvärder|stäm(?:s|mer|ma)\b[^.]{0,30}\bav\b|avstämning"
    r"|redovisa|redovisning|rapport|återkoppl|sammanställ"
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
_WHO: tuple[tuple[str, str], ...] = (
    ("kommun", r"kommunen|[\w-]+ kommun|kommunens \w+"),
    ("polis", r"polisen|lokalpolisområdet|kommunpolisen"),
)
_SUBJECT = re.compile(
    r"^(?P<who>[A-ZÅÄÖ][\w-]*(?:\s+[\w-]+){0,2}?)\s+(?:ska|skall|följer|stämmer|redovisar|rapporterar"
    r"|sammanställer|utvärderar|lämnar|skickar)\b"
    r"|\b(?:upp|fram|ut|av)\b[^.]{0,40}\bav (?P<by>(?:det |den )?[\w-]+(?:\s[\w-]+){0,2})"
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
_NEAR = 40  # signs
_AND = re.compile(r",\s|\s(?:och|samt)\s")
_ON_IT = re.compile(r"löfte|överenskommelse|resultat", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class _Sentence(NamedTuple):
    text: str
    line: int


def follow_up(blocks: Sequence[Block], first: date) -> Iterator[Told[FollowUp]]:
    """Yield each duty once: how often, and each day by which it is due, after `first`."""
    often: set[str] = set()
    dues: set[date] = set()
    for sentence in _sentences(blocks):
        every = next((one for one, words in _EVERY if words.search(sentence.text)), None)
        if every and (every in often or (every == "continuous" and often)):
            every = None
        due = _due(sentence.text, first)
        if due in dues:
            due = None
        if not every and not due:
            continue
        if every:
            often.add(every)
        if due:
            dues.add(due)
        told: dict[str, object] = {"by": _by(sentence.text), "every": every}
        told |= {"told_to": _told_to(sentence.text), "due": due.isoformat() if due else None}
        yield Told(FollowUp.model_validate(told), sentence.line)


def _sentences(blocks: Sequence[Block]) -> Iterator[_Sentence]:
    """Yield the sentences that tell of a duty."""
    under = False
    for block in blocks:
        if block.kind == "heading":
            under = bool(HEADING.search(block.text)) and not _EARLIER.search(block.text)
        for text in (block.text, *(f"{name}: {cell}" for name, cell in block.cells if under)):
            for one in _SENTENCE.split(spelled(without_numbers(text))):
                if _DUTY.search(one) and (under or _ON_IT.search(one)):
                    yield _Sentence(one, block.line)


def _due(text: str, first: date) -> date | None:
    """The day by which it is to be done: told with its year, and after the agreement began."""
    for day in named(text):
        if day.year is None or day.only_years or day.last <= first or day.wrong:
            continue
        if _LAST_DAY.search(text[max(0, day.start - _NEAR) : day.start]) and not (
            _EACH_YEAR.match(text, day.end)
        ):
            return day.last
    return None


def _by(text: str) -> str | None:
    """The police or the municipality, where one of them alone is told to follow up."""
    found = _SUBJECT.search(text)
    who = (found["who"] or found["by"] or "") if found else ""
    for id_, words in _WHO:
        if re.fullmatch(words, who, re.IGNORECASE):
            return id_
    return None


def _told_to(text: str) -> tuple[str, ...]:
    found = _TOLD_TO.search(text)
    return tuple(one[0].upper() + one[1:] for one in _AND.split(found["who"])) if found else ()
