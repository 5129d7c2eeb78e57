"""Knows how a table is laid out on a console: how wide its columns are, what goes on below."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from rich.text import Text

from medlofte.wording.plain_text import cell_len, pad, plain_signs, shorten, wrap

T = TypeVar("T")
ENDLESS = 1_000_000  # cells, of a line in a file or a pipe
_MOST = ENDLESS
_LINES = 2  # of a long name, where it is told apart from the others
_ENOUGH = 6  # lines of one text on a screen: the rest stands in its file


class TablePage(NamedTuple):
    """Where a table stands: how many cells a line has, whether only plain signs can be shown."""

    width: int
    plain: bool

    @property
    def endless(self) -> bool:
        """Whether each row is one line, as long as it is."""
        return self.width == ENDLESS


def cut(text: str, width: int) -> list[str]:
    """Keep to one line, and to its width."""
    return [shorten(text, width)]


def whole(text: str, _width: int) -> list[str]:
    """Keep to one line, as long as it is."""
    return [text]


def folded(text: str, width: int) -> list[str]:
    """Fold to as many lines as it takes, but not to more than a person reads in a table."""
    return _first(text, width, _ENOUGH)


def apart(texts: Iterable[str]) -> Callable[[str, int], list[str]]:
    """Fold to two lines, or to as many as it takes until no two of the texts look the same."""
    known = {*texts}

    def fold(text: str, width: int) -> list[str]:
        whole_text, most = wrap(text, width), _LINES
        while most < len(whole_text):
            shown = _first(text, width, most)
            if all(_first(other, width, most) != shown for other in known - {text}):
                return shown
            most += 1
        return whole_text

    return fold


def _first(text: str, width: int, most: int) -> list[str]:
    lines = wrap(text, width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(f"{lines[most - 1]} {lines[most]}", width)]


def _no_style(_thing: object) -> str:
    return ""


class Column(NamedTuple, Generic[T]):
    """A column: its title, its value of a thing, its width in cells and the gap after it.

    It is as wide as its longest value, but within `least` and `most`; the one with `rest` has no
    more than what the others leave. `fold` puts a value on lines of the width, `style` colours it.
    """

    title: str
    value: Callable[[T], str]
    least: int = 0
    most: int = _MOST
    gap: int = 1
    right: bool = False
    rest: bool = False
    fold: Callable[[str, int], list[str]] = cut
    style: Callable[[T], str] = _no_style

    def width(self, things: Sequence[T]) -> int:
        if self.rest:
            return 0
        return self.natural(things)

    def natural(self, things: Sequence[T]) -> int:
        """How wide it is where it need not think of others."""
        if self.least == self.most:
            return self.least
        longest = max((cell_len(self.value(one)) for one in things), default=0)
        title = max(map(cell_len, self.title.split("\n"))) - max(0, self.gap - 1)
        return max(self.least, min(self.most, max(longest, title)))


class TableLayout(NamedTuple, Generic[T]):
    """Columns with their widths, beginning at `indent` in a room of so many cells."""

    columns: Sequence[Column[T]]
    widths: Sequence[int]
    room: int
    indent: int

    def titles(self) -> Iterator[Text]:
        """Yield the lines of the titles; one may reach into the gap after its column."""
        for line in zip(*(column.title.split("\n") for column in self.columns), strict=True):
            cells = " " * self.indent
            for column, width, title in zip(self.columns, self.widths, line, strict=True):
                cell = shorten(title, width + max(0, column.gap - 1))
                cells += pad(pad(cell, width, right=column.right), width + column.gap)
            yield Text(cells, style="dim")

    def lines(self, thing: T) -> Iterator[Text]:
        """Yield the lines of a thing: as many as its longest value is folded to."""
        cells = [
            column.fold(column.value(thing), width)
            for column, width in zip(self.columns, self.widths, strict=True)
        ]
        for index in range(max(map(len, cells))):
            line = Text(" " * self.indent)
            for column, width, cell in zip(self.columns, self.widths, cells, strict=True):
                text = cell[index] if index < len(cell) else ""
                style = column.style(thing) if text else ""
                last = column is self.columns[-1]
                if not (last and column.rest):  # a line may have no edge to fill it up to
                    text = pad(text, width, right=column.right)
                line.append(text + " " * (0 if last else column.gap), style)
            yield line

    def start(self, index: int) -> int:
        """Where a column begins."""
        gaps = sum(column.gap for column in self.columns[:index])
        return self.indent + sum(self.widths[:index]) + gaps

    def below(self, index: int, text: str) -> Iterator[str]:
        """Yield a text that stands below the line, from where a column begins."""
        start = self.start(index)
        yield from (" " * start + line for line in wrap(text, self.room - start))


def in_plain_signs(column: Column[T]) -> Column[T]:
    """The column as it is shown where signs that take two cells stand for other ones."""
    return column._replace(
        title=plain_signs(column.title), value=lambda thing: plain_signs(column.value(thing))
    )


def taken(columns: Sequence[Column[T]], things: Sequence[T]) -> int:
    """How much room columns need, with the gaps after them."""
    return sum(column.width(things) + column.gap for column in columns)


def fit(
    columns: Sequence[Column[T]],
    things: Sequence[T],
    room: int,
    indent: int = 0,
    *,
    plain: bool = False,
) -> TableLayout[T]:
    """Give each column its width for these things; `plain` where only plain signs are shown.

    Where the room is endless nothing is cut, and nothing goes on below.
    """
    if room == ENDLESS:
        columns = [column._replace(most=_MOST, fold=whole) for column in columns]
    if plain:
        columns = [in_plain_signs(column) for column in columns]
    widths = [column.width(things) for column in columns]
    left = room - indent - sum(widths) - sum(column.gap for column in columns[:-1])
    for index, column in enumerate(columns):
        if column.rest:
            most = column.natural(things) if things else left
            widths[index] = max(column.least, min(left, most))
    return TableLayout(columns, widths, room, indent)


def labelled(
    label: int, room: int, indent: int = 0, *, plain: bool = False
) -> TableLayout[tuple[str, str]]:
    """Lay out a label, so wide with the gap after it, and a text that goes on beside it."""
    columns: tuple[Column[tuple[str, str]], ...] = (
        Column("", lambda pair: pair[0], label, label, gap=0, fold=whole),
        Column("", lambda pair: pair[1], least=20, rest=True, fold=wrap),
    )
    return fit(columns, (), room, indent, plain=plain)


def wrapped(text: str, width: int, style: str = "", indent: int = 0) -> Iterator[Text]:
    """Yield running text on as many lines as it needs."""
    return (Text(" " * indent + line, style=style) for line in wrap(text, width - indent))
