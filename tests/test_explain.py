"""Where a figure comes from: every report, what counted, what did not and why."""

import re
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import AGREEMENT, HEAD, add, lofte, same, target, tree

FOUR = target("kind: count, at_least: 4, per: year")


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize(
    "name, arguments",
    [
        ("count", "arjeplog trafikkontroller 2024"),
        ("milestone-late", "pajala brå 2022"),
        ("average", "pajala medborgarkontakter 2022"),
        ("together", "pajala riskkvallar 2022"),
        ("increase", "pajala mer-komm 2022"),
        ("ongoing", "jokkmokk byarna 2021"),
        ("every-year", "arjeplog fotpatruller 2023-2024"),
    ],
)
def test_the_repositorys_own_figures(
    cli: Cli, data: Path, name: str, arguments: str, width: int
) -> None:
    result = cli("explain", *arguments.split(), "--data", str(data), width=width)
    assert max(map(len, result.out.splitlines())) <= width
    same(f"explain-{name}-{width}.txt", result.out.replace(data.as_posix(), "data"))


def test_every_reason_why_a_report_does_not_count(cli: Cli, tmp_path: Path) -> None:
    both = lofte(
        target("kind: count, at_least: 1, per: week, how: each"),
        "responsible: [polis, kommun], together: true, to: 2024-10-31, withdrawn: Slut, "
        "counts: En gång är en gång",
    )
    old = HEAD + AGREEMENT.replace("2024-01-01", "2023-06-01")
    both_by = "by: [polis, kommun]"
    acts = [
        f"2024-01-10 {both_by}, title: Med källa, place: Byn, source: {{title: Ett mejl}}",
        f"2024-02-06 {both_by}, title: Rättad",
        f"2024-02-07 {both_by}, replaces: [2024-02-06-lofte-x002], precision: at_least, count: 2",
        f"2024-03-05 {both_by}, status: cancelled",
        f"2024-03-06 {both_by}, status: unanswered",
        f"2024-03-12 {both_by}, example: true",
        "2024-03-20 by: [polis]",
        f"2024-04-02 {both_by}",
        f"2024-04-01 2024-04-30 count: 3, {both_by}",
        f"2023-12-31 {both_by}",
        f"2024-12-01 {both_by}",
        f"2024-08-01 {both_by}",
        f"2024-05-01 2024-05-31 precision: unknown, {both_by}",
        f"2024-05-01 2024-05-31 count: 0, {both_by}, title: Samma tid",
        f"2023-06-01 2023-06-30 count: 0, {both_by}",
        f"2024-06-01 2024-06-30 count: 1, {both_by}, title: Mindre än de daterade",
        f"2024-06-04 count: 2, {both_by}",
    ]
    tree(tmp_path, both, acts, old)
    add(tmp_path, "2024-01-11 counts_for: [fel]", 99)
    stray = tmp_path / "activities" / "arjeplog" / "2024" / "2024-01-12-a.yml"
    stray.write_text("", encoding="utf-8")
    result = cli("explain", "arjeplog", "lof", "2024", "--as-of", "2024-07-31", width=80, code=1)
    same("explain-reasons-80.txt", result.out)
    assert "2 filer har fel och är inte medräknade" in result.err


def test_occasions_without_an_answer_and_nothing_at_all(cli: Cli, tmp_path: Path) -> None:
    asked = lofte(target("kind: on_demand, when: någon ber om det"))
    tree(tmp_path, asked, ["2024-02-01", "2024-02-02 status: unanswered"])
    out = cli("explain", "arjeplog", "lofte", "2024", width=80).out
    assert out.split("\n\n")[1:4] == [
        "  1 av 2   ✗ tillfälle obesvarat\n  1 av 2 redovisade tillfällen besvarade.",
        (
            "Löftet    Texten om lofte\n"
            "Målet     Varje gång: någon ber om det.\n"
            "Ansvarig  Polisen\n"
            "Tid       1 januari–31 december 2024\n"
            "Ingår i   Medborgarlöfte 2024\n"
            "Står i    promises/arjeplog.yaml:12\n"
            "Filer     activities/arjeplog/"
        ),
        (
            "Räknat: 1, i 2 uppgifter                                            antal  summa\n"
            "  tor 1 feb       utan titel                                            1      1\n"
            "                  2024/2024-02-01-lofte-x001.yaml:1\n"
            "  fre 2 feb       utan titel                                            1      1\n"
            "                  2024/2024-02-02-lofte-x002.yaml:1\n"
            "                  tillfället blev obesvarat\n"
        ),
    ]
    early = cli("explain", "arjeplog", "lofte", "2024", "--as-of", "2024-01-31", width=80).out
    assert early.endswith("Räknat: inget. Ingen aktivitet är redovisad.\n")
    nothing = cli("explain", "arjeplog", "lofte", "2024", "--as-of", "2023-12-31", width=80).out
    assert "» börjar 1 jan" in nothing
    tree(tmp_path / "tom", asked)
    none = cli("explain", "arjeplog", "lofte", "2024", "--data", str(tmp_path / "tom")).out
    assert none.endswith("Räknat: inget. Ingen aktivitet är redovisad.\n")
    assert "Filer " not in none


def test_a_milestone_names_the_day_it_was_done_and_what_else_the_report_counts_for(
    cli: Cli, tmp_path: Path
) -> None:
    promises = lofte(target("kind: milestone")) + lofte(FOUR, id_="annat")
    tree(tmp_path, promises, ["2024-02-01 completes: [lofte], counts_for: [annat]"])
    out = cli("explain", "arjeplog", "lofte", "2024", width=80).out
    assert out.endswith(
        "Räknat: 1 uppgift\n"
        "  tor 1 feb       utan titel\n"
        "                  2024/2024-02-01-lofte-x001.yaml:1\n"
        "                  räknas även för Annat\n"
        "                  blev klart den dagen\n"
    )
    assert "Målet     Klart senast 31 december 2024.\n" in out


def test_a_promise_file_that_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, "      - {id: x}\n")
    result = cli("explain", "arjeplog", "x", code=1)
    assert result.out == ""
    assert "promises/arjeplog.yaml:12:9: error[missing-key]" in result.err
    assert result.err.endswith("medlofte validate\n  promises/arjeplog.yaml\n")


def test_the_title_takes_two_lines_where_it_must(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR, f"name: {'N' * 24}", "n"))
    narrow = cli("explain", "arjeplog", "n", "2024", width=60).out
    assert narrow.split("\n")[:2] == [f"{'N' * 24}, Arjeplog, år 2024", "per den 31 december 2024"]
    tree(tmp_path, lofte(FOUR, "name: null, text: " + "Lång text " * 30, "n"))
    wide = cli("explain", "arjeplog", "n", "2024", width=80).out
    assert max(map(len, wide.splitlines())) <= 80


def test_days_that_belong_to_a_week_of_another_year(cli: Cli, tmp_path: Path) -> None:
    weekly = lofte(target("kind: count, at_least: 1, per: week, how: each"))
    tree(tmp_path, weekly, ["2024-12-31", "2024-01-01"])
    out = cli("explain", "arjeplog", "lofte", "2024", width=80).out
    assert out.endswith(
        "Inte räknat: 1\n"
        "  tis 31 dec      dagen hör till en vecka som inte räknas: löftet slutade före\n"
        "                  dess mitt\n"
        "                  2024/2024-12-31-lofte-x001.yaml:1\n"
    )


def test_a_promise_for_the_whole_term_is_judged_over_years(cli: Cli, tmp_path: Path) -> None:
    term = lofte(target("kind: count, at_least: 4, per: agreement"))
    tree(tmp_path, term, ["2023-02-01"], HEAD + AGREEMENT.replace("2024-01", "2023-01"))
    out = cli("explain", "arjeplog", "lofte", "avtal", width=80).out
    assert "Målet     Minst 4 under löftestiden.\n" in out
    assert "Tid       1 januari 2023–31 december 2024\n" in out
    assert "\n  ons 1 feb 2023  utan titel" in out


def test_a_tally_that_holds_no_more_than_the_dated_ones_in_it(cli: Cli, tmp_path: Path) -> None:
    day = lofte(target("kind: ongoing"), "from: 2024-07-01, to: 2024-07-01", "d")
    tree(tmp_path, lofte(FOUR) + day, ["2024-06-01 2024-06-30 count: 2", "2024-06-04 count: 2"])
    out = cli("explain", "arjeplog", "lofte", "2024", width=80).out
    assert out.endswith(
        "Inte räknat: 1\n"
        "  1–30 jun        gäller delvis samma tid som tis 4 jun\n"
        "                  2024/2024-06-30-lofte-x001.yaml:1\n"
    )
    assert "\nTid       1 juli 2024\n" in cli("explain", "arjeplog", "d", "2024").out


def test_a_promise_of_another_time_is_named_with_its_days(cli: Cli, tmp_path: Path) -> None:
    """It is there, so nobody is told that it does not exist."""
    ongoing = target("kind: ongoing")
    promises = lofte(ongoing, "from: 2023-01-01, to: 2023-06-30", "bilar")
    promises += lofte(ongoing, "from: 2025-08-01", "skyltar") + lofte(ongoing)
    head = HEAD + AGREEMENT.replace("2024-01", "2023-01").replace("2024-12", "2026-12")
    tree(tmp_path, promises, head=head)
    for name, message in (
        ("bilar", "Löftet Bilar gällde till och med 30 juni 2023.\n"),
        ("skylt", "Löftet Skyltar gäller från den 1 augusti 2025.\n"),
        ("xyz", 'Det finns inget löfte som heter "xyz". Det finns: lofte.\n'),
    ):
        assert cli("explain", "arjeplog", name, "2024", code=2).err == message


def test_a_path_is_whole_on_a_narrow_screen_and_a_row_in_a_pipe(cli: Cli, tmp_path: Path) -> None:
    name = "ett-lofte-med-ett-mycket-langt-id-som-ingen-kan-lasa-ut"
    title = "En titel som är längre än den plats som finns bredvid siffrorna, och mer till"
    acts = [
        f"2024-02-01 counts_for: [{name}], title: '{title}'",
        f"2024-03-01 counts_for: [{name}], status: cancelled",
    ]
    tree(tmp_path, lofte(FOUR, id_=name), acts)
    file = tmp_path / "activities" / "arjeplog" / "2024" / "2024-02-01-lofte-x001.yaml"
    long = f"2024-02-01-{name}-x001.yaml"
    file.rename(file.with_name(long))
    lines = cli("explain", "arjeplog", name, "2024", width=60).out.splitlines()
    assert f"  2024/{long}:1" in lines
    assert "                  2024/2024-03-01-lofte-x002.yaml:1" in lines
    piped = cli("explain", "arjeplog", name, "2024").out
    assert re.search(rf"\n  tor 1 feb +{title} +1 +1 +2024/{long}:1\n", piped)
    assert re.search(r"\n  fre 1 mar +inställd  2024/2024-03-01-lofte-x002.yaml:1\n", piped)
