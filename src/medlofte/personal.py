"""What personal data looks like in Swedish text: numbers, addresses and plates that point at one.

Every pattern is tried from a fixed start and over a bounded length, or with possessive repeats,
so that the time grows with the text and never faster.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple


class Hit(NamedTuple):
    """What was found, and where: `text[start:end]`, counted in code points."""

    kind: str
    start: int
    end: int
    text: str


# Between the day and the number: a hyphen in any of its shapes, a full stop, blanks, or nothing,
# also of no width. Where the day has hyphens there is one here as well: 2024-03-14 1200 is none.
_GAP = r"[-+. \u00a0\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff]"

# What every kind needs; ISO dates, times and counts do not have it. It begins with one class of
# signs, for then the search runs through clean text at full speed.
_WORTH_A_LOOK = re.compile(
    r"[@0-9](?:(?<=@)"
    r"|(?<=[A-Z][0-9])[0-9]|(?<=[A-Z][ \u00a0][0-9])[0-9]"
    rf"|[0-9]{{5}}{_GAP}{{0,3}}[0-9]{{4}}"
    r"|-[0-9]{2}[-+][0-9]{4}"
    r"|(?:(?<=0)(?<![0-9A-Za-z]0)(?<![0-9][.:-]0)|(?<=4)6)(?:[^0-9A-Za-z]{0,3}[0-9]){7})"
)

_MONTHS = range(1, 13)
_ADDED_TO_DAY = 60  # in a samordningsnummer
_IDENTITY = re.compile(
    r"(?<![0-9+])(18|19|20)?([0-9]{2})([0-9]{2})([0-9]{2})"
    rf"({_GAP}{{0,3}}+)([0-9]{{4}})(?![0-9])"
)
_WRITTEN_DAY = re.compile(
    r"(?<![0-9+-])(18|19|20)([0-9]{2})-([0-9]{2})-([0-9]{2})([-+])([0-9]{4})(?![0-9])"
)
_WIDE = re.compile("[０-９]")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]++@(?:[\w-]++\.)+[^\W\d_]{2,}")

# I, Q, V, Å, Ä and Ö are not used, and O is not used last (Transportstyrelsen).
_PLATE = re.compile(
    r"(?<!\w)(?<![0-9A-Z][-/])([A-HJ-PR-UW-Z]{3})[ \u00a0]?[0-9]{2}[0-9A-HJ-NPR-UW-Z]"
    r"(?!\w|[-/:.,][0-9])"
)

# Three capitals that stand before a figure in texts about police, municipalities and traffic.
_BEFORE_FIGURES = """
ABF AKT ALL ATK BRA BUN CAN DKK DNR EST EUR FAP FAR FEM FSK GPS HBT JAS KAP KFM KSN LAN LOB LPO
LRF LSS LSU LTU LUL MAX MBN MED MHF MSB MUC NBF NBH NOK NTF NTU OCH OPO OSL PDF PER PMF PNR POS
PRO RAR RLC RPS RTF RUM SAL SBN SCB SEK SFS SKR SMS SOL SOS SOU SPF SSK SSP STO TEL TNR TRE USD
UTE
"""
_NOT_PLATES = frozenset(_BEFORE_FIGURES.split())


# Of two that share digits, the one that stands first here is told.
_ENOUGH = 1000  # hits of one kind in one text
_SUREST = ("identity-number", "email", "phone-number", "identity-like", "registration-plate")


def _phone_pattern() -> str:
    """Write out how a number is grouped after its area code (source: PTS, the national plan)."""
    groups = {
        5: ((3, 2),),
        6: ((2, 2, 2), (3, 3)),
        7: ((3, 2, 2), (2, 2, 3), (3, 4)),
        8: ((3, 3, 2), (2, 2, 2, 2), (4, 4)),
    }
    # 8 is the only area code of one digit, and no other begins so: 0830-1200 are opening hours.
    areas = {"8": (8, 7, 6), "[1-79][0-9]": (7, 6, 5), "[1-79][0-9]{2}": (6, 5)}
    forms = []
    for area, lengths in areas.items():
        numbers = "|".join(
            gap.join(f"[0-9]{{{size}}}" for size in sizes)
            for length in lengths
            for sizes in groups[length]
            for gap in ("", " ", "-")  # one and the same all through: 08-12 13-16 are hours too
        )
        forms.append(rf"{area}(?: ?[-–/] ?| ?)(?=[1-9])(?:{numbers})(?![0-9])")
    abroad = r"(?:(?<=\+)|(?<=0)(?<![0-9]0)0)46[ -]?(?:\(0\) ?|0)?"
    at_home = r"(?<=0)(?<![0-9A-Za-z]0)(?<![0-9][.:-]0)"
    return rf"[+0](?:{abroad}|{at_home})(?:{'|'.join(forms)})"


_PHONE = re.compile(_phone_pattern())


def search(text: str) -> list[Hit]:
    """Find everything that looks like personal data, in order and without overlaps.

    Kinds: `identity-number` (personnummer or samordningsnummer whose check digit fits),
    `identity-like` (the check digit does not fit: mistyped, or something else), `phone-number`,
    `email` and `registration-plate`. A hit is a question to the writer, never proof; of one kind
    a thousand are enough.
    """
    if _WIDE.search(text):
        text = text.translate(_WIDE_DIGITS)
    if not _WORTH_A_LOOK.search(text):
        return []
    hits: list[Hit] = []
    for hit in sorted(_all(text), key=lambda hit: hit.start):
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
        elif _SUREST.index(hit.kind) < _SUREST.index(hits[-1].kind):
            hits[-1] = hit
    return hits


def _all(text: str) -> Iterator[Hit]:
    for kind in (_identities(text), _phones(text), _emails(text), _plates(text)):
        yield from islice(kind, _ENOUGH)


def _identities(text: str) -> Iterator[Hit]:
    for match in chain(_IDENTITY.finditer(text), _WRITTEN_DAY.finditer(text)):
        if _can_be_identity(match):
            fits = _check_digit_fits("".join(match.group(2, 3, 4, 6)))
            yield _hit("identity-number" if fits else "identity-like", match)


def _phones(text: str) -> Iterator[Hit]:
    return (_hit("phone-number", match) for match in _PHONE.finditer(text))


def _emails(text: str) -> Iterator[Hit]:
    matches = _EMAIL.finditer(text) if "@" in text else iter(())
    return (_hit("email", match) for match in matches)


def _plates(text: str) -> Iterator[Hit]:
    matches = (match for match in _PLATE.finditer(text) if match[1] not in _NOT_PLATES)
    return (_hit("registration-plate", match) for match in matches)


def _hit(kind: str, match: re.Match[str]) -> Hit:
    return Hit(kind, match.start(), match.end(), match[0])


def _can_be_identity(match: re.Match[str]) -> bool:
    """Tell whether a number can have been given to a person.

    Six digits are a day of birth (in a samordningsnummer the day plus 60), then comes a number
    from 001 to 999 and the check digit (source: Skatteverket, SKV 704 and SKV 707). The third
    digit of an organisation number is 2 or more, so no month fits it (SKV 709).
    """
    century, year, month, day, mark, tail = match.groups()
    if int(month) not in _MONTHS or tail.startswith("000"):
        return False
    # A + is written from the year in which a person turns 100; without it 00 can be 2000.
    century = century or ("19" if "+" in mark else "20")
    days = range(1, monthrange(int(century + year), int(month))[1] + 1)
    return int(day) in days or int(day) - _ADDED_TO_DAY in days


def _check_digit_fits(digits: str) -> bool:
    """Tell whether the last of ten digits follows from the others (source: SKV 704, modulus 10)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
