"""Knows how much the words of a promise ask for: its target, and what is unsure of it."""

from dataclasses import replace
from datetime import date

from medlofte.drafting.rules import purposes
from medlofte.drafting.rules.kinds import KINDS
from medlofte.drafting.rules.rule import Drawn, drawn
from medlofte.drafting.rules.wording import Asked, Wording
from medlofte.periods import Span
from medlofte.swedish.promise_words.times import days


def asked(deed: str, whole: str, first: date, last: date) -> Drawn[Asked]:
    """The target that the words ask for, and the rule that found it.

    `deed` is the clause of the deed; `whole` all words that belong to it, also a sentence after it
    that tells its number or its last day. The days are those of the agreement.
    """
    term = Span(first, max(first, last))
    found = drawn(KINDS, Wording(purposes.deed(deed), whole, term))
    assert found is not None  # noqa: S101  the last rule holds for all words
    return Drawn(_with_own_days(found.found, whole, term), found.rule)


def _with_own_days(found: Asked, whole: str, term: Span) -> Asked:
    """The days of its own that its words tell, within the agreement's."""
    first, last = days.told(whole, term.first)
    if found.target["kind"] == "milestone":
        last = None
    return replace(
        found,
        first=first if first and term.first < first <= term.last else None,
        last=last if last and term.first <= last < term.last else None,
    )
