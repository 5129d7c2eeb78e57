"""What each kind of target asks, and every state it can be in, as of the end of a day."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import agreement, book_of, line, promise, promised, row, shown
from medlofte.periods import DAY
from medlofte.progress.measure import Row
from medlofte.swedish import choice_words
from medlofte.targets import KINDS
from medlofte.targets.outcome import State

COUNT = "kind: count, at_least: 3, per: year"
WEEKLY = "kind: count, at_least: 2, per: week, how: each"
MONTHLY = "kind: count, at_least: 2, per: month, how: each"
AVERAGE = "kind: count, at_least: 3, per: week, how: average"
TERM = "kind: count, at_least: 4, per: agreement"
MILESTONE = "kind: milestone, by: 2024-06-30"
ONGOING = "kind: ongoing"
ON_DEMAND = "kind: on_demand, when: Vid anmälan"
MORE = "kind: increase, baseline: {count: 12, from: 2023-01-01, to: 2023-12-31, source: Rapport}"
UNKNOWN_BEFORE = "kind: increase, baseline: none"

FIRST_TERTIAL = "from: 2024-01-01, to: 2024-04-30, count: "
THREE = ["date: 2024-01-10", "date: 2024-02-10", "date: 2024-12-31"]


@pytest.mark.parametrize(
    "as_of, reports, expected",
    [
        pytest.param(
            "2023-12-31",
            [],
            "upcoming –/3, 3 left, 0 expected, next 2024-04-30",
            id="upcoming-the-day-before",
        ),
        pytest.param(
            "2024-01-01",
            [],
            "not_started –/3, 3 left, 0 expected, next 2024-04-30",
            id="not-started-the-first-day",
        ),
        pytest.param(
            "2024-04-29",
            ["date: 2024-04-30"],
            "not_started –/3, 3 left, 0 expected, next 2024-04-30",
            id="not-started-the-day-before-one-is-due",
        ),
        pytest.param(
            "2024-04-30",
            [],
            "not_reported –/3, 3 left, 1 expected, next 2024-04-30",
            id="not-reported-when-one-is-due",
        ),
        pytest.param(
            "2024-12-31", [], "not_reported –/3, 3 left, 3 expected", id="not-reported-at-the-end"
        ),
        pytest.param(
            "2026-01-01", [], "not_reported –/3, 3 left, 3 expected", id="not-reported-long-after"
        ),
        pytest.param(
            "2024-04-30",
            ["date: 2024-04-30, status: cancelled"],
            "not_reported –/3, 3 left, 1 expected, next 2024-04-30",
            id="cancelled-is-not-reported",
        ),
        pytest.param(
            "2024-04-30",
            ["date: 2024-04-30, status: unanswered"],
            "not_reported –/3, 3 left, 1 expected, next 2024-04-30",
            id="unanswered-is-no-report-of-a-count",
        ),
        pytest.param(
            "2024-01-01",
            ["date: 2024-01-01"],
            "on_track 1/3 (1–1 exact), 33 %, 2 left, 0 expected, next 2024-08-31",
            id="on-track-ahead",
        ),
        pytest.param(
            "2024-08-30",
            ["date: 2024-01-01"],
            "on_track 1/3 (1–1 exact), 33 %, 2 left, 1 expected, next 2024-08-31",
            id="on-track-the-day-before-the-second-is-due",
        ),
        pytest.param(
            "2024-08-31",
            ["date: 2024-01-01"],
            "behind 1/3 (1–1 exact), 33 %, 2 left, 2 expected, next 2024-08-31",
            id="behind-when-the-second-is-due",
        ),
        pytest.param(
            "2024-08-31",
            ["date: 2024-01-01, precision: at_least"],
            "not_quantified 1/3 (1–… at_least), 33 %, 2 left, 2 expected, next 2024-08-31",
            id="not-quantified-while-open",
        ),
        pytest.param(
            "2024-12-30",
            THREE,
            "on_track 2/3 (2–2 exact), 66 %, 1 left, 2 expected, next 2024-12-31",
            id="two-of-three-on-the-last-day-but-one",
        ),
        pytest.param(
            "2024-12-31", THREE, "met 3/3 (3–3 exact), 100 %, 0 left, 3 expected", id="met"
        ),
        pytest.param(
            "2024-02-10",
            ["date: 2024-01-10, count: 2", "date: 2024-02-10, count: 5"],
            "met 7/3 (7–7 exact), 233 %, 0 left, 0 expected",
            id="met-early-and-more-than-promised",
        ),
        pytest.param(
            "2024-12-31", THREE[:2], "missed 2/3 (2–2 exact), 66 %, 1 left, 3 expected", id="missed"
        ),
        pytest.param(
            "2024-12-31",
            [f"{FIRST_TERTIAL}0"],
            "missed 0/3 (0–0 exact), 0 %, 3 left, 3 expected",
            id="a-zero-is-a-number",
        ),
        pytest.param(
            "2024-12-31",
            ["date: 2024-05-05, count: 2, precision: at_least"],
            "not_quantified 2/3 (2–… at_least), 66 %, 1 left, 3 expected",
            id="at-least-two-of-three",
        ),
        pytest.param(
            "2024-12-31",
            ["date: 2024-05-05, count: 3, precision: at_least"],
            "met 3/3 (3–… at_least), 100 %, 0 left, 3 expected",
            id="at-least-three-of-three",
        ),
        pytest.param(
            "2024-12-31",
            ["date: 2024-05-05, count: 3, precision: about"],
            "not_quantified 3/3 (2–4 about), 66 %, 1 left, 3 expected",
            id="about-three-of-three",
        ),
        pytest.param(
            "2024-12-31",
            ["date: 2024-05-05, count: 4, precision: about"],
            "met 4/3 (3–5 about), 100 %, 0 left, 3 expected",
            id="about-four-of-three",
        ),
        pytest.param(
            "2024-12-31",
            ["date: 2024-05-05, count: 1, precision: about"],
            "missed 1/3 (0–2 about), 0 %, 3 left, 3 expected",
            id="about-one-of-three",
        ),
        pytest.param(
            "2024-12-31",
            ["date: 2024-05-05, precision: unknown", "date: 2024-05-06, count: 2"],
            "met 3/3 (3–… unknown), 100 %, 0 left, 3 expected",
            id="unknown-is-one-at-least",
        ),
        pytest.param(
            "2024-12-31",
            ["from: 2024-05-05, to: 2024-06-06, precision: unknown"],
            "not_quantified 1/3 (1–… unknown), 33 %, 2 left, 3 expected",
            id="unknown-alone-decides-nothing",
        ),
    ],
)
def test_three_a_year(as_of: str, reports: list[str], expected: str) -> None:
    assert line(book_of(COUNT, *reports), as_of=as_of) == expected


@pytest.mark.parametrize(
    "as_of, reports, expected",
    [
        pytest.param(
            "2024-10-30",
            [f"{FIRST_TERTIAL}1"],
            "on_track 1/3 (1–1 exact), 33 %, 2 left, 1 expected, next 2024-08-31, "
            "reported to 2024-04-30",
            id="a-tally-is-judged-on-its-last-day",
        ),
        pytest.param(
            "2024-10-30",
            [f"{FIRST_TERTIAL}0"],
            "behind 0/3 (0–0 exact), 0 %, 3 left, 1 expected, next 2024-04-30, "
            "reported to 2024-04-30",
            id="a-zero-tally-is-behind-on-its-last-day",
        ),
        pytest.param(
            "2024-10-30",
            ["from: 2024-01-01, to: 2024-03-31, count: 0"],
            "behind 0/3 (0–0 exact), 0 %, 3 left, 2 expected, next 2024-04-30",
            id="a-zero-tally-before-anything-was-due",
        ),
        pytest.param(
            "2024-10-30",
            [f"{FIRST_TERTIAL}1", "date: 2024-05-01"],
            "on_track 2/3 (2–2 exact), 66 %, 1 left, 1 expected, next 2024-12-31, "
            "reported to 2024-04-30",
            id="a-later-dated-one-is-judged-today",
        ),
        pytest.param(
            "2024-10-30",
            [f"{FIRST_TERTIAL}1", "date: 2024-04-30, by: [kommun]"],
            "on_track 2/3 (2–2 exact), 66 %, 1 left, 1 expected, next 2024-12-31, "
            "reported to 2024-04-30",
            id="a-dated-one-on-the-tallys-last-day",
        ),
        pytest.param(
            "2024-10-30",
            [f"{FIRST_TERTIAL}1", "date: 2024-04-10"],
            "on_track 1/3 (1–1 exact), 33 %, 2 left, 1 expected, next 2024-08-31, "
            "reported to 2024-04-30",
            id="a-tally-that-is-not-in-the-sum-sets-the-day",
        ),
        pytest.param(
            "2024-10-30",
            [f"{FIRST_TERTIAL}1", "from: 2024-01-01, to: 2024-08-31, count: 1"],
            "behind 1/3 (1–1 exact), 33 %, 2 left, 2 expected, next 2024-08-31, "
            "reported to 2024-08-31",
            id="a-longer-tally-with-nothing-new",
        ),
        pytest.param(
            "2024-10-31",
            [f"{FIRST_TERTIAL}1"],
            "behind 1/3 (1–1 exact), 33 %, 2 left, 2 expected, next 2024-08-31",
            id="six-months-after-it-as-of-today",
        ),
        pytest.param(
            "2024-12-31",
            [f"{FIRST_TERTIAL}1"],
            "missed 1/3 (1–1 exact), 33 %, 2 left, 3 expected",
            id="over-is-over",
        ),
    ],
)
def test_who_reports_by_tally_is_not_late_in_between(
    as_of: str, reports: list[str], expected: str
) -> None:
    assert line(book_of(COUNT, *reports), as_of=as_of) == expected


@pytest.mark.parametrize(
    "target, year, days, expected",
    [
        pytest.param(AVERAGE, "2022", 365, 156, id="52-weeks"),
        pytest.param(AVERAGE, "2020", 366, 159, id="53-weeks"),
        pytest.param(WEEKLY, "2023", 365, 52, id="each-of-52"),
        pytest.param(WEEKLY, "2020", 366, 51, id="each-whole-week-of-2020"),
        pytest.param(
            "kind: count, at_least: 2, per: day, how: average", "2024", 366, 732, id="day"
        ),
        pytest.param("kind: count, at_least: 2, per: day, how: each", "2023", 365, 365, id="days"),
        pytest.param(
            "kind: count, at_least: 2, per: month, how: average", "2023", 365, 24, id="month"
        ),
        pytest.param(
            "kind: count, at_least: 2, per: quarter, how: average", "2023", 365, 8, id="quarter"
        ),
        pytest.param(
            "kind: count, at_least: 2, per: tertial, how: each", "2023", 365, 3, id="tertials"
        ),
        pytest.param(
            "kind: count, at_least: 2, per: half_year, how: average", "2023", 365, 4, id="half-year"
        ),
        pytest.param(COUNT, "2024", 366, 3, id="year"),
        pytest.param(TERM, "2024", 366, 4, id="agreement"),
    ],
)
def test_what_a_whole_year_asks(target: str, year: str, days: int, expected: int) -> None:
    one = row(book_of(target, term=f"{year}-01-01 {year}-12-31"), year, f"{year}-01-01")
    assert one.outcome.goal
    assert (one.outcome.goal.number, one.window.days) == (expected, days)
    assert not one.outcome.goal.in_part


@pytest.mark.parametrize(
    "at_least, term, goal",
    [
        pytest.param(12, "2023-05-08 2023-12-31", 8, id="238-of-365-days"),
        pytest.param(2, "2023-01-01 2023-03-31", None, id="0.493-rounds-to-nothing"),
        pytest.param(1, "2023-01-01 2023-07-01", None, id="182-of-365-rounds-to-nothing"),
        pytest.param(1, "2023-01-01 2023-07-02", 1, id="183-of-365-rounds-to-one"),
        pytest.param(1, "2024-01-01 2024-07-01", 1, id="183-of-366-is-a-half-and-rounds-up"),
        pytest.param(3, "2024-01-01 2024-07-01", 2, id="one-and-a-half-rounds-up"),
        pytest.param(1, "2024-01-01 2024-06-30", None, id="182-of-366-rounds-to-nothing"),
        pytest.param(100, "2024-01-09 2024-12-31", 98, id="lacks-8-of-366-days"),
    ],
)
def test_a_year_in_force_in_part_asks_in_proportion(
    at_least: int, term: str, goal: int | None
) -> None:
    book = book_of(f"kind: count, at_least: {at_least}, per: year", term=term)
    only = row(book, term[:4])
    found = only.outcome.goal
    assert (found and found.number) == goal
    assert found is None or (found.at_least == at_least and found.in_part)


@pytest.mark.parametrize("first", ["01-01", "01-08"])
def test_a_year_that_lacks_less_than_two_percent_of_its_days_is_whole(first: str) -> None:
    target = "kind: count, at_least: 100, per: year"
    found = row(book_of(target, term=f"2024-{first} 2024-12-31")).outcome.goal
    assert found
    assert (found.number, found.in_part) == (100, False)


@pytest.mark.parametrize(
    "target, term, goal",
    [
        pytest.param(AVERAGE, "2024-05-09 2024-05-22", 6, id="two-weeks-on-average"),
        pytest.param(WEEKLY, "2024-05-09 2024-05-22", 1, id="each-of-the-whole-weeks"),
        pytest.param(MONTHLY, "2024-04-15 2024-06-14", 2, id="each-of-two-months"),
        pytest.param(TERM, "2024-04-15 2024-06-14", 4, id="the-agreement-whole"),
        pytest.param(MORE, "2024-04-15 2024-06-14", 3, id="an-increase-by-its-rate"),
    ],
)
def test_what_a_short_window_asks(target: str, term: str, goal: int) -> None:
    found = row(book_of(target, term=term)).outcome.goal
    assert found
    assert found.number == goal


@pytest.mark.parametrize("target", [WEEKLY, AVERAGE])
@pytest.mark.parametrize(
    "as_of, reports, expected",
    [
        ("2024-05-11", [], "not_started"),
        ("2024-05-11", ["date: 2024-05-10"], "in_progress 1/– (1–1 exact)"),
        ("2024-05-12", [], "not_reported"),
        (
            "2024-05-12",
            ["from: 2024-05-10, to: 2024-05-11, count: 0"],
            "in_progress 0/– (0–0 exact)",
        ),
        ("2024-05-12", ["date: 2024-05-10"], "in_progress 1/– (1–1 exact)"),
    ],
)
def test_a_time_without_a_week_has_no_goal(
    target: str, as_of: str, reports: list[str], expected: str
) -> None:
    book = book_of(target, *reports, term="2024-05-10 2024-05-12")
    assert line(book, as_of=as_of) == expected


def week(monday: str, count: int, more: str = "precision: exact") -> str:
    """Return a tally of the days from a Monday in January 2024 to its Sunday."""
    return f"from: 2024-01-{monday}, to: 2024-01-{int(monday) + 6:02}, count: {count}, {more}"


def weeks(first: str, last: str, count: int, more: str = "precision: exact") -> str:
    return f"from: 2024-01-{first}, to: 2024-01-{last}, count: {count}, {more}"


@pytest.mark.parametrize(
    "as_of, reports, expected",
    [
        pytest.param(
            "2024-01-06",
            [],
            "not_started –/4, 4 left, 0 expected, next 2024-01-07",
            id="not-started-in-the-first-week",
        ),
        pytest.param(
            "2024-01-07",
            [],
            "not_reported –/4, 4 left, 1 expected, next 2024-01-14",
            id="not-reported-after-the-first-week",
        ),
        pytest.param("2024-01-28", [], "not_reported –/4, 4 left, 4 expected", id="not-reported"),
        pytest.param(
            "2024-01-02",
            ["date: 2024-01-02"],
            "on_track 0/4 (0–0 exact), 0 %, 4 left, 0 expected, next 2024-01-07",
            id="half-a-week",
        ),
        pytest.param(
            "2024-01-02",
            ["date: 2024-01-02, count: 2"],
            "on_track 1/4 (1–1 exact), 25 %, 3 left, 0 expected, next 2024-01-14",
            id="a-week-met-before-it-is-over",
        ),
        pytest.param(
            "2024-01-14",
            ["date: 2024-01-02, count: 2", "date: 2024-01-08"],
            "behind 1/4 (1–1 exact), 25 %, 3 left, 2 expected, next 2024-01-21",
            id="behind-after-a-week-not-met",
        ),
        pytest.param(
            "2024-01-16",
            ["date: 2024-01-08, count: 2", "date: 2024-01-15, count: 2"],
            "behind 2/4 (2–2 exact), 50 %, 2 left, 2 expected, next 2024-01-28",
            id="an-early-week-makes-up-for-none",
        ),
        pytest.param(
            "2024-01-27",
            ["date: 2024-01-01, count: 2", *(week(day, 2) for day in ("08", "15", "22"))],
            "on_track 3/4 (3–3 exact), 75 %, 1 left, 3 expected, next 2024-01-28, "
            "reported to 2024-01-21",
            id="a-tally-to-come-does-not-count",
        ),
        pytest.param(
            "2024-01-27",
            [f"date: 2024-01-{day}, count: 2" for day in ("07", "08", "15", "22")],
            "met 4/4 (4–4 exact), 100 %, 0 left, 3 expected",
            id="met-before-the-last-week-is-over",
        ),
        pytest.param(
            "2024-01-28",
            [week(day, 2) for day in ("01", "08", "15", "22")],
            "met 4/4 (4–4 exact), 100 %, 0 left, 4 expected",
            id="met",
        ),
        pytest.param(
            "2024-01-28",
            [week("01", 2), week("08", 2), week("15", 9), week("22", 1)],
            "missed 3/4 (3–3 exact), 75 %, 1 left, 4 expected",
            id="missed-whatever-the-sum",
        ),
        pytest.param(
            "2024-01-28",
            [week("01", 2), week("08", 2), week("15", 9), week("22", 1, "precision: at_least")],
            "not_quantified –/4 (3–4 at_least), 75 %, 1 left, 4 expected",
            id="a-week-of-at-least-one",
        ),
        pytest.param(
            "2024-01-28",
            [week("01", 2), week("08", 2), week("15", 3, "precision: about"), week("22", 2)],
            "met 4/4 (4–4 about), 100 %, 0 left, 4 expected",
            id="a-week-of-about-three",
        ),
        pytest.param(
            "2024-01-28",
            [week("01", 2), week("08", 2), week("15", 2, "precision: about"), week("22", 2)],
            "not_quantified –/4 (3–4 about), 75 %, 1 left, 4 expected",
            id="a-week-of-about-two",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 99)],
            "not_quantified –/4 (0–4 exact), 0 %, 4 left, 4 expected",
            id="a-tally-over-all-weeks-proves-none",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 8)],
            "not_quantified –/4 (0–4 exact), 0 %, 4 left, 4 expected",
            id="a-tally-that-just-could",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 7)],
            "missed –/4 (0–3 exact), 0 %, 4 left, 4 expected",
            id="a-tally-that-cannot",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 7, "precision: at_least")],
            "not_quantified –/4 (0–4 at_least), 0 %, 4 left, 4 expected",
            id="a-tally-of-at-least",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 7, "precision: about")],
            "not_quantified –/4 (0–4 about), 0 %, 4 left, 4 expected",
            id="a-tally-of-about-7-could-be-8",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 0)],
            "missed 0/4 (0–0 exact), 0 %, 4 left, 4 expected",
            id="a-tally-of-zero",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "21", 99)],
            "missed –/4 (0–3 exact), 0 %, 4 left, 4 expected",
            id="a-tally-that-does-not-touch-the-last-week",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "14", 5), weeks("08", "28", 4)],
            "not_quantified –/4 (0–4 exact), 0 %, 4 left, 4 expected",
            id="a-tally-that-does-not-count-fills-nothing",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "14", 4), weeks("15", "28", 3)],
            "missed –/4 (0–3 exact), 0 %, 4 left, 4 expected",
            id="each-tally-on-its-own-weeks",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "18", 5), weeks("19", "28", 3)],
            "not_quantified –/4 (0–4 exact), 0 %, 4 left, 4 expected",
            id="two-tallies-share-a-week",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 8), weeks("01", "14", 2)],
            "missed –/4 (0–3 exact), 0 %, 4 left, 4 expected",
            id="a-tally-within-takes-nothing-from-the-other",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 8), "date: 2024-01-02, count: 3"],
            "missed –/4 (1–3 exact), 25 %, 3 left, 4 expected",
            id="what-is-dated-is-taken-from-the-tally",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 8), "date: 2024-01-02, count: 2"],
            "not_quantified –/4 (1–4 exact), 25 %, 3 left, 4 expected",
            id="what-is-left-of-the-tally-is-enough",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 8), "date: 2024-01-02, count: 3, precision: about"],
            "not_quantified –/4 (1–4 exact), 25 %, 3 left, 4 expected",
            id="only-what-is-sure-is-taken-from-the-tally",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 8), "date: 2024-01-02, count: 3, by: [kommun]"],
            "not_quantified –/4 (1–4 exact), 25 %, 3 left, 4 expected",
            id="other-parties-are-not-in-the-tally",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 6, "besides: true"), "date: 2024-01-02, count: 3"],
            "not_quantified –/4 (1–4 exact), 25 %, 3 left, 4 expected",
            id="a-tally-besides-holds-nothing-else",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 6), "date: 2024-01-02, count: 3, besides: true"],
            "not_quantified –/4 (1–4 exact), 25 %, 3 left, 4 expected",
            id="a-dated-one-besides-is-not-in-the-tally",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "28", 3), *(f"date: 2024-01-{day}" for day in ("02", "09", "16", "23"))],
            "missed 0/4 (0–0 exact), 0 %, 4 left, 4 expected",
            id="a-tally-of-less-than-what-is-dated",
        ),
        pytest.param(
            "2024-01-28",
            [weeks("01", "21", 4), "date: 2024-01-09", "date: 2024-01-16", week("22", 2)],
            "missed –/4 (1–3 exact), 25 %, 3 left, 4 expected",
            id="the-two-nearly-full-weeks-rather-than-the-empty-one",
        ),
        pytest.param(
            "2024-01-20",
            [weeks("01", "14", 4)],
            "not_quantified –/4 (0–2 exact), 0 %, 4 left, 2 expected, next 2024-01-21, "
            "reported to 2024-01-14",
            id="open-a-tally-that-just-could",
        ),
        pytest.param(
            "2024-01-27",
            [weeks("01", "14", 3)],
            "behind –/4 (0–1 exact), 0 %, 4 left, 2 expected, next 2024-01-28, "
            "reported to 2024-01-14",
            id="open-a-tally-that-cannot",
        ),
        pytest.param(
            "2024-01-27",
            [weeks("01", "10", 2)],
            "not_quantified –/4 (0–1 exact), 0 %, 4 left, 1 expected, next 2024-01-28, "
            "reported to 2024-01-10",
            id="open-only-the-week-that-is-over-need-be-filled",
        ),
        pytest.param(
            "2024-01-27",
            [week("01", 2), "date: 2024-01-03, count: 2", week("08", 2)],
            "on_track 2/4 (2–2 exact), 50 %, 2 left, 2 expected, next 2024-01-28, "
            "reported to 2024-01-14",
            id="a-tally-of-a-week-and-what-is-dated-in-it",
        ),
        pytest.param(
            "2024-01-28",
            [week("01", 1), "date: 2024-01-03"],
            "missed 0/4 (0–0 exact), 0 %, 4 left, 4 expected",
            id="a-tally-of-a-week-and-what-is-dated-in-it-are-not-added",
        ),
        pytest.param(
            "2024-01-27",
            [week("01", 2), "date: 2024-01-08, count: 2", week("08", 1)],
            "on_track 2/4 (2–2 exact), 50 %, 2 left, 2 expected, next 2024-01-28, "
            "reported to 2024-01-14",
            id="a-tally-that-is-not-in-the-sum-sets-the-day",
        ),
    ],
)
def test_two_each_week(as_of: str, reports: list[str], expected: str) -> None:
    book = book_of(WEEKLY, *reports, term="2024-01-01 2024-01-28")
    assert line(book, as_of=as_of) == expected


def fillable(lacks: list[int], tallies: list[tuple[int, int, int]]) -> bool:
    """Whether tallies (first week, last week, count) can fill all: Hall's condition."""
    return all(
        sum(lacks[week] for week in chosen)
        <= sum(count for first, last, count in tallies if chosen & set(range(first, last + 1)))
        for number in range(len(lacks) + 1)
        for chosen in map(set, combinations(range(len(lacks)), number))
    )


WEEKS = st.integers(0, 4)


@example([4, 0, 1, 2, 0], [(0, 3, 2), (1, 2, 4), (3, 4, 3)])  # not by the fullest week first
@example([3, 2, 3, 0, 2], [(1, 2, 3), (0, 4, 3)])  # nor by what leaves most for the last weeks
@given(
    st.lists(st.integers(0, 6), min_size=5, max_size=5),
    st.lists(st.tuples(WEEKS, WEEKS, st.integers(0, 12)), max_size=4),
)
def test_no_more_weeks_are_possible_than_the_best_spread_fills(
    dated: list[int], drawn: list[tuple[int, int, int]]
) -> None:
    tallies = [(min(a, b), max(a, b), count) for a, b, count in drawn if a != b]
    monday = date(2024, 1, 1)
    reports = [
        *(f"date: {monday + 7 * week * DAY}, count: {n}" for week, n in enumerate(dated) if n),
        *(
            f"from: {monday + 7 * first * DAY}, to: {monday + (7 * last + 6) * DAY}, count: {count}"
            for first, last, count in tallies
        ),
        "from: 2024-01-01, to: 2024-02-04, count: 0",
    ]
    target = "kind: count, at_least: 6, per: week, how: each"
    book = book_of(
        target, *(f"{one}, besides: true" for one in reports), term="2024-01-01 2024-02-04"
    )
    lacks = [6 - count for count in dated]
    most = max(
        number
        for number in range(6)
        for chosen in combinations(range(5), number)
        if fillable([lack if week in chosen else 0 for week, lack in enumerate(lacks)], tallies)
    )
    one = row(book).outcome
    assert one.figure
    assert (one.figure.low, one.figure.high) == (lacks.count(0), most)
    state = "missed" if most < 5 else "met" if lacks.count(0) == 5 else "not_quantified"
    assert str(one.state) == state


@pytest.mark.parametrize(
    "target, term, as_of, reports, expected",
    [
        pytest.param(
            WEEKLY,
            "2024-05-13 2024-05-21",
            "2024-05-20",
            [],
            "not_reported –/1, 1 left, 1 expected",
            id="every-week-over-and-nothing-reported",
        ),
        pytest.param(
            MONTHLY,
            "2024-04-01 2024-05-10",
            "2024-05-01",
            ["date: 2024-04-02"],
            "missed 0/1 (0–0 exact), 0 %, 1 left, 1 expected",
            id="every-month-over-and-too-few",
        ),
        pytest.param(
            WEEKLY,
            "2024-05-13 2024-05-21",
            "2024-05-21",
            ["date: 2024-05-20, precision: about"],
            "not_reported –/1, 1 left, 1 expected",
            id="a-report-on-days-of-no-week",
        ),
        pytest.param(
            WEEKLY,
            "2024-05-13 2024-05-21",
            "2024-05-21",
            ["date: 2024-05-14", "date: 2024-05-20, count: 4, precision: about"],
            "missed 0/1 (0–0 exact), 0 %, 1 left, 1 expected",
            id="a-report-on-days-of-no-week-beside-one-that-counts",
        ),
        pytest.param(
            WEEKLY,
            "2024-05-09 2024-05-15",
            "2024-05-15",
            ["from: 2024-05-09, to: 2024-05-12, count: 2"],
            "in_progress 2/– (2–2 exact)",
            id="a-week-cut-by-the-window-is-not-asked",
        ),
        pytest.param(
            WEEKLY,
            "2024-05-13 2024-05-21",
            "2024-05-21",
            ["from: 2024-05-13, to: 2024-05-20, count: 2"],
            "not_quantified –/1 (0–1 exact), 0 %, 1 left, 1 expected",
            id="a-tally-into-days-of-no-week-proves-none",
        ),
    ],
)
def test_the_edges_of_a_window_belong_to_no_week(
    target: str, term: str, as_of: str, reports: list[str], expected: str
) -> None:
    assert line(book_of(target, *reports, term=term), as_of=as_of) == expected


@pytest.mark.parametrize(
    "before, by_percent, goal",
    [
        pytest.param(12, None, 13, id="one-more-at-least"),
        pytest.param(0, None, 1, id="from-nothing"),
        pytest.param(0, 50, 1, id="percent-of-nothing"),
        pytest.param(10, 10, 11, id="ten-percent-of-ten"),
        pytest.param(11, 10, 13, id="rounded-up"),
        pytest.param(100, 1, 101, id="one-percent"),
        pytest.param(3, 1, 4, id="less-than-one"),
        pytest.param(7, 200, 21, id="three-times-as-many"),
        pytest.param(200, 100, 400, id="twice-as-many"),
        pytest.param(250, None, 251, id="one-more-however-many-there-were"),
    ],
)
def test_an_increase_asks_more_than_before(before: int, by_percent: int | None, goal: int) -> None:
    baseline = f"{{count: {before}, from: 2023-01-01, to: 2023-12-31, source: Rapport}}"
    percent = f", by_percent: {by_percent}" if by_percent else ""
    target = f"kind: increase, baseline: {baseline}{percent}"
    found = row(book_of(target, f"date: 2024-01-01, count: {goal}"))
    figure = f"{goal}/{goal} ({goal}–{goal} exact)"
    assert shown(found) == f"met {figure}, 100 %, 0 left, {goal} expected"
    assert found.outcome.goal
    assert (found.outcome.goal.baseline, found.outcome.goal.by_percent) == (before, by_percent)
    assert found.countable


@pytest.mark.parametrize(
    "before, term, goal",
    [
        pytest.param(
            "60, from: 2020-01-01, to: 2022-12-31", "2024-01-01 2024-12-31", 21, id="a-third"
        ),
        pytest.param(
            "60, from: 2023-01-01, to: 2023-12-31", "2024-10-01 2024-12-31", 16, id="a-quarter"
        ),
        pytest.param(
            "4, from: 2023-05-05, to: 2023-05-05", "2024-01-01 2024-12-31", 1465, id="a-day"
        ),
        pytest.param(
            "10, from: 2023-01-01, to: 2023-12-31", "2024-01-01 2024-12-31", 11, id="a-leap-day"
        ),
        pytest.param(
            "10, from: 2023-01-01, to: 2023-12-31",
            "2024-02-01 2024-12-31",
            10,
            id="335-of-365-days",
        ),
        pytest.param(
            "9, from: 2023-01-01, to: 2023-04-30", "2024-01-01 2024-12-31", 28, id="three-times"
        ),
        pytest.param(
            "0, from: 2023-01-01, to: 2023-04-30", "2024-01-01 2024-12-31", 1, id="nothing-before"
        ),
    ],
)
def test_what_was_before_is_a_rate(before: str, term: str, goal: int) -> None:
    target = f"kind: increase, baseline: {{count: {before}, source: Rapport}}"
    found = row(book_of(target, term=term)).outcome.goal
    assert found
    assert found.number == goal


@pytest.mark.parametrize(
    "target, as_of, reports, expected",
    [
        pytest.param(
            MORE,
            "2024-01-30",
            [],
            "not_started –/13, 13 left, 0 expected, next 2024-01-31",
            id="increase-not-started",
        ),
        pytest.param(
            MORE,
            "2024-01-31",
            [],
            "not_reported –/13, 13 left, 1 expected, next 2024-01-31",
            id="increase-not-reported",
        ),
        pytest.param(
            MORE,
            "2024-12-31",
            ["date: 2024-05-05, count: 12"],
            "missed 12/13 (12–12 exact), 92 %, 1 left, 13 expected",
            id="as-many-as-before-is-no-increase",
        ),
        pytest.param(UNKNOWN_BEFORE, "2024-12-30", [], "not_started", id="no-baseline-nothing-yet"),
        pytest.param(UNKNOWN_BEFORE, "2024-12-31", [], "not_reported", id="no-baseline-nothing"),
        pytest.param(
            "kind: increase",
            "2024-06-30",
            ["date: 2024-05-05, count: 5", f"{FIRST_TERTIAL}7", "date: 2024-04-04, count: 6"],
            "no_baseline 12/– (12–12 exact)",
            id="no-baseline-shows-the-sum",
        ),
        pytest.param(
            UNKNOWN_BEFORE,
            "2024-12-31",
            [f"{FIRST_TERTIAL}0"],
            "no_baseline 0/– (0–0 exact)",
            id="no-baseline-a-zero",
        ),
        pytest.param(ONGOING, "2023-12-31", [], "upcoming", id="ongoing-upcoming"),
        pytest.param(ONGOING, "2024-12-30", [], "not_started", id="ongoing-nothing-yet"),
        pytest.param(ONGOING, "2024-12-31", [], "not_reported", id="ongoing-nothing"),
        pytest.param(
            ONGOING,
            "2024-12-30",
            [f"{FIRST_TERTIAL}0"],
            "not_started 0/– (0–0 exact)",
            id="ongoing-only-zeros-yet",
        ),
        pytest.param(
            ONGOING,
            "2024-12-31",
            [f"{FIRST_TERTIAL}0", "from: 2024-05-01, to: 2024-12-31, count: 0"],
            "missed 0/– (0–0 exact)",
            id="ongoing-only-zeros",
        ),
        pytest.param(
            ONGOING,
            "2024-06-30",
            ["date: 2024-06-30", f"{FIRST_TERTIAL}0"],
            "in_progress 1/– (1–1 exact)",
            id="ongoing-open",
        ),
        pytest.param(
            ONGOING,
            "2025-06-30",
            ["date: 2024-03-30, count: 2, precision: about", f"{FIRST_TERTIAL}2"],
            "in_progress 2/– (2–2 about)",
            id="ongoing-over",
        ),
        pytest.param(ON_DEMAND, "2024-12-30", [], "not_started", id="on-demand-nothing-yet"),
        pytest.param(ON_DEMAND, "2024-12-31", [], "not_reported", id="on-demand-nothing"),
        pytest.param(
            ON_DEMAND, "2024-06-30", [f"{FIRST_TERTIAL}0"], "not_triggered", id="no-occasion-yet"
        ),
        pytest.param(
            ON_DEMAND, "2024-12-31", [f"{FIRST_TERTIAL}0"], "not_triggered", id="no-occasion"
        ),
        pytest.param(
            ON_DEMAND,
            "2024-12-30",
            ["date: 2024-05-05", f"{FIRST_TERTIAL}0"],
            "in_progress",
            id="answered-so-far",
        ),
        pytest.param(ON_DEMAND, "2024-12-31", ["date: 2024-05-05"], "met", id="all-answered"),
        pytest.param(
            ON_DEMAND,
            "2024-06-30",
            ["date: 2024-05-05", "date: 2024-05-06, status: unanswered"],
            "missed",
            id="one-unanswered-while-open",
        ),
        pytest.param(
            ON_DEMAND,
            "2024-05-05",
            ["date: 2024-05-05", "date: 2024-05-06, status: unanswered"],
            "in_progress",
            id="unanswered-tomorrow",
        ),
        pytest.param(
            ON_DEMAND,
            "2024-12-31",
            [f"{FIRST_TERTIAL}0", "date: 2024-05-06, status: unanswered"],
            "missed",
            id="zeros-and-one-unanswered",
        ),
        pytest.param(
            ON_DEMAND,
            "2024-12-31",
            [f"{FIRST_TERTIAL}0, status: unanswered"],
            "not_triggered",
            id="none-unanswered-is-a-zero",
        ),
        pytest.param(
            ON_DEMAND,
            "2024-12-31",
            ["date: 2024-05-05, status: cancelled"],
            "not_reported",
            id="a-cancelled-answer-is-none",
        ),
    ],
)
def test_promises_without_a_pace(
    target: str, as_of: str, reports: list[str], expected: str
) -> None:
    assert line(book_of(target, *reports), as_of=as_of) == expected


WORKED = "date: 2024-03-14"
DONE = "date: 2024-06-30, completes: [lofte]"
LATE = "date: 2024-07-01, completes: [lofte]"


@pytest.mark.parametrize(
    "as_of, reports, expected",
    [
        pytest.param("2023-12-31", [], "upcoming, next 2024-06-30", id="upcoming"),
        pytest.param("2024-06-29", [], "not_started, next 2024-06-30", id="not-started"),
        pytest.param("2024-06-30", [], "not_reported", id="not-reported"),
        pytest.param("2024-06-29", [WORKED], "in_progress, next 2024-06-30", id="worked-on"),
        pytest.param("2024-06-30", [WORKED], "missed", id="worked-on-but-past-by"),
        pytest.param("2024-06-30", [WORKED, DONE], "met, completed 2024-06-30", id="on-the-day"),
        pytest.param("2025-06-30", [DONE], "met, completed 2024-06-30", id="met-long-after"),
        pytest.param(
            "2024-06-29",
            [WORKED, DONE],
            "in_progress, next 2024-06-30",
            id="completed-after-the-as-of-day",
        ),
        pytest.param(
            "2024-06-30", [WORKED, LATE], "missed", id="missed-and-completed-after-the-as-of-day"
        ),
        pytest.param(
            "2024-06-30",
            [LATE],
            "not_reported",
            id="not-reported-and-completed-after-the-as-of-day",
        ),
        pytest.param("2024-07-01", [LATE], "met, completed 2024-07-01 late", id="late"),
        pytest.param(
            "2024-12-31", [LATE, DONE], "met, completed 2024-06-30", id="the-first-completion-holds"
        ),
        pytest.param(
            "2024-06-29",
            ["date: 2024-01-01, completes: [lofte]"],
            "met, completed 2024-01-01",
            id="done-on-the-first-day",
        ),
        pytest.param(
            "2024-05-05",
            [DONE.replace("06-30", "05-05"), "date: 2024-06-30, replaces: [r1]"],
            "met, completed 2024-05-05",
            id="met-on-the-day-of-a-completion-that-is-corrected-later",
        ),
        pytest.param(
            "2024-06-29",
            [f"{DONE}, status: cancelled"],
            "not_started, next 2024-06-30",
            id="cancelled",
        ),
        pytest.param(
            "2024-06-29",
            [DONE.replace("06-30", "05-05"), "date: 2024-06-30, replaces: [r1]"],
            "met, completed 2024-05-05",
            id="met-until-the-completion-is-corrected",
        ),
        pytest.param(
            "2024-06-30",
            [DONE.replace("06-30", "05-05"), "date: 2024-06-30, replaces: [r1]"],
            "missed",
            id="missed-when-the-completion-is-corrected",
        ),
        pytest.param(
            "2024-07-31",
            ["from: 2024-05-01, to: 2024-08-31, count: 1, completes: [lofte]"],
            "not_reported",
            id="a-tally-completes-on-its-last-day",
        ),
    ],
)
def test_a_milestone(as_of: str, reports: list[str], expected: str) -> None:
    assert line(book_of(MILESTONE, *reports), as_of=as_of) == expected


SCHOOLS = "kind: coverage, places: [Norra, Södra, Östra]"
EACH_HALF = f"{SCHOOLS}, per: half_year"


def visit(day: str, place: str, more: str = "precision: exact") -> str:
    return f"date: 2024-{day}, place: {place}, {more}"


@pytest.mark.parametrize(
    "target, as_of, reports, expected",
    [
        pytest.param(
            SCHOOLS, "2024-12-31", [], "not_reported –/3, 3 left, 3 expected", id="nothing"
        ),
        pytest.param(
            SCHOOLS,
            "2024-08-31",
            [visit("02-01", "Norra"), visit("03-01", "norra"), visit("04-01", "SÖDRA")],
            "on_track 2/3 (2–2 exact), 66 %, 1 left, 2 expected, next 2024-12-31, lost 0, 3 told",
            id="paced-as-a-count-of-its-places",
        ),
        pytest.param(
            SCHOOLS,
            "2024-08-31",
            [visit("02-01", "Norra"), "date: 2024-03-01", "date: 2024-03-02"],
            "not_quantified –/3 (1–3 exact), 33 %, 2 left, 2 expected, next 2024-08-31, lost 0, "
            "3 told",
            id="without-a-place-any-may-be-filled",
        ),
        pytest.param(
            SCHOOLS,
            "2024-12-31",
            [visit("02-01", "Norra"), "date: 2024-03-01"],
            "missed –/3 (1–2 exact), 33 %, 2 left, 3 expected, lost 1, 2 told",
            id="one-visit-fills-one",
        ),
        pytest.param(
            SCHOOLS,
            "2024-12-31",
            [visit("02-01", "Norra"), visit("02-01", "Byn", "count: 9")],
            "missed 1/3 (1–1 exact), 33 %, 2 left, 3 expected, lost 2, 1 told",
            id="another-place-fills-none",
        ),
        pytest.param(
            SCHOOLS,
            "2024-12-31",
            [visit("02-01", "Byn")],
            "not_reported –/3, 3 left, 3 expected",
            id="only-another-place",
        ),
        pytest.param(
            SCHOOLS,
            "2024-12-31",
            [f"{FIRST_TERTIAL}1, place: Norra", "from: 2024-01-01, to: 2024-12-31, count: 3"],
            "not_quantified –/3 (1–3 exact), 33 %, 2 left, 3 expected, lost 0, 3 told",
            id="a-tally-without-a-place",
        ),
        pytest.param(
            EACH_HALF,
            "2024-12-31",
            [visit("02-01", "Norra"), visit("02-01", "Södra"), visit("02-01", "Östra")],
            "missed 3/6 (3–3 exact), 50 %, 3 left, 6 expected, lost 3, 3 told",
            id="each-place-in-each-half-year",
        ),
        pytest.param(
            EACH_HALF,
            "2024-09-30",
            [visit("02-01", "Norra"), visit("02-02", "Norra"), visit("09-01", "Östra")],
            "behind 2/6 (2–2 exact), 33 %, 4 left, 3 expected, next 2024-12-31, lost 2, 3 told",
            id="what-is-over-is-lost",
        ),
        pytest.param(
            EACH_HALF,
            "2024-12-31",
            ["from: 2024-01-01, to: 2024-12-31, count: 4, place: Norra", visit("02-01", "Norra")],
            "missed –/6 (1–2 exact), 16 %, 5 left, 6 expected, lost 4, 4 told",
            id="a-tally-of-one-place-over-both",
        ),
        pytest.param(
            f"{SCHOOLS}, at_least: 2, per: year",
            "2024-12-31",
            [visit("02-01", "Norra", "count: 2"), visit("02-01", "Södra"), "date: 2024-05-05"],
            "missed –/3 (1–2 exact), 33 %, 2 left, 3 expected, lost 1, 4 told",
            id="twice-at-each",
        ),
    ],
)
def test_every_place(target: str, as_of: str, reports: list[str], expected: str) -> None:
    one = row(book_of(target, *reports), as_of=as_of)
    told = shown(one)
    if one.outcome.occasions:
        told += f", lost {one.outcome.lost}, {one.outcome.occasions.done} told"
    assert told == expected


@pytest.mark.parametrize(
    "term, goal",
    [
        ("2024-01-01 2024-12-31", 3),
        ("2024-07-02 2024-12-31", 3),  # 183 of 366 days
        ("2024-07-03 2024-12-31", None),
    ],
)
def test_places_are_asked_for_in_half_a_year_and_more(term: str, goal: int | None) -> None:
    found = row(book_of(f"{SCHOOLS}, per: year", term=term)).outcome.goal
    assert (found and found.number) == goal


def numbers(one: Row) -> tuple[int | None, int | None, int | None]:
    return one.done, one.percent, one.in_period and one.in_period.done


@pytest.mark.parametrize(
    "target", [COUNT, WEEKLY, AVERAGE, TERM, MILESTONE, ONGOING, ON_DEMAND, MORE, UNKNOWN_BEFORE]
)
@pytest.mark.parametrize("as_of", ["2023-12-31", "2024-06-30", "2025-12-31"])
def test_nothing_reported_is_never_nought(target: str, as_of: str) -> None:
    one = row(book_of(target), as_of=as_of)
    assert numbers(one) == (None, None, None)
    assert (one.outcome.figure, one.last_activity, one.examples) == (None, None, 0)


@pytest.mark.parametrize("target, inside", [(MILESTONE, None), (ON_DEMAND, 3)])
def test_a_milestone_and_an_answer_have_no_number(target: str, inside: int | None) -> None:
    one = row(book_of(target, "date: 2024-03-14, count: 3", f"{FIRST_TERTIAL}2"))
    assert numbers(one) == (None, None, inside)  # occasions answered within the part of the year
    assert (one.remaining, one.outcome.figure, one.outcome.expected) == (None, None, None)


@pytest.mark.parametrize(
    "done, goal, percent, remaining",
    [(249, 250, 99, 1), (250, 250, 100, 0), (501, 250, 200, 0), (2, 3, 66, 1), (0, 3, 0, 3)],
)
def test_percent_is_floored_and_not_capped(
    done: int, goal: int, percent: int, remaining: int
) -> None:
    target = f"kind: count, at_least: {goal}, per: agreement"
    one = row(book_of(target, f"{FIRST_TERTIAL}{done}"))
    assert (one.done, one.percent, one.remaining) == (done, percent, remaining)


@pytest.mark.parametrize(
    "target, written, told",
    [
        (COUNT, ["antal"], "numbered"),
        (WEEKLY, ["antal"], "numbered"),
        (MILESTONE, [], "numbered done_once"),
        (ONGOING, ["löpande"], "goes_on"),
        (ON_DEMAND, ["vid behov"], "has_occasions"),
        (MORE, ["ökning"], "numbered"),
        (UNKNOWN_BEFORE, ["ökning"], "numbered"),
        ("kind: increase", ["ökning"], "numbered undecided"),
    ],
)
def test_what_a_target_tells_of_itself(target: str, written: list[str], told: str) -> None:
    kind = row(book_of(target)).pledge.promise.target
    flags = ("numbered", "done_once", "has_occasions", "goes_on", "undecided")
    assert {flag: getattr(kind, flag) for flag in flags} == {
        flag: flag in told.split() for flag in flags
    }
    assert {choice_words.meant(word, KINDS) for word in written} <= {kind.kind}


def test_a_target_names_its_last_day_and_what_it_counts() -> None:
    for target, deadline, unit in (
        (MILESTONE, date(2024, 6, 30), None),
        (f"{COUNT}, unit: besök", None, "besök"),
        (ONGOING, None, None),
    ):
        kind = row(book_of(target)).pledge.promise.target
        assert (kind.deadline, kind.counted_in) == (deadline, unit)


@pytest.mark.parametrize(
    "target, rule, words",
    [
        pytest.param(
            "kind: count, at_least: 3, per: week", "how", "how saknas", id="a-week-without-how"
        ),
        pytest.param(
            "kind: count, at_least: 3, per: day", "how", "how saknas", id="a-day-without-how"
        ),
        pytest.param(
            "kind: count, at_least: 3, per: year, how: each", "how", "Ta bort", id="a-year-with-how"
        ),
        pytest.param(
            "kind: count, at_least: 3, per: agreement, how: average",
            "how",
            "Ta bort",
            id="an-agreement-with-how",
        ),
        pytest.param(
            "kind: count, at_least: 0, per: year", "wrong-value", "minst 1", id="at-least-nothing"
        ),
        pytest.param("kind: count, per: year", "missing-key", "at_least saknas", id="no-number"),
        pytest.param(
            "kind: count, at_least: 3, per: decade", "wrong-value", "något av day", id="a-decade"
        ),
        pytest.param(
            "kind: increase, baseline: inget", "wrong-value", "none", id="a-word-for-a-baseline"
        ),
        pytest.param(
            "kind: increase, baseline: {count: 1, from: 2023-02-01, to: 2023-01-01, source: X}",
            "period-reversed",
            "ligger före",
            id="a-baseline-backwards",
        ),
        pytest.param("kind: on_demand", "missing-key", "when saknas", id="on-demand-of-what"),
        pytest.param("kind: ongoing, at_least: 1", "unknown-key", "at_least", id="ongoing-with"),
        pytest.param("kind: mer", "wrong-value", "något av count", id="an-unknown-kind"),
        pytest.param("by: 2024-01-01", "missing-key", "kind saknas", id="no-kind"),
    ],
)
def test_a_target_that_asks_nothing_clear_is_refused(target: str, rule: str, words: str) -> None:
    book, (finding,) = promised(agreement("2024-01-01 2024-12-31", promise(target)))
    assert book is None
    assert finding.rule == rule
    assert words in finding.message
    assert finding.place.line == 5


@pytest.mark.parametrize(
    "target, pointed",
    [
        ("kind: count, at_least: 3, per: week", "{kind: count, at_least: 3, per: week}"),
        ("kind: count, at_least: 3, per: year, how: each", "each"),
        ("kind: count, at_least: 0, per: year", "0"),
        (
            "kind: increase, baseline: {count: 1, from: 2023-02-01, to: 2023-01-01, source: X}",
            "2023-01-01",
        ),
        ("kind: increase, baseline: inget", "inget"),
        ("kind: mer", "mer"),
    ],
)
def test_the_complaint_points_at_what_is_wrong(target: str, pointed: str) -> None:
    _, (finding,) = promised(agreement("2024-01-01 2024-12-31", promise(target)))
    place = finding.place
    assert place.column
    assert place.width
    assert place.source[place.column - 1 :][: place.width] == pointed


def test_only_what_is_to_come_or_taken_back_does_not_hold() -> None:
    assert [state for state in State if not state.holds] == [State.WITHDRAWN, State.UPCOMING]
