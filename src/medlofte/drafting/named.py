"""Knows by which words those whom a document has named once are meant later in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from medlofte.drafting.blocks.block import Block
from medlofte.drafting.draft import AgreementFacts
from medlofte.swedish.names import fold, slug
from medlofte.swedish.promise_words.doers import ALL, Doer, Doers, Named

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
_STANDS_FOR: Final = re.compile(r"(?<!\w)(?P<short>[A-ZÅÄÖ]{1,5}) ?= ?")


def named_by(facts: AgreementFacts, blocks: Sequence[Block]) -> list[Named]:
    """The words that mean somebody in this document only; those that anybody uses are not given."""
    plain = Doers()
    texts = [text for one in blocks for text in (one.text, *(cell for _, cell in one.cells))]
    told = [(text, one) for text in texts for one in plain.among(text) if one.id != ALL]
    words = [
        *_defined(facts, plain),
        *_of_parties(facts),
        *_abbreviated(told, texts, plain),
        *_by_kind([one for _, one in told]),
    ]
    found: dict[tuple[str, str], list[str]] = {}
    for id_, name, word in words:
        found.setdefault((id_, name), []).append(word)
    return [Named(id_, name, (*all_,)) for (id_, name), all_ in found.items()]


def _defined(facts: AgreementFacts, plain: Doers) -> Iterator[tuple[str, str, str]]:
    """`Exempelby bygderåd, nedan kallat Rådet`."""
    for word, (id_, name) in (facts.called or {}).items():
        if not any(one.id in ("polis", "kommun") for one in plain.among(word)):
            yield id_, name, word


def _of_parties(facts: AgreementFacts) -> Iterator[tuple[str, str, str]]:
    """Those that it says agree, by their names."""
    for id_, name in (facts.parties or {}).items():
        if id_ not in ("polis", "kommun"):
            yield id_, name.value, name.value
            yield id_, name.value, name.value.removesuffix(" AB")


def _abbreviated(
    told: Sequence[tuple[str, Doer]], texts: Sequence[str], plain: Doers
) -> Iterator[tuple[str, str, str]]:
    """`Polisen (P)`, `P = polisen`."""
    for text, one in told:
        short = _SHORT.match(text, one.end)
        if short:
            yield one.id, one.name, short["short"]
    for text in texts:
        for stands in _STANDS_FOR.finditer(text):
            after = plain.among(text[stands.end() : stands.end() + 60])
            if after and after[0].start == 0:
                yield after[0].id, after[0].name, stands["short"]


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
