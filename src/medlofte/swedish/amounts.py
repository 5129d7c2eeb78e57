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


AT_LEAST = ("minst", "åtminstone", "över", "lite över", "drygt", "mer än", "fler än", "≥", ">=")
ABOUT = (
    *("ungefär", "ca", "cirka", "circa", "c:a", "omkring", "runt", "uppskattningsvis", "~", "≈"),
    *("nästan", "närmare", "knappt"),
)
# All words are compared folded: without case, accents and hyphens.
_QUALIFYING = tuple(
    (precision, fold(words))
    for precision, all_words in (("at_least", AT_LEAST), ("about", ABOUT))
    for words in all_words
)
AT_MOST = ("högst", "max", "max.", "maximalt", "upp till", "som mest", "mindre än", "färre än")
_AT_MOST = (*map(fold, AT_MOST), "<", "≤")  # how a text begins
_UNKNOWN = frozenset(
    (
        *("ja", "ja genomfort", "genomfort", "genomford", "gjort", "okant", "okant antal"),
        *("nagra", "nagra fa", "flera", "ett flertal", "ett antal", "ett mindre antal", "manga"),
        *("enstaka", "ett stort antal", "tiotals", "dussintals", "hundratals", "tusentals"),
        *("vid flera tillfallen", "flera ganger", "nagra ganger", "lopande", "okant hur manga"),
        *("en handfull", "ett fatal", "fatal", "en del", "atskilliga", "massor", "ett gang"),
    )
)
_NONE = frozenset(("inga", "ingen", "inget"))
_UNITS = ("st", "styck", "stycken", "ggr", "gang", "ganger", "tillfalle", "tillfallen", "times")
_ONES = ("ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio")
_TEENS = (
    *("tio", "elva", "tolv", "tretton", "fjorton"),
    *("femton", "sexton", "sjutton", "arton", "nitton"),
)
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "attio", "nittio")
_NUMBERS = {"noll": 0, "en": 1, "ett dussin": 12} | {
    word: number for number, word in enumerate(_ONES + _TEENS, 1)
}
_NUMBERS |= {
    f"{ten}{one}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, 2)
    for one, ones in (("", 0), ("en", 1), *((one, ones) for ones, one in enumerate(_ONES, 1)))
}
_ROUND = {"dussintal": 12, "par": 2}
_FIGURES = re.compile(r"\d{1,3}(?: \d{3}){1,2}|\d{1,9}", re.ASCII)
_TALET = re.compile(r"(\d{1,9}) ?tal(?:et)?", re.ASCII)
_PLUS = re.compile(r"(\d{1,9}) ?\+", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_SHOWN = 60
_DASHES = " -‐‑–—−"
_BETWEEN = re.compile(rf"(\d{{1,9}}) ?(?:[{_DASHES[1:]}]|till|eller) ?(\d{{1,9}})", re.ASCII)
_WIDEST = 3  # times as many at the end as at the beginning; more is hardly a number
_TWO_OR_THREE = ("ett par tre", "tva tre", "tva till tre", "tva eller tre")
_MINUS = re.compile(r"[-‐‑–—−] ?\d")  # below nothing, or from one number to another


def read(written: str, units: Collection[str] = ()) -> Amount:
    """Read `190`, `ca 190`, `minst 43`, `20-talet`, `ett dussintal`, `flera`, `12 st`.

    `units` are further words that may follow the number, folded. The precision follows the words
    (docs/figures.md): more than a number is at least that, near a number is about it. From one to
    another (`2–3`, `ett par tre`) is at least the first: that is proven, and the exact one is not
    known. A handful is unknown: nobody has said how many that is. A dash is refused, for in
    statistics it is zero, and in a sheet as often what nobody has told.
    """
    words = written.strip()
    if words and not words.strip(_DASHES):
        raise UnclearAmountError(
            t(
                '"{words}" kan betyda noll eller att uppgift saknas. Skriv antalet, eller "okänt". '
                "Är inget gjort: ta bort raden, eller skriv 0 om den är för en period.",
                words=words[:_SHOWN],
            )
        )
    text = " ".join(fold(words).strip(" .!").split())
    if {text.replace(",", ""), _without_unit(text, units)} & _UNKNOWN:
        return Amount(None, "unknown", words)
    if text in _NONE:
        return Amount(0, "exact", words)
    low = _first_of(words, units)
    if low:
        return Amount(low, "at_least", words)
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


def _first_of(words: str, units: Collection[str]) -> int | None:
    """The first of two numbers with a dash between, where they are near one another."""
    if _without_unit(fold(words), units) in _TWO_OR_THREE:
        return 2
    figures, _, unit = words.rpartition(" ")
    known = fold(unit).strip(".") in (*_UNITS, *units)
    found = _BETWEEN.fullmatch(figures.strip() if known else words)
    low, high = map(int, found.groups()) if found else (0, 0)
    return low if low < high <= _WIDEST * low else None


def whole(written: str) -> int | None:
    """The number that is written, in figures or in a word; None where it is not just a number."""
    return int(written) if _WHOLE.fullmatch(written) else _exactly(fold(written))


def is_unit(word: str) -> bool:
    """Whether a word says that what stands before it is a number of times: st, gånger."""
    return fold(word).strip(".") in _UNITS


def in_words(text: str) -> tuple[int | None, bool]:
    """The number that folded words say, and whether it is only about that.

    `tjugofem`, `ett hundra`, `ett dussin`; about as many are `ett tjugotal`, `ett par`.
    """
    number = _exactly(text)
    if number is not None:
        return number, False
    noun = text.removeprefix("ett ")
    many = _exactly(noun.removesuffix("tal")) if noun.endswith("tal") else None
    return many or _ROUND.get(noun), True


def _exactly(text: str) -> int | None:
    """Read `tjugofem`, `hundratjugo`, `tva hundra`, `tolvtusen`: many of a size, and the rest."""
    if len(text) > _SHOWN:
        return None
    for word, size in (("tusen", 1000), ("hundra", 100)):
        before, found, after = text.partition(word)
        if found:
            many = _exactly(before.rstrip()) if before else 1
            rest = _exactly(after.lstrip()) if after else 0
            if not many or rest is None or rest >= size or bool(after) > bool(rest):
                return None
            return many * size + rest
    return _NUMBERS.get(text)


def _qualified(text: str) -> tuple[str, str]:
    """The precision that the first words give, and the rest."""
    for precision, words in _QUALIFYING:
        after = text.removeprefix(words)
        if after != text and (not words[-1].isalpha() or not after[:1].isalpha()):
            return precision, after.lstrip(" .")
    return "exact", text


def _without_unit(text: str, units: Collection[str]) -> str:
    """Leave out what is counted: 12 st, 3 gånger, 7 kontroller."""
    number, _, unit = text.rpartition(" ")
    return number if unit.strip(".") in (*_UNITS, *units) else text


def _number(text: str) -> tuple[int | None, bool]:
    """The number, and whether it is only about that: 20-talet, ett dussintal."""
    if _FIGURES.fullmatch(text):
        return int(text.replace(" ", "")), False
    found = _TALET.fullmatch(text.removeprefix("ett "))
    return (int(found[1]), True) if found else in_words(text)


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
