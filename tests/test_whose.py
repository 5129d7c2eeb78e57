"""Whose a table is: a template and an export say of which municipality, and no other takes them."""

from pathlib import Path

import pytest
from python_calamine import load_workbook

from conftest import Cli
from terminal import PROMISES, report, tree, written
from workbooks import Rows, workbook

JOKKMOKK = PROMISES.replace("Arjeplog", "Jokkmokk").replace("2506", "2510")
ROW = ["2024-03-14", "larm", "polis"]
NEXT = ["2024-03-15", "larm", "polis"]
HEAD = ["Datum", "Löfte", "Vem"]


def two(folder: Path) -> Path:
    """A tree with two municipalities that have promised the same."""
    root = tree(folder)
    (root / "promises" / "jokkmokk.yaml").write_text(JOKKMOKK, encoding="utf-8")
    return root


def filled(folder: Path, *look: list[str], name: str = "t.xlsx") -> None:
    sheets: dict[str, Rows] = {"Aktiviteter": [HEAD, ROW], "Löften": look}
    workbook(folder, sheets, name)


def test_the_template_carries_its_municipality_and_period(cli: Cli, tmp_path: Path) -> None:
    two(tmp_path)
    cli("template", "jokkmokk", "2024-T2", "-o", "mall.xlsx")
    look = load_workbook(str(tmp_path / "mall.xlsx")).get_sheet_by_name("Löften").to_python()
    assert [row[0] for row in look[:3]] == [
        "Jokkmokk 2024-T2",
        "Kommunkod 2510, 2024-05-01 – 2024-08-31",
        "Id",
    ]


@pytest.mark.parametrize(
    "title, below",
    [
        ("Jokkmokk 2024-T1", "Kommunkod 2510, 2024-01-01 – 2024-04-30"),
        ("Jokkmokk 2024-T1", ""),  # as earlier versions wrote it
        ("Vår lista", "Kommunkod 2510, 2024-01-01 – 2024-04-30"),
    ],
)
def test_a_template_of_another_municipality(
    cli: Cli, tmp_path: Path, title: str, below: str
) -> None:
    root = two(tmp_path)
    filled(tmp_path, [title], [below], ["Id", "Löftet"])
    refused = cli("import", "arjeplog", "t.xlsx", "--yes", code=1)
    assert refused.out == ""
    assert refused.err == (
        "t.xlsx gäller Jokkmokk, inte Arjeplog. Inget är skrivet. Läs in den med: medlofte import "
        "jokkmokk t.xlsx\n"
    )
    assert written(root) == {}
    assert "Sparad: 1 aktivitet" in cli("import", "jokkmokk", "t.xlsx", "--yes").out


@pytest.mark.parametrize(
    "look",
    [
        [],
        [["Arjeplog 2024"], [], ["Id", "Löftet"]],
        [["Vår lista"], [], ["Id", "Löftet"]],
        [["Jokkmokk 2024"], [], ["Något annat", "som någon skrev"]],
        [["Jokkmokk 2024"]],
    ],
)
def test_what_says_nothing_of_another_is_read(
    cli: Cli, tmp_path: Path, look: list[list[str]]
) -> None:
    two(tmp_path)
    filled(tmp_path, *look)
    assert "1 ny" in cli("import", "arjeplog", "t.xlsx").out


def test_one_that_is_not_in_the_tree(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    filled(tmp_path, ["Upplands Väsby 2024"], [], ["Id", "Löftet"])
    refused = cli("import", "arjeplog", "t.xlsx", "--yes", code=1)
    assert refused.err == "t.xlsx gäller Upplands Väsby, inte Arjeplog. Inget är skrivet.\n"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_of_another_municipality(cli: Cli, tmp_path: Path, form: str) -> None:
    root = two(tmp_path)
    report(root, "2024-03-13-larm", "{date: 2024-03-13, counts_for: [larm], by: [polis]}")
    name = f"e.{form}"
    cli("export", "activities", "arjeplog", "2024", "-o", name)
    refused = cli("import", "jokkmokk", name, "--yes", code=1)
    assert refused.err.startswith(f"{name} gäller Arjeplog, inte Jokkmokk. Inget är skrivet. Läs ")


def test_an_export_that_a_spreadsheet_has_saved(cli: Cli, tmp_path: Path) -> None:
    """A code may have become a number, and a new row have none."""
    promises = PROMISES.replace("Arjeplog", "Ale").replace("2506", "1440")
    tree(tmp_path, promises)
    head = ["municipality", "code", *HEAD]
    workbook(tmp_path, {"A": [head, ["Ale", 1440, *ROW], ["", "", *NEXT]]}, "own.xlsx")
    workbook(tmp_path, {"A": [head, ["", 305, *ROW]]}, "other.xlsx")
    (tmp_path / "data" / "promises" / "arjeplog.yaml").rename(
        tmp_path / "data" / "promises" / "ale.yaml"
    )
    assert "2 nya" in cli("import", "ale", "own.xlsx").out
    assert "gäller Håbo, inte Ale" in cli("import", "ale", "other.xlsx", code=1).err


def test_a_part_of_the_name_is_another_name(cli: Cli, tmp_path: Path) -> None:
    """It may be anything: nobody is told to read the table into where it was refused."""
    two(tmp_path)
    workbook(tmp_path, {"Export": [["municipality", "code", *HEAD], ["Arje", "", *ROW]]})
    refused = cli("import", "arjeplog", "t.xlsx", "--yes", code=1)
    assert refused.err == "t.xlsx gäller Arje, inte Arjeplog. Inget är skrivet.\n"


def test_a_place_that_is_no_municipality_of_sweden(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, PROMISES.replace("Arjeplog", "Sjövik").replace("2506", "9999"))
    for name, told in (("own", ["Sjövik", "9999"]), ("other", ["", "9998"])):
        rows = [["municipality", "code", *HEAD], [*told, *ROW]]
        workbook(tmp_path, {"A": rows}, f"{name}.xlsx")
    assert "1 ny" in cli("import", "arjeplog", "own.xlsx").out
    assert "gäller 9998, inte Sjövik" in cli("import", "arjeplog", "other.xlsx", code=1).err
