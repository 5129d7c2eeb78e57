"""`medlofte read`: a published document becomes a promise file, and nothing in it is guessed."""

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from conftest import Cli
from medlofte.reading.document import parse
from small_trees import same
from terminal import Terminal
from test_draft_written import book

DOCUMENT = """\
Medborgarlöfte för Storumans kommun
Gäller 1 oktober 2026 till 30 september 2028

Trafik

Polisen ska:
- kontrollera trafiken vid skolorna
- vara närvarande i byarna

Trygghet

- Kommunen ska informera invånarna om det förebyggande arbetet
- Polisen och kommunen ska tillsammans besöka ungdomsgårdarna

Kontakt: Test Testsson, 070-174 06 05
"""
UNSURE = """\
Medborgarlöfte för Storumans kommun
Gäller 1 oktober 2026 till 30 september 2028

Polisen ska öka sin närvaro i byarna.
Kommunen ska verka för säkrare gångvägar.
Polisen ska genomföra trafikkontroller minst 8 gånger per år.
"""
OTHER = "Recept på kaka\n\nBlanda mjöl och socker. Grädda i ugnen.\n"
SNOW = "Snöröjning i Storumans kommun 2026\n\n- Kommunen ska ploga alla gator före klockan sju.\n"
ENGLISH = "The police of Storuman\n\n- The police will talk to the young people of the town.\n"
MENU = "Hem\nOm kommunen\nKontakt\nTill toppen\n"


@pytest.fixture
def folder(tmp_path: Path, cli: Cli) -> Path:
    """A folder with a document, and an empty tree."""
    del cli  # it stands in the folder
    (tmp_path / "promises").mkdir()
    (tmp_path / "lofte.txt").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def written(folder: Path, name: str = "promises/storuman.yaml") -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_a_document_becomes_a_promise_file(folder: Path, cli: Cli) -> None:
    result = cli("read", "lofte.txt", "--yes", width=80)
    same("read-lofte.txt", result.out)
    assert result.err == (
        "Sparad: promises/storuman.yaml\n"
        "Blev det fel? medlofte undo\n"
        "Granska med: medlofte validate\n"
    )
    text = written(folder)
    found = book(text).promises
    same("read-lofte.yaml", text.replace(f"{found.latest.sources[0].retrieved}", "IDAG"))
    assert cli("validate").err == "1 fil: inga fel.\n"
    assert "Test Testsson" not in text
    assert "lästes ur lofte.txt" in cli("undo", "--yes").out
    assert not (folder / "promises" / "storuman.yaml").exists()


def test_in_a_pipe_it_is_said_how_it_is_written(folder: Path, cli: Cli) -> None:
    result = cli("read", "lofte.txt")
    assert "4 löften." in result.out
    assert result.err == (
        "Inget är skrivet. Skriv det med: medlofte read lofte.txt --yes\nTill en egen fil: -o FIL\n"
    )
    assert not [*(folder / "promises").iterdir()]


def test_what_is_piped_in_is_read(folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def given() -> None:
        stdin = SimpleNamespace(buffer=io.BytesIO(DOCUMENT.encode()), isatty=lambda: False)
        monkeypatch.setattr(sys, "stdin", stdin)

    given()
    assert "... | medlofte read - --yes" in cli("read", "-").err
    given()
    cli("read", "-", "--yes", "--url", "https://example.se/lofte")
    (source,) = book(written(folder)).promises.latest.sources
    assert (source.title, source.url) == (
        "Medborgarlöfte för Storumans kommun",
        "https://example.se/lofte",
    )


def test_in_english(folder: Path, cli: Cli) -> None:
    (folder / "lofte.txt").write_text(UNSURE, encoding="utf-8")
    result = cli("read", "lofte.txt", "--all", "--lang", "en", width=80)
    same("read-en.txt", result.out + result.err)


def test_a_saved_page_tells_its_title_and_address(folder: Path, cli: Cli) -> None:
    points = "".join(f"<li>{line}</li>" for line in DOCUMENT.splitlines() if line.startswith("-"))
    page = (
        '<html><head><title>Löften i Storuman</title><link rel="canonical" '
        f'href="https://example.se/lofte"></head><body><main><h1>{DOCUMENT.splitlines()[0]}</h1>'
        f"<p>{DOCUMENT.splitlines()[1]}</p><p>Polisen ska:</p><ul>{points}</ul></main></body>"
    )
    (folder / "sida.html").write_text(page, encoding="utf-8")
    cli("read", "sida.html", "--yes")
    (source,) = book(written(folder)).promises.latest.sources
    assert (source.title, source.url) == ("Löften i Storuman", "https://example.se/lofte")
    cli("undo", "--yes")
    cli("read", "sida.html", "--yes", "--url", "https://example.org/")
    assert book(written(folder)).promises.latest.sources[0].url == "https://example.org/"


def test_a_file_of_its_own_needs_no_tree(folder: Path, cli: Cli) -> None:
    (folder / "promises").rmdir()
    result = cli("read", "lofte.txt", "-o", "ny/utkast.yaml")
    assert result.out == ""
    assert "4 löften." in result.err
    assert result.err.endswith(
        "Sparad: ny/utkast.yaml\n"
        "Lägg den i mappen som promises/storuman.yaml, och granska med: medlofte validate\n"
    )
    text = written(folder, "ny/utkast.yaml")
    book(text)
    assert "finns redan" in cli("read", "lofte.txt", "-o", "ny/utkast.yaml", code=1).err
    cli("read", "lofte.txt", "-o", "ny/utkast.yaml", "--overwrite")
    assert "promises/" in cli("read", "lofte.txt", "--yes", code=2).err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such device")
def test_the_file_may_go_where_the_answer_goes(folder: Path) -> None:
    import subprocess  # noqa: PLC0415

    command = [sys.executable, "-m", "medlofte", "read", "lofte.txt", "-o", "/dev/stdout"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    book(done.stdout.decode())


@pytest.mark.parametrize(
    "text, code, words",
    [
        (OTHER, 1, "Inget löfte hittades i annat.txt."),
        (SNOW, 1, "Inget löfte hittades i annat.txt."),
        (ENGLISH, 1, "annat.txt är på ett annat språk."),
        (MENU, 1, "är tom"),
        (" \n", 2, "är tom"),
    ],
)
def test_a_document_without_a_promise_is_refused(
    folder: Path, cli: Cli, text: str, code: int, words: str
) -> None:
    (folder / "annat.txt").write_text(text, encoding="utf-8")
    result = cli("read", "annat.txt", "--yes", "--all", code=code)
    assert words in result.err
    assert not [*(folder / "promises").iterdir()]


def test_an_agreement_that_promises_nothing_is_refused(folder: Path, cli: Cli) -> None:
    told = "Medborgarlöfte för Storumans kommun\n\nPolisen genomförde 20 kontroller under våren.\n"
    (folder / "lofte.txt").write_text(told, encoding="utf-8")
    assert "Inget löfte hittades" in cli("read", "lofte.txt", code=1).err


def test_a_document_that_names_no_municipality(folder: Path, cli: Cli) -> None:
    (folder / "lofte.txt").write_text(DOCUMENT.replace(" för Storumans kommun", ""), "utf-8")
    assert "--municipality" in cli("read", "lofte.txt", "--yes", code=2).err
    cli("read", "lofte.txt", "--yes", "--municipality", "sorsele")
    book(written(folder, "promises/sorsele.yaml"), "sorsele")
    unknown = cli("read", "lofte.txt", "--municipality", "Ingenstans", code=2)
    assert 'Ingen kommun heter "Ingenstans".' in unknown.err


def test_one_more_agreement_in_the_file_that_is_there(folder: Path, cli: Cli) -> None:
    cli("read", "lofte.txt", "--yes")
    path = folder / "promises" / "storuman.yaml"
    path.write_text("# Vår fil\n" + written(folder).replace("2026", "2020"), "utf-8")
    path.write_text(written(folder).replace("2028", "2022").replace("löfte för", "löfte 20"))
    cli("read", "lofte.txt", "--yes")
    text = written(folder)
    assert text.startswith("# Vår fil\n")
    assert [one.id for one in book(text).promises.agreements] == ["2020-2022", "2026-2028"]
    again = cli("read", "lofte.txt", "--yes", code=1)
    assert "finns redan i promises/storuman.yaml, med id 2026-2028." in again.err
    assert written(folder) == text


def test_a_file_under_another_name_is_found(folder: Path, cli: Cli) -> None:
    cli("read", "lofte.txt", "--yes")
    (folder / "promises" / "storuman.yaml").rename(folder / "promises" / "var-kommun.yaml")
    assert "i promises/var-kommun.yaml" in cli("read", "lofte.txt", "--yes", code=1).err


def test_a_file_with_errors_is_mended_first(folder: Path, cli: Cli) -> None:
    (folder / "promises" / "storuman.yaml").write_text("municipality: Storuman\n", "utf-8")
    assert "måste rättas först" in cli("read", "lofte.txt", "--yes", code=1).err


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ([], "Vilket dokument?"),
        (["https://example.se/lofte"], "Spara sidan"),
        (["lofte.txt", "--url", "lofte"], "--url ska vara en adress"),
        (["lofte.txt", "--format", "yaml"], "--format"),
    ],
)
def test_a_wrong_call(folder: Path, cli: Cli, arguments: list[str], expected: str) -> None:
    del folder
    assert expected in cli("read", *arguments, code=2).err


def test_for_programs(folder: Path, cli: Cli) -> None:
    result = cli("read", "lofte.txt", "--format", "json", "-o", "u.yaml", "--url", "https://a.se/")
    found = json.loads(result.out)
    schema = json.loads(cli("schema", "read").out)
    Draft202012Validator(schema).validate(found)
    assert found["municipality"] == {"id": "storuman", "name": "Storuman", "code": "2421"}
    assert found["document"]["url"] == "https://a.se/"
    assert [one["line"] for one in found["promises"]] == [7, 8, 12, 13]
    assert found["promises"][0]["source"] == "kontrollera trafiken vid skolorna"
    assert found["promises"][3]["together"] is True
    assert {one["line"] for one in found["no_promises"]} >= {2}
    assert parse("", written(folder, "u.yaml").encode())[0]
    assert cli("read", "lofte.txt", "--format", "json").err == ""


def test_on_a_terminal_it_is_asked_about(folder: Path) -> None:
    terminal = Terminal(folder, "read", "lofte.txt")
    terminal.answer(
        "Skriv promises/storuman.yaml? [J]a  [n]ej  [g]å igenom löftena ett i taget:", "n"
    )
    assert terminal.end() == 0
    assert terminal.seen.endswith("Inget är skrivet.\n")
    assert not [*(folder / "promises").iterdir()]
    terminal = Terminal(folder, "read", "lofte.txt", today="2026-11-28")
    terminal.answer("i taget:", "")
    assert terminal.end() == 0
    assert "    retrieved: 2026-11-28\n" in written(folder)
    terminal = Terminal(folder, "read", "lofte.txt")
    assert terminal.end() == 0
    assert "finns redan" in terminal.seen


def test_going_through_the_promises_one_by_one(folder: Path) -> None:
    terminal = Terminal(folder, "read", "lofte.txt")
    terminal.answer("i taget:", "g")
    terminal.answer("[u]teslut:", "<")  # there is none before the first
    terminal.answer("[u]teslut:", "u")
    terminal.answer("[u]teslut:", "<")
    terminal.answer("[u]teslut:", "")
    terminal.answer("[u]teslut:", "ä")
    terminal.answer("Nummer, flera går bra [inget]:", "1, 2, 3")
    terminal.answer("]", "Polisen ska besöka byarna")
    terminal.answer("]", "byar=Byarna")
    terminal.answer("]", "polis, bylag=Byalaget")
    terminal.answer("[n]", "")  # both need not be there
    terminal.answer("[u]teslut:", "u")
    terminal.answer("[u]teslut:", "ä")
    terminal.answer("Nummer, flera går bra [inget]:", "")
    terminal.answer("i taget:", "j")
    assert terminal.end() == 0, terminal.seen
    found = book(written(folder)).promises
    assert [one.text for one in found.latest.promises] == [
        "Polisen ska kontrollera trafiken vid skolorna",
        "Polisen ska besöka byarna",
        "Polisen och kommunen ska tillsammans besöka ungdomsgårdarna",
    ]
    assert found.latest.promises[1].responsible == ("polis", "bylag")
    assert found.parties["bylag"] == "Byalaget"


def test_what_is_unsure_stays_marked_until_somebody_says_that_it_is_right(folder: Path) -> None:
    (folder / "lofte.txt").write_text(UNSURE, encoding="utf-8")
    terminal = Terminal(folder, "read", "lofte.txt")
    terminal.answer("i taget:", "g")
    unsure = "[L]åt märket stå  [s]tämmer  [ä]ndra  [u]teslut:"
    terminal.answer(unsure, "")
    terminal.answer(unsure, "s")
    terminal.answer("\n[S]tämmer  [ä]ndra  [u]teslut:", "ä")
    terminal.answer("[inget]:", "5")
    terminal.answer("[8]", "12")
    terminal.answer("i taget:", "g")
    terminal.answer(unsure, "ä")
    terminal.answer("[inget]:", "")  # and so the mark stays
    terminal.answer("\n[S]tämmer  [ä]ndra  [u]teslut:", "")
    terminal.answer("\n[S]tämmer  [ä]ndra  [u]teslut:", "<")
    terminal.answer("\n[S]tämmer  [ä]ndra  [u]teslut:", "")
    terminal.answer("\n[S]tämmer  [ä]ndra  [u]teslut:", "")
    terminal.answer("i taget:", "j")
    assert terminal.end() == 0, terminal.seen
    same("read-unsure.txt", terminal.seen)
    text = written(folder)
    promises = book(text).promises.latest.promises
    assert [one.area for one in promises] == [None, None, None]
    assert text.count("# kontrollera: ") == text.count("none}  # kontrollera: ") == 1
    assert "{kind: count, at_least: 12, per: year, unit: gånger}" in text


def test_a_number_that_the_words_tell_and_the_target_does_not_is_remarked_on(folder: Path) -> None:
    (folder / "lofte.txt").write_text(UNSURE, encoding="utf-8")
    terminal = Terminal(folder, "read", "lofte.txt")
    terminal.answer("i taget:", "g")
    terminal.answer("[u]teslut:", "")
    terminal.answer("[u]teslut:", "")
    terminal.answer("[u]teslut:", "ä")
    terminal.answer("[inget]:", "4")
    terminal.answer("]", "löpande")
    terminal.answer("i taget:", "j")
    assert terminal.end() == 0, terminal.seen
    assert "Texten nämner ett antal, men med det valda målet" in terminal.seen


def test_of_what_is_left_out_nothing_is_written(folder: Path) -> None:
    (folder / "lofte.txt").write_text(UNSURE, encoding="utf-8")
    terminal = Terminal(folder, "read", "lofte.txt")
    terminal.answer("i taget:", "g")
    for _ in range(3):
        terminal.answer("[u]teslut:", "u")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Inget löfte är kvar. Inget är skrivet.\n")


def test_the_municipality_is_asked_for_and_the_file_that_is_there_added_to(folder: Path) -> None:
    unnamed = UNSURE.replace(" för Storumans kommun", "")
    (folder / "lofte.txt").write_text(unnamed, encoding="utf-8")
    for year in ("2028", "2030"):
        (folder / "lofte.txt").write_text(unnamed.replace("2028", year), encoding="utf-8")
        terminal = Terminal(folder, "read", "lofte.txt")
        terminal.answer("Vilken kommun? Namn eller kod:", "Ingenstans")
        terminal.answer("Vilken kommun? Namn eller kod:", "2421")
        terminal.answer("i taget:" if year == "2028" else "löftena:", "")
        assert terminal.end() == 0
    assert "Lägg till i promises/storuman.yaml? [J]a" in terminal.seen
    assert "medlofte read --review storuman\n" in terminal.seen
    assert len(book(written(folder)).promises.agreements) == 2
