"""Knows how a list of words becomes one pattern; each word may itself be a pattern."""

import re


def any_of(words: str) -> str:
    """The words of a list with commas or line breaks between, as alternatives in one group."""
    parts = (one.strip() for one in re.split(r",\s|\n", words))
    return f"(?:{'|'.join(filter(None, parts))})"


def whole(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends where words do, in whichever case."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
