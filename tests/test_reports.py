from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import report
from medlofte.book.book import Logged
from medlofte.periods import DAY, Span
from medlofte.targets import counting
from medlofte.targets.counting import Precision


def tally(days: str, count: int, more: str = "by: [polis]") -> str:
    first, last = days.split()
    return f"from: 2024-{first}, to: 2024-{last}, count: {count}, {more}"


def dated(day: str, count: int = 1, more: str = "by: [polis]") -> str:
    return f"date: 2024-{day}, count: {count}, {more}"


def read(texts: list[str]) -> list[Logged]:
    return [report(f"r{number}", text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    "count, precision, low, high",
    [
        (7, "exact", 7, 7),
        (0, "exact", 0, 0),
        (7, "at_least", 7, None),
        (1, "about", 0, 2),  # 0.9 down, 1.1 up
        (9, "about", 8, 10),
        (10, "about", 9, 11),
        (11, "about", 9, 13),
        (100, "about", 90, 110),
        (0, "about", 0, 0),
    ],
)
def test_a_number_is_an_interval(
    count: int, precision: Precision, low: int, high: int | None
) -> None:
    (one,) = read([tally("01-01 04-30", count, f"precision: {precision}")])
    assert counting.bounds(one.amount, one.precision) == (low, high)
    assert counting.figure([one]) == counting.Figure(count, low, high, precision)


@pytest.mark.parametrize("days", ["date: 2024-03-14", "from: 2024-01-01, to: 2024-04-30"])
def test_unknown_is_one_and_up(days: str) -> None:
    one = report("r1", f"{days}, precision: unknown")
    assert counting.bounds(one.amount, one.precision) == (1, None)
    assert counting.figure([one]) == counting.Figure(1, 1, None, "unknown")


@pytest.mark.parametrize(
    "precisions, done, low, high, worst",
    [
        ([], 0, 0, 0, "exact"),
        (["exact", "exact"], 20, 20, 20, "exact"),
        (["exact", "at_least"], 20, 20, None, "at_least"),
        (["at_least", "about"], 20, 19, None, "about"),
        (["about", "exact", "about"], 30, 28, 32, "about"),
        (["unknown", "about", "at_least", "exact"], 31, 30, None, "unknown"),
    ],
)
def test_intervals_add_up_and_the_least_precise_names_the_sum(
    precisions: list[str], done: int, low: int, high: int | None, worst: Precision
) -> None:
    texts = [
        "date: 2024-03-14, precision: unknown"
        if precision == "unknown"
        else f"date: 2024-03-14, count: 10, precision: {precision}"
        for precision in precisions
    ]
    assert counting.figure(read(texts)) == counting.Figure(done, low, high, worst)


@pytest.mark.parametrize(
    "texts, left",
    [
        pytest.param([dated("03-14"), dated("03-14"), dated("03-15")], {}, id="dated-all-add"),
        pytest.param([tally("01-01 04-30", 2), tally("05-01 08-31", 3)], {}, id="tallies-add"),
        pytest.param([tally("01-01 04-30", 2), dated("05-01")], {}, id="dated-outside-adds"),
        pytest.param(
            [tally("01-01 04-30", 2), dated("01-01"), dated("05-01")],
            {"r2": "r1"},
            id="the-larger-tally",
        ),
        pytest.param(
            [tally("01-01 04-30", 2), dated("01-01"), dated("03-01"), dated("04-30")],
            {"r1": None},
            id="the-larger-sum-of-dated",
        ),
        pytest.param(
            [tally("01-01 04-30", 2), dated("01-01"), dated("04-30")],
            {"r1": None},
            id="equal-sums-the-dated",
        ),
        pytest.param([tally("01-01 04-30", 0)], {}, id="a-zero-alone"),
        pytest.param([tally("01-01 04-30", 0), dated("02-01")], {"r1": None}, id="a-zero-beside"),
        pytest.param(
            [tally("01-01 04-30", 0), tally("02-01 02-29", 0)], {"r2": "r1"}, id="two-zeros"
        ),
        pytest.param(
            [tally("01-01 12-31", 9), tally("05-01 08-31", 3), dated("06-06", 2)],
            {"r2": "r1", "r3": "r1"},
            id="nested-the-outer",
        ),
        pytest.param(
            [tally("01-01 12-31", 3), tally("01-01 04-30", 2), tally("05-01 08-31", 2)],
            {"r1": None},
            id="nested-the-inner-two",
        ),
        pytest.param(
            [tally("01-01 12-31", 4), tally("05-01 08-31", 3), dated("06-06", 2), dated("10-01")],
            {"r1": None, "r3": "r2"},
            id="three-levels-equal-sums-more-dated",
        ),
        pytest.param(
            [tally("01-01 04-30", 2), tally("01-01 08-31", 2)],
            {"r1": "r2"},
            id="nothing-new-the-longer",
        ),
        pytest.param(
            [tally("01-01 08-31", 4), tally("01-01 04-30", 2), tally("05-01 08-31", 2)],
            {"r1": None},
            id="equal-sums-the-finer",
        ),
        pytest.param(
            [tally("01-01 06-30", 5), tally("06-30 12-31", 6)], {"r1": None}, id="crossing-tallies"
        ),
        pytest.param(
            [tally("01-01 06-30", 5), tally("05-01 08-31", 9), tally("08-31 12-31", 5)],
            {"r2": None},
            id="a-chain-of-crossings",
        ),
        pytest.param(
            [tally("01-01 04-30", 5), tally("01-01 04-30", 7)], {"r1": "r2"}, id="one-span-twice"
        ),
        pytest.param([tally("03-14 03-14", 1), dated("03-14")], {"r1": None}, id="tally-of-a-day"),
        pytest.param(
            [tally("03-14 03-14", 3), dated("03-14"), dated("03-14")],
            {"r2": "r1", "r3": "r1"},
            id="a-day-counts-whole-or-not-at-all",
        ),
        pytest.param(
            [tally("01-01 04-30", 9), dated("02-01", 1, "by: [kommun]")], {}, id="other-by"
        ),
        pytest.param(
            [tally("01-01 04-30", 9), dated("02-01", 1, "by: [polis, kommun]")],
            {},
            id="one-party-more-is-another-by",
        ),
        pytest.param(
            [
                tally("01-01 04-30", 9, "by: [kommun, polis]"),
                dated("02-01", 1, "by: [polis, kommun]"),
            ],
            {"r2": "r1"},
            id="by-in-another-order",
        ),
        pytest.param(
            [tally("01-01 04-30", 9), dated("02-01", 1, "besides: true")], {}, id="a-dated-besides"
        ),
        pytest.param(
            [tally("01-01 04-30", 9, "besides: true"), dated("02-01")], {}, id="a-tally-besides"
        ),
        pytest.param(
            [tally("01-01 04-30", 9), "date: 2024-02-01, precision: unknown"],
            {"r2": "r1"},
            id="unknown-weighs-one",
        ),
    ],
)
def test_the_same_deeds_are_never_added_twice(
    texts: list[str], left: dict[str, str | None]
) -> None:
    for order in (read(texts), read(texts)[::-1]):
        found = counting.contained(order)
        assert {stem: by.stem if by else None for stem, by in found.items()} == left


@dataclass(frozen=True)
class Told:
    """A report as small as adding lets it be."""

    stem: str
    span: Span
    is_tally: bool
    amount: int
    besides: bool = False
    precision: Precision = "exact"
    by: tuple[str, ...] = ("polis",)


def told(drawn: list[tuple[int, int, bool, int, str]]) -> list[Told]:
    start = date(2024, 1, 1)
    return [
        Told(
            f"r{number}",
            Span(start + DAY * first, start + DAY * (first + (length if is_tally else 0))),
            is_tally,
            amount if is_tally else max(1, amount),
            by=(by,),
        )
        for number, (first, length, is_tally, amount, by) in enumerate(drawn)
    ]


def told_by(parties: list[str]) -> st.SearchStrategy[list[Told]]:
    days, lengths, counts = st.integers(0, 8), st.integers(0, 5), st.integers(0, 4)
    one = st.tuples(days, lengths, st.booleans(), counts, st.sampled_from(parties))
    return st.lists(one, max_size=8).map(told)


def weight(chosen: list[Told]) -> tuple[int, ...]:
    dated = sum(not one.is_tally for one in chosen)
    days = {one.span.first + DAY * i for one in chosen for i in range(one.span.days)}
    return sum(one.amount for one in chosen), dated, len(days), len(chosen)


def heaviest(told: list[Told]) -> tuple[int, ...]:
    """Try every choice of tallies that share no day, with the dated ones on all other days."""
    tallies = [one for one in told if one.is_tally]
    choices = (
        choice
        for number in range(len(tallies) + 1)
        for choice in combinations(tallies, number)
        if not any(one.span & other.span for one, other in combinations(choice, 2))
    )
    return max(
        weight(
            [
                *choice,
                *(
                    one
                    for one in told
                    if not one.is_tally and not any(one.span & tally.span for tally in choice)
                ),
            ]
        )
        for choice in choices
    )


@given(told_by(["polis"]))
def test_the_selection_is_the_heaviest_there_is(told: list[Told]) -> None:
    left = counting.contained(told)
    chosen = [one for one in told if one.stem not in left]
    assert weight(chosen) == heaviest(told)
    for one, other in combinations(chosen, 2):
        if one.is_tally or other.is_tally:
            assert not one.span & other.span
    for stem, tally in left.items():
        one = next(one for one in told if one.stem == stem)
        assert one.is_tally or tally
        assert tally is None or (tally in chosen and one.span in tally.span)


@given(st.data(), told_by(["polis", "kommun"]))
def test_neither_order_nor_other_parties_change_the_selection(
    data: st.DataObject, told: list[Told]
) -> None:
    whole = counting.contained(data.draw(st.permutations(told)))
    alone: dict[str, Told | None] = {}
    for party in ("polis", "kommun"):
        alone |= counting.contained([one for one in told if one.by == (party,)])
    assert whole == alone


@given(told_by(["polis", "kommun"]), told_by(["polis", "kommun"]))
def test_a_sum_never_falls_when_a_report_is_added(some: list[Told], more: list[Told]) -> None:
    both = [*some, *(Told(f"m{o.stem}", o.span, o.is_tally, o.amount, by=o.by) for o in more)]

    def total(told: list[Told]) -> int:
        left = counting.contained(told)
        return counting.figure(one for one in told if one.stem not in left).done

    assert total(both) >= max(total(some), total(more))
