"""The list of activities, and what it can be limited to."""

from pathlib import Path

import pytest

from conftest import Cli
from small_trees import lofte, same, target, tree

COUNT = target("kind: count, at_least: 4, per: year")
ACTS = (
    "2024-02-01 title: Vid skolan, place: Laisvall, example: true",
    "2024-03-01 2024-03-31 count: 4, precision: about, by: [kommun], counts_for: [lofte, annat]",
    "2024-05-05 place: Slagnäs, status: cancelled",
    "2023-05-06 2024-05-06 precision: unknown, counts_for: [annat]",
    "2024-06-06 by: [polis, kommun], status: unanswered",
)


@pytest.fixture
def tree_(tmp_path: Path) -> Path:
    return tree(tmp_path, lofte(COUNT) + lofte(target("kind: ongoing"), id_="annat"), ACTS)


@pytest.mark.usefixtures("tree_")
def test_the_whole_list(cli: Cli) -> None:
    assert cli("list", width=80, code=1).out == (
        "Aktiviteter i Arjeplog: 4\n"
        "EXEMPEL: 1 av 4 aktiviteter är påhittad.\n"
        "\n"
        "tor 1 feb 2024      1  Lofte · Vid skolan, Laisvall · Polisen · exempel\n"
        "                       2024-02-01-lofte-x001\n"
        "1–31 mar 2024      ≈4  Lofte och Annat · Arjeplogs kommun · summerad uppgift\n"
        "                       2024-03-31-lofte-x002\n"
        "sön 5 maj 2024      1  Lofte · Slagnäs · Polisen · inställd\n"
        "                       2024-05-05-lofte-x003\n"
        "tor 6 jun 2024      1  Lofte · Polisen och Arjeplogs kommun · obesvarat\n"
        "                       tillfälle\n"
        "                       2024-06-06-lofte-x005\n"
    )


@pytest.mark.usefixtures("tree_")
@pytest.mark.parametrize(
    "arguments, stems",
    [
        ("2024-T1", "x001 x002"),
        ("2024-05", "x003"),
        ("2024-08", ""),
        ("arjeplog avtal", "x001 x002 x003 x005"),
        ("avtal", "x001 x002 x003 x005"),
        ("--promise annat", "x002"),
        ("--promise Lof", "x001 x002 x003 x005"),
        ("--by kommun", "x002 x005"),
        ("--by Polisen", "x001 x003 x005"),
        ("--place slagnas", "x003"),
        ("--place nej", ""),
    ],
)
def test_filters(cli: Cli, arguments: str, stems: str) -> None:
    printed = cli("list", *arguments.split(), width=140, code=1).out
    listed = [line.rpartition("-")[2] for line in printed.splitlines()]
    assert [word for word in listed if word.startswith("x0")] == stems.split()
    assert f": {len(stems.split())}\n" in printed


@pytest.mark.usefixtures("tree_")
def test_names_that_do_not_exist(cli: Cli) -> None:
    assert (
        'Det finns ingen part som heter "kommn". Menade du'
        in cli("list", "--by", "kommn", code=2).err
    )
    assert "Menade du lofte?" in cli("list", "--promise", "loftet", code=2).err


@pytest.mark.parametrize("width", [80, 140])
def test_the_repositorys_own_list(cli: Cli, data: Path, width: int) -> None:
    result = cli("list", "arjeplog", "2024-T2", "--data", str(data), width=width)
    assert max(map(len, result.out.splitlines())) <= width
    same(f"list-{width}.txt", result.out)


def test_a_promise_file_that_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, "      - {id: x}\n")
    assert "error[missing-key]" in cli("list", code=1).err
