"""Knows how a sum grew, day by day, as far as the public may know it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Logged
from medlofte.periods import Span
from medlofte.progress.eligible import Reason, told
from medlofte.publishing.audience import Account, Audience
from medlofte.targets.adding import figure_of, highest, together
from medlofte.targets.counting import PRECISIONS, Figure, Told

_OVERLAP = (Reason.CONTAINED, Reason.OVERLAPPING)
NOTHING = Figure(0, 0, 0, "exact", stated=False)


class Known(NamedTuple):
    """What is known of all that was done by the end of a day."""

    day: date
    figure: Figure


class Unspread(NamedTuple):
    """Days of which it is not told how what was done is spread over them.

    It is not known where they are those of a `tally`; else the days are not told.
    """

    span: Span
    tally: bool


class Course(NamedTuple):
    """What is known by each day on which that changes; before the first nothing was reported.

    `beyond` tells whether the last step holds something that no told day has.
    """

    known: Sequence[Known]
    unspread: Sequence[Unspread]
    beyond: bool = False

    def by_day(self, day: date) -> Figure:
        """What is known of all that was done by the end of a day."""
        later = bisect_right(self.known, day, key=lambda one: one.day)
        return self.known[later - 1].figure if later else NOTHING


def reached(account: Account, audience: Audience) -> date:
    """The day up to which a course is told; where days are not, the last of those told."""
    row = account.row
    return min(audience.days_of(row.as_of).last, row.window.last)


def course(account: Account, audience: Audience) -> Course:
    """How the sum grew, as far as an audience may know it.

    A dated report counts from its day. Of a tally, and of a day that is not told, all may have been
    done on the first of the days, and nothing before the last. What is internal is added last, at
    the as-of day, so that its own day is not told.
    """
    row, total = account.row, account.row.outcome.figure
    if total is None:
        return Course((), ())
    told = Span(row.window.first, max(row.window.first, reached(account, audience)))
    goal = row.outcome.goal
    if goal and goal.counts_units:
        steps, unspread = [*_units(account, total)], _unspread_units(account, audience)
    else:
        parts = [*_apart(_heard(account, audience))]
        steps, unspread = [*_sums(parts)], [*_unspread(parts)]
    grown = {max(told.first, min(one.day, told.last)): one.figure for one in steps}
    last = [NOTHING, *grown.values()][-1]
    if last != total:
        grown[told.last] = total
    changes: list[Known] = []
    for day, figure in grown.items():
        if changes and changes[-1].figure[1:3] == figure[1:3]:
            day = changes.pop().day  # noqa: PLW2901  what is known has not changed since
        changes.append(Known(day, figure))
    within = ((one, one.span & told) for one in unspread)
    told_of = [one._replace(span=span) for one, span in within if span]
    return Course(changes, told_of, beyond=last[1:3] != total[1:3])


def _heard(account: Account, audience: Audience) -> list[tuple[Span, Told]]:
    """The reports that a sum is made of, and those beside it, with their days as they are told."""
    row = account.row
    aside = (one.logged for one in row.uncounted if one.reason in _OVERLAP)
    heard: list[Logged] = [*account.reports, *filter(audience.hears_of, aside)]
    return [(audience.days(one.span), told(one, row.reach)) for one in heard]


def _sums(parts: Iterable[Sequence[tuple[Span, Told]]]) -> Iterator[Known]:
    before = NOTHING
    for reports in parts:
        figure = before
        for day in sorted({day for span, _ in reports for day in span}):
            ended = [one for span, one in reports if span.last <= day]
            begun = [one for span, one in reports if span.first <= day]
            figure = together(before, _between(ended, begun))
            yield Known(day, figure)
        before = figure


def _unspread(parts: Iterable[Sequence[tuple[Span, Told]]]) -> Iterator[Unspread]:
    """Yield the days of reports on more than one day, where anything was done."""
    for reports in parts:
        span = Span(reports[0][0].first, max(own.last for own, _ in reports))
        if span.days > 1 and highest([one for _, one in reports]) != 0:
            yield Unspread(span, any(one.is_tally for _, one in reports))


def _unspread_units(account: Account, audience: Audience) -> list[Unspread]:
    """The days of the units (weeks, months, places …) that may have been kept, as one time."""
    goal, spans = account.row.outcome.goal, account.perhaps
    if goal and spans and (goal.per is None or audience.counts_units(account.row)):
        spans = [audience.days(one.span) for one in account.reports if one.is_tally]
    if not spans:
        return []
    return [Unspread(Span(min(spans).first, max(one.last for one in spans)), tally=True)]


def _apart(reports: Iterable[tuple[Span, Told]]) -> Iterator[list[tuple[Span, Told]]]:
    """Part reports, in order of their days, where no day is in two of the parts."""
    part: list[tuple[Span, Told]] = []
    for span, report in sorted(reports, key=lambda one: one[0]):
        if part and span.first > max(own.last for own, _ in part):
            yield part
            part = []
        part.append((span, report))
    if part:
        yield part


def _between(ended: Sequence[Told], begun: Sequence[Told]) -> Figure:
    """A sum of which some may have been done by a day, and some are known to have been."""
    least = figure_of(ended)
    if len(ended) == len(begun):
        return least
    worst = max((one.precision for one in begun), key=PRECISIONS.index)
    most = highest(begun)
    high = None if most is None else max(most, least.low)
    return Figure(None, least.low, high, worst, stated=least.stated)


def _units(account: Account, total: Figure) -> Iterator[Known]:
    """Follow the weeks (months, places …) that were kept, and those that perhaps were."""
    kept, perhaps = account.units, account.perhaps
    more = None if total.high is None else total.high - total.low
    for day in sorted({span.last for span in kept} | {span.last for span in perhaps}):
        low, possible = _by(kept, day), _by(perhaps, day)
        high = low + min(possible, more) if more is not None else None if possible else low
        done = low if low == high else None
        yield Known(day, Figure(done, low, high, total.precision))


def _by(spans: Iterable[Span], day: date) -> int:
    return sum(span.last <= day for span in spans)
