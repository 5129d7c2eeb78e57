"""Knows which number a promise's words ask for: minst 2 (två), ett tiotal, 8 kontroller per år."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from medlofte.swedish import amounts
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words.numbers import no_numbers, units
from medlofte.swedish.promise_words.patterns import any_of
from medlofte.swedish.promise_words.times import periods

# What may be a number: figures, also a range or a 20-tal, or words of which one or two say one.
_FIGURES = (
    r"(?P<figures>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,5})(?P<tal>-?tals?(?:et)?\b)?"
    r"(?: ?(?:[–-]|till|eller) ?(?P<to>\d{1,5})\b)?"
)
_WORDS = (
    r"(?P<words>[a-zåäö]+(?: (?:hundra|tusen|dussin|par\b)[a-zåäö]*| [a-zåäö]+tal\b)?)"
    r"(?: ?(?:–|-| till | eller ) ?(?P<high>[a-zåäö]+))?"
)
_CANDIDATE = re.compile(
    rf"(?<![\w.,:/§+–-])(?:{_FIGURES}|{_WORDS})(?![\w-]|[.,:/]\d|:[ae]\b)", re.IGNORECASE
)
_SUMS = ("sammanlagt", "totalt", "lägst", "åtm.")  # so many in all are at least so many
_LEAST = re.compile(
    rf"(?<!\w){any_of(', '.join(map(re.escape, (*amounts.AT_LEAST, *_SUMS))))}"
    r"(?: (?:ca|cirka|totalt|vid))? ?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"(?<!\w){any_of(', '.join(map(re.escape, amounts.ABOUT)))}\.? ?$", re.IGNORECASE
)
_MORE_THAN_BEFORE = re.compile(r"(?: nya)? (?:fler|till)\b(?! \d)", re.IGNORECASE)
_BESIDES = re.compile(r"(?:ytterligare|extra|ännu) ?$", re.IGNORECASE)
_TAKEN_ON = re.compile(r"(?:utbilda|rekrytera|värva|engagera)\w*(?: \w+)? $", re.IGNORECASE)
_TELLS = re.compile(r"(?:finns|har|är|omfattar|består av|ingår) $", re.IGNORECASE)
_TRIED = 20  # numbers; what has more is no promise but a table of figures
_RAISED = re.compile(r"(?:öka|utöka|höj)\w* (?:antalet )?[^.,;]{0,60}till $", re.IGNORECASE)
_ALONE = re.compile(r" ?(?:st|stycken)?(?:\.?$|\. )")  # a cell of a table: 4 st
_FAR = 90
_NEAR = 30  # signs before a number
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class AskedNumber(NamedTuple):
    """A number that is asked for, and what it counts, in plural; empty where nobody says.

    `first` and `last` are its place in the text. `about` it is where the words are no sure number
    (ett tiotal, 2–3, ca 10); `single` where it is only the article (en, ett).
    """

    number: int
    unit: str
    first: int
    last: int
    least: bool
    about: bool
    single: bool


def asked(text: str) -> AskedNumber | None:
    """The number that the words ask for; of several that of times, then that with `minst`.

    `Två gånger i veckan, minst en timme` are two.
    """
    found = [*_all(text)]
    found.sort(key=_rank, reverse=True)
    return found[0] if found else None


def _rank(one: AskedNumber) -> tuple[bool, bool, bool]:
    times = units.is_times(one.unit)
    return times and one.number > 1, one.least, times


def _all(text: str) -> Iterator[AskedNumber]:
    place = tried = 0
    while tried < _TRIED and (found := _CANDIDATE.search(text, place)):
        one = _read(found, text)
        tried += found["figures"] is not None or one is not None
        place = found.end() if one else _next_word(found)
        if one and _asks(one, text):
            yield one


def _next_word(found: re.Match[str]) -> int:
    """Where to look further: a word that is no number may stand before one that is."""
    words = found["words"]
    return found.start() + len(words.split()[0]) if words else found.end()


class _Written(NamedTuple):
    """A number as it is written, the higher one of a range, and where it ends."""

    number: int
    to: int | None
    vague: bool
    last: int


def _written(found: re.Match[str]) -> _Written | None:
    if found["figures"]:
        to = int(found["to"]) if found["to"] else None
        number = int(re.sub(r"\D", "", found["figures"]))
        return _Written(number, to, bool(found["tal"]), found.end())
    many, about = amounts.in_words(fold(found["words"]))
    if many is None:
        return None
    to = amounts.in_words(fold(found["high"]))[0] if found["high"] else None
    return _Written(many, to, about, found.end() if to else found.end("words"))


def _read(found: re.Match[str], text: str) -> AskedNumber | None:
    one = _written(found)
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if one and one.to and before.lower().endswith("från "):  # från en till två per år
        if not periods.divides(text, one.last):
            return None
        one = one._replace(number=one.to, to=None)
    elif one and no_numbers.is_none(text, found.start(), one.last):
        return None
    if one is None or not one.number:
        return None
    least = _LEAST.search(before) is not None
    return AskedNumber(
        one.number,
        units.after(text, one.last) or "",
        found.start(),
        one.last,
        least,
        one.vague or one.to is not None or _ABOUT.search(before) is not None,
        (found["words"] or "").lower() in ("en", "ett") and not least,
    )


def _asks(one: AskedNumber, text: str) -> bool:
    """Whether so many are to be done, and it is not only told how many there are."""
    figures = text[one.first : one.last]
    if figures.isdecimal() and _FIRST_YEAR <= one.number < _LAST_YEAR and not one.least:
        return False
    raised = _RAISED.search(text[: one.first][-_FAR:]) is not None
    alone = text[: one.first].endswith((". ", "; ")) and _ALONE.match(text, one.last)
    if one.least or raised or alone or units.is_times(one.unit):
        return True
    if one.single and periods.divides(text, one.last):
        return True
    if one.single:
        offered = "erbjud" in text[: one.first].lower()  # to everybody, and not once
        event = one.unit.endswith(units.EVENTS) and not offered
        return event or (bool(units.thing(one.unit)) and periods.follows(text, one.last))
    told = _TELLS.search(text[max(0, one.first - _NEAR) : one.first]) is not None
    taken_on = _TAKEN_ON.search(text[: one.first][-_NEAR:])
    if (units.is_staff(one.unit) and not taken_on) or (
        told and not periods.follows(text, one.last)
    ):
        return False
    return bool(one.unit) or periods.follows(text, one.last)


def more_than_before(text: str, one: AskedNumber) -> bool:
    """Whether so many are to be added: två fler än 2024, ytterligare två."""
    before = text[max(0, one.first - _NEAR) : one.first]
    return bool(_MORE_THAN_BEFORE.match(text, one.last) or _BESIDES.search(before))
