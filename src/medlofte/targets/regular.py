"""Knows how a promise for each week (day, month …) or each place is judged: unit by unit."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.periods import Span, due_day, joined
from medlofte.targets.adding import add_up, figure_of
from medlofte.targets.counting import Figure, Precision, Sum, Told
from medlofte.targets.filling import Need, most_filled
from medlofte.targets.outcome import Case, Goal, Outcome, Unit, compare, without_goal
from medlofte.targets.pace import due_on, reported_to, silent


class _Spread(NamedTuple):
    """A report on more than one unit: what it may hold beyond the reports inside it (None: open).

    `fills` are the numbers of the units that it may fill.
    """

    rest: int | None
    fills: frozenset[int]


class _Judged(NamedTuple):
    """The units, what the reports on each alone come to, and the reports on several."""

    units: Sequence[Unit]
    sums: Sequence[Sum]
    spreads: Sequence[_Spread]
    at_least: int

    def possible(self, numbers: Iterable[int]) -> int:
        """How many of those units can have been kept at most."""
        stores = [spread.rest or 0 for spread in self.spreads]
        return most_filled([self._need(number) for number in numbers], stores)

    def _need(self, number: int) -> Need:
        high = self.sums[number].figure.high
        touching = [i for i, spread in enumerate(self.spreads) if number in spread.fills]
        if high is None or any(self.spreads[i].rest is None for i in touching):
            return Need(0, frozenset())
        return Need(max(0, self.at_least - high), frozenset(touching))


def judge_units(case: Case, goal: Goal | None, at_least: int, units: Sequence[Unit]) -> Outcome:
    """Judge a promise for each unit; all numbers of the outcome but `occasions` are units.

    A unit is kept where the low bound of its own reports reaches `at_least`. A report on several
    units proves none; units are lost where no way of spreading those reports could have filled
    them (docs/figures.md).
    """
    if goal is None:
        return without_goal(case, add_up(case.reports))
    inside = [*_inside(case.reports, units)]
    own = {one.stem: one for members in inside for one in members}
    long = [one for one in case.reports if one.stem not in own and [*_touching(one, units)]]
    placed = [*own.values(), *long]
    unplaced = frozenset(one.stem for one in case.reports) - {one.stem for one in placed}
    if not placed:
        return _silent(case, goal, units)._replace(unplaced=unplaced)
    judged = _judged(inside, units, [*_spreads(long, placed, units)], at_least)
    total = add_up(placed)
    proving = own.keys() - {stem for one in judged.sums for stem in one.left}
    return _outcome(case, goal, judged, total.figure.precision)._replace(
        left={stem: one for stem, one in total.left.items() if stem not in proving},
        occasions=total.figure,
        unplaced=unplaced,
        ending=_ending(case.part, judged, placed, total.figure.precision),
    )


def _outcome(case: Case, goal: Goal, judged: _Judged, precision: Precision) -> Outcome:
    """What is known of the units; what comes of reports in them is for the caller."""
    units, until = judged.units, reported_to(case)
    low = sum(unit.kept for unit in units)
    high = judged.possible(range(len(units)))
    day = until or case.as_of
    over = [n for n, unit in enumerate(units) if case.over or unit.span.last <= day]
    most = judged.possible(over)
    # Early units make up for nothing: pace looks at the units that are over, and at no others.
    sure, perhaps = sum(units[number].kept for number in over), most
    if goal.per is None:
        sure, perhaps = low, high
    expected = goal.number if case.over else due_on(goal, case.window, units, day)
    return Outcome(
        compare(case, goal.number, expected, sure, perhaps, met=low == goal.number),
        goal,
        Figure(low if low == high else None, low, high, precision),
        expected=expected,
        next_due=_next_due(case, goal, units, low),
        reported_to=until,
        units=tuple(units),
        lost=len(over) - most,
    )


def _ending(
    part: Span | None, judged: _Judged, placed: Sequence[Told], precision: Precision
) -> Figure | None:
    """The units that end inside a part of the window; None where no report in it is on them."""
    numbers = [n for n, unit in enumerate(judged.units) if part and unit.span.last in part]
    if not part or not numbers:
        return None
    run = Span(judged.units[numbers[0]].span.first, judged.units[numbers[-1]].span.last)
    if not any(one.span & part and one.span & run for one in placed):
        return None
    low = sum(judged.units[number].kept for number in numbers)
    high = judged.possible(numbers)
    return Figure(low if low == high else None, low, high, precision)


def _next_due(case: Case, goal: Goal, units: Sequence[Unit], low: int) -> date | None:
    if goal.per is None:
        ahead = case.over or low >= goal.number
        return None if ahead else due_day(case.window, goal.number, low + 1)
    lasts = [unit.span.last for unit in units if unit.span.last > case.as_of and not unit.kept]
    return min(lasts, default=None)


def _silent(case: Case, goal: Goal, units: Sequence[Unit]) -> Outcome:
    due = due_on(goal, case.window, units, case.as_of)
    return silent(case, goal, due, _next_due(case, goal, units, 0))._replace(units=tuple(units))


def _inside(reports: Sequence[Told], units: Sequence[Unit]) -> Iterator[list[Told]]:
    """Yield what tells of each unit alone."""
    at: dict[str | None, list[Told]] = {}
    for report in reports:
        at.setdefault(report.place, []).append(report)
    for unit in units:
        there = reports if unit.place is None else at.get(unit.place, ())
        yield [report for report in there if report.span in unit.span]


def _touching(report: Told, units: Sequence[Unit]) -> Iterator[int]:
    """Yield the numbers of the units that a report may tell of."""
    for number, unit in enumerate(units):
        placed = report.place in (None, unit.place) or unit.place is None
        if placed and report.span & unit.span:
            yield number


def _judged(
    inside: Sequence[Sequence[Told]],
    units: Sequence[Unit],
    spreads: Sequence[_Spread],
    at_least: int,
) -> _Judged:
    sums = [add_up(members) for members in inside]
    touched = {number for spread in spreads for number in spread.fills}
    told = [
        unit._replace(
            kept=one.figure.low >= at_least,
            possible=number in touched or one.figure.high is None or one.figure.high >= at_least,
        )
        for number, (unit, one) in enumerate(zip(units, sums, strict=True))
    ]
    return _Judged(told, sums, spreads, at_least)


def _spreads(
    long: Sequence[Told], placed: Sequence[Told], units: Sequence[Unit]
) -> Iterator[_Spread]:
    """Yield what each report on several units may hold, and which of them it may fill.

    What the same parties prove inside a shorter span of it is told of there, and a unit whose
    every day they told of in tallies inside it gets nothing more.
    """
    for report in long:
        parts = [one for one in placed if _part_of(one, report)]
        rest = report.high
        if rest is not None:
            rest = max(0, rest - figure_of(parts).low)
        fills = set(_touching(report, units))
        tallies = [one for one in parts if one.is_tally]
        if tallies:
            fills -= {number for number in fills if _told_of(units[number], tallies)}
        yield _Spread(rest, frozenset(fills if rest != 0 else ()))


def _part_of(one: Told, report: Told) -> bool:
    """Whether a report tells of a part of what another does, for the same parties."""
    shorter = one.span in report.span and one.span != report.span
    apart = one.besides or report.besides or one.by != report.by
    return shorter and not apart and report.place in (None, one.place)


def _told_of(unit: Unit, tallies: Sequence[Told]) -> bool:
    spans = [one.span for one in tallies if one.place in (None, unit.place)]
    return any(unit.span in run for run in joined(spans))
