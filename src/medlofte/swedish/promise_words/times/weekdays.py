"""Knows which days of the week a promise's words name: varje fredag och lördag, vardagar."""

import re
from typing import NamedTuple

from medlofte.swedish.dates import WEEKDAYS
from medlofte.swedish.promise_words.patterns import any_of

_STEMS = tuple(day.removesuffix("dag") for day in WEEKDAYS)  # mån, tis …
_STEM = f"(?:{'|'.join(_STEMS)})dag"
_DAY = rf"{_STEM}(?:ar|arna|en|er|s?-?(?:kväll|natt|morgon|eftermiddag)?\w{{0,4}})?-?"
_AND = r"(?:, | och |, och | samt | till | ?[–-] ?|/)"
_WORKING_DAYS = r"(?:helgfri )?vardag(?:skväll)?(?:ar|arna)?|helgfria vardagar"
_EVERY = re.compile(
    rf"(?<!\w)(?:varje|var|alla|samtliga) (?:(?P<days>{_DAY}(?:{_AND}{_DAY}){{0,6}})(?! i månad)"
    rf"|(?P<five>{_WORKING_DAYS})|helg(?:er|erna|kväll|natt)?|veckoslut|veckohelg)(?!\w)",
    re.IGNORECASE,
)
_MANY = re.compile(
    rf"(?<!\w)(?P<days>(?:{_DAY}{_AND}){{0,6}}{_STEM}(?:ar|arna|skvällar|skvällarna|snätter))(?!\w)",
    re.IGNORECASE,
)
# Before days that are only preferred, or that name when something is more than else.
_SHORT = re.compile(
    rf"(?<!\w)(?P<days>(?:{'|'.join(_STEMS)}){_AND}(?:{'|'.join(_STEMS)}))(?!\w)", re.IGNORECASE
)
_RATHER = re.compile(
    any_of(
        r"""
        främst, särskilt, synnerhet, framför allt, framförallt, huvudsakligen, företrädesvis, gärna
        bland annat, bl\.a\., till exempel, t\.ex\., exempelvis, såsom, under, prioriter\w+
        """
    )
    + "(?: på| under| de)? ?$",
    re.IGNORECASE,
)
_THROUGH = re.compile(r" till | ?[–-] ?(?=\w)", re.IGNORECASE)
_NEAR = 30  # signs before the days
_TWO = 2
_FIVE = (0, 1, 2, 3, 4)


class NamedWeekdays(NamedTuple):
    """How many days of each week are named, and where; `every` where the words say each of them.

    `days` are their numbers, Monday 0; of a weekend none, for it is one time.
    """

    number: int
    every: bool
    first: int
    last: int
    days: tuple[int, ...]


def named(text: str) -> NamedWeekdays | None:
    """The days of the week on which something is to be done each week."""
    found = _EVERY.search(text)
    if found:
        days = _FIVE if found["five"] else _days(found["days"] or "")
        return NamedWeekdays(
            len(days) or 1, every=True, first=found.start(), last=found.end(), days=days
        )
    many = _MANY.search(text) or _SHORT.search(text)
    if many is None or _RATHER.search(text[max(0, many.start() - _NEAR) : many.start()]):
        return None
    days = _days(many["days"])
    return NamedWeekdays(len(days), every=False, first=many.start(), last=many.end(), days=days)


def _days(words: str) -> tuple[int, ...]:
    low = words.lower()
    stems = re.findall(rf"(?<!\w)({'|'.join(_STEMS)})", low)
    numbers = [_STEMS.index(stem) for stem in stems]
    if len(numbers) == _TWO and _THROUGH.search(low) and numbers[0] < numbers[1]:
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(dict.fromkeys(numbers))
