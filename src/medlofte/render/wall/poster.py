"""Knows what a poster says: how a time stands at a glance, a few promises, and where to read on."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.model.settings import Publish
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.render import address
from medlofte.render.wall.card import WallCard, card
from medlofte.wording import agreements, states
from medlofte.wording.counts import Share, choice_note, headline, noun
from medlofte.wording.notes import told_explanations
from medlofte.wording.plain_text import capital, shorten
from medlofte.wording.public_answer import Answer, answers, cautions
from medlofte.wording.public_report import as_of_words
from medlofte.wording.targets.bar import explained

MOST = 12  # promises that a poster has room for
_TEXT, _TITLE, _NAME = 240, 120, 60  # letters of a sentence, a title, a name


class Poster(NamedTuple):
    """A poster, worded for the public."""

    place: str
    time: str
    what: str  # the agreements
    brief: str
    sentence: str
    shares: Sequence[Share]
    cards: Sequence[WallCard]
    key: Sequence[tuple[str, str]]
    choice: str  # which are shown, where not all are
    warnings: Sequence[str]
    explanations: Sequence[str]
    as_of: date
    day: str
    ask: str
    publisher: str


def poster(progress: Progress, audience: Audience) -> Poster:
    """Make the poster of what was asked for."""
    told = answers(progress, audience)
    every = [one for _, members in told for one in members]
    rows = [one.row for one in every]
    above = headline(progress, rows, audience.today)
    shown = [card(one, progress.asked) for one in _chosen(every)]
    titles = states.listed([agreements.titled(agreement) for agreement, _ in told])
    return Poster(
        place=shorten(progress.book.promises.municipality, _NAME),
        time=_time(progress),
        what=shorten(titles, _TITLE),
        brief=above.brief,
        sentence=above.sentence,
        shares=above.shares,
        cards=shown,
        key=explained(one.marks for one in shown),
        choice=_choice(progress, every),
        warnings=[shorten(note, _TEXT) for note in cautions(progress.book, every)],
        explanations=[*told_explanations(rows, audience.today)],
        as_of=progress.as_of,
        day=as_of_words(progress.as_of, progress.asked.span.last, audience),
        ask=_ask(progress, every, audience.publish),
        publisher=_publisher(audience.publish),
    )


def page_path(progress: Progress, today: date) -> str:
    """The page of the site that tells more: of the year, else of the municipality."""
    book, number = progress.book, progress.asked.span.last.year
    held = [one for one, rows in progress.agreements if rows]
    if len(held) == 1 and not progress.asked.agreement and _begun(held[0], number, today):
        return address.year_page(book.id, held[0].id, str(number))
    return address.municipality_page(book.id)


def _begun(agreement: Agreement, number: int, today: date) -> bool:
    """Whether the site has a page of the agreement and year."""
    last = min(agreement.last, today).year
    return agreement.from_ <= today and agreement.from_.year <= number <= last


def _time(progress: Progress) -> str:
    asked = progress.asked
    return asked.label if not (asked.part or asked.agreement) else states.asked_words(asked)


def _chosen(every: Sequence[Answer]) -> list[Answer]:
    """Choose those that there is room for: never by how they went.

    First those that can be counted, in the order of the agreement; what is invented comes last.
    """
    kept = sorted(every, key=lambda one: (one.row.pledge.agreement.example, not one.row.countable))
    places = {id(one): place for place, one in enumerate(every)}
    return sorted(kept[:MOST], key=lambda one: places[id(one)])


def _choice(progress: Progress, every: Sequence[Answer]) -> str:
    note = choice_note(min(len(every), MOST), len(every), noun(progress))
    how = t("De som går att räkna går före, i avtalets ordning, hur det än gick.")
    return f"{note} {how}" if note else ""


def _ask(progress: Progress, every: Sequence[Answer], publish: Publish) -> str:
    """Whom to ask: who is named in the settings, else those who promised."""
    if publish.contact:
        return shorten(publish.contact, _TEXT)
    known = progress.book.promises.parties
    responsible = {by for one in every for by in one.row.pledge.promise.responsible}
    names = states.names([party for party in known if party in responsible], known)
    return shorten(capital(names), _TEXT)


def _publisher(publish: Publish) -> str:
    name = shorten(publish.publisher or "", _NAME)
    return t("Utgivare: {publisher}", publisher=name) if name else ""
