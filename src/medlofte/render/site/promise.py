"""Knows the page of one promise: its rule and wording, its history, each year and its reports."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.language import n, t
from medlofte.model.agreement import Agreement, Promise
from medlofte.periods import Span
from medlofte.reading.document import Route
from medlofte.render.site import frame
from medlofte.render.site.frame import Crumb, Page, Site
from medlofte.render.site.promise_line import PromiseLine
from medlofte.render.site.year import ToldYear
from medlofte.render.site.year import path as year_path
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.heading import situation
from medlofte.wording.kinds import worded
from medlofte.wording.notes import provisional_note
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer


class Version(NamedTuple):
    """A promise as it was worded for a while; `changed` names what differs from the one before."""

    days: str
    text: str
    rule: str
    who: str
    counts: str
    changed: str
    withdrawn: str


class Standing(NamedTuple):
    """How the promise stands in one window, and what that rests on."""

    heading: str
    as_of: str
    line: PromiseLine
    notes: Sequence[str]
    numbers: bool
    silence: str
    unlisted: str


Answered = tuple[ToldYear, PromiseLine]  # a promise in a year


def path(slug: str, agreement: Agreement, id_: str) -> str:
    return f"{slug}/{agreement.id}/lofte/{id_}.html"


def pages(
    site: Site, book: Book, agreement: Agreement, years: Sequence[ToldYear]
) -> Iterator[Page]:
    """Yield a page for each promise of the agreement, with all its versions and years."""
    pledges: dict[str, list[Pledge]] = {}
    for pledge in book.pledges:
        if pledge.agreement is agreement:
            pledges.setdefault(pledge.promise.id, []).append(pledge)
    answers: dict[str, list[Answered]] = {id_: [] for id_ in pledges}
    for told in years:
        for line in told.lines:
            answers[line.id].append((told, line))
    for id_, versions in pledges.items():
        versions.sort(key=lambda pledge: pledge.promise.from_ or agreement.from_)
        yield _page(site, book, versions, _last_accounts(answers[id_]))


def _last_accounts(answered: Sequence[Answered]) -> list[Answered]:
    """Keep of each window the latest account: a promise for the whole time has one, not many.

    One for the whole time has one even if it was amended, and its time with it.
    """
    latest: dict[Span | None, Answered] = {}
    for one in answered:
        row = one[1].answer.row
        latest[None if row.versions.scope.once else row.window] = one
    return sorted(latest.values(), key=_begun, reverse=True)


def _begun(answered: Answered) -> tuple[bool, Span]:
    """Whether an account has begun, and its time: what has not stands last."""
    answer = answered[1].answer
    return answer.state is not State.UPCOMING, answer.row.window


def _page(site: Site, book: Book, pledges: Sequence[Pledge], answered: Sequence[Answered]) -> Page:
    told = _told(pledges, site.audience.today)
    agreement, promise = told.agreement, told.promise
    name, title = book.promises.municipality, agreements.named(told)
    place = book.document.place(*told.route)
    given = [line.answer for _, line in answered]
    rules = _rules(given)
    up = [Crumb(name, f"{book.id}/index.html")]
    if answered:
        label = answered[0][0].label
        up.append(
            Crumb(f"{agreements.titled(agreement)}, {label}", year_path(book.id, agreement, label))
        )
    return frame.page(
        site,
        path(book.id, agreement, promise.id),
        "promise.html",
        t("{title}, {name}", title=title, name=name),
        crumbs=up,
        warnings=frame.warnings(book, given),
        name=name,
        heading=title,
        named=agreements.words(agreement.kind),
        text=promise.text if promise.name else "",
        facts=[*_facts(book, told, _rule(told, rules), site.audience.today)],
        versions=[*_versions(book, pledges, rules, site.audience.today)]
        if len(pledges) > 1
        else (),
        accounts=[_account(site, told, line) for told, line in answered],
        place=t("{path}, rad {line}", path=place.path, line=place.line),
    )


def _told(pledges: Sequence[Pledge], today: date) -> Pledge:
    """The version that holds, or held last; where none has begun the first."""
    begun = [one for one in pledges if one.in_force and one.in_force.first <= today]
    return begun[-1] if begun else pledges[0]


def _facts(book: Book, pledge: Pledge, rule: str, today: date) -> Iterator[tuple[str, str]]:
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
    reason = _withdrawn(promise, today)
    if reason:
        yield t("Avfört"), reason
    yield t("Ingår i"), agreements.titled(agreement)


def _rules(answered: Sequence[Answer]) -> dict[Route, str]:
    """The rule of each version that all its years share.

    That of a part of a year, or of a year in which it was amended, is not what was promised.
    """
    found: dict[Route, set[str]] = {}
    for one in answered:
        row, goal = one.row, one.row.outcome.goal
        scaled = goal is not None and goal.at_least is not None and row.window != row.whole
        own = "" if row.versions.amended or scaled else one.rule
        found.setdefault(row.pledge.route, set()).add(own)
    return {route: rule for route, (rule, *others) in found.items() if not others}


def _rule(pledge: Pledge, rules: Mapping[Route, str]) -> str:
    """The rule by which a version is judged; where years have rules of their own, its wording."""
    last = (pledge.in_force or pledge.agreement.span).last
    return rules.get(pledge.route) or capital(worded(pledge.promise.target, last))


def _withdrawn(promise: Promise, today: date) -> str:
    """Why the promise was withdrawn; empty until it is."""
    gone = promise.to and promise.to < today
    return promise.withdrawn if promise.withdrawn and gone else ""


def _versions(
    book: Book, pledges: Sequence[Pledge], rules: Mapping[Route, str], today: date
) -> Iterator[Version]:
    """Yield the versions, the latest first."""
    before: Promise | None = None
    found = []
    for pledge in pledges:
        promise = pledge.promise
        changes = [*_changes(before, promise)] if before else []
        changed = states.listed(changes)
        found.append(
            Version(
                days=dates.days(pledge.in_force) if pledge.in_force else t("gäller aldrig"),
                text=promise.text,
                rule=_rule(pledge, rules),
                who=states.responsible(promise, book.promises.parties),
                counts=promise.counts or "",
                changed=t("Ändrat: {what}.", what=changed) if changed else "",
                withdrawn=_withdrawn(promise, today),
            )
        )
        before = promise
    yield from reversed(found)


def _changes(before: Promise, after: Promise) -> Iterator[str]:
    if before.text != after.text:
        yield t("ordalydelsen")
    if before.target != after.target:
        yield t("målet")
    if (before.responsible, before.together) != (after.responsible, after.together):
        yield t("vem som ansvarar")
    if before.counts != after.counts:
        yield t("vad som räknas")
    if before.area != after.area:
        yield t("området")


def _silence(one: Answer) -> str:
    """What is said where no report is listed; nothing of a time that has not begun."""
    if one.state is State.UPCOMING:
        return ""
    if one.spoken_of:
        return f"{capital(one.spoken_of)}."
    return t("Ingen aktivitet är redovisad. Det kan ändå vara gjort.")


def _account(site: Site, told: ToldYear, line: PromiseLine) -> Standing:
    one, row = line.answer, line.answer.row
    unlisted = n(
        "{count} uppgift till räknas men visas inte för sig.",
        "{count} uppgifter till räknas men visas inte var för sig.",
        one.unlisted,
    )
    return Standing(
        heading=dates.window_words(row.window),
        as_of=long(told.progress.as_of),
        line=line,
        notes=[*provisional_note([row], site.audience.today), *one.notes],
        numbers=not row.pledge.promise.target.done_once,
        silence=_silence(one),
        unlisted=unlisted if one.unlisted else "",
    )
