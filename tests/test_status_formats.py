"""The status for programs and for publishing: JSON, CSV, Markdown, exit codes, hostile data."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from conftest import Cli
from small_trees import AGREEMENT, HEAD, add, lofte, target, tree

FOUR = target("kind: count, at_least: 4, per: year, unit: kontroller")
ONGOING = target("kind: ongoing")


def document(cli: Cli, *arguments: str, code: int = 0) -> dict[str, Any]:
    result = cli("status", *arguments, "--format", "json", code=code)
    found: dict[str, Any] = json.loads(result.out)
    return found


COMMON = {
    "example": False,
    "unchecked": False,
    "area": None,
    "topic": None,
    "completed": None,
    "counts": None,
    "done": None,
    "examples": 0,
    "expected": None,
    "goal": None,
    "figure": "–",
    "followed_up": None,
    "high": None,
    "in_period": None,
    "last_activity": None,
    "late": False,
    "lost": None,
    "low": None,
    "next_due": None,
    "occasions": None,
    "percent": None,
    "precision": None,
    "provisional": False,
    "remaining": None,
    "reported_to": None,
    "responsible": ["polis"],
    "together": False,
    "unit": None,
    "window": {"from": "2024-01-01", "to": "2024-12-31"},
}
EXACT = {
    "schema_version": 2,
    "as_of": "2024-12-31",
    "period": {"label": "2024", "from": "2024-01-01", "to": "2024-12-31"},
    "municipalities": [
        {
            "id": "arjeplog",
            "name": "Arjeplog",
            "code": "2506",
            "police_area": "Norra Lappland",
            "as_of": "2024-12-31",
            "period": {"label": "2024", "from": "2024-01-01", "to": "2024-12-31"},
            "shown": 3,
            "all": 3,
            "parties": {"polis": "Polisen", "kommun": "Arjeplogs kommun"},
            "agreements": [
                {
                    "id": "avtal",
                    "title": "Medborgarlöfte 2024",
                    "kind": "citizen_promise",
                    "example": False,
                    "municipalities": [],
                    "parties": ["polis", "kommun"],
                    "from": "2024-01-01",
                    "to": "2024-12-31",
                    "areas": {"trafik": "Trafik"},
                    "situation": {},
                    "promises": [
                        COMMON
                        | {
                            "id": "lofte",
                            "name": "Lofte",
                            "area": "trafik",
                            "topic": None,
                            "text": "Texten om lofte",
                            "kind": "count",
                            "goal": 4,
                            "done": 3,
                            "low": 3,
                            "high": None,
                            "remaining": 1,
                            "percent": 75,
                            "unit": "kontroller",
                            "precision": "at_least",
                            "figure": "minst 3 av 4 kontroller",
                            "in_period": 3,
                            "state": "not_quantified",
                            "expected": 4,
                            "activities": 2,
                            "examples": 2,
                            "last_activity": "2024-04-30",
                            "rule": "minst 4 per år",
                            "counts": "Per gång",
                            "line": 12,
                        },
                        COMMON
                        | {
                            "id": "klart",
                            "name": "Klart",
                            "text": "Texten om klart",
                            "responsible": ["polis", "kommun"],
                            "together": True,
                            "kind": "milestone",
                            "completed": "2024-06-01",
                            "figure": "klart",
                            "state": "met",
                            "late": True,
                            "window": {"from": "2024-01-01", "to": "2024-05-01"},
                            "activities": 1,
                            "examples": 1,
                            "last_activity": "2024-06-01",
                            "rule": "klart senast 1 maj 2024",
                            "line": 13,
                        },
                        COMMON
                        | {
                            "id": "tyst",
                            "name": "Tyst",
                            "text": "Texten om tyst",
                            "kind": "increase",
                            "state": "not_reported",
                            "activities": 0,
                            "rule": "mer än förut; jämförelsetal saknas",
                            "line": 14,
                        },
                    ],
                }
            ],
        }
    ],
    "left_out": [
        {
            "path": "activities/arjeplog/2024/2024-07-01-lofte-x004.yaml",
            "rules": ["unknown-promise"],
        }
    ],
}
THREE = (
    lofte(FOUR, "area: trafik, counts: Per gång")
    + lofte(
        target("kind: milestone, by: 2024-05-01"),
        "responsible: [polis, kommun], together: true",
        "klart",
    )
    + lofte(target("kind: increase, baseline: none"), id_="tyst")
)
ACTS = (
    "2024-02-01 example: true",
    "2024-03-01 2024-04-30 count: 2, precision: at_least, example: true",
    "2024-06-01 completes: [klart], by: [polis, kommun], example: true",
    "2024-07-01 counts_for: [fel]",
)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_contract_to_the_letter_in_every_language(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    tree(tmp_path, THREE, ACTS)
    monkeypatch.setenv("MEDLOFTE_LANG", language)
    found = document(cli, "arjeplog", "2024", code=1)
    due = found["municipalities"][0].pop("due")
    assert [*due] == ["as_of", "late", "due_within_7_days", "silent", "unwritten"]
    assert found == EXACT


def test_what_was_finished_later_is_told_but_not_after_a_day_that_was_asked_for(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path, THREE, ACTS[:3])
    for day, told in ((None, "2024-06-01"), ("2024-05-15", None)):
        found = document(cli, "2024-05", *(("--as-of", day) if day else ()))
        late = found["municipalities"][0]["agreements"][0]["promises"][1]
        assert (late["state"], late["completed"]) == ("not_reported", told)
        assert late["late"] is bool(told)


def test_states_limit_the_rows_and_years_that_differ_have_no_common_period(
    cli: Cli, data: Path
) -> None:
    found = document(cli, "--all", "--as-of", "2026-11-22", "--data", str(data))
    assert found["period"] is None
    assert found["as_of"] == "2026-11-22"
    labels = {one["id"]: one["period"]["label"] for one in found["municipalities"]}
    assert labels == {"arjang": "2017", "arjeplog": "2026", "jokkmokk": "2025", "pajala": "2022"}
    both = document(cli, "--all", "2024", "--state", "missed", "--data", str(data))
    assert both["period"] == {"label": "2024", "from": "2024-01-01", "to": "2024-12-31"}
    states = [
        promise["state"]
        for municipality in both["municipalities"]
        for agreement in municipality["agreements"]
        for promise in agreement["promises"]
    ]
    assert states == ["missed", "missed"]


def test_a_broken_promise_file_leaves_a_valid_document(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, "      - {id: x}\n")
    result = cli("status", "arjeplog", "--as-of", "2024-05-01", "--format", "json", code=1)
    assert json.loads(result.out) == {
        "schema_version": 2,
        "as_of": "2024-05-01",
        "period": None,
        "municipalities": [],
        "left_out": [{"path": "promises/arjeplog.yaml", "rules": ["missing-key"]}],
    }
    assert "promises/arjeplog.yaml:12:9: error[missing-key]" in result.err
    assert cli("status", "arjeplog", code=1).out == ""
    assert cli("status", "--all", "--police-area", "Arvika", code=2).err.endswith("Det finns: –.\n")


def test_csv_opens_in_swedish_excel_and_holds_no_formula(cli: Cli, tmp_path: Path) -> None:
    names = ["=1+1", "+46", "-2", "@SUM(A1)", "\\t=HYPERLINK(1)", 'En "a"; och b']
    promises = "".join(
        lofte(FOUR, f"name: '{name}'" if "\\" not in name else f'name: "{name}"', f"p{i}")
        for i, name in enumerate(names)
    )
    tree(tmp_path, promises, ["2024-02-01 counts_for: [p0]"])
    printed = cli("status", "2024", "--format", "csv").out
    assert printed.startswith("\ufeffmunicipality;code;agreement;period;as_of;from;to;id;name;")
    assert printed.count("\r\n") == 7
    rows = list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff")), delimiter=";"))
    assert [row["name"] for row in rows] == [
        "'=1+1",
        "'+46",
        "'-2",
        "'@SUM(A1)",
        "' =HYPERLINK(1)",
        'En "a"; och b',
    ]
    assert rows[0] == {
        "municipality": "Arjeplog",
        "code": "2506",
        "agreement": "avtal",
        "period": "2024",
        "as_of": "2024-12-31",
        "from": "2024-01-01",
        "to": "2024-12-31",
        "id": "p0",
        "name": "'=1+1",
        "area": "",
        "topic": "",
        "text": "Texten om p0",
        "kind": "count",
        "goal": "4",
        "done": "1",
        "low": "1",
        "high": "1",
        "remaining": "3",
        "percent": "25",
        "unit": "kontroller",
        "precision": "exact",
        "in_period": "1",
        "lost": "",
        "occasions": "",
        "figure": "1 av 4 kontroller",
        "state": "missed",
        "late": "false",
        "completed": "",
        "provisional": "false",
        "expected": "4",
        "next_due": "",
        "reported_to": "",
        "activities": "1",
        "examples": "0",
        "last_activity": "2024-02-01",
        "followed_up": "",
        "rule": "minst 4 per år",
        "responsible": "polis",
        "example": "false",
        "unchecked": "false",
        "together": "false",
    }


def test_markdown_of_part_of_a_year(cli: Cli, tmp_path: Path) -> None:
    acts = ["2024-02-01", "2024-06-01", "2024-06-02 precision: unknown"]
    promises = lofte(FOUR, "area: trafik") + lofte(ONGOING, id_="tyst")
    tree(tmp_path, promises, acts)
    assert cli("status", "2024-T2", "--format", "md").out == (
        "# Arjeplog · Medborgarlöfte 2024 · Polisen\n"
        "\n"
        "Tertial 2, 2024 (1 maj–31 augusti), per den 31 augusti 2024\n"
        "\n"
        "**Texten om tyst, fortlöpande, utan antal**\\\n"
        "(Polisen)\\\n"
        "Ingen uppgift har lämnats under perioden eller tidigare. *Inget redovisat än.*\n"
        "\n"
        "## Trafik\n"
        "\n"
        "**Texten om lofte, minst 4 per år**\\\n"
        "(Polisen)\\\n"
        "≥2 under perioden, ≥3 av 4 hittills. *I fas, nästa 31 dec.*\\\n"
        "2 redovisade och 1 uppgift utan antal.\n"
        "\n"
    )
    assert "3\n" not in cli("status", "2024-08", "--format", "md").out
    assert "\\\n≥3 av 4. *Antal oklart.*" in cli("status", "avtal", "--format", "md").out


HOSTILE = (
    "[red]rött[/red] [skolan](http://x.se) ![b](http://x.se/b.png) <script>alert(1)</script> "
    "<http://x.se> https://x.se www.x.se a@x.se **fet** _k_ `kod` ~~s~~ | # rubrik &amp; $(x) "
    "\\e[31m\\u009b31m\\r\\n::error::x \\u202etxet \\u2066 \\u2028 \\a"
)
FLOOD = "x" * 10_000


def hostile_tree(root: Path, text: str) -> Path:
    """Fill every free field of both files with a text."""
    name = text[:24] if text == FLOOD else "[b]\\e]0;x\\a"
    head = (HEAD + AGREEMENT).replace("Medborgarlöfte 2024", f'"{text}"')
    head = head.replace("police_area: Norra Lappland", f'police_area: "{text}"')
    head = head.replace("Polisen", f'"{text}"').replace("trafik: Trafik", f'trafik: "{text}"')
    more = f'name: "{name}", area: trafik, text: "{text}", counts: "{text}"'
    count = target(f'kind: count, at_least: 4, per: year, unit: "{text}"')
    asked = target(f'kind: on_demand, when: "{text}"')
    gone = f'{more}, to: 2024-11-30, withdrawn: "{text}"'
    fields = f'title: "{text}", place: "{text}", note: "{text}", source: {{title: "{text}"}}'
    promises = lofte(count, more) + lofte(asked, more, "fraga") + lofte(ONGOING, gone, "borta")
    tree(root, promises, [f"2024-02-01 counts_for: [lofte, fraga, borta], {fields}"], head)
    add(root, f'2024-02-02 time: "{text}", counts_for: [lofte], by: [kommun]', 2)
    add(root, f'2024-02-03 title: "{text}", counts_for: ["{text[:50]}"]', 3)
    return root


@pytest.mark.parametrize("text", [HOSTILE, FLOOD], ids=["hostile", "flood"])
@pytest.mark.parametrize(
    "command",
    [
        "status 2024",
        "status --all 2024",
        "status 2024 --format json",
        "status 2024 --format csv",
        "status 2024 --format md",
        "explain arjeplog lofte 2024",
        "explain arjeplog fraga 2024",
        "explain arjeplog borta 2024",
        "status --by-year --as-of 2024-06-01",
        "list",
        "list --all",
        "next --as-of 2024-12-01",
        "validate",
        "validate --format json",
        "validate --format github",
    ],
)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_hostile_text_is_text_in_every_output(
    cli: Cli, tmp_path: Path, command: str, text: str, width: int
) -> None:
    hostile_tree(tmp_path, text)
    result = cli(*command.split(), width=width, code=1)
    for stream in (result.out, result.err):
        controls = set(stream) - set("\n\r") if "csv" in command else set(stream) - {"\n"}
        assert not [sign for sign in controls if ord(sign) < 32 or 127 <= ord(sign) < 160]
        assert not controls & set("\u202e\u2066\u2028")
    if "--format" not in command and command != "validate":
        assert max(map(len, result.out.splitlines())) <= width
        assert "[b]" in result.out or text == FLOOD or "--all" in command
    if "json" in command:
        assert json.loads(result.out)["schema_version"] == (1 if "validate" in command else 2)


@pytest.mark.parametrize("flavour", ["commonmark", "gfm-like"])
def test_no_markup_comes_out_of_markdown(cli: Cli, tmp_path: Path, flavour: str) -> None:
    hostile_tree(tmp_path, HOSTILE)
    printed = cli("status", "2024", "--format", "md", code=1).out
    parser = MarkdownIt(flavour, {"linkify": False})
    kinds = {
        child.type for token in parser.parse(printed) for child in (token, *(token.children or ()))
    }
    assert kinds == {
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
        "inline",
        "text",
        "hardbreak",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
    }
    html = parser.render(printed)
    assert html.count("<strong>") == html.count("<em>") == 3
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    for link in ("://x.se", "www.x", "a@x"):
        assert link not in html


def test_exit_codes_of_status(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR), ["2024-02-01"])
    cli("status", "2024", code=0)
    cli("status", "2024", "--fail-on", "behind,met", code=0)
    cli("status", "2024", "--fail-on", "behind, missed", code=1)
    assert cli("status", "2024", "--fail-on", "mised", code=2).err.endswith(
        "Menade du inte-uppnått?\n"
    )
    assert cli("status", "--state", "x", code=2).err.startswith("--state kan vara avfört, ")
    assert cli("status", "--format", "xlm", code=2).err == (
        "--format kan vara table, json, csv, md.\n"
    )
    assert cli("status", "--as-of", "snart", code=2).err.startswith('--as-of: "snart" går inte')


@pytest.mark.parametrize(
    "arguments, answer",
    [
        ("arjepolg", 'Det finns ingen kommun som heter "arjepolg" här. Menade du Arjeplog?'),
        ("1440", "Här finns inga medborgarlöften för Ale. Här finns Arjeplog."),
        (
            "0000",
            (
                'Perioden "0000" finns inte. Skriv till exempel 2024, 2024-T1, 2024-Q2, 2024-H1, '
                "2024-05 eller medborgarlöftets id. "
                "Det finns: avtal (1 januari 2024–31 december 2024)."
            ),
        ),
        (
            "arjeplog 2030",
            (
                "Inget medborgarlöfte gäller i Arjeplog 2030. "
                "Det finns: avtal (1 januari 2024–31 december 2024)."
            ),
        ),
        (
            "--all 2030-T1",
            (
                "Inget medborgarlöfte gäller i Arjeplog 2030-T1. "
                "Det finns: avtal (1 januari 2024–31 december 2024)."
            ),
        ),
        (
            "arjeplog 2024-13",
            (
                'Perioden "2024-13" finns inte. Skriv till exempel 2024, 2024-T1, 2024-Q2, '
                "2024-H1, 2024-05 eller medborgarlöftets id. "
                "Det finns: avtal (1 januari 2024–31 december 2024)."
            ),
        ),
        ("arjeplog --all", "Ange antingen en kommun eller --all."),
        ("arjeplog --police-area Norr", "Ange antingen en kommun eller --police-area."),
        (
            "--police-area Norra",
            'Det finns inget lokalpolisområde som heter "Norra" här. Menade du Norra Lappland?',
        ),
        (
            "--police-area Xyz",
            'Det finns inget lokalpolisområde som heter "Xyz" här. Det finns: Norra Lappland.',
        ),
    ],
)
def test_names_and_periods_that_do_not_exist(
    cli: Cli, tmp_path: Path, arguments: str, answer: str
) -> None:
    tree(tmp_path, lofte(FOUR))
    result = cli("status", *arguments.split(), code=2)
    assert (result.out, result.err) == ("", f"{answer}\n")


@pytest.mark.parametrize(
    "typed, first",
    [
        ("2024", "Medborgarlöften i 1 kommun"),
        ("2024-T1", "Medborgarlöften i 1 kommun"),
        ("avtal", "Medborgarlöften i 1 kommun"),
        ("2463", "Åsele · Medborgarlöfte 1990 · Polisen"),
        ("åsele", "Åsele · Medborgarlöfte 1990 · Polisen"),
        ("ÅSELE", "Åsele · Medborgarlöfte 1990 · Polisen"),
        ("asele", "Åsele · Medborgarlöfte 1990 · Polisen"),
        ("2506", "Arjeplog · Medborgarlöfte 2024 · Polisen"),
        ("arjeplog avtal", "Arjeplog · Medborgarlöfte 2024 · Polisen"),
        ("--police-area NORRA-lappland", "Norra Lappland, 2 kommuner"),
    ],
)
def test_what_a_lone_word_means(cli: Cli, tmp_path: Path, typed: str, first: str) -> None:
    tree(tmp_path, lofte(FOUR))
    old = AGREEMENT.replace("2024", "1990").replace("id: avtal", "id: gammalt")
    text = HEAD.replace("Arjeplog", "Åsele").replace("2506", "2463") + old + lofte(FOUR)
    (tmp_path / "promises" / "asele.yaml").write_text(text, encoding="utf-8")
    assert cli("status", *typed.split()).out.startswith(first)


def test_the_current_year_is_meant_while_an_agreement_is_in_force(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FOUR), head=HEAD + AGREEMENT.replace("2024-12-31", "2199-12-31"))
    year = cli("status").out.split("\n")[1][3:7]
    assert int(year) > 2025
    assert ". Löftestiden pågår." in cli("status", "avtal").out
