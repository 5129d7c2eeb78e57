"""Knows which days the words of a promise tell: under 2027, senast den 1 oktober."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from medlofte.swedish.dates import MONTHS

_MONTH = "|".join(MONTHS)
_YEAR = r"(?:19|20)\d\d"
_WHEN = (
    r"(?:(?:den )?(?P<day>\d{1,2})(?::?[ea])? (?P<of>"
    + _MONTH
    + r")(?: (?P<day_year>(?:19|20)\d\d))?"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    r"|(?P<turn>årsskiftet)(?: (?P<turn_year>(?:19|20)\d\d)(?:[/–-]\d{2,4})?)?"
    r"|(?P<month>" + _MONTH + r")(?: (?P<month_year>(?:19|20)\d\d))?"
    r"|(?:år )?(?P<year>(?:19|20)\d\d))\b"
)
_UNTIL = re.compile(
    r"\b(?P<how>senast|före|innan|fram till|till och med|t\.o\.m\.|tom)"
    r"(?: (?:vid|under|i|slutet av|utgången av))? " + _WHEN,
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:från(?: och med)?|fr\.o\.m\.|fr o m|med början) " + _WHEN, re.IGNORECASE)
_DURING = re.compile(r"\bunder " + _WHEN, re.IGNORECASE)
_EXCLUSIVE = ("före", "innan")
_DAY = timedelta(days=1)


class ToldDays(NamedTuple):
    """The first and the last day that words tell; None where they tell none."""

    first: date | None = None
    last: date | None = None


def told(text: str, start: date) -> ToldDays:
    """Read them; a day without a year is the first one from `start` on."""
    until, since, during = (one.search(text) for one in (_UNTIL, _FROM, _DURING))
    first = next(_days(since, start), None) if since else None
    last = [*_days(until, start)][-1:] if until else []
    if until and last and until["how"].lower() in _EXCLUSIVE and not until["turn"]:
        last = [next(_days(until, start)) - _DAY]
    if during and not (first or last) and not during["day"] and not during["iso"]:
        return ToldDays(*_days(during, start))
    return ToldDays(first, last[0] if last else None)


def _days(found: re.Match[str], start: date) -> Iterator[date]:
    """Yield the first and the last day of what is named; nothing for a day that does not exist."""
    try:
        yield from _span(found, start)
    except ValueError:
        return


def _span(found: re.Match[str], start: date) -> tuple[date, date]:
    if found["iso"]:
        only = date.fromisoformat(found["iso"])
        return only, only
    if found["year"]:
        number = int(found["year"])
        return date(number, 1, 1), date(number, 12, 31)
    if found["turn"]:
        number = int(found["turn_year"] or start.year)
        return date(number, 12, 31), date(number, 12, 31)
    month = MONTHS.index((found["of"] or found["month"]).lower()) + 1
    year = found["day_year"] or found["month_year"]
    numbers = [int(year)] if year else [start.year, start.year + 1]
    spans = [_in_month(number, month, found["day"]) for number in numbers]
    return next((one for one in spans if one[1] >= start), spans[-1])


def _in_month(year: int, month: int, day: str | None) -> tuple[date, date]:
    if day:
        only = date(year, month, int(day))
        return only, only
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - _DAY
