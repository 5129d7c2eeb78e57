"""Knows which day people mean by what they type: 261127, 27/11, i fredags, den 3:e, igår kväll."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from medlofte.language import t
from medlofte.swedish import day_words
from medlofte.swedish.dates import MONTHS, WEEKDAYS, long
from medlofte.swedish.names import plain

_CENTURY = 2000  # of a year of two figures
_LAST_HOUR = 23  # two figures above it cannot be a time of day
_LEAP_YEAR = 2024  # stands in where the year is not known, so that 29 February exists
_FAR_APART = (date(2001, 1, 10), date(2051, 6, 21))  # a Wednesday in both
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class UnclearDateError(ValueError):
    """What was typed is no date, or could be two; the text says which and what to write."""


def read(typed: str, today: date, *, ahead: bool = False) -> date:
    """Read a day; what is none, or could be two, raises UnclearDateError."""
    day = find(typed, today, ahead=ahead)
    if day:
        return day
    raise UnclearDateError(
        t(
            '"{typed}" går inte att läsa som ett datum. Skriv till exempel {example} eller igår.',
            typed=_short(typed),
            example=today.isoformat(),
        )
    )


def dated(typed: str) -> date:
    """Read a day that is the same whenever it is read: one with its year."""
    one, other = (_attempt(typed, today) for today in _FAR_APART)
    if isinstance(one, date) and one == other:
        return one
    if one is None:
        raise UnclearDateError(
            t(
                '"{typed}" går inte att läsa som ett datum. Skriv till exempel 2024-03-14.',
                typed=_short(typed),
            )
        )
    if str(one) == str(other):
        raise UnclearDateError(str(one))
    raise UnclearDateError(
        t('"{text}" är inget datum med år. Skriv till exempel 2024-03-14.', text=_short(typed))
    )


def _short(typed: str) -> str:
    """As much as one recognises."""
    text = typed.strip()
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004


def _attempt(typed: str, today: date) -> date | UnclearDateError | None:
    try:
        return find(typed, today)
    except UnclearDateError as unclear:
        return unclear


def find(typed: str, today: date, *, ahead: bool = False) -> date | None:
    """Find the day that was typed; None where it is no day at all.

    A day without its year or month is the latest such day that is not after today, or the first
    that is not before it where it is planned (`ahead`). So is a weekday: `fredag` may be today,
    but `i fredags` is before today, and `förra fredagen` is that of the week before this one. A
    part of a day tells nothing of the day: `fredag natt` is the Friday. `I natt` and `i morse` are
    today: most of the night's hours are, and it is told in the morning. What would be a day if it
    existed, and what could be two, raises UnclearDateError.
    """
    text = re.sub(r"(?<=[a-z])\.|[.,]+$|,", " ", plain(typed).strip())
    text = re.sub(r" ?([/]) ?", r"\1", " ".join(text.split()))
    return _Reader(today, ahead).find(text)


class _Reader(NamedTuple):
    today: date
    ahead: bool

    def find(self, text: str) -> date | None:
        day = self._away(text) or self._weekday(text) or self._calendar_day(text)
        if day or not text:
            return day
        joined = day_words.PART_JOINED.fullmatch(text)
        if joined:
            return self.find(f"{joined[1]}{joined[2]}s" if joined[1] else joined[2])
        part = day_words.PART_AFTER.fullmatch(text) or day_words.PART_BEFORE.fullmatch(text)
        return self.find(part[1]) if part else None

    def _away(self, text: str) -> date | None:
        for known in (
            (day_words.AWAY, day_words.AWAY_ENGLISH) if day_words.english() else (day_words.AWAY,)
        ):
            for pattern, days in known.items():
                if re.fullmatch(pattern, text):
                    return self.today + timedelta(days=days)
        ago = day_words.AGO.fullmatch(text)
        if ago:
            number = int(ago[1]) if ago[1].isdecimal() else day_words.ONES[ago[1]]
            return self.today - number * (_DAY if ago[2].startswith("da") else _WEEK)
        return self._calendar_day(day_words.NAMED[text]) if text in day_words.NAMED else None

    def _weekday(self, text: str) -> date | None:
        """Read a weekday alone, or before a date, where a wrong one is refused."""
        for pattern in day_words.WHICH_WEEKDAY:
            match = pattern.fullmatch(text)
            number = day_words.weekday_number(match["word"]) if match else None
            if match and number is not None:
                which = (match["which"] or "").strip() or match["word"][-1]
                return self._which(number, which)
        word, _, rest = text.partition(" ")
        number = day_words.weekday_number(word)
        if number is None or not rest:
            return None
        week = day_words.IN_WEEK.fullmatch(rest)
        if week:
            return self._in_week(number, int(week[1]), week[2])
        bare = re.fullmatch(r"\d\d?", rest, re.ASCII)
        day = self._calendar_day(f"den {rest}" if bare else rest)
        if bare and day and int(rest) <= _LAST_HOUR:
            if day.weekday() != number:  # a time of day, and no date
                return None
            name = t(WEEKDAYS[number])
            one, other = f"{name} den {rest}", f"{name} kl {rest}"
            raise UnclearDateError(_two_ways(f"{name} {rest}", one, other))
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

    def _in_week(self, number: int, week: int, year: str | None) -> date | None:
        """The weekday of an ISO week; without its year the latest, or the next where planned."""
        this = self.today.isocalendar().year
        for one in (int(year),) if year else (this + 1, this, this - 1):
            with suppress(ValueError):  # a year without such a week
                day = date.fromisocalendar(one, week, number + 1)
                if year or self.ahead or day <= self.today:
                    return day
        return None

    def _which(self, number: int, which: str) -> date:
        """Choose the day of a weekday by what stands before it, or by its last letter."""
        monday = self.today - timedelta(days=self.today.weekday())
        since = (self.today.weekday() - number) % 7
        match which:
            case "forra":
                return monday - _WEEK + timedelta(days=number)
            case "nasta" | "next":
                return monday + _WEEK + timedelta(days=number)
            case "pa":
                return self.today + timedelta(days=7 - since)
            case "i" | "s" | "senaste" | "last":
                return self.today - timedelta(days=since or 7)
        if self.ahead:
            return self.today + timedelta(days=-since % 7)
        return self.today - timedelta(days=since)

    def _calendar_day(self, text: str) -> date | None:
        only = day_words.ONLY_DAY.fullmatch(text)
        if only:
            return self._of_any_month(int(only[1] or only[2]))
        text = text.removeprefix("den ").removeprefix("the ")
        for pattern in (*day_words.YEAR_FIRST, *day_words.IN_FIGURES, *day_words.IN_WORDS):
            found = pattern.fullmatch(text)
            parts = found.groupdict() if found else {}
            month = (
                day_words.month_number(parts["word"])
                if "word" in parts
                else int(parts.get("month", 0))
            )
            if found and month is not None:
                return self._made(text, parts, month)
        return None

    def _made(self, text: str, parts: Mapping[str, str | None], month: int) -> date:
        day, year = int(parts["day"] or 0), parts.get("year")
        if year is None:
            _checked(day, month, None)
            return self._nearest(day, ((year, month) for year in self._years()))
        if len(year) > 2:  # noqa: PLR2004  2026
            return _checked(day, month, int(year))
        if not (parts.get("mark") or "-").strip() and int(year) <= _LAST_HOUR:
            start = text.removesuffix(year).rstrip()
            one = f"{start} kl {year}"
            raise UnclearDateError(_two_ways(text, one, f"{start} {_CENTURY + int(year)}"))
        return _checked(day, month, _CENTURY + int(year))

    def _years(self) -> Iterator[int]:
        return count(self.today.year, 1 if self.ahead else -1)

    def _of_any_month(self, day: int) -> date:
        if not 1 <= day <= 31:  # noqa: PLR2004  the longest month
            raise UnclearDateError(t("En månad har högst 31 dagar. Skriv en dag från 1 till 31."))
        step = 1 if self.ahead else -1
        months = count(self.today.year * 12 + self.today.month - 1, step)
        return self._nearest(day, ((number // 12, number % 12 + 1) for number in months))

    def _nearest(self, day: int, months: Iterator[tuple[int, int]]) -> date:
        """Take the first month that has the day, on this side of today."""
        there = (date(*one, day) for one in months if day <= monthrange(*one)[1])
        if self.ahead:
            return next(found for found in there if found >= self.today)
        return next(found for found in there if found <= self.today)


def _two_ways(typed: str, one: str, other: str) -> str:
    return t(
        "{typed} kan läsas på två sätt. Skriv {one} eller {other}.",
        typed=typed,
        one=one,
        other=other,
    )


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
    if month != 2:  # noqa: PLR2004  February
        return t(
            "{month} har {days} dagar. Skriv en dag från 1 till {days}.", month=name, days=days
        )
    if year is None:
        return t("Februari har högst {days} dagar. Skriv en dag från 1 till {days}.", days=days)
    return t(
        "Februari {year} har {days} dagar. Skriv en dag från 1 till {days}.", year=year, days=days
    )
