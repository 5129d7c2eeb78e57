from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import span
from medlofte import periods
from medlofte.periods import DAY, Per, Span

DAYS = st.dates(date(1999, 1, 1), date(2040, 12, 31))
WINDOWS = st.builds(
    lambda first, length: Span(first, first + timedelta(days=length)), DAYS, st.integers(0, 1500)
)
SHORTER = [per for per in Per if per.shorter_than_year]


@pytest.mark.parametrize(
    "label, days",
    [
        ("2024", "2024-01-01 2024-12-31"),
        ("2024-T1", "2024-01-01 2024-04-30"),
        ("2024-T3", "2024-09-01 2024-12-31"),
        ("2024-Q1", "2024-01-01 2024-03-31"),
        ("2024-Q4", "2024-10-01 2024-12-31"),
        ("2024-H1", "2024-01-01 2024-06-30"),
        ("2024-H2", "2024-07-01 2024-12-31"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2023-02", "2023-02-01 2023-02-28"),
        ("2024-12", "2024-12-01 2024-12-31"),
        ("1900-02", "1900-02-01 1900-02-28"),
        ("2100-02", "2100-02-01 2100-02-28"),
        ("2000-02", "2000-02-01 2000-02-29"),
    ],
)
def test_a_label_is_a_year_or_a_part_of_one(label: str, days: str) -> None:
    period = periods.read(label)
    assert period is not None
    assert (period.label, period.span, period.year) == (label, span(days), int(label[:4]))
    assert label not in period.span  # only days and spans lie in one
    assert period.whole_year == (len(label) == 4)
    assert periods.read(label.lower()) == period


@pytest.mark.parametrize(
    "label",
    [
        *("", "24", "1899", "2200", "2024-", "2024-T", "2024-T0", "2024-T4", "2024-T01", "2024-Q5"),
        *("2024-H3", "2024-0", "2024-5", "2024-00", "2024-13", "2024-W05", "2023-2024", " 2024"),
        "２０２４",
    ],
)
def test_what_is_no_period_reads_as_none(label: str) -> None:
    assert periods.read(label) is None


@pytest.mark.parametrize(
    "number, year, days",
    [
        (1, 2024, "2024-01-01 2024-01-07"),
        (1, 2021, "2021-01-04 2021-01-10"),
        (53, 2020, "2020-12-28 2021-01-03"),
        (52, 2022, "2022-12-26 2023-01-01"),
        (53, 2022, None),
        (0, 2024, None),
    ],
)
def test_an_iso_week_runs_from_monday_to_sunday(number: int, year: int, days: str | None) -> None:
    assert periods.week(number, year) == (span(days) if days else None)


@pytest.mark.parametrize(
    "asked",
    [  # 2022 begins on a Saturday: its first two days are in week 52 of 2021
        "week 2022 in 2020-01-01 2024-12-31: 52, 2022-01-03 2022-01-09, 2022-12-26 2023-01-01",
        "week 2020 in 2019-01-01 2024-12-31: 53, 2019-12-30 2020-01-05, 2020-12-28 2021-01-03",
        "week 2020 in 2020-01-01 2020-12-31: 51, 2020-01-06 2020-01-12, 2020-12-21 2020-12-27",
        "week 2019 in 2019-01-01 2019-12-31: 51, 2019-01-07 2019-01-13, 2019-12-23 2019-12-29",
        "day 2024 in 2024-01-01 2024-12-31: 366, 2024-01-01 2024-01-01, 2024-12-31 2024-12-31",
        "day 2023 in 2023-12-30 2024-12-31: 2, 2023-12-30 2023-12-30, 2023-12-31 2023-12-31",
        "month 2024 in 2024-02-16 2024-11-15: 9, 2024-03-01 2024-03-31, 2024-11-01 2024-11-15",
        "month 2024 in 2024-02-15 2024-11-14: 9, 2024-02-15 2024-02-29, 2024-10-01 2024-10-31",
        "quarter 2024 in 2024-01-01 2024-11-15: 4, 2024-01-01 2024-03-31, 2024-10-01 2024-11-15",
        "quarter 2024 in 2024-01-01 2024-11-14: 3, 2024-01-01 2024-03-31, 2024-07-01 2024-09-30",
        "half_year 2024 in 2024-08-01 2026-06-30: 1, 2024-08-01 2024-12-31, 2024-08-01 2024-12-31",
        "half_year 2024 in 2024-01-01 2024-09-30: 2, 2024-01-01 2024-06-30, 2024-07-01 2024-09-30",
        "half_year 2024 in 2024-01-01 2024-09-29: 1, 2024-01-01 2024-06-30, 2024-01-01 2024-06-30",
        "half_year 2024 in 2024-04-01 2024-12-31: 2, 2024-04-01 2024-06-30, 2024-07-01 2024-12-31",
        "half_year 2024 in 2024-04-02 2024-12-31: 1, 2024-07-01 2024-12-31, 2024-07-01 2024-12-31",
    ],
)
def test_which_units_are_asked_and_on_which_days(asked: str) -> None:
    about, expected = asked.split(": ")
    per, number, _, *in_force = about.split()
    units = periods.units(Per(per), periods.year(int(number)), span(" ".join(in_force)))
    first, last = (f"{one.first} {one.last}" for one in (units[0], units[-1]))
    assert f"{len(units)}, {first}, {last}" == expected


@pytest.mark.parametrize(
    "per, in_force",
    [
        (Per.WEEK, "2024-05-07 2024-05-18"),  # Tuesday to Saturday of the next week
        (Per.WEEK, "2024-05-14 2024-05-25"),
        (Per.MONTH, "2024-04-17 2024-05-15"),
        (Per.HALF_YEAR, "2024-04-02 2024-09-28"),
    ],
)
def test_so_short_a_time_has_no_unit(per: Per, in_force: str) -> None:
    assert periods.units(per, periods.year(2024), span(in_force)) == []


@given(st.sampled_from(SHORTER), WINDOWS, st.integers(0, 1500))
def test_a_unit_is_asked_in_one_of_adjoining_spans(per: Per, window: Span, further: int) -> None:
    next_ = Span(window.last + DAY, window.last + DAY * (1 + further))
    in_force = Span(window.first, next_.last)
    both = [*periods.units(per, window, in_force), *periods.units(per, next_, in_force)]
    assert both == periods.units(per, in_force, in_force)
    assert all(before.last < after.first for before, after in pairwise(both))


@pytest.mark.parametrize(
    "first, starts",
    [
        ("2024-02-29", ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
        ("2023-10-01", ["2023-10-01", "2024-10-01", "2025-10-01", "2026-10-01", "2027-10-01"]),
        ("9998-12-31", ["9998-12-31"]),
    ],
)
def test_the_years_of_a_term_begin_on_its_anniversaries(first: str, starts: list[str]) -> None:
    years = [*islice(periods.term_years(date.fromisoformat(first)), 5)]
    assert [one.first.isoformat() for one in years] == starts
    assert all(one.last + DAY == other.first for one, other in pairwise(years))


@pytest.mark.parametrize(
    "day, months, later",
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2024-12-01", 1, "2025-01-01"),
        ("2024-05-08", 0, "2024-05-08"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: str, months: int, later: str) -> None:
    assert periods.add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@pytest.mark.parametrize(
    "window, months",
    [
        ("2024-01-01 2024-12-31", 12),
        ("2023-01-01 2024-12-31", 24),
        ("2023-05-08 2024-04-30", 12),
        ("2023-05-08 2023-12-31", 8),
        ("2024-01-01 2024-04-30", 4),
        ("2023-10-15 2024-10-14", 12),
        ("2023-10-15 2024-10-15", 13),
        ("2024-03-05 2024-03-05", 1),
        ("2024-01-31 2024-02-28", 1),
        ("2024-01-31 2024-02-29", 2),
    ],
)
def test_begun_months_count_as_whole(window: str, months: int) -> None:
    assert periods.months(span(window)) == months


@pytest.mark.parametrize(
    "window, goal, due",
    [
        ("2024-01-01 2024-12-31", 3, ["2024-04-30", "2024-08-31", "2024-12-31"]),
        ("2024-01-01 2024-12-31", 1, ["2024-12-31"]),
        ("2024-01-01 2024-12-31", 2, ["2024-06-30", "2024-12-31"]),
        (
            "2024-01-01 2024-12-31",
            5,
            ["2024-03-31", "2024-05-31", "2024-08-31", "2024-10-31", "2024-12-31"],
        ),
        ("2023-05-08 2024-04-30", 3, ["2023-09-07", "2024-01-07", "2024-04-30"]),
        ("2023-10-01 2024-09-30", 3, ["2024-01-31", "2024-05-31", "2024-09-30"]),
        ("2024-01-01 2024-02-29", 3, ["2024-01-31", "2024-02-29", "2024-02-29"]),
        ("2024-03-05 2024-03-05", 2, ["2024-03-05", "2024-03-05"]),
        ("2023-01-31 2023-04-15", 3, ["2023-02-27", "2023-03-30", "2023-04-15"]),
    ],
)
def test_the_nth_is_due_at_the_end_of_its_month(window: str, goal: int, due: list[str]) -> None:
    days = [periods.due_day(span(window), goal, nth) for nth in range(1, goal + 1)]
    assert days == [date.fromisoformat(day) for day in due]


@given(WINDOWS, st.integers(1, 400), st.integers(-40, 1600))
def test_due_by_is_the_inverse_of_due_day(window: Span, goal: int, offset: int) -> None:
    day = window.first + DAY * offset
    due = periods.due_by(window, goal, day)
    assert due == sum(periods.due_day(window, goal, nth) <= day for nth in range(1, goal + 1))


@given(WINDOWS, st.integers(1, 400))
def test_due_days_rise_and_end_with_the_window(window: Span, goal: int) -> None:
    days = [periods.due_day(window, goal, nth) for nth in range(1, goal + 1)]
    assert days == sorted(days)
    assert days[-1] == window.last
    assert all(day in window for day in days)


def test_a_part_of_a_year_has_so_many_months_and_a_week_none() -> None:
    months = {"day": 0, "week": 0, "month": 1, "quarter": 3, "tertial": 4, "half_year": 6}
    assert {str(per): per.months for per in Per} == {**months, "year": 12, "agreement": 0}


@pytest.mark.parametrize(
    "days, months, around",
    [
        ("2024-04-30 2024-05-01", 4, "2024-01-01 2024-08-31"),
        ("2024-05-01 2024-05-01", 4, "2024-05-01 2024-08-31"),
        ("2024-12-31 2025-01-01", 3, "2024-10-01 2025-03-31"),
        ("2024-01-31 2024-12-01", 12, "2024-01-01 2024-12-31"),
        ("2024-02-10 2024-02-20", 1, "2024-02-01 2024-02-29"),
    ],
)
def test_a_span_is_widened_to_whole_parts_of_the_year(days: str, months: int, around: str) -> None:
    assert periods.months_around(span(days), months) == span(around)


@given(WINDOWS, WINDOWS)
def test_what_two_spans_share_is_every_day_in_both(one: Span, other: Span) -> None:
    shared = one & other
    assert shared == other & one
    if shared is None:
        assert one.last < other.first or other.last < one.first
    else:
        assert shared in one
        assert shared in other
        edges = (shared.first - DAY, shared.last + DAY)
        assert not any(day in one and day in other for day in edges)
        assert shared.days == (shared.last - shared.first).days + 1
