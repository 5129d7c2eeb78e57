"""Personal data is complained of wherever it stands, and asked about before it is written."""

from pathlib import Path

import pytest

from conftest import Cli
from terminal import ACTIVITIES, PROMISES, SETTINGS, Terminal, report, tree, written
from workbooks import table

ACTIVITY = "date: 2024-03-14\ncounts_for: [trafikkontroller]\nby: [polis]\n"
NAME = "2024-03-14-trafikkontroller"
PHONE = "070-174 06 05"
LOG = ("log", "trafikkontroller", "--date", "2024-03-14")


def places(cli: Cli, rule: str) -> list[str]:
    """Where a rule finds something."""
    found = cli("validate", "--data", "data", code=1).out.splitlines()
    return [
        line.removeprefix("data/").partition(": error[")[0] for line in found if f"[{rule}]" in line
    ]


@pytest.mark.parametrize(
    "text, place",
    [
        (f"{ACTIVITY}links: [https://example.se/640823-3234]\n", "4:28"),
        (f"{ACTIVITY}links: [https://example.se/?p=640823%2D3234]\n", "4:9"),
        (f"{ACTIVITY}source: {{title: Dom, url: https://example.se/6408233234}}\n", "4:46"),
        (f"{ACTIVITY}note: >-\n  Mannen 640823-\n  3234, i dag\n", "4:7"),
        (f'{ACTIVITY}note: "Mannen 640823\\x2d3234"\n', "4:7"),
        (f"{ACTIVITY}note: Mannen 640823\u200b-3234\n", "4:14"),
        (f"{ACTIVITY}note: Mannen 640823&#45;3234\n", "4:7"),
        (f"{ACTIVITY}note: Mannen 640823&nbsp;3234\n", "4:7"),
        (f"{ACTIVITY}note: Mannen ６４０８２３-３２３４\n", "4:14"),
        (f"{ACTIVITY}# Mannen 640823/3234\n", "4:10"),
        (f"{ACTIVITY}results: [{{what: bot av 640823-3234, count: 1}}]\n", "4:25"),
    ],
)
def test_an_identity_number_in_an_activity(cli: Cli, tmp_path: Path, text: str, place: str) -> None:
    report(tree(tmp_path), NAME, text)
    assert places(cli, "identity-number") == [f"{ACTIVITIES}/{NAME}.yaml:{place}"]


@pytest.mark.parametrize(
    "old, new, place",
    [
        ("id: dialog", "id: d-6408233234", "36:15"),
        ("skola: Skolan}", "skola: Skolan, p6408233234: En}", "3:68"),
        ("areas: {", "references: [{by: polis, number: 640823-3234}]\n    areas: {", "9:38"),
        ("counts: En kontroll", "counts: 640823-3234", "16:17"),
        ("areas: {", "sources: [{title: A, url: https://a.se/640823-3234}]\n    areas: {", "9:44"),
    ],
)
def test_an_identity_number_among_the_promises(
    cli: Cli, tmp_path: Path, old: str, new: str, place: str
) -> None:
    assert old in PROMISES
    tree(tmp_path, PROMISES.replace(old, new, 1))
    assert places(cli, "identity-number") == [f"promises/arjeplog.yaml:{place}"]


@pytest.mark.parametrize(
    "text, place",
    [
        ("publish: {publisher: Anna 640823-3234}", "2:27"),
        ("publish: {home: 'https://example.se/640823-3234'}", "2:37"),
        ("import: {Mannen 640823-3234: note}", "2:10"),
        ("# 640823-3234", "2:3"),
    ],
)
def test_an_identity_number_in_the_settings(
    cli: Cli, tmp_path: Path, text: str, place: str
) -> None:
    tree(tmp_path, settings=f"{SETTINGS}{text}\n")
    assert places(cli, "identity-number") == [f"medlofte.yaml:{place}"]


def test_an_idle_comment_in_the_settings_is_told(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, settings=f"{SETTINGS[:-1]}  # medlofte: ok email\n")
    assert "data/medlofte.yaml:1:25: warning[unused-ok]" in cli("validate", "--data", "data").out


@pytest.mark.parametrize(
    "name, rule",
    [
        (f"{NAME}-640823-3234", "identity-number"),
        ("2024-03-14-640823-3234", "identity-number"),
        (f"{NAME}-0701740605", "phone-number"),
    ],
)
def test_a_file_is_found_by_its_name(cli: Cli, tmp_path: Path, name: str, rule: str) -> None:
    report(tree(tmp_path), name, ACTIVITY)
    assert places(cli, rule) == [f"{ACTIVITIES}/{name}.yaml:1:1"]


def test_a_hit_in_a_name_is_accepted_on_the_first_line(cli: Cli, tmp_path: Path) -> None:
    text = ACTIVITY.replace("\n", "  # medlofte: ok phone-number\n", 1)
    report(tree(tmp_path), f"{NAME}-0701740605", text)
    cli("validate", "--strict", "--data", "data")


@pytest.mark.parametrize("name", [NAME, f"{NAME}-2345", f"{NAME}-1200", "2024-03-14-1200-kontroll"])
def test_the_day_in_a_name_is_no_part_of_a_number(cli: Cli, tmp_path: Path, name: str) -> None:
    report(tree(tmp_path), name, ACTIVITY)
    cli("validate", "--strict", "--data", "data")


# Asked before it is written


def test_off_a_terminal_log_refuses_until_it_is_accepted(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    typed = (*LOG, "--place", f"Ring {PHONE}, MLB 123", "--note", "av namn(at)example.se")
    assert cli(*typed, code=1).err == (
        '"070-174 06 05" kan vara ett telefonnummer.\n'
        '"MLB 123" kan vara ett registreringsnummer.\n'
        '"namn(at)example.se" är en e-postadress.\n'
        "Inget är sparat. Ta bort det, eller godta det med --accept-personal-data.\n"
    )
    assert not (root / "activities").exists()
    assert cli(*typed, "--accept-personal-data").err == ""
    (text,) = written(root).values()
    assert text == (
        f"{ACTIVITY}"
        'place: "Ring 070-174 06 05, MLB 123"  # medlofte: ok phone-number, registration-plate\n'
        "note: av namn(at)example.se  # medlofte: ok email\n"
        "logged: today\n"
    )
    cli("validate", "--strict", "--data", "data")


def test_an_identity_number_is_never_accepted(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    found = cli(*LOG, "--place", "hos 640823/3234", "--accept-personal-data", code=1)
    assert '"640823/3234" är ett personnummer' in found.err
    table(tmp_path, [("2024-03-14", "", "larm", "", "1", "hos 640823/3234")])
    found = cli("import", "arjeplog", "t.csv", "--yes", "--accept-personal-data", code=1)
    assert 't.csv, rad 2, kolumn F (Plats): fel: "640823/3234" är ett personnummer' in found.err
    assert not (root / "activities").exists()


STAND = "Får det stå kvar? [j/N]:"


def test_on_a_terminal_no_is_the_default(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, *LOG, "--place", f"Ring {PHONE}")
    terminal.answer(STAND, "")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Inget sparat.\n")
    assert not (root / "activities").exists()


def test_on_a_terminal_no_leads_back_to_the_question(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log")
    terminal.answer("När? [i dag, tor 14 mar]", "")
    terminal.answer("flera går bra:", "trafikkontroller")
    terminal.answer("Var? [hoppa över]", f"hos {PHONE}")
    terminal.answer(STAND, "n")
    terminal.answer(f"Var? [hos {PHONE}; - tar bort]", f"hos {PHONE} igen")
    terminal.answer(STAND, "j")
    terminal.answer("[v]isa filen:", "j")
    assert terminal.end() == 0
    (text,) = written(root).values()
    assert f"place: Hos {PHONE} igen  # medlofte: ok phone-number\n" in text


def test_off_a_terminal_import_refuses_and_names_the_rows(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    rows = [
        ("2024-03-14", "", "larm", "", "1", f"hos {PHONE}"),
        ("2024-03-15", "", "larm", "", "1", "Torget"),
        ("2024-03-16", "", "larm", "", "1", "MLB 123"),
    ]
    table(tmp_path, rows)
    for more in ((), ("--yes",)):
        assert cli("import", "arjeplog", "t.csv", *more, code=1).err == (
            't.csv, rad 2, kolumn F (Plats): varning: "070-174 06 05" kan vara ett telefonnummer.\n'
            't.csv, rad 4, kolumn F (Plats): varning: "MLB 123" kan vara ett registreringsnummer.\n'
            "Inget är sparat. Ta bort det, eller godta det med --accept-personal-data.\n"
        )
    assert not (root / "activities").exists()
    hint = cli("import", "arjeplog", "t.csv", "--accept-personal-data").out.splitlines()[-1]
    assert hint.endswith("medlofte import arjeplog t.csv --accept-personal-data --yes")
    cli("import", "arjeplog", "t.csv", "--yes", "--accept-personal-data")
    accepted = [text.partition("place: ")[2].partition("\n")[0] for text in written(root).values()]
    assert accepted == [
        f"hos {PHONE}  # medlofte: ok phone-number",
        "Torget",
        "MLB 123  # medlofte: ok registration-plate",
    ]
    assert "3 som förut" in cli("import", "arjeplog", "t.csv", "--yes").out
    cli("validate", "--strict", "--data", "data")


@pytest.mark.parametrize("answer", ["", "j"])
def test_on_a_terminal_import_asks(tmp_path: Path, answer: str) -> None:
    root = tree(tmp_path)
    table(tmp_path, [("2024-03-14", "", "larm", "", "1", f"hos {PHONE}")])
    terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
    terminal.answer(STAND, answer)
    if answer:
        terminal.answer("Skriv 1 aktivitet? [j/N]:", "j")
    assert terminal.end() == 0
    assert ("Inget är skrivet.\n" in terminal.seen) == (not answer)
    assert (root / "activities").exists() == bool(answer)


@pytest.mark.parametrize("answer", ["", "j"])
def test_on_a_terminal_new_asks(tmp_path: Path, answer: str) -> None:
    root = tree(tmp_path)
    told = ("--text", f"Polisen svarar på {PHONE}", "--responsible", "polis", "--kind", "ongoing")
    terminal = Terminal(tmp_path, "new", "promise", *told)
    terminal.answer(STAND, answer)
    assert terminal.end() == 0
    text = (root / "promises" / "arjeplog.yaml").read_text(encoding="utf-8")
    assert ("Inget sparat.\n" in terminal.seen) == (not answer)
    assert (f"svarar på {PHONE}  # medlofte: ok phone-number\n" in text) == bool(answer)
