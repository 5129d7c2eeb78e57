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
    followed = dict(_follow_ups(years, audience))
    return PublishedRecord(
        municipality=book.id,
        code=book.promises.code,
        dates=audience.publish.dates,
        seen=audience.days_of(max((one.since for one in years), default=begun)).first,
        states={_key(account): account.row.outcome.state for account in accounts},
        reports=dict(_reports(book, accounts, audience)),
        follow_ups=tuple(followed),
        invented=(
            *(_key(one) for one in accounts if one.row.invented),
            *(key for key, example in followed.items() if example),
        ),
        provisional=tuple(_key(one) for one in accounts if one.row.provisional(audience.today)),
        ends={_key(account): account.row.window.last for account in accounts},
        lost=tuple(_key(one) for one in accounts if one.row.outcome.lost and not one.row.over),
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
    """Yield each report that is listed once, with the first promise that it counts for.

    One that counts for none has the first that it is listed under: it is not gone.
    """
    first: dict[str, tuple[Account, Logged]] = {}
    for account in accounts:
        for logged in account.reports:
            first.setdefault(logged.stem, (account, logged))
    counted = frozenset(first)
    for account in accounts:
        for one in account.row.uncounted:
            first.setdefault(one.logged.stem, (account, one.logged))
    ids, corrected = _ids(book, audience), _corrected(book)
    listed = {account.row.pledge.promise.id for account in accounts}
    for logged in audience.told([one for _, one in first.values()]):
        pledge, activity = first[logged.stem][0].row.pledge, logged.activity
        days = audience.days(logged.span)
        yield (
            ids[logged.stem],
            PublishedReport(
                agreement=pledge.agreement.id,
                promise=pledge.promise.id,
                others=tuple(sorted({*activity.promises} & listed - {pledge.promise.id})),
                first=days.first,
                last=days.last,
                count=0 if activity.status == "cancelled" else activity.number,
                precision=activity.precision,
                file=mark(book.id, _named(logged, audience)),
                replaces=tuple(ids[one] for one in corrected.get(logged.stem, ()) if one in ids),
                counts=logged.stem in counted,
                example=activity.example or pledge.agreement.example,
            ),
        )


def _corrected(book: Book) -> dict[str, list[str]]:
    """What each report corrects, the latest first, and what that corrected in its turn."""
    found: dict[str, list[str]] = {}
    for old in book.open.replaced:
        stem = old
        while instead := book.open.replaced.get(stem):
            stem = instead.stem
            found.setdefault(stem, []).append(old)
    return found


def _ids(book: Book, audience: Audience) -> dict[str, str]:
    """A name for each report that is not internal, which tells no more of its day than is told.

    It stays when a number is corrected, or when a promise or the publisher gets another name.
    """
    alike: Counter[str] = Counter()
    found = {}
    for logged in audience.told(book.open.logged):
        day = audience.days_of(logged.span.last).first
        name = f"{book.id}/{day}/{_named(logged, audience)}"
        alike[name] += 1
        found[logged.stem] = mark(name, str(alike[name]))
    return found


def _named(logged: Logged, audience: Audience) -> str:
    """What tells a report from others of its days.

    The end of an imported file's name follows from its day and what else is told of it, so where
    days are hidden whoever tries all days would find the one: there only the promises are left.
    """
    return logged.stem[_DAY:] if audience.sees_days else "/".join(logged.activity.promises)


def _follow_ups(years: Sequence[PublicYear], audience: Audience) -> Iterator[tuple[str, bool]]:
    """Yield a name for each follow-up by now, and whether it is invented."""
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
                yield f"{key}/{seen[key]}", written.example or one.agreement.example
