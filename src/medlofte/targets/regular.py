"""Knows how a promise for each week (day, month …) is judged: unit by unit."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import ge
from typing import NamedTuple

from medlofte.periods import Span
from medlofte.targets.counting import Figure, Report, bounds, contained, figure
from medlofte.targets.outcome import Case, Goal, Outcome, compare, unreported
from medlofte.targets.pace import reported_to


class _Spread(NamedTuple):
    """A tally over several units: what it may hold beyond the reports inside it (None: open)."""

    span: Span
    rest: int | None


_Left = tuple[int, ...]  # what may still be held by each tally, the one that ends first first


class _Unit(NamedTuple):
    """A week (day, month …) and what its own reports come to."""

    span: Span
    low: int
    high: int | None


def judge_units(case: Case, goal: Goal, at_least: int, spans: Sequence[Span]) -> Outcome:
    """Judge a promise for each unit of the window; all numbers of the outcome are units.

    A unit is met where the low bound of its own reports reaches `at_least`. A tally over
    several units proves none; it disproves only where no way of spreading its high bound over
    the units it touches could fill every unit that is over (docs/figures.md).
    """
    inside = [[r for r in case.reports if r.span in span] for span in spans]
    short = {report.stem for reports in inside for report in reports}
    long = [r for r in case.reports if r.stem not in short and any(s & r.span for s in spans)]
    placed = short | {report.stem for report in long}
    unplaced = frozenset(r.stem for r in case.reports) - placed
    if not placed:
        ahead = [span for span in spans if span.last > case.as_of]
        over = len(spans) - len(ahead)
        due = ahead[0].last if ahead else None
        state = unreported(case, due=over > 0)
        return Outcome(state, goal, expected=over, next_due=due, unplaced=unplaced)
    left = {stem: by for reports in (*inside, long) for stem, by in contained(reports).items()}
    units = [_unit(*pair, left) for pair in zip(spans, inside, strict=True)]
    counted = [r for r in case.reports if r.stem in placed and r.stem not in left]
    until = reported_to(case, counted)
    due_units = [unit for unit in units if unit.span.last <= (until or case.as_of)]
    met = [unit.span for unit in units if unit.low >= at_least]
    # Early units make up for nothing: pace looks at the units that are over, and at no others.
    judged = units if case.over else due_units
    low = sum(unit.low >= at_least for unit in judged)
    known = [r for r in case.reports if r.stem not in left]
    spreads = _spreads([r for r in long if r.stem not in left], known)
    high = _possible(judged, at_least, spreads)
    most = max(len(met), _possible(units, at_least, spreads))
    ahead = [span for span in spans if span.last > case.as_of and span not in met]
    return Outcome(
        compare(case, goal.number, len(due_units), low, high, met=len(met) == goal.number),
        goal,
        Figure(len(met), len(met), most, figure(counted).precision),
        expected=len(due_units),
        next_due=ahead[0].last if ahead else None,
        reported_to=until,
        contained=left,
        met_units=tuple(met),
        unplaced=unplaced,
    )


def _unit(span: Span, reports: Sequence[Report], left: dict[str, Report | None]) -> _Unit:
    total = figure(report for report in reports if report.stem not in left)
    return _Unit(span, total.low, total.high)


def _spreads(long: Sequence[Report], reports: Sequence[Report]) -> list[_Spread]:
    spreads = []
    for tally in long:
        high = bounds(tally.amount, tally.precision)[1]
        known = sum(
            bounds(report.amount, report.precision)[0]
            for report in reports
            if report is not tally
            and not (report.besides or tally.besides)
            and set(report.by) == set(tally.by)
            and report.span in tally.span
        )
        spreads.append(_Spread(tally.span, None if high is None else max(0, high - known)))
    return sorted(spreads, key=lambda spread: spread.span.last)


def _possible(units: Sequence[_Unit], at_least: int, spreads: Sequence[_Spread]) -> int:
    """How many units could be met if the tallies were spread as well as they can be.

    In order of time, each unit is filled or not; of those ways that fill equally many, the ones
    are followed that leave most for the units to come.
    """
    first = tuple(spread.rest or 0 for spread in spreads)
    ways = [[first]]  # what can be left of the tallies, by how many units are filled
    for unit in units:
        want, touching = _want(unit, at_least, spreads)
        ended = sum(spread.span.last <= unit.span.last for spread in spreads)
        filled = [
            [left for rests in lefts if (left := _taken(rests, want, touching)) is not None]
            for lefts in ways
        ]
        both = zip([*ways, []], [[], *filled], strict=True)
        ways = [_widest([*skipped, *taken], ended) for skipped, taken in both if skipped or taken]
    return len(ways) - 1


def _want(unit: _Unit, at_least: int, spreads: Sequence[_Spread]) -> tuple[int, list[int]]:
    """Return what a unit lacks at least, and the tallies that could hold it."""
    touching = [i for i, spread in enumerate(spreads) if spread.span & unit.span]
    if unit.high is None or any(spreads[i].rest is None for i in touching):
        return 0, touching
    return max(0, at_least - unit.high), touching


def _taken(left: _Left, want: int, touching: Sequence[int]) -> _Left | None:
    """What is left when a unit is filled, by the tally that ends first first; None if it is not."""
    rests = list(left)
    for index in touching:
        used = min(want, rests[index])
        rests[index] -= used
        want -= used
    return None if want else tuple(rests)


def _widest(lefts: Iterable[_Left], ended: int) -> list[_Left]:
    """Leave out what leaves no more than another does; a tally that ends later is worth more."""
    by_sums = {tuple(accumulate(reversed(left[ended:]))): left for left in lefts}
    kept: list[tuple[int, ...]] = []
    for sums in sorted(by_sums, reverse=True):
        if not any(all(map(ge, other, sums)) for other in kept):
            kept.append(sums)
    return [by_sums[sums] for sums in kept]
