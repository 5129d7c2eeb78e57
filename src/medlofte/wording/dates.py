"""Knows how days and spans of days are written beside a figure."""

from datetime import date

from medlofte.book.book import Logged
from medlofte.language import t
from medlofte.periods import DAY, Period, Span
from medlofte.swedish.dates import day_month, long, month, short


def in_year(day: date, number: int | None) -> str:
    """14 mar, with the year where it is not the one that is spoken of."""
    return day_month(day) if day.year == number else f"{day_month(day)} {day.year}"


def days(span: Span) -> str:
    """1 maj–31 augusti 2024, with both years where they differ; tills vidare where it goes on."""
    if span.first == span.last:
        return long(span.first)
    if span.last == date.max:
        return t("från {day} tills vidare", day=long(span.first))
    if span.first.year != span.last.year:
        return f"{long(span.first)}–{long(span.last)}"
    return f"{span.first.day} {month(span.first)}–{long(span.last)}"


def months(span: Span) -> str:
    """The whole months of a span within a year: maj–augusti 2024, mars 2024."""
    first, last = (month(day) for day in span)
    return f"{first if first == last else f'{first}–{last}'} {span.last.year}"


def short_days(span: Span, number: int | None) -> str:
    """tor 14 mar, for more days 1–31 maj, 1 maj–31 aug; the year where it is not that one."""
    first, last = span
    if first == last:
        return short(first) if first.year == number else f"{short(first)} {first.year}"
    if first.year == last.year:
        begins = str(first.day) if first.month == last.month else day_month(first)
        return f"{begins}–{in_year(last, number)}"
    return f"{in_year(first, None)}–{in_year(last, None)}"


def dated(logged: Logged) -> str:
    """tor 14 mar 2024, or for a tally 1 maj–31 aug 2024."""
    return short_days(logged.span, None)


def period_words(period: Period) -> str:
    """A year, or a part of one: 2024, tertial 2 2024, kvartal 1 2024, halvår 2 2024, maj 2024."""
    year, _, part = period.label.partition("-")
    names = {"T": t("tertial"), "Q": t("kvartal"), "H": t("halvår")}
    if not part:
        return year
    name = names.get(part[0])
    return f"{name} {part[1:]} {year}" if name else months(period.span)


def window_words(span: Span) -> str:
    """The days of a window: 2023–2024, okt 2026–sep 2027, else 8 maj–31 dec 2024."""
    first, last = span
    if first.day > 1 or (last + DAY).day > 1:
        return short_days(span, None)
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    begins, ends = (month(day)[:3] for day in span)
    if first.year == last.year:
        months = begins if begins == ends else f"{begins}–{ends}"
        return f"{months} {last.year}"
    return f"{begins} {first.year}–{ends} {last.year}"
