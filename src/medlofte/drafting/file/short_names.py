"""Knows what a promise is called in a narrow table, where its document gives it no short name."""

import re
from collections.abc import Container, Sequence
from itertools import dropwhile

from medlofte.edit import new_promise
from medlofte.model.agreement import SHORT_NAME
from medlofte.swedish.amounts import whole
from medlofte.swedish.promise_words.verbs import infinitive, is_infinitive
from medlofte.wording.plain_text import capital

_WHO = r"(?:polis|kommun)\w*"
# Who is to do it, and how that is promised: it is the same in every promise.
_OPENING = re.compile(
    rf"^(?:{_WHO}(?: (?:och|samt) {_WHO})? )?(?:(?:ska|skall|kommer att|lovar att|åtar sig att) )",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"{_WHO}(?: (?:och|samt) {_WHO})? ", re.IGNORECASE)
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
    re.findall(
        r"\w+",
        "aktivt all alla allt där eller från genom hos inom kring längs mot när per samt som under "
        "utan varje via ytterligare",
    )
)
_CLAUSE = frozenset(("att", "som", "när", "där", "om", "genom"))  # begins what cannot be cut short
# Verbs that say little without what is done.
_LIGHT = frozenset(
    re.findall(
        r"\w+",
        "anordna arbeta bedriva bidra delta erbjuda fortsätta genomföra gå göra ha hålla initiera "
        "ordna se skapa starta ta utföra utveckla verka vidta",
    )
)
_HOW_MANY = re.compile(
    r"(?:\b(?:minst |cirka |ca ))?\(?\b\d[\d ]*(?: ?(?:gånger|tillfällen|st(?:ycken)?)\b)?\)?"
    r"|\ben gång\b"
    r"|\b(?:per|varje|om|i) (?:år|året|vecka|veckan|månad|månaden|kvartal|kvartalet|halvår|termin)"
    r"(?:en|et)?\b",
    re.IGNORECASE,
)


def short_name(text: str, taken: Container[str]) -> str | None:
    """The promised thing in at most 24 signs: trafikkontroller; None where none tells it apart.

    `taken` are those of the other promises, in small letters.

    >>> short_name("Polisen ska genomföra minst 8 trafikkontroller per år", [])
    'Trafikkontroller'
    """
    name = new_promise.short_name(text.rstrip(".")) or _thing(text)
    return name if name and name.lower() not in taken else None


def without_opening(text: str) -> str:
    """The text from its verb on, where it begins with who is to do it, as in most promises."""
    return capital(_OPENING.sub("", text, count=1))


def _thing(text: str) -> str | None:
    words = _deed(text)
    if words and words[0].lower() in _LIGHT:
        words = _without(words[1:], _LEADING)
    while words and len(" ".join(words)) > SHORT_NAME:
        del words[next((i for i, word in enumerate(words) if word in _CLAUSE), -1) :]
    while words and (words[-1].lower() in _TRAILING or whole(words[-1]) is not None):
        del words[-1]
    if len(words) == 1 and is_infinitive(words[0]):
        return None
    return capital(" ".join(words)) or None


def _deed(text: str) -> list[str]:
    """The words of what is to be done, from its infinitive on; none where that is not found."""
    told = _HOW_MANY.sub(" ", text.partition(",")[0].rstrip("."))
    bare, promised = _OPENING.subn("", told, count=1)
    words = bare.split()
    if promised or is_infinitive(words[0] if words else ""):
        return [*dropwhile(lambda word: not is_infinitive(word), words)]
    subject = _SUBJECT.match(bare)
    words = bare[subject.end() :].split() if subject else []
    verb = infinitive(words[0]) if words else None
    return [verb, *words[1:]] if verb else []


def _without(words: Sequence[str], leading: Container[str]) -> list[str]:
    """The words without those that lead to them."""
    return [*dropwhile(lambda word: word.lower() in leading or whole(word) is not None, words)]
