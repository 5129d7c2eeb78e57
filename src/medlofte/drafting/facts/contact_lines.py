"""Knows which lines tell whom to call, or who signed: they are not for a draft."""

import re
from collections.abc import Sequence
from itertools import takewhile

from medlofte.drafting.blocks.block import DocumentBlock, texts
from medlofte.drafting.facts.signing import signature_blocks, signers
from medlofte.swedish.personal_data.addresses import addresses
from medlofte.swedish.personal_data.phones import phones
from medlofte.swedish.promise_words.verbs import forms

_CONTACT = re.compile(
    r"\b(?:telefon|tfn|tel\.|mobil|e-?post(?:adress)?|mejl(?:a|adress)?|växel(?:n)?|kontaktperson:"
    r"|postadress|besöksadress|box \d+)\b",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"\b\d{3} \d{2} [A-ZÅÄÖ]")


def contact_lines(blocks: Sequence[DocumentBlock]) -> frozenset[int]:
    """The lines of blocks that hold an address, a telephone number, or names under signatures."""
    named = {one.line for one in signers(blocks)} | {one.line for one in signature_blocks(blocks)}
    return frozenset(named | {one.line for one in blocks if _is_contact(one)})


def signature_lines(blocks: Sequence[DocumentBlock]) -> frozenset[int]:
    """The lines of those who sign: names, offices and places, up to the next heading.

    A line with a verb is none: what is promised may go on below the signatures.
    """
    signing = signature_blocks(blocks)
    signed = takewhile(lambda one: one.kind != "heading", signing[1:])
    words = ((one.line, one.text.split()) for one in (*signing[:1], *signed) if not one.cells)
    return frozenset(line for line, told in words if not any(map(forms, told)))


def _is_contact(block: DocumentBlock) -> bool:
    text = " | ".join(texts(block))
    return bool(
        _POSTAL.search(text) or _CONTACT.search(text) or any(addresses(text)) or any(phones(text))
    )
