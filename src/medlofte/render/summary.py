"""Knows the lines that tell how many promises stand in which state; never a sum over promises."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len
from rich.text import Text

from medlofte.language import n, t
from medlofte.progress.measure import Progress, Row
from medlofte.render import words
from medlofte.render.screen import Screen, pad
from medlofte.targets.outcome import State

ORDER = (
    State.MET,
    State.ON_TRACK,
    State.IN_PROGRESS,
    State.BEHIND,
    State.MISSED,
    State.NOT_QUANTIFIED,
    State.NO_BASELINE,
    State.NOT_TRIGGERED,
    State.NOT_STARTED,
    State.NOT_REPORTED,
    State.UPCOMING,
    State.WITHDRAWN,
)
_HEADING = 25

_Cell = tuple[State, str]


def summary(progress: Progress, screen: Screen, today: date) -> Iterator[Text]:
    """Yield how many promises stand in which state, those with something to count apart."""
    groups = []
    for countable in (True, False):
        rows = [r for r in progress.rows if r.pledge.promise.target.countable == countable]
        if rows:
            groups.append((heading(progress, len(rows), countable=countable), _cells(rows, today)))
    widths = _widths([cells for _, cells in groups], screen.width - _HEADING)
    for name, cells in groups:
        for start in range(0, len(cells), len(widths)):
            line = Text(pad("" if start else name, _HEADING))
            for width, (state, text) in zip(widths, cells[start:], strict=False):
                line.append(pad(text, width), style=words.STYLES.get(state, ""))
            yield line


def heading(progress: Progress, count: int, *, countable: bool) -> str:
    """How many promises there are: 9 löften går att räkna."""
    if len(progress.asked.years) > 1:  # a promise may stand there once a year
        if countable:
            return n("{count} rad går att räkna", "{count} rader går att räkna", count)
        return n("{count} rad utan antal", "{count} rader utan antal", count)
    if countable:
        return n("{count} löfte går att räkna", "{count} löften går att räkna", count)
    return n("{count} löfte utan antal", "{count} löften utan antal", count)


def _widths(groups: Sequence[Sequence[_Cell]], room: int) -> list[int]:
    """Give the widths of as many columns as fit beside each other."""
    most = max((len(cells) for cells in groups), default=1)
    for across in range(most, 1, -1):
        texts = [[text for cells in groups for _, text in cells[i::across]] for i in range(across)]
        widths = [max(map(cell_len, column)) + 2 for column in texts]
        if sum(widths) - 2 <= room:
            return widths
    return [room]


def _cells(rows: Sequence[Row], today: date) -> list[_Cell]:
    cells = []
    for state in ORDER:
        members = [row for row in rows if row.outcome.state is state]
        if members:
            cells.append((state, f"{words.SIGNS[state]} {counted(state, members, today)}"))
    return cells


def counted(state: State, rows: Sequence[Row], today: date) -> str:
    """How many stand in a state, in words: 5 uppnådda, 2 inte uppnådda."""
    count = len(rows)
    text = _counted(state, count, over=all(row.over for row in rows))
    if any(row.provisional(today) for row in rows):
        return t("{words} (prel.)", words=text)
    return text


def _counted(state: State, count: int, *, over: bool) -> str:  # noqa: C901, PLR0911, PLR0912  one a state
    match state:
        case State.MET:
            return n("{count} uppnått", "{count} uppnådda", count)
        case State.ON_TRACK:
            return t("{count} i fas", count=count)
        case State.IN_PROGRESS if over:
            return n("{count} redovisat", "{count} redovisade", count)
        case State.IN_PROGRESS:
            return t("{count} pågår", count=count)
        case State.BEHIND:
            return t("{count} efter", count=count)
        case State.MISSED:
            return n("{count} inte uppnått", "{count} inte uppnådda", count)
        case State.NOT_QUANTIFIED:
            return t("{count} antal oklart", count=count)
        case State.NO_BASELINE:
            return t("{count} kan inte jämföras", count=count)
        case State.NOT_TRIGGERED:
            return t("{count} utan tillfälle", count=count)
        case State.NOT_STARTED:
            return t("{count} inget än", count=count)
        case State.NOT_REPORTED:
            return n("{count} inte redovisat", "{count} inte redovisade", count)
        case State.UPCOMING:
            return t("{count} börjar senare", count=count)
        case _:
            return n("{count} avfört", "{count} avförda", count)
