"""Knows how small numbers of people are hidden, so that nobody can be pointed out by them."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from medlofte.activity import Result


class Hidden(NamedTuple):
    """A number that is not told: below the limit, or `None` where it would give away another."""

    below: int | None


class Told(NamedTuple):
    """A result as it may be told."""

    what: str
    number: int | Hidden
    of_which: tuple["Told", ...] = ()


def whole(result: Result) -> Told:
    """A result as it stands."""
    parts = tuple(Told(part.what, part.count) for part in result.of_which)
    return Told(result.what, result.count, parts)


def protected(results: Sequence[Result], limit: int) -> list[Told]:
    """Hide the numbers of people below `limit`, and what would let a reader work them out.

    Each result is protected by itself. Where a hidden number is also the difference of numbers told
    beside it, in any of the results, no number of people in the whole report is told.
    """
    told = [_protected(result, limit) for result in results]
    people = [one for one, result in zip(told, results, strict=True) if result.people]
    numbers = [number for result in results if result.people for number in _numbers(result)]
    shown = [one.number for top in people for one in (top, *top.of_which)]
    small = {number for number in numbers if number < limit} if limit > 1 else set()
    if not _differ(small, [one for one in shown if isinstance(one, int)]):
        return told
    return [
        _silent(one, result, limit) if result.people else one
        for one, result in zip(told, results, strict=True)
    ]


def _numbers(result: Result) -> list[int]:
    return [result.count, *(part.count for part in result.of_which)]


def _differ(small: set[int], shown: Sequence[int]) -> bool:
    """Whether one number told less one or two others told is one of the small ones."""
    for index, number in enumerate(shown):
        others = [*shown[:index], *shown[index + 1 :]]
        for size in (1, 2):
            if any(number - sum(some) in small for some in combinations(others, size)):
                return True
    return False


def _silent(told: Told, result: Result, limit: int) -> Told:
    """Tell of each number only whether it is below the limit."""
    parts = zip(told.of_which, result.of_which, strict=True)
    return Told(
        told.what,
        Hidden(limit if result.count < limit else None),
        tuple(Told(one.what, Hidden(limit if part.count < limit else None)) for one, part in parts),
    )


def _protected(result: Result, limit: int) -> Told:
    """Hide what is small in one result.

    The parts and what is in none of them add up to the count. A hidden part is safe where, by all
    that is told, it could be any number below the limit; until that is so the smallest part told is
    hidden as well, and at last the count.
    """
    told = whole(result)
    numbers = [part.count for part in result.of_which]
    rest = result.count - sum(numbers)
    cells = [*numbers, rest] if rest > 0 and numbers else numbers
    small = [number < limit for number in cells]
    if not result.people or limit == 1:
        return told
    if result.count < limit or (rest < 0 and any(small)):
        return _silent(told, result, limit)
    if not any(small):
        return told
    never = {len(numbers)} if len(cells) > len(numbers) else set()  # the rest is in no part
    hidden = _safely_hidden(result.count, cells, limit, never)
    parts = zip(told.of_which, result.of_which, strict=True)
    return Told(
        told.what,
        result.count if _safe(result.count, cells, hidden, limit, never) else Hidden(None),
        tuple(
            Told(one.what, Hidden(limit if part.count < limit else None)) if i in hidden else one
            for i, (one, part) in enumerate(parts)
        ),
    )


def _safely_hidden(count: int, cells: Sequence[int], limit: int, never: set[int]) -> set[int]:
    """The indexes to hide: those never told, the small ones, then the smallest others as needed."""
    order = sorted(range(len(cells)), key=lambda i: (cells[i], i))
    hidden = never | {i for i in order if cells[i] < limit}
    for i in order:
        if i not in hidden:
            if _safe(count, cells, hidden, limit, never):
                break
            hidden.add(i)
    return hidden


def _safe(count: int, cells: Sequence[int], hidden: set[int], limit: int, never: set[int]) -> bool:
    """Whether each small part could still be any number below the limit.

    What is hidden though not small is known to reach the limit, and not to pass what is told; of
    what is in no part nothing is known.
    """
    told = [number for i, number in enumerate(cells) if i not in hidden]
    rest = count - sum(told)
    small = sum(cells[i] < limit for i in hidden)
    others = len(hidden) - small
    if rest - others * limit < limit - 1:
        return False
    if never or (others and not told):
        return True
    return rest <= (small - 1) * (limit - 1) + others * min(told, default=0)
