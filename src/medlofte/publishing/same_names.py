"""Knows what the last published site told under other names: a moved report, a renamed promise."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

from medlofte.model.history import PublishedChange, PublishedRecord, PublishedReport
from medlofte.publishing.record import mark
from medlofte.targets.counting import Precision

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
            "invented": tuple(_key(key, renamed) for key in before.invented),
            "lost": tuple(_key(key, renamed) for key in before.lost),
            "changes": tuple(
                _of_promise(_of_report(one, moved), renamed) for one in before.changes
            ),
        }
    )


def _moved(before: PublishedRecord, now: PublishedRecord) -> dict[str, str]:
    """The ids of reports that have another one now, each with that."""
    moved = dict(_alike(before, now))
    files = [Counter(map(_file, record.reports.values())) for record in (before, now)]
    come = {_file(one): id_ for id_, one in now.reports.items() if id_ not in before.reports}
    for id_, one in before.reports.items():
        file = _file(one)
        alone = one.file and all(count[file] == 1 for count in files)
        if id_ not in now.reports and alone and file in come:
            moved[id_] = come[file]
    taken = {*moved.values()}
    return moved | {id_: mark(id_) for id_ in before.reports if id_ in taken and id_ not in moved}


def _file(report: PublishedReport) -> tuple[str | None, str, int]:
    """What is the same of a report whose day was corrected; imported files are named alike."""
    return report.file, report.agreement, report.last.year


def _alike(before: PublishedRecord, now: PublishedRecord) -> Iterator[tuple[str, str]]:
    """Yield reports named alike on the same told days, each with the one that it is today.

    They are numbered in an order that tells no hidden day, so it may be another when one changes.
    """
    earlier, today = _by_days(before.reports), _by_days(now.reports)
    for group in earlier.keys() & today.keys():
        old, new = earlier[group], today[group]
        for id_, one in [*old.items()]:
            same = [now_id for now_id, told in new.items() if _number(told) == _number(one)]
            if same:
                yield id_, same[0]
                del old[id_], new[same[0]]
        if len(old) == len(new) == 1:
            yield next(iter(old)), next(iter(new))


def _by_days(reports: Mapping[str, PublishedReport]) -> dict[Hashable, dict[str, PublishedReport]]:
    found: dict[Hashable, dict[str, PublishedReport]] = {}
    for id_, one in reports.items():
        found.setdefault((one.file, one.agreement, one.first, one.last), {})[id_] = one
    return found


def _number(report: PublishedReport) -> tuple[int | None, Precision, bool]:
    return report.count, report.precision, report.counts


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
    agreement, promise, *window = key.split("/")
    return "/".join((agreement, renamed.get((agreement, promise), promise), *window))


def _replacing(report: PublishedReport, moved: Mapping[str, str]) -> PublishedReport:
    replaces = tuple(moved.get(one, one) for one in report.replaces)
    return report.model_copy(update={"replaces": replaces})


def _of_report(change: PublishedChange, moved: Mapping[str, str]) -> PublishedChange:
    return change.model_copy(update={"report": moved.get(change.report or "", change.report)})


def _of_promise(told: _Told, renamed: Mapping[tuple[str, str], str]) -> _Told:
    agreement = told.agreement or ""
    new = renamed.get((agreement, told.promise or ""), told.promise)
    others = tuple(renamed.get((agreement, one), one) for one in told.others)
    return told.model_copy(update={"promise": new, "others": others})
