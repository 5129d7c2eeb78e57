"""Knows how reports add up: no fact twice, and every sum an interval."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar, assert_never, get_args

from medlofte.periods import Span

Precision = Literal["exact", "at_least", "about", "unknown"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)  # from the most precise to the least


class Report(Protocol):
    """What adding needs to know of an activity or a tally."""

    @property
    def stem(self) -> str: ...
    @property
    def span(self) -> Span: ...
    @property
    def is_tally(self) -> bool: ...
    @property
    def amount(self) -> int: ...
    @property
    def precision(self) -> Precision: ...
    @property
    def by(self) -> Sequence[str]: ...
    @property
    def besides(self) -> bool: ...


R = TypeVar("R", bound=Report)


class Figure(NamedTuple):
    """A sum: the plain one, and the bounds that the truth lies within (`high` None: open)."""

    done: int
    low: int
    high: int | None
    precision: Precision


def figure(reports: Iterable[Report]) -> Figure:
    """Add reports up; `precision` is the least precise of them."""
    done = low = 0
    high: int | None = 0
    worst = 0
    for report in reports:
        least, most = bounds(report.amount, report.precision)
        done += report.amount
        low += least
        high = None if high is None or most is None else high + most
        worst = max(worst, PRECISIONS.index(report.precision))
    return Figure(done, low, high, PRECISIONS[worst])


def bounds(amount: int, precision: Precision) -> tuple[int, int | None]:
    """Return a number's interval: exact n–n, at least n–, about ⌊0.9 n⌋–⌈1.1 n⌉, unknown 1–."""
    match precision:
        case "exact":
            return amount, amount
        case "about":
            return amount * 9 // 10, -(-amount * 11 // 10)
        case "at_least" | "unknown":
            return amount, None
        case _:
            assert_never(precision)


def contained(reports: Sequence[R]) -> dict[str, R | None]:
    """Return which reports are not added, by stem, each with the tally that contains it.

    Reports by the same parties over the same days tell of the same deeds: of the tallies, and
    the dated activities on days that no chosen tally covers, the selection with the largest sum
    counts; on equal sums the dated ones (docs/figures.md). A tally left out has no single
    report that contains it: None, unless another tally covers all its days.
    """
    groups: dict[frozenset[str], list[R]] = {}
    for report in reports:
        if not report.besides:
            groups.setdefault(frozenset(report.by), []).append(report)
    left: dict[str, R | None] = {}
    for group in groups.values():
        if any(report.is_tally for report in group):
            left |= _contained_in_group(group)
    return left


def _contained_in_group(group: list[R]) -> dict[str, R | None]:
    group = sorted(group, key=lambda report: (report.span.last, report.span.first, report.stem))
    by_day: dict[Span, list[R]] = {}
    blocks: list[tuple[Span, list[R]]] = []
    for report in group:
        if report.is_tally:
            blocks.append((report.span, [report]))
        else:
            if report.span not in by_day:
                by_day[report.span] = []
                blocks.append((report.span, by_day[report.span]))
            by_day[report.span].append(report)
    chosen = {report.stem for report in _heaviest(blocks)}
    tallies = [report for report in group if report.is_tally and report.stem in chosen]
    return {
        report.stem: next((tally for tally in tallies if report.span in tally.span), None)
        for report in group
        if report.stem not in chosen
    }


def _heaviest(blocks: list[tuple[Span, list[R]]]) -> list[R]:
    """Choose blocks that share no day, with the largest sum (weighted interval scheduling).

    Equal sums: more dated reports, then more days told about, so that a lone zero is kept and a
    tally that adds nothing to an earlier one still tells how far it reaches; then more reports.
    """
    lasts = [span.last for span, _ in blocks]
    before = [bisect_left(lasts, span.first) for span, _ in blocks]
    best = [(0, 0, 0, 0)]
    for (span, members), index in zip(blocks, before, strict=True):
        total, dated, days, number = best[index]
        weight = (
            total + sum(report.amount for report in members),
            dated + sum(not report.is_tally for report in members),
            days + span.days,
            number + len(members),
        )
        best.append(max(weight, best[-1]))
    chosen: list[R] = []
    at = len(blocks)
    while at:
        if best[at] == best[at - 1]:
            at -= 1
        else:
            chosen += blocks[at - 1][1]
            at = before[at - 1]
    return chosen
