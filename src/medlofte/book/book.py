"""Knows which document is what: a municipality's promises, and the reports on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import count
from typing import NamedTuple, TypeVar

from medlofte.book.unchecked import UncheckedMark, marks
from medlofte.book.versions import Pledge, Versions, joined_versions
from medlofte.finding import Finding, Place
from medlofte.model.activity import Activity
from medlofte.model.agreement import Agreement, PromiseFile
from medlofte.periods import Span
from medlofte.reading.complaints import read
from medlofte.reading.document import Document, Route
from medlofte.targets.counting import Precision

T = TypeVar("T")

SHORTEST_STEM = len("2024-03-14-x")


class Logged(NamedTuple):
    """An activity or a tally in the book: the file, what it says, and the pledges it answers."""

    document: Document
    activity: Activity
    stem: str
    span: Span
    pledges: tuple[Pledge, ...] = ()

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def is_tally(self) -> bool:
        return self.activity.is_tally

    @property
    def amount(self) -> int:
        return self.activity.amount

    @property
    def precision(self) -> Precision:
        return self.activity.precision

    @property
    def by(self) -> Sequence[str]:
        return self.activity.by

    @property
    def besides(self) -> bool:
        return self.activity.besides

    def place(self, *route: str | int) -> Place:
        return self.document.place(*route)

    @property
    def day_key(self) -> str:
        """The key of the last day, where a complaint about the days belongs."""
        return "to" if self.is_tally else "date"


@dataclass(frozen=True, eq=False)
class Book:
    """Everything about one municipality: what was promised, what was reported, what was not read.

    `unread` holds the paths of files that could not be read or attributed, with their rules.
    `whole` is all that was logged, where this is a part of a book; `taken_out` are the routes of
    agreements and promises in its file that are not in it. No book leads back to itself, so
    that it is gone as soon as nobody needs it.
    """

    id: str
    document: Document
    promises: PromiseFile
    logged: tuple[Logged, ...] = ()
    unread: dict[str, tuple[str, ...]] = field(default_factory=dict)
    whole: tuple[Logged, ...] = ()
    taken_out: frozenset[Route] = frozenset()

    @cached_property
    def pledges(self) -> tuple[Pledge, ...]:
        return tuple(
            Pledge(agreement, promise, agreement.in_force(promise), route)
            for agreement, place in self._standing(("agreements",), self.promises.agreements)
            for promise, route in self._standing((*place, "promises"), agreement.promises)
        )

    def _standing(self, around: Route, items: Sequence[T]) -> Iterator[tuple[T, Route]]:
        """Pair each item of a list with where it stands in the file, past what is taken out."""
        routes = ((*around, number) for number in count())
        there = (route for route in routes if route not in self.taken_out)
        return zip(items, there, strict=False)

    @cached_property
    def marks(self) -> tuple[UncheckedMark, ...]:
        """What of its promise file nobody has checked yet."""
        return tuple(marks(self.document))

    @cached_property
    def unchecked(self) -> tuple[Pledge, ...]:
        """The promises that nobody has checked, each in all its versions."""
        marked = {route for one in self.marks for route in one.about}
        if not marked:
            return ()
        around = ((one, (one.route[:end] for end in (0, 2, 4))) for one in self.pledges)
        of = {
            (one.route[:2], one.promise.id) for one, all_ in around if not marked.isdisjoint(all_)
        }
        return tuple(one for one in self.pledges if (one.route[:2], one.promise.id) in of)

    @cached_property
    def _unchecked(self) -> frozenset[Route]:
        return frozenset(one.route for one in self.unchecked)

    def is_unchecked(self, pledge: Pledge) -> bool:
        return pledge.route in self._unchecked

    @cached_property
    def first_day(self) -> date:
        return min(agreement.from_ for agreement in self.promises.agreements)

    @cached_property
    def by_stem(self) -> dict[str, Logged]:
        return {logged.stem: logged for logged in self.logged}

    @cached_property
    def astray(self) -> list[Logged]:
        """The activities whose path does not begin as their days say, in one cheap look at each."""
        days = ((one, one.span.last.isoformat()) for one in self.logged)
        return [
            one
            for one, day in days
            if f"/{day[:4]}/{day}-" not in one.path or len(one.stem) < SHORTEST_STEM
        ]

    @cached_property
    def by_id(self) -> dict[str, list[Pledge]]:
        index: dict[str, list[Pledge]] = {}
        for pledge in self.pledges:
            index.setdefault(pledge.promise.id, []).append(pledge)
        return index

    @cached_property
    def reports(self) -> dict[tuple[Route, str], list[Logged]]:
        """The reports on each promise of an agreement, by the agreement's route and the id."""
        index: dict[tuple[Route, str], list[Logged]] = {}
        for logged in self.logged:
            for pledge in logged.pledges:
                index.setdefault((pledge.route[:2], pledge.promise.id), []).append(logged)
        return index

    def reports_on(self, pledge: Pledge) -> list[Logged]:
        """The reports on a promise, under whichever of its versions."""
        return self.reports.get((pledge.route[:2], pledge.promise.id), [])

    @cached_property
    def _of_id(self) -> dict[tuple[Route, str], list[Pledge]]:
        """The versions of each promise of an agreement, by the agreement's route and the id."""
        index: dict[tuple[Route, str], list[Pledge]] = {}
        for pledge in self.pledges:
            index.setdefault((pledge.route[:2], pledge.promise.id), []).append(pledge)
        return index

    def versions(self, agreement: Agreement, as_of: date) -> list[Versions]:
        """The promises of an agreement as they are judged as of a day, in the order of the file."""
        own = [group for group in self._of_id.values() if group[0].agreement is agreement]
        joined = (one for group in own for one in joined_versions(group, as_of))
        return sorted(joined, key=lambda one: min(pledge.route for pledge in one.asking))

    def same_id(self, pledge: Pledge) -> list[Pledge]:
        """All versions of a promise in its agreement."""
        return self._of_id[pledge.route[:2], pledge.promise.id]

    def judged_as(self, pledge: Pledge, as_of: date) -> Versions | None:
        """What a version is judged as part of as of a day; None where it is never in force."""
        joined = joined_versions(self.same_id(pledge), as_of)
        routes = ((one, {own.route for own in (*one.before, *one.asking)}) for one in joined)
        return next((one for one, own in routes if pledge.route in own), None)

    def until(self, day: date) -> "Book":
        """The book as far as reports of that day and before go."""
        return self._part(tuple(one for one in self.logged if one.span.last <= day))

    @property
    def open(self) -> "Book":
        """The book without what is internal."""
        return self._open or self

    @cached_property
    def _open(self) -> "Book | None":
        """That book, where it is another."""
        part = self._part(tuple(one for one in self.logged if not one.activity.internal))
        return None if part is self else part

    def _part(self, logged: tuple[Logged, ...]) -> "Book":
        if len(logged) == len(self.logged):
            return self
        return replace(self, logged=logged, whole=self.whole or self.logged)

    def parties_of(self, agreements: Sequence[Agreement], day: date) -> dict[str, str]:
        """Those with a part in agreements, as known by a day, in the order of the file.

        They promised, signed, follow up or have reported.
        """
        found = {party for agreement in agreements for party in agreement.parties(day)}
        for pledge in self.pledges:
            if any(pledge.agreement is one for one in agreements):
                heard = self.reports_on(pledge)
                found |= {party for one in heard if one.span.last <= day for party in one.by}
        return {id_: name for id_, name in self.promises.parties.items() if id_ in found}

    def agreements_in(self, span: Span) -> list[Agreement]:
        return [agreement for agreement in self.promises.agreements if agreement.span & span]

    @cached_property
    def real_years(self) -> frozenset[int]:
        """The years that hold a real activity, whatever its day or status.

        One that is not told of counts as well: nothing invented stands in for it.
        """
        return frozenset(
            number
            for logged in self.whole or self.logged
            if not logged.activity.example
            for number in range(logged.span.first.year, logged.span.last.year + 1)
        )

    def examples_count(self, window: Span) -> bool:
        """Whether invented reports count: no year that the window touches holds a real one."""
        years = range(window.first.year, window.last.year + 1)
        return not any(number in years for number in self.real_years)

    def stands(self, logged: Logged) -> bool:
        """Whether a report says what was: an invented one does not where there are real ones."""
        return self.tells(logged.span, example=logged.activity.example)

    def tells(self, window: Span, *, example: bool) -> bool:
        """Whether something is told of a window: what is invented only where that counts."""
        return not example or self.examples_count(window)

    @cached_property
    def replaced(self) -> dict[str, Logged]:
        """The stems that another done report corrects, each with the first one that does.

        Links that go round in a circle correct nothing, nor does an example correct a real report.
        """
        links = {
            logged.stem: logged.activity.replaces
            for logged in self.logged
            if logged.activity.replaces and logged.activity.status == "done"
        }
        replaced: dict[str, Logged] = {}
        for stem in sorted(links, key=lambda stem: (self.by_stem[stem].span.last, stem)):
            new = self.by_stem[stem]
            for old in links[stem]:
                corrected = self.by_stem.get(old)
                invented = new.activity.example and corrected and not corrected.activity.example
                if not invented and not reaches(links, old, stem):
                    replaced.setdefault(old, new)
        return replaced


def reaches(links: dict[str, tuple[str, ...]], start: str, goal: str) -> bool:
    """Whether following `links` from `start` leads to `goal`."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        stem = ahead.pop()
        if stem == goal:
            return True
        if stem not in seen:
            seen.add(stem)
            ahead.extend(links.get(stem, ()))
    return False


def assemble_promises(slug: str, document: Document) -> tuple[Book | None, list[Finding]]:
    """Make a book of a promise file, still without activities."""
    promises, findings = read(document, PromiseFile)
    return (Book(slug, document, promises) if promises else None), findings


def read_activity(document: Document) -> tuple[Logged | None, list[Finding]]:
    """Read one activity file on its own; which promises it answers to is not known yet."""
    activity, findings = read(document, Activity)
    if activity is None:
        return None, findings
    return Logged(document, activity, stem_of(document.path), activity.span), findings


def stem_of(path: str) -> str:
    """The name of an activity's file, without its ending."""
    return path.rpartition("/")[2].removesuffix(".yaml")
