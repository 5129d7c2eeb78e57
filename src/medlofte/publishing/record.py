"""Knows what is public of a municipality today, in ids, states and numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from medlofte.book.book import Book, Logged
from medlofte.model.history import PublishedRecord, PublishedReport
from medlofte.publishing.audience import Account, Audience
from medlofte.publishing.years import PublicYear

_DAY = len("2024-03-14-")


def record(book: Book, years: Sequence[PublicYear], audience: Audience) -> PublishedRecord:
    """Return what is told of a municipality, without any change of it."""
    accounts = [account for one in years for account in one.accounts]
    begun = min(book.first_day, audience.today)
    return PublishedRecord(
        municipality=book.id,
        code=book.promises.code,
        dates=audience.publish.dates,
        seen=audience.days_of(max((one.since for one in years), default=begun)).first,
        states={_key(account): account.row.outcome.state for account in accounts},
        reports=dict(_reports(book, accounts, audience)),
        follow_ups=tuple(_follow_ups(years, audience)),
    )


def mark(*parts: str) -> str:
    """A short name for something, which tells no more than its parts do."""
    return sha256("/".join(parts).encode()).hexdigest()[:16]


def _key(account: Account) -> str:
    """Which promise a state is of, and in which window; one for the whole time has one."""
    pledge, window = account.row.pledge, account.row.window
    return f"{pledge.agreement.id}/{pledge.promise.id}/{window.first.isoformat()}"


def _reports(
    book: Book, accounts: Sequence[Account], audience: Audience
) -> Iterator[tuple[str, PublishedReport]]:
    """Yield each report that is listed once, with the first promise that it counts for."""
    first: dict[str, tuple[Account, Logged]] = {}
    for account in accounts:
        for logged in account.reports:
            first.setdefault(logged.stem, (account, logged))
    ids = _ids(book, audience)
    alike = Counter(stem[_DAY:] for stem in ids)
    for logged in audience.told([one for _, one in first.values()]):
        pledge, activity = first[logged.stem][0].row.pledge, logged.activity
        days, file = audience.days(logged.span), logged.stem[_DAY:]
        yield (
            ids[logged.stem],
            PublishedReport(
                agreement=pledge.agreement.id,
                promise=pledge.promise.id,
                first=days.first,
                last=days.last,
                count=activity.number,
                precision=activity.precision,
                file=mark(book.id, file) if alike[file] == 1 else None,
                replaces=tuple(ids[one] for one in activity.replaces if one in ids),
                example=activity.example or pledge.agreement.example,
            ),
        )


def _ids(book: Book, audience: Audience) -> dict[str, str]:
    """A name for each report that is not internal, which tells no more of its day than is told.

    It stays when a number is corrected, or when a promise or the publisher gets another name.
    """
    alike: Counter[str] = Counter()
    found = {}
    for logged in audience.told(book.open.logged):
        day = audience.days_of(logged.span.last).first
        name = f"{book.id}/{day}/{logged.stem[_DAY:]}"
        alike[name] += 1
        found[logged.stem] = mark(name, str(alike[name]))
    return found


def _follow_ups(years: Sequence[PublicYear], audience: Audience) -> Iterator[str]:
    agreements = {one.agreement.id: one for one in years}
    for one in agreements.values():
        seen: Counter[str] = Counter()
        for written in one.agreement.follow_ups:
            period = one.agreement.period(written.period)
            if written.date > audience.today or period is None:
                continue
            if one.progress.book.tells(period, example=written.example):
                key = f"{one.agreement.id}/{written.by}/{period.first}--{period.last}"
                seen[key] += 1
                yield f"{key}/{seen[key]}"
