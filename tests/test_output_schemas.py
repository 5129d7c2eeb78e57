"""`medlofte schema status` and the others: each output is as its schema says."""

import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from conftest import DATA, Cli
from medlofte.__main__ import run
from medlofte.render import schemas
from medlofte.render.open_data.columns import meanings
from medlofte.targets import KINDS
from medlofte.targets.outcome import State
from published import tree as secret_tree
from small_trees import HEAD, lofte, target, tree

SAMPLES = Path(__file__).parent / "samples"
COMMANDS = {
    "status": ("status", "--all", "--format", "json"),
    "list": ("list", "--format", "json"),
    "next": ("next", "--all", "--days", "400", "--format", "json"),
    "validate": ("validate", "--format", "json"),
    "export-activities": ("export", "activities", "--format", "json"),
    "export-status": ("export", "status", "--format", "json"),
}
DAYS = ("2017-06-01", "2021-12-31", "2023-03-05", "2024-12-31", "2026-02-01")
RESULTS = "results: [{what: prov, count: 3, of_which: [{what: positiva, count: 1}]}]"


def told(cli: Cli, name: str) -> Any:
    return json.loads(cli("schema", name).out)


def complaints(schema: Any, document: Any) -> list[str]:
    found = Draft202012Validator(schema).iter_errors(document)
    return [f"{one.json_path}: {one.message}" for one in found]


def odd(root: Path) -> Path:
    """A tree of all kinds of targets, until further notice, with a report that nobody can sum."""
    kinds = (
        "kind: count, at_least: 2, per: year, unit: kontroller",
        "kind: count, at_least: 1, per: week, how: each",
        "kind: count, at_least: 1, per: month, how: average",
        "kind: milestone, by: 2024-06-30",
        "kind: ongoing",
        "kind: on_demand, when: Vid oro",
        "kind: increase, baseline: {count: 3, from: 2023-01-01, to: 2023-12-31}",
        "kind: coverage, places: [Torget, Skolan]",
    )
    promises = [lofte(target(one), id_=f"lofte-{nth}") for nth, one in enumerate(kinds, 1)]
    promises[-1] = promises[-1].replace("target:", "to: 2025-12-31, target:")
    all_of = f"counts_for: [{', '.join(f'lofte-{nth}' for nth in range(1, 9))}]"
    named = "  - id: avtal\n    title: Tills vidare\n    kind: cooperation_agreement\n"
    head = HEAD + named + "    from: 2024-01-01\n    promises:\n"
    activities = [
        f"2024-01-01 2024-02-29 {all_of}, precision: unknown",
        f"2024-03-01 {all_of}, place: Torget, time: 22:30, {RESULTS}",
        f"2024-04-01 {all_of}, status: cancelled, note: Intern anteckning",
        f"2024-05-01 {all_of}, example: true, links: ['https://www.example.se/']",
        f"2024-06-01 {all_of}, source: {{title: Loggen, url: 'https://www.example.se/a'}}",
    ]
    return tree(root, "".join(promises), activities, head)


def trees(root: Path) -> Iterator[Path]:
    yield DATA
    yield odd(root / "odd")
    yield secret_tree(root / "secret")
    yield from sorted(one for one in (SAMPLES / "good").iterdir() if (one / "promises").is_dir())


@pytest.mark.parametrize("name", schemas.OUTPUTS)
def test_each_is_a_schema_in_swedish(cli: Cli, name: str) -> None:
    schema = told(cli, name)
    Draft202012Validator.check_schema(schema)
    assert told_in_english(cli, name) == schema


def told_in_english(cli: Cli, name: str) -> Any:
    return json.loads(cli("schema", name, "--lang", "en").out)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_printed_is_as_its_schema_says(
    cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    schema, command = told(cli, name), COMMANDS[name]
    days = [("--as-of", day) for day in DAYS] if name in ("status", "next") else [()]
    for root in trees(tmp_path):
        slugs = [one.stem for one in (root / "promises").glob("*.yaml")]
        whose = [[one] for one in slugs] if name == "list" else [[]]
        for who, day in product(whose, days):
            run([*command, *who, *day, "--data", str(root)])  # whatever it says of its files
            printed = capsys.readouterr().out
            assert not printed or complaints(schema, json.loads(printed)) == [], (root, who, day)


def test_complaints_and_notes_are_in_it(
    cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schemas_of = {name: told(cli, name) for name in COMMANDS}
    for bad in (SAMPLES / "bad").iterdir():
        for name in ("validate", "status"):
            run([*COMMANDS[name], "--data", str(bad)])
            printed = capsys.readouterr().out
            assert not printed or complaints(schemas_of[name], json.loads(printed)) == [], bad
    data = str(odd(tmp_path))
    rows = json.loads(cli(*COMMANDS["export-activities"], "--notes", "--data", data).out)
    assert any(row["note"] for row in rows)
    assert complaints(schemas_of["export-activities"], rows) == []


@pytest.mark.parametrize("dates", ["day", "month", "tertial"])
def test_the_data_of_a_site_are_as_the_schemas_beside_them_say(
    cli: Cli, tmp_path: Path, dates: str
) -> None:
    for nth, root in enumerate(trees(tmp_path / "trees")):
        copy, out = tmp_path / f"data-{nth}", tmp_path / f"ut-{nth}"
        shutil.copytree(root, copy)
        (copy / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n", "utf-8")
        run(["site", str(out), "--data", str(copy), "--as-of", "2024-12-31"])
        if not out.is_dir():  # nothing to publish, or not allowed
            continue
        for name, path in schemas.PUBLISHED.items():
            assert (out / path).read_text("utf-8") == cli("schema", name).out
        each = [json.loads(one.read_text("utf-8")) for one in out.rglob("allt.json")]
        whole = json.loads((out / "data" / "alla.json").read_text("utf-8"))
        assert len(each) == len(whole)
        assert [one for document in each for one in complaints(told(cli, "site"), document)] == []
        assert complaints(told(cli, "site-all"), whole) == []
        kept = [json.loads(one.read_text("utf-8")) for one in out.glob("historik/*.json")]
        assert [one for record in kept for one in complaints(told(cli, "history"), record)] == []
    assert (tmp_path / "ut-0").is_dir()
    assert (tmp_path / "ut-1").is_dir()


def test_what_is_not_so_is_refused(cli: Cli, tmp_path: Path) -> None:
    data = str(odd(tmp_path))
    document = json.loads(cli(*COMMANDS["status"], "--data", data).out)
    schema = told(cli, "status")
    wrong: dict[str, Any] = {
        "state": "done",
        "kind": "antal",
        "done": "3",
        "late": 0,
        "next_due": "1 mars",
        "responsible": "polis",
        "window": {"from": "2024-01-01"},
        "unheard": None,
    }
    for key, value in wrong.items():
        changed = deepcopy(document)
        changed["municipalities"][0]["agreements"][0]["promises"][0][key] = value
        assert complaints(schema, changed), key
    for key in document["municipalities"][0]:
        lacking = deepcopy(document)
        del lacking["municipalities"][0][key]
        assert bool(complaints(schema, lacking)) == (key != "due"), key


def test_state_and_kind_are_words_of_the_schema(cli: Cli) -> None:
    promise = told(cli, "site")["properties"]["years"]["items"]["properties"]["promises"]["items"]
    keys = promise["properties"]
    assert keys["state"]["enum"] == [*State]
    assert keys["kind"]["enum"] == [*KINDS]
    assert keys["state"]["description"] == meanings()["state"].text
    assert "description" not in keys["responsible"]  # no commas in a list
