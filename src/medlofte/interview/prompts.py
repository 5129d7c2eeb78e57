"""Knows how to ask a person: a line at a time, with what Enter means shown in brackets."""

import sys
from collections.abc import Callable, Iterable
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


def letter(question: str, letters: str, *, back: bool = False) -> str:
    """Ask until one of `letters` is answered (the first by Enter)."""

    def read(text: str) -> str:
        if text and text[0].lower() not in letters:
            raise WrongCallError(t("Svara med {letters}.", letters=", ".join(letters)))
        return text[:1].lower() or letters[0]

    return until(question, read, back=back)


def yes(question: str, *, default: bool, back: bool = False) -> bool:
    """Ask a question with the answers ja and nej."""
    return letter(question, t("jn") if default else t("nj"), back=back) == t("jn")[0]
