"""Knows what promises count: things that are done so many times, and what one of them is called."""

import re

from medlofte.swedish.promise_words.patterns import words_in
from medlofte.swedish.singular import ONE_OF

_MANY = {word: many for many, one in ONE_OF.items() for word in (many, one)} | {
    "ggr": "gånger",
    "tillf": "tillfällen",
}
_BY_LENGTH = sorted(_MANY, key=len, reverse=True)
_WORD = re.compile(r"[a-zåäöéA-ZÅÄÖ]+(?:-[a-zåäöé]+)*")
_AFTER_NUMBER = re.compile(
    r"(?: ?\([^()]{1,12}\))?(?: ?(?:st|styck|stycken)\b\.?)?(?: (?:olika|nya|större))?"
    r"(?: av de(?: övriga)?)?"
)
# One of them is an occasion by itself: en trygghetsvandring.
EVENTS = (
    *("möten", "träffar", "vandringar", "föreläsningar", "kampanjer", "mätningar", "evenemang"),
    *("workshoppar", "seminarier", "konferenser", "kurser", "övningar", "promenader", "dagar"),
    *("kvällar", "enkäter", "utställningar", "utbildningar"),
)
_STAFF = (
    *("poliser", "fältare", "vakter", "värdar", "assistenter", "ledare", "samordnare", "tjänster"),
    *("lärare", "pedagoger", "kuratorer", "volontärer", "sekreterare"),
)
_STOPS = frozenset(
    words_in("""
per i om på vid för med under till och eller av som från hos kring mot varje inom samt före
innan efter mellan längs utan över senast att ska skall kommer är blir får kan har
""")
)
_ADVERB = "ligen"  # årligen
_LOOKED_AT = 4  # words after a number, of which the last is what is counted
_LEAST = 4  # letters of a word that may be a thing in plural
_PLURAL = ("ar", "er", "or", "en", "ra", "ka", "n", "are")


def thing(word: str) -> str | None:
    """What a word counts, in plural: trafikkontroll and trafikkontroller; None where nothing."""
    low = word.lower()
    for one in _BY_LENGTH:
        if low.endswith(one):
            return f"{low.removesuffix(one)}{_MANY[one]}"
    return None


def after(text: str, end: int) -> str | None:
    """What a number that ends here counts: of `4 nya digitala skyltar` it is skyltar.

    A word that the room does not know is taken where it has the ending of a plural.
    """
    skipped = _AFTER_NUMBER.match(text, end)
    place = skipped.end() if skipped else end
    unknown = None
    for count, found in enumerate(_WORD.finditer(text, place)):
        word = found[0]
        between = text[place : found.start()]
        if (
            count >= _LOOKED_AT
            or between.strip()
            or word.lower() in _STOPS
            or word.endswith(_ADVERB)
        ):
            break
        place = found.end()
        if known := thing(word):
            return known
        if len(word) >= _LEAST and word.endswith(_PLURAL):
            unknown = word.lower()
    return unknown


def is_staff(unit: str) -> bool:
    """Whether it counts those who work there, which tells how many they are: två poliser."""
    return unit.endswith(_STAFF)


def is_times(unit: str) -> bool:
    """Whether it counts how many times, and not what: gånger, tillfällen."""
    return unit in ("gånger", "tillfällen")
