"""Knows who agree, as a document names them, also by a word of its own: nedan kallad Bolaget."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.draft import ToldFact
from medlofte.edit import new_promise
from medlofte.swedish.municipalities import Municipality
from medlofte.swedish.names import slug
from medlofte.swedish.party_lists import parted
from medlofte.swedish.promise_words.doers import BOTH

_LABEL = re.compile(
    r"^\s*(?:avtals)?parter(?:na)?(?: i [\w ]{1,40}?)?(?: är)?\s*:?\s+", re.IGNORECASE
)
_HEADING = re.compile(r"(?:§ ?)?[\d.]* ?(?:avtals)?parter(?:na)?:?", re.IGNORECASE)
_CELL = re.compile(r"^(?:avtals)?parter(?:na)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellan\s+(?P<who>[A-ZÅÄÖ][^.!?;:]{5,200})")
_FROM_HERE = r"(?:här)?(?:nedan|efter|i fortsättningen|fortsättningsvis|i det följande)"
_QUOTED = r"[\"”'’«»]"
_WORD = r"(?P<{}>[^\W\d_][\w-]+)"
# Exempelhus AB, nedan kallat Bolaget · Exempelhus AB (nedan Bolaget) · Exempelhus AB ("Bolaget")
_CALLED = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w&-]*(?:\s+[\w&-]+){0,4}?),?\s+(?:"
    rf"\(?{_FROM_HERE}\s+(?:kalla[dt]|benämn[dt]|kallas)\s+{_QUOTED}?{_WORD.format('plain')}"
    rf"|\({_FROM_HERE}\s+{_QUOTED}?{_WORD.format('after')}{_QUOTED}?\)"
    rf"|\({_QUOTED}{_WORD.format('quoted')}{_QUOTED}\))"
)
_POLICE = re.compile(r"\bpolis|lokalpolisområde|\bLPO\b", re.IGNORECASE)
_KOMMUN = re.compile(r"\bkommun(?:en)?\b|\bstad(?:en)?\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\s+(?:för (?:tiden|perioden|åren|ett|att)|om (?:samverkan|att)|gäller|ger|har|ska|skrevs"
    r"|undertecknades|avseende|\d{4})\b.*$"
)
_ASIDE = re.compile(r"\(?,?\s*(?:här)?(?:nedan|härefter|fortsättningsvis)\b[^,;)]*\)?")
_AND = re.compile(r"\b(?:och|samt|mellan)\b|[.:;]\s")
_FAR = 100  # signs
# Polisen och Kils kommun lovar …, Polisen, Kils kommun och Provhem AB är parter …
_AGREED = re.compile(
    r"(?:^|[.!?]\s)(?P<who>[A-ZÅÄÖ][^.!?;:]{5,120}?)\s+(?:är parter|lovar|har (?:tillsammans )?"
    r"(?:kommit överens|enats|tecknat|ingått|skrivit|tagit fram)|skrev under|ger\b|åtar sig)"
)
_INSTEAD = re.compile(
    r"\b(?:att|som|vi|i dag|under|efter|har|vad|när|detta|löfte\w*)\b", re.IGNORECASE
)
_OPENING = 12  # blocks
_DASHED = re.compile(r"\s+[–—]\s+")
_COMPANY_NUMBER = re.compile(r",?\s*org\.?\s?(?:nr|nummer)\.?:?\s?[\d-]+", re.IGNORECASE)
_LEADING = re.compile(r"^(?:och|samt|dels)\s+")
_NAME = re.compile(r"[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*){0,2} (?:kommun|[Ss]tad)")
_DOCUMENT = re.compile(r"löfte|överenskommelse|avtal\b|plan\b|samverkan", re.IGNORECASE)
_SHORTEST, _LONGEST = 2, 60  # signs of a name


def parties(
    blocks: Sequence[DocumentBlock], municipality: Municipality | None
) -> Mapping[str, ToldFact[str]] | None:
    """Ids and names of those that it says agree; None where it does not say."""
    for who, line in _lists(blocks):
        found = {id_: ToldFact(name, line) for id_, name in _ids(who, municipality)}
        if len(found) > 1:
            return found
    return None


def called(blocks: Sequence[DocumentBlock]) -> Mapping[str, tuple[str, str]]:
    """The words that the document defines for its parties, small: who each means, id and name.

    `Kommunen` and `polisen` need no definition.
    """
    found = {}
    for block in blocks:
        for one in _CALLED.finditer(block.text):
            word = (one["plain"] or one["after"] or one["quoted"]).casefold()
            if not _POLICE.search(word) and not _KOMMUN.search(word):
                found[word] = _whom(one["name"], block.text[: one.start()])
    return found


def _whom(name: str, before: str) -> tuple[str, str]:
    """Id and name of whom a definition is for; what stands before may say more of them."""
    own = _AND.split(before[-_FAR:])[-1] + name
    return _id(own) if _id(own) in BOTH else slug(name), name


def _id(name: str) -> str:
    if _POLICE.search(name):
        return "polis"
    return "kommun" if _KOMMUN.search(name) else slug(name)


def _below(blocks: Sequence[DocumentBlock]) -> Iterator[tuple[str, int]]:
    """The points under a heading such as `1. Parter`; what stands after a comma tells where."""
    for place, heading in enumerate(blocks):
        if heading.kind == "heading" and _HEADING.fullmatch(heading.text):
            below = takewhile(lambda one: one.kind == "bullet", blocks[place + 1 :])
            yield ", ".join(one.text.split(",")[0] for one in below), heading.line


def _lists(blocks: Sequence[DocumentBlock]) -> Iterator[tuple[str, int]]:
    """Yield the texts that name them, those that say so most plainly first."""
    for block in blocks:
        yield from ((cell, block.line) for name, cell in block.cells if _CELL.match(name))
        label = _LABEL.match(block.text)
        if label:
            yield block.text[label.end() :].split(". ")[0], block.line
    yield from _below(blocks)
    for place, block in enumerate(blocks[:_OPENING]):
        between = _BETWEEN.search(_COMPANY_NUMBER.sub("", f"{block.text} "))
        if between:
            yield between["who"], block.line
        elif _DASHED.search(block.text) and place < 4 and _POLICE.search(block.text):  # noqa: PLR2004
            yield ", ".join(_DASHED.split(block.text)), block.line
        agreed = _AGREED.search(f"{block.text} ")
        if agreed and _POLICE.search(agreed["who"]) and not _INSTEAD.search(agreed["who"]):
            yield agreed["who"], block.line


def _ids(who: str, municipality: Municipality | None) -> Iterator[tuple[str, str]]:
    """Yield each that is named, the police and the municipality by the ids that all files use."""
    for name in parted(_ENDS.sub("", _ASIDE.sub("", who)), ()).names:
        tidy = _LEADING.sub("", name.strip(" .,;:()"))
        is_name = tidy[:1].isupper() or _id(tidy) in BOTH
        if not is_name or _DOCUMENT.search(tidy) or not _SHORTEST < len(tidy) < _LONGEST:
            continue
        id_ = _id(tidy)
        own = {"polis": "Polisen", "kommun": _own_name(tidy, municipality)}
        yield id_, own.get(id_, tidy)


def _own_name(told: str, municipality: Municipality | None) -> str:
    """The municipality as it is told, where that is its name, and not in capitals."""
    name = _NAME.search(told)
    if name and not told.isupper():
        return name[0]
    return new_promise.municipal(municipality.name) if municipality else told
