"""Knows how a report is told: its days as exact as the audience may know, its results."""

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Logged
from medlofte.language import n, t
from medlofte.periods import Span
from medlofte.progress.account import crosses
from medlofte.progress.eligible import Reason, Uncounted
from medlofte.progress.measure import Row
from medlofte.publishing.audience import Audience
from medlofte.publishing.small_numbers import Hidden, ToldPart
from medlofte.swedish.dates import month
from medlofte.swedish.names import fold
from medlofte.targets.counting import Precision
from medlofte.wording import dates, states
from medlofte.wording.reasons import reason

_QUOTED = re.compile(r"""(?:\A|,?\s+)(?:”[^”]*”|“[^”]*”|"[^"]*")\Z""")  # as import writes a cell


class Listed(NamedTuple):
    """A report in words; `when` is as exact as the audience may know."""

    when: str
    what: str
    number: str
    who: str
    source: str
    source_url: str
    links: Sequence[str]
    results: Sequence[str]
    of_people: Sequence[str]  # those of the results that count people, which are never summed
    others: Sequence[ToldPart]
    note: str
    example: bool
    internal: bool
    reason: str = ""  # why it does not count, where it does not


def _document_named(source: str) -> str:
    """The document that a source names, which one can look up, without what its cell said."""
    return _QUOTED.sub("", source).strip()


def when(span: Span, audience: Audience) -> str:
    """The days of a report: 14 mars 2024; where days are not told maj–augusti 2024."""
    if audience.sees_days:
        return dates.days(span)
    first, last = audience.days(span)
    if (first.year, first.month) == (last.year, last.month):
        return f"{month(first)} {first.year}"
    if first.year == last.year:
        return f"{month(first)}–{month(last)} {last.year}"
    return f"{month(first)} {first.year}–{month(last)} {last.year}"


def as_of_words(day: date, last: date | None, audience: Audience) -> str:
    """The day that figures are as of: per den 14 mars 2024; where days are not told per mars 2024.

    The `last` day of the time that they are about is no secret.
    """
    if audience.sees_days or day == last:
        return t("Per den {day}", day=dates.days(Span(day, day)))
    return t("Per {month}", month=when(Span(day, day), audience))


def label(span: Span, audience: Audience) -> str:
    """The days of a report for a machine: 2024-03-14, 2024-03, 2024-T1, first and last by /."""
    first, last = (_label(day, audience) for day in span)
    return first if first == last else f"{first}/{last}"


def _label(day: date, audience: Audience) -> str:
    if audience.sees_days:
        return day.isoformat()
    if audience.publish.dates == "month":
        return f"{day:%Y-%m}"
    return f"{day.year}-T{(day.month + 3) // 4}"


def result_words(told: ToldPart) -> str:
    """54 rattfyllerister, varav 32 narkotika och 22 alkohol."""
    text = _counted(told)
    parts = [_counted(part) for part in told.of_which]
    return t("{result}, varav {parts}", result=text, parts=states.listed(parts)) if parts else text


def _counted(told: ToldPart) -> str:
    what = told.what
    match told.number:
        case Hidden(below=None):
            return t("{what} (antalet redovisas inte)", what=what)
        case Hidden(below=below):
            return t("färre än {below} {what}", below=below, what=what)
        case None:
            return t("{what} (antal okänt)", what=what)
        case number:
            return f"{states.reported_words(number, told.precision)} {what}"


def summed(every: Sequence[Listed]) -> Iterator[tuple[ToldPart, int, str]]:
    """Yield the sum of each result that counts no people, of how many reports, and of which days.

    What one report says of all and another says nothing of is no part of a sum.
    """
    found: dict[str, list[tuple[ToldPart, Listed]]] = {}
    for one in every:
        for told in one.others:
            found.setdefault(fold(told.what), []).append((told, one))
    for members in found.values():
        whens = dict.fromkeys(one.when for _, one in members)
        yield _sum([told for told, _ in members]), len(members), states.listed(list(whens))


def _sum(parts: Sequence[ToldPart]) -> ToldPart:
    """One result for several: as unsure as the least sure, and at least what is known."""
    if len(parts) == 1:
        return parts[0]
    known = [part.number for part in parts if isinstance(part.number, int)]
    kinds = {part.precision for part in parts}
    precision: Precision = "exact"
    if kinds - {"exact"}:
        precision = "about" if "about" in kinds and "unknown" not in kinds else "at_least"
    names = [tuple(fold(one.what) for one in part.of_which) for part in parts]
    alike = len(set(names)) == 1
    of_which = zip(*(part.of_which for part in parts), strict=True) if alike else ()
    return ToldPart(
        parts[0].what,
        sum(known) if known else None,
        tuple(_sum(same) for same in of_which),
        precision if known else "unknown",
    )


def why_not(one: Uncounted, parties: dict[str, str], row: Row, audience: Audience) -> str:
    """Why a report does not count; names no file, for its name holds a day."""
    if one.reason is Reason.REPLACED:
        return t("rättad av en senare uppgift")
    return reason(one, parties, row, lambda span: when(span, audience))


def _kinds(logged: Logged, row: Row) -> Iterator[str]:
    """Yield what must be told of a report so that it is not read as so many things done."""
    if logged.is_tally:
        yield t("summerad uppgift")
    if logged.activity.area_wide:
        yield t("i hela lokalpolisområdet")
    elif crosses(logged, row):
        yield t("hur många som hör hit är inte känt")
    if logged.activity.status == "unanswered":
        yield n("{count} obesvarat tillfälle", "{count} obesvarade tillfällen", logged.amount)


def listed_report(
    logged: Logged, parties: dict[str, str], row: Row, audience: Audience, telling: Container[str]
) -> Listed:
    activity = logged.activity
    source = activity.source
    dated = audience.sees_days
    results = audience.results(logged, telling)
    told = [*zip(activity.results, results, strict=True)] if results else []
    title = [activity.title, activity.place, activity.time if dated else None]
    what = ", ".join(filter(None, title))
    for kind in _kinds(logged, row):
        what = f"{what} ({kind})" if what else kind
    return Listed(
        when=when(logged.span, audience),
        what=what or t("aktivitet"),
        number=states.number(logged),
        who=states.names(activity.by, parties),
        source=_document_named(source.title) if source else "",
        source_url=source.url or "" if source and dated else "",
        # A page that is linked to has a date of its own.
        links=activity.links if dated else (),
        results=[result_words(one) for one in results],
        of_people=[result_words(one) for result, one in told if result.people],
        others=[one for result, one in told if not result.people],
        note=activity.note or "" if audience.internal else "",
        example=activity.example,
        internal=activity.internal,
    )
