"""`medlofte follow-up`: asked promise by promise, or told in a file; nothing else is touched."""

import json
import os
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.disk.state import folder_of
from medlofte.reading import revise, splice
from medlofte.reading.document import parse
from terminal import PROMISES, Terminal, report, tree

ANSWERS = """\
date: 2024-09-20
by: kommun
summary: |
  Det mesta går som planerat.

  Höstens kontroller är inplanerade.
promises:
  - promise: trafikkontroller
    comment: Färre kontroller under sommaren
    cause: >
      Två tjänster var vakanta

      juni–augusti.
    next: Schemat läggs om
    assessment: partly_kept
    reason: Det räckte nästan
  - promise: dialog
    comment: Vi har träffats två gånger
"""
WRITTEN = """\
    follow_ups:
      - period: 2024-T2
        date: 2024-09-20
        by: kommun
        summary: |-
          Det mesta går som planerat.

          Höstens kontroller är inplanerade.
        promises:
          - promise: trafikkontroller
            comment: Färre kontroller under sommaren
            cause: Två tjänster var vakanta juni–augusti.
            next: Schemat läggs om
            assessment: partly_kept
            reason: Det räckte nästan
          - promise: dialog
            comment: Vi har träffats två gånger
"""
SAVED = "Sparad. Dokumentet: medlofte report arjeplog 2024-T2 -o uppfoljning.docx\n"
TODAY = "2024-09-20"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tree(tmp_path)


def promises(root: Path) -> str:
    return (root / "promises" / "arjeplog.yaml").read_text("utf-8")


def tell(cli: Cli, text: str, *more: str, code: int = 0) -> str:
    Path("svar.yaml").write_text(text, encoding="utf-8")
    words = ("follow-up", "arjeplog", "2024-T2", "--file", "svar.yaml", *more)
    result = cli(*words, code=code)
    return result.out + result.err


def before_areas(text: str, new: str) -> str:
    return text.replace("    areas: {trafik", f"{new}    areas: {{trafik", 1)


# In a file


def test_a_file_of_answers_becomes_a_follow_up_and_nothing_else_moves(cli: Cli, root: Path) -> None:
    assert tell(cli, ANSWERS) == SAVED
    assert promises(root) == before_areas(PROMISES, WRITTEN)
    assert cli("validate").err.endswith("inga fel.\n")
    told = cli("report", "arjeplog", "2024-T2").out
    assert "**Kommentar (tertial 2 2024):** Färre kontroller under sommaren.\n" in told
    assert "Det mesta går som planerat.\n\nHöstens kontroller är inplanerade.\n" in told


def test_what_is_told_again_changes_what_stands_and_keeps_the_rest(cli: Cli, root: Path) -> None:
    own = WRITTEN.replace("sommaren\n", "sommaren  # fråga polisen\n")
    own = own.replace(
        "          - promise: dialog\n", "          # Dialogen\n          - promise: dialog\n"
    )
    (root / "promises" / "arjeplog.yaml").write_text(before_areas(PROMISES, own), "utf-8")
    assert tell(cli, "promises: [{promise: dialog, comment: Vi har träffats två gånger}]") == (
        "Inget är ändrat.\n"
    )
    changed = """\
date: 2024-09-30
summary: Kort
promises:
  - {promise: trafikkontroller, comment: "Färre: se bilagan", reason: "Ett\\n\\nTvå"}
  - {promise: felanmalan, comment: Den är igång}
"""
    assert tell(cli, changed) == SAVED
    new = own.replace("date: 2024-09-20", "date: 2024-09-30")
    head, _, tail = new.partition("        summary: |-\n")
    new = f"{head}        summary: Kort\n        promises:\n" + tail.partition("promises:\n")[2]
    new = new.replace(
        "comment: Färre kontroller under sommaren  #", 'comment: "Färre: se bilagan"  #'
    ).replace("Det räckte nästan", "|-\n              Ett\n\n              Två")
    new += "          - promise: felanmalan\n            comment: Den är igång\n"
    assert promises(root) == before_areas(PROMISES, new)
    cli("validate")


def test_a_second_follow_up_comes_after_the_first(cli: Cli, root: Path) -> None:
    tell(cli, ANSWERS)
    Path("svar.yaml").write_text("summary: Slut", "utf-8")
    cli("follow-up", "2024", "--file", "svar.yaml", "--by", "kommun", "--date", "2025-02-14")
    more = '      - period: "2024"\n        date: 2025-02-14\n        by: kommun\n'
    more += "        summary: Slut\n"
    assert promises(root) == before_areas(PROMISES, WRITTEN + more)
    tell(cli, "summary: Polisens egen", "--by", "polis", "--date", "2024-10-01")
    assert promises(root).count("period: 2024-T2") == 2


def test_what_is_invented_is_a_follow_up_of_its_own(cli: Cli, root: Path) -> None:
    tell(cli, ANSWERS, "--example")
    assert "comment: Vi har träffats två gånger\n        example: true\n" in promises(root)
    tell(cli, "by: kommun\nsummary: Verklig\ndate: 2024-09-21")
    assert promises(root).count("by: kommun") == 2


@pytest.mark.parametrize(
    "wrong, complaint",
    [
        (
            "promises: [{promise: trafikontroller, comment: X}]",
            'svar.yaml:1:22: error[follow-up-promise]: Löftet "trafikontroller" finns inte. Menade',
        ),
        ("promises:\n  - promise: larm\n    orsak: X", "3:5: error[unknown-key]: Nyckeln orsak"),
        ("summery: X", "1:1: error[unknown-key]: Nyckeln summery är okänd här. Menade du summary?"),
        ("promises: [{promise: larm, assessment: delvis}]", "Menade du partly_kept?"),
        ("promises: [{promise: larm, assessment: kept}]", "Skäl saknas"),
        ("promises: [{promise: larm}, {promise: larm}]", "larm står två gånger."),
        ("summary: [", "1:"),
        ("by: nagon\nsummary: X", 'Det finns ingen part som heter "nagon".'),
        ("", "Filen är tom."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_told_with_its_line(
    cli: Cli, root: Path, wrong: str, complaint: str
) -> None:
    assert complaint in tell(cli, wrong, code=2)
    assert promises(root) == PROMISES


@pytest.mark.parametrize(
    "words, complaint",
    [
        (("2024-T2",), "Uppföljningen skrivs genom frågor, i en terminal. "),
        (("--file", "svar.yaml"), "Ange perioden som följs upp, till exempel: medlofte follow-up"),
        (("2090", "--file", "svar.yaml"), "Inget medborgarlöfte gäller i Arjeplog 2090."),
        (("2024-T2", "--file", "ingen.yaml"), "ingen.yaml är ingen fil.\n"),
        (("2024-T2", "--file", "svar.yaml"), "Det saknas: vem som skriver uppföljningen (--by).\n"),
        (("2024-T2", "--file", "svar.yaml", "--agreement", "2022"), "--agreement kan vara"),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_up(
    cli: Cli, root: Path, words: tuple[str, ...], complaint: str
) -> None:
    Path("svar.yaml").write_text("summary: X", encoding="utf-8")
    assert cli("follow-up", *words, code=2).err.startswith(complaint)
    assert promises(root) == PROMISES


def test_a_period_that_has_not_begun(tmp_path: Path, cli: Cli) -> None:
    later = PROMISES.replace("2023-01-01", "2090-01-01").replace("2024-12-31", "2091-12-31")
    tree(tmp_path, later.replace("2023-2024", "2090-2091"))
    Path("svar.yaml").write_text("summary: X", encoding="utf-8")
    words = ("follow-up", "2090-2091", "--file", "svar.yaml")
    assert cli(*words, code=2).err.startswith("Perioden har inte börjat än.")


def test_who_writes_it_is_known_where_it_is_asked_of_one(cli: Cli, tmp_path: Path) -> None:
    duty = "    follow_up: [{by: kommun, every: tertial}]\n"
    root = tree(tmp_path, before_areas(PROMISES, duty))
    assert tell(cli, "summary: X\ndate: 2024-09-20") == SAVED
    assert "        by: kommun\n" in promises(root)


def test_who_writes_it_can_be_usual_here(
    cli: Cli, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDLOFTE_BY", "polis")
    assert tell(cli, "summary: X") == SAVED
    assert "        by: polis\n" in promises(root)


def test_what_may_be_personal_data_is_refused_until_it_is_accepted(cli: Cli, root: Path) -> None:
    shown = "by: kommun\nsummary: Ring 070-174 06 05"
    refused = tell(cli, shown, code=1)
    assert "kan vara ett telefonnummer" in refused
    assert "eller godta det med --accept-personal-data." in refused
    assert promises(root) == PROMISES
    assert SAVED in tell(cli, shown, "--accept-personal-data")
    assert "summary: Ring 070-174 06 05  # medlofte: ok phone-number\n" in promises(root)
    cli("validate")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_accepted_in_a_text_of_several_lines_stays_that_text(
    cli: Cli, root: Path, newline: str
) -> None:
    path = root / "promises" / "arjeplog.yaml"
    path.write_bytes(PROMISES.replace("\n", newline).encode())
    shown = 'by: kommun\ndate: 2024-09-20\nsummary: "Ett\\n\\nRing 070-174 06 05"'
    tell(cli, shown, "--accept-personal-data")
    assert path.read_bytes().decode() == before_areas(
        PROMISES,
        "    follow_ups:\n"
        "      - period: 2024-T2\n"
        "        date: 2024-09-20\n"
        "        by: kommun\n"
        "        summary: |-  # medlofte: ok phone-number\n"
        "          Ett\n\n"
        "          Ring 070-174 06 05\n",
    ).replace("\n", newline)
    cli("validate")


def test_undo_takes_it_back(cli: Cli, root: Path) -> None:
    tell(cli, ANSWERS)
    cli("undo", "--yes")
    assert promises(root) == PROMISES


SHARED = """\
  - id: samverkan
    title: Samverkansöverenskommelse
    kind: cooperation_agreement
    from: 2024-01-01
    promises:
      - id: larm
        text: Polisen och kommunen larmar varandra
        responsible: [polis, kommun]
        target: {kind: ongoing}
"""


def test_an_id_that_is_in_two_agreements_must_be_told_apart(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, PROMISES + SHARED)
    text = "by: kommun\npromises: [{promise: larm, comment: Hej}]"
    told = tell(cli, text, code=2)
    assert "larm finns i 2023-2024, samverkan. Lägg till --agreement med det som menas." in told
    tell(cli, text, "--agreement", "samverkan")
    assert "larm" in promises(root).partition("  - id: samverkan\n")[2].partition("promises:")[2]
    assert promises(root).startswith(PROMISES)


@pytest.mark.parametrize(
    "wide", ["follow_ups: []", "follow_ups: [{period: 2023, date: 2024-01-02, by: polis}]"]
)
def test_a_list_in_brackets_is_left_alone(cli: Cli, tmp_path: Path, wide: str) -> None:
    own = before_areas(PROMISES, f"    {wide}\n")
    root = tree(tmp_path, own)
    assert "Skriv" in tell(cli, ANSWERS, code=1)
    assert promises(root) == own


def test_a_follow_up_in_braces_is_told_on(cli: Cli, tmp_path: Path) -> None:
    written = (
        "    follow_ups:\n"
        "      - {period: 2024-T2, date: 2024-09-20, by: kommun, summary: Så,\n"
        "         promises: [{promise: larm, comment: Hej, next: Mer}]}\n"
    )
    root = tree(tmp_path, before_areas(PROMISES, written))
    changed = 'date: 2024-09-21\nsummary: "Så, nu"\n'
    changed += 'promises: [{promise: larm, comment: Ja, cause: "A, b"}]'
    tell(cli, changed)
    now = written.replace("09-20", "09-21").replace("summary: Så", 'summary: "Så, nu"')
    now = now.replace("comment: Hej, next: Mer", 'comment: Ja, next: Mer, cause: "A, b"')
    assert promises(root) == before_areas(PROMISES, now)
    assert "promises är skriven inom [ ]." in tell(
        cli, "promises: [{promise: dialog, comment: X}]", code=1
    )
    bare = written.partition(",\n")[0] + "}\n"
    (root / "promises" / "arjeplog.yaml").write_text(before_areas(PROMISES, bare), "utf-8")
    told = tell(cli, "promises: [{promise: dialog, comment: X}]", code=1)
    assert "promises kan inte läggas till på rad 10, inom klammer." in told


def test_line_breaks_stay_those_of_the_file(cli: Cli, root: Path) -> None:
    path = root / "promises" / "arjeplog.yaml"
    path.write_bytes(PROMISES.replace("\n", "\r\n").encode())
    tell(cli, ANSWERS)
    assert path.read_bytes() == before_areas(PROMISES, WRITTEN).replace("\n", "\r\n").encode()


# In a terminal


def began(folder: Path, *more: str, **environment: str) -> Terminal:
    return Terminal(folder, "follow-up", "arjeplog", "2024-T2", *more, today=TODAY, **environment)


def controls(root: Path) -> None:
    report(
        root,
        "2024-05-13-trafik-aaaa",
        "date: 2024-05-13\ncounts_for: [trafikkontroller]\nby: [polis]\n",
    )


def through(terminal: Terminal) -> None:
    terminal.answer("nästa löfte; + frågar om mer]", "")


def test_it_is_asked_promise_by_promise_what_deviates_first(tmp_path: Path, cli: Cli) -> None:
    root = tree(tmp_path)
    controls(root)
    terminal = began(tmp_path, "--by", "kommun")
    terminal.answer("Kommentar?  [hoppa över]", "Färre kontroller under sommaren")
    terminal.answer("Orsak?      [hoppa över]", "Två tjänster var vakanta\\njuni–augusti")
    terminal.answer("Vad ändras? [hoppa över]", "")
    terminal.answer("kan inte bedömas [hoppa över]", "nja")
    terminal.answer("kan inte bedömas [hoppa över]", "del")
    terminal.answer("Skälet till bedömningen?", "")
    terminal.answer("Skälet till bedömningen?", "Det räckte nästan")
    terminal.answer("6 löften till, utan avvikelse. Säga något om dem? [J/n]:", "n")
    terminal.answer("Sammanfattning? [hoppa över]", "Det mesta går bra")
    terminal.answer("[ä]ndra:", "")
    assert terminal.end() == 0
    assert terminal.seen.startswith(
        "Uppföljning av maj–augusti 2024, Arjeplog\n"
        "Enter hoppar över eller behåller, - tar bort, < backar, \\n börjar ett stycke, e\n"
        "öppnar din redigerare. Ctrl-C avbryter: svaren är kvar till nästa gång.\n\n"
        "Trafik                                                                    1 av 7\n"
        "  ! Trafikkontroller   1 av 10 (1 under perioden), 5 efter sedan 31 mar\n"
        "Kommentar?  [hoppa över] "
    )
    assert terminal.seen.endswith(f"{SAVED}Blev det fel?  medlofte undo\n")
    assert promises(root) == before_areas(
        PROMISES,
        "    follow_ups:\n"
        "      - period: 2024-T2\n"
        "        date: 2024-09-20\n"
        "        by: kommun\n"
        "        summary: Det mesta går bra\n"
        "        promises:\n"
        "          - promise: trafikkontroller\n"
        "            comment: Färre kontroller under sommaren\n"
        "            cause: |-\n"
        "              Två tjänster var vakanta\n\n"
        "              juni–augusti\n"
        "            assessment: partly_kept\n"
        "            reason: Det räckte nästan\n",
    )
    cli("validate")


def test_it_is_taken_up_again_where_it_was_left(tmp_path: Path) -> None:
    root = tree(tmp_path)
    controls(root)
    terminal = began(tmp_path, "--by", "kommun")
    terminal.answer("Kommentar?  [hoppa över]", "Färre")
    terminal.press("Orsak?      [hoppa över]", "C")
    assert terminal.end() == 130
    assert terminal.seen.endswith(
        "Svaren är kvar på den här datorn. Frågorna fortsätter där du slutade med:\n"
        "medlofte follow-up arjeplog 2024-T2\n"
    )
    assert promises(root) == PROMISES
    (kept,) = folder_of(root).glob("draft-*.json")
    assert json.loads(kept.read_text("utf-8")) == {"2023-2024/trafikkontroller/comment": "Färre"}
    assert os.name == "nt" or kept.stat().st_mode & 0o777 == 0o600
    terminal = began(tmp_path, "--by", "kommun")
    terminal.answer("Orsak?      [hoppa över]", "<")
    terminal.answer("Kommentar?  [Färre]", "Få")
    terminal.answer("Orsak?      [hoppa över]", "Sjukdom")
    for _ in range(2):
        terminal.answer("[hoppa över]", "")
    terminal.answer("[J/n]:", "kanske")
    terminal.answer("[J/n]:", "")
    through(terminal)
    terminal.answer("nästa löfte; + frågar om mer]", "+")
    terminal.answer("Orsak?      [hoppa över]", "<")
    terminal.answer("Kommentar?  [hoppa över]", "")
    for _ in range(3):
        terminal.answer("[hoppa över]", "")
    for _ in range(4):
        through(terminal)
    terminal.answer("Sammanfattning? [hoppa över]", "")
    terminal.answer("[ä]ndra:", "<")
    terminal.answer("Sammanfattning? [hoppa över]", "Klart")
    terminal.answer("[ä]ndra:", "n")
    assert terminal.end() == 0
    assert "Inget sparat.\n" in terminal.seen
    terminal = began(tmp_path, "--by", "kommun")
    terminal.answer("Sammanfattning? [Klart]", "-")
    terminal.answer("[ä]ndra:", "ä")
    terminal.answer("Kommentar?  [Få]", "Inte så många")
    terminal.answer("Orsak?      [Sjukdom]", "-")
    for _ in range(2):
        terminal.answer("[hoppa över]", "")
    terminal.answer("[J/n]:", "n")
    terminal.answer("Sammanfattning? [hoppa över]", "")
    terminal.answer("[ä]ndra:", "j")
    assert terminal.end() == 0
    assert promises(root).count("comment: Inte så många\n") == 1
    assert "cause" not in promises(root)
    assert not list(folder_of(root).glob("draft-*.json"))


def test_what_stands_there_is_shown_and_kept(tmp_path: Path, cli: Cli) -> None:
    root = tree(tmp_path, before_areas(PROMISES, WRITTEN))
    controls(root)
    terminal = began(tmp_path)
    terminal.answer("Kommentar?  [Färre kontroller under sommaren]", "")
    terminal.answer("Orsak?      [Två tjänster var vakanta juni–augusti.]", "")
    terminal.answer("Vad ändras? [Schemat läggs om]", "-")
    terminal.answer("kan inte bedömas [delvis uppfyllt]", "-")
    terminal.answer("[J/n]:", "n")
    terminal.answer("Sammanfattning? [behåll Det mesta går som p…]", "")
    terminal.answer("[ä]ndra:", "")
    assert terminal.end() == 0
    left = WRITTEN.replace("            next: Schemat läggs om\n", "")
    left = left.replace(
        "            assessment: partly_kept\n            reason: Det räckte nästan\n", ""
    )
    assert promises(root) == before_areas(PROMISES, left)
    cli("validate")


def test_who_writes_it_is_asked_for_where_nothing_tells(tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = began(tmp_path)
    terminal.answer("Vem skriver uppföljningen?", "någon")
    terminal.answer("Vem skriver uppföljningen?", "kommun")
    terminal.press("frågar om mer]", "D")
    assert terminal.end() == 130
    assert promises(root) == PROMISES
    assert "Parter: polis (Polisen), kommun (Arjeplogs kommun), skola (Skolan)\n" in terminal.seen


def test_a_long_text_is_written_in_the_own_editor(tmp_path: Path) -> None:
    root = tree(tmp_path)
    controls(root)
    editor = tmp_path / "skriv"
    editor.write_text('#!/bin/sh\nprintf "Först.\\n\\nSedan." >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    terminal = began(tmp_path, "--by", "kommun", VISUAL=str(editor))
    terminal.answer("Kommentar?  [hoppa över]", "e")
    for _ in range(3):
        terminal.answer("[hoppa över]", "")
    terminal.answer("[J/n]:", "n")
    terminal.answer("Sammanfattning? [hoppa över]", "")
    terminal.answer("[ä]ndra:", "")
    assert terminal.end() == 0
    assert "comment: |-\n              Först.\n\n              Sedan.\n" in promises(root)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    root = tree(tmp_path, before_areas(PROMISES, WRITTEN))
    controls(root)
    terminal = began(tmp_path)
    terminal.answer("Kommentar?  [Färre kontroller under sommaren]", "Min")
    for _ in range(4):
        terminal.answer("]", "")
    terminal.answer("[J/n]:", "n")
    terminal.answer("]", "")
    theirs = before_areas(PROMISES, WRITTEN.replace("under sommaren", "i juli"))
    terminal.wait("[ä]ndra:")
    (root / "promises" / "arjeplog.yaml").write_text(theirs, encoding="utf-8")
    terminal.answer("[ä]ndra:", "j")
    assert terminal.end() == 1
    assert "Uppföljningen ändrades av någon annan under tiden." in terminal.seen
    assert promises(root) == theirs
    terminal = began(tmp_path)
    terminal.answer("Sammanfattning? [behåll Det mesta går som p…]", "")
    terminal.answer("[ä]ndra:", "j")
    assert terminal.end() == 0
    assert "comment: Min\n" in promises(root)


def test_what_holds_later_is_not_asked_about(tmp_path: Path) -> None:
    later = PROMISES.replace("        counts:", "        from: 2024-10-01\n        counts:")
    root = tree(tmp_path, later + SHARED)
    terminal = began(tmp_path, "--by", "polis", COLUMNS="60")
    terminal.answer("frågar om mer]", "")
    terminal.answer("[J/n]:", "n")
    terminal.answer("Sammanfattning av Medborgarlöfte 2023–2024? [hoppa över]", "Allt går bra")
    terminal.answer("[hoppa över]", "Samverkan också")
    terminal.answer("[ä]ndra:", "")
    assert terminal.end() == 0
    assert "1 av 7\n" in terminal.seen
    assert "Trafikkontroller" not in terminal.seen
    assert "summary: Allt går bra\n" in promises(root)
    rest = SHARED.partition("2024-01-01\n")[2]
    assert promises(root).endswith(f"        summary: Samverkan också\n{rest}")


def test_a_promise_that_does_not_fit_a_narrow_screen_is_told_on_two_lines(tmp_path: Path) -> None:
    root = tree(tmp_path)
    controls(root)
    terminal = began(tmp_path, "--by", "kommun", COLUMNS="60")
    terminal.press("[hoppa över]", "C")
    assert terminal.end() == 130
    assert (
        "  ! Trafikkontroller\n    1 av 10 (1 under perioden), 5 efter sedan 31 mar\n"
    ) in terminal.seen


def test_a_whole_year_tells_its_figure(tmp_path: Path) -> None:
    root = tree(tmp_path)
    controls(root)
    terminal = Terminal(tmp_path, "follow-up", "2024", "--by", "polis", today="2025-02-14")
    terminal.press("[hoppa över]", "C")
    assert terminal.end() == 130
    assert terminal.seen.startswith("Uppföljning av 2024, Arjeplog\n")
    assert "  ✗ Trafikkontroller   1 av 10, inte uppnått, 9 saknas, preliminärt\n" in terminal.seen


def test_a_whole_agreement_is_followed_up_by_its_id(cli: Cli, root: Path) -> None:
    Path("svar.yaml").write_text("by: kommun\nsummary: Slut", "utf-8")
    cli("follow-up", "2023-2024", "--file", "svar.yaml")
    assert "      - period: 2023-2024\n" in promises(root) or '"2023-2024"\n' in promises(root)
    cli("validate")


def test_an_agreement_of_the_year_that_does_not_hold_in_the_period(
    tmp_path: Path, cli: Cli
) -> None:
    tree(tmp_path, PROMISES.replace("2023-01-01", "2024-09-01").replace('"2023-2024"', "host"))
    message = "Inget medborgarlöfte gäller i Arjeplog 2024-T2."
    assert message in tell(cli, "by: kommun\nsummary: X", code=2)


def test_answers_that_are_not_ours_are_passed_over(tmp_path: Path) -> None:
    root = tree(tmp_path)
    controls(root)
    terminal = began(tmp_path, "--by", "kommun")
    terminal.answer("Kommentar?  [hoppa över]", "Färre")
    terminal.press("[hoppa över]", "C")
    terminal.end()
    (kept,) = folder_of(root).glob("draft-*.json")
    kept.write_text("[]", "utf-8")
    terminal = began(tmp_path, "--by", "kommun")
    terminal.press("Kommentar?  [hoppa över]", "C")
    assert terminal.end() == 130


def test_remarks_come_into_a_follow_up_without_any(cli: Cli, tmp_path: Path) -> None:
    own = "    follow_ups:\n      - date: 2024-09-20\n        period: 2024-T2\n        by: kommun\n"
    root = tree(tmp_path, before_areas(PROMISES, own))
    tell(cli, "promises: [{promise: larm, comment: Hej}, {promise: dialog}]")
    new = "        promises:\n          - promise: larm\n            comment: Hej\n"
    assert promises(root) == before_areas(PROMISES, own + new)


def set_(text: str, key: str, value: str | None, *route: str | int) -> str:
    document, _ = parse("", text.encode())
    assert document
    order = ["a", "b", "c", "d"]
    return splice.applied(document, [revise.entry(document, route, key, value, order)])


@pytest.mark.parametrize(
    "text, key, value, after",
    [
        ("a: 1\nb: 2  # två\nd: 4", "b", "Ny", "a: 1\nb: Ny  # två\nd: 4"),
        ("a: 1\nb: 2\nd: 4", "c", "Ny", "a: 1\nb: 2\nc: Ny\nd: 4"),
        ("a: 1\nb: 2", "d", "Ny", "a: 1\nb: 2\nd: Ny\n"),
        ("d: 1\n", "a", "Ny", "d: 1\na: Ny\n"),
        ("a: 1\nb: 2\n", "a", None, "b: 2\n"),
        ("a: 1\nb: 2", "b", None, "a: 1\n"),
        ("a: 1\nb: >  # vikt\n  x\n\n# sist\nd: 4\n", "b", "En\n\nTvå",
         "a: 1\nb: |-  # vikt\n  En\n\n  Två\n\n# sist\nd: 4\n"),
        ("a: 1\nb:\nd: 4\n", "b", "Ny", "a: 1\nb: Ny\nd: 4\n"),
        ("a: 1\nb:\nd: 4\n", "b", None, "a: 1\nd: 4\n"),
        ("{a: 1, b: 2}", "a", None, "{b: 2}"),
        ("{a: 1, b: 2}", "b", None, "{a: 1}"),
        ("{a: 1, b: 2}", "b", "En\n\nTvå", '{a: 1, b: "En\\n\\nTvå"}'),
    ],
)  # fmt: skip
def test_a_key_is_set_and_nothing_around_it_moves(
    text: str, key: str, value: str | None, after: str
) -> None:
    assert set_(text, key, value) == after


def test_a_text_that_no_block_can_hold_is_quoted(cli: Cli, root: Path) -> None:
    tell(cli, 'by: kommun\nsummary: "Två\\n\\n\\u200bord"\n')
    assert r'summary: "Två\n\n\U0000200Bord"' in promises(root)
    cli("validate")


def test_what_this_computer_cannot_do_loses_no_answer(tmp_path: Path) -> None:
    root = tree(tmp_path)
    controls(root)
    nowhere = {"HOME": "", "XDG_STATE_HOME": "", "VISUAL": "finns-inte"}
    terminal = began(tmp_path, "--by", "kommun", **nowhere)
    terminal.answer("Kommentar?  [hoppa över]", "e")
    terminal.answer("Kommentar?  [hoppa över]", "Färre")
    for _ in range(3):
        terminal.answer("[hoppa över]", "")
    terminal.answer("[J/n]:", "n")
    terminal.press("Sammanfattning? [hoppa över]", "C")
    assert terminal.end() == 130
    assert "finns-inte går inte att starta: programmet finns inte.\n" in terminal.seen
    assert terminal.seen.count("Svaren går inte att spara på vägen: ") == 1
    assert terminal.seen.endswith("Avbrutet. Inget är sparat.\n")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_answers_without_an_end_are_refused(cli: Cli, tmp_path: Path) -> None:
    """No more is read than a file may hold."""
    tree(tmp_path)
    result = cli("follow-up", "arjeplog", "2024-T2", "--file", "/dev/zero", code=2)
    assert "error[too-large]" in result.err
