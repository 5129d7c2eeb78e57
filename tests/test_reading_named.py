"""Who is meant by the words of a document: its own parties, headings, abbreviations."""

import pytest

from medlofte.drafting.reader import draft
from reading_documents import blocks, promised, read, who


def test_a_short_word_means_the_one_that_has_been_named() -> None:
    lines = (
        "Löftet följs av Arjeplogs trygghetsråd.",
        "# Löften om möten",
        "- Rådet håller möten varje månad",
    )
    assert promised(*lines)[-1] == ("arjeplogs-trygghetsrad", "Rådet håller möten varje månad")


def test_a_short_word_that_fits_two_means_neither() -> None:
    lines = (
        "Löftet följs av Arjeplogs trygghetsråd och Arjeplogs idrottsråd.",
        "# Löften om möten",
        "- Rådet håller möten varje månad",
    )
    assert [one for one, _ in promised(*lines)][-1] == "radet"


@pytest.mark.parametrize("told", ["Polisen (P) och kommunen (K).", "P = polisen, K = kommunen."])
def test_an_abbreviation_means_whom_the_document_says(told: str) -> None:
    assert [one for one, _ in promised(told, "- Fler fotpatruller (P)", "- Ljusa gator (K)")] == [
        *("polis", "kommun")
    ]


def test_an_abbreviation_of_nobody_is_none() -> None:
    assert [one for one, _ in promised("P = parkering", "- Fler besök i byarna (P)")] == [
        "polis,kommun"
    ]


def test_everybody_is_all_who_agree() -> None:
    found = draft(
        blocks(
            "# Medborgarlöfte 2027 mellan Arjeplogs kommun, Polisen och Provhem AB",
            "# Vi lovar",
            "- Vi går trygghetsvandringar varje år",
            "- Provhem lagar trasiga lampor varje månad",
        )
    )
    assert [who(one) for one in found.promises] == ["kommun,polis,provhem-ab", "provhem-ab"]
    assert found.parties["provhem-ab"] == "Provhem AB"


@pytest.mark.parametrize(
    "heading,doer",
    [
        ("Kommunen", "kommun"),
        ("5.1 Polisen åtar sig att", "polis"),
        ("Vi inom polisen", "polis"),
        ("Det kommunen lovar", "kommun"),
        ("Polisen och kommunen gör det här ihop", "polis+kommun"),
        ("Vad gör polisen åt stölderna?", "polis"),
        ("Löften för Arjeplogs kommun", "polis,kommun"),
        ("Medborgarlöfte Arjeplogs kommun", "polis,kommun"),
        ("Trafik", "polis,kommun"),
    ],
)
def test_a_heading_may_say_who(heading: str, doer: str) -> None:
    assert [one for one, _ in promised(f"# {heading}", "- Fler besök i byarna")] == [doer]


def test_a_letterhead_says_nothing_of_who() -> None:
    lines = ("# Arjeplogs kommun", "# Polisen", "# Medborgarlöfte 2027", "- Fler besök i byarna")
    assert [who(one) for one in draft(blocks(*lines)).promises] == ["polis,kommun"]


def test_an_aim_under_a_heading_is_no_area() -> None:
    found = read("# Trafik", "# Mål: färre olyckor", "- Fler besök i byarna (Polisen)").promises
    assert [(one.area, who(one)) for one in found] == [("Trafik", "polis")]


def test_another_paragraph_of_minutes_promises_nothing() -> None:
    lines = (
        "# § 187 Medborgarlöfte för Arjeplogs kommun 2027",
        "- Kommunen ska öppna en lekplats i byn",
        "# § 188 Inköp av bilar",
        "Kommunen ska köpa in tre bilar under 2027.",
    )
    found = draft(blocks(*lines))
    assert [one.line for one in found.promises] == [2]


def test_a_label_of_a_paragraph_is_its_area_but_not_another_municipality() -> None:
    lines = (
        "Trafik: Polisen ska kontrollera farten varje vecka.",
        "Pajala: Polisen ska kontrollera farten varje vecka.",
    )
    found = read(*lines)
    assert [(one.line, one.area) for one in found.promises] == [(4, "Trafik")]


def test_a_heading_and_who_may_stand_on_one_line() -> None:
    found = read("# Fokus 1: Trygga platser Polisen", "- Fler besök i byarna").promises
    assert [(one.area, who(one)) for one in found] == [("Trygga platser", "polis")]


@pytest.mark.parametrize("heading", ["Möten med Polisen", "Trygg Polis", "Kontakt med Polisen"])
def test_a_heading_about_somebody_says_nothing_of_who(heading: str) -> None:
    assert [one for one, _ in promised(f"# {heading}", "- Fler besök i byarna")] == ["polis,kommun"]


def test_a_point_that_only_names_who_leads_to_those_below_it() -> None:
    lines = (
        "- Polisen:",
        "-- håller möten i byarna varje år",
        "- Polisen och kommunen tillsammans:",
        "-- går ronder varje år",
    )
    assert promised(*lines) == [
        ("polis", "Polisen håller möten i byarna varje år"),
        ("polis+kommun", "Polisen och kommunen går ronder varje år"),
    ]


def test_a_heading_of_earlier_years_tells() -> None:
    found = read("# Facit 2022–2024", "- 20 fotpatruller av polisen")
    assert not found.promises


def test_a_row_may_tell_who_and_how_much_of_the_text_above_it() -> None:
    found = read(
        "# Lugnare trafik",
        "Trafikkontroller på vägarna genom byn.",
        "|Vem=Polisen|Hur ofta=4 gånger per år|",
        "Nya lampor sätts upp.",
        "|Vem=Kommunen|Utfall=Klart|",
    ).promises
    assert [(who(one), one.text, one.target["at_least"]) for one in found] == [
        ("polis", "Trafikkontroller på vägarna genom byn.", "4")
    ]


def test_those_with_whom_nobody_named_does_it_do_not_do_it_alone() -> None:
    assert promised("- Besök i lokaler ihop med räddningstjänsten") == [
        ("polis+kommun+raddningstjanst", "Besök i lokaler ihop med räddningstjänsten")
    ]


def test_those_who_get_something_do_not_do_it() -> None:
    assert [one for one, _ in promised("- Alla skolor får en egen kontaktpolis")] == ["polis"]


def test_whoever_stands_in_the_column_of_those_who_do_it_is_a_party() -> None:
    found = read(
        "|Aktivitet=Besök på gårdar|Ansvar=Polisen och Exempelförsäkring|",
        "|Aktivitet=Besök på gårdar igen|Ansvar=föräldravandrare|",
        "|Aktivitet=Besök i byar|Ansvar=se 4.1 och bilaga|",
    )
    assert [who(one) for one in found.promises] == [
        *("polis,exempelforsakring", "foraldravandrare", "polis,kommun")
    ]
    assert found.parties["foraldravandrare"] == "Föräldravandrare"


def test_those_with_whom_it_is_done_are_parties_whatever_they_are_called() -> None:
    lines = (
        "- Polisen håller möten tillsammans med Exempelodlarna varje år",
        "- Polisen håller kvällar tillsammans med Arjeplogs kommun varje år",
    )
    assert [one for one, _ in promised(*lines)] == ["polis+exempelodlarna", "polis+kommun"]


def test_a_lead_may_name_somebody_whom_nobody_knows() -> None:
    assert promised("Bygdens lantbrukare gör detta:", "- Startar möten i fem byar") == [
        ("bygdens-lantbrukare", "Bygdens lantbrukare startar möten i fem byar")
    ]


def test_a_company_is_also_meant_by_its_name_alone() -> None:
    lines = ("- Bostadsbolaget Provhem byter lås under 2027", "- Provhem går ronder varje år")
    assert [one for one, _ in promised(*lines)] == ["bostadsbolaget-provhem"] * 2


def test_a_label_within_a_paragraph_tells_what_it_is() -> None:
    found = read(
        "# Löfte 1 – Trafik",
        "Bakgrund. Skolsköterskorna möter elever som är oroliga varje vecka.",
        "Så gör vi. Polisen går ronder varje vecka.",
        "Polisen ska synas mer. Kommunen går ronder varje vecka.",
    )
    assert [(one.line, who(one)) for one in found.promises] == [
        *((6, "polis"), (7, "polis"), (7, "kommun"))
    ]


def test_a_column_may_say_whose_deeds_stand_in_it() -> None:
    row = "|Vad polisen gör=Minst 45 kontroller varje år|Vad kommunen gör=Byter skyltar|"
    assert [who(one) for one in read(row).promises] == ["polis", "kommun"]


def test_a_row_with_a_state_is_still_a_promise() -> None:
    row = "|Aktivitet=Möten i byarna|Ansvarig=Polisen|Hur ofta=Varje kvartal|Status=Pågår|"
    assert [who(one) for one in read(row).promises] == ["polis"]


def test_what_is_told_of_an_area_is_no_area() -> None:
    found = read("# Trafik", "Bakomliggande orsak: Polisen är få.", "- Fler kontroller (Polisen)")
    assert [(one.area, who(one)) for one in found.promises] == [("Trafik", "polis")]


def test_a_label_alone_tells_what_the_points_under_it_are() -> None:
    lines = ("# Trafik", "Bakgrund.", "- Det är mörkt i byn", "Så gör vi.", "- Polisen går ronder")
    assert [one.line for one in read(*lines).promises] == [8]


def test_what_a_document_opens_with_is_no_promise() -> None:
    lines = (
        "# Medborgarlöfte för Arjeplog 2027",
        "Polisen och Arjeplogs kommun lovar dig som bor här att vi ska arbeta för trygghet.",
        "# Vi lovar",
        "- Polisen går ronder varje vecka",
    )
    assert [one.line for one in draft(blocks(*lines)).promises] == [4]


def test_points_go_on_from_a_lead_that_promises_wherever_it_stands() -> None:
    lines = ("# Varför just det här?", "Du kommer att märka att", "- vi syns mer i byn")
    assert [one.line for one in read(*lines).promises] == [6]


def test_a_word_that_the_document_defines_means_whom_it_says() -> None:
    lines = (
        "Exempelby bygderåd, nedan kallat Bygden, är med.",
        "Arjeplogs kommun, nedan kallad Kommunen, och Polismyndigheten, nedan kallad Polisen.",
        "# Löften",
        "- Bygden går ronder varje vecka",
    )
    found = read(*lines).promises
    assert [who(one) for one in found] == ["exempelby-bygderad"]


def test_those_whose_part_comes_are_called_by_their_name() -> None:
    found = draft(
        blocks("Polisens och kommunens löften", "Båtklubbarnas bidrag:", "- vakta hamnen")
    )
    assert found.parties["batklubbarna"] == "Båtklubbarna"
    assert found.promises[-1].text == "Båtklubbarna ska vakta hamnen"


def test_a_company_that_bears_the_name_of_the_place_is_not_the_municipality() -> None:
    lines = (
        "# Medborgarlöfte mellan Polisen, Kils kommun och Provhem i Kil AB",
        "- Kil kommun lagar trasiga lampor varje månad",
        "- Provhem i Kil AB låser portarna varje kväll",
    )
    assert [one for one, _ in promised(*lines)] == ["kommun", "provhem-i-kil-ab"]
    other = (
        "# Medborgarlöfte mellan Polisen, Arvika kommun och Arvika AB",
        "- Arvika kommun lagar trasiga lampor varje månad",
    )
    assert [one for one, _ in promised(*other)] == ["kommun"]


@pytest.mark.parametrize("between", [" ", " – "])
def test_a_word_for_many_beside_their_names_is_nobody_of_its_own(between: str) -> None:
    told = f"Bostadsbolagen{between}Provhus och Testhem låser portarna varje kväll"
    assert [one for one, _ in promised(f"- {told}")] == ["provhus,testhem"]
