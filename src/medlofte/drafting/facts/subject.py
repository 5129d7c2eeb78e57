"""Knows whether a document speaks of what is read here at all: promises of police and others."""

import re
from collections.abc import Sequence

from medlofte.drafting.blocks.block import DocumentBlock, texts

_POLICE = re.compile(r"polis(?!anmäl|rapport)", re.IGNORECASE)
# What an agreement or a plan without the police calls itself. A paragraph of minutes, which has
# a number with §, only tells of one: § 14 Medborgarlöfte.
_ITSELF = re.compile(
    r"^(?!\s*§)[^\n]*(?:löfte|överenskommelse|åtgärdsplan|handlingsplan|samverkan)", re.IGNORECASE
)
_FIRST = 25  # blocks in which it says so


def is_agreement(blocks: Sequence[DocumentBlock]) -> bool:
    """Whether a document names the police anywhere, or calls itself a promise or an agreement."""
    if any(_POLICE.search(text) for one in blocks for text in texts(one)):
        return True
    return any(_ITSELF.match(one.text) for one in blocks[:_FIRST])
