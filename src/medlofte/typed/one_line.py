"""Knows an activity that is typed in a line without options: promises, day, time, place."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from medlofte.language import t
from medlofte.periods import Span
from medlofte.stop import WrongCallError
from medlofte.swedish import amounts
from medlofte.swedish.amounts import Amount, UnclearAmountError
from medlofte.typed import days
from medlofte.typed.days import Leading

_AMOUNT_WORDS = 4  # ca ett tjugotal gånger


class OneLine(NamedTuple):
    """What the words say; `days` is None where none of them is a day."""

    promises: tuple[str, ...]
    days: Span | None = None
    tally: bool = False
    time: str | None = None
    amount: Amount | None = None
    place: str = ""


def read(words: Sequence[str], today: date, is_promise: Callable[[str, Leading], bool]) -> OneLine:
    """Tell promises, days, time, number and place apart, by where they stand.

    Before the first day or time every word is a promise, after it none is: a place that is called
    as a part of a promise stays a place, and a promise with a slip of the pen never becomes one.
    `is_promise` is asked of each word that reads as a day. A number is one where its unit says so.
    """
    index = 0
    while index < len(words):
        rest = " ".join(words[index:]).split()
        found = days.leading(rest[: _counted_at(rest)], today)
        if found and not is_promise(" ".join(rest[: found.words]), found):
            return _told(tuple(words[:index]), found, rest[found.words :], today)
        index += 1
    return OneLine(tuple(words))


def _told(promises: tuple[str, ...], found: Leading, rest: list[str], today: date) -> OneLine:
    """Read what stands after the day: a number with its unit and a time at either end, a place."""
    time, amount = found.time, None
    for _ in range(2):
        if amount is None:
            amount, rest = _amount(rest)
        if time is None and not found.tally:
            time, rest = _time(rest, today)
    if rest and rest[0].isdecimal():
        message = t('{number} kan vara ett antal. Skriv då "{number} st".', number=rest[0])
        raise WrongCallError(message)
    return OneLine(promises, found.span, found.tally, time, amount, " ".join(rest))


def _counted_at(words: list[str]) -> int:
    """Where a number with its unit stands: in `igår 12 st` the 12 is no time of day."""
    return next((at for at, word in enumerate(words[1:]) if amounts.is_unit(word)), len(words))


def _amount(words: list[str]) -> tuple[Amount | None, list[str]]:
    for size in range(min(len(words), _AMOUNT_WORDS), 1, -1):
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if amounts.is_unit(part[-1]):
                with suppress(UnclearAmountError):
                    return amounts.read(" ".join(part)), rest
    return None, words


def _time(words: list[str], today: date) -> tuple[str | None, list[str]]:
    """A time of day at the end, where it can be nothing else."""
    for size in range(min(len(words), 2), 0, -1):
        found = days.leading(words[-size:], today)
        if found and found.span is None and found.words == size:
            return found.time, words[:-size]
    return None, words
