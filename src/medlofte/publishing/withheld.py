"""Knows what an earlier site told of promises that are left out today, as nobody has checked them.

It is told neither that they went nor, once they are back, that all was reported anew.
"""

from collections.abc import Collection
from typing import TypeVar

from medlofte.model.history import PublishedChange, PublishedRecord, PublishedReport
from medlofte.publishing.record import mark

_Told = TypeVar("_Told", PublishedReport, PublishedChange)
Ids = Collection[tuple[str, str]]  # of agreements and their promises


def apart(
    before: PublishedRecord, now: PublishedRecord, left_out: Ids
) -> tuple[PublishedRecord, PublishedRecord]:
    """Return what was told of the promises that are told of today, and what is told today.

    The latter keeps names, which say nothing, of the reports and follow-ups that wait.
    """
    if not left_out:
        return before, now
    reports = {id_: left for id_, one in before.reports.items() if (left := _left(one, left_out))}
    follow_ups = {follow_up(one) for one in before.follow_ups if one not in now.follow_ups}
    waiting = {*before.held, *before.reports, *follow_ups} - reports.keys()
    told = {*now.reports, *map(follow_up, now.follow_ups)}
    states = {key: one for key, one in before.states.items() if _pair(key) not in left_out}
    there = {_pair(key)[0] for key in now.states}
    changes = (_left(one, left_out) for one in before.changes if one.agreement in (None, *there))
    kept = {"reports": reports, "states": states, "changes": tuple(filter(None, changes))}
    held = {"held": tuple(sorted(waiting - told))}
    return before.model_copy(update=kept), now.model_copy(update=held)


def follow_up(key: str) -> str:
    """What a follow-up is called while it waits."""
    return mark("follow-up", key)


def _pair(key: str) -> tuple[str, str]:
    agreement, promise, _ = key.split("/")
    return agreement, promise


def _left(told: _Told, left_out: Ids) -> _Told | None:
    """What was told of a report or a change, of promises that are told of; None where of no such.

    What is of no promise at all is of an agreement, or of all of them.
    """
    if told.promise is None:
        return told
    ids = [one for one in (told.promise, *told.others) if (told.agreement, one) not in left_out]
    if not ids:
        return None
    return told.model_copy(update={"promise": ids[0], "others": tuple(ids[1:])})
