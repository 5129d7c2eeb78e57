"""Knows the page of one promise: its life through all its agreements, each year and its reports."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.periods import Span
from medlofte.render.address import municipality_page, promise_page, topic_page, year_page
from medlofte.render.site import frame
from medlofte.render.site.effects import Effect, effects_of
from medlofte.render.site.frame import Crumb, Page, Site
from medlofte.render.site.life.on_topics import topic_of
from medlofte.render.site.life.stages import Stage, corrections, stages
from medlofte.render.site.life.versions import (
    rule_of,
    shared_rules,
    told_version,
    versions,
    withdrawn,
)
from medlofte.render.site.promise_line import PromiseLine, homes, other_address
from medlofte.render.site.year import ToldYear
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.follow_ups import Said
from medlofte.wording.heading import situation, topic_words
from medlofte.wording.notes import provisional_note
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer, cautions
from medlofte.wording.public_report import Listed, as_of_words


class Standing(NamedTuple):
    """How the promise stands in one window, and what that rests on."""

    id: str
    heading: str
    agreement: str
    year: str  # the page of the year
    as_of: str
    line: PromiseLine
    notes: Sequence[str]
    numbers: bool
    silence: str
    unlisted: str
    said: Sequence[Said]
    stages: Sequence[Stage]
    aside: Sequence[Listed]


Answered = tuple[ToldYear, PromiseLine]  # a promise in a year


def pages(site: Site, book: Book, years: Sequence[ToldYear]) -> Iterator[tuple[str, Page]]:
    """Yield each promise of the agreements that have begun, by its id, with a page over all.

    It lies with the first agreement that has the promise, so that its address stays when the next
    one comes; from the others a page leads there.
    """
    pledges = begun(book, years)
    answers: dict[str, list[Answered]] = {id_: [] for id_ in pledges}
    for told in years:
        for line in told.lines:
            answers[line.id].append((told, line))
    home = homes(book, site.audience.today)
    for id_, own in pledges.items():
        yield id_, _page(site, book, own, last_accounts(answers[id_]), home[id_])
        for agreement in {one.agreement.id: one.agreement for one in own}.values():
            if agreement is not home[id_]:
                address = promise_page(book.id, agreement.id, id_)
                yield id_, _pointer(site, book, own[-1], address, home[id_])


def begun(book: Book, years: Sequence[ToldYear]) -> dict[str, list[Pledge]]:
    """The promises of the agreements that have begun, each with its versions, the oldest first."""
    told = {one.agreement.id for one in years}
    pledges: dict[str, list[Pledge]] = {}
    for pledge in book.pledges:
        if pledge.agreement.id in told:
            pledges.setdefault(pledge.promise.id, []).append(pledge)
    for own in pledges.values():
        own.sort(key=lambda pledge: pledge.promise.from_ or pledge.agreement.from_)
    return pledges


def _pointer(site: Site, book: Book, pledge: Pledge, at: str, home: Agreement) -> Page:
    """A page at an address of the promise in a later agreement, which leads to its only page."""
    name = book.promises.municipality
    return frame.page(
        site,
        at,
        "moved.html",
        t("{title}, {name}", title=agreements.named(pledge), name=name),
        heading=agreements.named(pledge),
        hidden=True,
        there=f"../{other_address(home, pledge.promise.id)}",
        named=agreements.words(pledge.agreement.kind),
    )


def last_accounts(answered: Sequence[Answered]) -> list[Answered]:
    """Keep of each window the latest account: a promise for the whole time has one, not many.

    One for the whole time has one an agreement even if it was amended, and its time with it.
    """
    latest: dict[tuple[str, Span | None], Answered] = {}
    for one in answered:
        row = one[1].answer.row
        window = None if row.versions.scope.once else row.window
        latest[one[0].agreement.id, window] = one
    return sorted(latest.values(), key=_begun, reverse=True)


def _begun(answered: Answered) -> tuple[bool, Span]:
    """Whether an account has begun, and its time: what has not stands last."""
    answer = answered[1].answer
    return answer.state is not State.UPCOMING, answer.row.window


def _page(
    site: Site, book: Book, pledges: Sequence[Pledge], answered: Sequence[Answered], home: Agreement
) -> Page:
    told = told_version(pledges, site.audience.today)
    agreement, promise = told.agreement, told.promise
    name, title = book.promises.municipality, agreements.named(told)
    given = [line.answer for _, line in answered]
    rules = shared_rules(given)
    up = [Crumb(name, municipality_page(book.id))]
    if answered:
        year = answered[0][0]
        up.append(Crumb(year.title, year_page(book.id, year.agreement.id, year.label)))
    own = {one.agreement.id: one.agreement for one in pledges}
    several = len(own) > 1
    effects = [*_effects(site, pledges, answered)]
    accounts = [_account(site, *one, number) for number, one in enumerate(answered, 1)]
    return frame.page(
        site,
        promise_page(book.id, home.id, promise.id),
        "promise.html",
        t("{title}, {name}", title=title, name=name),
        crumbs=up,
        warnings=cautions(book, given),
        description=_description(name, title, given),
        embed=f"{title}, {name}" if answered else "",
        since=_since(answered, effects),
        name=name,
        heading=title,
        named=agreements.words(agreement.kind),
        text=promise.text if promise.name else "",
        facts=[*_facts(book, told, rule_of(told, rules), [*own.values()], site.audience.today)],
        topic=_topic(pledges, told),
        versions=versions(book, pledges, rules, site.audience.today),
        several=several,
        accounts=accounts,
        life=sorted(accounts, key=lambda one: one.line.answer.row.window),
        effects=effects,
    )


def _since(answered: Sequence[Answered], effects: Sequence[Effect]) -> date | None:
    """The last day on which the page changed; its indicators stand with the whole year."""
    if effects:
        return max(year.since for year, _ in answered)
    days = [line.answer.row.since for _, line in answered]
    return max((day for day in days if day), default=None)


def _topic(pledges: Sequence[Pledge], told: Pledge) -> tuple[str, str] | None:
    """The topic of a promise and its page, from the site's root."""
    topic = topic_of(pledges, told)
    return (topic_words(topic), topic_page(topic)) if topic else None


def _description(name: str, title: str, given: Sequence[Answer]) -> str:
    """How the promise stands, newest first, for those who have not opened the page."""
    told = [f"{one.title}: {one.figure}, {one.standing}" for one in given[:1]] or [title]
    return t("{told}. {name}.", told=told[0], name=name)


def _effects(
    site: Site, pledges: Sequence[Pledge], answered: Sequence[Answered]
) -> Iterator[Effect]:
    """Yield the indicators of the promise's area, as the latest year of each agreement has them.

    Where there are several agreements each says which it belongs to.
    """
    latest = {told.agreement.id: told for told, _ in reversed(answered)}
    for told in latest.values():
        own = [one.promise.area for one in pledges if one.agreement is told.agreement]
        title = agreements.titled(told.agreement) if len(latest) > 1 else ""
        for one in effects_of(told.progress, told.agreement, own, site.audience):
            yield one.belonging_to(title)


def _facts(
    book: Book, pledge: Pledge, rule: str, own: Sequence[Agreement], today: date
) -> Iterator[tuple[str, str]]:
    promise, agreement = pledge.promise, pledge.agreement
    yield t("Mål"), rule
    if promise.counts:
        yield t("Vad som räknas"), promise.counts
    yield t("Ansvarig"), states.responsible(promise, book.promises.parties)
    if promise.area:
        yield t("Område"), agreement.area_name(promise.area)
        yield from situation(agreement.areas.get(promise.area))
    if pledge.in_force:
        yield t("Gäller"), dates.days(pledge.in_force)
    reason = withdrawn(promise, today)
    if reason:
        yield t("Avfört"), reason
    yield t("Ingår i"), states.listed([agreements.titled(one) for one in own])


def _silence(one: Answer) -> str:
    """What is said where no report is listed; nothing of a time that has not begun."""
    if one.state is State.UPCOMING:
        return ""
    if one.spoken_of:
        return f"{capital(one.spoken_of)}."
    return t("Ingen aktivitet är redovisad. Det kan ändå vara gjort.")


def _account(site: Site, told: ToldYear, line: PromiseLine, number: int) -> Standing:
    one, row = line.answer, line.answer.row
    unlisted = n(
        "{count} uppgift till räknas men visas inte för sig.",
        "{count} uppgifter till räknas men visas inte var för sig.",
        one.unlisted,
    )
    corrected, aside = corrections(site, one)
    heading = dates.window_words(row.window)
    parts = [said for said in one.said if not said.whole]
    return Standing(
        id=f"k{number}",
        heading=heading,
        agreement=agreements.titled(told.agreement),
        year=f"../../{told.agreement.id}/{told.label}.html",
        as_of=as_of_words(row.as_of, row.window.last, site.audience),
        line=line,
        notes=[*provisional_note([row], site.audience.today), *one.notes],
        numbers=not row.pledge.promise.target.done_once,
        silence=_silence(one),
        unlisted=unlisted if one.unlisted else "",
        said=[said for said in one.said if said.whole],
        stages=[*stages(site, one, corrected, parts, heading)],
        aside=aside,
    )
