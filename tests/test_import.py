"""`import`: a table shown first, written all or nothing, and known again the next time."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from conftest import Cli
from system import posix
from terminal import ACTIVITIES, Terminal, facts, report, tree, written
from workbooks import Rows, table, workbook

LAISVALL = ("2024-03-14", "", "trafikkontroller", "", "1", "Laisvall")
SUMMER = ("2024-05-01", "2024-08-31", "Trafikkontroller", "polisen", "ca 12", "")

AT_TEN = datetime.fromisoformat("2024-01-02 10:00")


def problems(cli: Cli, file: str, *more: str) -> list[str]:
    """Import what has errors: nothing is written; return the complaints without the file's name."""
    result = cli("import", "arjeplog", file, "--yes", *more, code=1)
    *lines, last = result.err.splitlines()
    assert last.startswith("Inget är skrivet. Rätta ")
    return [line.removeprefix(f"{file}, ") for line in lines]


def test_a_dry_run_shows_all_and_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, [LAISVALL, SUMMER, ("", "", "", "", "", "")])
    result = cli("import", "Arjeplog", "t.csv", width=80)
    assert result.out == (
        "t.csv: 2 rader, 2 nya\n"
        "\n"
        "Nytt\n"
        "  rad 2     tor 14 mar 2024        1  Trafikkontroller · Laisvall · Polisen\n"
        "  rad 3     1 maj–31 aug 2024    ≈12  Trafikkontroller · Polisen · ”ca 12”\n"
        "\n"
        "  Trafikkontroller   0 → ≈13 av 10  ■■■■■■■■■■  uppnått\n"
        "\n"
        "Inget är skrivet. Skriv det med: medlofte import arjeplog t.csv --yes\n"
    )
    assert result.err == ""
    assert written(root) == {}
    assert not (root / ".medlofte").exists()


def test_what_is_written_and_known_again(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, [LAISVALL, SUMMER])
    result = cli("import", "arjeplog", "t.csv", "--yes")
    assert result.out.endswith(
        "\nSparade: 2 aktiviteter i data/activities/arjeplog\nBlev det fel?  medlofte undo\n"
    )
    texts = written(root)
    assert list(facts(root).values()) == [
        ("date: 2024-03-14\ncounts_for: [trafikkontroller]\nby: [polis]\nplace: Laisvall\n"),
        (
            "from: 2024-05-01\nto: 2024-08-31\ncounts_for: [trafikkontroller]\nby: [polis]\n"
            'count: 12\nprecision: about\nsource: {title: "”ca 12”"}\n'
        ),
    ]
    assert cli("validate", "--strict").err == "3 filer: inga fel.\n"
    again = cli("import", "arjeplog", "t.csv", "--yes")
    assert again.out == "t.csv: 2 rader, 2 som förut\nInget nytt att skriva.\n"
    table(tmp_path, [SUMMER, LAISVALL], name="annan.csv")  # in another order, in another file
    assert cli("import", "arjeplog", "annan.csv").out.endswith("\nInget nytt att skriva.\n")
    assert written(root) == texts


def test_what_is_logged_already_is_not_doubled(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli("log", "trafikkontroller", "--date", "2024-03-14", "--place", "Laisvall")
    cli("log", "trafikkontroller", "--period", "2024-T2", "--count", "12")
    table(tmp_path, [LAISVALL, SUMMER, (*LAISVALL[:5], "Slagnäs")])
    before = written(root)
    result = cli("import", "arjeplog", "t.csv", "--yes", width=200)
    assert result.out.startswith("t.csv: 3 rader, 1 ny, 2 finns redan\n")
    doubtful = result.out.split("Ser ut att finnas redan, skrivs inte\n")[1].splitlines()
    assert [line[:28] for line in doubtful[:2]] == [
        "  rad 2     lik 2024-03-14-t",
        "  rad 3     lik 2024-08-31-t",
    ]
    assert len(written(root)) == len(before) + 1


def test_every_problem_at_once_with_its_place(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    rows = [
        ("2024-02-30", "", "foo", "", "", ""),
        ("igår", "", "trafikkontroller", "nisse", "2,5", ""),
        ("", "", "", "", "5", ""),
        ("2024-05-10", "2024-05-01", "trafikkontroller", "", "-", ""),
        ("2024-03-14", "", "trafikkontroller", "", "", "640823-3234"),
        ("2024-03-14", "", "dialog", "", "0", ""),
        ("2019-03-14", "", "trafikkontroller", "", "", ""),
        ("2025-03-14", "", "trafikkontroller", "", "", ""),
        ("2024-03-15", "", "trafikkontroller", "", "", "A"),
        ("15 mars 2024", "", "Trafikkontroller", "Polisen", "2", "a"),
    ]
    table(tmp_path, rows)
    assert problems(cli, "t.csv") == [
        "rad 2, kolumn A (Datum): fel: Februari 2024 har 29 dagar. Skriv en dag från 1 till 29.",
        (
            'rad 2, kolumn C (Löfte): fel: Det finns inget löfte som heter "foo". Det finns: '
            "trafikkontroller, obekvama-tider, drogutbildning, felanmalan, dialog, information, "
            "larm."
        ),
        (
            'rad 3, kolumn A (Datum): fel: "igår" är inget datum med år. Skriv till exempel '
            "2024-03-14."
        ),
        (
            'rad 3, kolumn D (Vem): fel: Det finns ingen part som heter "nisse". Det finns: polis, '
            "kommun, skola."
        ),
        (
            'rad 3, kolumn E (Antal): fel: "2,5" går inte att läsa som ett antal. Skriv ett '
            'heltal, "ca 190", "minst 43" eller "flera".'
        ),
        "rad 4, kolumn A (Datum): fel: Dag saknas.",
        "rad 4, kolumn C (Löfte): fel: Löfte saknas.",
        "rad 5, kolumn B (Till och med): fel: Sista dagen ligger före den första.",
        (
            'rad 5, kolumn E (Antal): fel: "-" kan betyda noll eller att uppgift saknas. Skriv '
            'antalet, eller "okänt". Är inget gjort: ta bort raden, eller skriv 0 om den är för en '
            "period."
        ),
        (
            'rad 6, kolumn F (Plats): fel: "640823-3234" är ett personnummer eller '
            "samordningsnummer. Ta bort det. Är filen redan delad finns numret kvar i historiken: "
            "tala med den som sköter arkivet."
        ),
        "rad 7, kolumn D (Vem): fel: Vem som gjorde det saknas.",
        "rad 8, kolumn A (Datum): fel: Inget medborgarlöfte gäller 2019-03-14.",
        "rad 9, kolumn C (Löfte): fel: Löftet trafikkontroller gäller inte 2025-03-14.",
        (
            "rad 11: fel: Raden är likadan som rad 10. Var det två tillfällen: skriv plats, tid "
            "eller rubrik som skiljer dem åt, eller en enda rad med antal 2. "
            "Annars: ta bort den ena."
        ),
    ]
    assert written(root) == {}


def test_a_workbook_names_its_sheets(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    head = ["Dag", "Löfte", "Löfte 2", "Antal", "Klockslag", "Plats", "Eget"]
    sheets: dict[str, Rows] = {
        "Mars": [
            ["Polisens lista"],
            [],
            head,
            [date(2024, 3, 14), "trafikkontroller", "obekvama-tider", 1, time(22, 30), "A", "x"],
            [
                datetime.fromisoformat("2024-03-15 21:05"),
                "trafikkontroller – Trafikkontroller",
                None,
                2.0,
            ],
            ["2024-03-16 20:15", "trafikkontroller", None, "3 st", 0.5, AT_TEN],
        ],
        "April": [head, [date(2024, 4, 1), "x"], [45365, "larm"], [True, "larm"]],
        "Annat": [["Vad som helst", "och mer"], [1, 2]],
        "Tomt": [],
        "Dolt!": [head, ["skräp", "skräp"]],
    }
    workbook(tmp_path, sheets)
    assert problems(cli, "t.xlsx") == [
        (
            'bladet April, rad 2, kolumn B (Löfte): fel: Det finns inget löfte som heter "x". Det '
            "finns: trafikkontroller, obekvama-tider, drogutbildning, felanmalan, dialog, "
            "information, larm."
        ),
        (
            "bladet April, rad 3, kolumn A (Dag): fel: 45365 är inget datum. Skriv till exempel "
            "2024-03-14."
        ),
        (
            "bladet April, rad 4, kolumn A (Dag): fel: ja är inget datum. Skriv till exempel "
            "2024-03-14."
        ),
    ]
    del sheets["April"]
    workbook(tmp_path, sheets)
    result = cli("import", "arjeplog", "t.xlsx", "--yes")
    assert 'Läses inte: bladet "Annat", det dolda bladet "Dolt", kolumnen "Eget".\n' in result.out
    base = "by: [polis]\n"
    assert list(facts(root).values()) == [
        (
            f"date: 2024-03-14\ncounts_for: [trafikkontroller, obekvama-tider]\n{base}place: A\n"
            'time: "22:30"\n'
        ),
        (f'date: 2024-03-15\ncounts_for: [trafikkontroller]\n{base}count: 2\ntime: "21:05"\n'),
        (
            f"date: 2024-03-16\ncounts_for: [trafikkontroller]\n{base}count: 3\n"
            'place: "2024-01-02 10:00"\ntime: "12:00"\nsource: {title: "”3 st”"}\n'
        ),
    ]


def test_all_that_a_row_can_say(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    head = ["Från", "Till", "Period", "Löfte", "Vem", "Antal", "Precision", "Status", "Blev klart"]
    head += ["Rubrik", "Källa", "Länk", "Anteckning", "Utöver", "Intern", "Exempel", "Tid"]
    rows = [
        ["", "", "2024-T1", "dialog, larm", "alla ansvariga", "flera"],
        ["", "", "2024-T2", "dialog, med nu", "polis och kommun", "", "okänt antal"],
        ["2024-01-01", "2024-01-31", "", "Dialog med företag", "båda", "190", "Ungefär"],
    ]
    rows[1][3] = "Dialog med företag"
    more = ["Rubriken", "Mejl", "https://a.se", "=1+1", "ja", "x", "nej"]
    rows.append(["2024-02-01", "2024-02-02", "", "larm", "", "2", "", "obesvarad", "", *more])
    table(tmp_path, rows, head)
    cli("import", "arjeplog", "t.csv", "--yes")
    assert list(facts(root).values()) == [
        (
            "from: 2024-01-01\nto: 2024-01-31\ncounts_for: [dialog]\nby: [polis, kommun]\n"
            "count: 190\n"
            "precision: about\n"
        ),
        (
            "from: 2024-02-01\nto: 2024-02-02\ncounts_for: [larm]\nby: [polis]\ncount: 2\n"
            'status: unanswered\ntitle: Rubriken\nnote: "=1+1"\nlinks: ["https://a.se"]\n'
            "source: {title: Mejl}\nbesides: true\ninternal: true\n"
        ),
        (
            "from: 2024-01-01\nto: 2024-04-30\ncounts_for: [dialog, larm]\nby: [polis, kommun]\n"
            'precision: unknown\nsource: {title: "”flera”"}\n'
        ),
        (
            "from: 2024-05-01\nto: 2024-08-31\ncounts_for: [dialog]\nby: [polis, kommun]\n"
            "precision: unknown\n"
        ),
    ]


def test_a_milestone_is_finished(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    head = ["Datum", "Löfte", "Blev klart", "Status", "Vem"]
    table(tmp_path, [["2024-03-14", "Felanmälan", "ja", "genomförd", "kommun"]], head)
    result = cli("import", "arjeplog", "t.csv", "--yes")
    assert "Felanmälan · Arjeplogs kommun · blev klart\n" in result.out
    assert list(facts(root).values()) == [
        "date: 2024-03-14\ncompletes: [felanmalan]\nby: [kommun]\n"
    ]


@pytest.mark.parametrize(
    "head, row, problem",
    [
        (
            ["Period"],
            ["T2"],
            "kolumn B (Period): fel: Året saknas. Skriv det i cellen, eller ange det med --year",
        ),
        (["Period"], ["2024-T9"], 'kolumn B (Period): fel: Perioden "2024-T9" går inte att läsa.'),
        (["Från"], ["2024-01-01"], "kolumn B (Från): fel: Sista dagen saknas: en period har två"),
        (["Datum", "Period"], ["2024-01-01", "2024"], "kolumn B (Datum): fel: Ange antingen en"),
        (
            ["Datum", "Till", "Antal"],
            ["2024-01-01", "sen", "1"],
            'kolumn C (Till): fel: "sen" går inte att läsa',
        ),
        (["Datum"], ["2024 är bra"], 'kolumn B (Datum): fel: "2024 är bra" går inte att läsa'),
        (["Datum"], ["x" * 100], f'kolumn B (Datum): fel: "{"x" * 60}…" går inte att läsa'),
        (
            ["Datum", "Status"],
            ["2024-01-01", "inställt!"],
            'kolumn C (Status): fel: "inställt!" sk',
        ),
        (["Datum", "Status"], ["2024-01-01", "qqq"], 'kolumn C (Status): fel: "qqq" ska vara någo'),
        (["Datum", "Intern"], ["2024-01-01", "kanske"], 'kolumn C (Intern): fel: "kanske" ska va'),
        (["Datum", "Klart"], ["2024-01-01", "ja"], "kolumn C (Klart): fel: Inget av radens löften"),
        (["Datum", "Vem"], ["2024-01-01", "polis, x"], "kolumn C (Vem): fel: Det finns ingen part"),
        (["Datum", "Vem"], ["2024-01-01", "x" * 500], "kolumn C (Vem): fel: Det här är för långt"),
        (["Datum", "Länk"], ["2024-01-01", "a.se"], "kolumn C (Länk): fel: links ska vara en adr"),
        (["Datum", "Antal"], ["2024-01-01", "0"], "kolumn C (Antal): fel: count ska vara minst 1"),
    ],
)
def test_a_cell_that_cannot_be_read(
    cli: Cli, tmp_path: Path, head: list[str], row: list[str], problem: str
) -> None:
    tree(tmp_path)
    table(tmp_path, [["trafikkontroller", *row]], ["Löfte", *head])
    (only,) = problems(cli, "t.csv")
    assert only.startswith(f"rad 2, {problem}")


@pytest.mark.parametrize(
    "count, precision, problem",
    [
        ("ca 190", "exakt", 'Antalet säger något annat: "ca 190".'),
        ("190", "okänt", "Är antalet okänt ska det inte stå något antal."),
        ("x", "ungefär", '"x" går inte att läsa'),
    ],
)
def test_words_and_precision_must_agree(
    cli: Cli, tmp_path: Path, count: str, precision: str, problem: str
) -> None:
    tree(tmp_path)
    head = ["Datum", "Löfte", "Antal", "Precision"]
    table(tmp_path, [["2024-03-14", "trafikkontroller", count, precision]], head)
    assert problem in problems(cli, "t.csv")[0]
    table(tmp_path, [["2024-03-14", "trafikkontroller", "", "drygt"]], head)
    cli("import", "arjeplog", "t.csv")


def test_a_number_in_a_workbook_that_is_no_count(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows = [[date(2024, 3, day), "larm", count] for day, count in ((1, 2.5), (2, -1), (3, True))]
    workbook(tmp_path, {"A": [["Datum", "Löfte", "Antal"], *rows, [time(22, 30), "larm", 1]]})
    assert [line.partition("fel: ")[2] for line in problems(cli, "t.xlsx")] == [
        "2.5 är inget antal. Skriv ett heltal.",
        "-1 är inget antal. Skriv ett heltal.",
        "ja är inget antal. Skriv ett heltal.",
        "22:30 är inget datum. Skriv till exempel 2024-03-14.",
    ]


def test_a_promise_may_be_named_in_many_ways(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    names = [
        "Gemensam information",
        "gemensam info",
        "larm; information",
        "Insatser på obekväm tid",
    ]
    table(tmp_path, [[f"2024-03-0{n}", one] for n, one in enumerate(names, 1)], ["Datum", "Löfte"])
    # Larm is the police's and information both's, so who did it must be said.
    assert problems(cli, "t.csv") == ["rad 4: fel: Vem som gjorde det saknas."]
    rows = [[f"2024-03-0{n}", one, "polis/kommun"] for n, one in enumerate(names, 1)]
    table(tmp_path, rows, ["Datum", "Löfte", "Vem"])
    result = cli("import", "arjeplog", "t.csv", "--yes")
    assert [text.split("\n")[1] for text in written(root).values()] == [
        "counts_for: [information]",
        "counts_for: [information]",
        "counts_for: [larm, information]",
        "counts_for: [obekvama-tider]",
    ]
    assert "varning" not in result.out
    table(tmp_path, [["2024-03-01", "x" * 500], ["2024-03-01", "a, b"]], ["Datum", "Löfte"])
    first, second = problems(cli, "t.csv")
    assert first.endswith("fel: Det här är för långt för att vara ett löfte.")
    assert 'heter "a"' in second or '"a" kan vara' in second


def test_a_warning_is_said_and_stops_nothing(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, [(*LAISVALL[:5], "bil MLB 123"), (*LAISVALL[:5], "")])
    result = cli("import", "arjeplog", "t.csv", "--yes", "--accept-personal-data")
    other, plate = sorted(result.err.splitlines(), key=lambda line: "MLB" in line)
    assert plate.startswith('t.csv, rad 2, kolumn F (Plats): varning: "MLB 123" kan vara ett reg')
    row, _, said = other.removeprefix("t.csv, rad ").partition(", kolumn A (Datum): varning: ")
    assert said.startswith(f"Det här kan vara samma aktivitet som rad {5 - int(row)}. Ta bort ")
    assert len(written(root)) == 2


def test_why_a_row_would_not_count(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    head = ["Datum", "Till och med", "Löfte", "Antal", "Status"]
    rows = [
        ["2024-01-01", "2024-04-30", "larm", "3", ""],
        ["2024-02-01", "", "larm", "1", ""],
        ["2023-03-01", "", "dialog", "1", "inställd"],
    ]
    table(tmp_path, [[*row, "polis"] for row in rows], [*head, "Vem"])
    result = cli("import", "arjeplog", "t.csv", width=120)
    assert "Larm från skolan · Polisen · räknas inte: ingår redan i summan för 1 jan" in result.out
    assert "Dialog med företag · Polisen · inställd · räknas inte: inställd\n" in result.out
    assert "Larm från skolan 2024 " in result.out
    assert "Dialog med företag 2023 " in result.out


def test_far_too_many_problems(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    table(tmp_path, [("x", "", "trafikkontroller", "", "", "")] * 300)
    lines = problems(cli, "t.csv")
    assert len(lines) == 101
    assert lines[-1] == (
        "rad 102: fel: Här slutar läsningen: det är för många fel. Rätta dem ovanför först."
    )


def test_far_more_rows_than_anybody_reads(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    rows = [("2024-03-14", "", "larm", "", "", f"plats 070-174 06 05 {n}") for n in range(250)]
    table(tmp_path, rows)
    result = cli("import", "arjeplog", "t.csv", "--accept-personal-data")
    assert result.out.count("\n  rad ") == 200
    assert "\n  … och 50 till\n" in result.out
    assert result.err.endswith("\n  … och 50 till\n")
    assert written(root) == {}


def test_sheets_after_too_many_problems_are_not_read(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    rows = [["Datum", "Löfte"], *[["x", "larm"]] * 110]
    workbook(tmp_path, {"A": rows, "B": rows})
    assert {line.split(",")[0] for line in problems(cli, "t.xlsx")} == {"bladet A"}


@pytest.mark.parametrize(
    "head, problem",
    [
        (["Vad", "När"], "Här finns inga kända rubriker. De kan vara Datum, Löfte, Antal, eller"),
        (["Löfte", "Antal"], 'Kolumnen "Datum" saknas. Heter den något annat: ange den med --map.'),
        (["Datum", "Antal"], 'Kolumnen "Löfte" saknas. Heter den något annat: ange den med --map.'),
    ],
)
def test_headings_that_say_too_little(
    cli: Cli, tmp_path: Path, head: list[str], problem: str
) -> None:
    tree(tmp_path)
    table(tmp_path, [["2024-03-14", "larm"]], head)
    (only,) = problems(cli, "t.csv")
    assert only.startswith(f"rad 1: fel: {problem}")


def test_an_empty_file(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    (tmp_path / "t.csv").write_bytes(b"")
    assert problems(cli, "t.csv")[0].startswith("rad 1: fel: Här finns inga kända rubriker.")
    workbook(tmp_path, {"Tom": [], "Dolt!": []})
    assert problems(cli, "t.xlsx")[0].startswith("bladet Tom, rad 1: fel: Här finns inga kända")


def test_a_file_with_errors_that_has_the_rows_name(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, [LAISVALL])
    cli("import", "arjeplog", "t.csv", "--yes")
    (path,) = (root / ACTIVITIES).iterdir()
    path.write_text("{", encoding="utf-8")
    result = cli("import", "arjeplog", "t.csv", "--yes", code=1)
    assert "rad 2: fel: Raden finns redan i activities/arjeplog/2024/2024-03-14-" in result.err
    assert path.read_text(encoding="utf-8") == "{"


def test_a_promise_file_with_errors(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, [LAISVALL])
    (root / "promises" / "arjeplog.yaml").write_text("{", encoding="utf-8")
    result = cli("import", "arjeplog", "t.csv", "--yes", code=1)
    assert result.err.endswith("Löftesfilen har fel och måste rättas först.\n")


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    table(tmp_path, [LAISVALL])
    terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
    terminal.answer("Skriv 1 aktivitet? [j/N]:", "")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Inget är skrivet.\n")
    assert written(root) == {}
    terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
    terminal.answer("Skriv 1 aktivitet? [j/N]:", "j")
    assert terminal.end() == 0
    assert len(written(root)) == 1
    table(tmp_path, [("igår", "", "larm", "", "", "")])
    terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
    assert terminal.end() == 1
    assert "t.csv, rad 2, kolumn A (Datum): fel:" in terminal.seen


@pytest.mark.parametrize("now", ["# ändrad", "agreements: fel"])
def test_promises_that_somebody_changes_while_it_asks(tmp_path: Path, now: str) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    table(tmp_path, [LAISVALL])
    terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
    terminal.wait("Skriv 1 aktivitet? [j/N]:")
    path = root / "promises" / "arjeplog.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{now}\n", encoding="utf-8")
    terminal.answer("Skriv 1 aktivitet? [j/N]:", "j")
    assert terminal.end() == 1
    assert "Löftena har ändrats under tiden. Inget är skrivet" in " ".join(terminal.seen.split())
    assert written(root) == {}


MINE = ["När", "Vad", "St", "Plats"]
MAP = "När=date,Vad=counts_for,St=count"


def test_columns_of_any_name_are_kept_for_the_next_time(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="# Min\nmunicipality: arjeplog  # den\n")
    table(tmp_path, [["2024-03-14", "larm", "2", "A"]], MINE)
    shown = cli("import", "arjeplog", "t.csv", "--map", MAP)
    assert shown.out.endswith(f"medlofte import arjeplog t.csv --map {MAP} --yes\n")
    assert "import" not in (root / "medlofte.yaml").read_text(encoding="utf-8")
    result = cli("import", "arjeplog", "t.csv", "--map", MAP, "--yes")
    assert result.out.endswith("Kolumnerna är sparade i data/medlofte.yaml.\n")
    assert (root / "medlofte.yaml").read_text(encoding="utf-8") == (
        "# Min\nmunicipality: arjeplog  # den\nimport: {När: date, Vad: counts_for, St: count}\n"
    )
    table(tmp_path, [["2024-09-15", "larm", "2", "A"]], MINE)
    assert "1 ny\n" in cli("import", "arjeplog", "t.csv").out
    table(tmp_path, [["2024-09-16", "larm", "2", "A"]], ["När", "Vad", "St", "a: #1"])
    more = ("--map", "a: #1=place,När=date")
    cli("import", "arjeplog", "t.csv", "--yes", *more)
    assert (
        (root / "medlofte.yaml")
        .read_text(encoding="utf-8")
        .endswith('\nimport: {När: date, Vad: counts_for, St: count, "a: #1": place}\n')
    )
    assert "Kolumnerna" not in cli("import", "arjeplog", "t.csv", "--yes", *more).out


def test_columns_are_kept_where_there_are_no_settings_yet(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="")
    table(tmp_path, [["2024-03-14", "larm", "2", "A"]], MINE)
    cli("import", "arjeplog", "t.csv", "--map", MAP, "--yes")
    kept = "import: {När: date, Vad: counts_for, St: count}\n"
    assert (root / "medlofte.yaml").read_text(encoding="utf-8") == kept
    assert cli("validate", "--strict").err == "2 filer: inga fel.\n"


@posix
@pytest.mark.parametrize("kind", ["empty", "folder", "dangling"])
def test_settings_that_hold_nothing(cli: Cli, tmp_path: Path, kind: str) -> None:
    root = tree(tmp_path)
    path = root / "medlofte.yaml"
    path.unlink()
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(root / "nothing")
    table(tmp_path, [["2024-03-14", "larm", "2", "A"]], MINE)
    result = cli("import", "arjeplog", "t.csv", "--map", MAP, "--yes")
    assert "Sparad: 1 aktivitet" in result.out
    assert ("Kolumnerna är sparade i" in result.out) == (kind == "empty")
    assert "Inget är skrivet" not in result.err


@pytest.mark.parametrize(
    "settings",
    [b"import:\n  Dag: date\n", b"language: nej\n", b"\xff", b"municipality: arjeplog\r"],
)
def test_settings_that_a_person_must_change(cli: Cli, tmp_path: Path, settings: bytes) -> None:
    root = tree(tmp_path)
    (root / "medlofte.yaml").write_bytes(settings)
    table(tmp_path, [["2024-03-14", "larm", "2", "A"]], MINE)
    result = cli("import", "arjeplog", "t.csv", "--map", MAP, "--yes")
    if settings.endswith(b"\r"):
        assert (root / "medlofte.yaml").read_bytes().startswith(settings[:-1])
        return
    assert "Kolumnerna är inte sparade. Skriv i data/medlofte.yaml:\n  import: {" in result.out
    assert (root / "medlofte.yaml").read_bytes() == settings


def test_lines_that_end_as_in_windows_stay_so(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "medlofte.yaml").write_bytes(b"municipality: arjeplog\r\nlanguage: sv")
    table(tmp_path, [["2024-03-14", "larm", "2", "A"]], MINE)
    cli("import", "arjeplog", "t.csv", "--map", MAP, "--yes")
    assert (root / "medlofte.yaml").read_bytes().decode() == (
        "municipality: arjeplog\r\nlanguage: sv\r\n"
        "import: {När: date, Vad: counts_for, St: count}\r\n"
    )


@pytest.mark.parametrize(
    "mapped, message",
    [
        ("Datum", '--map skrivs så här: "Dag=datum,St=antal"'),
        ("=date", '--map skrivs så här: "Dag=datum,St=antal"'),
        ("Datum=dax", "--map kan vara Datum, Från, Till-och-med, "),
        ("Fel=date", 'Kolumnen "Fel" finns inte. Det finns: Datum, Till och med, Löfte, Vem'),
    ],
)
def test_a_map_that_means_nothing(cli: Cli, tmp_path: Path, mapped: str, message: str) -> None:
    tree(tmp_path)
    table(tmp_path, [LAISVALL])
    result = cli("import", "arjeplog", "t.csv", "--map", mapped, "--yes", code=2)
    assert result.err.startswith(message)


def test_a_column_pointed_out_goes_before_one_that_is_called_so(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    row = ["2023-01-01", "larm", "2024-03-14", "", "7"]
    table(tmp_path, [row], ["Datum", "Löfte", "Utfört", "", "Antal"])
    cli("import", "arjeplog", "t.csv", "--map", "Utfört=date,", "--yes")
    (name,) = written(root)
    assert name.startswith(f"{ACTIVITIES}/2024-03-14-larm-")


def test_reports_by_others_are_read_but_left_alone(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    report(root, "2024-01-01-trasig", "{")
    example = "{date: 2024-02-01, counts_for: [larm], by: [polis], example: true}"
    report(root, "2024-02-01-exempel", example)
    table(tmp_path, [LAISVALL])
    result = cli("import", "arjeplog", "t.csv", "--yes")
    first, path = result.err.splitlines()
    assert first.startswith("1 fil har fel och är inte medräknad.")
    assert path.endswith("2024-01-01-trasig.yaml")


def test_two_that_are_alike_for_two_promises_draw_one_warning(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    both = "trafikkontroller, obekvama-tider"
    table(
        tmp_path, [["2024-03-14", both, place] for place in ("", "A")], ["Datum", "Löfte", "Plats"]
    )
    assert cli("import", "arjeplog", "t.csv").err.count("samma aktivitet som") == 1
