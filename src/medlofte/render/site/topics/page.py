"""Knows the pages of the subjects: all promises on one, municipality by municipality.

Municipalities have promised different things, so nothing here tells how it went: no outcome, no
state, and no order but that of the alphabet.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.language import n, t
from medlofte.model.topic import TOPICS, Topic
from medlofte.render.site import frame
from medlofte.render.site.frame import Crumb, Page, Site
from medlofte.render.site.index import FEW, Card, letters
from medlofte.render.site.topics.promises import OnTopic
from medlofte.render.site.topics.subject import page_path
from medlofte.swedish.names import swedish
from medlofte.wording.heading import topic_words

PATH = "amnen.html"


class TopicLine(NamedTuple):
    """A subject in the list of them, and how much is promised on it."""

    name: str
    path: str
    amount: str


def pages(site: Site, cards: Sequence[Card]) -> Iterator[Page]:
    """Yield a page for each subject that occurs, and the list of them where there are any."""
    found = {topic: [*_promised(cards, topic)] for topic in TOPICS}
    occurring = {topic: promised for topic, promised in found.items() if promised}
    if not occurring:
        return
    lines = [
        TopicLine(topic_words(topic), page_path(topic), _amount(promised))
        for topic, promised in occurring.items()
    ]
    days = [_since(promised) for promised in occurring.values()]
    yield frame.page(
        site,
        PATH,
        "topics.html",
        t("Ämnen"),
        description=t("Vad kommuner och polis har lovat, ämne för ämne."),
        since=max(filter(None, days), default=None),
        topics=sorted(lines, key=lambda one: swedish(one.name)),
    )
    for topic, promised in occurring.items():
        yield _page(site, topic, promised)


def _promised(cards: Sequence[Card], topic: Topic) -> Iterator[tuple[Card, list[OnTopic]]]:
    """Yield the municipalities that have promised something on a subject, with what it is."""
    for card in sorted(cards, key=lambda card: swedish(card.name)):
        own = [one for one in card.on_topics if one.topic == topic]
        if own:
            yield card, own


def _page(site: Site, topic: Topic, promised: Sequence[tuple[Card, list[OnTopic]]]) -> Page:
    name = topic_words(topic)
    example = any(one.example for _, own in promised for one in own)
    note = t("EXEMPEL: det som är märkt exempel är påhittat. Ingen har lovat det som står där.")
    by_letter = letters([card for card, _ in promised])
    own = {card.slug: own for card, own in promised}
    return frame.page(
        site,
        page_path(topic),
        "topic.html",
        name,
        crumbs=[Crumb(t("Ämnen"), PATH)],
        warnings=[note] if example else [],
        description=t("{topic}: {amount}.", topic=name, amount=_amount(promised)),
        since=_since(promised),
        amount=_amount(promised),
        many=len(promised) > FEW,
        letters=[
            (letter, [(card, own[card.slug]) for card in cards]) for letter, cards in by_letter
        ],
    )


def _amount(promised: Sequence[tuple[Card, Sequence[OnTopic]]]) -> str:
    """How much is promised: 12 löften i 5 kommuner."""
    number = sum(len(own) for _, own in promised)
    many = n("{count} löfte", "{count} löften", number)
    where = n("{count} kommun", "{count} kommuner", len(promised))
    return t("{promises} i {municipalities}", promises=many, municipalities=where)


def _since(promised: Sequence[tuple[Card, Sequence[OnTopic]]]) -> date | None:
    """The last day on which a promise on the subject was made or amended."""
    days = [one.since for _, own in promised for one in own]
    return max(filter(None, days), default=None)
