"""Verbs in their forms, and who is named in a text."""

import pytest

from medlofte.swedish.promise_words.doers import ALL, Doers, NamedDoer, ids
from medlofte.swedish.promise_words.verbs import infinitive, is_infinitive, is_passive, is_present


@pytest.mark.parametrize(
    "word,verb",
    [
        *(("arbetar", "arbeta"), ("besöker", "besöka"), ("genomför", "genomföra"), ("tar", "ta")),
        *(("kontrolleras", "kontrollera"), ("genomförs", "genomföra"), ("besöks", "besöka")),
        *(("vidareutvecklar", "vidareutveckla"), ("återställs", "återställa"), ("möts", "mötas")),
        *(("Finns", "finnas"), ("är", "vara"), ("dokumenterar", "dokumentera")),
    ],
)
def test_a_verb_is_known_in_each_of_its_forms(word: str, verb: str) -> None:
    assert infinitive(word) == verb
    assert is_present(word)


@pytest.mark.parametrize("word", ["besöka", "besökas", "patrullera", "patrulleras", "träffas"])
def test_a_deed_to_come_is_an_infinitive(word: str) -> None:
    assert is_infinitive(word)


@pytest.mark.parametrize("word", ["genomförs", "genomföras", "patrulleras", "läses"])
def test_a_deed_without_a_doer_is_passive(word: str) -> None:
    assert is_passive(word)


@pytest.mark.parametrize("word", ["träffas", "finns", "möts", "vistas", "hjälps"])
def test_what_only_ends_in_s_is_not_passive(word: str) -> None:
    assert infinitive(word)
    assert not is_passive(word)


@pytest.mark.parametrize(
    "word", ["åtgärder", "vakter", "insatser", "svar", "flera", "för", "inför", "ronder", "kamera"]
)
def test_what_looks_like_a_verb_is_none(word: str) -> None:
    assert infinitive(word) is None


@pytest.mark.parametrize(
    "text,named",
    [
        ("Polisen och Exempelby kommun ska", ["polis", "kommun"]),
        ("I Exempelby kommun finns lokalpolisområde Provbygden", ["kommun", "polis"]),
        ("Områdespolisen och socialtjänsten", ["polis", "socialtjanst"]),
        ("Exempelbostäder AB, Provhem och Tekniska förvaltningen", ["exempelbostader-ab"]),
        ("Vi ska, båda parter, och de tre parterna", [ALL]),
        ("kommunens trygghetsvärdar går ronder", ["kommun"]),
        ("kommunens lokala idrottsrådet går ronder", ["kommun"]),
        ("trygghetsvärdarna går ronder", ["kommun"]),
        ("nattvandrarna går ronder", ["nattvandrarna"]),
        ("polisens resurser", []),
    ],
)
def test_who_is_named_in_a_text(text: str, named: list[str]) -> None:
    assert ids(Doers().among(text))[: len(named) or 1] == named


def test_a_party_of_the_document_goes_before_what_its_words_look_like() -> None:
    own = NamedDoer("bygderadet", "Exempelby bygderåd", ("Exempelby bygderåd", "Rådet"))
    found = Doers([own]).among("Rådet och polisen. Exempelby bygderåd")
    assert [one.id for one in found] == ["bygderadet", "polis", "bygderadet"]
    assert found[0].name == "Exempelby bygderåd"


def test_a_body_is_known_by_its_form() -> None:
    text = "Provhem AB, Idrottsrådet, Föreningen Prov, säkerhetssamordnaren, Barn- och miljönämnden"
    assert [one.name for one in Doers().among(text)] == [
        *("Provhem AB", "Idrottsrådet", "Föreningen Prov", "Säkerhetssamordnaren"),
        "Barn- och miljönämnden",
    ]
