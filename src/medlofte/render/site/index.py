"""Knows the start page: where to find a municipality, and the answer where there are few.

No ranking, and no sum over municipalities: they have promised different things. More than a few are
found by their names, counties and police areas alone, for a column of outcomes would rank them.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from medlofte.language import n, t
from medlofte.render.drawing.stacked_bar import stacked_bar
from medlofte.render.site import frame
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.life.on_topics import OnTopic
from medlofte.render.site.news.item import NewsItem
from medlofte.swedish.names import fold, swedish
from medlofte.wording.counts import Headline
from medlofte.wording.public_report import as_of_words
from medlofte.wording.state_table import Sign

FEW = 12  # a police area seldom has more, and each is one glance


class BriefLine(NamedTuple):
    """A promise and how it stands, as light as a shared page can carry it."""

    title: str
    path: str
    sign: Sign
    standing: str
    figure: str


class Card(NamedTuple):
    """What the shared pages need to know of a municipality; its latest year, if it has any."""

    name: str
    names: Sequence[tuple[str, str]]  # in other languages, each after its code
    slug: str
    county: str
    police_area: str
    title: str  # of its latest year
    label: str
    path: str
    running: bool
    headline: Headline | None
    parts: Sequence[tuple[str, Sequence[BriefLine]]]  # the areas with their promises
    examples: bool
    left_out: bool
    changes: Sequence[NewsItem]
    on_topics: Sequence[OnTopic]
    states_since: date | None  # None where no year is told of
    since: date | None

    @property
    def bar(self) -> str:
        """The bar of the headline; empty where there is nothing to draw."""
        return stacked_bar(self.headline.drawn) if self.headline else ""


class InCounty(NamedTuple):
    """The municipalities of a county, by police area; the areas are named where it helps."""

    name: str
    number: int
    areas: Sequence[tuple[str, Sequence[Card]]]


def page(site: Site, cards: Sequence[Card]) -> Page:
    notes = []
    if any(card.examples for card in cards):
        notes.append(t("EXEMPEL: där det står exempel är siffrorna påhittade."))
    few, alone = len(cards) <= FEW, len(cards) == 1
    # Where the promises stand with their figures, those change as well.
    days = [card.since if card.parts else card.states_since for card in cards]
    known = [day for day in days if day]
    heading = n(
        "Medborgarlöften i {count} kommun", "Medborgarlöften i {count} kommuner", len(cards)
    )
    if alone:
        heading = t("Medborgarlöften i {name}", name=cards[0].name)
    return frame.page(
        site,
        "index.html",
        "index.html" if few else "find.html",
        t("Medborgarlöften"),
        warnings=notes,
        since=max(known, default=None),
        heading=heading,
        alone=alone,
        counties=_in_few(cards) if few else [*_counties(cards)],
        as_of=as_of_words(max(known), None, site.audience) if known else "",
        letters=[] if few else [*_letters(cards)],
        topics=any(card.on_topics for card in cards),
        areas=[] if few else _by_area(card for card in cards if card.police_area),
    )


def _counties(cards: Sequence[Card]) -> Iterator[InCounty]:
    ordered = sorted(cards, key=lambda card: (swedish(card.county), swedish(card.name)))
    for county, several in groupby(ordered, lambda card: card.county):
        members = [*several]
        known = _by_area(card for card in members if card.police_area)
        rest = [card for card in members if not card.police_area]
        unknown = t("Lokalpolisområde inte angivet") if known else ""
        areas = [*known, (unknown, rest)] if rest else known
        yield InCounty(county or t("Län inte angivet"), len(members), areas)


def _in_few(cards: Sequence[Card]) -> list[InCounty]:
    """The counties of few municipalities, where each card holds its answer."""
    counties = map(_answers_first, _counties(cards))
    return sorted(counties, key=lambda one: _is_silent(one.areas[0][1][0]))


def _answers_first(county: InCounty) -> InCounty:
    """Put those with an answer before those where nothing has begun, however they answer."""
    areas = [(area, sorted(cards, key=_is_silent)) for area, cards in county.areas]
    return county._replace(areas=sorted(areas, key=lambda one: _is_silent(one[1][0])))


def _is_silent(card: Card) -> bool:
    return card.headline is None


def _by_area(cards: Iterable[Card]) -> list[tuple[str, list[Card]]]:
    """The police areas; one is the same however its capitals and hyphens are written."""
    found: dict[str, list[Card]] = {}
    for card in sorted(cards, key=lambda card: swedish(card.name)):
        found.setdefault(fold(card.police_area), []).append(card)
    named = ((own[0].police_area, own) for own in found.values())
    return sorted(named, key=lambda one: swedish(one[0]))


def _letters(cards: Sequence[Card]) -> Iterator[tuple[str, list[Card]]]:
    """Yield the first letters, each with the municipalities that begin with it."""
    ordered = sorted(cards, key=lambda card: swedish(card.name))
    for letter, several in groupby(ordered, lambda card: _first(card.name)):
        yield letter, [*several]


def _first(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip())[:1].upper()
