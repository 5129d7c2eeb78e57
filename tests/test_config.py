"""`medlofte config`: every setting with its value and its origin."""

from pathlib import Path

import pytest

from conftest import Cli
from medlofte.model.settings import Accessibility, Publish
from terminal import PROMISES, tree


def shown(cli: Cli, *arguments: str) -> dict[str, str]:
    """Return each setting's line, without the lines that explain."""
    lines = [line for line in cli("config", *arguments).out.splitlines() if line[0] != " "]
    pairs = (line.split(": ", 1) for line in lines)
    return {name: text.replace("   (", " ").removesuffix(")") for name, text in pairs}


def test_in_full(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="# om\nmunicipality: arjeplog\n")
    printed = cli("config").out
    said = (
        "municipality: arjeplog   (data/medlofte.yaml:2)\n    Kommunen som menas när ingen anges\n"
    )
    assert said in printed
    found = shown(cli)
    assert {"data", "by", "municipality", "language", "publish.dates", "import"} <= set(found)
    nested = {name for name in found if name.startswith("publish.")}
    assert len(nested) == len(Publish.model_fields) - 1 + len(Accessibility.model_fields)
    assert found["data"] == f"{root.as_posix()} närmaste mappen uppåt"
    assert found["language"] == "sv svenska, om inget annat sägs"
    assert found["by"] == "– inte satt; sätts med MEDLOFTE_BY"


def test_settings_in_groups_and_lists(cli: Cli, tmp_path: Path) -> None:
    told = "[Kartan, {what: Filmen, why: Äldre}]"
    publish = f"publish: {{dates: month, accessibility: {{shortcomings: {told}}}}}\n"
    tree(tmp_path, settings=f"{publish}import: {{Datum: date, Antal: count}}\n")
    found = shown(cli)
    assert found["publish.dates"] == "month data/medlofte.yaml:1"
    assert found["publish.hide_below"] == "5 inte satt"
    assert (
        found["publish.accessibility.shortcomings"] == "Kartan; Filmen (Äldre) data/medlofte.yaml:1"
    )
    assert found["import"] == "Datum=date, Antal=count data/medlofte.yaml:2"


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
    assert (found["by"], found["data"]) == ("polis MEDLOFTE_BY", f"{root.as_posix()} MEDLOFTE_DATA")
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
