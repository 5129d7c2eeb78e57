"""What a document says of its agreement: whose, for which days, signed, numbered, followed up."""

import json
from datetime import date

import pytest

from document_lines import blocks, read, term
from medlofte.drafting.draft import DraftSource, Signer
from medlofte.drafting.facts.contact_lines import contact_lines, signature_lines
from medlofte.drafting.file.sound import sound
from medlofte.drafting.reader import draft
from medlofte.render.data import draft_json


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# Medborgarlöfte 2024–2026", "2024-01-01–2026-12-31"),
        ("# Medborgarlöften i Kil 2026", "2026-01-01–2026-12-31"),
        ("Löftet gäller under hela 2026.", "2026-01-01–2026-12-31"),
        (
            "| Löftestid: 1 juni 2025–31 maj 2027 | Parter: Polisen, kommunen",
            "2025-06-01–2027-05-31",
        ),
        ("| Gäller från: 2025-06-01 | Gäller till: 2027-05-31", "2025-06-01–2027-05-31"),
        ("Gäller från: 2025-06-01\nGäller till och med: 2027-05-31", "2025-06-01–2027-05-31"),
        ("# Löfte för tiden 1 maj 2025 –\n# 30 april 2027", "2025-05-01–2027-04-30"),
        (
            "I dag, den 3 mars 2025, skrev vi under.\nDet gäller från i dag till 31 december 2026.",
            "2025-03-03–2026-12-31",
        ),
        (
            "Det gäller i två år från dagen då det skrevs under.\nUndertecknat 14 november 2023.",
            "2023-11-14–2025-11-13",
        ),
        ("# Löfte\nDet gäller från den 1 maj 2025 och tills vidare.", "2025-05-01–None"),
        (
            "# Medborgarlöfte 2025–2026\nLöftet gäller från den 15 mars 2025.",
            "2025-03-15–2026-12-31",
        ),
        ("Löftet gäller från och med den 1 maj 2025.", "2025-05-01–2026-04-30?"),
        ("Löftet gäller till och med den 30 april 2026.", "2026-01-01?–2026-04-30"),
        ("# Medborgarlöfte 1 juli 2025–31 juni 2026", "2025-07-01–2026-06-30?"),
        # What is not the term: earlier agreements, surveys, decisions, the frame, deadlines.
        (
            "# Medborgarlöfte 2026\nUnder det förra löftet, 2023–2025, gjordes 57 fotpatruller.",
            "2026-01-01–2026-12-31",
        ),
        (
            "# Medborgarlöfte 2026\nVi har en överenskommelse om samverkan för perioden 2024–2027.",
            "2026-01-01–2026-12-31",
        ),
        (
            "# Löften\nDe gäller 2025-05-01–2026-04-30.\n# Så gick det 2023–2024\nDet gick bra.",
            "2025-05-01–2026-04-30",
        ),
        # Not told: a guess from the document's own days.
        (
            "# Trygghetslöften\nAntagna av styrelsen den 9 september 2025.",
            "2025-09-09?–2026-09-08?",
        ),
        (
            "# Löften\nVi lovar mer de närmaste två åren.\nSala i december 2024",
            "2024-12-01?–2026-11-30?",
        ),
        ("# Löften\nUnder 2023 svarade 300 på vår enkät.", "2023-01-01?–2023-12-31?"),
        ("# Löften\nPolisen går fotpatrull.", "2000-01-01?–2000-12-31?"),
    ],
)
def test_the_term(text: str, expected: str) -> None:
    assert term(text) == expected


def test_a_day_that_does_not_exist_is_told() -> None:
    facts = read("# Medborgarlöfte 1 juli 2025–31 juni 2026")
    assert facts.first.unsure == ""
    assert facts.last.unsure == 'I dokumentet står "31 juni 2026", men den dagen finns inte.'


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# Medborgarlöfte för Kungälvs kommun", "Kungälv"),
        ("# ÅNGE KOMMUN", "Ånge"),
        ("# Ett tryggare Borås\nBorås Stad och polisen lovar.", "Borås"),
        ("Upplands Väsby kommun och polisen lovar", "Upplands Väsby"),
        ("Läs mer på www.kungalv.se.", "Kungälv"),
        ("Kommunen, Box 1, 761 00 Norrtälje", "Norrtälje"),
        ("# Tierp\nTierps kommun lovar\n# Läs också\nUppsala kommun ska ha vakter", "Tierp"),
        ("Heby kommun och lokalpolisområde Enköping-Håbo-Heby", "Heby"),
        ("# Kil lovar\nVara beredd. Polisen i Värmlands län och Karlstads tingsrätt", "Kil"),
        ("# Mora\nMora kommun gör, liksom grannkommunen Orsa kommun, mer.", "Mora"),
        ("# Habo kommun", "Habo"),
        ("Ett löfte för alla", None),
    ],
)
def test_whose_it_is(text: str, expected: str | None) -> None:
    told = read(text).municipality
    assert (told and told.value.name) == expected


def test_two_municipalities_are_unsure() -> None:
    told = read("Medborgarlöfte för Arvidsjaurs kommun och Arjeplogs kommun").municipality
    assert told is not None
    assert told.unsure == "Dokumentet kan också gälla Arjeplog."


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Löftet skrevs under den 30 augusti 2024.", date(2024, 8, 30)),
        ("Undertecknades 2024-08-30", date(2024, 8, 30)),
        ("Den 30 augusti 2024 undertecknade parterna löftet.", date(2024, 8, 30)),
        ("# Underskrifter\n2024-08-30", date(2024, 8, 30)),
        ("# Löfte\nText.\nMjölby den 30 augusti 2024", date(2024, 8, 30)),
        (
            "# Löfte\nText.\nText.\nText.\nText.\n2024-08-30\nTest Testsson\nKommunchef",
            date(2024, 8, 30),
        ),
        ("Det ersätter den som undertecknades 2018-06-11.", None),
        ("Det gäller från undertecknandet till den 31 december 2026.", None),
        ("# Löfte\nText.\n# Aktuellt\n12 januari 2026", None),
        ("# Löfte\nText.\nTjänsteskrivelse 2025-11-10", None),
        ("Beslut i kommunstyrelsen den 9 september 2025", None),
    ],
)
def test_the_day_it_was_signed(text: str, expected: date | None) -> None:
    told = read(text).signed
    assert (told and told.value) == expected


def test_two_days_at_the_signatures_are_unsure() -> None:
    told = read("# Underskrifter\nKil den 3 mars 2025\nKil den 4 mars 2025").signed
    assert told is not None
    assert told.unsure == "Dokumentet visar flera dagar vid underskrifterna."


def test_case_numbers_are_those_of_each_party() -> None:
    text = "Dnr KS/2025:201\nPolisens diarienr A321.877/2023\nÄrendet därefter: Dnr KS 2025/231"
    assert [one.value for one in read(text).references] == [
        ("kommun", "KS/2025:201"),
        ("polis", "A321.877/2023"),
    ]
    cell = "| Diarienummer: KS 24/0388 (kommunen), A398.201/2024 (Polisen)"
    assert [one.value for one in read(cell).references] == [
        ("kommun", "KS 24/0388"),
        ("polis", "A398.201/2024"),
    ]


def test_only_those_in_office_sign() -> None:
    text = (
        "Handläggare Prov Provsson\n# Underskrifter\nTest Testsson, kommundirektör\n"
        "Chef för lokalpolisområdet: Exempla Exempelsson\nProv Provsson\n"
        "| För föreningen: Prova Provdotter, ordförande"
    )
    assert [one.value for one in read(text).signers] == [
        Signer("Test Testsson", "kommundirektör", "kommun"),
        Signer("Exempla Exempelsson", "Chef för lokalpolisområdet", "polis"),
        Signer("Prova Provdotter", "ordförande", None),
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Parter: Polisen, Mjölby kommun och Bostads AB Prov", "polis kommun bostads-ab-prov"),
        ("| Parter: Polisen och Mjölby kommun | Tid: 2025", "polis kommun"),
        ("Överenskommelse mellan Mjölby kommun och Polismyndigheten om samverkan", "kommun polis"),
        ("Mjölby kommun – Lokalpolisområde Väst – Provbostäder AB", "kommun polis provbostader-ab"),
        ("Parter: Polisen, AB och kommunen", "polis kommun"),
        ("Polisen och Kils kommun lovar följande:", "polis kommun"),
        ("Provhem AB, Kils kommun och Polismyndigheten är parter.", "provhem-ab kommun polis"),
        ("Vi som är poliser lovar mer.", ""),
        ("Parter är Mjölby kommun, org.nr 212000-0000, och Polisen", "kommun polis"),
        ("Parter: Polisen", ""),
        ("Polisen lovar mycket.", ""),
    ],
)
def test_who_agree(text: str, expected: str) -> None:
    assert " ".join(read(text).parties or {}) == expected


def test_the_municipality_is_called_by_its_name() -> None:
    facts = read("# MJÖLBY KOMMUN\nParter: kommunen och polisen")
    assert facts.parties is not None
    assert facts.parties["kommun"].value == "Mjölby kommun"


def test_a_city_is_called_as_it_calls_itself() -> None:
    facts = read("Parterna är stadsdelsnämnden i Borås Stad samt polisen")
    assert facts.parties is not None
    assert facts.parties["kommun"].value == "Borås Stad"


def test_words_that_the_document_defines() -> None:
    text = (
        "Bostads AB Prov, nedan kallat Bolaget, och Mjölby kommun (nedan kommunen) samt "
        'Polismyndigheten (härefter benämnd "Myndigheten") och Provrådet ("Rådet").\n'
        "Tabellen nedan visar vad Kommunen efter hand gör."
    )
    assert read(text).called == {
        "bolaget": ("bostads-ab-prov", "Bostads AB Prov"),
        "myndigheten": ("polis", "Polismyndigheten"),
        "rådet": ("provradet", "Provrådet"),
    }


def test_a_word_that_the_document_defines_is_who_it_means() -> None:
    found = draft(
        blocks(
            "# Löfte\nProvhem Exempel AB, nedan kallat Bolaget, är part.\n# Vi lovar\n"
            "Bolaget ska byta lås i alla portar."
        )
    )
    assert [one.responsible for one in found.promises] == [("provhem-exempel-ab",)]
    assert found.parties == {"provhem-exempel-ab": "Provhem Exempel AB"}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Löftet följs upp varje kvartal.", {"every": "quarter"}),
        ("Löftet följs upp två gånger per år.", {"every": "half_year"}),
        ("Kommunen följer upp löftet årligen.", {"by": "kommun", "every": "year"}),
        ("Löftena följs upp årligen av polisen.", {"by": "polis", "every": "year"}),
        ("Löftet följs upp i maj och november.", {"every": "half_year"}),
        (
            "Resultatet redovisas för kommunstyrelsen senast den 28 februari 2027.",
            {"told_to": ("Kommunstyrelsen",), "due": date(2027, 2, 28)},
        ),
        (
            "Uppföljningen sker årligen och delges medarbetarna och medborgarna.",
            {"every": "year", "told_to": ("Medarbetarna", "Medborgarna")},
        ),
        (
            "Löftet följs upp varje kvartal. Resultatet redovisas kvartalsvis under 2027.",
            {"every": "quarter"},
        ),
        (
            "Rapporten lämnas senast den 1 mars 2027. Rapporten lämnas senast den 1 mars 2027.",
            {"due": date(2027, 3, 1)},
        ),
        (
            "Löftet följs upp i maj 2026 och senast den 30 juni 2027.",
            [{"due": date(2026, 5, 31)}, {"due": date(2027, 6, 30)}],
        ),
        (
            "Efter varje kvartal skickar kommunen ett nyhetsbrev.",
            {"by": "kommun", "every": "quarter"},
        ),
        ("Polisen och kommunen följer upp löftet varje tertial.", {"every": "tertial"}),
        ("Vi följer upp löftet varje år.", {"every": "year"}),
        (
            "| Löfte: Löftet redovisas | Ansvar: Kommunen | Mått: Varje halvår",
            {"by": "kommun", "every": "half_year"},
        ),
        (
            "Löftet följs upp av styrgruppen varje halvår.",
            {"by": "styrgruppen", "every": "half_year"},
        ),
        ("Det redovisas i mars 2020 och mars 2027, senast då.", None),
        ("Under 2019 följdes ett annat löfte upp.", None),
    ],
)
def test_the_duty_to_follow_up(text: str, expected: object) -> None:
    found = read(f"# Medborgarlöfte 2026\n# Uppföljning\n{text}").follow_up
    told = [one.value.model_dump(exclude_defaults=True) for one in found]
    assert (told if len(told) > 1 else next(iter(told), None)) == expected


def test_a_title_goes_on_in_the_next_lines() -> None:
    told = read("# Medborgarlöfte mellan\n# Kils kommun och\nPolisen").title
    assert told is not None
    assert told.value == "Medborgarlöfte mellan Kils kommun och"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# Medborgarlöfte Kil 2027 | Polismyndigheten", "Medborgarlöfte Kil 2027"),
        ("# Löften för Kil - Kils kommun", "Löften för Kil"),
        ("# Medborgarlöfte | Kils kommun", None),
        ("# § 187 Medborgarlöfte för Kil Dnr KS 2025/214", "Medborgarlöfte för Kil"),
    ],
)
def test_a_title_is_not_what_stands_around_it(text: str, expected: str | None) -> None:
    told = read(text).title
    assert (told and told.value) == expected


def test_title_kind_and_places() -> None:
    facts = read(
        "# MEDBORGARLÖFTE FÖR RIMBO\nStadsdelen Norra Rimbo och lokalpolisområde Norra Roslagen\n"
        "I Rimbo bor vi."
    )
    assert facts.title is not None
    assert facts.police_area is not None
    assert facts.district is not None
    assert facts.title.value == "Medborgarlöfte för Rimbo"
    assert facts.kind == "citizen_promise"
    assert facts.police_area.value == "Norra Roslagen"
    assert facts.district.value == "Norra Rimbo"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# Överenskommelse om samverkan 2024–2026", "cooperation_agreement"),
        ("# Åtgärdsplan 2025", "action_plan"),
        ("# Så gör vi", "citizen_promise"),
    ],
)
def test_the_kind(text: str, expected: str) -> None:
    assert read(text).kind == expected


def test_lines_of_contacts_and_signatures() -> None:
    text = (
        "Polisen går fotpatrull i centrum.\nFrågor? Ring 0176-123 45.\nE-post: prov@example.se\n"
        "Provvägen 1, 771 00 Ludvika\n# Underskrifter\nTest Testsson\nKommunchef"
    )
    assert contact_lines(blocks(text)) == {2, 3, 4, 5, 6, 7}


def test_the_lines_of_those_who_sign_are_no_promises() -> None:
    text = (
        "# Medborgarlöfte för Kil 2026\n"
        "Polisen ska besöka skolorna.\n"
        "# Underskrifter\n"
        "Kil den 3 mars 2026\n"
        "- Test Testsson\n"
        "- Polisen, lokalpolisområde Karlstad\n"
        "Kommunen ska informera invånarna.\n"
        "# Bilaga\n"
        "- Kils kommun"
    )
    assert signature_lines(blocks(text)) == {3, 4, 5, 6}
    assert [one.line for one in draft(blocks(text)).promises if one.line in (5, 6)] == []
    assert signature_lines(blocks("# Medborgarlöfte för Kil\nPolisen ska gå.")) == frozenset()


def test_all_that_is_told_of_the_agreement_is_in_the_document_for_programs() -> None:
    found = draft(
        blocks(
            "# Medborgarlöfte för Kils kommun 2027\nDnr KS/2026:201\n# Vi lovar\n"
            "Polisen ska gå minst 8 fotpatruller per år.\n# Uppföljning\n"
            "Kommunen följer upp löftet varje år.\n# Underskrifter\nTest Testsson, kommunchef"
        )
    )
    source = DraftSource("kil.txt", None, date(2027, 1, 2))
    told = json.loads(draft_json.text(sound(found), source))["agreement"]
    assert told["references"] == [{"by": "kommun", "number": "KS/2026:201"}]
    assert told["signatories"] == [
        {"name": "Test Testsson", "role": "kommunchef", "party": "kommun"}
    ]
    assert told["follow_up"] == [{"by": "kommun", "every": "year", "told_to": [], "due": None}]


def test_of_a_very_long_document_the_beginning_and_the_end_are_read() -> None:
    middle = "\n".join(["Polisen i Mora kommun är här. " * 100] * 200)
    facts = read(f"# Medborgarlöfte för Kils kommun 2027\n{middle}\nKil den 3 mars 2027")
    assert facts.municipality is not None
    assert facts.first.value == date(2027, 1, 1)
    assert facts.signed == (date(2027, 3, 3), 202, "")


def test_what_only_repeats_days_is_soon_read() -> None:
    assert term("2025, " * 20_000) == "2025-01-01?–2025-12-31?"
