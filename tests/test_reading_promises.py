"""A document read into promises: what is promised, by whom, in which area."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medlofte.drafting.reader import draft
from reading_documents import blocks, promised, read, who


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
        ("besöka skolor, samt", "Kommunen ska besöka skolor"),
        (
            "minst 1 besök i vardera Ljusne och Vallvik",
            "Minst 1 besök i vardera Ljusne och Vallvik",
        ),
    ],
)
def test_a_point_is_made_a_sentence_with_whoever_does_it(text: str, whole: str | None) -> None:
    assert promised("Kommunen ska:", f"- {text}") == [("kommun", whole or text)]


def test_those_with_whom_it_is_done_are_said_once() -> None:
    found = promised("Kommunen ska:", "- märka cyklar tillsammans med polisen")
    assert found == [("kommun+polis", "Kommunen ska märka cyklar tillsammans med polisen")]
    found = promised("Polisen ska:", "- märka cyklar tillsammans med polisen")
    assert found == [("polis", "Polisen ska märka cyklar tillsammans med polisen")]


def test_what_nobody_wrote_takes_no_time() -> None:
    junk = ("Ab-" * 40_000, "polisen och " * 4_000, "som " * 10_000, "(" * 40_000)
    found = read(*junk, *(f"- {one}" for one in junk), *(f"# {one}" for one in junk))
    assert found.agreement.municipality
    assert not [one for one in found.promises if len(one.text) > 1600]


_SOME = st.sampled_from(
    (
        *("polisen", "kommunen", "ska", "att", ",", ".", ":", "(", ")", "–", "3", "gånger per år"),
        *("Ansvar:", "Vi", "som", "när", "tillsammans med", "Bakgrund.", "§", "löfte", "åtgärd"),
        *("får", "2027", "genom", "för", "Provhem AB", "kommer"),
    )
)
_LINES = st.lists(st.lists(_SOME, max_size=8).map(" ".join), max_size=4)


@settings(max_examples=60, deadline=None)
@given(headings=_LINES, texts=_LINES, points=_LINES, cells=_LINES)
def test_any_words_are_read(
    headings: list[str], texts: list[str], points: list[str], cells: list[str]
) -> None:
    row = "|" + "|".join(f"Vem={one}" for one in cells) + "|"
    read(*(f"# {one}" for one in headings), *texts, *(f"- {one}" for one in points), row)


def test_a_sign_alone_is_nothing() -> None:
    assert not promised("- –", "- ;", "- Polisen går ronder varje vecka")[1:]


def test_the_cells_of_a_row_may_hold_several_points() -> None:
    row = "|Löfte=Polisen går ronder varje vecka\nKommunen lagar lampor|Vem=Polisen och kommunen|"
    assert len(promised(row)) == 2


def test_what_is_told_before_the_next_promises_does_not_last() -> None:
    lines = (
        *("- Polisen går ronder", "# Bakgrund", "Polisen är här.", "# Trafik"),
        "- Polisen mäter farten varje vecka",
    )
    assert len(promised(*lines)) == 2


def test_those_of_the_promise_before_may_be_meant_by_a_pronoun() -> None:
    text = "Polisen ska gå ronder i byn. De ska också vara med på föräldramöten."
    assert [one for one, _ in promised(text)] == ["polis", "polis"]


def test_a_detail_with_its_own_doer_is_a_promise() -> None:
    lines = ("- Polisen går ronder i byn", "-- Kommunen lagar lampor i byn")
    assert [one for one, _ in promised(*lines)] == ["polis", "kommun"]


def test_a_point_that_names_a_heading_is_none() -> None:
    assert not promised("- Trafik", "# Trafik")


def test_a_sentence_after_a_point_may_add_nothing() -> None:
    assert promised("- Polisen går ronder i byn. Det är bra.") == [
        ("polis", "Polisen går ronder i byn.")
    ]


@pytest.mark.parametrize(
    "text,doer",
    [
        ("Rapporten publiceras varje år.", ["polis,kommun"]),
        ("Styrgruppen går igenom läget.", ["styrgruppen"]),
        ("Styrgruppen består av chefer från båda.", []),
    ],
)
def test_where_it_is_followed_up_somebody_or_some_time_is_asked_for(
    text: str, doer: list[str]
) -> None:
    assert [one for one, _ in promised("# Uppföljning", text)] == doer


def test_each_alone_is_a_promise_each() -> None:
    text = "Polisen och kommunen ska var för sig informera om bedrägerier."
    assert [one for one, _ in promised(text)] in (["polis", "kommun"], ["polis,kommun"])


def test_a_lead_of_everything_opens_the_document() -> None:
    lines = (
        "Polisen lovar att öka tryggheten genom följande:",
        "# Möten",
        "- Information om brott i byarna varje år",
    )
    assert [one for one, _ in promised(*lines)] == ["polis"]


def test_a_point_that_leads_without_a_doer_keeps_the_lead_before_it() -> None:
    lines = ("Polisen ska:", "- synas mer genom att", "-- gå ronder")
    assert promised(*lines)[-1] == ("polis", "Polisen ska gå ronder")


def test_what_is_longer_than_a_sentence_is_none() -> None:
    assert not promised("- " + "Polisen går ronder " * 90)


@pytest.mark.parametrize("heading", ["Möten", "Trafik"])
def test_what_is_done_now_without_a_doer_known_is_told_by_its_kind(heading: str) -> None:
    lines = (
        "# Trygghet i Arjeplog 2027",
        "Hej!",
        f"# {heading}",
        "Narkotikahundar kommer till skolan när rektor vill.",
        "Läget i byn är gott och folk är glada här.",
    )
    assert [who(one) for one in draft(blocks(*lines)).promises] == ["polis"]


def test_a_barely_promising_sentence_says_so() -> None:
    lines = ("# Trygghet i Arjeplog 2027", "Hej!", "# Möten", "Polisen träffar handlare i byn.")
    found = draft(blocks(*lines)).promises
    assert [one.doubts[0].key for one in found] == ["text"]


def test_what_goes_on_without_a_number_belongs_to_the_promise_before() -> None:
    found = read("Kommunen ska bygga en bom vid hamnen. Bommen är av trä.")
    assert [one.text for one in found.promises] == ["Kommunen ska bygga en bom vid hamnen."]
    assert found.left_out[-1].text == "Bommen är av trä."


def test_a_document_opens_without_promising() -> None:
    lines = (
        "# Trygghet i Arjeplog 2027",
        "Lampor och skyltar syns på torget.",
        "Polisen lovar dig som bor här att arbeta för trygghet.",
    )
    assert not draft(blocks(*lines)).promises


def test_words_that_only_say_who_say_it_of_what_stands_beside_them() -> None:
    lines = (
        *("- Information om brott i byarna", "# Kontakt", "Ansvar: kommunen."),
        "- Kommunen ska svara i telefon",
    )
    assert [one for one, _ in promised(*lines)] == ["polis,kommun"]


def test_a_number_of_what_has_been_belongs_to_no_promise() -> None:
    assert not promised("- Polisen genomförde 20 kontroller i fjol. Det var varje vecka.")
