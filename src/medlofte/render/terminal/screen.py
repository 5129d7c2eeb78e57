"""Knows the console: how wide, which signs, whether colour."""

import errno
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from medlofte.render.terminal.columns import ENDLESS, TablePage
from medlofte.wording.plain_text import harmless, plain_signs, quoted

_DRAWN = 140  # how far what is drawn from edge to edge reaches where there is none
_NARROWEST = 60
# Windows calls a pipe that nobody reads any more an invalid argument.
_UNREAD = {errno.EPIPE, errno.EINVAL if os.name == "nt" else errno.EPIPE}


class Screen(NamedTuple):
    """Where lines go: `width` in cells, `simple` where only plain signs can be shown."""

    file: TextIO
    width: int
    terminal: bool
    simple: bool
    colour: bool

    @property
    def page(self) -> TablePage:
        return TablePage(self.width, self.simple)

    @property
    def endless(self) -> bool:
        """Whether each row is one line, as long as it is, for `grep` and its like."""
        return self.width == ENDLESS

    @property
    def edge(self) -> int:
        """How far a line that is drawn across reaches."""
        return _DRAWN if self.endless else self.width

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
            legacy_windows=None if self.terminal else False,  # an old console gets no codes
        )
        for line in lines:
            text = _harmless(line) if isinstance(line, Text) else Text(harmless(line))
            text.plain = self.fit(text.plain)
            text.rstrip()
            with _going_on(self.file):
                console.print(text, soft_wrap=True)

    def fit(self, text: str) -> str:
        """Put signs that the console lacks in another shape; a layout has reckoned with it."""
        if self.simple:
            text = plain_signs(text)
        encoding = getattr(self.file, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            return "".join(_nearest(sign, encoding) for sign in text)
        return text


def _harmless(line: Text) -> Text:
    """A line whose letters obey nothing, each in the style that it had."""
    if harmless(line.plain) == line.plain:
        return line
    pieces = line.divide({border for span in line.spans for border in (span.start, span.end)})
    for piece in pieces:
        piece.plain = harmless(piece.plain)
    return Text().join(pieces)


def _nearest(sign: str, encoding: str) -> str:
    for candidate in (sign, plain_signs(sign), unicodedata.normalize("NFKD", sign)[0]):
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
        return max(_NARROWEST, min(int(columns), ENDLESS - 1))
    if not terminal:
        return ENDLESS
    try:
        return max(_NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
    except OSError:
        return 80


def machine(text: str) -> None:
    """Print what programs read: UTF-8 whatever the console is set to, and lines as they are."""
    with _going_on(sys.stdout):
        sys.stdout.flush()
        sys.stdout.buffer.write(quoted(text).encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()


@contextmanager
def _going_on(file: TextIO) -> Iterator[None]:
    """Do the work to its end where nobody reads any more (`medlofte list | head`)."""
    try:
        yield
    except SystemExit:  # rich leaves then
        mute(file)
    except OSError as failed:
        if failed.errno not in _UNREAD:
            raise
        mute(file)


def is_unread(file: TextIO, failed: OSError) -> bool:
    """Whether it failed because nobody reads any more what is written to a stream."""
    try:
        file.flush()
    except OSError as again:
        return again.errno in _UNREAD
    # On Windows nothing need wait any more; where a file was refused its name is told.
    return os.name == "nt" and failed.errno in _UNREAD and failed.filename is None


def mute(file: TextIO) -> None:
    """Send to nowhere what nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), file.fileno())


def mute_failing(file: TextIO) -> None:
    """Send to nowhere what a full disk did not take: Python would try again, and exit with 120."""
    try:
        file.flush()
    except OSError:
        mute(file)
