"""Knows the page of all municipalities, by county and police area; no ranking, no sum over them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from medlofte.language import n, t
from medlofte.render.site import frame
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.news import NewsItem
from medlofte.swedish.names import swedish
from medlofte.wording.counts import Group
from medlofte.wording.public_report import as_of_words


class Card(NamedTuple):
    """What the shared pages need to know of a municipality; its latest year, if it has any."""

    name: str
    slug: str
    county: str
    police_area: str
    agreement: str
    label: str
    path: str
    running: bool
    groups: Sequence[Group]
    examples: bool
    left_out: bool
    changes: Sequence[NewsItem]
    states_since: date | None  # None where no year is told of
    since: date | None


def page(site: Site, cards: Sequence[Card]) -> Page:
    notes, days = [], [card.states_since for card in cards if card.states_since]
    if any(card.examples for card in cards):
        notes.append(
            t("EXEMPEL: där det står exempel är siffrorna påhittade och säger inget om kommunen.")
        )
    return frame.page(
        site,
        "index.html",
        "index.html",
        t("Medborgarlöften"),
        warnings=notes,
        heading=n(
            "Medborgarlöften i {count} kommun", "Medborgarlöften i {count} kommuner", len(cards)
        ),
        counties=[*_counties(cards)],
        as_of=as_of_words(max(days), None, site.audience) if days else "",
    )


def _counties(cards: Sequence[Card]) -> Iterator[tuple[str, list[tuple[str, list[Card]]]]]:
    """Yield the counties: their police areas, each with its municipalities."""
    ordered = sorted(
        cards,
        key=lambda card: (
            swedish(card.county),
            not card.police_area,
            swedish(card.police_area),
            swedish(card.name),
        ),
    )
    for county, members in groupby(ordered, lambda card: card.county):
        areas = groupby(members, lambda card: card.police_area)
        unknown = t("Lokalpolisområde inte angivet")
        yield county, [(area or unknown, [*several]) for area, several in areas]
