"""Knows how many promises stand in which state, in words; never a sum over promises."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from medlofte.language import n, t
from medlofte.model.agreement import AgreementKind
from medlofte.progress.measure import Row
from medlofte.targets.outcome import State
from medlofte.wording import agreements
from medlofte.wording.state_table import ORDER, counted_words

# A heading with the number of promises, and of each state that occurs how many stand in it.
Group = tuple[str, list[tuple[State, str]]]


def groups(rows: Iterable[Row], today: date, *, years: int = 1) -> Iterator[Group]:
    """Yield how many promises there are, and of each state how many, those to count apart.

    In several years a promise may stand once a year: then there are so many rows. Those of an
    invented agreement come last, in groups of their own.
    """
    real: list[Row] = []
    invented: list[Row] = []
    for row in rows:
        (invented if row.pledge.agreement.example else real).append(row)
    yield from _groups(real, today, years)
    for heading, words in _groups(invented, today, years):
        yield t("{counted} (exempel)", counted=heading), words


def _groups(rows: Sequence[Row], today: date, years: int) -> Iterator[Group]:
    by_state: dict[tuple[bool, State], list[Row]] = {}
    for row in rows:
        key = row.pledge.promise.target.countable, row.outcome.state
        by_state.setdefault(key, []).append(row)
    kind = agreements.shared_kind(row.pledge.agreement for row in rows)
    for countable in (True, False):
        members = {state: by_state.get((countable, state), []) for state in ORDER}
        count = sum(map(len, members.values()))
        if count:
            words = [(one, _told(one, found, today)) for one, found in members.items() if found]
            yield _heading(kind, count, countable=countable, years=years), words


def _heading(kind: AgreementKind, count: int, *, countable: bool, years: int) -> str:
    if years > 1:
        if countable:
            return n("{count} rad går att räkna", "{count} rader går att räkna", count)
        return n("{count} rad utan antal", "{count} rader utan antal", count)
    named = agreements.promises(kind, count)
    if countable:
        return t("{count} {promises} går att räkna", count=count, promises=named)
    return t("{count} {promises} utan antal", count=count, promises=named)


def _told(state: State, rows: Sequence[Row], today: date) -> str:
    """How many stand in a state, in words: 5 uppnådda, 2 inte uppnådda."""
    text = counted_words(state, len(rows), over=all(row.over for row in rows))
    if any(row.provisional(today) for row in rows):
        return t("{words} (prel.)", words=text)
    return text
