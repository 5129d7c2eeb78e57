"""`medlofte new` with options: what it writes stands as a person would have written it."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.periods import Span
from medlofte.swedish import party_lists
from medlofte.swedish.promise_words.times import days
from system import posix
from terminal import PROMISES, tree

FIRST = (
    "new",
    "municipality",
    "Kiruna",
    "--from",
    "2027",
    "--to",
    "2028",
    "--text",
    "Polisen gör minst fyra trafikkontroller per år, även vid skolor",
    "--responsible",
    "polis",
    "--at-least",
    "4",
    "--per",
    "year",
)
ADD = ("new", "promise", "--text", "Polisen besöker skolan", "--responsible", "polis")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tree(tmp_path)


def promises(root: Path, slug: str = "arjeplog") -> str:
    return (root / "promises" / f"{slug}.yaml").read_text("utf-8")


def added(root: Path) -> str:
    """Return what stands after the text that was there."""
    text = promises(root)
    assert text.startswith(PROMISES)
    return text[len(PROMISES) :]


# A municipality


def test_a_municipality_with_its_first_agreement(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    result = cli(*FIRST)
    assert result.out == "Sparad: data/promises/kiruna.yaml\n"
    assert result.err == ""
    assert promises(tmp_path / "data", "kiruna") == (
        "municipality: Kiruna\n"
        'code: "2584"\n'
        "parties:\n"
        "  polis: Polisen\n"
        "  kommun: Kiruna kommun\n"
        "agreements:\n"
        '  - id: "2027-2028"\n'
        "    title: Medborgarlöfte 2027–2028\n"
        "    from: 2027-01-01\n"
        "    to: 2028-12-31\n"
        "    promises:\n"
        "      - id: trafikkontroller-aven-skolor\n"
        "        text: Polisen gör minst fyra trafikkontroller per år, även vid skolor\n"
        "        responsible: [polis]\n"
        "        target: {kind: count, at_least: 4, per: year}\n"
    )
    cli("validate", "--strict")


def test_a_municipality_with_all_that_can_be_told(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    more: tuple[str, ...] = (
        "--police-area",
        "Luleå-Boden",
        "--parties",
        "Polisen, Luleå kommun, hyr=HSB: Luleå",
    )
    more += ("--title", "Tryggt, i Luleå", "--id", "tryggt", "--signed", "3 februari 2027")
    more += ("--promise-id", "kontroller", "--name", "Kontroller", "--area", "Trafik")
    more += ("--unit", "gånger, högst", "--counts", "En gång räknas en gång")
    arguments = [word.replace("Kiruna", "2580") for word in FIRST]
    arguments[4], arguments[6] = "2027-05-08", "30 april 2028"
    cli(*arguments, *more)
    text = promises(tmp_path / "data", "lulea")
    for line in (
        "police_area: Luleå-Boden\n",
        '  hyr: "HSB: Luleå"\n',
        "  - id: tryggt\n    title: Tryggt, i Luleå\n    from: 2027-05-08\n",
        "    to: 2028-04-30\n    years: term\n    signed: 2027-02-03\n",
        "    areas:\n      trafik: Trafik\n",
        "      - id: kontroller\n        name: Kontroller\n        area: trafik\n        text: ",
        "        counts: En gång räknas en gång\n",
        'unit: "gånger, högst"}\n',
    ):
        assert line in text
    cli("validate", "--strict")


@pytest.mark.parametrize(
    "name, party",
    [("Arvika", "Arvika kommun"), ("Borås", "Borås kommun"), ("Årjäng", "Årjängs kommun")],
)
def test_the_municipality_as_a_party(name: str, party: str, cli: Cli, tmp_path: Path) -> None:
    cli("init")
    cli(*[word.replace("Kiruna", name) for word in FIRST])
    (file,) = (tmp_path / "data" / "promises").glob("*.yaml")
    assert f"  kommun: {party}\n" in file.read_text("utf-8")


def test_a_municipality_that_is_not_in_the_register(cli: Cli) -> None:
    cli("init")
    wrong = [word.replace("Kiruna", "Kirunna") for word in FIRST]
    assert cli(*wrong, code=2).err == 'Ingen kommun heter "Kirunna". Menade du Kiruna?\n'
    wrong = [word.replace("Kiruna", "xyzzy") for word in FIRST]
    assert cli(*wrong, code=2).err == 'Ingen kommun heter "xyzzy".\n'


@pytest.mark.parametrize(
    "option, typed, told",
    [
        ("--kind", "12", "Numren går från 1 till 6.\n"),
        ("--kind", "0", "Numren går från 1 till 6.\n"),
        ("--kind", "1" * 5000, "Numren går från 1 till 6.\n"),
        ("--kind", "", None),
        (
            "--kind",
            "tva",
            "--kind kan vara antal, blir-klart, pågår, mer-än-förut, vid-behov, platser.\n",
        ),
        ("--area", "3", "Numren går från 1 till 2.\n"),
        ("--area", "9" * 5000, "Numren går från 1 till 2.\n"),
        ("--at-least", "ca elva", "Skriv ett heltal med siffror, minst 1.\n"),
        ("--at-least", "lagom", "Skriv ett heltal med siffror, minst 1.\n"),
        ("--at-least", "noll", "Skriv ett heltal med siffror, minst 1.\n"),
        ("--baseline", "ett par", "Skriv ett heltal med siffror, eller okänt.\n"),
    ],
)
def test_a_number_that_is_none_of_the_list(
    option: str, typed: str, told: str | None, cli: Cli, root: Path
) -> None:
    kind = () if option in ("--kind", "--at-least", "--baseline") else ("--kind", "ongoing")
    error = cli(*ADD, option, typed, *kind, code=2).err
    assert error == (told or "Det saknas: vad löftet begär (--kind).\n")
    assert added(root) == ""


def test_a_number_in_words(cli: Cli, root: Path) -> None:
    cli(*ADD, "--at-least", "Elva", "--per", "year", "--area", "2")
    assert "area: trygghet\n" in added(root)
    assert "target: {kind: count, at_least: 11, per: year}\n" in added(root)
    more = ("--baseline", "tjugofem", "--baseline-period", "2022", "--baseline-source", "Rapport")
    cli(*ADD, "--id", "fler", *more, "--percent", "hundra")
    increase = "{count: 25, from: 2022-01-01, to: 2022-12-31, source: Rapport}, by_percent: 100}"
    assert f"target: {{kind: increase, baseline: {increase}\n" in added(root)


def test_an_id_has_no_number_in_it(cli: Cli, root: Path) -> None:
    text = "Polisen gör minst elva kontroller och tjugofem besök 2024"
    cli("new", "promise", "--text", text, "--responsible", "polis", "--kind", "ongoing")
    assert "- id: kontroller-besok\n" in added(root)


@pytest.mark.parametrize("bad", ["Löftet 2027", "a" * 65])
def test_what_can_be_no_id_of_an_agreement(bad: str, cli: Cli, root: Path) -> None:
    before = promises(root)
    agreement = ("new", "agreement", "--from", "2027", "--to", "2027", "--id", bad)
    said = cli(*agreement, "--text", "Mer", "--responsible", "polis", "--kind", "ongoing", code=2)
    assert "kan inte vara ett id." in said.err
    assert said.err.endswith("Menade du loftet-2027?\n" if " " in bad else "64 tecken.\n")
    assert promises(root) == before


def test_a_municipality_that_is_there_already(cli: Cli, root: Path) -> None:
    words = [word.replace("Kiruna", "2506") for word in FIRST]
    assert cli(*words, code=2).err == (
        "Arjeplog finns redan: data/promises/arjeplog.yaml. Ett nytt medborgarlöfte läggs till "
        "med: medlofte new agreement arjeplog\n"
    )
    assert added(root) == ""


def test_what_is_missing_is_told_with_its_option(cli: Cli) -> None:
    assert cli("new", "municipality", code=2).err.startswith("Här finns inga medborgarlöften: ")
    cli("init")
    for arguments, missing in (
        (("municipality",), "kommunen"),
        (("municipality", "arjeplog"), "första dagen (--from); sista dagen (--to)"),
        (
            FIRST[1:7],
            "löftets text (--text); den som ansvarar (--responsible); vad löftet begär (--kind)",
        ),
        (FIRST[1:-2], "för vilken tid (--per)"),
        ((*FIRST[1:-1], "week"), "varje för sig eller i snitt (--how)"),
    ):
        answer = f"Det saknas: {missing}.\n"
        assert cli("new", *arguments, code=2).err == answer
    for kind in ("agreement", "promise"):
        answer = "Här finns inga medborgarlöften än. Börja med: medlofte new municipality\n"
        assert cli("new", kind, code=2).err == answer


def test_what_to_write_must_be_said(cli: Cli) -> None:
    answer = "Skriv vad: medlofte new municipality, agreement eller promise.\n"
    assert cli("new", code=2).err == answer
    assert cli("new", "promis", code=2).err.startswith(
        'Det finns inget kommando som heter "promis". Menade du promise?'
    )
    assert cli("new", "--help").out.startswith("Användning: medlofte new [VAL]")
    assert "  --baseline-source TEXT" in cli("new", "promise", "--help").out


# A promise


@pytest.mark.parametrize(
    "options, target",
    [
        ("--kind ongoing", "{kind: ongoing}"),
        ("--kind milestone", "{kind: milestone}"),
        ("--by 2024-06-30", "{kind: milestone, by: 2024-06-30}"),
        ("--when skolan:larmar", '{kind: on_demand, when: "skolan:larmar"}'),
        ("--at-least 3 --per agreement", "{kind: count, at_least: 3, per: agreement}"),
        ("--at-least 3 --per år", "{kind: count, at_least: 3, per: year}"),
        (
            "--at-least 3 --per vecka --how snitt --unit besök",
            "{kind: count, at_least: 3, per: week, how: average, unit: besök}",
        ),
        ("--at-least 1 --per dygn --how each", "{kind: count, at_least: 1, per: day, how: each}"),
        ("--places Byskolan,Åsens", "{kind: coverage, places: [Byskolan, Åsens], at_least: 1}"),
        (
            "--places Byskolan --at-least 2 --per halvår",
            "{kind: coverage, places: [Byskolan], at_least: 2, per: half_year}",
        ),
        ("--baseline none", "{kind: increase, baseline: none}"),
        ("--baseline okänt", "{kind: increase, baseline: none}"),
        (
            "--baseline 9 --baseline-period 2022 --baseline-source R",
            "{kind: increase, baseline: {count: 9, from: 2022-01-01, to: 2022-12-31, source: R}}",
        ),
    ],
)
def test_every_kind_of_target(options: str, target: str, cli: Cli, root: Path) -> None:
    cli(*ADD, *options.split())
    assert added(root) == (
        "      - id: besoker-skolan\n"
        "        name: Polisen besöker skolan\n"
        "        text: Polisen besöker skolan\n"
        "        responsible: [polis]\n"
        f"        target: {target}\n"
    ).replace("besoker-skolan", "skolan")
    cli("validate", "--strict")


def test_no_place_is_none_of_the_places(cli: Cli, root: Path) -> None:
    told = cli(*ADD, "--places", " , ", code=2).err
    assert told == "Skriv platserna med komma mellan.\n"
    assert added(root) == ""


AUTUMN = ("new", "agreement", "arjeplog", "--from", "2026-10-01", "--to", "2028-09-30")
EIGHT = (
    *("--text", "Polisen gör minst 8 kontroller per år", "--responsible", "polis"),
    *("--at-least", "8", "--per", "year"),
)


@pytest.mark.parametrize(
    "options, years, told",
    [
        ((), "term", ""),
        (("--years", "löftesår"), "term", ""),
        (
            ("--years", "calendar"),
            "calendar",
            "Löftet gäller inte hela år: 2026-10-01–2026-12-31 ger 2 i stället för 8;",
        ),
    ],
)
def test_off_the_calendar_it_is_written_which_years_are_meant(
    options: tuple[str, ...], years: str, told: str, cli: Cli, root: Path
) -> None:
    said = cli(*AUTUMN, *EIGHT, *options).err
    assert f"    to: 2028-09-30\n    years: {years}\n    promises:\n" in added(root)
    assert told in " ".join(said.split())
    assert told or "hela år" not in said


def test_whole_calendar_years_need_no_such_word(cli: Cli, root: Path) -> None:
    cli(*AUTUMN[:3], "--from", "2027", "--to", "2028", *EIGHT)
    assert "years" not in added(root)
    assert (
        "passar inte ihop"
        in cli(*AUTUMN[:3], "--from", "2029", "--to", "2030", "--years", "term", *EIGHT, code=2).err
    )


def test_a_cooperation_agreement_may_hold_until_further_notice(cli: Cli, root: Path) -> None:
    going = ("--text", "Polisen och kommunen delar en lägesbild", "--kind", "ongoing")
    parties = ("--responsible", "polis,kommun")
    cli(*AUTUMN[:5], "--to", "tills vidare", *going, *parties)
    assert added(root).startswith(
        "  - id: fran-2026\n"
        "    title: Samverkansöverenskommelse från 2026\n"
        "    kind: cooperation_agreement\n"
        "    from: 2026-10-01\n"
        "    years: term\n"
        "    promises:\n"
    )
    asked = ("arjeplog", "fran-2026", "--as-of", "2027-02-01")
    assert "från 1 oktober 2026 tills vidare" in cli("status", *asked).out
    assert "tills vidare" in cli("explain", *asked[:1], "lagesbild", *asked[1:]).out
    document = json.loads(cli("status", *asked, "--format", "json").out)
    (municipality,) = document["municipalities"]
    (agreement,) = municipality["agreements"]
    assert (agreement["to"], municipality["period"]["to"]) == (None, None)
    assert [one["window"]["to"] for one in agreement["promises"]] == [None]
    assert "9999" not in cli("next", "arjeplog", "--as-of", "2027-02-01").out
    refused = cli("status", "arjeplog", "1999", code=2).err
    assert "(1 oktober 2026–tills vidare)" in refused


def test_a_percentage_more_than_before(cli: Cli, root: Path) -> None:
    known = ("--baseline-period", "2022-T1", "--baseline-source", "Rapport", "--percent", "10")
    cli(*ADD, "--baseline", "12", *known)
    assert "to: 2022-04-30, source: Rapport}, by_percent: 10}\n" in added(root)


@pytest.mark.parametrize(
    "typed, first, last",
    [
        ("2020-2022", "2020-01-01", "2022-12-31"),
        ("2020–2022", "2020-01-01", "2022-12-31"),
        ("2020 - 2022", "2020-01-01", "2022-12-31"),
        ("2021-T3 till 2022-T1", "2021-09-01", "2022-04-30"),
        ("2020-07-01–2021-06-30", "2020-07-01", "2021-06-30"),
        ("1 juli 2020 till 30 juni 2021", "2020-07-01", "2021-06-30"),
    ],
)
def test_what_was_before_may_be_of_several_years(
    typed: str, first: str, last: str, cli: Cli, root: Path
) -> None:
    cli(*ADD, "--baseline", "12", "--baseline-period", typed, "--baseline-source", "Rapport")
    assert f"baseline: {{count: 12, from: {first}, to: {last}, source: Rapport}}" in added(root)
    cli("validate", "--strict")


def test_a_new_party_and_a_new_area_are_put_with_their_kind(cli: Cli, root: Path) -> None:
    cli(*ADD[:-1], "polis, hyra=Bostads AB", "--together", "--kind", "ongoing", "--area", "Boende")
    text = promises(root)
    assert "skola: Skolan, hyra: Bostads AB}\n" in text
    assert "    areas: {trafik: Trafik, trygghet: Trygghet, boende: Boende}\n" in text
    assert text.endswith(
        "        area: boende\n"
        "        text: Polisen besöker skolan\n"
        "        responsible: [polis, hyra]\n"
        "        together: true\n"
        "        target: {kind: ongoing}\n"
    )
    cli("validate", "--strict")


@pytest.mark.parametrize(
    "area, stands", [("trafik", "trafik"), ("Trygghet", "trygghet"), ("2", "trygghet")]
)
def test_an_area_that_is_there(area: str, stands: str, cli: Cli, root: Path) -> None:
    cli(*ADD, "--kind", "ongoing", "--area", area)
    assert f"        area: {stands}\n        text: Polisen b" in added(root)


def test_a_promise_with_days_of_its_own(cli: Cli, root: Path) -> None:
    days = ("--from", "2024-02-01", "--to", "30 juni 2024")
    cli(*ADD, "--kind", "ongoing", "--id", "skolbesok", "--name", "Skolbesök", *days)
    assert "        from: 2024-02-01\n        to: 2024-06-30\n        target" in added(root)
    days = ("--from", "2024-07-01", "--to", "2024-12-31")
    cli(*ADD, "--kind", "ongoing", "--id", "skolbesok", "--name", "Skolbesök", *days)
    assert cli(*ADD, "--kind", "ongoing", "--id", "skolbesok", code=1).err.startswith(
        'Id:t "skolbesok" används redan av ett löfte ovanför.'
    )


def test_an_id_that_is_taken_gets_a_number(cli: Cli, root: Path) -> None:
    for _ in range(3):
        cli(*ADD, "--kind", "ongoing")
    ids = [line for line in added(root).splitlines() if " id: " in line]
    assert [line.strip() for line in ids] == ["- id: skolan", "- id: skolan-2", "- id: skolan-3"]


@pytest.mark.parametrize(
    "options, answer",
    [
        (
            "--kind sometimes",
            "--kind kan vara antal, blir-klart, pågår, mer-än-förut, vid-behov, platser.",
        ),
        ("--at-least 0 --per year", "Skriv ett heltal med siffror, minst 1."),
        ("--at-least 3 --per xyz", "--per kan vara dygn, vecka, månad, kvartal, tertial, "),
        ("--at-least 3 --per week --how xyz", "--how kan vara varje, snitt."),
        ("--at-least 3 --per year --how each", "--how passar inte ihop med resten."),
        ("--kind ongoing --baseline 3", "--baseline passar inte ihop med resten."),
        ("--baseline många", "Skriv ett heltal med siffror, eller okänt."),
        ("--baseline 3 --baseline-period ifjol --baseline-source x", 'Perioden "ifjol" går inte'),
        (
            "--baseline 3 --baseline-period 2022-2020 --baseline-source x",
            "Sista dagen ligger före den första.",
        ),
        ("--baseline 3 --baseline-period 2022–x --baseline-source x", 'Perioden "2022–x" går inte'),
        ("--baseline 3", "Det saknas: tiden för jämförelsetalet (--baseline-period); källan till"),
        ("--kind increase", "Det saknas: hur många det var förut, eller okänt (--baseline)."),
        ("--kind on_demand", "Det saknas: när det ska göras (--when)."),
        ("--kind ongoing --id Å", '"Å" kan inte vara ett id: små bokstäver a–z, siffror, -.'),
        ("--kind ongoing --name " + "x" * 25, "Namnet får ha högst 24 tecken, så att det ryms"),
        ("--kind ongoing --area Trafk", 'Det finns inget område som heter "Trafk". Menade du tra'),
        ("--kind ongoing --responsible plis", 'Det finns ingen part som heter "plis". Menade du'),
        ("--kind ongoing --agreement 2024", "--agreement kan vara 2023-2024. Menade du 2023-2024"),
        ("--by 31-juni", "Juni har 30 dagar. Skriv en dag från 1 till 30."),
    ],
)
def test_what_cannot_be_understood(options: str, answer: str, cli: Cli, root: Path) -> None:
    result = cli(*ADD, *options.split(), code=2)
    assert result.err.startswith(answer), result.err
    assert added(root) == ""


def test_what_would_be_an_error_is_not_written(cli: Cli, root: Path) -> None:
    late = cli(*ADD, "--kind", "ongoing", "--from", "2025-02-01", code=1)
    assert late.err.startswith("Dagen ligger utanför medborgarlöftet, som gäller 2023-01-01–2024")
    broken = cli(*ADD, "--kind", "ongoing", "--area", "Å Ö=Ny", code=1)
    assert broken.err.startswith('"Å Ö" kan inte vara ett id.')
    unreadable = cli(*ADD, "--kind", "ongoing", "--area", "a: [=Ny", code=1)
    assert unreadable.err
    assert added(root) == ""


def test_a_file_with_errors_must_be_mended_first(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.write_text(PROMISES.replace("to: 2024-12-31", "to: 2024-12-32"), encoding="utf-8")
    result = cli(*ADD, "--kind", "ongoing", code=1)
    assert "data/promises/arjeplog.yaml:8:9: error[impossible-date]" in result.err
    assert result.err.endswith("Löftesfilen har fel och måste rättas först.\n")
    file.write_text("a: b: c\n")
    assert "error[syntax]" in cli(*ADD, "--kind", "ongoing", code=1).err


@posix
def test_a_link_that_leads_out_is_not_followed(cli: Cli, root: Path, tmp_path: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    outside = file.rename(tmp_path / "outside.yaml")
    other = PROMISES.replace("Arjeplog", "Kiruna").replace("2506", "2584")
    (root / "promises" / "kiruna.yaml").write_text(other, encoding="utf-8")
    file.symlink_to(outside)
    result = cli(*ADD[:2], "arjeplog", *ADD[2:], "--kind", "ongoing", code=1)
    assert "data/promises/arjeplog.yaml:1:1: error[link-outside]" in result.err
    assert outside.read_text("utf-8") == PROMISES


@posix
def test_a_link_within_the_tree_stays_a_link(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.rename(root / "promises" / ".real.yaml")
    file.symlink_to(".real.yaml")
    cli(*ADD, "--kind", "ongoing")
    assert file.is_symlink()
    assert "      - id: skolan\n" in added(root)


def test_an_old_error_elsewhere_hinders_nothing(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.write_text(PROMISES.replace('"2506"', '"2505"'), encoding="utf-8")
    assert cli(*ADD, "--kind", "ongoing").err == ""


def test_what_cannot_be_measured_is_told(cli: Cli, root: Path) -> None:
    text = "Fler ska regelbundet verka för att minska brotten minst tre gånger"
    result = cli("new", "promise", "--text", text, "--responsible", "polis", "--kind", "increase",
                 "--baseline", "none")  # fmt: skip
    assert result.out == "Sparad: data/promises/arjeplog.yaml\n"
    assert result.err == (
        'Ordet "minska" beskriver en verkan. Den går inte att logga: skriv vad ni ska göra.\n'
        '"regelbundet" säger inte hur ofta. Skriv antal och tid, till exempel minst 4 per år.\n'
        '"verka för" går att redovisa, men aldrig att uppnå. Skriv hellre vad som blir gjort.\n'
        "Texten nämner ett antal, men inte för vilken tid: per vecka, per år, hela tiden?\n"
        "Texten säger inte vem som ska göra det. Börja till exempel med: Polisen …\n"
        "Utan jämförelsetal visas hur många det blev, men aldrig om löftet hölls.\n"
    )
    assert "Fler ska regelbundet" in added(root)


def test_words_and_target_that_disagree_are_told(cli: Cli, root: Path) -> None:
    text = "Polisen och kommunen gör tillsammans tio besök per år"
    both = ("new", "promise", "--text", text, "--responsible", "polis,kommun")
    assert cli(*both, "--kind", "ongoing").err == (
        "Texten nämner ett antal, men med det valda målet räknas det inte mot något.\n"
        "Texten säger att parterna gör det gemensamt, men en aktivitet av en av dem räknas. Välj "
        "gemensamt om alla måste vara med.\n"
    )
    assert cli(*both, "--at-least", "10", "--per", "year", "--together").err == ""
    assert added(root).count("- id: ") == 2


def test_what_may_be_personal_data_is_refused(cli: Cli, root: Path) -> None:
    before = promises(root)
    found = cli(*ADD, "--kind", "ongoing", "--counts", "Ring 070-174 06 05", code=1).err
    assert found == (
        '"070-174 06 05" kan vara ett telefonnummer. Ta bort det, eller godta det med en '
        "kommentar: # medlofte: ok phone-number\n"
    )
    assert promises(root) == before


# An agreement


def test_an_agreement_comes_last_with_the_areas_of_the_one_before(cli: Cli, root: Path) -> None:
    words = ("new", "agreement", "--from", "2025", "--to", "2025", "--carry", "areas")
    cli(*words, *ADD[2:], "--kind", "ongoing", "--responsible", "polis,hyra=Bostads AB")
    text = promises(root)
    assert text.endswith(
        '  - id: "2025"\n'
        "    title: Medborgarlöfte 2025\n"
        "    from: 2025-01-01\n"
        "    to: 2025-12-31\n"
        "    areas:\n"
        "      trafik: Trafik\n"
        "      trygghet: Trygghet\n"
        "    promises:\n"
        "      - id: skolan\n"
        "        name: Polisen besöker skolan\n"
        "        text: Polisen besöker skolan\n"
        "        responsible: [polis, hyra]\n"
        "        target: {kind: ongoing}\n"
    )
    assert "skola: Skolan, hyra: Bostads AB}\n" in text
    cli("validate", "--strict")
    cli("new", "agreement", "--from", "2025-01-01", "--to", "2025-06-30", *ADD[2:], "--kind",
        "ongoing", "--promise-id", "annat")  # fmt: skip
    assert '  - id: "2025-2"\n' in promises(root)


def test_an_agreement_with_the_promises_of_the_one_before(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    own = PROMISES.replace("target: {kind: milestone}", "target: {kind: milestone, by: 2024-01-31}")
    own = own.replace(
        "        together: true\n", "        together: true\n        to: 2024-06-30\n"
    )
    file.write_text(own, encoding="utf-8")
    words = ("new", "agreement", "arjeplog", "--from", "2025", "--to", "2026")
    result = cli(*words, "--carry", "promises")
    assert result.err == (
        "Inte överförda, för att de har slutat gälla eller avförts: felanmalan, information.\n"
    )
    new = promises(root)[len(own) :]
    assert new.startswith('  - id: "2025-2026"\n')
    kept = own.partition("    promises:\n")[2].split("      - ")[1:]
    assert new.partition("    promises:\n")[2].split("      - ")[1:] == [
        kept[index] for index in (0, 1, 2, 4, 6)
    ]
    cli("validate", "--strict")
    assert cli(*words, "--carry", "allt", code=2).err.startswith("--carry kan vara områden, löften")


INVENTED = """\
  - id: plan
    title: Åtgärdsplan 2025–2026
    kind: action_plan
    example: true
    from: 2025-01-01
    to: 2026-12-31
    areas: {fart: Farten}
    promises:
      - id: fartkontroller
        area: fart
        text: Polisen kontrollerar farten
        responsible: [polis]
        target: {kind: ongoing}
"""
COOPERATION = """\
  - id: samverkan
    title: Samverkansöverenskommelse
    kind: cooperation_agreement
    from: 2024-01-01
    to: 2026-12-31
    promises:
      - id: mote
        text: Polisen och kommunen träffas
        responsible: [polis, kommun]
        target: {kind: ongoing}
"""


@pytest.mark.parametrize(
    "kind, source, first",
    [
        ((), "Medborgarlöfte 2023–2024 (2023-2024)", "trafikkontroller"),
        (("--agreement-kind", "cooperation_agreement"), "Samverkansöverenskommelse (samverkan)",
         "mote"),
        (("--agreement-kind", "action_plan"), "Samverkansöverenskommelse (samverkan)", "mote"),
    ],
)  # fmt: skip
def test_what_is_taken_over_is_real_and_of_the_same_kind_where_there_is_one(
    kind: tuple[str, ...], source: str, first: str, cli: Cli, root: Path
) -> None:
    own = PROMISES + COOPERATION + INVENTED
    (root / "promises" / "arjeplog.yaml").write_text(own, encoding="utf-8")
    words = ("new", "agreement", "--from", "2027", "--to", "2028", *kind)
    result = cli(*words, "--carry", "promises")
    assert result.err == f"Överfört från {source}.\n"
    new = promises(root).removeprefix(own)
    assert new.partition("    promises:\n")[2].startswith(f"      - id: {first}\n")
    assert "fart" not in new
    cli("validate", "--strict")


def test_what_is_invented_is_never_taken_over(cli: Cli, root: Path) -> None:
    own = PROMISES.partition("  - id:")[0] + INVENTED
    (root / "promises" / "arjeplog.yaml").write_text(own, encoding="utf-8")
    words = ("new", "agreement", "--from", "2027", "--to", "2028", "--carry", "promises")
    assert cli(*words, code=2).err.startswith("Det saknas: löftets text (--text)")
    result = cli(*words, *ADD[2:], "--kind", "ongoing")
    assert result.err == "Inget överfört: det som finns är påhittat.\n"
    assert promises(root).count("fartkontroller") == 1
    assert "areas" not in promises(root).removeprefix(own)


def test_a_promise_comes_into_a_real_agreement_before_an_invented_one(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.write_text(PROMISES + INVENTED, encoding="utf-8")
    cli(*ADD, "--kind", "ongoing")
    assert "- id: skolan\n" in promises(root).partition("  - id: plan\n")[0]
    cli(*ADD, "--kind", "ongoing", "--agreement", "plan")
    assert "- id: skolan\n" in promises(root).partition("  - id: plan\n")[2]


def test_an_older_agreement_comes_where_it_belongs(cli: Cli, root: Path) -> None:
    words = ("new", "agreement", "--from", "2021", "--to", "2021", *ADD[2:], "--kind", "ongoing")
    cli(*words)
    ids = [line for line in promises(root).splitlines() if line.startswith("  - id")]
    assert ids == ['  - id: "2021"', '  - id: "2023-2024"']
    cli(*ADD, "--kind", "ongoing", "--agreement", "2021", "--id", "mer")
    assert "      - id: mer\n" in promises(root).partition('- id: "2023-2024"')[0]
    cli(*ADD, "--kind", "ongoing", "--id", "sist")
    assert "      - id: sist\n" in promises(root).partition('- id: "2023-2024"')[2]


def test_a_term_that_runs_backwards(cli: Cli, root: Path) -> None:
    words = ("new", "agreement", "--from", "2026", "--to", "2025")
    assert cli(*words, code=2).err == "Sista dagen ligger före den första.\n"
    assert added(root) == ""


# The file of a person


def test_comments_and_layout_stay(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.write_text(
        "# Vår fil\r\n"
        "municipality: Arjeplog\r\n"
        "code: 2506\r\n"
        "agreements:\r\n"
        "- id: '2024'   # första\r\n"
        "  title: >\r\n"
        "    Medborgarlöfte\r\n"
        "    2024\r\n"
        "\r\n"
        "  from: 2024-01-01\r\n"
        "  to: 2024-12-31\r\n"
        "  promises:\r\n"
        "    - {id: ett, text: Ett, responsible: [polis], target: {kind: ongoing}}\r\n"
        "      # om ett\r\n"
        "    # det sista\r\n"
        "# parterna\r\n"
        "parties:   # alla\r\n"
        "  polis: Polisen   # i norr\r\n"
        "  # slut",
        encoding="utf-8",
        newline="",
    )
    cli(*ADD[:-1], "polis,skola=Skolan", "--kind", "ongoing", "--area", "Trafik")
    assert file.read_bytes().decode() == (
        "# Vår fil\r\n"
        "municipality: Arjeplog\r\n"
        "code: 2506\r\n"
        "agreements:\r\n"
        "- id: '2024'   # första\r\n"
        "  title: >\r\n"
        "    Medborgarlöfte\r\n"
        "    2024\r\n"
        "\r\n"
        "  from: 2024-01-01\r\n"
        "  to: 2024-12-31\r\n"
        "  areas:\r\n"
        "    trafik: Trafik\r\n"
        "  promises:\r\n"
        "    - {id: ett, text: Ett, responsible: [polis], target: {kind: ongoing}}\r\n"
        "    - id: skolan\r\n"
        "      name: Polisen besöker skolan\r\n"
        "      area: trafik\r\n"
        "      text: Polisen besöker skolan\r\n"
        "      responsible: [polis, skola]\r\n"
        "      target: {kind: ongoing}\r\n"
        "      # om ett\r\n"
        "    # det sista\r\n"
        "# parterna\r\n"
        "parties:   # alla\r\n"
        "  polis: Polisen   # i norr\r\n"
        "  skola: Skolan\r\n"
        "  # slut"
    )


def test_a_mark_at_the_beginning_and_a_last_line_without_end(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + PROMISES.rstrip("\n").encode())
    file.chmod(0o640)
    cli(*ADD, "--kind", "ongoing")
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfmunicipality")
    assert raw.endswith(b"\n        target: {kind: ongoing}\n")
    if os.name != "nt":  # there no file has more than a mark against writing
        assert file.stat().st_mode & 0o777 == 0o640
    cli("validate", "--strict")


def test_a_text_in_a_block_and_an_empty_mapping(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.write_text(
        PROMISES.replace("areas: {trafik: Trafik, trygghet: Trygghet}", "areas: {}")
        .replace("        area: trafik\n", "")
        .replace("        area: trygghet\n", "")
        .replace(
            "        target: {kind: on_demand, when: skolan larmar}\n",
            "        target:\n"
            "          kind: on_demand\n"
            "          when: |\n"
            "            skolan larmar\n"
            "            om något\n"
            "\n"
            "# slutet\n",
        ),
        encoding="utf-8",
    )
    cli(*ADD, "--kind", "ongoing", "--area", "Trafik")
    text = promises(root)
    assert "    areas: {trafik: Trafik}\n" in text
    assert "            om något\n\n      - id: skolan\n" in text
    assert text.endswith("# slutet\n")
    cli("validate", "--strict")


def test_a_list_in_brackets_is_left_to_the_person(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    text = (
        "{municipality: Arjeplog, code: '2506', parties: {polis: Polisen}, agreements: [{id: a, "
        "title: A, from: 2024-01-01, to: 2024-12-31, promises: [{id: ett, text: Ett, responsible: "
        "[polis], target: {kind: ongoing}}]}]}\n"
    )
    file.write_text(text, encoding="utf-8")
    assert cli(*ADD, "--kind", "ongoing", code=1).err == (
        "promises är skriven inom [ ]. Skriv om den med ett bindestreck för varje del först.\n"
    )
    assert file.read_text("utf-8") == text


def test_a_last_key_without_a_value(cli: Cli, root: Path) -> None:
    file = root / "promises" / "arjeplog.yaml"
    file.write_text(f"{PROMISES}        counts:   # fylls i\n# slut\n", encoding="utf-8")
    cli(*ADD, "--kind", "ongoing")
    assert "        counts:   # fylls i\n      - id: skolan\n" in promises(root)
    assert promises(root).endswith("{kind: ongoing}\n# slut\n")


TERM = Span(date(2026, 10, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("Under 2027 går polisen", "2027-01-01", "2027-12-31"),
        ("Polisen besöker skolan senast den 1 oktober", None, "2026-10-01"),
        ("Klart före årsskiftet", None, "2026-12-31"),
        ("Klart senast vid årsskiftet 2027/2028", None, "2027-12-31"),
        ("Före den 1 oktober 2027", None, "2027-09-30"),
        ("Innan 1 juni", None, "2027-05-31"),
        ("Före mars", None, "2027-02-28"),
        ("Från och med 1 mars 2027 till och med 31 maj 2027", "2027-03-01", "2027-05-31"),
        ("Under mars 2028", "2028-03-01", "2028-03-31"),
        ("Under juni", "2027-06-01", "2027-06-30"),
        ("Under maj–augusti", "2027-05-01", "2027-08-31"),
        ("Under juni, juli och augusti", "2027-06-01", "2027-08-31"),
        ("Från juni till och med augusti", "2027-06-01", "2027-08-31"),
        ("Under januari och februari 2027", "2027-01-01", "2027-02-28"),
        ("Under oktober 2026–mars", "2026-10-01", "2027-03-31"),
        ("Under november–mars 2027", "2026-11-01", "2027-03-31"),
        ("Under februari och maj", "2027-02-01", "2027-02-28"),
        ("Före augusti månads utgång", None, "2027-08-31"),
        ("En rapport lämnas varje år, senast den 1 december", None, None),
        ("Varje år under 2027", "2027-01-01", "2027-12-31"),
        ("Fram till 2027-05-01", None, "2027-05-01"),
        ("Senast i mars 2028", None, "2028-03-31"),
        ("Senast den 31 februari", None, None),
        ("Före den 31 februari", None, None),
        ("Under den 3 mars", None, None),
        ("Polisen går ut 20 kvällar per år", None, None),
    ],
)
def test_the_days_that_words_tell(text: str, first: str | None, last: str | None) -> None:
    found = days.told(text, TERM)
    days_ = [one and one.isoformat() for one in (found.first, found.last)]
    assert (days_, found.comes_back) == ([first, last], False)


@pytest.mark.parametrize("text", ["Under november", "Under oktober–mars", "Från oktober till juni"])
def test_months_that_come_back_are_no_days_of_its_own(text: str) -> None:
    assert days.told(text, TERM) == (None, None, True)


@pytest.mark.parametrize(
    "text, names, doubtful",
    [
        ("Polisen och Storumans kommun", ["Polisen", "Storumans kommun"], []),
        ("Polisen, kommunen och Bo AB", ["Polisen", "kommunen", "Bo AB"], []),
        ("Kultur och fritid", ["Kultur och fritid"], ["Kultur och fritid"]),
        ("Polisen och Kultur och fritid", ["Polisen", "Kultur och fritid"], ["Kultur och fritid"]),
        ('Polisen samt "Kultur och Fritid"', ["Polisen samt Kultur och Fritid"], []),
        ('Polisen, "Kultur och Fritid"', ["Polisen", "Kultur och Fritid"], []),
        ("Klubben och Bo AB", ["Klubben och Bo AB"], ["Klubben och Bo AB"]),
        ("Polisen & Barn och unga", ["Polisen", "Barn och unga"], []),
        ("polis, barn och unga", ["polis", "barn och unga"], []),
        ("Polisen och Vård- och omsorg", ["Polisen", "Vård- och omsorg"], []),
        ("Polisen, hyr=HSB och co,", ["Polisen", "hyr=HSB och co"], []),
    ],
)
def test_the_parties_that_are_named(text: str, names: list[str], doubtful: list[str]) -> None:
    assert party_lists.parted(text, ["Barn och unga"]) == (names, doubtful)


AMENDED = """\
      - id: larm
        name: Larm från skolan
        text: Polisen kommer när skolan larmar
        responsible: [polis]
        to: 2024-03-31
        target: {kind: on_demand, when: skolan larmar}
      - id: larm
        from: 2024-04-01
        text: Polisen kommer alltid när skolan larmar  # omskrivet
        responsible: [polis]
        target: {kind: on_demand, when: skolan larmar}
      - id: slut
        text: Polisen slutar
        responsible: [polis]
        to: 2024-05-01
        withdrawn: Det blev inget
        target: {kind: ongoing}
      - {id: brev, from: 2024-02-01, text: Polisen skriver, responsible: [polis],
         target: {kind: ongoing}}
  - id: extra
    title: Tilläggslöfte
    from: 2024-07-01
    to: 2024-12-31
    areas: {natt: {name: Natten, problem: Oro}}
    promises:
      - id: natten
        text: Polisen kommer
        responsible: [polis]
        target: {kind: ongoing}
"""


def test_promises_in_force_are_taken_over_from_all_agreements(cli: Cli, root: Path) -> None:
    own = PROMISES.partition("      - id: larm\n")[0] + AMENDED
    (root / "promises" / "arjeplog.yaml").write_text(own, encoding="utf-8")
    result = cli("new", "agreement", "--from", "2025", "--to", "2026", "--carry", "promises")
    assert result.err == (
        "Överfört från Medborgarlöfte 2023–2024 (2023-2024) och Tilläggslöfte (extra).\n"
        "Inte överförda, för att de har slutat gälla eller avförts: slut.\n"
    )
    new = promises(root).removeprefix(own)
    assert "      natt:\n        name: Natten\n        problem: Oro\n" in new
    assert "text: Polisen kommer alltid när skolan larmar  # omskrivet\n" in new
    assert new.count("- id: larm\n") == new.count("- id: natten\n") == 1
    assert "from: 2024" not in new
    assert "      - {id: brev, text: Polisen skriver, responsible: [polis],\n" in new
    cli("validate")


def test_what_a_promise_is_about_is_told_by_an_option(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    printed = cli(*ADD, "--kind", "ongoing", "--topic", "vägar", "--data", "data", code=2).err
    assert "--topic kan vara trafik, narkotika, närvaro, ungdom" in printed
    cli(*ADD, "--kind", "ongoing", "--topic", "ungdomar", "--data", "data")
    written = (tmp_path / "data" / "promises" / "arjeplog.yaml").read_text("utf-8")
    assert "topic: youth" in written
