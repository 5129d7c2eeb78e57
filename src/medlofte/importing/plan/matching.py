"""Knows which rows of a table are which activities: by what they tell, else by where they stood."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from medlofte.importing.plan.origins import Origin
from medlofte.importing.table_file import STDIN
from medlofte.periods import Span, months_around

_TERTIAL = 4  # months


class ActivityKey(NamedTuple):
    """What tells one activity from another; the texts are folded."""

    span: Span
    promises: frozenset[str]
    by: frozenset[str]
    place: str
    time: str
    title: str


class KnownRow(NamedTuple):
    """A row, or an activity that is there: what it tells, how often, and where it was read.

    `name` is how the name of its file begins and ends, where that follows from a row.
    """

    told: ActivityKey
    amount: int
    origin: Origin | None
    name: tuple[str, str] | None


class TableRead(NamedTuple):
    """What is read this time: which file, which of its sheets, which rows could not be read."""

    file: str
    sheets: Collection[str]
    unreadable: Collection[tuple[str, int]]


class Match(NamedTuple):
    """Which activity each row is, both by their numbers, and which activities are gone."""

    by_row: Mapping[int, int]
    gone: Sequence[int]


def match(rows: Sequence[KnownRow], there: Sequence[KnownRow], table: TableRead) -> Match:
    """Pair rows with activities, each with one at most.

    Rows that tell the same are the same, wherever they stand now. What is left is paired by its
    place in the table, and that alone says little: a row may have been put where another stood,
    and many tables have one name. So the party and the day or the promise must agree as well.
    """
    pairing = _Pairing(rows, there, table)
    pairing.pair(lambda one: one.told)
    pairing.pair(lambda one: one.name)
    pairing.pair_by_place()
    return Match(pairing.found, pairing.gone())


class _Pairing:
    """Rows and activities, and which of them are paired so far."""

    def __init__(
        self, rows: Sequence[KnownRow], there: Sequence[KnownRow], table: TableRead
    ) -> None:
        self.rows, self.there, self.table = rows, there, table
        self.found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._parties = {row.told.by for row in rows}
        self._terms = {months_around(row.told.span, _TERTIAL) for row in rows}

    def left(self) -> Iterator[tuple[int, KnownRow]]:
        """Yield the activities that are no row's so far."""
        return ((at, one) for at, one in enumerate(self.there) if at not in self._taken)

    def is_ours(self, one: KnownRow) -> bool:
        """Whether an activity was read from an earlier version of this table.

        Lists of other months, and those that others have sent, often have the same name. So it
        was read from a file and a sheet of the name, by parties and in a tertial that are told of
        now. What is pasted is no list that anybody keeps.
        """
        return (
            one.origin is not None
            and one.origin.file == self.table.file != STDIN
            and one.origin.sheet in self.table.sheets
            and one.told.by in self._parties
            and any(months_around(one.told.span, _TERTIAL) & term for term in self._terms)
        )

    def pair(self, key: Callable[[KnownRow], Hashable]) -> None:
        """Pair what has the same key; of several the one that was read nearest to the row."""
        by_key: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, one in self.left():
            by_key[key(one)].append(at)
        for number, row in enumerate(self.rows):
            same = [at for at in by_key.get(key(row), ()) if at not in self._taken]
            if key(row) is not None and number not in self.found and same:
                self._take(number, min(same, key=lambda at: self._distance(row, self.there[at])))

    def pair_by_place(self) -> None:
        """Pair each row that is left with what was read where it stands, if they may be one."""
        at_place: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        moved = self._moved()
        for at, one in self.left():
            for place in self._places(one, moved):
                at_place[place].append(at)
        for number, row in enumerate(self.rows):
            if number in self.found or row.origin is None:
                continue
            near = [
                (self._alike(row, self.there[at]), -at)
                for at in at_place[row.origin[1:]]
                if at not in self._taken and self._may_be(row, self.there[at])
            ]
            if near:
                self._take(number, -max(near)[1])

    def gone(self) -> list[int]:
        """What was in this table and is not now; a row that is not read may be one of them."""
        moved = self._moved()
        left = {at: one for at, one in self.left() if self.is_ours(one)}
        for place in self.table.unreadable:
            near = [
                (abs(one.origin.row - place[1]), at)
                for at, one in left.items()
                if one.origin and place in self._places(one, moved)
            ]
            if near:
                del left[min(near)[1]]
        return [*left]

    def _take(self, number: int, at: int) -> None:
        self.found[number] = at
        self._taken.add(at)

    def _distance(self, row: KnownRow, one: KnownRow) -> tuple[bool, bool, bool]:
        return (
            row.origin != one.origin,
            one.origin is None or one.origin.file != self.table.file,
            one.origin is None,
        )

    def _moved(self) -> list[tuple[Origin, int]]:
        """Which rows of this file stand elsewhere now, and by how much."""
        both = ((self.there[at].origin, self.rows[row].origin) for row, at in self.found.items())
        return [(old, now.row - old.row) for old, now in both if old and now and old[:2] == now[:2]]

    def _places(
        self, one: KnownRow, moved: Sequence[tuple[Origin, int]]
    ) -> Iterator[tuple[str, int]]:
        """Yield where an activity stood, and where it stands if it moved as the row next to it."""
        if one.origin:
            sheet, number = one.origin[1:]
            beside = moved if self.is_ours(one) else ()
            ways = [(abs(old.row - number), by) for old, by in beside if old.sheet == sheet]
            by = min(ways)[1] if ways else 0
            yield from {(sheet, number), (sheet, number + by)}

    def _may_be(self, row: KnownRow, one: KnownRow) -> bool:
        """Whether a row may be what was read in its place, with something corrected."""
        if self.is_ours(one):
            same = row.told.span == one.told.span or row.told.promises & one.told.promises
            return row.told.by == one.told.by and bool(same)
        # Of another table: all is the same but the place, the time or the title.
        return row.amount == one.amount and self._alike(row, one) == (True, True, 5)

    @staticmethod
    def _alike(row: KnownRow, one: KnownRow) -> tuple[bool, bool, int]:
        """How much is the same: the days and promises and parties, and of all six how many."""
        same = [a == b for a, b in zip(row.told, one.told, strict=True)]
        return same[0], all(same[:3]), sum(same)
