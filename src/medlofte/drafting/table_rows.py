"""Knows what a row of a table promises: which column tells what, who, how much and when."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.headings import who_of
from medlofte.drafting.rules.clauses import DeedClause
from medlofte.drafting.rules.columns import COLUMNS
from medlofte.drafting.rules.rule import drawn
from medlofte.drafting.saying import Saying, SayingPlace
from medlofte.drafting.sentences import sentences
from medlofte.swedish.promise_words.doers import ALL, Doers, ids

_BARE_DAY: Final = re.compile(
    r"(?:klart?:? |senast |färdigt?:? |till )*(?:den )?"
    r"(?:\d{4}-\d\d-\d\d|(?:\d{1,2} )?[a-zåäö]+ 20\d\d|20\d\d)\.?",
    re.IGNORECASE,
)
_BEFORE_DAY: Final = re.compile(r"^(?:(?:klart?|senast|färdigt?|till):? )+", re.IGNORECASE)
DEED: Final = "Löfte"  # the heading of a column that tells what is done
_WHAT: Final = re.compile(r"^(?:vad|det|detta|här) ", re.IGNORECASE)
_WHO: Final = re.compile(r"ansvar", re.IGNORECASE)  # a column of those who do it
_MARK: Final = re.compile(r"[xX×✓✔☑●•■*]|ja", re.IGNORECASE)  # in the column of who does it
_NOTHING: Final = frozenset(("", "-", "–", "—"))


def said_in_row(block: DocumentBlock, place: SayingPlace, doers: Doers) -> Iterator[Saying]:
    """Yield what a row promises; nothing where no column of the table tells what is done."""
    columns = _columns(block)
    across = _across(block, doers)
    marked = [who for who, cell in across if _MARK.fullmatch(cell.strip())]
    if across and not marked:
        for who, cell in across:
            at = replace(place, area=columns.get("area", place.area))
            yield from _lines(block, cell, at, who)
        return
    by_who = columns.get("who") or marked
    deed = columns.get("deed") or (columns.get("rest", "") if by_who else "")
    if not deed or "outcome" in columns or "agreement" in columns:
        return
    place = replace(place, area=columns.get("area") or place.area)
    who = (*ids(doers.among(columns.get("who", ""))), *(one for all_ in marked for one in all_))
    more = ". ".join(filter(None, (columns.get("much"), _when(columns.get("when", "")))))
    joint = DeedClause(columns.get("who", ""), doers).is_joint
    if "\n" in deed:
        yield from _lines(block, deed, place, who)
        return
    for number, part in enumerate(sentences(deed)):
        said = Saying(block.line, part, deed, "further" if number else "row", place)
        yield replace(said, who=who, is_joint=joint, more="" if number else more)


def tells_of_a_text(block: DocumentBlock) -> bool:
    """Whether a row tells who does, and how much, of what a text above it says."""
    columns = _columns(block) if block.kind == "row" else {}
    return "who" in columns and not columns.keys() & {"deed", "rest", "agreement"}


def _columns(block: DocumentBlock) -> dict[str, str]:
    """The cells by what their columns tell; of those that tell nothing known the longest."""
    found: dict[str, str] = {}
    for heading, cell in block.cells:
        kind = drawn(COLUMNS, heading)
        if cell.strip() in _NOTHING:
            continue
        if kind:
            found.setdefault(kind.found, cell)
        elif len(cell) > len(found.get("rest", "")):
            found["rest"] = cell
    return found


def _across(block: DocumentBlock, doers: Doers) -> list[tuple[tuple[str, ...], str]]:
    """The cells of a table that has a column for each party."""
    found = []
    for heading, cell in block.cells:
        who = who_of(_WHAT.sub("", heading), doers)
        if who and ALL not in who and not _WHO.search(heading):
            found.append((who, cell))
    return [(who, cell) for who, cell in found if cell.strip() not in _NOTHING]


def _lines(
    block: DocumentBlock, cell: str, place: SayingPlace, who: tuple[str, ...]
) -> Iterator[Saying]:
    for line in cell.split("\n"):
        for number, part in enumerate(sentences(line)):
            yield Saying(block.line, part, line, "further" if number else "row", place, who)


def _when(cell: str) -> str:
    """The time of a row; a bare day is the last one."""
    return f"senast {_BEFORE_DAY.sub('', cell)}" if _BARE_DAY.fullmatch(cell.strip()) else cell
