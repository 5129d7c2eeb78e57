"""Knows the calendar: spans of days, years and their parts, ISO weeks, and when things are due."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

DAY = timedelta(days=1)


class Per(StrEnum):
    """What a count is promised for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    YEAR = "year"
    AGREEMENT = "agreement"

    @property
    def shorter_than_year(self) -> bool:
        return self not in (Per.YEAR, Per.AGREEMENT)

    @property
    def months(self) -> int:
        """How many months it is long; 0 where it is shorter, or has no length of its own."""
        return _MONTHS.get(self, 0)


_MONTHS = {Per.MONTH: 1, Per.QUARTER: 3, Per.TERTIAL: 4, Per.HALF_YEAR: 6, Per.YEAR: 12}
_PARTS = {"T": Per.TERTIAL, "Q": Per.QUARTER, "H": Per.HALF_YEAR, "": Per.MONTH}
A_YEAR = "(?:19|20|21)[0-9]{2}"  # what is taken for a year where it stands in a text
_LABEL = re.compile(rf"(?P<year>{A_YEAR})(?:-(?P<part>[TQH]?)(?P<number>\d\d?))?", re.ASCII)


class Span(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def each_day(self) -> Iterator[date]:
        return (self.first + DAY * number for number in range(self.days))

    def __contains__(self, other: object) -> bool:
        if isinstance(other, Span):
            return self.first <= other.first and other.last <= self.last
        return isinstance(other, date) and self.first <= other <= self.last

    def __and__(self, other: "Span") -> "Span | None":
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


class Period(NamedTuple):
    """What was asked for: a year or a part of one as it is labelled (`2024`, `2024-T2`)."""

    label: str
    span: Span
    year: int

    @property
    def whole_year(self) -> bool:
        return self.span == year(self.year)


def year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31))


def term_years(first: date) -> Iterator[Span]:
    """The years of a term, from its first day and its anniversaries (of 29 February the 28th)."""
    start, number = first, 0
    while start < date.max:
        number += 12
        after = add_months(first, number)
        yield Span(start, after if after == date.max else after - DAY)
        start = after


def read(label: str) -> Period | None:
    """Read `2024`, `2024-T1`, `2024-Q2`, `2024-H1` or `2024-05`; None where it is none of them."""
    found = _LABEL.fullmatch(label.upper())
    if not found:
        return None
    number = int(found["year"])
    if found["number"] is None:
        return Period(found["year"], year(number), number)
    months = _MONTHS[_PARTS[found["part"]]]
    index = int(found["number"])
    proper = len(found["number"]) == (1 if found["part"] else 2)
    if not proper or not 1 <= index <= 12 // months:
        return None
    return Period(label.upper(), _part(number, months, index - 1), number)


def _part(number: int, months: int, index: int) -> Span:
    last = months * (index + 1)
    return Span(
        date(number, months * index + 1, 1), date(number, last, monthrange(number, last)[1])
    )


def week(number: int, of_year: int) -> Span | None:
    """The ISO week `number` of `of_year`, Monday to Sunday; None where that year has no such."""
    try:
        monday = date.fromisocalendar(of_year, number, 1)
    except ValueError:
        return None
    return Span(monday, monday + 6 * DAY)


def units(per: Per, among: Span, in_force: Span) -> list[Span]:
    """Return the weeks (days, months …) that are asked for in a span, each as it is judged.

    A unit belongs to the span that its middle day is in: an ISO week's Thursday, day 15 of 30,
    16 of 31. It is asked for where it lies wholly in the time in force, and if it is longer than a
    week also where at least half of its days do. It is judged on all its days in force, also those
    outside the span (docs/figures.md).
    """
    asked = []
    for unit in calendar(per, among):
        part = unit & in_force
        whole = part == unit or (per.months and part and 2 * part.days >= unit.days)
        if part and whole and middle(unit) in among:
            asked.append(part)
    return asked


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans as runs of days, in order, none beside or across another."""
    runs: list[Span] = []
    for span in sorted(spans):
        if runs and (runs[-1].last == date.max or span.first <= runs[-1].last + DAY):
            runs[-1] = Span(runs[-1].first, max(runs[-1].last, span.last))
        else:
            runs.append(span)
    return runs


def middle(unit: Span) -> date:
    """The middle day of a unit, the earlier of two."""
    return unit.first + DAY * ((unit.days - 1) // 2)


def calendar(per: Per, window: Span) -> Iterator[Span]:
    """All whole units that touch the window."""
    if per in (Per.DAY, Per.WEEK):
        length = 1 if per is Per.DAY else 7
        first = window.first - DAY * (window.first.weekday() if per is Per.WEEK else 0)
        while first <= window.last:
            yield Span(first, first + DAY * (length - 1))
            first += DAY * length
        return
    months = _MONTHS[per]
    for number in range(window.first.year, window.last.year + 1):
        for index in range(12 // months):
            yield _part(number, months, index)


def months_around(span: Span, months: int) -> Span:
    """The span widened to whole parts of the year, each so many months long."""
    first, last = ((day.month - 1) // months for day in span)
    return Span(
        _part(span.first.year, months, first).first, _part(span.last.year, months, last).last
    )


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    number = day.year + years
    if number > date.max.year:
        return date.max
    return date(number, month + 1, min(day.day, monthrange(number, month + 1)[1]))


def months(window: Span) -> int:
    """How many months a window has, counted from its first day, begun ones as whole."""
    count = (window.last.year - window.first.year) * 12 + window.last.month - window.first.month
    return count + (add_months(window.first, count) <= window.last)


def due_day(window: Span, goal: int, nth: int) -> date:
    """When the `nth` of `goal` occasions is due at an even pace, month by month.

    The end of month ⌈m·i/n⌉ of the window's m months, never after its last day
    (docs/figures.md): three a year are due on 30 April, 31 August and 31 December.
    """
    month = -(-months(window) * nth // goal)
    return min(add_months(window.first, month) - DAY, window.last)


def due_by(window: Span, goal: int, day: date) -> int:
    """How many of `goal` occasions are due by the end of `day`; the inverse of `due_day`."""
    if day >= window.last:
        return goal
    total = months(window)
    ended = sum(add_months(window.first, month) - DAY <= day for month in range(1, total))
    return goal * ended // total
