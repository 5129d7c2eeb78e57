"""Knows what a rule is: a name, a level, a page to read, and a check over a book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from inspect import cleandoc
from types import ModuleType

from medlofte.book.book import Book
from medlofte.finding import Finding, Level, Place

Complaints = Iterator[tuple[Place, str]]
Check = Callable[[Book, date], Complaints]


@dataclass(frozen=True, slots=True)
class Rule:
    """`page` has paragraphs: what, "Varför: …", then "Fel:" and "Rätt:" with samples.

    What draws an `acceptable` rule may be right, and a comment where it stands says that it is.
    """

    name: str
    level: Level
    page: str
    check: Check | None = None  # None: found elsewhere
    acceptable: bool = False

    def findings(self, book: Book, today: date) -> Iterator[Finding]:
        if self.check:
            for place, message in self.check(book, today):
                yield Finding(place, self.name, self.level, message)


def rule(name: str, level: Level, *, acceptable: bool | None = None) -> Callable[[Check], Rule]:
    """Make a rule of a check; its docstring is its page. Warnings are acceptable unless said."""

    def make(check: Check) -> Rule:
        page = cleandoc(check.__doc__ or "")
        may_stand = level is Level.WARNING if acceptable is None else acceptable
        return Rule(name, level, page, check, may_stand)

    return make


def found_elsewhere(
    name: str, page: str, level: Level = Level.ERROR, *, acceptable: bool = False
) -> Rule:
    """State a rule that reading itself enforces, or one look for several, so that it has a page."""
    return Rule(name, level, cleandoc(page), acceptable=acceptable or level is Level.WARNING)


def rules_of(subject: ModuleType) -> list[Rule]:
    """The rules of a subject, in the order in which they stand in its file."""
    return [one for one in vars(subject).values() if isinstance(one, Rule)]
