"""Knows how the blocks of a document become a draft: the agreement, and promise after promise."""

from collections.abc import Sequence

from medlofte.drafting.blocks.block import Block
from medlofte.drafting.draft import Doubt, Draft, DraftPromise
from medlofte.drafting.facts import agreement
from medlofte.drafting.judging import Judging
from medlofte.drafting.saying import Found
from medlofte.drafting.walk import Walk
from medlofte.drafting.wholes import whole
from medlofte.swedish.promise_words.doers import Doers

_EVERYBODY = ("polis", "kommun")


def draft(blocks: Sequence[Block]) -> Draft:
    """Read a whole document."""
    facts = agreement(blocks)
    doers = Doers()
    code = facts.municipality.value.code if facts.municipality else ""
    judging = Judging(doers, code, (one.text for one in blocks if one.kind == "heading"))
    for said in Walk(blocks, doers).sayings():
        judging.judge(said)
    names = {"polis": "Polisen", "kommun": "Kommunen"}
    names |= {
        one.id: one.name for block in blocks for one in doers.among(_words(block)) if one.name
    }
    promises = tuple(_promise(one, names) for one in judging.found)
    used = {one for promise in promises for one in promise.responsible}
    parties = {one: name for one, name in names.items() if one in used}
    return Draft(facts, parties, promises, tuple(judging.left))


def _words(block: Block) -> str:
    return " | ".join((block.text, *(cell for _, cell in block.cells)))


def _promise(found: Found, names: dict[str, str]) -> DraftPromise:
    who = tuple(one for one in found.who if one != "*") or _EVERYBODY
    return DraftPromise(
        found.said.line,
        found.said.source,
        whole(found.text, who, names),
        who,
        {"kind": "ongoing"},
        together=found.is_joint and len(who) > 1,
        area=found.said.place.area,
        doubts=tuple(Doubt(key, words) for key, words in found.doubts),
    )
