"""Knows which document is what: a municipality's promises, and the reports on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, assert_never

from medlofte.finding import Finding, Place
from medlofte.model.activity import Activity
from medlofte.model.agreement import Agreement, Promise, PromiseFile
from medlofte.periods import Span, year
from medlofte.reading.complaints import read
from medlofte.reading.document import Document, Route
from medlofte.targets.counting import Precision
from medlofte.targets.outcome import Scope

SHORTEST_STEM = len("2024-03-14-x")


class Pledge(NamedTuple):
    """A promise (or one version of it) within its agreement, and where it stands."""

    agreement: Agreement
    promise: Promise
    in_force: Span | None
    route: Route

    @property
    def told(self) -> tuple[str, ...]:
        """Who must have done it: the only responsible, or all where they do it together."""
        promise = self.promise
        return promise.responsible if promise.together or len(promise.responsible) == 1 else ()

    def holds_on(self, day: date) -> bool:
        """Whether something can count for it on that day; a milestone may be finished late."""
        if self.in_force is None:
            return False
        late = self.promise.target.scope is Scope.UNTIL_DONE and not self.promise.withdrawn
        return day in self.in_force or (late and day > self.in_force.last)

    def window(self, number: int) -> Span | None:
        """The days it is judged on in a year; None where it asks nothing then."""
        if self.in_force is None:
            return None
        match self.promise.target.scope:
            case Scope.YEAR:
                return self.in_force & year(number)
            case Scope.TERM:
                return self.in_force
            case Scope.UNTIL_DONE:
                by = self.promise.target.deadline or self.in_force.last
                return Span(min(self.in_force.first, by), by)
            case scope:
                assert_never(scope)


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
    """

    id: str
    document: Document
    promises: PromiseFile
    logged: tuple[Logged, ...] = ()
    unread: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def pledges(self) -> tuple[Pledge, ...]:
        return tuple(
            Pledge(
                agreement, promise, agreement.in_force(promise), ("agreements", i, "promises", j)
            )
            for i, agreement in enumerate(self.promises.agreements)
            for j, promise in enumerate(agreement.promises)
        )

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
    def reports(self) -> dict[Route, list[Logged]]:
        """The reports of each pledge, by its route in the promise file."""
        index: dict[Route, list[Logged]] = {}
        for logged in self.logged:
            for pledge in logged.pledges:
                index.setdefault(pledge.route, []).append(logged)
        return index

    def until(self, day: date) -> "Book":
        """The book as far as reports of that day and before go."""
        logged = tuple(one for one in self.logged if one.span.last <= day)
        return self if len(logged) == len(self.logged) else replace(self, logged=logged)

    @cached_property
    def open(self) -> "Book":
        """The book without what is internal."""
        logged = tuple(one for one in self.logged if not one.activity.internal)
        return self if len(logged) == len(self.logged) else replace(self, logged=logged)

    def parties_of(self, agreements: Sequence[Agreement], day: date) -> dict[str, str]:
        """Those with a part in agreements, as known by a day, in the order of the file.

        They promised, signed, follow up or have reported.
        """
        found = {party for agreement in agreements for party in agreement.parties(day)}
        for pledge in self.pledges:
            if any(pledge.agreement is one for one in agreements):
                heard = self.reports.get(pledge.route, ())
                found |= {party for one in heard if one.span.last <= day for party in one.by}
        return {id_: name for id_, name in self.promises.parties.items() if id_ in found}

    def agreements_in(self, span: Span) -> list[Agreement]:
        return [agreement for agreement in self.promises.agreements if agreement.span & span]

    @cached_property
    def real_years(self) -> frozenset[int]:
        """The years that hold a real activity; examples do not count there."""
        return frozenset(
            logged.span.last.year for logged in self.logged if not logged.activity.example
        )

    def stands(self, logged: Logged) -> bool:
        """Whether a report says what was: an invented one does not where there are real ones."""
        return not (logged.activity.example and logged.span.last.year in self.real_years)

    @cached_property
    def replaced(self) -> dict[str, Logged]:
        """The stems that another done report corrects, each with the first one that does.

        Links that go round in a circle correct nothing, nor do examples beside real activities,
        nor does an example correct a real report of another year.
        """
        links = {
            logged.stem: logged.activity.replaces
            for logged in self.logged
            if logged.activity.replaces and logged.activity.status == "done"
            if self.stands(logged)
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
