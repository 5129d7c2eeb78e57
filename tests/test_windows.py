"""What Windows does in its own way, as far as it can be told on any computer."""

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from conftest import Cli
from medlofte.disk import writing
from medlofte.language import t
from terminal import tree

windows = pytest.mark.skipif(os.name != "nt", reason="only Windows does so")


def test_paths_have_one_kind_of_slash() -> None:
    assert (
        t("Skriven: {path}", path=PureWindowsPath(r"C:\löften\a.md")) == "Skriven: C:/löften/a.md"
    )
    share = PureWindowsPath(r"\\server\löften") / "promises/arjeplog.yaml"
    assert (
        t("{path} finns redan.", path=share)
        == "//server/löften/promises/arjeplog.yaml finns redan."
    )


def test_a_file_that_another_program_has_open() -> None:
    """Excel holds what it shows, and Windows says no more than that it is denied."""
    failed = PermissionError(13, "Permission denied")
    if os.name != "nt":
        assert writing.reason(failed) == "behörighet saknas, eller så är mappen skrivskyddad"
        vars(failed)["winerror"] = 32
    wanted = "behörighet saknas, eller så är filen öppen i ett annat program"
    assert writing.reason(failed) == wanted


@windows
def test_a_file_that_is_held_is_told(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    cli("export", "activities", "2024", "-o", "ut.csv")
    with (tmp_path / "ut.csv").open("rb"):
        found = cli("export", "activities", "2024", "-o", "ut.csv", "--overwrite", code=3)
    assert found.err == (
        "Det går inte att skriva ut.csv: behörighet saknas, eller så är filen öppen i ett annat "
        "program.\n"
    )


@windows
def test_an_editor_with_a_blank_in_its_path(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path)
    script = tmp_path / "en redigerare.py"
    script.write_text("import pathlib, sys; pathlib.Path('said').write_text(sys.argv[-1])")
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')
    cli("edit", "arjeplog")
    assert (tmp_path / "said").read_text("utf-8").endswith("arjeplog.yaml")


@windows
def test_a_name_in_another_case_is_the_same_file(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "promises" / "arjeplog.yaml").write_text("a: [", encoding="utf-8")
    (finding,) = cli("validate", "data\\PROMISES\\Arjeplog.yaml", code=1).out.splitlines()
    assert finding.startswith("data/promises/arjeplog.yaml:1:")
