"""Knows which persons a document points at; a draft names nobody but those who sign."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from medlofte.drafting.blocks.block import DocumentBlock, texts
from medlofte.drafting.facts.signing import NAME, OFFICE, signers
from medlofte.swedish import municipalities
from medlofte.swedish.personal_data import search

HIDDEN = "…"
_OFFICE = re.compile(OFFICE)
# kommunpolis Test Testsson · Test Testsson, kommunpolis · Test Testsson (kommunens säkerhetschef)
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<before>{OFFICE}) (?P<own>{NAME})"
    rf"|(?P<first>{NAME})(?:, (?P<after>(?:\w+s )?{OFFICE})| \((?P<within>(?:\w+s )?{OFFICE})\)))"
    r"(?!\w)"
)
# Test Testsson, telefon 070-…
_REACHED = re.compile(
    rf"(?<!\w)(?P<name>{NAME})[ ,:(–-]{{1,3}}"
    r"(?:(?:på|telefon|tfn|tel|mobil|e-post|mejl)[ .:]{1,2})?$"
)
_NEAR = 60  # signs before a number
_MOST = 500  # names; each is looked for in each text
_PLACE = re.compile(r"(?:Norra|Södra|Östra|Västra|Mellersta|Övre|Nedre|Stora|Lilla|Gamla|Nya)\b")


def hidden(blocks: Sequence[DocumentBlock]) -> list[DocumentBlock]:
    """The blocks without numbers of persons, and without names but where they sign.

    A name is known by an office, a telephone number or an address beside it.
    """
    signed = [*signers(blocks)]
    signing = {one.line for one in signed}
    told = (name for block in blocks for text in texts(block) for name in _names(text))
    first = islice(dict.fromkeys(chain((one.value.name for one in signed), told)), _MOST)
    names = sorted(first, key=len, reverse=True)  # one may begin another
    return [one if one.line in signing else _without(one, names) for one in blocks]


def hidden_lines(
    blocks: Sequence[DocumentBlock], without: Sequence[DocumentBlock]
) -> frozenset[int]:
    """The lines of blocks in which something is left out."""
    pairs = zip(blocks, without, strict=True)
    return frozenset(
        one.line
        for one, other in pairs
        if sum(text.count(HIDDEN) for text in texts(other))
        > sum(text.count(HIDDEN) for text in texts(one))
    )


def _names(text: str) -> Iterator[str]:
    named = _NAMED.finditer(text) if _OFFICE.search(text) else ()
    for found in named:
        yield from filter(_is_person, [found["own"] or found["first"]])
    for hit in search(text):
        reached = _REACHED.search(text[max(0, hit.start - _NEAR) : hit.start])
        if reached:
            yield from filter(_is_person, [reached["name"]])


def _is_person(name: str) -> bool:
    return not _PLACE.match(name) and municipalities.by_name(name) is None


def _without(block: DocumentBlock, names: Sequence[str]) -> DocumentBlock:
    cells = tuple((heading, _cut(cell, names)) for heading, cell in block.cells)
    return block._replace(text=_cut(block.text, names), cells=cells)


def _cut(text: str, names: Sequence[str]) -> str:
    """The text with the office alone, and with … for other names and for what is a person's.

    An address stays for now: it tells whose the document is.
    """
    for hit in reversed(search(text)):
        if hit.kind != "email":
            text = f"{text[: hit.start]}{HIDDEN}{text[hit.end :]}"
    if not any(name in text for name in names):
        return text
    text = _NAMED.sub(lambda found: _office(found, names), text)
    for name in names:
        text = text.replace(name, HIDDEN)
    return text


def _office(found: re.Match[str], names: Sequence[str]) -> str:
    if (found["own"] or found["first"]) not in names:
        return found[0]
    office = found["before"] or found["after"] or found["within"]
    return office if found.start() else office[0].upper() + office[1:]
