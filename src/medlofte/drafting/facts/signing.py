"""Knows where a document is signed, on which day, and by whom in office."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from medlofte.drafting.blocks.block import Block
from medlofte.drafting.draft import Signer, Told
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
_CAPITAL = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_NAME = rf"{_CAPITAL}(?:\s+[A-ZÅÄÖ]\.)?(?:\s+(?:von|af|de|van|der))?(?:\s+{_CAPITAL}){{1,2}}"
_OFFICE = (
    r"(?:(?:[Tt]f\.?|[Tt]illförordnad|[Bb]iträdande|[Vv]ice)\s+)?"
    r"(?:[Kk]ommunstyrelsens\s+(?:\d:[ae]\s+vice\s+)?ordförande|[Kk]ommunfullmäktiges\s+ordförande"
    r"|[Kk]ommunalråd|[Kk]ommundirektör(?:en)?|[Kk]ommunchef(?:en)?|[Ss]tadsdirektör(?:en)?"
    r"|[Kk]ommunstyrelseordförande|[Oo]rdförande\s+(?:i\s+)?kommunstyrelsen|[Oo]rdförande"
    r"|[Ll]okalpolisområdeschef(?:en)?|[Pp]olisområdeschef(?:en)?|[Pp]olismästare|[Pp]olischef(?:en)?"
    r"|[Kk]ommunpolis(?:en)?|[Oo]mrådespolis(?:en)?"
    r"|[Cc]hef(?:en)?\s+(?:för\s+)?(?:lokalpolisområdet?|LPO|polisområdet?)"
    r"|[Ss]äkerhetssamordnare|[Tt]rygghetssamordnare|[Ss]äkerhetschef|[Tt]rygghetschef"
    r"|[Ff]örvaltningschef|[Ss]tadsdelsdirektör|[Ss]ocialchef|[Rr]äddningschef"
    r"|VD|[Vv]d|[Vv]erkställande\s+direktör)"
)
# A name with the office after it, or an office with the name after it.
_NAME_FIRST = re.compile(
    rf"(?P<name>{_NAME})\s*(?:\([^)]{{0,30}}\))?[\s,|–-]*(?P<role>{_OFFICE})(?!\w)"
)
_ROLE_FIRST = re.compile(rf"(?P<role>{_OFFICE})\s*[:,|–-]?\s+(?P<name>{_NAME})(?!\w)")
_POLICE = re.compile(r"polis|\bLPO\b|\bPO\b", re.IGNORECASE)
_MUNICIPAL = re.compile(r"kommun|stad|förvaltning|säkerhet|trygghet|social|räddning", re.IGNORECASE)
_LAST_PART = 0.6  # of a document: signatures stand after it
_SHORT = 60  # signs


def signed(blocks: Sequence[Block]) -> Told[date] | None:
    """The day it was signed: the one that a sentence tells, else a place and a day at its end."""
    told = next(_told(blocks), None)
    if told:
        return told
    own = [*_on_own_line(blocks)]
    if not own:
        return None
    unsure = t("Dokumentet visar flera dagar vid underskrifterna.")
    return own[-1] if len({one.value for one in own}) == 1 else own[-1]._replace(unsure=unsure)


def _told(blocks: Sequence[Block]) -> Iterator[Told[date]]:
    for block in blocks:
        for text in (block.text, *(f"{name}: {cell}" for name, cell in block.cells)):
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


def _on_own_line(blocks: Sequence[Block]) -> Iterator[Told[date]]:
    """Yield the days that stand with a place alone, under a heading of signatures or at the end."""
    under = False
    for number, block in enumerate(blocks):
        if len(block.text) < _SHORT:
            under = under or bool(HEADING.match(block.text))
        if not under and number < _LAST_PART * len(blocks):
            continue
        for text in (block.text, *(cell for _, cell in block.cells if under)):
            for day in filter(_whole_day, named(text)):
                place = _PLACE.match(text[: day.start])
                known = under or (place and place["place"]) or _office_after(blocks, number)
                if place and known and not _goes_on(text, day):
                    yield _day(day, block.line)


def _office_after(blocks: Sequence[Block], number: int) -> bool:
    return any(re.search(_OFFICE, one.text) for one in blocks[number : number + 3])


def _goes_on(text: str, day: NamedDays) -> bool:
    """Whether a sentence goes on after the day."""
    return bool(re.match(r",?\s+[a-zåäö]{2}", text[day.end :]))


def _whole_day(day: NamedDays) -> bool:
    return day.is_day and day.year is not None


def _day(day: NamedDays, line: int) -> Told[date]:
    unsure = t('I dokumentet står "{words}", men den dagen finns inte.', words=day.wrong)
    return Told(day.first, line, unsure if day.wrong else "")


def signers(blocks: Sequence[Block]) -> Iterator[Told[Signer]]:
    """Yield those in office whose names stand under it; nobody whose office is not told."""
    there = set()
    for text, line in _signature_texts(blocks):
        for pattern in (_NAME_FIRST, _ROLE_FIRST):
            for found in pattern.finditer(text):
                name = " ".join(found["name"].split())
                if name not in there and not _is_office(name):
                    there.add(name)
                    role = " ".join(found["role"].split())
                    yield Told(Signer(name, role, _party(role, text[found.end() :])), line)


def _is_office(name: str) -> bool:
    """Whether what looks like a name is a title or a place: Lokalpolisområde Norra Skog."""
    return bool(
        _POLICE.search(name) or re.search(r"kommun|stad\b|ordförande|för\b", name, re.IGNORECASE)
    )


def _party(role: str, after: str) -> str | None:
    for text in (role, after[:40]):
        if _POLICE.search(text):
            return "polis"
        if _MUNICIPAL.search(text):
            return "kommun"
    return None


def _signature_texts(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Yield the texts at the end in which names can stand: pairs of lines, and single cells."""
    texts = [(one.text, one.line) for one in signature_blocks(blocks) if not one.cells]
    for place, (text, line) in enumerate(texts):
        yield " | ".join([text, *(one for one, _ in texts[place + 1 : place + 2])]), line
    for block in signature_blocks(blocks):
        for _, cell in block.cells:
            yield cell, block.line


def signature_blocks(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks from the signatures on: from their heading, else from the day they were written.

    Empty where the document shows neither.
    """
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if len(block.text) < _SHORT and HEADING.match(block.text):
            return blocks[place:]
    own = next(_on_own_line(blocks), None)
    return [one for one in blocks if own and one.line >= own.line]
