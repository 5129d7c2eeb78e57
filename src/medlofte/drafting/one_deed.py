"""Knows when two verbs of a sentence are one deed: the second is how, or what comes of it."""

import re
from typing import Final

from medlofte.swedish.promise_words.patterns import words_in
from medlofte.swedish.promise_words.verbs import infinitive, is_passive

_THE_SAME = re.compile(
    r"\w+ (?:\w+ )??(?:den|det|dem|detta|dessa|resultatet|resultaten)"
    r"(?=[.,;]?$| (?:för|till|i|på|med|vid|av|om|minst|varje|senast|årligen|per|inom)\b)"
)
_BETTER = re.compile(
    r"\w+ (?:den |det |de |en |ett |känslan av |upplevd )*"
    r"(?:trygg|otrygg|brott|känsla|förtroende|trivsel|säkerhet|förutsättning)"
)
_READY = re.compile(r"(?:ska|skall|kommer att) (?:vara|stå|bli) (?:klar|färdig|på plats|i drift)")
# Being somewhere or meeting somebody, and what is said there, are one deed.
_MEETING: Final = frozenset(
    words_in("""
komma besöka ringa träffa möta gå åka vara finnas delta medverka närvara stanna kontakta bjuda stå
knacka söka träffas mötas skicka samverka samarbeta lägga skriva publicera kalla ordna anordna
arrangera hålla
""")
)
_TALKING: Final = frozenset(
    words_in("""
berätta informera prata samtala svara tala lyssna diskutera föra visa ge fråga erbjuda dela utbyta
""")
)
_PARTICLES: Final = frozenset(
    words_in("""
fram upp ut in över igenom av med emot till ned ner bort om på mot för igång både att sig och samt
""")
)
NUMBER = re.compile(r"\d|\b(?:minst|gång|gånger|varje|varannan|per|senast|årligen)\b")
_WORD = re.compile(r"\w+")


def has_object(before: str) -> bool:
    """Whether the first deed has words of its own; `planera och genomföra` is one deed."""
    words = [found[0].lower() for found in _WORD.finditer(before)]
    return any(word not in _PARTICLES and not infinitive(word) for word in words[1:])


def is_one(before: str, verb: str, rest: str) -> bool:
    """Whether the second deed is only how, or what comes of, the first one."""
    if _THE_SAME.match(rest) or _READY.match(rest):
        return True
    first = _WORD.search(before)
    both_passive = first is not None and is_passive(first[0]) and is_passive(verb)
    if both_passive and not NUMBER.search(before):
        return True
    if first is not None and first[0].lower() in ("vara", "är", "bli", "blir"):
        return True
    if NUMBER.search(rest):
        return False
    meets = first is not None and infinitive(first[0]) in _MEETING
    return (meets and infinitive(verb) in _TALKING) or bool(_BETTER.match(rest))
