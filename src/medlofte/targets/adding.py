"""Knows how reports add up, so that no deed is counted twice."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import add
from typing import NamedTuple

from medlofte.periods import Span, joined
from medlofte.targets.counting import PRECISIONS, Figure, Left, Precision, Sum, Told

_OPEN = float("inf")
_MOST = 2000  # ways of choosing that are followed at once; beyond it the interval may be wider


class _Block(NamedTuple):
    """A tally, or the dated reports of one day and the same parties: chosen or not as one."""

    span: Span
    is_tally: bool
    members: tuple[Told, ...]

    @property
    def by(self) -> frozenset[str]:
        return self.members[0].by


_Weight = tuple[int, ...]
_Chosen = tuple[Told, "_Chosen"] | None


def add_up(reports: Sequence[Told]) -> Sum:
    """Add reports up so that no deed is counted twice (docs/figures.md), and tell what is left out.

    The plain sum is the largest of reports of which no two may tell of the same deeds; `low` the
    largest such sum of lower bounds; `high` the smallest sum of upper bounds that covers the days
    told of, for each set of parties. What was done besides is added to all three.
    """
    own = [report for report in reports if not report.besides]
    chosen = _heaviest(own, _plain)
    stems = {report.stem for report in chosen}
    left = [report for report in own if report.stem not in stems]
    sets = _sets(own) if left else {}
    return Sum(
        _figure(reports, own, chosen), {one.stem: _left(one, chosen, sets[one.by]) for one in left}
    )


def figure_of(reports: Sequence[Told]) -> Figure:
    """The sum alone."""
    own = [report for report in reports if not report.besides]
    return _figure(reports, own, _heaviest(own, _plain))


def highest(reports: Sequence[Told]) -> int | None:
    """The most that the truth may be: for each set of parties what covers all they told of."""
    besides = [report for report in reports if report.besides]
    own = _sets(report for report in reports if not report.besides)
    return _total(
        _total_of(map(_cover, own.values())), _total_of(report.high for report in besides)
    )


def _figure(reports: Sequence[Told], own: Sequence[Told], chosen: Sequence[Told]) -> Figure:
    besides = [report for report in reports if report.besides]
    counted = [*chosen, *besides]
    surest = _heaviest(own, lambda report: (report.low,)) if len(chosen) < len(own) else chosen
    low = sum(report.low for report in (*surest, *besides))
    done = max(low, sum(report.amount or 0 for report in counted))
    high = highest(reports)
    high = None if high is None else max(high, done)
    precisions: list[Precision] = ["exact", *(one.precision for one in counted)]
    precision = max(precisions, key=PRECISIONS.index)
    apart = sum(one.low for one in counted), _total_of(one.high for one in counted)
    return Figure(
        None if all(one.amount is None for one in counted) else done,
        low,
        high,
        precision,
        stated=any(one.precision != "unknown" for one in counted),
        rounded=precision == "about" and (low, high) == apart,
    )


def together(first: Figure, second: Figure) -> Figure:
    """The sum of two figures of which no deed is in both."""
    known = [one.done for one in (first, second) if one.done is not None]
    about = all(one.exact or one.rounded for one in (first, second))
    return Figure(
        sum(known) if known else None,
        first.low + second.low,
        _total(first.high, second.high),
        max(first.precision, second.precision, key=PRECISIONS.index),
        stated=first.stated or second.stated,
        rounded=about and (first.rounded or second.rounded),
    )


def _plain(report: Told) -> _Weight:
    """The number of a report in the plain sum, and what decides between equal sums.

    More dated reports, then more days told about, so that a lone zero is kept and a tally that
    adds nothing to an earlier one still tells how far it reaches; then more reports.
    """
    return report.amount or 0, not report.is_tally, report.span.days, 1


def _heaviest(reports: Sequence[Told], weigh: Callable[[Told], _Weight]) -> list[Told]:
    """Choose reports of which no two may tell of the same deeds, with the largest sum of weights.

    In order of their last days each block is taken or not. Of what was taken only that matters
    which a tally to come may repeat: for each party the latest day, and of it only which of those
    tallies begin by then.
    """
    if not any(report.is_tally for report in reports):
        return [*reports]
    blocks = _blocks(reports)
    ahead = _firsts_ahead(blocks)
    parties = sorted({party for block in blocks for party in block.by})
    nothing = (0,) * len(weigh(reports[0]))
    ways: dict[tuple[int, ...], tuple[_Weight, _Chosen]] = {(0,) * len(parties): (nothing, None)}
    for block, firsts in zip(blocks, ahead, strict=True):
        first, last = block.span.first.toordinal(), block.span.last.toordinal()
        own = {
            index: _rounded(last, firsts.get(party, ()))
            for index, party in enumerate(parties)
            if party in block.by
        }
        weight = _summed(map(weigh, block.members))
        if block.is_tally:  # it is ahead no more
            later = [firsts.get(party, ()) for party in parties]
            skipped = [(tuple(map(_rounded, until, later)), until) for until in ways]
        else:
            skipped = [(until, until) for until in ways]
        found: dict[tuple[int, ...], tuple[_Weight, _Chosen]] = {}
        for rounded, until in skipped:
            so_far, chosen = ways[until]
            _keep(found, rounded, so_far, chosen)
            if not block.is_tally or all(until[index] < first for index in own):
                for report in block.members:
                    chosen = (report, chosen)  # a chain is what is added to
                now = tuple(own.get(index, day) for index, day in enumerate(rounded))
                _keep(found, now, tuple(map(add, so_far, weight)), chosen)
        ways = found
        if len(ways) > _MOST:
            best = sorted(ways.items(), key=lambda way: way[1][0], reverse=True)
            ways = dict(best[:_MOST])
    chain = max(ways.values(), key=lambda way: way[0])[1]
    taken = []
    while chain:
        report, chain = chain
        taken.append(report)
    return taken[::-1]


def _blocks(reports: Sequence[Told]) -> list[_Block]:
    """The reports as blocks, by their last days; on one day the tallies come last."""
    dated: dict[tuple[Span, frozenset[str]], list[Told]] = {}
    blocks = []
    for report in sorted(reports, key=lambda one: (one.span.last, one.span.first, one.stem)):
        if report.is_tally:
            blocks.append(_Block(report.span, is_tally=True, members=(report,)))
        else:
            dated.setdefault((report.span, report.by), []).append(report)
    blocks += [_Block(day, is_tally=False, members=(*ms,)) for (day, _), ms in dated.items()]
    return sorted(blocks, key=lambda one: (one.span.last, one.is_tally))


def _firsts_ahead(blocks: Sequence[_Block]) -> list[dict[str, list[int]]]:
    """For each block, the first days of the tallies after it, by party and in order."""
    ahead: list[dict[str, list[int]]] = []
    firsts: dict[str, list[int]] = {}
    for block in reversed(blocks):
        ahead.append(firsts)
        if block.is_tally:
            day = block.span.first.toordinal()
            more = {party: sorted({*firsts.get(party, ()), day}) for party in block.by}
            firsts = firsts | more
    return ahead[::-1]


def _rounded(day: int, firsts: Sequence[int]) -> int:
    """Bring a day down to the latest first day of a tally ahead: no other makes a difference."""
    index = bisect_left(firsts, day + 1)
    return firsts[index - 1] if index else 0


def _keep(
    ways: dict[tuple[int, ...], tuple[_Weight, _Chosen]],
    key: tuple[int, ...],
    weight: _Weight,
    chosen: _Chosen,
) -> None:
    if key not in ways or weight > ways[key][0]:
        ways[key] = weight, chosen


def _summed(weights: Iterable[_Weight]) -> _Weight:
    return tuple(map(sum, zip(*weights, strict=True)))


def _sets(reports: Iterable[Told]) -> dict[frozenset[str], list[Told]]:
    """The reports by their sets of parties."""
    sets: dict[frozenset[str], list[Told]] = {}
    for report in reports:
        sets.setdefault(report.by, []).append(report)
    return sets


def _cover(reports: Sequence[Told]) -> int | None:
    """The smallest sum of upper bounds that covers every day in the window told of by the same.

    A dated report covers only a day that lies in no tally. None where any way is open.
    """
    tallies = sorted((one for one in reports if one.is_tally), key=lambda one: one.inside.last)
    runs = joined(one.inside for one in tallies)
    lasts = [run.last for run in runs]
    alone = [one.high for one in reports if not one.is_tally and not _within(one.span, runs, lasts)]
    # The cheapest way to cover all up to a day, for days in order and ever dearer.
    reached: list[int] = []
    costs: list[float] = []
    for tally in tallies:
        before = tally.inside.first.toordinal() - 1
        index = bisect_left(lasts, tally.inside.first)
        if runs[index].first == tally.inside.first:
            before = lasts[index - 1].toordinal() if index else 0
        at = bisect_left(reached, before)
        ahead = 0.0 if not before else costs[at] if at < len(costs) else _OPEN
        cost = ahead + (_OPEN if tally.high is None else tally.high)
        last = tally.inside.last.toordinal()
        while costs and costs[-1] >= cost:
            costs.pop()
            reached.pop()
        if not reached or reached[-1] < last:
            reached.append(last)
            costs.append(cost)
    whole = costs[-1] if costs else 0.0
    return _total(None if whole == _OPEN else int(whole), _total_of(alone))


def _within(span: Span, runs: Sequence[Span], lasts: Sequence[date]) -> bool:
    index = bisect_left(lasts, span.last)
    return index < len(runs) and span in runs[index]


def _total(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _total_of(numbers: Iterable[int | None]) -> int | None:
    total: int | None = 0
    for number in numbers:
        total = _total(total, number)
    return total


def _left(one: Told, chosen: Sequence[Told], same: Sequence[Told]) -> Left:
    """Why a report is not in the plain sum; `same` are the reports by the same parties."""
    others = [report for report in chosen if report.may_repeat(one)]
    whole = next((report.stem for report in others if one.span in report.span), None)
    covered = any(one.span in run for run in joined(report.span for report in others))
    instead = whole or (others[0].stem if others and not covered else None)
    return Left(covered, instead, _more(one, same))


def _more(one: Told, same: Sequence[Told]) -> int | None:
    """How much higher the truth may be for a report than without it."""
    if not one.is_tally and any(other.is_tally and one.span in other.span for other in same):
        return 0
    high, without = _cover(same), _cover([report for report in same if report is not one])
    if without is None:
        return 0  # how many it is was open without it
    return None if high is None else max(0, high - without)
