"""Knows the calendar file of `next --format ics`: RFC 5545, for Outlook and others to read."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.language import t
from medlofte.periods import DAY
from medlofte.progress.agenda import Agenda, Due
from medlofte.progress.duties import Duty
from medlofte.progress.measure import Row
from medlofte.wording.dues import command, name, standing
from medlofte.wording.heading import warnings
from medlofte.wording.plain_text import harmless
from medlofte.wording.states import listed

_OCTETS = 75  # the longest line (RFC 5545, 3.1)
_NAMED = 3  # as many municipalities as a calendar's name has room for
_BREAK = r"\n"
_SPECIAL = re.compile(r"[\\;,]")


class Events(NamedTuple):
    """What the calendar tells of one municipality: its warnings, and the lines of its events."""

    name: str
    notes: list[str]
    lines: list[str]


def events(agenda: Agenda) -> Events:
    """Make a day of each thing that is due; the same input gives the same lines."""
    lines = [line for due in agenda.dues for line in _event(due, agenda)]
    name = agenda.progress.book.promises.municipality
    return Events(name, [*warnings(agenda.progress)], lines)


def text(municipalities: Sequence[Events]) -> str:
    """Make the calendar; who subscribes to it fetches it anew each day.

    What is done is no longer in it. An event keeps its UID as long as it is the same thing to do.
    """
    title = _escaped(_title([one.name for one in municipalities]))
    notes = [note for one in municipalities for note in one.notes]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//medlofte//medlofte next//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{title}",
        f"X-WR-CALNAME:{title}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *([f"X-WR-CALDESC:{_escaped(' '.join(notes))}"] if notes else []),
        *(line for one in municipalities for line in one.lines),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _title(names: Sequence[str]) -> str:
    if not names:
        return t("Medborgarlöften")
    if len(names) > _NAMED:
        return t("Medborgarlöften i {count} kommuner", count=len(names))
    return t("Medborgarlöften i {names}", names=listed(names))


def _event(due: Due, agenda: Agenda) -> list[str]:
    progress = agenda.progress
    promises = progress.book.promises
    what, how = name(due, promises.parties), standing(due, promises.parties)
    about = due.about
    invented = isinstance(about, Row) and about.examples and not about.pledge.agreement.example
    title = f"{promises.municipality}: {what}" + (f" ({t('exempel')})" if invented else "")
    description = [f"{what}: {how}.", command(due, agenda), *warnings(progress)]
    return [
        "BEGIN:VEVENT",
        f"UID:{'-'.join(_identity(due))}-{progress.book.id}@medlofte",
        f"DTSTAMP:{_day(progress.as_of)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(due.day)}",
        f"DTEND;VALUE=DATE:{_day(due.day + DAY)}",
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_BREAK.join(map(_escaped, description))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _identity(due: Due) -> Iterator[str]:
    """What stays the same while a promise's standing and its day change."""
    match due.about:
        case Row():
            pledge = due.about.pledge
            yield from (pledge.agreement.id, pledge.promise.id, _day(due.about.window.first))
        case Duty():
            yield from (due.about.agreement.id, "follow-up", due.about.label, due.about.by or "")
        case _:
            yield from ("party", due.about.party, due.about.tertial.label)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """Escape a text (RFC 5545, 3.3.11); other control characters are made harmless."""
    return _SPECIAL.sub(r"\\\g<0>", harmless(text))


def _folded(line: str) -> Iterator[str]:
    """Break a line so that no part has more octets than allowed, and no letter is broken."""
    part, used = "", 0
    for letter in line:
        size = len(letter.encode())
        if used + size > _OCTETS:
            yield part
            part, used = " ", 1
        part += letter
        used += size
    yield part
