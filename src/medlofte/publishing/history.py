"""Knows what became public when: what is told today, against what the last published site told.

Nothing is known of a change but ids, states and numbers as they were published. What a report says
of people is in neither, so it tells no change, and no difference reveals what is hidden.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from medlofte.model.history import (
    MOST_CHANGES,
    Kind,
    PublishedChange,
    PublishedRecord,
    PublishedReport,
)
from medlofte.periods import Span
from medlofte.publishing import withheld
from medlofte.publishing.audience import Audience
from medlofte.publishing.record import mark
from medlofte.publishing.same_names import as_named_now
from medlofte.targets.outcome import State

_BEGINNING = (State.UPCOMING, State.NOT_STARTED, State.IN_PROGRESS)  # no news beside the reports

_OF_A_TIME = ("state", "followed_up")  # which is no secret, as the days of a report may be


def continued(
    before: PublishedRecord, now: PublishedRecord, left_out: withheld.Ids, audience: Audience
) -> PublishedRecord:
    """Return what is public now, with the changes since it was published before.

    Of promises that are `left_out` today nothing is told, though they may be back tomorrow.
    """
    seen = audience.days_of(audience.today)
    before, now = withheld.apart(before, now, left_out)
    before = as_named_now(before, now)
    new = [*_changes(before, now, seen)]
    # Of what is removed nothing is told any more, not that it once came.
    kept = [_as_told(one, audience) for one in before.changes if _stands(one, now)]
    kept = [one for one in kept if one.first <= audience.today]
    return now.model_copy(
        update={
            "seen": seen.first if new else audience.days_of(before.seen).first,
            "reports": {id_: _still_known(id_, one, before) for id_, one in now.reports.items()},
            "changes": tuple(_apart([*new, *kept])[:MOST_CHANGES]),
        }
    )


def without(before: PublishedRecord, audience: Audience) -> PublishedRecord:
    """Return what is kept of a municipality that is told of no more: only that it went."""
    seen = audience.days_of(audience.today)
    if not before.states and not before.reports:
        return before
    return PublishedRecord(
        municipality=before.municipality,
        code=before.code,
        dates=audience.publish.dates,
        seen=seen.first,
        changes=(_seen("gone", seen, before.municipality),),
    )


def _apart(changes: Sequence[PublishedChange]) -> list[PublishedChange]:
    """The changes, each with an id of its own, that of the older one as it was.

    The same report may be corrected twice on days that are told alike.
    """
    found: dict[str, PublishedChange] = {}
    for one in reversed(changes):
        id_ = one.id
        while id_ in found:
            id_ = mark(id_, "again")
        found[id_] = one if id_ == one.id else one.model_copy(update={"id": id_})
    return [*reversed(found.values())]


def _stands(change: PublishedChange, now: PublishedRecord) -> bool:
    """Whether what a change is of is still public; a state and a follow-up are of no report."""
    return change.kind == "removed" or change.report is None or change.report in now.reports


def _still_known(id_: str, report: PublishedReport, before: PublishedRecord) -> PublishedReport:
    """A report that has been told of though it does not count today, marked as that."""
    told = not report.counts and id_ in before.reports and before.reports[id_].known
    return report.model_copy(update={"told": told})


def _as_told(change: PublishedChange, audience: Audience) -> PublishedChange:
    """An earlier change with its days no more exact than they are told today."""
    first, last = audience.days(Span(change.first, change.last))
    told = {"first": first, "last": last}
    if change.of_first and change.of_last and change.kind not in _OF_A_TIME:
        told["of_first"], told["of_last"] = audience.days(Span(change.of_first, change.of_last))
    if change.before_first and change.before_last:
        days = audience.days(Span(change.before_first, change.before_last))
        told["before_first"], told["before_last"] = days
    less = change.model_copy(update=told)
    if less == change:
        return change
    # What it was called was made of days that are not told any more.
    return less.model_copy(update={"id": mark(less.model_dump_json(exclude={"id"}))})


def _seen(kind: Kind, seen: Span, *of: str, **more: Any) -> PublishedChange:
    """A change that became public on these days; what it is `of` makes it known in the feeds."""
    id_ = mark(kind, seen.first.isoformat(), *of)
    return PublishedChange(id=id_, kind=kind, first=seen.first, last=seen.last, **more)


def _changes(
    before: PublishedRecord, now: PublishedRecord, seen: Span
) -> Iterator[PublishedChange]:
    """Yield what has changed, the newest first: what became of a promise before its reports."""
    if not before.states and not before.reports:  # it begins, or is back after it went
        return
    yield from _of_states(before, now, seen)
    if before.dates == now.dates:  # else reports have other names
        yield from reversed([*_of_reports(before, now, seen)])
    for key in now.follow_ups:
        if key not in before.follow_ups and withheld.follow_up(key) not in before.held:
            agreement, _, days, _ = key.split("/")
            more: dict[str, Any] = {"agreement": agreement, "example": key in now.invented}
            more["of_first"], more["of_last"] = map(date.fromisoformat, days.split("--"))
            yield _seen("followed_up", seen, now.municipality, key, **more)


def _of_states(
    before: PublishedRecord, now: PublishedRecord, seen: Span
) -> Iterator[PublishedChange]:
    """Yield what became of each promise in each of its times, but that reports begin to come."""
    for key, state in now.states.items():
        was = before.states.get(key)
        lost = (key in before.lost, key in now.lost)
        begins = state in _BEGINNING and was in _BEGINNING and lost[0] is lost[1]
        if was and not begins and (was, lost[0]) != (state, lost[1]):
            agreement, promise, first = key.split("/")
            told = (was, state, *("lost" for one in lost if one))
            yield _seen(
                "state",
                seen,
                *(now.municipality, key, *told),
                agreement=agreement,
                promise=promise,
                was=was,
                now=state,
                of_first=date.fromisoformat(first),
                of_last=now.ends[key],
                lost_before=lost[0],
                lost=lost[1],
                provisional=key in now.provisional,
                example=key in now.invented or key in before.invented,
            )


def _of_reports(
    before: PublishedRecord, now: PublishedRecord, seen: Span
) -> Iterator[PublishedChange]:
    """Yield what became of each report; one that only no longer counts is told by the states.

    One that has never counted has not been told of, so neither is that it was corrected or removed.
    """
    known = {id_: one for id_, one in before.reports.items() if one.known}
    corrected: set[str] = set()
    for id_, report in now.reports.items():
        old = [known[one] for one in (id_, *report.replaces) if one in known]
        stands = id_ in known
        replaced = [] if stands else [one for one in report.replaces if one in known]
        corrected.update(replaced)
        if id_ in before.held or not (report.counts or stands):
            continue
        if old and (_figures(report) != _figures(old[0]) or replaced):
            yield _change("corrected", id_, report, seen, **_before(report, old[0], replaced))
        elif not old:
            late = report.last < before.seen
            yield _change("late" if late else "reported", id_, report, seen)
    for id_, report in known.items():
        if id_ not in now.reports and id_ not in corrected:
            yield _seen("removed", seen, id_, **_of(id_, report))


def _figures(report: PublishedReport) -> tuple[int | None, str, date, date]:
    return report.count, report.precision, report.first, report.last


def _before(
    report: PublishedReport, old: PublishedReport, replaced: Sequence[str]
) -> dict[str, Any]:
    """What is told of a report before it was corrected, its days only where they are the news."""
    told: dict[str, Any] = {"before": old.count, "precision_before": old.precision}
    same_number = (report.count, report.precision) == (old.count, old.precision)
    if (report.first, report.last) != (old.first, old.last) and (same_number or not replaced):
        told |= {"before_first": old.first, "before_last": old.last}
    return told


def _change(
    kind: Kind, id_: str, report: PublishedReport, seen: Span, **before: Any
) -> PublishedChange:
    return _seen(
        kind,
        seen,
        id_,
        **_of(id_, report),
        after=report.count,
        precision=report.precision,
        of_first=report.first,
        of_last=report.last,
        **before,
    )


def _of(id_: str, report: PublishedReport) -> dict[str, Any]:
    """Which report a change is of, and for which promises: all that is left of one removed."""
    return {
        "agreement": report.agreement,
        "promise": report.promise,
        "others": report.others,
        "report": id_,
        "example": report.example,
    }
