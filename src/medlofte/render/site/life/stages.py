"""Knows the reports of a promise by month, with what they correct and what was said of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from medlofte.book.book import Logged
from medlofte.language import t
from medlofte.periods import Span, months_around
from medlofte.progress.eligible import Reason
from medlofte.render.site.frame import Site
from medlofte.wording import dates
from medlofte.wording.follow_ups import Said
from medlofte.wording.public_answer import Answer
from medlofte.wording.public_report import Listed


class ToldMonth(NamedTuple):
    """The reports of a month, or of the months that a tally tells of."""

    name: str
    reports: Sequence[tuple[Listed, Sequence[Listed]]]  # each with those that it corrects


class Stage(NamedTuple):
    """Reports by month, and what was said when they were told of."""

    caption: str
    months: Sequence[ToldMonth]
    dated: bool  # whether a report tells more of its days than the month does
    said: Sequence[Said]


def corrections(site: Site, one: Answer) -> tuple[dict[str, list[Listed]], list[Listed]]:
    """The reports that were corrected, by the one that holds; and the others that do not count."""
    instead = {
        old.logged.stem: old.instead
        for old in one.row.uncounted
        if old.reason is Reason.REPLACED and old.instead
    }
    shown = {logged.stem for logged in one.account.reports}
    corrected: dict[str, list[Listed]] = {}
    aside = []
    uncounted = site.audience.told([old.logged for old in one.row.uncounted])
    for logged, listed in zip(uncounted, one.aside, strict=True):
        last = _holds(logged, instead)
        if last in shown:
            corrected.setdefault(last, []).append(listed)
        else:
            aside.append(listed)
    return corrected, aside


def _holds(logged: Logged, instead: Mapping[str, Logged]) -> str:
    """What holds in the place of a report, after all its corrections."""
    stem = logged.stem
    while stem in instead:
        stem = instead[stem].stem
    return stem


def stages(
    site: Site,
    one: Answer,
    corrected: Mapping[str, Sequence[Listed]],
    parts: Sequence[Said],
    heading: str,
) -> Iterator[Stage]:
    """Yield the reports by month, with what was said of a part of the time where that ends."""
    months: dict[Span, list[tuple[Listed, Sequence[Listed]]]] = {}
    for logged, listed in zip(one.account.reports, one.listed, strict=True):
        span = months_around(site.audience.days(logged.span), 1)
        months.setdefault(span, []).append((listed, corrected.get(logged.stem, ())))
    ends = sorted({said.last for said in parts})
    by_days = sorted(months, key=lambda span: (span.last, span.first))
    for after, until in pairwise([date.min, *ends, date.max]):
        spans = [span for span in by_days if after < span.last <= until]
        said = [said for said in parts if said.last == until]
        if not (spans or said):
            continue
        told = [ToldMonth(_month(span), months[span]) for span in spans]
        dated = any(listed.when != month.name for month in told for listed, _ in month.reports)
        period = heading if not ends or not spans else _month(Span(spans[0].first, spans[-1].last))
        caption = t("Det som räknas, {period}", period=period)
        yield Stage(caption, told, dated, said)


def _month(span: Span) -> str:
    """The months of reports: mars 2024, maj–augusti 2024, november 2024–januari 2025."""
    if span.first.year == span.last.year:
        return dates.months(span)
    return (
        f"{dates.months(Span(span.first, span.first))}–{dates.months(Span(span.last, span.last))}"
    )
