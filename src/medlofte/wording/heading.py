"""Knows what every form of the status shares: its opening, its warnings, its areas."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from medlofte.language import n, t
from medlofte.model.agreement import Agreement, Area, Promise
from medlofte.model.topic import Topic
from medlofte.progress.measure import Progress
from medlofte.swedish.dates import long
from medlofte.wording import agreements, states
from medlofte.wording.plain_text import capital, shorten

T = TypeVar("T")


def opening(progress: Progress) -> list[str]:
    """Return what every form of the status says first: title, period and day."""
    book = progress.book
    titles = [agreements.titled(agreement) for agreement, _ in progress.agreements]
    responsible = {party for row in progress.rows for party in row.pledge.promise.responsible}
    lead = [party for party in ("polis", "kommun") if party in responsible]
    parties = states.names(lead, book.promises.parties)
    return [
        " · ".join(filter(None, [book.promises.municipality, *titles, parties])),
        period_line(progress),
        *_together(progress),
        *_judged_to(progress),
    ]


def period_line(progress: Progress) -> str:
    """What was asked for and as of when: År 2024, per den 31 december 2024."""
    day = long(progress.as_of)
    period = t("{period}, per den {day}", period=states.asked_words(progress.asked), day=day)
    return period + _still_open(progress)


def warnings(progress: Progress) -> list[str]:
    """Return what a reader must know before any figure: examples, and files left out."""
    name = progress.book.promises.municipality
    examples = example_note(name, progress.examples, progress.real)
    held = (agreement for agreement, rows in progress.agreements if rows)
    return [*agreements.invented_notes(held), *examples, *left_out_note(progress)]


def by_area(
    agreement: Agreement, members: Sequence[T], promise: Callable[[T], Promise]
) -> Iterator[tuple[Area | None, list[T]]]:
    """Group members by the area of their promises; first come those without one."""
    areas = (promise(one).area for one in members)
    for area in (None, *dict.fromkeys((*agreement.areas, *filter(None, areas)))):
        group = [one for one in members if promise(one).area == area]
        if group:
            yield agreement.areas.get(area, Area(name=area)) if area else None, group


def topic_words(topic: Topic) -> str:
    """What a topic is called, as a heading."""
    named: dict[Topic, str] = {
        "traffic": t("Trafik"),
        "drugs": t("Narkotika"),
        "presence": t("Närvaro"),
        "youth": t("Ungdom"),
        "domestic_violence": t("Våld i nära relation"),
        "violence": t("Våld"),
        "property_crime": t("Stöld och skadegörelse"),
        "public_places": t("Trygga platser"),
        "information": t("Information"),
        "cooperation": t("Samverkan"),
    }
    return named[topic]


def situation(area: Area | None) -> list[tuple[str, str]]:
    """What the situation picture says of an area, each with its label."""
    said = [(t("Problem"), area.problem), (t("Orsak"), area.cause)] if area else []
    return [(label, text) for label, text in said if text]


def _together(progress: Progress) -> Iterator[str]:
    """Say of each agreement that other municipalities are parties to it."""
    for agreement, _ in progress.agreements:
        if agreement.municipalities:
            yield t(
                "{title} delas med {names}.",
                title=agreement.title,
                names=states.listed(agreement.municipalities),
            )


def _still_open(progress: Progress) -> str:
    if progress.as_of >= progress.asked.span.last or progress.as_of < progress.asked.span.first:
        return ""
    if progress.asked.agreement:
        the_term = agreements.words(progress.asked.agreement.kind).the_term
        return t(". {The_term} pågår.", The_term=capital(the_term))
    if progress.asked.part:
        return t(". Perioden pågår.")
    return t(". Året pågår.")


def _judged_to(progress: Progress) -> Iterator[str]:
    """Say up to which day the figures reach, where pace is judged by a tally's last day."""
    known = progress.book.promises.parties
    paced = [row for row in progress.rows if row.outcome.figure and row.outcome.next_due]
    for day in sorted({row.outcome.reported_to or progress.as_of for row in paced}):
        rows = [row for row in paced if row.outcome.reported_to == day < progress.as_of]
        ids = {party for row in rows for party in row.pledge.promise.responsible}
        if not rows:
            continue
        if any(row not in rows and ids & set(row.pledge.promise.responsible) for row in paced):
            what = [shorten(row.pledge.promise.title, 24) for row in rows]
            subject = t("Uppgifterna om {names}", names=states.listed(what))
        else:
            who = states.names([party for party in known if party in ids], known)
            subject = t("Uppgifterna från {names}", names=who)
        yield t(
            "{subject} räcker t.o.m. {day}; takten bedöms per den dagen.",
            subject=subject,
            day=long(day),
        )


def example_note(name: str, examples: int, real: int) -> Iterator[str]:
    """Yield that figures rest on invented activities, where they do."""
    if examples and not real:
        yield n(
            "EXEMPEL: {count} aktivitet är påhittad. Siffrorna säger inget om {name}.",
            "EXEMPEL: alla {count} aktiviteter är påhittade. Siffrorna säger inget om {name}.",
            examples,
            name=name,
        )
    elif examples:
        yield n(
            "EXEMPEL: {count} av {all} aktiviteter är påhittad.",
            "EXEMPEL: {count} av {all} aktiviteter är påhittade.",
            examples,
            all=examples + real,
        )


def left_out_note(progress: Progress) -> Iterator[str]:
    count = len(progress.book.unread)
    if count:
        yield n(
            "{count} fil har fel och är inte medräknad: medlofte validate",
            "{count} filer har fel och är inte medräknade: medlofte validate",
            count,
        )
