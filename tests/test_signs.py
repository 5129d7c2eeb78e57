"""A sign means one thing, and a meaning has one sign: typed, in plain signs, drawn, in words."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest

from building import agreement, asked, blank, book_of, filled, promise
from medlofte.book.book import Book
from medlofte.model.settings import Publish
from medlofte.progress.measure import Standpoint, measure
from medlofte.publishing.audience import Audience
from medlofte.render.drawing.svg import picture, punch_card, shape
from medlofte.targets.outcome import State
from medlofte.wording.plain_text import cell_len, plain_signs
from medlofte.wording.public_answer import Answer, answers
from medlofte.wording.state_table import ORDER, Sign, counted_clause, counted_words, look, sign_for
from medlofte.wording.targets.bar import meanings

COUNT, MONTHLY = (
    "kind: count, at_least: 4, per: year",
    "kind: count, at_least: 1, per: month, how: ",
)
KINDS = {
    "count": COUNT,
    "each": f"{MONTHLY}each",
    "average": f"{MONTHLY}average",
    "places": "kind: coverage, places: [A, B]",
    "more": "kind: increase, baseline: {count: 2, from: 2023-01-01, to: 2023-12-31, source: Bok}",
    "unknown": "kind: increase, baseline: none",
    "once": "kind: milestone, by: 2024-09-01",
    "goes-on": "kind: ongoing",
    "asked": "kind: on_demand, when: någon ber om det",
}
REPORTS: dict[str, list[str]] = {
    "nothing": [],
    "one": ["date: 2024-02-01, place: A"],
    "many": [f"date: 2024-{month:02}-10, place: {'AB'[month % 2]}" for month in range(1, 13)],
    "about": ["date: 2024-02-01, count: 4, precision: about"],
    "some": ["date: 2024-02-01, precision: unknown"],
    "tally": ["from: 2024-01-01, to: 2024-03-31, count: 3"],
    "none": ["from: 2024-01-01, to: 2024-12-31, count: 0"],
}
DAYS = ("2023-12-01", "2024-01-15", "2024-04-10", "2024-12-31", "2025-12-31")


def shown(book: Book, day: str, *, internal: bool) -> Iterator[Answer]:
    now = date.fromisoformat(day)
    progress = measure(book, Standpoint(asked(book, "2024"), now, now))
    for _, told in answers(progress, Audience(Publish(), now, internal)):
        yield from told


def every() -> Iterator[Answer]:
    """Answers of all kinds with all sorts of reports, on days before, in and after their time."""
    for target in KINDS.values():
        for reports in REPORTS.values():
            for more in ("", "to: 2024-06-30, withdrawn: Slut"):
                text = agreement("2024-01-01 2024-12-31", promise(target, more))
                for day in DAYS:
                    for internal in (False, True):
                        yield from shown(filled(blank(text), reports), day, internal=internal)


@pytest.fixture(scope="module")
def told() -> list[Answer]:
    return [*every(), *shown(book_of("kind: milestone"), "2024-05-01", internal=True)]


def alike(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return found


def test_each_sign_occurs_and_each_state_has_one(told: list[Answer]) -> None:
    assert {one.sign for one in told} == set(Sign)
    assert {one.state for one in told} == set(State)
    shared = {State.IN_PROGRESS: 3, State.BEHIND: 2}
    for state, signs in alike((one.state, one.sign) for one in told).items():
        assert len(signs) == shared.get(State(state), 1)
    for sign, states in alike((one.sign, one.state) for one in told).items():
        assert len(states) == (2 if sign == Sign.LOST else 1)


# How each sign is put in words, in a row; a word more tells when, or how many.
_WORDS = {
    Sign.MET: "uppnått|alla besvarade",
    Sign.ON_TRACK: "i fas",
    Sign.GOING_ON: "pågår|senast ",
    Sign.REPORTED: "redovisat",
    Sign.BEHIND: r"(?!.*missad).* efter sedan ",
    Sign.LOST: r"kan inte längre uppnås, |\d+ av \d+ månader? missad",
    Sign.MISSED: "inte uppnått|tillfälle obesvarat",
    Sign.NOT_QUANTIFIED: "antal oklart",
    Sign.NO_BASELINE: "jämförelsetal saknas",
    Sign.NOT_TRIGGERED: "inget tillfälle",
    Sign.NOT_STARTED: "inget redovisat än",
    Sign.NOT_REPORTED: "inte redovisat",
    Sign.UPCOMING: "börjar ",
    Sign.WITHDRAWN: "avfört ",
}


def test_the_words_beside_a_sign_say_what_it_means(told: list[Answer]) -> None:
    for one in told:
        fitting = [sign for sign, words in _WORDS.items() if re.match(words, one.standing)]
        assert fitting == [one.sign], one.standing


def _typed(sign: Sign) -> str:
    return look(sign).sign


@pytest.mark.parametrize(
    "shape_of",
    [
        _typed,
        lambda sign: plain_signs(_typed(sign)),
        shape,
        lambda sign: re.sub(r"class=\"[^\"]*\"", "", picture(sign, "#000")),
        lambda sign: look(sign).word,
        lambda sign: counted_words(sign, 2),
        lambda sign: counted_clause(sign, 2),
        lambda sign: str(look(sign).place),
    ],
    ids=["typed", "plain", "drawn", "black", "word", "counted", "clause", "place"],
)
def test_no_two_signs_are_the_same(shape_of: Callable[[Sign], str]) -> None:
    assert len({shape_of(sign) for sign in Sign}) == len(Sign) == len(ORDER)


def test_what_the_public_meets_is_explained(told: list[Answer]) -> None:
    met = {one.sign for one in told if one.account.row.outcome.state not in _WITHIN}
    assert {sign for sign in Sign if look(sign).meaning} == met
    known = [look(sign).meaning for sign in met]
    assert len(set(known)) == len(known)


_WITHIN = (State.ON_TRACK, State.BEHIND)  # never told while the time goes on, and then over


def test_a_cell_means_one_thing_and_no_sign_of_a_row_means_another() -> None:
    cells = meanings()
    assert len(set(cells.values())) == len({punch_card(cell) for cell in cells}) == len(cells)
    assert len(set(map(plain_signs, cells))) == len(cells)
    typed = {_typed(sign): look(sign).word for sign in Sign}
    both = typed.keys() & cells.keys()
    assert {sign: typed[sign] for sign in both} == {sign: cells[sign] for sign in both}
    plain = [plain_signs(sign) for sign in typed.keys() | cells.keys()]
    assert len(set(plain)) == len(plain)


def test_a_typed_sign_takes_one_cell() -> None:
    assert {cell_len(_typed(sign)) for sign in Sign} == {1}
    assert all(plain_signs(_typed(sign)).isascii() for sign in Sign)


def test_a_state_alone_is_told_as_one_that_goes_on_or_is_over() -> None:
    assert sign_for(State.IN_PROGRESS, over=True, lost=False) is Sign.REPORTED
    assert sign_for(State.IN_PROGRESS, over=False, lost=False) is Sign.GOING_ON
    assert sign_for(State.WITHDRAWN, over=False, lost=True) is Sign.WITHDRAWN


def test_what_is_summed_up_says_whether_the_time_goes_on(told: list[Answer]) -> None:
    across = filled(
        blank(agreement("2023-01-01 2025-12-31", promise("kind: ongoing"))),
        ["from: 2023-11-01, to: 2024-02-29, count: 3"],
    )
    said = [one.standing for day in DAYS[2:4] for one in shown(across, day, internal=True)]
    assert said == [f"{word} 1 nov 2023–29 feb 2024" for word in ("pågår, redovisat", "redovisat")]
    tallies = {one.standing for one in told if one.standing.endswith("till och med 31 mars 2024")}
    assert "pågår, redovisat till och med 31 mars 2024" in tallies
