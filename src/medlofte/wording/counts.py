"""Knows how many promises stand in which state, in words; never a sum over promises."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from medlofte.language import n, t
from medlofte.model.agreement import AgreementKind
from medlofte.periods import year
from medlofte.progress.measure import Progress, Row
from medlofte.wording import agreements
from medlofte.wording.state_table import ORDER, Sign, counted_clause, counted_words, look, sign_of
from medlofte.wording.states import listed

# Where all promises are in one of these, no number is said twice: 4 löften: inte redovisat.
_SILENT = (Sign.NOT_STARTED, Sign.NOT_REPORTED, Sign.NOT_QUANTIFIED, Sign.UPCOMING)
_FINAL = (Sign.MET, Sign.MISSED, Sign.LOST, Sign.WITHDRAWN)  # also before the time is over
_REPORTED = (Sign.GOING_ON, Sign.REPORTED)

# A heading with the number of promises, and of each sign that occurs how many have it.
Group = tuple[str, list[tuple[Sign, str]]]


class Share(NamedTuple):
    """So many promises that stand alike, a part of the bar; `words` say so: 5 uppnådda."""

    sign: Sign
    number: int
    words: str


class Headline(NamedTuple):
    """How a time stands, to be read at a glance.

    `brief` comes first of all: 5 av 9 mätbara löften uppnåddes. `sentence` tells of every promise,
    also of those without a number. `shares` are those that can be measured, as the bar draws
    them, and `beside` those that cannot; what rests on invented examples is in neither.
    """

    brief: str
    sentence: str
    shares: Sequence[Share]
    beside: Sequence[Share]

    @property
    def rest(self) -> str:
        """What is to be said after `brief`: what it does not tell, as far as that stands alone."""
        return self.sentence.removeprefix(f"{self.brief}.").strip()

    @property
    def drawn(self) -> Sequence[Share]:
        """What the bar shows: those that can be measured, else those that cannot."""
        return self.shares or self.beside


def groups(progress: Progress, rows: Iterable[Row], today: date) -> Iterator[Group]:
    """Yield how many promises there are, and of each sign how many, those to count apart.

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


def headline(progress: Progress, rows: Iterable[Row], today: date) -> Headline:
    """Say how a time stands: what was kept, and apart from it all that nobody can call kept.

    `rows` are those of `progress`, as they may be told. An invented agreement is told of where
    there is no other, and marked.
    """
    all_ = list(rows)
    told = [row for row in all_ if not row.pledge.agreement.example] or all_
    by_kind = {kind: [row for row in told if _kind(row) is kind] for kind in _Kind}
    measured, beside, invented = (_alike(rows, today) for rows in by_kind.values())
    kind = agreements.shared_kind(row.pledge.agreement for row in told)
    texts = _texts(progress, kind, measured, beside)
    if invented:
        texts.append([_heading(kind, len(by_kind[_Kind.INVENTED]), _Kind.INVENTED, by_row=False)])
    if not texts:
        texts.append([t("Inga {promises} att redovisa", promises=agreements.promises(kind, 2))])
    brief, sentences = texts[0][0], [f"{listed(clauses)}." for clauses in texts]
    if all_ and told is all_:
        brief = t("{counted} (exempel)", counted=brief)
        sentences.insert(0, t("Påhittat exempel."))
    return Headline(
        brief, " ".join(sentences), [one.share for one in measured], [one.share for one in beside]
    )


class _Alike(NamedTuple):
    share: Share
    provisional: bool
    open: bool  # whether any of them goes on, so that it is not known how it ends


def _alike(rows: Sequence[Row], today: date) -> list[_Alike]:
    """Put together what stands alike."""
    return [
        _Alike(
            Share(sign, len(members), _told(sign, members, today)),
            any(row.provisional(today) for row in members),
            sign not in _FINAL and any(not row.over for row in members),
        )
        for sign, members in _by_sign(rows)
    ]


def _by_sign(rows: Iterable[Row]) -> list[tuple[Sign, list[Row]]]:
    """The rows of each sign that occurs, in the order of the signs."""
    found: dict[Sign, list[Row]] = {}
    for row in rows:
        found.setdefault(sign_of(row), []).append(row)
    return sorted(found.items(), key=lambda one: ORDER.index(one[0]))


def _texts(
    progress: Progress, kind: AgreementKind, measured: Sequence[_Alike], beside: Sequence[_Alike]
) -> list[list[str]]:
    """The clauses of each sentence: on those to measure, and on those without a number."""
    by_row, texts = _several_times(progress), []
    if measured:
        count = sum(one.share.number for one in measured)
        noun = n("mätbart mål", "mätbara mål", count)
        noun = noun if by_row else agreements.measurable(kind, count)
        texts.append(_clauses(progress, measured, noun, numbered=True))
    if beside:
        count = sum(one.share.number for one in beside)
        noun = n("mål", "mål", count) if by_row else agreements.promises(kind, count)
        noun = t("{promises} utan antal", promises=noun)
        texts.append(_clauses(progress, beside, noun, numbered=False))
    return texts


def _clauses(
    progress: Progress, alike: Sequence[_Alike], noun: str, *, numbered: bool
) -> list[str]:
    """Lead with how many were kept, or reported; with the number of all where none was.

    Nothing is said to have come to nothing because nobody has told of it, and what is judged
    without a number is told of as that, not as one of those reported.
    """
    count = sum(one.share.number for one in alike)
    leading = (Sign.MET,) if numbered else _REPORTED
    first = sum(one.share.number for one in alike if one.share.sign in leading)
    judged = any(one.share.sign in (Sign.MET, Sign.MISSED) for one in alike)
    if first and (numbered or not judged):
        rest = [_clause(one) for one in alike if one.share.sign not in leading]
        so_far = _goes_on(progress) or any(one.open for one in alike)
        return [_lead(first, count, noun, numbered=numbered, so_far=so_far), *rest]
    if len(alike) == 1 and alike[0].share.sign in _SILENT:
        told = _marked(look(alike[0].share.sign).word, alike[0])
    else:
        told = listed([_clause(one) for one in alike])
    return [t("{count} {promises}: {told}", count=count, promises=noun, told=told)]


def _lead(done: int, count: int, noun: str, *, numbered: bool, so_far: bool) -> str:
    values = {"done": done, "count": count, "promises": noun}
    if numbered and so_far:
        return t("Hittills har {done} av {count} {promises} uppnåtts", **values)
    if numbered:
        return t("{done} av {count} {promises} uppnåddes", **values)
    if so_far:
        return t("Hittills har {done} av {count} {promises} redovisats", **values)
    return t("{done} av {count} {promises} har redovisats", **values)


def _clause(one: _Alike) -> str:
    return _marked(counted_clause(one.share.sign, one.share.number), one)


def _marked(words: str, one: _Alike) -> str:
    return t("{words} (preliminärt)", words=words) if one.provisional else words


def _goes_on(progress: Progress) -> bool:
    """Whether the year, or the time of the agreement, is not over on the as-of day."""
    span = progress.asked.span
    last = span.last if progress.asked.agreement else year(span.last.year).last
    ends = [agreement.last for agreement, _ in progress.agreements]
    return progress.as_of < min(last, max(ends, default=last))


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
    of = agreements.shared_kind(row.pledge.agreement for row in rows)
    for kind in _Kind:
        members = [row for row in rows if _kind(row) is kind]
        if members:
            words = [(sign, _told(sign, found, today)) for sign, found in _by_sign(members)]
            yield _heading(of, len(members), kind, by_row=by_row), words


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


def _told(sign: Sign, rows: Sequence[Row], today: date) -> str:
    """How many stand alike, in words: 5 uppnådda, 2 inte uppnådda."""
    text = counted_words(sign, len(rows))
    if any(row.provisional(today) for row in rows):
        return t("{words} (prel.)", words=text)
    return text
