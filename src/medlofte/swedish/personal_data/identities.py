"""Knows what personnummer and samordningsnummer look like as people write them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import accumulate, chain, islice
from typing import NamedTuple

# Between two digits stands anything that is no letter and no digit: nothing has to be listed.
_GAP = r"[\W_]{0,8}+"
_NO_DIGIT_AFTER = r"(?![0-9])"
_DAY = rf"[0-9]{_GAP}[0-9]{_GAP}[01]{_GAP}[0-9]{_GAP}[0-9]{_GAP}[0-9]"
# Every group of digits can begin a number; of single digits only the first of a row.
_NUMBER = re.compile(
    r"(?<![0-9])(?!(?<=\+)[0-9]{9})(?!(?<=[0-9][\W_])[0-9][\W_])"
    rf"(?=((?:(?:1{_GAP}[89]|2{_GAP}0){_GAP})?{_DAY}(?:{_GAP}[0-9]){{4}}){_NO_DIGIT_AFTER})"
)
_DAY_FIRST = re.compile(
    r"(?<![0-9])([0-3]?[0-9])[ ./-]{1,2}([01]?[0-9])[ ./-]{1,2}((?:19|20)[0-9]{2})"
    r"[\W_]{1,6}([0-9]{4})(?![0-9]|[-.:/][0-9])"
)
_IN_WORDS = re.compile(
    r"(?<![0-9])((?:1[89]|20)?[0-9]{2}[ ./-]?[01][0-9][ ./-]?[0-9]{2})(?![0-9])"
    r"(?=[^0-9]{0,30}(?:fyra|siffr))[^0-9]{1,40}([0-9]{4})(?![0-9])",
    re.IGNORECASE,
)

_ENOUGH = 20_000  # days with four digits in a text; of these a tenth are told as numbers
_MONTHS = range(1, 13)
_ADDED_TO_DAY = 60  # in a samordningsnummer
_WITH_CENTURY = 12
_DOUBLED = {str(digit): sum(divmod(2 * digit, 10)) for digit in range(10)}
# No day before or after these years is followed by the hour at which something was done.
_LOGGED = range(2008, 2050)
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")

# How the digits of the day of birth are grouped, where they do not stand together.
_GROUPED = {
    6: {(2, 2, 2), (4, 2), (2, 4), (3, 3)},
    8: {(4, 2, 2), (2, 2, 2, 2), (2, 6), (4, 4), (2, 2, 4), (2, 4, 2), (6, 2)},
}
_IN_DAY = re.compile(r"[-./_ :]{1,3}")  # between those groups; a comma would part two figures
_GROUP = re.compile("[0-9]+")
_TOGETHER = re.compile(r"[0-9]+[-+. ]{0,3}[0-9]{4}")
_PAIR_BEFORE = re.compile("(?<![0-9])[0-9]{1,2},? $")
_PAIR_AFTER = re.compile(",? [0-9]{1,2}(?![0-9])")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[-+][0-9]{4}")


class Identity(NamedTuple):
    """Where a number stands, and whether its check digit fits."""

    start: int
    end: int
    fits: bool


class _Written(NamedTuple):
    """A number as it is written, in a text."""

    text: str
    start: int
    words: str
    groups: list[str]
    digits: str

    @property
    def born(self) -> int:
        """How many digits tell the day of birth."""
        return len(self.digits) - 4

    @property
    def year(self) -> int:
        """A + is written from the year in which a person turns 100; else 00 can be 2000."""
        if self.born > len("yymmdd"):
            return int(self.digits[:4])
        return int(("19" if "+" in self.words else "20") + self.digits[:2])


def identities(text: str) -> Iterator[Identity]:
    """Yield every number that a person can have been given, however it is written."""
    return chain(_in_order(text), _in_other_words(text))


def _in_order(text: str) -> Iterator[Identity]:
    for match in islice(_NUMBER.finditer(text), _ENOUGH):
        words = match[1]
        one = _written(text, match.start(1), words)
        together = _TOGETHER.fullmatch(words)
        fits = _check_digit_fits(one.digits[-10:])
        if not (together or fits or _ISO.fullmatch(words)):
            continue
        if _is_given(one.digits[-10:], one.year) and (together or _is_written(one)):
            yield Identity(match.start(1), match.end(1), fits and not _may_be_hour(one))


def _written(text: str, start: int, words: str) -> _Written:
    groups = _GROUP.findall(words)
    return _Written(text, start, words, groups, "".join(groups))


def _in_other_words(text: str) -> Iterator[Identity]:
    """Yield what stands as 18/12 1981 - 1234 and as "born 811218, the last four 1234"."""
    for match in _DAY_FIRST.finditer(text):
        day, month, year, tail = match.groups()
        digits = f"{year[2:]}{month:0>2}{day:0>2}{tail}"
        if not _is_hour(int(year), tail) and _is_certain(digits, int(year)):
            yield Identity(match.start(), match.end(), fits=True)
    for match in _IN_WORDS.finditer(text):
        one = _written(text, match.start(), match[1] + match[2])
        if _is_certain(one.digits[-10:], one.year):
            yield Identity(match.start(), match.end(), fits=True)


def _is_written(one: _Written) -> bool:
    """Whether digits that could be a number are put together as one, and not as other figures."""
    sizes = tuple(map(len, one.groups))
    if len(sizes) == 1 or set(sizes) == {1}:
        return True
    ends = [*accumulate(sizes)]
    if one.born not in ends:
        return False
    if set(sizes) == {2} and _goes_on(one):
        return False
    parts = ends.index(one.born) + 1
    if parts == 1:
        return not (_is_short(one) and one.digits[0] == "0" and len(sizes) > 2)  # noqa: PLR2004  a telephone number has more
    return sizes[:parts] in _GROUPED[one.born] and _is_grouped(one, sizes[:parts])


def _is_grouped(one: _Written, sizes: tuple[int, ...]) -> bool:
    """Whether a day in groups is a day of birth: no telephone or case number, nor a time."""
    *between, last = re.findall("[^0-9]+", one.words)[: len(sizes)]
    if not all(map(_IN_DAY.fullmatch, between)) or len({one.strip() for one in between}) > 1:
        return False  # 20.00 10.15 12.15 are hours
    before, after = one.text[: one.start][-2:], one.text[one.start + len(one.words) :][:2]
    if re.fullmatch("[0-9][-.,:/]", before) or re.fullmatch("[-.:/][0-9]", after):
        return False
    if _is_short(one):
        if sizes[0] == 4:  # noqa: PLR2004  a year, unless it is a year and a month
            return not one.digits.startswith(("19", "20"))
        if sizes[0] == 3:  # noqa: PLR2004  as telephone and case numbers begin
            return one.digits[0] != "0" and not before[-1:].isalpha()
        return one.digits[0] != "0" or len(one.groups[-1]) == 4  # noqa: PLR2004  else a telephone's
    return last in ("-", "+") or not _is_hour(one.year, one.digits[-4:])


def _goes_on(one: _Written) -> bool:
    """Whether pairs of digits are some of a longer row of figures: 10 12 14 16 18 20."""
    before, after = one.text[: one.start], one.text[one.start + len(one.words) :]
    return bool(_PAIR_BEFORE.search(before[-5:]) or _PAIR_AFTER.match(after))


def _may_be_hour(one: _Written) -> bool:
    """Whether a day and an hour would be written so: 20240314 1810."""
    return not {"-", "+"} & set(one.words) and _is_hour(one.year, one.digits[-4:])


def _is_short(one: _Written) -> bool:
    return len(one.digits) < _WITH_CENTURY


def _is_hour(year: int, tail: str) -> bool:
    """Whether four digits after a day tell when something was done."""
    return year in _LOGGED and bool(_CLOCK.fullmatch(tail))


def _is_certain(digits: str, year: int) -> bool:
    return _is_given(digits, year) and _check_digit_fits(digits)


def _is_given(digits: str, year: int) -> bool:
    """Tell whether ten digits can have been given to a person born that year.

    Six digits are a day of birth (in a samordningsnummer the day plus 60), then comes a number
    from 001 to 999 and the check digit (source: Skatteverket, SKV 704 and SKV 707). The third
    digit of an organisation number is 2 or more, so no month fits it (SKV 709).
    """
    month, day = int(digits[2:4]), int(digits[4:6])
    if month not in _MONTHS or digits.startswith("000", 6):
        return False
    days = range(1, monthrange(year, month)[1] + 1)
    return day in days or day - _ADDED_TO_DAY in days


def _check_digit_fits(digits: str) -> bool:
    """Tell whether the last of ten digits follows from the others (source: SKV 704, modulus 10)."""
    doubled = sum(map(_DOUBLED.__getitem__, digits[::2]))
    return (doubled + sum(map(int, digits[1::2]))) % 10 == 0
