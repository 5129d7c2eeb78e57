"""What a promise's words tell: the number, the time, the kind, who, and what is too little."""

import pytest

from medlofte.swedish import promise_advice
from medlofte.targets import like

PARTIES = {"polis": "Polisen", "kommun": "Arjeplogs kommun", "skola": "Skolan"}


@pytest.mark.parametrize(
    "text, number, period, kind",
    [
        ("Polisen gör minst tio tillfällen/år", 10, "year", "count"),
        ("minst 200 under den totala treårsperioden", 200, "agreement", "count"),
        ("minst en gång per vecka", 1, "week", "count"),
        ("Polisen syns varje dygn", None, "day", "ongoing"),
        ("I snitt tre i veckan", 3, "week", "count"),
        ("Två gånger varje kvartal", 2, "quarter", "count"),
        ("ett möte per tertial", 1, "tertial", "count"),
        ("minst elva kontroller per år", 11, "year", "count"),
        ("Polisen gör tjugofem kontroller per år", 25, "year", "count"),
        ("minst ett hundra besök per år", 100, "year", "count"),
        ("minst ett dussin besök per år", 12, "year", "count"),
        ("Minst ett tjugotal besök om året", 20, "year", "count"),
        ("Kommunen ordnar ett antal möten", None, None, "ongoing"),
        ("Polisen gör ett besök", 1, None, "count"),
        ("Polisen och en skola gör tio", None, None, "ongoing"),
        ("6 kontroller i månaden", 6, "month", "count"),
        ("Ett besök per halvår", 1, "half_year", "count"),
        ("Senast 3 maj 2024 ska kommunen inrätta ett råd", None, None, "milestone"),
        ("Under 2024 besöker polisen en skola", None, None, "ongoing"),
        ("Ökad fotpatrullering i centrum", None, None, "increase"),
        ("Polisen kommer vid sådana underrättelser", None, None, "on_demand"),
        ("Kommunen kontinuerligt informerar", None, None, "ongoing"),
    ],
)
def test_number_period_and_kind(
    text: str, number: int | None, period: str | None, kind: str
) -> None:
    assert (promise_advice.number(text), promise_advice.period(text), like(text)) == (
        number,
        period,
        kind,
    )


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Polisen ökar till minst tio besök", "count"),
        ("Kommunen tar fram en plan för ökad trygghet", "increase"),
        ("Kommunen tar fram ett stöd vid behov", "milestone"),
        ("Polisen kommer oftare vid behov", "increase"),
    ],
)
def test_a_text_that_reads_like_several_kinds(text: str, kind: str) -> None:
    assert like(text) == kind


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
    assert promise_advice.named(text, PARTIES) == parties


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
        ("Kommunen strävar efter dialog", ['"strävar" går att redovisa, men aldrig att uppnå.']),
    ],
)
def test_what_is_too_little(text: str, begins: list[str]) -> None:
    found = list(promise_advice.remarks(text, ["Polisen"]))
    assert [one[: len(begin)] for one, begin in zip(found, begins, strict=True)] == begins


def test_a_party_of_another_name_is_a_party() -> None:
    assert list(promise_advice.remarks("Hyresvärden ringer", ["Hyresvärden"])) == []
