"""Knows where a document is signed, on which day, and by whom in office."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.drafting.blocks.block import DocumentBlock, titled
from medlofte.drafting.draft import Signer, ToldFact
from medlofte.drafting.facts.case_numbers import without_numbers
from medlofte.language import t
from medlofte.swedish.text_days import NamedDays, named

_SIGNED_BEFORE = re.compile(
    r"(?:underteckna(?:des|t|d|s|de)|skrevs under|skrivs under|skrev[^.!?]{0,60} under|signera\w*"
    r"|påskrive\w*|undertecknande\w*|underskri\w*|ingicks|tecknades)(?P<on>[^.!?]{0,50})$",
    re.IGNORECASE,
)
_SIGNED_AFTER = re.compile(
    r"[^.!?]{0,60}?\b(?:underteckna(?:des|t|d|de)|skrevs|skrev\b[^.!?]{0,60} under|signerade)",
    re.IGNORECASE,
)
_NOT_SIGNED = re.compile(
    r"publicera|uppdatera|granska|beslut|antag|ersätter|tidigare|föregående|lag\b|senast|revidera",
    re.IGNORECASE,
)
_ON_TO = re.compile(r"\btill\b|\bgäll", re.IGNORECASE)
_OTHER_PAPER = re.compile(r"ersätter|tidigare|förra|föregående|dess?förinnan", re.IGNORECASE)
HEADING = re.compile(
    r"^[\d.\s]*(?:under(?:skrift|teckn)\w*|signatur\w*|undertecknat|parternas underskrift\w*)",
    re.IGNORECASE,
)
# A line that is but a place and a day: Exempelby den 3 mars 2025. Also Ort och datum: …
_PLACE = re.compile(
    r"^(?:(?:ort(?: och datum)?|datum|dag|plats)\s*:?\s*)?"
    r"(?P<place>(?:[A-ZÅÄÖ][\w-]*[ ,/]+){0,3})(?:den\s*)?$"
)
# What other days stand by, alone on a line.
_NO_PLACE = re.compile(
    r"tjänsteskriv|protokoll|samman|bilaga|version|revider|publicer|uppdater|beslut|antag|fastställ"
    r"|senast|sidan|sida\b|ärende|granskad|giltig|gäller|dnr|utgåva|datum för",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
OFFICE = (
    r"(?:(?:[Tt]f\.?|[Tt]illförordnad|[Bb]iträdande|[Vv]ice)\s+)?"
    r"(?:[Kk]ommunstyrelsens\s+(?:\d:[ae]\s+vice\s+)?ordförande|[Kk]ommunfullmäktiges\s+ordförande"
    r"|[Kk]ommunalråd|[Kk]ommundirektör(?:en)?|[Kk]ommunchef(?:en)?|[Ss]tadsdirektör(?:en)?"
    r"|[Kk]ommunstyrelseordförande|[Oo]rdförande\s+(?:i\s+)?kommunstyrelsen|[Oo]rdförande"
    r"|[Ll]okalpolisområdeschef(?:en)?|[Pp]olisområdeschef(?:en)?|[Pp]olismästare|[Pp]olischef(?:en)?"
    r"|[Kk]ommunpolis(?:en)?|[Oo]mrådespolis(?:en)?"
    r"|[Cc]hef(?:en)?,?\s+(?:för\s+)?(?:lokalpolisområdet?|LPO|polisområdet?)"
    r"|[Ss]äkerhetssamordnare|[Tt]rygghetssamordnare|[Ss]äkerhetschef|[Tt]rygghetschef"
    r"|[Ff]örvaltningschef|[Ss]tadsdelsdirektör|[Ss]ocialchef|[Rr]äddningschef"
    r"|VD|[Vv]d|[Vv]erkställande\s+direktör)"
)
# Words that begin as names do, and are none.
_NO_NAME = (
    rf"{OFFICE}|För\b|Kommun|Polis|Lokal|Chef|Region|Ort\b|Datum|Namn|Titel|Befattning|Under"
    r"|Stads|Box\b|[\w-]+ (?:kommun|stad)\b"
)
_WORD = rf"(?!{_NO_NAME}){_CAPITAL}"
# The third of four words is the first of another name: two columns in one line.
NAME = (
    rf"{_WORD}(?:\s+[A-ZÅÄÖ]\.)?(?:\s+(?:von|af|de|van|der))?"
    rf"\s+{_WORD}(?:\s+{_WORD}(?!\s+{_WORD}))?"
)
_NAME_OR_OFFICE = re.compile(rf"(?<!\w)(?:(?P<role>{OFFICE})|(?P<name>{NAME}))(?!\w)")
_AREA = re.compile(
    rf"\b((?:[Ll]okal)?[Pp]olisområde|LPO|PO)(?:\s+{_CAPITAL}(?:[/-]{_CAPITAL})*){{1,3}}"
)
_POLICE = re.compile(r"polis|\bLPO\b|\bPO\b", re.IGNORECASE)
_MUNICIPAL = re.compile(r"kommun|stad|förvaltning|säkerhet|trygghet|social|räddning", re.IGNORECASE)
_LAST_PART = 0.6  # of a document: signatures stand after it
_SHORT, _LINE = 60, 200  # signs


def signed(blocks: Sequence[DocumentBlock]) -> ToldFact[date] | None:
    """The day it was signed: the one that a sentence tells, else a place and a day at its end."""
    told = next(_told(blocks), None)
    if told:
        return told
    own = [*_on_own_line(blocks)]
    if not own:
        return None
    unsure = t("Dokumentet visar flera dagar vid underskrifterna.")
    return own[-1] if len({one.value for one in own}) == 1 else own[-1]._replace(unsure=unsure)


def _told(blocks: Sequence[DocumentBlock]) -> Iterator[ToldFact[date]]:
    for block in blocks:
        for text in titled(block):
            readable = without_numbers(text)
            for day in filter(_whole_day, named(readable)):
                before, after = _sentence(readable, day)
                since = _SIGNED_BEFORE.search(before)
                then = since and not _ON_TO.search(since["on"])
                then = then or (
                    _SIGNED_AFTER.match(after) and not _NOT_SIGNED.search(before + after)
                )
                if then and not _OTHER_PAPER.search(before):
                    yield _day(day, block.line)


def _sentence(text: str, day: NamedDays) -> tuple[str, str]:
    """What stands before the day and after it in its own sentence."""
    ends = r"[.!?|]\s+"
    before, after = text[max(0, day.start - 150) : day.start], text[day.end : day.end + 150]
    return re.split(ends, before)[-1], re.split(ends, after)[0]


def _on_own_line(blocks: Sequence[DocumentBlock]) -> Iterator[ToldFact[date]]:
    """Yield the days that stand with a place alone, under a heading of signatures or at the end."""
    under = False
    for number, block in enumerate(blocks):
        if len(block.text) < _SHORT:
            under = under or bool(HEADING.match(block.text))
        if not under and number < _LAST_PART * len(blocks):
            continue
        for text in (block.text, *(cell for _, cell in block.cells if under)):
            day = next(iter(named(text)), None) if len(text) < _LINE else None
            place = _PLACE.match(text[: day.start]) if day and _whole_day(day) else None
            if not (day and place) or _goes_on(text, day) or _NO_PLACE.match(text):
                continue
            if under or place["place"] or _office_after(blocks, number):
                yield _day(day, block.line)


def _office_after(blocks: Sequence[DocumentBlock], number: int) -> bool:
    return any(re.search(OFFICE, one.text) for one in blocks[number : number + 3])


def _goes_on(text: str, day: NamedDays) -> bool:
    """Whether a sentence goes on after the day."""
    return bool(re.match(r",?\s+[a-zåäö]{2}", text[day.end :]))


def _whole_day(day: NamedDays) -> bool:
    return day.is_day and day.year is not None


def _day(day: NamedDays, line: int) -> ToldFact[date]:
    unsure = t('I dokumentet står "{words}", men den dagen finns inte.', words=day.wrong)
    return ToldFact(day.first, line, unsure if day.wrong else "")


class _Told(NamedTuple):
    """A name, or an office, under a document; `after` is what follows it."""

    is_name: bool
    text: str
    after: str
    line: int


def signers(blocks: Sequence[DocumentBlock]) -> Iterator[ToldFact[Signer]]:
    """Yield those in office whose names stand under it; nobody whose office is not told."""
    there = set()
    for name, office in _pairs(blocks):
        if name.text not in there:
            there.add(name.text)
            party = _party(office.text) or _party(office.after)
            yield ToldFact(Signer(name.text, office.text, party), name.line)


def _pairs(blocks: Sequence[DocumentBlock]) -> Iterator[tuple[_Told, _Told]]:
    """Yield each name with its office: one by one, or all names of a row and then their offices."""
    for told in _sequences(blocks):
        waiting: list[_Told] = []
        for one in told:
            if waiting and waiting[0].is_name != one.is_name:
                other = waiting.pop(0)
                yield (one, other) if one.is_name else (other, one)
            else:
                waiting.append(one)


def _sequences(blocks: Sequence[DocumentBlock]) -> Iterator[list[_Told]]:
    """Yield the names and offices in order: of all lines together, and of each cell."""
    signing = signature_blocks(blocks)
    yield [told for one in signing for told in _names_and_offices(one.text, one.line)]
    for block in signing:
        for _, cell in block.cells:
            yield [*_names_and_offices(cell, block.line)]


def _names_and_offices(text: str, line: int) -> Iterator[_Told]:
    text = _AREA.sub(r"\1", text)
    for found in _NAME_OR_OFFICE.finditer(text):
        words = " ".join(found[0].split())
        yield _Told(
            found["name"] is not None, words, text[found.end() : found.end() + _SHORT], line
        )


def _party(text: str) -> str | None:
    if _POLICE.search(text):
        return "polis"
    return "kommun" if _MUNICIPAL.search(text) else None


def signature_blocks(blocks: Sequence[DocumentBlock]) -> Sequence[DocumentBlock]:
    """The blocks from the signatures on: from their heading, else from the day they were written.

    Empty where the document shows neither.
    """
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if len(block.text) < _SHORT and HEADING.match(block.text):
            return blocks[place:]
    own = next(_on_own_line(blocks), None)
    return [one for one in blocks if own and one.line >= own.line]
