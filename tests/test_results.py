"""What came of an activity: its number as exact as it is known, in every output that tells it."""

import json
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import lofte, target, tree

GOING = lofte(target("kind: ongoing"))


def with_result(root: Path, result: str) -> Path:
    return tree(root / "data", GOING, [f"2024-03-14 results: [{result}]"])


RESULT = (
    "{what: fordon, people: false, count: 50, precision: about, of_which: ["
    "{what: bilar, count: 30, precision: at_least}, {what: mopeder, precision: unknown}]}"
)


def test_a_number_is_told_as_exact_as_it_is_known(tmp_path: Path, cli: Cli) -> None:
    with_result(tmp_path, RESULT)
    told = "ca 50 fordon, varav minst 30 bilar och mopeder (antal okänt)"
    begun = f"C{told[1:]}"
    assert begun in cli("report", "arjeplog", "2024").out
    assert begun in cli("report", "arjeplog", "2024", "--format", "html").out
    cli("site", "ut", "--as-of", "2024-12-31")
    assert told in Path("ut/arjeplog/avtal/lofte/lofte.html").read_text("utf-8")
    document = json.loads(Path("ut/data/arjeplog/avtal/allt.json").read_text("utf-8"))
    ((whole,),) = [one["results"] for one in document["activities"]]
    assert (whole["count"], whole["precision"]) == (50, "about")
    assert [(one["count"], one["precision"]) for one in whole["of_which"]] == [
        (30, "at_least"),
        (None, "unknown"),
    ]


def test_of_a_small_number_that_is_imprecise_it_is_not_said_that_it_is_small(
    tmp_path: Path, cli: Cli
) -> None:
    with_result(tmp_path, "{what: unga, count: 3, precision: at_least}")
    (tmp_path / "data" / "medlofte.yaml").write_text("publish: {hide_below: 5}\n", "utf-8")
    assert "Unga (antalet redovisas inte)" in cli("report", "arjeplog", "2024").out
    assert "Minst 3 unga" in cli("report", "arjeplog", "2024", "--internal").out


@pytest.mark.parametrize(
    "result, complaint",
    [
        ("{what: x}", "Antal saknas: skriv med count hur många det var, eller precision: unknown."),
        (
            "{what: x, count: 3, precision: unknown}",
            "count ska inte anges när precision är unknown (gjort, okänt hur många).",
        ),
        (
            "{what: x, count: 3, of_which: [{what: y}]}",
            "Antal saknas: skriv med count hur många det var, eller precision: unknown.",
        ),
        ("{what: x, count: 3, precision: ungefär}", "precision ska vara något av exact, at_least"),
    ],
)
def test_what_a_result_cannot_be(result: str, complaint: str, tmp_path: Path, cli: Cli) -> None:
    with_result(tmp_path, result)
    assert complaint in cli("validate", code=1).out


def test_parts_need_not_add_up(tmp_path: Path, cli: Cli) -> None:
    with_result(tmp_path, "{what: x, count: 9, of_which: [{what: y, count: 3}]}")
    assert cli("validate").out == ""
