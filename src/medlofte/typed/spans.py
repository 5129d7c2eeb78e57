"""Knows the period that a person typed: a year or a part of it, weeks, a day till another."""

import re
from datetime import date, timedelta

from medlofte.language import t
from medlofte.periods import A_YEAR, Period, Span, week
from medlofte.periods import read as read_label
from medlofte.stop import WrongCallError
from medlofte.swedish import day_reader, year_parts
from medlofte.swedish.day_reader import UnclearDateError
from medlofte.swedish.names import plain

_CENTURY = "20"
_CHRISTMAS = "jul"  # and no month where it stands alone
_YEAR_FIRST = re.compile(rf"({A_YEAR})[ -]?([a-z].*)", re.ASCII)
_YEAR_LAST = re.compile(rf"(.*[a-z].*?)[ -]*({A_YEAR})", re.ASCII)
_SHORT_YEAR = re.compile(r"([^v].*?) ?['-](\d\d)", re.ASCII)
_MONTH_OF_YEAR = re.compile(rf"(\d\d?)[ -]({A_YEAR})", re.ASCII)
_YEARS = re.compile(rf"({A_YEAR}) ?- ?({A_YEAR})", re.ASCII)
_WEEK = re.compile(r"(?:v|w|vecka|week) ?(\d\d?)", re.ASCII)
_FROM_TODAY = re.compile(
    r"(?:(?P<last>forra|last)|i|denna|detta|den har|det har|this) "
    r"(?P<what>ar|veckan?|manad|kvartal|tertial|halvar|year|week|month|quarter)(?:et|en)?"
)
_ENDS = (re.compile(r"(.+?) (?:-|till|to) (.+)"), re.compile(r"([^-]+)-([^-]+)"))
_HAS_YEAR = re.compile(A_YEAR, re.ASCII)
_MONTHS = {"T": 4, "Q": 3, "H": 6}


def read(typed: str, today: date) -> Span:
    """Read a period; what is none raises WrongCallError."""
    try:
        found = find(typed, today)
    except UnclearDateError as unclear:
        raise WrongCallError(str(unclear)) from None
    if found:
        return found
    raise WrongCallError(
        t(
            'Perioden "{typed}" går inte att läsa. Skriv till exempel 2024-03, 2024-T2 eller v11.',
            typed=typed,
        )
    )


def find(typed: str, today: date) -> Span | None:
    """Find the period that was typed: T3, v47, november, förra veckan, 1 nov till 7 nov, v46-47.

    One without a year is the latest such that has begun. None where it is no period at all; what
    would be one if its days existed raises UnclearDateError.
    """
    known = labelled(typed, today)
    return known.span if known else _week(_tidy(typed), today) or _from_till(typed, today)


def labelled(typed: str, today: date) -> Period | None:
    """Find the year, or the part of one, that was typed: T3, Q4, H1, november, förra året."""
    exact = read_label(typed.strip())
    if exact:
        return exact
    text = _tidy(typed)
    from_today = _FROM_TODAY.fullmatch(text)
    if from_today:
        return _from_today(from_today["what"], today, last=bool(from_today["last"]))
    numbers = _MONTH_OF_YEAR.fullmatch(text)
    if numbers:
        return read_label(f"{numbers[2]}-{int(numbers[1]):02}")
    part, year = _with_year(text)
    label = year_parts.label(part)
    if label is None or (part == _CHRISTMAS and not year):
        return None
    years = [year] if year else [today.year, today.year - 1]
    found = filter(None, (read_label(f"{one}-{label}") for one in years))
    return next((one for one in found if year or one.span.first <= today), None)


def _tidy(typed: str) -> str:
    return " ".join(re.sub("[.,/]", " ", plain(typed)).split())


def _with_year(text: str) -> tuple[str, int | None]:
    """Tell a part of a year from the year that stands before or after it."""
    if found := _YEAR_FIRST.fullmatch(text):
        return found[2], int(found[1])
    if found := _YEAR_LAST.fullmatch(text):
        return found[1], int(found[2])
    if found := _SHORT_YEAR.fullmatch(text):
        return found[1], int(_CENTURY + found[2])
    return text, None


def _from_today(what: str, today: date, *, last: bool) -> Period | None:
    """The year, month … of today, or the one before it; None for a week, which has no label."""
    if what in ("ar", "year"):
        return read_label(str(today.year - last))
    letter = year_parts.LETTERS.get(what, "")
    length = _MONTHS.get(letter, 1)
    months = today.year * 12 + today.month - 1 - length * last
    index = months % 12 // length + 1
    if what.startswith(("veck", "week")):
        return None
    return read_label(f"{months // 12}-{letter}{index}" if letter else f"{months // 12}-{index:02}")


def _week(text: str, today: date) -> Span | None:
    """An ISO week: v47, vecka 47 2026, förra veckan."""
    from_today = _FROM_TODAY.fullmatch(text)
    if from_today:  # all else that is told from today has a label
        monday = today - timedelta(days=today.weekday() + 7 * bool(from_today["last"]))
        return Span(monday, monday + timedelta(days=6))
    part, year = _with_year(text)
    found = _WEEK.fullmatch(part)
    if not found:
        return None
    years = [year] if year else [today.year + 1, today.year, today.year - 1]
    weeks = filter(None, (week(int(found[1]), one) for one in years))
    return next((one for one in weeks if year or one.first <= today), None)


def _from_till(typed: str, today: date) -> Span | None:
    """From a day or a period till another.

    The first is the latest before the last, where only the last has its year (okt–nov 2025).
    """
    dashed = typed.replace("–", " - ") if typed.count("–") == 1 else typed
    text = " ".join(plain(dashed).split())
    years = _YEARS.fullmatch(text)
    for pattern in (_YEARS,) if years else _ENDS:
        ends = pattern.fullmatch(text)
        last = _end(_with_week(ends[2], ends[1]), today) if ends else None
        if ends and last:
            begun = last.last if _HAS_YEAR.search(ends[2]) else today
            first = _first(ends[1], last, begun)
            if first and last.last < first.first:
                raise WrongCallError(t("Sista dagen ligger före den första."))
            if first:
                return Span(first.first, last.last)
    return None


def _with_week(typed: str, other: str) -> str:
    """A number that ends what begins with a week is one as well: v46-47."""
    return f"v{typed}" if other.startswith(("v", "w")) and typed.isdecimal() else typed


def _first(typed: str, last: Span, begun: date) -> Span | None:
    """The first end; a number alone is a day of the month, where the last end is a day: 1-7 nov."""
    if len(typed) < 3 and typed.isdecimal():  # noqa: PLR2004  no year
        return _end(f"den {typed}", last.last) if last.days == 1 else None
    return _end(typed, begun)


def _end(typed: str, today: date) -> Span | None:
    known = labelled(typed, today)
    found = known.span if known else _week(_tidy(typed), today)
    day = None if found else day_reader.find(typed, today)
    return Span(day, day) if day else found
