"""Knows which reports may count for a promise in a window, and why the others do not."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge, Versions
from medlofte.periods import Span
from medlofte.targets.counting import Told, bounds
from medlofte.targets.outcome import Scope


class Reason(StrEnum):
    """Why a report that names a promise does not count."""

    LATER = "later"
    EXAMPLE = "example"
    REAL = "real"
    CANCELLED = "cancelled"
    UNANSWERED = "unanswered"
    REPLACED = "replaced"
    PARTY_MISSING = "party_missing"
    CONTAINED = "contained"
    OVERLAPPING = "overlapping"
    NO_UNIT = "no_unit"
    OTHER_YEAR = "other_year"
    ELSEWHERE = "elsewhere"
    OUTSIDE = "outside"


class Uncounted(NamedTuple):
    """A report that does not count, why, and the report that takes its place, if any.

    `more` is how much higher the truth may be for it: None where that is open.
    """

    logged: Logged
    reason: Reason
    instead: Logged | None = None
    more: int | None = 0


class Reach(NamedTuple):
    """The days that reports are looked for on: the window and its units, and what is known when.

    Of what touches these days all is known that was reported by `known_to`.
    """

    window: Span
    units: Sequence[Span]
    as_of: date
    known_to: date

    @property
    def judged(self) -> Span:
        """The days that are judged: of weeks (months …) from the first to the last one's last."""
        return Span(self.units[0].first, self.units[-1].last) if self.units else self.window

    def touches(self, span: Span) -> bool:
        if span & self.window:
            return True
        return bool(span & self.judged) and any(span & unit for unit in self.units)

    def holds(self, span: Span) -> bool:
        """Whether the days lie in the window, or all in one unit, so that all of it counts."""
        return span in self.window or any(span in unit for unit in self.units)

    def knows(self, logged: Logged) -> bool:
        last = logged.span.last
        return last <= self.as_of or (last <= self.known_to and self.touches(logged.span))


class Sorted(NamedTuple):
    """The reports that name a promise: those that may count, unanswered occasions, others."""

    eligible: list[Logged]
    unanswered: list[Logged]
    uncounted: list[Uncounted]


def sort_out(book: Book, versions: Versions, reach: Reach) -> Sorted:
    """Part the reports that name a promise by what becomes of them in a window."""
    found = Sorted([], [], [])
    for logged, own in _named(book, versions):
        if not _belongs(versions, reach, logged):
            if _stray(versions, logged):
                found.uncounted.append(Uncounted(logged, Reason.OUTSIDE))
            continue
        reason = _reason(book, own, reach, logged)
        if reason is None:
            found.eligible.append(logged)
        elif reason is Reason.UNANSWERED and own.promise.target.has_occasions:
            # A tally of no unanswered occasion is a zero like any other.
            (found.unanswered if logged.amount else found.eligible).append(logged)
        else:
            instead = book.replaced[logged.stem] if reason is Reason.REPLACED else None
            found.uncounted.append(Uncounted(logged, reason, instead))
    return found


def told(logged: Logged, reach: Reach) -> Told:
    """What a report tells of a window.

    A tally that crosses its border, or a number for the whole police area, tells no number of it:
    it may be all of it or nothing.
    """
    low, high = bounds(logged.amount, logged.precision)
    known = reach.holds(logged.span) and not logged.activity.area_wide
    return Told(
        logged.stem,
        logged.span,
        frozenset(logged.by),
        logged.is_tally,
        logged.amount if known else None,
        low if known else 0,
        high,
        logged.precision if known else "unknown",
        logged.span & reach.judged or logged.span,
        logged.besides,
        logged.activity.place,
    )


def completed(book: Book, versions: Versions, reach: Reach, today: date) -> date | None:
    """The day a milestone was completed, also after the as-of day, as it is known today."""
    days = [
        logged.span.last
        for logged, own in _named(book, versions)
        if own.promise.id in logged.activity.completes
        and _belongs(versions, reach, logged)
        and not (versions.withdrawn and logged.span.last > versions.in_force.last)
        and _reason(book, own, reach._replace(as_of=_told_by(reach, logged, today)), logged) is None
    ]
    return min(days, default=None)


def _told_by(reach: Reach, logged: Logged, today: date) -> date:
    """The day by which what corrects a completion counts: what comes later tells nothing of it."""
    return reach.as_of if logged.span.last <= reach.as_of else today


def _named(book: Book, versions: Versions) -> Iterator[tuple[Logged, Pledge]]:
    """Yield the reports that name the promise, each with the version of its last day."""
    latest = versions.latest
    for logged in book.reports_on(latest):
        for pledge in logged.pledges:
            if pledge.promise.id == latest.promise.id and pledge.route[:2] == latest.route[:2]:
                yield logged, pledge


def _belongs(versions: Versions, reach: Reach, logged: Logged) -> bool:
    """Whether a report tells of days on which the promise is judged."""
    gone = versions.withdrawn and logged.span.last > versions.in_force.last
    if versions.scope is Scope.UNTIL_DONE and not gone and _version_of(versions, logged):
        return logged.span.last >= reach.window.first
    return reach.touches(logged.span) and _holds(versions, logged)


def _version_of(versions: Versions, logged: Logged) -> bool:
    routes = {pledge.route for pledge in (*versions.before, *versions.asking)}
    return any(pledge.route in routes for pledge in logged.pledges)


def _holds(versions: Versions, logged: Logged) -> bool:
    """Whether any version is in force on any of a report's days."""
    every = (*versions.before, *versions.asking)
    return any(one.in_force and one.in_force & logged.span for one in every)


def _stray(versions: Versions, logged: Logged) -> bool:
    """Whether a report lies on days on which its promise does not hold at all."""
    return _version_of(versions, logged) and not _holds(versions, logged)


def _reason(  # noqa: PLR0911  one answer a reason
    book: Book, own: Pledge, reach: Reach, logged: Logged
) -> Reason | None:
    activity = logged.activity
    replacer = book.replaced.get(logged.stem)
    missing = not set(own.promise.responsible) <= set(activity.by)
    if not reach.knows(logged):
        return Reason.LATER
    if activity.status == "cancelled":
        return Reason.CANCELLED
    if not book.tells(reach.window, example=activity.example):
        return Reason.EXAMPLE
    if own.agreement.example and not activity.example:
        return Reason.REAL
    if replacer and reach.knows(replacer):
        return Reason.REPLACED
    if activity.status == "unanswered":
        return Reason.UNANSWERED
    if own.promise.together and missing:
        return Reason.PARTY_MISSING
    return None
