"""Which rows there are, which reports count in them, and what does not depend on what."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import (
    agreement,
    asked,
    blank,
    book_of,
    counted,
    filled,
    line,
    lines,
    promise,
    report,
    row,
    rows,
    shown,
    uncounted,
)
from medlofte.book.attribution import attribute
from medlofte.book.book import Book
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import State

YEARLY = "kind: count, at_least: 12, per: year"
THREE = "kind: count, at_least: 3, per: year"
TERM = "kind: count, at_least: 4, per: agreement"
WEEKLY = "kind: count, at_least: 1, per: week, how: each"
MILESTONE = "kind: milestone"
ONGOING = "kind: ongoing"


def windows(book: Book, what: str) -> list[str]:
    return [
        f"{one.pledge.agreement.id} {one.pledge.promise.id} {one.window.first} {one.window.last}"
        for one in rows(book, what, "2024-06-30")
    ]


SPRING = agreement("2023-05-08 2025-04-30", promise(YEARLY), promise(TERM, id_="antal"), id_="var")
AUTUMN = agreement(
    "2021-10-01 2023-09-30",
    promise(MILESTONE),
    promise("kind: milestone, by: 2024-02-29", id_="plan"),
    id_="host",
)


@pytest.mark.parametrize(
    "what, expected",
    [
        pytest.param(
            "2023",
            [
                "host lofte 2021-10-01 2023-09-30",
                "host plan 2021-10-01 2024-02-29",
                "var lofte 2023-05-08 2024-05-07",
                "var antal 2023-05-08 2025-04-30",
            ],
            id="a-year-of-two-agreements",
        ),
        pytest.param(
            "2024",
            [
                "var lofte 2023-05-08 2024-05-07",
                "var lofte 2024-05-08 2025-04-30",
                "var antal 2023-05-08 2025-04-30",
            ],
            id="a-milestone-has-no-row-where-its-agreement-is-not-in-force",
        ),
        pytest.param(
            "2025-T3",
            ["var lofte 2024-05-08 2025-04-30", "var antal 2023-05-08 2025-04-30"],
            id="part-of-a-year-shows-all-of-its-promise-years",
        ),
        pytest.param(
            "var",
            [
                "var lofte 2023-05-08 2024-05-07",
                "var lofte 2024-05-08 2025-04-30",
                "var antal 2023-05-08 2025-04-30",
            ],
            id="an-agreement-has-a-row-for-each-promise-year",
        ),
        pytest.param(
            "host",
            ["host lofte 2021-10-01 2023-09-30", "host plan 2021-10-01 2024-02-29"],
            id="an-agreement-has-one-row-for-a-milestone",
        ),
        pytest.param("2020", [], id="nothing-in-force"),
    ],
)
def test_one_row_for_a_promise_and_window(what: str, expected: list[str]) -> None:
    assert windows(blank(AUTUMN, SPRING), what) == expected


def test_an_agreement_off_the_calendar_asks_the_same_each_year_of_its_term() -> None:
    reports = ["date: 2023-12-31, count: 8", "date: 2024-05-07, count: 4", "date: 2024-05-08"]
    assert lines(filled(blank(SPRING), reports), "var", "2025-04-30") == [
        "met 12/12 (12–12 exact), 100 %, 0 left, 12 expected",
        "missed 1/12 (1–1 exact), 8 %, 11 left, 12 expected",  # 358 of 365 days
        "not_reported –/4, 4 left, 4 expected",
    ]


@pytest.mark.parametrize(
    "term, more, expected",
    [
        pytest.param(
            "2026-10-01 2028-09-30", "", ["8 to 2027-09-30", "8 to 2028-09-30"], id="term"
        ),
        pytest.param(
            "2026-10-01 2028-09-30",
            "years: calendar",
            ["2 to 2026-12-31", "8 to 2027-12-31", "6 to 2028-09-30"],
            id="calendar-said",
        ),
        pytest.param(
            "2026-10-01 2027-12-31", "", ["2 to 2026-12-31", "8 to 2027-12-31"], id="ends"
        ),
        pytest.param(
            "2026-10-01 2027-12-31",
            "years: term",
            ["8 to 2027-09-30", "2 to 2027-12-31"],
            id="said",
        ),
        pytest.param(
            "2026-01-01 2027-06-30", "", ["8 to 2026-12-31", "4 to 2027-06-30"], id="begins"
        ),
        pytest.param(
            "2024-02-29 2026-02-27", "", ["8 to 2025-02-27", "8 to 2026-02-27"], id="leap"
        ),
        pytest.param("2025-07-01 2025-07-10", "", ["none to 2025-07-10"], id="too-short"),
    ],
)
def test_which_years_a_promise_per_year_is_for(term: str, more: str, expected: list[str]) -> None:
    book = blank(agreement(term, promise("kind: count, at_least: 8, per: year"), more=more))
    goals = [(one.outcome.goal, one.window.last) for one in rows(book, "avtal", "2026-10-01")]
    assert [f"{goal.number if goal else 'none'} to {last}" for goal, last in goals] == expected


CHANGED = blank(
    agreement(
        "2023-01-01 2024-12-31",
        promise(YEARLY, "to: 2023-06-30"),
        promise(THREE, "from: 2023-07-01, to: 2024-06-30, withdrawn: Ersatt"),
        promise(TERM, "from: 2024-07-01", id_="antal"),
        promise(
            "kind: milestone, by: 2024-09-30", "to: 2024-06-30, withdrawn: Struket", id_="plan"
        ),
        promise(THREE, "from: 2025-01-01", id_="aldrig"),
    )
)
CHANGES = ["date: 2023-06-30", "date: 2023-07-01", "date: 2023-07-02", "date: 2024-06-30"]


@pytest.mark.parametrize(
    "what, as_of, expected",
    [
        pytest.param(
            "2023",
            "2023-12-31",
            [
                "missed 1/6 (1–1 exact), 16 %, 5 left, 6 expected",  # 181 days of 365
                "met 2/2 (2–2 exact), 100 %, 0 left, 2 expected",  # 184 days of 365
                "upcoming –/4, 4 left, 0 expected, next 2024-08-31",
                "not_started, next 2024-09-30",
            ],
            id="a-changed-promise-stands-twice",
        ),
        pytest.param(
            "2024",
            "2024-06-30",
            [
                "met 1/1 (1–1 exact), 100 %, 0 left, 1 expected",
                "upcoming –/4, 4 left, 0 expected, next 2024-08-31",
                "not_started, next 2024-09-30",
            ],
            id="on-the-last-day-not-yet-withdrawn",
        ),
        pytest.param(
            "2024",
            "2024-07-01",
            [
                "withdrawn 1/1 (1–1 exact), 100 %, 0 left, 1 expected",
                "not_started –/4, 4 left, 0 expected, next 2024-08-31",
                "withdrawn",
            ],
            id="withdrawn-the-day-after",
        ),
        pytest.param(
            "2023",
            "2024-07-01",
            [
                "missed 1/6 (1–1 exact), 16 %, 5 left, 6 expected",
                "withdrawn 2/2 (2–2 exact), 100 %, 0 left, 2 expected",
                "not_started –/4, 4 left, 0 expected, next 2024-08-31",
                "withdrawn",
            ],
            id="withdrawn-comes-before-met",
        ),
        pytest.param(
            "2023",
            "2022-12-31",
            [
                "upcoming –/6, 6 left, 0 expected, next 2023-01-31",
                "upcoming –/2, 2 left, 0 expected, next 2023-09-30",
                "upcoming –/4, 4 left, 0 expected, next 2024-08-31",
                "upcoming, next 2024-09-30",
            ],
            id="upcoming-before-all",
        ),
    ],
)
def test_withdrawn_changed_and_added_promises(what: str, as_of: str, expected: list[str]) -> None:
    assert lines(filled(CHANGED, CHANGES), what, as_of) == expected


def test_what_was_met_each_week_is_shown_after_the_withdrawal() -> None:
    withdrawn = "to: 2024-01-21, withdrawn: Ersatt"
    reports = ["date: 2024-01-02", "from: 2024-01-05, to: 2024-01-10, count: 1", "date: 2024-01-15"]
    book = book_of(WEEKLY, *reports, more=withdrawn)
    one = row(book, "2024-01", "2024-02-01")
    assert shown(one) == "withdrawn –/3 (2–3 exact), 66 %, 1 left, 3 expected"
    assert one.in_period == Figure(None, 2, 3, "exact")
    assert one.pledge.promise.withdrawn == "Ersatt"


def test_days_of_no_week_stay_uncounted_after_the_withdrawal() -> None:
    book = book_of(
        WEEKLY, "date: 2024-01-22", "date: 2024-01-02", more="to: 2024-01-23, withdrawn: X"
    )
    one = row(book, as_of="2024-02-01")
    assert (counted(one), uncounted(one)) == (["r2"], {"r1": "no_unit"})


@pytest.mark.parametrize(
    "as_of, expected",
    [
        ("2024-04-30", "on_track 1/3 (1–1 exact), 33 %, 2 left, 1 expected, next 2024-08-31"),
        ("2024-05-31", "on_track 1/3 (1–1 exact), 33 %, 2 left, 1 expected, next 2024-08-31"),
        ("2024-06-01", "on_track 2/3 (2–2 exact), 66 %, 1 left, 1 expected, next 2024-12-31"),
        ("2024-12-31", "missed 2/3 (2–2 exact), 66 %, 1 left, 3 expected"),
        ("2030-12-31", "missed 2/3 (2–2 exact), 66 %, 1 left, 3 expected"),
    ],
)
def test_the_year_is_seen_from_the_end_of_a_day(as_of: str, expected: str) -> None:
    book = book_of(
        THREE,
        "date: 2024-04-30",
        "date: 2024-06-01",
        "date: 2023-12-31",
        term="2023-01-01 2024-12-31",
    )
    assert line(book, as_of=as_of) == expected
    assert row(book, "2023", as_of).done == 1


@pytest.mark.parametrize(
    "reports, why, done",
    [
        pytest.param(["date: 2024-06-30", "date: 2024-07-01"], {"r2": "later"}, 1, id="later"),
        pytest.param(
            ["date: 2024-06-30", "from: 2024-06-01, to: 2024-07-31, count: 9"],
            {"r2": "later"},
            1,
            id="a-tally-not-yet-ended",
        ),
        pytest.param(["date: 2024-05-05, status: cancelled"], {"r1": "cancelled"}, None, id="off"),
        pytest.param(["date: 2024-05-05, status: unanswered"], {"r1": "unanswered"}, None, id="un"),
        pytest.param(
            ["date: 2024-05-05, count: 5", "date: 2024-06-30, count: 2, replaces: [r1]"],
            {"r1": "replaced by r2"},
            2,
            id="replaced-from-that-day-on",
        ),
        pytest.param(
            ["date: 2024-05-05, count: 5", "date: 2024-07-01, count: 2, replaces: [r1]"],
            {"r2": "later"},
            5,
            id="not-yet-replaced",
        ),
        pytest.param(
            ["date: 2024-05-05, count: 5", "date: 2024-01-01, replaces: [r1]"],
            {"r1": "replaced by r2"},
            1,
            id="replaced-by-one-of-an-earlier-day",
        ),
        pytest.param(
            ["date: 2024-05-05, count: 5", "date: 2024-06-01, replaces: [r1], status: cancelled"],
            {"r2": "cancelled"},
            5,
            id="a-cancelled-one-replaces-nothing",
        ),
        pytest.param(
            [
                "date: 2024-05-05",
                "date: 2024-05-06, replaces: [r1]",
                "date: 2024-05-07, replaces: [r2]",
            ],
            {"r1": "replaced by r2", "r2": "replaced by r3"},
            1,
            id="a-chain",
        ),
        pytest.param(
            [
                "date: 2024-07-07, replaces: [r4]",
                "date: 2024-05-07, replaces: [r4]",
                "date: 2024-05-06, replaces: [r4]",
                "date: 2024-05-05",
            ],
            {"r4": "replaced by r3", "r1": "later"},
            2,
            id="several-the-first",
        ),
        pytest.param(
            ["date: 2024-05-05, replaces: [r2]", "date: 2024-05-06, replaces: [r1]"],
            {},
            2,
            id="a-circle-has-no-effect",
        ),
        pytest.param(["date: 2024-05-05, replaces: [r1]"], {}, 1, id="a-circle-of-one"),
        pytest.param(
            [
                "date: 2024-05-05, replaces: [r2]",
                "date: 2024-05-06, replaces: [r1]",
                "date: 2024-05-07, replaces: [r1]",
            ],
            {"r1": "replaced by r3"},
            2,
            id="a-link-into-a-circle-holds",
        ),
        pytest.param(["date: 2024-05-05, replaces: [okand]"], {}, 1, id="replaces-nothing"),
        pytest.param(
            ["date: 2024-05-05, example: true", "date: 2024-05-06"],
            {"r1": "example"},
            1,
            id="an-example-beside-a-real-one",
        ),
        pytest.param(
            ["date: 2024-05-05, example: true", "date: 2024-05-06, status: cancelled"],
            {"r1": "example", "r2": "cancelled"},
            None,
            id="an-example-beside-a-real-one-that-was-cancelled",
        ),
        pytest.param(
            ["date: 2024-05-05", "date: 2024-05-06, count: 9, example: true, replaces: [r1]"],
            {"r2": "example"},
            1,
            id="an-example-replaces-nothing-real",
        ),
        pytest.param(
            ["date: 2024-05-05, example: true", "date: 2024-05-06, example: true, replaces: [r1]"],
            {"r1": "replaced by r2"},
            1,
            id="an-example-replaces-an-example",
        ),
        pytest.param(
            ["from: 2024-01-01, to: 2024-04-30, count: 3", "date: 2024-02-02"],
            {"r2": "contained by r1"},
            3,
            id="contained",
        ),
        pytest.param(
            ["from: 2024-01-01, to: 2024-04-30, count: 0", "date: 2024-02-02"],
            {"r1": "overlapping by r2"},
            1,
            id="a-tally-that-says-less",
        ),
    ],
)
def test_which_reports_count_in_the_middle_of_the_year(
    reports: list[str], why: dict[str, str], done: int | None
) -> None:
    book = book_of("kind: count, at_least: 9, per: agreement", *reports)
    one = row(book, as_of="2024-06-30", today="2024-12-31")
    assert uncounted(one) == why
    assert one.done == done
    assert set(counted(one)) | set(why) == {f"r{n}" for n in range(1, len(reports) + 1)}


def test_examples_count_in_the_years_that_hold_nothing_real() -> None:
    book = book_of(
        ONGOING,
        "date: 2023-05-05, example: true, count: 2",
        "from: 2023-06-01, to: 2023-06-30, count: 3, example: true",
        "date: 2024-01-01",
        "date: 2024-05-05, example: true",
        term="2023-01-01 2024-12-31",
    )
    told = [
        [(one.done, one.examples) for one in rows(book, what)] for what in ("2023", "2024", "avtal")
    ]
    assert told == [[(5, 2)], [(1, 0)], [(1, 0)]]
    assert book.real_years == {2024}


@pytest.mark.parametrize(
    "by, together, done",
    [
        ("[polis, kommun]", "true", 1),
        ("[kommun, polis, skola]", "true", 1),
        ("[polis]", "true", None),
        ("[kommun]", "true", None),
        ("[polis]", "false", 1),
    ],
)
def test_together_counts_only_where_every_responsible_party_took_part(
    by: str, together: str, done: int | None
) -> None:
    more = f"responsible: [polis, kommun], together: {together}"
    one = row(book_of(ONGOING, f"date: 2024-05-05, by: {by}", more=more))
    assert one.done == done
    assert uncounted(one) == ({} if done else {"r1": "party_missing"})


def test_an_unanswered_occasion_counts_whoever_was_missing() -> None:
    target = "kind: on_demand, when: Vid anmälan"
    more = "responsible: [polis, kommun], together: true"
    one = row(book_of(target, "date: 2024-05-05, status: unanswered", more=more))
    assert (shown(one), counted(one)) == ("missed", ["r1"])


def test_a_report_outside_the_promises_time_is_told_of_and_counts_nowhere() -> None:
    book = filled(CHANGED, ["date: 2024-07-01", "date: 2025-01-01"])
    (_, withdrawn, *_) = rows(book, "2023", "2025-12-31")
    assert (withdrawn.done, uncounted(withdrawn)) == (None, {"r1": "outside", "r2": "outside"})


LATE = blank(
    agreement("2022-01-01 2023-12-31", promise(MILESTONE, id_="plan"), id_="a"),
    agreement("2024-01-01 2025-12-31", promise(ONGOING), id_="b"),
)


@pytest.mark.parametrize(
    "what, as_of, expected",
    [
        ("2022", "2022-12-31", "in_progress, next 2023-12-31, completed 2024-03-01"),
        ("2023", "2023-12-31", "missed, completed 2024-03-01 late"),
        ("2022", "2024-03-01", "met, completed 2024-03-01 late"),
        ("a", "2030-01-01", "met, completed 2024-03-01 late"),
    ],
)
def test_a_milestone_may_be_completed_under_a_later_agreement(
    what: str, as_of: str, expected: str
) -> None:
    book = filled(
        LATE, ["date: 2022-05-05, counts_for: [plan]", "date: 2024-03-01, completes: [plan]"]
    )
    assert line(book, what, as_of, "2030-01-01") == expected


def test_with_a_day_asked_for_nothing_later_is_told() -> None:
    one = row(filled(LATE, ["date: 2024-03-01, completes: [plan]"]), "2023", "2023-12-31")
    assert (shown(one), uncounted(one)) == ("not_reported", {})


@pytest.mark.parametrize(
    "by, expected",
    [
        ("2022-12-31", "met, completed 2024-03-01 late"),
        ("2024-02-29", "met, completed 2024-03-01 late"),
        ("2024-03-01", "met, completed 2024-03-01"),
        ("2025-12-31", "met, completed 2024-03-01"),
    ],
)
def test_a_milestones_window_runs_to_its_day_also_after_the_agreement(
    by: str, expected: str
) -> None:
    target = f"kind: milestone, by: {by}"
    book = book_of(target, "date: 2024-03-01, completes: [lofte]", term="2022-01-01 2023-12-31")
    one = row(book, "2023", "2024-12-31")
    assert shown(one) == expected
    assert (one.window.first, one.window.last) == (date(2022, 1, 1), date.fromisoformat(by))


def test_a_completion_before_the_promise_began_is_none() -> None:
    target, more = "kind: milestone, by: 2024-06-30", "from: 2024-02-01"
    one = row(book_of(target, "date: 2024-01-31, completes: [lofte]", more=more))
    assert (shown(one), uncounted(one)) == ("not_reported", {"r1": "outside"})


def test_a_milestone_to_be_done_before_its_promise_begins_is_judged_on_that_day() -> None:
    one = row(book_of("kind: milestone, by: 2023-12-31"), as_of="2024-01-01")
    assert (shown(one), one.window.days) == ("not_reported", 1)


REPORTS_OF_A_YEAR = [
    "from: 2024-01-01, to: 2024-04-30, count: 2",
    "date: 2024-05-01",
    "date: 2024-08-31, count: 3",
    "from: 2024-10-01, to: 2024-11-30, count: 0",
]


@pytest.mark.parametrize(
    "target, reports, what, expected",
    [
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024", (6, 6), id="the-whole-year"),
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024-T1", (2, 2), id="the-first-tertial"),
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024-T2", (6, 4), id="the-second-tertial"),
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024-T3", (6, 0), id="a-zero-is-a-number"),
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024-Q3", (6, 3), id="a-quarter"),
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024-06", (3, None), id="nothing-in-the-month"),
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024-Q1", (None, None), id="a-tally-not-yet-ended"),
        pytest.param(THREE, REPORTS_OF_A_YEAR, "2024-04", (2, None), id="a-tally-over-the-border"),
        pytest.param(
            THREE,
            ["from: 2024-03-01, to: 2024-05-31, count: 2", "date: 2024-08-08"],
            "2024-T2",
            (3, None),
            id="a-tally-over-the-border-beside-one-inside",
        ),
        pytest.param(
            THREE,
            [
                "from: 2024-01-01, to: 2024-04-30, count: 20",
                "from: 2024-01-01, to: 2024-06-30, precision: unknown",
            ],
            "2024-T2",
            (20, None),
            id="only-a-tally-over-the-border-that-is-not-in-the-sum",
        ),
        pytest.param(THREE, [], "2024-T1", (None, None), id="nothing-reported"),
        pytest.param(
            WEEKLY,
            ["date: 2024-04-29", "date: 2024-05-06", "from: 2024-05-06, to: 2024-05-12, count: 1"],
            "2024-05",
            (2, 2),
            id="a-week-is-in-the-part-that-it-ends-in",
        ),
        pytest.param(
            WEEKLY,
            ["date: 2024-05-06", "date: 2024-05-07"],
            "2024-05",
            (1, 1),
            id="weeks-are-counted-not-what-was-done-in-them",
        ),
        pytest.param(
            WEEKLY,
            ["from: 2024-05-06, to: 2024-05-19, count: 2"],
            "2024-05",
            (None, None),
            id="reported-but-no-week-proven",
        ),
        pytest.param(
            ONGOING, ["date: 2024-05-05, precision: unknown"], "2024-05", (1, 1), id="unknown"
        ),
        pytest.param(MILESTONE, ["date: 2024-05-05"], "2024-05", (None, None), id="a-milestone"),
        pytest.param(WEEKLY, ["date: 2024-04-30"], "2024-T1", (1, None), id="its-week-ends-later"),
        pytest.param(
            WEEKLY,
            ["from: 2024-02-05, to: 2024-02-25, count: 1", "date: 2024-04-30"],
            "2024-T1",
            (None, None),
            id="one-week-ends-later-and-one-is-not-proven",
        ),
        pytest.param(
            WEEKLY,
            ["from: 2024-02-05, to: 2024-02-25, count: 1"],
            "2024-T2",
            (None, None),
            id="not-proven-in-another-part",
        ),
    ],
)
def test_what_was_done_inside_the_part_of_the_year(
    target: str, reports: list[str], what: str, expected: tuple[int | None, int | None]
) -> None:
    book = book_of(target, *reports)
    part = asked(book, what)
    one = row(book, what, part.span.last.isoformat())
    assert part.part == (what != "2024")
    assert (one.done, one.in_period and one.in_period.done) == expected


def test_no_more_weeks_are_possible_inside_a_part_than_what_was_reported_there_can_fill() -> None:
    tallies = [
        "from: 2024-01-01, to: 2024-04-30, count: 12",
        "from: 2024-05-01, to: 2024-08-31, count: 3",
    ]
    inside = row(book_of(WEEKLY, *tallies), "2024-T2", "2024-08-31").in_period
    # The week from 29 April may be one of the first tally's.
    assert inside
    assert (inside.low, inside.high) == (0, 4)


def test_places_for_the_whole_year_belong_to_no_part_before_its_end() -> None:
    places = "kind: coverage, at_least: 2, places: [Västra skolan, Östra skolan]"
    one = row(book_of(places, "date: 2024-03-05, place: Östra skolan"), "2024-T1", "2024-04-30")
    assert one.in_period is None


@pytest.mark.parametrize(
    "follow_up, target, today, expected",
    [
        pytest.param("", THREE, "2025-02-28", True, id="two-months-after-the-window"),
        pytest.param("", THREE, "2025-03-01", False, id="two-months-have-passed"),
        pytest.param("due: 2025-01-15", THREE, "2025-01-15", True, id="the-day-it-is-due"),
        pytest.param("due: 2025-01-15", THREE, "2025-01-16", False, id="the-day-after"),
        pytest.param("due: 2024-12-31", THREE, "2025-01-01", False, id="due-on-the-last-day"),
        pytest.param("due: 2025-01-15}, {due: 2025-02-15", THREE, "2025-01-16", False, id="two"),
        pytest.param("due: 2024-02-01", THREE, "2025-02-28", True, id="due-before-the-end"),
        pytest.param("every: tertial", THREE, "2025-03-01", False, id="no-day-given"),
        pytest.param("", "kind: milestone, by: 2024-06-30", "2024-08-30", True, id="a-milestone"),
        pytest.param("", "kind: milestone, by: 2024-06-30", "2024-08-31", False, id="and-after"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("reports", [[], ["date: 2024-05-05"]], ids=["not_reported", "missed"])
def test_a_failure_is_provisional_until_the_follow_up_is_due(
    follow_up: str, target: str, today: str, reports: list[str], *, expected: bool
) -> None:
    more = f"follow_up: [{{{follow_up}}}]" if follow_up else ""
    book = filled(blank(agreement("2024-01-01 2024-12-31", promise(target), more=more)), reports)
    one = row(book)
    assert str(one.outcome.state) in ("missed", "not_reported")
    assert one.provisional(date.fromisoformat(today)) is expected


@pytest.mark.parametrize(
    "as_of, over", [("2024-12-30", False), ("2024-12-31", True), ("2025-01-01", True)]
)
def test_a_window_is_over_on_its_last_day(as_of: str, *, over: bool) -> None:
    assert row(book_of(THREE), as_of=as_of).over is over


@pytest.mark.parametrize("reports", [[], ["date: 2024-05-05, count: 3"]])
def test_what_is_open_or_met_is_never_provisional(reports: list[str]) -> None:
    one = row(book_of(THREE, *reports), as_of="2024-12-31" if reports else "2024-01-01")
    assert not one.provisional(date(2024, 1, 1))


EVERY_KIND = blank(
    agreement(
        "2023-05-08 2024-12-31",
        promise(THREE, id_="ar"),
        promise(TERM, id_="avtal"),
        promise(WEEKLY, id_="vecka"),
        promise("kind: count, at_least: 2, per: month, how: average", id_="snitt"),
        promise(ONGOING, id_="lopande"),
        promise("kind: increase, baseline: none", id_="mer"),
        promise(
            "kind: increase, by_percent: 10, "
            "baseline: {count: 5, from: 2022-01-01, to: 2022-12-31, source: Rapport}",
            id_="matt",
        ),
        promise("kind: on_demand, when: Vid anmälan", id_="vid"),
        promise(MILESTONE, id_="plan"),
    )
)
IDS = ("ar", "avtal", "vecka", "snitt", "lopande", "mer", "matt", "vid", "plan")
DAYS = st.dates(date(2024, 1, 1), date(2024, 2, 11))


@st.composite
def activities(draw: st.DrawFn, *, precisions: tuple[str, ...], special: bool) -> str:
    """Write an activity for every promise; `special`: with all that takes others away."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    count, precision = draw(st.integers(0, 4)), draw(st.sampled_from(precisions))
    ids = ", ".join(IDS)
    fields = [f"counts_for: [{ids}]", f"precision: {precision}"]
    if draw(st.booleans()):
        fields += [f"date: {first}"] + [f"count: {max(1, count)}"] * (precision != "unknown")
    else:
        fields += [f"from: {first}", f"to: {last}"] + [f"count: {count}"] * (precision != "unknown")
    fields.append(f"by: [{draw(st.sampled_from(['polis', 'kommun']))}]")
    fields.append(f"besides: {draw(st.sampled_from(['true', 'false']))}")
    if special:
        fields.append(
            f"status: {draw(st.sampled_from(['done', 'done', 'cancelled', 'unanswered']))}"
        )
        fields.append(
            f"replaces: {draw(st.lists(st.sampled_from(['r1', 'r2', 'r3', 'r9']), max_size=2))}"
        )
        fields.append(f"example: {draw(st.sampled_from(['true', 'false', 'false']))}")
        fields.append(draw(st.sampled_from(["completes: []", "completes: [plan]"])))
    return ", ".join(fields).replace("'", "")


PRECISIONS = ("exact", "at_least", "about", "unknown")
AS_OF = st.dates(date(2023, 12, 1), date(2025, 2, 1))


@given(st.data(), st.lists(activities(precisions=PRECISIONS, special=True), max_size=6), AS_OF)
def test_measure_does_not_depend_on_the_order_of_files(
    data: st.DataObject, reports: list[str], as_of: date
) -> None:
    book = filled(EVERY_KIND, reports)
    mixed = replace(book, logged=tuple(data.draw(st.permutations(book.logged))))
    day = as_of.isoformat()
    assert rows(mixed, "2024", day) == rows(book, "2024", day)


@given(
    st.lists(activities(precisions=PRECISIONS, special=False), max_size=5),
    activities(precisions=PRECISIONS, special=False),
    AS_OF,
)
def test_a_further_report_takes_nothing_back(reports: list[str], added: str, as_of: date) -> None:
    """What is proven stays so, and a dated report never makes a count missed."""
    before = filled(EVERY_KIND, reports)
    new, _ = attribute(before, report("added", added))
    assert new
    after = replace(before, logged=(*before.logged, new))
    day = as_of.isoformat()
    for one, other in zip(rows(before, "2024", day), rows(after, "2024", day), strict=True):
        was, now = one.outcome.figure, other.outcome.figure
        assert now is None or now.low >= (was.low if was else 0)
        assert was is None or now is not None
        if one.outcome.state is State.MET:
            assert other.outcome.state is State.MET
        if other.outcome.state is State.MISSED and other.outcome.goal and not new.is_tally:
            assert one.outcome.state in (State.MISSED, State.NOT_REPORTED)


@given(st.lists(activities(precisions=PRECISIONS, special=True), max_size=6), AS_OF)
def test_every_row_holds_together(reports: list[str], as_of: date) -> None:
    book = filled(EVERY_KIND, reports)
    for one in rows(book, "2024", as_of.isoformat()):
        figure, goal, state = one.outcome.figure, one.outcome.goal, str(one.outcome.state)
        assert not set(counted(one)) & set(uncounted(one))
        if figure:
            assert figure.high is None or 0 <= figure.low <= figure.high
            assert figure.done is None or figure.low <= figure.done <= (figure.high or figure.done)
        if goal and figure:
            met = figure.low >= goal.number
            assert (state == "met") == met == ((one.percent or 0) >= 100) == (one.remaining == 0)
            if state == "missed":
                assert figure.high is not None
                assert figure.high < goal.number
        if goal and state in ("met", "missed"):
            assert one.outcome.next_due is None
        if not one.counted:
            assert (figure, one.done, one.percent, one.last_activity) == (None, None, None, None)


def test_an_example_corrects_no_real_report_of_another_year() -> None:
    book = filled(
        blank(agreement("2024-01-01 2025-12-31", promise(YEARLY))),
        ["date: 2024-05-05, count: 5", "date: 2025-01-01, example: true, replaces: [r1]"],
    )
    assert [row.done for row in rows(book, "2024", "2025-01-01")] == [5]


def test_what_counts_is_shown_by_its_days_and_another_years_report_is_not_shown() -> None:
    target = "kind: on_demand, when: Vid anmälan"
    reports = ["date: 2024-02-01", "date: 2024-03-01, status: unanswered", "date: 2023-05-05"]
    one = row(book_of(target, *reports, term="2023-01-01 2024-12-31"))
    assert (counted(one), uncounted(one)) == (["r1", "r2"], {})
