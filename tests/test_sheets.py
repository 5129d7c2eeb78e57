"""Home-made sheets, made after real ones: each is read without a change, or with one `--map`."""

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from conftest import Cli
from terminal import PROMISES, tree, written
from test_cells import errors, opened, row, text
from workbooks import Rows, table, workbook

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def told(cli: Cli, file: str, *more: str) -> list[str]:
    """Import a file, and what its rows would become: days, number and promise."""
    result = cli("import", "arjeplog", file, *more, width=200)
    new = result.out.partition("\nNytt\n")[2].partition("\n\n")[0]
    return [" ".join(line.split()[2:]) for line in new.splitlines()]


def notes(cli: Cli, file: str, *more: str) -> list[str]:
    """What is said of a table before its rows."""
    out = cli("import", "arjeplog", file, *more, width=200).out
    return out.partition("\n\nNytt\n")[0].splitlines()[1:]


def pasted(monkeypatch: pytest.MonkeyPatch, words: str, encoding: str = "utf-8") -> None:
    typed = io.TextIOWrapper(io.BytesIO(words.encode(encoding)))
    monkeypatch.setattr(sys, "stdin", typed)


def test_1_months_across_with_numbers_under_a_title(cli: Cli, tmp_path: Path) -> None:
    """A coordinator's year on one page: title, empty row, months, a sum to the right and below."""
    tree(tmp_path)
    numbers = [3, 0, "–", 2, None, 1]
    rows: Rows = [
        ["Uppföljning av medborgarlöften 2024", None, None],
        [],
        ["Löfte", "Ansvarig", "Mål", *MONTHS[:6], "Summa"],
        ["Trafikkontroller", "Polisen", 10, *numbers, 6],
        ["Utbildning om droger?", None, None],
        ["Drogutbildning", "Kommun", 1, None, None, 1, None, None, None, 1],
        ["Summa", None, 11, 3, 0, 1, 2, 0, 1, 7],
    ]
    workbook(tmp_path, {"Blad1": rows})
    assert told(cli, "t.xlsx") == [
        "1–31 jan 2024 3 Trafikkontroller · Polisen",
        "1–29 feb 2024 0 Trafikkontroller · Polisen",
        "1–30 apr 2024 2 Trafikkontroller · Polisen",
        "1–30 jun 2024 1 Trafikkontroller · Polisen",
        "1–31 mar 2024 1 Drogutbildning · Arjeplogs kommun",
    ]
    assert notes(cli, "t.xlsx") == [
        'Läses inte: kolumnen "Mål".',
        'Bladet Blad1: Året är 2024, enligt "Uppföljning av medborgarlöften 2024".',
        "Bladet Blad1: Räknas inte: rad 7 (Summa).",
        "Summor räknas inte: kolumnen Summa.",
        "Streck läses inte: F4.",
    ]


def test_2_months_across_with_x(cli: Cli, tmp_path: Path) -> None:
    """Which months something was done: how often nobody wrote, so the number is unknown."""
    root = tree(tmp_path)
    rows: Rows = [
        ["Insats", "Vem", "Januari", "Februari", "Mars", "April", "Juli"],
        ["Dialog med företag", "båda", "x", None, "X", None, None],
        ["Larm från skolan", None, None, "x", None, None, "ja"],
    ]
    workbook(tmp_path, {"2024": rows})
    assert told(cli, "t.xlsx", "--yes") == [
        "1–31 jan 2024 okänt Dialog med företag · Polisen och Arjeplogs kommun · ”x”",
        "1–31 mar 2024 okänt Dialog med företag · Polisen och Arjeplogs kommun · ”X”",
        "1–29 feb 2024 okänt Larm från skolan · Polisen · ”x”",
        "1–31 jul 2024 okänt Larm från skolan · Polisen · ”ja”",
    ]
    assert [body.splitlines()[4] for body in written(root).values()] == ["precision: unknown"] * 4


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_3_the_polices_mail_of_a_tertial_pasted(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """One line a promise, tertials without their year: the year is told once."""
    tree(tmp_path)
    mail = (
        "Här kommer siffrorna, hälsningar områdespolisen\r\n\r\n"
        "Löfte\tTertial\tUtfall\tKommentar\r\n"
        "Trafikkontroller\tT1\tca 190\tflest på E45\r\n"
        "Larm från skolan\tT1\tett par\t\r\n"
        "Insatser på obekväm tid\t1\tnågra st\t\r\n"
    )
    pasted(monkeypatch, mail, encoding)
    assert told(cli, "-", "--year", "2024") == [
        "1 jan–30 apr 2024 ≈190 Trafikkontroller · Polisen · ”ca 190”",
        "1 jan–30 apr 2024 ≈2 Larm från skolan · Polisen · ”ett par”",
        "1 jan–30 apr 2024 okänt Insatser på obekväm tid · Polisen · ”några st”",
    ]
    pasted(monkeypatch, mail, encoding)
    assert errors(cli, "-")[0] == (
        "indata, rad 4, kolumn B (Tertial): fel: Året saknas. Skriv det i cellen, eller ange det "
        "med --year 2024."
    )


def test_4_a_csv_of_an_old_excel_with_a_title(cli: Cli, tmp_path: Path) -> None:
    """Windows letters, commas in the title, semicolons in the table, an empty column, a sum."""
    tree(tmp_path)
    lines = [
        "Aktiviteter, Arjeplog, tertial 1, 2024, preliminärt;;;;",
        ";;;;",
        "Datum;Löfte;Vem;Antal;Plats",
        "2024-01-14;Trafikkontroller;Polisen;2;Torget, Arjeplog",
        "15 mars 2024;Trafikkontroller;Polisen;1;Sjöfallet",
        "Summa;;;3;",
    ]
    (tmp_path / "t.csv").write_bytes("\r\n".join(lines).encode("cp1252"))
    assert told(cli, "t.csv") == [
        "sön 14 jan 2024 2 Trafikkontroller · Torget, Arjeplog · Polisen",
        "fre 15 mar 2024 1 Trafikkontroller · Sjöfallet · Polisen",
    ]


def test_5_a_log_with_merged_days(cli: Cli, tmp_path: Path) -> None:
    """One evening is one cell over its rows; a line between the months."""
    tree(tmp_path)
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("Logg")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    head = ["Datum", "Löfte", "Plats", "Antal"]
    sheet.write_row(0, 0, head)
    sheet.merge_range("A2:D2", "Mars")
    for number, place in enumerate(("Torget", "Skolan", "Hamnen"), 2):
        sheet.write_row(number, 1, ["Trafikkontroller", place, 1])
    sheet.merge_range("A3:A5", "")
    sheet.write_datetime("A3", date(2024, 3, 14), day)
    sheet.merge_range("A6:C6", "Delsumma mars")
    sheet.write("D6", 3)
    book.close()
    assert told(cli, "t.xlsx") == [
        f"tor 14 mar 2024 1 Trafikkontroller · {place} · Polisen"
        for place in ("Torget", "Skolan", "Hamnen")
    ]
    assert notes(cli, "t.xlsx") == [
        "Bladet Logg: Räknas inte: rad 6 (Delsumma mars).",
        "Bladet Logg: Mellanrubriker: rad 2 (Mars).",
    ]


def test_6_a_sheet_a_year_with_days_as_people_write_them(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    head = ["Dag", "Medborgarlöfte", "Var", "Antal"]
    sheets: dict[str, Rows] = {
        "2023": [head, ["14/3", "Trafikkontroller", "Torget", 1]],
        "2024": [
            head,
            ["14/3", "Trafikkontroller", "Torget", 1],
            ["den 2 maj", "Trafikkontroller", "Skolan", 2],
            ["v. 22", "Trafikkontroller", None, 4],
            ["29/2 2024", "Larm från skolan", None, None],
        ],
    }
    workbook(tmp_path, sheets)
    assert told(cli, "t.xlsx") == [
        "tis 14 mar 2023 1 Trafikkontroller · Torget · Polisen",
        "tor 14 mar 2024 1 Trafikkontroller · Torget · Polisen",
        "tor 2 maj 2024 2 Trafikkontroller · Skolan · Polisen",
        "27 maj–2 jun 2024 4 Trafikkontroller · Polisen",
        "tor 29 feb 2024 1 Larm från skolan · Polisen",
    ]
    assert len(told(cli, "t.xlsx", "--sheet", "2023")) == 1


def test_7_headings_with_units_and_a_year(cli: Cli, tmp_path: Path) -> None:
    """What was done this year beside the goal, with how to write it in the headings."""
    tree(tmp_path)
    head = ["Medborgarlöfte:", "Period (T1)", "Utfall 2024 (st)", "Mål 2024", "Internt?"]
    table(tmp_path, [["Trafikkontroller", "T1", "7", "10", "nej"]], head)
    assert told(cli, "t.csv", "--map", "Period (T1)=period,Internt?=intern") == [
        "1 jan–30 apr 2024 7 Trafikkontroller · Polisen"
    ]
    table(tmp_path, [["Trafikkontroller", "2023-T1", "7", "10", ""]], head)
    assert errors(cli, "t.csv", "--map", "Period (T1)=period") == [
        ("rad 2, kolumn C (Utfall 2024 (st)): fel: Kolumnen gäller 2024, men raden gör det inte.")
    ]


def test_8_libreoffice_with_sums_as_formulas(cli: Cli, tmp_path: Path) -> None:
    """Quarters with their year, a column of formulas, a row of formulas, one of them failed."""
    tree(tmp_path)

    def number(value: object) -> str:
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    def formula(value: object) -> str:
        return (
            f'<table:table-cell table:formula="of:=SUM([.B2:.C2])" office:value-type="float" '
            f'office:value="{value}"/>'
        )

    failed = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    body = (
        row(*map(text, ["Löfte", "Kvartal 1 2024", "Kvartal 2 2024", "Totalt", "Snitt"]))
        + row(text("Trafikkontroller"), number(3), number(4), formula(7), formula(3.5))
        + row(text("Larm från skolan"), number(1), text("ca 5"), formula(1), failed)
        + row(text("Totalt"), formula(4), formula(4), formula(8), failed)
    )
    opened(tmp_path, body)
    assert told(cli, "t.ods") == [
        "1 jan–31 mar 2024 3 Trafikkontroller · Polisen",
        "1 apr–30 jun 2024 4 Trafikkontroller · Polisen",
        "1 jan–31 mar 2024 1 Larm från skolan · Polisen",
        "1 apr–30 jun 2024 ≈5 Larm från skolan · Polisen · ”ca 5”",
    ]
    opened(tmp_path, body.replace(number(4), failed))
    assert errors(cli, "t.ods") == [
        (
            "bladet Blad, rad 2, kolumn C (Kvartal 2 2024): fel: #DIV/0!, formeln går inte att "
            "räkna ut."
        )
    ]


def test_9_macros_and_hidden_rows(cli: Cli, tmp_path: Path) -> None:
    """Somebody filtered the list; a hidden sheet holds last year."""
    tree(tmp_path)
    book = xlsxwriter.Workbook(tmp_path / "t.xlsm")
    sheet, old = book.add_worksheet("I år"), book.add_worksheet("Förra året")
    for one, year in ((sheet, 2024), (old, 2023)):
        one.write_row(0, 0, ["Datum", "Löfte", "Antal"])
        for number in (1, 2, 3):
            one.write_row(number, 0, [f"{year}-03-0{number}", "Trafikkontroller", number])
    sheet.set_row(2, None, None, {"hidden": True})
    old.hide()
    book.close()
    assert told(cli, "t.xlsm") == [
        "fre 1 mar 2024 1 Trafikkontroller · Polisen",
        "lör 2 mar 2024 2 Trafikkontroller · Polisen",
        "sön 3 mar 2024 3 Trafikkontroller · Polisen",
    ]
    assert notes(cli, "t.xlsm") == [
        'Läses inte: det dolda bladet "Förra året".',
        "Bladet I år: 1 dold rad är med: rad 3.",
    ]


def test_10_quarters_across_with_words(cli: Cli, tmp_path: Path) -> None:
    """The year in the file's name, tertials between the quarters, words for numbers."""
    root = tree(tmp_path)
    head = ["Löfte", "Kv 1", "Kv 2", "Halvår 1", "Kv 3", "Kv 4", "Helår", "Kommentar"]
    rows = [
        ["Trafikkontroller", "ca 10", "2–3 st", "12", "en handfull", "-", "ca 15", "lugnt"],
        ["Larm från skolan", "", "ett par", "2", "", "minst 3", "5", ""],
        ["Summa", "10", "4", "14", "", "3", "20", ""],
    ]
    table(tmp_path, rows, head, name="medborgarlöfte 2024.csv")
    file = "medborgarlöfte 2024.csv"
    assert told(cli, file, "--yes") == [
        "1 jan–31 mar 2024 ≈10 Trafikkontroller · Polisen · ”ca 10”",
        "1 apr–30 jun 2024 ≥2 Trafikkontroller · Polisen · ”2–3 st”",
        "1 jul–30 sep 2024 okänt Trafikkontroller · Polisen · ”en handfull”",
        "1 apr–30 jun 2024 ≈2 Larm från skolan · Polisen · ”ett par”",
        "1 okt–31 dec 2024 ≥3 Larm från skolan · Polisen · ”minst 3”",
    ]
    assert [body.count("note: lugnt") for body in written(root).values()].count(1) == 3
    assert notes(cli, file)[:2] == [
        "Året är 2024, enligt filens namn.",
        "Räknas inte: rad 4 (Summa).",
    ]
    assert "5 som förut" in cli("import", "arjeplog", file).out


def test_promises_across_and_days_down(cli: Cli, tmp_path: Path) -> None:
    """A list for the wall: an evening a row, a cross for what was done."""
    tree(tmp_path)
    head = ["Datum", "Trafikkontroller", "Larm från skolan", "Plats", "Summa"]
    rows: Rows = [
        ["Pass 2024"],
        head,
        [date(2024, 3, 14), "x", None, "Torget", 1],
        ["15/3", 2, "x", None, 3],
        ["april", "x", "–", None, None],
        ["Summa", 3, 1, None, 4],
    ]
    workbook(tmp_path, {"A": rows})
    assert told(cli, "t.xlsx") == [
        "tor 14 mar 2024 1 Trafikkontroller · Torget · Polisen",
        "fre 15 mar 2024 2 Trafikkontroller · Polisen",
        "fre 15 mar 2024 1 Larm från skolan · Polisen",
        "1–30 apr 2024 okänt Trafikkontroller · Polisen · ”x”",
    ]
    months: list[list[Any]] = [["", "Trafikkontroller", "larm"], ["jan", 1, 2], ["feb", "", 3]]
    workbook(tmp_path, {"2024": months})
    assert len(told(cli, "t.xlsx")) == 3


@pytest.mark.parametrize(
    "head, count",
    [
        (["v. 43", "v. 44", "v45"], 3),
        (["T1", "T2", "T3"], 3),
        (["2024-01", "feb 2024", "mar-24"], 3),
        ([date(2024, 1, 1), date(2024, 2, 1), "Totalt"], 2),
        ([2023, 2024, "Snitt"], 2),
        (["jan–mars", "april-juni", "Utfall"], 2),
        (["Utfall T1", "Utfall T2", "Utfall 2024"], 2),
    ],
)
def test_periods_of_all_kinds_across(
    cli: Cli, tmp_path: Path, head: list[object], count: int
) -> None:
    tree(tmp_path)
    workbook(tmp_path, {"A": [["", *head], ["Trafikkontroller", 1, 2, 3]]})
    assert len(told(cli, "t.xlsx", "--year", "2024")) == count


def test_a_season_is_no_time(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    said = 'är ingen bestämd tid. Skriv vilka månader, till exempel "sep–nov 2024".'
    table(tmp_path, [["Larm", "hösten", "3"], ["Larm", "VT24", "3"]], ["Löfte", "Period", "Antal"])
    assert errors(cli, "t.csv", "--year", "2024") == [
        f'rad 2, kolumn B (Period): fel: "hösten" {said}',
        f'rad 3, kolumn B (Period): fel: "VT24" {said}',
    ]
    table(tmp_path, [["Larm", "3", "2"]], ["Löfte", "Våren", "Hösten"])
    assert errors(cli, "t.csv", "--year", "2024") == [
        f'rad 1, kolumn B (Våren): fel: "Våren" {said}',
        f'rad 1, kolumn C (Hösten): fel: "Hösten" {said}',
    ]


def test_a_year_that_two_places_tell_otherwise(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows: Rows = [["Löfte", "Period", "Antal"], ["Larm", "oktober", 3], ["Larm", "okt 2024", 3]]
    workbook(tmp_path, {"2023": rows[:2]}, name="larm 2024.xlsx")
    assert errors(cli, "larm 2024.xlsx") == [
        (
            "bladet 2023, rad 2, kolumn B (Period): fel: Vilket år är det? 2023 (bladets namn), "
            "2024 (filens namn). Skriv året i cellen."
        )
    ]
    workbook(tmp_path, {"2023": [rows[0], rows[2]]}, name="larm 2024.xlsx")
    assert told(cli, "larm 2024.xlsx") == ["1–31 okt 2024 3 Larm från skolan · Polisen"]
    workbook(tmp_path, {"A": rows[:2]}, name="sparad 2023-12-01.xlsx")
    assert "Året saknas" in errors(cli, "sparad 2023-12-01.xlsx")[0]
    assert (
        "--year ska vara" in cli("import", "arjeplog", "larm 2024.xlsx", "--year", "24", code=2).err
    )


def test_days_from_and_till(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows = [
        ["1/2", "14/3", "1"],
        ["mars", "april", "2"],
        ["maj", "", "3"],
        ["2024-06-01", "30/6", "4"],
    ]
    table(tmp_path, [[*one, "larm"] for one in rows], ["Från", "Till", "Antal", "Löfte"])
    assert [line.partition(" Larm")[0] for line in told(cli, "t.csv", "--year", "2024")] == [
        "1 feb–14 mar 2024 1",
        "1 mar–30 apr 2024 2",
        "1–31 maj 2024 3",
        "1–30 jun 2024 4",
    ]


def test_a_number_under_its_kind_of_period(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    for heading, days in (("Vecka", "21–27 okt"), ("Månad", "1–31 okt")):
        number = 43 if heading == "Vecka" else 10
        workbook(tmp_path, {"2024": [["Löfte", heading, "Antal"], ["Larm", number, 3]]})
        assert told(cli, "t.xlsx") == [f"{days} 2024 3 Larm från skolan · Polisen"]
    workbook(tmp_path, {"2024": [["Löfte", "Månad", "Antal"], ["Larm", 13, 3]]})
    assert "rad 2, kolumn B (Månad): fel:" in errors(cli, "t.xlsx")[0]


def test_a_sum_without_parts_is_not_lost(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    head = ["Löfte", "jan", "feb", "mar", "Kv 1", "Summa"]
    table(tmp_path, [["Larm", "", "", "", "14", ""], ["Dialog", "", "", "", "0", "–"]], head)
    assert errors(cli, "t.csv", "--year", "2024") == [
        (
            "rad 2, kolumn E (Kv 1): fel: Summan 14 har inga delar i raden. Summor räknas "
            "inte. Skriv talen där de hör hemma."
        )
    ]


def test_what_in_a_matrix_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows = [["Larm", "#REF!", "mycket", "", ""], ["Okänt", "1", "", "", ""]]
    table(tmp_path, rows, ["Löfte", "jan", "feb", "mar", "Sekretessnivå"])
    found = errors(cli, "t.csv", "--year", "2024")
    assert [line.partition(": fel: ")[0] for line in found] == [
        "rad 2, kolumn B (jan)",
        "rad 2, kolumn C (feb)",
        "rad 3, kolumn A (Löfte)",
    ]
    table(tmp_path, [["", "1", "2", "", "x"]], ["Löfte", "jan", "feb", "mar", "Sekretessnivå"])
    first, second = errors(cli, "t.csv", "--year", "2024")
    assert "kolumn E (Sekretessnivå): fel: Rubriken talar om sekretess." in first
    assert second == "rad 2, kolumn A (Löfte): fel: Löfte saknas."
    table(tmp_path, [["1", "2"]], ["jan", "feb"])
    assert "Här finns inga kända rubriker." in errors(cli, "t.csv")[0]


def test_a_zero_before_its_time_is_said_and_left(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, promises=tree_far_ahead())
    table(tmp_path, [["Larm", "0", "3", "–"]], ["Löfte", "jan 2099", "jan 2024", "feb 2024"])
    assert told(cli, "t.csv") == ["1–31 jan 2024 3 Larm från skolan · Polisen"]
    assert notes(cli, "t.csv") == [
        "Streck läses inte: D2.",
        "Noll läses inte före periodens slut: B2.",
    ]


def tree_far_ahead() -> str:
    return PROMISES.replace("to: 2024-12-31", "to: 2099-12-31")


def test_a_summary_beside_a_log_is_not_read(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    sheets: dict[str, Rows] = {
        "Logg": [["Datum", "Löfte"], [date(2024, 3, 14), "larm"]],
        "Sammanställning": [["Löfte", "jan", "feb", "mar"], ["larm", 0, 0, 1]],
    }
    workbook(tmp_path, sheets)
    assert len(told(cli, "t.xlsx")) == 1
    assert notes(cli, "t.xlsx") == ['Läses inte: bladet "Sammanställning".']
    more = ("--sheet", "sammanställning", "--year", "2024")
    result = cli("import", "arjeplog", "t.xlsx", *more)
    assert "3 nya" in result.out
    assert result.out.endswith("t.xlsx --sheet sammanställning --year 2024 --yes\n")


def test_a_sheet_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    workbook(tmp_path, {"A": [["Datum", "Löfte"], [date(2024, 3, 14), "larm"]], "B!": [["x"]]})
    result = cli("import", "arjeplog", "t.xlsx", "--sheet", "C", code=2)
    assert result.err == 'Bladet "C" finns inte. Det finns: A.\n'
    result = cli("import", "arjeplog", "t.xlsx", "--sheet", "b", code=2)
    assert result.err == 'Bladet "B" är dolt. Visa det i arbetsboken först.\n'
    table(tmp_path, [], ["Datum", "Löfte"])
    assert "Det finns: –." in cli("import", "arjeplog", "t.csv", "--sheet", "A", code=2).err


def test_what_stands_beside_the_months(cli: Cli, tmp_path: Path) -> None:
    """An empty column first, a source, a precision that a month cannot share, words unread."""
    tree(tmp_path)
    head = ["", "Vad", "Källa", "Precision", "jan 2024", "feb 2024"]
    rows = [["", "Larm", "Polisens mejl", "exakt", "x", "2"], ["", "", "bara en källa", "", "", ""]]
    table(tmp_path, rows, head)
    assert told(cli, "t.csv") == [
        "1–31 jan 2024 okänt Larm från skolan · Polisen · Polisens mejl",
        "1–29 feb 2024 2 Larm från skolan · Polisen · Polisens mejl",
    ]
    assert notes(cli, "t.csv") == ['Läses inte: kolumnen "Precision".']


def test_rows_that_say_nothing_of_an_activity(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows = [["2024-03-14", "larm", "1", ""], ["", "", "", "bara här"]]
    table(tmp_path, rows, ["Datum", "Löfte", "Antal", "Eget"])
    assert len(told(cli, "t.csv")) == 1
    table(tmp_path, [["2024-T1", "larm", ""]], ["Period", "Löfte", "Antal"])
    assert "kolumn C (Antal): fel: Antal saknas. Skriv 0" in errors(cli, "t.csv")[0]


def test_a_corrected_page_of_months_corrects(cli: Cli, tmp_path: Path) -> None:
    """Each cell is known again by its promise and month; what is cleared is gone."""
    root = tree(tmp_path)
    head = ["Löfte", "jan", "feb", "mar"]
    table(tmp_path, [["Trafikkontroller", "1", "2", ""], ["larm", "x", "", ""]], head)
    cli("import", "arjeplog", "t.csv", "--year", "2024", "--yes")
    table(tmp_path, [["Trafikkontroller", "1", "5", "7"], ["larm", "", "", ""]], head)
    result = cli("import", "arjeplog", "t.csv", "--year", "2024")
    assert "3 rader, 1 ny, 1 som förut, 1 ändrad, 1 borta" in result.out
    cli("import", "arjeplog", "t.csv", "--year", "2024", "--yes", "--update", "--remove")
    counts = [line for body in written(root).values() for line in body.split("\n")[4:5]]
    assert counts == ["count: 1", "count: 5", "count: 7"]


def test_a_column_of_years(cli: Cli, tmp_path: Path) -> None:
    """The year of a row goes before that of the title."""
    tree(tmp_path)
    rows = [["År", "Månad", "Löfte", "Antal"], ["2023", "mars", "larm", "1"], ["", "4", "larm", ""]]
    table(tmp_path, [*rows[:2], ["2024", "mars", "larm", "2"]], ["Uppföljning 2022"])
    assert told(cli, "t.csv") == [
        "1–31 mar 2023 1 Larm från skolan · Polisen",
        "1–31 mar 2024 2 Larm från skolan · Polisen",
    ]
    assert notes(cli, "t.csv") == []
    table(tmp_path, [["", "mars", "larm", "1"], ["i fjol", "maj", "larm", "1"]], rows[0])
    assert [line[:36] for line in errors(cli, "t.csv")] == [
        "rad 2, kolumn B (Månad): fel: Året s",
        "rad 3, kolumn B (Månad): fel: Året s",
    ]
    workbook(tmp_path, {"A": [["Löfte", "År", "jan", "feb"], ["larm", 2023, 1, False]]})
    assert told(cli, "t.xlsx") == ["1–31 jan 2023 1 Larm från skolan · Polisen"]


def test_far_too_many_cells(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    head = ["Löfte", *[f"{month} {year}" for year in (2023, 2024) for month in MONTHS]]
    table(tmp_path, [["larm", *["1"] * 24]] * 42, head)
    assert errors(cli, "t.csv") == ["rad 1: fel: Här är fler än 1000 uppgifter. Dela upp dem."]


def test_a_failed_formula_among_the_headings(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("2024")
    sheet.write_row(0, 0, ["Löfte", "jan", "feb"])
    sheet.write_formula("D1", "=1/0", None, "#DIV/0!")
    sheet.write_row(1, 0, ["larm", 1, 2, 3])
    book.close()
    assert len(told(cli, "t.xlsx")) == 2


@pytest.mark.parametrize(
    "title, days",
    [
        ("Uppföljning T1 2024", "1 jan–30 apr 2024"),
        ("Aktiviteter i Arjeplog, tertial 1, 2024", "1 jan–30 apr 2024"),
        ("Jan–mars 2024: polisens siffror", "1 jan–31 mar 2024"),
        ("2024-10", "1–31 okt 2024"),
    ],
)
def test_a_list_of_one_period(cli: Cli, tmp_path: Path, title: str, days: str) -> None:
    tree(tmp_path)
    table(tmp_path, [["Löfte", "Antal"], ["larm", "3"]], [title])
    assert told(cli, "t.csv") == [f"{days} 3 Larm från skolan · Polisen"]
    assert notes(cli, "t.csv")[0].endswith(" för alla rader.")


@pytest.mark.parametrize("title", ["Uppdaterad maj 2024", "Siffror 2024", "Hösten 2024", "Blad"])
def test_what_tells_no_period_of_a_list(cli: Cli, tmp_path: Path, title: str) -> None:
    tree(tmp_path)
    table(tmp_path, [["Löfte", "Antal"], ["larm", "3"]], [title])
    assert 'Kolumnen "Datum" saknas.' in errors(cli, "t.csv")[0]


def test_a_sheet_a_month(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    head = ["Löfte", "Antal"]
    months: dict[str, Rows] = {
        "Januari": [head, ["larm", 3], ["Summa", 3]],
        "Februari": [head, ["larm", 2]],
    }
    workbook(tmp_path, months, name="larm 2024.xlsx")
    assert told(cli, "larm 2024.xlsx") == [
        "1–31 jan 2024 3 Larm från skolan · Polisen",
        "1–29 feb 2024 2 Larm från skolan · Polisen",
    ]
    workbook(tmp_path, {"Mars": [["T1 2024"], *months["Januari"]]}, name="larm 2024.xlsx")
    assert errors(cli, "larm 2024.xlsx") == [
        "bladet Mars, rad 2: fel: Vilken tid är det? Mars, T1 2024. Skriv en kolumn Period."
    ]


@pytest.mark.parametrize("cells", ["D2:E2", "B2:B3"])
def test_a_number_in_a_merged_cell_of_a_page_of_months(
    cli: Cli, tmp_path: Path, cells: str
) -> None:
    """Of two months or two promises: whose it is nobody wrote."""
    tree(tmp_path)
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("2024")
    sheet.write_row(0, 0, ["Löfte", *MONTHS[:4]])
    sheet.write_row(1, 0, ["Trafikkontroller", 1, 2])
    sheet.write_row(2, 0, ["larm", None, 1])
    sheet.merge_range(cells, 5)
    sheet.merge_range("A4:C4", "Trygghet")
    sheet.write("A5", "Summa")
    sheet.merge_range("B5:C5", 9)
    book.close()
    (found,) = errors(cli, "t.xlsx")
    assert found.endswith(f"fel: {cells} är en enda cell. Dela upp den.")


def test_a_total_that_is_more_than_its_parts(cli: Cli, tmp_path: Path) -> None:
    """What is in it and in no part would be lost without a word."""
    tree(tmp_path)
    rows = [["larm", "12", "1", "", "–", "9", "1"], ["Trafikkontroller", "", "x", "", "", "4", "5"]]
    head = ["Löfte", "Antal", "jan", "feb", "mar", "Kv 1", "Summa"]
    table(tmp_path, [[*one[:1], *one[2:]] for one in rows], [head[0], *head[2:]])
    (found,) = errors(cli, "t.csv", "--year", "2024")
    assert found == (
        "rad 2, kolumn E (Kv 1): fel: Summan 9 är mer än radens delar, 1. Summor räknas "
        "inte. Skriv talen där de hör hemma."
    )
    rows = [["larm", "1", "3", "6"]]
    table(tmp_path, rows, ["Löfte", "jan", "jan-feb", "jan-mar"])
    assert [line[:36] for line in errors(cli, "t.csv", "--year", "2024")] == [
        "rad 2, kolumn C (jan-feb): fel: Summ",
        "rad 2, kolumn D (jan-mar): fel: Summ",
    ]
    table(tmp_path, [["larm", "12", "1", "2", "3"]], ["Löfte", "Antal", "jan", "feb", "Summa"])
    assert len(told(cli, "t.csv", "--year", "2024")) == 2


def test_months_over_the_new_year_tell_their_years(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    table(tmp_path, [["larm", "1", "2", "3"]], ["Löfte", "nov", "dec", "jan"])
    assert errors(cli, "t.csv", "--year", "2024") == [
        "rad 1, kolumn D (jan): fel: Perioderna går över ett nyår. Skriv året i varje rubrik."
    ]
    for head in (["mar", "feb", "jan"], ["nov 2023", "dec 2023", "jan"]):
        table(tmp_path, [["larm", "1", "2", "3"]], ["Löfte", *head])
        assert len(told(cli, "t.csv", "--year", "2024")) == 3


def test_week_53_of_a_year_that_has_one(cli: Cli, tmp_path: Path) -> None:
    promises = PROMISES.replace("from: 2023-01-01", "from: 2020-01-01")
    tree(tmp_path, promises)
    table(tmp_path, [["larm", "1", "2"]], ["Löfte", "v52", "v53"])
    assert told(cli, "t.csv", "--year", "2020") == [
        "21–27 dec 2020 1 Larm från skolan · Polisen",
        "28 dec 2020–3 jan 2021 2 Larm från skolan · Polisen",
    ]
    assert errors(cli, "t.csv", "--year", "2024") == [
        'rad 1, kolumn C (v53): fel: "v53" finns inte 2024.'
    ]


def test_what_stands_beyond_the_headings(cli: Cli, tmp_path: Path) -> None:
    """A comma in a number makes two cells of it; a sum without a heading is none of a row."""
    tree(tmp_path)
    (tmp_path / "t.csv").write_text("Datum,Löfte,Antal\n2024-03-14,larm,2,5\n", encoding="utf-8")
    assert errors(cli, "t.csv") == [
        (
            "rad 2: fel: Raden har fler celler än rubrikraden. Hör två ihop: sätt citattecken om "
            "dem. Annars: skriv en rubrik."
        )
    ]
    workbook(tmp_path, {"2024": [["Löfte", "jan", "feb"], ["larm", 1, 2, 3]]})
    assert notes(cli, "t.xlsx")[0] == "Läses inte: kolumn D utan rubrik."
    workbook(tmp_path, {"A": [["Datum", "Löfte", "", "Plats"], [date(2024, 3, 1), "larm", "y"]]})
    assert notes(cli, "t.xlsx") == ["Läses inte: kolumn C utan rubrik."]


@pytest.mark.parametrize("heading", ["Genomfört antal", "Genomförda", "Gjorda kontroller"])
def test_a_number_under_words_around_it_is_asked_about(
    cli: Cli, tmp_path: Path, heading: str
) -> None:
    tree(tmp_path)
    table(tmp_path, [["2024-03-14", "larm", "4"]], ["Datum", "Löfte", heading])
    assert f'Då: --map "{heading}=antal"' in errors(cli, "t.csv")[0]
    assert "14 mar 2024 4 Larm" in told(cli, "t.csv", "--map", f"{heading}=antal")[0]


def test_days_over_the_new_year_tell_their_years(cli: Cli, tmp_path: Path) -> None:
    """A winter's list in order; those of two promises, each from January, are another thing."""
    tree(tmp_path)
    days = ["28/11", "20/12", "3/1", "2/2"]
    table(tmp_path, [[day, "larm", "1"] for day in days], ["Datum", "Löfte", "Antal"])
    assert errors(cli, "t.csv", "--year", "2024") == [
        "rad 4, kolumn A (Datum): fel: Dagarna går över ett nyår. Skriv året i varje cell."
    ]
    for days in (["2/1", "20/12", "3/1", "2/2"], ["28/11 2023", "3/1", "2/2"], ["3/5", "2/2"]):
        table(tmp_path, [[day, "larm", "1"] for day in days], ["Datum", "Löfte", "Antal"])
        assert len(told(cli, "t.csv", "--year", "2024")) == len(days)
