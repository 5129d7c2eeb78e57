"""Knows how words are written down as lists, and become one pattern; each may be one itself."""

import re


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list that stands as one text."""
    return tuple(text.split())


def any_of(words: str) -> str:
    """The words of a list with commas or line breaks between, as alternatives in one group."""
    parts = (one.strip() for one in re.split(r",\s|\n", words))
    return f"(?:{'|'.join(filter(None, parts))})"


def whole(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends where words do, in whichever case."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
