"""Knows which sentences only tell of something, and by which rule."""

from medlofte.drafting.rules.rule import Drawn, drawn
from medlofte.drafting.rules.telling import own_words, page, reports


def telling(sentence: str) -> Drawn[str] | None:
    """The words that tell that a sentence promises nothing, and the name of the rule."""
    return drawn((*page.PAGE, *own_words.OWN_WORDS, *reports.REPORTS), sentence)
