"""One figure is told alike in every output, and no promise in force is left out of any."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Cli
from medlofte.periods import DAY
from small_trees import HEAD, lofte, target, tree

AGREEMENT = """\
  - id: avtal
    title: Medborgarlöfte
    from: 2023-01-01
    to: 2024-12-31
    promises:
"""
TEN = "kind: count, at_least: 10, per: year"
HALVES = "kind: coverage, places: [Norra, Södra], per: half_year"
YEAR = "2024-01-01 2024-12-31"


class Shape(NamedTuple):
    """A promise with its reports; how its figure is written in a table, and in words."""

    target: str
    reports: tuple[str, ...]
    shown: str
    words: str
    more: str = ""


SHAPES = {
    "exakt": Shape(TEN, (f"{YEAR} count: 7",), "7 av 10", "7 av 10"),
    "minst": Shape(TEN, (f"{YEAR} count: 4, precision: at_least",), "≥4 av 10", "minst 4 av 10"),
    "ungefar": Shape(TEN, (f"{YEAR} count: 8, precision: about",), "≈8 av 10", "ca 8 av 10"),
    "mellan": Shape(
        TEN,
        ("2024-01-01 2024-06-30 count: 7", "2024-05-01 2024-12-31 count: 6"),
        "7–13/10",
        "7–13 av 10",
    ),
    "okand": Shape(
        TEN, (f"{YEAR} precision: unknown",), "gjort", "gjort, antalet är inte angivet; målet är 10"
    ),
    "delad": Shape(TEN, ("2023-11-01 2024-02-29 count: 5",), "0–5 av 10", "0–5 av 10"),
    "vidstrackt": Shape(TEN, (f"{YEAR} count: 12, area_wide: true",), "0–12/10", "0–12 av 10"),
    "dagligen": Shape(
        "kind: count, at_least: 1, per: day, how: each",
        ("2024-01-01 2024-07-02 count: 100",),
        "0–100/366",
        "0–100 av 366 dagar",
    ),
    "platser": Shape(
        HALVES,
        ("2024-02-01 place: Norra", "2024-08-01 place: Norra", "2024-09-01 place: Södra"),
        "3 av 4",
        "3 av 4 (2 platser × 2 halvår)",
    ),
    "lopande": Shape("kind: ongoing", ("2024-03-01", "2024-04-01"), "2 ggr", "2 gånger"),
    "utfort": Shape(
        "kind: ongoing", (f"{YEAR} precision: unknown",), "gjort", "gjort, antalet är inte angivet"
    ),
    "behov": Shape(
        "kind: on_demand, when: Vid anmälan",
        (f"{YEAR} count: 90", f"{YEAR} count: 4, status: unanswered"),
        "90 av 94",
        "90 av 94 redovisade tillfällen besvarade",
    ),
    "svarat": Shape(
        "kind: on_demand, when: Vid anmälan", (f"{YEAR} count: 5",), "5 ggr", "5 gånger"
    ),
    "hort": Shape(
        "kind: on_demand, when: Vid anmälan", (f"{YEAR} precision: unknown",), "gjort", "gjort"
    ),
    "tyst": Shape(TEN, (), "– av 10", "– av 10"),
    "kort": Shape(TEN, ("2024-12-30",), "1 gång", "1 gång", "from: 2024-12-29"),
    "fardig": Shape("kind: milestone", ("2024-02-02 completes: [fardig]",), "klart", "klart"),
}


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """A municipality with a promise of each shape; no two names begin alike."""
    promises = "".join(lofte(target(one.target), one.more, id_) for id_, one in SHAPES.items())
    reports = [
        report if "completes" in report else f"{report}, counts_for: [{id_}]".replace(" ,", " ")
        for id_, one in SHAPES.items()
        for report in one.reports
    ]
    reports = [re.sub(r"^([-\d ]+), ", r"\1 ", one) for one in reports]
    return tree(tmp_path / "data", promises, reports, HEAD + AGREEMENT)


def _told_of(text: str, id_: str, name: Callable[[str], str]) -> str:
    """What an output says from the first time that it names a promise to where it names another."""
    others = "|".join(re.escape(name(one)) for one in SHAPES if one != id_)
    found = re.search(rf"{re.escape(name(id_))}.*?(?={others}|\Z)", text, re.DOTALL)
    assert found, f"{id_} is not told of in\n{text}"
    return found[0]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_every_width_of_the_table_shows_the_figure(shapes: Path, cli: Cli, width: int) -> None:
    printed = cli("status", "arjeplog", "2024", "--data", str(shapes), width=width).out
    name = (lambda id_: f"Texten om {id_}") if width >= 120 else str.capitalize
    table = printed.partition("Utfall")[2]
    for id_, one in SHAPES.items():
        assert one.shown in " ".join(_told_of(table, id_, name).lower().split()), id_


def test_data_and_documents_show_the_figure(shapes: Path, cli: Cli) -> None:
    asked = ("arjeplog", "2024", "--data", str(shapes))
    rows = csv.DictReader(
        io.StringIO(cli("status", *asked, "--format", "csv").out.removeprefix("\ufeff")),
        delimiter=";",
    )
    flat = {row["id"]: row["figure"] for row in rows}
    document = json.loads(cli("status", *asked, "--format", "json").out)
    promises = document["municipalities"][0]["agreements"][0]["promises"]
    texts = {"json": {one["id"]: one["figure"] for one in promises}, "csv": flat}
    for form, figures in texts.items():
        for id_, one in SHAPES.items():
            assert figures[id_].startswith(one.words), (form, id_)
    for command in (
        ("status", *asked, "--format", "md"),
        ("report", *asked, "--internal"),
        ("report", *asked),
    ):
        text = " ".join(cli(*command).out.split())
        for id_, one in SHAPES.items():
            part = [_told_of(text, id_, lambda id_: f"Texten om {id_}")]
            part += re.findall(rf"{id_.capitalize()} \|.*?\n", cli(*command).out)
            told = " ".join(part).lower()
            silent = not one.reports and "ingen uppgift har lämnats" in told
            assert silent or one.shown in told or one.words in told, (command[0], id_, told)


def test_the_explanation_shows_the_figure_and_its_file(shapes: Path, cli: Cli) -> None:
    for id_, one in SHAPES.items():
        text = cli("explain", "arjeplog", id_, "2024", "--data", str(shapes)).out
        assert one.shown in text or one.words in text, id_
        assert text.count(".yaml:") > len(one.reports), id_


def test_the_pages_show_the_figure(shapes: Path, cli: Cli, tmp_path: Path) -> None:
    cli("site", str(tmp_path / "sidor"), "--data", str(shapes))
    pages = list((tmp_path / "sidor").rglob("*.html"))
    for id_, one in SHAPES.items():
        (page,) = (page for page in pages if page.name == f"{id_}.html")
        text = " ".join(unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8"))).split())
        assert one.shown in text or one.words in text, id_
    years = [page.read_text("utf-8") for page in pages if page.name == "2024.html"]
    assert years
    for id_ in SHAPES:
        assert any(f"{id_}.html" in page for page in years), id_


TARGETS = (
    TEN,
    "kind: count, at_least: 1, per: agreement",
    "kind: count, at_least: 1, per: half_year, how: each",
    "kind: count, at_least: 3, per: week, how: average",
    "kind: milestone",
    "kind: ongoing",
    "kind: on_demand, when: Vid anmälan",
    "kind: increase, baseline: none",
    "kind: increase, baseline: {count: 3, from: 2022-01-01, to: 2022-12-31, source: Rapport}",
    HALVES,
    "kind: coverage, places: [Norra]",
)
TIMES = st.tuples(st.integers(1, 400), st.integers(0, 700), st.sampled_from(["", "avfört"]))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(TARGETS), TIMES), min_size=1, max_size=4))
def test_no_promise_in_force_is_without_a_row(
    cli: Cli,
    tmp_path_factory: pytest.TempPathFactory,
    promised: list[tuple[str, tuple[int, int, str]]],
) -> None:
    """However short its time, and also where it was withdrawn, it stands in every output."""
    promises = ""
    for number, (asked, (first, length, withdrawn)) in enumerate(promised):
        more = f"from: {_day(first)}, to: {min(_day(first + length), '2024-12-31')}"
        if withdrawn:
            more += ", withdrawn: Ersatt"
        promises += lofte(target(asked), more, f"p{number}")
    root = tree(tmp_path_factory.mktemp("tree"), promises, (), HEAD + AGREEMENT)
    for what in ("2023", "2024", "avtal"):
        base = ("arjeplog", what, "--data", str(root))
        document = json.loads(cli("status", *base, "--format", "json").out)
        rows = document["municipalities"][0]["agreements"][0]["promises"]
        ids = {one["id"] for one in rows}
        for number, (_, (first, length, withdrawn)) in enumerate(promised):
            begun, ended = _day(first), _day(first + length)
            inside = what == "avtal" or (begun[:4] <= what <= ended[:4])
            if inside or (withdrawn and ended[:4] < what):
                assert f"p{number}" in ids
        tables = [cli("status", *base, "--format", "md").out, cli("report", *base).out]
        tables.append(cli("status", *base, width=140).out)
        for table in tables:
            assert all(f"Texten om {id_}" in " ".join(table.split()) for id_ in ids)


def _day(number: int) -> str:
    """The day so many days after the agreement's first."""
    return (date(2023, 1, 1) + number * DAY).isoformat()


WEEKLY = "kind: count, at_least: 1, per: week, how: each"


@pytest.mark.parametrize(
    "asked, more, report, told",
    [
        pytest.param(
            WEEKLY,
            "from: 2024-05-14",  # a Tuesday
            "2024-05-15",
            "dagen hör till en vecka som inte räknas: löftet gällde inte hela",
            id="most-of-a-week",
        ),
        pytest.param(
            WEEKLY,
            "to: 2024-05-14",
            "2024-05-13",
            "dagen hör till en vecka som inte räknas: löftet slutade före dess mitt",
            id="the-beginning-of-a-week",
        ),
        pytest.param(
            "kind: count, at_least: 1, per: half_year, how: each",
            "from: 2024-05-08",
            "2024-06-20",
            "dagen hör till ett halvår som inte räknas: löftet började efter dess mitt",
            id="the-end-of-a-half-year",
        ),
        pytest.param(
            "kind: coverage, places: [Norra]",
            "from: 2023-01-01",
            "2024-02-02 place: Södra",
            "platsen är ingen av dem som löftet gäller",
            id="another-place",
        ),
    ],
)
def test_why_a_report_fills_nothing(  # noqa: PLR0913  a case
    asked: str, more: str, report: str, told: str, *, cli: Cli, tmp_path: Path
) -> None:
    reports = [report, "2024-01-03 by: [polis]"]
    root = tree(tmp_path / "data", lofte(target(asked), more), reports, HEAD + AGREEMENT)
    text = cli("explain", "arjeplog", "lofte", "2024", "--data", str(root)).out
    assert told in " ".join(text.split())


@pytest.mark.parametrize(
    "asked, reports, told",
    [
        pytest.param(
            TEN,
            [
                "2024-01-01 2024-02-29 count: 3",
                "2024-03-01 2024-04-30 count: 3",
                "2024-02-01 2024-04-30 count: 5",
            ],
            "ingår redan i andra uppgifter, som gäller samma dagar",
            id="all-days-are-told-of-by-several",
        ),
        pytest.param(
            TEN,
            ["2024-01-01 2024-06-30 count: 7", "2024-05-01 2024-12-31 count: 6"],
            "gäller delvis samma tid som 1 jan–30 jun; antalet kan vara upp till 6 högre",
            id="how-far-it-widens",
        ),
        pytest.param(
            "kind: on_demand, when: Vid anmälan",
            [f"{YEAR} count: 20, precision: about", "2024-02-02 status: unanswered"],
            "ca 20 besvarade tillfällen, 1 obesvarat",
            id="answers-that-are-about",
        ),
        pytest.param(
            "kind: increase, "
            "baseline: {count: 9, from: 2022-02-01, to: 2022-12-31, source: Rapport}",
            [f"{YEAR} count: 20"],
            "10 (mer än 9 från den 1 februari 2022 till den 31 december 2022, enligt Rapport)",
            id="what-was-before-and-when",
        ),
    ],
)
def test_what_is_said_beside_a_figure(
    asked: str, reports: list[str], told: str, cli: Cli, tmp_path: Path
) -> None:
    root = tree(tmp_path / "data", lofte(target(asked)), reports, HEAD + AGREEMENT)
    text = cli("explain", "arjeplog", "lofte", "2024", "--data", str(root)).out
    assert told.lower() in " ".join(text.lower().split())


def test_a_promise_of_three_days_has_no_week_and_says_so(cli: Cli, tmp_path: Path) -> None:
    promises = lofte(target(WEEKLY), "from: 2024-05-10, to: 2024-05-12")
    root = tree(tmp_path / "data", promises, (), HEAD + AGREEMENT)
    (line,) = cli("validate", "--data", str(root)).out.splitlines()
    assert line.endswith("Löftet gäller inte hela år: 2024-05-10–2024-05-12 ger inget mål.")
    assert "Tiden är för kort för ett mål: minst 1 varje vecka, 10–12 maj 2024" in " ".join(
        cli("explain", "arjeplog", "lofte", "2024", "--data", str(root)).out.split()
    )


def test_every_place_has_its_own_words(cli: Cli, tmp_path: Path) -> None:
    text = "Polisen besöker alla skolor i kommunen"
    root = tree(tmp_path / "data", lofte(target("kind: coverage, places: [A, B]")))
    told = cli(
        "new", "promise", "--text", text, "--responsible", "polis", "--data", str(root), code=2
    )
    assert "vad löftet begär (--kind)" in told.err
    for places, sentence in (
        ("[A, a]", 'places har "a" två gånger. Ta bort den ena.'),
        ("[A], per: agreement", "per ska inte anges när det gäller hela löftets tid."),
    ):
        tree(root, lofte(target(f"kind: coverage, places: {places}")))
        assert sentence in cli("validate", "--data", str(root), code=1).out
