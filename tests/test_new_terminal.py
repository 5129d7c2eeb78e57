"""`medlofte new` as a conversation in a real terminal."""

from pathlib import Path

import pytest

from conftest import Cli
from terminal import PROMISES, Terminal, tree

pytest.importorskip("pty")

HOW = "Enter tar det som står inom [ ]. < backar, - lämnar tomt, Ctrl-C avbryter.\n"
SAVE = "[ä]ndra:"
MORE = "till? [j/N]:"
WHEN = "hela löftestiden: [hoppa över]"


def promise(terminal: Terminal, text: str, **answers: str) -> None:
    """Answer the questions about a promise that goes on, without a number."""
    terminal.answer("i en mening?", text)
    terminal.answer("Område? [hoppa över]", answers.get("area", ""))
    terminal.answer("[polis]", "")
    terminal.answer("Nummer: [3]", "")
    terminal.answer("räknas inte? [hoppa över]", "")
    terminal.answer(f"smala tabeller? [{text}]", "")


def test_answers_stand_below_where_the_questions_leave_no_room(tmp_path: Path) -> None:
    tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "promise", today="2024-11-22")
    terminal.answer(
        "i en mening?", "Polisen kontrollerar trafiken vid skolor minst 10 gånger per år"
    )
    terminal.answer("Område? [hoppa över]", "trafik")
    terminal.answer("[polis]", "")
    terminal.answer("Vad begär löftet? Nummer: [1]", "")
    terminal.answer("[10]", "")
    terminal.answer("[år]", "")
    terminal.answer("besök)? [hoppa över]", "")
    terminal.answer("räknas inte? [hoppa över]", "")
    terminal.answer("smala tabeller? [hoppa över]", "Skolor")
    terminal.answer("aktiviteterna? [skolor]", "")
    terminal.answer("Annars hela löftestiden: [hoppa över]", "")
    terminal.answer(SAVE, "ä")
    terminal.press("[inget]:", "C")
    assert terminal.end() == 130
    changing = terminal.seen.rpartition(SAVE)[2]
    assert max(map(len, changing.splitlines())) <= 80
    assert "\n      Polisen kontrollerar trafiken vid skolor minst 10 gånger per år\n" in changing
    assert " Vad begär löftet?\n" in changing


def test_the_whole_conversation_about_an_agreement(tmp_path: Path, cli: Cli) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "agreement", today="2024-11-22")
    terminal.answer("till exempel 2027:", "nästa år")
    terminal.answer("till exempel 2027:", "2025")
    terminal.answer("Sista dagen?", "2024")
    terminal.answer("Sista dagen?", "2026")
    terminal.answer("[medborgarlöfte]", "avtal")
    terminal.answer("[medborgarlöfte]", "åtgärd")
    terminal.answer("[Åtgärdsplan 2025–2026]", "<")
    terminal.answer("[åtgärd]", "medborgarlöfte")
    terminal.answer("[Medborgarlöfte 2025–2026]", "")
    terminal.answer("[2025-2026]", "")
    terminal.answer("vilken dag? [hoppa över]", "")
    terminal.answer("Ta med områdena från 2023-2024 (Trafik, Trygghet)? [J/n]:", "")
    terminal.answer("att ändra i efteråt? [j/N]:", "")
    terminal.answer("i en mening?", "")
    terminal.answer("i en mening?", "Fler fotpatruller ska genomföras")
    better = "Polisen och kommunen går tillsammans tre fotpatruller i veckan"
    terminal.answer("Enter för att behålla det:", better)
    terminal.answer("Område? [hoppa över]", "2")
    terminal.answer("med komma: [polis, kommun]", "<")
    terminal.answer("Område? [2]", "-")
    terminal.answer("med komma: [polis, kommun]", "")
    terminal.answer("när alla var med? [j]", "kanske")
    terminal.answer("när alla var med? [j]", "")
    terminal.answer("Nummer: [1]", "4")
    terminal.answer("Skriv okänt om det inte finns:", "<")
    terminal.answer("Nummer: [4]", "1")
    terminal.answer("Minst hur många? [3]", "")
    terminal.answer("hela löftestiden? [vecka]", "")
    terminal.answer("Varje, snitt:", "snitt")
    terminal.answer("(kontroller, besök)? [fotpatruller]", "patruller")
    terminal.answer("räknas inte? [hoppa över]", "")
    terminal.answer("smala tabeller? [hoppa över]", "Fotpatruller i veckan")
    terminal.answer("i aktiviteterna? [fotpatruller]", "")
    terminal.answer(MORE, "")
    terminal.answer(SAVE, "")
    assert terminal.end() == 0
    assert terminal.seen.startswith(
        f"{HOW}Första dagen? Ett år räcker, till exempel 2027: nästa år"
    )
    for said in (
        '"nästa år" går inte att läsa som ett datum.',
        "  = onsdag 1 januari 2025\n",
        "Sista dagen ligger före den första.\n",
        "  = torsdag 31 december 2026\n",
        "--agreement-kind kan vara medborgarlöfte, åtgärdsplan,",
        "Det måste anges.\n",
        'Ordet "Fler" jämför med förut. Det går bara att följa upp med ett jämförelsetal:\n',
        "Texten säger inte vem som ska göra det. Börja till exempel med: Polisen …\n",
        "Svara med j, n.\n",
        "\n  1 ett antal, till exempel minst 4 per år\n  2 något som blir klart\n",
        "\nSparad: data/promises/arjeplog.yaml\n",
    ):
        assert said in terminal.seen
    new = (root / "promises" / "arjeplog.yaml").read_text("utf-8")[len(PROMISES) :]
    assert new == (
        '  - id: "2025-2026"\n'
        "    title: Medborgarlöfte 2025–2026\n"
        "    from: 2025-01-01\n"
        "    to: 2026-12-31\n"
        "    areas:\n"
        "      trafik: Trafik\n"
        "      trygghet: Trygghet\n"
        "    promises:\n"
        "      - id: fotpatruller\n"
        "        name: Fotpatruller i veckan\n"
        "        area: trygghet\n"
        f"        text: {better}\n"
        "        responsible: [polis, kommun]\n"
        "        together: true\n"
        "        target: {kind: count, at_least: 3, per: week, how: average, unit: patruller}\n"
    ).replace("        area: trygghet\n", "")
    assert f"\n{new}\nSpara? [J]a  [n]ej  [ä]ndra:" in terminal.seen
    cli("validate", "--strict")


def test_promises_are_taken_over_and_nothing_is_saved(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "agreement", "--to", "2026", today="2024-11-22")
    terminal.answer("till exempel 2027:", "2025")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer("[J/n]:", "j")
    terminal.answer("[j/N]:", "j")
    terminal.answer(MORE, "n")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Inget sparat.\n")
    assert "      - id: larm\n" in terminal.seen
    assert (root / "promises" / "arjeplog.yaml").read_text("utf-8") == PROMISES


def test_areas_are_left_behind(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "agreement", "--from", "2025", today="2024-11-22")
    terminal.answer("Sista dagen?", "2025")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer("[J/n]:", "n")
    promise(terminal, "Polisen ringer skolan", area="Skola")
    terminal.answer("i aktiviteterna? [skolan]", "")
    terminal.answer(MORE, "n")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    text = (root / "promises" / "arjeplog.yaml").read_text("utf-8")[len(PROMISES) :]
    assert "    areas:\n      skola: Skola\n    promises:\n" in text


def test_a_municipality_that_is_not_saved_after_all(tmp_path: Path, cli: Cli) -> None:
    cli("init")
    terminal = Terminal(tmp_path, "new", "municipality", "pajala", today="2026-11-22")
    terminal.answer("till exempel 2027:", "2027")
    terminal.answer("Sista dagen?", "2027")
    for _ in range(4):
        terminal.answer("]", "")
    promise(terminal, "Polisen ringer skolan")
    terminal.answer("i aktiviteterna? [skolan]", "")
    terminal.answer(MORE, "n")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert list((tmp_path / "data" / "promises").glob("*.yaml")) == []


def test_a_municipality_and_a_promise_after_it(tmp_path: Path, cli: Cli) -> None:
    cli("init")
    terminal = Terminal(tmp_path, "new", "municipality", today="2026-11-22")
    terminal.answer("Namn eller kod:", "Arjepolg")
    terminal.answer("Namn eller kod:", "arjeplog")
    terminal.answer("Lokalpolisområde? [hoppa över]", "Norra Lappland")
    terminal.answer("[Polisen, Arjeplogs kommun]", "")
    terminal.answer("till exempel 2027:", "2027")
    terminal.answer("Sista dagen?", "2027")
    for _ in range(4):
        terminal.answer("]", "")
    promise(terminal, "Polisen ringer skolan")
    terminal.answer("i aktiviteterna? [skolan]", "")
    terminal.answer(MORE, "j")
    promise(terminal, "Polisen ringer hemmen")
    terminal.answer("i aktiviteterna? [hemmen]", "")
    terminal.answer(MORE, "n")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    assert "Menade du Arjeplog?\n" in terminal.seen
    terminal = Terminal(tmp_path, "new", "promise", today="2026-11-22")
    promise(terminal, "Polisen ringer igen")
    terminal.answer("i aktiviteterna? [igen]", "")
    terminal.answer(WHEN, "")
    terminal.answer(SAVE, "j")
    terminal.answer(MORE, "j")
    terminal.answer("i en mening?", "Polisen ringer ofta")
    terminal.answer("för att behålla det:", "Polisen strävar efter att ringa")
    terminal.answer("för att behålla det:", "<")
    promise(terminal, "Polisen ringer sent")
    terminal.answer("i aktiviteterna? [sent]", "<")
    terminal.answer("smala tabeller? [Polisen ringer sent]", "<")
    terminal.answer("räknas inte? [hoppa över]", "")
    terminal.answer("smala tabeller? [Polisen ringer sent]", "Sent")
    terminal.answer("i aktiviteterna? [sent]", "ofta")
    terminal.answer(WHEN, "")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    terminal = Terminal(tmp_path, "new", "agreement", today="2026-11-22")
    terminal.answer("till exempel 2027:", "2028")
    terminal.answer("Sista dagen?", "2028")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer("Ta med de 3 löften som gäller också, att ändra i efteråt? [j/N]:", "")
    terminal.answer("i en mening?", "Polisen ringer ofta")
    terminal.answer("för att behålla det:", "")
    terminal.press("Område? [hoppa över]", "C")
    assert terminal.end() == 130
    text = (tmp_path / "data" / "promises" / "arjeplog.yaml").read_text("utf-8")
    assert text.count("- id: ") == 4
    assert "police_area: Norra Lappland\n" in text
    cli("validate", "--strict")


def test_which_municipality_is_asked_for(tmp_path: Path) -> None:
    root = tree(tmp_path, settings="")
    other = PROMISES.replace("Arjeplog", "Kiruna").replace("2506", "2584")
    (root / "promises" / "kiruna.yaml").write_text(other, encoding="utf-8")
    terminal = Terminal(tmp_path, "new", "promise", today="2024-11-22")
    terminal.answer("Vilken kommun?", "Kiruna")
    terminal.press("i en mening?", "C")
    assert terminal.end() == 130
    assert terminal.seen.startswith("Kommuner: 1 arjeplog, 2 kiruna\n")
    assert (root / "promises" / "kiruna.yaml").read_text("utf-8") == other


def test_what_somebody_else_wrote_meanwhile_is_kept(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "promise", "--area", "trafik", today="2024-11-22")
    terminal.answer("i en mening?", "Polisen ringer skolan")
    terminal.answer("[polis]", "")
    terminal.answer("Nummer: [3]", "5")
    terminal.answer("När ska det göras?", "skolan larmar")
    terminal.answer("[hoppa över]", "-")
    terminal.answer("[Polisen ringer skolan]", "-")
    terminal.answer("[skolan]", "")
    terminal.answer(WHEN, "")
    file = root / "promises" / "arjeplog.yaml"
    file.write_text(f"{PROMISES}# ändrad\n", encoding="utf-8")
    terminal.answer(SAVE, "j")
    terminal.answer("Ett löfte till? [j/N]:", "n")
    assert terminal.end() == 0
    text = file.read_text("utf-8")
    assert text.endswith("# ändrad\n")
    assert "      - id: skolan\n" in text
    assert [one.name for one in file.parent.iterdir()] == ["arjeplog.yaml"]


def test_a_number_that_is_none_of_the_list_is_asked_for_again(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "promise")
    terminal.answer("i en mening?", "Polisen gör minst elva kontroller per år")
    terminal.answer("Område? [hoppa över]", "7")
    terminal.answer("Område? [hoppa över]", "")
    terminal.answer("[polis]", "")
    terminal.answer("Nummer: [1]", "12")
    terminal.answer("Nummer: [1]", "")
    terminal.answer("Minst hur många? [11]", "tolv")
    terminal.answer("hela löftestiden? [år]", "")
    for _ in range(5):
        terminal.answer("]", "")
    terminal.answer(SAVE, "")
    terminal.answer(MORE, "")
    assert terminal.end() == 0
    assert terminal.seen.count("Numren går från 1 till 2.\n") == 1
    assert terminal.seen.count("Numren går från 1 till 6.\n") == 1
    text = (root / "promises" / "arjeplog.yaml").read_text("utf-8")
    assert "target: {kind: count, at_least: 12, per: year, unit: kontroller}\n" in text


def test_on_a_terminal_the_years_and_an_end_are_asked_for(tmp_path: Path) -> None:
    tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "agreement", "arjeplog", today="2026-09-01")
    terminal.answer("till exempel 2027:", "1 oktober 2026")
    terminal.answer("Sista dagen?", "tills vidare")
    terminal.answer("[samverkansöverenskommelse]", "<")
    terminal.answer("Sista dagen? [tills vidare]", "30 september 2028")
    terminal.answer("[medborgarlöfte]", "")
    terminal.answer("[Medborgarlöfte 2026–2028]", "")
    terminal.answer("[2026-2028]", "")
    terminal.answer("(löftesår)?\n[löftesår]", "sällan")
    terminal.answer("(löftesår)?\n[löftesår]", "kalender")
    terminal.press("vilken dag? [hoppa över]", "C")
    assert terminal.end() == 130
    assert "--years kan vara kalenderår, löftesår." in terminal.seen


def test_a_way_back_leads_to_the_first_question_of_all(tmp_path: Path, cli: Cli) -> None:
    cli("init")
    terminal = Terminal(tmp_path, "new", "municipality", today="2026-11-22")
    terminal.answer("Namn eller kod:", "<")
    terminal.answer("Namn eller kod:", "pajala")
    terminal.answer("Lokalpolisområde? [hoppa över]", "")
    terminal.answer("[Polisen, Pajala kommun]", "Polisen, Pajala kommun, Skolan")
    terminal.answer("till exempel 2027:", "<")
    terminal.answer("[Polisen, Pajala kommun, Skolan]", "<")
    terminal.answer("Lokalpolisområde? [hoppa över]", "<")
    terminal.answer("[pajala]", "")
    terminal.answer("Lokalpolisområde? [hoppa över]", "Norra Lappland")
    terminal.answer("[Polisen, Pajala kommun, Skolan]", "")
    terminal.answer("till exempel 2027:", "2027")
    terminal.answer("Sista dagen?", "2027")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer("i en mening?", "<")
    terminal.answer("vilken dag? [hoppa över]", "<")
    terminal.answer("[2027]", "")
    terminal.answer("vilken dag? [hoppa över]", "")
    promise(terminal, "Polisen ringer skolan", area="Skola")
    terminal.answer("i aktiviteterna? [skolan]", "")
    terminal.answer(MORE, "j")
    terminal.answer("i en mening?", "<")
    terminal.answer("till? [J/n]:", "n")
    terminal.answer(SAVE, "<")
    terminal.answer(MORE, "<")
    terminal.answer("i aktiviteterna? [skolan]", "skola")
    terminal.answer(MORE, "")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert terminal.seen.count("Enter tar det som står inom [ ]") == 1
    assert "police_area: Norra Lappland\n" in terminal.seen
    assert "      - id: skola\n" in terminal.seen


def test_any_answer_can_be_changed_before_it_is_saved(tmp_path: Path, cli: Cli) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "agreement", "--carry", "areas", today="2024-11-22")
    terminal.answer("till exempel 2027:", "2025")
    terminal.answer("Sista dagen?", "2025")
    for _ in range(4):
        terminal.answer("]", "")
    promise(terminal, "Polisen ringer skolan")
    terminal.answer("i aktiviteterna? [skolan]", "")
    terminal.answer(MORE, "")
    terminal.answer(SAVE, "ä")
    terminal.answer("Nummer, flera går bra [inget]:", "två")
    terminal.answer("Nummer, flera går bra [inget]:", "99")
    terminal.answer("Nummer, flera går bra [inget]:", "2 7")
    terminal.answer("[2025]", "2026")
    terminal.answer("i en mening? [Polisen ringer skolan]", "Polisen ringer skolor")
    terminal.answer(SAVE, "ä")
    terminal.answer("Nummer, flera går bra [inget]:", "")
    terminal.answer(SAVE, "ä")
    terminal.answer("Nummer, flera går bra [inget]:", "<")
    terminal.answer(SAVE, "ä")
    terminal.answer("Nummer, flera går bra [inget]:", "7")
    terminal.answer("i en mening? [Polisen ringer skolor]", "<")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    new = (root / "promises" / "arjeplog.yaml").read_text("utf-8")[len(PROMISES) :]
    assert new.startswith(
        '  - id: "2025-2026"\n'
        "    title: Medborgarlöfte 2025–2026\n"
        "    from: 2025-01-01\n"
        "    to: 2026-12-31\n"
    )
    assert "        text: Polisen ringer skolor\n" in new
    cli("validate", "--strict")


def test_what_may_be_personal_data_leads_back_to_the_answers(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "promise", today="2024-03-14")
    terminal.answer("i en mening?", "Polisen ringer skolan")
    for _ in range(3):
        terminal.answer("]", "")
    terminal.answer("räknas inte? [hoppa över]", "Ring 070-174 06 05")
    for _ in range(3):
        terminal.answer("]", "")
    terminal.answer("Får det stå kvar? [j/N]:", "")
    terminal.answer(WHEN, "<")
    terminal.answer("i aktiviteterna? [skolan]", "<")
    terminal.answer("smala tabeller? [Polisen ringer skolan]", "<")
    terminal.answer("räknas inte? [Ring 070-174 06 05]", "-")
    for _ in range(3):
        terminal.answer("]", "")
    terminal.answer(SAVE, "j")
    terminal.answer(MORE, "")
    assert terminal.end() == 0
    assert "070" not in (root / "promises" / "arjeplog.yaml").read_text("utf-8")


def test_what_cannot_be_written_is_asked_for_again(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "promise", today="2024-03-14")
    promise(terminal, "Polisen ringer skolan")
    terminal.answer("i aktiviteterna? [skolan]", "larm")
    terminal.answer(WHEN, "")
    terminal.answer("Nummer, flera går bra [inget]:", "7")
    assert '"larm"' in terminal.seen.partition("Id, som skrivs")[2]
    terminal.answer("i aktiviteterna? [larm]", "skolan")
    terminal.answer(SAVE, "j")
    terminal.answer(MORE, "")
    assert terminal.end() == 0
    assert "      - id: skolan\n" in (root / "promises" / "arjeplog.yaml").read_text("utf-8")


def test_days_in_the_words_of_a_promise_are_proposed(tmp_path: Path, cli: Cli) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "new", "promise", today="2024-03-14")
    terminal.answer("i en mening?", "Polisen ordnar ett sätt att anmäla klotter senast den 1 maj")
    terminal.answer("Område? [hoppa över]", "")
    terminal.answer("[polis]", "")
    terminal.answer("Nummer: [2]", "")
    terminal.answer("sista dag: [2024-05-01]", "")
    terminal.answer("räknas inte? [hoppa över]", "")
    terminal.answer("smala tabeller? [hoppa över]", "")
    terminal.answer("]", "klotter")
    terminal.answer(WHEN, "1 april")
    terminal.answer(SAVE, "")
    terminal.answer(MORE, "j")
    terminal.answer("i en mening?", "Polisen besöker skolan minst 4 gånger per år från den 1 april")
    for _ in range(9):
        terminal.answer("]", "")
    terminal.answer("hela löftestiden: [2024-04-01]", "")
    terminal.answer(SAVE, "")
    terminal.answer(MORE, "j")
    terminal.answer("i en mening?", "Polisen samtalar med företag under oktober")
    for _ in range(6):
        terminal.answer("]", "")
    terminal.answer("hela löftestiden: [2024-10-01]", "")
    terminal.answer("löftestidens sista: [2024-10-31]", "-")
    terminal.answer(SAVE, "")
    terminal.answer(MORE, "")
    assert terminal.end() == 0
    new = (root / "promises" / "arjeplog.yaml").read_text("utf-8")[len(PROMISES) :]
    assert "        from: 2024-04-01\n        target: {kind: milestone, by: 2024-05-01}\n" in new
    assert (
        "        from: 2024-04-01\n        target: {kind: count, at_least: 4, per: year}\n" in new
    )
    assert "        from: 2024-10-01\n        target: {kind: ongoing}\n" in new
    cli("validate")


def test_parties_are_parted_where_no_name_holds_the_word(tmp_path: Path, cli: Cli) -> None:
    cli("init")
    terminal = Terminal(tmp_path, "new", "municipality", today="2026-11-22")
    terminal.answer("Namn eller kod:", "pajala")
    terminal.answer("Lokalpolisområde? [hoppa över]", "")
    terminal.answer("[Polisen, Pajala kommun]", "Kultur och fritid")
    several = "Polisen och Pajala kommun och Kultur och fritid"
    terminal.answer("Enter, eller skriv om med komma mellan:", several)
    terminal.answer("Enter, eller skriv om med komma mellan:", "")
    terminal.answer("till exempel 2027:", "2027")
    terminal.answer("Sista dagen?", "2027")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer("i en mening?", "Polisen ringer skolan")
    terminal.answer("Område? [hoppa över]", "")
    terminal.answer("[polis]", "polisen, kommunen och kultur och fritid")
    terminal.answer("alla var med? [n]", "")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer(MORE, "n")
    terminal.answer(SAVE, "j")
    assert terminal.end() == 0
    text = (tmp_path / "data" / "promises" / "pajala.yaml").read_text("utf-8")
    assert (
        "parties:\n"
        "  polis: Polisen\n"
        "  kommun: Pajala kommun\n"
        "  kultur-och-fritid: Kultur och fritid\n"
    ) in text
    assert "        responsible: [polis, kommun, kultur-och-fritid]\n" in text
    cli("validate", "--strict")


def test_an_answer_that_no_longer_can_be_is_asked_for_again(tmp_path: Path, cli: Cli) -> None:
    cli("init")
    terminal = Terminal(tmp_path, "new", "municipality", today="2026-11-22")
    terminal.answer("Namn eller kod:", "pajala")
    terminal.answer("Lokalpolisområde? [hoppa över]", "")
    terminal.answer("[Polisen, Pajala kommun]", "Polisen, Skolan")
    terminal.answer("till exempel 2027:", "2027")
    terminal.answer("Sista dagen?", "2027")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer("i en mening?", "Skolan ringer polisen")
    terminal.answer("Område? [hoppa över]", "")
    terminal.answer("med komma: [skolan]", "")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer(MORE, "n")
    terminal.answer(SAVE, "ä")
    terminal.answer("Nummer, flera går bra [inget]:", "3")
    terminal.answer("[Polisen, Skolan]", "Polisen, Gymnasiet")
    terminal.answer("med komma: [skolan]", "gymnasiet")
    terminal.answer(SAVE, "n")
    assert terminal.end() == 0
    assert 'Det finns ingen part som heter "skolan".' in terminal.seen
    assert "        responsible: [gymnasiet]\n" in terminal.seen
