"""Knows how an indicator is drawn: its values by their days, beside what it was to begin with."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from medlofte.model.follow_up import Indicator, Measurement
from medlofte.periods import Span
from medlofte.publishing.audience import Audience
from medlofte.wording.public_report import when
from medlofte.wording.states import measured

_WIDTH, _HEIGHT, _MARGIN = 300, 72, 4


class IndicatorChart(NamedTuple):
    """A drawing from zero up; the table beside it holds the same values in words."""

    top: str
    first: str
    last: str
    line: str
    dots: str
    baseline: str  # how high it was to begin with; empty where that is not told
    width: int = _WIDTH
    height: int = _HEIGHT


def indicator_chart(
    indicator: Indicator, known: Sequence[Measurement], audience: Audience
) -> IndicatorChart | None:
    """Draw the values that are known, by their days as they are told; None where one is alone."""
    days = [audience.days_of(one.date).first for one in known]
    if len(set(days)) < 2:  # noqa: PLR2004  a course has a beginning and an end
        return None
    values = [one.value for one in known]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    points = [
        f"{_x(day, days[0], days[-1])} {_y(value, low, high)}"
        for day, value in zip(days, values, strict=True)
    ]
    base = indicator.baseline if indicator.baseline in known else None
    return IndicatorChart(
        top=measured(high),
        first=when(Span(known[0].date, known[0].date), audience),
        last=when(Span(known[-1].date, known[-1].date), audience),
        line=f"M{'L'.join(points)}",
        dots="".join(f"M{point}h0" for point in points),
        baseline=f"M0 {_y(base.value, low, high)}H{_WIDTH}" if base else "",
    )


def _x(day: date, first: date, last: date) -> str:
    return f"{round(_WIDTH * (day - first).days / (last - first).days, 1):g}"


def _y(value: Decimal, low: Decimal, high: Decimal) -> str:
    part = float((value - low) / (high - low)) if high > low else 0
    return f"{round(_HEIGHT - _MARGIN - (_HEIGHT - 2 * _MARGIN) * part, 1):g}"
