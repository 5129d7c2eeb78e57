"""What nobody has checked is marked in the promise file, and each mark is about something."""

from pathlib import Path

import pytest

from conftest import Cli
from medlofte.book.unchecked import marks
from medlofte.reading.document import Route, parse

FILE = """\
municipality: Arjeplog{a}
code: "2506"
parties:{b}
  polis: Polisen{c}
agreements:{d}
  - id: "2024"{e}
    title: Medborgarlöfte 2024
    from: 2024-01-01
    to: 2024-12-31{f}
    areas: {{trafik: Trafik}}
    promises:{g}
      - id: fart{h}
        text: Polisen ska hålla
          farten nere{i}
        responsible:
          - polis{j}
        target:{k}
          kind: count
          at_least: 2{l}
          per: year
      - {{id: cykel, text: "Cyklar # kontrollera: x", responsible: [polis],
         target: {{kind: ongoing}}{m}
        }}{n}
"""
PLACES = "abcdefghijklmn"
AGREEMENT: Route = ("agreements", 0)
FART: Route = ("agreements", 0, "promises", 0)
CYKEL: Route = ("agreements", 0, "promises", 1)


def about(text: str) -> list[tuple[str, int, tuple[Route, ...]]]:
    document, findings = parse("promises/arjeplog.yaml", text.encode())
    assert document, findings
    return [(one.words, one.place.line, one.about) for one in marks(document)]


@pytest.mark.parametrize(
    "places,route",
    [("abd", ()), ("cefg", AGREEMENT), ("hijkl", FART), ("mn", CYKEL)],
    ids=["file", "agreement", "promise", "in brackets"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\u2028"])
def test_a_mark_beside_something_is_about_that(places: str, route: Route, newline: str) -> None:
    for place in places:
        text = FILE.format_map(dict.fromkeys(PLACES, "") | {place: "  # kontrollera: det"})
        ((words, line, found),) = about(text.replace("\n", newline))
        assert (words, found) == ("det", (route,))
        assert "# kontrollera: det" in text.split("\n")[line - 1]


@pytest.mark.parametrize(
    "above,indent,route",
    [
        *(("municipality", 0, ()), ("municipality", 3, ()), ("code", 0, ()), ("agreements", 0, ())),
        *(
            ("agreements", 4, AGREEMENT),
            ('- id: "2024"', 0, AGREEMENT),
            ('- id: "2024"', 2, AGREEMENT),
        ),
        *(("title", 4, AGREEMENT), ("promises", 4, AGREEMENT), ("- id: fart", 6, FART)),
        *(("- id: fart", 0, FART), ("text: Polisen", 8, FART), ("at_least", 10, FART)),
        *(("- {id", 6, CYKEL), ("- {id", 8, FART), ("- {id", 7, FART), ("- {id", 12, FART)),
        *(("target: {kind", 9, CYKEL), ("        }", 8, CYKEL), ("        }", 20, CYKEL)),
        *(("", 8, CYKEL), ("", 6, CYKEL), ("", 4, AGREEMENT), ("", 0, ())),
    ],
)
def test_a_mark_alone_is_about_what_comes_or_what_it_ends(
    above: str, indent: int, route: Route
) -> None:
    lines = FILE.format_map(dict.fromkeys(PLACES, "")).splitlines()
    at = next((n for n, one in enumerate(lines) if above and above in one), len(lines))
    lines.insert(at, f"{' ' * indent}# Kontrollera:  vad  ")
    assert about("\n".join(lines)) == [("vad", at + 1, (route,))]


@pytest.mark.parametrize(
    "comment,words",
    [
        ("#kontrollera: a", ["a"]),
        ("#\tKONTROLLERA :\ta b", ["a b"]),
        ("## kontrollera:", [""]),
        ("# kontrollera: a #3  # kontrollera: b  # medlofte: ok long-name", ["a #3", "b"]),
        ("# medlofte: ok long-name # kontrollera: a", ["a"]),
        ("# vi ska kontrollera: fart", []),
        ("# rad 3: «# kontrollera: fart»", []),
        ("# kontrollerat: ja", []),
    ],
)
def test_what_is_a_mark(comment: str, words: list[str]) -> None:
    text = FILE.format_map(dict.fromkeys(PLACES, "") | {"h": f"  {comment}"})
    assert [one[0] for one in about(text)] == words


def test_a_mark_on_a_line_of_several_is_about_all_of_them() -> None:
    head = 'municipality: A\ncode: "2506"\nparties: {p: P}\n'
    two = "[{id: a, text: A},\n{id: b, text: B},  # kontrollera: x\n{id: c, text: C}]"
    assert about(f"{head}agreements:\n- promises: {two}\n")[0][2] == (CYKEL,)
    two = two.replace("A},\n{", "A}, {")
    assert about(f"{head}agreements:\n- id: x\n  promises:\n    {two}\n")[0][2] == (FART, CYKEL)
    assert about(f"{head}agreements: [{{id: x, promises:\n{two}}}]\n")[0][2] == (FART, CYKEL)
    assert about(f"{head}agreements: [{{promises: {two}}}]\n")[0][2] == ((),)
    assert about(f"{head}agreements:\n- promises: {two}\n")[0][2] == (AGREEMENT,)
    dash = f"{head}agreements:\n- promises:\n  - # kontrollera: x\n    id: a\n    text: A\n"
    assert about(dash)[0][2] == (FART,)
    assert about(f"--- # kontrollera: x\n{head}")[0][2] == ((),)


def test_a_mark_cannot_be_accepted(cli: Cli, tmp_path: Path) -> None:
    sample = Path(__file__).parent / "samples" / "bad" / "unchecked" / "promises" / "arjeplog.yaml"
    (tmp_path / "promises").mkdir()
    text = sample.read_text("utf-8").replace("  #KONTROLLERA", "  # medlofte: ok unchecked")
    accepted = text.replace("parten", "parten  # medlofte: ok unchecked")
    (tmp_path / "promises" / "arjeplog.yaml").write_text(accepted, "utf-8")
    out = cli("validate").out
    assert "Ej kontrollerat: parten. Rätta om det behövs" in out
    assert out.count("[unused-ok]: Varningen unchecked kan inte godtas. Ta bort komm") == 2


def test_a_mark_on_a_party_is_about_the_agreements_that_name_it() -> None:
    text = """\
municipality: A
parties:
  polis: Polisen
  kommun: Kommunen  # kontrollera: a
  skola: Skolan  # kontrollera: b
agreements:
  - follow_up: [{by: kommun}]
  - promises: [{responsible: [polis]}]
  - promises: [{responsible: [polis, kommun]}]
"""
    assert [one[2] for one in about(text)] == [(("agreements", 0), ("agreements", 2)), ((),)]
