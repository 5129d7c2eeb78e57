"""What is told of the reports that the public hears of hangs on no others: later, or internal."""

import json
import re
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Cli
from medlofte.__main__ import run
from small_trees import AGREEMENT, HEAD, lofte, target, tree

PROMISES = "".join(
    lofte(target(text), id_=id_)
    for id_, text in {
        "vecka": "kind: count, at_least: 1, per: week, how: each",
        "ar": "kind: count, at_least: 4, per: year",
        "grupp": "kind: milestone",
        "behov": "kind: on_demand, when: vid behov",
        "alltid": "kind: ongoing",
    }.items()
)
AS_OF = date(2024, 8, 14)
YEARLY = ("vecka", "ar", "behov", "alltid")
RESULTS = st.builds(
    lambda count, part: [
        {"what": "unga", "count": count, "of_which": [{"what": "x", "count": part}]}
    ],
    st.integers(0, 30),
    st.integers(0, 9),
)
Report = dict[str, Any]


@st.composite
def _reports(draw: st.DrawFn, first: date, last: date) -> Report:
    days = st.dates(first, last)
    report: Report = {
        "by": ["polis"],
        "counts_for": draw(st.sets(st.sampled_from(YEARLY), min_size=1)),
    }
    report["counts_for"] = sorted(report["counts_for"])
    kind = draw(st.sampled_from(["done", "done", "tally", "tally", "completes", "cancelled"]))
    if kind == "tally":
        report["from"], report["to"] = sorted((draw(days), draw(days)))
        report["count"] = draw(st.integers(0, 6))
    else:
        report["date"] = draw(days)
    if kind == "completes":
        report["completes"] = ["grupp"]
    if kind == "cancelled":
        report["status"] = "cancelled"
    more = st.fixed_dictionaries(
        {},
        optional={
            "besides": st.just(value=True),
            "example": st.just(value=True),
            "results": RESULTS,
            "title": st.sampled_from("AB"),
            "replaces": st.lists(st.sampled_from(["a0", "a1", "a2", "b0"]), min_size=1, max_size=1),
        },
    )
    return report | draw(more)


def _published(reports: dict[str, Report], dates: str) -> dict[str, str]:
    """Publish everything, as of the day; a report is named in `replaces` by what it is called."""
    stems = {name: f"{one.get('date') or one['to']}-x-{name}00" for name, one in reports.items()}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        (root / "promises").mkdir(parents=True)
        (root / "promises" / "arjeplog.yaml").write_text(HEAD + AGREEMENT + PROMISES, "utf-8")
        (root / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
        activities = root / "activities" / "arjeplog" / "2024"
        activities.mkdir(parents=True)
        for name, one in reports.items():
            old = [stems[other] for other in one.get("replaces", ()) if other in stems]
            # The note tells none from another to the public; equal files would be copies.
            text = json.dumps({**one, "replaces": old, "note": name}, default=str)
            (activities / f"{stems[name]}.yaml").write_text(text, "utf-8")
        told = Path(folder) / "ut"
        asked = ("--as-of", AS_OF.isoformat(), "--data", str(root))
        assert run(["site", str(told), *asked]) == 0
        assert run(["report", "arjeplog", "2024", "-o", str(told / "r.md"), *asked]) == 0
        return {
            str(path.relative_to(told)): path.read_text("utf-8")
            for path in sorted(told.rglob("*"))
            if path.is_file()
        }


def _named(letter: str, reports: Sequence[Report]) -> dict[str, Report]:
    return {f"{letter}{number}": one for number, one in enumerate(reports)}


# One real report that everybody hears of: whether anything invented counts is settled by it.
REAL = {"c0": {"by": ["polis"], "counts_for": ["alltid"], "date": date(2024, 1, 1)}}


EARLY = st.lists(_reports(date(2024, 1, 1), AS_OF), min_size=1, max_size=4)
LATE = st.lists(_reports(AS_OF + timedelta(1), date(2024, 12, 31)), min_size=1, max_size=2)
DATES = st.sampled_from(["day", "month", "tertial"])


@settings(max_examples=12)
@given(EARLY, LATE, DATES)
def test_what_comes_later_changes_no_byte(
    early: list[Report], late: list[Report], dates: str
) -> None:
    reports = REAL | _named("a", early)
    assert _published(reports | _named("b", late), dates) == _published(reports, dates)


@settings(max_examples=12)
@given(EARLY, EARLY, DATES)
def test_what_is_internal_changes_nothing_but_figures(
    public: list[Report], internal: list[Report], dates: str
) -> None:
    reports = REAL | _named("a", public)
    hidden = _named("b", [{**one, "internal": True} for one in internal])
    assert _lists(_published(reports | hidden, dates)) == _lists(_published(reports, dates))


def _lists(told: dict[str, str]) -> list[Any]:
    """What is told of single reports: in the lists, the news, the open data and the document."""
    pages = [text for path, text in told.items() if "/lofte/" in path]
    return [
        [re.findall(r'<table class="data reports">.*?</table>', text, re.DOTALL) for text in pages],
        told["senaste.html"],
        told["senaste.xml"],
        json.loads(told["data/alla.json"])[0]["activities"],
        re.findall(r"Resultat: .*", told["r.md"]),
    ]


@pytest.mark.parametrize(
    "more, told",
    [
        ("", ["unga 30", "unga 20"]),
        # What overlaps an earlier one that tells is not told, and leaves that alone.
        ("from: 2024-01-01, to: 2024-12-31, count: 9, besides: true", ["unga 30", "unga 20"]),
        # The correction is told in the place of what it corrects.
        ("date: 2024-10-31, replaces: [2024-03-14-x-a000]", ["unga 20", "unga 7"]),
        ("date: 2024-10-31, replaces: [2024-03-14-x-a000], internal: true", ["unga 30", "unga 20"]),
        ("from: 2024-01-01, to: 2024-12-31, count: 9, internal: true", ["unga 30", "unga 20"]),
    ],
)
def test_results_that_were_told_stay(cli: Cli, tmp_path: Path, more: str, told: list[str]) -> None:
    (tmp_path / "promises").mkdir()
    (tmp_path / "promises" / "arjeplog.yaml").write_text(HEAD + AGREEMENT + PROMISES, "utf-8")
    activities = tmp_path / "activities" / "arjeplog" / "2024"
    activities.mkdir(parents=True)
    reports = {
        "2024-03-14-x-a000": ("date: 2024-03-14", 30),
        "2024-06-14-x-a001": ("date: 2024-06-14", 20),
    }
    if more:
        day = "2024-10-31" if "10-31" in more else "2024-12-31"
        reports[f"{day}-x-b000"] = (more, 7)
    for stem, (text, count) in reports.items():
        fields = f"{text}, counts_for: [ar], by: [polis], results: [{{what: unga, count: {count}}}]"
        (activities / f"{stem}.yaml").write_text(f"{{{fields}}}\n")
    cli("site", "ut", "--as-of", "2025-01-31")
    (document,) = json.loads((tmp_path / "ut" / "data" / "alla.json").read_text("utf-8"))
    results = [one for report in document["activities"] for one in report["results"]]
    assert [f"{one['what']} {one['count']}" for one in results] == told


def test_beside_what_is_real_nothing_invented_is_told_of_though_the_real_is_internal(
    cli: Cli, tmp_path: Path
) -> None:
    root = tree(
        tmp_path,
        PROMISES,
        [
            "2024-03-14 counts_for: [ar], example: true, results: [{what: unga, count: 30}]",
            "2024-05-14 counts_for: [ar], internal: true",
        ],
    )
    asked = ("--data", str(root), "--as-of", "2024-08-31")
    told = cli("report", "arjeplog", "2024", *asked).out
    assert "1 av 4 hittills" in told
    assert "Resultat" not in told
    assert "EXEMPEL" not in told
    cli("site", "ut", *asked)
    for page in ("index", "avtal/2024", "avtal/2024-skarm"):
        text = (tmp_path / "ut" / "arjeplog" / f"{page}.html").read_text("utf-8")
        assert "EXEMPEL" not in text, page
