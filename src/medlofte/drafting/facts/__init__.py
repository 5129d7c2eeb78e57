"""Reads what a document says of the agreement itself: whose, for which days, signed, numbered."""

from collections.abc import Sequence

from medlofte.drafting.blocks.block import Block
from medlofte.drafting.draft import AgreementFacts
from medlofte.drafting.facts import places, titles
from medlofte.drafting.facts.case_numbers import case_numbers
from medlofte.drafting.facts.follow_up import follow_up
from medlofte.drafting.facts.municipality import municipality
from medlofte.drafting.facts.parties import called, parties
from medlofte.drafting.facts.signing import signed, signers
from medlofte.drafting.facts.term import term


def agreement(blocks: Sequence[Block]) -> AgreementFacts:
    """All that is told of the agreement, each fact with its line and what is unsure of it."""
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
