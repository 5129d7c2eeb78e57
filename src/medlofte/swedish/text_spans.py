"""Knows which spans of days a running text tells: från 1 maj till och med 30 april 2027."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from medlofte.periods import DAY, add_months
from medlofte.swedish.text_days import NamedDays, named

Form = Literal["days", "seasons", "years", "year", "part", "open", "since", "until"]

_SPELLED = (
    (re.compile(r"\bt\.?\s?o\.?\s?m\b\.?|\btom\b\.?", re.IGNORECASE), "till och med"),
    (
        re.compile(r"\bfr\.?\s?o\.?\s?m\b\.?|\bfrom\b\.?(?=\s+(?:den\s+)?\d)", re.IGNORECASE),
        "från och med",
    ),
    (re.compile("[‐‑‒−]"), "–"),
)
_NUMBERS = {"ett": 12, "två": 24, "tre": 36, "fyra": 48, "1": 12, "2": 24, "3": 36, "4": 48}
_MONTHS = {"sex": 6, "6": 6, "tolv": 12, "12": 12, "arton": 18, "18": 18, "24": 24, "36": 36}
_LENGTH = (
    rf"(?:(?P<years>{'|'.join(_NUMBERS)})(?:\s?\(\w+\))?\s+år(?:en)?\b"
    rf"|(?P<months>{'|'.join(_MONTHS)})(?:\s?\(\w+\))?\s+mån(?:ader)?\b"
    r"|(?P<adjective>ett|två|tre|fyra)årig\w*)"
)
_LONG_BEFORE = re.compile(
    rf"\b{_LENGTH}[\s,]+(?:\w+\s+){{0,3}}?(?:från|med (?:början|start))"
    r"(?: och med)?[\s:]*$",
    re.IGNORECASE,
)
LONG = re.compile(rf"\b{_LENGTH}", re.IGNORECASE)
_LONG_AFTER = re.compile(
    rf"\s*(?:och|,)?[\w\s,]{{0,30}}?\b(?:i|under|och)\s+{_LENGTH}(?!\s+(?:efter|senare))",
    re.IGNORECASE,
)
_OPEN_BEFORE = re.compile(r"\btills\s?vidare\b[^.!?]{0,20}\bfrån(?: och med)?\s*$", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]+\s*(?:den\s+)?")
_AND = re.compile(r"\s*(?:och|samt|,)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellan\s+$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:till|(?:upphör|slutar|avslutas)(?: att)?(?: gälla)?|löper ut|slut(?:datum)?"
    r"|sista (?:giltighets)?dag(?:en)?)(?: och med)?[\s:]*(?:i\s+)?(?:(?:utgången|slutet) av\s*)?$",
    re.IGNORECASE,
)
# … till och med skolavslutningen våren 2026
_UNTIL_EVENT = re.compile(
    rf"{_UNTIL.pattern[:-1]}(?:\w{{5,}}(?:en|et)\s+(?:i\s+)?)?$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:från(?: och med)?|med (?:början|start)|börja(?:r|de)(?: att)? gälla"
    r"|träd(?:er|de) i kraft|gäller"
    r"|startar|inleds|start(?:datum)?|första (?:giltighets)?dag(?:en)?)[\s:]*(?:i\s+)?$",
    re.IGNORECASE,
)
# Until further notice, or until another one: tills det ersätts, till dess att ett nytt tecknas.
_ON = (
    r"\b(?:tills\s?vidare|och framåt"
    r"|till(?:s| dess)(?: att)? (?:det|den|ett nytt|nytt|en ny)\b[^.!?]{0,30}?"
    r"\b(?:ersätts|tecknas|antas|upprättas|beslutas|ingås|sägs upp))\b"
)
# In the same sentence, or in the next one: … Det gäller tills vidare.
_OPEN = re.compile(
    rf"[^.!?]{{0,40}}?(?:[^.!?]{{0,60}}[.!?]\s[^.!?]{{0,20}}?\bgäller\s[^.!?]{{0,10}})?{_ON}",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.!?;|]\s")
# 2026 och 2027, med möjlighet till förlängning till och med 2028
_MAY_BE = re.compile(r"\b(?:förlängning|förlängas|option)", re.IGNORECASE)
_FAR = 90  # signs between two ends of one span
_NEAR = 40
_LABEL = 4  # words after the end of a sentence: Gäller till och med


class ToldSpan(NamedTuple):
    """A span that a text tells, where in it, and in which form; an end that it lacks is None.

    A wrong end is a day that stood there and does not exist; the nearest one is given.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    form: Form
    wrong_first: str = ""
    wrong_last: str = ""


def spelled(text: str) -> str:
    """The text with its shortened words of time in full: t.o.m., fr.o.m."""
    for short, full in _SPELLED:
        text = short.sub(full, text)
    return text


def spans(text: str) -> Iterator[ToldSpan]:
    """Yield all that a text tells, in order; the text is spelled out."""
    days = [*_years_together(text)]
    place = 0
    while place < len(days):
        here, after = days[place], days[place + 1 : place + 2]
        pair = _pair(text, here, after[0]) if after else None
        if pair:
            yield pair
            place += 2
            continue
        yield from _alone(text, here, after[0].start if after else len(text))
        place += 1


def _years_together(text: str) -> Iterator[NamedDays]:
    """Yield what a text names, with years in a row as one: 2025, 2026 och 2027."""
    run: NamedDays | None = None
    for one in named(text):
        gap = text[run.end : one.start] if run else ""
        if run and one.only_years and _AND.fullmatch(gap) and one.first == run.last + DAY:
            run = run._replace(end=one.end, last=one.last)
            continue
        if run:
            yield run
        run = one if one.only_years else None
        if not run:
            yield one
    if run:
        yield run


def _pair(text: str, one: NamedDays, other: NamedDays) -> ToldSpan | None:
    """One till other, where that is what stands between them."""
    gap = text[one.end : other.start]
    years = one.only_years and other.only_years
    if _MAY_BE.search(gap):
        return None
    *_, behind = _SENTENCE_ENDS.split(gap)
    apart = behind != gap
    near = len(gap) <= _FAR and not (apart and (one.only_years or len(behind.split()) > _LABEL))
    between = _AND.fullmatch(gap) and _BETWEEN.search(text[max(0, one.start - _NEAR) : one.start])
    if _AND.fullmatch(gap) and _follows(one, other):
        return ToldSpan(one.start, other.end, one.first, other.last, "part")
    if not (near and (_DASH.fullmatch(gap) or _UNTIL_EVENT.search(gap) or between)):
        return None
    one, other = _with_years(one, other)
    if one.year is None or other.year is None or one.first >= other.last:
        return None
    form: Form = "days"
    if years or one.is_season or other.is_season:
        form = "years" if years else "seasons"
    first = _beginning(one)
    return ToldSpan(one.start, other.end, first, other.last, form, one.wrong, other.wrong)


def _follows(one: NamedDays, other: NamedDays) -> bool:
    """Whether a part of a year begins as another ends: andra halvåret 2025 och första 2026."""
    told = one.year is not None and other.year is not None and not (one.is_day or other.is_day)
    return told and one.last + DAY == other.first


def _beginning(days: NamedDays) -> date:
    """The first day of what begins with it: of the turn of a year the day after."""
    return days.first + DAY if days.is_turn else days.first


def _with_years(one: NamedDays, other: NamedDays) -> tuple[NamedDays, NamedDays]:
    """Both with the year that only one of them tells."""
    if one.year is None and other.year is not None:
        one = one.of(other.year)
        one = one if one.first <= other.last else one.of(other.year - 1)
    elif other.year is None and one.year is not None:
        other = other.of(one.year)
        other = other if one.first <= other.last else other.of(one.year + 1)
    return one, other


def _alone(text: str, days: NamedDays, end: int) -> Iterator[ToldSpan]:
    """What one named time tells by itself, with the words before and after it."""
    if days.year is None:
        return
    before, after = text[max(0, days.start - _NEAR) : days.start], text[days.end : end]
    place = (days.start, days.end)
    long = _LONG_BEFORE.search(before) or (_SINCE.search(before) and _LONG_AFTER.match(after))
    if long:
        first = _beginning(days)
        last = add_months(first, length(long)) - DAY
        yield ToldSpan(*place, first, last, "days", days.wrong)
    elif _OPEN_BEFORE.search(before) or (
        _OPEN.match(after) and (_SINCE.search(before) or days.is_day)
    ):
        yield ToldSpan(*place, days.first, None, "open", days.wrong)
    elif _UNTIL.search(before):
        yield ToldSpan(*place, None, days.last, "until", "", days.wrong)
    elif days.only_years and days.first.year != days.last.year:
        yield ToldSpan(*place, days.first, days.last, "years")
    elif _SINCE.search(before) and (days.is_day or "från" in before[-20:].lower()):
        yield ToldSpan(*place, _beginning(days), None, "since", days.wrong)
    elif not days.is_day:
        form: Form = "year" if days.only_years else "part"
        yield ToldSpan(*place, days.first, days.last, form)


def length(found: re.Match[str]) -> int:
    """How many months a told length is: två år, tolv månader, treårigt."""
    if found["months"]:
        return _MONTHS[found["months"].lower()]
    return _NUMBERS[(found["years"] or found["adjective"]).lower()]
