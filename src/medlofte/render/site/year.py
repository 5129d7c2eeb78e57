"""Knows the page of an agreement and year: how it stands, what is left, how it came along."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.periods import Span
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.publishing.years import PublicYear
from medlofte.render.address import municipality_page, year_page
from medlofte.render.drawing.stacked_bar import stacked_bar
from medlofte.render.open_data import tables
from medlofte.render.site import frame, promise_line
from medlofte.render.site.choosing import choices
from medlofte.render.site.effects import effects_of
from medlofte.render.site.frame import Crumb, Page, Site
from medlofte.render.site.promise_line import PromiseLine
from medlofte.render.site.remaining import far_off
from medlofte.wording import agreements, dates, states
from medlofte.wording.counts import Group, Headline, Share, groups, headline
from medlofte.wording.follow_ups import follow_ups, period_words, when_written
from medlofte.wording.notes import told_explanations
from medlofte.wording.public_answer import Answer, cautions, taking_part, worded
from medlofte.wording.public_report import as_of_words, when


class Glance(NamedTuple):
    """How a year stands, for the top of a page; `groups` are those that the bar does not show."""

    brief: str
    bar: str
    shares: Sequence[Share]
    groups: Sequence[Group]


class ToldYear(NamedTuple):
    """An agreement and year, with its answers worded once for all pages that need them."""

    agreement: Agreement
    progress: Progress
    lines: Sequence[PromiseLine]
    groups: Sequence[Group]
    headline: Headline
    last: bool  # the last year of its agreement that has begun
    states_since: date  # the last day on which any of its states changed
    since: date  # the last day on which anything told of it changed

    @property
    def answers(self) -> list[Answer]:
        return [line.answer for line in self.lines]

    @property
    def label(self) -> str:
        return self.progress.asked.label

    @property
    def title(self) -> str:
        """The agreement and the year, which its title may end with: Medborgarlöfte 2022.

        A title may also end with another year, so this one is called a year.
        """
        title = agreements.titled(self.agreement)
        if title.endswith(f" {self.label}"):
            return title
        return t("{title}, år {year}", title=title, year=self.label)

    def as_of(self, audience: Audience) -> str:
        """Which day the figures are as of, in words."""
        day = min(self.since, self.progress.as_of)
        return as_of_words(day, self.progress.asked.span.last, audience)

    def final(self, today: date) -> bool:
        """Whether all of it is over, and no report is awaited any more."""
        return all(one.row.over and one.row.final_on < today for one in self.answers)

    @property
    def running(self) -> bool:
        """Whether the year goes on, and the agreement with it."""
        return self.progress.as_of < min(self.progress.asked.span.last, self.agreement.last)


def tell(years: Sequence[PublicYear], audience: Audience) -> list[ToldYear]:
    """Word the years, oldest first; each `progress` is of its agreement alone.

    What was written on more than a year stands with the last account of a promise.
    """
    told: list[ToldYear] = []
    home = promise_line.homes(years[0].progress.book, audience.today) if years else {}
    seen: set[tuple[str, str]] = set()
    for public in reversed(years):
        agreement, progress = public.agreement, public.progress
        accounts = zip(progress.rows, public.accounts, strict=True)
        answered = []
        for one in reversed(worded(progress, accounts, audience)):
            key = agreement.id, one.row.pledge.promise.id
            said = [said for said in one.said if key not in seen or not said.wider]
            answered.append(one._replace(said=said))
            seen.add(key)
        answered.reverse()
        lines = [
            promise_line.line(one, home[one.row.pledge.promise.id], audience) for one in answered
        ]
        last = all(one.agreement is not agreement for one in told)
        rows = [one.row for one in answered]
        counted = [*groups(progress, rows, audience.today)]
        brief = headline(progress, rows, audience.today)
        days = public.states_since, public.since
        told.append(ToldYear(agreement, progress, lines, counted, brief, last, *days))
    return told[::-1]


def latest(years: Sequence[ToldYear], today: date) -> ToldYear | None:
    """The latest year, of a real agreement, and of one that is in force, where there is one."""
    real = [told for told in years if not told.agreement.example] or years
    in_force = [told for told in real if today in told.agreement.span]
    return next(reversed(in_force or real), None)


def page(site: Site, told: ToldYear, years: Sequence[str]) -> Page:
    """Make the page of a year; `years` are all those of the agreement."""
    agreement, progress = told.agreement, told.progress
    book = progress.book
    name, title = book.promises.municipality, agreements.titled(agreement)
    audience = site.audience
    return frame.page(
        site,
        year_page(book.id, agreement.id, told.label),
        "year.html",
        t("{title}, {name} {year}", title=title, name=name, year=told.label),
        crumbs=[Crumb(name, municipality_page(book.id))],
        warnings=cautions(book, told.answers),
        description=told.headline.sentence,
        since=told.since,
        embed=t("Medborgarlöften: {name} {year}", name=name, year=told.label),
        name=name,
        agreement=title,
        label=told.label,
        key=promise_line.key(told.lines),
        running=told.running,
        as_of=told.as_of(audience),
        parties_named=states.listed(taking_part(book, [agreement], audience)),
        shared=states.listed(agreement.municipalities),
        named=agreements.words(agreement.kind),
        term=dates.days(agreement.span),
        told=glance(told),
        final=told.final(audience.today),
        reported=reported_to(told, audience),
        choices=choices(told.answers, book.promises.parties),
        areas=promise_line.by_areas(progress, agreement, told.lines, audience),
        explanations=[*_explanations(told, audience.today)],
        left=sorted(
            (line for line in told.lines if line.left), key=lambda one: far_off(one.answer.row)
        ),
        summaries=[*_summaries(site, told)],
        indicators=effects_of(
            progress,
            agreement,
            {one.row.pledge.promise.area for one in told.answers},
            audience,
            others=True,
        ),
        years=years,
        screen=f"{told.label}-skarm.html",
        data=tables.paths(book.id, agreement.id),
    )


def glance(told: ToldYear) -> Glance:
    """What stands first of all on a page: the sentence, the bar, and what the bar shows."""
    brief, shares = told.headline.brief, told.headline.drawn
    return Glance(brief, stacked_bar(shares), shares, told.groups[1:] if shares else told.groups)


def reported_to(told: ToldYear, audience: Audience) -> str:
    """Up to which day each party has reported, as exactly as days are told; "" where none has."""
    known, days = told.progress.book.promises.parties, dict[str, date]()
    for one in told.answers:
        for logged in one.account.reports:
            if logged.activity.example and not told.agreement.example:
                continue
            for party in logged.by:
                days[party] = max(days.get(party, date.min), logged.span.last)
    named = [
        f"{known.get(party, party)} {_reported(days[party], told, audience)}"
        for party in sorted(days, key=[*known, *sorted(days)].index)
    ]
    return t("Redovisat till och med: {parties}.", parties=", ".join(named)) if named else ""


def _reported(day: date, told: ToldYear, audience: Audience) -> str:
    if audience.sees_days:
        return dates.in_year(day, told.progress.asked.span.first.year)
    return when(Span(day, day), audience)


def _explanations(told: ToldYear, today: date) -> Iterator[str]:
    """Yield what a reader must know of the states that occur."""
    return told_explanations([one.row for one in told.answers], today)


def _summaries(site: Site, told: ToldYear) -> Iterator[tuple[str, str]]:
    """Yield what the parties wrote, each under its heading."""
    parties = told.progress.book.promises.parties
    asked = told.progress.asked
    for written, span in follow_ups(told.progress, told.agreement, site.audience):
        if written.summary and (told.last or span in asked.span):
            heading = t(
                "{party} om {period}, {day}",
                party=states.names([written.by], parties),
                period=period_words(written, told.agreement),
                day=when_written(written, site.audience),
            )
            yield heading, written.summary
