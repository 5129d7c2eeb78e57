"""Knows which time of day people mean: 22, 22.30, kl 22, halv tio, kvart över sju, 14-16."""

import re

from medlofte.language import chosen, t
from medlofte.swedish.names import plain

_HOURS = {
    word: number
    for words in (
        "ett tva tre fyra fem sex sju atta nio tio elva tolv",
        "one two three four five six seven eight nine ten eleven twelve",
    )
    for number, word in enumerate(words.split(), 1)
}
_MINUTES = {"fem": 5, "tio": 10, "kvart": 15, "tjugo": 20, "five": 5, "ten": 10, "quarter": 15}
_MINUTES |= {"en kvart": 15, "a quarter": 15, "twenty": 20, "half": 30}
_HOUR = 60  # minutes
_NOON, _EVENING = 12 * _HOUR, 7 * _HOUR  # the earliest that can be an hour before midnight
_DAY = 24 * _HOUR

_PARTS = re.compile(
    r"\b(?:(?P<late>(?:(?:pa |i )?(?:kvall|eftermiddag)(?:en|s)?|ikvall|(?:pa )?em)"
    r"|(?:in the |this )?(?:afternoon|evening))"
    r"|(?P<night>(?:pa |i )?natt(?:en)?|inatt|(?:at |last )?night|tonight)"
    r"|(?:(?:pa |i )?(?:morgon|formiddag)(?:en|s)?|(?:i )?morse|(?:pa )?fm|in the morning))\b"
)
_AROUND = re.compile(r"^(?:ca|cirka|runt|omkring|klockan|kl|vid|at)\b\.?|[ -]?(?:tiden|o'clock)$")
_RANGE = re.compile(r"(.+?) ?(?:-|till) ?(.+)")
_FIGURES = re.compile(r"([01]?\d|2[0-3])(?:[.:, ]?([0-5]\d))? ?(?:([ap])m)?", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:(?P<aside>[a-z ]+?|\d\d?) (?P<side>over|i|past|to) )?(?P<half>halv )?"
    r"(?P<hour>[a-z]+|\d\d?)",
    re.ASCII,
)


class UnclearTimeError(ValueError):
    """What was typed is no time of day; the text says what to write."""


def read(typed: str) -> str:
    """Write a time of day, or from one to another, as 22:30 or 14:00–16:00.

    Without a part of the day `halv tio` is 09:30; `halv tio på kvällen` is 21:30.
    """
    found = find(typed)
    if found:
        return found
    raise UnclearTimeError(
        t(
            '"{typed}" går inte att läsa som ett klockslag. Skriv till exempel 22.30 eller kl 22.',
            typed=typed.strip(),
        )
    )


def find(typed: str, day: str = "") -> str | None:
    """Find the time of day that was typed; a part of the day may stand with its day instead."""
    text = " ".join(plain(typed).split())
    own = _PARTS.search(text)
    if own:
        text = f"{text[: own.start()]} {text[own.end() :]}"
    told = own or _PARTS.search(plain(day))
    part = told.lastgroup if told else None
    text = _AROUND.sub("", _AROUND.sub("", " ".join(text.split())).strip()).strip(" .,")
    span = _RANGE.fullmatch(text)
    ends = [_minutes(one.removeprefix("kl "), part) for one in (span.groups() if span else (text,))]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    return "–".join(f"{end // _HOUR:02}:{end % _HOUR:02}" for end in known)


def is_bare(typed: str) -> bool:
    """Whether what reads as a time of day is a number alone, which may mean something else."""
    return typed.strip().isdecimal() or plain(typed).strip() in _HOURS


def _minutes(text: str, part: str | None) -> int | None:
    """The minutes since midnight; `part`: which part of the day was named."""
    figures = _FIGURES.fullmatch(text)
    if figures and figures[3] and chosen() != "en":
        return None
    minutes = int(figures[1]) * _HOUR + int(figures[2] or 0) if figures else _worded(text)
    if minutes is None:
        return None
    if figures and figures[3]:
        return minutes % _NOON + (_NOON if figures[3] == "p" else 0)
    if part == "late" and minutes < _NOON:
        return minutes + _NOON
    if part == "night" and _EVENING <= minutes < _NOON + _HOUR:
        return (minutes + _NOON) % _DAY
    return minutes


def _worded(text: str) -> int | None:
    """Read `tio`, `halv tio`, `kvart över sju`, `fem i halv tio`."""
    found = _IN_WORDS.fullmatch(text)
    hour = _number(found["hour"], _HOURS) if found else None
    if not found or hour is None:
        return None
    minutes = hour * _HOUR - (_HOUR // 2 if found["half"] else 0)
    if found["side"]:
        aside = _number(found["aside"], _MINUTES)
        if aside is None:
            return None
        minutes += aside if found["side"] in ("over", "past") else -aside
    return minutes % _DAY


def _number(word: str, words: dict[str, int]) -> int | None:
    return int(word) if word.isdecimal() and int(word) < _DAY // _HOUR else words.get(word)
