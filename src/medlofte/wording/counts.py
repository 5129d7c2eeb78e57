"""Knows how many promises stand in which state, in words; never a sum over promises."""

from collections.abc import Sequence
from datetime import date

from medlofte.language import n, t
from medlofte.progress.measure import Progress, Row
from medlofte.targets.outcome import State
from medlofte.wording.state_table import counted_words


def heading(progress: Progress, count: int, *, countable: bool) -> str:
    """How many promises there are: 9 löften går att räkna."""
    if len(progress.asked.years) > 1:  # a promise may stand there once a year
        if countable:
            return n("{count} rad går att räkna", "{count} rader går att räkna", count)
        return n("{count} rad utan antal", "{count} rader utan antal", count)
    if countable:
        return n("{count} löfte går att räkna", "{count} löften går att räkna", count)
    return n("{count} löfte utan antal", "{count} löften utan antal", count)


def counted(state: State, rows: Sequence[Row], today: date) -> str:
    """How many stand in a state, in words: 5 uppnådda, 2 inte uppnådda."""
    text = counted_words(state, len(rows), over=all(row.over for row in rows))
    if any(row.provisional(today) for row in rows):
        return t("{words} (prel.)", words=text)
    return text
