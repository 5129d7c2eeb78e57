"""Knows which days a running text names: 1 oktober 2025, maj–juni 2026, hösten 2026, 2025/26."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from medlofte.periods import A_YEAR, week
from medlofte.swedish.dates import ANY_MONTH, MONTHS
from medlofte.swedish.year_parts import ORDINALS

_CENTURY = 2000
_SHORT = tuple(name[:3] for name in MONTHS)
_ABBREVIATED = "|".join((*_SHORT, "sept"))
_NOT_WITHIN = r"(?<![\w/:.§+])"  # not in a case number, a law or an hour
_NEXT = rf"[0-3]?\d\s+(?:{ANY_MONTH}|{_ABBREVIATED})|[0-3]?\d/[01]?\d|{A_YEAR}-|{A_YEAR}[01]\d"
_YEAR_ENDS = rf"(?![\w/]|:\d|\.\d|-(?!{_NEXT})\d)"  # 2025-30 september, but not 2025-1234
_MONTHS_OF = {  # the first and the last month of a part of the year
    "våren": (1, 6),
    "vårterminen": (1, 6),
    "sommaren": (6, 8),
    "hösten": (8, 12),
    "vår": (1, 6),
    "sommar": (6, 8),
    "höst": (8, 12),
    "höstterminen": (8, 12),
    "vt": (1, 6),
    "ht": (8, 12),
    **dict.fromkeys(("halvår", "h"), (6, 6)),
    **dict.fromkeys(("tertial", "t"), (4, 4)),
    **dict.fromkeys(("kvartal", "q"), (3, 3)),
}
_PART = "halvår|tertial|kvartal"
_ISO = (  # 2025-10-01, 2025.10.01, 20251001
    rf"(?P<iso>{A_YEAR})(?P<mark>[-./]?)(?P<iso_month>[01]?\d)(?P=mark)(?P<iso_day>[0-3]?\d)"
    rf"(?![\w/]|[.:]\d|-(?!{_NEXT})\d)"
)
_SIX_FIGURES = (  # 251001, 25-10-01
    r"(?<!\d\s)(?:(?=\d{6})|(?<!-)(?=\d\d-\d\d-\d\d(?!-\d)))(?P<six>1[5-9]|[2-4]\d)(?P<dash>-?)(?P<six_month>[01]\d)(?P=dash)"
    r"(?P<six_day>[0-3]\d)(?!\s?\d|\w)"
)
_MONTH_IN_FIGURES = (  # 2025-10
    rf"(?<!-)(?P<of_year>{A_YEAR})-(?P<in_figures>0[1-9]|1[0-2])(?![\w:/]|[-.]\d)"
)
_WEEK = (  # vecka 8 2026, veckorna 10–50 2026
    r"(?:vecka|veckorna|v\.?)\s?(?P<week>\d\d?)(?:\s?[–-]\s?(?P<last_week>\d\d?))?"
    rf",?\s+(?:år\s+)?(?P<week_year>{A_YEAR}){_YEAR_ENDS}"
)
_YEARS = (  # läsåret 2025/26, 2025/2026, 2025–27
    rf"(?P<school>(?:läs|skol)året\s+)?(?<!-)(?P<one>{A_YEAR})\s?[/–—-]\s?(?!{_NEXT})"
    rf"(?P<other>{A_YEAR}|\d\d)(?!\w|[-/.:]\d)"
)
_IN_FIGURES = (  # 1/10 2025, 1/10-25, 1.10.2025
    r"(?P<figure>[0-3]?\d)(?P<between>[/.])(?P<figure_month>[01]?\d)"
    rf"(?:(?P=between)|\s*-?\s*)"
    rf"(?P<figure_year>{A_YEAR}{_YEAR_ENDS}|(?<=[-/.])\d\d(?![\w.:/-]))"
)
_WITHOUT_YEAR = r"(?P<bare>[0-3]?\d)/(?P<bare_month>[01]?\d)(?![\w/])"
_IN_WORDS = (  # den 1 oktober 2025, 1:a okt. 2025, sista mars
    rf"(?:den\s+)?(?P<day>[0-3]?\d(?::?[ae])?|första|sista)\s+(?:i\s+)?(?P<of>{ANY_MONTH}|(?:{_ABBREVIATED})\b\.?)"
    rf"(?:,?\s+(?:år\s+)?(?P<day_year>{A_YEAR}){_YEAR_ENDS})?(?!\w)"
)
_WHOLE_MONTH = (  # oktober 2025, okt–dec 2025
    rf"(?P<month>{ANY_MONTH}"
    rf"|(?:{_ABBREVIATED})\b\.?(?=\s+{A_YEAR}|\s?[-–]\s?(?:{_ABBREVIATED})))"
    rf"(?:\s+(?:månad\s+)?(?:år\s+)?(?P<month_year>{A_YEAR}){_YEAR_ENDS})?(?!\w)"
)
_NTH_PART = (  # första halvåret 2026
    rf"(?:(?P<nth>{'|'.join(ORDINALS)}|sista)\s+)(?P<part>{_PART})(?:et)?"
    rf"(?:\s+(?:av\s+|under\s+)?(?:år\s+)?(?P<part_year>{A_YEAR}){_YEAR_ENDS})?(?!\w)"
)
_NUMBERED_PART = (  # kvartal 2 2026, Q2 2026
    rf"(?P<named>(?:{_PART})(?=\s)|[tqh](?=[1-4]))\s*(?P<number>[1-4]),?\s+(?P<named_year>{A_YEAR}){_YEAR_ENDS}"
)
_SEASON = (  # hösten 2026
    r"(?P<season>våren|vårterminen|sommaren|hösten|höstterminen"
    rf"|(?:[vh]t|vår|sommar|höst)(?=\s+{A_YEAR}))"
    rf"(?:\s+(?:år\s+)?(?P<season_year>{A_YEAR}){_YEAR_ENDS})?(?!\w)"
)
_TURN = (  # halvårsskiftet, årsskiftet 2026/2027
    r"(?P<turn>(?:halv)?årsskiftet)"
    rf"(?:\s+(?P<turn_year>{A_YEAR})(?:\s?[/–-]\s?(?:{A_YEAR}|\d\d)(?!\w))?)?"
)
_YEAR = rf"(?:(?:kalender)?år(?:et|en)?\s+)?(?<!-)(?P<year>{A_YEAR}){_YEAR_ENDS}"
_FORMS = (
    *(_ISO, _SIX_FIGURES, _MONTH_IN_FIGURES, _YEARS, _IN_FIGURES, _WITHOUT_YEAR, _IN_WORDS),
    *(_WHOLE_MONTH, _NTH_PART, _NUMBERED_PART, _SEASON, _WEEK, _TURN, _YEAR),
)
_DAYS = (  # the groups of a day, its month and its year
    ("iso_day", "iso_month", "iso"),
    ("six_day", "six_month", "six"),
    ("figure", "figure_month", "figure_year"),
    ("bare", "bare_month", ""),
    ("day", "of", "day_year"),
)
_NAMED = re.compile(rf"{_NOT_WITHIN}(?:{'|'.join(_FORMS)})", re.IGNORECASE)


class NamedDays(NamedTuple):
    """A day, month, part of a year or years that a text names, and where in it.

    `year` is None where it is not told; `first` and `last` then lie in a leap year.
    The first and the last day of a season are but about right.
    The turn of a year (`is_turn`) is its last day; what begins with it begins the day after.
    `wrong` is what stood there where no such day exists; the nearest one is given.
    """

    start: int
    end: int
    first: date
    last: date
    year: int | None
    only_years: bool = False
    wrong: str = ""
    is_turn: bool = False
    is_season: bool = False

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def of(self, year: int) -> "NamedDays":
        """The same days of another year."""
        first, last = (_nearest(year, day.month, day.day) for day in (self.first, self.last))
        if last.day > 27 and not self.is_day:  # noqa: PLR2004  the end of a month, also of February
            last = _month_end(year, last.month)
        return self._replace(first=first, last=last, year=year)


_LEAP_YEAR, _COMMON_YEAR = 2024, 2025


def named(text: str) -> list[NamedDays]:
    """All that a text names, in order."""
    return [days for found in _NAMED.finditer(text) for days in _read(found)]


def _read(found: re.Match[str]) -> Iterator[NamedDays]:
    """What was found; nothing where the figures can be no date."""
    start, end = found.span()
    parts = found.groupdict()
    if parts["year"]:
        yield _of_years(found, int(parts["year"]), int(parts["year"]))
    elif parts["one"]:
        one, other = int(parts["one"]), int(parts["other"])
        other += 0 if other > 99 else one // 100 * 100  # noqa: PLR2004  two figures
        if not one < other <= one + 10:
            return
        if parts["school"]:
            yield NamedDays(start, end, date(one, 8, 1), date(other, 6, 30), one)
        else:
            yield _of_years(found, one, other)
    elif parts["turn"]:
        told = _told_year(parts["turn_year"])
        month = 6 if parts["turn"].lower().startswith("halv") else 12
        # Of one year it may be either end; the last day of it is the usual meaning.
        turn = _month_end(told or _LEAP_YEAR, month)
        yield NamedDays(start, end, turn, turn, told, is_turn=True)
    elif parts["week"]:
        year = int(parts["week_year"])
        days, last = (
            week(int(one), year) for one in (parts["week"], parts["last_week"] or parts["week"])
        )
        if days and last and days.first < last.last:
            yield NamedDays(start, end, days.first, last.last, year)
    else:
        yield from _within_year(found)


def _of_years(found: re.Match[str], one: int, other: int) -> NamedDays:
    return NamedDays(*found.span(), date(one, 1, 1), date(other, 12, 31), one, only_years=True)


def _within_year(found: re.Match[str]) -> Iterator[NamedDays]:
    start, end = found.span()
    for day, month, year in _DAYS:
        if found[day]:
            number = _month(found[month])
            told = _told_year(found[year] if year else None)
            wanted = _day(found[day], number)
            if 1 <= number <= 12 and wanted:  # noqa: PLR2004  the months
                only = _nearest(told or _LEAP_YEAR, number, wanted)
                wrong = "" if only.day == wanted else found[0].strip()
                yield NamedDays(start, end, only, only, told, wrong=wrong)
            return
    months, told = _months(found)
    of = told or _LEAP_YEAR
    days = NamedDays(start, end, date(of, months[0], 1), _month_end(of, months[1]), told)
    yield days._replace(is_season=found["season"] is not None)


def _months(found: re.Match[str]) -> tuple[tuple[int, int], int | None]:
    """The first and the last month of what is named, and its year."""
    if found["in_figures"]:
        return (int(found["in_figures"]),) * 2, int(found["of_year"])
    if found["month"]:
        number = _month(found["month"])
        return (number, number), _told_year(found["month_year"])
    if found["season"]:
        return _MONTHS_OF[found["season"].lower()], _told_year(found["season_year"])
    part = found["part"] or found["named"]
    length = _MONTHS_OF[part.lower()][0]
    nth = ORDINALS.get((found["nth"] or "").lower(), found["number"] or 12 // length)
    last = min(int(nth) * length, 12)
    return (last - length + 1, last), _told_year(found["part_year"] or found["named_year"])


def _day(told: str, month: int) -> int:
    """The number of a day; of the last one of a month that it has in a common year."""
    if told.lower() == "sista":
        return monthrange(_COMMON_YEAR, month)[1]
    return 1 if told.lower() == "första" else int(re.sub(r"\D", "", told))


def _told_year(told: str | None) -> int | None:
    if told is None:
        return None
    return int(told) + (_CENTURY if len(told) == 2 else 0)  # noqa: PLR2004  26


def _month(told: str) -> int:
    return int(told) if told.isdecimal() else _SHORT.index(told[:3].lower()) + 1


def _nearest(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
