"""What may be told: days as exact as chosen, nothing internal, nothing later."""

from datetime import date

import pytest

from building import asked, book_of, span
from medlofte.book.book import Book
from medlofte.model.settings import Publish
from medlofte.progress.measure import Standpoint, measure
from medlofte.publishing.audience import Account, Audience
from medlofte.publishing.course import Course, course
from medlofte.wording.targets.figures import shown

YEARLY = "kind: count, at_least: 10, per: year"


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


def _course(dates: str, *reports: str, target: str = YEARLY) -> str:
    return ", ".join(
        f"{one.day:%m%d} {shown(one.figure)}"
        for one in _known(dates, *reports, target=target).known
    )


def _known(dates: str, *reports: str, target: str = YEARLY) -> Course:
    audience = Audience(Publish.model_validate({"dates": dates}), date(2024, 12, 31))
    return course(_account(audience, book_of(target, *reports)), audience)


def _account(audience: Audience, book: Book, as_of: str = "2024-12-31") -> Account:
    day = date.fromisoformat(as_of)
    progress = measure(book, Standpoint(asked(book, "2024"), day, day))
    (only,) = progress.rows
    return audience.account(progress, only)


def test_the_course_of_a_sum_follows_its_reports() -> None:
    reports = ("date: 2024-03-13", "from: 2024-05-01, to: 2024-08-31, count: 3", "date: 2024-02-01")
    assert _course("day", *reports) == "0201 1, 0313 2, 0501 2–5, 0831 5"
    assert _course("month", *reports) == "0201 0–1, 0229 1, 0301 1–2, 0331 2, 0501 2–5, 0831 5"


def test_the_course_shows_what_is_not_exact_as_the_figure_does() -> None:
    open_ = (
        "date: 2024-02-01, precision: at_least, count: 2",
        "date: 2024-03-01, precision: unknown",
    )
    assert _course("day", *open_) == "0201 ≥2, 0301 ≥3"
    assert _course("day", open_[1]) == "0301 okänt"
    about = ("from: 2024-01-01, to: 2024-04-30, count: 20, precision: about",)
    assert _course("day", *about) == "0101 0–22, 0430 ≈20"
    assert _course("day", *about, "date: 2024-06-01") == "0101 0–22, 0430 ≈20, 0601 ≈21"
    # A tally over the new year may be all of it or nothing, from its first day on.
    crossing = ("from: 2024-12-01, to: 2025-01-31, count: 7", "date: 2024-02-01")
    audience = Audience(Publish(), date(2025, 3, 1))
    book = book_of(YEARLY, *crossing, term="2024-01-01 2025-12-31")
    known = course(_account(audience, book, "2025-03-01"), audience).known
    assert [shown(one.figure) for one in known] == ["1", "1–8"]
    assert known[-1].day == date(2024, 12, 1)


def test_what_overlaps_in_part_widens_the_course() -> None:
    reports = (
        "from: 2024-01-01, to: 2024-06-30, count: 8",
        "from: 2024-04-01, to: 2024-09-30, count: 5",
    )
    assert _course("day", *reports) == "0101 0–8, 0401 0–13, 0630 8–13"
    known = _known("day", *reports)
    assert shown(known.by_day(date(2023, 12, 31))) == "0"
    assert shown(known.by_day(date(2024, 5, 1))) == "0–13"


def test_nothing_is_known_of_what_nobody_reported() -> None:
    assert not _known("day").known


PLACES = "kind: coverage, places: [Skolan, Byn, Torget]"


def test_the_course_of_places_follows_the_reports_that_proved_each() -> None:
    reports = (
        "date: 2024-03-13, place: skolan",
        "date: 2024-05-13, place: Skolan",
        "from: 2024-06-01, to: 2024-07-31, count: 1",
    )
    assert _course("day", *reports, target=PLACES) == "0313 1, 0601 1–2"


def test_what_is_internal_comes_last_in_the_course() -> None:
    reports = ("date: 2024-03-13, internal: true, count: 2", "date: 2024-06-01")
    assert _course("day", *reports) == "0601 1, 1231 3"


def test_the_course_of_weeks_follows_the_weeks_that_were_kept() -> None:
    target = "kind: count, at_least: 1, per: month, how: each"
    reports = ("date: 2024-03-13", "date: 2024-04-01, internal: true", "date: 2024-03-14")
    assert _course("day", *reports, target=target) == "0331 1, 1231 2"


EACH = "kind: count, at_least: 2, per: week, how: each"


def test_a_week_that_was_kept_by_an_internal_report_is_not_told_of() -> None:
    reports = ("date: 2024-02-07", "date: 2024-02-07, internal: true", "date: 2024-01-31, count: 2")
    assert _course("day", *reports, target=EACH) == "0204 1, 1231 2"
    # The week of 31 January runs into February, which its reports do not.
    assert _course("month", *reports, target=EACH) == "0131 1, 1231 2"


def test_the_course_of_weeks_has_those_that_were_perhaps_kept() -> None:
    reports = ("date: 2024-01-31, count: 2", "from: 2024-03-04, to: 2024-03-24, count: 5")
    assert _course("day", *reports, target=EACH) == "0204 1, 0310 1–2, 0317 1–3"
    # How many is not told where days are hidden.
    assert _course("month", *reports, target=EACH) == "0131 1, 0301 ≥1"


def _told(dates: str, as_of: str, *reports: str, target: str = YEARLY) -> Account:
    audience = Audience(Publish.model_validate({"dates": dates}), date.fromisoformat(as_of))
    return _account(audience, book_of(target, *reports), as_of)


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
    outcome = _told(dates, "2024-06-10", report).row.outcome
    day = date.fromisoformat(told_to) if told_to else None
    assert (outcome.reported_to, outcome.expected) == (day, expected)
    assert (outcome.next_due is not None) == (told_to is not None)


def test_weeks_that_are_over_are_expected_of_a_promise_for_each() -> None:
    report = "from: 2024-01-01, to: 2024-01-07, count: 3, internal: true"
    assert _told("day", "2024-02-04", report, target=EACH).row.outcome.expected == 5


def test_a_report_inside_an_internal_one_is_told_of_as_if_that_were_not_there() -> None:
    inside = "from: 2024-03-01, to: 2024-03-31, count: 1"
    halves = [
        f"from: 2024-03-{first}, to: 2024-03-{last}, count: 5"
        for first, last in (("01", 15), (16, 31))
    ]
    told = _told("day", "2024-12-31", inside, *halves)
    assert ([one.stem for one in told.reports], len(told.row.uncounted)) == (["r2", "r3"], 1)
    told = _told("day", "2024-12-31", inside, *(f"{half}, internal: true" for half in halves))
    assert ([one.stem for one in told.reports], told.row.uncounted) == (["r1"], ())
    assert told.row.done == 10


def test_reports_of_one_month_are_told_in_an_order_that_hides_their_days() -> None:
    book = book_of(YEARLY, "date: 2024-03-20, title: A", "date: 2024-03-02, title: B")
    by_month = Audience(Publish.model_validate({"dates": "month"}), date(2024, 12, 31))
    assert [one.activity.title for one in by_month.told(book.logged)] == ["A", "B"]
    by_day = Audience(Publish(), date(2024, 12, 31))
    assert [one.activity.title for one in by_day.told(book.logged)] == ["B", "A"]


@pytest.mark.parametrize(
    "dates, as_of, done, gone",
    [
        ("day", "2024-03-13", 3, 10),
        # A week is told of when its month is over: here those kept in January and February.
        ("month", "2024-03-13", 2, 8),
        ("month", "2024-03-31", 3, 13),
        ("tertial", "2024-03-31", None, None),
        ("tertial", "2024-05-09", 3, 17),
        ("tertial", "2024-12-31", 3, 52),
    ],
)
def test_weeks_are_told_by_the_month(
    dates: str, as_of: str, done: int | None, gone: int | None
) -> None:
    reports = ("date: 2024-01-31", "date: 2024-02-28", "date: 2024-03-12")
    row = _told(dates, as_of, *reports, target=EACH.replace("2", "1")).row
    assert (row.done, row.outcome.expected) == (done, gone)
    assert bool(row.outcome.kept) == (dates == "day")


def test_quarters_are_told_by_the_tertial_and_halves_as_they_are() -> None:
    target = "kind: count, at_least: 1, per: quarter, how: each"
    assert _told("tertial", "2024-04-15", "date: 2024-04-02", target=target).row.done is None
    assert _told("month", "2024-04-15", "date: 2024-04-02", target=target).row.done == 1
    half = target.replace("quarter", "half_year")
    assert _told("tertial", "2024-04-15", "date: 2024-04-02", target=half).row.done == 1


def test_how_many_weeks_a_tally_may_hold_is_not_told_where_days_are_hidden() -> None:
    report = "from: 2024-03-04, to: 2024-03-24, count: 9"
    by_day, by_month = (
        _told(dates, "2024-12-31", report, "date: 2024-05-07, count: 2", target=EACH).row
        for dates in ("day", "month")
    )
    assert by_day.outcome.figure
    assert by_day.outcome.figure.high == 4
    assert by_month.outcome.figure
    assert by_month.outcome.figure.high is None


@pytest.mark.parametrize(
    "target, more, report, told",
    [
        (EACH, "", "date: 2024-12-30", "day"),
        (YEARLY, "from: 2024-03-15", "date: 2024-03-02", "day"),
        (YEARLY, "from: 2024-03-15", "date: 2024-02-02", "day month"),
    ],
)
def test_a_reason_that_tells_on_which_side_of_a_day_a_report_lies_is_not_told(
    target: str, more: str, report: str, told: str
) -> None:
    book = book_of(target, report, more=more)
    for dates in ("day", "month"):
        audience = Audience(Publish.model_validate({"dates": dates}), date(2024, 12, 31))
        assert bool(_account(audience, book).row.uncounted) == (dates in told)
