"""Knows how several parties are named in one go: Polisen, kommunen och Exempelbostäder."""

import re
from collections.abc import Collection
from typing import NamedTuple

from medlofte.swedish.names import fold

_TOKEN = re.compile(r'(?:"[^"]*"|[^",])+')
_AND = re.compile(r"\s+(?:och|samt|&)\s+", re.IGNORECASE)
_PARTY = re.compile(
    r"polis|kommun|region|räddningstjänst|länsstyrelse|trafikverk|skola", re.IGNORECASE
)


class PartyList(NamedTuple):
    """The parties that are named, and the names of one that may be those of two."""

    names: list[str]
    doubtful: list[str]


def parted(text: str, known: Collection[str]) -> PartyList:
    """Part them at commas, and at `och` where no name holds it.

    One in quotation marks, one with its id, and one that is known stays whole; so does what goes
    on in small letters (Kultur och fritid), which may yet be two.
    """
    there = {*map(fold, known)}
    found = PartyList([], [])
    for place, token in enumerate(filter(None, map(str.strip, _TOKEN.findall(text)))):
        if '"' in token or "=" in token or fold(token) in there:
            found.names.append(token.replace('"', ""))
            continue
        pieces = _pieces(token, there)
        if place == 0 and not any(_is_sure(one, there) for one in pieces):
            pieces = [token]
        found.names.extend(pieces)
        found.doubtful.extend(
            one for one in pieces if _AND.search(one) and fold(one) not in there and "- " not in one
        )
    return found


def _pieces(token: str, there: Collection[str]) -> list[str]:
    """The names between each `och`; one that begins small goes on with the one before it."""
    words = [*filter(None, _AND.split(token))]
    pieces: list[str] = []
    while words:
        ends = (end for end in range(len(words), 0, -1) if fold(" och ".join(words[:end])) in there)
        known = next(ends, 0)
        piece, words = " och ".join(words[: known or 1]), words[known or 1 :]
        small = not (known or piece[0].isupper() or _is_sure(piece, there))
        if pieces and (small or pieces[-1].endswith("-")):
            pieces[-1] = f"{pieces[-1]} och {piece}"
        else:
            pieces.append(piece)
    return pieces


def _is_sure(name: str, there: Collection[str]) -> bool:
    """Whether it is a party by itself."""
    return fold(name) in there or (_PARTY.match(name) is not None or " kommun" in fold(name))
