import math
from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import report
from medlofte.periods import DAY, Span
from medlofte.progress import eligible
from medlofte.progress.eligible import Reach
from medlofte.targets import adding, counting
from medlofte.targets.counting import Precision, Told
from medlofte.targets.filling import Need, most_filled


def tally(days: str, count: int, more: str = "by: [polis]") -> str:
    first, last = days.split()
    return f"from: 2024-{first}, to: 2024-{last}, count: {count}, {more}"


def dated(day: str, count: int = 1, more: str = "by: [polis]") -> str:
    return f"date: 2024-{day}, count: {count}, {more}"


def read(texts: list[str]) -> list[Told]:
    """Return the reports as they tell of the year 2024."""
    year = Reach(Span(date(2024, 1, 1), date(2024, 12, 31)), (), date.max, date.max)
    return [eligible.told(report(f"r{number}", text), year) for number, text in enumerate(texts, 1)]


def added(reports: list[Told]) -> tuple[int | None, int, int | None, Precision]:
    figure = adding.add_up(reports).figure
    return figure.done, figure.low, figure.high, figure.precision


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
    assert counting.bounds(one.amount or 0, one.precision) == (low, high)
    assert added([one]) == (count, low, high, precision)


@pytest.mark.parametrize("days", ["date: 2024-03-14", "from: 2024-01-01, to: 2024-04-30"])
def test_unknown_is_one_and_up(days: str) -> None:
    (one,) = read([f"{days}, precision: unknown, by: [polis]"])
    assert counting.bounds(one.amount or 0, one.precision) == (1, None)
    assert added([one]) == (1, 1, None, "unknown")


@pytest.mark.parametrize(
    "precisions, done, low, high, worst",
    [
        ([], None, 0, 0, "exact"),
        (["exact", "exact"], 20, 20, 20, "exact"),
        (["exact", "at_least"], 20, 20, None, "at_least"),
        (["at_least", "about"], 20, 19, None, "about"),
        (["about", "exact", "about"], 30, 28, 32, "about"),
        (["unknown", "about", "at_least", "exact"], 31, 30, None, "unknown"),
    ],
)
def test_intervals_add_up_and_the_least_precise_names_the_sum(
    precisions: list[str], done: int | None, low: int, high: int | None, worst: Precision
) -> None:
    texts = [
        "date: 2024-03-14, precision: unknown"
        if precision == "unknown"
        else f"date: 2024-03-14, count: 10, precision: {precision}"
        for precision in precisions
    ]
    assert added(read(texts)) == (done, low, high, worst)


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
            {"r1": "partly"},
            id="the-larger-sum-of-dated",
        ),
        pytest.param(
            [tally("01-01 04-30", 2), dated("01-01"), dated("04-30")],
            {"r1": "partly"},
            id="equal-sums-the-dated",
        ),
        pytest.param([tally("01-01 04-30", 0)], {}, id="a-zero-alone"),
        pytest.param(
            [tally("01-01 04-30", 0), dated("02-01")], {"r1": "partly"}, id="a-zero-beside"
        ),
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
            {"r1": "partly"},
            id="nested-the-inner-two",
        ),
        pytest.param(
            [tally("01-01 12-31", 4), tally("05-01 08-31", 3), dated("06-06", 2), dated("10-01")],
            {"r1": "partly", "r3": "r2"},
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
            [tally("01-01 06-30", 5), tally("06-30 12-31", 6)],
            {"r1": "partly"},
            id="crossing-tallies",
        ),
        pytest.param(
            [tally("01-01 06-30", 5), tally("05-01 08-31", 9), tally("08-31 12-31", 5)],
            {"r2": "partly"},
            id="a-chain-of-crossings",
        ),
        pytest.param(
            [tally("01-01 04-30", 5), tally("01-01 04-30", 7)], {"r1": "r2"}, id="one-span-twice"
        ),
        pytest.param([tally("03-14 03-14", 1), dated("03-14")], {"r1": "r2"}, id="tally-of-a-day"),
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
            {"r2": "r1"},
            id="a-party-in-common",
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
        found = adding.add_up(order).left
        assert {
            stem: one.instead if one.covered else "partly" for stem, one in found.items()
        } == left


PARTIES = [frozenset(parties) for parties in (("polis",), ("kommun",), ("polis", "kommun"))]


def told(drawn: list[tuple[int, int, bool, int, Precision, frozenset[str], bool]]) -> list[Told]:
    start = date(2024, 1, 1)
    found = []
    for number, (first, length, is_tally, count, precision, by, besides) in enumerate(drawn):
        span = Span(start + DAY * first, start + DAY * (first + (length if is_tally else 0)))
        amount = 1 if precision == "unknown" else count if is_tally else max(1, count)
        low, high = counting.bounds(amount, precision)
        found.append(
            Told(f"r{number}", span, by, is_tally, amount, low, high, precision, span, besides)
        )
    return found


def told_by(
    parties: list[frozenset[str]], precisions: tuple[Precision, ...] = counting.PRECISIONS
) -> st.SearchStrategy[list[Told]]:
    days, lengths, counts = st.integers(0, 8), st.integers(0, 5), st.integers(0, 12)
    one = st.tuples(
        days,
        lengths,
        st.booleans(),
        counts,
        st.sampled_from(precisions),
        st.sampled_from(parties),
        st.sampled_from([False, False, False, True]),
    )
    return st.lists(one, max_size=8).map(told)


def chosen_sums(told: list[Told], weigh: Callable[[Told], int]) -> list[int]:
    """Try every choice of reports of which no two may tell of the same deeds."""
    return [
        sum(map(weigh, choice))
        for number in range(len(told) + 1)
        for choice in combinations(told, number)
        if not any(one.may_repeat(other) for one, other in combinations(choice, 2))
    ]


def covering(told: list[Told]) -> float:
    """Try every choice that covers all days that the same parties told of; infinite is open."""
    tallies = [one for one in told if one.is_tally]
    inside = {day for one in tallies for day in days_of(one)}
    alone = [one for one in told if not one.is_tally and one.span.first not in inside]
    sums = [
        sum(math.inf if one.high is None else one.high for one in choice)
        for number in range(len(tallies) + 1)
        for choice in combinations(tallies, number)
        if {day for one in choice for day in days_of(one)} == inside
    ]
    return min(sums) + sum(math.inf if one.high is None else one.high for one in alone)


def days_of(one: Told) -> list[date]:
    return [one.span.first + DAY * number for number in range(one.span.days)]


@given(told_by(PARTIES))
def test_the_sum_and_its_bounds_are_those_of_all_choices(told: list[Told]) -> None:
    own, besides = ([one for one in told if one.besides is apart] for apart in (False, True))
    done = max(chosen_sums(own, lambda one: one.amount or 0)) + sum(o.amount or 0 for o in besides)
    low = max(chosen_sums(own, lambda one: one.low)) + sum(one.low for one in besides)
    sets = [[one for one in own if one.by == by] for by in PARTIES]
    high = sum(map(covering, [*sets, *([one] for one in besides)]))
    figure = adding.add_up(told).figure
    assert (figure.done or 0, figure.low) == (done, low)
    assert figure.high == (None if high == math.inf else max(high, done))


@given(told_by(PARTIES))
def test_what_is_left_out_may_be_told_of_by_what_is_not(told: list[Told]) -> None:
    total = adding.add_up(told)
    chosen = [one for one in told if one.stem not in total.left]
    assert not any(one.may_repeat(other) for one, other in combinations(chosen, 2))
    assert sum(one.amount or 0 for one in chosen) == (total.figure.done or 0)
    for one in told:
        left = total.left.get(one.stem)
        if left:
            days = {day for other in chosen if other.may_repeat(one) for day in days_of(other)}
            assert left.covered == (set(days_of(one)) <= days)
            assert left.instead in {other.stem for other in chosen if other.may_repeat(one)} | {
                None
            }


@given(st.data(), told_by(PARTIES))
def test_the_order_of_reports_changes_no_sum(data: st.DataObject, told: list[Told]) -> None:
    assert adding.add_up(data.draw(st.permutations(told))).figure == adding.add_up(told).figure


@given(told_by(PARTIES), told_by(PARTIES))
def test_a_further_report_never_lowers_what_is_proven(some: list[Told], more: list[Told]) -> None:
    both = [*some, *(one._replace(stem=f"m{one.stem}") for one in more)]
    low = adding.add_up(both).figure.low
    assert low >= max(adding.add_up(some).figure.low, adding.add_up(more).figure.low)


@example([4, 1, 3], [(3, {1, 2}), (1, {0, 1}), (2, {0, 2})])  # none of less use than another
@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 4), st.sets(st.integers(0, 3))), max_size=6),
)
def test_no_more_is_filled_than_the_best_way_of_dividing_fills(
    stores: list[int], lacking: list[tuple[int, set[int]]]
) -> None:
    needs = [
        Need(want, frozenset(store for store in of if store < len(stores))) for want, of in lacking
    ]
    best = max(
        number
        for number in range(len(needs) + 1)
        for chosen in combinations(needs, number)
        if _fillable(stores, chosen)
    )
    assert most_filled(needs, stores) == best


def _fillable(stores: list[int], needs: Sequence[Need]) -> bool:
    """Whether all can be filled, by trying each unit of each want from each store in turn."""
    if not needs:
        return True
    first, *others = needs
    if not first.want:
        return _fillable(stores, others)
    return any(
        _fillable(
            [left - (number == store) for number, left in enumerate(stores)],
            [first._replace(want=first.want - 1), *others],
        )
        for store in first.stores
        if stores[store]
    )


def test_where_too_many_ways_would_have_to_be_followed_the_bound_is_never_too_low() -> None:
    pairs = [frozenset(pair) for pair in combinations(range(8), 2)]
    needs = [Need(3, pair) for pair in pairs]
    assert most_filled(needs, [9] * 8) == 24  # 72 in threes, whatever may fill which
    assert most_filled(needs, [8] * 8) == 21


def test_what_lies_in_one_another_is_divided_exactly_however_much_it_is() -> None:
    months = range(12)
    needs = [Need(1, frozenset({month, 12})) for month in months for _ in range(400)]
    assert most_filled(needs, [*[500] * 6, *[100] * 6, 300]) == 6 * 400 + 6 * 100 + 300


def test_many_alike_are_followed_together() -> None:
    needs = [Need(2, kind) for kind in map(frozenset, ({0}, {0, 1}, {1})) for _ in range(800)]
    assert most_filled(needs, [501, 701]) == 601


def test_where_too_many_choices_would_have_to_be_followed_the_sum_is_never_too_high() -> None:
    start = date(2024, 1, 1)
    told = [
        Told(
            f"r{number}",
            span := Span(
                start + DAY * (number % 40), start + DAY * (number % 40 + 60 + number % 7)
            ),
            frozenset({f"p{number % 13}", f"p{(number * 5 + 1) % 13}"}),
            is_tally=True,
            amount=1 + number % 5,
            low=1 + number % 5,
            high=1 + number % 5,
            precision="exact",
            inside=span,
        )
        for number in range(60)
    ]
    total = adding.add_up(told)
    chosen = [one for one in told if one.stem not in total.left]
    assert not any(one.may_repeat(other) for one, other in combinations(chosen, 2))
    assert total.figure.low <= (total.figure.done or 0) <= (total.figure.high or 0)


def test_of_too_many_choices_those_with_most_are_followed() -> None:
    reports = [
        tally(days, count, f"by: [p{party}]")
        for party in range(12)
        for days, count in (("01-01 01-10", 3), ("01-05 01-20", 2))
    ]
    assert added(read(reports)) == (36, 36, 60, "exact")
