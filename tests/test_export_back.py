"""An export that comes back: known by its files, what is corrected in it is written into them."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import load_workbook

from conftest import Cli
from terminal import ACTIVITIES, report, tree, written
from workbooks import Rows, workbook

DAY = """\
# Ringt in av skolan
date: 2024-03-13
counts_for: [trafikkontroller, obekvama-tider]  # båda
by: [polis]
count: 2
place: Laisvall
note: >-
  Lång och
  vikt
source:
  title: Mejl
  url: https://a.se/mejl
links:
  - https://a.se/en
  - https://a.se/två
"""
TALLY = "{from: 2024-01-01, to: 2024-04-30, counts_for: [larm], by: [polis], count: 4}\n"
DONE = "date: 2024-05-02\ncompletes: [felanmalan]\nby: [kommun]\ntime: på kvällen\n"

Change = Callable[[dict[str, str], int], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tree(tmp_path)
    report(root, "2024-03-13-trafik-k3f9", DAY)
    report(root, "2024-04-30-larm-ab3d", TALLY)
    report(root, "2024-05-02-klart-xy2z", DONE)
    return root


def edited(cli: Cli, folder: Path, change: Change, *flags: str) -> None:
    """Export the activities, and change each row of what came out."""
    name = "e.csv"
    cli("export", "activities", "arjeplog", "2024", "-o", name, "--overwrite", *flags)
    text = (folder / name).read_text(encoding="utf-8-sig")
    rows = [*csv.DictReader(text.splitlines(), delimiter=";")]
    for number, row in enumerate(rows):
        change(row, number)
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def put(key: str, value: str, *numbers: int) -> Change:
    def change(row: dict[str, str], number: int) -> None:
        row[key] = value if number in numbers else row[key]

    return change


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("flags", [(), ("--notes",)])
def test_it_is_known(cli: Cli, root: Path, form: str, flags: tuple[str, ...]) -> None:
    before = written(root)
    cli("export", "activities", "arjeplog", "2024", "-o", f"e.{form}", *flags)
    told = cli("import", "arjeplog", f"e.{form}", "--yes")
    assert told.out == f"e.{form}: 3 rader, 3 finns redan\nInget nytt att skriva.\n"
    assert told.err == ""
    assert written(root) == before


def test_what_is_corrected_is_put_into_the_file(cli: Cli, root: Path, tmp_path: Path) -> None:
    edited(cli, tmp_path, put("place", "Slagnäs", 0))
    before = written(root)
    shown = cli("import", "arjeplog", "e.csv", "--yes", code=1, width=100).out
    assert shown.startswith(
        "e.csv: 3 rader, 2 finns redan, 1 ändrad\n\nÄndrat\n  rad 2     ons 13 "
    )
    assert "plats Laisvall → Slagnäs" in " ".join(shown.split())
    assert written(root) == before
    cli("import", "arjeplog", "e.csv", "--update")
    now = written(root)[f"{ACTIVITIES}/2024-03-13-trafik-xxxx.yaml"]
    assert now == DAY.replace("place: Laisvall", "place: Slagnäs")
    cli("undo", "--yes")
    assert written(root) == before


@pytest.mark.parametrize(
    "change, old, new",
    [
        (put("note", "Kort", 0, 1), "note: >-\n  Lång och\n  vikt\n", "note: Kort\n"),
        (put("note", "", 0, 1), "note: >-\n  Lång och\n  vikt\n", ""),
        (put("count", "ca 5", 0), "count: 2\n", "count: 5\nprecision: about\n"),
        (put("count", "1", 0, 1), "count: 2\n", ""),
        (put("title", "Ny", 1), "place: Laisvall", "title: Ny\nplace: Laisvall"),
        (put("time", "22.30", 1), "place: Laisvall\n", 'place: Laisvall\ntime: "22:30"\n'),
        (put("status", "inställd", 0), "count: 2\n", "count: 2\nstatus: cancelled\n"),
        (put("by", "polis, kommun", 0), "by: [polis]", "by: [polis, kommun]"),
        (put("promise", "larm", 1), "obekvama-tider]", "larm]"),
        (put("internal", "SANT", 0), "två\n", "två\ninternal: true\n"),
        (put("area_wide", "ja", 0), "två\n", "två\narea_wide: true\n"),
        (
            put("links", "https://a.se/en https://b.se", 0),
            "links:\n  - https://a.se/en\n  - https://a.se/två\n",
            'links: ["https://a.se/en", "https://b.se"]\n',
        ),
    ],
)
def test_nothing_else_in_the_file_moves(
    cli: Cli, root: Path, change: Change, old: str, new: str
) -> None:
    edited(cli, root.parent, change, "--notes")
    cli("import", "arjeplog", "e.csv", "--update")
    now = written(root)[f"{ACTIVITIES}/2024-03-13-trafik-xxxx.yaml"]
    source = 'source: {title: "Mejl, ”ca 5”", url: "https://a.se/mejl"}\n'
    wanted = DAY.replace(old, new)
    if "about" in new:
        i = wanted.index("source:")
        wanted = wanted[:i] + source + wanted[wanted.index("links:") :]
    assert now == wanted
    assert cli("validate").err == "4 filer: inga fel.\n"
    again = cli("export", "activities", "arjeplog", "2024", "-o", "f.csv", "--notes")
    assert "3 finns redan\n" in cli("import", "arjeplog", "f.csv").out, again.out


@pytest.mark.parametrize(
    "change, name, text",
    [
        (put("count", "5", 2), "2024-04-30-larm-xxxx", TALLY.replace("count: 4", "count: 5")),
        (
            put("place", "Skolan", 2),
            "2024-04-30-larm-xxxx",
            TALLY.replace("count: 4", "count: 4, place: Skolan"),
        ),
        (
            put("to", "2024-03-31", 2),
            "2024-03-31-larm-xxxx",
            TALLY.replace("to: 2024-04-30", "to: 2024-03-31"),
        ),
        (put("from", "2024-05-03", 3), "2024-05-03-klart-xxxx", DONE.replace("05-02", "05-03")),
        (
            put("completes", "false", 3),
            "2024-05-02-klart-xxxx",
            DONE.replace("completes", "counts_for"),
        ),
    ],
)
def test_days_and_what_got_done(cli: Cli, root: Path, change: Change, name: str, text: str) -> None:
    edited(cli, root.parent, change)
    cli("import", "arjeplog", "e.csv", "--update")
    now = written(root)
    assert now[f"{ACTIVITIES}/{name}.yaml"] == text
    assert len(now) == 3


def test_a_day_becomes_a_tally(cli: Cli, root: Path, tmp_path: Path) -> None:
    def change(row: dict[str, str], number: int) -> None:
        if number < 2:
            row |= {"tally": "true", "from": "2024-03-01", "to": "2024-03-31"}
        if number == 3:
            row |= {"tally": "ja", "count": "1"}

    edited(cli, tmp_path, change)
    cli("import", "arjeplog", "e.csv", "--update")
    now = written(root)
    assert now[f"{ACTIVITIES}/2024-03-31-trafik-xxxx.yaml"] == DAY.replace(
        "date: 2024-03-13\n", "from: 2024-03-01\nto: 2024-03-31\n"
    )
    assert now[f"{ACTIVITIES}/2024-05-02-klart-xxxx.yaml"] == (
        "from: 2024-05-02\nto: 2024-05-02\n"
        + DONE.replace("date: 2024-05-02\n", "").replace("time", "count: 1\ntime")
    )


@pytest.mark.parametrize(
    "change, said",
    [
        (put("to", "2024-05-04", 3), None),
        (
            lambda row, number: row.update(place=f"Plats {number}"),
            "kolumn W (place): fel: Raderna om 2024-03-13-trafik-k3f9 säger olika saker här.",
        ),
        (
            lambda row, _: row.update({"from": "2024-05-03", "to": "2024-05-04", "tally": "false"}),
            "rad 5, kolumn I (to): fel: En dag är samma i from och to.",
        ),
        (put("count", "x y", 3), "rad 5, kolumn O (count): fel: "),
        (put("besides", "kanske", 2), 'rad 4, kolumn AB (besides): fel: "kanske" ska vara ja'),
    ],
)
def test_what_cannot_be_meant(cli: Cli, root: Path, change: Change, said: str | None) -> None:
    before = written(root)
    edited(cli, root.parent, change)
    if said is None:
        assert "datum tor 2 maj 2024 → lör 4 maj 2024" in cli("import", "arjeplog", "e.csv").out
        return
    assert said in cli("import", "arjeplog", "e.csv", "--update", code=1).err
    assert written(root) == before


def test_cells_that_have_no_value(cli: Cli, root: Path, tmp_path: Path) -> None:
    """Of too many nothing more is read."""
    edited(cli, tmp_path, put("place", "#REF!", 2))
    refused = cli("import", "arjeplog", "e.csv", "--update", code=1)
    assert "rad 4, kolumn W (place): fel: #REF!" in refused.err
    for number in range(110):
        report(root, f"2024-03-13-larm-x{number:03}", DONE.replace("på kvällen", f"kväll {number}"))
    edited(cli, tmp_path, lambda row, _: row.update(place="#REF!"))
    before = written(root)
    lines = cli("import", "arjeplog", "e.csv", "--update", code=1).err.splitlines()
    assert len(lines) == 102
    assert "Här slutar läsningen" in lines[-2]
    assert written(root) == before


def test_a_source_goes_and_a_column_is_taken_away(cli: Cli, root: Path, tmp_path: Path) -> None:
    """What an export has no column for is as it was."""
    edited(cli, tmp_path, put("source", "", 0, 1))
    text = (tmp_path / "e.csv").read_text(encoding="utf-8-sig")
    rows = [*csv.reader(text.splitlines(), delimiter=";")]
    dropped = rows[0].index("completes")
    with (tmp_path / "e.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [*row[:dropped], *row[dropped + 1 :]] for row in rows
        )
    told = cli("import", "arjeplog", "e.csv", "--update").out
    assert told.startswith("e.csv: 3 rader, 2 finns redan, 1 ändrad\n")
    now = written(root)[f"{ACTIVITIES}/2024-03-13-trafik-xxxx.yaml"]
    assert now == DAY.replace("source:\n  title: Mejl\n  url: https://a.se/mejl\n", "")


def test_new_rows_and_rows_left_out(cli: Cli, root: Path, tmp_path: Path) -> None:
    """A row without a file is new, of which several cannot be one; a row left out is not gone."""
    name = "e.xlsx"
    cli("export", "activities", "arjeplog", "2024", "-o", name)
    (sheet,) = load_workbook(str(tmp_path / name)).sheet_names
    rows = load_workbook(str(tmp_path / name)).get_sheet_by_name(sheet).to_python()
    head = rows[0]
    new = dict.fromkeys(head, "") | {"promise": "larm", "from": "2024-06-01", "to": "2024-06-01"}
    tally = new | {"to": "2024-06-30", "count": 3, "area_wide": "ja", "place": "B"}
    done = new | {"promise": "felanmalan", "completes": True, "to": ""}
    strange = new | {"file": "2024-01-01-annan-abcd", "place": "C", "tally": False}
    added: Rows = [[row[key] for key in head] for row in (new, tally, done, strange)]
    workbook(tmp_path, {"A": [head, rows[4], *added]}, name)
    done_ = cli("import", "arjeplog", name, "--yes")
    assert done_.out.startswith("e.xlsx: 5 rader, 4 nya, 1 finns redan\n")
    texts = [text for name, text in written(root).items() if "2024-06" in name]
    assert [text.split("from_row")[0] for text in sorted(texts)] == [
        "date: 2024-06-01\ncompletes: [felanmalan]\nby: [kommun]\n",
        "date: 2024-06-01\ncounts_for: [larm]\nby: [polis]\n",
        "date: 2024-06-01\ncounts_for: [larm]\nby: [polis]\nplace: C\n",
        (
            "from: 2024-06-01\nto: 2024-06-30\ncounts_for: [larm]\nby: [polis]\ncount: 3\n"
            "place: B\narea_wide: true\n"
        ),
    ]


@pytest.mark.parametrize("change", [put("note", "", 0, 1), put("place", "", 2)])
def test_a_file_that_only_a_person_can_change(cli: Cli, root: Path, change: Change) -> None:
    """A comment would be lost, or a key stands within { }."""
    paths = sorted((root / ACTIVITIES).iterdir())
    paths[0].write_text(DAY.replace(">-", "|  # kort"), encoding="utf-8")
    paths[1].write_text(TALLY.replace("count: 4", "count: 4, place: A"), encoding="utf-8")
    before = written(root)
    edited(cli, root.parent, change, "--notes")
    told = cli("import", "arjeplog", "e.csv", "--update").out
    assert "Filen är skriven så att den måste rättas för hand." in " ".join(told.split())
    assert written(root) == before
