"""Knows what a report tells of a window, and what a sum of reports is: an interval."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, assert_never, get_args

from medlofte.periods import Span

Precision = Literal["exact", "at_least", "about", "unknown"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)  # from the most precise to the least


class Told(NamedTuple):
    """What a report tells of a window: its days, whose it is, its number and its bounds.

    `amount` is None where the number tells of more than the window, so that it has none there;
    `inside` are its days that are in the window.
    """

    stem: str
    span: Span
    by: frozenset[str]
    is_tally: bool
    amount: int | None
    low: int
    high: int | None
    precision: Precision
    inside: Span
    besides: bool = False
    place: str | None = None

    def may_repeat(self, other: "Told") -> bool:
        """Whether two reports may tell of the same deeds."""
        apart = self.besides or other.besides or not (self.is_tally or other.is_tally)
        return not apart and bool(self.by & other.by) and bool(self.span & other.span)


class Figure(NamedTuple):
    """A sum: the plain one (None where nothing in it has a number), and the bounds of the truth.

    `high` None is open. `precision` is the least precise of what was added. `stated` tells whether
    any number was, and `rounded` whether it is no exact one only for numbers that are about.
    """

    done: int | None
    low: int
    high: int | None
    precision: Precision
    stated: bool = True
    rounded: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high


class Left(NamedTuple):
    """Why a report is not in a sum: whether others tell of all its days, and which one alone does.

    `more` is how much higher the truth may be for it: None where that is open.
    """

    covered: bool
    instead: str | None
    more: int | None


class Sum(NamedTuple):
    """Reports added up, and those that are not in the plain sum."""

    figure: Figure
    left: Mapping[str, Left]


def bounds(amount: int, precision: Precision) -> tuple[int, int | None]:
    """Return a number's interval: exact n–n, at least n–, about ⌊0.9 n⌋–⌈1.1 n⌉, unknown 1–."""
    match precision:
        case "exact":
            return amount, amount
        case "about":
            return amount * 9 // 10, -(-amount * 11 // 10)
        case "at_least" | "unknown":
            return amount, None
        case _:
            assert_never(precision)
