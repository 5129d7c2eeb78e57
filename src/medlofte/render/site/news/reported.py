"""Knows what was reported lately: the newest listed reports and written follow-ups."""

from collections.abc import Iterator, Sequence

from medlofte.book.book import Book
from medlofte.language import t
from medlofte.publishing.audience import Audience
from medlofte.render.address import promise_page, year_page
from medlofte.render.site.news.item import NewsItem, newest
from medlofte.render.site.promise_line import homes
from medlofte.render.site.year import ToldYear
from medlofte.wording import states
from medlofte.wording.follow_ups import by_now, day_told, period_named, when_written


def items(audience: Audience, book: Book, years: Sequence[ToldYear]) -> list[NewsItem]:
    return newest([*_reports(audience, book, years), *_follow_ups(audience, book, years)])


def _reports(audience: Audience, book: Book, years: Sequence[ToldYear]) -> Iterator[NewsItem]:
    """Yield each listed report once, with the first promise that it counts for."""
    name = book.promises.municipality
    home = homes(book, audience.today)
    seen: set[str] = set()
    for told in reversed(years):
        for one in told.answers:
            for logged, listed in zip(one.account.reports, one.listed, strict=True):
                if logged.stem not in seen:
                    seen.add(logged.stem)
                    pledge = one.row.pledge
                    yield NewsItem(
                        # Where days are hidden the first of them: it is the same every day.
                        day=audience.days_of(logged.span.last).first,
                        when=listed.when,
                        municipality=name,
                        title=pledge.promise.title,
                        text=listed.what,
                        path=promise_page(book.id, home[pledge.promise.id].id, pledge.promise.id),
                        example=listed.example,
                    )


def _follow_ups(audience: Audience, book: Book, years: Sequence[ToldYear]) -> Iterator[NewsItem]:
    name, parties = book.promises.municipality, book.promises.parties
    last = {told.agreement.id: told for told in years}
    for told in last.values():
        labels = {one.label for one in years if one.agreement is told.agreement}
        for written, span in by_now(told.agreement, audience):
            if not book.tells(span, example=written.example):
                continue
            year = str(span.last.year)
            label = year if year in labels else told.label
            yield NewsItem(
                day=day_told(written, audience),
                when=when_written(written, audience),
                municipality=name,
                title=t("Uppföljning av {period}", period=period_named(written, told.agreement)),
                text=states.names([written.by], parties),
                path=year_page(book.id, told.agreement.id, label),
                example=written.example,
            )
