"""Knows how many weeks (months, places …) reports on several of them can have filled at most."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise
from operator import ge, itemgetter
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
    groups: list[frozenset[int]] = []
    for kind in {need.stores for need in needs}:
        joined = kind.union(*(group for group in groups if group & kind))
        groups = [*(group for group in groups if not group & kind), joined]
    return [[need for need in needs if need.stores <= group] for group in groups]


def _filled(needs: Sequence[Need], stores: Sequence[int]) -> int:
    """Pour the stores out; where that may not be the best way, follow all ways."""
    needs, rests = _merged(needs, stores)
    fills = _fills(needs)
    order = sorted(fills, key=lambda store: len(fills[store]))
    poured = _poured(needs, rests, order)
    nested = all(
        fills[a] <= fills[b] or fills[a].isdisjoint(fills[b]) for a, b in combinations(order, 2)
    )
    most = poured if nested else _bound(needs, sum(rests))
    return poured if poured == most else _followed(needs, rests, fills, most)


def _merged(needs: Sequence[Need], stores: Sequence[int]) -> tuple[list[Need], _Rests]:
    """Make one store of those that fill the same needs."""
    alike: dict[frozenset[frozenset[int]], list[int]] = {}
    for store, kinds in _fills(needs).items():
        alike.setdefault(frozenset(kinds), []).append(store)
    index = {store: i for i, same in enumerate(alike.values()) for store in same}
    merged = [Need(need.want, frozenset(index[i] for i in need.stores)) for need in needs]
    return merged, tuple(sum(stores[store] for store in same) for same in alike.values())


def _fills(needs: Sequence[Need]) -> dict[int, set[frozenset[int]]]:
    """What each store fills: needs of the same stores are of one kind."""
    fills: dict[int, set[frozenset[int]]] = {}
    for kind in dict.fromkeys(need.stores for need in needs):
        for store in kind:
            fills.setdefault(store, set()).add(kind)
    return fills


def _poured(needs: Sequence[Need], rests: _Rests, order: Sequence[int]) -> int:
    """Pour each store out, into what lacks least first; of nested ones the inner come first.

    None does better where of any two stores one fills all that the other does, or nothing of it:
    what most needs lack together is then least, however many of them are to be filled.
    """
    lacks = [need.want for need in needs]
    for store in order:
        rest = rests[store]
        own = [number for number, need in enumerate(needs) if store in need.stores]
        for number in sorted(own, key=lacks.__getitem__):
            used = min(rest, lacks[number])
            lacks[number] -= used
            rest -= used
    return lacks.count(0)


def _followed(
    needs: Sequence[Need], rests: _Rests, fills: Mapping[int, set[frozenset[int]]], most: int
) -> int:
    """Go through the needs in order; of ways that fill equally many keep those with most left."""
    last = {need.stores: number for number, need in enumerate(needs, 1)}
    ends = {store: max(last[kind] for kind in kinds) for store, kinds in fills.items()}
    live = [*ends]
    ways: dict[int, list[_Rests]] = {0: [rests]}  # what can be left, by how many are filled
    for need, same in groupby(enumerate(needs, 1), itemgetter(1)):
        numbers = [number for number, _ in same]
        order = _order({s: {k for k in fills[s] if last[k] > numbers[-1]} for s in need.stores})
        fresh = ways  # of alike needs one is filled only where all of them before it are
        for number in numbers:
            taken = {
                count + 1: more
                for count, lefts in fresh.items()
                if (more := {*(left for rest in lefts for left in _taken(rest, need, order))})
            }
            if sum(map(len, (*taken.values(), *ways.values()))) > _MOST:
                return most  # to hold them against each other is slow
            before, live = live, [store for store in live if ends[store] > number]
            best = {
                count: _best([*taken.get(count, ()), *ways.get(count, ())], live)
                for count in (taken if live == before else ways | taken)
            }
            fresh = {
                count: [left for left in best[count] if left not in ways.get(count, ())]
                for count in taken
            }
            ways = ways | best
    return max(ways)


def _order(ahead: Mapping[int, set[frozenset[int]]]) -> list[int] | None:
    """The stores from the least useful later on; None where one is not simply of less use."""
    order = sorted(ahead, key=lambda index: len(ahead[index]))
    nested = all(ahead[a] <= ahead[b] for a, b in pairwise(order))
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
