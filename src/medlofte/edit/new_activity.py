"""Knows the text of a new activity: what was typed, as a file that a person could have written."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date

from medlofte.disk.tree_files import ACTIVITIES, ENDING
from medlofte.language import t
from medlofte.model.activity import Activity
from medlofte.periods import Span
from medlofte.reading.scalar import scalar
from medlofte.reading.written import lines
from medlofte.stop import WrongCallError
from medlofte.typed import spans
from medlofte.typed.days import been, day

_TAIL = "abcdefghjkmnpqrstuvwxyz23456789"  # no signs that look alike


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood on the command line, as typed."""

    promises: tuple[str, ...] = ()
    day: str | None = None
    period: str | None = None
    first: str | None = None
    last: str | None = None
    count: int | None = None
    precision: str | None = None
    by: str | None = None
    place: str | None = None
    time: str | None = None
    title: str | None = None
    note: str | None = None
    source: str | None = None
    links: tuple[str, ...] = ()
    status: str | None = None
    completes: bool = False
    besides: bool = False
    area_wide: bool = False
    replaces: tuple[str, ...] = ()
    internal: bool = False
    example: bool = False
    accepts: bool = False  # what may be personal data may stand

    @property
    def is_span(self) -> bool:
        return bool(self.period or self.first or self.last)


@dataclass(frozen=True, slots=True)
class Draft:
    """An activity to be: everything decided, nothing written."""

    span: Span
    tally: bool
    counts_for: tuple[str, ...]
    completes: tuple[str, ...]
    by: tuple[str, ...]
    typed: Typed
    logged: date | None  # None for a row of a table, which reads the same on every day
    tail: str

    def path(self, slug: str) -> str:
        """Where it goes: the year of its last day, a name that is free on every computer."""
        word = (*self.counts_for, *self.completes)[0]
        day = self.span.last
        name = f"{day.isoformat()}-{word}-{self.tail}{ENDING}"
        return f"{ACTIVITIES}/{slug}/{day.year}/{name}"

    def text(self) -> str:
        """The file; what was typed under the name of a key is its value."""
        typed, span = self.typed, self.span
        days = {"from": span.first, "to": span.last} if self.tally else {"date": span.last}
        source = typed.source and typed.source.strip() and {"title": scalar(typed.source)}
        decided = {
            "counts_for": self.counts_for,
            "completes": self.completes,
            "by": self.by,
            "count": typed.count if self.tally or typed.count != 1 else None,
            "source": source,
            "logged": self.logged,
        }
        return "\n".join(lines(Activity, asdict(typed) | days | decided)) + "\n"


def new_tail() -> str:
    return "".join(secrets.choice(_TAIL) for _ in range(4))


def tail_of(number: int, length: int) -> str:
    """Write the end of a number with the signs of a tail."""
    return "".join(_TAIL[number // len(_TAIL) ** place % len(_TAIL)] for place in range(length))


def span(typed: Typed, today: date) -> Span | None:
    """The days typed: a day, or a period, or from and to; None where none is typed.

    What has not been is refused: it has not been done.
    """
    if typed.day and typed.is_span:
        raise WrongCallError(t("Ange antingen --date för en dag eller en period, inte båda."))
    if typed.period:
        if typed.first or typed.last:
            raise WrongCallError(t("Ange antingen --period eller --from och --to, inte båda."))
        return been(spans.read(typed.period, today), today)
    if typed.first or typed.last:
        if not (typed.first and typed.last):
            raise WrongCallError(t("En period behöver både --from och --to."))
        first, last = day(typed.first, today), day(typed.last, today)
        if first > last:
            raise WrongCallError(t("--to ligger före --from."))
        return been(Span(first, last), today)
    if typed.day:
        only = day(typed.day, today)
        return been(Span(only, only), today)
    return None
