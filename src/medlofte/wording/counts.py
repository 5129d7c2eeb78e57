"""Knows how many promises stand in which state, in words; never a sum over promises."""

from collections.abc import Sequence
from datetime import date

from medlofte.language import n, t
from medlofte.progress.measure import Progress, Row
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
