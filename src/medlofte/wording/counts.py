"""Knows how many promises stand in which state, in words; never a sum over promises."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum, auto

from medlofte.language import n, t
from medlofte.model.agreement import AgreementKind
from medlofte.progress.measure import Progress, Row
from medlofte.targets.outcome import State
from medlofte.wording import agreements
from medlofte.wording.state_table import ORDER, counted_words

# A heading with the number of promises, and of each state that occurs how many stand in it.
Group = tuple[str, list[tuple[State, str]]]


def groups(progress: Progress, rows: Iterable[Row], today: date) -> Iterator[Group]:
    """Yield how many promises there are, and of each state how many, those to count apart.

    What rests on invented examples is nothing that was kept or broken, and is counted apart. Where
    a promise may stand several times there are so many rows. Those of an invented agreement come
    last, in groups of their own. `rows` are those of `progress`, as they may be told.
    """
    by_row = _several_times(progress)
    real: list[Row] = []
    invented: list[Row] = []
    for row in rows:
        (invented if row.pledge.agreement.example else real).append(row)
    yield from _groups(real, today, by_row=by_row)
    for heading, words in _groups(invented, today, by_row=by_row):
        yield t("{counted} (exempel)", counted=heading), words


def choice_note(shown: int, all_: int, noun: str) -> str:
    """Say that only some are shown, so that nobody takes them for all; "" where all are."""
    if shown == all_:
        return ""
    return t("Visar {shown} av {all} {noun}.", shown=shown, all=all_, noun=noun)


def noun(progress: Progress) -> str:
    """What the rows of a status are called, all of them: löften, or rader."""
    if _several_times(progress):
        return t("rader")
    kind = agreements.shared_kind(agreement for agreement, _ in progress.agreements)
    return agreements.promises(kind, 2)


def _several_times(progress: Progress) -> bool:
    """Whether a promise may have several rows: once a year, or two promise years in one year."""
    ids = [(row.pledge.route[:2], row.pledge.promise.id) for row in progress.rows]
    return len(progress.asked.years) > 1 or len(set(ids)) < len(ids)


def _groups(rows: Sequence[Row], today: date, *, by_row: bool) -> Iterator[Group]:
    by_state: dict[tuple[_Kind, State], list[Row]] = {}
    for row in rows:
        by_state.setdefault((_kind(row), row.outcome.state), []).append(row)
    of = agreements.shared_kind(row.pledge.agreement for row in rows)
    for kind in _Kind:
        members = {state: by_state.get((kind, state), []) for state in ORDER}
        count = sum(map(len, members.values()))
        if count:
            words = [(one, _told(one, found, today)) for one, found in members.items() if found]
            yield _heading(of, count, kind, by_row=by_row), words


class _Kind(Enum):
    COUNTABLE = auto()
    NUMBERLESS = auto()
    INVENTED = auto()


def _kind(row: Row) -> _Kind:
    if row.examples and not row.pledge.agreement.example:
        return _Kind.INVENTED
    return _Kind.COUNTABLE if row.countable else _Kind.NUMBERLESS


def _heading(of: AgreementKind, count: int, kind: _Kind, *, by_row: bool) -> str:
    countable = kind is _Kind.COUNTABLE
    if kind is _Kind.INVENTED:
        return n("{count} påhittat exempel", "{count} påhittade exempel", count)
    if by_row:
        if countable:
            return n("{count} rad går att räkna", "{count} rader går att räkna", count)
        return n("{count} rad utan antal", "{count} rader utan antal", count)
    named = agreements.promises(of, count)
    if countable:
        return t("{count} {promises} går att räkna", count=count, promises=named)
    return t("{count} {promises} utan antal", count=count, promises=named)


def _told(state: State, rows: Sequence[Row], today: date) -> str:
    """How many stand in a state, in words: 5 uppnådda, 2 inte uppnådda."""
    text = counted_words(state, len(rows), over=all(row.over for row in rows))
    if any(row.provisional(today) for row in rows):
        return t("{words} (prel.)", words=text)
    return text
