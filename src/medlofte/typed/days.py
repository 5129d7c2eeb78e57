"""Knows the day and the time of day that a person typed."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from medlofte.language import t
from medlofte.periods import DAY, Span
from medlofte.stop import WrongCallError
from medlofte.swedish import clock, day_reader
from medlofte.swedish.clock import UnclearTimeError
from medlofte.swedish.dates import long
from medlofte.swedish.day_reader import UnclearDateError
from medlofte.swedish.names import plain
from medlofte.typed import spans

_MOST_WORDS = 9  # natten till lördag den 28 november 2026 kl 01.30
_EVENING = "18"  # a time after it in `i natt` was before midnight


class Moment(NamedTuple):
    """A day, and the time of day where one was typed."""

    day: date
    time: str | None


class Leading(NamedTuple):
    """What the first of many words say: the days, or only a time of day; and how many they are."""

    span: Span | None
    tally: bool  # one figure for all of the days
    time: str | None
    words: int


def day(typed: str, today: date, *, ahead: bool = False) -> date:
    """Read a day; `ahead`: it is planned, so that a day without its year is the next."""
    try:
        return day_reader.read(typed, today, ahead=ahead)
    except UnclearDateError as unclear:
        raise WrongCallError(str(unclear)) from None


def option_day(option: str, typed: str, today: date) -> date:
    """Read the day of an option, which the complaint names; in ISO it may be of any year."""
    with suppress(ValueError):
        return date.fromisoformat(typed)
    try:
        return day_reader.read(typed, today)
    except UnclearDateError as unclear:
        raise WrongCallError(f"{option}: {unclear}") from None


def been(span: Span, today: date) -> Span:
    """Give the days back, or refuse them where they are not over: what is logged has been done."""
    if span.last <= today:
        return span
    message = t("{day} har inte varit än. Logga när det är gjort.", day=long(span.last))
    if span.first <= today:
        now = t(
            "Det som är gjort hittills: --from {first} --to {last}", first=span.first, last=today
        )
        message = f"{message} {now}"
    raise WrongCallError(message)


def moment(typed: str, today: date) -> Moment:
    """Read a day and perhaps a time of day: `igår 22.30`, `22.30 igår`, `27 nov kl 22`.

    `I natt 23.30` was yesterday: it is the night that ended today.
    """
    try:
        found = _moment(typed, today)
    except UnclearDateError as unclear:
        raise WrongCallError(str(unclear)) from None
    return found or Moment(day(typed, today), None)


def _moment(typed: str, today: date) -> Moment | None:
    """Find the day and its time; UnclearDateError where they could be two."""
    whole = day_reader.find(typed, today)
    if whole:
        return Moment(whole, None)
    words = typed.split()
    unclear = None
    cuts = range(1, len(words))
    splits = [(words[:cut], words[cut:]) for cut in cuts]
    for day_words, time_words in splits + [(words[cut:], words[:cut]) for cut in reversed(cuts)]:
        when = " ".join(day_words)
        at = clock.find(" ".join(time_words), when)
        if not at:
            continue
        try:
            found = day_reader.find(when, today)
        except UnclearDateError as wrong:
            unclear = wrong
            continue
        if found:
            before_midnight = plain(when) in ("i natt", "inatt") and at >= _EVENING
            return Moment(found - DAY if before_midnight else found, at)
    if unclear:
        raise unclear
    return None


def leading(words: Sequence[str], today: date) -> Leading | None:
    """Read the days and the time of day that begin a line; the longest beginning that fits.

    A number alone is neither. A day that would be one if it existed is refused, as is one that
    could be two; the rest of the line is never taken for a part of it.
    """
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        text = " ".join(words[:count])
        at = None if clock.is_bare(text) else clock.find(text)
        try:
            found = _moment(text, today)
        except UnclearDateError as unclear:
            raise WrongCallError(str(unclear)) from None
        if found:
            return Leading(Span(found.day, found.day), tally=False, time=found.time, words=count)
        span = spans.find(text, today)
        if span:
            return Leading(span, tally=True, time=None, words=count)
        if at:
            return Leading(None, tally=False, time=at, words=count)
    return None


def time(typed: str) -> str:
    """Write a time of day as 22:30, or from one to another as 14:00–16:00."""
    try:
        return clock.read(typed)
    except UnclearTimeError as unclear:
        raise WrongCallError(str(unclear)) from None
