"""What a promise's words tell: who, and what is too little."""

from datetime import date

import pytest

from medlofte.interview.promise_form import PromiseForm
from medlofte.periods import Span
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


@pytest.mark.parametrize(
    "text, key, proposed",
    [
        ("Polisen besöker Norrby och Hult, varje by två gånger per år", "places", "Norrby, Hult"),
        ("Polisen besöker Norrby och Hult, varje by två gånger per år", "at_least", "2"),
        ("Kommunen öppnar en gård senast 1 maj", "by", "2026-05-01"),
        ("Polisen kommer när skolan ringer", "when", "när skolan ringer"),
        ("Kommunen ökar tillsynen med 20 procent", "by_percent", "20"),
        ("Polisen går ut", "at_least", ""),
    ],
)
def test_what_an_interview_proposes(text: str, key: str, proposed: str) -> None:
    term = Span(date(2026, 1, 1), date(2027, 12, 31))
    form = PromiseForm({}, {}, [], date(2026, 3, 1), term)
    form.clause.text = text
    assert form.proposed(key) == proposed
