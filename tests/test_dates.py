from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlofte.swedish import dates
from medlofte.swedish.dates import UnclearDateError

TODAY = date(2024, 3, 15)  # a Friday

PLAUSIBLE = st.dates(date(1904, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "typed, day",
    [
        ("2024-03-14", date(2024, 3, 14)),
        ("20240314", date(2024, 3, 14)),
        ("2024-3-4", date(2024, 3, 4)),
        (" 2024–03–14. ", date(2024, 3, 14)),
        ("2027-01-01", date(2027, 1, 1)),
        ("idag", TODAY),
        ("I dag", TODAY),
        ("i  dag.", TODAY),
        ("igår", date(2024, 3, 14)),
        ("i går", date(2024, 3, 14)),
        ("IGAR", date(2024, 3, 14)),
        ("i ga\u030ar", date(2024, 3, 14)),
        ("i förrgår", date(2024, 3, 13)),
        ("iförrgår", date(2024, 3, 13)),
        ("förrgår", date(2024, 3, 13)),
        ("i forrgar", date(2024, 3, 13)),
        ("14 mars", date(2024, 3, 14)),
        ("14 mars 2023", date(2023, 3, 14)),
        ("14 mar", date(2024, 3, 14)),
        ("14 MAR.", date(2024, 3, 14)),
        ("14 mar. 2023", date(2023, 3, 14)),
        ("14mars", date(2024, 3, 14)),
        ("den 14 mars", date(2024, 3, 14)),
        ("den 14:e mars 2024", date(2024, 3, 14)),
        ("den 1:a sept", date(2023, 9, 1)),
        ("15 mars", TODAY),
        ("16 mars", date(2023, 3, 16)),
        ("31 december", date(2023, 12, 31)),
        ("14/3", date(2024, 3, 14)),
        ("den 14/3", date(2024, 3, 14)),
        ("14 / 3", date(2024, 3, 14)),
        ("14/03", date(2024, 3, 14)),
        ("3/3", date(2024, 3, 3)),
        ("16/3", date(2023, 3, 16)),
        ("14/3 2022", date(2022, 3, 14)),
        ("14/3-2022", date(2022, 3, 14)),
        ("14/3/2022", date(2022, 3, 14)),
        ("torsdag 14 mars 2024", date(2024, 3, 14)),
        ("tor 14 mar", date(2024, 3, 14)),
        ("Tor, 14/3", date(2024, 3, 14)),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert dates.read(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed, day",
    [
        ("i måndags", date(2024, 3, 11)),
        ("i tisdags", date(2024, 3, 12)),
        ("i onsdags", date(2024, 3, 13)),
        ("i torsdags", date(2024, 3, 14)),
        ("i fredags", date(2024, 3, 8)),
        ("i lördags", date(2024, 3, 9)),
        ("I SONDAGS", date(2024, 3, 10)),
        ("isöndags", date(2024, 3, 10)),
    ],
)
def test_a_past_weekday_is_the_latest_before_today(typed: str, day: date) -> None:
    assert dates.read(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed, today, day",
    [
        ("igår", date(2024, 1, 1), date(2023, 12, 31)),
        ("i förrgår", date(2024, 1, 1), date(2023, 12, 30)),
        ("i förrgår", date(2023, 12, 31), date(2023, 12, 29)),
        ("igår", date(2024, 3, 1), date(2024, 2, 29)),
        ("i förrgår", date(2023, 3, 1), date(2023, 2, 27)),
        ("i måndags", date(2024, 1, 1), date(2023, 12, 25)),
        ("31 dec", date(2024, 1, 1), date(2023, 12, 31)),
        ("1 jan", date(2024, 1, 1), date(2024, 1, 1)),
        ("2 jan", date(2024, 1, 1), date(2023, 1, 2)),
        ("29 feb", date(2024, 2, 28), date(2020, 2, 29)),
        ("29 feb", date(2024, 2, 29), date(2024, 2, 29)),
        ("29/2", date(2027, 6, 1), date(2024, 2, 29)),
        ("29 feb", date(2103, 6, 1), date(2096, 2, 29)),
    ],
)
def test_the_turn_of_the_year_and_leap_years(typed: str, today: date, day: date) -> None:
    assert dates.read(typed, today) == day


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ("fredag", "Fredag kan vara 8 mars 2024 eller 15 mars 2024. Skriv den dag du menar."),
        ("Lör.", "Lördag kan vara 9 mars 2024 eller 16 mars 2024. Skriv den dag du menar."),
        ("fredag 14 mars", "14 mars 2024 är en torsdag, inte en fredag. Skriv den dag du menar."),
        ("3/4", "3/4 kan läsas på två sätt. Skriv 3 april eller 4 mars."),
        ("03/04 2024", "3/4 2024 kan läsas på två sätt. Skriv 3 april 2024 eller 4 mars 2024."),
        ("31 juni", "Juni har 30 dagar. Skriv en dag från 1 till 30."),
        ("32/1", "Januari har 31 dagar. Skriv en dag från 1 till 31."),
        ("0/5", "Maj har 31 dagar. Skriv en dag från 1 till 31."),
        ("0 maj", "Maj har 31 dagar. Skriv en dag från 1 till 31."),
        ("2024-02-30", "Februari 2024 har 29 dagar. Skriv en dag från 1 till 29."),
        ("20230229", "Februari 2023 har 28 dagar. Skriv en dag från 1 till 28."),
        ("29 februari 1900", "Februari 1900 har 28 dagar. Skriv en dag från 1 till 28."),
        ("30 feb", "Februari har högst 29 dagar. Skriv en dag från 1 till 29."),
        ("2024-13-01", "Det finns ingen månad 13. Skriv månaden med ord, till exempel 14 mars."),
        ("2024-00-01", "Det finns ingen månad 0. Skriv månaden med ord, till exempel 14 mars."),
        ("3/14", "Det finns ingen månad 14. Skriv månaden med ord, till exempel 14 mars."),
        ("5/0", "Det finns ingen månad 0. Skriv månaden med ord, till exempel 14 mars."),
    ],
)
def test_an_unclear_or_impossible_date_is_refused_with_what_to_write(
    typed: str, sentence: str
) -> None:
    with pytest.raises(UnclearDateError) as refused:
        dates.read(typed, TODAY)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nyss",
        "i morgon",
        "14",
        "14 marsipan",
        "tors 14 mars",
        "fredag igår",
        "fredag fredag 15 mars",
        "14 ma",
        "mars 14",
        "14 mars 24",
        "14/3-24",
        "14/3/24",
        "14.3.2024",
        "24-03-14",
        "240314",
        "2024-03",
        "0224-03-14",
        "2024-03-14 22:30",
        "140 mars",
        "14 mars och 15 mars",
        "１４ {mars}",
    ],
)
def test_what_is_no_date_is_repeated_as_typed(typed: str) -> None:
    with pytest.raises(UnclearDateError) as refused:
        dates.read(f" {typed} ", TODAY)
    assert str(refused.value) == (
        f'"{typed}" går inte att läsa som ett datum. Skriv till exempel 2024-03-15 eller igår.'
    )


def test_an_unclear_date_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="Juni har 30 dagar"):
        dates.read("31 juni", TODAY)


@given(PLAUSIBLE)
def test_what_is_written_reads_back_as_the_same_day(day: date) -> None:
    for written in (dates.spoken(day), dates.long(day), day.isoformat(), f"{day:%Y%m%d}"):
        assert dates.read(written, TODAY) == day


@given(PLAUSIBLE, st.integers(0, 364))
def test_a_day_without_its_year_is_the_latest(day: date, days_since: int) -> None:
    today = day + timedelta(days=days_since)
    assert dates.read(dates.short(day), today) == day
    assert dates.read(dates.day_month(day), today) == day


@given(st.text() | st.text(alphabet="0123456789/-:. maridgåfe"), PLAUSIBLE)
def test_any_text_is_a_date_or_unclear(typed: str, today: date) -> None:
    with suppress(UnclearDateError):
        assert isinstance(dates.read(typed, today), date)


def test_days_are_written_in_four_lengths() -> None:
    day = date(2024, 3, 14)
    assert dates.spoken(day) == "torsdag 14 mars 2024"
    assert dates.long(day) == "14 mars 2024"
    assert dates.short(day) == "tor 14 mar"
    assert dates.day_month(day) == "14 mar"


def test_names_are_cut_to_the_usual_three_letters() -> None:
    monday = date(2024, 1, 1)
    weekdays = [dates.short(monday + timedelta(days=n)).split()[0] for n in range(7)]
    months = [dates.day_month(date(2024, n, 1)).split()[1] for n in range(1, 13)]
    assert " ".join(weekdays) == "mån tis ons tor fre lör sön"
    assert " ".join(months) == "jan feb mar apr maj jun jul aug sep okt nov dec"
