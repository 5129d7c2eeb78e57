"""`export`: the activities and the status as flat tables for pivots and other programs."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook

from conftest import Cli
from terminal import report, tree

EVIL = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "[red]x",
    "\u202eabc",
    "\x1b[31m",
    "https://a.se",
)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeffmunicipality;")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def sheet(path: Path, name: str) -> list[list[Any]]:
    return load_workbook(str(path)).get_sheet_by_name(name).to_python()


def some(tmp_path: Path) -> Path:
    root = tree(tmp_path)
    both = "counts_for: [trafikkontroller, obekvama-tider], by: [polis]"
    report(root, "2024-03-14-a", f"{{date: 2024-03-14, {both}, place: Laisvall, note: Hemligt}}")
    report(
        root,
        "2024-08-31-b",
        "{from: 2024-05-01, to: 2024-08-31, counts_for: [trafikkontroller], by: [polis], count: 7,"
        " precision: about, source: {title: Mejl}}",
    )
    report(root, "2024-06-01-c", "{date: 2024-06-01, counts_for: [trafikkontroller], by: [polis]}")
    report(
        root,
        "2024-10-01-d",
        "{date: 2024-10-01, counts_for: [dialog], by: [polis, kommun], precision: unknown,"
        ' links: ["https://a.se", "https://b.se"], replaces: [2024-06-01-c]}',
    )
    return root


def test_activities_for_a_pivot(cli: Cli, tmp_path: Path) -> None:
    some(tmp_path)
    found = rows(cli("export", "activities").out)
    assert [
        (one["file"], one["promise"], one["nth"], one["count"], one["counted"], one["reason"])
        for one in found
    ] == [
        ("2024-03-14-a", "trafikkontroller", "1", "1", "true", ""),
        ("2024-03-14-a", "obekvama-tider", "2", "1", "true", ""),
        ("2024-06-01-c", "trafikkontroller", "1", "1", "false", "replaced"),
        ("2024-08-31-b", "trafikkontroller", "1", "7", "true", ""),
        ("2024-10-01-d", "dialog", "1", "", "true", ""),
    ]
    tally = found[3]
    assert (tally["from"], tally["to"], tally["tally"]) == ("2024-05-01", "2024-08-31", "true")
    assert [tally[key] for key in ("year", "tertial", "quarter", "month")] == [
        "2024",
        "T2",
        "Q3",
        "8",
    ]
    assert found[4]["links"] == "https://a.se https://b.se"
    assert found[4]["by_names"] == "Polisen, Arjeplogs kommun"
    assert "note" not in found[0]
    assert "Hemligt" in cli("export", "activities", "--notes").out


def test_a_period_and_json(cli: Cli, tmp_path: Path) -> None:
    some(tmp_path)
    found = json.loads(cli("export", "activities", "2024-T1", "--format", "json").out)
    assert [one["promise"] for one in found] == ["trafikkontroller", "obekvama-tider"]
    assert found[0]["count"] == 1
    assert found[0]["from"] == "2024-03-14"
    assert found[0]["counted"] is True
    assert found[0]["time"] is None
    wrong = cli("export", "activities", "1999", code=2)
    assert wrong.err.startswith("Inget medborgarlöfte gäller i Arjeplog 1999.")


def test_after_the_agreement_nothing_counts(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    report(root, "2024-12-31-a", "{date: 2024-12-31, counts_for: [larm], by: [polis]}")
    late = root / "activities/arjeplog/2025/2025-02-01-b.yaml"
    late.parent.mkdir()
    late.write_text("{date: 2025-02-01, counts_for: [larm], by: [polis]}", encoding="utf-8")
    found = rows(cli("export", "activities").out)
    assert [(one["counted"], one["reason"]) for one in found] == [
        ("true", ""),
        ("false", "outside"),
    ]


def test_the_status_has_the_columns_of_its_csv(cli: Cli, tmp_path: Path) -> None:
    some(tmp_path)
    assert cli("export", "status", "2024").out == cli("status", "2024", "--format", "csv").out
    found = json.loads(cli("export", "status", "arjeplog", "2024", "--format", "json").out)
    assert {key: found[0][key] for key in ("id", "done", "goal", "as_of", "late", "unit")} == {
        "id": "trafikkontroller",
        "done": 8,
        "goal": 10,
        "as_of": "2024-12-31",
        "late": False,
        "unit": None,
    }


def test_a_workbook_has_real_days_and_numbers(cli: Cli, tmp_path: Path) -> None:
    some(tmp_path)
    assert cli("export", "status", "2024", "-o", "ut/läge.xlsx").out == "Sparad: ut/läge.xlsx\n"
    head, first, *_ = sheet(tmp_path / "ut/läge.xlsx", "status")
    told = dict(zip(head, first, strict=True))
    assert told["from"] == date(2024, 1, 1)
    assert told["done"] == 8.0
    assert told["together"] is False
    assert told["code"] == "2506"
    with zipfile.ZipFile(tmp_path / "ut/läge.xlsx") as packed:
        part = packed.read("xl/worksheets/sheet1.xml").decode()
        filtered = packed.read("xl/tables/table1.xml").decode()
    assert 'topLeftCell="A2" activePane="bottomLeft" state="frozen"' in part
    assert "<autoFilter" in filtered


def test_text_stays_text_everywhere(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    for number, text in enumerate(EVIL, 1):
        about = json.dumps(text)
        name = f"2024-03-{number:02}"
        report(
            root, f"{name}-a", f"{{date: {name}, counts_for: [larm], by: [polis], title: {about}}}"
        )
    for kind in ("csv", "xlsx", "json"):
        cli("export", "activities", "-o", f"a.{kind}")
    in_csv = [one["title"] for one in rows((tmp_path / "a.csv").read_text("utf-8"))]
    assert in_csv[:5] == [*(f"'{text}" for text in EVIL[:4]), "[red]x"]
    assert not any(sign in "".join(in_csv) for sign in "\u202e\x1b")
    head, *found = sheet(tmp_path / "a.xlsx", "activities")
    titles = [row[head.index("title")] for row in found]
    assert titles == [*EVIL[:5], "\ufffdabc", "\ufffd[31m", EVIL[7]]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
        part = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in part
    assert "hyperlink" not in part
    told = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert [one["title"] for one in told] == list(EVIL)


def test_nothing_to_tell_is_a_table_of_headings(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    cli("export", "activities", "-o", "a.xlsx")
    assert sheet(tmp_path / "a.xlsx", "activities")[0][0] == "municipality"
    assert cli("export", "activities", "--format", "json").out == "[]\n"


def test_many_municipalities(cli: Cli, data: Path) -> None:
    found = rows(cli("export", "activities", "--data", str(data)).out)
    assert {one["municipality"] for one in found} == {"Arjeplog", "Jokkmokk", "Pajala"}
    only = rows(cli("export", "activities", "2022", "--data", str(data)).out)
    assert {one["municipality"] for one in only} == {"Jokkmokk", "Pajala"}
    counted = [
        one for one in found if one["promise"] == "trafikkontroller" and one["year"] == "2024"
    ]
    assert sum(int(one["count"]) for one in counted if one["counted"] == "true") == 7


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["all"], "export kan vara aktiviteter, status."),
        (["status", "--format", "xml"], "--format kan vara csv, xlsx, json."),
        (["status", "-o", "a.pdf"], "--format kan vara csv, xlsx, json."),
        (["status", "--format", "xlsx"], "Ange med -o vad arbetsboken ska heta."),
        (["status", "nora"], "Här finns inga medborgarlöften för Nora."),
    ],
)
def test_what_cannot_be_asked(cli: Cli, tmp_path: Path, arguments: list[str], message: str) -> None:
    some(tmp_path)
    assert cli("export", *arguments, code=2).err.startswith(message)


def test_files_with_errors_are_named(cli: Cli, tmp_path: Path) -> None:
    root = some(tmp_path)
    report(root, "2024-11-01-e", "{")
    assert "medlofte validate" in cli("export", "activities", code=1).err
    (root / "promises" / "arjeplog.yaml").write_text("{", encoding="utf-8")
    assert rows(cli("export", "activities", code=1).out) == []
