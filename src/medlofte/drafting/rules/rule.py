"""Knows what a rule of reading is: its name, what it says, an example, what comes near."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Generic, NamedTuple, TypeVar

S = TypeVar("S")  # what is looked at: words, or words with what is known around them
F = TypeVar("F")  # what is found in it


@dataclass(frozen=True, slots=True)
class ReadingRule(Generic[S, F]):
    """A way in which promises are written.

    `says` tells in Swedish what follows for the draft. `find` returns None where the rule does not
    hold; it holds for `example`, and not for `counterexample`, which is one that comes near.
    """

    name: str
    example: S
    says: str
    find: Callable[[S], F | None]
    counterexample: S | None = None


class Drawn(NamedTuple, Generic[F]):
    """What was found, and the name of the rule that found it."""

    found: F
    rule: str


def drawn(rules: Iterable[ReadingRule[S, F]], words: S) -> Drawn[F] | None:
    """What the first rule that holds has found."""
    for rule in rules:
        found = rule.find(words)
        if found is not None:
            return Drawn(found, rule.name)
    return None


def where(pattern: str) -> Callable[[str], str | None]:
    """Find what a pattern finds, in small or capital letters, wherever it stands."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(text: str) -> str | None:
        found = compiled.search(text)
        return found[0] if found else None

    return find


def rules_of(subject: ModuleType) -> list[ReadingRule[Any, Any]]:
    """The rules of a file, in the order in which they are tried, also those in its tuples."""
    found: list[ReadingRule[Any, Any]] = []
    for one in vars(subject).values():
        inside = one if isinstance(one, tuple) else (one,)
        found += [rule for rule in inside if isinstance(rule, ReadingRule) and rule not in found]
    return found
