"""Reads what a document says of the agreement itself: whose, for which days, signed, numbered."""

from collections.abc import Sequence
from itertools import accumulate

from medlofte.drafting.blocks.block import DocumentBlock, signs
from medlofte.drafting.draft import AgreementFacts
from medlofte.drafting.facts import places, titles
from medlofte.drafting.facts.case_numbers import case_numbers
from medlofte.drafting.facts.follow_up import follow_up
from medlofte.drafting.facts.municipality import municipality
from medlofte.drafting.facts.parties import called, parties
from medlofte.drafting.facts.signing import signed, signers
from medlofte.drafting.facts.term import term

_MOST = 150_000  # signs: some eighty pages; a longer document tells of itself first and last


def agreement(document: Sequence[DocumentBlock]) -> AgreementFacts:
    """All that is told of the agreement, each fact with its line and what is unsure of it."""
    blocks = _first_and_last(document)
    whose, day = municipality(blocks), signed(blocks)
    title = titles.title(blocks, whose.value if whose else None)
    days = term(blocks, day)
    return AgreementFacts(
        municipality=whose,
        first=days.first,
        last=days.last,
        title=title,
        kind=titles.kind(title, blocks),
        police_area=places.police_area(blocks),
        district=places.district(blocks),
        signed=day,
        references=tuple(case_numbers(blocks)),
        signers=tuple(signers(blocks)),
        parties=parties(blocks, whose.value if whose else None),
        called=called(blocks),
        follow_up=tuple(follow_up(blocks, days.first.value)),
    )


def _first_and_last(blocks: Sequence[DocumentBlock]) -> Sequence[DocumentBlock]:
    """The document, of a very long one its beginning and its end."""
    if sum(map(signs, blocks)) <= _MOST:
        return blocks
    first = _until(_MOST // 2, blocks)
    last = _until(_MOST // 2, blocks[len(first) :][::-1])
    return [*first, *reversed(last)]


def _until(most: int, blocks: Sequence[DocumentBlock]) -> list[DocumentBlock]:
    """Those that together have at most so many signs."""
    ends = accumulate(map(signs, blocks))
    return [block for block, end in zip(blocks, ends, strict=True) if end <= most]
