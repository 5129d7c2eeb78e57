"""Knows how the term is guessed where a document does not tell it: from its own dates alone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.drafting.blocks.block import DocumentBlock, titled
from medlofte.drafting.draft import ToldFact
from medlofte.drafting.facts.case_numbers import without_numbers
from medlofte.language import t
from medlofte.periods import DAY, add_months
from medlofte.swedish.text_days import NamedDays, named
from medlofte.swedish.text_spans import LONG, length

_DECIDED = re.compile(
    r"beslut|antag|antog|fastställ|underteckna|publicera|uppdatera|granska|skrevs under|signera",
    re.IGNORECASE,
)
_NEAR = 150  # signs
_SHORT = 60  # signs: a line that is but a place and a day
_AHEAD = re.compile(r"senast|klar|under|före|innan|till", re.IGNORECASE)
_NO_YEAR = 2000  # where no year at all is named: a year that nobody takes for the right one
_HELD = 12  # months
_THIS_YEAR = re.compile(
    r"\bi år (?:lovar|ska)\b|\b(?:lovar|gäller)(?: vi)? i år\b|\bårets löfte", re.IGNORECASE
)


class Term(NamedTuple):
    """The first and the last day; a last of None is until further notice."""

    first: ToldFact[date]
    last: ToldFact[date | None]


def guessed(blocks: Sequence[DocumentBlock], signed: ToldFact[date] | None) -> Term:
    """A term from the day of the decision, or from a year that is named; unsure on both days."""
    days = [*_days(blocks)]
    first = signed or _decided(days) or _latest_year(days)
    long = next(filter(None, (LONG.search(block.text) for block in blocks)), None)
    if any(_THIS_YEAR.search(block.text) for block in blocks):
        first = ToldFact(date(first.value.year, 1, 1), first.line)
        last = date(first.value.year, 12, 31)
    elif long:
        last = add_months(first.value, length(long)) - DAY
    else:
        ahead = (day.last for _, text, day in days if day.last > first.value and _ahead(text, day))
        last = max(ahead, default=year_from(first.value))
    unsure = t("Dokumentet säger inte för vilken tid det gäller. Skriv den.")
    return Term(ToldFact(first.value, first.line, unsure), ToldFact(last, first.line, unsure))


def begun(blocks: Sequence[DocumentBlock], last: date) -> ToldFact[date]:
    """When it may have begun: on the day of the decision, else with the year that it ends in."""
    decided = _decided([*_days(blocks)])
    return decided if decided and decided.value < last else ToldFact(date(last.year, 1, 1), 0)


def year_from(first: date) -> date:
    """The last day of a year that begins on a day."""
    return add_months(first, _HELD) - DAY


def no_such_day(words: str) -> str:
    """What is unsure where the words name a day that does not exist; nothing without words."""
    return t('I dokumentet står "{words}", men den dagen finns inte.', words=words) if words else ""


def _days(blocks: Sequence[DocumentBlock]) -> Iterator[tuple[int, str, NamedDays]]:
    """Yield each time with its year: the line, the text of its block, the time."""
    for block in blocks:
        for text in titled(block):
            readable = without_numbers(text)
            for day in named(readable):
                if day.year is not None:
                    yield block.line, readable, day


def _decided(days: Sequence[tuple[int, str, NamedDays]]) -> ToldFact[date] | None:
    """The day of the paper: when it was decided on, else one that stands on a line of its own."""
    for line, text, day in days:
        if day.is_day and _DECIDED.search(text[max(0, day.start - _NEAR) : day.start]):
            return ToldFact(day.first, line)
    own = [
        ToldFact(day.first, line)
        for line, text, day in days
        if len(text) < _SHORT and not day.only_years and not _ahead(text, day)
    ]
    return own[-1] if own else None


def _latest_year(days: Sequence[tuple[int, str, NamedDays]]) -> ToldFact[date]:
    years = [ToldFact(date(day.first.year, 1, 1), line) for line, _, day in days]
    return max(years, key=lambda one: one.value, default=ToldFact(date(_NO_YEAR, 1, 1), 0))


def _ahead(text: str, day: NamedDays) -> bool:
    """Whether the words before it speak of what is to come."""
    return bool(_AHEAD.search(text[max(0, day.start - 20) : day.start]))
