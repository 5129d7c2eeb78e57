"""Knows what a rule is: a name, a level, a page to read, and a check over a book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from inspect import cleandoc

from medlofte.book import Book
from medlofte.finding import Finding, Level, Place

Complaints = Iterator[tuple[Place, str]]
Check = Callable[[Book, date], Complaints]


@dataclass(frozen=True, slots=True)
class Rule:
    """`page` has paragraphs: what, "Varför: …", then "Fel:" and "Rätt:" with samples."""

    name: str
    level: Level
    page: str
    check: Check | None = None  # None: found while reading

    def findings(self, book: Book, today: date) -> Iterator[Finding]:
        if self.check:
            for place, message in self.check(book, today):
                yield Finding(place, self.name, self.level, message)


def rule(name: str, level: Level) -> Callable[[Check], Rule]:
    """Make a rule of a check; its docstring is its page."""

    def make(check: Check) -> Rule:
        return Rule(name, level, cleandoc(check.__doc__ or ""), check)

    return make


def while_reading(name: str, page: str, level: Level = Level.ERROR) -> Rule:
    """State a rule that reading itself enforces, so that it has a page as well."""
    return Rule(name, level, cleandoc(page))
