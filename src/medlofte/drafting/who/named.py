"""Knows by which words those whom a document has named once are meant later in it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from medlofte.drafting.blocks.block import DocumentBlock, texts
from medlofte.drafting.draft import AgreementFacts
from medlofte.drafting.rules import telling
from medlofte.drafting.rules.acting import ACTING
from medlofte.drafting.rules.columns import COLUMNS
from medlofte.drafting.rules.rule import drawn
from medlofte.drafting.rules.who import only_named
from medlofte.drafting.sentences import sentences
from medlofte.swedish.names import fold, slug
from medlofte.swedish.party_lists import parted
from medlofte.swedish.promise_words.doers import ALL, BOTH, EVERYBODY, Doer, NamedDoer
from medlofte.swedish.promise_words.patterns import words_in

# Words for one whose name has been told, and what such a name holds.
_KINDS: Final = {
    "rådet": ("råd",),
    "föreningen": ("förening", "klubb", " if", " ik"),
    "klubben": ("klubb",),
    "bolaget": (" ab", "bolag", "bostäder", "hem "),
    "stiftelsen": ("stiftelse",),
    "förbundet": ("förbund",),
    "nätverket": ("nätverk",),
    "församlingen": ("församling",),
}
_SHORT: Final = re.compile(r" ?\((?P<short>[A-ZÅÄÖ]{1,5})\)")
# `bostadsbolaget Exempelhem` is Exempelhem later.
_OWN_NAME: Final = re.compile(
    r"\w*(?:bolaget|föreningen|klubben|stiftelsen|företaget) (?P<name>[A-ZÅÄÖ].*)"
)
_HOW: Final = re.compile(r"\b(?:tillsammans|gemensamt|i samverkan|samt)\b", re.IGNORECASE)
_PROPER: Final = r"[A-ZÅÄÖ][\wåäö&-]+"
_WITH: Final = re.compile(
    rf"\b(?:tillsammans|ihop|samarbete|samverkan) med (?P<name>{_PROPER}(?: {_PROPER}){{0,2}})"
)
# A heading or a lead: `Exempelbygdens lantbrukare gör detta:`, `Exempeltåg kommer att`.
_DO_THIS: Final = re.compile(
    rf"^(?P<name>{_PROPER}(?: [\wåäö&-]+){{0,2}}?) (?:gör|lovar|åtar sig|ska|skall|kommer att)"
    r"(?: (?:göra )?(?:detta|det här|följande|att))?\s*:?$"
)
# `Exempelklubbarnas bidrag:`
_SHARE: Final = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][\wåäö&-]+(?:en|et|na|an|[A-ZÅÄÖ]))s (?:bidrag|del|åtagande(?:n)?|insatser"
    r"|ansvar|uppgift(?:er)?|löften?)\s*:?$"
)
_LABELLED: Final = re.compile(
    r"\b(?:[Aa]nsvar(?:ig|iga)?|[Uu]tförare): ?(?P<names>[^.;:()]{2,80})\.?$"
)
_OF_A_KIND: Final = re.compile(
    r"\b(?i:[a-zåäö]*(?:bolagen|företagen|ägarna|föreningarna|klubbarna)) "
    rf"\(?(?P<names>{_PROPER}(?:(?:,| och) {_PROPER})+)"
)
_IN_BRACKETS: Final = re.compile(r"\((?P<names>[^():;,.]{2,60})\)[.;,]?$")
_FEWEST: Final = 3  # brackets with those who do it, in a document that tells them so
_NOBODY: Final = frozenset(
    words_in("""
alla samtliga respektive vi det detta de han hon du ja här så därför dessutom därutöver vidare
tillsammans gemensamt under vid inom för genom på som våra vår ni målet löftet arbetet man
två tre fyra fem
""")
)
_AND_A_NAME: Final = re.compile(r" (?:och|samt) (?=[A-ZÅÄÖ])")
_MOST_WORDS: Final = 4
_LONG: Final = 10  # signs of a word that stands for a name
_LONGEST: Final = 45  # signs of a name
_MOST_NAMED: Final = 60  # each is looked for in each sentence
_STANDS_FOR: Final = re.compile(r"(?<!\w)(?P<short>[A-ZÅÄÖ]{1,5}) ?= ?")


def named_by(facts: AgreementFacts, blocks: Sequence[DocumentBlock]) -> list[NamedDoer]:
    """The words that mean somebody in this document only; those that anybody uses are not given."""
    told = [text for one in blocks for text in texts(one)]
    known = [(text, one) for text in told for one in EVERYBODY.among(text) if one.id != ALL]
    words = [
        *((id_, name, word) for word, (id_, name) in (facts.called or {}).items()),
        *_of_parties(facts),
        *_abbreviated(known, told),
        *_by_kind([one for _, one in known]),
        *_in_columns(blocks),
        *_elsewhere(told),
        *_in_brackets(told),
        *_acting(told),
    ]
    found: dict[tuple[str, str], list[str]] = {}
    for id_, name, word in words:
        found.setdefault((id_, name), []).append(word)
    return [
        NamedDoer(id_, name, (*all_,)) for (id_, name), all_ in islice(found.items(), _MOST_NAMED)
    ]


def _of_parties(facts: AgreementFacts) -> Iterator[tuple[str, str, str]]:
    """Those that it says agree, by their names."""
    for id_, name in (facts.parties or {}).items():
        if id_ not in BOTH:
            yield id_, name.value, name.value
            yield id_, name.value, name.value.removesuffix(" AB")
            last = name.value.rsplit(" ", 1)[-1]
            if len(last) >= _LONG:  # Provby Exempelcentrum
                yield id_, name.value, last


def _abbreviated(
    known: Sequence[tuple[str, Doer]], told: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """`Polisen (P)`, `P = polisen`."""
    for text, one in known:
        own = _OWN_NAME.match(one.name)
        if own:
            yield one.id, one.name, own["name"]
        if one.name.endswith(" AB"):
            yield one.id, one.name, one.name.removesuffix(" AB")
        short = _SHORT.match(text, one.end)
        if short:
            yield one.id, one.name, short["short"]
    for text in told:
        for stands in _STANDS_FOR.finditer(text):
            after = EVERYBODY.among(text[stands.end() : stands.end() + 60])
            if after and after[0].start == 0:
                yield after[0].id, after[0].name, stands["short"]


def _in_columns(blocks: Sequence[DocumentBlock]) -> Iterator[tuple[str, str, str]]:
    """Those in the column of a table that tells who does it, whatever they are called."""
    for heading, cell in (one for block in blocks for one in block.cells):
        kind = drawn(COLUMNS, heading)
        if kind and kind.found == "who":
            whole = [cell[one.start : one.end] for one in EVERYBODY.among(cell)]
            for name in parted(_HOW.sub("", cell), whole).names:
                yield from _unknown(name)


def _elsewhere(told: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """`tillsammans med Exempelhandlarna`, `Exempelklubbarnas bidrag:`, `Ansvarig: Exempelkåren`."""
    for text in told:
        known = EVERYBODY.among(text)
        places = (_WITH, _DO_THIS, _SHARE)
        for found in (one for pattern in places for one in pattern.finditer(text)):
            if not any(one.start <= found.start("name") < one.end for one in known):
                yield from _unknown(found["name"])
        for listed in (_LABELLED.search(text), _OF_A_KIND.search(text)):
            if listed:
                yield from _listed(listed["names"])


def _in_brackets(told: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """`… (Exempelkåren)`, in a document where such brackets tell who does it."""
    ends = [
        found for text in told for one in sentences(text) if (found := _IN_BRACKETS.search(one))
    ]
    known = sum(bool(only_named(one["names"], EVERYBODY)) for one in ends)
    if known >= _FEWEST and 2 * known > len(ends):
        for one in ends:
            yield from _listed(one["names"])


def _listed(names: str) -> Iterator[tuple[str, str, str]]:
    """Those in words that tell nothing but who does it."""
    for name in parted(_AND_A_NAME.sub(", ", _HOW.sub("", names)), ()).names:
        if name[:1].isupper():
            yield from _unknown(name)


def _acting(told: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """`Fiskeklubben anordnar …`: those who act, where the sentence does not only tell of them."""
    for text in told:
        for sentence in sentences(text):
            acting = drawn(ACTING, sentence)
            if acting and not telling.telling(sentence):
                for name in acting.found:
                    yield from _unknown(name)


def _unknown(name: str) -> Iterator[tuple[str, str, str]]:
    name = name.strip(" .:")
    few = (
        not re.search(r"\d|^se ", name)
        and 0 < len(name.split()) <= _MOST_WORDS
        and len(name) <= _LONGEST
    )
    if (
        few
        and name[-1].isalpha()
        and not EVERYBODY.among(name)
        and not _NOBODY & {*name.lower().split()[:1]}
    ):
        called = name[0].upper() + name[1:]
        yield slug(called), called, name


def _by_kind(told: Sequence[Doer]) -> Iterator[tuple[str, str, str]]:
    """`Rådet`, where one council has been named."""
    names = {one.id: one.name for one in told}
    for word, parts in _KINDS.items():
        fits = [
            (id_, name)
            for id_, name in names.items()
            if id_ != slug(word) and any(fold(part) in f"{fold(name)} " for part in parts)
        ]
        if len(fits) == 1:
            yield (*fits[0], word)
