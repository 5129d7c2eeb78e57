"""Knows the console: how wide, which signs, whether colour; and makes data text harmless."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple, TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

PIPED_WIDTH = 140  # a file or a pipe has no edge; this is where the full text stands
_NARROWEST = 60

# Signs that a console with a small character set shows in another shape, of the same width.
_PLAIN_SIGNS = str.maketrans("■□·≈✓✗→•○─–—…×≥’”“", '#o.~+x>*o---_x>\'""')
# What a terminal would obey: control characters, line separators, direction marks.
_OBEYED = "\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_RAW = re.compile(f"[{_OBEYED}]")  # what JSON leaves as it is
# Also what XML may not hold: halves of signs, and numbers that are no signs.
_HARMFUL = re.compile(f"[\x00-\x1f{_OBEYED}\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """Replace what a terminal would obey; a letter and its accent become one sign."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _obeying_nothing(text)


def _obeying_nothing(text: str) -> str:
    if text.isprintable():
        return text
    return _HARMFUL.sub(lambda found: " " if found[0] in "\n\t" else "\ufffd", text)


class Screen(NamedTuple):
    """Where lines go: `width` in cells, `simple` where only plain signs can be shown."""

    file: TextIO
    width: int
    terminal: bool
    simple: bool
    colour: bool

    def print(self, lines: Iterable[Text | str]) -> None:
        """Print lines as they are: no markup is read, nothing is obeyed, wrapped or cut."""
        console = Console(
            file=self.file,
            width=max(self.width, 1),
            color_system="auto" if self.colour else None,
            force_terminal=self.colour,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
            legacy_windows=False,
        )
        for line in lines:
            text = line if isinstance(line, Text) else Text(line)
            text.plain = self.fit(_obeying_nothing(text.plain))
            text.rstrip()
            try:
                console.print(text, soft_wrap=True)
            except (BrokenPipeError, SystemExit):  # rich leaves when nobody reads; the work goes on
                mute(self.file)

    def fit(self, text: str) -> str:
        """Put signs that the console lacks in another shape, of the same width."""
        if self.simple:
            text = text.translate(_PLAIN_SIGNS)
        encoding = getattr(self.file, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            return "".join(_nearest(sign, encoding) for sign in text)
        return text


def _nearest(sign: str, encoding: str) -> str:
    for candidate in (sign, sign.translate(_PLAIN_SIGNS), unicodedata.normalize("NFKD", sign)[0]):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?" * cell_len(sign)


def of(file: TextIO) -> Screen:
    """Look at where a stream leads; NO_COLOR, FORCE_COLOR, TERM=dumb and COLUMNS are followed."""
    terminal = file.isatty()
    encoding = (getattr(file, "encoding", None) or "utf-8").lower().replace("-", "")
    dumb = os.environ.get("TERM") == "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    colour = forced or (terminal and not dumb)
    return Screen(
        file,
        _width(terminal=terminal),
        terminal,
        simple=dumb or not encoding.startswith("utf"),
        colour=colour and not os.environ.get("NO_COLOR"),
    )


def _width(*, terminal: bool) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return max(_NARROWEST, int(columns))
    if not terminal:
        return PIPED_WIDTH
    try:
        return max(_NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
    except OSError:
        return 80


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill up with blanks to a width in cells."""
    blanks = " " * max(0, width - cell_len(text))
    return blanks + text if right else text + blanks


def shorten(text: str, width: int) -> str:
    """Cut a text to a width in cells, with an ellipsis where something is left out."""
    head = text[: 4 * width]  # signs without a width are few; what is longer needs no measuring
    if head == text and cell_len(text) <= width:
        return text
    return (chop_cells(head, width - 1)[0]).rstrip() + "…"


def wrap(text: str, width: int) -> list[str]:
    """Break a text at its blanks; a word that is too long for a line is broken as well."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for piece in chop_cells(word, width) if cell_len(word) > width else [word]:
            size = cell_len(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line]


def quoted(text: str) -> str:
    """Write out what a terminal would obey and JSON leaves as it is."""
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def machine(text: str) -> None:
    """Print what programs read: UTF-8 whatever the console is set to, and lines as they are."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(quoted(text).encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        mute(sys.stdout)


def mute(file: TextIO) -> None:
    """Send to nowhere what nobody reads any more (`medlofte list | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), file.fileno())
