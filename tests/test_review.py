"""`medlofte read --review`: what nobody has checked, one mark at a time."""

from pathlib import Path

import pytest

from conftest import Cli
from small_trees import add
from terminal import Terminal

FILE = """\
# eget överst
municipality: Storuman
code: "2421"
parties:
  polis: Polisen
  kommun: Storumans kommun
agreements:
  - id: "2026"
    title: Medborgarlöfte Storuman
    from: 2026-01-01
    to: 2026-12-31  # kontrollera: Dokumentet säger inte när det slutar.
    areas:
      trafik: Trafik
    promises:
      # rad 31: «Polisen ska göra minst åtta trafikkontroller.»
      - id: fart
        name: Trafikkontroller
        area: trafik
        text: Polisen gör minst åtta trafikkontroller per år  # kontrollera: Är det ett löfte?
        responsible: [polis]
        target: {kind: count, at_least: 8, per: year}  # kontrollera: Är det per år?
      # rad 33: «Mer närvaro i byarna.»
      # eget
      - id: narvaro
        text: Polisen finns mer i byarna  # mitt
        responsible: [polis]  # kontrollera: vem
        target: {kind: ongoing}

      # kontrollera:
      - id: vagar
        text: Kommunen gör vägarna säkra
        responsible: [kommun]
        target: {kind: ongoing}
"""
PATH = "promises/storuman.yaml"
ALL = "[L]åt märket stå  [s]tämmer  [ä]ndra  [t]a bort löftet  [a]vsluta:"
TERM = "[L]åt märket stå  [s]tämmer  [ä]ndra  [a]vsluta:"
NUMBER = "Vilket? Nummer:"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "promises").mkdir()
    (tmp_path / PATH).write_text(FILE, encoding="utf-8")
    return tmp_path / PATH


def marked(file: Path, *lines: int) -> Path:
    """Leave the marks of these lines alone."""
    kept = [
        line if number in lines else line.partition("  # kontrollera:")[0].removesuffix("\n") + "\n"
        for number, line in enumerate(FILE.splitlines(keepends=True), 1)
        if number in lines or "# kontrollera:\n" not in line
    ]
    file.write_text("".join(kept), encoding="utf-8")
    return file


def review(folder: Path, *answers: tuple[str, str], of: str = "storuman", code: int = 0) -> str:
    terminal = Terminal(folder, "read", "--review", of, today="2026-11-29")
    for prompt, text in answers:
        terminal.answer(prompt, text)
    assert terminal.end() == code, terminal.seen
    return terminal.seen


def test_the_whole_conversation(file: Path, tmp_path: Path, cli: Cli) -> None:
    seen = review(
        tmp_path,
        *((TERM, "ä"), ("to ska vara [2026-12-31]:", "2027-12-31"), (ALL, "s"), (ALL, "ä")),
        *(("Nummer: [1]", ""), ("[8]", "2"), ("[år]", "månad"), ("Varje, snitt:", "snitt")),
        *(("[trafikkontroller]", "kontroller"), (ALL, "s"), (ALL, "")),
    )
    assert seen.replace("\r", "").startswith(
        "\n1 av 5, promises/storuman.yaml rad 11\n"
        "  Medborgarlöftet  Medborgarlöfte Storuman\n"
        "  Tid              1 januari–31 december 2026\n"
        "  På raden         to: 2026-12-31\n"
        "  Kontrollera      Dokumentet säger inte när det slutar.\n"
        f"{TERM} ä\n"
        "to ska vara [2026-12-31]: 2027-12-31\n"
        "Sparat. Märket är borta.\n"
        "\n2 av 5, promises/storuman.yaml rad 19\n"
        "  Löftet       Polisen gör minst åtta trafikkontroller per år\n"
        "  Id           fart\n"
        "  Ansvarig     Polisen\n"
        "  Målet        Minst 8 per år\n"
        "  Dokumentet   rad 31: «Polisen ska göra minst åtta trafikkontroller.»\n"
        "  På raden     text: Polisen gör minst åtta trafikkontroller per år\n"
        "  Kontrollera  Är det ett löfte?\n"
        f"{ALL} s\n"
        "Sparat. Märket är borta.\n"
    )
    assert seen.count("Sparat. Märket och dokumentets egen rad är borta.\n") == 2
    assert "  Kontrollera  det som står här\n" in seen
    assert seen.endswith(
        "\n1 sak är kvar att kontrollera: medlofte read --review storuman\n"
        "Blev det fel?  medlofte undo\n"
    )
    text = FILE
    for old, new in (
        ('"2026"', "2026-2027"),
        ("2026-12-31  # kontrollera: Dokumentet säger inte när det slutar.", "2027-12-31"),
        ("      # rad 31: «Polisen ska göra minst åtta trafikkontroller.»\n", ""),
        ("  # kontrollera: Är det ett löfte?", ""),
        (
            "at_least: 8, per: year}  # kontrollera: Är det per år?",
            "at_least: 2, per: month, how: average, unit: kontroller}",
        ),
        ("      # rad 33: «Mer närvaro i byarna.»\n", ""),
        ("  # kontrollera: vem", ""),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    written = file.read_text("utf-8")
    assert written in (text, text.replace("2026-2027", '"2026-2027"', 1))
    assert "granskningen av storuman" in cli("undo", "--yes").out
    assert "# kontrollera: vem" in file.read_text("utf-8")


def test_a_promise_is_dropped_where_nothing_rests_on_it(file: Path, tmp_path: Path) -> None:
    seen = review(tmp_path, (TERM, "<"), (TERM, "L"), (ALL, "<"), (TERM, ""), *[(ALL, "")] * 4)
    assert seen.endswith("5 saker är kvar att kontrollera: medlofte read --review storuman\n")
    assert file.read_text("utf-8") == FILE
    add(tmp_path, "2026-03-01 counts_for: [fart]", 1)
    (tmp_path / "activities" / "arjeplog").rename(tmp_path / "activities" / "storuman")
    seen = review(
        tmp_path,
        *((TERM, ""), (ALL, "t"), (ALL, ""), (ALL, ""), (ALL, "t"), ("[j/N]:", "")),
        *((ALL, "t"), ("Ta bort löftet narvaro? [j/N]:", "j"), (ALL, "a")),
    )
    assert "1 aktivitet är loggad för löftet. Ta bort eller ändra den först.\n" in seen
    assert "4 saker är kvar att kontrollera" in seen
    start = FILE.index("      # rad 33")
    assert file.read_text("utf-8") == FILE[:start] + FILE[FILE.index("\n      # kontrollera:\n") :]
    seen = review(
        tmp_path, (TERM, ""), (ALL, ""), (ALL, ""), (ALL, "t"), ("[j/N]:", "<"), (ALL, "a")
    )
    assert "promises/storuman.yaml" in seen


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_other_values_of_a_promise(file: Path, tmp_path: Path, newline: str) -> None:
    marked(file, 26, 29)
    file.write_bytes(file.read_text("utf-8").replace("\n", newline).encode())
    before = file.read_bytes().decode()
    seen = review(
        tmp_path,
        *((ALL, "ä"), ("med komma: [polis]", "<"), (ALL, "ä"), ("med komma: [polis]", "")),
        *((ALL, "ä"), ("med komma: [polis]", "polis, skola=Skolan"), ("[n]", "")),
        *(
            (ALL, "ä"),
            (NUMBER, "2"),
            ("[Kommunen gör vägarna säkra]", "Kommunen sandar: alla vägar"),
        ),
    )
    assert seen.count("Inget är ändrat.\n") == 1
    assert seen.endswith(
        "Allt i promises/storuman.yaml är kontrollerat.\nBlev det fel?  medlofte undo\n"
    )
    wanted = before.replace("[polis]  # kontrollera: vem", "[polis, skola]")
    for old, new in (
        (f"      # rad 33: «Mer närvaro i byarna.»{newline}", ""),
        (f"      # kontrollera:{newline}", ""),
        ("Kommunen gör vägarna säkra", '"Kommunen sandar: alla vägar"'),
        (f"Storumans kommun{newline}", f"Storumans kommun{newline}  skola: Skolan{newline}"),
    ):
        assert wanted.count(old) == 1
        wanted = wanted.replace(old, new)
    assert file.read_bytes().decode() == wanted


def test_a_value_that_may_not_be_is_asked_for_again(file: Path, tmp_path: Path) -> None:
    marked(file, 11)
    seen = review(
        tmp_path,
        *((TERM, "ä"), ("[2026-12-31]:", "nånting"), ("[2026-12-31]:", "2025-12-31")),
        *((TERM, "ä"), ("[2026-12-31]:", ""), (TERM, "ä"), ("[2026-12-31]:", "<"), (TERM, "x")),
        *((TERM, "s"),),
    )
    assert "to (2025-12-31) ligger före from (2026-01-01)" in seen
    assert "Svara med l, s, ä, a.\n" in seen
    assert file.read_text("utf-8") == marked(file).read_text("utf-8")


def test_other_values_of_an_agreement(file: Path, tmp_path: Path) -> None:
    text = marked(file).read_text("utf-8")
    marks = text.replace("from: 2026-01-01\n", "from: 2026-01-01  # kontrollera: a\n")
    marks = marks.replace("    areas:\n", "    signed:  # kontrollera: b\n    areas:\n")
    file.write_text(marks.replace('  - id: "2026"', '  # kontrollera: c\n  - id: "2026"'), "utf-8")
    seen = review(
        tmp_path,
        *((TERM, "ä"), (NUMBER, "2"), ("[Medborgarlöfte Storuman]:", "Storumans löften, nya")),
        *((TERM, "ä"), ("from ska vara [2026-01-01]:", "1 juli 2025")),
        *((TERM, "ä"), ("signed ska vara []:", "1 december 2025")),
    )
    assert "  2 title: Medborgarlöfte Storuman\n" in seen
    wanted = text.replace('"2026"', '"2025-2026"').replace("2026-01-01", "2025-07-01")
    wanted = wanted.replace("Medborgarlöfte Storuman", '"Storumans löften, nya"')
    wanted = wanted.replace("    areas:\n", "    signed: 2025-12-01\n    areas:\n")
    assert file.read_text("utf-8") == wanted


def test_an_id_that_somebody_chose_stays(file: Path, tmp_path: Path) -> None:
    wanted = marked(file).read_text("utf-8").replace('"2026"', "avtal")
    text = marked(file, 11).read_text("utf-8").replace('"2026"', "avtal")
    file.write_text(text, "utf-8")
    review(tmp_path, (TERM, "ä"), ("[2026-12-31]:", "2027-06-30"))
    assert file.read_text("utf-8") == wanted.replace("2026-12-31", "2027-06-30")


def test_a_key_may_go(file: Path, tmp_path: Path) -> None:
    text = marked(file).read_text("utf-8")
    long = "text: |-\n          Polisen gör minst åtta\n          trafikkontroller per år"
    text = text.replace("text: Polisen gör minst åtta trafikkontroller per år", long)
    file.write_text(text.replace("area: trafik\n", "area: trafik  # kontrollera: x\n"), "utf-8")
    review(tmp_path, (ALL, "ä"), ("Område? [trafik]", "-"))
    own = "      # rad 31: «Polisen ska göra minst åtta trafikkontroller.»\n"
    assert file.read_text("utf-8") == text.replace("        area: trafik\n", "").replace(own, "")


def test_the_municipality_may_be_another(file: Path, tmp_path: Path) -> None:
    text = marked(file).read_text("utf-8")
    marks = text.replace("municipality: Storuman", "municipality: Storuman  # kontrollera: vilken")
    draft = tmp_path / "utkast" / "storuman.yaml"
    draft.parent.mkdir()
    draft.write_text(f"# kontrollera: allt\n{marks}", "utf-8")
    file.unlink()
    file.parent.rmdir()
    seen = review(
        tmp_path,
        *((TERM, "s"), (TERM, "ä"), ("municipality ska vara [Storuman]:", "Hittepå")),
        *(("municipality ska vara [Storuman]:", "Malå"),),
        of="utkast/storuman.yaml",
    )
    assert 'Ingen kommun heter "Hittepå".' in seen
    assert "  Kommunen     Storuman (2421)\n" in seen
    assert seen.endswith("Allt i utkast/storuman.yaml är kontrollerat.\n")
    wanted = text.replace("Storuman\n", "Malå\n", 1).replace('"2421"', '"2418"')
    assert draft.read_text("utf-8") == wanted


def test_a_mark_of_several_things_leaves_less_to_do(file: Path, tmp_path: Path) -> None:
    text = marked(file).read_text("utf-8")
    start = text.index("    promises:\n")
    both = "[{id: a, text: A, responsible: [polis], target: {kind: ongoing}},\n      "
    both += "{id: b, text: B, responsible: [polis], target: {kind: ongoing}}]"
    lines = both.replace(",\n      {", ", {").replace("}}]", "}},  # kontrollera: x\n      ]")
    file.write_text(f"{text[:start]}    promises:\n      {lines}\n", "utf-8")
    less = "[L]åt märket stå  [s]tämmer  [a]vsluta:"
    seen = review(tmp_path, (less, "ä"), (less, "a"))
    assert "  Id           a\n" in seen
    assert "  Id           b\n" in seen
    review(tmp_path, (less, "s"))
    assert "kontrollera" not in file.read_text("utf-8")
    one = both.replace("}},\n", "}},  # kontrollera: x\n")
    file.write_text(f"{text[:start]}    promises:\n      {one}\n", "utf-8")
    seen = review(tmp_path, (ALL, "t"), (ALL, "ä"), (NUMBER, "2"), ("[A]", "Polisen gör annat"))
    assert "promises är skriven inom [ ]." in seen
    wanted = both.replace("text: A", "text: Polisen gör annat")
    assert file.read_text("utf-8") == f"{text[:start]}    promises:\n      {wanted}\n"


def test_what_a_person_wrote_is_not_lost(file: Path, tmp_path: Path) -> None:
    text = marked(file, 21).read_text("utf-8")
    target = "target: {kind: count, at_least: 8, per: year}  # kontrollera: Är det per år?"
    assert target in text
    many = "target:  # kontrollera: x\n          kind: count\n          at_least: 8{}\n"
    many = f"{many}          per: year  # kontrollera: y"
    answers = [(ALL, "ä"), ("[1]", ""), ("[8]", "9"), ("[år]", ""), ("[trafikkontroller]", "-")]
    file.write_text(text.replace(target, many.format("  # eget")), "utf-8")
    seen = review(tmp_path, *answers, (ALL, "a"))
    assert "Kommentarer skulle försvinna. Ändra det i en redigerare.\n" in seen
    file.write_text(text.replace(target, many.format("")), "utf-8")
    review(tmp_path, *answers)
    wanted = text.replace(target, "target: {kind: count, at_least: 9, per: year}")
    own = "      # rad 31: «Polisen ska göra minst åtta trafikkontroller.»\n"
    assert file.read_text("utf-8") == wanted.replace(own, "")


def test_an_id_that_activities_have_is_not_changed_here(file: Path, tmp_path: Path) -> None:
    marked(file, 29)
    add(tmp_path, "2026-03-01 counts_for: [vagar]", 1)
    (tmp_path / "activities" / "arjeplog").rename(tmp_path / "activities" / "storuman")
    pick = [(ALL, "ä"), (NUMBER, "1"), ("[vagar]", "sandning")]
    seen = review(tmp_path, *pick, (ALL, "a"))
    assert "Byt det med: medlofte rename storuman vagar sandning" in seen.replace("\n", " ")
    (tmp_path / "activities" / "storuman" / "2026" / "2026-03-01-lofte-x001.yaml").unlink()
    review(tmp_path, *pick)
    assert "- id: sandning\n" in file.read_text("utf-8")


def test_what_may_be_personal_is_asked_about(file: Path, tmp_path: Path) -> None:
    marked(file, 19)
    seen = review(
        tmp_path,
        *((ALL, "ä"), ("år]", "Polisen ringer 070-174 06 05"), ("[j/N]:", ""), (ALL, "ä")),
        *(("år]", "Polisen ringer 070-174 06 05"), ("[j/N]:", "j")),
    )
    assert "Får det stå kvar?" in seen
    assert "text: Polisen ringer 070-174 06 05  # medlofte: ok phone-number\n" in file.read_text(
        "utf-8"
    )


def test_all_municipalities_are_gone_through_until_one_stops(
    file: Path, tmp_path: Path, cli: Cli
) -> None:
    other = FILE.replace("Storuman", "Sorsele").replace("2421", "2422")
    (tmp_path / "promises" / "sorsele.yaml").write_text(other, "utf-8")
    mala = marked(file).read_text("utf-8").replace("Storuman", "Malå").replace("2421", "2418")
    (tmp_path / "promises" / "mala.yaml").write_text(mala, "utf-8")
    file.write_text(FILE, "utf-8")
    terminal = Terminal(tmp_path, "read", "--review", today="2026-11-29")
    for prompt, typed in ((TERM, ""), *[(ALL, "")] * 4, (TERM, "a")):
        terminal.answer(prompt, typed)
    assert terminal.end() == 0
    assert "1 av 5, promises/sorsele.yaml rad 11\n" in terminal.seen
    assert "1 av 5, promises/storuman.yaml rad 11\n" in terminal.seen
    assert "mala" not in terminal.seen
    assert review(tmp_path, of="mala") == "Inget är märkt att kontrollera.\n"
    listed = cli("read", "--review")
    assert listed.out.startswith(
        "promises/sorsele.yaml:11: 2026: Dokumentet säger inte när det slutar.\n"
        "promises/sorsele.yaml:19: fart: Är det ett löfte?\n"
    )
    assert "promises/storuman.yaml:29: vagar: det som står här\n" in listed.out
    assert listed.err == (
        "10 saker är inte kontrollerade. Gå igenom dem i en terminal, eller rätta i en redigerare "
        "och ta bort kommentarerna.\n"
    )
    assert cli("read", "--review", "mala").err == "Inget är märkt att kontrollera.\n"
    assert cli("read", "--review", "promises/sorsele.yaml").out.count("\n") == 5


def test_a_draft_beside_the_tree(file: Path, tmp_path: Path, cli: Cli) -> None:
    draft = tmp_path / "utkast.yaml"
    draft.write_text(f"# kontrollera: vilken kommun\n{FILE}", "utf-8")
    file.unlink()
    file.parent.rmdir()
    assert "utkast.yaml:1: Storuman: vilken kommun\n" in cli("read", "--review", "utkast.yaml").out
    terminal = Terminal(tmp_path, "read", "--review", "utkast.yaml", today="2026-11-29")
    terminal.wait(TERM)
    draft.write_text(draft.read_text("utf-8") + "\n", "utf-8")
    terminal.answer(TERM, "s")
    terminal.answer(TERM, "s")
    terminal.answer(TERM, "a")
    assert terminal.end() == 0
    assert "utkast.yaml har ändrats under tiden. Inget är skrivet.\n" in terminal.seen
    assert draft.read_text("utf-8") == f"{FILE}\n"
    draft.write_text("municipality: [\n", "utf-8")
    refused = cli("read", "--review", "utkast.yaml", code=1)
    assert refused.err.endswith("Löftesfilen har fel och måste rättas först.\n")
    draft.write_text("municipality: Storuman\n", "utf-8")
    assert "parties saknas" in cli("read", "--review", "utkast.yaml", code=1).err
    assert "borta.yaml finns inte" in cli("read", "--review", "borta.yaml", code=2).err
    told = cli("read", "--review", "utkast.yaml", "--yes", code=2).err
    assert told.startswith("--review passar inte ihop med resten.")
