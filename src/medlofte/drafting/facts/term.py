"""Knows for which days a document says that its agreement holds."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from medlofte.drafting.blocks.block import DocumentBlock, titled
from medlofte.drafting.draft import ToldFact
from medlofte.drafting.facts import term_words
from medlofte.drafting.facts.case_numbers import without_numbers
from medlofte.drafting.facts.guessed_term import Term, begun, guessed, no_such_day, year_from
from medlofte.language import t
from medlofte.periods import DAY, add_months
from medlofte.swedish.text_spans import LONG, ToldSpan, length, spans, spelled

_WORTH = {
    "days": 4.0,
    "seasons": 4.0,
    "open": 6.0,
    "years": 3.0,
    "since": 1.5,
    "until": 1.5,
    "year": -0.5,
    "part": -2.0,
}
_HEADING = 2.0
_EARLY = 1.5  # of the first block; none after _EARLY_BLOCKS
_EARLY_BLOCKS = 20
_OTHER_SECTION = -3.0
_OTHER_CELL = -4.0
_REPEATED = 6.0  # the most that being told again can add
_EARLIER = -4.0
_WHOLE, _HALVES = ("days", "seasons", "years", "open"), ("since", "until")
_LEAST = 1.0
_SURE = 3.0
_MOST = 2000  # times that are weighed; a hundred pages name fewer
_SHORTEST = 80  # days: shorter is a campaign, or the time of a dialogue
_LONGEST = 8  # years
_TITLES = 15  # blocks in which a heading can be the document's own
_TITLE = 80  # signs of a line that may go on in the next
_GOES_ON = re.compile(
    r"(?:[-–—]|\b(?:till|med|från|och|för|perioden|tiden|den))\s*$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?;|]\s+")
_IS_SENTENCE = re.compile(r"[.!?]$")
_FRAME = re.compile(r"samverkansöverenskommelse|överenskommelse om samverkan", re.IGNORECASE)
_FROM_SIGNING = re.compile(
    r"\b(?:från(?: och med)?|vid|i och med)(?: den)? (?:dag\b|dagen\b|i ?dag\b|dess\b"
    r"|det(?:ta)? datum|datum(?:et)? för|underteckna|underskri|signering|beslut|antagande)"
    r"|\b(?:när|sedan|då) (?:den|det|parterna|båda)[^.!?]{0,30}(?:underteckna|skrivit under)",
    re.IGNORECASE,
)
_CALLED = 25  # signs of a cell that tells what the one beside it holds
_LINES_APART = (0, 1, 2, -1)  # from the first day to the last, as forms have them
_FAR = 110


class _Candidate(NamedTuple):
    points: float
    span: ToldSpan
    line: int
    place: int  # of its block


def term(blocks: Sequence[DocumentBlock], signed: ToldFact[date] | None) -> Term:
    """The term that is told; where none is, a guess with what is unsure on both days."""
    found = _without_earlier([*islice(_candidates(blocks), _MOST)])
    found += [*_halves_joined(found), *_from_signing(blocks, signed)]
    whole = [one for one in found if one.span.form not in _HALVES]
    best, half = _best(whole), _best([one for one in found if one.span.form in _HALVES])
    best = best and _by_day(best, whole)
    if best and best.span.first and not (half and _says_more(half, best)):
        return _told(best, best.span.first, _rival(whole, best))
    if half:
        completed = _completed(half, best, blocks, signed)
        is_clear = half.points >= _SURE or _FROM_SIGNING.search(_text_of(blocks[half.place]))
        return completed if is_clear else _unclear(completed)
    return guessed(blocks, signed)


def _without_earlier(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The spans, less sure of each that is over before another begins: promises follow promises."""
    begins = [one.span.first for one in found if one.points >= _SURE and one.span.form in _WHOLE]
    latest = max(filter(None, begins), default=date.min)
    return [
        one._replace(points=one.points + _EARLIER) if (one.span.last or date.max) < latest else one
        for one in found
    ]


def _by_day(best: _Candidate, found: Sequence[_Candidate]) -> _Candidate:
    """The term by its days where the best is but the years or seasons that these are in."""
    exact = [
        one
        for one in found
        if one.span.form == "days" and one.points >= _SURE and _years(one) == _years(best)
    ]
    return best if best.span.form == "days" else max(exact, key=_points, default=best)


def _points(one: _Candidate) -> float:
    return one.points


def _years(one: _Candidate) -> tuple[int | None, int | None]:
    first, last = _days(one)
    return first.year if first else None, last.year if last else None


def _says_more(half: _Candidate, best: _Candidate) -> bool:
    """Whether one end that is told by its day goes before the years that are told beside it."""
    if best.span.form not in ("year", "years") or half.points < _SURE:
        return False
    end = half.span.first or half.span.last
    return best.span.first is not None and end is not None and end.year >= best.span.first.year


def _candidates(blocks: Sequence[DocumentBlock]) -> Iterator[_Candidate]:
    frame = any(_FRAME.search(one.text) for one in blocks[:6] if not _IS_SENTENCE.search(one.text))
    section = 0.0
    for place, block in enumerate(blocks):
        if block.kind == "heading":
            section = _OTHER_SECTION if term_words.OTHER_SECTION.search(block.text) else 0.0
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        early = max(0.0, _EARLY * (1 - place / _EARLY_BLOCKS))
        title = block.kind == "heading" and place < _TITLES
        given = early + section + (_HEADING if title else 0)
        for text, worth in _texts(block, after):
            for one in spans(text):
                if _is_a_term(one):
                    before, behind = _around(text, one)
                    near = term_words.points(before, behind, frame=frame)
                    points = _WORTH[one.form] + given + worth + near
                    yield _Candidate(points, one, block.line, place)


def _texts(block: DocumentBlock, after: DocumentBlock | None) -> Iterator[tuple[str, float]]:
    """The texts of a block, and what being where they stand is worth."""
    if block.cells:
        if any(term_words.LABEL.search(name or cell[:_CALLED]) for name, cell in block.cells):
            told = " | ".join(f"{name}: {cell}" for name, cell in block.cells)
            yield _readable(told), 0.0
        else:
            for name, cell in block.cells:
                yield _readable(f"{name}: {cell}"), _OTHER_CELL
        return
    text = _readable(block.text)
    if after and len(text) < _TITLE and _GOES_ON.search(text) and not after.cells:
        text = f"{text} {_readable(after.text)}"
    yield text, 0.0


def _readable(text: str) -> str:
    return spelled(without_numbers(text))


def _is_a_term(one: ToldSpan) -> bool:
    if one.first is None or one.last is None:
        return True
    return one.first + _SHORTEST * DAY <= one.last and one.last.year - one.first.year <= _LONGEST


def _around(text: str, one: ToldSpan) -> tuple[str, str]:
    """What stands before and after it in its own sentence."""
    before = _SENTENCE.split(text[max(0, one.start - _FAR) : one.start])[-1]
    return before, _SENTENCE.split(text[one.end : one.end + _FAR])[0]


def _from_signing(
    blocks: Sequence[DocumentBlock], signed: ToldFact[date] | None
) -> Iterator[_Candidate]:
    """Yield the spans that are told by their length: två år från undertecknandet."""
    if not signed:
        return
    for place, block in enumerate(blocks):
        for sentence in _SENTENCE.split(_text_of(block)):
            long = LONG.search(sentence)
            if long and _FROM_SIGNING.search(sentence):
                last = add_months(signed.value, length(long)) - DAY
                span = ToldSpan(long.start(), long.end(), signed.value, last, "days")
                yield _Candidate(_WORTH["days"] + _EARLY, span, block.line, place)


def _best(found: Sequence[_Candidate]) -> _Candidate | None:
    """The one that most speaks for; what is told again counts for more."""
    told: Counter[tuple[date | None, date | None]] = Counter()
    for one in found:
        told[one.span.first, one.span.last] += max(one.points, 0)  # type: ignore[assignment]
    worth = [one for one in found if one.points >= _LEAST]
    return max(worth, key=lambda one: one.points + min(told[_days(one)], _REPEATED), default=None)


def _days(one: _Candidate) -> tuple[date | None, date | None]:
    return one.span.first, one.span.last


def _halves_joined(found: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Yield the spans of which one line tells the first day and one near it the last."""
    ends: dict[int, _Candidate] = {}
    for one in found:
        if one.span.form == "until":
            ends.setdefault(one.place, one)
    for one in found:
        near = (ends.get(one.place + apart) for apart in _LINES_APART)
        other = next(filter(None, near), None) if one.span.form == "since" else None
        first, last = one.span.first, other.span.last if other else None
        if other and first and last and first < last:
            span = one.span._replace(last=last, form="days", wrong_last=other.span.wrong_last)
            points = max(one.points, other.points) + _WORTH["days"] - _WORTH["since"]
            yield one._replace(points=points, span=span)


def _rival(found: Sequence[_Candidate], best: _Candidate) -> _Candidate | None:
    """Another span that nearly as much speaks for, and that the best does not only tell closer."""
    others = [
        one
        for one in found
        if one.span.form in _WHOLE
        and one.points >= max(best.points - 1.5, _SURE)
        and _days(one) != _days(best)
        and (one.span.form not in ("seasons", "years") or _years(one) != _years(best))
    ]
    return max(others, default=None, key=_points)


def _told(best: _Candidate, first: date, rival: _Candidate | None) -> Term:
    unsure = ""
    if rival:
        unsure = t("Dokumentet nämner också en annan tid (rad {line}).", line=rival.line)
    elif best.points < _SURE:
        unsure = _not_clear()
    span = best.span
    return Term(
        ToldFact(first, best.line, no_such_day(span.wrong_first) or unsure),
        ToldFact(span.last, best.line, no_such_day(span.wrong_last) or unsure),
    )


def _unclear(told: Term) -> Term:
    """The term with both days unsure, where little speaks for the one that is told."""
    first, last = told
    return Term(
        first._replace(unsure=first.unsure or _not_clear()),
        last._replace(unsure=last.unsure or _not_clear()),
    )


def _not_clear() -> str:
    return t("Dokumentet säger inte tydligt att det gäller den tiden.")


def _completed(
    half: _Candidate,
    years: _Candidate | None,
    blocks: Sequence[DocumentBlock],
    signed: ToldFact[date] | None,
) -> Term:
    """The term of which one end is told, with the other as it can be known."""
    span = half.span
    if span.first:
        last = years.span.last if years else None
        if last and last > span.first:
            end = ToldFact[date | None](last, years.line if years else 0)
        else:
            unsure = t("Dokumentet säger inte vilken dag det slutar att gälla.")
            end = ToldFact(year_from(span.first), 0, unsure)
        return Term(ToldFact(span.first, half.line, no_such_day(span.wrong_first)), end)
    last = span.last or date.max
    end = ToldFact[date | None](last, half.line, no_such_day(span.wrong_last))
    long = LONG.search(_text_of(blocks[half.place]))
    if long:
        return Term(ToldFact(add_months(last + DAY, -length(long)), half.line), end)
    if signed and signed.value < last:
        from_signing = _FROM_SIGNING.search(_text_of(blocks[half.place]))
        unsure = "" if from_signing else t("Dokumentet säger inte vilken dag det börjar gälla.")
        return Term(ToldFact(signed.value, signed.line, unsure), end)
    unsure = t("Dokumentet säger inte vilken dag det börjar gälla.")
    begins = years.span.first if years else None
    if years and begins and begins < last:
        return Term(ToldFact(begins, years.line, unsure), end)
    return Term(begun(blocks, last)._replace(unsure=unsure), end)


def _text_of(block: DocumentBlock) -> str:
    return " | ".join(titled(block))
