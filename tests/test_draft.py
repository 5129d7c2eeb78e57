"""The text of a new activity: what was typed reads back as the same activity."""

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import agreement, blank, promise
from medlofte.book.book import read_activity
from medlofte.edit import new_activity
from medlofte.edit.new_activity import Draft, Typed
from medlofte.edit.what_if import propose
from medlofte.periods import Span
from medlofte.reading import scalar
from medlofte.reading.document import parse
from medlofte.stop import RefusedError, WrongCallError
from medlofte.typed import days, spans

TODAY = date(2024, 3, 14)  # a Thursday of week 11

texts = st.none() | st.text().filter(lambda text: not text or text.strip())
ids = st.lists(st.sampled_from(["a", "b-2", "no", "1"]), unique=True, max_size=3).map(tuple)
dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def on_a_day(**typed: Any) -> Draft:
    span = Span(TODAY, TODAY)
    return Draft(
        span,
        tally=False,
        counts_for=("lofte",),
        completes=(),
        by=("polis",),
        typed=Typed(**typed),
        logged=TODAY,
        tail="x",
    )


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    tally = draw(st.booleans())
    first, last = sorted((draw(dates), draw(dates)))
    precision = draw(st.sampled_from([None, "exact", "at_least", "about", "unknown"]))
    counts = st.integers(0 if tally else 1, 999_999_999)
    typed = Typed(
        first="…" if tally else None,
        count=None if precision == "unknown" else draw(counts if tally else st.none() | counts),
        precision=precision,
        place=draw(texts),
        time=draw(texts),
        title=draw(texts),
        note=draw(texts),
        source=draw(texts),
        links=draw(st.sampled_from([(), ("https://example.se/?a=1#b", "http://å.se")])),
        status=draw(st.sampled_from([None, "done", "cancelled", "unanswered"])),
        besides=draw(st.booleans()),
        replaces=tuple(draw(st.lists(texts.map(lambda text: text or "x"), max_size=2))),
        internal=draw(st.booleans()),
        example=draw(st.booleans()),
    )
    counts_for, completes = draw(ids), draw(ids)
    by = draw(ids.filter(bool))
    span = Span(first if tally else last, last)
    return Draft(span, tally, counts_for or ("a",), completes, by, typed, draw(dates), "k3f9")


@given(drafts())
@example(on_a_day(note="\ufeff\x00\u2028"))
def test_what_is_written_reads_back_as_the_same_activity(new: Draft) -> None:
    document, findings = parse(new.path("arjeplog"), new.text().encode())
    assert document, findings
    logged, findings = read_activity(document)
    assert logged, findings
    assert findings == []
    activity, typed = logged.activity, new.typed
    assert (activity.span, activity.is_tally) == (new.span, new.tally)
    assert (activity.counts_for, activity.completes) == (new.counts_for, new.completes)
    assert activity.by == new.by
    assert activity.count == (typed.count if new.tally or typed.count != 1 else None)
    assert activity.precision == (typed.precision or "exact")
    assert activity.status == (typed.status or "done")
    for key in ("place", "time", "title", "note"):
        assert (getattr(activity, key) or "") == (getattr(typed, key) or "")
    assert (activity.source.title if activity.source else "") == (typed.source or "")
    assert (activity.links, activity.replaces) == (typed.links, typed.replaces)
    assert (activity.besides, activity.internal) == (typed.besides, typed.internal)
    assert (activity.example, activity.logged) == (typed.example, new.logged)


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_at_all_is_one_line_of_clean_utf8(text: str) -> None:
    line = scalar.scalar(text).encode().decode()
    assert line == "".join(line.splitlines())
    assert "\x00" not in line


@pytest.mark.parametrize(
    "text, line",
    [
        ("Laisvall", "Laisvall"),
        ("Kyrkan (norra sidan) + torget", "Kyrkan (norra sidan) + torget"),
        ("Nej", "Nej"),
        ("no", '"no"'),
        ("Null", '"Null"'),
        ("a, b", '"a, b"'),
        ("a: b", '"a: b"'),
        ("3 st", '"3 st"'),
        ("slut ", '"slut "'),
        ("två\nrader", '"två\\nrader"'),
        ("\u202e", '"\\U0000202E"'),
        ("\udcff", '"\ufffd"'),
    ],
)
def test_text_is_plain_where_that_is_safe(text: str, line: str) -> None:
    assert scalar.scalar(text) == line


def test_a_name_is_the_last_day_the_first_promise_and_a_tail() -> None:
    new = replace(
        on_a_day(),
        span=Span(date(2023, 12, 30), date(2024, 1, 2)),
        counts_for=(),
        completes=("felanmalan",),
        tail=new_activity.new_tail(),
    )
    path = PurePosixPath(new.path("habo-0305"))
    assert path.parent == PurePosixPath("activities/habo-0305/2024")
    assert path.name.startswith("2024-01-02-felanmalan-")
    tails = {new_activity.new_tail() for _ in range(500)}
    assert len(tails) > 490
    assert not set("".join(tails)) & set("0o1il")


@pytest.mark.parametrize(
    "typed, span",
    [
        ("2024-03", "2024-03-01 2024-03-31"),
        ("2024-T2", "2024-05-01 2024-08-31"),
        ("2024", "2024-01-01 2024-12-31"),
        ("v11", "2024-03-11 2024-03-17"),  # the week that today is in
        ("V 12", "2023-03-20 2023-03-26"),  # not begun this year
        ("w1", "2024-01-01 2024-01-07"),
        ("2020-v53", "2020-12-28 2021-01-03"),
        ("2020v53", "2020-12-28 2021-01-03"),
        ("2025 v. 1", "2024-12-30 2025-01-05"),
    ],
)
def test_periods(typed: str, span: str) -> None:
    first, last = map(date.fromisoformat, span.split())
    assert spans.read(typed, TODAY) == Span(first, last)


def test_the_first_week_of_next_year_once_it_has_begun() -> None:
    span = Span(date(2024, 12, 30), date(2025, 1, 5))
    assert spans.read("v1", date(2024, 12, 31)) == span


@pytest.mark.parametrize("typed", ["v53", "2024-v53", "v0", "1024-v1", "2024-13", ""])
def test_no_periods(typed: str) -> None:
    with pytest.raises(WrongCallError, match="går inte att läsa"):
        spans.read(typed, TODAY)


@pytest.mark.parametrize(
    "typed, time", [("22.30", "22:30"), ("kl. 7:05", "07:05"), ("2230", "22:30")]
)
def test_times(typed: str, time: str) -> None:
    assert days.time(typed) == time


@pytest.mark.parametrize(
    "typed",
    [Typed(day="imorgon"), Typed(period="2024-T1"), Typed(first="2024-03-01", last="2024-03-15")],
)
def test_what_has_not_been_is_not_logged(typed: Typed) -> None:
    with pytest.raises(WrongCallError, match="har inte varit än"):
        new_activity.span(typed, TODAY)


def test_a_tally_of_a_time_that_goes_on_is_told_what_can_be_logged() -> None:
    with pytest.raises(WrongCallError) as refused:
        new_activity.span(Typed(period="2024-T1"), TODAY)
    assert str(refused.value) == (
        "30 april 2024 har inte varit än. Logga när det är gjort. "
        "Det som är gjort hittills: --from 2024-01-01 --to 2024-03-14"
    )


def test_what_cannot_be_written_is_refused_with_the_reason() -> None:
    book = blank(agreement("2024-01-01 2024-12-31", promise("kind: ongoing")))
    with pytest.raises(RefusedError, match="större än 1 MiB"):
        propose(book, on_a_day(note="å" * 2**20), TODAY)
    fine = propose(book, on_a_day(note="Ring 070-174 06 05"), TODAY)
    assert [one.rule for one in fine.doubtful] == ["phone-number"]
