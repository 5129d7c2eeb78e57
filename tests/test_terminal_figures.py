"""What is known of a promise is told alike in each place of the terminal, and no surer."""

import re
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import AGREEMENT, HEAD, add, lofte, rows, target, tree

FOUR = target("kind: count, at_least: 4, per: year")
MONTHLY = target("kind: count, at_least: 1, per: month, how: each, unit: kontroller")
ONGOING = target("kind: ongoing")
ASKED = target("kind: on_demand, when: någon ber om det")
TERM = HEAD + AGREEMENT.replace("from: 2024-01-01", "from: 2023-10-01").replace(
    "to: 2024-12-31", "to: 2025-09-30"
)
LONG = HEAD + AGREEMENT.replace("from: 2024", "from: 2023")


def status(cli: Cli, ask: str = "2024", width: int = 100) -> str:
    """The rows with their notes, on one line of single blanks."""
    return " ".join(" ".join(rows(cli("status", *ask.split(), width=width).out)).split())


def explained(cli: Cli, ask: str = "2024") -> str:
    return " ".join(cli("explain", "arjeplog", "lofte", *ask.split(), width=80).out.split())


def test_a_sum_is_as_sure_as_its_parts_everywhere(cli: Cli, tmp_path: Path) -> None:
    acts = ["2024-02-01 count: 2", "2024-03-01 2024-03-31 count: 1, precision: at_least"]
    tree(tmp_path, lofte(FOUR), acts)
    assert status(cli).startswith("≈ Lofte polis ≥3 av 4 ■■■≈ antal oklart")
    assert "≥3 ≥3 av 4 ■■■≈" in status(cli, "2024-T1")
    assert " ≥3 av 4 högst 1 ■■■≈ antal oklart " in status(cli, width=140)
    told = explained(cli)
    assert "Räknat: ≥3, i 2 uppgifter antal summa tor 1 feb utan titel 2 2 " in told
    assert "1–31 mar summerad uppgift ≥1 ≥3 " in told


def test_numbers_of_several_precisions_are_one_figure(cli: Cli, tmp_path: Path) -> None:
    acts = ["2024-02-01 2024-03-31 count: 18, precision: about", "2024-05-01 precision: unknown"]
    tree(tmp_path, lofte(target("kind: count, at_least: 19, per: year")), acts)
    found = status(cli)
    assert "≥17 av 19 " in found
    assert "Ca 18 redovisade och 1 uppgift utan antal." in found
    assert "Räknat: ≥17, i 2 uppgifter antal summa 1 feb–31 mar summerad uppgift ≈18 ≈18" in (
        explained(cli)
    )


def test_the_preview_of_a_report_shows_the_figure_it_leads_to(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR) + lofte(MONTHLY, id_="var"), ["2024-02-01 count: 2"])
    add(tmp_path, "2024-02-01 counts_for: [var]", 2)
    out = cli("log", "lofte", "--date", "2024-06-01", "--precision", "at_least", width=80).out
    assert "  Lofte   2 → ≥3 av 4  ■■■≈  antal oklart\n" in out
    out = cli("log", "var", "--date", "2024-03-01", width=80).out
    assert "  Var   1 → 2 av 12  □■■□□□□□□□□□  inte uppnått, 10 av 12 månader missade\n" in out
    out = cli("log", "var", "--period", "2024-T2", "--count", "3", width=80).out
    assert "  Var   2 → 2–5 av 12  □■■□≈≈≈≈□□□□" in out


def test_what_nobody_gave_a_number_of_is_done(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR) + lofte(MONTHLY, id_="var"), ["2024-02-01 precision: unknown"])
    add(tmp_path, "2024-01-01 2024-03-31 precision: unknown, counts_for: [var]", 2)
    found = status(cli)
    assert "Lofte polis gjort ■≈≈≈ antal oklart " in found
    assert "Gjort, antalet är inte angivet; målet är 4." in found
    assert "gjort, men antalet och hur det fördelade sig är inte angivet" in found
    assert "1 gång" not in found
    assert " gjort gjort ■≈·· i fas" in status(cli, "2024-T1")
    assert "Räknat: okänt antal, i 1 uppgift antal summa tor 1 feb utan titel okänt gjort" in (
        explained(cli)
    )


def test_tallies_over_units_tell_what_they_tell(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(MONTHLY), ["2024-01-01 2024-08-31 count: 5"])
    found = status(cli)
    assert found.startswith("✗ Lofte polis 0–5 av 12 ≈≈≈≈≈≈≈≈□□□□ inte uppnått, ")
    assert "7 av 12 månader missade" in found
    assert "0–5 av 12 månader; 5 kontroller redovisade, men inte hur de fördelade sig." in found
    assert "Saknas: september, oktober, november, december … och 3 till." in found
    assert " Saknas: september, oktober, november, december … och 3 till. 0–5 av" in explained(cli)


@pytest.mark.parametrize(
    "per, days, missing",
    [
        ("day", ["2024-01-02 2024-12-31 count: 900"], ""),
        ("week", ["2024-01-08 2024-12-31 count: 900"], "v. 1 (1–7 jan)"),
        ("month", ["2024-02-01 2024-12-31 count: 900"], "januari"),
        ("quarter", ["2024-04-01 2024-12-31 count: 900"], "kvartal 1"),
        ("tertial", ["2024-05-01 2024-12-31 count: 900"], "tertial 1"),
        ("half_year", ["2024-07-01 2024-12-31 count: 900"], "våren 2024"),
        ("half_year", ["2024-01-01 2024-06-30 count: 900"], "hösten 2024"),
        ("month", ["2024-01-01 2024-12-31 count: 11"], "1, oklart vilka"),
    ],
)
def test_what_is_missing_is_named_first(
    cli: Cli, tmp_path: Path, per: str, days: list[str], missing: str
) -> None:
    tree(tmp_path, lofte(target(f"kind: count, at_least: 1, per: {per}, how: each")), days)
    out = cli("explain", "arjeplog", "lofte", "2024", width=80).out
    line = out.split("\n\n")[1].split("\n")[1].strip()
    assert line == f"Saknas: {missing or '1 jan'}."


def test_places_that_are_missing_are_named(cli: Cli, tmp_path: Path) -> None:
    places = "places: [Norra skolan, Södra skolan], at_least: 1"
    whole = lofte(target(f"kind: coverage, {places}"))
    each = lofte(target(f"kind: coverage, {places}, per: half_year"), id_="var")
    acts = ["2024-02-01 counts_for: [lofte, var], place: norra skolan"]
    tree(tmp_path, whole + each, acts)
    found = status(cli)
    assert "✗ Lofte polis 1 av 2 ■□ inte uppnått," in found
    assert "1 av 2 platser missad" in found
    assert "Saknas: Södra skolan." in found
    assert "✗ Var polis 1 av 4 ■□□□ inte uppnått, 3 av 4 missade" in found
    assert "Saknas: Södra skolan, våren 2024; Norra skolan, hösten 2024; Södra" in found


def test_a_report_across_a_border_counts_as_none_or_all(cli: Cli, tmp_path: Path) -> None:
    promises = lofte(FOUR) + lofte(ONGOING, id_="pagar") + lofte(target("kind: milestone"), id_="m")
    acts = ["2023-11-01 2024-02-29 count: 5, counts_for: [lofte, pagar, m]"]
    tree(tmp_path, promises, acts, LONG)
    note = "5 redovisade för 1 nov 2023–29 feb 2024, hur många som hör hit är inte känt."
    found = status(cli)
    assert "≈ Lofte polis 0–5 av 4 ≈≈≈≈ antal oklart" in found
    assert "≡ Pagar polis 0–5 ggr redovisat 1 nov" in found
    assert found.count(note) == 2
    assert (
        f"1 nov 2023–29 feb 2024 summerad uppgift 5 0–5 2024/2024-02-29-lofte-x001.yaml:1 {note}"
        in (explained(cli))
    )
    assert " – 0–5 av 4 " in status(cli, "2024-T1")


def test_a_report_of_nothing_or_of_an_unknown_number_across_a_border(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path, lofte(ONGOING), ["2023-11-01 2024-02-29 count: 0"], LONG)
    assert "redovisade för" not in status(cli)
    tree(tmp_path / "b", lofte(ONGOING), ["2023-11-01 2024-02-29 precision: unknown"], LONG)
    found = status(cli, f"2024 --data {tmp_path / 'b'}")
    assert found.startswith("≡ Lofte polis okänt redovisat 1 nov")
    assert "Okänt antal redovisade för 1 nov 2023–29 feb 2024" in found


def test_a_number_for_the_whole_police_area_says_so(cli: Cli, tmp_path: Path) -> None:
    acts = ["2024-01-01 2024-12-31 count: 120, area_wide: true, precision: at_least"]
    tree(tmp_path, lofte(FOUR), acts)
    note = "Minst 120 i hela lokalpolisområdet, hur många som hör hit är inte känt."
    assert note in status(cli)
    assert note in explained(cli)
    assert "summerad uppgift · i hela lokalpolisområdet" in cli("list", width=140).out


def test_a_row_says_which_days_it_is_about(cli: Cli, tmp_path: Path) -> None:
    promises = lofte(FOUR) + lofte(target("kind: count, at_least: 6, per: agreement"), id_="hela")
    tree(tmp_path, promises, ["2023-11-01 count: 4", "2024-11-01"], TERM)
    found = status(cli)
    assert "✓ Lofte polis 4 av 4 ■■■■ uppnått Gäller okt 2023–sep 2024." in found
    assert "Gäller okt 2024–sep 2025." in found
    assert "Gäller okt 2023–sep 2025." in found
    assert "Takten är ett räknestöd. Varje löfte gäller hela sin tid." in (
        cli("status", "2024", width=80).out
    )
    assert " Gäller okt 2023–sep 2024." in status(cli, "avtal")
    short = TERM.replace("from: 2023-10-01", "from: 2024-05-08").replace("2025-09-30", "2024-12-31")
    tree(tmp_path / "b", lofte(FOUR) + lofte(ONGOING, "to: 2024-05-31", "m"), [], short)
    found = status(cli, f"2024 --data {tmp_path / 'b'}")
    assert "Gäller 8 maj–31 dec 2024. Målet: 3 (4 per år, 8 maj–31 dec 2024)." in found
    assert "Gäller 8–31 maj 2024." in found


def test_a_promise_changed_within_its_term_says_when(cli: Cli, tmp_path: Path) -> None:
    term = "kind: count, per: agreement, at_least"
    promises = lofte(target(f"{term}: 3"), "to: 2023-10-31")
    tree(tmp_path, promises + lofte(target(f"{term}: 4"), "from: 2023-11-01"), ["2023-05-01"], LONG)
    assert "Gäller 2023–2024. Ändrat 31 oktober 2023." in status(cli)
    assert "Ändrat 31 oktober 2023." in explained(cli)


def test_a_time_too_short_for_a_goal_asks_no_number(cli: Cli, tmp_path: Path) -> None:
    one = target("kind: count, at_least: 1, per: year")
    month = target("kind: count, at_least: 1, per: month, how: each")
    promises = lofte(one, "to: 2024-03-31") + lofte(month, "to: 2024-01-10", "manad")
    tree(tmp_path, promises + lofte(FOUR, id_="fyra"), ["2024-02-01"])
    out = cli("status", "2024", width=100).out
    assert "1 löfte går att räkna    ? 1 inte redovisat\n" in out
    assert "2 löften utan antal      ≡ 1 redovisat       ? 1 inte redovisat\n" in out
    found = status(cli)
    assert "≡ Lofte polis 1 gång redovisat, sist 1 feb" in found
    assert "Tiden är för kort för ett mål: minst 1 per år, jan–mar 2024." in found
    assert "Tiden är för kort för ett mål: minst 1 varje månad, 1–10 jan 2024." in found
    assert "Målet Tiden är för kort för ett mål: minst 1 per år" in explained(cli)


def test_a_follow_up_that_speaks_of_a_silent_promise_is_told_of(cli: Cli, tmp_path: Path) -> None:
    written = (
        "    follow_ups:\n"
        "      - {period: '2024', by: kommun, date: 2025-02-14,\n"
        "         promises: [{promise: lofte, comment: Det mesta är gjort.}]}\n"
    )
    head = HEAD + AGREEMENT.replace("    areas", f"{written}    areas")
    tree(tmp_path, lofte(FOUR) + lofte(ONGOING, id_="annat"), [], head)
    told = "ngen aktivitet är redovisad; uppföljningen av den 14 februari 2025 berättar om löftet."
    assert f"I{told}" in status(cli)
    assert f"Räknat: inget. I{told}" in explained(cli)
    assert "Ingen aktivitet är redovisad; uppföljningen" in (
        " ".join(cli("status", "2024", "--format", "md").out.split())
    )
    assert "ingen har" not in cli("status", "2024", width=80).out.lower()


def test_occasions_that_were_not_answered_are_counted(cli: Cli, tmp_path: Path) -> None:
    tree(
        tmp_path, lofte(ASKED), ["2024-02-01 count: 90", "2024-03-01 count: 4, status: unanswered"]
    )
    found = status(cli)
    assert found.startswith("✗ Lofte polis 90 av 94 tillfälle obesvarat")
    assert "90 av 94 redovisade tillfällen besvarade." in found


def test_what_rests_on_examples_is_marked_and_counted_apart(cli: Cli, tmp_path: Path) -> None:
    acts = ["2023-03-01 example: true, completes: [lofte]", "2024-02-01 count: 4, counts_for: [b]"]
    tree(
        tmp_path,
        lofte(target("kind: milestone"), "to: 2023-12-31") + lofte(FOUR, id_="b"),
        acts,
        LONG,
    )
    out = cli("status", "avtal", width=100).out
    assert "1 påhittat exempel       ✓ 1 uppnått\n" in out
    assert "✓ Lofte 2023 polis klart uppnått 1 mar 2023, exempel" in status(cli, "avtal")
    assert "✓ B" in out
    assert "påhittat exempel" in explained(cli, "avtal")


def test_the_overview_counts_examples_apart_at_any_width(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR) + lofte(ONGOING, id_="b"), ["2024-02-01 count: 4, example: true"])
    for width in (60, 80, 140):
        out = cli("status", "--all", "2024", width=width).out
        assert max(map(len, out.splitlines())) <= width
        assert "står inte i" in out
        assert " ".join(out.split()).count("exempel") == 1
        assert re.search(r"Arjeplog \(e\) +2024 +2 +· +· +· +1 \?\n", re.sub(r"\n +", " ", out))


def test_nothing_awaited_reads_as_late(cli: Cli, tmp_path: Path) -> None:
    asked = "    follow_up: [{by: kommun, every: tertial}]\n    areas"
    weekly = target("kind: count, at_least: 24, per: year")
    tree(tmp_path, lofte(weekly), [], HEAD + AGREEMENT.replace("    areas", asked))
    found = status(cli, "2024 --as-of 2024-03-15", 140)
    assert "○ Texten om lofte polis – av 24 24 ·········· inget redovisat än – –" in found
    todo = cli("next", "arjeplog", "--as-of", "2024-03-15", "--days", "60", width=120).out
    assert "! " not in todo
    assert "○ 30 apr" in todo


@pytest.mark.parametrize(
    "goal, days, act, why",
    [
        ("count, at_least: 1, per: half_year, how: each", "from: 2024-05-08", "2024-06-20",
         "dagen hör till ett halvår som inte räknas: löftet började efter dess mitt"),
        ("count, at_least: 1, per: week, how: each", "to: 2024-02-07", "2024-02-06",
         "dagen hör till en vecka som inte räknas: löftet slutade före dess mitt"),
        ("count, at_least: 1, per: week, how: each", "to: 2024-02-10", "2024-02-06",
         "dagen hör till en vecka som inte räknas: löftet gällde inte hela"),
        ("count, at_least: 1, per: week, how: each", "from: 2023-01-01", "2024-12-31",
         "dagen hör till en vecka som räknas i ett annat år"),
        ("coverage, places: [Norra skolan]", "", "2024-02-06 place: Byn",
         "platsen är ingen av dem som löftet gäller"),
        ("count, at_least: 4, per: year", "", "2024-02-06 2024-03-06 count: 3",
         "gäller delvis samma tid som 1 mar–30 apr; antalet kan vara upp till 3 högre"),
        ("count, at_least: 4, per: year", "", "2024-03-06 2024-03-09 count: 3",
         "ingår redan i summan för 1 mar–30 apr"),
        ("count, at_least: 4, per: year", "", "2024-03-06 2024-03-09 count: 3, by: [polis, kommun]",
         "kan ingå i summan för 1 mar–30 apr; antalet kan vara upp till 3 högre"),
        ("count, at_least: 4, per: year", "",
         "2024-03-06 2024-03-09 precision: unknown, by: [kommun, polis]",
         "kan ingå i summan för 1 mar–30 apr; hur många det är utöver det är inte känt"),
    ],
)  # fmt: skip
def test_why_a_report_does_not_count(  # noqa: PLR0913, PLR0917  a case has four sides
    cli: Cli, tmp_path: Path, goal: str, days: str, act: str, why: str
) -> None:
    head = HEAD + AGREEMENT.replace("from: 2024", "from: 2023").replace("to: 2024", "to: 2025")
    tree(
        tmp_path,
        lofte(target(f"kind: {goal}"), days),
        [act, "2024-03-01 2024-04-30 count: 4"],
        head,
    )
    assert why in explained(cli)


def test_two_promise_years_in_a_calendar_year_are_rows_and_not_promises(
    cli: Cli, tmp_path: Path
) -> None:
    weekly = lofte(target("kind: count, at_least: 1, per: week, how: each"))
    tree(
        tmp_path,
        weekly,
        ["2023-10-09"],
        TERM.replace("    promises:", "    years: term\n    promises:"),
    )
    assert "2 rader går att räkna" in cli("status", "arjeplog", "2024", width=80).out


def test_the_time_and_the_source_of_what_was_before_stand_with_it(cli: Cli, tmp_path: Path) -> None:
    before = "kind: increase, baseline: {count: 9, from: 2023-01-01, to: "
    promises = lofte(target(f"{before}2023-12-31, source: Statistik}}")) + lofte(
        target(f"{before}2023-06-30}}"), id_="halva"
    )
    tree(tmp_path, promises, ["2024-02-01 count: 20"])
    found = status(cli)
    assert "Målet: 10 (mer än 9 år 2023, enligt Statistik)." in found
    assert "Målet: 19 (mer än 9 från den 1 januari 2023 till den 30 juni 2023)." in found


def test_a_term_that_goes_on_tells_when_it_was_done(cli: Cli, tmp_path: Path) -> None:
    head = LONG.replace("to: 2024", "to: 2025")
    tree(tmp_path, lofte(target("kind: milestone")), ["2025-02-01 completes: [lofte]"], head)
    assert "Klart den 1 februari 2025." in status(cli)


def test_plain_signs_have_their_room(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    acts = ["2024-01-01 2024-02-29 count: 2, precision: at_least"]
    tree(tmp_path, lofte(FOUR), acts)
    for command in (
        "status 2024 --as-of 2024-03-01",
        "explain arjeplog lofte 2024",
        "next arjeplog --as-of 2024-03-01 --days 90",
        "list",
        "status --all",
        "log lofte --from 2024-04-01 --to 2024-04-{width} --count 1",
    ):
        for width in (60, 140):
            out = cli(*command.format(width=width // 6).split(), width=width).out
            over = [line for line in out.splitlines() if len(line) > width]
            assert [line for line in over if "medlofte " not in line] == []
            assert not set(out) & set("≥≈→–■□·✓✗")
    out = cli("status", "2024", "--as-of", "2024-03-01", width=80).out
    assert (
        "\n-> Lofte                    polis     >=2 av 4  ##~.       i fas, nästa 30 sep\n" in out
    )
    assert "#" in out


def test_a_long_command_and_a_long_year_keep_their_places(cli: Cli, tmp_path: Path) -> None:
    name = "ett-ganska-langt-namn-pa-ett-lofte"
    tree(
        tmp_path, lofte(FOUR, "name: Kontroller", name), [f"2023-02-01 counts_for: [{name}]"], LONG
    )
    out = cli("status", "avtal", width=60).out
    assert f"Varför står det så?\n  medlofte explain arjeplog {name} avtal\n" in out
    assert "\n✗ Kontroller 2023 1 av 4 ■□□□\n polis · " in re.sub(" +", " ", out)
    assert "\n? Kontroller 2024 – av 4\n polis · " in re.sub(" +", " ", out)


def test_a_report_from_elsewhere_and_one_within_several_say_so(cli: Cli, tmp_path: Path) -> None:
    promises = lofte(target("kind: coverage, places: [Norra, Södra]")) + lofte(FOUR, id_="fyra")
    acts = [
        "2024-02-01 place: Torget",
        "2024-01-01 2024-02-28 count: 5, counts_for: [fyra]",
        "2024-02-29 2024-04-30 count: 5, counts_for: [fyra]",
        "2024-02-01 2024-03-31 count: 2, counts_for: [fyra]",
    ]
    tree(tmp_path, promises, acts)
    assert "platsen är ingen av dem som löftet gäller" in explained(cli)
    found = " ".join(cli("explain", "arjeplog", "fyra", "2024").out.split())
    assert "ingår redan i andra uppgifter, som gäller samma dagar" in found


def test_occasions_of_no_exact_number_are_told_side_by_side(cli: Cli, tmp_path: Path) -> None:
    calls = lofte(target("kind: on_demand, when: Någon ringer"))
    acts = [
        "2024-01-01 2024-06-30 count: 90, precision: about",
        "2024-01-01 2024-06-30 count: 4, status: unanswered",
    ]
    tree(tmp_path, calls, acts)
    assert "Ca 90 besvarade tillfällen, 4 obesvarade." in status(cli)


def test_a_baseline_of_several_years_is_told_as_years(cli: Cli, tmp_path: Path) -> None:
    before = "{count: 60, from: 2021-01-01, to: 2023-12-31, source: Rapport}"
    tree(tmp_path, lofte(target(f"kind: increase, baseline: {before}")), ["2024-02-01"])
    assert "21 (mer än 60 åren 2021–2023, enligt Rapport)" in status(cli)
    days = before.replace("2021-01-01", "2021-01-02")
    tree(tmp_path, lofte(target(f"kind: increase, baseline: {days}")), ["2024-02-01"])
    assert "mer än 60 från den 2 januari 2021 till den 31 december 2023" in status(cli)
    day = before.replace("2021-01-01", "2023-12-31")
    tree(tmp_path, lofte(target(f"kind: increase, baseline: {day}")), ["2024-02-01"])
    assert "mer än 60 den 31 december 2023" in status(cli)
