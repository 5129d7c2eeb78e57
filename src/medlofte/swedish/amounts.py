"""Knows amounts as people write them: how many, and how sure the words are (ca, minst, flera)."""

import re
from collections.abc import Collection
from typing import NamedTuple

from medlofte.language import t
from medlofte.swedish.names import fold


class Amount(NamedTuple):
    """A number and its precision; `words` are what was written, where it was more than figures."""

    number: int | None
    precision: str
    words: str = ""


class UnclearAmountError(ValueError):
    """What was written is no amount, or says too little; the text says what to write."""


# All words are compared folded: without case, accents and hyphens.
_AT_LEAST = ("minst", "atminstone", "over", "lite over", "drygt", "mer an", "fler an", "≥", ">=")
_ABOUT = (
    *("ca", "cirka", "circa", "c:a", "omkring", "ungefar", "runt", "uppskattningsvis", "~", "≈"),
    *("nastan", "narmare", "knappt"),
)
_AT_MOST = ("hogst", "max", "maximalt", "upp till", "mindre an", "farre an", "<", "<=", "≤")
_UNKNOWN = frozenset(
    (
        *("ja", "ja genomfort", "genomfort", "genomford", "gjort", "okant", "okant antal"),
        *("nagra", "nagra fa", "flera", "ett flertal", "ett antal", "ett mindre antal", "manga"),
        *("enstaka", "ett stort antal", "tiotals", "dussintals", "hundratals", "tusentals"),
        *("vid flera tillfallen", "flera ganger", "nagra ganger", "lopande", "okant hur manga"),
    )
)
_NONE = frozenset(("inga", "ingen", "inget", "noll"))
_UNITS = ("st", "styck", "stycken", "ggr", "gang", "ganger", "tillfalle", "tillfallen")
_SMALL = ("ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv")
_TENS = (
    *("tio", "tjugo", "trettio", "fyrtio", "femtio"),
    *("sextio", "sjuttio", "attio", "nittio", "hundra"),
)
_NUMBERS = (
    {word: number for number, word in enumerate(_SMALL, 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 1)}
    | {"en": 1, "ett dussin": 12, "ett hundra": 100, "tusen": 1000}
)
# "ett tjugotal", "ett dussintal", "ett par": about so many.
_ROUND = {f"{word}tal": 10 * number for number, word in enumerate(_TENS, 1)} | {
    "dussintal": 12,
    "tusental": 1000,
    "par": 2,
}
_FIGURES = re.compile(r"\d{1,3}(?: \d{3}){1,2}|\d{1,9}", re.ASCII)
_TALET = re.compile(r"(\d{1,9}) ?tal(?:et)?", re.ASCII)
_PLUS = re.compile(r"(\d{1,9}) ?\+", re.ASCII)
_SHOWN = 60
_MINUS = re.compile(r"[-‐‑–—−] ?\d")  # below nothing, or from one number to another


def read(written: str, units: Collection[str] = ()) -> Amount:
    """Read `190`, `ca 190`, `minst 43`, `20-talet`, `ett dussintal`, `flera`, `12 st`.

    `units` are further words that may follow the number, folded. The precision follows the words
    (docs/figures.md): more than a number is at least that, near a number is about it.
    """
    words = written.strip()
    text = " ".join(fold(words).strip(" .!").split())
    if text.replace(",", "") in _UNKNOWN:
        return Amount(None, "unknown", words)
    if text in _NONE:
        return Amount(0, "exact", words)
    if _MINUS.search(words) or any(sign.isnumeric() and not sign.isascii() for sign in words):
        raise UnclearAmountError(_unclear(words, text))  # folded, 190² would be 1902
    precision, rest = _qualified(text)
    number, about = _number(_without_unit(rest, units))
    found = _PLUS.fullmatch(rest)
    if found and precision == "exact":
        number, precision = int(found[1]), "at_least"
    if number is None:
        raise UnclearAmountError(_unclear(words, text))
    if about and precision == "exact":
        precision = "about"
    return Amount(number, precision, "" if words.isdecimal() else words)


def _qualified(text: str) -> tuple[str, str]:
    """The precision that the first words give, and the rest."""
    for precision, all_words in (("at_least", _AT_LEAST), ("about", _ABOUT)):
        for words in all_words:
            after = text.removeprefix(words)
            if after != text and (not words[-1].isalpha() or not after[:1].isalpha()):
                return precision, after.lstrip(" .")
    return "exact", text


def _without_unit(text: str, units: Collection[str]) -> str:
    """Leave out what is counted: 12 st, 3 gånger, 7 kontroller."""
    number, _, unit = text.rpartition(" ")
    return number if number and unit.strip(".") in (*_UNITS, *units) else text


def _number(text: str) -> tuple[int | None, bool]:
    """The number, and whether it is only about that: 20-talet, ett dussintal."""
    if _FIGURES.fullmatch(text):
        return int(text.replace(" ", "")), False
    if text in _NUMBERS:
        return _NUMBERS[text], False
    noun = text.removeprefix("ett ")
    found = _TALET.fullmatch(noun)
    return (int(found[1]) if found else _ROUND.get(noun)), True


def _unclear(words: str, text: str) -> str:
    if len(words) > _SHOWN:
        words = f"{words[:_SHOWN]}…"
    if text.startswith(_AT_MOST):
        return t(
            '"{words}" säger bara hur många det som mest var. Skriv ett antal, "minst 20" eller '
            '"ca 20".',
            words=words,
        )
    return t(
        '"{words}" går inte att läsa som ett antal. Skriv ett heltal, "ca 190", "minst 43" eller '
        '"flera".',
        words=words,
    )
