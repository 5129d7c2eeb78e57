"""Files of tables: what is read, what is refused, and that no file takes all memory."""

import io
import json
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Cli
from medlofte.importing import table_file, workbook_process
from medlofte.stop import RefusedError, WrongCallError
from terminal import tree, written
from workbooks import repacked
from workbooks import workbook as a_workbook

SHEET = "xl/worksheets/sheet1.xml"
START = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/'
    b'spreadsheetml/2006/main"><sheetData>'
)
END = b"</sheetData></worksheet>"
limited = pytest.mark.skipif(os.name == "nt", reason="needs the limits of POSIX")


def no_headings(_: object) -> int:
    return 0


def lines(path: Path) -> list[tuple[int, tuple[table_file.Cell, ...]]]:
    (sheet,) = table_file.read(path, no_headings).sheets
    return [(line.number, line.cells) for line in sheet.lines]


def refused(path: Path) -> str:
    with pytest.raises((RefusedError, WrongCallError)) as stopped:
        table_file.read(path, no_headings)
    return str(stopped.value)


@pytest.mark.parametrize(
    "raw, read",
    [
        (b"a;b\n1;2\n", [(1, ("a", "b")), (2, ("1", "2"))]),
        (b"a,b\r\n\r\n1,2", [(1, ("a", "b")), (3, ("1", "2"))]),
        (b"a\tb,c\n1\t2", [(1, ("a", "b,c")), (2, ("1", "2"))]),
        (b'sep=,\na,"b;c"\n', [(1, ("a", "b;c"))]),
        (b'"a;a;a",b\n', [(1, ("a;a;a", "b"))]),
        (b'a;"b\nb"\nc;d', [(1, ("a", "b\nb")), (2, ("c", "d"))]),
        (" å ; \u00a0\n".encode(), [(1, ("å", None))]),
        ("\ufeffå;ä".encode(), [(1, ("å", "ä"))]),
        ("å;ä".encode("utf-16"), [(1, ("å", "ä"))]),
        ("å;ä".encode("cp1252"), [(1, ("å", "ä"))]),
        (b"'=1+1;' -2;'a", [(1, ("=1+1", "-2", "'a"))]),
        (b"", []),
    ],
)
def test_csv_as_programs_and_people_save_it(
    tmp_path: Path, raw: bytes, read: list[tuple[int, tuple[str | None, ...]]]
) -> None:
    (tmp_path / "t.CSV").write_bytes(raw)
    assert lines(tmp_path / "t.CSV") == read


@pytest.mark.parametrize(
    "name, raw, message",
    [
        ("t.csv", b'a;"b\n1;2\n', "t.csv går inte att läsa vid rad 2: ett citattecken är inte avs"),
        ("t.csv", b"a\x81", "t.csv är ingen textfil. Spara om den som CSV UTF-8."),
        ("t.csv", b"a\0b", "t.csv är ingen textfil."),
        ("t.csv", b"\0abc", "t.csv är ingen textfil."),
        ("t.csv", b"\xff\xfea", "t.csv är ingen textfil."),
        ("t.csv", b"a;b\n" * 1001, "t.csv har fler än 1000 rader. Dela upp den."),
        ("t.csv", b"x" * (8 * 1024 * 1024 + 1), "t.csv är för stor. Ta bort bilder och annat"),
        ("t.xlsx", b"hej", "t.xlsx är ingen arbetsbok."),
        ("t.xlsx", b"PK\x03\x04" + b"x" * 50, "t.xlsx är ingen arbetsbok."),
        ("t.xlsx", b"\xd0\xcf\x11\xe0" * 9, "t.xlsx är låst med lösenord eller i ett gammalt f"),
        ("t.pdf", b"", "t.pdf ska vara en fil som slutar på .xlsx, .xlsm, .ods eller .csv."),
    ],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, raw: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(raw)
    assert refused(Path(name)).startswith(message)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "t.csv") == f"Filen {tmp_path.as_posix()}/t.csv finns inte."
    (tmp_path / "m.csv").mkdir()
    assert refused(tmp_path / "m.csv").endswith("m.csv finns inte.")


def test_a_workbook_that_is_something_else_inside(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "hej")
    assert refused(path) == "t.xlsx är trasig eller för stor att läsa."


def test_a_zip_that_says_it_is_enormous(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(SHEET, bytes(20 * 1024 * 1024))
    assert path.stat().st_size < 30_000
    assert refused(path).startswith("t.xlsx är för stor.")
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(1001):
            packed.writestr(f"{number}", b"")
    assert refused(path).startswith("t.xlsx är för stor.")


@limited
def test_a_sheet_that_claims_every_cell_there_is(tmp_path: Path) -> None:
    a_workbook(tmp_path, {"A": [["x"]]})
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = START + b'<row r="1"><c r="A1"><v>1</v></c></row>' + far + END
    repacked(tmp_path / "t.xlsx", SHEET, content)
    assert refused(tmp_path / "t.xlsx") == "t.xlsx är trasig eller för stor att läsa."


@limited
@pytest.mark.parametrize("size, many", [(1_000_000, 3000), (5000, 900)])
def test_one_long_text_in_every_cell(tmp_path: Path, size: int, many: int) -> None:
    a_workbook(tmp_path, {"A": [["x"]]})
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 10 + b"</row>"
    repacked(tmp_path / "t.xlsx", SHEET, START + row * (many // 10 if many < 1000 else many) + END)
    table = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
    content = table + b"a" * size + b"</t></si></sst>"
    repacked(tmp_path / "t.xlsx", "xl/sharedStrings.xml", content)
    assert refused(tmp_path / "t.xlsx") == "t.xlsx är trasig eller för stor att läsa."


def test_rows_of_all_sheets_are_counted(tmp_path: Path) -> None:
    rows = [[number] for number in range(600)]
    a_workbook(tmp_path, {"A": rows, "B": rows, "C": rows})
    assert refused(tmp_path / "t.xlsx") == "t.xlsx har fler än 1000 rader. Dela upp den."


def test_a_reader_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_workbook(tmp_path, {"A": [["x"]]})
    monkeypatch.setattr(table_file, "_PATIENCE", 0.0001)
    assert refused(tmp_path / "t.xlsx").startswith("t.xlsx är för stor.")


def test_cells_of_all_kinds(tmp_path: Path) -> None:
    lengths = [timedelta(hours=22, minutes=30), timedelta(hours=30)]
    a_workbook(tmp_path, {"A": [[], [None, "x", 1.5, 2.0, True, " ", *lengths]]})
    assert lines(tmp_path / "t.xlsx") == [
        (2, (None, "x", 1.5, 2, True, None, time(22, 30), "1 day, 6:00:00"))
    ]


def test_the_reader_as_a_part_of_this_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing can be limited it works as well."""
    a_workbook(tmp_path, {"A": [["x"], ["y"], ["z"]], "Tom": []})
    raw = io.TextIOWrapper(io.BytesIO((tmp_path / "t.xlsx").read_bytes()))
    monkeypatch.setattr(sys, "stdin", raw)
    monkeypatch.setattr(sys, "argv", ["workbook", "1"])
    monkeypatch.setitem(sys.modules, "resource", None)
    workbook_process.main()
    assert json.loads(capsys.readouterr().out) == [
        ["A", False, [[1, ["x"]], [2, ["y"]]], [], [], []],
        ["Tom", False, [], [], [], []],
    ]


@pytest.mark.parametrize(
    "module, arguments, command",
    [
        ("python_calamine", ["import", "arjeplog", "t.xlsx"], "python-calamine"),
        ("xlsxwriter", ["template", "arjeplog", "2024", "-o", "m.xlsx"], "xlsxwriter"),
    ],
)
def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, module: str, arguments: list[str], command: str
) -> None:
    tree(tmp_path)
    a_workbook(tmp_path, {"A": [["x"]]})
    program = (
        "import importlib.util, sys\n"
        "known = importlib.util.find_spec\n"
        f"importlib.util.find_spec = lambda name: None if name == {module!r} else known(name)\n"
        "from medlofte.__main__ import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, *arguments],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert f" arbetsböcker behövs ett tillägg: pip install {command}." in done.stderr


@given(raw=st.binary(max_size=300) | st.text("Datum;Löfte\n\"'=2024-03-14 x,", max_size=80))
def test_any_csv_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes | str
) -> None:
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    with suppress(RefusedError):
        assert len(table_file.read(path, no_headings).sheets) == 1


def test_a_broken_workbook_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (tmp_path / "t.ods").write_bytes(b"PK")
    assert cli("import", "arjeplog", "t.ods", "--yes", code=1).err == "t.ods är ingen arbetsbok.\n"
    assert written(root) == {}


@pytest.mark.parametrize(
    "index, name", [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_the_letters_over_a_column(index: int, name: str) -> None:
    assert table_file.column_name(index) == name
