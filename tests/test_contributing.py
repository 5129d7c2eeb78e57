"""CONTRIBUTING's table holds: what it says to add is added in a copy, and looked at everywhere.

A trial may touch the files that its row names and no others; then each output must tell the new
thing truly. Where the table says that the type checker asks for a file, it must do so.
"""

import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import trial_texts as texts
from conftest import Cli
from medlofte.commands import export, report, status, validate
from medlofte.commands import next as next_
from medlofte.language import LANGUAGES
from medlofte.model.activity import STATUSES
from medlofte.periods import Per
from medlofte.swedish import choice_words
from medlofte.targets import KINDS
from medlofte.targets.counting import PRECISIONS
from small_trees import lofte, target, tree
from trials import ROOT, Trial, outputs

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
OPEN, OVER = "2024-06-30", "2025-03-15"


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial(tmp_path)


def row(name: str) -> str:
    (cells,) = re.findall(rf"^\| {re.escape(name)} \|(.*)\|$", PAGE, re.MULTILINE)
    return str(cells)


def only_what_is_named(trial: Trial, *rows: str, **meant: str) -> None:
    """Assert that all files the rows name were touched; and of others only new or meant ones."""
    cells = " ".join(row(name) for name in rows)
    for word, what in meant.items():
        cells = cells.replace(f"<{word}>", what)
    files = set(re.findall(r"`([\w/.]+\.\w+)`", cells))
    folders = tuple(re.findall(r"`([\w/]+/)`", cells))
    assert files <= trial.touched
    assert [path for path in trial.touched - files if not path.startswith(folders or "-")] == []


def test_a_target_kind(trial: Trial) -> None:
    texts.add_at_most(trial)
    texts.tell_at_most(trial)
    only_what_is_named(trial, "a target kind", kind="at_most")
    kind = target("kind: at_most, at_most: 5, per: year, unit: larm")
    tree(trial.folder, lofte(kind), ["2024-03-14 count: 2", "2024-04-02"])

    told = trial.told(*outputs(OPEN), *outputs(OVER), "schema promises")
    assert "3 av högst 5 larm" in told[f"report arjeplog 2024 --as-of {OPEN}"]
    screen = told[f"status arjeplog 2024 --as-of {OPEN}"]
    assert re.search(r"→ Lofte +polis +3 av högst 5 +i fas", screen)
    assert "1 löfte utan antal" in screen
    screen = told[f"status arjeplog 2024 --as-of {OVER}"]
    assert re.search(r"✓ Lofte +polis +3 av högst 5 +uppnått", screen)
    document = json.loads(told[f"status arjeplog 2024 --format json --as-of {OPEN}"])
    (promise,) = document["municipalities"][0]["agreements"][0]["promises"]
    told_as = promise["kind"], promise["done"], promise["state"], promise["rule"]
    assert told_as == ("at_most", 3, "on_track", "högst 5 per år")
    for day in (OPEN, OVER):
        for form in ("csv", "md"):
            assert "högst 5 per år" in told[f"status arjeplog 2024 --format {form} --as-of {day}"]
        assert "Högst 5 per år." in told[f"explain arjeplog lofte 2024 --as-of {day}"]
        assert "Högst 5 per år" in told[f"report arjeplog 2024 --format html --as-of {day}"]
        told[f"page {day}"] = trial.page(f"{day}/arjeplog/avtal/2024.html")
        assert "Högst 5 per år" in told[f"page {day}"]
        assert "Högst 5 per år" in trial.packed(f"{day}.docx")
        assert "högst 5 per år" in trial.packed(f"{day}-mall.xlsx")
    wrong = r"\d (efter|saknas)|återstår|[Mm]inst \d|fler än målet|inte uppnått,|inte nått"
    assert [
        (line, found) for line, text in told.items() if (found := re.findall(wrong, text))
    ] == []
    assert '"at_most"' in told["schema promises"]

    table = trial.folder / "fler.csv"
    table.write_text("Datum;Löfte;Vem;Antal\n2024-05-02;lofte;polis;2\n", "utf-8")
    new = "new promise arjeplog --text 'Polisen larmas högst 9 gånger' --responsible polis --id ny"
    unfinished = f"{new} --kind at_most --per year"
    assert "--at-most" in trial.run(unfinished)[unfinished].err
    told = trial.told(
        "log arjeplog lofte --date 2024-05-01 --by polis",
        f"import arjeplog {table.name} --yes",
        f"status arjeplog 2024 --as-of {OPEN}",
        f"site bruten --as-of {OPEN}",
        f"explain arjeplog lofte 2024 --as-of {OVER}",
        f"{new} --at-most 9 --per week",
        "validate",
    )
    assert "3 av högst 5 → 4 av högst 5" in told["log arjeplog lofte --date 2024-05-01 --by polis"]
    broken = r"✗ Lofte +polis +6 av högst 5 +inte uppnått, prel\.\n"
    assert re.search(broken, told[f"status arjeplog 2024 --as-of {OPEN}"])  # at once
    assert "6 av högst 5 larm hittills" in trial.page("bruten/arjeplog/avtal/2024.html")
    promises = trial.folder / "promises" / "arjeplog.yaml"
    text = promises.read_text("utf-8")
    assert "target: {kind: at_most, at_most: 9, per: week}" in text
    promises.write_text(text.replace("kind: at_most", "kind: högst"), "utf-8")
    assert "Menade du at_most?" in trial.run("validate")["validate"].out


def test_a_state(trial: Trial) -> None:
    texts.add_paused(trial)
    texts.tell_paused(trial)
    only_what_is_named(trial, "a state")
    tree(trial.folder, lofte(target("kind: ongoing")), ["2024-03-14"])
    told = trial.told(*outputs(OPEN), f"status arjeplog 2024 --state paused --as-of {OPEN}")
    screen = told[f"status arjeplog 2024 --as-of {OPEN}"]
    assert re.search(r"‖ 1 i vila", screen)
    assert re.search(r"‖ Lofte +polis +1 gång +vilar", screen)
    assert screen == told[f"status arjeplog 2024 --state paused --as-of {OPEN}"]
    counts = r"Arjeplog +2024 +1 +· +· +· +1 [•‖]\n"
    assert re.search(counts, told[f"status --all 2024 --as-of {OPEN}"])
    assert '"state": "paused"' in told[f"status arjeplog 2024 --format json --as-of {OPEN}"]
    explained = "explain arjeplog lofte 2024"
    for line in (explained, "report arjeplog 2024", "status arjeplog 2024 --format md"):
        assert re.search("[Vv]ilar", told[f"{line} --as-of {OPEN}"]), line
    assert "ilar" in trial.packed(f"{OPEN}.docx")
    assert "ilar" in trial.page(f"{OPEN}/arjeplog/avtal/2024.html")
    assert "vilar Inget görs just nu." in trial.page(f"{OPEN}/lasa.html")
    page = trial.folder / OPEN / "arjeplog" / "avtal" / "2024.html"
    assert 'class="state paused"' in page.read_text("utf-8")
    failing = f"status arjeplog 2024 --fail-on paused --as-of {OPEN}"
    assert trial.run(failing)[failing].code == 1


def test_a_key_of_a_file(trial: Trial) -> None:
    trial.put("model/activity.py", *texts.WEATHER)
    trial.put("model/agreement.py", *texts.BUDGET)
    only_what_is_named(trial, "a key of an activity", "a key of a promise or an agreement")
    yearly = target("kind: count, at_least: 3, per: year")
    tree(trial.folder, lofte(yearly, "budget: Egna medel"), ["2024-03-14 weather: Regn"])
    told = trial.told(*outputs(OPEN), "schema activity", "schema promises")
    assert '"description": "Vädret"' in told["schema activity"]
    assert '"description": "Pengarna"' in told["schema promises"]
    (file,) = (trial.folder / "activities" / "arjeplog" / "2024").iterdir()
    file.write_text("{date: 2024-03-14, counts_for: [lofte], by: [polis], vader: x}\n", "utf-8")
    assert "weather" in trial.run("validate")["validate"].out
    file.write_text(
        "{date: 2024-03-14, counts_for: [lofte], by: [polis], weather: 070-174 06 05}\n", "utf-8"
    )
    assert "phone-number" in trial.run("validate")["validate"].out


def test_a_language(trial: Trial) -> None:
    catalogue = "locale/{}/LC_MESSAGES/medlofte.po"
    (trial.source / "locale" / "da" / "LC_MESSAGES").mkdir(parents=True)
    for path in (trial.source / "locale" / "en" / "LC_MESSAGES").iterdir():  # as if translated
        (trial.source / "locale" / "da" / "LC_MESSAGES" / path.name).write_bytes(path.read_bytes())
    trial.touched.add(catalogue.format("da"))
    trial.put("language.py", 'Literal["sv", "en"]', 'Literal["sv", "en", "da"]')
    trial.before("language.py", '        case "en":', texts.DANISH)
    only_what_is_named(trial, "a language", language="da")
    tree(trial.folder, lofte(target("kind: count, at_least: 3, per: year")), ["2024-03-14"])
    told = trial.told(*(f"{line} --lang da" for line in outputs(OPEN)), "status --help")
    assert "1 of 3" in told[f"status arjeplog 2024 --as-of {OPEN} --lang da"]
    assert "sv|en|da" in told["status --help"]
    assert '<html lang="da"' in (trial.folder / OPEN / "index.html").read_text("utf-8")
    assert "language/DAN" in (trial.folder / OPEN / "data" / "katalog.ttl").read_text("utf-8")
    (trial.folder / "medlofte.yaml").write_text("language: da\n", "utf-8")
    told = trial.told("validate", "config", "schema settings")
    assert '"da"' in told["schema settings"]
    assert " da " in told["config"]


def test_formats_a_rule_a_command_and_a_page(trial: Trial) -> None:
    texts.add_the_rest(trial)
    rows = ("a format of `status`", "a format of `validate`", "a form of `report`", "a rule")
    only_what_is_named(trial, *rows, "a command", "a page of the site", form="count")
    promises = lofte(target("kind: count, at_least: 3, per: year"))
    tree(trial.folder, promises, ["2024-03-14"])
    told = trial.told(
        "status arjeplog 2024 --format names",
        "validate --format count",
        "report arjeplog 2024 --format txt",
        "report arjeplog 2024 -o uppf.txt",
        "rule short-text",
        "hello världen",
        "site sidor",
        "validate --help",
    )
    assert told["status arjeplog 2024 --format names"] == "Lofte\n"
    assert told["validate --format count"].startswith("1\n")
    assert told["report arjeplog 2024 --format txt"].startswith("Uppföljning")
    assert "Texten bör vara lång." in told["rule short-text"]
    assert told["hello världen"] == "Hej världen\n"
    assert "Hej" in trial.page("sidor/hej.html")
    assert "sarif|count|junit" in told["validate --help"]


def test_the_type_checker_asks_for_what_stands_in_italics(trial: Trial) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    texts.add_at_most(trial)
    texts.add_paused(trial)
    trial.put("targets/counting.py", '"about", "unknown"]', '"about", "unknown", "hearsay"]')
    trial.put(
        "progress/eligible.py", '    LATER = "later"', '    LATER = "later"\n    DOUBTED = "x"'
    )
    trial.put("language.py", 'Literal["sv", "en"]', 'Literal["sv", "en", "da"]')
    (trial.folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    alone = ("--no-site-packages", "--ignore-missing-imports", "--cache-dir", os.devnull)
    checked = subprocess.run(  # without the packages it imports, which say nothing of these
        [sys.executable, "-m", "mypy", *alone, "src/medlofte"],
        cwd=trial.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    told = checked.stdout.replace("\\", "/")
    for name, sign in {
        "a target kind": r"AtMost",
        "a state": r"State\.PAUSED",
        "a precision": r"'hearsay'",
        "a reason not to count": r"Reason\.DOUBTED",
        "a language": r"'da'",
    }.items():
        line = rf"^src/medlofte/(\S+?):\d+: .*\W{sign}\W"
        errors = re.findall(line, told, re.MULTILINE)
        assert set(errors) == set(re.findall(r"\*`([\w/.]+)`\*", row(name))), name


def test_the_house_is_drawn_as_it_stands() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = contracts["contracts"][0]["layers"]
    _, drawn, _ = re.split(r"```\n", PAGE.split("## Where a new line belongs")[1], maxsplit=2)
    rooms = [line.split(None, 1) for line in drawn.splitlines()]
    assert [room for room, *_ in rooms] == [*layers[1:-1], "finding"]
    assert rooms[-1][1] == layers[-1].replace("finding | ", "· ").replace("|", "·")
    for room, what in rooms[:-1]:
        known = importlib.import_module(f"medlofte.{room}").__doc__ or ""
        assert known.partition("\n")[0] == f"Knows {what}."


def test_a_class_that_others_import_has_a_name_of_its_own() -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    names = Counter(
        name for text in sources for name in re.findall(r"^class ([A-Z]\w*)", text, re.MULTILINE)
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    "command, option, names",
    [
        ("status", "--format", status.FORMATS),
        ("next", "--format", next_.FORMATS),
        ("validate", "--format", validate.FORMATS),
        ("report", "--format", report.FORMATS),
        ("export", "--format", export.FORMATS),
        ("log", "--precision", PRECISIONS),
        ("log", "--status", STATUSES),
        ("new promise", "--kind", KINDS),
        ("new promise", "--per", Per),
        ("status", "--lang", LANGUAGES),
    ],
)
def test_the_help_names_all_that_can_be_chosen(
    cli: Cli, command: str, option: str, names: tuple[str, ...]
) -> None:
    told = " ".join(cli(*command.split(), "--help").out.split())
    shown = names if option in ("--format", "--lang") else map(choice_words.shown, names)
    assert f"{option} {'|'.join(shown)} " in told
