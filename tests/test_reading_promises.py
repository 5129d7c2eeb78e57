"""A document read into promises: what is promised, by whom, in which area."""

import pytest

from reading_documents import promised, read, who


def test_a_lead_tells_who_does_each_of_its_points() -> None:
    assert promised(
        "Polisen åtar sig att:", "- patrullera i centrum,", "- besöka skolorna varje termin."
    ) == [
        ("polis", "Polisen ska patrullera i centrum"),
        ("polis", "Polisen ska besöka skolorna varje termin."),
    ]


def test_a_point_of_its_own_subject_is_not_of_the_lead() -> None:
    assert promised("Polisen ska:", "- patrullera", "- kommunen tar bort klotter varje dag")[1] == (
        "kommun",
        "Kommunen tar bort klotter varje dag",
    )


def test_a_lead_of_two_who_do_it_together_holds_for_its_points() -> None:
    assert promised("Polisen och kommunen ska tillsammans:", "- gå trygghetsvandringar") == [
        ("polis+kommun", "Polisen och kommunen ska gå trygghetsvandringar")
    ]


@pytest.mark.parametrize(
    "text,doer",
    [
        ("Fotpatrullering i centrum varje helg (Polisen)", "polis"),
        ("Belysningen ses över varje höst. Ansvarig: kommunen", "kommun"),
        ("Belysningen ses över varje höst, kommunen ansvarar.", "kommun"),
        ("Kommunen: belysningen ses över varje höst", "kommun"),
        ("Belysningen ses över varje höst – Kommunen", "kommun"),
        ("Kommunens hastighetsskylt ställs upp på fyra platser", "kommun"),
        ("Fritidsgården ska besökas av polisen och socialtjänsten", "polis,socialtjanst"),
        ("Polisen ska tillsammans med skolan hålla föräldramöten", "polis+skola"),
        ("Polisens synlighet ska bli bättre", "polis"),
        ("Narkotikasök ska ske vid skolorna", "polis"),
        ("Farthinder vid skolorna", "kommun"),
        ("Fler unga ska få arbete; kommunen ansvarar.", "kommun"),
        ("Tullverket kontrollerar fordon varje vecka", "tullverket"),
        ("Bygdens skolor besöks varje termin", "polis,kommun"),
    ],
)
def test_who_does_it_is_read_where_it_is_told(text: str, doer: str) -> None:
    assert [who(one) for one in read(f"- {text}").promises] == [doer]


def test_a_heading_names_who_does_what_stands_under_it() -> None:
    lines = ("# Polisens åtaganden", "- Fler fotpatruller", "# Trafik", "- Information om brott")
    assert promised(*lines) == [
        ("polis", "Fler fotpatruller"),
        ("polis,kommun", "Information om brott"),
    ]


def test_a_lower_heading_keeps_who_the_higher_one_names() -> None:
    lines = ("## Polisen lovar", "### Trafik", "- Fler fotpatruller")
    found = read(*lines).promises
    assert [(who(one), one.area) for one in found] == [("polis", "Trafik")]


def test_a_heading_may_say_that_it_is_done_together() -> None:
    assert promised("# Gemensamma löften", "- gå trygghetsvandringar") == [
        ("polis+kommun", "Polisen och kommunen ska gå trygghetsvandringar")
    ]


def test_a_row_tells_what_who_and_how_much_by_its_columns() -> None:
    found = read(
        "|Område=Trafik|Åtgärd=Hastighetskontroller|Ansvar=Polisen|Omfattning=4 per månad|",
        "|Område=Trafik|Åtgärd=Farthinder byggs|Ansvar=Kommunen|När=2027-06-30|",
    ).promises
    assert [(who(one), one.text, one.area) for one in found] == [
        ("polis", "Hastighetskontroller", "Trafik"),
        ("kommun", "Farthinder byggs", "Trafik"),
    ]


def test_a_row_that_tells_what_came_of_it_is_no_promise() -> None:
    assert promised("|Löfte=Hastighetskontroller, 60 st|Utfall=71 st|") == []


def test_a_table_may_have_a_column_for_each_party() -> None:
    row = "|Område=Trafik|Polisen=Hastighetskontroller varje vecka|Kommunen=Farthinder byggs|"
    assert [who(one) for one in read(row).promises] == ["polis", "kommun"]


def test_what_stands_below_a_point_belongs_to_it() -> None:
    found = read("- Polisen patrullerar i centrum", "-- fler ska våga gå ut")
    assert [one.text for one in found.promises] == ["Polisen patrullerar i centrum"]
    assert [one.text for one in found.left_out][-1] == "fler ska våga gå ut"


def test_points_below_one_that_leads_to_them_are_promises() -> None:
    assert promised("- Polisen ska synas mer genom att", "-- patrullera", "-- besöka torget") == [
        ("polis", "Polisen ska patrullera"),
        ("polis", "Polisen ska besöka torget"),
    ]


def test_a_sentence_that_goes_on_is_more_of_the_promise_before_it() -> None:
    text = "Kommunen bygger en lekplats. Arbetet ska vara klart senast den 1 juni 2027."
    assert promised(text) == [("kommun", text)]


def test_a_sentence_may_only_say_who() -> None:
    assert promised("- Belysningen ses över varje höst. Ansvar: kommunen.") == [
        ("kommun", "Belysningen ses över varje höst.")
    ]


def test_what_only_tells_is_left_out() -> None:
    found = read("Polisen genomförde 20 kontroller under 2026.", "# Bakgrund", "Polisen finns här.")
    assert not found.promises
    assert [one.line for one in found.left_out] == [2, 4, 6]


def test_together_and_each_by_itself_is_a_promise_each_and_one_together() -> None:
    text = "Polisen och kommunen ska tillsammans och var för sig informera om bedrägerier."
    assert [who(one) for one in read(text).promises] == ["polis", "kommun", "polis+kommun"]


def test_what_is_done_in_a_paragraph_is_done_by_whoever_it_is_about() -> None:
    found = read("Kommunen ska se över lamporna. Platser som är mörka prioriteras under hösten.")
    assert [who(one) for one in found.promises] == ["kommun", "kommun"]
    assert [one.doubts[0].key if one.doubts else "" for one in found.promises] == [
        "",
        "responsible",
    ]


def test_a_lead_may_be_the_beginning_of_each_sentence() -> None:
    assert promised("Därför ska:", "- polisen ordna möten", "- kommunen se över lamporna") == [
        ("polis", "Därför ska polisen ordna möten"),
        ("kommun", "Därför ska kommunen se över lamporna"),
    ]


def test_lower_points_may_end_the_sentence_of_the_one_above() -> None:
    assert promised("- Fältare från kommunen finns ute", "-- under loven", "-- vid marknaden") == [
        ("kommun", "Fältare från kommunen finns ute under loven"),
        ("kommun", "Fältare från kommunen finns ute vid marknaden"),
    ]


def test_a_sentence_about_what_was_promised_is_no_promise_of_its_own() -> None:
    found = read("Kommunen ska bygga en bom vid hamnen.", "Bommen ska vara på plats i maj 2027.")
    assert [one.text for one in found.promises] == [
        "Kommunen ska bygga en bom vid hamnen. Bommen ska vara på plats i maj 2027."
    ]


def test_two_deeds_are_two_promises_each_of_those_who_do_it() -> None:
    text = "Polisen ska gå till fots i centrum och kommunen ska byta lampor i parken."
    assert promised(text) == [
        ("polis", "Polisen ska gå till fots i centrum"),
        ("kommun", "Kommunen ska byta lampor i parken."),
    ]


def test_what_a_heading_means_is_the_promise() -> None:
    text = "Narkotika, innebär att polisen vid minst fyra tillfällen gör insatser."
    assert [who(one) for one in read(text).promises] == ["polis"]


@pytest.mark.parametrize(
    "text,whole",
    [
        ("besöka skolor", "Kommunen ska besöka skolor"),
        ("vid behov besöka skolor", "Kommunen ska vid behov besöka skolor"),
        ("besöker skolor", "Kommunen besöker skolor"),
        ("Trygga skolvägar ses över", "Trygga skolvägar ses över"),
        ("Samtal med elever som vill vara ute", None),
        ("ANDT-information till föräldrar", None),
    ],
)
def test_a_point_is_made_a_sentence_with_whoever_does_it(text: str, whole: str | None) -> None:
    assert promised("Kommunen ska:", f"- {text}") == [("kommun", whole or text)]


def test_what_nobody_wrote_takes_no_time() -> None:
    junk = ("Ab-" * 40_000, "polisen och " * 4_000, "som " * 10_000, "(" * 40_000)
    found = read(*junk, *(f"- {one}" for one in junk), *(f"# {one}" for one in junk))
    assert found.agreement.municipality
    assert not [one for one in found.promises if len(one.text) > 1600]
