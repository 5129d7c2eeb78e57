"""`medlofte config`: every setting with its value and its origin."""

from pathlib import Path

import pytest

from conftest import Cli
from medlofte.settings import Settings
from terminal import PROMISES, tree


def shown(cli: Cli, *arguments: str) -> dict[str, str]:
    """Return each setting's line, without the lines that explain."""
    lines = [line for line in cli("config", *arguments).out.splitlines() if line[0] != " "]
    return {line.split()[0]: " ".join(line.split()[1:]) for line in lines}


def test_in_full(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="# om\nmunicipality: arjeplog\n")
    printed = cli("config").out
    assert "municipality  arjeplog" in printed
    assert "data/medlofte.yaml:2\n              Kommunen som menas när ingen anges\n" in printed
    found = shown(cli)
    assert {"data", "by", *Settings.model_fields} == set(found)
    assert found["data"] == f"{root} närmaste mappen uppåt"
    assert found["language"] == "sv svenska, om inget annat sägs"
    assert found["by"] == "– inte satt; sätts med MEDLOFTE_BY"


def test_where_each_comes_from(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(tmp_path, settings="language: en\n")
    settings = root / "medlofte.yaml"
    assert shown(cli, "--lang", "sv")["language"] == "sv --lang"
    assert shown(cli)["language"] == "en data/medlofte.yaml:1"
    monkeypatch.setenv("MEDLOFTE_LANG", "sv")
    assert shown(cli)["language"] == "sv MEDLOFTE_LANG"
    assert shown(cli)["municipality"] == "arjeplog den enda kommunen"
    monkeypatch.setenv("MEDLOFTE_BY", "polis")
    monkeypatch.setenv("MEDLOFTE_DATA", "data")
    found = shown(cli)
    assert (found["by"], found["data"]) == ("polis MEDLOFTE_BY", f"{root} MEDLOFTE_DATA")
    assert shown(cli, "--data", "data")["data"] == f"{root} --data"
    (root / "promises" / "kiruna.yaml").write_text(PROMISES, encoding="utf-8")
    assert shown(cli)["municipality"] == "– inte satt"
    settings.unlink()
    monkeypatch.delenv("MEDLOFTE_LANG")
    assert shown(cli)["language"] == "sv svenska, om inget annat sägs"


def test_a_file_that_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="a: [")
    assert "error[syntax]" in cli("config").err
    assert shown(cli)["municipality"] == "arjeplog den enda kommunen"
    (root / "medlofte.yaml").unlink()
    (root / "medlofte.yaml").mkdir()
    assert "error[unreadable-file]" in cli("config").err
