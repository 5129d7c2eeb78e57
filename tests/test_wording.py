"""What a promise's words tell: who, and what is too little."""

import pytest

from medlofte.swedish.promise_words import advice

PARTIES = {"polis": "Polisen", "kommun": "Arjeplogs kommun", "skola": "Skolan"}


@pytest.mark.parametrize(
    "text, parties",
    [
        ("Polisen och kommunen besöker skolan", ["polis", "kommun"]),
        ("Skolan, polisen samt Arjeplogs kommun möts", ["skola", "polis", "kommun"]),
        ("Varje år besöker polisen hemmen", ["polis"]),
        ("Patrullen går", []),
    ],
)
def test_who(text: str, parties: list[str]) -> None:
    assert advice.named(text, PARTIES) == parties


@pytest.mark.parametrize(
    "text, begins",
    [
        ("Polisen gör fyra kontroller per år", []),
        ("Hyresvärden ringer", ["Texten säger inte vem"]),
        ("Polisen ska göra fyra kontroller", ["Texten nämner ett antal, men inte för vilken tid"]),
        ("Polisen ska öka närvaron", ['Ordet "öka" jämför med förut.']),
        ("Polisen gör minst 4 fler kontroller per år", []),
        ("Antalet inbrott ska minska i kommunen", ['Ordet "minska" beskriver en verkan.']),
        ("Polisen besöker skolan ofta", ['"ofta" säger inte hur ofta.']),
        (
            "Kommunen strävar efter dialog",
            ['"strävar efter" går att redovisa, men aldrig att uppnå.'],
        ),
    ],
)
def test_what_is_too_little(text: str, begins: list[str]) -> None:
    found = list(advice.remarks(text, ["Polisen"]))
    assert [one[: len(begin)] for one, begin in zip(found, begins, strict=True)] == begins


def test_a_party_of_another_name_is_a_party() -> None:
    assert list(advice.remarks("Hyresvärden ringer", ["Hyresvärden"])) == []
