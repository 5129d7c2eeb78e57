"""Knows the parts of a year by their words: T2, kvartal 3, första halvåret, november."""

import re

from medlofte.swedish.day_words import month_number
from medlofte.swedish.names import fold, plain

# A part of the year without certain days: under hösten, vt 2024, sportlovet.
_SEASON = re.compile(
    r"(?:under |i )?(?:(?:host|var|sommar|vinter|pask)(?:en|n|terminen|termin|lovet|helgen)?"
    r"|jul(?:en|helgen|lovet)|sportlovet|ht|vt)(?: ?(?:19|20|21)?\d\d)?",
    re.ASCII,
)
ORDINALS = {"första": "1", "andra": "2", "tredje": "3", "fjärde": "4"}
LETTERS = {"t": "T", "tertial": "T", "q": "Q", "k": "Q", "kv": "Q", "kvartal": "Q", "quarter": "Q"}
LETTERS |= {"h": "H", "halvar": "H"}
_PLAIN_ORDINALS = {plain(word): number for word, number in ORDINALS.items()}
_LAST = {"T": "3", "Q": "4", "H": "2"}
_NUMBERED = re.compile(rf"({'|'.join(LETTERS)}) ?(\d)", re.ASCII)
_NTH = re.compile(
    rf"(\d|sista|{'|'.join(_PLAIN_ORDINALS)})(?::?[ae])? (tertial|kvartal|halvar)(?:et)?", re.ASCII
)


def is_season(words: str) -> bool:
    """Whether the words name a time of the year whose days nobody has told."""
    return _SEASON.fullmatch(fold(words).strip(" .")) is not None


def label(words: str) -> str | None:
    """The part of a year as it is labelled: 03, T2; None where the words name none."""
    text = plain(words)
    month = month_number(text)
    if month:
        return f"{month:02}"
    if found := _NUMBERED.fullmatch(text):
        return LETTERS[found[1]] + found[2]
    if found := _NTH.fullmatch(text):
        letter = LETTERS[found[2]]
        return letter + (
            _LAST[letter] if found[1] == "sista" else _PLAIN_ORDINALS.get(found[1], found[1])
        )
    return None
