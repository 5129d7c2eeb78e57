"""How a time stands in one sentence and one bar: what was kept, and what nobody can call kept."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from building import agreement, asked, blank, book_of, filled, promise
from medlofte.book.book import Book
from medlofte.model.settings import Publish
from medlofte.progress.measure import Standpoint, measure
from medlofte.publishing.audience import Audience
from medlofte.render.drawing import colour
from medlofte.render.drawing.stacked_bar import WIDTH, stacked_bar
from medlofte.render.site.frame import Site
from medlofte.render.site.pages import stylesheet
from medlofte.wording.counts import Headline, Share, headline
from medlofte.wording.public_answer import answers
from medlofte.wording.state_table import Sign

TWO = "kind: count, at_least: 2, per: year"
MONTHLY = "kind: count, at_least: 1, per: month, how: each"


def told(
    book: Book, as_of: str = "2024-12-31", today: str = "2025-06-30", what: str = "2024"
) -> Headline:
    """The headline of what the public may know."""
    now = date.fromisoformat(today)
    progress = measure(book, Standpoint(asked(book, what), date.fromisoformat(as_of), now))
    rows = [one.row for _, told in answers(progress, Audience(Publish(), now)) for one in told]
    return headline(progress, rows, now)


def nine(*reports: str, more: str = "") -> Book:
    """Four promises to count and two without a number."""
    promises = [promise(TWO, id_=id_) for id_ in ("a", "b", "c", "d")]
    promises += [promise("kind: ongoing", id_=id_) for id_ in ("e", "f")]
    return filled(blank(agreement("2024-01-01 2024-12-31", *promises, more=more)), reports)


REPORTS = (
    "date: 2024-03-01, count: 2, counts_for: [a, e]",
    "date: 2024-03-01, count: 1, counts_for: [b]",
    "date: 2024-03-01, count: 2, precision: about, counts_for: [c]",
)


def test_a_year_that_is_over_tells_of_every_promise() -> None:
    found = told(nine(*REPORTS))
    assert found.brief == "1 av 4 mätbara löften uppnåddes"
    assert found.sentence == (
        "1 av 4 mätbara löften uppnåddes, 1 uppnåddes inte, för 1 är antalet oklart och 1 har inte "
        "redovisats. 1 av 2 löften utan antal har redovisats och 1 har inte redovisats."
    )
    assert found.shares == [
        Share(Sign.MET, 1, "1 uppnått"),
        Share(Sign.MISSED, 1, "1 inte uppnått"),
        Share(Sign.NOT_QUANTIFIED, 1, "1 antal oklart"),
        Share(Sign.NOT_REPORTED, 1, "1 inte redovisat"),
    ]
    assert [one.words for one in found.beside] == ["1 redovisat", "1 inte redovisat"]


def test_an_open_year_has_no_verdict_but_what_is_kept() -> None:
    found = told(nine(*REPORTS), as_of="2024-04-30", today="2024-04-30")
    assert found.sentence == (
        "Hittills har 1 av 4 mätbara löften uppnåtts, 2 pågår och för 1 är inget redovisat än. "
        "Hittills har 1 av 2 löften utan antal redovisats och för 1 är inget redovisat än."
    )


def test_what_is_lost_while_the_year_goes_on_is_final() -> None:
    found = told(
        book_of(MONTHLY, "date: 2024-01-10", "date: 2024-03-10"),
        as_of="2024-04-10",
        today="2024-04-10",
    )
    assert found.brief == "1 mätbart löfte: 1 kan inte längre uppnås"
    assert found.shares == [Share(Sign.LOST, 1, "1 kan inte längre uppnås")]


def test_what_nobody_has_told_of_is_not_told_of_as_broken() -> None:
    found = told(nine())
    assert found.brief == "4 mätbara löften: inte redovisat"
    assert found.sentence == (
        "4 mätbara löften: inte redovisat. 2 löften utan antal: inte redovisat."
    )


def test_a_failure_that_may_yet_change_is_provisional() -> None:
    follow_up = "follow_up: [{every: year, due: 2025-02-28, by: kommun}]"
    found = told(nine(*REPORTS, more=follow_up), today="2025-01-15")
    assert "1 uppnåddes inte (preliminärt)" in found.sentence
    assert "1 har inte redovisats (preliminärt)" in found.sentence


def test_invented_things_are_counted_apart() -> None:
    book = nine("date: 2024-03-01, count: 2, example: true, counts_for: [a]")
    found = told(book)
    assert found.brief == "3 mätbara löften: inte redovisat"
    assert found.sentence.endswith("1 påhittat exempel.")


def test_an_invented_agreement_says_so_and_nothing_else_is_said_of_it() -> None:
    reports = [f"{one}, example: true" for one in REPORTS]
    invented = told(nine(*reports, more="example: true"))
    assert invented.brief == "1 av 4 mätbara löften uppnåddes (exempel)"
    assert invented.sentence.startswith("Påhittat exempel. 1 av 4 mätbara löften uppnåddes, ")


def test_nothing_but_examples_is_told_of_as_that() -> None:
    found = told(book_of(TWO, "date: 2024-03-01, count: 2, example: true"))
    assert (found.brief, found.sentence) == ("1 påhittat exempel", "1 påhittat exempel.")
    assert (found.shares, found.beside) == ([], [])


def test_nothing_promised_is_said_so() -> None:
    found = told(blank(agreement("2024-01-01 2025-12-31", promise(TWO, "from: 2025-01-01"))))
    assert found.brief == "Inga löften att redovisa"


def test_what_is_judged_without_a_number_is_told_of_as_that() -> None:
    promises = [promise("kind: on_demand, when: vid larm", id_=id_) for id_ in ("a", "b", "c")]
    book = filled(
        blank(agreement("2024-01-01 2024-12-31", *promises)),
        [
            "date: 2024-03-01, counts_for: [a]",
            "date: 2024-03-01, counts_for: [b], status: unanswered",
            "from: 2024-01-01, to: 2024-12-31, count: 0, counts_for: [c]",
        ],
    )
    assert told(book).brief == (
        "3 löften utan antal: 1 uppnåddes, 1 uppnåddes inte och 1 hade inget tillfälle"
    )


def test_a_promise_with_two_years_in_one_is_told_of_by_its_goals() -> None:
    book = blank(agreement("2023-10-01 2025-09-30", promise(TWO), more="years: term"))
    assert told(book).brief.startswith("2 mätbara mål: ")


@pytest.mark.parametrize(
    "kind, words",
    [
        ("action_plan", "1 av 4 mätbara åtgärder uppnåddes"),
        ("cooperation_agreement", "1 av 4 mätbara åtaganden uppnåddes"),
    ],
)
def test_the_words_are_those_of_the_agreement(kind: str, words: str) -> None:
    assert told(nine(*REPORTS, more=f"kind: {kind}")).brief == words


def test_the_time_of_an_agreement_and_a_part_of_a_year() -> None:
    assert told(nine(*REPORTS), what="avtal").brief == "1 av 4 mätbara löften uppnåddes"
    part = told(nine(*REPORTS), as_of="2024-04-30", what="2024-T1")
    assert part.brief == "Hittills har 1 av 4 mätbara löften uppnåtts"


def drawn(*shares: tuple[Sign, int]) -> ET.Element:
    svg = stacked_bar([Share(sign, number, f"{number} {sign}") for sign, number in shares])
    return ET.fromstring(svg)  # noqa: S314  our own


def test_the_bar_says_what_it_shows() -> None:
    bar = drawn((Sign.MET, 5), (Sign.MISSED, 2), (Sign.NOT_REPORTED, 1))
    assert bar.get("aria-label") == "5 met, 2 missed, 1 not_reported"
    assert [part.get("class") for part in bar] == ["met", "missed", "not_reported"]
    widths = [float(part[0].get("width", "")) for part in bar]
    assert widths[0] > widths[1] > widths[2]
    assert sum(widths) <= WIDTH


def test_no_two_signs_look_alike_without_colour() -> None:
    parts = [drawn((sign, 1))[0] for sign in Sign]
    assert len({b"".join(map(ET.tostring, part)) for part in parts}) == len(Sign)


def test_a_share_that_is_too_narrow_has_no_sign_and_stays_inside() -> None:
    bar = drawn((Sign.MET, 1), (Sign.MISSED, 199), (Sign.NOT_REPORTED, 1))
    assert len(bar[0]) == 1
    assert float(bar[2][0].get("x", "")) + float(bar[2][0].get("width", "")) <= WIDTH


def test_the_colours_of_the_bar_are_those_of_the_stylesheet() -> None:
    style = stylesheet(Site(Audience(Publish(), date(2024, 12, 31))))
    light = dict(reversed(re.findall(r"--(\w+): (#[0-9a-f]{6});", style)))  # dark comes after it
    for sign in Sign:
        of = re.search(rf"\.{sign}\b[^{{\n]*{{ color: var\(--(\w+)\)", style)
        assert of, sign
        assert colour.of_sign(sign) == light[of[1]], sign
        assert colour.contrast(colour.of_sign(sign), "#ffffff") >= colour.READABLE


def test_nothing_is_told_as_past_while_anything_goes_on() -> None:
    longer = promise("kind: count, at_least: 4, per: agreement", id_="b")
    both = blank(agreement("2024-01-01 2025-12-31", promise(TWO, id_="a"), longer))
    book = filled(both, ["date: 2024-03-01, count: 2, counts_for: [a, b]"])
    assert told(book).brief == "Hittills har 1 av 2 mätbara löften uppnåtts"
    met = filled(both, ["date: 2024-03-01, count: 4, counts_for: [a, b]"])
    assert told(met).brief == "2 av 2 mätbara löften uppnåddes"
