from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlofte.language import use
from medlofte.stop import WrongCallError
from medlofte.swedish import clock, dates, day_reader
from medlofte.swedish.clock import UnclearTimeError
from medlofte.swedish.day_reader import UnclearDateError
from medlofte.typed import days, spans

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
    assert day_reader.read(typed, TODAY) == day


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
    assert day_reader.read(typed, TODAY) == day


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
    assert day_reader.read(typed, today) == day


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ("fre 8", "fredag 8 kan läsas på två sätt. Skriv fredag den 8 eller fredag kl 8."),
        ("den 32", "En månad har högst 31 dagar. Skriv en dag från 1 till 31."),
        ("14 mars 22", "14 mars 22 kan läsas på två sätt. Skriv 14 mars kl 22 eller 14 mars 2022."),
        ("14/3 02", "14/3 02 kan läsas på två sätt. Skriv 14/3 kl 02 eller 14/3 2002."),
        ("fredag 14 mars", "14 mars 2024 är en torsdag, inte en fredag. Skriv den dag du menar."),
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
        day_reader.read(typed, TODAY)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nyss",
        "14",
        "14 marsipan",
        "fredag igår",
        "fredag fredag 15 mars",
        "14 ma",
        "2024-03",
        "0224-03-14",
        "2024-03-14 22:30",
        "22.30",
        "14-16",
        "lördag 22",
        "yesterday",
        "140 mars",
        "14 mars och 15 mars",
        "１４ {mars}",
    ],
)
def test_what_is_no_date_is_repeated_as_typed(typed: str) -> None:
    with pytest.raises(UnclearDateError) as refused:
        day_reader.read(f" {typed} ", TODAY)
    assert str(refused.value) == (
        f'"{typed}" går inte att läsa som ett datum. Skriv till exempel 2024-03-15 eller igår.'
    )


def test_an_unclear_date_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="Juni har 30 dagar"):
        day_reader.read("31 juni", TODAY)


@given(PLAUSIBLE)
def test_what_is_written_reads_back_as_the_same_day(day: date) -> None:
    for written in (dates.spoken(day), dates.long(day), day.isoformat(), f"{day:%Y%m%d}"):
        assert day_reader.read(written, TODAY) == day


@given(PLAUSIBLE, st.integers(0, 364))
def test_a_day_without_its_year_is_the_latest(day: date, days_since: int) -> None:
    today = day + timedelta(days=days_since)
    assert day_reader.read(dates.short(day), today) == day
    assert day_reader.read(dates.day_month(day), today) == day


@given(st.text() | st.text(alphabet="0123456789/-:. maridgåfe"), PLAUSIBLE)
def test_any_text_is_a_date_or_unclear(typed: str, today: date) -> None:
    with suppress(UnclearDateError):
        assert isinstance(day_reader.read(typed, today), date)


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


SATURDAY = date(2026, 11, 28)
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "typed, day",
    [
        ("261127", "2026-11-27"),
        ("26-11-27", "2026-11-27"),
        ("27.11", "2026-11-27"),
        ("27.11.", "2026-11-27"),
        ("27-11", "2026-11-27"),
        ("27.11.26", "2026-11-27"),
        ("27-11-2026", "2026-11-27"),
        ("27/11-26", "2026-11-27"),
        ("27/11 -26", "2026-11-27"),
        ("27/11/26", "2026-11-27"),
        ("2026/11/27", "2026-11-27"),
        ("2026.11.27", "2026-11-27"),
        ("2026 11 27", "2026-11-27"),
        ("1/2", "2026-02-01"),
        ("12/11", "2026-11-12"),
        ("03/04 2024", "2024-04-03"),
        ("27 nov -26", "2026-11-27"),
        ("27 nov '26", "2026-11-27"),
        ("27 nov 26", "2026-11-27"),
        ("27-nov-26", "2026-11-27"),
        ("nov 27", "2026-11-27"),
        ("november 27, 2026", "2026-11-27"),
        ("27\u00a0nov", "2026-11-27"),
        ("27\u00ad nov\u200b", "2026-11-27"),
        ("FREDAG 27 NOV", "2026-11-27"),
        ("fredagen den 27 november", "2026-11-27"),
        ("Fredagen, den 27:e november 2026", "2026-11-27"),
        ("fredagen den 27", "2026-11-27"),
        ("fredag 27", "2026-11-27"),
        ("den 3:e", "2026-11-03"),
        ("3:e", "2026-11-03"),
        ("den 3e", "2026-11-03"),
        ("den 14", "2026-11-14"),
        ("den 28", "2026-11-28"),
        ("den 29", "2026-10-29"),
        ("den 31", "2026-10-31"),
        ("måndag", "2026-11-23"),
        ("måndagen", "2026-11-23"),
        ("mån", "2026-11-23"),
        ("tors.", "2026-11-26"),
        ("lördag", "2026-11-28"),
        ("måndags", "2026-11-23"),
        ("lördags", "2026-11-21"),
        ("i lördags", "2026-11-21"),
        ("senaste lördagen", "2026-11-21"),
        ("förra fredagen", "2026-11-20"),
        ("förra söndagen", "2026-11-22"),
        ("fredag förra veckan", "2026-11-20"),
        ("fredagen i förra veckan", "2026-11-20"),
        ("igår kväll", "2026-11-27"),
        ("igår på kvällen", "2026-11-27"),
        ("igår em", "2026-11-27"),
        ("i fredags kväll", "2026-11-27"),
        ("fredagskväll", "2026-11-27"),
        ("i lördagsnatt", "2026-11-21"),
        ("sent fredag kväll", "2026-11-27"),
        ("för två dagar sedan", "2026-11-26"),
        ("2 dagar sen", "2026-11-26"),
        ("en vecka sedan", "2026-11-21"),
        ("fredag v47", "2026-11-20"),
        ("tis v. 48", "2026-11-24"),
        ("sön v48", "2025-11-30"),
        ("måndag i vecka 1 2026", "2025-12-29"),
        ("lördag v53", None),
        ("Julafton", "2025-12-24"),
        ("på nyårsafton", None),
        ("nyårsafton kväll", "2025-12-31"),
        ("lördag natt", "2026-11-28"),
        ("natten till lördag", "2026-11-28"),
        ("natten mot den 28", "2026-11-28"),
        ("kvällen den 27 november", "2026-11-27"),
        ("i natt", "2026-11-28"),
        ("inatt", "2026-11-28"),
        ("i morse", "2026-11-28"),
        ("ikväll", "2026-11-28"),
        ("i eftermiddags", "2026-11-28"),
        ("imorgon", "2026-11-29"),
        ("i övermorgon", "2026-11-30"),
        ("på fredag", "2026-12-04"),
        ("på lördag", "2026-12-05"),
        ("nästa måndag", "2026-11-30"),
        ("den femte", None),
        ("kväll", None),
        ("natten till den", None),
    ],
)
def test_a_day_as_officers_write_it(typed: str, day: str | None) -> None:
    assert day_reader.find(typed, SATURDAY) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "typed, day",
    [
        ("27.11", "2026-11-27"),
        ("1/2", "2026-02-01"),
        ("3/1", "2026-01-03"),
        ("i fredags", "2027-01-01"),
        ("i lördags", "2026-12-26"),
        ("måndag", "2026-12-28"),
        ("förra fredagen", "2026-12-25"),
        ("den 31", "2026-12-31"),
        ("den 3:e", "2026-12-03"),
        ("i natt", "2027-01-02"),
        ("i förrgår", "2026-12-31"),
    ],
)
def test_on_the_second_of_january_a_day_is_mostly_of_the_old_year(typed: str, day: str) -> None:
    assert day_reader.read(typed, date(2027, 1, 2)).isoformat() == day


@pytest.mark.parametrize(
    "typed, day",
    [
        ("1 oktober", "2027-10-01"),
        ("28/11", "2026-11-28"),
        ("29 feb", "2028-02-29"),
        ("den 1", "2026-12-01"),
        ("den 31", "2026-12-31"),
        ("fredag", "2026-12-04"),
        ("lördag", "2026-11-28"),
        ("i fredags", "2026-11-27"),
        ("måndag v2", "2027-01-11"),
        ("julafton", "2026-12-24"),
        ("2020-01-01", "2020-01-01"),
    ],
)
def test_a_planned_day_is_the_next(typed: str, day: str) -> None:
    assert day_reader.read(typed, SATURDAY, ahead=True).isoformat() == day


@pytest.mark.parametrize(
    "typed, day",
    [
        ("yesterday", "2026-11-27"),
        ("the day before yesterday", "2026-11-26"),
        ("today", "2026-11-28"),
        ("last night", "2026-11-28"),
        ("yesterday evening", "2026-11-27"),
        ("last Friday", "2026-11-27"),
        ("on Monday", "2026-11-23"),
        ("Thursday", "2026-11-26"),
        ("next Monday", "2026-11-30"),
        ("27th of November", "2026-11-27"),
        ("October 3rd, 2026", "2026-10-03"),
        ("the 3rd", "2026-11-03"),
        ("igår", "2026-11-27"),
        ("1/2", "2026-02-01"),
    ],
)
def test_english_words_where_english_is_spoken(typed: str, day: str) -> None:
    use("en")
    try:
        assert day_reader.read(typed, SATURDAY).isoformat() == day
        assert day_reader.read(dates.spoken(FRIDAY), SATURDAY) == FRIDAY
    finally:
        use("sv")


@pytest.mark.parametrize(
    "typed, day",
    [
        ("261127", "2026-11-27"),
        ("27/11-26", "2026-11-27"),
        ("fredag 27 nov 2026", "2026-11-27"),
        ("27 nov", None),
        ("fredag 27 nov", None),
        ("igår", None),
        ("fredag", None),
    ],
)
def test_only_a_day_with_its_year_is_the_same_whenever_it_is_read(
    typed: str, day: str | None
) -> None:
    if day:
        assert day_reader.dated(typed).isoformat() == day
        return
    with pytest.raises(UnclearDateError, match="är inget datum med år"):
        day_reader.dated(typed)


def test_a_day_that_does_not_exist_is_told_whenever_it_is_read() -> None:
    with pytest.raises(UnclearDateError, match="Juni har 30 dagar"):
        day_reader.dated("31 juni 2026")
    for week in ("2026-W11", "v. 11 2026"):
        with pytest.raises(UnclearDateError, match="går inte att läsa som ett datum"):
            day_reader.dated(week)


@given(st.text(max_size=12) | st.text(alphabet="0123456789/-. vdenimrågf", max_size=12), PLAUSIBLE)
def test_a_day_read_and_written_reads_back_as_the_same_day(typed: str, today: date) -> None:
    with suppress(UnclearDateError):
        day = day_reader.read(typed, today)
        assert day_reader.read(dates.spoken(day), today) == day


@pytest.mark.parametrize(
    "typed, time",
    [
        ("22", "22:00"),
        ("22.30", "22:30"),
        ("22:30", "22:30"),
        ("22,30", "22:30"),
        ("22 30", "22:30"),
        ("2230", "22:30"),
        ("730", "07:30"),
        ("kl 22", "22:00"),
        ("Kl. 22.30", "22:30"),
        ("klockan 7", "07:00"),
        ("ca kl 22", "22:00"),
        ("runt 22", "22:00"),
        ("22-tiden", "22:00"),
        ("halv tio", "09:30"),
        ("halv 10", "09:30"),
        ("halv ett", "00:30"),
        ("halv tio på kvällen", "21:30"),
        ("tolv", "12:00"),
        ("sju på kvällen", "19:00"),
        ("7 em", "19:00"),
        ("7 fm", "07:00"),
        ("halv tolv på natten", "23:30"),
        ("tolv på natten", "00:00"),
        ("två på natten", "02:00"),
        ("kvart över sju", "07:15"),
        ("kvart i åtta", "07:45"),
        ("fem i halv tio", "09:25"),
        ("tio över 10", "10:10"),
        ("14-16", "14:00–16:00"),
        ("kl 14–16.30", "14:00–16:30"),
        ("14.00 till kl 16", "14:00–16:00"),
    ],
)
def test_a_time_of_day(typed: str, time: str) -> None:
    assert clock.read(typed) == time


@pytest.mark.parametrize(
    "typed", ["", "24", "24:00", "25", "22.60", "22.305", "på kvällen", "halv", "lunch", "ett par",
              "kvart över", "glas över sju", "14-25", "10 pm"]
)  # fmt: skip
def test_what_is_no_time_of_day_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(UnclearTimeError) as refused:
        clock.read(typed)
    assert str(refused.value) == (
        f'"{typed}" går inte att läsa som ett klockslag. Skriv till exempel 22.30 eller kl 22.'
    )


@pytest.mark.parametrize(
    "typed, time",
    [
        ("10 pm", "22:00"),
        ("10.30 am", "10:30"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("half past nine", "09:30"),
        ("quarter to seven in the evening", "18:45"),
    ],
)
def test_english_times_of_day(typed: str, time: str) -> None:
    use("en")
    try:
        assert clock.read(typed) == time
    finally:
        use("sv")


@pytest.mark.parametrize(
    "typed, moment",
    [
        ("igår 22.30", "2026-11-27 22:30"),
        ("22.30 igår", "2026-11-27 22:30"),
        ("kl 22 igår kväll", "2026-11-27 22:00"),
        ("igår kväll halv tio", "2026-11-27 21:30"),
        ("igår em kl 3", "2026-11-27 15:00"),
        ("i kväll 7", "2026-11-28 19:00"),
        ("i natt 01.30", "2026-11-28 01:30"),
        ("i natt 23.30", "2026-11-27 23:30"),
        ("27 nov kl 22", "2026-11-27 22:00"),
        ("27.11 22.30", "2026-11-27 22:30"),
        ("27/11 22.30", "2026-11-27 22:30"),
        ("den 14 22", "2026-11-14 22:00"),
        ("lördag 22", "2026-11-28 22:00"),
        ("lördag 14-16", "2026-11-28 14:00–16:00"),
        ("fredagen den 27 november 22.30", "2026-11-27 22:30"),
        ("fredag", "2026-11-27 None"),
    ],
)
def test_a_day_and_its_time(typed: str, moment: str) -> None:
    found = days.moment(typed, SATURDAY)
    assert f"{found.day} {found.time}" == moment


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ("fredag 14 mars 22.30", "14 mars 2026 är en lördag, inte en fredag."),
        ("27 nov 22", "27 nov 22 kan läsas på två sätt."),
        ("igår runt Torget", '"igår runt Torget" går inte att läsa som ett datum.'),
    ],
)
def test_an_unclear_day_with_a_time_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(WrongCallError) as refused:
        days.moment(typed, SATURDAY)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    "line, told",
    [
        ("fredagen den 27 november 22.30 laisvall", "27 Nov – 27 Nov 22:30 5"),
        ("igår 22.30 laisvall", "27 Nov – 27 Nov 22:30 2"),
        ("kl 22 igår torget", "27 Nov – 27 Nov 22:00 3"),
        ("igår kväll halv tio storgatan", "27 Nov – 27 Nov 21:30 4"),
        ("i natt", "28 Nov – 28 Nov None 2"),
        ("T3 hela kommunen", "01 Sep – 31 Dec tally None 1"),
        ("v47", "16 Nov – 22 Nov tally None 1"),
        ("1 nov till 7 nov", "01 Nov – 07 Nov tally None 5"),
        ("22.30 laisvall", "22:30 1"),
        ("laisvall igår", "None"),
        ("22 laisvall", "None"),
        ("fem byar", "None"),
        ("i arjeplog", "None"),
        ("", "None"),
    ],
)
def test_the_days_that_begin_a_line(line: str, told: str) -> None:
    found = days.leading(line.split(), SATURDAY)
    parts: list[object] = [None] if found is None else [found.time, found.words]
    if found and found.span:
        span = f"{found.span.first:%d %b} – {found.span.last:%d %b}"
        parts.insert(0, f"{span} tally" if found.tally else span)
    assert " ".join(map(str, parts)) == told


def test_a_line_that_begins_with_a_wrong_day_is_refused() -> None:
    for line in ("31 juni laisvall", "fredag 14 mars laisvall"):
        with pytest.raises(WrongCallError, match=r"Juni har 30|är en lördag, inte en fredag"):
            days.leading(line.split(), SATURDAY)


@pytest.mark.parametrize(
    "typed, span",
    [
        ("v47", "2026-11-16 2026-11-22"),
        ("V. 47", "2026-11-16 2026-11-22"),
        ("vecka 47", "2026-11-16 2026-11-22"),
        ("v48", "2026-11-23 2026-11-29"),
        ("v49", "2025-12-01 2025-12-07"),
        ("v 47 2026", "2026-11-16 2026-11-22"),
        ("2026-W47", "2026-11-16 2026-11-22"),
        ("förra veckan", "2026-11-16 2026-11-22"),
        ("i veckan", "2026-11-23 2026-11-29"),
        ("v46-47", "2026-11-09 2026-11-22"),
        ("v46–v47", "2026-11-09 2026-11-22"),
        ("T3", "2026-09-01 2026-12-31"),
        ("t 1", "2026-01-01 2026-04-30"),
        ("tertial 2 2025", "2025-05-01 2025-08-31"),
        ("T2 -25", "2025-05-01 2025-08-31"),
        ("T2/2025", "2025-05-01 2025-08-31"),
        ("2025 T2", "2025-05-01 2025-08-31"),
        ("tredje tertialet", "2026-09-01 2026-12-31"),
        ("3:e kvartalet", "2026-07-01 2026-09-30"),
        ("Q4", "2026-10-01 2026-12-31"),
        ("kv 4", "2026-10-01 2026-12-31"),
        ("H1", "2026-01-01 2026-06-30"),
        ("november", "2026-11-01 2026-11-30"),
        ("dec", "2025-12-01 2025-12-31"),
        ("nov-26", "2026-11-01 2026-11-30"),
        ("NOV. 2026", "2026-11-01 2026-11-30"),
        ("2026 november", "2026-11-01 2026-11-30"),
        ("11/2026", "2026-11-01 2026-11-30"),
        ("juli", "2026-07-01 2026-07-31"),
        ("jul", None),
        ("jul 2026", "2026-07-01 2026-07-31"),
        ("förra månaden", "2026-10-01 2026-10-31"),
        ("denna månad", "2026-11-01 2026-11-30"),
        ("förra tertialet", "2026-05-01 2026-08-31"),
        ("förra halvåret", "2026-01-01 2026-06-30"),
        ("i år", "2026-01-01 2026-12-31"),
        ("förra året", "2025-01-01 2025-12-31"),
        ("2020-2022", "2020-01-01 2022-12-31"),
        ("1-7 november", "2026-11-01 2026-11-07"),
        ("1–7 nov", "2026-11-01 2026-11-07"),
        ("1 nov till 7 nov", "2026-11-01 2026-11-07"),
        ("2024-03-01–2024-03-05", "2024-03-01 2024-03-05"),
        ("i fredags - igår", "2026-11-27 2026-11-27"),
        ("okt-nov", "2026-10-01 2026-11-30"),
        ("oktober–november 2025", "2025-10-01 2025-11-30"),
        ("nov - jan 2024", "2023-11-01 2024-01-31"),
        ("1-november", None),
        ("1-T2", None),
        ("T4", None),
        ("5 tertialet", None),
        ("v53", None),
        ("2025-v53", None),
        ("2024-13", None),
        ("idag", None),
        ("", None),
    ],
)
def test_a_period_as_officers_write_it(typed: str, span: str | None) -> None:
    found = spans.find(typed, SATURDAY)
    assert (f"{found.first} {found.last}" if found else None) == span


@pytest.mark.parametrize(
    "typed, span",
    [
        ("v53", "2026-12-28 2027-01-03"),
        ("v1", "2025-12-29 2026-01-04"),
        ("T3", "2026-09-01 2026-12-31"),
        ("T1", "2027-01-01 2027-04-30"),
        ("dec", "2026-12-01 2026-12-31"),
        ("förra månaden", "2026-12-01 2026-12-31"),
        ("förra kvartalet", "2026-10-01 2026-12-31"),
        ("27 dec - 1 jan", "2026-12-27 2027-01-01"),
    ],
)
def test_a_period_on_the_second_of_january(typed: str, span: str) -> None:
    found = spans.read(typed, date(2027, 1, 2))
    assert f"{found.first} {found.last}" == span


def test_a_period_of_days_that_do_not_exist_or_go_backwards_is_refused() -> None:
    with pytest.raises(WrongCallError, match="Juni har 30 dagar"):
        spans.read("1-31 juni", SATURDAY)
    with pytest.raises(WrongCallError, match="Sista dagen ligger före den första"):
        spans.read("7 nov till 1 nov", SATURDAY)
