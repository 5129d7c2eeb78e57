"""Knows the lines that tell how many promises stand alike; never a sum over promises."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from medlofte.progress.measure import Progress, Row
from medlofte.render.terminal.screen import Screen
from medlofte.wording.counts import groups
from medlofte.wording.plain_text import cell_len, pad
from medlofte.wording.state_table import Sign, look

_HEADING = 25

_Cell = tuple[Sign, str]


def summary(
    progress: Progress, shown: Sequence[Row], screen: Screen, today: date
) -> Iterator[Text]:
    """Yield how many of those shown stand alike, those with something to count apart."""
    told = [
        (heading, [(sign, screen.fit(f"{look(sign).sign} {words}")) for sign, words in cells])
        for heading, cells in groups(progress, shown, today)
    ]
    before = max([_HEADING, *(cell_len(heading) + 2 for heading, _ in told)])
    widths = _widths([cells for _, cells in told], screen.width - before)
    for name, cells in told:
        for start in range(0, len(cells), len(widths)):
            line = Text(pad("" if start else name, before))
            for width, (sign, text) in zip(widths, cells[start:], strict=False):
                line.append(pad(text, width), style=look(sign).style)
            yield line


def _widths(groups: Sequence[Sequence[_Cell]], room: int) -> list[int]:
    """Give the widths of as many columns as fit beside each other."""
    most = max((len(cells) for cells in groups), default=1)
    for across in range(most, 1, -1):
        texts = [[text for cells in groups for _, text in cells[i::across]] for i in range(across)]
        widths = [max(map(cell_len, column)) + 2 for column in texts]
        if sum(widths) - 2 <= room:
            return widths
    return [room]
