"""Knows what telephone numbers look like as people write them (source: PTS, the national plan)."""

import re
from collections.abc import Iterator
from itertools import chain, count

_GROUPS = {
    5: ((3, 2), (2, 3)),
    6: ((2, 2, 2), (3, 3)),
    7: ((3, 2, 2), (2, 2, 3), (2, 3, 2), (3, 4)),
    8: ((3, 3, 2), (2, 3, 3), (3, 2, 3), (4, 2, 2), (2, 2, 2, 2), (4, 4)),
}
# 8 is the only area code of one digit, and no other begins so: 0830-1200 are opening hours.
_AREAS = {"8": (8, 7, 6), "[1-79][0-9]": (7, 6, 5), "[1-79][0-9]{2}": (6, 5)}
_GAP = r"[ ./:()_'•·-]{0,3}"
_AT_HOME = r"(?<=0)(?<![0-9A-Za-z]0)(?<![0-9][.:-]0)"
_ABROAD = rf"(?:(?<=\+)|(?<=0)(?<![0-9]0)0){_GAP}46{_GAP}(?:\(0\)|0)?"


def _grouped() -> str:
    """Write out how a number is grouped after its area code.

    Between the groups stands the same sign all through: 08-12 13-16 are hours too.
    """
    forms, number = [], count(1)
    for area, lengths in _AREAS.items():
        grouped = []
        for sizes in (sizes for length in lengths for sizes in _GROUPS[length]):
            gap = next(number)
            first, second, *others = (f"[0-9]{{{size}}}" for size in sizes)
            rest = "".join(rf"\{gap}{size}" for size in others)
            grouped.append(f"{first}([ .-]?){second}{rest}")
        after = r"\)?(?: {0,2}[-/._] ?| {0,2})(?=[1-9])"
        forms.append(f"{area}{after}(?:{'|'.join(grouped)})(?![0-9])")
    return f"(?:{'|'.join(forms)})"


# A mobile number is known by its first digits, so its groups do not matter, but for two hours.
_HOURS = r"(?![0-9]{3} ?- ?[0-2][0-9][0-5][0-9](?![0-9]))"
_MOBILE = rf"{_HOURS} ?7 ?[02369](?:{_GAP}[0-9]){{7}}(?![0-9])"
_PHONE = re.compile(
    rf"[+04](?:{_AT_HOME}(?:{_MOBILE}|{_grouped()})"
    rf"|{_ABROAD}{_GAP}[1-9](?:{_GAP}[0-9]){{6,8}}(?![0-9])"
    rf"|(?<=4)(?<![0-9A-Za-z]4)6 ?7[02369](?:{_GAP}[0-9]){{7}}(?![0-9])"
    # The neighbours and a few more; other figures after a + are amounts.
    rf"|(?<=\+)(?:4[45789]|33|354|358|372)(?:{_GAP}[0-9]){{7,11}}(?![0-9]))"
)
# Without its first digits a number is known by the word before; 11… are those that all may call.
_SHORT = re.compile(
    r"(?<!\w)(?:telefon|tel|tfn|mobil)\.?(?:nummer|nr)?[ .:]{0,3}"
    r"((?!11[0-9])(?![0-9]{1,3} 000)[1-9](?:[ -]?[0-9]){4,9})(?![0-9])",
    re.IGNORECASE,
)


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each number begins and ends."""
    return chain(
        (match.span() for match in _PHONE.finditer(text)),
        (match.span(1) for match in _SHORT.finditer(text)),
    )
