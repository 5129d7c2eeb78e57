"""Knows whose document it is: the municipality that most speaks for, by the register."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medlofte.drafting.blocks.block import DocumentBlock, titled
from medlofte.drafting.draft import ToldFact
from medlofte.language import t
from medlofte.swedish import municipalities
from medlofte.swedish.municipalities import Municipality

_WORD = re.compile(r"[^\W\d_][\w-]*(?:/(?=[A-ZÅÄÖ])[\w-]+)?")
_MOST_WORDS = 3  # Upplands Väsby kommun
_KIND = re.compile(r"\s+(?:kommun(?:s|en|ens)?|stad(?:s|en)?|municipality)\b", re.IGNORECASE)
_KIND_BEFORE = re.compile(r"\b(?:kommunen|kommun:|staden|region)\s+$", re.IGNORECASE)
_GOTLAND = "Gotland"  # the one municipality that is a region
_REGION = re.compile(r"\b(?:region|länsstyrelsen(?: i)?|landstinget(?: i)?)\s+$", re.IGNORECASE)
_HOST = re.compile(r"(?:\bwww\.|@|//|\b)([a-zåäö][a-zåäö-]*)\.se\b", re.IGNORECASE)
_POSTAL = re.compile(r"\b\d{3} ?\d{2}\s+$")
# What goes on after a name that is not the municipality's.
_OTHER_THING = re.compile(r"\s+(?:län|tingsrätt|universitet|polisområde|domkrets)\b", re.IGNORECASE)
_POLICE_AREA = re.compile(
    r"(?:polisområde\w*|polisregion|\bLPO|\bPO|\bpolisen(?: i)?|närpolis\w*)"
    r"(?:\s+[\w/-]+){0,2}[\s/-]*$",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\b(?:grannkommun\w*|angränsande|liksom|precis som|jämför\w*|likna\w*|även i|läs också|som i"
    r"|bland annat i|exempel\w*|kommunerna)\b[^.!?]*$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"nyheter|aktuellt|relaterade|fler kommuner|andra kommuner|läs mer|läs också|mer att läsa"
    r"|se även|nyhet\b|kalender|senaste|grannkommun|från andra",
    re.IGNORECASE,
)
# Names that are also words, which a sentence may begin with.
_ALSO_WORDS = frozenset(("vara", "mark", "ale", "berg", "kil", "bjuv", "lund", "nora", "eda"))
_OF_OTHERS = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?: ")  # Exempelby: polisen lovar …
_AS_SHORT_AS_A_HEADING = 30  # signs
# Before which such a word is no name: at the beginning of a sentence, and after another verb.
_BEGINS = re.compile(
    r"(?:^|[.!?:;|]\s*|\b(?:att|vill|ska|skall|kan|kunna|får|bör|inte)\s+)$", re.IGNORECASE
)
_STRONG, _WEAK, _HOST_WORTH, _POSTAL_WORTH = 3.0, 1.0, 3.0, 2.0
_TITLE = re.compile(r"löfte|överenskommelse|åtgärdsplan|handlingsplan|samverkan", re.IGNORECASE)
_IN_TITLE, _IN_HEADING, _HEADINGS, _FIRST, _FIRST_BLOCKS = 6.0, 5.0, 25, 1.5, 10  # weights, blocks
_ASIDE = 0.1
_RIVAL = 0.6


class _Named(NamedTuple):
    municipality: Municipality
    worth: float


def municipality(blocks: Sequence[DocumentBlock]) -> ToldFact[Municipality] | None:
    """The municipality that is named most and where it counts; None where none is."""
    points: Counter[str] = Counter()
    lines: dict[str, int] = {}
    aside, after_title = False, False
    for place, block in enumerate(blocks):
        text = " | ".join(titled(block))
        found = [*_named(text)]
        if block.kind == "heading" or 0 < len(block.text) < _AS_SHORT_AS_A_HEADING:
            # Links to what others promise stand below such a heading one after another.
            aside = bool(_OTHERS.search(block.text) or (aside and after_title and found))
        after_title = after_title or bool(block.kind == "heading" and _TITLE.search(block.text))
        weight = _weight(place, block) * (_ASIDE if aside else 1)
        if _OF_OTHERS.match(block.text) and after_title:
            weight *= _ASIDE
        for one in found:
            code = one.municipality.code
            points[code] += one.worth * weight  # type: ignore[assignment]
            lines.setdefault(code, block.line)
    if not points:
        return None
    (best, most), *rest = points.most_common(2)
    whose = municipalities.by_code(best)
    other = municipalities.by_code(rest[0][0]) if rest and rest[0][1] > _RIVAL * most else None
    unsure = t("Dokumentet kan också gälla {name}.", name=other.name) if other else ""
    return ToldFact(whose, lines[best], unsure) if whose else None


def _weight(place: int, block: DocumentBlock) -> float:
    """How much a name counts in the block: most in a title, for it tells whose the document is."""
    if block.kind == "heading" and place < _HEADINGS:
        return _IN_TITLE if _TITLE.search(block.text) else _IN_HEADING
    return _FIRST if place < _FIRST_BLOCKS else 1


def _named(text: str) -> Iterator[_Named]:
    """Yield each municipality that a text names, also by its address on the web."""
    for host in _HOST.finditer(text):
        found = municipalities.by_slug(host[1].lower()) or municipalities.by_name(host[1])
        if found:
            yield _Named(found, _HOST_WORTH)
    words = [*_WORD.finditer(text)]
    place = 0
    while place < len(words):
        found, taken = _longest(words[place : place + _MOST_WORDS], text)
        if found:
            yield _Named(found, _worth(text, words[place].start(), words[place + taken - 1].end()))
        place += taken


def _longest(words: Sequence[re.Match[str]], text: str) -> tuple[Municipality | None, int]:
    """The longest name that begins here, and how many words it takes up."""
    if not words[0][0][0].isupper():
        return None, 1
    for many in range(len(words), 0, -1):
        found = _known(" ".join(text[words[0].start() : words[many - 1].end()].split()))
        if found:
            return found, many
    return None, 1


def _known(name: str) -> Municipality | None:
    """The municipality of just this name, also in the genitive: Borås, Tierps."""
    for one in (name, name[:-1] if name[-1] in "sS" else ""):
        found = municipalities.by_name(one) if one else None
        if found and found.name.casefold() == one.casefold():
            return found
    return None


def _worth(text: str, start: int, end: int) -> float:
    """How much a name speaks for its being the document's, by the words about it."""
    before, after = text[max(0, start - 60) : start], text[end : end + 20]
    if _OTHER_THING.match(after):
        return 0
    region = _REGION.search(before) and not text.startswith(_GOTLAND, start)
    if region or _POLICE_AREA.search(before):
        return _WEAK * _ASIDE
    kind = _KIND.match(after) or _KIND_BEFORE.search(before)
    worth = _STRONG if kind else _WEAK
    if _POSTAL.search(before):
        worth = _POSTAL_WORTH
    is_word = text[start:end].casefold() in _ALSO_WORDS
    if not kind and is_word and _BEGINS.search(before):
        worth *= _ASIDE
    if _NEIGHBOUR.search(before):
        worth *= _ASIDE
    return worth
