"""Knows how many weeks (months, places …) reports on several of them can have filled at most."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import ge
from typing import NamedTuple

_MOST = 2000  # ways that are followed at once; beyond it the bound may be higher


class Need(NamedTuple):
    """What a unit lacks at least, and the numbers of the stores that may fill it."""

    want: int
    stores: frozenset[int]


_Rests = tuple[int, ...]  # what is left in each store


def most_filled(needs: Sequence[Need], stores: Sequence[int]) -> int:
    """Return how many needs can be filled at once; each is filled whole or not at all.

    Exact while no more than some thousand ways have to be followed; else never too low.
    """
    free = sum(not need.want for need in needs)
    lacking = [
        need for need in needs if 0 < need.want <= sum(stores[store] for store in need.stores)
    ]
    return free + sum(_filled(part, stores) for part in _apart(lacking))


def _apart(needs: Sequence[Need]) -> list[list[Need]]:
    """Part the needs, in their order, into groups that share no store."""
    groups: list[tuple[set[int], list[int]]] = []
    for number, need in enumerate(needs):
        stores, members = set(need.stores), [number]
        apart = []
        for group in groups:
            if group[0] & stores:
                stores |= group[0]
                members += group[1]
            else:
                apart.append(group)
        groups = [*apart, (stores, members)]
    return [[needs[number] for number in sorted(members)] for _, members in groups]


def _filled(needs: Sequence[Need], stores: Sequence[int]) -> int:
    """Go through the needs in order; of ways that fill equally many keep those with most left."""
    needs, rests = _merged(needs, stores)
    ahead = [
        frozenset(n for n, need in enumerate(needs) if i in need.stores) for i in range(len(rests))
    ]
    ways: list[list[_Rests]] = [[rests]]  # what can be left, by how many are filled
    for number, need in enumerate(needs):
        live = [index for index, own in enumerate(ahead) if max(own) > number]
        order = _order(need, ahead, number)
        filled = [[left for rest in lefts for left in _taken(rest, need, order)] for lefts in ways]
        both = zip([*ways, []], [[], *filled], strict=True)
        ways = [_best([*skipped, *taken], live) for skipped, taken in both if skipped or taken]
        if sum(map(len, ways)) > _MOST:
            return _bound(needs, sum(rests))
    return len(ways) - 1


def _merged(needs: Sequence[Need], stores: Sequence[int]) -> tuple[list[Need], _Rests]:
    """Make one store of those that fill the same needs."""
    fills: dict[int, list[int]] = {}
    for number, need in enumerate(needs):
        for store in need.stores:
            fills.setdefault(store, []).append(number)
    alike: dict[tuple[int, ...], list[int]] = {}
    for store, numbers in fills.items():
        alike.setdefault(tuple(numbers), []).append(store)
    merged = [
        Need(need.want, frozenset(i for i, numbers in enumerate(alike) if number in numbers))
        for number, need in enumerate(needs)
    ]
    return merged, tuple(sum(stores[store] for store in same) for same in alike.values())


def _order(need: Need, ahead: Sequence[frozenset[int]], number: int) -> list[int] | None:
    """The stores from the least useful later on; None where one is not simply of less use."""
    later = {index: frozenset(n for n in ahead[index] if n > number) for index in need.stores}
    order = sorted(later, key=lambda index: len(later[index]))
    nested = all(later[a] <= later[b] for a, b in pairwise(order))
    return order if nested else None


def _taken(rests: _Rests, need: Need, order: Sequence[int] | None) -> Iterator[_Rests]:
    """Yield what may be left when a need is filled: from the least useful first, else all ways."""
    if order is None:
        yield from _every(rests, need.want, sorted(need.stores))
        return
    left, want = [*rests], need.want
    for index in order:
        used = min(want, left[index])
        left[index] -= used
        want -= used
    if not want:
        yield tuple(left)


def _every(rests: _Rests, want: int, stores: Sequence[int]) -> Iterator[_Rests]:
    if not want:
        yield rests
    elif stores:
        first, *others = stores
        for used in range(min(want, rests[first]) + 1):
            left = (*rests[:first], rests[first] - used, *rests[first + 1 :])
            yield from _every(left, want - used, others)


def _best(lefts: Iterable[_Rests], live: Sequence[int]) -> list[_Rests]:
    """Leave out what leaves no more than another does, in the stores that are still of use."""
    useful = {tuple(left[index] for index in live): left for left in lefts}
    kept: list[_Rests] = []
    for own in sorted(useful, key=sum, reverse=True):
        if not any(all(map(ge, other, own)) for other in kept):
            kept.append(own)
    return [useful[own] for own in kept]


def _bound(needs: Sequence[Need], total: int) -> int:
    """How many of the smallest needs all stores together could fill, whatever may fill which."""
    count = 0
    for want in sorted(need.want for need in needs):
        total -= want
        count += total >= 0
    return count
