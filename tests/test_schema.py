"""`medlofte schema`: what editors are told agrees with what `validate` accepts and refuses."""

import contextlib
import io
import json
from pathlib import Path

import check_jsonschema  # type: ignore[import-untyped]
import pytest

from conftest import DATA, Cli

SCHEMAS = Path(__file__).parent.parent / "schema"
SAMPLES = Path(__file__).parent / "samples"
SHAPE = ("how", "missing-key", "unknown-key", "bad-id", "wrong-value", "impossible-date")
ACTIVITY = "date: 2024-03-14\ncounts_for: [lofte]\nby: [polis]\n"


def refused(name: str, *files: Path) -> set[Path]:
    """Return the files that check-jsonschema refuses by one of the schemas."""
    told = io.StringIO()
    command = ["--output-format", "json", "--schemafile", SCHEMAS / f"{name}.json", *files]
    with contextlib.redirect_stdout(told):
        check_jsonschema.main([*map(str, command)], standalone_mode=False)
    found = json.loads(told.getvalue())
    assert not found.get("parse_errors")
    return {Path(error["filename"]) for error in found.get("errors", ())}


def files(folder: Path, part: str) -> list[Path]:
    return sorted(folder.rglob(f"{part}/**/*.yaml"))


@pytest.mark.parametrize("name", ["promises", "activity", "settings"])
def test_the_schemas_in_the_repository_are_the_programs_own(cli: Cli, name: str) -> None:
    text = (SCHEMAS / f"{name}.json").read_text("utf-8")
    assert cli("schema", name).out == text
    assert cli("schema", name, "--lang", "en").out == text
    assert '"title": "' in text


def test_an_unknown_schema_is_asked_wrongly(cli: Cli) -> None:
    expected = (
        "schema kan vara löften, aktivitet, inställningar, status, list, next, read, validate, "
        "export-activities, export-status, site, site-all, history. Menade du löften?\n"
    )
    assert cli("schema", "promisse", code=2).err == expected


def test_the_schemas_are_schemas() -> None:
    command = ["--check-metaschema", *map(str, SCHEMAS.glob("*.json"))]
    assert check_jsonschema.main(command, standalone_mode=False) == 0


def test_every_key_explains_itself_in_swedish() -> None:
    for path in SCHEMAS.glob("*.json"):
        schema = json.loads(path.read_text("utf-8"))
        for mapping in (schema, *schema.get("definitions", {}).values()):
            for key, told in mapping.get("properties", {}).items():
                assert told.get("description"), f"{path.name}: {key}"


def test_what_validate_accepts_is_accepted(tmp_path: Path) -> None:
    good = [DATA, SAMPLES / "good"]
    promises = [one for folder in good for one in files(folder, "promises")]
    assert refused("promises", *promises) == set()
    plain = {
        "numbers": "title: 2024\nplace: 0123\ntime: 22:30\n",
        "words": "title: no\nplace: true\nnote: null\ncount:\n",
        "nothing": "completes:\nexample: ~\nprecision:\nlinks:\nsource:\n",
        "quoted": 'title: "12"\ntime: "22:30"\n',
    }
    made = [tmp_path / f"{name}.yaml" for name in plain]
    for path, more in zip(made, plain.values(), strict=True):
        path.write_text(ACTIVITY + more, "utf-8")
    leap = tmp_path / "leap.yaml"
    leap.write_text(ACTIVITY.replace("03-14", "02-29"), "utf-8")
    activities = [one for folder in good for one in files(folder, "activities")]
    assert refused("activity", *activities, *made, leap) == set()


def test_an_id_and_a_code_may_stand_without_quotation_marks(tmp_path: Path) -> None:
    text = (DATA / "promises" / "pajala.yaml").read_text("utf-8")
    bare = tmp_path / "pajala.yaml"
    bare.write_text(text.replace('"', ""), encoding="utf-8")
    assert "id: 2022\n" in bare.read_text("utf-8")
    assert refused("promises", bare) == set()


@pytest.mark.parametrize("part, name", [("promises", "promises"), ("activities", "activity")])
def test_each_bad_sample_of_shape_is_refused(part: str, name: str) -> None:
    bad = set()
    for rule in SHAPE:
        folder = SAMPLES / "bad" / rule
        lines = (folder / "expected.txt").read_text("utf-8").splitlines()
        bad |= {folder / line.partition(":")[0] for line in lines if line.startswith(part)}
    assert bad
    assert refused(name, *bad) == bad


@pytest.mark.parametrize(
    "more",
    [
        "count: 0\n",
        "precision: unknown\ncount: 2\n",
        "to: 2024-03-15\n",
        "count: 1.5\n",
        "title: ' '\n",
        "example: ja\n",
    ],
)
def test_what_belongs_together_is_checked(more: str, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(ACTIVITY + more, "utf-8")
    assert refused("activity", file) == {file}


def test_a_withdrawn_promise_needs_its_last_day(tmp_path: Path) -> None:
    text = (DATA / "promises" / "arjang.yaml").read_text("utf-8")
    file = tmp_path / "arjang.yaml"
    file.write_text(
        text.replace("        target:", "        withdrawn: Slut\n        target:", 1), "utf-8"
    )
    assert refused("promises", file) == {file}


def test_settings(tmp_path: Path) -> None:
    texts = {"good": "language: en\nmunicipality:\n", "bad": "language: fi\n", "odd": "språk: sv\n"}
    paths = {name: tmp_path / f"{name}.yaml" for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], encoding="utf-8")
    assert refused("settings", *paths.values()) == {paths["bad"], paths["odd"]}
