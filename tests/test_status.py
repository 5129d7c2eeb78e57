"""The completion table and the overview as a reader sees them, whole."""

import json
from datetime import date
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.commands.status import StatusOptions, run
from medlofte.commands.workspace import Workspace
from medlofte.swedish.municipalities import all_municipalities
from small_trees import AGREEMENT, HEAD, add, lofte, rows, same, target, tree

FOUR = target("kind: count, at_least: 4, per: year")
ONGOING = target("kind: ongoing")
ASKED = target("kind: on_demand, when: någon ber om det")
WEEKLY = target("kind: count, at_least: 1, per: week, how: each")


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize(
    "name, arguments",
    [
        ("arjeplog-2024", "arjeplog 2024"),
        ("arjeplog-march", "arjeplog 2024 --as-of 2024-03-15"),
        ("arjeplog-september", "arjeplog 2024 --as-of 2024-09-15"),
        ("arjeplog-tertial", "arjeplog 2024-T2"),
        ("arjeplog-month", "arjeplog 2024-05"),
        ("arjeplog-agreement", "arjeplog 2023-2024"),
        ("pajala-2022", "pajala 2022"),
        ("jokkmokk-2021", "jokkmokk 2021"),
        ("arjang-2017", "arjang 2017"),
        ("all", "--all --as-of 2026-11-22"),
    ],
)
def test_the_repositorys_own_tables(
    cli: Cli, data: Path, name: str, arguments: str, width: int
) -> None:
    result = cli("status", *arguments.split(), "--data", str(data), width=width)
    assert max(map(len, result.out.splitlines())) <= width
    assert result.err == ""
    same(f"status-{name}-{width}.txt", result.out)


def row_of(cli: Cli, tmp_path: Path, promise: str, *activities: str, ask: str = "2024") -> str:
    """Return the rows of a tree with one promise, the notes under them joined to them."""
    tree(tmp_path, promise, activities)
    return "\n".join(rows(cli("status", *ask.split(), width=80).out))


MILESTONE = target("kind: milestone, by: 2024-05-01")
GROWING = target(
    "kind: increase, by_percent: 10, "
    "baseline: {count: 9, from: 2023-01-01, to: 2023-12-31, source: Polisen}"
)


@pytest.mark.parametrize(
    "promise, activities, ask, expected",
    [
        (FOUR, ["2024-02-01 count: 5"], "2024", "✓ Lofte polis 5 av 4 ■■■■ +1 uppnått"),
        (FOUR, ["2024-02-01"], "2024", "✗ Lofte polis 1 av 4 ■□□□ inte uppnått, 3 saknas"),
        (
            FOUR,
            ["2024-02-01 precision: unknown"],
            "2024",
            "≈ Lofte polis gjort ■≈≈≈ antal oklart\nGjort, antalet är inte angivet; målet är 4.",
        ),
        (
            FOUR,
            ["2024-02-01", "2024-02-02 precision: unknown", "2024-02-03 precision: unknown"],
            "2024",
            "≈ Lofte polis ≥3 av 4 ■■■≈ antal oklart\n1 redovisad och 2 uppgifter utan antal.",
        ),
        (
            FOUR,
            ["2024-02-01 count: 2, precision: at_least"],
            "2024 --as-of 2024-04-01",
            "→ Lofte polis ≥2 av 4 ■■≈· i fas, nästa 30 sep",
        ),
        (
            FOUR,
            ["2024-02-01 2024-03-31 count: 4, precision: about"],
            "2024",
            "≈ Lofte polis ≈4 av 4 ■■■≈ antal oklart\nCa 4 räknas som 3–5.",
        ),
        (FOUR, [], "2024", "? Lofte polis – av 4 inte redovisat"),
        (FOUR, [], "2024 --as-of 2024-01-15", "○ Lofte polis – av 4 ···· inget redovisat än"),
        (FOUR, [], "2024 --as-of 2023-12-01", "» Lofte polis – av 4 börjar 1 jan"),
        (
            FOUR,
            ["2024-02-01"],
            "2024 --as-of 2024-09-15",
            "! Lofte polis 1 av 4 ■□·· 1 efter sedan 30 jun",
        ),
        (
            WEEKLY,
            ["2024-01-02", "2024-01-09", "2024-01-16"],
            "2024 --as-of 2024-02-05",
            (
                "⊗ Lofte polis 3 av 52 ·········· 2 av 52 veckor missade\n"
                "Räknas i veckor: minst 1 varje vecka, 52 veckor."
            ),
        ),
        (
            MILESTONE,
            ["2024-03-01 completes: [lofte]"],
            "2024",
            "✓ Lofte polis klart uppnått 1 mar\nGäller 1 jan–1 maj 2024.",
        ),
        (
            MILESTONE,
            ["2024-06-01 completes: [lofte]"],
            "2024",
            "✓ Lofte polis klart uppnått 1 jun,\nför sent\nGäller 1 jan–1 maj 2024.",
        ),
        (
            MILESTONE,
            ["2024-03-01", "2024-05-02 completes: [lofte]"],
            "2024 --as-of 2024-05-01",
            ("✗ Lofte polis påbörjat inte uppnått, prel.\nGäller 1 jan–1 maj 2024."),
        ),
        (
            MILESTONE,
            ["2024-03-01", "2024-04-02 completes: [lofte]"],
            "2024 --as-of 2024-03-15",
            "• Lofte polis påbörjat senast 1 maj\nGäller 1 jan–1 maj 2024.",
        ),
        (
            MILESTONE,
            ["2024-03-01"],
            "2024",
            "✗ Lofte polis påbörjat inte uppnått\nGäller 1 jan–1 maj 2024.",
        ),
        (
            MILESTONE,
            [],
            "2024 --as-of 2024-03-01",
            "○ Lofte polis – inget redovisat än\nGäller 1 jan–1 maj 2024.",
        ),
        (
            ONGOING,
            ["2024-03-01", "2024-05-02"],
            "2024",
            "≡ Lofte polis 2 ggr redovisat, sist 2 maj",
        ),
        (
            ONGOING,
            ["2024-03-01"],
            "2024 --as-of 2024-06-30",
            "• Lofte polis 1 gång pågår, sist 1 mar",
        ),
        (
            ONGOING,
            ["2024-01-01 2024-12-31 precision: unknown"],
            "2024",
            "≡ Lofte polis gjort redovisat, sist 31 dec",
        ),
        (
            ONGOING,
            ["2024-01-01 2024-12-31 count: 0"],
            "2024",
            "✗ Lofte polis 0 ggr inte uppnått,\ninget gjort",
        ),
        (ASKED, ["2024-03-01"], "2024", "✓ Lofte polis 1 gång alla besvarade"),
        (
            ASKED,
            ["2024-03-01"],
            "2024 --as-of 2024-03-02",
            "• Lofte polis 1 gång pågår, sist 1 mar",
        ),
        (
            ASKED,
            ["2024-03-01", "2024-03-02 status: unanswered"],
            "2024",
            "✗ Lofte polis 1 av 2 tillfälle obesvarat\n1 av 2 redovisade tillfällen besvarade.",
        ),
        (ASKED, ["2024-01-01 2024-12-31 count: 0"], "2024", "⊖ Lofte polis 0 ggr inget tillfälle"),
        (
            target("kind: increase, baseline: none"),
            ["2024-03-01"],
            "2024",
            "≠ Lofte polis 1 gång jämförelsetal saknas",
        ),
        (
            GROWING,
            ["2024-03-01 count: 9"],
            "2024",
            (
                "✗ Lofte polis 9 av 10 ■■■■■■■■■□ inte uppnått, 1 saknas\n"
                "Målet: 10 (10 procent mer än 9 år 2023, enligt Polisen)."
            ),
        ),
        (
            GROWING.replace("by_percent: 10, ", ""),
            ["2024-03-01 count: 11"],
            "2024",
            (
                "✓ Lofte polis 11 av 10 ■■■■■■■■■■ uppnått\n"
                "Målet: 10 (mer än 9 år 2023, enligt Polisen)."
            ),
        ),
        (
            target("kind: count, at_least: 3, per: week, how: average"),
            ["2024-01-01 2024-12-31 count: 170"],
            "2024",
            (
                "✓ Lofte polis 170/156 ■■■■■■■■■■ uppnått\n"
                "Målet: 156 (3 i veckan i snitt × 52 veckor)."
            ),
        ),
    ],
)
def test_each_state_in_a_row(  # noqa: PLR0913, PLR0917  pytest's own, and what the table has
    cli: Cli, tmp_path: Path, promise: str, activities: list[str], ask: str, expected: str
) -> None:
    shown = row_of(cli, tmp_path, lofte(promise), *activities, ask=ask)
    assert "\n".join(" ".join(line.split()) for line in shown.split("\n")) == expected


@pytest.mark.parametrize(
    "per, rule",
    [
        ("day", "om dagen i snitt × 366 dagar"),
        ("week", "i veckan i snitt × 52 veckor"),
        ("month", "i månaden i snitt × 12 månader"),
        ("quarter", "i kvartalet i snitt × 4 kvartal"),
        ("tertial", "per tertial i snitt × 3 tertial"),
        ("half_year", "per halvår i snitt × 2 halvår"),
    ],
)
def test_every_unit_has_its_words(cli: Cli, tmp_path: Path, per: str, rule: str) -> None:
    average = f"kind: count, at_least: 2, per: {per}, how: average"
    assert f"(2 {rule})." in row_of(cli, tmp_path, lofte(target(average)))
    each = row_of(cli, tmp_path, lofte(target(average.replace("average", "each"))))
    assert each.endswith(f"minst 2 varje {per_word(per)}, {rule.rpartition('× ')[2]}.")


def per_word(per: str) -> str:
    return {"day": "dag", "week": "vecka", "month": "månad", "half_year": "halvår"}.get(
        per, {"quarter": "kvartal", "tertial": "tertial"}.get(per, "")
    )


def test_changed_withdrawn_and_coming_promises_show_their_time_and_their_rule(
    cli: Cli, tmp_path: Path
) -> None:
    promises = (
        lofte(FOUR, "to: 2024-06-30")
        + lofte(target("kind: count, at_least: 12, per: year"), "from: 2024-07-01, to: 2024-10-31")
        + lofte(FOUR, "to: 2024-03-31, withdrawn: Ersatt av grannsamverkan", id_="borta")
        + lofte(FOUR, "from: 2024-10-01", id_="senare")
    )
    tree(tmp_path, promises, ["2024-02-01 counts_for: [lofte, borta]", "2024-08-01"])
    printed = cli("status", "2024", "--as-of", "2024-09-01", width=80).out
    assert rows(printed) == [
        "✗ Lofte                    polis       1 av 2  ■□         inte uppnått, 1 saknas",
        "    Gäller jan–jun 2024. Målet: 2 (4 per år, jan–jun 2024).",
        "! Lofte                    polis       1 av 4  ■□··       1 efter sedan 31 aug",
        "    Gäller jul–okt 2024. Målet: 4 (12 per år, jul–okt 2024).",
        "/ Borta                    polis       1 av 1             avfört efter 31 mar",
        "    Gällde jan–mar 2024. Målet: 1 (4 per år, jan–mar 2024). Avfört: Ersatt av",
        "    grannsamverkan",
        "» Senare                   polis       – av 1             börjar 1 okt",
        "    Gäller okt–dec 2024. Målet: 1 (4 per år, okt–dec 2024).",
    ]


def test_a_promise_of_both_names_what_one_did_alone(cli: Cli, tmp_path: Path) -> None:
    both = lofte(FOUR, "responsible: [polis, kommun], together: true")
    acts = ["2024-02-01 by: [polis]", "2024-02-02 by: [polis]", "2024-02-03 by: [kommun, polis]"]
    assert row_of(cli, tmp_path, both, *acts).split("\n") == [
        "✗ Lofte                    båda        1 av 4  ■□□□       inte uppnått, 3 saknas",
        "    2 till av Polisen: löftet gäller alla ansvariga tillsammans.",
    ]


def test_who_is_responsible_in_one_cell(cli: Cli, tmp_path: Path) -> None:
    promises = (
        lofte(ONGOING, "responsible: [kommun]", id_="en")
        + lofte(ONGOING, "responsible: [skola]", id_="annan")
        + lofte(ONGOING, "responsible: [polis, skola]", id_="tva")
        + lofte(ONGOING, "responsible: [polis, skola, kommun]", id_="tre")
    )
    tree(tmp_path, promises)
    cells = [line[27:35].strip() for line in rows(cli("status", "2024", width=80).out)]
    assert cells == ["kommun", "Skolan", "2 parter", "3 parter"]
    cells = [line[27:33].strip() for line in rows(cli("status", "2024-T1", width=80).out)]
    assert cells == ["kommun", "Skolan", "flera", "flera"]


def test_promises_without_an_area_come_first_and_no_area_is_lost(cli: Cli, tmp_path: Path) -> None:
    promises = (
        lofte(ONGOING, "area: trafik", id_="omrade")
        + lofte(ONGOING, id_="utan")
        + lofte(ONGOING, "area: okant", id_="okant")
    )
    tree(tmp_path, promises)
    table = cli("status", "2024", width=80).out.partition("Läge\n")[2]
    assert [line[:24].strip() for line in table.split("\n")[:9]] == [
        "",
        "? Utan",
        "",
        "Trafik ─────────────────",
        "? Omrade",
        "",
        "okant ──────────────────",
        "? Okant",
        "",
    ]


def test_agreements_in_force_in_one_year_stand_apart(cli: Cli, tmp_path: Path) -> None:
    second = AGREEMENT.replace("id: avtal", "id: hosten").replace("löfte 2024", "löfte hösten")
    second = second.replace("2024-01-01", "2024-09-01")
    tree(tmp_path, lofte(ONGOING) + second + lofte(ONGOING, id_="host"))
    out = cli("status", "2024", width=80).out
    assert out.startswith("Arjeplog · Medborgarlöfte 2024 · Medborgarlöfte hösten · Polisen\n")
    assert [line for line in rows(out) if line] == ["Medborgarlöfte 2024"]
    assert "\n\nMedborgarlöfte hösten\n\n? Host  " in out
    markdown = cli("status", "2024", "--format", "md").out
    assert "\n\n## Medborgarlöfte hösten\n\n**Texten om host, fort" in markdown


def test_signs_wide_letters_and_accents_keep_the_columns(cli: Cli, tmp_path: Path) -> None:
    names = ["漢字の約束", "🚓 Trafik 🚦", "Fo\u0308ra\u0308ldrakva\u0308ll", "N" * 24]
    promises = "".join(
        lofte(ONGOING, f'name: "{name}"', id_=f"p{i}") for i, name in enumerate(names)
    )
    tree(tmp_path, promises)
    assert rows(cli("status", "2024", width=80).out) == [
        "? 漢字の約束               polis            –             inte redovisat",
        "? 🚓 Trafik 🚦             polis            –             inte redovisat",
        "? Föräldrakväll            polis            –             inte redovisat",
        f"? {'N' * 24} polis            –             inte redovisat",
    ]


@pytest.mark.parametrize("width", [60, 80, 100, 119, 120, 140, 200])
def test_large_numbers_and_long_names_stay_inside_the_width(
    cli: Cli, tmp_path: Path, width: int
) -> None:
    big = target("kind: count, at_least: 150000, per: year")
    long = f"name: null, text: {'Ett mycket långt löfte ' * 9}"
    acts = ["2024-01-01 2024-04-30 count: 99999, precision: at_least", "2024-12-31 by: [skola]"]
    tree(tmp_path, lofte(big, long) + lofte(FOUR, id_="litet"), acts)
    for ask in ("2024", "2024-T1", "avtal", "2024-12"):
        out = cli("status", ask, width=width).out
        assert max(map(len, out.splitlines())) <= width
        assert "≥99999/150000" in out or "≥100000/150000" in out


def test_what_follows_from_a_tally_is_said_once(cli: Cli, tmp_path: Path) -> None:
    promises = lofte(FOUR) + lofte(FOUR, id_="annat")
    tree(tmp_path, promises, ["2024-01-01 2024-04-30 count: 1"])
    ask = ("status", "2024", "--as-of", "2024-08-15")
    told = "räcker t.o.m. 30 april 2024; takten bedöms per den dagen."
    assert cli(*ask, width=100).out.split("\n")[2] == f"Uppgifterna från Polisen {told}"
    add(tmp_path, "2024-05-01 counts_for: [annat]", 2)
    assert cli(*ask, width=100).out.split("\n")[2] == f"Uppgifterna om Lofte {told}"
    assert "räcker" not in cli("status", "2024-T1", width=80).out


def test_the_legend_explains_the_signs_that_occur_and_no_other(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(ONGOING), ["2024-03-01"])
    assert cli("status", "2024", width=80).out.endswith("redovisat, sist 1 mar\n")
    tree(tmp_path, lofte(FOUR), ["2024-03-01"])
    legend = cli("status", "avtal", "--as-of", "2024-08-01", width=80).out.split("\n\n")[-1]
    assert legend == (
        "■ gjort   □ saknas   · kvar\n"
        "Takten är ett räknestöd. Varje löfte gäller hela sin tid.\n"
        "Varför står det så?  medlofte explain arjeplog lofte avtal\n"
    )


def test_part_of_a_year_and_of_a_term_say_that_they_go_on(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(ONGOING))
    said = {
        ask: cli("status", *ask.split(), "--as-of", "2024-05-10", width=80).out.split("\n")[1]
        for ask in ("2024-Q2", "2024-H1", "2024-05", "avtal", "2024-01")
    }
    assert said == {
        "2024-Q2": "Kvartal 2, 2024 (1 april–30 juni), per den 10 maj 2024. Perioden pågår.",
        "2024-H1": "Halvår 1, 2024 (1 januari–30 juni), per den 10 maj 2024. Perioden pågår.",
        "2024-05": "Maj 2024, per den 10 maj 2024. Perioden pågår.",
        "avtal": "Löftestiden 1 januari–31 december 2024, per den 10 maj 2024. Löftestiden pågår.",
        "2024-01": "Januari 2024, per den 10 maj 2024",
    }


def test_a_failure_is_preliminary_until_the_follow_up_is_due(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    head = HEAD + AGREEMENT.replace(
        "    areas", "    follow_up: [{by: kommun, due: 2025-02-15}]\n    areas"
    )
    tree(tmp_path, lofte(FOUR) + lofte(ONGOING, id_="tyst"), ["2024-02-01"], head)

    def shown(today: date, form: str, municipality: str | None = "arjeplog") -> str:
        run(
            StatusOptions(municipality, "2024", municipality is None, form=form),
            Workspace(tmp_path, today),
        )
        return capsys.readouterr().out

    table = shown(date(2025, 2, 15), "table")
    assert "✗ 1 inte uppnått (prel.)" in table
    assert rows(table) == [
        "✗ Lofte                    polis       1 av 4  ■□□□       inte uppnått,",
        "                                                          3 saknas, prel.",
        "? Tyst                     polis            –             inte redovisat, prel.",
    ]
    note = "Preliminärt (prel.): uppgifter kan komma till och med 15 februari 2025."
    assert table.count(note) == 1
    assert "*Inte uppnått, 3 saknas, preliminärt.*" in shown(date(2025, 2, 15), "md")
    assert "Preliminärt (prel.): uppgifter" in shown(date(2025, 2, 15), "md")
    overview = shown(date(2025, 2, 15), "table", None)
    assert "Arjeplog 2024 (p) 2 " in " ".join(overview.split())
    assert "(p) Preliminärt: uppgifter kan ännu komma." in overview
    assert "prel" not in shown(date(2025, 2, 16), "table").lower()


def test_examples_beside_real_activities_and_files_with_errors_are_said_first(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path, lofte(FOUR), ["2024-02-01 example: true"])
    one = cli("status", "2024", width=80).out.split("\n")[3]
    assert one == "EXEMPEL: 1 aktivitet är påhittad. Siffrorna säger inget om Arjeplog."
    head = (HEAD + AGREEMENT).replace("from: 2024", "from: 2023")
    acts = ["2023-02-01 example: true", "2024-02-01", "2024-03-01 counts_for: [fel]"]
    tree(tmp_path, lofte(FOUR), acts, head)
    result = cli("status", "avtal", width=80, code=1)
    assert result.out.split("\n")[3:5] == [
        "EXEMPEL: 1 av 2 aktiviteter är påhittad.",
        "1 fil har fel och är inte medräknad: medlofte validate",
    ]
    assert result.err == (
        "1 fil har fel och är inte medräknad. Se felet med: medlofte validate\n"
        "  activities/arjeplog/2024/2024-03-01-lofte-x003.yaml\n"
    )
    add(tmp_path, "2024-03-02 counts_for: [fel]", 4)
    assert "2 filer har fel och är inte medräknade" in cli("status", "2024", code=1).err


def test_only_the_states_asked_for_are_shown(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR) + lofte(ONGOING, id_="annat"), ["2024-02-01"])
    out = cli("status", "2024", "--state", "missed, behind", width=80).out
    assert rows(out) == [
        "✗ Lofte                    polis       1 av 4  ■□□□       inte uppnått, 3 saknas"
    ]
    none = cli("status", "2024", "--state", "met", width=80).out
    assert none.endswith("Läge\n\nInget löfte är som frågan gäller.\n")
    assert cli("status", "2024", "--state", "met", "--format", "md").out.count("**") == 0


def test_the_overview_neither_ranks_nor_sums(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR, "to: 2024-06-30, withdrawn: Slut") + lofte(ONGOING, id_="b"))
    other = (HEAD + AGREEMENT).replace("Arjeplog", "Åsele").replace("2506", "2463")
    asele = other.replace("police_area: Norra Lappland\n", "").replace("s kommun", " kommun")
    path = tmp_path / "promises" / "asele.yaml"
    path.write_text(asele + lofte(FOUR), encoding="utf-8")
    add(tmp_path, "2024-02-01 counts_for: [fel]", 1)
    out = cli("status", "2024", width=80, code=1).out
    day = out.partition("per den ")[2].partition("\n")[0]
    assert out.replace(day, "DAG") == (
        "Medborgarlöften i 2 kommuner, per den DAG\n"
        "Kommunerna har lovat olika saker och kan inte jämföras med varandra.\n"
        "\n"
        "Kommun        Period  Löften  Försenat  I veckan  Tyst  Läge\n"
        "\n"
        "Norra Lappland\n"
        "Arjeplog (f)  2024         2         ·         ·     ·  1 ?  1 /\n"
        "\n"
        "Lokalpolisområde inte angivet\n"
        "Åsele         2024         1         ·         ·     ·  1 ?\n"
        "\n"
        "? inte redovisat   / avfört\n"
        "Försenat och i veckan: löften, uppföljningar och parter vars dag har passerat,\n"
        "eller infaller inom sju dagar. Tyst: löften utan antal som inget är redovisat om\n"
        "på fyra månader.\n"
        "Inte redovisat: ingen aktivitet är redovisad. Det kan ändå vara gjort.\n"
        "(f) Filer med fel är inte medräknade: medlofte validate\n"
        "\n"
        "Vad som väntar: medlofte next --all --days 7\n"
    )
    limited = cli("status", "2024", "--state", "withdrawn", code=1).out
    assert "\nVisar 1 av 3 löften.\n" in limited
    lines = [line.split() for line in limited.splitlines()]
    assert ["Arjeplog", "(f)", "2024", "1", *"···", "1", "/"] in lines
    assert ["Åsele", "2024", "0", *"···"] in lines


CHIEF = """\
    follow_up: [{every: tertial}]
"""


def test_the_overview_names_what_is_late_and_what_is_due(cli: Cli, tmp_path: Path) -> None:
    text = (
        lofte(FOUR, "name: Trafikkontroller")
        + lofte(target("kind: milestone, by: 2024-09-30"), "name: Rutin", "rutin")
        + lofte(target("kind: milestone, by: 2024-10-05"), "name: Plan", "plan")
        + lofte(ONGOING, "name: Dialog", "dialog")
        + lofte(ONGOING, "name: Samtal", "samtal")
        + lofte(FOUR, "name: Utbildning", "utbildning")
    )
    head = HEAD + AGREEMENT.replace("    promises:\n", f"{CHIEF}    promises:\n")
    tree(tmp_path, text, ["2024-02-01 counts_for: [lofte, dialog]"], head)
    other = (HEAD + AGREEMENT).replace("Arjeplog", "Arvidsjaur").replace("2506", "2505")
    path = tmp_path / "promises" / "arvidsjaur.yaml"
    path.write_text(other + lofte(FOUR), encoding="utf-8")
    ask = ("--police-area", "norra lappland", "--as-of", "2024-10-02")
    printed = cli("status", *ask, width=80).out
    assert printed.partition("\n\n")[2].partition("\n\n")[0] == (
        "Kommun        Period    Löften  Försenat  I veckan  Tyst  Läge\n"
        "Arjeplog      2024 (p)       6         5         1     2  1 •  1 !  2 ○  2 ?\n"
        "  Försenat: Utbildning sedan 31 mar · Trafikkontroller 2 efter sedan 30 jun ·\n"
        "  Uppföljning 2024-T1 skulle ha skrivits 30 jun · Polisen inget redovisat under\n"
        "  tertial 2, 2024 · Rutin skulle ha varit klart 30 sep\n"
        "  I veckan: Plan 5 okt\n"
        "  Tyst: Samtal · Dialog sedan 1 feb\n"
        "Arvidsjaur    2024 (p)       1         2         ·     ·  1 ?\n"
        "  Försenat: Lofte sedan 31 mar · Polisen inget redovisat under tertial 2, 2024"
    )
    assert printed.endswith(
        '\nVad som väntar: medlofte next --police-area "Norra Lappland" --days 7\n'
    )
    narrow = cli("status", *ask, width=60).out
    assert "\nKommun       Period   Löften Försenat I veckan Tyst\n" in narrow
    below = "2        ·    ·\n  1 ?\n  Försenat: Lofte sedan"
    assert f"\nArvidsjaur   2024 (p)      1        {below}" in narrow
    piped = cli("status", *ask).out
    assert "\n  Försenat: Utbildning sedan 31 mar · Trafikkontroller" in piped
    assert "under tertial 2, 2024 · Rutin skulle ha varit klart 30 sep\n" in piped
    told = cli("status", *ask, "--format", "md").out
    assert "\nFörsenat: Lofte sedan 31 mar · Polisen inget redovisat" in told
    found = json.loads(cli("status", *ask, "--format", "json").out)["municipalities"]
    assert [one["due"] for one in found] == [
        {
            "as_of": "2024-10-02",
            "late": late,
            "due_within_7_days": soon,
            "silent": silent,
            "unwritten": unwritten,
        }
        for late, soon, silent, unwritten in ((5, 1, 2, 1), (2, 0, 0, 0))
    ]
    agendas = json.loads(cli("next", *ask, "--days", "7", "--format", "json").out)
    counts = [sum(due["overdue"] for due in one["due"]) for one in agendas["municipalities"]]
    assert counts == [5, 2]  # the same truth


def test_an_area_among_many_municipalities(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR, "area: trafik") + lofte(FOUR, id_="annat"))
    other = (HEAD + AGREEMENT).replace("Arjeplog", "Arvidsjaur").replace("2506", "2505")
    path = tmp_path / "promises" / "arvidsjaur.yaml"
    path.write_text(
        other.replace("trafik: Trafik", "skog: Skogen") + lofte(FOUR, "area: skog"), "utf-8"
    )
    ask = ("status", "--all", "--as-of", "2024-05-01", "--area")
    printed = cli(*ask, "trafik", width=80).out
    assert "\nVisar 1 av 3 löften.\n" in printed
    assert "  1         1         ·     ·  1 ?\n  Försenat: Lofte sedan 31 mar\n" in printed
    assert "Arvidsjaur    2024           0         ·         ·     ·\n" in printed
    (one, two) = json.loads(cli(*ask, "skog", "--format", "json").out)["municipalities"]
    assert [one["shown"], one["due"]["late"], two["shown"], two["due"]["late"]] == [0, 0, 1, 1]
    assert cli(*ask, "berg", code=2).err.startswith('Det finns inget område som heter "berg".')
    path.write_text("municipality: [", "utf-8")
    (tmp_path / "promises" / "arjeplog.yaml").unlink()
    assert "syntax" in cli(*ask, "berg", code=1).err


def test_no_number_is_parted_from_its_sign(cli: Cli, tmp_path: Path) -> None:
    id_ = "medborgarlofte-for-arjeplog-2024"
    text = "".join(lofte(FOUR, id_=one) for one in ("a", "b", "c", "d")) + lofte(ONGOING, id_="e")
    acts = ["2024-02-01 count: 4", "2024-02-02", "2024-02-03 precision: unknown", "2024-02-04"]
    acts = [f"{act}, counts_for: [{one}]" for act, one in zip(acts, "abce", strict=True)]
    acts = [act.replace("02, c", "02 c").replace("04, c", "04 c") for act in acts]
    tree(tmp_path, text, acts, HEAD + AGREEMENT.replace("id: avtal", f"id: {id_}"))
    lines = cli("status", "--all", id_, width=80).out.splitlines()
    (first,) = [number for number, line in enumerate(lines) if line.startswith("Arjeplog")]
    assert [" ".join(line.split()) for line in lines[first : first + 3]] == [
        "Arjeplog medborgarlof 5 · · · 1 ✓ 1 ≡ 1 ✗ 1 ≈",
        "te-for-arjep 1 ?",
        "log-2024",
    ]


def test_totals_are_of_what_is_shown(cli: Cli, tmp_path: Path) -> None:
    text = lofte(FOUR, "area: trafik") + lofte(FOUR, "area: trafik", "b") + lofte(FOUR, id_="c")
    tree(tmp_path, text, ["2024-02-01 count: 4", "2024-02-02 counts_for: [c]"])
    printed = cli("status", "2024", "--state", "met", width=80).out
    assert "\n1 löfte går att räkna    ✓ 1 uppnått\nVisar 1 av 3 löften.\n" in printed
    printed = cli("status", "2024", "--area", "Trafik", width=80).out
    assert "\n2 löften går att räkna   ✓ 1 uppnått  ? 1 inte redovisat\n" in printed
    assert "\nVisar 2 av 3 löften.\n" in printed
    assert "Visar" not in cli("status", "2024").out
    assert (
        "\nVisar 1 av 3 löften.\n" in cli("status", "2024", "--state", "met", "--format", "md").out
    )
    (found,) = json.loads(cli("status", "2024", "--state", "met", "--format", "json").out)[
        "municipalities"
    ]
    assert (found["shown"], found["all"]) == (1, 3)
    assert cli("status", "2024", "--area", "skog", code=2).err.startswith(
        'Det finns inget område som heter "skog".'
    )


def test_no_day_that_has_passed_is_the_next(cli: Cli, tmp_path: Path) -> None:
    acts = ["2024-02-01", "2024-01-01 2024-04-30 count: 2, counts_for: [summa]"]
    tree(tmp_path, lofte(FOUR) + lofte(FOUR, id_="summa"), acts)
    printed = cli("status", "2024", "--as-of", "2024-08-15", width=140).out
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert "! Texten om lofte polis 1 av 4 3 ■□·· 1 efter sedan 30 jun – 1 feb" in lines
    assert "→ Texten om summa polis 2 av 4 2 ■■·· i fas 30 sep 30 apr (summa)" in lines
    printed = cli("status", "2024", "--as-of", "2024-10-15", width=80).out
    assert "i fas\n" in printed  # what fell due in September awaits the next report
    assert "nästa 30 sep" not in printed


def test_occasions_within_a_part_of_the_year(cli: Cli, tmp_path: Path) -> None:
    acts = ["2024-02-01 count: 2", "2024-05-03 count: 3", "2024-06-03 status: unanswered"]
    tree(tmp_path, lofte(ASKED), acts)
    assert " 3   5 av 6 " in cli("status", "2024-T2", width=80).out


def test_a_row_in_a_pipe_has_the_name_and_the_text(cli: Cli, tmp_path: Path) -> None:
    text = "Polisen kontrollerar trafiken vid skolor, i byar och på de stora vägarna, varje vecka"
    promises = lofte(FOUR, f"name: Kontroller, text: '{text}'") + lofte(FOUR, "name:", "b")
    tree(tmp_path, promises.replace("name:, ", ""))
    lines = cli("status", "2024").out.splitlines()
    assert any(line.startswith(f"? Kontroller: {text} polis") for line in lines)
    assert any(line.startswith("? Texten om b ") for line in lines)


YEARS = """\
  - id: forsta
    title: Medborgarlöfte 2022–2023
    from: 2022-01-01
    to: 2023-12-31
    areas: {trafik: Trafik}
    promises:
"""


def test_the_promises_of_an_area_year_by_year(cli: Cli, tmp_path: Path) -> None:
    old = (
        lofte(FOUR, "name: Kontroller, area: trafik")
        + lofte(target("kind: milestone"), "name: Rutin, area: trafik", "rutin")
        + lofte(ONGOING, "name: Dialog", "dialog")
    )
    new = lofte(FOUR, "name: Kontroller i byarna, area: trafik")
    acts = (
        "2022-02-01 count: 4",
        "2023-02-01 count: 3",
        "2023-03-01 completes: [rutin]",
        "2024-02-01 example: true",
    )
    tree(tmp_path, old + AGREEMENT + new, acts, HEAD + YEARS)
    ask = ("status", "arjeplog", "--by-year", "--as-of", "2025-01-31")
    assert cli(*ask, "--area", "Trafik", width=80).out == (
        "Arjeplog · Medborgarlöfte 2022–2023 · Medborgarlöfte 2024\n"
        "År för år 2022–2024, per den 31 januari 2025\n"
        "Visar 2 av 3 löften.\n"
        "\n"
        "                           2022     2023       2024\n"
        "\n"
        "Trafik\n"
        "Kontroller i byarna       4/4 ✓    3/4 ✗  1/4 ✗ (e)\n"
        "Rutin                         ·  klart ✓          ·\n"
        "    Gäller 2023: 2022–2023.\n"
        "\n"
        "✓ uppnått   ✗ inte uppnått\n"
        "(e) Siffran räknar påhittade exempel.\n"
    )
    assert "\nDialog" in cli(*ask).out
    assert cli(*ask, "--state", "met", width=60).out.endswith(
        "Visar 2 av 3 löften.\n"
        "\n"
        "                           2022     2023  2024\n"
        "\n"
        "Trafik\n"
        "Kontroller i byarna       4/4 ✓        ·     ·\n"
        "Rutin                         ·  klart ✓     ·\n"
        "    Gäller 2023: 2022–2023.\n"
        "\n"
        "✓ uppnått\n"
    )
    assert "Inget löfte är som frågan gäller." in cli(*ask, "--state", "behind").out
    found = json.loads(cli(*ask, "--format", "json").out)["municipalities"]
    assert [one["period"]["label"] for one in found] == ["2022", "2023", "2024"]
    lines = cli(*ask, "--format", "csv").out.splitlines()
    assert [line.split(";")[3] for line in lines] == [
        "period",
        *["2022"] * 3,
        *["2023"] * 3,
        "2024",
    ]
    assert cli(*ask, "--format", "md").out.count("\n## Trafik") == 3
    assert cli("status", "arjeplog", "2023", "--by-year", code=2).err == (
        "--by-year visar alla år: ange ingen period.\n"
    )
    cli(*ask, "--fail-on", "met", code=1)
    cli(*ask, "--fail-on", "behind")
    assert cli("status", "--all", "--by-year").out.startswith("Arjeplog · ")


def test_years_that_have_no_room_stand_below_each_other(cli: Cli, tmp_path: Path) -> None:
    head = YEARS.replace("2022", "2014").replace("    areas: {trafik: Trafik}\n", "")
    tree(tmp_path, lofte(FOUR), ["2015-02-01 count: 14", "2023-02-01 example: true"], HEAD + head)
    printed = cli("status", "--by-year", width=60).out
    assert "\nMedborgarlöfte 2014–2023\nLofte\n  2014  –/4 ?\n  2015  14/4 ✓\n" in printed
    assert "\n  2023  1/4 ✗ (e)\n" in printed


def test_names_that_begin_alike_are_told_apart(cli: Cli, tmp_path: Path) -> None:
    start = "Polisen och kommunen ska tillsammans vara ute på kvällarna i alla byar och"
    text = (
        lofte(FOUR, f"name: {start} i Slagnäs")
        + lofte(FOUR, f"name: {start} i Laisvall", "b")
        + lofte(FOUR, "name: Ett namn som är så långt att det inte får plats på två rader här", "c")
    )
    tree(tmp_path, text)
    for width in (60, 80, 100):
        printed = cli("status", "2024", width=width).out
        assert max(map(len, printed.splitlines())) <= width
        assert "Slagnäs" in printed
        assert "Laisvall" in printed
        assert ("plats på två rader här" in " ".join(printed.split())) == (width != 80)


def test_a_narrow_table_is_a_table_of_its_own(cli: Cli, tmp_path: Path) -> None:
    text = lofte(FOUR, "name: Insatser på obekväm tid, responsible: [polis, kommun]")
    tree(tmp_path, text, ["2024-02-01"])
    printed = cli("status", "2024-T1", width=60).out
    assert (
        "  Löfte                   T1 Hittills\n"
        "\n"
        "→ Insatser på obekväm tid  1   1 av 4  ■···\n"
        "    båda · i fas, nästa 30 jun\n"
    ) in printed


def test_an_empty_tree_and_290_municipalities(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "promises").mkdir()
    said = "Här finns inga medborgarlöften än. Börja med: medlofte new municipality\n"
    assert cli("status").out == cli("status", "--by-year").out == said
    for command in ("list", "log"):
        assert cli(command, code=2).err == said
    for known in all_municipalities():
        text = HEAD.replace("Arjeplog\n", f"{known.name}\n").replace("2506", known.code)
        path = tmp_path / "promises" / f"{known.slug}.yaml"
        path.write_text(text + AGREEMENT + lofte(FOUR), encoding="utf-8")
    out = cli("status", "2024", width=80).out
    assert max(map(len, out.splitlines())) == 80
    table = out.split("Norra Lappland\n")[1].split("\n\n")[0].split("\n")
    table = [line for line in table if line[0] != " "]
    names = [line[:17].strip() for line in table]
    assert len(names) == 290
    assert names[0] == "Ale"
    assert names[-1] == "Övertorneå"
    assert all(line.endswith("·  1 ?") for line in table)
    assert cli("list", code=2).err.endswith("ange, angelholm, arboga ….\n")


def test_a_wide_table_has_the_day_of_a_late_milestone_in_its_own_column(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path, lofte(MILESTONE), ["2024-06-01 completes: [lofte]"])
    row, _ = rows(cli("status", "2024", width=140).out)
    assert row.split("  ")[-1].strip() == "1 jun"
    assert "  uppnått för sent  –  " in row


def test_the_overview_names_those_without_an_agreement_in_the_period(cli: Cli, data: Path) -> None:
    result = cli("status", "--all", "2024", "--data", str(data))
    assert result.err == "Inget medborgarlöfte gäller 2024 i Pajala, Årjäng.\n"
