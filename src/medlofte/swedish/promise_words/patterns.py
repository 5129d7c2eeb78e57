"""Knows how words are written down as lists, and become one pattern; each may be one itself."""

import re


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list that stands as one text."""
    return tuple(text.split())


def entries(words: str) -> list[str]:
    """What stands in a list with commas or line breaks between."""
    parts = (one.strip() for one in re.split(r",\s|\n", words))
    return [*filter(None, parts)]


def any_of(words: str) -> str:
    """What stands in such a list, as alternatives in one group."""
    return f"(?:{'|'.join(entries(words))})"


def whole(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends where words do, in whichever case."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
