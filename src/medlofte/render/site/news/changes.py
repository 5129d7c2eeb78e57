"""Knows how the changes that became public are told on the page of changes and in the feeds."""

from collections.abc import Iterator
from datetime import date

from medlofte.book.book import Book
from medlofte.language import t
from medlofte.model.agreement import Promise
from medlofte.model.history import PublishedChange, PublishedRecord
from medlofte.periods import Span
from medlofte.publishing.audience import Audience
from medlofte.render.address import municipality_page, promise_page
from medlofte.render.site.life.versions import told_version
from medlofte.render.site.news.item import NewsItem
from medlofte.render.site.promise_line import homes
from medlofte.swedish.municipalities import by_code
from medlofte.targets.counting import Precision
from medlofte.targets.outcome import State
from medlofte.wording import dates, states
from medlofte.wording.public_report import when
from medlofte.wording.state_table import look, sign_for
from medlofte.wording.targets.kinds import counted


def told(record: PublishedRecord, book: Book, audience: Audience) -> Iterator[NewsItem]:
    """Yield the changes; of a promise that is not there any more only that it was one."""
    home = homes(book, audience.today)
    promises = dict(_promises(book, audience.today))
    for place, change in enumerate(record.changes):
        id_ = change.promise or ""
        known = id_ in promises
        unit = promises[id_].target.counted_in if known else None
        yield _item(record, change, audience, unit)._replace(
            municipality=book.promises.municipality,
            title=promises[id_].title if known else _untitled(change, book.promises.municipality),
            path=promise_page(book.id, home[id_].id, id_) if known else municipality_page(book.id),
            place=place,
        )


def _promises(book: Book, today: date) -> Iterator[tuple[str, Promise]]:
    """Yield each promise as it is today, and nothing of an agreement that is to come."""
    for id_, pledges in book.by_id.items():
        begun = [one for one in pledges if one.agreement.from_ <= today]
        begun.sort(key=lambda one: one.promise.from_ or one.agreement.from_)
        if begun:
            yield id_, told_version(begun, today).promise


def gone(record: PublishedRecord, audience: Audience) -> Iterator[NewsItem]:
    """Yield what is told of a municipality that is there no more."""
    municipality = by_code(record.code)
    for change in record.changes if municipality else ():
        name = municipality.name if municipality else ""
        item = _item(record, change, audience)
        yield item._replace(municipality=name, title=name, path="index.html")


def _item(
    record: PublishedRecord, change: PublishedChange, audience: Audience, unit: str | None = None
) -> NewsItem:
    seen = Span(change.first, change.last)
    return NewsItem(
        day=audience.days(seen).first,
        when=when(seen, audience),
        municipality="",
        title="",
        text=_words(change, audience, unit),
        path="",
        example=change.example,
        id=f"{record.municipality}/{change.id}",
    )


def _untitled(change: PublishedChange, municipality: str) -> str:
    if change.kind == "followed_up":
        return t("Skriftlig uppföljning")
    if change.kind == "gone":
        return municipality
    return t("Ett löfte som inte längre finns")


def _words(  # noqa: PLR0911  one a kind
    change: PublishedChange, audience: Audience, unit: str | None
) -> str:
    days = ""
    if change.of_first and change.of_last:
        days = when(Span(change.of_first, change.of_last), audience)
    before, after = _numbers(change, unit)
    match change.kind:
        case "reported":
            return t("Redovisat: {count}, {days}.", count=after, days=days)
        case "late":
            return t("Redovisat i efterhand: {count}, {days}.", count=after, days=days)
        case "corrected":
            if change.before_first and change.before_last:
                earlier = when(Span(change.before_first, change.before_last), audience)
                days = t("{before} → {after}", before=earlier, after=days)
            if (change.before, change.precision_before) == (change.after, change.precision):
                return t("Rättat: {days}.", days=days)
            return t("Rättat: {before} → {after}, {days}.", before=before, after=after, days=days)
        case "removed":
            return t("En uppgift är borttagen.")
        case "state" if change.was and change.now:
            return _state_words(change, change.was, change.now)
        case "followed_up":
            return t("En uppföljning är publicerad.")
        case _:
            return t("Kommunen är borttagen.")


def _state_words(change: PublishedChange, was: State, now: State) -> str:
    # Where nothing is reported only in a time that is over, the other is told of the same.
    over = State.NOT_REPORTED in (was, now)
    before = look(sign_for(was, over=over, lost=change.lost_before)).word
    after = look(sign_for(now, over=over, lost=change.lost)).word
    if change.provisional:
        after = t("{words}, preliminärt", words=after)
    if change.of_first is None or change.of_last in (None, date.max):  # it has no end
        return t("Läget: {before} → {after}.", before=before, after=after)
    time = dates.window_words(Span(change.of_first, change.of_last))
    return t("Läget {time}: {before} → {after}.", time=time, before=before, after=after)


def _numbers(change: PublishedChange, unit: str | None) -> tuple[str, str]:
    """The number of a report before and after; what is counted stands once, with the last known."""
    before = _number(change.before, change.precision_before)
    if change.after is not None:
        after = counted(_number(change.after, change.precision), change.after, unit)
        return before, after
    known = change.before is not None
    return counted(before, change.before, unit) if known else before, _number(None, "unknown")


def _number(count: int | None, precision: Precision) -> str:
    return states.reported_words(count or 0, "unknown" if count is None else precision)
