"""Cells of tables that are no plain values: failed formulas, merged, hidden, dashes, secrets."""

import io
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from conftest import Cli
from medlofte.importing import cells, table_file
from terminal import tree, written
from workbooks import Rows, repacked, table, workbook

HEAD = ["Datum", "Löfte", "Vem", "Antal", "Plats", "Intern"]
DAY = ["2024-03-14", "trafikkontroller", "polis", "2", "Torget", "ja"]
SHEET = "xl/worksheets/sheet1.xml"


def errors(cli: Cli, file: str, *more: str) -> list[str]:
    """The complaints about a file of which nothing is written, without its name."""
    result = cli("import", "arjeplog", file, "--yes", *more, code=1)
    *lines, _ = result.err.splitlines()
    return [line.removeprefix(f"{file}, ") for line in lines]


def replaced(path: Path, old: bytes, new: bytes, part: str = SHEET) -> None:
    with zipfile.ZipFile(path) as packed:
        content = packed.read(part)
    assert old in content
    repacked(path, part, content.replace(old, new))


def opened(tmp_path: Path, body: str) -> str:
    """Write a workbook of LibreOffice with one sheet."""
    spaces = " ".join(
        f'xmlns:{short}="urn:{short}"' for short in ("office", "table", "text", "calcext")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", content)
    return "t.ods"


def text(words: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{words}</text:p>'
        "</table:table-cell>"
    )


def row(*found: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(found)}</table:table-row>"


SHOWN = ["#REF!", "#N/A", "#DIV/0!", "#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#NAMN?", "Err:502"]


@pytest.mark.parametrize("column", range(len(HEAD)))
@pytest.mark.parametrize("shown", ["#N/A", "#SAKNAS!"])
def test_a_failed_cell_of_any_column(cli: Cli, tmp_path: Path, column: int, shown: str) -> None:
    root = tree(tmp_path)
    cells_ = [*DAY[:column], shown, *DAY[column + 1 :]]
    table(tmp_path, [cells_], HEAD)
    said = f"rad 2, kolumn {'ABCDEF'[column]} ({HEAD[column]}): fel: {shown}, formeln går inte att"
    assert errors(cli, "t.csv") == [f"{said} räkna ut."]
    assert written(root) == {}


@pytest.mark.parametrize("shown", SHOWN)
def test_what_a_failed_formula_shows(shown: str) -> None:
    assert cells.failure(shown) == f"{shown}, formeln går inte att räkna ut."


def test_what_looks_like_a_failure_and_is_none() -> None:
    assert [cells.failure(one) for one in ("#trygg", "#1", "", "Fel", None, 5)] == [None] * 6
    assert cells.failure("####") == ("####, kolumnen var för smal. Gör den bredare och spara igen.")
    with pytest.raises(cells.UnclearCellError, match="formeln går inte"):
        cells.words(table_file.FailedCell("#REF!"))


def test_formulas_of_a_workbook(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows: Rows = [HEAD, DAY, [*DAY[:3], 7777, "A"], [*DAY[:3], 8888, "B"], [None, None, None, 9999]]
    workbook(tmp_path, {"A": rows})
    path = tmp_path / "t.xlsx"
    replaced(path, b"<v>7777</v>", b"<f>1+</f>")
    replaced(path, b"<v>8888</v>", b"<f>1+1</f><v>2</v>")
    replaced(path, b'<c r="D5"><v>9999</v>', b'<c r="D5" t="e"><f>1/0</f><v>#DIV/0!</v>')
    assert errors(cli, "t.xlsx") == [
        (
            "bladet A, rad 3, kolumn D (Antal): fel: Formeln har inget sparat värde. Öppna filen i "
            "Excel eller LibreOffice, spara den och importera den igen."
        ),
        "bladet A, rad 5, kolumn D (Antal): fel: #DIV/0!, formeln går inte att räkna ut.",
    ]


def test_a_formula_that_gives_an_empty_text_is_blank(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    workbook(tmp_path, {"A": [HEAD, [*DAY[:3], 7777, "A"]]})
    replaced(
        tmp_path / "t.xlsx", b'<c r="D2"><v>7777</v>', b'<c r="D2" t="str"><f>IF(1,"")</f><v></v>'
    )
    assert "1 ny\n" in cli("import", "arjeplog", "t.xlsx").out


def test_cells_without_addresses_are_counted(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    workbook(tmp_path, {"A": [HEAD, [*DAY[:3], 7777]]})
    path = tmp_path / "t.xlsx"
    replaced(path, b'<c r="D2"><v>7777</v>', b'<x:c t="e"><x:f/><x:v>#REF!</x:v></x:c><c>')
    replaced(
        path,
        b"<worksheet ",
        b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
    )
    assert "rad 2, kolumn D (Antal): fel: #REF!" in errors(cli, "t.xlsx")[0]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml"])
def test_entities_are_not_expanded(cli: Cli, tmp_path: Path, part: str) -> None:
    tree(tmp_path)
    workbook(tmp_path, {"A": [HEAD, [*DAY[:3], 7777]]})
    path = tmp_path / "t.xlsx"
    replaced(path, b"<v>7777</v>", b"<f>1</f><v>1</v>")
    replaced(path, b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', part)
    result = cli("import", "arjeplog", "t.xlsx", "--yes", code=1)
    assert result.err == "t.xlsx är trasig eller för stor att läsa.\n"


def test_cells_of_libreoffice(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    failed = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    unsaved = '<table:table-cell table:formula="of:=1+1"/>'
    saved = (
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">'
        "<text:p>2</text:p></table:table-cell>"
    )
    day = list(map(text, DAY[:3]))
    merged = text("2024-04-01", ' table:number-rows-spanned="2"')
    covered = "<table:covered-table-cell/>"
    hidden = ' table:visibility="filter"'
    body = (
        '<table:table-column table:number-columns-repeated="4"/>'
        '<table:table-column table:visibility="collapse"/>'
        + row(*map(text, HEAD[:5]))
        + row(more=' table:number-rows-repeated="3"')
        + row(merged, *day[1:], saved, text("A"))
        + row(covered, *day[1:], saved, text("B"), more=hidden)
    )
    opened(tmp_path, body)
    result = cli("import", "arjeplog", "t.ods")
    assert "Bladet Blad: 1 dold rad är med: rad 6.\n" in result.out
    assert "Bladet Blad: 1 dold kolumn är med: E (Plats).\n" in result.out
    assert result.out.count("mån 1 apr 2024") == 2
    opened(tmp_path, body + row(*day, failed) + row(*day, unsaved))
    assert [line.partition("fel: ")[2] for line in errors(cli, "t.ods")] == [
        "#DIV/0!, formeln går inte att räkna ut.",
        (
            "Formeln har inget sparat värde. Öppna filen i Excel eller LibreOffice, spara den och "
            "importera den igen."
        ),
    ]


def logical(shown: str, value: int, more: str = "") -> str:
    """A cell of yes or no, as LibreOffice saves that of an Excel workbook."""
    return (
        f'<table:table-cell table:formula="of:={shown}()" office:value-type="float" '
        f'office:value="{value}"{more}><text:p>{shown}</text:p></table:table-cell>'
    )


def test_yes_and_no_of_libreoffice_are_no_numbers(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    one = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p>'
    noted = "<office:annotation><text:p>FALSE</text:p></office:annotation></table:table-cell>"
    head = ["Löfte", "jan", "feb", "mar", "apr", "maj", "jun"]
    twice = ' table:number-columns-repeated="2"'
    told = [logical("SANT", 1), logical("FALSKT", 0, twice), logical("TRUE", 1), one + noted]
    opened(tmp_path, row(*map(text, head)) + row(text("larm"), *told, logical("FALSE", 0)))
    out = cli("import", "arjeplog", "t.ods", "--year", "2024", width=200).out
    new = out.partition("\nNytt\n")[2].partition("\n\n")[0]
    assert [" ".join(line.split()[2:6]) for line in new.splitlines()] == [
        "1–31 jan 2024 okänt",
        "1–30 apr 2024 okänt",
        "1–31 maj 2024 1",
    ]


def test_an_empty_text_of_libreoffice_is_blank(cli: Cli, tmp_path: Path) -> None:
    """A formula that gives "" is saved without its kind, a comment on it before what it shows."""
    tree(tmp_path)
    noted = "<office:annotation><text:p>varför?</text:p></office:annotation>"
    formula = '<table:table-cell table:formula="of:=IF(1;&quot;&quot;)">'
    body = row(*map(text, HEAD[:4]))
    day = list(map(text, DAY[:3]))
    for shown in ("<text:p/>", f"{noted}<text:p/>"):
        opened(tmp_path, body + row(*day, f"{formula}{shown}</table:table-cell>"))
        assert "1 ny\n" in cli("import", "arjeplog", "t.ods").out
    opened(tmp_path, body + row(*day, f"{formula}{noted}</table:table-cell>"))
    assert "Formeln har inget sparat värde." in errors(cli, "t.ods")[0]


def merged_workbook(tmp_path: Path, block: str, rows: list[list[str]]) -> None:
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("A")
    for number, cells_ in enumerate([HEAD, *rows]):
        sheet.write_row(number, 0, cells_)
    column = "ABCDEF".index(block[0])
    sheet.merge_range(block, rows[int(block[1]) - 2][column])
    book.close()


def test_a_day_merged_over_rows_is_the_day_of_each(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    rows = [[*DAY[:4], place] for place in ("A", "B", "C")]
    merged_workbook(tmp_path, "A2:A4", rows)
    cli("import", "arjeplog", "t.xlsx", "--yes")
    assert [body.splitlines()[0] for body in written(root).values()] == ["date: 2024-03-14"] * 3


def test_a_number_merged_over_rows_is_refused(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows = [[*DAY[:4], place] for place in ("A", "B")]
    merged_workbook(tmp_path, "D2:D3", rows)
    assert errors(cli, "t.xlsx")[0] == (
        "bladet A, rad 2, kolumn D (Antal): fel: D2:D3 är en enda cell för flera rader. Skriv vad "
        "som gäller var rad."
    )
    merged_workbook(tmp_path, "D2:E2", rows)
    assert errors(cli, "t.xlsx")[0] == (
        "bladet A, rad 2, kolumn D (Antal): fel: D2:E2 är en enda cell. Dela upp den."
    )


def test_a_merged_cell_that_says_nothing_more(cli: Cli, tmp_path: Path) -> None:
    """It is empty, covers one row with words, or stands in a column that is not read."""
    tree(tmp_path)
    merged_workbook(tmp_path, "E2:E3", [[*DAY[:4], ""], ["2024-03-15", *DAY[1:4]]])
    assert "2 nya\n" in cli("import", "arjeplog", "t.xlsx").out
    merged_workbook(tmp_path, "A2:A4", [DAY[:4]])
    assert "1 ny\n" in cli("import", "arjeplog", "t.xlsx").out


def test_headings_between_rows_and_totals_are_said_and_not_counted(
    cli: Cli, tmp_path: Path
) -> None:
    root = tree(tmp_path)
    rows = [["Tertial 1"], DAY, ["Summa", "", "", "2"], ["", "Totalt:", "", 2]]
    merged_workbook(tmp_path, "A2:F2", rows)  # type: ignore[arg-type]
    result = cli("import", "arjeplog", "t.xlsx", "--yes")
    assert "Bladet A: Räknas inte: rad 4 (Summa), rad 5 (Totalt:).\n" in result.out
    assert "Bladet A: Mellanrubriker: rad 2 (Tertial 1).\n" in result.out
    assert len(written(root)) == 1


def test_many_hidden_rows(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("A")
    sheet.set_column(3, 3, None, None, {"hidden": True})
    for number, cells_ in enumerate([HEAD, *[[*DAY[:4], f"P {n}"] for n in range(7)], []]):
        sheet.write_row(number, 0, cells_)
        if number:
            sheet.set_row(number, None, None, {"hidden": True})
    book.close()
    result = cli("import", "arjeplog", "t.xlsx")
    said = "Bladet A: 7 dolda rader är med: rad 2, 3, 4, 5, 6, 2 till.\n"
    assert said in result.out
    assert "Bladet A: 1 dold kolumn är med: D (Antal).\n" in result.out


@pytest.mark.parametrize("dash", ["-", "–", "—", "−"])
@pytest.mark.parametrize("day", [["2024-03-14", ""], ["2024-01-01", "2024-04-30"]])
def test_a_dash_is_no_number(cli: Cli, tmp_path: Path, dash: str, day: list[str]) -> None:
    tree(tmp_path)
    table(tmp_path, [[*day, "trafikkontroller", dash]], ["Datum", "Till", "Löfte", "Antal"])
    assert errors(cli, "t.csv") == [
        (
            f'rad 2, kolumn D (Antal): fel: "{dash}" kan betyda noll eller att uppgift saknas. '
            'Skriv antalet, eller "okänt". Är inget gjort: ta bort raden, eller skriv 0 om den är '
            "för en period."
        )
    ]


@pytest.mark.parametrize(
    "heading", ["Internt", "Sekretess", "Hemlig", "Får ej spridas", "Visas ej", "Intern (ja/nej)"]
)
def test_a_heading_of_secrecy_makes_it_internal(cli: Cli, tmp_path: Path, heading: str) -> None:
    root = tree(tmp_path)
    table(tmp_path, [DAY], [*HEAD[:5], heading])
    cli("import", "arjeplog", "t.csv", "--yes")
    (body,) = written(root).values()
    assert "internal: true\n" in body
    table(tmp_path, [[*DAY[:5], "OSL 18:1"]], [*HEAD[:5], heading])
    assert "ska vara ja eller nej" in errors(cli, "t.csv")[0]


@pytest.mark.parametrize(
    "heading", ["Får spridas", "Offentlig", "Sekretessprövad", "Internt id", "OSL"]
)
def test_a_heading_that_may_speak_of_secrecy_is_asked_about(
    cli: Cli, tmp_path: Path, heading: str
) -> None:
    tree(tmp_path)
    table(tmp_path, [DAY], [*HEAD[:5], heading])
    assert errors(cli, "t.csv") == [
        (
            f"rad 1, kolumn F ({heading}): fel: Rubriken talar om sekretess. Betyder ett ja att "
            f'raden är intern: --map "{heading}=intern". Annars: ta bort kolumnen.'
        )
    ]
    table(tmp_path, [DAY[:5]], [*HEAD[:5], heading])
    assert "1 ny\n" in cli("import", "arjeplog", "t.csv").out


def test_a_title_of_secrecy_wants_a_column(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows = [[], HEAD[:5], DAY[:5]]
    table(tmp_path, rows, ["Arbetsmaterial, får ej spridas"])
    assert errors(cli, "t.csv") == [
        (
            'rad 3: fel: "Arbetsmaterial, får ej spridas" talar om sekretess. Skriv en kolumn '
            "Intern med ja eller nej."
        )
    ]
    table(tmp_path, [[], HEAD, DAY], ["Arbetsmaterial, får ej spridas"])
    assert "1 ny\n" in cli("import", "arjeplog", "t.csv").out


@pytest.mark.parametrize(
    "head, names",
    [
        (["Utfall 2023", "Utfall 2024"], "Två kolumner kan vara Antal: Utfall 2023 (C), Utfall 20"),
        (["Plats", "Var"], "Två kolumner kan vara Plats: Plats (C), Var (D). Välj med --map."),
        (["Ansvarig", "Utfört av"], "Två kolumner kan vara Vem: Ansvarig (C), Utfört av (D). Väl"),
        (["Antal", "Antal"], "Flera kolumner kan vara Antal: Antal (C), Antal (D). Byt rubrik på"),
        (["Var", "Ort", "Plats"], "Flera kolumner kan vara Plats: Var (C), Ort (D), Plats (E). V"),
    ],
)
def test_columns_that_could_mean_the_same(
    cli: Cli, tmp_path: Path, head: list[str], names: str
) -> None:
    tree(tmp_path)
    table(tmp_path, [["2024-03-14", "trafikkontroller", "1", "1", "1"]], ["Datum", "Löfte", *head])
    assert errors(cli, "t.csv")[0].startswith(f"rad 1: fel: {names}")


def test_one_of_them_is_pointed_out_or_empty(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    head = ["Datum", "Löfte", "Utfall 2023", "Utfall 2024"]
    table(tmp_path, [["2024-03-14", "trafikkontroller", "55", "40"]], head)
    cli("import", "arjeplog", "t.csv", "--map", "Utfall 2024=antal", "--yes")
    assert "count: 40\n" in next(iter(written(root).values()))
    tree(tmp_path / "b")
    table(tmp_path / "b", [["2024-03-14", "trafikkontroller", "", "40"]], head)
    assert "1 ny\n" in cli("import", "arjeplog", "b/t.csv", "--data", "b/data").out


@pytest.mark.parametrize(
    "head",
    [
        ["Datum (åååå-mm-dd)", "Löfte:", "Antal (st)"],
        ["Datum [ÅÅMMDD]", "Löfte*", "Antal, st"],
        ["DATUM", "Löften", "Utfall 2024"],
        ["Dag", "Medborgarlöfte", "2024 Utfall (st)"],
    ],
)
def test_headings_with_units_and_years(cli: Cli, tmp_path: Path, head: list[str]) -> None:
    tree(tmp_path)
    table(tmp_path, [["2024-03-14", "trafikkontroller", "7"]], head)
    assert "rad 2     tor 14 mar 2024      7  Traf" in cli("import", "arjeplog", "t.csv").out


def test_what_a_heading_adds_may_change_what_it_means(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    head = ["Datum", "Löfte", "Antal (mål)", "Plats 2023–2024", "Antal"]
    row_ = ["2024-03-14", "trafikkontroller", "7", "x"]
    table(tmp_path, [[*row_, "2"]], head)
    result = cli("import", "arjeplog", "t.csv")
    assert 'Läses inte: kolumnen "Antal (mål)", kolumnen "Plats 2023–2024".\n' in result.out
    table(tmp_path, [row_], head[:4])
    assert errors(cli, "t.csv") == [
        (
            "rad 1, kolumn C (Antal (mål)): fel: Är det här antalet? Då: --map "
            '"Antal (mål)=antal". Annars: ta bort kolumnen.'
        )
    ]


@pytest.mark.parametrize(
    "mapped",
    [
        ['"Dag, tid"=date,Vad=counts_for,St=count'],
        ["Dag, tid=date,Vad=counts_for,St=count"],
        ["Dag, tid=datum", "Vad=Löfte", "St = antal,"],
    ],
)
def test_a_heading_with_a_comma(cli: Cli, tmp_path: Path, mapped: list[str]) -> None:
    tree(tmp_path)
    table(tmp_path, [["2024-03-14", "trafikkontroller", "2"]], ["Dag, tid", "Vad", "St"])
    more = [word for one in mapped for word in ("--map", one)]
    result = cli("import", "arjeplog", "t.csv", *more, "--yes")
    assert "rad 2     tor 14 mar 2024      2  Traf" in result.out
    assert result.out.endswith("Kolumnerna är sparade i data/medlofte.yaml.\n")
    assert "1 som förut" in cli("import", "arjeplog", "t.csv").out


TITLES = ["Aktiviteter i Arjeplog, tertial 1, 2024", "a, b, c, d, e, f, g, h, i, j, k", "a\tb\tc"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("sign", [";", "\t"])
def test_the_signs_of_a_title_are_not_those_between_cells(
    cli: Cli, tmp_path: Path, title: str, sign: str
) -> None:
    tree(tmp_path)
    rows = [["Datum", "Löfte", "Vem", "Antal"], ["2024-03-14", "trafikkontroller", "polis", "2"]]
    lines = [title, "", *map(sign.join, rows)]
    (tmp_path / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    assert "rad 4     tor 14 mar 2024      2  Traf" in cli("import", "arjeplog", "t.csv").out


def test_lines_above_the_headings_that_look_like_headings(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    table(tmp_path, [[], HEAD[:5], DAY[:5]], ["Löfte", "alla", "Period", "2024-T1"])
    assert "rad 4     tor 14 mar 2024      2  Traf" in cli("import", "arjeplog", "t.csv").out


def test_a_workbook_with_macros(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    workbook(tmp_path, {"A": [HEAD, DAY]}, name="t.xlsm")
    assert "1 ny\n" in cli("import", "arjeplog", "t.xlsm").out


@pytest.mark.parametrize("name", ["t.xls", "T.XLS", "t.xlsb"])
def test_an_old_workbook(cli: Cli, tmp_path: Path, name: str) -> None:
    tree(tmp_path)
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    result = cli("import", "arjeplog", name, code=2)
    assert result.err == f"{name} går inte att läsa. Spara som .xlsx.\n"


def test_a_table_from_standard_input(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    pasted = "Datum\tLöfte\tAntal\r\n2024-03-14\ttrafikkontroller\t2\r\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"):
        typed = io.TextIOWrapper(io.BytesIO(pasted.encode(encoding)))
        monkeypatch.setattr(sys, "stdin", typed)
        result = cli("import", "arjeplog", "-")
        assert result.out.startswith("indata: 1 rad, 1 ny\n")
        assert result.out.endswith(" ... | medlofte import arjeplog - --yes\n")
    lost = pasted.encode("ascii", "replace")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lost)))
    assert cli("import", "arjeplog", "-", "--yes", code=1).err == (
        "Å, ä och ö har blivit frågetecken på vägen hit. Skriv först: $OutputEncoding = "
        "New-Object Text.UTF8Encoding\n"
    )
    assert written(root) == {}


def test_a_dash_where_words_would_stand_is_nothing(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, [["2024-03-14", "larm", "–", "-"]], ["Datum", "Löfte", "Plats", "Källa"])
    cli("import", "arjeplog", "t.csv", "--yes")
    (body,) = written(root).values()
    assert "place" not in body
    assert "source" not in body


def test_a_number_that_a_spreadsheet_made_a_day(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows: Rows = [["Datum", "Löfte", "Antal"], ["2024-03-14", "larm", date(2024, 3, 2)]]
    workbook(tmp_path, {"A": rows})
    assert errors(cli, "t.xlsx") == [
        (
            "bladet A, rad 2, kolumn C (Antal): fel: 2024-03-02 är en dag. Var det 2–3: skriv det "
            "som text, med ' först."
        )
    ]


def test_crosses_under_the_parties(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    head = ["Datum", "Löfte", "Polisen", "Arjeplogs kommun", "Skola"]
    rows = [["2024-03-14", "dialog", "x", "X", "-"], ["2024-03-15", "larm", "nej", "ja", ""]]
    table(tmp_path, [*rows, ["2024-03-16", "larm", "", "", ""]], head)
    assert "Läses inte" not in cli("import", "arjeplog", "t.csv", "--yes").out
    assert [body.splitlines()[2] for body in written(root).values()] == [
        "by: [polis, kommun]",
        "by: [kommun]",
        "by: [polis]",
    ]
    table(tmp_path, [["2024-03-14", "dialog", "3", "2", ""]], head)
    said = "Sätt ett x för den som gjorde det, och skriv antalet under Antal."
    assert errors(cli, "t.csv") == [
        f"rad 2, kolumn C (Polisen): fel: {said}",
        f"rad 2, kolumn D (Arjeplogs kommun): fel: {said}",
    ]
    table(tmp_path, [["2024-03-14", "larm", "x", "kommun"]], [*head[:3], "Vem"])
    assert 'Läses inte: kolumnen "Polisen".' in cli("import", "arjeplog", "t.csv").out


def test_far_too_many_merged_cells(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    workbook(tmp_path, {"A": [HEAD, DAY]})
    blocks = b"".join(b'<mergeCell ref="H2:H3"/>' for _ in range(5001))
    replaced(
        tmp_path / "t.xlsx",
        b"</sheetData>",
        b"</sheetData><mergeCells>" + blocks + b"</mergeCells>",
    )
    result = cli("import", "arjeplog", "t.xlsx", code=1)
    assert result.err == "t.xlsx är trasig eller för stor att läsa.\n"


def test_like_failures_that_are_written_once(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    failed = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    opened(tmp_path, row(*map(text, HEAD[:5])) + row(*map(text, DAY[:3]), failed))
    assert [line.partition(": fel")[0] for line in errors(cli, "t.ods")] == [
        "bladet Blad, rad 2, kolumn D (Antal)",
        "bladet Blad, rad 2, kolumn E (Plats)",
    ]


@pytest.mark.parametrize("words", ["=1+1 möten", "@torget", "+46 personer"])
def test_a_guarded_text_of_a_csv_file_that_was_saved_as_a_workbook(
    cli: Cli, tmp_path: Path, words: str
) -> None:
    """What keeps a text of an export from being a formula is no part of it."""
    tree(tmp_path)
    workbook(tmp_path, {"A": [HEAD[:5], [*DAY[:4], f"'{words}"]]})
    assert f"Trafikkontroller · {words} · Polisen" in cli("import", "arjeplog", "t.xlsx").out


def test_a_share_is_no_number(cli: Cli, tmp_path: Path) -> None:
    """100 % is stored as 1, and would be one time."""
    tree(tmp_path)
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("A")
    sheet.write_row(0, 0, ["Datum", "Löfte", "Antal"])
    for row_, form in enumerate(("0%", "0.0%", "0 %;-0 %", "0"), 1):
        sheet.write_row(row_, 0, [f"2024-03-0{row_}", "larm"])
        sheet.write_number(row_, 2, row_, book.add_format({"num_format": form}))
        sheet.write_blank(row_, 4, None, book.add_format({"num_format": "0%"}))
        sheet.write_string(row_, 5, "x", book.add_format({"num_format": "0%"}))
    book.close()
    assert [line.partition(". Skriv")[0] for line in errors(cli, "t.xlsx")] == [
        f'bladet A, rad {number + 1}, kolumn C (Antal): fel: "{number}00 %" går inte att läsa '
        "som ett antal"
        for number in (1, 2, 3)
    ]
    share = '<table:table-cell office:value-type="percentage" office:value="1"/>'
    opened(
        tmp_path,
        row(*map(text, ["Datum", "Löfte", "Antal"])) + row(text("2024-03-01"), text("larm"), share),
    )
    assert '"100 %" går inte att läsa som ett antal' in errors(cli, "t.ods")[0]


def test_yes_no_and_times_of_a_csv_file_of_libreoffice(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    table(tmp_path, [["larm", "SANT", "FALSKT", "1"]], ["Löfte", "jan", "feb", "mar"])
    out = cli("import", "arjeplog", "t.csv", "--year", "2024").out
    assert "1–31 jan 2024  okänt" in out
    assert "feb" not in out
    root = tree(tmp_path / "other")
    table(tmp_path / "other", [[*DAY[:2], "22:30:00", "SANT"]], ["Datum", "Löfte", "Tid", "Intern"])
    cli("import", "arjeplog", "other/t.csv", "--yes", "--data", str(root))
    (body,) = written(root).values()
    assert 'time: "22:30"' in body
    assert "internal: true" in body
