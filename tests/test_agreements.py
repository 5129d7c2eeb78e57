"""What an agreement says of itself, and that every output follows it: its kind, in its words."""

import csv
import json
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import AGREEMENT, HEAD, lofte, target, tree

TEN = target("kind: count, at_least: 10, per: year, unit: kontroller")
GOING = target("kind: ongoing")
DONE = target("kind: milestone, by: 2024-06-30")
SEVERAL = lofte(TEN) + lofte(GOING, "together: true, responsible: [polis, kommun]", "samtal")
SEVERAL += lofte(DONE, "area: trafik", "karta")
LATER = "2024-09-01 completes: [karta]"
ALONE = "2024-03-14 counts_for: [samtal]"


def of_kind(root: Path, kind: str, promises: str = SEVERAL) -> Path:
    """Write a tree whose only agreement is of a kind."""
    about = AGREEMENT.replace("    from", f"    kind: {kind}\n    from", 1)
    return tree(root, promises, ["2024-03-14", ALONE, LATER], HEAD + about)


NAMES = {
    "citizen_promise": ("löfte", "löftet", "löften", "Löftestiden"),
    "action_plan": ("åtgärd", "åtgärden", "åtgärder", "Planens tid"),
    "cooperation_agreement": ("åtagande", "åtagandet", "åtaganden", "Överenskommelsens tid"),
}


@pytest.mark.parametrize("kind", NAMES)
def test_each_kind_has_its_own_words_in_every_output(kind: str, tmp_path: Path, cli: Cli) -> None:
    one, the_one, many, term = NAMES[kind]
    of_kind(tmp_path / "data", kind)
    for width in (60, 80, 140):
        printed = cli("status", "arjeplog", "avtal", "--as-of", "2024-10-01", width=width).out
        screen = " ".join(printed.split())
        assert f"2 {many} går att räkna " in printed
        assert f"1 {one} utan antal" in screen
        assert f"\n  {one.capitalize()} " in printed
        assert f"{term} 1 januari–31 december 2024" in screen
        assert f". {term} pågår." in screen
        assert f"1 till av Polisen: {the_one} gäller" in screen
        assert f"Varje {one} gäller hela sin tid." in screen
    account = cli("explain", "arjeplog", "lofte", "2024").out
    assert f"\n{the_one.capitalize()} " in account
    document = json.loads(cli("status", "arjeplog", "2024", "--format", "json").out)
    assert document["municipalities"][0]["agreements"][0]["kind"] == kind
    report = cli("report", "arjeplog", "2024", "--format", "html").out
    assert f'<th scope="col">{one.capitalize()}</th>' in report
    assert f"{many.capitalize()} utan område" in report
    assert f"1 av 2 mätbara {many} uppnåddes" in report
    cli("site", "ut", "--as-of", "2024-10-01")
    pages = {path.name: path.read_text("utf-8") for path in Path("ut").rglob("*.html")}
    year = pages["2024.html"]
    assert f"Hittills har 1 av 2 mätbara {many} uppnåtts" in year
    assert f"<dt>{term.removesuffix('en') if kind == 'citizen_promise' else term}</dt>" in year
    assert f"{many.capitalize()} utan område" in pages["index.html"] + year
    assert (
        json.loads(Path("ut/data/arjeplog/avtal/allt.json").read_text("utf-8"))["agreement"]["kind"]
        == kind
    )


def test_agreements_of_several_kinds_share_the_general_word(tmp_path: Path, cli: Cli) -> None:
    plan = AGREEMENT.replace("avtal", "plan").replace(
        "    from", "    kind: action_plan\n    from", 1
    )
    tree(tmp_path / "data", lofte(TEN) + plan + lofte(TEN, id_="annat"))
    screen = cli("status", "arjeplog", "2024").out
    assert "2 löften går att räkna" in screen
    assert "\n  Löfte " in screen


@pytest.mark.parametrize(
    "kind, title",
    [
        ("action_plan", "Åtgärdsplan 2027"),
        ("cooperation_agreement", "Samverkansöverenskommelse 2027"),
    ],
)
def test_a_new_one_is_called_by_its_kind(kind: str, title: str, tmp_path: Path, cli: Cli) -> None:
    root = tree(tmp_path / "data", lofte(TEN))
    term = ("--from", "2027", "--to", "2027", "--agreement-kind", kind)
    cli(
        "new",
        "agreement",
        *term,
        "--text",
        "Polisen ringer",
        "--kind",
        "ongoing",
        "--responsible",
        "polis",
    )
    text = (root / "promises" / "arjeplog.yaml").read_text("utf-8")
    assert f"    title: {title}\n    kind: {kind}\n    from: 2027-01-01\n" in text
    cli("validate")


# Areas, and what the situation picture says of them

SITUATION = """\
  - id: avtal
    title: Medborgarlöfte 2024
    from: 2024-01-01
    to: 2024-12-31
    areas:
      trafik: {name: Trafik, problem: Det körs för fort vid skolorna, cause: Breda vägar}
      natten: {name: Natten, cause: "2"}
      skolan: Skolan
    indicators:
      - title: Medelhastighet
        area: trafik
        unit: km/h
        wanted: down
        source: {title: Mätning}
        baseline: {date: 2023-10-01, value: 47}
        values: [{date: 2024-10-01, value: "42,5"}, {date: 2025-10-01, value: 41}]
      - {title: Buller, area: trafik, example: true, values: [{date: 2024-05-01, value: 3}]}
      - {title: Frånvaro, area: skolan, values: [{date: 2024-06-01, value: 7}]}
      - {title: Trygga, values: [{date: 2024-06-01, value: 66}]}
    promises:
"""
MANY = lofte(TEN, "area: trafik") + lofte(GOING, "area: natten", "vandring")
MANY += lofte(GOING, id_="samtal")


def pictured(root: Path, promises: str = MANY) -> Path:
    return tree(root, promises, ["2024-03-14"], HEAD + SITUATION)


def test_a_problem_its_measures_and_their_effect_are_read_together(
    tmp_path: Path, cli: Cli
) -> None:
    pictured(tmp_path / "data")
    report = cli("report", "arjeplog", "2024", "--as-of", "2024-12-31").out
    trafik, after = report.split("## Trafik\n")[1].split("## Natten\n")
    before, measure, effect = (trafik.index(word) for word in ("skolorna.", "### Lofte", "47"))
    assert before < measure < effect
    assert "**Problem: **Det körs för fort vid skolorna." in trafik.replace(":** ", ": **")
    assert "42,5" in trafik
    assert "41" not in report
    assert "Buller" not in report  # invented, and there is a real activity
    assert "Problem" not in after
    other = after.split("## Mått på effekt\n")[1]
    assert "Frånvaro" in other
    assert "Trygga" in other
    assert "Medelhastighet" not in other


def test_by_party_there_is_no_area_for_an_indicator_to_stand_with(tmp_path: Path, cli: Cli) -> None:
    pictured(tmp_path / "data")
    report = cli("report", "arjeplog", "2024", "--by-party", "--as-of", "2024-12-31").out
    assert "Medelhastighet" in report.split("## Mått på effekt\n")[1]
    assert "skolorna" not in report


def test_the_pages_and_the_account_tell_the_problem_with_its_measures(
    tmp_path: Path, cli: Cli
) -> None:
    pictured(tmp_path / "data")
    account = cli("explain", "arjeplog", "lofte", "2024", width=140).out
    assert "\nOmråde    Trafik\nProblem   Det körs för fort vid skolorna\n" in account
    assert "\nOrsak     Breda vägar\n" in account
    effect = "Effekt    Medelhastighet, km/h: 47 (1 oktober 2023), 42,5 (1 oktober 2024)"
    assert f"\n{effect}\n" in account
    assert "Buller" not in account
    assert "Område" not in cli("explain", "arjeplog", "samtal", "2024").out
    cli("site", "ut", "--as-of", "2024-12-31")
    folder = Path("ut/arjeplog")
    for page in ("index.html", "avtal/2024.html", "avtal/lofte/lofte.html"):
        assert "Det körs för fort vid skolorna" in (folder / page).read_text("utf-8")
    year = (folder / "avtal/2024.html").read_text("utf-8")
    assert year.index("Medelhastighet") < year.index(">Natten</h3>") < year.index("Frånvaro")
    document = json.loads(Path("ut/data/arjeplog/avtal/allt.json").read_text("utf-8"))
    assert document["agreement"]["areas"]["trafik"] == "Trafik"
    assert document["agreement"]["situation"] == {
        "trafik": {"problem": "Det körs för fort vid skolorna", "cause": "Breda vägar"},
        "natten": {"problem": None, "cause": "2"},
    }


def test_areas_in_their_long_form_are_written_to_and_typed(tmp_path: Path, cli: Cli) -> None:
    root = pictured(tmp_path / "data")
    add = ("new", "promise", "--text", "Polisen ringer", "--responsible", "polis")
    cli(*add, "--kind", "ongoing", "--area", "buss=Bussen")
    text = (root / "promises" / "arjeplog.yaml").read_text("utf-8")
    assert "      skolan: Skolan\n      buss: Bussen\n" in text
    cli(*add, "--kind", "ongoing", "--area", "Natten")
    cli(
        "new",
        "agreement",
        "--from",
        "2025",
        "--to",
        "2025",
        "--carry",
        "areas",
        *add[2:],
        "--kind",
        "ongoing",
    )
    text = (root / "promises" / "arjeplog.yaml").read_text("utf-8")
    new = text.partition('  - id: "2025"\n')[2]
    assert new.partition("    areas:\n")[2].partition("    promises:\n")[0] == (
        "      trafik:\n"
        "        name: Trafik\n"
        "        problem: Det körs för fort vid skolorna\n"
        "        cause: Breda vägar\n"
        "      natten:\n"
        "        name: Natten\n"
        '        cause: "2"\n'
        "      skolan: Skolan\n"
        "      buss: Bussen\n"
    )
    cli("validate")
    assert "lofte" in cli("status", "arjeplog", "2024", "--format", "csv").out


@pytest.mark.parametrize(
    "areas, complaint",
    [
        ("{trafik: {problem: P}}", "name saknas i trafik. Lägg till en rad name: …"),
        ("{trafik: {name: T, orsak: O}}", "Nyckeln orsak är okänd här. Menade du cause?"),
        ("{trafik: [T]}", "trafik ska vara en grupp av nycklar och värden, till exempel name: …"),
        ('{trafik: " "}', "trafik får inte vara tom text."),
        ("{trafik: }", "trafik saknar värde. Skriv ett, eller ta bort raden."),
    ],
)
def test_what_an_area_cannot_be(areas: str, complaint: str, tmp_path: Path, cli: Cli) -> None:
    about = AGREEMENT.replace("{trafik: Trafik}", areas)
    tree(tmp_path / "data", lofte(GOING), (), HEAD + about)
    assert complaint in cli("validate", code=1).out


# An invented agreement


def invented(root: Path) -> Path:
    """Write a tree whose only agreement is invented, with a follow-up and an indicator."""
    about = SITUATION.replace("    from", "    example: true\n    from", 1).replace(
        "    indicators:",
        "    follow_up: [{every: half_year, by: kommun}]\n"
        "    follow_ups:\n"
        "      - {period: 2024-H1, date: 2024-08-01, by: kommun, summary: Det gick bra}\n"
        "    indicators:",
    )
    tree(root, MANY, ["2024-03-14 example: true"], HEAD + about)
    return root


NOTE = "EXEMPEL: Medborgarlöfte 2024 är ett påhittat exempel. Ingen har lovat det som står där."
TITLE = "Medborgarlöfte 2024 (påhittat exempel)"


def test_what_is_invented_says_so_on_the_screen(tmp_path: Path, cli: Cli) -> None:
    invented(tmp_path / "data")
    for width in (40, 80, 140):
        screen = cli("status", "arjeplog", "2024", width=width).out
        assert NOTE in " ".join(screen.split())
        assert TITLE in " ".join(screen.split())
        assert screen.count("    Påhittat exempel.") == 3
    page = cli("status", "arjeplog", "2024", "--format", "md").out
    assert page.count("\nPåhittat exempel.") == 3
    account = cli("explain", "arjeplog", "lofte", "2024").out
    assert account.startswith("Lofte (exempel), Arjeplog, år 2024")
    assert f"Ingår i   {TITLE}\n" in account
    assert "Medelhastighet, km/h, påhittat exempel:" in " ".join(account.split())
    assert " Lofte (exempel) " in cli("list", "arjeplog").out


def beside(root: Path, year: str) -> Path:
    """Write the invented agreement of 2024 beside a real one of a year."""
    path = invented(root) / "promises" / "arjeplog.yaml"
    real = AGREEMENT.replace("2024", year).replace("avtal", "verkligt")
    path.write_text(path.read_text("utf-8") + real + lofte(TEN, id_="annat"), "utf-8")
    return root


def test_what_is_invented_is_counted_apart(tmp_path: Path, cli: Cli) -> None:
    beside(tmp_path / "data", "2024")
    screen = cli("status", "arjeplog", "2024").out
    for heading in (
        "1 löfte går att räkna  ",
        "1 löfte går att räkna (exempel)  ",
        "2 löften utan antal (exempel)  ",
    ):
        assert f"\n{heading}" in screen
    assert "\n1 löfte utan antal" not in screen
    assert "EXEMPEL" not in cli("explain", "arjeplog", "annat", "2024").out
    assert NOTE in cli("explain", "arjeplog", "lofte", "2024").out
    lines = cli("status", "--all", "2024").out.splitlines()
    assert [line.split()[:3] for line in lines if "Arjeplog" in line] == [["Arjeplog", "2024", "1"]]


def test_what_is_invented_hides_nothing_real(tmp_path: Path, cli: Cli) -> None:
    root = beside(tmp_path / "data", "2023")
    assert "\nÅr 2023, " in cli("status", "arjeplog", "--as-of", "2024-06-30").out
    other = HEAD.replace("Arjeplog", "Arvidsjaur").replace("2506", "2505")
    about = AGREEMENT.replace("    from", "    example: true\n    from", 1)
    path = root / "promises" / "arvidsjaur.yaml"
    path.write_text(other + about + lofte(TEN), "utf-8")
    lines = cli("status", "--all").out.splitlines()
    (line,) = [line.split() for line in lines if "Arjeplog" in line]
    assert line[:3] == ["Arjeplog", "2023", "1"]
    lines = cli("status", "--all", "2024").out.splitlines()
    assert any(line.startswith("Arjeplog (e)") for line in lines)
    assert any(line.startswith("Arvidsjaur (e)") for line in lines)
    cli("site", "ut", "--as-of", "2024-12-31")
    assert "verkligt/2023.html" in Path("ut/index.html").read_text("utf-8")


def test_what_is_invented_asks_nobody_for_a_report(tmp_path: Path, cli: Cli) -> None:
    invented(tmp_path / "data")
    ask = ("next", "arjeplog", "--as-of", "2024-10-01", "--days", "200")
    screen = cli(*ask, width=140).out
    rows = [line for line in screen.splitlines() if line[2:4].strip().isdecimal()]
    assert len(rows) == 4, screen
    assert all("(exempel)" in line for line in rows)
    assert TITLE in screen
    dues = json.loads(cli(*ask, "--format", "json").out)["municipalities"][0]["due"]
    assert {(one["kind"], one["example"]) for one in dues} == {
        ("behind", True),
        ("quiet", True),
        ("follow_up", True),
    }
    events = cli(*ask, "--format", "ics").out.replace("\r\n ", "").splitlines()
    titles = [line for line in events if line.startswith("SUMMARY")]
    assert len(titles) == 4
    assert all(line.count("(exempel)") == 1 for line in titles)


def test_beside_what_is_invented_a_real_party_is_asked(tmp_path: Path, cli: Cli) -> None:
    root = invented(tmp_path / "data")
    real = AGREEMENT.replace("avtal", "verkligt")
    path = root / "promises" / "arjeplog.yaml"
    path.write_text(path.read_text("utf-8") + real + lofte(GOING, id_="annat"), "utf-8")
    ask = ("next", "arjeplog", "--as-of", "2024-10-01", "--format", "json")
    dues = json.loads(cli(*ask).out)["municipalities"][0]["due"]
    assert [one["parties"] for one in dues if one["kind"] == "party"] == [["polis"]]
    assert not any(one["example"] for one in dues if one["kind"] == "party")


def test_what_is_invented_says_so_in_every_form_of_a_report(tmp_path: Path, cli: Cli) -> None:
    invented(tmp_path / "data")
    for by in ((), ("--by-party",)):
        report = cli("report", "arjeplog", "2024", *by).out
        assert report.startswith(f"Dnr …\n\n# Uppföljning av {TITLE}")
        assert NOTE in report
        assert "### Lofte (exempel)" in report
        assert "| Lofte (exempel) |" in report
        assert "Medelhastighet, km/h, bör minska, påhittat exempel" in report
        assert "Kommunen" not in report
        assert "halvår 1 2024, påhittat exempel" in report
    assert NOTE in cli("report", "arjeplog", "2024", "--format", "html").out


def test_what_is_invented_says_so_on_every_page_and_in_every_file(tmp_path: Path, cli: Cli) -> None:
    invented(tmp_path / "data")
    cli("site", "ut", "--as-of", "2024-12-31")
    pages = {path: path.read_text("utf-8") for path in Path("ut/arjeplog").rglob("*.html")}
    assert len(pages) == 6
    for text in pages.values():
        assert NOTE in text
        assert TITLE in text
        assert "Lofte</" not in text.split('id="senast"')[0]
    assert f"{TITLE}, år 2024" in Path("ut/index.html").read_text("utf-8")
    assert "Exempel</strong>" in Path("ut/index.html").read_text("utf-8")
    folder = Path("ut/data/arjeplog/avtal")
    document = json.loads((folder / "allt.json").read_text("utf-8"))
    assert document["agreement"]["example"]
    assert all(one["example"] for year in document["years"] for one in year["promises"])
    assert document["activities"][0]["example"]
    head, *rows = (folder / "siffror.csv").read_text("utf-8-sig").splitlines()
    assert head.endswith(";example")
    assert [row.rpartition(";")[2] for row in rows] == ["true", "true", "true"]
    assert TITLE in Path("ut/data/katalog.ttl").read_text("utf-8")
    assert "Exempel" in Path("ut/senaste.html").read_text("utf-8")


def test_what_is_invented_says_so_as_data(tmp_path: Path, cli: Cli) -> None:
    invented(tmp_path / "data")
    told = json.loads(cli("status", "arjeplog", "2024", "--format", "json").out)
    (agreement,) = told["municipalities"][0]["agreements"]
    assert agreement["example"]
    assert all(one["example"] for one in agreement["promises"])
    table = cli("status", "arjeplog", "2024", "--format", "csv").out.removeprefix("\ufeff")
    rows = [*csv.DictReader(table.splitlines(), delimiter=";")]
    assert rows
    assert all(row["example"] == "true" for row in rows)


def test_a_long_name_takes_nothing_out_of_the_figures(tmp_path: Path, cli: Cli) -> None:
    long = "Trafikkontroller vid skolor och förskolor"
    tree(tmp_path / "data", lofte(TEN, f"name: {long}"), ["2024-03-14"])
    for width in (60, 80):
        screen = cli("status", "arjeplog", "2024", width=width).out
        assert "1 av 10" in screen
        assert "  Löfte " in screen
        assert all(len(line) <= width for line in screen.splitlines())
    assert f"**{long}:**" in cli("report", "arjeplog", "2024").out
    assert "warning[long-name]" in cli("validate").out


# Who has a part in it


def test_only_those_with_a_part_in_an_agreement_are_its_parties(tmp_path: Path, cli: Cli) -> None:
    head = HEAD.replace("skola: Skolan", "skola: Skolan, hem: Hemmet, jour: Jouren, kyrka: Kyrkan")
    signed = "    signatories: [{name: Rektor, party: skola}]\n    follow_up: [{by: hem}]\n    from"
    reports = [
        "2024-03-14 by: [jour]",
        "2024-05-14 by: [kyrka], internal: true",
        "2023-05-14 counts_for: [annat]",
    ]
    earlier = AGREEMENT.replace("avtal", "gammalt").replace("2024", "2023")
    earlier += lofte(GOING, "responsible: [kommun]", "annat")
    about = AGREEMENT.replace("    from", signed, 1)
    tree(tmp_path / "data", lofte(TEN), reports, head + earlier + about)
    ask = ("status", "arjeplog", "2024", "--format", "json")

    def parties(day: str) -> list[str]:
        (told,) = json.loads(cli(*ask, "--as-of", day).out)["municipalities"]
        (agreement,) = told["agreements"]
        assert list(told["parties"]) == agreement["parties"]
        return list(told["parties"])

    assert parties("2024-02-01") == ["polis", "skola", "hem"]
    assert parties("2024-12-31") == ["polis", "skola", "hem", "jour", "kyrka"]
    # Who reported only what is internal is told within alone.
    names = "Polisen, Skolan, Hemmet och Jouren"
    report = ("report", "arjeplog", "2024", "--as-of", "2024-12-31")
    assert f"| Parter | {names} |" in cli(*report).out
    assert "Jouren och Kyrkan |" in cli(*report, "--internal").out
    cli("site", "ut", "--as-of", "2024-12-31")
    assert f"<dd>{names}</dd>" in Path("ut/arjeplog/avtal/2024.html").read_text("utf-8")
    assert "Kyrkan" not in Path("ut/arjeplog/index.html").read_text("utf-8")
    document = json.loads(Path("ut/data/arjeplog/avtal/allt.json").read_text("utf-8"))
    assert list(document["agreement"]["parties"]) == ["polis", "skola", "hem", "jour"]


def test_of_what_has_not_begun_no_party_is_told(tmp_path: Path, cli: Cli) -> None:
    tree(tmp_path / "data", lofte(TEN))
    cli("site", "ut", "--as-of", "2023-12-31")
    assert "Parter" not in Path("ut/arjeplog/index.html").read_text("utf-8")


def test_it_is_told_with_which_municipalities_it_is_shared(tmp_path: Path, cli: Cli) -> None:
    about = AGREEMENT.replace("    from", "    municipalities: [Arvidsjaur, Malå]\n    from", 1)
    tree(tmp_path / "data", lofte(TEN), ["2024-03-14"], HEAD + about)
    names = "Arvidsjaur och Malå"
    assert f"\nMedborgarlöfte 2024 delas med {names}.\n" in cli("status", "arjeplog", "2024").out
    assert f"\nDelas med {names}\n" in cli("explain", "arjeplog", "lofte", "2024").out
    assert f"| Delas med | {names} |" in cli("report", "arjeplog", "2024").out
    told = json.loads(cli("status", "arjeplog", "2024", "--format", "json").out)
    (agreement,) = told["municipalities"][0]["agreements"]
    assert agreement["municipalities"] == ["Arvidsjaur", "Malå"]
    cli("site", "ut", "--as-of", "2024-12-31")
    for page in ("index.html", "avtal/2024.html"):
        text = (Path("ut/arjeplog") / page).read_text("utf-8")
        assert f"<dt>Delas med</dt><dd>{names}</dd>" in text
    document = json.loads(Path("ut/data/arjeplog/avtal/allt.json").read_text("utf-8"))
    assert document["agreement"]["municipalities"] == ["Arvidsjaur", "Malå"]


@pytest.mark.parametrize("address", ["www.arjeplog.se", "javascript:alert(1)", "ftp://arjeplog.se"])
def test_an_address_that_leads_nowhere_takes_nothing_out_and_is_no_link(
    address: str, tmp_path: Path, cli: Cli
) -> None:
    source = f"    sources: [{{title: Kommunen, url: '{address}'}}]\n    from"
    about = AGREEMENT.replace("    from", source, 1)
    day = f"2024-03-14 source: {{title: Tidningen, url: '{address}'}}".replace(" alert", "alert")
    tree(tmp_path / "data", lofte(TEN), [day], HEAD + about)
    assert "1 av 10" in cli("status", "arjeplog", "2024").out
    for form in ("md", "html"):
        report = cli("report", "arjeplog", "2024", "--format", form).out
        assert "Kommunen" in report
        assert address not in report
    cli("site", "ut", "--as-of", "2024-12-31")
    for path in Path("ut").rglob("*.*"):
        assert address.encode() not in path.read_bytes()


def test_a_secret_in_an_address_is_never_read(tmp_path: Path, cli: Cli) -> None:
    source = "    sources: [{title: Kommunen, url: 'https://namn:ord@arjeplog.se/'}]\n    from"
    tree(tmp_path / "data", lofte(TEN), (), HEAD + AGREEMENT.replace("    from", source, 1))
    assert "utan användarnamn och lösenord." in cli("validate", code=1).out


@pytest.mark.parametrize(
    "kind, promises, told",
    [
        ("citizen_promise", lofte(GOING), "to saknas: skriv den sista dagen."),
        (
            "cooperation_agreement",
            lofte(target("kind: milestone")),
            "to saknas: avtalet gäller tills vidare, så lofte har ingen sista dag.",
        ),
        (
            "cooperation_agreement",
            lofte(target("kind: count, at_least: 3, per: agreement")),
            "to saknas: avtalet gäller tills vidare, så lofte har ingen sista dag.",
        ),
        ("cooperation_agreement", lofte(target("kind: milestone, by: 2024-06-30")), ""),
        ("cooperation_agreement", lofte(target("kind: milestone"), "to: 2024-06-30"), ""),
        (
            "cooperation_agreement",
            lofte(GOING, "from: 2023-06-30"),
            "Dagen ligger utanför medborgarlöftet, som gäller 2024-01-01–tills vidare.",
        ),
    ],
)
def test_what_may_hold_until_further_notice(
    kind: str, promises: str, told: str, tmp_path: Path, cli: Cli
) -> None:
    about = AGREEMENT.replace("    to: 2024-12-31\n", f"    kind: {kind}\n")
    tree(tmp_path / "data", promises, (), HEAD + about)
    printed = cli("validate", code=int(bool(told))).out
    assert told in printed
    assert told or printed == ""


def test_nothing_real_counts_for_what_is_invented(tmp_path: Path, cli: Cli) -> None:
    about = AGREEMENT.replace("    from", "    example: true\n    from", 1)
    tree(tmp_path / "data", lofte(TEN), ["2024-03-14"], HEAD + about)
    document = json.loads(cli("status", "arjeplog", "2024", "--format", "json").out)
    (promise,) = document["municipalities"][0]["agreements"][0]["promises"]
    assert (promise["done"], promise["state"]) == (None, "not_reported")
    account = cli("explain", "arjeplog", "lofte", "2024").out
    assert "verklig aktivitet, men löftet är ett påhittat exempel" in " ".join(account.split())


@pytest.mark.parametrize(
    "asked, message",
    [
        ("kind: coverage, places: [Norra], per: agreement", "ska inte anges när det gäller"),
        ("kind: coverage, places: [Norra, norra]", 'har "norra" två gånger'),
    ],
)
def test_what_can_never_be_judged_is_refused(
    cli: Cli, tmp_path: Path, asked: str, message: str
) -> None:
    tree(tmp_path, lofte(target(asked)))
    assert message in cli("validate", "--data", str(tmp_path), code=1).out
