"""Knows the words and the forms in which a day is written, in plain letters."""

import re
from collections.abc import Sequence

from medlofte.language import chosen
from medlofte.periods import A_YEAR
from medlofte.swedish.dates import MONTHS, WEEKDAYS
from medlofte.swedish.names import plain

_LEAST = 3  # letters of a month or a weekday

# How many days after today, in plain letters.
AWAY = {
    r"i ?dag|i ?natt|i ?morse|i ?kvall|i (for|efter)?middags": 0,
    r"i ?gar": -1,
    r"(i ?)?forr ?gar": -2,
    r"i ?(morgon|morron)": 1,
    r"(i ?)?over ?morgon": 2,
}
AWAY_ENGLISH = {
    r"today|tonight|last night|this (morning|afternoon|evening)": 0,
    r"yesterday": -1,
    r"(the )?day before yesterday": -2,
    r"tomorrow": 1,
}
# For how long ago, and for days that are the same each year.
AGO = re.compile(
    r"(?:for )?(\d\d?|en|a|tva|two|tre|three|fyra|four|fem|five|sex|six)"
    r" (dag|dagar|days?|vecka|veckor|weeks?) (?:sedan|sen|ago)",
    re.ASCII,
)
ONES = {"en": 1, "a": 1, "tva": 2, "two": 2, "tre": 3, "three": 3, "fyra": 4, "four": 4}
ONES |= {"fem": 5, "five": 5, "sex": 6, "six": 6}
NAMED = {
    "nyarsdagen": "1 januari",
    "valborg": "30 april",
    "valborgsmassoafton": "30 april",
    "nationaldagen": "6 juni",
    "lucia": "13 december",
    "julafton": "24 december",
    "juldagen": "25 december",
    "annandag jul": "26 december",
    "nyarsafton": "31 december",
}
_WEEKDAYS = tuple(map(plain, WEEKDAYS))
_WEEKDAYS_ENGLISH = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_MONTHS_ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
# A part of a day tells the hour, not which day it is.
_PART = r"(?:kvall|natt|morgon|formiddag|eftermiddag)(?:en)?"
PART_AFTER = re.compile(
    rf"(?:sent |tidigt )?(.+?),? (?:(?:sent |tidigt )?(?:pa )?{_PART}|morse|(?:pa )?[fe]m"
    r"|at night|night|(?:in the )?(?:morning|afternoon|evening))"
)
PART_BEFORE = re.compile(rf"{_PART}(?: (?:till|mot|i|pa|den))? (.+)")
PART_JOINED = re.compile(rf"(i )?([a-z]+dag)s{_PART}")
_YEAR_AFTER = rf"(?P<mark>[ '/.-]*)(?P<year>{A_YEAR}|[0-9]{{2}})"
_NTH = "(?::?[ae]|st|nd|rd|th)"
# A year of two figures comes first, as in a Swedish date, but not with a / or a dot: 26-11-27.
YEAR_FIRST = (
    re.compile(rf"(?P<year>{A_YEAR})([-/. ])(?P<month>\d\d?)\2(?P<day>\d\d?)", re.ASCII),
    re.compile(rf"(?P<year>{A_YEAR}|\d\d)(?P<month>\d\d)(?P<day>\d\d)", re.ASCII),
    re.compile(r"(?P<year>\d\d)([- ])(?P<month>\d\d?)\2(?P<day>\d\d?)", re.ASCII),
)
IN_FIGURES = (
    re.compile(r"(?P<day>\d\d?)/(?P<month>\d\d?)", re.ASCII),
    re.compile(r"(?P<day>\d\d?)[-.](?P<month>0?[1-9]|1[0-2])", re.ASCII),  # 14-16 is no day
    re.compile(rf"(?P<day>\d\d?)[-/.](?P<month>\d\d?)(?=[^\d]){_YEAR_AFTER}", re.ASCII),
)
IN_WORDS = (
    re.compile(
        rf"(?P<day>\d\d?){_NTH}?(?: of)?[ /-]?(?P<word>[a-z]{{3,}})(?:{_YEAR_AFTER})?", re.ASCII
    ),
    # Of `november 2023` no 20 is a day.
    re.compile(
        rf"(?P<word>[a-z]{{3,}})[ /]?(?P<day>\d\d?(?!\d)){_NTH}?(?:{_YEAR_AFTER})?", re.ASCII
    ),
)
ONLY_DAY = re.compile(rf"(?:(?:den|the) (\d\d?){_NTH}?|(\d\d?){_NTH})", re.ASCII)
IN_WEEK = re.compile(rf"(?:i )?(?:v|vecka|week)\.? ?(\d\d?)(?: ?-? ?({A_YEAR}))?", re.ASCII)
WHICH_WEEKDAY = (
    re.compile(r"(?P<which>i ?|pa |forra |nasta |senaste |on |last |next )?(?P<word>[a-z]{3,})"),
    re.compile(r"(?P<word>[a-z]{3,}) (?:i )?(?P<which>forra |nasta )veckan?"),
)


def english() -> bool:
    return chosen() == "en"


def weekday_number(word: str) -> int | None:
    """Find the weekday by its name, or by any beginning of three letters or more."""
    if english() and (number := _beginning(word, _WEEKDAYS_ENGLISH)) is not None:
        return number
    stem = re.sub("(?<=dag)(s|en)$", "", word)
    return _beginning(stem, _WEEKDAYS)


def month_number(word: str) -> int | None:
    """Find the month, 1 to 12, by its name or by any beginning of three letters or more."""
    found = _beginning(word, tuple(MONTHS))
    if found is None and english():
        found = _beginning(word, _MONTHS_ENGLISH)
    return None if found is None else found + 1


def _beginning(word: str, names: Sequence[str]) -> int | None:
    fitting = (number for number, name in enumerate(names) if name.startswith(word))
    return next(fitting, None) if len(word) >= _LEAST else None
