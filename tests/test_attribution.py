"""Which promise a report answers to, what is left out, and what is only complained about."""

from datetime import date

import pytest

from building import agreement, attributed, blank, book_of, filled, promise, report
from medlofte.book.book import Book, Logged, assemble_promises, reaches, read_activity
from medlofte.finding import Level
from medlofte.reading.document import parse

YEARLY = "kind: count, at_least: 3, per: year"
MILESTONE = "kind: milestone"


def route(logged: Logged | None) -> list[str]:
    """Show each pledge as `agreement/number of the promise`."""
    assert logged
    return [f"{pledge.agreement.id}/{pledge.route[-1]}" for pledge in logged.pledges]


TWO_TERMS = blank(
    agreement(
        "2020-01-01 2022-12-31",
        promise(YEARLY),
        promise(MILESTONE, id_="plan"),
        promise(YEARLY, id_="gammalt"),
        promise("kind: milestone, by: 2024-06-30", id_="lang-plan"),
        id_="a",
    ),
    agreement("2023-05-08 2025-04-30", promise(YEARLY), promise(YEARLY, id_="plan-b"), id_="b"),
)
CHANGED = blank(
    agreement(
        "2023-01-01 2024-12-31",
        promise(YEARLY, "to: 2023-08-31"),
        promise(YEARLY, "from: 2023-10-01, to: 2024-06-30, withdrawn: Ersatt"),
        promise(MILESTONE, "from: 2023-03-01, to: 2024-06-30", id_="plan"),
        promise(MILESTONE, "to: 2023-06-30, withdrawn: Struket", id_="struken"),
        promise(YEARLY, "from: 2025-01-01", id_="aldrig"),
    )
)
CHANGED_PLAN = blank(
    agreement(
        "2023-01-01 2024-12-31",
        promise(MILESTONE, "from: 2024-03-01"),
        promise(MILESTONE, "to: 2023-06-30"),
        promise(MILESTONE, "from: 2023-08-01, to: 2023-12-31"),
    )
)
OVERLAPPING = blank(
    agreement("2023-01-01 2024-06-30", promise(YEARLY, id_="ett"), id_="a"),
    agreement("2024-01-01 2025-12-31", promise(YEARLY, id_="tva"), id_="b"),
)


@pytest.mark.parametrize(
    "book, text, expected",
    [
        pytest.param(TWO_TERMS, "date: 2020-01-01", "a/0", id="first-day-of-the-first"),
        pytest.param(TWO_TERMS, "date: 2022-12-31", "a/0", id="last-day-of-the-first"),
        pytest.param(TWO_TERMS, "date: 2023-05-08", "b/0", id="first-day-of-the-second"),
        pytest.param(TWO_TERMS, "date: 2025-04-30", "b/0", id="last-day-of-the-second"),
        pytest.param(
            TWO_TERMS,
            "date: 2023-06-01, completes: [plan]",
            "a/1 after-agreement",
            id="a-milestone-of-the-earlier-agreement",
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2023-06-01, completes: [lang-plan]",
            "a/3",
            id="a-milestone-due-after-its-agreement",
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2024-07-01, completes: [lang-plan]",
            "a/3 after-agreement",
            id="a-milestone-due-after-its-agreement-and-late",
        ),
        pytest.param(
            TWO_TERMS, "date: 2023-02-01", "a/0 after-agreement", id="between-the-agreements"
        ),
        pytest.param(
            TWO_TERMS, "date: 2025-05-01", "b/0 after-agreement", id="after-the-last-agreement"
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2025-05-01, completes: [plan]",
            "a/1 after-agreement",
            id="an-old-milestone-after-the-last-agreement",
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2022-05-01, counts_for: [lofte], completes: [plan, lofte]",
            "a/0 a/1",
            id="completes-implies-counts-for-and-twice-is-once",
        ),
        pytest.param(
            TWO_TERMS, "date: 2022-05-01, counts_for: [lofte, lofte]", "a/0", id="an-id-twice"
        ),
        pytest.param(CHANGED, "date: 2023-08-31", "avtal/0", id="the-version-before"),
        pytest.param(CHANGED, "date: 2023-10-01", "avtal/1", id="the-version-after"),
        pytest.param(
            CHANGED, "date: 2023-09-15", "avtal/0 outside-promise", id="between-the-versions"
        ),
        pytest.param(
            CHANGED, "date: 2024-07-01", "avtal/1 outside-promise", id="after-the-withdrawal"
        ),
        pytest.param(
            CHANGED,
            "date: 2023-02-28, completes: [plan]",
            "avtal/2 outside-promise",
            id="a-milestone-before-its-first-day",
        ),
        pytest.param(
            CHANGED, "date: 2024-07-01, completes: [plan]", "avtal/2", id="a-late-milestone"
        ),
        pytest.param(
            CHANGED,
            "date: 2023-07-01, completes: [struken]",
            "avtal/3 outside-promise",
            id="a-milestone-after-its-withdrawal",
        ),
        pytest.param(
            CHANGED, "date: 2024-05-01, counts_for: [aldrig]", "avtal/4", id="never-in-force"
        ),
        pytest.param(
            CHANGED,
            "from: 2024-03-01, to: 2024-05-01, count: 1, counts_for: [aldrig]",
            "avtal/4",
            id="a-tally-of-what-is-never-in-force",
        ),
        pytest.param(CHANGED_PLAN, "date: 2023-07-01", "avtal/1", id="the-version-that-ended"),
        pytest.param(CHANGED_PLAN, "date: 2024-02-01", "avtal/2", id="the-version-that-ended-last"),
        pytest.param(
            CHANGED_PLAN,
            "date: 2025-01-01",
            "avtal/0 after-agreement",
            id="the-last-version-after-the-agreement",
        ),
        pytest.param(
            OVERLAPPING,
            "date: 2024-03-01, counts_for: [ett, tva]",
            "a/0 b/0",
            id="two-agreements-in-force-at-once",
        ),
        pytest.param(
            CHANGED, "from: 2023-01-01, to: 2023-08-31, count: 1", "avtal/0", id="a-whole-version"
        ),
        pytest.param(
            CHANGED,
            "from: 2023-02-01, to: 2025-01-31, count: 1, counts_for: [plan]",
            "avtal/2 after-agreement",
            id="a-tally-around-a-milestone",
        ),
        pytest.param(
            CHANGED,
            "from: 2024-05-01, to: 2024-07-31, count: 1, counts_for: [plan]",
            "avtal/2",
            id="a-tally-past-a-milestone",
        ),
    ],
)
def test_a_report_answers_to_the_promise_in_force_on_its_last_day(
    book: Book, text: str, expected: str
) -> None:
    logged, findings = attributed(book, text)
    rules = [finding.rule for finding in findings]
    assert " ".join([*(route(logged) if logged else ["left out:"]), *rules]) == expected


@pytest.mark.parametrize(
    "book, text, rule, place, hint",
    [
        pytest.param(
            TWO_TERMS,
            "date: 2019-12-31, counts_for: [lofte], by: [polis]",
            "before-agreement",
            (1, 8),
            "gäller från 2020-01-01",
            id="a-day-before-the-first-agreement",
        ),
        pytest.param(
            TWO_TERMS,
            "from: 2019-11-01, to: 2019-12-31, count: 1, counts_for: [lofte], by: [polis]",
            "before-agreement",
            (1, 24),
            "gäller från 2020-01-01",
            id="a-tally-before-the-first-agreement",
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2022-01-01, counts_for: [lofet], by: [polis]",
            "unknown-promise",
            (1, 33),
            "finns inte i medborgarlöftet a. Menade du lofte?",
            id="misspelt",
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2022-01-01, counts_for: [lofte], completes: [okant], by: [polis]",
            "unknown-promise",
            (1, 53),
            "Löftena står i promises/arjeplog.yaml",
            id="nothing-like-it",
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2024-01-01, counts_for: [gammalt], by: [polis]",
            "unknown-promise",
            (1, 33),
            "finns inte i medborgarlöftet b. Det finns i a",
            id="only-in-an-earlier-agreement",
        ),
        pytest.param(
            TWO_TERMS,
            "date: 2023-02-01, counts_for: [plan-b], by: [polis]",
            "unknown-promise",
            (1, 33),
            "finns inte i medborgarlöftet a. Menade du plan?",
            id="only-in-a-later-agreement",
        ),
        pytest.param(
            TWO_TERMS,
            "from: 2022-11-01, to: 2023-06-30, count: 1, counts_for: [lofte], by: [polis]",
            "crossing-tally",
            (1, 8),
            "gränsen 2023-05-08",
            id="a-tally-that-begins-before-the-window",
        ),
        pytest.param(
            TWO_TERMS,
            "from: 2025-04-01, to: 2025-05-01, count: 1, counts_for: [lofte], by: [polis]",
            "crossing-tally",
            (1, 8),
            "gränsen 2025-04-30",
            id="a-tally-past-the-agreement",
        ),
    ],
)
def test_what_cannot_be_attributed_is_left_out_and_told_where(
    book: Book, text: str, rule: str, place: tuple[int, int], hint: str
) -> None:
    left, (finding,) = attributed(book, text)
    assert left is None
    assert (finding.rule, finding.level) == (rule, Level.ERROR)
    assert (finding.place.line, finding.place.column) == place
    assert hint in finding.message


NEW_WORDS = blank(
    agreement(
        "2023-01-01 2024-12-31",
        promise(YEARLY, "to: 2023-08-31"),
        promise(YEARLY, "from: 2023-09-01, counts: Nya ord"),
        promise("kind: ongoing", id_="dialog"),
        promise("kind: count, at_least: 1, per: week, how: each", id_="vecka"),
        promise("kind: count, at_least: 1, per: agreement", id_="avtal"),
    )
)


@pytest.mark.parametrize(
    "book, text, border",
    [
        pytest.param(TWO_TERMS, "2020-11-01 2021-02-28 lofte", "2020-12-31", id="new-year"),
        pytest.param(TWO_TERMS, "2024-05-01 2024-06-30 lofte", "2024-05-07", id="year-of-the-term"),
        pytest.param(
            CHANGED, "2023-08-01 2023-10-31 lofte", "2023-08-31", id="into-another-version"
        ),
        pytest.param(CHANGED, "2023-08-01 2023-09-15 lofte", "2023-08-31", id="into-a-gap"),
        pytest.param(CHANGED, "2024-05-01 2024-08-31 lofte", "2024-06-30", id="past-a-withdrawal"),
        pytest.param(NEW_WORDS, "2023-08-01 2023-10-31 lofte", None, id="new-words-are-no-border"),
        pytest.param(NEW_WORDS, "2023-12-01 2024-01-31 dialog", "2023-12-31", id="ongoing"),
        pytest.param(NEW_WORDS, "2024-12-30 2024-12-31 vecka", None, id="of-no-week-that-is-asked"),
        pytest.param(NEW_WORDS, "2023-12-25 2023-12-31 vecka", None, id="a-week-in-one-year"),
        pytest.param(
            NEW_WORDS, "2023-12-20 2024-01-02 vecka", "2023-12-31", id="weeks-of-two-years"
        ),
        pytest.param(NEW_WORDS, "2023-12-20 2024-01-02 avtal", None, id="the-whole-term"),
    ],
)
def test_a_tally_over_a_border_is_warned_of_and_kept(
    book: Book, text: str, border: str | None
) -> None:
    first, last, id_ = text.split()
    left, findings = attributed(
        book, f"from: {first}, to: {last}, count: 1, counts_for: [{id_}], by: [polis]"
    )
    assert left
    expected = [("crossing-tally", Level.WARNING)] if border else []
    assert [(one.rule, one.level) for one in findings] == expected
    assert all(f"gränsen {border} för {id_}" in one.message for one in findings)


def test_a_week_over_new_year_is_no_border() -> None:
    book = book_of("kind: count, at_least: 1, per: week, how: each", term="2019-07-01 2021-12-31")
    left, findings = attributed(
        book, "from: 2020-12-30, to: 2021-01-02, count: 1, counts_for: [lofte], by: [polis]"
    )
    assert left
    assert findings == []


@pytest.mark.parametrize(
    "text, level, message",
    [
        ("date: 2025-05-01", Level.WARNING, "Medborgarlöftet b gällde till och med 2025-04-30."),
        (
            "date: 2020-06-01, counts_for: [sent]",
            Level.ERROR,
            "Löftet sent gäller 2021-01-01–2022-12-31",
        ),
    ],
)
def test_a_day_on_which_nothing_counts_is_told_of(text: str, level: Level, message: str) -> None:
    book = blank(
        agreement(
            "2020-01-01 2022-12-31", promise(YEARLY, "from: 2021-01-01", id_="sent"), id_="a"
        ),
        agreement("2023-05-08 2025-04-30", promise(YEARLY), id_="b"),
    )
    logged, (finding,) = attributed(book, text)
    assert logged
    assert finding.level == level
    assert finding.message.startswith(message)


@pytest.mark.parametrize(
    "day, holds",
    [
        ("2023-06-30", "lofte plan struken"),
        ("2023-07-01", "lofte plan"),
        ("2023-09-15", "plan"),
        ("2023-02-28", "lofte struken"),
        ("2024-06-30", "lofte plan"),
        ("2024-07-01", "plan"),
        ("2025-07-01", "plan"),
    ],
)
def test_a_promise_holds_in_its_time_and_a_milestone_until_it_is_done(day: str, holds: str) -> None:
    on = date.fromisoformat(day)
    assert " ".join(one.promise.id for one in CHANGED.pledges if one.holds_on(on)) == holds


def test_a_tally_over_several_years_of_a_term_fits_a_promise_for_the_term() -> None:
    book = book_of(
        "kind: count, at_least: 3, per: agreement",
        "from: 2023-01-01, to: 2024-12-31, count: 3",
        term="2023-01-01 2024-12-31",
    )
    assert route(book.logged[0]) == ["avtal/0"]


def test_a_book_knows_its_reports_by_name_and_by_promise() -> None:
    book = filled(TWO_TERMS, ["date: 2022-03-01", "date: 2024-03-01", "date: 2022-04-01"])
    first, second = (pledge for pledge in book.pledges if pledge.promise.id == "lofte")
    assert book.by_stem["r2"].path == "activities/arjeplog/2024/r2.yaml"
    assert [one.stem for one in book.reports_on(first)] == ["r1", "r3"]
    assert [one.stem for one in book.reports_on(second)] == ["r2"]
    assert book.by_id["lofte"] == [first, second]


def test_a_document_that_is_not_understood_makes_no_book_and_no_report() -> None:
    document, _ = parse("promises/arjeplog.yaml", b"municipality: Arjeplog")
    assert document
    book, findings = assemble_promises("arjeplog", document)
    assert book is None
    assert {finding.rule for finding in findings} == {"missing-key"}
    logged, findings = read_activity(document)
    assert logged is None
    assert "unknown-key" in {finding.rule for finding in findings}


def test_the_day_of_a_report_stands_at_its_last_key() -> None:
    dated, tally = (
        report("r1", "date: 2024-01-01"),
        report("r2", "from: 2024-01-01, to: 2024-02-01, count: 1"),
    )
    assert (dated.day_key, tally.day_key) == ("date", "to")


@pytest.mark.parametrize(
    "links, start, goal, expected",
    [
        ({}, "a", "a", True),
        ({"a": ("b",)}, "a", "b", True),
        ({"a": ("b",), "b": ("c",)}, "a", "c", True),
        ({"a": ("b",), "b": ("a",)}, "a", "c", False),
        ({"a": ("b", "c"), "b": ("d",), "c": ("d",)}, "a", "e", False),
    ],
)
def test_following_links_ends(
    links: dict[str, tuple[str, ...]], start: str, goal: str, *, expected: bool
) -> None:
    assert reaches(links, start, goal) is expected
