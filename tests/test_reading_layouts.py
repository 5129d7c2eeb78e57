"""Who does it in each layout: a party is known by its form, wherever it stands."""

import pytest

from medlofte.drafting.blocks.rows import GridRow, rows_of
from medlofte.drafting.reader import draft
from reading_documents import OPENING, blocks, promised, read, who

_NAMES = {"polis": "Polisen", "kommun": "Kommunen", "exempelhem": "Exempelhem"}
_DEEDS = ("genomför 20 kontroller varje år", "patrullerar varje fredag")


@pytest.mark.parametrize(
    "heading, doer",
    [
        ("Polisen i Arjeplog", "polis"),
        ("Så bidrar polisen", "polis"),
        ("Vi som jobbar på kommunen", "kommun"),
        ("Exempelhems löften", "exempelhem"),
        ("3.1 Arjeplogs kommun", "kommun"),
        ("Insatser av polisen", "polis"),
    ],
)
def test_a_heading_of_a_party_is_known_by_having_nothing_else(heading: str, doer: str) -> None:
    assert promised(f"## {heading}", *(f"- {one}" for one in _DEEDS)) == [
        (doer, f"{_NAMES[doer]} {one}") for one in _DEEDS
    ]


@pytest.mark.parametrize("heading", ["Torg och hus", "Kommunen finns i byn", "För polisen"])
def test_a_heading_of_more_than_a_name_names_nobody(heading: str) -> None:
    assert [one for one, _ in promised(f"## {heading}", "- fler möten i byarna")] != ["polis"]


def test_areas_without_a_level_lie_under_the_party_that_they_follow_directly() -> None:
    lines = ("# Polisen", "# Trafik", "- mäter farten", "# Centrum", "- går till fots varje dag")
    assert [one for one, _ in promised(*lines)] == ["polis", "polis"]


def test_areas_beside_parties_are_not_theirs() -> None:
    lines = ("# Trafik", "# Polisen", "- mäter farten", "# Centrum", "- fler möten i byarna")
    assert [one for one, _ in promised(*lines)] == ["polis", "polis,kommun"]


def test_we_are_those_who_lead() -> None:
    lines = (
        "Polisen lovar dig att",
        "- vi mäter farten varje vecka",
        "- vi går till fots varje dag",
    )
    assert [one for one, _ in promised(*lines)] == ["polis", "polis"]


def test_a_paragraph_may_begin_with_who_does_all_it_says() -> None:
    told = promised("Polisen: Mäter farten varje vecka. Besöker skolan varje år.", "Skolan besöks.")
    assert [one for one, _ in told][:2] == ["polis", "polis"]
    assert promised("## Kommunen", "Byter trasiga lampor.") == [
        ("kommun", "Kommunen byter trasiga lampor.")
    ]


@pytest.mark.parametrize(
    "card",
    [
        ("Åtgärd: Belysa stigen", "Ansvarig: Polisen", "När: Senast 30 juni 2027"),
        ("Vem: Polisen", "Vad: Belysa stigen", "Klart: Senast 30 juni 2027"),
        ("## Löfte 1.2: Belysa stigen", "Görs av: Polisen", "När: Senast 30 juni 2027"),
        ("Aktivitet: Belysa stigen Ansvarig part: Polisen När: Senast 30 juni 2027",),
        ("- Belysa stigen", "Ansvarig: Polisen", "När: Senast 30 juni 2027"),
        ("Belysa stigen.", "Ansvarig: Polisen", "När: Senast 30 juni 2027"),
    ],
)
def test_labelled_lines_are_a_card_in_any_order(card: tuple[str, ...]) -> None:
    found = read(*card, "Så är det tänkt.", *card).promises
    assert {(who(one), one.target["by"]) for one in found} == {("polis", "2027-06-30")}


def test_a_card_tells_whom_nobody_knows() -> None:
    assert promised("Vad: Städa spåren varje vecka", "Vem: Skidvännerna") == [
        ("skidvannerna", "Skidvännerna ska städa spåren varje vecka")
    ]


def test_what_is_done_may_be_the_heading_above_its_fields() -> None:
    found = promised(
        "## Trafik",
        "### Riktade kontroller vid torget",
        "Ansvarig: Polisen",
        "Hur ofta: minst 2 varje vecka",
        "### Läxhjälp i biblioteket",
        "Ansvarig: Exempelstöd",
    )
    assert [doer for doer, _ in found] == ["polis", "exempelstod"]


def test_a_heading_with_who_and_points_below_it_is_no_deed() -> None:
    found = promised(
        "## Trafik",
        "Ansvarig: Polisen",
        "- mäta farten varje vecka",
        "## Ungdomar",
        "Ansvarig: Kommunen",
        "- hålla gården öppen varje fredag",
    )
    assert [text for _, text in found if text.startswith(("Trafik", "Ungdomar"))] == []


def test_labels_without_a_deed_are_no_card() -> None:
    assert promised("Sidan är gammal.", "Ansvarig: Test Testsson", "Tid: 2027") == []
    assert promised("# Utgivare", "Ansvarig: Kommunen", "# Nästa", "Ansvarig: Kommunen") == []
    assert promised("Åtgärd: Belysa stigen varje år") == [
        ("polis,kommun", "Polisen och kommunen ska belysa stigen varje år")
    ]


@pytest.mark.parametrize(
    "bullet",
    [
        "Belysa stigen varje år [kommunen]",
        "Belysa stigen varje år /Kommunen",
        "Belysa stigen varje år. Gör: kommunen.",
        "Belysa stigen varje år. Vem: Kommunen",
    ],
)
def test_who_may_stand_after_it_in_any_way(bullet: str) -> None:
    told = [(one, text.rstrip(".")) for one, text in promised(f"- {bullet}")]
    assert told == [("kommun", "Kommunen ska belysa stigen varje år")]


@pytest.mark.parametrize(
    "rows, doers",
    [
        (
            (
                ("Åtgärd", "Polisen", "Kommunen", "Provhem"),
                ("Städa", "x", "", ""),
                ("Så", "", "✓", "Ja"),
            ),
            ["polis", "kommun,provhem"],
        ),
        (
            (("Område", "Det gör polisen", "Det gör kommunen"), ("Torget", "Går dit", "Städar")),
            ["polis", "kommun"],
        ),
        (
            (
                ("Polisen", "Kommunen", "Provhem"),
                ("Går till torget", "Städar parken", "Sår gräs i byn"),
            ),
            ["polis", "kommun", "provhem"],
        ),
        (
            (("Gå till torget", "Polisen"), ("Städa", "Kommunen"), ("Så gräs", "Provhem")),
            ["polis", "kommun", "provhem"],
        ),
    ],
)
def test_a_table_tells_who_in_columns_and_marks(
    rows: tuple[tuple[str, ...], ...], doers: list[str]
) -> None:
    table = rows_of([GridRow(number, [*cells]) for number, cells in enumerate(rows, start=9)])
    found = draft([*blocks(*OPENING), *table]).promises
    assert [who(one) for one in found] == doers


def test_parties_may_stand_below_areas_in_a_list() -> None:
    lines = ("- Trafik", "-- Polisen", "--- mäter farten varje vecka", "-- Arjeplogs kommun")
    told = promised(
        *lines, "--- belyser stigen", "- Trygghet", "-- sprider tips", "- Ses varje höst"
    )
    assert told[:2] == [
        ("polis", "Polisen mäter farten varje vecka"),
        ("kommun", "Kommunen belyser stigen"),
    ]


def test_we_after_a_sentence_of_one_party_are_guessed_to_be_it() -> None:
    told = read("Kommunen belyser stigen varje höst. Vi städar också parken varje vår.").promises
    assert [who(one) for one in told] == ["kommun", "kommun"]
    assert [[doubt.key for doubt in one.doubts] for one in told] == [[], ["responsible"]]
    joint = "Kommunen belyser stigen varje höst. Vi städar parken tillsammans varje vår."
    assert [one for one, _ in promised(joint)] == ["kommun", "polis+kommun"]


def test_they_do_what_the_paragraph_goes_on_with() -> None:
    told = promised(
        "Kommunen belyser stigen varje höst. De håller fritidsgården öppen varje lördag."
    )
    assert [one for one, _ in told] == ["kommun", "kommun"]


def test_a_list_may_name_areas_parties_deeds_and_what_those_are_for() -> None:
    found = read(
        "# Det här ska göras",
        "- Stigen till badet",
        "-- Polisen",
        "--- går ronder varje vecka",
        "---- för att badgästerna ska känna sig trygga",
        "-- Arjeplogs kommun",
        "--- belyser stigen",
        "- Åtgärder",
        "-- Polisen",
        "--- mäter farten varje vecka",
        "- Torget:",
        "-- besöka handlarna varje vecka",
        "- Parken belyses varje höst",
    )
    assert [(one.area, one.text) for one in found.promises] == [
        ("Stigen till badet", "Polisen går ronder varje vecka"),
        ("Stigen till badet", "Kommunen belyser stigen"),
        ("", "Polisen mäter farten varje vecka"),
        ("Torget", "Polisen och kommunen ska besöka handlarna varje vecka"),
        ("", "Parken belyses varje höst"),
    ]


def test_a_bullet_may_begin_with_its_name() -> None:
    told = promised(
        "- Lugna gator. Kommunen ska ställa ut blomlådor på tio gator.",
        "- Fler gatlyktor. Kommunen ansvarar för detta.",
        "- Besök. Kommunen ansvarar för detta.",
    )
    assert told == [
        ("kommun", "Kommunen ska ställa ut blomlådor på tio gator."),
        ("kommun", "Fler gatlyktor."),
    ]


def test_a_lead_to_problems_promises_nothing_of_them() -> None:
    lines = ("- buskörning med mopeder i centrum", "- Polisen ska gå ronder varje helg")
    for lead in ("Tre problem återkommer:", "Det här oroar er som bor här:"):
        assert promised(lead, *lines) == [("polis", "Polisen ska gå ronder varje helg")]
    assert len(promised("Åtgärder mot problemen:", "- fler gatlyktor i centrum", *lines[1:])) == 2


def test_who_alone_on_a_line_leads_to_the_bullets_after_it() -> None:
    told = promised(
        "Ansvarig: Polisen",
        "- går ronder varje vecka",
        "- mäter farten varje vecka",
        "Ansvarig: Kommunen",
        "- belyser stigen",
        "- Så gör vi:",
    )
    assert [one for one, _ in told[:3]] == ["polis", "polis", "kommun"]


def test_who_alone_on_a_line_may_tell_of_the_bullet_before_it() -> None:
    told = promised(
        "- Fler gatlyktor",
        "Ansvarig: Kommunen",
        "- Ronder varje vecka",
        "Ansvarig: Polisen",
        "- Klotter tas bort inom ett dygn",
        "Ansvarig: Kommunen",
        "# Skolan",
        "Ansvarig: Polisen",
        "- Fler besök i klasserna",
    )
    assert [one for one, _ in told] == ["kommun", "polis", "kommun", "polis"]


def test_the_next_sentence_may_tell_who_does_it() -> None:
    told = promised(
        "Orossamtal ska erbjudas varje familj. Samtalen hålls av polisen och skolan tillsammans.",
        "- Vaktronder ska gås varje helg. De görs av kommunen.",
        "- Mötena hålls av polisen.",
    )
    assert told == [
        ("polis+skola", "Orossamtal ska erbjudas varje familj."),
        ("kommun", "Vaktronder ska gås varje helg."),
        ("polis", "Mötena hålls av polisen."),
    ]


def test_areas_in_a_list_may_lie_in_each_other_and_name_no_party() -> None:
    found = read(
        "- Trygga platser",
        "-- Resecentrum",
        "--- Polisen",
        "---- går ronder varje vecka",
        "---- så att fler vågar åka tåg",
        "- Badet",
        "-- Kommunen belyser stigen",
        "- Skolgårdarna",
        "-- Besök varje månad (polisen)",
        "- Fler ronder på torget",
        "-- Polisen går varje vecka",
        "- Hastighetskontroller",
        "-- Polisen gör dem varje månad",
    ).promises
    assert [(one.area, one.text) for one in found[:4]] == [
        ("Resecentrum", "Polisen går ronder varje vecka"),
        ("Badet", "Kommunen belyser stigen"),
        ("Skolgårdarna", "Besök varje månad"),
        ("", "Fler ronder på torget"),
    ]
    assert "Hastighetskontroller" in [one.text for one in found]


def test_a_deed_after_a_lead_is_no_name_of_the_bullet() -> None:
    told = promised("Polisen ska:", "- besöka alla skolor. Kommunen ska följa med dit varje gång.")
    assert told[0] == ("polis", "Polisen ska besöka alla skolor.")


def test_she_is_who_the_sentence_before_it_names() -> None:
    told = "Områdespolisen besöker skolan varje vecka. Hon patrullerar på torget varje månad."
    assert [doer for doer, _ in promised(told)] == ["polis", "polis"]


def test_a_sentence_that_only_says_who_makes_no_name_of_the_one_before_it() -> None:
    told = promised("- Fler besök på fritidsgården. Kommunen ansvarar för det.")
    assert told == [("kommun", "Fler besök på fritidsgården.")]


def test_a_sentence_with_a_verb_is_no_name_of_the_one_after_it() -> None:
    told = "- Det märks. Kommunen ska ordna vandringar varje vecka."
    assert promised(told) == [("kommun", "Kommunen ska ordna vandringar varje vecka.")]


def test_fields_that_open_a_document_have_nothing_above_them() -> None:
    card = ("Ansvarig: Polisen", "Hur ofta: varje vecka")
    found = draft(
        blocks(*card, OPENING[0], "## Kontroller vid torget", *card, "## Läxhjälp", *card)
    )
    assert [one.text for one in found.promises] == ["Kontroller vid torget", "Läxhjälp"]
