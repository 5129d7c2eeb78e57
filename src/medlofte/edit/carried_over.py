"""Knows what a new agreement takes over from those before: promises in force, areas as they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.model.agreement import Agreement, AgreementKind, Area, Promise
from medlofte.periods import DAY
from medlofte.reading import revise, splice
from medlofte.reading.document import Document, reread
from medlofte.reading.values import keys


class Carried(NamedTuple):
    """What can be taken over, and the ids of the promises that cannot."""

    sources: tuple[Agreement, ...]
    areas: Mapping[str, Area]
    promises: list[list[str]]  # the lines of each
    left: list[str]


def carried(
    document: Document, agreements: Sequence[Agreement], kind: AgreementKind, first: date
) -> Carried:
    """What held on the last day before the new agreement on which any promise did.

    Of agreements of its kind where there are any; nothing that is invented is taken over.
    """
    real = [one for one in agreements if not one.example]
    alike = [one for one in real if one.kind == kind] or real
    last = max((min(one.last, first - DAY) for one in alike if one.from_ < first), default=first)
    sources = [one for one in alike if one.from_ <= last <= one.last] or alike[-1:]
    areas: dict[str, Area] = {}
    lines: dict[str, list[str]] = {}
    left: dict[str, None] = {}
    for agreement in sources:
        areas |= agreement.areas
        for index, promise in enumerate(agreement.promises):
            if _holds(agreement, promise, last):
                route = ("agreements", agreements.index(agreement), "promises", index)
                lines[promise.id] = _undated(splice.item_lines(document, route))
            else:
                left[promise.id] = None
    return Carried(
        tuple(sources), areas, [*lines.values()], [one for one in left if one not in lines]
    )


def _holds(agreement: Agreement, promise: Promise, last: date) -> bool:
    """Whether a promise goes on after a day that lies within its agreement, or is its last."""
    in_force, deadline = agreement.in_force(promise), promise.target.deadline
    over = promise.withdrawn or (deadline and deadline <= last)
    return bool(in_force and min(last, agreement.last) in in_force and not over)


def _undated(lines: list[str]) -> list[str]:
    """The lines of a promise without days of its own: the new agreement's are those it has now."""
    document = reread("\n".join(lines))
    dated = [key for key in ("from", "to") if document.has(0, key)]
    edits = [revise.entry(document, (0,), key, None, keys(Promise)) for key in dated]
    return splice.applied(document, edits).rstrip("\n").split("\n")
