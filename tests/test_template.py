"""`template`: the workbook that is sent out, and the way back with what was filled in."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook

from conftest import Cli
from medlofte.render.data.reporting_workbook import ROWS
from terminal import tree, written
from workbooks import Rows, workbook


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as packed:
        return packed.read(name).decode()


def test_a_workbook_to_fill_in(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    assert cli("template", "arjeplog", "2024-T1", "-o", "mall.xlsx").out == "Sparad: mall.xlsx\n"
    book = load_workbook(str(tmp_path / "mall.xlsx"))
    assert [(one.name, str(one.visible)) for one in book.sheets_metadata] == [
        ("Aktiviteter", "SheetVisibleEnum.Visible"),
        ("Löften", "SheetVisibleEnum.Visible"),
        ("Listor", "SheetVisibleEnum.Hidden"),
    ]
    assert book.get_sheet_by_name("Aktiviteter").to_python() == [
        [
            *("Datum", "Till och med", "Löfte", "Löfte 2", "Löfte 3", "Vem", "Antal", "Precision"),
            *("Status", "Blev klart", "Plats", "Tid", "Rubrik", "Källa", "Anteckning"),
        ]
    ]
    lists = list(zip(*book.get_sheet_by_name("Listor").to_python(), strict=True))
    assert lists[0][:2] == (
        "trafikkontroller – Trafikkontroller",
        "obekvama-tider – Insatser på obekväm tid",
    )
    assert lists[1][:4] == (
        "polis – Polisen",
        "kommun – Arjeplogs kommun",
        "skola – Skolan",
        "alla ansvariga",
    )
    assert lists[2][:4] == ("exakt", "minst", "ungefär", "okänt antal")
    assert lists[3][:3] == ("genomförd", "inställd", "obesvarad")
    look = book.get_sheet_by_name("Löften").to_python()
    assert look[0][0] == "Arjeplog 2024-T1"
    assert look[3] == [
        "trafikkontroller",
        "Polisen kontrollerar trafiken",
        "Trafik",
        "minst 10 per år",
        "En kontroll räknas en gång",
        "Polisen",
        "1 januari 2023–31 december 2024",
    ]
    assert look[8][5] == "Polisen, Arjeplogs kommun (tillsammans)"
    sheet = part(tmp_path / "mall.xlsx", "xl/worksheets/sheet1.xml")
    assert sheet.count("<dataValidation ") == 15
    assert f'sqref="C2:C{ROWS + 1}"' in sheet
    assert "Listor!$A$1:$A$7" in sheet
    assert "<formula1>45292</formula1><formula2>45412</formula2>" in sheet  # 1 January, 30 April
    assert 'state="frozen"' in sheet


def test_a_promise_file_without_milestones_has_no_column_for_them(
    cli: Cli, data: Path, tmp_path: Path
) -> None:
    cli("template", "jokkmokk", "2022", "-o", "mall.xlsx", "--data", str(data))
    book = load_workbook(str(tmp_path / "mall.xlsx"))
    assert "Blev klart" not in book.get_sheet_by_name("Aktiviteter").to_python()[0]


def test_an_empty_one_imports_nothing(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli("template", "arjeplog", "2024", "-o", "mall.xlsx")
    result = cli("import", "arjeplog", "mall.xlsx", "--yes")
    assert (
        result.out == 'mall.xlsx: 0 rader\nLäses inte: bladet "Löften".\nInget nytt att skriva.\n'
    )
    assert written(root) == {}


def test_there_and_back(cli: Cli, tmp_path: Path) -> None:
    """What is filled in becomes activities, figures, and a table again."""
    root = tree(tmp_path)
    cli("template", "arjeplog", "2024", "-o", "mall.xlsx")
    sheets = load_workbook(str(tmp_path / "mall.xlsx"))
    head = sheets.get_sheet_by_name("Aktiviteter").to_python()[0]
    promise, other = (row[0] for row in sheets.get_sheet_by_name("Listor").to_python()[:2])
    filled: list[dict[str, Any]] = [
        {"Datum": date(2024, 3, 14), "Löfte": promise, "Löfte 2": other, "Plats": "Laisvall"},
        {
            "Datum": date(2024, 5, 1),
            "Till och med": date(2024, 8, 31),
            "Löfte": promise,
            "Antal": "ca 4",
            "Vem": "polis – Polisen",
            "Källa": "Mejl",
        },
        {"Datum": "2 okt 2024", "Löfte": "felanmalan – Felanmälan", "Blev klart": "ja"},
    ]
    rows: Rows = [head, *([row.get(str(name)) for name in head] for row in filled)]
    workbook(tmp_path, {"Aktiviteter": rows}, "ifylld.xlsx")
    cli("import", "arjeplog", "ifylld.xlsx", "--yes")
    assert len(written(root)) == 3
    assert cli("validate", "--strict").err == "4 filer: inga fel.\n"
    status = cli("status", "2024", width=80).out
    assert "✓ Felanmälan" in status
    assert "≈5 av 10" in status
    cli("export", "activities", "-o", "ut.xlsx")
    head, *found = load_workbook(str(tmp_path / "ut.xlsx")).get_sheet_by_index(0).to_python()
    wanted = [head.index(key) for key in ("promise", "to", "count", "precision", "source")]
    assert [[row[index] for index in wanted] for row in found] == [
        ["trafikkontroller", date(2024, 3, 14), 1.0, "exact", ""],
        ["obekvama-tider", date(2024, 3, 14), 1.0, "exact", ""],
        ["trafikkontroller", date(2024, 8, 31), 4.0, "about", "Mejl, ”ca 4”"],
        ["felanmalan", date(2024, 10, 2), 1.0, "exact", ""],
    ]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["2024", "-o", "mall.xls"], "mall.xls ska sluta på .xlsx.\n"),
        (["2031", "-o", "mall.xlsx"], "Inget medborgarlöfte gäller i Arjeplog 2031."),
    ],
)
def test_what_cannot_be_asked(cli: Cli, tmp_path: Path, arguments: list[str], message: str) -> None:
    tree(tmp_path)
    assert cli("template", "arjeplog", *arguments, code=2).err.startswith(message)


def test_a_promise_file_that_cannot_be_read_gives_none(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "promises" / "arjeplog.yaml").write_text("{", encoding="utf-8")
    cli("template", "arjeplog", "2024", "-o", "m.xlsx", code=1)
