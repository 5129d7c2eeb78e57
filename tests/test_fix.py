"""`validate --fix`: names and folders follow what the files say; nothing is overwritten or lost."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import lofte, target, tree
from system import copied

SAMPLES = Path(__file__).parent / "samples" / "bad"
FOLDER = "activities/arjeplog"
ONGOING = lofte(target("kind: ongoing"))


def put(root: Path, path: str, more: str = "", day: str = "2024-03-14") -> Path:
    file = root / FOLDER / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"date: {day}\ncounts_for: [lofte]\nby: [polis]\n{more}", encoding="utf-8")
    return file


def names(root: Path) -> list[str]:
    paths = (root / FOLDER).rglob("*.yaml")
    return sorted(one.relative_to(root / FOLDER).as_posix() for one in paths)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tree(tmp_path, ONGOING)


@pytest.mark.parametrize("wrong", ["2024/2024-03-01-lofte.yaml", "2024/2024-03-30-lofte.yaml"])
def test_a_move_that_was_interrupted_is_finished(cli: Cli, root: Path, wrong: str) -> None:
    """One file under two names, the wrong one before or after the right one."""
    right = root / FOLDER / "2024/2024-03-14-lofte.yaml"
    right.hardlink_to(put(root, wrong))
    assert cli("validate", "--fix").err.count("Flyttad: ") == 1
    assert names(root) == ["2024/2024-03-14-lofte.yaml"]
    promises = root / "promises" / "arjeplog.yaml"
    (root / "promises" / "kommunen.yaml").hardlink_to(promises)
    assert cli("validate", "--fix").err.count("Flyttad: ") == 1
    assert [path.name for path in promises.parent.iterdir()] == ["arjeplog.yaml"]


@pytest.mark.parametrize("rule", ["file-name", "wrong-folder", "promise-file-name"])
def test_the_samples_of_its_rules_are_mended(rule: str, cli: Cli, tmp_path: Path) -> None:
    copy = copied(SAMPLES / rule, tmp_path / "tree")
    before = sorted(one.read_bytes() for one in copy.rglob("*.yaml"))
    result = cli("validate", "tree", "--fix")
    assert result.out == ""
    assert result.err.count("Flyttad: ") >= 1
    assert sorted(one.read_bytes() for one in copy.rglob("*.yaml")) == before
    cli("validate", "tree")
    assert "Flyttad" not in cli("validate", "tree", "--fix").err


def test_names_and_folders(cli: Cli, root: Path) -> None:
    put(root, "2023/2024-03-13-kontroll-k3f9.yaml", "note: en\n")
    put(root, "2024/20240314-annan.yaml", "note: två\n")
    put(root, "2024/bara ord.yaml", "note: tre\n")
    put(root, "2024/2024-03-14.yaml")
    put(root, "2023/2024-03-15-ratt.yaml", day="2024-03-15")
    result = cli("validate", "--fix")
    assert names(root) == [
        "2024/2024-03-14-annan.yaml",
        "2024/2024-03-14-bara ord.yaml",
        "2024/2024-03-14-kontroll-k3f9.yaml",
        "2024/2024-03-14-lofte.yaml",
        "2024/2024-03-15-ratt.yaml",
    ]
    old, new = f"{FOLDER}/2023/2024-03-15-ratt.yaml", f"{FOLDER}/2024/2024-03-15-ratt.yaml"
    assert f"Flyttad: {old} → {new}\n" in result.err


def test_what_has_other_errors_stays(cli: Cli, root: Path) -> None:
    put(root, "2024/fel.yaml", "count: 0\n")
    put(root, "2024/obehorig.yaml", "").write_text(
        "date: 2024-03-14\ncounts_for: [lofte]\nby: [nagon]\n"
    )
    before = names(root)
    result = cli("validate", "--fix", code=1)
    assert names(root) == before
    assert "Flyttad" not in result.err


def test_a_name_that_is_taken_gets_a_tail(cli: Cli, root: Path) -> None:
    put(root, "2024/kontroll.yaml", "note: en\n")
    put(root, "2024/2024-03-14-kontroll.yaml", "note: annan\n")
    cli("validate", "--fix")
    first, second = names(root)
    assert re.fullmatch(r"2024/2024-03-14-kontroll-[a-z2-9]{4}\.yaml", first)
    assert second == "2024/2024-03-14-kontroll.yaml"
    assert "note: annan\n" in (root / FOLDER / second).read_text("utf-8")


def test_a_file_that_another_one_replaces_keeps_its_name(cli: Cli, root: Path) -> None:
    put(root, "2024/gammal.yaml")
    put(root, "2023/2024-03-10-flyttad.yaml", day="2024-03-10")
    more = "replaces: [gammal, 2024-03-10-flyttad]\n"
    put(root, "2024/2024-03-16-ny.yaml", more, day="2024-03-16")
    assert "gammal.yaml:1:1: error[file-name]" in cli("validate", "--fix", code=1).out
    assert names(root) == [
        "2024/2024-03-10-flyttad.yaml",
        "2024/2024-03-16-ny.yaml",
        "2024/gammal.yaml",
    ]


def test_only_what_is_named(cli: Cli, root: Path) -> None:
    put(root, "2024/ena.yaml", "note: en\n")
    put(root, "2024/andra.yaml")
    (root / "promises" / "kiruna.yaml").write_text("a: [", encoding="utf-8")
    result = cli("validate", f"{FOLDER}/2024/ena.yaml", "--fix")
    assert result.err.endswith("2024/2024-03-14-ena.yaml\n1 fil: inga fel.\n")
    assert names(root) == ["2024/2024-03-14-ena.yaml", "2024/andra.yaml"]
    cli("validate", "--fix", code=1)
    assert names(root) == ["2024/2024-03-14-andra.yaml", "2024/2024-03-14-ena.yaml"]


def test_a_municipality_moves_with_its_activities(cli: Cli, root: Path) -> None:
    put(root, "2024/2024-03-14-lofte.yaml")
    (root / "promises" / "arjeplog.yaml").rename(root / "promises" / "kommunen.yaml")
    (root / FOLDER).rename(root / "activities" / "kommunen")
    cli("validate", "--fix")
    assert (root / FOLDER / "2024" / "2024-03-14-lofte.yaml").is_file()
    (root / "promises" / "arjeplog.yaml").rename(root / "promises" / "kommunen.yaml")
    (root / "activities" / "kommunen").mkdir()
    assert "Flyttad" not in cli("validate", "--fix", code=1).err  # there are two folders
    (root / "activities" / "kommunen").rmdir()
    cli("validate", "--fix")  # as after a move that was interrupted
    shutil.copy(root / "promises" / "arjeplog.yaml", root / "promises" / "nytt.yaml")
    assert "nytt.yaml:1:15: error[copy]" in cli("validate", "--fix", code=1).out
    assert (root / "promises" / "nytt.yaml").is_file()
