"""What may be told: small numbers that cannot be worked out, days as exact as chosen."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import book_of, row, span
from medlofte.activity import Result
from medlofte.periods import Span
from medlofte.progress import Row
from medlofte.publishing import Audience, course
from medlofte.settings import Publish
from medlofte.small_numbers import Hidden, Told, protected

YEARLY = "kind: count, at_least: 10, per: year"


def _result(count: int, *parts: int, people: bool = True) -> Result:
    return Result.model_validate(
        {
            "what": "förare",
            "count": str(count),
            "of_which": [{"what": f"del {i}", "count": str(part)} for i, part in enumerate(parts)],
            "people": str(people).lower(),
        }
    )


def _shown(told: Told) -> str:
    return " ".join(_number(one) for one in (told, *told.of_which))


def _number(told: Told) -> str:
    if isinstance(told.number, Hidden):
        return f"<{told.number.below}" if told.number.below else "–"
    return str(told.number)


@pytest.mark.parametrize(
    "result, shown",
    [
        (_result(54, 32, 22), "54 32 22"),
        (_result(54, 52, 2), "54 – <5"),
        (_result(54, 30, 20, 3, 1), "54 30 20 <5 <5"),
        (_result(60, 30, 20, 10, 0), "60 30 20 – <5"),
        (_result(8, 4, 4), "– <5 <5"),
        (_result(5, 5, 0), "– – <5"),
        (_result(4, 2, 2), "<5 <5 <5"),
        (_result(4), "<5"),
        (_result(5), "5"),
        (_result(3, 9), "<5 –"),
        (_result(20, 9, 12), "20 9 12"),
        (_result(12, 9, 4), "– – <5"),
        (_result(12, 9), "12 –"),
        (_result(30, 9), "30 9"),
        (_result(30, 9, 2), "30 9 <5"),
        (_result(3, 1, 2, people=False), "3 1 2"),
    ],
)
def test_small_numbers_are_hidden_with_what_would_give_them_away(
    result: Result, shown: str
) -> None:
    assert _shown(*protected([result], 5)) == shown


@pytest.mark.parametrize(
    "results, shown",
    [
        ([_result(54), _result(3)], ["54", "<5"]),
        ([_result(12), _result(9), _result(3)], ["–", "–", "<5"]),
        ([_result(20, 9, 11), _result(17), _result(3)], ["– – –", "–", "<5"]),
        ([_result(12, 9, 3), _result(9)], ["– – <5", "–"]),
        ([_result(12), _result(9), _result(3, people=False)], ["12", "9", "3"]),
        ([_result(12, people=False), _result(9), _result(3)], ["12", "9", "<5"]),
    ],
)
def test_a_number_that_is_a_difference_of_others_hides_them(
    results: list[Result], shown: list[str]
) -> None:
    assert [_shown(one) for one in protected(results, 5)] == shown


def test_a_limit_of_one_hides_nothing() -> None:
    assert _shown(*protected([_result(3, 0, 3)], 1)) == "3 0 3"


LIMIT, LARGEST = 3, 20


def _possible(told: Told, part: Told) -> Iterator[int]:
    """The numbers that a part may have by all that is told, where the parts add up."""
    others = [one for one in told.of_which if one is not part]
    ranges = [_range(one) for one in others]
    for number in _range(part):
        if any(sum(numbers) + number == told.number for numbers in product(*ranges)):
            yield number


def _range(told: Told) -> range:
    if not isinstance(told.number, Hidden):
        return range(told.number, told.number + 1)
    return range(told.number.below) if told.number.below else range(LIMIT, LARGEST + 1)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=3))
def test_a_hidden_part_could_be_any_number_below_the_limit(parts: list[int]) -> None:
    (told,) = protected([_result(sum(parts), *parts)], LIMIT)
    for part, number in zip(told.of_which, parts, strict=True):
        if number < LIMIT:
            assert isinstance(part.number, Hidden)
            if not isinstance(told.number, Hidden):
                assert [*_possible(told, part)] == [*range(LIMIT)]


@given(st.integers(0, 99), st.lists(st.integers(0, 99), max_size=6), st.integers(1, 20))
def test_what_is_told_is_true_and_never_small(count: int, parts: list[int], limit: int) -> None:
    (told,) = protected([_result(count, *parts)], limit)
    for one, number in zip((told, *told.of_which), (count, *parts), strict=True):
        if isinstance(one.number, Hidden):
            assert one.number.below in (None, limit)
            assert (number < limit) == (one.number.below is not None) or one is told
        else:
            assert one.number == number
            assert limit == 1 or number >= limit


@pytest.mark.parametrize(
    "dates, days, told",
    [
        ("day", "2024-03-13 2024-03-13", "2024-03-13 2024-03-13"),
        ("month", "2024-03-13 2024-03-13", "2024-03-01 2024-03-31"),
        ("month", "2023-12-30 2024-02-02", "2023-12-01 2024-02-29"),
        ("tertial", "2024-05-01 2024-05-01", "2024-05-01 2024-08-31"),
        ("tertial", "2024-04-30 2024-05-01", "2024-01-01 2024-08-31"),
    ],
)
def test_days_are_told_as_exactly_as_chosen(dates: str, days: str, told: str) -> None:
    publish = Publish.model_validate({"dates": dates})
    today = date(2025, 1, 1)
    assert Audience(publish, today).days(span(days)) == span(told)
    assert Audience(publish, today, internal=True).days(span(days)) == span(days)


def _course(dates: str, *reports: str, target: str = YEARLY) -> list[tuple[str, int]]:
    audience = Audience(Publish.model_validate({"dates": dates}), date(2024, 12, 31))
    grown = course(row(book_of(target, *reports)), audience)
    return [(_short(days), total) for days, total in grown]


def _short(days: Span) -> str:
    return f"{days.first:%m%d}-{days.last:%m%d}"


def test_the_course_of_a_sum_follows_its_reports() -> None:
    reports = ("date: 2024-03-13", "from: 2024-05-01, to: 2024-08-31, count: 3", "date: 2024-02-01")
    assert _course("day", *reports) == [("0201-0201", 1), ("0313-0313", 2), ("0501-0831", 5)]
    assert _course("month", *reports) == [("0201-0229", 1), ("0301-0331", 2), ("0501-0831", 5)]


def test_what_is_internal_comes_last_in_the_course() -> None:
    reports = ("date: 2024-03-13, internal: true, count: 2", "date: 2024-06-01")
    assert _course("day", *reports) == [("0601-0601", 1), ("1231-1231", 3)]


def test_the_course_of_weeks_follows_the_weeks_that_were_kept() -> None:
    target = "kind: count, at_least: 1, per: month, how: each"
    reports = ("date: 2024-03-13", "date: 2024-04-01, internal: true", "date: 2024-03-14")
    assert _course("day", *reports, target=target) == [("0301-0331", 1), ("1231-1231", 2)]


EACH = "kind: count, at_least: 2, per: week, how: each"


def test_a_week_that_was_kept_by_an_internal_report_is_not_told_of() -> None:
    reports = ("date: 2024-02-07", "date: 2024-02-07, internal: true", "date: 2024-01-31, count: 2")
    assert _course("day", *reports, target=EACH) == [("0129-0204", 1), ("1231-1231", 2)]
    # The week of 31 January runs into February, which its reports do not.
    assert _course("month", *reports, target=EACH) == [("0101-0131", 1), ("1231-1231", 2)]


def _told(dates: str, as_of: str, *reports: str, target: str = YEARLY) -> Row:
    book = book_of(target, *reports)
    day = date.fromisoformat(as_of)
    audience = Audience(Publish.model_validate({"dates": dates}), day)
    return audience.row(book, row(book, as_of=as_of))


@pytest.mark.parametrize(
    "dates, more, told_to, expected",
    [
        ("day", "", "2024-02-17", 0),
        ("day", ", internal: true", None, 4),
        ("month", "", None, 4),
        ("tertial", ", internal: true", None, 4),
    ],
)
def test_until_when_is_known_is_told_only_where_all_of_it_is(
    dates: str, more: str, told_to: str | None, expected: int
) -> None:
    report = f"from: 2024-01-01, to: 2024-02-17, count: 3{more}"
    outcome = _told(dates, "2024-06-10", report).outcome
    day = date.fromisoformat(told_to) if told_to else None
    assert (outcome.reported_to, outcome.expected) == (day, expected)
    assert (outcome.next_due is not None) == (told_to is not None)


def test_weeks_that_are_over_are_expected_of_a_promise_for_each() -> None:
    report = "from: 2024-01-01, to: 2024-01-07, count: 3, internal: true"
    assert _told("day", "2024-02-04", report, target=EACH).outcome.expected == 5


def test_a_report_inside_an_internal_one_is_not_told_of() -> None:
    inside = "from: 2024-03-01, to: 2024-03-31, count: 1"
    halves = [
        f"from: 2024-03-{first}, to: 2024-03-{last}, count: 5"
        for first, last in (("01", 15), (16, 31))
    ]
    assert len(_told("day", "2024-12-31", inside, *halves).uncounted) == 1
    internal = [f"{half}, internal: true" for half in halves]
    assert _told("day", "2024-12-31", inside, *internal).uncounted == ()


def test_reports_of_one_month_are_told_in_an_order_that_hides_their_days() -> None:
    book = book_of(YEARLY, "date: 2024-03-20, title: A", "date: 2024-03-02, title: B")
    by_month = Audience(Publish.model_validate({"dates": "month"}), date(2024, 12, 31))
    assert [one.activity.title for one in by_month.told(book.logged)] == ["A", "B"]
    by_day = Audience(Publish(), date(2024, 12, 31))
    assert [one.activity.title for one in by_day.told(book.logged)] == ["B", "A"]
