"""Knows what the last published site told under other names: a moved report, a renamed promise."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from medlofte.model.history import PublishedChange, PublishedRecord, PublishedReport

_Told = TypeVar("_Told", PublishedReport, PublishedChange)


def as_named_now(before: PublishedRecord, now: PublishedRecord) -> PublishedRecord:
    """Return what was told before, under the names that reports and promises have today."""
    moved = _moved(before, now)
    reports = {moved.get(id_, id_): _replacing(one, moved) for id_, one in before.reports.items()}
    before = before.model_copy(update={"reports": reports})
    renamed = _renamed(before, now)
    return before.model_copy(
        update={
            "reports": {id_: _of_promise(one, renamed) for id_, one in reports.items()},
            "states": {_key(key, renamed): state for key, state in before.states.items()},
            "changes": tuple(
                _of_promise(_of_report(one, moved), renamed) for one in before.changes
            ),
        }
    )


def _moved(before: PublishedRecord, now: PublishedRecord) -> dict[str, str]:
    """The ids of reports that have another day of the year now, each with the one of today."""
    come = {_file(one): id_ for id_, one in now.reports.items() if id_ not in before.reports}
    gone = {id_: one for id_, one in before.reports.items() if id_ not in now.reports}
    return {id_: come[_file(one)] for id_, one in gone.items() if one.file and _file(one) in come}


def _file(report: PublishedReport) -> tuple[str | None, str, int]:
    """What is the same of a report whose day was corrected; imported files are named alike."""
    return report.file, report.agreement, report.last.year


def _renamed(before: PublishedRecord, now: PublishedRecord) -> dict[tuple[str, str], str]:
    """The promises of an agreement that have another id now, each with the one of today.

    A promise has been renamed where all its reports count for one that was not there before.
    """
    earlier, today = set(_promises(before)), set(_promises(now))
    found: dict[tuple[str, str], set[str]] = {}
    for id_, one in before.reports.items():
        old, new = (one.agreement, one.promise), now.reports.get(id_)
        if old not in today and new and new.agreement == one.agreement:
            found.setdefault(old, set()).add(new.promise)
    return {
        old: new
        for old, (new, *others) in found.items()
        if not others and (old[0], new) not in earlier
    }


def _promises(record: PublishedRecord) -> Iterator[tuple[str, str]]:
    for key in record.states:
        agreement, promise, _ = key.split("/")
        yield agreement, promise


def _key(key: str, renamed: Mapping[tuple[str, str], str]) -> str:
    agreement, promise, window = key.split("/")
    return f"{agreement}/{renamed.get((agreement, promise), promise)}/{window}"


def _replacing(report: PublishedReport, moved: Mapping[str, str]) -> PublishedReport:
    replaces = tuple(moved.get(one, one) for one in report.replaces)
    return report.model_copy(update={"replaces": replaces})


def _of_report(change: PublishedChange, moved: Mapping[str, str]) -> PublishedChange:
    return change.model_copy(update={"report": moved.get(change.report or "", change.report)})


def _of_promise(told: _Told, renamed: Mapping[tuple[str, str], str]) -> _Told:
    new = renamed.get((told.agreement or "", told.promise or ""), told.promise)
    return told.model_copy(update={"promise": new})
