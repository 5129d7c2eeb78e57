"""`medlofte validate` through the front door: what it finds, where, and how it says so."""

import json
import os
import socket
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Cli
from medlofte import rules
from medlofte.__main__ import run
from medlofte.book import load
from medlofte.finding import Finding, Place, error, warning
from medlofte.reading.document import parse
from medlofte.render.terminal.findings import as_github, text_lines
from medlofte.render.terminal.screen import Screen
from system import posix

PROMISES = """\
municipality: Arjeplog
code: "2506"
parties:
  polis: Polisen
  kommun: Arjeplogs kommun
agreements:
  - id: "2023-2024"
    title: Medborgarlöfte 2023–2024
    from: 2023-01-01
    to: 2024-12-31
    promises:
      - id: trafikkontroller
        text: Trafikkontroller vid skolor
        responsible: [polis]
        target: {kind: count, at_least: 10, per: year}
"""
ACTIVITY = """\
date: 2024-03-14
counts_for: [trafikkontroller]
by: [polis]
"""
PROMISE_FILE = "promises/arjeplog.yaml"
FILE = "activities/arjeplog/2024/2024-03-14-kontroll.yaml"


def put(path: str, text: str | bytes) -> Path:
    """Write a file below the current folder."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


@pytest.fixture(autouse=True)
def _tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(PROMISE_FILE, PROMISES)
    put(FILE, ACTIVITY)


def found(cli: Cli, *arguments: str, code: int = 1) -> list[str]:
    """Return the findings as `path:line:column: level[rule]`."""
    out = cli("validate", *arguments, code=code).out
    return [line[: line.index("]") + 1] for line in out.splitlines()]


def says(cli: Cli, more: str, code: int = 1) -> str:
    """Return what is said about one activity with `more` at its end, without its path."""
    put(FILE, ACTIVITY + more)
    return cli("validate", code=code).out.replace(f"{FILE}:", "").strip()


# What is accepted


def test_a_good_tree_has_no_findings(cli: Cli) -> None:
    result = cli("validate", "--strict")
    assert (result.out, result.err) == ("", "2 filer: inga fel.\n")


def test_where_nothing_is_looked_at_nothing_is_good(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "tom" / "promises").mkdir(parents=True)
    begin = "Här finns inga medborgarlöften än. Börja med: medlofte new municipality\n"
    assert cli("validate", "--data", "tom", code=2).err == begin
    put("anteckning.txt", "x")
    result = cli("validate", "anteckning.txt", "--format", "json", code=2)
    assert result.out == ""
    assert result.err == "Här finns inga filer att granska. Ange en annan mapp.\n"
    put("medlofte.yaml", "municipality: arjeplog\n")
    assert cli("validate", "medlofte.yaml").err == "1 fil: inga fel.\n"


@pytest.mark.parametrize(
    "more",
    [
        "title: no\nplace: 0123\ntime: 22:30\n",
        "note: null\ntitle: ~\nplace:\ncount:\n",
        "note: |\n  en rad\n  # ingen kommentar\n",
        "title: \"# medlofte: ok email\"\nnote: '# namn'\n",
        "note: första\u2028 andra\n",
        'note: "\\u00e5"\n',
        "# bara en kommentar\n",
    ],
)
def test_text_stays_text_and_nothing_is_no_value(cli: Cli, more: str) -> None:
    assert says(cli, more, code=0) == ""


def test_a_code_and_an_id_may_stand_without_quotation_marks(cli: Cli) -> None:
    text = PROMISES.replace('"2506"', "2506").replace('"2023-2024"', "2024")
    put(PROMISE_FILE, text.replace("2023-01-01", "2024-01-01"))
    assert found(cli, code=0) == []


def test_byte_order_mark_and_crlf_are_accepted_and_places_are_right(cli: Cli) -> None:
    put(PROMISE_FILE, b"\xef\xbb\xbf" + PROMISES.replace("\n", "\r\n").encode())
    put(FILE, b"\xef\xbb\xbf" + ACTIVITY.replace("\n", "\r\n").encode())
    assert found(cli, code=0) == []
    put(FILE, b"\xef\xbb\xbf" + ACTIVITY.replace("date", "Date").replace("\n", "\r\n").encode())
    assert found(cli) == [f"{FILE}:1:1: error[unknown-key]"]
    put(FILE, (ACTIVITY + "count: x\n").replace("\n", "\r\n"))
    assert found(cli) == [f"{FILE}:4:8: error[wrong-value]"]


@pytest.mark.parametrize(
    "path",
    [
        "promises/.arjeplog.yaml.swp",
        "promises/README.md",
        "promises/Thumbs.db",
        "activities/DESKTOP.INI",
        "activities/arjeplog/.DS_Store",
        "activities/arjeplog/2024/readme.md",
        "anteckningar.txt",
    ],
)
def test_files_that_systems_leave_behind_are_ignored(cli: Cli, path: str) -> None:
    put(path, "\0")
    assert found(cli, code=0) == []


# Common mistakes, and what to do about them


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("14 mars 2024", "1:7: error[wrong-value]: date ska skrivas 2024-03-14: år, månad, dag."),
        ("14/3 2024", "1:7: error[wrong-value]: date ska skrivas 2024-03-14: år, månad, dag."),
        ("20240314", "1:7: error[wrong-value]: date ska skrivas 2024-03-14: år, månad, dag."),
        (
            "”2024-03-14”",
            (
                "1:7: error[wrong-value]: date ska skrivas 2024-03-14: år, månad, dag. "
                'Använd raka citattecken ("), eller inga alls.'
            ),
        ),
        (
            "2024-W11-4",
            "1:7: error[wrong-value]: date ska vara ett datum, till exempel 2024-03-14.",
        ),
        ("igår", "1:7: error[wrong-value]: date ska vara ett datum, till exempel 2024-03-14."),
        (
            "[2024-03-14]",
            "1:7: error[wrong-value]: date ska vara ett datum, till exempel 2024-03-14.",
        ),
        (
            "31 juni 2024",
            "1:7: error[wrong-value]: date ska vara ett datum, till exempel 2024-03-14.",
        ),
        (
            "2024-06-31",
            "1:7: error[impossible-date]: 2024-06-31 finns inte: juni 2024 har 30 dagar.",
        ),
        ("2024-13-01", "1:7: error[impossible-date]: 2024-13-01 finns inte: året har 12 månader."),
        ("1899-12-31", "1:7: error[wrong-value]: date ska vara ett datum mellan år 1900 och 2199."),
    ],
)
def test_a_date_written_in_another_way(cli: Cli, wrong: str, right: str) -> None:
    put(FILE, ACTIVITY.replace("2024-03-14", wrong))
    assert cli("validate", code=1).out == f"{FILE}:{right}\n"


@pytest.mark.parametrize(
    "wrong, right",
    [
        ('"2"', "ska vara ett heltal: skriv det utan citattecken."),
        ("2,5", "ska vara ett heltal, utan decimaler."),
        ("1 000", "ska skrivas 1000: bara siffror, utan mellanrum."),
        ("007", "ska skrivas 7: bara siffror, utan mellanrum."),
        ("ca 10", "ska bara vara siffror: skriv talet, och precision: about på en egen rad."),
        ("två", "ska vara ett heltal skrivet med siffror, till exempel 10."),
        ("-1", "ska vara ett heltal skrivet med siffror, till exempel 10."),
        ("[2]", "ska vara ett heltal skrivet med siffror, till exempel 10."),
        ("9" * 5000, "är för stort: det kan vara högst 999999999."),
        ("٣", "ska vara ett heltal skrivet med siffror, till exempel 10."),
    ],
)
def test_a_number_written_in_another_way(cli: Cli, wrong: str, right: str) -> None:
    assert says(cli, f"count: {wrong}\n") == f"4:8: error[wrong-value]: count {right}"


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("kontroller", "[kontroller]"),
        ("trafikkontroller, kontroller", "[trafikkontroller, kontroller]"),
        ("trafikkontroller och kontroller", "[trafikkontroller, kontroller]"),
        ("(trafikkontroller; kontroller)", "[trafikkontroller, kontroller]"),
        ("x" * 50, f"[{'x' * 39}…]"),
    ],
)
def test_a_list_without_brackets(cli: Cli, wrong: str, right: str) -> None:
    put(FILE, ACTIVITY.replace("[trafikkontroller]", wrong))
    message = f"counts_for ska vara en lista, till exempel {right}."
    assert cli("validate", code=1).out == f"{FILE}:2:13: error[wrong-value]: {message}\n"


@pytest.mark.parametrize(
    "line, place, sentence",
    [
        ("note:\t@", "4:7", "Text får inte börja med @. Sätt texten inom citattecken."),
        ("-x", "4:1", "Det saknas ett blanksteg efter bindestrecket. Skriv - och sedan värdet."),
        ("count: 1]\n]", "5:1", "Här står ett ] för mycket. Ta bort det."),
        (
            "links: [",
            "5:1",
            "En lista eller grupp är inte avslutad: det saknas komma, ] eller } efter den.",
        ),
        ("links: [,]", "4:9", "Här saknas ett värde före kommat. Skriv det, eller ta bort kommat."),
        (
            'note: "C:\\d"',
            "4:10",
            (
                "Ett omvänt snedstreck (\\) går inte att tolka här. "
                "Använd enkla citattecken (') runt texten."
            ),
        ),
        (
            "title: - kontroll",
            "4:8",
            (
                "Ett bindestreck här läses som en lista. Börja listan på en ny rad, eller sätt "
                "texten inom citattecken."
            ),
        ),
        (
            "trafikkontroll",
            "4:1",
            (
                "Det saknas ett kolon efter nyckelordet. Skriv nyckel: värde, eller gör ett indrag "
                "om raden hör till texten ovanför."
            ),
        ),
        ("? [a]\n: b", "4:3", "Här saknas ett nyckelord före kolonet."),
        ("'': b", "4:1", "Här saknas ett nyckelord före kolonet."),
        (
            "note: >x\n  a",
            "4:8",
            "Raden går inte att läsa som YAML. Kontrollera indrag, kolon och citattecken.",
        ),
    ],
)
def test_a_line_that_is_no_yaml(cli: Cli, line: str, place: str, sentence: str) -> None:
    assert says(cli, f"{line}\n") == f"{place}: error[syntax]: {sentence}"


def test_a_key_of_another_place_is_not_proposed(cli: Cli) -> None:
    target = "{kind: count, at_least: 10, per: year}"
    put(PROMISE_FILE, PROMISES.replace(target, "{kind: ongoing, at_least: 3}"))
    message = "Nyckeln at_least är okänd här. Det som kan stå här är kind."
    expected = f"{PROMISE_FILE}:15:33: error[unknown-key]: {message}\n"
    assert cli("validate", code=1).out == expected


@pytest.mark.parametrize(
    "target, place, message",
    [
        (
            "löpande",
            "15:17",
            "target ska vara en grupp av nycklar och värden, till exempel kind: …",
        ),
        (
            "{kind: count, at_least: 3, per: vecka, how: each}",
            "15:49",
            (
                "per ska vara något av day, week, month, quarter, tertial, half_year, "
                "year, agreement. Menade du week?"
            ),
        ),
        (
            "{kind: zzz}",
            "15:24",
            "kind ska vara något av count, milestone, ongoing, increase, on_demand, coverage.",
        ),
        (
            "{kind: increase, baseline: 12}",
            "15:44",
            "baseline ska vara none, eller en grupp med count, from, to och source.",
        ),
        ("{kind: count, at_least: 0, per: year}", "15:41", "at_least ska vara minst 1."),
    ],
)
def test_a_target_that_is_wrong(cli: Cli, target: str, place: str, message: str) -> None:
    put(PROMISE_FILE, PROMISES.replace("{kind: count, at_least: 10, per: year}", target))
    expected = f"{PROMISE_FILE}:{place}: error[wrong-value]: {message}\n"
    assert cli("validate", code=1).out == expected


@pytest.mark.parametrize(
    "wrong, message",
    [
        (
            "parties: [polis]",
            "parties ska ha ett id och ett namn på varje rad, till exempel polis: ",
        ),
        ("parties: {}", "parties får inte vara tom."),
    ],
)
def test_parties_that_are_wrong(cli: Cli, wrong: str, message: str) -> None:
    right = "parties:\n  polis: Polisen\n  kommun: Arjeplogs kommun"
    put(PROMISE_FILE, PROMISES.replace(right, wrong))
    assert f"{PROMISE_FILE}:3:10: error[wrong-value]: {message}" in cli("validate", code=1).out


def test_parts_that_are_no_list(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES.replace("    promises:", "    sources: {title: x}\n    promises:"))
    message = "sources ska vara en lista: börja varje del med ett bindestreck."
    expected = f"{PROMISE_FILE}:11:14: error[wrong-value]: {message}\n"
    assert cli("validate", code=1).out == expected


def test_a_promise_withdrawn_without_a_last_day(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES + "        withdrawn: Ersatt\n")
    message = "to saknas: skriv löftets sista dag innan det avfördes."
    expected = f"{PROMISE_FILE}:12:9: error[missing-key]: {message}\n"
    assert cli("validate", code=1).out == expected


def test_several_findings_in_several_files_are_sorted(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES.replace("2506", "2505"))
    put(FILE, ACTIVITY + "links: [x]\ncount: x\nnote: a\n")
    put("activities/arjeplog/2024/2024-03-10-kontroll.yaml", "date: [a\nb: c\n")
    put("activities/x.txt", "")
    assert found(cli) == [
        "activities/arjeplog/2024/2024-03-10-kontroll.yaml:1:7: error[syntax]",
        f"{FILE}:4:9: error[wrong-value]",
        f"{FILE}:5:8: error[wrong-value]",
        "activities/x.txt:1:1: error[stray-file]",
        f"{PROMISE_FILE}:2:7: error[unknown-municipality]",
    ]


# Silencing


def test_a_comment_silences_its_rule_on_its_line_and_no_other(cli: Cli) -> None:
    text = "note: namn@example.se  # medlofte: ok email\nplace: namn@example.se  # medlofte: ok\n"
    assert says(cli, text).startswith("5:8: error[email]")
    text = "note: Ring 070-174 06 05, namn@example.se  # brådskar # medlofte: ok email (delad)\n"
    assert says(cli, text).startswith("4:12: error[phone-number]")


@pytest.mark.parametrize(
    "text",
    [
        "note: |  # medlofte: ok email\n  Skriv till\n  namn@example.se\n",
        "note: >-  # medlofte: ok email\n  Skriv till\n  namn@example.se",
        'note: "Skriv till\n  namn@example.se\n  snart"  # medlofte: ok email\n',
        "note: Skriv till\n  namn@example.se\n  snart  # medlofte: ok email\n",
    ],
)
def test_a_text_over_several_lines_is_silenced_at_its_head_or_end(cli: Cli, text: str) -> None:
    assert says(cli, text, code=0) == ""


def test_an_error_cannot_be_silenced(cli: Cli) -> None:
    text = "note: 640823-3234  # medlofte: ok identity-number\n"
    first, second = says(cli, text).splitlines()
    assert first.startswith("4:7: error[identity-number]: ")
    message = "identity-number är ett fel och kan inte godtas. Ta bort kommentaren."
    assert second == f"4:20: warning[unused-ok]: {message}"


# Personal data


def test_personal_numbers_are_found_wherever_they_stand(cli: Cli) -> None:
    text = (
        "title: 640823-3234\n"
        "place: vid 19640823-3234 och 640823-3234\n"
        "note: |\n"
        "  först\n"
        "  sedan 640823-3234, 640823-3234\n"
        "source: {title: 6408233234}  # av 640823-3234\n"
    )
    put(FILE, ACTIVITY + text)
    put(PROMISE_FILE, PROMISES.replace("vid skolor", "av 640823-3234"))
    rule = "error[identity-number]"
    assert found(cli) == [
        f"{FILE}:4:8: {rule}",
        f"{FILE}:5:12: {rule}",
        f"{FILE}:5:30: {rule}",
        f"{FILE}:8:9: {rule}",
        f"{FILE}:8:22: {rule}",
        f"{FILE}:9:17: {rule}",
        f"{FILE}:9:35: {rule}",
        f"{PROMISE_FILE}:13:35: {rule}",
    ]


def test_a_personal_number_in_disguise_is_placed_at_its_text(cli: Cli) -> None:
    put(FILE, ACTIVITY + 'note: "64082\\u0033-3234"\n')
    assert found(cli) == [f"{FILE}:4:7: error[identity-number]"]


# Forms


def test_json_keeps_to_its_schema(cli: Cli) -> None:
    put(FILE, ACTIVITY + "count: x\nnote: MLB 123\n")
    put(FILE.replace("14", "15"), ACTIVITY.replace("14", "15") + "note: MLB 123\n")
    answer = json.loads(cli("validate", "--format", "json", code=1).out)
    assert answer == {
        "schema_version": 1,
        "files": 3,
        "findings": [
            {
                "path": FILE,
                "line": 4,
                "column": 8,
                "level": "error",
                "rule": "wrong-value",
                "message": "count ska vara ett heltal skrivet med siffror, till exempel 10.",
            },
            {
                "path": FILE.replace("14", "15"),
                "line": 4,
                "column": 7,
                "level": "error",
                "rule": "registration-plate",
                "message": '"MLB 123" kan vara ett registreringsnummer. Ta bort det, eller godta '
                "det med en kommentar: # medlofte: ok registration-plate",
            },
        ],
    }


def test_github_takes_no_command_from_data(cli: Cli) -> None:
    put("promises/100%,a:b.yml", "x")
    result = cli("validate", "--format", "github", code=1)
    assert result.out == (
        "::error file=promises/100%25%2Ca%3Ab.yml,line=1,col=1,title=stray-file::Filen har fel "
        "ändelse och läses inte. Byt namn så att den slutar på .yaml.\n"
        "::error file=promises/100%25%2Ca%3Ab.yml,line=1,col=1,title=unsafe-name::Windows kan "
        "inte ha : i ett namn, och då kan ingen där hämta uppgifterna. Ge det ett namn utan :.\n"
    )
    assert result.err.endswith("medlofte rule stray-file\n")
    hostile = warning(Place("a\n::error::b\r", 2, 3), "email", "50 %\n::stop-commands::x")
    assert list(as_github([hostile])) == [
        (
            "::warning file=a%0A%3A%3Aerror%3A%3Ab%0D,line=2,col=3,title=email::50 %25%0A"
            "::stop-commands::x"
        )
    ]


@posix
def test_data_cannot_rule_the_terminal(cli: Cli) -> None:
    put("promises/\x1b[31mrött\n.yml", "x")
    assert cli("validate", code=1).out.startswith("promises/�[31mrött .yml:1:1: error")


def _lines(finding: Finding, width: int) -> list[str]:
    screen = Screen(StringIO(), width, terminal=True, simple=False, colour=False)
    return [str(line) for line in text_lines([finding], screen)]


def test_on_a_terminal_the_true_line_stands_under_the_sentence() -> None:
    place = Place("a.yaml", 4, 8, 3, "\tcount: två")
    assert _lines(error(place, "wrong-value", "count ska vara ett heltal. " * 3), 60) == [
        "a.yaml:4:8:",
        "error[wrong-value]: count ska vara ett heltal. count ska",
        "vara ett heltal. count ska vara ett heltal.",
        "  4 |  count: två",
        "    |        ^^^",
        "",
    ]


def test_of_a_long_line_the_part_around_the_spot_is_shown() -> None:
    line = "note: " + "x" * 200 + " 070-174 06 05 " + "y" * 200
    _, _, source, marks, _ = _lines(
        warning(Place("a.yaml", 4, 208, 13, line), "phone-number", "Ett nummer."), 60
    )
    start = marks.index("^")
    assert source[start : start + 13] == "070-174 06 05"
    assert marks.count("^") == 13
    assert max(len(source), len(marks)) <= 60


def test_wide_signs_before_the_spot_move_the_mark() -> None:
    place = Place("a.yaml", 1, 7, 1, "警察: a@b.se")
    *_, marks, _ = _lines(error(place, "email", "x"), 60)
    assert marks == "    | " + " " * 8 + "^"


def test_without_a_line_there_is_no_excerpt() -> None:
    assert _lines(error(Place("a.yaml"), "syntax", "Filen är tom."), 60) == [
        "a.yaml:1:1:",
        "error[syntax]: Filen är tom.",
        "",
    ]


# What to look at, and exit codes


def test_warnings_fail_only_when_strict(cli: Cli) -> None:
    put(FILE, ACTIVITY.replace("[polis]", "[kommun]"))
    assert cli("validate").err.startswith("2 filer: 0 fel, 1 varning. ")
    assert found(cli, "--strict") == [f"{FILE}:3:5: warning[not-responsible]"]


@pytest.mark.parametrize(
    "path, files",
    [(FILE, 1), ("activities/arjeplog", 1), (".", 2), ("promises", 1), (PROMISE_FILE, 2)],
)
def test_only_what_is_named_is_looked_at(cli: Cli, path: str, files: int) -> None:
    word = "fil" if files == 1 else "filer"
    assert cli("validate", path).err == f"{files} {word}: inga fel.\n"


def test_a_promise_file_is_looked_at_with_what_it_changes(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES.replace("id: trafikkontroller", "id: kontroller"))
    assert found(cli, PROMISE_FILE) == [f"{FILE}:2:14: error[unknown-promise]"]
    assert found(cli, "promises", code=0) == []


def test_findings_elsewhere_are_not_shown(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES.replace("2506", "2505"))
    put(FILE.replace("arjeplog", "pajala"), ACTIVITY)
    assert found(cli, FILE, code=0) == []
    assert found(cli, FILE, "promises") == [f"{PROMISE_FILE}:2:7: error[unknown-municipality]"]
    assert found(cli, "activities/pajala") == ["activities/pajala:1:1: error[no-promise-file]"]
    assert len(found(cli, "promises", ".")) == len(found(cli, ".", "promises")) == 2


def test_paths_may_go_up_and_the_repository_root_is_fine(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("arkiv/data/promises/arjeplog.yaml", PROMISES.replace("2506", "2505"))
    expected = ["data/promises/arjeplog.yaml:2:7: error[unknown-municipality]"]
    monkeypatch.chdir(tmp_path / "arkiv")
    assert found(cli) == expected
    assert found(cli, ".") == expected
    assert found(cli, "data/../data/promises") == expected
    assert found(cli, "--data", "../arkiv") == expected
    assert found(cli, "--data", "../arkiv", "../arkiv/data") == expected
    monkeypatch.chdir(tmp_path / "arkiv" / "data" / "promises")
    assert found(cli) == [f"{expected[0].removeprefix('data/promises/')}"]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["saknas.yaml"], "saknas.yaml finns inte.\n"),
        (["--data", "saknas"], "Mappen saknas finns inte.\n"),
        (["--data", "annan", FILE], f"{FILE} ligger utanför datamappen.\n"),
        (["--format", "xml"], ""),
    ],
)
def test_asked_wrongly(cli: Cli, arguments: list[str], message: str) -> None:
    put("annan/promises/arjeplog.yaml", PROMISES)
    assert cli("validate", *arguments, code=2).err.endswith(message)


def test_without_a_tree_it_says_what_to_do(
    cli: Cli, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("tom"))
    assert "ange mappen med --data" in cli("validate", code=2).err


# Files that are no files


@posix
def test_what_is_no_file_does_not_stop_the_others(cli: Cli, tmp_path: Path) -> None:
    folder = Path(FILE).parent
    (folder / "2024-03-15-mapp.yaml").mkdir()
    (folder / "2024-03-16-borta.yaml").symlink_to("finns-inte.yaml")
    (folder / "2024-03-17-ring.yaml").symlink_to("2024-03-17-ring.yaml")
    inside = put("annat/2024-03-18-inne.yaml", ACTIVITY.replace("14", "18"))
    (folder / "2024-03-18-inne.yaml").symlink_to(inside.absolute())
    outside = put(f"{tmp_path}-ute/2024-03-19-ute.yaml", ACTIVITY.replace("14", "19"))
    (folder / "2024-03-19-ute.yaml").symlink_to(outside)
    os.mkfifo(folder / "2024-03-20-ror.yaml")
    put(str(folder / "2024-03-21-stor.yaml"), "#" * (1024 * 1024 + 1))
    put(str(folder / "2024-03-22-djup.yaml"), "[" * 100_000 + "]" * 100_000)
    (folder.parent / "2023").symlink_to(outside.parent)
    (folder.parent.parent / "pajala").symlink_to(outside.parent)
    put("promises/pajala.yaml", PROMISES.replace("Arjeplog", "Pajala").replace("2506", "2521"))
    os.mkfifo("medlofte.yaml")
    assert found(cli) == [
        "activities/arjeplog/2023:1:1: error[link-outside]",
        f"{folder}/2024-03-15-mapp.yaml:1:1: error[stray-file]",
        f"{folder}/2024-03-16-borta.yaml:1:1: error[unreadable-file]",
        f"{folder}/2024-03-17-ring.yaml:1:1: error[unreadable-file]",
        f"{folder}/2024-03-19-ute.yaml:1:1: error[link-outside]",
        f"{folder}/2024-03-20-ror.yaml:1:1: error[stray-file]",
        f"{folder}/2024-03-21-stor.yaml:1:1: error[too-large]",
        f"{folder}/2024-03-22-djup.yaml:1:21: error[too-deep]",
        "activities/pajala:1:1: error[link-outside]",
        "medlofte.yaml:1:1: error[syntax]",
    ]


@posix
def test_a_promise_file_that_leads_out_is_not_read(cli: Cli, tmp_path: Path) -> None:
    outside = put(f"{tmp_path}-ute/arjeplog.yaml", PROMISES)
    Path(PROMISE_FILE).unlink()
    Path(PROMISE_FILE).symlink_to(outside)
    assert found(cli) == [f"{PROMISE_FILE}:1:1: error[link-outside]"]
    assert load.read_promises(tmp_path, "arjeplog").unread == {PROMISE_FILE: ("link-outside",)}


@posix
def test_a_file_that_cannot_be_opened(cli: Cli) -> None:
    Path(PROMISE_FILE).unlink()
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(PROMISE_FILE)
        assert found(cli) == [
            f"{PROMISE_FILE}:1:1: error[stray-file]",
            f"{PROMISE_FILE}:1:1: error[unreadable-file]",
        ]


def test_a_file_where_a_folder_should_be(cli: Cli) -> None:
    Path(FILE).unlink()
    for folder in (Path(FILE).parents[0], Path(FILE).parents[1], Path(FILE).parents[2]):
        folder.rmdir()
    put("activities", "")
    message = "activities ska vara en mapp, inte en fil. Byt namn på filen."
    assert cli("validate", code=1).out == f"activities:1:1: error[stray-file]: {message}\n"


# Attack


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "? {a: b}\n: c\n",
        "1: a\n",
        "[a, b]: c\n",
        "date: 2024-03-14\nsource: {title: a, title: b}\n",
        "k" * 2000 + ": a\n",
        'note: "\\ud800"\n',
        'note: "\\ud83d\\ude00"\n',
        "a\x85b: c\u2029d: e\n",
        "\ufeff\ufeff",
        "\x7f: \x80",
        "%YAML 9.9\n---\na: b\n",
        "%TAG ! tag:x\n---\n!a b: c\n",
        "--- |\n",
        "!!binary x",
        "a: !!python/object:os.system x",
        "{" * 500,
        "- " * 500,
        "? " * 500,
        "key: " * 500,
        "a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 40)),
        "".join(f"nyckel{number}: 1\n" for number in range(300)),
    ],
)
@pytest.mark.parametrize("path", [PROMISE_FILE, FILE])
def test_hostile_files_are_findings(cli: Cli, path: str, text: str) -> None:
    put(path, text)
    result = cli("validate", code=1)
    assert all(line.startswith((path, FILE)) for line in result.out.splitlines())
    assert len(result.out.splitlines()) <= 101


@given(st.one_of(st.text(), st.text("a:-#[]{}\"'&*!|>%@? \t\n\r\x85\u2028~<,0.é"), st.binary()))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_parse_never_raises(text: str | bytes) -> None:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    document, findings = parse("a.yaml", raw)
    assert (document is None) == bool(findings)
    if document:
        list(document.silences())
        document.place()


@given(data=st.data())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_mutation_of_a_good_file_is_a_bug(data: st.DataObject, tmp_path: Path) -> None:
    path, text = data.draw(st.sampled_from([(PROMISE_FILE, PROMISES), (FILE, ACTIVITY)]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    signs = st.text(st.sampled_from("a:-#[]{}\"'&*!|>%@? \t\n\r\x85\u2028~<,0.2é”\0"), max_size=6)
    put(PROMISE_FILE, PROMISES)
    put(FILE, ACTIVITY)
    put(path, text[:start] + data.draw(signs) + text[end:])
    assert run(["validate"]) in {0, 1}
    reading = load.load(tmp_path, "arjeplog")
    for finding in rules.check(reading, date(2025, 1, 1)):
        assert finding.message.endswith((".", "?", "…", finding.rule))
        assert finding.place.line >= 1
        assert finding.place.column >= 1


def test_what_an_activity_lacks_is_said_beside_its_other_errors(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES)
    put(FILE, "count: x\nplace: Laisvall\n")
    assert found(cli) == [
        f"{FILE}:1:1: error[missing-key]",
        f"{FILE}:1:1: error[missing-key]",
        f"{FILE}:1:1: error[missing-key]",
        f"{FILE}:1:8: error[wrong-value]",
    ]


def test_a_file_draws_at_most_a_hundred_complaints_about_its_promises(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES)
    unknown = ", ".join(f"okant-{number}" for number in range(150))
    put(FILE, f"date: 2024-03-14\ncounts_for: [{unknown}]\nby: [polis]\n")
    assert len(found(cli)) == 100


def test_a_key_without_a_value_is_as_good_as_absent(cli: Cli) -> None:
    put(PROMISE_FILE, f"police_area:\n{PROMISES}")
    assert found(cli, code=0) == []


def test_a_promise_named_twice_in_one_file_is_one(cli: Cli) -> None:
    put(PROMISE_FILE, PROMISES)
    put(FILE, ACTIVITY.replace("counts_for: [", "counts_for: [trafikkontroller, "))
    assert found(cli, code=0) == []
