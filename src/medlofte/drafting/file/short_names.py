"""Knows what a promise is called in a narrow table, where its document gives it no short name."""

import re
from collections.abc import Sequence

from medlofte.edit import new_promise
from medlofte.model.agreement import SHORT_NAME
from medlofte.wording.plain_text import capital

_WHO = r"(?:polis|kommun)\w*"
# Who is to do it, and how that is promised: it is the same in every promise.
_OPENING = re.compile(
    rf"^(?:{_WHO}(?: (?:och|samt) {_WHO})? )?(?:(?:ska|skall|kommer att|lovar att|åtar sig att) )",
    re.IGNORECASE,
)
# What leads to the thing that is promised, and what cannot stand last.
_LEADING = frozenset(
    re.findall(
        r"\w+",
        "att av den det en ett fram för fortsatt gemensamt i in kontinuerligt löpande "
        "med minst och om på regelbundet sig sin sina sitt tillsammans till upp ut över vid "
        "återkommande",
    )
)
_TRAILING = _LEADING | frozenset(
    re.findall(r"\w+", "alla där eller från genom hos inom mot och per samt som under varje via")
)
_HOW_MANY = re.compile(
    r"\b(?:minst |cirka |ca )?\d[\d ]*(?: ?(?:gånger|tillfällen|st(?:ycken)?)\b)?"
    r"|\b(?:per|varje|om|i) (?:år|året|vecka|veckan|månad|månaden|kvartal|kvartalet|halvår|termin)"
    r"(?:en|et)?\b",
    re.IGNORECASE,
)


def short_name(text: str, taken: Sequence[str]) -> str | None:
    """The promised thing in at most 24 signs: trafikkontroller; None where none tells it apart.

    >>> short_name("Polisen ska genomföra minst 8 trafikkontroller per år", [])
    'Trafikkontroller'
    """
    whole = new_promise.short_name(text.rstrip("."))
    name = whole or _thing(text)
    return name if name and name.lower() not in map(str.lower, taken) else None


def without_opening(text: str) -> str:
    """The text from its verb on, where it begins with who is to do it, as in most promises."""
    return capital(_OPENING.sub("", text, count=1))


def _thing(text: str) -> str | None:
    bare, told = _OPENING.subn("", text, count=1)
    words = _HOW_MANY.sub(" ", bare.partition(",")[0].rstrip(".")).split()
    words = words[1 if told else 0 :]  # the verb
    while words and words[0].lower() in _LEADING:
        del words[0]
    while words and len(" ".join(words)) > SHORT_NAME:
        del words[-1]
    while words and words[-1].lower() in _TRAILING:
        del words[-1]
    name = capital(" ".join(words))
    return name if len(name) > 3 and any(map(str.isalpha, name)) else None  # noqa: PLR2004  a word
