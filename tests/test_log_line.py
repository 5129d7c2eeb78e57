"""`log` in words without options, and what was logged last: what is taken, asked and refused."""

import json
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.disk.state import folder_of
from terminal import ACTIVITIES, PROMISES, Terminal, only, report, tree, written

MORE = """\
      - id: moten
        name: Fredagsmöten
        text: Polisen kommer på fredagar
        responsible: [polis]
        target: {kind: ongoing}
      - id: laisvall
        name: Laisvallsdialogen
        text: Polisen samtalar i byn
        responsible: [polis]
        target: {kind: ongoing}
"""


@pytest.mark.parametrize(
    "words, keys",
    [
        ("trafik 2024-03-13", "date: 2024-03-13 counts_for: [trafikkontroller] by: [polis]"),
        (
            "arjeplog trafik obekväm 13/3-24 22.30 laisvall",
            (
                "date: 2024-03-13 counts_for: [trafikkontroller, obekvama-tider] by: [polis] "
                'place: Laisvall time: "22:30"'
            ),
        ),
        (
            "larm 13 mars 2024 E45 vid Slagnäs kl 22",
            'date: 2024-03-13 counts_for: [larm] by: [polis] place: E45 vid Slagnäs time: "22:00"',
        ),
        (
            "larm 2024-03-13 12 st torget",
            "date: 2024-03-13 counts_for: [larm] by: [polis] count: 12 place: Torget",
        ),
        ("larm 2024-03-13 väg 95", "date: 2024-03-13 counts_for: [larm] by: [polis] place: Väg 95"),
        (
            "larm v11 2024 ca 12 gånger",
            (
                "from: 2024-03-11 to: 2024-03-17 counts_for: [larm] by: [polis] count: 12 "
                "precision: about"
            ),
        ),
        (
            "larm mars 2024 Byarna flera gånger",
            (
                "from: 2024-03-01 to: 2024-03-31 counts_for: [larm] by: [polis] "
                "precision: unknown place: Byarna"
            ),
        ),
        (
            "laisvall 2024-03-13 laisvall",
            "date: 2024-03-13 counts_for: [laisvall] by: [polis] place: Laisvall",
        ),
    ],
)
def test_what_each_word_is_follows_from_where_it_stands(
    cli: Cli, tmp_path: Path, words: str, keys: str
) -> None:
    root = tree(tmp_path, PROMISES + MORE)
    cli("log", *words.split())
    assert " ".join(only(root).split()) == f"{keys} logged: today"


@pytest.mark.parametrize(
    "words, message",
    [
        # A slip of the pen in a promise never becomes a place.
        ("trafik obekvma igår laisvall", 'Det finns inget löfte som heter "obekvma". Menade du'),
        ("trafik slagnäs", "En plats skrivs efter dagen."),
        ("larm v11 12", '12 kan vara ett antal. Skriv då "12 st".'),
        ("larm fredag", '"fredag" kan vara '),
        ("larm fredag", ", Fredagsmöten. Skriv dagen med --date."),
        ("i 2024-03-13", '"i" kan vara trafikkontroller, '),
        ("larm 31/6", "Juni har 30 dagar."),
        ("larm 2024-03-13 22.30 --time 21", "--time står redan bland orden."),
        ("larm 2024-03-13 torget --place Byn", "--place står redan bland orden."),
        ("larm 2024-03-13 2 st --count 3", "--count står redan bland orden."),
        ("larm 2024-03-13 2 st --precision about", "--precision står redan bland orden."),
        ("larm 22.30", "Det saknas: dagen (--date)."),
        ("larm 2199-03-13", "har inte varit än"),
    ],
)
def test_off_a_terminal_nothing_is_guessed(
    cli: Cli, tmp_path: Path, words: str, message: str
) -> None:
    root = tree(tmp_path, PROMISES.replace("2024-12-31", "2199-12-31") + MORE)
    assert message in cli("log", *words.split(), code=2).err
    assert written(root) == {}


def test_a_new_place_is_written_as_it_was_before(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    for number, place in enumerate(("LAISVALL", "Laisvall", "Laisvall")):
        text = f"{{date: 2024-02-1{number}, counts_for: [larm], by: [polis], place: {place}}}"
        report(root, f"2024-02-1{number}-larm-aaaa", text)
    cli("log", "larm", "2024-03-13", "laisväll")
    cli("log", "larm", "2024-03-14", "LaisVall", "norr")
    texts = "".join(written(root).values())
    assert "place: Laisvall\nlogged" in texts
    assert "place: LaisVall norr\n" in texts


pytest.importorskip("pty")

SAVE = "[v]isa filen:"
SAME = f"{ACTIVITIES}/2024-03-13-trafikkontroller-xxxx.yaml"


def test_on_a_terminal_a_line_is_shown_and_asked_about(tmp_path: Path) -> None:
    root = tree(tmp_path)
    line = ("log", "trafikk", "igår", "22.30", "laisvall")
    terminal = Terminal(tmp_path, *line)
    terminal.answer(SAVE, "<")
    terminal.answer("flera går bra [inget]:", "<")
    terminal.press(SAVE, "C")
    assert terminal.end() == 130
    assert terminal.seen.endswith("Avbrutet. Inget är sparat.\n")
    terminal = Terminal(tmp_path, *line)
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert terminal.seen == (
        "\n"
        "  1 gång av Polisen, onsdag 13 mars 2024 kl. 22.30, Laisvall\n"
        "  Trafikkontroller   0 → 1 av 10  ■·········  i fas, nästa 31 mar\n"
        "\n"
        "Spara? [J]a  [n]ej  [ä]ndra  [v]isa filen: n\n"
        "Inget sparat.\n"
    )
    terminal = Terminal(tmp_path, "log", "trafikk", "igår", "22.30", "070-174", "06", "05")
    terminal.answer("Får det stå kvar? [j/N]:", "")
    terminal.answer("Var? [070-174 06 05; - tar bort]", "<")  # then all answers can be changed
    terminal.answer("flera går bra [inget]:", "1 2")
    terminal.answer("När? [ons 13 mar]", "i förrgår")
    terminal.answer("[Trafikkontroller]", "larm")
    terminal.answer("Får det stå kvar? [j/N]:", "")
    terminal.answer("Var? [070-174 06 05; - tar bort]", "-")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert 'date: 2024-03-12\ncounts_for: [larm]\nby: [polis]\ntime: "22:30"\nlogged' in only(root)


def test_on_a_terminal_a_word_that_fits_two_is_asked_about(tmp_path: Path) -> None:
    root = tree(tmp_path, PROMISES + MORE)
    terminal = Terminal(tmp_path, "log", "trafik", "fredag")
    terminal.answer("Vilket? Nummer:", "3")
    terminal.answer("Vilket? Nummer:", "x")
    terminal.answer("Vilket? Nummer:", "2")
    terminal.answer("När? [i dag, tor 14 mar]", "igår")
    terminal.answer("Var? [hoppa över]", "")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert terminal.seen.startswith(
        '"fredag" kan vara:\n'
        "  1 8 mars 2024\n"
        "  2 Fredagsmöten\n"
        "Vilket? Nummer: 3\n"
        "Numren går från 1 till 2.\n"
    )
    assert "counts_for: [trafikkontroller, moten]\n" in only(root)
    terminal = Terminal(tmp_path, "log", "dial", "igår", "--by", "polis")
    terminal.answer("Vilket? Nummer:", "1")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert '"dial" kan vara:\n  1 Dialog med företag\n  2 Laisvallsdialogen\n' in terminal.seen
    assert f"{ACTIVITIES}/2024-03-13-dialog-xxxx.yaml" in written(root)


def test_enter_takes_what_was_taken_last_time(tmp_path: Path) -> None:
    root = tree(tmp_path)
    line = ("2", "dialog", "igår", "22", "--by", "kommun", "--place", "Torget")
    first = Terminal(tmp_path, "log", *line[1:])
    first.answer(SAVE, "")
    assert first.end() == 0
    terminal = Terminal(tmp_path, "log", today="2024-03-20")
    terminal.answer("När? [i går, tis 19 mar]", "")
    terminal.answer("Enter tar som sist (Dialog med företag):", "")
    terminal.answer("Var? [Torget]", "")
    terminal.answer("[kommun]", "")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert written(root)[f"{ACTIVITIES}/2024-03-19-dialog-xxxx.yaml"] == (
        "date: 2024-03-19\ncounts_for: [dialog]\nby: [kommun]\nplace: Torget\nlogged: today\n"
    )
    terminal = Terminal(tmp_path, "log", today="2024-03-21")
    terminal.answer("När? [i går, ons 20 mar]", "21.15")
    terminal.answer("(Dialog med företag):", "?")
    terminal.answer("(Dialog med företag):", "7")
    terminal.answer("Var? [Torget]", "-")
    terminal.answer(SAVE, "<")
    terminal.answer("Var? [hoppa över]", "")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert terminal.seen.count("  Trygghet\n") == 1
    assert written(root)[f"{ACTIVITIES}/2024-03-20-larm-xxxx.yaml"] == (
        'date: 2024-03-20\ncounts_for: [larm]\nby: [polis]\ntime: "21:15"\nlogged: today\n'
    )


def test_an_invented_activity_is_nothing_to_go_by(tmp_path: Path) -> None:
    tree(tmp_path)
    first = Terminal(tmp_path, "log", "larm", "igår", "torget", "--example")
    first.answer(SAVE, "")
    assert first.end() == 0
    terminal = Terminal(tmp_path, "log", "larm")
    terminal.answer("När? [i dag, tor 14 mar]", "")
    terminal.answer("Var? [hoppa över]", "")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0


def test_the_same_again_on_another_day(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="")
    other = (
        PROMISES.replace("Arjeplog", "Pajala")
        .replace("2506", "2521")
        .replace("2024-12-31", "2199-12-31")
    )
    (root / "promises" / "pajala.yaml").write_text(other, encoding="utf-8")
    assert cli("log", "pajala", "--again", "--date", "2024-03-13", code=2).err == (
        "Det finns inget att upprepa: här är inget loggat än.\n"
    )
    options = ("--count", "2", "--precision", "at_least", "--note", "n", "--time", "22")
    more = ("--place", "Torget", "--title", "Rond", "--internal", "--area-wide")
    cli("log", "pajala", "larm", "felan", "--date", "2024-03-13", "--by", "polis", *options, *more)
    said = cli("log", "--again", code=2)
    assert said.err == "Det saknas: dagen (--date).\n"
    cli("log", "--again", "--date", "2024-03-14")
    (again,) = (text for name, text in written(root).items() if "03-14" in name)
    assert again == (
        "date: 2024-03-14\ncounts_for: [larm, felanmalan]\nby: [polis]\ncount: 2\n"
        "precision: at_least\ntitle: Rond\nplace: Torget\narea_wide: true\ninternal: true\n"
        "logged: today\n"
    )
    cli("log", "pajala", "dialog", "--by", "skola", "--again", "2024-03-15", "3", "st")
    (third,) = (text for name, text in written(root).items() if "03-15" in name)
    assert third.startswith("date: 2024-03-15\ncounts_for: [dialog]\nby: [skola]\ncount: 3\ntitle")
    cli("log", "--again", "2024-03-16", "--status", "cancelled", "--count", "1")
    cli("log", "--again", "2024-03-17")
    (last,) = (text for name, text in written(root).items() if "03-17" in name)
    assert "status: cancelled\n" in last


def test_of_a_figure_for_many_days_the_number_is_not_repeated(tmp_path: Path) -> None:
    root = tree(tmp_path)
    first = Terminal(tmp_path, "log", "larm", "v9", "12", "st", "byarna")
    first.answer(SAVE, "")
    assert first.end() == 0
    terminal = Terminal(tmp_path, "log", "--again")
    terminal.answer("När? [i dag, tor 14 mar]", "v10")
    terminal.answer("Hur många?", "3")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert "  = 4 mars–10 mars 2024\n" in terminal.seen
    assert written(root)[f"{ACTIVITIES}/2024-03-10-larm-xxxx.yaml"] == (
        "from: 2024-03-04\nto: 2024-03-10\ncounts_for: [larm]\nby: [polis]\ncount: 3\n"
        "place: Byarna\nlogged: today\n"
    )


@pytest.mark.parametrize(
    "path",
    [
        "activities/arjeplog/2024/../../../../etc/passwd",
        "activities/arjeplog/2024/borta.yaml",
        "activities/../../x/2024/a.yaml",
        "promises/arjeplog.yaml",
        "activities/xyz/2024/2024-03-01-larm-aaaa.yaml",
    ],
)
def test_what_this_computer_remembers_is_not_believed(cli: Cli, tmp_path: Path, path: str) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-01-larm-aaaa", "{date: 2024-03-01, counts_for: [larm], by: [polis]}")
    cli("log", "dialog", "2024-03-13", "--by", "polis")
    journal = folder_of(root) / "log.jsonl"
    told = json.loads(journal.read_text(encoding="utf-8"))
    text = journal.read_text(encoding="utf-8").replace(next(iter(told["files"])), path)
    journal.write_text(text, encoding="utf-8")
    assert "här är inget loggat än" in cli("log", "--again", "2024-03-14", code=2).err
    assert len(written(root)) == 2


def test_what_says_the_same_to_the_letter_is_told_apart(tmp_path: Path) -> None:
    root = tree(tmp_path)
    line = ("log", "larm", "igår", "torget")
    first = Terminal(tmp_path, *line)
    first.answer(SAVE, "")
    assert first.end() == 0
    terminal = Terminal(tmp_path, *line)
    terminal.answer("det var en till:", "n")
    terminal.answer("Var? [Torget; - tar bort]", "")
    terminal.answer("Hur många? [1]", "")
    terminal.answer("Tid? [hoppa över]", "22")
    terminal.answer("aldrig? [hoppa över]", "")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert "säger till sista tecknet detsamma" in terminal.seen
    assert 'time: "22:00"' in "".join(written(root).values())


def test_of_a_milestone_it_is_asked_whether_it_got_done(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "felanm", "igår")
    terminal.answer("Blev det klart? [j/N]:", "j")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert "completes: [felanmalan]\n" in only(root)


def test_what_no_question_can_mend_ends(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "larm", "igår", "--link", "x")
    assert terminal.end() == 2
    assert terminal.seen == "links ska vara en adress som börjar med https://.\n"
    assert written(root) == {}


def test_what_is_only_looked_at_after_the_twin_can_be_changed(tmp_path: Path) -> None:
    """One line with options asks nothing but this; then all of it can be changed."""
    root = tree(tmp_path)
    report(root, "2024-03-13-larm-p7x2", "{date: 2024-03-13, counts_for: [larm], by: [polis]}")
    terminal = Terminal(tmp_path, "log", "larm", "--date", "igår", COLUMNS="60")
    terminal.answer("det var en till:", "n")
    terminal.answer(SAVE, "ä")
    terminal.answer("flera går bra [inget]:", "3")
    terminal.answer("Var? [hoppa över]", "byn")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert "place: Byn\n" in "".join(written(root).values())


def test_on_a_narrow_screen_the_keys_stand_below(tmp_path: Path) -> None:
    tree(tmp_path)
    terminal = Terminal(tmp_path, "log", COLUMNS="60")
    terminal.answer("När? [i dag, tor 14 mar]", "5")
    terminal.answer("När? [i dag, tor 14 mar]", "igår nånstans")
    terminal.press("När? [i dag, tor 14 mar]", "C")
    assert terminal.end() == 130
    assert terminal.seen == (
        "Ny aktivitet i Arjeplog\n"
        "< backar, ? löftena, - tomt, Ctrl-C avbryter\n"
        "När? [i dag, tor 14 mar] 5\n"
        '"5" går inte att läsa som ett datum. Skriv till exempel\n'
        "2024-03-14 eller igår.\n"
        "När? [i dag, tor 14 mar] igår nånstans\n"
        '"igår nånstans" går inte att läsa som ett datum. Skriv till\n'
        "exempel 2024-03-14 eller igår.\n"
        "När? [i dag, tor 14 mar] \n"
        "Avbrutet. Inget är sparat.\n"
    )
