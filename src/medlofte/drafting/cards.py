"""Knows how labelled lines, one promise a card, are rows of a table: `Åtgärd: …`, `Ansvarig: …`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.table_rows import DEED

_NUMBER: Final = r"(?: \d+(?:\.\d+)*)?"
_OF_DEED: Final = (
    rf"(?:åtgärd|aktivitet|insats|löfte|åtagande){_NUMBER}|vad|vi (?:ska|gör|lovar)|vad vi gör"
)
_OF_WHO: Final = (
    r"ansvar(?:ig|iga|ig part|iga parter|ig aktör)?|vem|vilka|utförare|aktör(?:er)?|part(?:er)?"
    r"|(?:gö|utfö|genomfö)rs av|vem gör det"
)
_OF_MORE: Final = (
    r"när|hur ofta|hur mycket|omfattning|antal|mått|tid|tidplan|tidsplan|tidpunkt|klart|frekvens"
    r"|område|fokusområde|plats|uppföljning|så följs det upp|syfte|varför|bakgrund|problem|effekt"
    r"|status|utfall|resultat|mål"
)
_LABEL: Final = re.compile(
    rf"(?<!\S)(?P<name>(?P<deed>{_OF_DEED})|(?P<who>{_OF_WHO})|(?:{_OF_MORE})):\s+(?=\S)",
    re.IGNORECASE,
)
_WHO: Final = "Ansvar"  # the heading of a column that tells who does it
_LONGEST: Final = 400  # signs of a block that may be a field
_FEW: Final = 2  # cards; where there are fewer, lines without a deed are no cards


@dataclass(slots=True)
class _Card:
    """The fields of a promise, as headings and cells of a row."""

    line: int
    cells: list[tuple[str, str]] = field(default_factory=list)

    def has(self, heading: str) -> bool:
        return any(name == heading for name, _ in self.cells)

    @property
    def block(self) -> DocumentBlock:
        return DocumentBlock(self.line, "row", "", 0, tuple(self.cells))


def with_cards(blocks: Sequence[DocumentBlock]) -> list[DocumentBlock]:
    """The blocks with each card as a row; a text above its fields is what is done."""
    runs = [
        (labelled, [*run]) for labelled, run in groupby(blocks, key=lambda one: bool(_fields(one)))
    ]
    cards = [_cards(run) if labelled else [] for labelled, run in runs]
    several = any(len(one) == 1 and len(one[0].cells) > 1 for one in cards)
    below = sum(len(one) == 1 and one[0].has(_WHO) and not one[0].has(DEED) for one in cards)
    told: list[DocumentBlock] = []
    after = [*(run[0].kind for _, run in runs[1:]), "heading"]
    for (_, run), found, follows in zip(runs, cards, after, strict=True):
        if found and all(one.has(_WHO) and one.has(DEED) for one in found):
            told += [one.block for one in found]
        elif (
            len(found) == 1
            and below >= _FEW
            and _is_told_above(told, found[0], titles=several and follows != "bullet")
        ):
            deed = told.pop()
            cells = [(DEED, deed.text), *found[0].cells]
            told.append(_Card(deed.line, cells).block)
        else:
            told += run
    return _with_leads(told)


def _with_leads(blocks: Sequence[DocumentBlock]) -> list[DocumentBlock]:
    """The blocks, with a label that only says who as a lead where bullets come after it.

    The first one tells how the document does it: below a heading it leads to what comes after it,
    below a bullet it says who does that one.
    """
    told = [*blocks]
    leads: bool | None = None
    for number, (above, block, below) in enumerate(
        zip(blocks, blocks[1:], blocks[2:], strict=False)
    ):
        names = [name for name, _ in _fields(block)]
        if names != [_WHO] or block.kind != "text" or below.kind != "bullet":
            continue
        is_below_heading = above.kind == "heading" or above.text.endswith(":")
        leads = is_below_heading if leads is None else leads
        if is_below_heading or leads:
            who = block.text.partition(":")[2].strip(" .")
            told[number + 1] = block._replace(text=f"{who}:")
    return told


def _is_told_above(told: Sequence[DocumentBlock], card: _Card, *, titles: bool) -> bool:
    """Whether what the fields tell of stands above them; a bullet with its doer is read so.

    A heading is it where `titles` may be: not where points below are what is done, nor where all
    that any card tells is who, as on a page that names who answers for it.
    """
    if not told or not card.has(_WHO) or card.has(DEED):
        return False
    above = told[-1]
    is_more = above.kind == "bullet" and len(card.cells) > 1
    is_title = titles and above.kind == "heading"
    return len(above.text) <= _LONGEST and (above.kind == "text" or is_more or is_title)


def _cards(run: Sequence[DocumentBlock]) -> list[_Card]:
    """The cards of lines that follow each other; the first label of all begins each."""
    cards: list[_Card] = []
    for block in run:
        for name, cell in _fields(block):
            if not cards or cards[-1].cells[0][0] == name or (name == DEED and cards[-1].has(DEED)):
                cards.append(_Card(block.line))
            cards[-1].cells.append((name, cell))
    return cards


def _fields(block: DocumentBlock) -> list[tuple[str, str]]:
    """The labels of a block and what stands after each; none where it begins with other words."""
    if block.kind not in ("text", "heading") or not _LABEL.match(block.text[:_LONGEST]):
        return []
    return [*_split(block.text)]


def _split(text: str) -> Iterator[tuple[str, str]]:
    found = [*_LABEL.finditer(text)]
    found = [one for one in found if one.start() == 0 or one["name"][0].isupper()]
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=True):
        name = DEED if one["deed"] else _WHO if one["who"] else one["name"]
        yield name, text[one.end() : end].strip()
