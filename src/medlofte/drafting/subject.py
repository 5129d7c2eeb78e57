"""Knows whether a document speaks of what is read here at all: promises of police and others."""

import re
from collections.abc import Iterable

from medlofte.drafting.blocks.block import Block

# One of these stands in every agreement of the police and a municipality.
_SUBJECT = re.compile(r"polis|löfte|överenskommelse|åtgärdsplan|samverka", re.IGNORECASE)


def is_agreement(blocks: Iterable[Block]) -> bool:
    """Whether a document speaks of police, a promise or an agreement anywhere."""
    texts = (text for one in blocks for text in (one.text, *(cell for _, cell in one.cells)))
    return any(map(_SUBJECT.search, texts))
