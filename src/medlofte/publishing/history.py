"""Knows what became public when: what is told today, against what the last published site told.

Nothing is known of a change but ids, states and numbers as they were published. What a report says
of people is in neither, so it tells no change, and no difference reveals what is hidden.
"""

from collections.abc import Iterator
from typing import Literal

from medlofte.model.history import MOST_CHANGES, PublishedChange, PublishedRecord, PublishedReport
from medlofte.periods import Span
from medlofte.publishing.audience import Audience
from medlofte.targets.outcome import State

_BEGINNING = (State.UPCOMING, State.NOT_STARTED, State.IN_PROGRESS)  # no news beside the reports


def continued(before: PublishedRecord, now: PublishedRecord, audience: Audience) -> PublishedRecord:
    """Return what is public now, with the changes since it was published before."""
    seen = audience.days_of(audience.today)
    new = [*_changes(before, now, seen)]
    gone = {one.report for one in new if one.kind == "removed"} - {None}
    # Of what is removed nothing is told any more, not that it once came.
    kept = [_as_told(one, audience) for one in before.changes if one.report not in gone]
    kept = [one for one in kept if one.first <= audience.today]
    return now.model_copy(
        update={
            "seen": seen.first if new else audience.days_of(before.seen).first,
            "changes": tuple([*new, *kept][:MOST_CHANGES]),
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
        changes=(PublishedChange(kind="gone", first=seen.first, last=seen.last),),
    )


def _as_told(change: PublishedChange, audience: Audience) -> PublishedChange:
    """An earlier change with its days no more exact than they are told today."""
    first, last = audience.days(Span(change.first, change.last))
    told = {"first": first, "last": last}
    if change.of_first and change.of_last:
        told["of_first"], told["of_last"] = audience.days(Span(change.of_first, change.of_last))
    return change.model_copy(update=told)


def _changes(
    before: PublishedRecord, now: PublishedRecord, seen: Span
) -> Iterator[PublishedChange]:
    if not before.states and not before.reports:  # it begins, or is back after it went
        return
    if before.dates == now.dates:  # else reports have other names
        yield from _of_reports(before, now, seen)
    for key, state in now.states.items():
        was = before.states.get(key)
        begins = state in _BEGINNING and was in _BEGINNING
        if was and was is not state and not begins:
            agreement, promise, _ = key.split("/")
            yield PublishedChange(
                kind="state",
                first=seen.first,
                last=seen.last,
                agreement=agreement,
                promise=promise,
                was=was,
                now=state,
            )
    for key in now.follow_ups:
        if key not in before.follow_ups:
            agreement = key.split("/")[0]
            yield PublishedChange(
                kind="followed_up", first=seen.first, last=seen.last, agreement=agreement
            )


def _of_reports(
    before: PublishedRecord, now: PublishedRecord, seen: Span
) -> Iterator[PublishedChange]:
    corrected: set[str] = set()
    for id_, report in now.reports.items():
        old = [before.reports[one] for one in (id_, *report.replaces) if one in before.reports]
        stands = id_ in before.reports
        replaced = [] if stands else [one for one in report.replaces if one in before.reports]
        corrected.update(replaced)
        if not old:
            late = report.last < before.seen
            yield _change("late" if late else "reported", id_, report, seen)
        elif _number(report) != _number(old[0]) or replaced:
            yield _change("corrected", id_, report, seen, old[0])
    for id_, report in before.reports.items():
        if id_ not in now.reports and id_ not in corrected:
            yield PublishedChange(
                kind="removed",
                first=seen.first,
                last=seen.last,
                agreement=report.agreement,
                promise=report.promise,
                report=id_,
                example=report.example,
            )


def _number(report: PublishedReport) -> tuple[int | None, str]:
    return report.count, report.precision


def _change(
    kind: Literal["reported", "late", "corrected"],
    id_: str,
    report: PublishedReport,
    seen: Span,
    old: PublishedReport | None = None,
) -> PublishedChange:
    return PublishedChange(
        kind=kind,
        first=seen.first,
        last=seen.last,
        agreement=report.agreement,
        promise=report.promise,
        report=id_,
        before=old.count if old else None,
        after=report.count,
        precision=report.precision,
        of_first=report.first,
        of_last=report.last,
        example=report.example,
    )
