"""Knows whether a document is written in Swedish: no other language is read."""

import re
from collections import Counter
from collections.abc import Iterable

from medlofte.drafting.blocks.block import DocumentBlock, texts
from medlofte.swedish.promise_words.patterns import words_in

_WORD = re.compile(r"[^\W\d_]+")
_SWEDISH = words_in("""
och att för på är som ska skall av med till det vi
""")
_ENGLISH = ("the", "and", "of", "to", "will", "shall", "for", "with", "is", "that", "we", "by")
_FINNISH = ("ja", "on", "että", "ei", "tai", "kunta", "poliisi", "kunnan", "poliisin", "sekä")


def looks_swedish(blocks: Iterable[DocumentBlock]) -> bool:
    """Whether no other language has more of its small words in a document."""
    told = (text for one in blocks for text in texts(one))
    words = Counter(word for text in told for word in _WORD.findall(text.lower()))
    swedish, *others = (sum(words[one] for one in each) for each in (_SWEDISH, _ENGLISH, _FINNISH))
    return swedish >= max(others)
