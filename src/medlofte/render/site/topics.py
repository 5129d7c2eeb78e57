"""Knows the pages of the topics: all promises on one, municipality by municipality.

Municipalities have promised different things, so nothing here tells how it went: no outcome, no
state, and no order but that of the alphabet.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.language import n, t
from medlofte.model.topic import TOPICS, Topic
from medlofte.render.address import topic_page
from medlofte.render.site import frame
from medlofte.render.site.frame import Crumb, Page, Site
from medlofte.render.site.index import FEW, Card
from medlofte.render.site.life.on_topics import OnTopic
from medlofte.swedish.names import swedish
from medlofte.wording.heading import topic_words

PATH = "amnen.html"  # the list of the topics

Promised = Sequence[tuple[Card, Sequence[OnTopic]]]  # what municipalities have promised


class TopicLine(NamedTuple):
    """A page one level down, and how much is promised there."""

    name: str
    path: str
    amount: str
    places: str = ""  # the names of the municipalities


def pages(site: Site, cards: Sequence[Card]) -> Iterator[Page]:
    """Yield the pages of each topic that occurs, and the list of them where there are any."""
    ordered = sorted(cards, key=lambda card: swedish(card.name))
    found = {topic: [*_promised(ordered, topic)] for topic in TOPICS}
    occurring = {topic: promised for topic, promised in found.items() if promised}
    if not occurring:
        return
    lines = [
        TopicLine(topic_words(topic), topic_page(topic), _amount(promised))
        for topic, promised in occurring.items()
    ]
    yield frame.page(
        site,
        PATH,
        "topics.html",
        t("Ämnen"),
        description=t("Vad kommuner och polis har lovat, ämne för ämne."),
        since=_since([one for promised in occurring.values() for one in promised]),
        lead=t(
            "Ett ämne samlar det som kommunerna har lovat om samma sak. Löften utan ämne finns på "
            "kommunernas egna sidor."
        ),
        lines=sorted(lines, key=lambda one: swedish(one.name)),
    )
    for topic, promised in occurring.items():
        yield from _of_topic(site, topic, promised)


def _promised(cards: Sequence[Card], topic: Topic) -> Iterator[tuple[Card, list[OnTopic]]]:
    """Yield the municipalities that have promised something on a topic, with what it is."""
    for card in cards:
        own = [one for one in card.on_topics if one.topic == topic]
        if own:
            yield card, own


def _of_topic(site: Site, topic: Topic, promised: Promised) -> Iterator[Page]:
    """Yield the page of a topic; of many municipalities one a county, which it leads to."""
    name, path, crumbs = topic_words(topic), topic_page(topic), [Crumb(t("Ämnen"), PATH)]
    counties = _counties(promised)
    if len(promised) <= FEW or len(counties) == 1:
        yield _promises(site, path, name, crumbs, promised)
        return
    yield frame.page(
        site,
        path,
        "topics.html",
        name,
        crumbs=crumbs,
        description=t("{topic}: {amount}.", topic=name, amount=_amount(promised)),
        since=_since(promised),
        lead=_amount(promised),
        lines=[
            TopicLine(_county(one), topic_page(topic, one), _amount(own), _names(own))
            for one, own in counties
        ],
    )
    crumbs.append(Crumb(name, path))
    for one, own in counties:
        title = t("{topic}, {county}", topic=name, county=_county(one))
        yield _promises(site, topic_page(topic, one), title, crumbs, own)


def _counties(promised: Promised) -> list[tuple[str, Promised]]:
    """The municipalities by county; its name is empty where it is not known."""
    found: dict[str, list[tuple[Card, Sequence[OnTopic]]]] = {}
    for card, own in promised:
        found.setdefault(card.county, []).append((card, own))
    return sorted(found.items(), key=lambda one: swedish(one[0]))


def _county(name: str) -> str:
    return name or t("Län inte angivet")


def _names(promised: Promised) -> str:
    return ", ".join(card.name for card, _ in promised)


def _promises(
    site: Site, path: str, title: str, crumbs: Sequence[Crumb], promised: Promised
) -> Page:
    """A page with all that some municipalities have promised on a topic."""
    example = any(one.example for _, own in promised for one in own)
    note = t("EXEMPEL: det som är märkt exempel är påhittat. Ingen har lovat det som står där.")
    return frame.page(
        site,
        path,
        "topic.html",
        title,
        crumbs=crumbs,
        warnings=[note] if example else [],
        description=t("{topic}: {amount}.", topic=title, amount=_amount(promised)),
        since=_since(promised),
        amount=_amount(promised),
        many=len(promised) > FEW,
        promised=promised,
    )


def _amount(promised: Promised) -> str:
    """How much is promised: 12 löften i 5 kommuner."""
    number = sum(len(own) for _, own in promised)
    many = n("{count} löfte", "{count} löften", number)
    where = n("{count} kommun", "{count} kommuner", len(promised))
    return t("{promises} i {municipalities}", promises=many, municipalities=where)


def _since(promised: Promised) -> date | None:
    """The last day on which a promise on the topic was made or amended."""
    days = [one.since for _, own in promised for one in own]
    return max(filter(None, days), default=None)
