"""Knows how small numbers of people are hidden, so that nobody can be pointed out by them.

The rule is public, so a reader can try every number that was hidden and see what would have been
printed. Therefore nothing but the numbers told, and which cells are hidden, ever decides what is
printed: never by how much a number lies below the limit (docs/figures.md, "Små tal").
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from medlofte.model.activity import Part, Result
from medlofte.targets.counting import Precision

_MOST_SUMS = 2048  # among so many sums of numbers told, some one comes near another number


class Hidden(NamedTuple):
    """A number that is not told: below the limit, or `None` where it would give away another."""

    below: int | None


class ToldPart(NamedTuple):
    """A result as it may be told; its number is None where it is not known."""

    what: str
    number: int | Hidden | None
    of_which: tuple["ToldPart", ...] = ()
    precision: Precision = "exact"


def as_it_stands(result: Result) -> ToldPart:
    """A result as it stands."""
    parts = tuple(_part(part, part.count) for part in result.of_which)
    return ToldPart(result.what, result.count, parts, result.precision)


def _part(part: Part, number: int | Hidden | None) -> ToldPart:
    return ToldPart(part.what, number, precision=part.precision)


def protected(results: Sequence[Result], limit: int) -> list[ToldPart]:
    """Hide the numbers of people below `limit`, and what would let a reader work them out.

    Of what is printed every hidden part could be any number from 0 up to the limit, whatever the
    other hidden parts are, and whether the parts add up to the count or not. An imprecise number is
    taken for its plain one, so that its bounds decide nothing either.
    """
    if limit == 1:
        return [as_it_stands(result) for result in results]
    return [_true(told) for told in _decided(results, limit)]


def _true(told: ToldPart) -> ToldPart:
    """Say nothing of a hidden number that is imprecise: at least 3 may be 8, and not below 5."""
    parts = tuple(map(_true, told.of_which))
    if not isinstance(told.number, Hidden):
        return told._replace(of_which=parts)
    number = told.number if told.precision == "exact" else Hidden(None)
    return ToldPart(told.what, number, parts)


def _decided(results: Sequence[Result], limit: int) -> list[ToldPart]:
    """Decide which numbers are hidden."""
    shown = [_protected(one, limit) if one.people else as_it_stands(one) for one in results]
    people = [i for i, one in enumerate(results) if one.people]
    hidden = {i: _hidden(shown[i]) for i in people if _hidden(shown[i])}
    told = [(number, i) for i in people for number in _told(shown[i])]
    if len(people) > 1 and hidden and _near(told, hidden, limit):
        return [_silent(told) if i in people else told for i, told in enumerate(shown)]
    return [_vague(told) if hidden.keys() - {i} else told for i, told in enumerate(shown)]


def _vague(told: ToldPart) -> ToldPart:
    """Tell of a count that is hidden beside its parts not even on which side of the limit it is.

    Where other results hold small numbers, one of them may be what is in no part: 4 of whom fewer
    than 2, and fewer than 2 others, would be 1 and 1 if the count were known to be 2 or more.
    """
    hides = told.of_which and isinstance(told.number, Hidden)
    return told._replace(number=Hidden(None)) if hides else told


def _protected(result: Result, limit: int) -> ToldPart:
    """Hide what is small in one result.

    A part is told where it reaches the limit. The count is told where it lies further above the
    parts told than the hidden ones could reach together: then it says nothing of any of them, even
    if what is in no part is known to be none. Where no part is hidden, what is in no part is
    itself a number to hide.
    """
    parts = tuple(_part(one, _number(one.count, limit)) for one in result.of_which)
    if result.count is None:
        return ToldPart(result.what, None, parts, result.precision)
    hidden = sum(isinstance(one.number, Hidden) for one in parts)
    rest = result.count - sum(one.number for one in parts if isinstance(one.number, int))
    safe = rest > hidden * (limit - 1) if hidden else rest <= 0 or rest >= limit
    number = _number(result.count, limit)
    if isinstance(number, Hidden):
        # Of several parts that are all small even this would tell: a sum at the limit has no 0.
        number = number if hidden < 2 else Hidden(None)  # noqa: PLR2004  one adds to no other
    elif parts and not safe:
        number = Hidden(None)
    return ToldPart(result.what, number, parts, result.precision)


def _number(count: int | None, limit: int) -> int | Hidden | None:
    return Hidden(limit) if count is not None and count < limit else count


def _told(shown: ToldPart) -> list[int]:
    numbers = (one.number for one in (shown, *shown.of_which))
    return [number for number in numbers if isinstance(number, int)]


def _hidden(shown: ToldPart) -> int:
    """How many small numbers a result holds that are not told, one in no part included."""
    below = sum(
        isinstance(one.number, Hidden) and one.number.below is not None
        for one in (shown, *shown.of_which)
    )
    return below or int(shown.number == Hidden(None))


def _near(told: Sequence[tuple[int, int]], hidden: Mapping[int, int], limit: int) -> bool:
    """Whether a number lies above a sum of others by what the hidden ones could be together.

    The results of a report may be a whole and its parts without saying so: 30, 27 and fewer than 5.
    Numbers of one result alone are no such pair: what they say of each other has been looked at.
    Each number and sum comes with the result that it is of, a sum of several with None.
    """
    room = sum(hidden.values()) * (limit - 1)
    sums = {(0, next(iter(hidden)) if len(hidden) == 1 else None)}
    for number, own in sorted(told):
        if any(of != own and total <= number <= total + room for total, of in sums):
            return True
        sums |= {(total + number, of if of == own else None) for total, of in sums if total}
        sums.add((number, own))
        if len(sums) > _MOST_SUMS:
            return True
    return False


def _silent(shown: ToldPart) -> ToldPart:
    """Tell of each number only whether it is below the limit."""
    number = Hidden(None) if isinstance(shown.number, int) else shown.number
    return shown._replace(number=number, of_which=tuple(map(_silent, shown.of_which)))
