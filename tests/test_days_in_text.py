"""Days and spans of days as running texts name them."""

import pytest

from medlofte.swedish.text_days import named
from medlofte.swedish.text_spans import spans, spelled


def _told(text: str) -> list[str]:
    return [f"{one.first}–{one.last}" for one in spans(spelled(text))]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2025-10-01", ["2025-10-01–2025-10-01"]),
        ("20251001-20270930", ["2025-10-01–2025-10-01", "2027-09-30–2027-09-30"]),
        ("den 1:a oktober 2025", ["2025-10-01–2025-10-01"]),
        ("1 okt. 2025", ["2025-10-01–2025-10-01"]),
        ("1/10 2025", ["2025-10-01–2025-10-01"]),
        ("1/10-25", ["2025-10-01–2025-10-01"]),
        ("1.10.2025", ["2025-10-01–2025-10-01"]),
        ("mars år 2025", ["2025-03-01–2025-03-31"]),
        ("februari 2025", ["2025-02-01–2025-02-28"]),
        ("första halvåret 2026", ["2026-01-01–2026-06-30"]),
        ("tertial 3 2026", ["2026-09-01–2026-12-31"]),
        ("andra kvartalet under 2026", ["2026-04-01–2026-06-30"]),
        ("fjärde tertialet 2026", ["2026-09-01–2026-12-31"]),
        ("hösten 2026", ["2026-08-01–2026-12-31"]),
        ("läsåret 2025/26", ["2025-08-01–2026-06-30"]),
        ("årsskiftet 2025/2026", ["2025-12-31–2025-12-31"]),
        ("kalenderåret 2026", ["2026-01-01–2026-12-31"]),
        ("2023–25", ["2023-01-01–2025-12-31"]),
        # No days: a law, case numbers, hours, roads, years that go backwards, months that are none.
        ("lag (2023:196)", []),
        ("KS/2025:201 och KS 35/2024", []),
        ("kl. 20–01 och 13.42", []),
        ("väg 30/127, E45, 46 fastigheter", []),
        ("2025–2023 och 2025–2090", []),
        ("den 2025-13-01 i vecka 53 2025", []),
    ],
)
def test_a_text_names_days(text: str, expected: list[str]) -> None:
    assert [f"{one.first}–{one.last}" for one in named(text)] == expected


def test_a_day_that_does_not_exist_is_the_nearest_one_and_says_so() -> None:
    told = [(str(one.first), one.wrong) for one in named("31 juni 2026 och 30 februari")]
    assert told == [("2026-06-30", "31 juni 2026"), ("2024-02-29", "30 februari")]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1 oktober 2025–30 september 2027", "2025-10-01–2027-09-30"),
        ("1 oktober 2025-30 september 2027", "2025-10-01–2027-09-30"),
        ("2025-10-01 – 2027-09-30", "2025-10-01–2027-09-30"),
        ("2025-10-01--2027-09-30", "2025-10-01–2027-09-30"),
        ("fr.o.m. 2025-10-01 t.o.m. 2027-09-30", "2025-10-01–2027-09-30"),
        ("fr o m 1 maj 2025 t o m april 2026", "2025-05-01–2026-04-30"),
        ("from 1 maj 2025 tom 30 april 2026", "2025-05-01–2026-04-30"),
        ("1/10 2025 - 30/9 2027", "2025-10-01–2027-09-30"),
        ("1 oktober–30 september 2027", "2026-10-01–2027-09-30"),
        ("1 maj–31 december 2027", "2027-05-01–2027-12-31"),
        ("1 maj 2025 till den 30 april", "2025-05-01–2026-04-30"),
        ("1 maj 2025 till den 31 december", "2025-05-01–2025-12-31"),
        ("juni 2024–maj 2026", "2024-06-01–2026-05-31"),
        ("träder i kraft den 1 mars 2024 och löper ut den 31 maj 2026", "2024-03-01–2026-05-31"),
        ("börjar gälla i mars 2025 och slutar gälla i februari 2026", "2025-03-01–2026-02-28"),
        ("Gäller från: 1 maj 2024 | Gäller till: 30 april 2026", "2024-05-01–2026-04-30"),
        ("Startdatum: 2024-01-01. Slutdatum: 2025-12-31", "2024-01-01–2025-12-31"),
        ("från 1 maj 2024 till utgången av april 2026", "2024-05-01–2026-04-30"),
        ("andra halvåret 2025 till och med första halvåret 2027", "2025-07-01–2027-06-30"),
        ("åren 2025 och 2026", "2025-01-01–2026-12-31"),
        ("2025, 2026", "2025-01-01–2026-12-31"),
        ("två år från 1 januari 2022", "2022-01-01–2023-12-31"),
        ("tolv månader räknat från och med den 3 mars 2025", "2025-03-03–2026-03-02"),
        ("gäller från den 1 maj 2024 och i tre år", "2024-05-01–2027-04-30"),
        ("Gäller från den 1 december 2024 och tills vidare", "2024-12-01–None"),
        ("gäller från den 1 december 2024", "2024-12-01–None"),
        ("gäller från årsskiftet 2025/26", "2026-01-01–None"),
        ("gäller till den 31 december 2026", "None–2026-12-31"),
        ("under 2026", "2026-01-01–2026-12-31"),
        ("2023–2025", "2023-01-01–2025-12-31"),
        ("under våren 2026", "2026-01-01–2026-06-30"),
    ],
)
def test_a_text_tells_a_span(text: str, expected: str) -> None:
    assert _told(text) == [expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        # A sentence between them, the wrong order, no year, a day by itself.
        ("Det antogs 3 mars 2025. Det ska sedan göras om till 3 maj 2026", ["None–2026-05-03"]),
        ("31 maj 2026–1 maj 2025", []),
        ("1 maj–31 augusti", []),
        ("den 3 mars 2025", []),
        ("2023 och 2025", ["2023-01-01–2023-12-31", "2025-01-01–2025-12-31"]),
    ],
)
def test_what_is_no_span(text: str, expected: list[str]) -> None:
    assert _told(text) == expected
