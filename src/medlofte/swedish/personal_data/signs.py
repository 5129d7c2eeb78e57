"""Knows the signs of a text: which are worth a look, and what plain ones they stand for."""

import re
from typing import NamedTuple
from unicodedata import category, decimal, normalize


class Suspects(NamedTuple):
    """Whether a text may hold numbers of persons or telephones, addresses, plates."""

    figures: bool
    addresses: bool
    plates: bool


_ALL = Suspects(figures=True, addresses=True, plates=True)

# Clean text is told from the rest without patterns, in two copies of its bytes. In the first what
# stands between is left out, letters are A and a, digits 1, and the first bytes of the digits of
# other scripts X. In the second letters are small and all else is blank. A third is as the first,
# with a blank for each sign that stands between.
_CAPITALS, _SMALL, _DIGITS = bytes(range(65, 91)), bytes(range(97, 123)), bytes(range(48, 58))
_OTHERS = bytes((0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xEF, 0xF0))
_TOLD = _CAPITALS + _SMALL + _DIGITS + _OTHERS
_KINDS = bytes.maketrans(_TOLD, b"A" * 26 + b"a" * 26 + b"1" * 10 + b"X" * 8)
_BETWEEN = bytes(set(range(256)) - set(_TOLD))
_APART = bytes.maketrans(_TOLD + _BETWEEN, _TOLD.translate(_KINDS) + b" " * len(_BETWEEN))
_NO_LETTERS = bytes(set(range(256)) - set(_CAPITALS + _SMALL + b"_"))  # at_least is a key
_WORDS = bytes.maketrans(_CAPITALS + _NO_LETTERS, _SMALL + b" " * len(_NO_LETTERS))
_MANY = b"1" * 9  # a day has eight digits
# The shortest telephone numbers have eight digits, like a day, but begin with 0.
_SHORT_PHONE = re.compile(r"0(?<![0-9A-Za-z]0)(?<![0-9][.:-]0)(?:[\W_]{0,4}+[0-9]){7}")
_FEW = re.compile(b"a11111(?!111(?!1))")  # digits after a word, and no day
_SMALL_PLATE = re.compile(b"aa111(?!1)")
_ENDS_IN_LETTER = re.compile(r"[0-9]{2}[a-z](?!\w)")  # abc 12d


def suspected(text: str) -> Suspects | None:
    """Tell what there can be in a text, or in a part of it: cheap, and rarely anything."""
    raw = text.encode("utf-8", "replace")
    kinds, words = raw.translate(_KINDS, _BETWEEN), raw.translate(_WORDS)
    if b"X" in kinds:
        return _ALL
    figures = _MANY in kinds or _SHORT_PHONE.search(text) or _names_number(kinds, words)
    addresses = (
        b"@" in raw or b" at " in words or b"snabel" in words or b"(a)" in raw or b"[a]" in raw
    )
    plates = b"AAA11" in kinds or _SMALL_PLATE.search(kinds) or _ends_in_letter(raw, text)
    if figures or addresses or plates:
        return Suspects(bool(figures), bool(addresses), bool(plates))
    return None


def _ends_in_letter(raw: bytes, text: str) -> bool:
    return b"11a " in raw.translate(_APART) + b" " and bool(_ENDS_IN_LETTER.search(text))


def _names_number(kinds: bytes, words: bytes) -> bool:
    """Whether a word makes a number of digits that are none by themselves."""
    if b"siffr" in words or (b"sista" in words and b"fyra" in words):
        return True
    return bool(_FEW.search(kinds)) and (b"tel" in words or b"tfn" in words or b"mobil" in words)


_MINUS = "\u2212"
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class _Plain(dict[int, int | str]):
    """Learns what each sign stands for: any digit 0–9, any blank " ", any dash "-"."""

    def __missing__(self, code: int) -> int | str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign == _MINUS or category(sign) == "Pd":
        return "-"
    alike = normalize("NFKC", sign)  # wide, small and raised forms
    if len(alike) == 1 and alike.isascii():
        return alike
    digit = decimal(sign, None)
    return sign if digit is None else str(digit)


_PLAIN = _Plain()


def plain(text: str) -> tuple[str, list[int] | None]:
    """Return the text in plain signs, without those of no width.

    Then where each of its signs, and its end, stood; None where all stand as they stood.
    """
    if not _NO_WIDTH.search(text):
        return text.translate(_PLAIN), None
    kept = [index for index, sign in enumerate(text) if not _NO_WIDTH.match(sign)]
    return "".join(text[index] for index in kept).translate(_PLAIN), [*kept, len(text)]
