"""Knows text of the data as a line of cells: obeyed by nothing, broken, shortened, filled up."""

import re
import unicodedata

from rich.cells import cell_len as cells_of
from rich.cells import chop_cells

# What a terminal would obey: control characters, line separators, direction marks.
_OBEYED = "\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_RAW = re.compile(f"[{_OBEYED}]")  # what JSON leaves as it is
# Also what XML may not hold: halves of signs, and numbers that are no signs.
_HARMFUL = re.compile(f"[\x00-\x1f{_OBEYED}\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """Replace what a terminal would obey; a letter and its accent become one sign.

    Called where text leaves the program, and by whatever measures it in cells; nowhere between.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    return _HARMFUL.sub(lambda found: " " if found[0] in "\n\t" else "\ufffd", text)


# Signs that a console with a small character set shows in another shape; each has its own, and
# none means anything else there.
_PLAIN = str.maketrans(
    dict(zip("■□·≈≠»✓✗•≡○─–—…×’”“", '#=.~%>vx*:o---_x\'""', strict=True))
    | {"→": "->", "≥": ">=", "⊗": "!!", "⊖": "()"}
)


def plain_signs(text: str) -> str:
    """The text as a console shows it that has only plain signs; a sign may then take two cells."""
    return text.translate(_PLAIN)


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return f"{text[:1].upper()}{text[1:]}"


def cell_len(text: str) -> int:
    """How many cells a text takes on a screen."""
    return cells_of(harmless(text))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill up with blanks to a width in cells."""
    text = harmless(text)
    blanks = " " * max(0, width - cells_of(text))
    return blanks + text if right else text + blanks


def shorten(text: str, width: int) -> str:
    """Cut a text to a width in cells, with an ellipsis where something is left out."""
    text = harmless(text)
    head = text[: 4 * width]  # signs without a width are few; what is longer needs no measuring
    if head == text and cells_of(text) <= width:
        return text
    return (chop_cells(head, width - 1)[0]).rstrip() + "…"


def wrap(text: str, width: int) -> list[str]:
    """Break a text at its blanks; a word that is too long for a line is broken as well."""
    lines: list[str] = []
    line, used = "", 0
    for word in harmless(text).split():
        for piece in chop_cells(word, width) if cells_of(word) > width else [word]:
            size = cells_of(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line]


# What is copied as it is: a command with its options, after a colon or a gap all that follows.
_WHOLE = re.compile(r"(?:(?<=: )|(?<=   ))(?:medlofte|git) .+|medlofte [a-z-]+(?: --\S+)*|\S+")


def folded(line: str, width: int) -> list[str]:
    """Break a line of a message at its blanks, and leave whole what is copied out of it.

    A path or a command that is longer than the screen is left to the terminal, which copies it
    as one line.
    """
    line = harmless(line)
    if cells_of(line) <= width:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    lines = [""]
    for piece in _WHOLE.findall(line):
        longer = f"{lines[-1]} {piece}" if lines[-1] else indent + piece
        if lines[-1] and cells_of(longer) > width:
            lines.append(indent + piece)
        else:
            lines[-1] = longer
    return lines


def quoted(text: str) -> str:
    """Write out what a terminal would obey and JSON leaves as it is."""
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
