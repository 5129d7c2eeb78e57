"""Knows which versions of a promise are one: what it asks through its agreement, and when."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple, assert_never

from medlofte.model.agreement import Agreement, Promise
from medlofte.periods import DAY, Span, year
from medlofte.reading.document import Route
from medlofte.targets.outcome import Scope


class Pledge(NamedTuple):
    """A promise (or one version of it) within its agreement, and where it stands."""

    agreement: Agreement
    promise: Promise
    in_force: Span | None
    route: Route

    @property
    def doers(self) -> tuple[str, ...]:
        """Who must have done it: the only responsible, or all where they do it together."""
        promise = self.promise
        return promise.responsible if promise.together or len(promise.responsible) == 1 else ()

    def holds_on(self, day: date) -> bool:
        """Whether something can count for it on that day; a milestone may be finished late."""
        if self.in_force is None:
            return False
        late = self.promise.target.scope is Scope.UNTIL_DONE and not self.promise.withdrawn
        return day in self.in_force or (late and day > self.in_force.last)


class Window(NamedTuple):
    """The days that a promise is judged on, and what they are cut from.

    That is the promise year, the calendar year asked for, or else all of its time.
    """

    span: Span
    whole: Span


class Versions(NamedTuple):
    """Versions of a promise that are judged as one: those that ask the same without a day between.

    What is judged on its whole time has all versions that have begun: `asking` are those that ask
    what is judged, `before` the earlier ones.
    """

    asking: tuple[Pledge, ...]
    in_force: Span
    latest: Pledge  # that has begun; its wording is the one that is shown
    before: tuple[Pledge, ...] = ()

    @property
    def scope(self) -> Scope:
        return self.latest.promise.target.scope

    @property
    def withdrawn(self) -> bool:
        return bool(self.asking[-1].promise.withdrawn)

    @property
    def amended(self) -> date | None:
        """The last day on which something else was asked, of what has one row in all."""
        own = self.before[-1].in_force if self.before else None
        return own and own.last

    def windows(self, asked: Span | None, until: date) -> list[Window]:
        """The windows that share a day with a calendar year; None asks for all by a day.

        A promise that was withdrawn before that year shows its last one (docs/figures.md).
        """
        if self.scope.once:
            return [self._whole_time()]
        last = min(until, self.in_force.last) if asked is None else self.in_force.last
        if self.withdrawn and asked and last < asked.first:
            asked = year(last.year)
            return [*self._parts(asked, last)][-1:]
        return [*self._parts(asked, max(last, self.in_force.first))]

    def _whole_time(self) -> Window:
        deadline = self.latest.promise.target.deadline or self.in_force.last
        span = Span(min(self.in_force.first, deadline), deadline)
        return Window(span, span)

    def _parts(self, asked: Span | None, until: date) -> Iterator[Window]:
        wholes: Iterator[Span]
        match self.scope:
            case Scope.YEAR:
                last = min(until, asked.last) if asked else until
                wholes = self.latest.agreement.promise_years(last)
            case Scope.PERIOD | Scope.TERM | Scope.UNTIL_DONE:
                wholes = iter([asked or self.in_force])
            case scope:
                assert_never(scope)
        for whole in wholes:
            span = whole & self.in_force
            if span and (asked is None or span & asked):
                yield Window(span, whole)


def joined_versions(pledges: Sequence[Pledge], as_of: date) -> list[Versions]:
    """The versions of one id in one agreement, as they are judged as of a day."""
    runs = [*_runs(pledges)]
    found = []
    for kind, members in groupby(runs, key=_whole_time_kind):
        same = [*members]
        if kind is None:
            found += [_versions(run, as_of) for run in same]
        else:
            found.append(_latest(same, as_of))
    return found


def _runs(pledges: Sequence[Pledge]) -> Iterator[list[Pledge]]:
    """Part versions, by their days, where another target begins or a day lies between."""
    in_force = [(one.in_force, one) for one in pledges if one.in_force]
    run: list[Pledge] = []
    ended = date.min
    for span, pledge in sorted(in_force, key=lambda one: one[0]):
        follows = ended < date.max and span.first == ended + DAY
        if run and not (follows and pledge.promise.target == run[-1].promise.target):
            yield run
            run = []
        run.append(pledge)
        ended = span.last
    if run:
        yield run


def _whole_time_kind(run: Sequence[Pledge]) -> str | None:
    """The kind of what is judged on its whole time, whose versions have one row; else None."""
    target = run[0].promise.target
    return target.kind if target.scope.once else None


def _versions(run: Sequence[Pledge], as_of: date) -> Versions:
    begun = [one for one in run if one.in_force and one.in_force.first <= as_of]
    return Versions(tuple(run), _around(run), begun[-1] if begun else run[0])


def _latest(runs: Sequence[list[Pledge]], as_of: date) -> Versions:
    """The versions of the run that began last; what was done under earlier ones counts as well."""
    begun = [run for run in runs if _around(run).first <= as_of] or [*runs[:1]]
    before = tuple(pledge for run in begun[:-1] for pledge in run)
    own = _versions(begun[-1], as_of)
    return own._replace(in_force=_around([*before, *own.asking]), before=before)


def _around(pledges: Sequence[Pledge]) -> Span:
    spans = [one.in_force for one in pledges if one.in_force]
    return Span(spans[0].first, spans[-1].last)
