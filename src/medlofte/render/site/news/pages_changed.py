"""Knows the last day on which it was told that something changed on a page."""

from collections.abc import Iterable, Sequence
from datetime import date

from medlofte.model.history import PublishedChange
from medlofte.periods import Span
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.news.item import NewsItem
from medlofte.render.site.promise_line import PromiseLine
from medlofte.render.site.year import ToldYear


def dated(page: Page, changes: Iterable[PublishedChange]) -> Page:
    """The page, changed no earlier than these are told; as it was where no history is told."""
    days = [*([page.since] if page.since else []), *(one.first for one in changes)]
    return page._replace(since=max(days, default=None))


def last_told(site: Site, since: date | None, lately: Sequence[NewsItem]) -> date | None:
    """The last day of what is told of all: what became public later than its own day has that."""
    days = [one.day for one in lately] if site.since else []
    return max([*([since] if since else []), *days], default=None)


def on_year(change: PublishedChange, told: ToldYear) -> bool:
    """Whether a change is told of on the page of a year.

    Of what was removed no day is known, so it may stand on any year of its agreement.
    """
    if change.kind == "removed":
        return change.agreement == told.agreement.id
    year, days = told.progress.asked.span, _days(change)
    if change.kind == "state":
        # How the year ended, or how it stands: an earlier one told of the time until then.
        last = min([change.first, *(one.last for one in days)])
        return change.agreement == told.agreement.id and last in year
    if change.kind == "followed_up":
        return change.agreement == told.agreement.id and any(one & year for one in days)
    return any(
        _tells(line, one, year) for line in told.lines if line.id in _of(change) for one in days
    )


def on_promise(change: PublishedChange, id_: str, years: Iterable[ToldYear]) -> bool:
    """Whether a change is told of on the page of a promise, in all of its years."""
    if change.kind == "followed_up":
        said = [line for told in years for line in told.lines if on_year(change, told)]
        return any(line.id == id_ and line.answer.said for line in said)
    return id_ in _of(change)


def _of(change: PublishedChange) -> Iterable[str | None]:
    return change.promise, *change.others


def _days(change: PublishedChange) -> list[Span]:
    """The days that a change is of, and those before it was corrected."""
    pairs = (change.of_first, change.of_last), (change.before_first, change.before_last)
    return [Span(first, last) for first, last in pairs if first and last]


def _tells(line: PromiseLine, days: Span, year: Span) -> bool:
    """Whether a promise in a year tells of reports on such days: those until the year ended."""
    return line.answer.row.reach.touches(days) and days.first <= year.last
