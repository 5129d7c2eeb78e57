"""The list of activities, and what it can be limited to."""

import json
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.swedish.names import fold
from small_trees import AGREEMENT, HEAD, lofte, same, target, tree

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


def test_a_narrow_screen_and_a_wide_one(cli: Cli, tmp_path: Path) -> None:
    what = "title: En kontroll vid skolan, place: Laisvall, results: [{what: böter, count: 8}]"
    tree(tmp_path, lofte(COUNT), [f"2024-02-01 {what}"])
    assert cli("list", width=60).out == (
        "Aktiviteter i Arjeplog: 1\n"
        "\n"
        "tor 1 feb 2024      1\n"
        "  Lofte · En kontroll vid skolan, Laisvall · Polisen ·\n"
        "  resultat: 8 böter\n"
        "  2024-02-01-lofte-x001\n"
    )
    assert cli("list", width=100).out.endswith(
        "tor 1 feb 2024      1  Lofte · En kontroll vid skolan, Laisvall · Polisen ·"
        "    2024-02-01-lofte-x001\n"
        "                       resultat: 8 böter\n"
    )
    row = (
        "tor 1 feb 2024      1  Lofte · En kontroll vid skolan, Laisvall · Polisen · "
        "resultat: 8 böter  2024-02-01-lofte-x001\n"
    )
    assert cli("list").out.endswith(row)  # a row is one line, so that grep finds all of it


RESULTS = (
    "[{what: rattfyllerister, count: 54, of_which: [{what: narkotika, precision: unknown}, "
    "{what: alkohol, count: 22, precision: about}]}]"
)


def test_rows_for_programs(cli: Cli, tmp_path: Path) -> None:
    acts = (f"2024-02-01 counts_for: [lofte, annat], results: {RESULTS}", "2024-03-01 date: x")
    tree(tmp_path, lofte(COUNT) + lofte(COUNT, id_="annat"), acts)
    document = json.loads(cli("list", "--format", "json", code=1).out)
    assert [*document] == ["schema_version", "activities", "left_out"]
    assert [one["path"] for one in document["left_out"]] == [
        "activities/arjeplog/2024/2024-03-01-lofte-x002.yaml"
    ]
    rows = document["activities"]
    assert [(one["promise"], one["nth"], one["counted"]) for one in rows] == [
        ("lofte", 1, True),
        ("annat", 2, True),
    ]
    assert rows[0]["results"] == (
        "54 rattfyllerister, varav narkotika (antal okänt) och ≈22 alkohol"
    )
    assert "note" not in rows[0]
    table = cli("list", "--promise", "annat", "--format", "csv", code=1).out.splitlines()
    assert [line.split(";")[3] for line in table] == ["promise", "annat"]
    assert cli("list", "--format", "xml", code=2).err.startswith(
        "--format kan vara table, json, csv"
    )


def test_many_municipalities(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-02-01 place: Laisvall", "2024-02-02"])
    for name, code, area in (
        ("Pajala", "2521", "Östra Norrbotten"),
        ("Åsele", "2463", "norra lappland"),
    ):
        head = (HEAD + AGREEMENT).replace("Arjeplog", name).replace("2506", code)
        text = head.replace("Norra Lappland", area).replace("skola: Skolan", "ort: Orten")
        slug = fold(name)
        (tmp_path / "promises" / f"{slug}.yaml").write_text(text + lofte(COUNT), encoding="utf-8")
        path = tmp_path / "activities" / slug / "2024" / "2024-02-03-lofte-x001.yaml"
        path.parent.mkdir(parents=True)
        path.write_text("{date: 2024-02-03, counts_for: [lofte], by: [polis]}\n", encoding="utf-8")
    assert cli("list", code=2).err.startswith("Vilken kommun?")
    assert cli("list", "--police-area", "Norra Lappland", width=80).out == (
        "Aktiviteter i Arjeplog: 2\n"
        "\n"
        "tor 1 feb 2024      1  Lofte · Laisvall · Polisen  2024-02-01-lofte-x001\n"
        "fre 2 feb 2024      1  Lofte · Polisen             2024-02-02-lofte-x002\n"
        "\n"
        "Aktiviteter i Åsele: 1\n"
        "\n"
        "lör 3 feb 2024      1  Lofte · Polisen  2024-02-03-lofte-x001\n"
        "\n"
        "3 aktiviteter i 2 kommuner.\n"
    )
    piped = cli("list", "--all").out
    assert "\nPajala  lör 3 feb 2024      1  Lofte · Polisen  2024-02-03-lofte-x001\n" in piped
    result = cli("list", "--all", "--by", "skola")
    assert result.out == "0 aktiviteter i 0 kommuner.\n"
    assert result.err.startswith("Inte med: Pajala, Åsele. Det finns ingen part")
    rows = cli("list", "--all", "--format", "csv").out.splitlines()[1:]
    assert [line.split(";")[0] for line in rows] == ["Arjeplog", "Arjeplog", "Åsele", "Pajala"]
    assert cli("list", "arjeplog", "--all", code=2).err.startswith("Ange antingen en kommun")
