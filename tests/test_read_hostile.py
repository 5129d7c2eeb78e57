"""A draft is valid at once whatever its document says; what is too large is refused in words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Cli
from medlofte.book import unchecked
from medlofte.drafting import reader
from medlofte.drafting.blocks import plain
from medlofte.drafting.draft import DraftSource, ToldFact
from medlofte.drafting.facts import persons
from medlofte.drafting.facts.contact_lines import contact_lines
from medlofte.drafting.file.sound import sound, without_persons
from medlofte.drafting.file.written import added, new_file
from medlofte.reading.document import parse
from test_draft_written import book, place

HEAD = "Medborgarlöfte för Storumans kommun\nGäller 1 oktober 2026 till 30 september 2028\n\n"
SAID = """Polisen ska|Kommunen ska|Polisen och kommunen ska tillsammans|Vi lovar att|genom att:|och
minst två gånger per vecka|minst 8 trafikkontroller per år|i snitt|varannan vecka|0 gånger|1,5 per
år|10 000 000 gånger per dygn|senast den 31 juni 2027|senast den 1 maj 2020|under 2199|år 9999
med 20 procent|halvera|fler|vid behov|öka sin närvaro i byarna|skapa ett lokalt råd|(Polis)
Ansvar: Kommunen|Trafik|Bakgrund|Underskrifter|Test Testsson, kommunalråd|070-174 06 05
test.testsson@example.se|19850101-2384|gäller tills vidare|Dnr A123.456/2026|vecka 60|,|.|;|:
Uppföljning varje tertial av Exempelrådet|Föreningen Exempel|tillsammans med skolan""".replace(
    "\n", "|"
).split("|")
HOSTILE = """"|'|#| # |: |---|...|%YAML 1.2|&a|*a|!!python/object|>|- |{|}|[|]|? |<<: *a|\\|\\x00
# kontrollera: x|# medlofte: ok email|# rad 3: «x»|null|~|yes|1e5|0x1F|12:30:00|<b>|[bold]|[/]
target: {kind: count}|\0|\x07|\t|\u202e|\u2066|\u2028|\x85|\ufeff|\ud7ff|\udc80|\U0010ffff|a\u0301
\xad|😀|\x1b[31m|\r|\x0c""".replace("\n", "|").split("|")
THERE = """\
municipality: Storuman  # vår fil
code: "2421"
parties: {polis: Polisen, kommun: Kommunen}
agreements:
- id: gammal
  title: Gammalt
  from: 2020-01-01
  to: 2022-12-31
  promises:
  - {id: a, text: A, responsible: [polis], target: {kind: ongoing}}
"""
words = st.lists(st.sampled_from([*SAID, *SAID, *HOSTILE]), max_size=8).map(" ".join)
signs = st.sampled_from(["", "- ", "• ", "1. ", "  ", "\t", "| ", "\n"])
documents = st.lists(st.tuples(signs, words).map("".join), max_size=12).map("\n".join)


@given(documents, words)
def test_whatever_a_document_says_its_draft_is_valid(text: str, title: str) -> None:
    blocks = [*plain.blocks(HEAD + text)]
    draft = reader.draft(blocks)
    known = replace(draft.agreement, municipality=ToldFact(place(), 1))
    draft = sound(replace(draft, agreement=known, contacts=contact_lines(blocks)))
    if not draft.promises:
        return
    source = DraftSource(without_persons(title) or "löften.txt", None, date(2026, 11, 28))
    made = new_file(draft, source)
    found = book(made).promises.agreements[0]
    assert [one.text for one in found.promises] == [one.text for one in draft.promises]
    assert "070-174 06 05" not in made
    assert "@example.se" not in made
    document, _ = parse("", made.encode())
    assert document
    marked = {route[3] for one in unchecked.marks(document) for route in one.about if route[3:]}
    assert marked == {at for at, one in enumerate(draft.promises) if one.doubts}
    before, _ = parse("", THERE.replace("\n", "\r\n").encode())
    assert before
    book(added(before, book(THERE).promises, draft, source))


def test_minutes_that_tell_of_a_promise_hold_none(cli: Cli) -> None:
    minutes = (
        "Kommunstyrelsens protokoll\n\n§ 7 Medborgarlöfte\nÄrendet skjuts upp. Förvaltningen ska "
        "komma tillbaka senast den 1 maj 2026.\n\n§ 8 Bad\nMinst två anbud ska tas in.\n"
    )
    Path("protokoll.txt").write_text(minutes, encoding="utf-8")
    refused = cli("read", "protokoll.txt", code=1)
    assert refused.err.startswith("Inget löfte hittades i protokoll.txt.")


@pytest.mark.parametrize(
    "text, said",
    [
        ("Trafik i byn\n\n" * 6000, "lofte.txt är för stor."),
        ("Polisen går runt i byn. " * 20_000, "lofte.txt är för stor."),
        (
            "Polisen ska:\n\n" + "".join(f"- gå i område A{at}\n" for at in range(601)),
            "Dokumentet har över 600 löften.",
        ),
    ],
)
def test_what_is_longer_than_any_agreement_is_refused(cli: Cli, text: str, said: str) -> None:
    Path("lofte.txt").write_text(HEAD + text, encoding="utf-8")
    assert cli("read", "lofte.txt", code=1).err.startswith(said)


def test_a_document_names_only_so_many(cli: Cli) -> None:
    named = "".join(f"Exempel{at} AB (nedan Bolag{at})\n\n" for at in range(200))
    Path("lofte.txt").write_text(f"{HEAD}{named}- Polisen ska gå i byn\n", encoding="utf-8")
    assert "gå i byn" in cli("read", "lofte.txt").out


def test_a_draft_never_takes_the_place_of_its_document(cli: Cli) -> None:
    text = f"{HEAD}- Polisen ska gå i byn\n"
    Path("lofte.txt").write_text(text, encoding="utf-8")
    refused = cli("read", "lofte.txt", "-o", "./lofte.txt", "--overwrite", code=2)
    assert refused.err == "lofte.txt är dokumentet självt. Ange ett annat namn efter -o.\n"
    assert Path("lofte.txt").read_text(encoding="utf-8") == text


def test_a_party_is_the_one_of_its_name_also_under_another_id() -> None:
    draft = reader.draft([*plain.blocks(f"{HEAD}- Polisen ska gå i byn\n")])
    text = THERE.replace("{polis: Polisen,", "{polis: Polisens vänner, myndighet: Polisen,")
    document, _ = parse("", text.encode())
    assert document
    source = DraftSource("löften.txt", None, date(2026, 11, 28))
    made = book(added(document, book(text).promises, draft, source))
    assert made.promises.latest.promises[0].responsible == ("myndighet",)


def test_a_number_never_stands_without_the_words_beside_it(cli: Cli) -> None:
    rows = "Åtgärd\tAnsvarig\tHur ofta\nBesök på krogar\tPolisen\t12 per år\n"
    Path("plan.txt").write_text(HEAD + rows, encoding="utf-8")
    cli("read", "plan.txt", "-o", "plan.yaml")
    text = Path("plan.yaml").read_text(encoding="utf-8")
    assert "at_least: 12" in text
    assert "«Besök på krogar | 12 per år»" in text


def test_whether_months_without_a_year_come_back_is_asked(cli: Cli) -> None:
    said = f"{HEAD}- Polisen ska gå i hamnen minst 40 kvällar under maj–augusti\n"
    Path("lofte.txt").write_text(said, encoding="utf-8")
    assert "eller i samma månader varje år?" in cli("read", "lofte.txt").out


PERSONS = """\
Kommunpolis Test Testsson ska gå runt i byn minst en gång i veckan.
Prov Provsson, kommunens säkerhetssamordnare, ska ordna möten i byn varje månad.
- Polisen ska gå till badet varje vecka. Ansvarig: Test Testsson (kommunpolis)
- Polisen ska svara Bror Brorsson, 070-174 06 05, varje vecka
- Kommunen ska gå igenom belysningen med Test Testsson
- Polisen ska stå vid bilen ABC 123 varje kväll
- Kommunpolis Norra Storuman och kommunpolis Test Testsson ska gå i skogen varje vecka
- Alla ska få svar från test.testsson@example.se i sommar

Frågor besvaras av Test Testsson på 070-174 06 05.
"""


@pytest.mark.parametrize("form", [["--format", "json"], ["--all"], ["-o", "-"]])
def test_nobody_is_named_who_does_not_sign(cli: Cli, form: list[str]) -> None:
    Path("lofte.txt").write_text(HEAD + PERSONS, encoding="utf-8")
    result = cli("read", "lofte.txt", *form)
    told = result.out + (Path("-").read_text(encoding="utf-8") if "-o" in form else "")
    for word in ("Testsson", "testsson", "Provsson", "Brorsson", "070", "@", "ABC"):
        assert word not in told, (word, told)
    if "--all" not in form:  # there they have short names
        assert "Norra Storuman" in told
        assert "Kommunpolis ska gå runt i byn" in told


def test_who_signs_is_named_as_one_who_signs(cli: Cli) -> None:
    signed = "- Polisen ska möta Test Testsson\n\nUnderskrifter\n\nTest Testsson\nKommunalråd\n"
    Path("lofte.txt").write_text(HEAD + signed, encoding="utf-8")
    cli("read", "lofte.txt", "-o", "lofte.yaml")
    text = Path("lofte.yaml").read_text(encoding="utf-8")
    assert text.count("Test Testsson") == 1
    assert "name: Test Testsson" in text


def test_nobody_is_named_either_where_nothing_is_promised(cli: Cli) -> None:
    told = "Polisen tar emot tips. Mejla test.testsson@example.se eller ring 070-174 06 05.\n"
    Path("sida.txt").write_text(told, encoding="utf-8")
    refused = cli("read", "sida.txt", "--all", code=1)
    assert "testsson" not in refused.err + refused.out
    assert "070" not in refused.err + refused.out


def test_a_name_is_left_out_whole_also_where_another_begins_it() -> None:
    told = "Fråga kommunpolis Test Tests eller kommunpolis Test Testsson. Test Testsson ringer."
    (block,) = persons.hidden([*plain.blocks(told)])
    assert block.text == "Fråga kommunpolis eller kommunpolis. … ringer."
