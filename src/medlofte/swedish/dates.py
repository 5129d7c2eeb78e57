"""Knows how Swedish dates are written on a screen."""

from datetime import date

from medlofte.language import t

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
ANY_MONTH = f"(?:{'|'.join(MONTHS)})"  # as a pattern
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


_ABBREVIATION = 3


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
