"""Swedish dates as people type them and as they are written on a screen."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from medlofte.language import t
from medlofte.swedish import names

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

_ABBREVIATION = 3
_FEBRUARY = 2
_LEAP_YEAR = 2024  # stands in where the year is not known, so that 29 February exists

_DAYS_AGO = {
    "idag": 0,
    "i dag": 0,
    "igar": 1,
    "i gar": 1,
    "forrgar": 2,
    "i forrgar": 2,
    "iforrgar": 2,
}
_WEEKDAY = {
    form: number
    for number, weekday in enumerate(map(names.fold, WEEKDAYS))
    for form in (weekday, weekday[:_ABBREVIATION])
}
_LATEST_WEEKDAY = {
    form: number
    for number, weekday in enumerate(map(names.fold, WEEKDAYS))
    for form in (f"i {weekday}s", f"i{weekday}s")
}
# All patterns meet folded text, where a hyphen is a blank. A year of another century is a slip.
_YEAR = "((?:19|20)[0-9]{2})"
_YEAR_FIRST = re.compile(rf"{_YEAR}(?: ([0-9]{{1,2}}) ([0-9]{{1,2}})|([0-9]{{2}})([0-9]{{2}}))")
_IN_WORDS = re.compile(rf"(?:den )?([0-9]{{1,2}})(?::[ae])? ?([a-z]{{3,}})(?: {_YEAR})?")
_IN_FIGURES = re.compile(rf"(?:den )?([0-9]{{1,2}}) ?/ ?([0-9]{{1,2}})(?:[ /]{_YEAR})?")


class UnclearDateError(ValueError):
    """What was typed is no date, or could be two; the text says which and what to write."""


def read(typed: str, today: date) -> date:
    """Read a date as people type it: 2024-03-14, igår, i fredags, 14 mars, 14/3 2024.

    A day and month without a year is the latest such day that is not after today. Whatever could
    be read in two ways, or is no day at all, raises UnclearDateError.
    """
    text = names.fold(re.sub("[.,]", " ", typed))
    day = _relative(text, today) or _with_weekday(text, today) or _calendar_day(text, today)
    if day:
        return day
    raise UnclearDateError(
        t(
            '"{typed}" går inte att läsa som ett datum. Skriv till exempel {example} eller igår.',
            typed=typed.strip(),
            example=today.isoformat(),
        )
    )


def spoken(day: date) -> str:
    """Write the day in full with its weekday: torsdag 14 mars 2024."""
    return f"{t(WEEKDAYS[day.weekday()])} {long(day)}"


def long(day: date) -> str:
    """Write the day in full: 14 mars 2024."""
    return f"{day.day} {month(day)} {day.year}"


def short(day: date) -> str:
    """Write the day with its weekday, for a narrow table: tor 14 mar."""
    return f"{t(WEEKDAYS[day.weekday()])[:_ABBREVIATION]} {day_month(day)}"


def day_month(day: date) -> str:
    """Write the day without its year, for a narrow table: 14 mar."""
    return f"{day.day} {month(day)[:_ABBREVIATION]}"


def month(day: date) -> str:
    """Write the name of the day's month: mars."""
    return t(MONTHS[day.month - 1])


def _relative(text: str, today: date) -> date | None:
    if text in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[text])
    if text in _LATEST_WEEKDAY:
        return _latest_weekday(_LATEST_WEEKDAY[text], today)
    return None


def _latest_weekday(number: int, today: date) -> date:
    """Give the latest such weekday before today; on a Friday `i fredags` is a week ago."""
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _with_weekday(text: str, today: date) -> date | None:
    """Read a date with its weekday before it, and refuse a weekday that is wrong or alone."""
    word, _, rest = text.partition(" ")
    number = _WEEKDAY.get(word)
    if number is None:
        return None
    if not rest:
        # It may be the one that was, or the one from today on.
        earlier = _latest_weekday(number, today)
        raise UnclearDateError(
            t(
                "{weekday} kan vara {earlier} eller {later}. Skriv den dag du menar.",
                weekday=t(WEEKDAYS[number]).capitalize(),
                earlier=long(earlier),
                later=long(earlier + timedelta(days=7)),
            )
        )
    day = _calendar_day(rest, today)
    if day and day.weekday() != number:
        raise UnclearDateError(
            t(
                "{date} är en {right}, inte en {wrong}. Skriv den dag du menar.",
                date=long(day),
                right=t(WEEKDAYS[day.weekday()]),
                wrong=t(WEEKDAYS[number]),
            )
        )
    return day


def _calendar_day(text: str, today: date) -> date | None:
    return _year_first(text) or _in_words(text, today) or _in_figures(text, today)


def _year_first(text: str) -> date | None:
    match = _YEAR_FIRST.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    return _checked(day, month, year)


def _in_words(text: str, today: date) -> date | None:
    match = _IN_WORDS.fullmatch(text)
    month = match and _month(match[2])
    if not match or not month:
        return None
    return _dated(int(match[1]), month, match[3], today)


def _month(word: str) -> int | None:
    """Find the month by its name, or by any beginning of three letters or more."""
    fitting = (number for number, name in enumerate(MONTHS, 1) if name.startswith(word))
    return next(fitting, None)


def _in_figures(text: str, today: date) -> date | None:
    match = _IN_FIGURES.fullmatch(text)
    if not match:
        return None
    day, month = int(match[1]), int(match[2])
    if day != month and 1 <= day <= len(MONTHS) and 1 <= month <= len(MONTHS):
        year = f" {match[3]}" if match[3] else ""
        raise UnclearDateError(
            t(
                "{typed} kan läsas på två sätt. Skriv {one} eller {other}.",
                typed=f"{day}/{month}{year}",
                one=f"{day} {MONTHS[month - 1]}{year}",
                other=f"{month} {MONTHS[day - 1]}{year}",
            )
        )
    return _dated(day, month, match[3], today)


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return _checked(day, month, int(year))
    example = _checked(day, month, None)
    return next(one for one in _same_day_backwards(example, today.year) if one <= today)


def _same_day_backwards(example: date, year: int) -> Iterator[date]:
    while True:
        if example.day <= monthrange(year, example.month)[1]:
            yield example.replace(year=year)
        year -= 1


def _checked(day: int, month: int, year: int | None) -> date:
    """Make the date, or say plainly why there is none; without a year February has 29 days."""
    if not 1 <= month <= len(MONTHS):
        raise UnclearDateError(
            t(
                "Det finns ingen månad {month}. Skriv månaden med ord, till exempel 14 mars.",
                month=month,
            )
        )
    days = monthrange(year or _LEAP_YEAR, month)[1]
    if not 1 <= day <= days:
        raise UnclearDateError(_no_such_day(month, year, days))
    return date(year or _LEAP_YEAR, month, day)


def _no_such_day(month: int, year: int | None, days: int) -> str:
    name = t(MONTHS[month - 1]).capitalize()
    if month != _FEBRUARY:
        return t(
            "{month} har {days} dagar. Skriv en dag från 1 till {days}.", month=name, days=days
        )
    if year is None:
        return t("Februari har högst {days} dagar. Skriv en dag från 1 till {days}.", days=days)
    return t(
        "Februari {year} har {days} dagar. Skriv en dag från 1 till {days}.", year=year, days=days
    )
