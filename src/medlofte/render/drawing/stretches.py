"""Knows which stretches a course is drawn in: a level where the sum is known, a box where not."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from medlofte.periods import DAY, Span, months_around
from medlofte.publishing.course import NOTHING, Course, Unspread
from medlofte.targets.counting import Figure
from medlofte.wording.targets.figures import unstated

_MOST = 24  # stretches: more can neither be told apart nor listened to
_GRAINS = (1, 3, 12)  # months that are drawn as one where there are more


class Stretch(NamedTuple):
    """What is known from the end of a day until the end of another.

    `inside` a box it is only what is proven. `follows` tells whether the line rises to it from the
    level before: not out of a box, over whose days the rise is spread in a way that nobody knows.
    """

    span: Span
    from_: date  # the day by whose end so many were reported
    figure: Figure
    inside: bool
    follows: bool
    told: bool  # whether it says something that no mark before it says

    @property
    def low(self) -> int:
        """What is proven; where nobody has said a number, none is."""
        return 0 if unstated(self.figure) else self.figure.low


class Box(NamedTuple):
    """Days over which a sum grew, from how many `before` to what is known by their end."""

    span: Span
    before: int
    reported: bool  # whether a number was reported before them
    figure: Figure
    tally: bool

    @property
    def from_(self) -> date:
        return self.span.first


def stretches(course: Course, until: date) -> tuple[list[Stretch], list[Box]]:
    """The stretches of a course by a day, in so coarse steps that there are few enough."""
    found = _stretches(course, course.unspread, [one.day for one in course.known], until)
    for months in _GRAINS:
        if sum(len(kind) for kind in found) <= _MOST:
            break
        merged = _merged(course, months)
        last = {months_around(Span(one.day, one.day), months): one.day for one in course.known}
        found = _stretches(course, merged, [*last.values()], until)
    return found


def _stretches(
    course: Course, unspread: Sequence[Unspread], days: Sequence[date], until: date
) -> tuple[list[Stretch], list[Box]]:
    boxes = [_box(course, one) for one in unspread]
    return [*_levels(course, boxes, days, until)], boxes


def _box(course: Course, one: Unspread) -> Box:
    before, after = course.by_day(one.span.first - DAY), course.by_day(one.span.last)
    known = before is not NOTHING and not unstated(before)
    return Box(one.span, before.low if known else 0, known, after, one.tally)


def _levels(
    course: Course, boxes: Sequence[Box], days: Sequence[date], until: date
) -> Iterator[Stretch]:
    """Yield the levels between the days on which something changes, and the borders of boxes."""
    borders = {day for one in boxes for day in (one.span.first - DAY, one.span.last)}
    ends = sorted(day for day in {*days, *borders, until} if day <= until)
    beyond = course.known[-1].day if course.beyond else None
    told = NOTHING
    for first, last in pairwise([*ends, until]):
        figure = course.by_day(first)
        around = next((one for one in boxes if first + DAY in one.span and first < last), None)
        if figure is NOTHING or (around and (figure.low == around.before or unstated(figure))):
            continue
        if first == last and figure == told:
            continue
        ended = any(one.span.last == first for one in boxes)
        yield Stretch(
            span=Span(first + DAY, last),
            from_=first,
            figure=figure,
            inside=around is not None,
            follows=not (around or ended or beyond == first),
            told=figure != told and not ended,
        )
        told = figure


def _merged(course: Course, months: int) -> list[Unspread]:
    """What happened in the same months as one box; what was alone in them stays as it is."""
    days = [Span(one.day, one.day) for one in course.known]
    alone = [day for day in days if not any(day & one.span for one in course.unspread)]
    events = sorted([*course.unspread, *(Unspread(day, tally=False) for day in alone)])
    found = []
    for _, members in groupby(events, key=lambda one: months_around(one.span, months)):
        same = [*members]
        span = Span(same[0].span.first, same[-1].span.last)
        if span.days > 1:
            found.append(Unspread(span, any(one.tally for one in same)))
    return found
