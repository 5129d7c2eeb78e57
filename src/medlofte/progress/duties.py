"""Knows which follow-ups an agreement asks for: of which periods, and by which days."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from medlofte.model.agreement import Agreement, FollowUp
from medlofte.periods import DAY, Span, add_months, read

_TO_WRITE = 2  # months from a period's end until its follow-up is due, where no day is given
_LABELS = {
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "tertial": ("T1", "T2", "T3"),
    "half_year": ("H1", "H2"),
    "year": ("",),
}
_TWO_YEARS = 24  # months


class Duty(NamedTuple):
    """A follow-up to write: of which period (its label), and by whom."""

    agreement: Agreement
    by: str | None
    label: str
    span: Span


def duties(agreement: Agreement, duty: FollowUp, until: date) -> Iterator[tuple[Duty, date]]:
    """What a duty asks for, each with its day.

    The day given is that of the last period over by then; any other is due two months after it.
    Where no period is given, one follow-up of the whole time is due on the day given.
    """
    periods = [
        Duty(agreement, duty.by, label, span)
        for label, span in _periods(agreement, duty.every or "", until)
    ]
    if not periods and duty.due:
        yield Duty(agreement, duty.by, agreement.id, agreement.span), duty.due
    over = [one.span.last for one in periods if duty.due and one.span.last <= duty.due]
    for one in periods:
        given = duty.due if over and one.span.last == over[-1] else None
        yield one, given or add_months(one.span.last, _TO_WRITE)


def _periods(agreement: Agreement, every: str, until: date) -> Iterator[tuple[str, Span]]:
    """Yield the periods to follow up, of an agreement until further notice those by a day."""
    last = agreement.to or max(until, agreement.from_)
    if every == "two_years":
        yield from _two_years(agreement, last)
    for number in range(agreement.from_.year, last.year + 1):
        for part in _LABELS.get(every, ()):
            label = f"{number}-{part}" if part else str(number)
            period = read(label)
            span = period.span & agreement.span if period else None
            if span:
                yield label, span


def _two_years(agreement: Agreement, until: date) -> Iterator[tuple[str, Span]]:
    """Two years at a time from the first day, each called by the year that it ends in.

    The last of them ends the agreement, and is followed up with all of it.
    """
    first = agreement.from_
    while first <= until:
        after = add_months(first, _TWO_YEARS)
        span = Span(first, min(after - DAY, agreement.last))
        yield agreement.id if span.last == agreement.last else str(span.last.year), span
        first = after
