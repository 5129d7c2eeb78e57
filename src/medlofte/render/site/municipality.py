"""Knows the page of one municipality: who promised what, when, and how it stands by year."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.language import t
from medlofte.model.agreement import Agreement, FollowUp, PromiseFile
from medlofte.render.address import municipality_page, promise_below
from medlofte.render.site import frame
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.life.side_by_side import side_by_side
from medlofte.render.site.news.item import NewsItem
from medlofte.render.site.promise_line import homes
from medlofte.render.site.year import ToldYear, glance, latest, reported_to
from medlofte.swedish.dates import long
from medlofte.wording import agreements, dates, states
from medlofte.wording.heading import by_area, situation
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import cautions, taking_part
from medlofte.wording.public_report import as_of_words

_LATELY = 5


class AreaCard(NamedTuple):
    """An area with its promises, each with the path of its page from this one."""

    name: str
    situation: Sequence[tuple[str, str]]
    promises: Sequence[tuple[str, str]]


class AgreementCard(NamedTuple):
    """An agreement, and what the page puts in words of it."""

    agreement: Agreement
    title: str
    heading: str
    days: str
    years: Sequence[ToldYear]
    areas: Sequence[AreaCard]
    basis: Sequence[str]
    follow_up: Sequence[str]
    facts: Sequence[tuple[str, str]]


def page(
    site: Site, book: Book, county: str, years: Sequence[ToldYear], changes: Sequence[NewsItem]
) -> Page:
    """Make the page: how the latest year stands, then the agreements, the newest first."""
    promises = book.promises
    name = promises.municipality
    home = homes(book, site.audience.today)
    last = latest(years, site.audience.today)
    since = [one.states_since for one in years]
    beside = side_by_side(book, years, site.audience)
    begun = [one for one in promises.agreements if one.from_ <= site.audience.today]
    return frame.page(
        site,
        municipality_page(book.id),
        "municipality.html",
        name,
        description=f"{last.label}: {last.headline.sentence}" if last else "",
        since=max(since, default=None),
        warnings=cautions(book, [one for told in years for one in told.answers]),
        name=name,
        names=[(code, other) for code, other in promises.names.items()],
        county=county,
        police_area=promises.police_area or "",
        parties=taking_part(book, begun, site.audience),
        latest=last,
        told=glance(last) if last else None,
        reported=reported_to(last, site.audience) if last else "",
        parts=[
            _part(
                promises,
                agreement,
                [told for told in years if told.agreement is agreement],
                [*_areas(agreement, home, beside.ids if beside else ())],
            )
            for agreement in reversed(begun)
        ],
        beside=beside,
        changes=changes[:_LATELY],
        as_of=as_of_words(max(since), None, site.audience) if since else "",
    )


def _part(
    promises: PromiseFile,
    agreement: Agreement,
    years: Sequence[ToldYear],
    areas: Sequence[AreaCard],
) -> AgreementCard:
    parties = promises.parties
    shared = states.listed(agreement.municipalities)
    facts = [(t("Delas med"), shared)] if shared else []
    facts += [(t("Undertecknat"), long(agreement.signed))] if agreement.signed else []
    numbers = [f"{one.number} ({states.names([one.by], parties)})" for one in agreement.references]
    if numbers:
        facts.append((t("Diarienummer"), ", ".join(numbers)))
    return AgreementCard(
        agreement=agreement,
        title=agreements.titled(agreement),
        heading=capital(agreements.words(agreement.kind).the_many),
        days=dates.days(agreement.span),
        years=years[::-1],
        areas=areas,
        basis=[*_basis(agreement)],
        follow_up=[_duty(duty, parties) for duty in agreement.follow_up],
        facts=facts,
    )


def _areas(
    agreement: Agreement, home: Mapping[str, Agreement], shown: Container[str]
) -> Iterator[AreaCard]:
    """Yield the promises by area, each once; those `shown` stand in a table of their own."""
    latest = {one.id: one for one in agreement.promises if one.id not in shown}
    for area, members in by_area(agreement, list(latest.values()), lambda one: one):
        links = [
            (agreements.marked(agreement, one.title), promise_below(home[one.id].id, one.id))
            for one in members
        ]
        name = area.name if area else agreements.without_area(agreement.kind)
        yield AreaCard(name, situation(area), links)


def _basis(agreement: Agreement) -> Iterator[str]:
    """Yield what the agreement rests on, each in a line."""
    kinds = {
        "survey": t("Enkät"),
        "citizen_dialogue": t("Medborgardialog"),
        "staff_dialogue": t("Medarbetardialog"),
        "cooperation_dialogue": t("Samverkansdialog"),
        "statistics": t("Statistik"),
        "situation_picture": t("Lägesbild"),
        "cooperation_agreement": t("Samverkansöverenskommelse"),
    }
    for one in agreement.basis:
        when = long(one.date) if one.date else str(one.year or "")
        yield ", ".join(filter(None, (one.title or kinds[one.kind], when)))


def _duty(duty: FollowUp, parties: dict[str, str]) -> str:
    often = {
        "continuous": t("löpande"),
        "quarter": t("varje kvartal"),
        "tertial": t("varje tertial"),
        "half_year": t("varje halvår"),
        "year": t("varje år"),
        "two_years": t("vartannat år"),
    }
    due = t("senast {day}", day=long(duty.due)) if duty.due else ""
    told_to = t("till {whom}", whom=states.listed(duty.told_to)) if duty.told_to else ""
    who = states.names([duty.by], parties) if duty.by else ""
    return ", ".join(filter(None, (who, often.get(duty.every or ""), told_to, due)))
