"""`log` as a conversation in a real terminal: every question, every way back and out."""

import re
from pathlib import Path

import pytest

from terminal import ACTIVITIES, PROMISES, SETTINGS, Terminal, report, tree, written

pytest.importorskip("pty")

WHICH = "flera går bra:"
TODAY = "När? [i dag, tor 14 mar]"
PLACE = "Var? [hoppa över]"
SAVE = "[v]isa filen:"
CHANGE = "flera går bra [inget]:"
TWIN = "{date: 2024-03-13, counts_for: [trafikkontroller], by: [polis], place: Laisvall}"


def seen(terminal: Terminal) -> str:
    """Return all that was seen, with random tails as `-xxxx`."""
    return re.sub(r"-[a-z2-9]{4}\.yaml\b", "-xxxx.yaml", terminal.seen)


def test_the_whole_conversation(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (tmp_path / ".git").mkdir()
    terminal = Terminal(tmp_path, "log")
    terminal.answer(TODAY, "igår 22.30")
    terminal.answer(WHICH, "1 2")
    terminal.answer(PLACE, "laisvall")
    terminal.answer(SAVE, "v")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert (
        seen(terminal)
        == f"""\
Ny aktivitet i Arjeplog             < backar, ? löftena, - tomt, Ctrl-C avbryter
När? [i dag, tor 14 mar] igår 22.30
  = onsdag 13 mars 2024 kl. 22.30

  Trafik
   1 Trafikkontroller         – av 10      2 Insatser på obekväm tid  – av 3
  Trygghet
   3 Drogutbildning           – av 1       6 Gemensam information     –
   4 Felanmälan               –            7 Larm från skolan         –
   5 Dialog med företag       –

Vilket löfte? Nummer eller del av namn, flera går bra: 1 2
Trafikkontroller: En kontroll räknas en gång
Var? [hoppa över] laisvall

  1 gång av Polisen, onsdag 13 mars 2024 kl. 22.30, Laisvall
  Trafikkontroller          0 → 1 av 10  ■·········  i fas, nästa 31 mar
  Insatser på obekväm tid    0 → 1 av 3  ■··         i fas, nästa 31 aug

Spara? [J]a  [n]ej  [ä]ndra  [v]isa filen: v

date: 2024-03-13
counts_for: [trafikkontroller, obekvama-tider]
by: [polis]
place: Laisvall
time: "22:30"
logged: 2024-03-14

Spara? [J]a  [n]ej  [ä]ndra  [v]isa filen: j
Sparad: data/{ACTIVITIES}/2024-03-13-trafikkontroller-xxxx.yaml
Den finns bara på den här datorn tills den delas: medlofte share
Blev det fel?  medlofte undo

"""
    )
    assert list(written(root)) == [f"{ACTIVITIES}/2024-03-13-trafikkontroller-xxxx.yaml"]


def test_what_cannot_be_understood_is_asked_again_and_not_kept(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log")
    for text in ("14/3 23", "31 juni", "i måndas", "16 mars 2024", "13 mars 2022", "i övermorgon"):
        terminal.answer(TODAY, text)
    terminal.answer(TODAY, "")
    for text in ("", "1 8", "0", "o", "xyz", "?"):
        terminal.answer(WHICH, text)
    terminal.answer(WHICH, "trafikkont, 2, trafikkontroller")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "x")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    said = seen(terminal)
    for sentence in (
        "Skriv ett nummer eller en del av löftets namn.",
        "Numren går från 1 till 7.",
        '"o" kan vara trafikkontroller, ',
        'Det finns inget löfte som heter "xyz".',
        "14/3 23 kan läsas på två sätt. Skriv 14/3 kl 23 eller 14/3 2023.",
        "Juni har 30 dagar. Skriv en dag från 1 till 30.",
        "16 mars 2024 har inte varit än. Logga när det är gjort.",
        (
            "Söndag 13 mars 2022 gäller inget medborgarlöfte i Arjeplog. Det första,\n"
            "2023-2024, gäller från den 1 januari 2023.\n"
        ),
        "Svara med j, n, ä, v.",
        "  1 gång av Polisen, torsdag 14 mars 2024\n",
        "Inget sparat.",
    ):
        assert sentence in said
    assert said.count("  Trafik\n") == 2  # the list is shown once, and where it is asked for
    assert [line for line in said.splitlines() if len(line) > 80 and WHICH not in line] == []
    assert written(root) == {}


def test_an_invented_promise_is_not_asked_about_further(tmp_path: Path) -> None:
    plan = """\
  - id: plan
    title: Åtgärdsplan 2023
    example: true
    from: 2022-01-01
    to: 2022-12-31
    promises:
      - id: larm
        text: Polisen kommer
        responsible: [polis]
        target: {kind: ongoing}
  - id: plan-2
    title: Åtgärdsplan 2024
    example: true
    from: 2024-01-01
    to: 2024-12-31
    promises:
      - id: fart
        text: Polisen kontrollerar farten
        responsible: [polis]
        target: {kind: ongoing}
"""
    root = tree(tmp_path, PROMISES + plan)
    terminal = Terminal(tmp_path, "log")
    terminal.answer(TODAY, "")
    terminal.answer(WHICH, "fart")
    terminal.answer(WHICH, "<")
    terminal.answer("När? [tor 14 mar]", "13 mars 2022")
    terminal.answer(WHICH, "larm")  # then it was an invented one
    terminal.answer(WHICH, "<")
    terminal.answer("När? [sön 13 mar]", "igår")
    terminal.answer(WHICH, "larm")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    said = seen(terminal)
    assert "Löftet Polisen kontrollerar farten är påhittat" in said
    assert "Löftet Polisen kommer är påhittat" in said
    assert written(root) == {}


def test_a_party_by_its_number(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "dialog", "--date", "igår", "--place", "Torget")
    terminal.answer("med komma:", "3")
    terminal.answer("med komma:", "2, polis")
    terminal.answer(SAVE, "J")
    assert terminal.end() == 0
    assert "Numren går från 1 till 2." in terminal.seen
    (text,) = written(root).values()
    assert "by: [kommun, polis]\n" in text


def test_a_step_back_keeps_what_was_typed(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log")
    terminal.answer(TODAY, "<")  # nothing to go back to
    terminal.answer(TODAY, "igår 22")
    terminal.answer(WHICH, "dialog")
    terminal.answer(PLACE, "Torget")
    terminal.answer("med komma:", "polis, kommun")
    terminal.answer(SAVE, "<")
    terminal.answer("med komma: [polis, kommun]", "<")
    terminal.answer("Var? [Torget; - tar bort]", "<")
    terminal.answer("flera går bra: [Dialog med företag]", "<")
    terminal.answer("När? [ons 13 mar 22.00]", "i förrgår")  # the time went with its day
    terminal.answer("flera går bra: [Dialog med företag]", "<")
    terminal.answer("När? [tis 12 mar]", "")
    terminal.answer("flera går bra: [Dialog med företag]", "")
    terminal.answer("Var? [Torget; - tar bort]", "-")
    terminal.answer("med komma: [polis, kommun]", "skola")
    terminal.answer(SAVE, "J")
    assert terminal.end() == 0
    assert "Ansvariga: 1 polis (Polisen), 2 kommun (Arjeplogs kommun)\n" in terminal.seen
    assert written(root) == {
        f"{ACTIVITIES}/2024-03-12-dialog-xxxx.yaml": (
            "date: 2024-03-12\ncounts_for: [dialog]\nby: [skola]\nlogged: today\n"
        )
    }


def test_what_is_rarely_needed_can_be_changed(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "larm", "--title", "Utryckning", "--date", "igår")
    # One line with all that is needed asks nothing.
    assert terminal.end() == 0
    terminal = Terminal(tmp_path, "log", "larm", "--title", "Utryckning")
    terminal.answer("När? [i går, ons 13 mar]", "12 mars")
    terminal.answer(PLACE, "Skolan")
    terminal.answer(SAVE, "ä")
    for text in ("x", "9"):
        terminal.answer(CHANGE, text)
    terminal.answer(CHANGE, "4,5, 6 7 8")
    terminal.answer("Hur många? [1]", "högst 2")
    terminal.answer("Hur många? [1]", "0")
    terminal.answer("Hur många? [1]", "två")
    terminal.answer("[polis]", "polsen")
    terminal.answer("[polis]", "<")
    terminal.answer("Hur många? [två]", "3")
    terminal.answer("[polis]", "")
    terminal.answer("Tid? [hoppa över]", "sent")
    terminal.answer("Tid? [hoppa över]", "kl 22.30")
    terminal.answer("Rubrik? [Utryckning; - tar bort]", "Larm: skolan")
    terminal.answer("aldrig? [hoppa över]", "640823-3234 ringde")
    terminal.answer("tar bort]", "En elev ringde")  # refused: the same question again
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert '"640823-3234" är ett personnummer' in terminal.seen
    assert "3 gånger av Polisen, tisdag 12 mars 2024 kl. 22.30, Skolan, Larm:" in terminal.seen
    assert written(root)[f"{ACTIVITIES}/2024-03-12-larm-xxxx.yaml"] == (
        "date: 2024-03-12\n"
        "counts_for: [larm]\n"
        "by: [polis]\n"
        "count: 3\n"
        'title: "Larm: skolan"\n'
        "place: Skolan\n"
        'time: "22:30"\n'
        "note: En elev ringde\n"
        "logged: today\n"
    )


def test_a_figure_of_nothing_stays_nothing_unless_it_is_changed(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "larm", "--from", "1 mars", "--to", "idag")
    terminal.answer("Hur många?", "0")
    terminal.answer(SAVE, "ä")
    terminal.answer(CHANGE, "4 6")
    terminal.answer("Hur många? [0]", "")
    terminal.answer("Tid? [hoppa över]", "<")
    terminal.answer("Hur många? [0]", "<")  # out of it again, and nothing is changed
    terminal.answer(SAVE, "ä")
    terminal.answer(CHANGE, "")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert "count: 0\n" in "".join(written(root).values())


def test_an_unknown_number_stays_unknown_unless_it_is_typed(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "larm", "--precision", "unknown")
    terminal.answer(TODAY, "")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "ä")
    terminal.answer(CHANGE, "4")
    terminal.answer("Hur många?", "")
    terminal.answer(SAVE, "ä")
    terminal.answer(CHANGE, "4")
    terminal.answer("Hur många?", "minst 3")
    terminal.answer(SAVE, "ä")
    terminal.answer(CHANGE, "4")
    terminal.answer("Hur många? [minst 3]", "flera")
    terminal.answer(SAVE, "ä")
    terminal.answer(CHANGE, "4")
    terminal.answer("Hur många? [flera]", "2")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    said = terminal.seen
    for count in ("Okänt antal gånger", "≥3 gånger", "2 gånger"):
        assert f"  {count} av Polisen, torsdag 14 mars 2024\n" in said
    for count in ("okänt", "≥3"):
        assert f"  4 Hur många?                      {count}\n" in said
    assert "count: 2\nlogged" in "".join(written(root).values())


def test_a_milestone_asks_whether_it_got_done(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "felanmälan")
    terminal.answer(TODAY, "")
    terminal.answer(PLACE, "")
    terminal.answer("Blev det klart? [j/N]:", "j")
    terminal.answer(SAVE, "<")
    terminal.answer("Blev det klart? [J/n]:", "<")
    terminal.answer(PLACE, "")
    terminal.answer("Blev det klart? [J/n]:", "")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert "  Felanmälan   – → klart  uppnått 14 mar\n" in terminal.seen
    assert "completes: [felanmalan]\n" in "".join(written(root).values())


def test_another_promise_is_not_asked_whether_it_got_done(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log")
    terminal.answer(TODAY, "")
    terminal.answer(WHICH, "4")
    terminal.answer(PLACE, "")
    for prompt in ("Blev det klart? [j/N]:", PLACE):
        terminal.answer(prompt, "<")
    terminal.answer("flera går bra: [Felanmälan]", "7")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert "counts_for: [larm]\n" in "".join(written(root).values())


def test_completes_wants_a_milestone(tmp_path: Path) -> None:
    tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "--completes")
    terminal.answer(TODAY, "")
    terminal.answer(WHICH, "1")
    terminal.answer(WHICH, "4")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert "--completes gäller bara ett löfte om att något blir klart.\n" in terminal.seen
    assert "– → klart" in terminal.seen


def test_the_same_already_logged_and_nothing_saved(tmp_path: Path) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-13-trafikkontroller-p7x2", TWIN)
    terminal = Terminal(
        tmp_path, "log", "trafikkontroller", "--date", "igår", "--place", "LAISVALL"
    )
    terminal.answer("det var en till:", "<")  # nothing was asked before
    terminal.answer(CHANGE, "")
    terminal.answer("det var en till:", "j")
    assert terminal.end() == 0
    question = """\

Onsdag 13 mars 2024 finns redan:
  ons 13 mar      Trafikkontroller, Laisvall, Polisen
                  2024-03-13-trafikkontroller-p7x2
Är det samma? [J]a, spara inget  [n]ej, det var en till: """
    assert terminal.seen == (
        f"""{question}<
  1 När?                            onsdag 13 mars 2024
  2 Vilket löfte?                   Trafikkontroller
  3 Var?                            LAISVALL
  4 Hur många?                      1
  5 Vem?                            Polisen
  6 Tid?                            –
  7 Rubrik?                         –
  8 Anteckning, publiceras aldrig?  –
Vilka svar ska ändras? Nummer, flera går bra [inget]:\x20
{question}j
Inget sparat. Trafikkontroller: 1 av 10.
"""
    )
    assert len(written(root)) == 1


def test_the_same_already_logged_but_there_was_one_more(tmp_path: Path) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-13-trafikkontroller-p7x2", TWIN)
    terminal = Terminal(tmp_path, "log", "trafikkontroller", "--date", "igår")
    terminal.answer("det var en till:", "n")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert "\n  Trafikkontroller   1 → 2 av 10  ■■········  i fas, nästa 30 apr\n" in terminal.seen
    assert terminal.seen.endswith(".yaml\n")  # no hints, no "one more": nothing was missing
    assert len(written(root)) == 2


@pytest.mark.parametrize("answer, besides", [("", ""), ("n", "besides: true\n")])
def test_reports_within_a_span_are_in_the_figure_or_besides_it(
    tmp_path: Path, answer: str, besides: str
) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-13-trafikkontroller-p7x2", TWIN)
    terminal = Terminal(tmp_path, "log", "trafikkontroller", "--from", "1 mars", "--to", "idag")
    terminal.answer("Hur många?", "2")
    terminal.answer("2 är utöver den:", answer)
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert (
        "Under tiden finns redan 1 uppgift:\n"
        "  ons 13 mar      Trafikkontroller, Laisvall, Polisen\n"
        "                  2024-03-13-trafikkontroller-p7x2\n"
        f"Ingår den i de 2? [J]a  [n]ej, 2 är utöver den: {answer}\n"
        "\n"
        "  Summerad uppgift: 2 av Polisen, 1"
    ) in terminal.seen
    assert f"  Trafikkontroller   1 → {3 if besides else 2} av 10" in terminal.seen
    assert written(root)[f"{ACTIVITIES}/2024-03-14-trafikkontroller-xxxx.yaml"] == (
        "from: 2024-03-01\nto: 2024-03-14\ncounts_for: [trafikkontroller]\nby: [polis]\n"
        f"count: 2\n{besides}logged: today\n"
    )


def test_a_span_without_a_number_may_hold_the_reports_within_it(tmp_path: Path) -> None:
    root = tree(tmp_path)
    for place in ("Laisvall", "Slagnäs"):
        report(root, f"2024-03-13-trafikkontroller-{place[0].lower()}", TWIN.replace("Lais", place))
    span = ("--from", "1 mars", "--to", "idag", "--precision", "unknown")
    terminal = Terminal(tmp_path, "log", "trafikkontroller", *span)
    terminal.answer("Ingår de i de nya? [J]a  [n]ej, nya är utöver dem:", "")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert "Summerad uppgift: okänt antal av Polisen, 1" in terminal.seen
    assert len(written(root)) == 2


def test_a_span_that_is_refused_is_asked_for_again(tmp_path: Path) -> None:
    """What is found to be wrong only at the end loses nothing that was answered."""
    root = tree(tmp_path)
    terminal = Terminal(
        tmp_path, "log", "trafikkontroller", "--from", "2022-12-01", "--to", "2023-01-31"
    )
    terminal.answer("Hur många?", "2")
    terminal.answer("När? [1 december 2022–31 januari 2023]", "januari 2023")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert "går över gränsen" in terminal.seen
    assert written(root) == {
        "activities/arjeplog/2023/2023-01-31-trafikkontroller-xxxx.yaml": (
            "from: 2023-01-01\nto: 2023-01-31\ncounts_for: [trafikkontroller]\nby: [polis]\n"
            "count: 2\nlogged: today\n"
        )
    }


def test_an_earlier_agreement(tmp_path: Path) -> None:
    """A promise that stood in both is logged in the one of its day."""
    earlier = PROMISES.replace("2023-", "2021-").replace("2024-12-31", "2022-12-31")
    earlier = earlier.replace("id: trafikkontroller", "id: kontroller").partition("agreements:\n")[
        2
    ]
    root = tree(tmp_path, PROMISES + earlier.replace("2023–2024", "2021–2022").replace(
        'id: "2021-2024"', 'id: "2021-2022"'))  # fmt: skip
    terminal = Terminal(tmp_path, "log", today="2023-01-02")
    terminal.answer("[i dag, mån 2 jan]", "30 dec")
    terminal.answer(WHICH, "larm")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert "activities/arjeplog/2022/2022-12-30-larm-xxxx.yaml" in written(root)


def test_a_promise_that_asks_nothing_yet_can_be_logged_by_name(tmp_path: Path) -> None:
    """Ten days of a year ask none of three: it stands in the list without a number to reach."""
    root = tree(tmp_path, PROMISES.replace("from: 2023-01-01", "from: 2023-12-22"))
    terminal = Terminal(tmp_path, "log", today="2023-12-30", COLUMNS="70")
    terminal.answer("[i dag, lör 30 dec]", "")
    terminal.answer(WHICH, "obekvam")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert "  Trafik\n   1 Trafikkontroller         –\n   2 Insatser på ob" in terminal.seen
    again = Terminal(tmp_path, "log", "obekvam", "--date", "idag", today="2023-12-30")
    again.answer("det var en till:", "j")
    assert again.end() == 0
    assert again.seen.endswith("\nInget sparat. Insatser på obekväm tid: 1 gång.\n")
    assert len(written(root)) == 1


def test_who_and_which_municipality_from_outside(tmp_path: Path) -> None:
    root = tree(tmp_path, settings="")
    other = PROMISES.replace("Arjeplog", "Pajala").replace("2506", "2521")
    (root / "promises" / "pajala.yaml").write_text(other, encoding="utf-8")
    terminal = Terminal(tmp_path, "log", MEDLOFTE_BY="kommun")
    terminal.answer("Vilken kommun?", "<")
    terminal.answer("Vilken kommun?", "pajla")
    terminal.answer("Vilken kommun?", "2521")
    terminal.answer(TODAY, "")
    terminal.answer(WHICH, "5")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert terminal.seen.startswith("Kommuner: 1 arjeplog, 2 pajala\nVilken kommun? <\n")
    assert "Menade du Pajala?\n" in terminal.seen
    assert "1 gång av Pajalas kommun, torsdag 14 mars 2024\n" in terminal.seen
    assert list(written(root)) == ["activities/pajala/2024/2024-03-14-dialog-xxxx.yaml"]


def test_where_nothing_is_in_force_today_the_day_is_asked_for(tmp_path: Path) -> None:
    """In the first days of January the last days of December are logged."""
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", today="2025-01-03")
    terminal.answer("När?", "")
    terminal.answer("När?", "igår")
    terminal.answer("När?", "30 dec")
    terminal.answer(WHICH, "larm")
    terminal.answer(PLACE, "")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert terminal.seen.startswith(
        """\
Ny aktivitet i Arjeplog             < backar, ? löftena, - tomt, Ctrl-C avbryter
I dag, fredag 3 januari 2025, gäller inget medborgarlöfte i Arjeplog. Det
senaste, 2023-2024, gällde till och med 31 december 2024.
När?\x20
Skriv dagen, till exempel igår eller 14 mars.
När? igår
Torsdag 2 januari 2025 gäller inget medborgarlöfte i Arjeplog. Det senaste,
2023-2024, gällde till och med 31 december 2024.
När? 30 dec
  = måndag 30 december 2024
"""
    )
    assert list(written(root)) == [f"{ACTIVITIES}/2024-12-30-larm-xxxx.yaml"]
    terminal = Terminal(tmp_path, "log", "larm", today="2025-01-01")
    terminal.answer("När? [i går, tis 31 dec]", "")  # then there was a promise
    terminal.answer("Var? [hoppa över]", "")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0


def test_before_the_first_agreement_there_is_nothing_to_ask(tmp_path: Path) -> None:
    tree(tmp_path)
    terminal = Terminal(tmp_path, "log", today="2022-11-22")
    assert terminal.end() == 2
    assert (
        terminal.seen
        == """\
I dag, tisdag 22 november 2022, gäller inget medborgarlöfte i Arjeplog.
Det första, 2023-2024, gäller från den 1 januari 2023.
"""
    )


@pytest.mark.parametrize("steps, key", [*((steps, "C") for steps in range(7)), (0, "D"), (4, "D")])
def test_ctrl_c_and_ctrl_d_leave_nothing_behind(tmp_path: Path, steps: int, key: str) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log")
    talk = [(TODAY, ""), (WHICH, "4"), (PLACE, ""), ("[j/N]:", "j"), (SAVE, "ä"), (CHANGE, "4")]
    talk.append(("[1]", ""))
    for prompt, text in talk[:steps]:
        terminal.answer(prompt, text)
    terminal.press(talk[steps][0], key)
    assert terminal.end() == 130
    assert terminal.seen.endswith("\nAvbrutet. Inget är sparat.\n")
    assert sorted(path.name for path in root.iterdir()) == ["medlofte.yaml", "promises"]


def test_the_language_of_the_tree(tmp_path: Path) -> None:
    tree(tmp_path, settings=f"{SETTINGS}language: sv\n")
    terminal = Terminal(tmp_path, "log", "larm", TERM="dumb")
    terminal.answer(TODAY, "")
    terminal.answer(PLACE, "[skolan]")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert "torsdag 14 mars 2024, [skolan]\n" in terminal.seen
    assert "  Larm från skolan   0 -> 1 gång  " in terminal.seen


def test_a_line_that_begins_with_its_promises_asks_for_the_municipality(tmp_path: Path) -> None:
    root = tree(tmp_path, settings="")
    other = PROMISES.replace("Arjeplog", "Pajala").replace("2506", "2521")
    (root / "promises" / "pajala.yaml").write_text(other, encoding="utf-8")
    terminal = Terminal(tmp_path, "log", "trafik", "igår", "22.30", "laisvall")
    terminal.answer("Vilken kommun?", "")
    terminal.answer("Vilken kommun?", "3")
    terminal.answer("Vilken kommun?", "2")
    terminal.answer("filen:", "j")
    assert terminal.end() == 0
    assert "Kommuner: 1 arjeplog, 2 pajala\n" in terminal.seen
    assert "Skriv ett nummer eller en del av kommunens namn.\n" in terminal.seen
    assert "Numren går från 1 till 2.\n" in terminal.seen
    (text,) = written(root).values()
    assert "place: Laisvall\n" in text
    (name,) = written(root)
    assert name.startswith("activities/pajala/2024/2024-03-13-trafikkontroller")


def test_a_refusal_is_broken_at_its_blanks(tmp_path: Path) -> None:
    tree(tmp_path)
    terminal = Terminal(tmp_path, "status", "arjeplog", "2031")
    assert terminal.end() == 2
    assert terminal.seen == (
        "Inget medborgarlöfte gäller i Arjeplog 2031. Det finns: 2023-2024 (1 januari\n"
        "2023–31 december 2024).\n"
    )


def test_a_name_is_whole_in_the_list_where_a_promise_has_a_line_of_its_own(tmp_path: Path) -> None:
    name = "Vuxna ute på kvällarna året om"
    promises = PROMISES.replace(
        "        name: Larm från skolan\n", f"        name: {name}\n"
    ).replace(
        "target: {kind: ongoing}", "target: {kind: count, at_least: 4, per: year, unit: möten}"
    )
    tree(tmp_path, promises)
    terminal = Terminal(tmp_path, "log", COLUMNS="70")
    terminal.answer(TODAY, "")
    terminal.press(WHICH, "C")
    assert terminal.end() == 130
    assert f"{name}" in terminal.seen
    assert max(map(len, terminal.seen.splitlines())) <= 70
