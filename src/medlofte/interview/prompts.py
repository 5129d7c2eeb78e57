"""Knows how to ask a person: a line at a time, with what Enter means shown in brackets."""

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TypeVar

from rich.text import Text

from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.stop import WrongCallError
from medlofte.wording.plain_text import harmless, wrap

T = TypeVar("T")


class BackError(Exception):
    """The person typed `<`: one question back."""


def is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(lines: Iterable[Text | str]) -> None:
    screen.of(sys.stdout).print(lines)


def tell(sentence: str) -> None:
    """Print a sentence, broken at its blanks where the screen ends."""
    out = screen.of(sys.stdout)
    out.print(wrap(sentence, out.width))


def ask(question: str, *, back: bool = False) -> str:
    """Ask for a line; `<` may go back, Ctrl-C and the end of input leave the program."""
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415  arrow keys, where the system has it
    try:
        answer = input(screen.of(sys.stdout).fit(harmless(question)) + " ").strip()
    except EOFError:
        raise KeyboardInterrupt from None
    if back and answer == "<":
        raise BackError
    return answer


def until(question: str, read: Callable[[str], T], *, back: bool = False) -> T:
    """Ask until the answer can be read, and say each time what is wrong with it."""
    while True:
        try:
            return read(ask(question, back=back))
        except WrongCallError as unclear:
            tell(str(unclear))


def chosen(typed: str, choices: Mapping[str, T]) -> T:
    """Return what the letter stands for that an answer begins with; the first one for Enter."""
    found = typed[:1].lower() or next(iter(choices))
    if found not in choices:
        raise WrongCallError(t("Svara med {letters}.", letters=", ".join(choices)))
    return choices[found]


def choose(question: str, choices: Mapping[str, T], *, back: bool = False) -> T:
    """Ask until one of the letters is answered."""
    return until(question, lambda typed: chosen(typed, choices), back=back)


def yes_or_no(*, default: bool = True) -> dict[str, bool]:
    """The letters of ja and nej, that of Enter first."""
    letters = {True: t("j"), False: t("n")}
    return {letters[default]: default, letters[not default]: not default}


def yes(question: str, *, default: bool, back: bool = False) -> bool:
    """Ask a question with the answers ja and nej."""
    return choose(question, yes_or_no(default=default), back=back)
