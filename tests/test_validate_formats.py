"""`validate --format sarif` and `junit`, read by parsers that are not ours."""

import json
import os
from pathlib import Path
from urllib.parse import unquote

import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif  # type: ignore[import-untyped]  # typed, but not marked

from conftest import Cli
from system import copied, posix

SAMPLES = Path(__file__).parent / "samples"
BAD = sorted(path.name for path in (SAMPLES / "bad").iterdir())
HOSTILE = '"\\u0001\\uFFFE<b>&amp;]]>\\n": 1\n'  # a key that is unknown, so the message names it


def lines(name: str) -> list[str]:
    return (SAMPLES / "bad" / name / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", BAD)
def test_sarif_says_what_the_text_says(
    name: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLES / "bad" / name)
    code = int(any(": error[" in line for line in lines(name)))
    printed = cli("validate", "--format", "sarif", code=code).out
    (run,) = Sarif.model_validate_json(printed).runs
    rules = run.tool.driver.rules or []
    assert all(rule.help and rule.help.text for rule in rules)
    told = []
    for one in json.loads(printed)["runs"][0]["results"]:
        assert rules[one["ruleIndex"]].id == one["ruleId"]
        where = one["locations"][0]["physicalLocation"]
        region, artifact = where["region"], where["artifactLocation"]
        assert artifact["uriBaseId"] == "%SRCROOT%"
        assert 0 < region["startColumn"] < region["endColumn"]
        place = f"{unquote(artifact['uri'])}:{region['startLine']}:{region['startColumn']}"
        told.append(f"{place}: {one['level']}[{one['ruleId']}]: {one['message']['text']}")
    assert told == lines(name)


def test_sarif_of_a_tree_elsewhere_has_whole_addresses(cli: Cli) -> None:
    folder = SAMPLES / "bad" / "how"
    printed = cli("validate", str(folder), "--format", "sarif", code=1).out
    first = json.loads(printed)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"] == {"uri": (folder / "promises/arjeplog.yaml").as_uri()}


def test_sarif_without_findings(cli: Cli, data: Path) -> None:
    printed = cli("validate", "--format", "sarif", "--data", str(data)).out
    (run,) = Sarif.model_validate_json(printed).runs
    assert (run.results, run.tool.driver.rules) == ([], [])


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_junit_says_what_the_text_says(
    name: str, strict: list[str], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLES / "bad" / name)
    grave = [line for line in lines(name) if strict or ": error[" in line]
    arguments = ["validate", "--format", "junit", *strict]
    printed = cli(*arguments, code=int(bool(grave))).out
    cases = [case for suite in JUnitXml.fromstring(printed.encode()) for case in suite]
    failed = [line for case in cases for one in case.result for line in one.text.splitlines()]
    said = [line for case in cases for line in (case.system_out or "").splitlines()]
    assert sorted(failed) == sorted(grave)
    assert sorted(failed + said) == sorted(lines(name))
    for case in cases:
        assert all(one.type in printed for one in case.result)
        assert len(case.result) <= 1


def test_junit_has_a_test_for_each_file(cli: Cli, data: Path) -> None:
    printed = cli("validate", "--format", "junit", "--data", str(data)).out
    xml = JUnitXml.fromstring(printed.encode())
    assert (xml.tests, xml.failures) == (120, 0)
    names = [case.name for suite in xml for case in suite]
    assert len(set(names)) == 120
    assert (data / "promises" / "pajala.yaml").as_posix() in names


@posix
def test_signs_that_xml_cannot_hold_break_nothing(cli: Cli, tmp_path: Path) -> None:
    tree = copied(SAMPLES / "good" / "wrong-folder", tmp_path / "tree")
    folder = tree / "activities" / "arjeplog" / "2024"
    (folder / "2024-03-15-a.yaml").write_text(HOSTILE, "utf-8")
    (folder / os.fsdecode(b'2024-\x01<"&\xff.yaml')).write_text("a: \x02")
    arguments = ["validate", "--data", str(tree), "--format"]
    printed = cli(*arguments, "junit", code=1).out
    xml = JUnitXml.fromstring(printed.encode())
    assert (xml.tests, xml.failures) == (4, 2)
    assert "Nyckeln \ufffd\ufffd&lt;b&gt;&amp;amp;]]&gt;\n är okänd här." in printed
    Sarif.model_validate_json(cli(*arguments, "sarif", code=1).out)
