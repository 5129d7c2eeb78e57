"""`log` in one line: what is written, what is said, what is refused."""

import json
from pathlib import Path

import pytest

from conftest import Cli, Result
from terminal import ACTIVITIES, PROMISES, only, report, tree, written

TRAFFIC = f"{ACTIVITIES}/2024-03-13-trafikkontroller-xxxx.yaml"


def log(cli: Cli, *arguments: str, code: int = 0) -> Result:
    return cli("log", *arguments, code=code, width=80)


def test_one_line_writes_one_file_and_shows_its_effect(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    result = log(
        cli,
        *("arjeplog", "trafikkontroller", "obekväm tid", "--date", "13 mars 2024"),
        *("--place", "Laisvall"),
    )
    (path,) = (root / ACTIVITIES).iterdir()
    assert result.out == (
        "1 gång av Polisen, onsdag 13 mars 2024, Laisvall\n"
        "  Trafikkontroller          0 → 1 av 10  ■□□□□□□□□□  inte uppnått, 9 saknas\n"
        "  Insatser på obekväm tid    0 → 1 av 3  ■□□         inte uppnått, 2 saknas\n"
        f"Sparad: data/{ACTIVITIES}/{path.name}\n"
    )
    assert result.err == ""
    assert written(root) == {
        TRAFFIC: (
            "date: 2024-03-13\n"
            "counts_for: [trafikkontroller, obekvama-tider]\n"
            "by: [polis]\n"
            "place: Laisvall\n"
            "logged: today\n"
        )
    }
    assert cli("validate", "--strict").code == 0


def test_all_options_are_written_in_the_documented_order(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-01-dialog-a", "{date: 2024-03-01, counts_for: [dialog], by: [polis]}")
    result = log(
        cli,
        *("dialog", "felan", "--date", "2024-03-13", "--count", "2", "--precision", "at_least"),
        *("--by", "polisen, kommun,polis", "--title", "Frukost: tillsammans", "--place", "Torget"),
        *("--time", "kl 8.30", "--note", "en # anteckning", "--source", "Minnet"),
        *("--link", "https://example.se/a?b=1", "--link", "http://example.se"),
        *(
            "--completes",
            "--besides",
            "--area-wide",
            "--replaces",
            "2024-03-01-dialog-a",
            "--internal",
        ),
    )
    assert written(root)[f"{ACTIVITIES}/2024-03-13-dialog-xxxx.yaml"] == (
        "date: 2024-03-13\n"
        "counts_for: [dialog]\n"
        "completes: [felanmalan]\n"
        "by: [polis, kommun]\n"
        "count: 2\n"
        "precision: at_least\n"
        'title: "Frukost: tillsammans"\n'
        "place: Torget\n"
        'time: "08:30"\n'
        'note: "en # anteckning"\n'
        'links: ["https://example.se/a?b=1", "http://example.se"]\n'
        "source: {title: Minnet}\n"
        "besides: true\n"
        "area_wide: true\n"
        'replaces: ["2024-03-01-dialog-a"]\n'
        "internal: true\n"
        "logged: today\n"
    )
    assert result.out.startswith(
        "≥2 gånger av Polisen och Arjeplogs kommun, onsdag 13 mars 2024 kl. 08.30,\n"
        "Torget, i hela lokalpolisområdet, Frukost: tillsammans\n"
    )


@pytest.mark.parametrize(
    "options, days",
    [
        (["--period", "2024-03"], ("2024-03-01", "2024-03-31")),
        (["--period", "2024-t2"], ("2024-05-01", "2024-08-31")),
        (["--period", "2024"], ("2024-01-01", "2024-12-31")),
        (["--period", "2024-v11"], ("2024-03-11", "2024-03-17")),
        (["--from", "1 maj 2024", "--to", "2024-05-03"], ("2024-05-01", "2024-05-03")),
    ],
)
def test_a_figure_for_a_span_is_filed_by_its_last_day(
    cli: Cli, tmp_path: Path, options: list[str], days: tuple[str, str]
) -> None:
    root = tree(tmp_path)
    log(cli, "obekvama", *options, "--count", "1", "--place", "Byarna")
    assert written(root) == {
        f"{ACTIVITIES}/{days[1]}-obekvama-tider-xxxx.yaml": (
            f"from: {days[0]}\nto: {days[1]}\ncounts_for: [obekvama-tider]\nby: [polis]\n"
            "count: 1\nplace: Byarna\nlogged: today\n"
        )
    }


@pytest.mark.parametrize(
    "options, keys, sentence, effect",
    [
        (["--count", "0"], "count: 0\n", "Summerad uppgift: 0 av", "  0 av 10  "),
        (
            ["--count", "20", "--precision", "about"],
            "count: 20\nprecision: about\n",
            "Summerad uppgift: ≈20 av",
            "0 → ≈20 av 10",
        ),
        (
            ["--precision", "unknown"],
            "precision: unknown\n",
            "Summerad uppgift: okänt antal av",
            "0 → gjort",
        ),
        (["--count", "7", "--precision", "exact"], "count: 7\n", "Summerad uppgift: 7", "0 → 7"),
    ],
)
def test_counts_and_precision_of_a_span(  # noqa: PLR0913, PLR0917  a case has four sides
    cli: Cli, tmp_path: Path, options: list[str], keys: str, sentence: str, effect: str
) -> None:
    root = tree(tmp_path)
    result = log(cli, "trafikkontroller", "--period", "2024-05", *options)
    assert only(root).removesuffix("logged: today\n").endswith(f"by: [polis]\n{keys}")
    assert result.out.startswith(sentence)
    assert effect in result.out


def test_a_count_of_one_day_and_a_number_not_known(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    result = log(cli, "dialog", "--date", "2024-03-13", "--by", "skola", "--count", "3")
    assert result.out.startswith("3 gånger av Skolan, onsdag 13 mars 2024\n")
    assert result.err == (
        "Ingen av dem som lovat dialog (polis, kommun) står här. Aktiviteten räknas, men\n"
        "kontrollera vem som gjorde den.\n"
    )
    result = log(cli, "larm", "--date", "2024-03-13", "--precision", "unknown")
    assert result.out.startswith("Okänt antal gånger av Polisen, onsdag 13 mars 2024\n")
    refused = log(cli, "larm", "--date", "2024-03-13", "--count", "0", code=2)
    assert "minst 1 för en daterad aktivitet" in refused.err


def test_an_example_is_marked_and_its_figures_say_so(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    result = log(cli, "trafikkontroller", "--date", "2024-03-13", "--example")
    assert only(root).endswith("logged: today\nexample: true\n")
    assert result.out.splitlines()[1] == "EXEMPEL: siffrorna räknar påhittade aktiviteter."
    real = log(cli, "trafikkontroller", "--date", "2024-03-15")
    assert "EXEMPEL" not in real.out
    assert "Exemplen räknas inte längre: året har nu en verklig aktivitet." in real.out
    example = log(cli, "trafikkontroller", "--date", "2024-03-16", "--example")
    assert "Räknas inte: påhittat exempel" in example.out


INVENTED = """\
  - id: plan
    title: Åtgärdsplan 2024
    kind: action_plan
    example: true
    from: 2024-01-01
    to: 2024-12-31
    promises:
      - id: fartkontroller
        text: Polisen kontrollerar farten
        responsible: [polis]
        target: {kind: count, at_least: 2, per: year}
      - id: fartskyltar
        text: Polisen sätter upp skyltar
        responsible: [polis]
        target: {kind: milestone}
"""


def test_nothing_real_is_logged_for_an_invented_promise(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, PROMISES + INVENTED)
    words = ("larm", "fartkontroller", "--date", "2024-03-13")
    assert log(cli, *words, code=2).err == (
        "Löftet Polisen kontrollerar farten är påhittat, för att visa hur det fungerar: det står "
        "i Åtgärdsplan 2024. En verklig aktivitet räknas aldrig för det. Välj ett annat löfte, "
        "eller lägg till --example om aktiviteten också är påhittad.\n"
    )
    assert not (root / "activities").exists()
    result = log(cli, *words[1:], "--example")
    assert "0 → 1 av 2" in result.out
    cli("validate", "--strict")


@pytest.mark.parametrize(
    "key, id_", [("counts_for", "fartkontroller"), ("completes", "fartskyltar")]
)
def test_what_is_real_for_an_invented_promise_is_what_to_change(
    key: str, id_: str, cli: Cli, tmp_path: Path
) -> None:
    root = tree(tmp_path, PROMISES + INVENTED)
    log(cli, "fartkontroller", "--date", "2024-03-12", "--example")
    real = f"date: 2024-03-13\n{key}: [{id_}]\nby: [polis]\nlogged: 2024-03-13\n"
    report(root, f"2024-03-13-{id_}-real", real)
    found = cli("validate", "--strict", code=1, width=500).out
    assert f"2024-03-13-{id_}-real.yaml:2:" in found
    assert (
        f"warning[mixed-examples]: Aktiviteten är verklig men löftet {id_} påhittat, så den räknas "
        f"inte för det. Ändra {key} till ett verkligt löfte, eller märk aktiviteten example: true "
        "om den är påhittad.\n"
    ) in found
    assert "Ta bort exemplen" not in found
    (root / ACTIVITIES / f"2024-03-13-{id_}-real.yaml").write_text(
        f"{real}example: true\n", "utf-8"
    )
    cli("validate", "--strict")


def test_a_milestone_is_worked_on_or_completed_also_late(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    started = log(cli, "felanmalan", "--date", "2024-03-13")
    assert "  Felanmälan   – → påbörjat  inte uppnått" in started.out
    again = log(cli, "felanmalan", "--date", "2024-03-20")
    assert "  Felanmälan   påbörjat  inte uppnått" in again.out
    late = log(cli, "felanmalan", "--date", "2025-01-20", "--completes")
    assert "påbörjat" in late.out
    assert [path for path in written(root) if "2025" in path] == [
        "activities/arjeplog/2025/2025-01-20-felanmalan-xxxx.yaml"
    ]
    assert "completes: [felanmalan]" in written(root)[[*written(root)][-1]]


def test_completes_is_for_milestones_only(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    result = log(cli, "trafikkontroller", "--date", "2024-03-13", "--completes", code=2)
    assert result.err == "--completes gäller bara ett löfte om att något blir klart.\n"
    assert written(root) == {}


@pytest.mark.parametrize(
    "status, first", [("cancelled", "Inställt: 1 gång av"), ("unanswered", "Obesvarat: 1 gång")]
)
def test_what_was_not_done_is_said_to_be(cli: Cli, tmp_path: Path, status: str, first: str) -> None:
    root = tree(tmp_path)
    result = log(cli, "larm", "--date", "2024-03-13", "--status", status)
    assert result.out.startswith(first)
    assert f"status: {status}\n" in only(root)


def test_a_cancelled_one_does_not_count_and_the_preview_says_why(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    result = log(cli, "trafikkontroller", "--date", "2024-03-13", "--status", "cancelled")
    assert "    Räknas inte: inställd.\n" in result.out


def test_done_is_what_status_is_without_saying(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    log(cli, "trafikkontroller", "--date", "2024-03-13", "--status", "done")
    assert "status" not in only(root)


@pytest.mark.parametrize(
    "text",
    [
        "citat \" och ' och \\",
        "kolon: och # staket",
        "två\nrader\toch tabb",
        "🚓 och \u202evänster\u202c",
        "null",
        "no",
        "~",
        "22:30",
        "2024-03-13",
        "0123",
        "{}",
        "- streck",
        "*alias &ankare !tagg <<",
        "rad\u2028skiljare\u2029och\x85ny",
        "styr\x00tecken\x1b[31m\x7f",
        " blank i början och slut ",
        "å" * 5000,
        "\ufeffmärke",
        "\U0010ffff\ud800",
    ],
)
def test_hostile_text_reads_back_and_is_shown_harmless(cli: Cli, tmp_path: Path, text: str) -> None:
    root = tree(tmp_path)
    options = [
        word for option in ("--place", "--title", "--note", "--source") for word in (option, text)
    ]
    result = log(cli, "trafikkontroller", "--date", "2024-03-13", *options)
    assert not set(result.out) & set("\x00\x1b\x7f\u202e\u2028")
    found = json.loads(cli("validate", "--format", "json").out)["findings"]
    assert [one["message"] for one in found if one["level"] == "error"] == []
    assert "counts_for: [trafikkontroller]\n" in only(root)


def test_blank_text_is_no_text(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    log(cli, "larm", "--date", "2024-03-13", "--place", "", "--note", " \n", "--source", " ")
    assert only(root) == "date: 2024-03-13\ncounts_for: [larm]\nby: [polis]\nlogged: today\n"


@pytest.mark.parametrize(
    "arguments, code, message",
    [
        (
            ["larm", "--date", "2024-03-13", "--note", "640823-3234 fick böter"],
            1,
            '"640823-3234" är ett personnummer eller samordningsnummer.',
        ),
        (["larm", "--date", "2099-01-01"], 2, "1 januari 2099 har inte varit än."),
        (["larm", "--date", "2024-03-13", "--replaces", "x"], 2, "x"),
        (["larm", "--date", "2024-03-13", "--link", "javascript:x"], 2, "http"),
        (["trafikkontroller", "--from", "2022-12-01", "--to", "2023-01-31", "--count", "1"], 1,
         "går över gränsen"),
        (["larm", "--date", "fredag 14 mars 2024"], 2, "14 mars 2024 är en torsdag, inte "),
        (["larm", "--date", "imorgon"], 2, " har inte varit än. Logga när det är gjort.\n"),
        (["larm", "--date", "igår", "--time", "sent"], 2, '"sent" går inte att läsa som ett'),
        (["larm", "--date", "31 juni"], 2, "Juni har 30 dagar."),
        (["larm", "--date", "2024-03-13", "--period", "2024"], 2,
         "Ange antingen --date för en dag eller en period, inte båda."),
        (["larm", "--period", "2024", "--to", "2024-03-13"], 2,
         "Ange antingen --period eller --from och --to, inte båda."),
        (["larm", "--from", "2024-03-13"], 2, "En period behöver både --from och --to."),
        (["larm", "--from", "2024-03-13", "--to", "2024-03-12"], 2, "--to ligger före --from."),
        (["larm", "--period", "vecka"], 2, 'Perioden "vecka" går inte att läsa.'),
        (["larm", "--date", "2024-03-13", "--status", "kanske"], 2,
         "--status kan vara genomförd, inställd, obesvarad."),
        (["larm", "--date", "2024-03-13", "--precision", "abuot"], 2, "Menade du ungefär?"),
        (["larm", "--date", "2024-03-13", "--by", "polsen"], 2,
         'Det finns ingen part som heter "polsen". Menade du Polisen?'),
        (["larm", "--date", "2024-03-13", "--by", "polis,"], 2,
         'Det finns ingen part som heter "". Det finns: polis, kommun, skola.'),
        (["trafikontroller", "--date", "2024-03-13"], 2, "Menade du trafikkontroller?"),
        (["arjeplogg", "larm", "--date", "2024-03-13"], 2,
         "Det finns inget löfte och ingen kommun här som heter arjeplogg. Menade du arjeplog?"),
        (["an", "--date", "2024-03-13"], 2, '"an" kan vara '),
        (["xyz", "--date", "2025-03-13"], 2, "gäller inget medborgarlöfte"),
        (["xyz", "--date", "2020-01-01"], 2,
         "Det första, 2023-2024, gäller från den 1 januari 2023."),
    ],
)  # fmt: skip
def test_refused_or_asked_wrongly_nothing_is_written(
    cli: Cli, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    root = tree(tmp_path)
    result = log(cli, *arguments, code=code)
    assert message in result.err
    assert result.out == ""
    assert not (root / "activities").exists()
    assert not (root / ".medlofte").exists()


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["trafik"], "Det saknas: dagen (--date).\n"),
        (["--date", "2024-03-13"], "Det saknas: löftet (till exempel trafikkontroller).\n"),
        (
            ["dialog", "--period", "2024-03"],
            "Det saknas: vem (--by, till exempel polis, kommun); antalet (--count).\n",
        ),
        (
            ["--period", "2024-03"],
            "Det saknas: löftet (till exempel trafikkontroller); antalet (--count).\n",
        ),
    ],
)
def test_off_a_terminal_what_is_missing_is_named(
    cli: Cli, tmp_path: Path, arguments: list[str], message: str
) -> None:
    promises = PROMISES.replace("2024-12-31", "2199-12-31")
    tree(tmp_path, promises)
    assert log(cli, *arguments, code=2).err == message


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["larm", "ute", "--date", "2024-07-02"], "Löftet Ute är avfört sedan 1 juli 2024."),
        (["bilar", "--date", "2024-02-01"], "Löftet Bilar gällde till och med 31 januari 2024."),
        (["skyltar", "--date", "2024-07-02"], "Löftet Skyltar gäller från den 1 augusti 2024."),
        (["aldrig", "--date", "2024-07-02"], "Löftet Aldrig har aldrig gällt."),
        (["ute", "felanmalann", "--date", "2024-06-02"], "Menade du felanmalan?"),
    ],
)
def test_a_promise_that_is_there_but_not_on_that_day(
    cli: Cli, tmp_path: Path, arguments: list[str], message: str
) -> None:
    line = "responsible: [polis], target: {kind: ongoing}"
    tree(
        tmp_path,
        f"{PROMISES}"
        f"      - {{id: ute, text: Ute, to: 2024-06-30, withdrawn: Brist, {line}}}\n"
        f"      - {{id: bilar, text: Bilar, to: 2024-01-31, {line}}}\n"
        f"      - {{id: aldrig, text: Aldrig, from: 2026-01-01, {line}}}\n"
        f"      - {{id: skyltar, text: Skyltar, from: 2024-08-01, {line}}}\n",
    )
    assert message in log(cli, *arguments, code=2).err


def test_promises_that_are_there_but_not_on_that_day(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, PROMISES.replace("name: Drogutbildning", "name: Trafikutbildning"))
    later = PROMISES.partition("agreements:\n")[2]
    for old, new in (("trafikkontroller", "gangtrafik"), ("Trafikkontroller", "Gångtrafik")):
        later = later.replace(old, new)
    later = later.replace("2023-01-01", "2025-01-01").replace("2024-12-31", "2025-12-31")
    later = later.replace("2023-2024", "2025").split("      - id: obekvama-tider")[0]
    with (tmp_path / "data" / "promises" / "arjeplog.yaml").open("a", encoding="utf-8") as file:
        file.write(later)
    assert log(cli, "trafik", "--date", "2025-03-01").err == ""
    result = log(cli, "trafikk", "--date", "2025-03-01", code=2)
    assert result.err == "Löftet Trafikkontroller gällde till och med 31 december 2024.\n"
    assert log(cli, "utb", "--date", "2025-03-01", code=2).err == (
        "Löftet Trafikutbildning gällde till och med 31 december 2024.\n"
    )
    assert log(cli, "trafik", "--date", "2026-03-01", code=2).err.startswith(
        "Söndag 1 mars 2026 gäller inget medborgarlöfte"
    )
    assert log(cli, "in", "--date", "2025-03-01", code=2).err == (
        'Inget löfte som "in" passar på gäller då.\n'
        "Löftet Insatser på obekväm tid gällde till och med 31 december 2024.\n"
        "Löftet Trafikutbildning gällde till och med 31 december 2024.\n"
        "Löftet Gemensam information gällde till och med 31 december 2024.\n"
    )


def test_nothing_in_force(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    result = log(cli, "arjeplog", "larm", "--date", "6 jan 2025", code=2)
    assert result.err == (
        "Måndag 6 januari 2025 gäller inget medborgarlöfte i Arjeplog.\n"
        "Det senaste, 2023-2024, gällde till och med 31 december 2024.\n"
        "\n"
        "  Logga i efterhand    medlofte log arjeplog larm\n"
        "  Skriv nästa löfte    medlofte new agreement arjeplog\n"
    )
    today = log(cli, code=2)
    assert today.err.startswith("I dag, ")
    assert "medlofte log arjeplog\n" in today.err
    late = log(cli, "--date", "2025-01-06", code=2)  # a milestone could be finished: which?
    assert "gäller inget medborgarlöfte" in late.err


def test_what_looks_like_the_same_is_written_and_said(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    name = "2024-03-13-trafikkontroller-p7x2"
    report(root, name, "{date: 2024-03-13, counts_for: [trafikkontroller], by: [polis], place: L}")
    result = log(cli, "trafikkontroller", "--date", "2024-03-13")
    assert len(written(root)) == 2
    assert result.err == (
        "Onsdag 13 mars 2024 finns redan:\n"
        "  ons 13 mar      Trafikkontroller, L, Polisen\n"
        f"                  {name}\n"
    )
    assert "1 → 2 av 10" in result.out
    wide = cli("log", "trafikkontroller", "--date", "2024-03-13", "--place", "M", width=90)
    there = "  ons 13 mar      Trafikkontroller, utan titel, Polisen   2024-03-13-trafikkontroller-"
    assert there in wide.err


def test_reports_within_a_span_are_said_and_never_added(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    for day in range(10, 20):
        text = f"date: 2024-03-{day}\ncounts_for: [trafikkontroller, obekvama-tider]\nby: [polis]\n"
        report(
            root, f"2024-03-{day}-trafikkontroller", f"{text}place: Längs länsvägen i Laisvall\n"
        )
    result = log(cli, "trafikkontroller", "--period", "2024-03", "--count", "10")
    assert result.err.startswith(
        "Under tiden finns redan 10 uppgifter:\n"
        "  sön 10 mar      Trafikkontroller, Insatser på obekväm tid, Längs länsvägen i\n"
        "                  Laisvall, Polisen\n"
        "                  2024-03-10-trafikkontroller\n"
    )
    assert result.err.endswith("2024-03-17-trafikkontroller\n  … och 2 till\n")
    assert "  Trafikkontroller   10 av 10  ■■■■■■■■■■  uppnått\n" in result.out
    assert "Räknas inte: gäller delvis samma tid som sön 10 mar." in result.out
    report(root, "2024-03-31-trafikkontroller", "from: 2024-03-01\nto: 2024-03-31\ncount: 10\n"
           "counts_for: [trafikkontroller]\nby: [kommun]\n")  # fmt: skip
    beside = log(cli, "trafikkontroller", "--period", "2024-03", "--count", "2", "--by", "kommun")
    assert "summerad uppgift, antal 10, Arjeplogs kommun" in beside.err
    added = log(cli, "trafikkontroller", "--period", "2024-03", "--count", "1", "--besides")
    assert "finns redan" not in added.err
    assert "besides: true" in "".join(written(root).values())


def test_the_same_figure_again_changes_nothing_and_says_so(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    log(cli, "trafikkontroller", "--period", "2024-03", "--count", "3", "--by", "polis")
    result = log(cli, "trafikkontroller", "--period", "2024-T1", "--count", "3", "--by", "polis")
    assert "  Trafikkontroller   3 av 10" in result.out
    assert "Siffran är oförändrad: dagarna finns redan i en annan uppgift." in result.out


def test_a_replaced_report_is_not_asked_about(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    name = "2024-03-31-trafikkontroller"
    text = "from: 2024-03-01\nto: 2024-03-31\ncount: 5\nby: [polis]\n"
    report(root, name, f"{text}counts_for: [trafikkontroller]\n")
    result = log(cli, "trafikkontroller", "--period", "2024-03", "--count", "4", "--replaces", name)
    assert result.err == ""
    assert "5 → 4 av 10" in result.out
    cancelled = ["--period", "2024-03", "--count", "4", "--status", "cancelled"]
    assert log(cli, "trafikkontroller", *cancelled).err == ""


def test_a_long_state_goes_on_a_line_of_its_own(cli: Cli, tmp_path: Path) -> None:
    promises = PROMISES.replace("name: Trafikkontroller", "name: Trafikkontroller i byar").replace(
        "at_least: 10", "at_least: 1000"
    )
    tree(tmp_path, promises)
    result = cli("log", "trafikkontroller", "--date", "2024-03-13", "--count", "100", width=60)
    assert result.out.splitlines()[1:3] == [
        "  Trafikkontroller i byar   0 → 100/1000  ■□□□□□□□□□",
        "    inte uppnått, 900 saknas",
    ]


def test_who_is_told_by_the_promise_an_option_or_the_environment(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    monkeypatch.setenv("MEDLOFTE_BY", "Kommun, polis")
    log(cli, "larm", "--date", "2024-03-01")
    log(cli, "information", "--date", "2024-03-02")
    log(cli, "dialog", "--date", "2024-03-03")
    log(cli, "dialog", "--date", "2024-03-04", "--by", "polis")
    by = [line for text in written(root).values() for line in text.splitlines() if "by:" in line]
    assert by == ["by: [polis]", "by: [polis, kommun]", "by: [kommun, polis]", "by: [polis]"]


def test_which_municipality(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(tmp_path, settings="")
    log(cli, "larm", "--date", "2024-03-01")  # the only one
    other = PROMISES.replace("Arjeplog", "Pajala").replace("2506", "2521")
    (root / "promises" / "pajala.yaml").write_text(other, encoding="utf-8")
    result = log(cli, "larm", "--date", "2024-03-01", code=2)
    assert result.err == (
        'Det finns ingen kommun som heter "larm" här. Här finns Arjeplog, Pajala. '
        "Börja raden med kommunen, och skriv löftet sedan.\n"
    )
    assert log(cli, "pajlaa", "larm", code=2).err.endswith("Menade du Pajala?\n")
    assert log(cli, code=2).err == "Vilken kommun? Här finns arjeplog, pajala.\n"
    log(cli, "2521", "larm", "--date", "2024-03-02")
    (root / "medlofte.yaml").write_text("municipality: Pajala\n", encoding="utf-8")
    log(cli, "larm", "--date", "2024-03-03")
    (tmp_path / "away").mkdir()
    monkeypatch.chdir(tmp_path / "away")
    monkeypatch.setenv("MEDLOFTE_DATA", str(tmp_path))
    away = log(cli, "larm", "--date", "2024-03-04")
    assert away.out.splitlines()[-1].startswith(
        f"Sparad: {root.absolute().as_posix()}/activities/pajala/"
    )
    assert [path.split("/")[1] for path in written(root)] == ["arjeplog", *["pajala"] * 3]


def test_a_promise_file_with_errors_stops_and_files_left_out_are_told(
    cli: Cli, tmp_path: Path
) -> None:
    root = tree(tmp_path)
    report(root, "2024-01-01-larm", "date: 2024-01-01\ncounts_for: [lram]\nby: [polis]\n")
    result = log(cli, "larm", "--date", "2024-03-01")
    assert result.err.startswith("1 fil har fel och är inte medräknad.")
    (root / "promises" / "arjeplog.yaml").write_text("municipality: Arjeplog\n", encoding="utf-8")
    broken = log(cli, "larm", "--date", "2024-03-01", code=1)
    assert broken.err.endswith("Löftesfilen har fel och måste rättas först.\n")


def test_after_a_shorter_promise_has_ended_there_is_no_row(cli: Cli, tmp_path: Path) -> None:
    shorter = "responsible: [kommun]\n        to: 2023-12-31\n        target: {kind: milestone}"
    promises = PROMISES.replace("responsible: [kommun]\n        target: {kind: milestone}", shorter)
    tree(tmp_path, promises)
    result = log(cli, "felanmalan", "--date", "2025-03-13", "--completes")
    assert "Felanmälan" in result.out
