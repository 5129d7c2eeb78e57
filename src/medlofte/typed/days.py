"""Knows the day, the period and the time of day that a person typed."""

import re
from datetime import date

from medlofte.language import t
from medlofte.periods import Span, week
from medlofte.periods import read as read_period
from medlofte.stop import WrongCallError
from medlofte.swedish import dates

_WEEK = re.compile(r"((?:19|20|21)\d\d)?[- ]?[vw]\.? ?(\d{1,2})", re.ASCII | re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_ENDS = re.compile(r"(.+?)(?: *– *| +- +| +till +)(.+)")
_TIME = re.compile(r"(?:kl\.? ?)?([01]?\d|2[0-3])[.:]?([0-5]\d)", re.ASCII | re.IGNORECASE)


def day(typed: str, today: date) -> date:
    try:
        return dates.read(typed, today)
    except dates.UnclearDateError as unclear:
        raise WrongCallError(str(unclear)) from None


def period(typed: str, today: date) -> Span:
    """Read `2024-03`, `2024-T2`, `2024` or an ISO week: `v11`, `2024-v11`.

    A week without a year is the latest such week that has begun.
    """
    known = read_period(typed)
    if known:
        return known.span
    found = _WEEK.fullmatch(typed)
    if found:
        years = [int(found[1])] if found[1] else [today.year + 1, today.year, today.year - 1]
        for one in filter(None, (week(int(found[2]), number) for number in years)):
            if found[1] or one.first <= today:
                return one
    raise WrongCallError(
        t(
            'Perioden "{typed}" går inte att läsa. Skriv till exempel 2024-03, 2024-T2 eller v11.',
            typed=typed,
        )
    )


def stretch(typed: str, today: date) -> Span:
    """Read a period, several years as `2020-2022`, or from one day or period till another."""
    ends = _YEARS.fullmatch(typed.strip()) or _ENDS.fullmatch(typed.strip())
    if not ends:
        return period(typed, today)
    first, last = (_period_or_day(end, today) for end in ends.groups())
    if last.last < first.first:
        raise WrongCallError(t("Sista dagen ligger före den första."))
    return Span(first.first, last.last)


def _period_or_day(typed: str, today: date) -> Span:
    known = read_period(typed)
    if known:
        return known.span
    only = day(typed, today)
    return Span(only, only)


def time(typed: str) -> str:
    """Write a time of day as 22:30; what is not one stays as typed."""
    found = _TIME.fullmatch(typed.strip())
    return f"{int(found[1]):02}:{found[2]}" if found else typed
