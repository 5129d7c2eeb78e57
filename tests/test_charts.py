"""A chart and its words say the same: each point and span of the one is in the other."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import agreement, asked, blank, book_of, filled, promise
from conftest import Cli
from medlofte.book.book import Book
from medlofte.model.settings import Publish
from medlofte.progress.measure import Standpoint, measure
from medlofte.publishing.audience import Audience
from medlofte.render.drawing.chart import Chart, chart
from medlofte.swedish.dates import MONTHS
from small_trees import lofte, target, tree

TEN = "kind: count, at_least: 10, per: year"
WEEKS = "kind: count, at_least: 1, per: week, how: each"
TALLY = "from: 2024-05-01, to: 2024-08-31, count: 6"
WHY = "fördelningen är inte känd"
_DAY = rf"\d+ (?:{'|'.join(MONTHS)})(?: \d{{4}})?"
_NUMBER = r"\d+–\d+|\d+|minst \d+|ca \d+ \(\d+–\d+\)|okänt antal|gjort, antalet är inte angivet"
_BOX = re.compile(
    rf"({_DAY})–({_DAY}): (?:från (\d+) till )?({_NUMBER}), (?:{WHY}|dagarna visas inte)"
)
_POINT = re.compile(rf"(?:^|\. )({_DAY}): ({_NUMBER})(?=\.)")
_RECT = re.compile(r"M(\S+) (\S+?)V(.+?)H(.+?)V(.+?)z")


def _chart(book: Book, as_of: str = "2024-12-31", dates: str = "day") -> Chart | None:
    day = date.fromisoformat(as_of)
    audience = Audience(Publish.model_validate({"dates": dates}), day)
    progress = measure(book, Standpoint(asked(book, str(min(day.year, 2024))), day, day))
    return chart(audience.account(progress, next(progress.rows)), audience)


def _drawn(book: Book, as_of: str = "2024-12-31", dates: str = "day") -> Chart:
    found = _chart(book, as_of, dates)
    assert found
    return found


def _words(book: Book, as_of: str = "2024-12-31", dates: str = "day") -> str:
    return _drawn(book, as_of, dates).description.split(" Streckad")[0]


def test_a_tally_is_a_span_and_no_rise() -> None:
    book = book_of(TEN, "date: 2024-02-01", TALLY, "date: 2024-10-02")
    told = _drawn(book)
    assert told.description == (
        "Inget är redovisat före den 1 februari 2024. 1 februari: 1. "
        "1 maj–31 augusti 2024: från 1 till 7, fördelningen är inte känd. 2 oktober: 8. "
        "Streckad linje: jämn takt till målet, 10 den 31 december 2024."
    )
    assert told.spans == "M99.2 63.2V22.4H200V63.2z"
    assert told.line == "M26.2 63.2H99.2M200 22.4H226.2V15.6H300"
    assert told.unspread == WHY


def test_a_zero_that_was_reported_is_drawn_and_silence_is_not() -> None:
    assert _chart(book_of(TEN)) is None
    zero = _drawn(book_of(TEN, "from: 2024-01-01, to: 2024-04-30, count: 0"))
    assert (zero.line, zero.spans) == ("M0.8 70H300", "")
    assert zero.description.startswith("Inget är redovisat före den 2 januari 2024. ") is False
    assert "1 januari: 0." in zero.description


def test_one_point_is_seen_wherever_it_lies() -> None:
    last = _drawn(book_of(TEN, "date: 2024-12-31"))
    assert last.line == "M300 63.2H300"
    assert "31 december: 1." in last.description


@pytest.mark.parametrize(
    "reports, told",
    [
        (["date: 2024-03-01, count: 3, precision: at_least"], "1 mars: minst 3."),
        (["date: 2024-03-01, count: 20, precision: about"], "1 mars: ca 20 (18–22)."),
        (["date: 2024-03-01, precision: unknown"], "1 mars: gjort, antalet är inte angivet."),
        (
            ["date: 2024-03-01", "date: 2024-06-01, internal: true"],
            (
                "1 mars: 1. 31 december: 2. I summan till och med 31 december 2024 ingår sådant "
                "som inte visas för sig."
            ),
        ),
        (
            [TALLY, "date: 2024-06-03", "date: 2024-06-05"],
            (
                "1 maj–31 augusti 2024: 6, fördelningen är inte känd. 3 juni: minst 1. "
                "5 juni: minst 2."
            ),
        ),
        (["date: 2024-03-01, count: 1000000"], "1 mars: 1000000."),
    ],
)
def test_words_hold_how_sure_a_number_is(reports: list[str], told: str) -> None:
    words = _words(book_of(TEN, *reports))
    assert words.split(". ", 1)[1] == told


def test_a_tally_over_the_turn_of_the_year_is_a_span_to_its_edge() -> None:
    one = "from: 2023-12-01, to: 2024-01-31, count: 4"
    book = book_of(TEN, one, term="2023-01-01 2024-12-31")
    assert _words(book) == "1 januari–31 januari 2024: 0–4, fördelningen är inte känd."


def test_a_withdrawn_promise_is_drawn_to_its_last_day() -> None:
    gone = promise(TEN, "to: 2024-06-30, withdrawn: Slut")
    told = _drawn(filled(blank(agreement("2024-01-01 2024-12-31", gone)), ["date: 2024-02-01"]))
    assert told.last == "30 juni 2024"
    assert told.line.endswith("H300")


def test_a_term_off_the_calendar_year_tells_its_years() -> None:
    book = book_of(TEN, "date: 2024-02-01", term="2023-10-01 2025-09-30")
    assert "1 februari 2024: 1." in _words(book)


def test_weeks_and_places_of_a_tally_are_one_span() -> None:
    book = book_of(WEEKS, "from: 2024-03-04, to: 2024-03-24, count: 5")
    assert "4 mars–24 mars 2024: 0–3, fördelningen är inte känd." in _words(book)
    places = "kind: coverage, places: [Skolan, Byn, Torget]"
    book = book_of(places, "date: 2024-03-13, place: Skolan", TALLY.replace("count: 6", "count: 1"))
    words = _words(book)
    assert "13 mars: 1. 1 maj–31 augusti 2024: från 1 till 1–2, fördelningen är" in words


def test_days_that_are_not_told_are_said_to_be_so() -> None:
    book = book_of(TEN, "date: 2024-03-13", "date: 2024-03-20", TALLY)
    told = _drawn(book, dates="month")
    assert "1 mars–31 mars 2024: 2, dagarna visas inte." in told.description
    assert told.unspread == "fördelningen är inte känd eller dagarna visas inte"
    for day in range(1, 32):
        other = book_of(TEN, f"date: 2024-03-{day:02}", "date: 2024-03-20", TALLY)
        assert _drawn(other, dates="month") == told


def test_many_reports_are_drawn_by_month_and_a_long_time_coarser() -> None:
    many = [f"date: 2024-{number % 6 + 1:02}-{number % 27 + 1:02}" for number in range(60)]
    words = _words(book_of(TEN, *many))
    assert "1 april–25 april 2024: från 30 till 40, dagarna visas inte." in words
    each = [f"date: 2024-{number // 4 + 1:02}-{number % 4 + 2:02}" for number in range(48)]
    weekly = _words(book_of(WEEKS, *each, "from: 2024-01-01, to: 2024-12-31, count: 90"))
    assert len(weekly) < 1500
    days = "kind: count, at_least: 400, per: agreement"
    long = [f"date: {2020 + number // 12}-{number % 12 + 1:02}-05" for number in range(60)]
    book = book_of(days, *long, *long, term="2020-01-01 2024-12-31")
    assert len(_words(book)) < 1500


def test_an_open_year_says_to_which_day_it_reaches() -> None:
    told = _drawn(book_of(TEN, "date: 2024-03-01"), "2024-06-30")
    assert "Det gäller till och med 30 juni 2024: 5 vid jämn takt." in told.description
    assert told.now
    example = _drawn(book_of(TEN, "date: 2024-03-01, example: true"))
    assert example.description.startswith("Påhittat exempel. ")


def _day(words: str, year: int = 2024) -> date:
    day, month, *own = words.split()
    return date(int(own[0]) if own else year, MONTHS.index(month) + 1, int(day))


def _x(day: date) -> str:
    first = date(2024, 1, 1)
    return f"{round(300 * max(0, (day - first).days + 1) / 366, 1):g}"


def _y(number: int, top: int) -> str:
    return f"{round(70 - 68 * number / top, 1):g}"


def _bounds(words: str, top: int) -> tuple[int, int]:
    numbers = [*map(int, re.findall(r"\d+", words))]
    if "minst" in words:
        return numbers[0], top
    if not numbers:
        return 0, top
    return numbers[-2 if len(numbers) > 1 else -1], numbers[-1]


def _starts(line: str) -> list[tuple[str, str]]:
    """Where each level of a line begins."""
    found = []
    x = y = ""
    for kind, numbers in re.findall(r"([MVH])([^MVH]+)", line):
        if kind == "M":
            x, y = numbers.split(" ")
        elif kind == "V":
            y = numbers
        else:
            found.append((x, y))
            x = numbers
    return found


def _report(first: int, days: int, count: int, precision: str, by: str) -> str:
    begin, end = (date.fromordinal(738886 + min(day, 365)) for day in (first, first + days))
    told = f"precision: {precision}, by: [{by}]"
    if precision != "unknown":
        told = f"count: {count if days else max(1, count)}, {told}"
    return f"from: {begin}, to: {end}, {told}" if end > begin else f"date: {begin}, {told}"


_reports = st.lists(
    st.builds(
        _report,
        st.integers(0, 365),
        st.sampled_from([0, 0, 6, 30, 120]),
        st.integers(1, 12),
        st.sampled_from(["exact", "exact", "about", "at_least", "unknown"]),
        st.sampled_from(["polis", "kommun"]),
    ),
    min_size=1,
    max_size=40,
)


@given(reports=_reports, dates=st.sampled_from(["day", "month", "tertial"]))
def test_each_point_and_span_of_the_picture_is_in_the_words_and_the_reverse(
    reports: list[str], dates: str
) -> None:
    responsible = "responsible: [polis, kommun]"
    book = filled(blank(agreement("2024-01-01 2024-12-31", promise(TEN, responsible))), reports)
    told = _drawn(book, dates=dates)
    boxes, points, ends = set(), set(), set()
    for first, last, before, after in _BOX.findall(told.description):
        low, high = _bounds(after, told.top)
        year = _day(last).year
        left = _x(date.fromordinal(_day(first, year).toordinal() - 1))
        boxes.add((left, _y(int(before or 0), told.top), _y(high, told.top), _x(_day(last))))
        ends.add((_x(_day(last)), _y(low, told.top)))
    for day, number in _POINT.findall(_BOX.sub("", told.description)):
        if number.startswith("gjort"):
            continue  # a band up to the top, and no line: nobody has said a number
        points.add((_x(_day(day)), _y(_bounds(number, told.top)[0], told.top)))
    assert boxes == {(x, low, high, end) for x, low, high, end, _ in _RECT.findall(told.spans)}
    starts = _starts(told.line)
    assert points <= set(starts)
    levels = [None, *(y for _, y in starts)]
    for (x, y), before in zip(starts, levels, strict=False):
        assert (x, y) in points | ends or y == before
    told_numbers = {_bounds(number, told.top) for _, number in _POINT.findall(told.description)}
    told_numbers |= {_bounds(one[3], told.top) for one in _BOX.findall(told.description)}
    sure = {(_y(low, told.top), _y(high, told.top)) for low, high in told_numbers}
    assert {(low, high) for _, low, high, _, _ in _RECT.findall(told.band)} <= sure


_PER = {"month": "1 april–30 april 2024: från 3 till 23", "tertial": "1 januari–30 april 2024: 23"}


@pytest.mark.parametrize("dates", ["month", "tertial"])
def test_where_days_are_hidden_a_page_draws_to_the_end_of_those_told(
    cli: Cli, tmp_path: Path, dates: str
) -> None:
    tree(tmp_path, lofte(target(TEN)), ["2024-03-01 count: 3", "2024-04-15 count: 20"])
    (tmp_path / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n", "utf-8")
    cli("site", "ut", "--data", ".", "--as-of", "2024-05-20")
    page = Path("ut/arjeplog/avtal/lofte/lofte.html").read_text("utf-8")
    told = page.split('<desc id="c1-d">')[1].split("</desc>")[0]
    # No pace stands beside what is done, so none is told.
    said = f"{_PER[dates]}, dagarna visas inte. Det gäller till och med april 2024. Streckad"
    assert said in told
    assert 'class="now" vector-effect="non-scaling-stroke" d="M99.2 0V72"' in page


def test_weeks_that_a_tally_leaves_open_begin_with_it_where_days_are_hidden() -> None:
    reports = ["date: 2024-01-03", "date: 2024-01-10", "from: 2024-02-01, to: 2024-03-31, count: 4"]
    told = _drawn(book_of(WEEKS, *reports), "2024-05-20", "month").description
    assert told.startswith(
        "1 februari–31 mars 2024: från 2 till minst 2, fördelningen är inte känd"
    )


@pytest.mark.parametrize(
    "reports, known, least",
    [
        (["date: 2024-02-01", TALLY], True, False),
        ([TALLY, "date: 2024-06-03"], True, True),
        (["from: 2024-01-01, to: 2024-12-31, count: 11"], False, False),
        (["from: 2024-01-01, to: 2024-12-31, count: 11", "date: 2024-06-03"], False, True),
        (["date: 2024-12-31"], True, False),
    ],
)
def test_only_lines_that_are_drawn_are_explained(
    reports: list[str], *, known: bool, least: bool
) -> None:
    told = _drawn(book_of(TEN, *reports))
    assert (told.known, told.least, bool(told.line)) == (known, least, known or least)
