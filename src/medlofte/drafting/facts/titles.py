"""Knows what a document calls itself, and which kind of agreement it is."""

import re
from collections.abc import Iterator, Sequence

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.draft import ToldFact
from medlofte.model.agreement import AgreementKind
from medlofte.periods import A_YEAR
from medlofte.swedish.municipalities import Municipality

_KINDS: tuple[tuple[re.Pattern[str], AgreementKind], ...] = (
    (re.compile(r"löfte", re.IGNORECASE), "citizen_promise"),
    (re.compile(r"överenskommelse|samverkansavtal", re.IGNORECASE), "cooperation_agreement"),
    (re.compile(r"åtgärdsplan|handlingsplan|trygghetsp", re.IGNORECASE), "action_plan"),
)
_FIRST = 25  # blocks in which a title stands
_OPENING = 5
_LONGEST = 120  # signs
_ENDS = re.compile(r"[.!?:;]$")
_GOES_ON = re.compile(r"\b(?:för|mellan|och|med|om)$", re.IGNORECASE)
# What stands before and after the title on its line: § 12, 3., Dnr KS 2025/12, Sida 1 (3).
_BEFORE = re.compile(r"^(?:§\s*)?\d+(?:\.\d+)*\.?\s+")
_AFTER = re.compile(r"\s+(?:dnr|diarienummer|sida)\b.*$", re.IGNORECASE)
# What a web page's title says of its site: … | Polismyndigheten, … - Kils kommun
_SITE = re.compile(
    r"\s+(?:\|.*|[-–—]\s+(?:[\w-]+ ){0,3}(?:kommun|stad|polisen|polismyndigheten))$", re.IGNORECASE
)
# A heading of a part: Löfte 1, Uppföljning av löftena, Vad är ett löfte?
_PART = re.compile(
    r"^löfte \d|uppföljning|tidigare|förra|\?$|^varför|^vad\b|^hur\b|^så\b|^polisens? löfte"
    r"|^kommunens? löfte|^löften? (?:från|som)",
    re.IGNORECASE,
)
# Titles that tell no more than the kind does; its days make a better one.
_BARE = re.compile(r"(?:våra |ett )?(?:medborgar)?löften?", re.IGNORECASE)
_SHOUTED = 5  # letters: shorter ones may be abbreviations
_SMALL = re.compile(r"\b[a-zåäöéü]+")
_CAPITALS = re.compile(r"\b[A-ZÅÄÖ][a-zåäöéü]+")


def title(
    blocks: Sequence[DocumentBlock], municipality: Municipality | None
) -> ToldFact[str] | None:
    """The line that names the agreement best; None where none does."""
    best: tuple[float, ToldFact[str]] | None = None
    for place, block in enumerate(blocks[:_FIRST]):
        text = _whole(blocks, place)
        points = _points(block, text, municipality) - place / 100
        if points > 0 and (best is None or points > best[0]):
            best = points, ToldFact(text, block.line)
    return best[1]._replace(value=_in_small(best[1].value, blocks)) if best else None


def _whole(blocks: Sequence[DocumentBlock], place: int) -> str:
    """The text of a line, with the next ones where it goes on in them."""
    text = blocks[place].text
    for after in blocks[place + 1 : place + 3]:
        if not _GOES_ON.search(text) or blocks[place].kind != after.kind:
            break
        text = f"{text} {after.text}"
    return _SITE.sub("", _AFTER.sub("", _BEFORE.sub("", text))).strip(" .")


def _points(block: DocumentBlock, text: str, municipality: Municipality | None) -> float:
    """How much speaks for its being the title; 0 or less where it cannot be."""
    sentence = block.kind != "heading" and _ENDS.search(block.text)
    if (
        block.kind in ("bullet", "row")
        or sentence
        or not 0 < len(text) <= _LONGEST
        or _PART.search(text)
    ):
        return 0
    if _BARE.fullmatch(text):
        return 0
    named = next((3 - number for number, (one, _) in enumerate(_KINDS) if one.search(text)), 0)
    if not named:
        return 0
    whose = municipality is not None and municipality.name.casefold() in text.casefold()
    own_heading = block.kind == "heading" and block.level == 1
    return named + (block.kind == "heading") + own_heading + whose + bool(re.search(A_YEAR, text))


def _in_small(text: str, blocks: Sequence[DocumentBlock]) -> str:
    """A title as one writes it in a sentence: not in capitals, with the names of the document."""
    shouted = [word for word in text.split() if word.isupper() and len(word) >= _SHOUTED]
    if not (text.isupper() or len(shouted) > 1):
        return text
    names = {word.casefold(): word for one in blocks for word in _CAPITALS.findall(one.text)}
    often = {word for one in blocks for word in _SMALL.findall(one.text)}
    words = []
    for word in text.split():
        small = word.lower()
        name = names.get(small, small) if small not in often else small
        words.append(name if word.isupper() else word)
    told = " ".join(words)
    return told[0].upper() + told[1:]


def kind(told: ToldFact[str] | None, blocks: Sequence[DocumentBlock]) -> AgreementKind:
    """The kind, by the title; where that does not tell, by what the document speaks of first."""
    for text in (told.value if told else "", *_openings(blocks)):
        for pattern, one in _KINDS:
            if pattern.search(text):
                return one
    return "citizen_promise"


def _openings(blocks: Sequence[DocumentBlock]) -> Iterator[str]:
    return (one.text for one in blocks[:_OPENING])
