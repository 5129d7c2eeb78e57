"""Knows what the rules of a target look at, and what they find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from medlofte.drafting.draft import DraftDoubt
from medlofte.periods import Span

EXAMPLE_TERM = Span(date(2026, 1, 1), date(2027, 12, 31))


class Wording(NamedTuple):
    """The words of a deed without what it is for, all words that belong to it, and the term."""

    deed: str
    whole: str
    term: Span

    def __str__(self) -> str:
        return self.whole

    @property
    def one_year(self) -> bool:
        """Whether it holds for no longer than a year, so that both are the same."""
        return self.term.days <= 366  # noqa: PLR2004


def example(words: str) -> Wording:
    """Words as an example of a rule, in an agreement of two years."""
    return Wording(words, words, EXAMPLE_TERM)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A target with its keys in the order and form of the file, and what is unsure of it.

    `first` and `last` are days of the promise's own; `counts` says what else its number asks.
    """

    target: Mapping[str, str]
    doubts: tuple[DraftDoubt, ...] = ()
    first: date | None = None
    last: date | None = None
    counts: str | None = None
