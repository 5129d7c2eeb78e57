"""Knows which lines tell whom to call, or who signed: they are not for a draft."""

import re
from collections.abc import Sequence

from medlofte.drafting.blocks.block import Block
from medlofte.drafting.facts.signing import signature_blocks, signers
from medlofte.swedish.personal_data.addresses import addresses
from medlofte.swedish.personal_data.phones import phones

_CONTACT = re.compile(
    r"\b(?:telefon|tfn|tel\.|mobil|e-?post(?:adress)?|mejl(?:a|adress)?|växel(?:n)?|kontaktperson:"
    r"|postadress|besöksadress|box \d+)\b",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"\b\d{3} \d{2} [A-ZÅÄÖ]")


def contact_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of blocks that hold an address, a telephone number, or names under signatures."""
    named = {one.line for one in signers(blocks)} | {one.line for one in signature_blocks(blocks)}
    return frozenset(named | {one.line for one in blocks if _is_contact(one)})


def _is_contact(block: Block) -> bool:
    text = " | ".join([block.text, *(cell for _, cell in block.cells)])
    return bool(
        _POSTAL.search(text) or _CONTACT.search(text) or any(addresses(text)) or any(phones(text))
    )
