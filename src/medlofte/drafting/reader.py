"""Knows how the blocks of a document become a draft: the agreement, and promise after promise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from medlofte.drafting import how_much
from medlofte.drafting.blocks.block import DocumentBlock, texts
from medlofte.drafting.cards import with_cards
from medlofte.drafting.draft import AgreementFacts, DocumentDraft, DraftDoubt, DraftPromise
from medlofte.drafting.facts import agreement
from medlofte.drafting.facts.contact_lines import signature_lines
from medlofte.drafting.headings import owners
from medlofte.drafting.judging import Judging
from medlofte.drafting.saying import FoundPromise
from medlofte.drafting.walk import Walk
from medlofte.drafting.who.named import named_by
from medlofte.drafting.wholes import whole
from medlofte.language import t
from medlofte.stop import RefusedError
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words.doers import ALL, BOTH, KNOWN, Doers
from medlofte.wording.plain_text import capital

_NO_WORD: Final = re.compile(r"\S{100,}")
_MOST: Final = 600  # promises
_MANY: Final = 3  # who do it: more than police and municipality


def draft(blocks: Sequence[DocumentBlock]) -> DocumentDraft:
    """Read a whole document. One with more promises than any agreement has is refused."""
    blocks = with_cards([*map(_written, blocks)])
    facts = agreement(blocks)
    doers = Doers(named_by(facts, blocks))
    code = facts.municipality.value.code if facts.municipality else ""
    judging = Judging(doers, code, (one.text for one in blocks if one.kind == "heading"))
    signed = signature_lines(blocks)
    told = [one for one in blocks if one.line not in signed]
    for said in Walk(told, doers, _first_year(facts)).sayings():
        judging.judge(said)
        if len(judging.found) > _MOST:
            raise RefusedError(
                t(
                    "Dokumentet har över {most} löften. Spara bara de sidor där löftena står.",
                    most=_MOST,
                )
            )
    called = {id_: capital(id_) for found in judging.found for id_ in found.who if id_ != ALL}
    names = called | KNOWN | _names(blocks, doers)
    promises = tuple(_promise(one, names, facts) for one in _once(judging.found))
    used = {one for promise in promises for one in promise.responsible}
    used |= {one.value.by for one in facts.follow_up if one.value.by}
    parties = {one: name for one, name in names.items() if one in used}
    return DocumentDraft(facts, parties, promises, tuple(judging.left))


def _written(block: DocumentBlock) -> DocumentBlock:
    """The block without what is no word that anybody wrote, such as a key or a long address."""
    cells = tuple((heading, _NO_WORD.sub("", cell)) for heading, cell in block.cells)
    return block._replace(text=_NO_WORD.sub("", block.text), cells=cells)


def _first_year(facts: AgreementFacts) -> int:
    """The year in which it begins; 0 where nothing tells it."""
    return facts.first.value.year if facts.first.line else 0


def _names(blocks: Sequence[DocumentBlock], doers: Doers) -> dict[str, str]:
    """The names of all who are named anywhere, by their ids."""
    told = (text for one in blocks for text in texts(one))
    # `Båtklubbarnas bidrag` are those of båtklubbarna.
    ways = (way for text in told for way in (text, owners(text, doers)))
    return {one.id: one.name for text in ways for one in doers.among(text) if one.id != ALL}


def _once(found: Sequence[FoundPromise]) -> list[FoundPromise]:
    """Each promise once, where it stands last: a summary before may have told of it."""
    kept: dict[tuple[object, ...], FoundPromise] = {}
    for one in found:
        key = (fold(one.text), tuple(one.who), one.is_joint, one.said.more)
        kept.pop(key, None)
        kept[key] = one
    return [*kept.values()]


def _promise(found: FoundPromise, names: Mapping[str, str], facts: AgreementFacts) -> DraftPromise:
    everybody = tuple(facts.parties or BOTH)
    who = tuple(
        dict.fromkeys(
            who for one in found.who or [ALL] for who in (everybody if one == ALL else (one,))
        )
    )
    is_joint = found.is_joint and len(who) > 1
    doubt = _doubt_of(found, who, is_joint=is_joint)
    last = facts.last.value or date.max
    asked = how_much.asked(found.deed, facts.first.value, last).found
    return DraftPromise(
        found.said.line,
        found.said.words,
        whole(found.text, who, names),
        who,
        asked.target,
        together=is_joint,
        area=found.said.place.area,
        counts=asked.counts,
        first=asked.first,
        last=asked.last,
        doubts=(*found.doubts, *doubt, *asked.doubts),
    )


def _doubt_of(found: FoundPromise, who: Sequence[str], *, is_joint: bool) -> Iterator[DraftDoubt]:
    """Ask about those who are many or only called we: who of them do it is what is misread most."""
    if any(one.key == "responsible" for one in found.doubts):
        return
    if len(who) >= _MANY:
        yield DraftDoubt("responsible", t("Flera är nämnda. Ansvarar alla för löftet?"))
    elif len(who) > 1 and not is_joint and {ALL}.issuperset(found.who):
        yield DraftDoubt("responsible", t("Det står bara vi. Ansvarar alla, eller någon av dem?"))
