"""Knows what Word, the web and a slip leave in a file: hard blanks, unseen signs, bullets."""

import re
import unicodedata
from collections.abc import Sequence

from medlofte.language import t

_HARD = "\u00a0\u2007\u202f\u2000-\u200a\u3000"  # blanks that YAML takes for letters
_UNSEEN = rf"{_HARD}\u00ad\u200b-\u200f\u2060\ufeff"
_HIDDEN = re.compile(f"[{_UNSEEN}]")
# Where a blank has a meaning: as indent, after a dash, and on either side of a key's colon.
_STRUCTURE = re.compile(rf"[ {_UNSEEN}]*(?:-[ {_UNSEEN}]*)?(?:[\w-]+[ {_UNSEEN}]*:[{_UNSEEN}]?)?")
_BULLET = re.compile(r" *(?P<sign>[•·‣◦▪●∙○]|[–—*o](?=[ \t]))[ \t]*(?=\S)")
_KEY = re.compile(r"( *)([\w-]+):(?: |$)")


def hidden_sign(text: str) -> str | None:
    """The first hard blank or sign that nobody sees in a text that should have none."""
    found = _HIDDEN.search(text)
    return found[0] if found else None


def hidden_sign_words(sign: str) -> str:
    """Say that there is such a sign, and what to do."""
    code = f"U+{ord(sign):04X}"
    if unicodedata.category(sign) == "Zs":
        return t(
            "Här står ett hårt blanksteg ({sign}), som ofta följer med från Word. "
            "Byt det mot ett vanligt blanksteg.",
            sign=code,
        )
    return t("Här står ett tecken som inte syns ({sign}). Radera det.", sign=code)


def hidden_indent(lines: Sequence[str], last: int) -> tuple[int, int] | None:
    """The line and the column, from 0, of a hidden sign where blanks mean something.

    The nearest up to the line `last`, where the reading gave up.
    """
    for number in range(min(last, len(lines) - 1), -1, -1):
        structure = _STRUCTURE.match(lines[number])
        found = _HIDDEN.search(structure[0]) if structure else None
        if found:
            return number, found.start()
    return None


def bullet(line: str) -> str | None:
    """The sign that stands at the beginning of a line in the place of a dash."""
    found = _BULLET.match(line)
    return found["sign"] if found else None


def bullet_words(sign: str) -> str:
    return t(
        'Raden börjar med {sign}. Skriv "- " i stället: ett bindestreck och ett blanksteg.',
        sign=sign,
    )


def lost_dash(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """The line, from 0, and the key before which a dash is lost, where the reading gave up.

    Either the line stands where the dash of its list should, or it has one and the first item of
    the list has none.
    """
    line = lines[number] if number < len(lines) else ""
    indent = _indent(line)
    is_item = line[indent:].startswith("- ")
    # The nearest line above that is less deep, or as deep where that could be an item.
    above = range(number - 1, -1, -1)
    outer = indent if is_item else indent + 1
    parent = next((at for at in above if lines[at].strip() and _indent(lines[at]) < outer), None)
    if parent is None:
        return None
    if is_item:
        first = _KEY.match(lines[parent + 1])
        return (parent + 1, first[2]) if first and _indent(lines[parent + 1]) > indent else None
    found = _KEY.match(line)
    sibling = lines[parent].startswith(" " * indent + "- ")
    return (number, found[2]) if found and sibling else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def lost_dash_words(key: str) -> str:
    return t(
        'Här saknas ett bindestreck: varje ny del av en lista börjar med "- ". Skriv "- {key}: …".',
        key=key,
    )
