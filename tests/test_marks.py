"""The punch card of a wall: a mark an occasion, filled for what is proven and for nothing else."""

from datetime import date

import pytest

from building import agreement, asked, blank, filled, promise
from medlofte.model.settings import Publish
from medlofte.progress.measure import Standpoint, measure
from medlofte.publishing.audience import Audience
from medlofte.wording.public_answer import Answer, answers
from medlofte.wording.targets.bar import Marks, bar, explained, marks

MONTHLY = "kind: count, at_least: 1, per: month, how: each"
WEEKLY = "kind: count, at_least: 1, per: week, how: each"
DAILY = "kind: count, at_least: 1, per: day, how: each"
WHOLE = "from: 2024-01-01, to: 2024-12-31"
OPEN = "2024-06-30"


def told(target: str, *reports: str, as_of: str = "2024-12-31", dates: str = "day") -> Answer:
    book = filled(blank(agreement("2024-01-01 2024-12-31", promise(target))), reports)
    today = date(2025, 6, 30) if as_of == "2024-12-31" else date.fromisoformat(as_of)
    publish = Publish.model_validate({"dates": dates})
    progress = measure(book, Standpoint(asked(book, "2024"), date.fromisoformat(as_of), today))
    (((_, (one,)),)) = answers(progress, Audience(publish, today))
    return one


def a_year(number: int) -> str:
    return f"kind: count, at_least: {number}, per: year"


@pytest.mark.parametrize(
    "number, report, cells, each",
    [
        (10, "date: 2024-03-01, count: 4", "■■■■□□□□□□", 1),
        (10, f"{WHOLE}, count: 4, precision: at_least", "■■■■≈≈≈≈≈≈", 1),
        (3, "date: 2024-03-01, count: 3", "■■■", 1),
        (60, "date: 2024-03-01, count: 59", "■" * 59 + "□", 1),
        (61, "date: 2024-03-01, count: 60", "■" * 30 + "□", 2),
        (200, "date: 2024-03-01, count: 199", "■" * 39 + "□", 5),
        (200, "date: 2024-03-01, count: 200", "■" * 40, 5),
        (3000, "date: 2024-03-01, count: 49", "□" * 60, 50),
        (20, f"{WHOLE}, precision: unknown", "■" + "≈" * 19, 1),
    ],
)
def test_marks_of_a_year_that_is_over(number: int, report: str, cells: str, each: int) -> None:
    one = told(a_year(number), f"{report}, counts_for: [lofte]")
    assert marks(one.row) == Marks(cells, each)


def test_about_so_many_are_filled_as_far_as_is_proven() -> None:
    one = told(a_year(156), f"{WHOLE}, count: 149, precision: about, counts_for: [lofte]")
    found, figure = marks(one.row), one.row.outcome.figure
    assert figure is not None
    assert figure.high is not None
    assert found.each == 5
    assert found.cells.count("■") == figure.low // 5
    assert "≈" in found.cells
    assert len(found.cells) == 32


def test_of_what_is_over_and_not_reported_nothing_is_drawn() -> None:
    assert marks(told(a_year(4)).row) == Marks()
    assert marks(told(MONTHLY).row) == Marks()


def test_more_than_the_goal_fills_it_and_no_more() -> None:
    one = told(a_year(2), "date: 2024-03-01, count: 7, counts_for: [lofte]")
    assert marks(one.row) == Marks("■■", more=5)


def test_in_a_year_that_goes_on_nothing_is_missing() -> None:
    one = told(a_year(5), "date: 2024-03-01, count: 1, counts_for: [lofte]", as_of=OPEN)
    assert marks(one.row) == Marks("■····")
    at_least = "from: 2024-01-01, to: 2024-06-01, count: 1, precision: at_least"
    one = told(a_year(5), f"{at_least}, counts_for: [lofte]", as_of=OPEN)
    assert marks(one.row) == Marks("■≈···")


@pytest.mark.parametrize(
    "report, found",
    [
        ("date: 2024-03-01, count: 4", Marks("■■■■")),
        (f"{WHOLE}, count: 0", Marks("")),
        (f"{WHOLE}, count: 4, precision: at_least", Marks("■■■■≈")),
        (f"{WHOLE}, precision: unknown", Marks("≈")),
        ("date: 2024-03-01, count: 190", Marks("■" * 38, 5)),
    ],
)
def test_without_a_goal_there_is_a_mark_for_each_report(report: str, found: Marks) -> None:
    assert marks(told("kind: ongoing", f"{report}, counts_for: [lofte]").row) == found


def test_what_has_no_number_has_no_marks() -> None:
    assert marks(told("kind: ongoing").row) == Marks()
    assert marks(told("kind: milestone").row) == Marks()
    assert marks(told(a_year(5), as_of="2023-06-30").row) == Marks()


def test_each_week_has_its_own_mark() -> None:
    reports = [f"date: 2024-{month:02}-03, counts_for: [lofte]" for month in range(1, 13)]
    cells = marks(told(WEEKLY, *reports).row).cells
    assert (len(cells), cells.count("■"), cells.count("□")) == (52, 12, 40)
    assert cells[0] == "■"
    cells = marks(told(WEEKLY, reports[0], as_of=OPEN).row).cells
    assert (cells[:2], cells.count("■"), cells[-1]) == ("■□", 1, "·")


def test_days_are_told_by_the_ten_and_lost_ones_are_final() -> None:
    found = marks(told(DAILY, "date: 2024-01-03, counts_for: [lofte]", as_of=OPEN).row)
    assert (found.each, len(found.cells)) == (10, 37)
    assert "□" in found.cells
    assert found.cells.endswith("·")


def test_where_days_are_hidden_a_month_that_was_kept_is_not_drawn_as_missing() -> None:
    reports = [f"date: 2024-{month:02}-03, counts_for: [lofte]" for month in (2, 3, 4, 7, 8, 9, 11)]
    one = told(MONTHLY, *reports, dates="tertial")
    assert bar(one.row) == "■■■■■□□□□□"
    assert marks(one.row).cells == "■■■■■■■□□□□□"
    assert bar(told(MONTHLY, *reports).row) == "□■■■□□■■■□■□"


def test_a_month_that_may_be_kept_is_not_missing() -> None:
    tally = "from: 2024-01-01, to: 2024-02-29, count: 1, counts_for: [lofte]"
    assert marks(told(MONTHLY, tally).row).cells == "≈≈" + "□" * 10


@pytest.mark.parametrize(
    "target, as_of, cells",
    [
        (MONTHLY, "2024-10-31", Marks("··")),
        (MONTHLY, "2024-10-30", Marks("···")),
        (WEEKLY, "2024-10-31", Marks("·" * 9)),
        (DAILY, "2024-10-31", Marks("·" * 7, 10)),
        (a_year(4), "2024-10-31", Marks("····")),
    ],
)
def test_what_is_past_and_not_reported_is_not_left(target: str, as_of: str, cells: Marks) -> None:
    row = told(target, as_of=as_of).row
    assert marks(row) == cells
    assert bar(row).count("·") <= len(cells.cells)


def test_of_months_of_which_only_the_first_are_told_the_rest_is_lost_or_ahead() -> None:
    kept = [f"date: 2024-{month:02}-03, counts_for: [lofte]" for month in (1, 2)]
    assert marks(told(MONTHLY, *kept, as_of="2024-10-31").row).cells == "■■" + "□" * 8 + "··"
    hidden = marks(told(MONTHLY, *kept, as_of="2024-10-31", dates="tertial").row).cells
    assert hidden.count("·") <= 4


def test_a_mark_says_how_many_it_is_for_and_only_what_is_drawn_is_explained() -> None:
    one = Marks("■≈", 5)
    assert (one.scale, Marks("■").scale) == ("varje ruta är 5", "")
    assert explained([one, Marks("·")]) == [("■", "gjort"), ("≈", "antal oklart"), ("·", "kvar")]
