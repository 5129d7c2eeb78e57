"""Knows the paragraphs of a text that people wrote."""

import re

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"(?<=[.!?:…])[ \t]*\n")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that people wrote, none of them empty.

    A blank line parts them. In a text without any, as YAML folds it (`>`), so does a line break
    after a sentence; any other is how the lines were broken.
    """
    parting = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _SENTENCE_END
    return [part for part in map(str.strip, parting.split(text)) if part]
