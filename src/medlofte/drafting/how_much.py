"""Knows how much the words of a promise ask for: its target, and what is unsure of it."""

import re
from dataclasses import replace
from datetime import date

from medlofte.drafting.draft import DraftDoubt
from medlofte.drafting.rules import purposes
from medlofte.drafting.rules.kinds import KINDS
from medlofte.drafting.rules.rule import Drawn, drawn
from medlofte.drafting.rules.wording import AskedFor, Wording
from medlofte.language import t
from medlofte.periods import Span
from medlofte.swedish.promise_words.numbers import asked as numbers
from medlofte.swedish.promise_words.times import days

# So many are all of them, at each of which it is to be done: de fyra största träffarna.
_THE_SO_MANY = re.compile(
    r"(?<!\w)de (?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d{1,2})(?= \w{3,})", re.IGNORECASE
)
_UNCOUNTED = ("milestone", "ongoing", "increase")
_LONGEST = 1200  # signs of a promise; what follows is no part of one, and slow to search


def asked(words: str, first: date, last: date) -> Drawn[AskedFor]:
    """The target that the words of a promise ask for, and the rule that found it.

    They are all that belong to it, also a sentence after it that tells its number or its last day.
    The days are those of the agreement.
    """
    words = words[:_LONGEST]
    term = Span(first, max(first, last))
    found = drawn(KINDS, Wording(purposes.deed(words), words, term))
    assert found is not None  # noqa: S101  the last rule holds for all words
    one = _with_own_days(found.found, words, term)
    return Drawn(replace(one, doubts=(*one.doubts, *_left_out(one, words))), found.rule)


def _left_out(found: AskedFor, text: str) -> tuple[DraftDoubt, ...]:
    """The doubt where the words ask for so many, and the target does not."""
    those = _THE_SO_MANY.search(text)
    if those and found.target["kind"] in ("count", "ongoing"):
        return (DraftDoubt("kind", t('Antalet "{words}" räknas inte mot något.', words=those[0])),)
    number = numbers.asked(text)
    if number is None or not number.least or found.target["kind"] not in _UNCOUNTED:
        return ()
    words = text[number.first : number.last]
    return (DraftDoubt("kind", t('Antalet "{words}" räknas inte mot något.', words=words)),)


def _with_own_days(found: AskedFor, text: str, term: Span) -> AskedFor:
    """The days of its own that its words tell, within the agreement's."""
    first, last, comes_back = days.told(text, term)
    if found.target["kind"] == "milestone":
        last = None
    # A number per year comes back by itself, and of shorter times it is asked which they are.
    asks = comes_back and found.target.get("per", "agreement") == "agreement"
    message = t("Gäller det en gång, eller i samma månader varje år?")
    return replace(
        found,
        doubts=(*found.doubts, *[DraftDoubt("text", message)] * asks),
        first=first if first and term.first < first <= term.last else None,
        last=last if last and term.first <= last < term.last else None,
    )
