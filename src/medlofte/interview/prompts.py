"""Knows how to ask a person: a line at a time, with what Enter means shown in brackets."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from rich.text import Text

from medlofte.disk import writing
from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.render.terminal.columns import labelled
from medlofte.stop import WrongCallError
from medlofte.wording.plain_text import cell_len, harmless, wrap

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


def head(title: str, keys: str) -> None:
    """Begin an interview: what it is about and, beside it where there is room, which keys help."""
    out = screen.of(sys.stdout)
    gap = out.width - cell_len(title) - cell_len(keys)
    say([f"{title}{' ' * gap}{keys}"] if gap > 1 else [title, *wrap(keys, out.width)])


def list_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Print what things are called and, in a column of its own, what they are; `–` for nothing."""
    rows = list(pairs)
    out = screen.of(sys.stdout)
    widest = max(cell_len(name) for name, _ in rows) + 2
    if widest > out.width // 2:  # a name is a whole question: what it is stands below
        below = ((f"  {name}", *_indented(text or "–", out.width)) for name, text in rows)
        out.print(line for lines in below for line in lines)
        return
    layout = labelled(widest, out.width, indent=2, plain=out.simple)
    out.print(line for name, text in rows for line in layout.lines((name, text or "–")))


def _indented(text: str, width: int) -> list[str]:
    return [f"      {line}" for line in wrap(text, width - 6)]


def ask(question: str, *, back: bool = False) -> str:
    """Ask for a line; `<` may go back, Ctrl-C and the end of input leave the program.

    A question that is longer than the screen is wide ends on a line of its own.
    """
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415  arrow keys, where the system has it
    out = screen.of(sys.stdout)
    question = harmless(question)
    if cell_len(question) >= out.width:
        *above, question = wrap(question, out.width - 1)
        out.print(above)
    try:
        answer = input(out.fit(question) + " ").strip()
    except (EOFError, KeyboardInterrupt):
        nothing = [] if writing.changed else [t("Avbrutet. Inget är sparat.")]
        say(["", *nothing])
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


def pick(heading: str, values: Sequence[T], names: Sequence[str]) -> T:
    """Ask which of several is meant, by the number that stands before its name."""
    say([heading, *(f"{number:>3} {name}" for number, name in enumerate(names, 1))])

    def numbered(typed: str) -> T:
        if not typed.isdecimal() or not 0 < int(typed[:9]) <= len(values):
            raise WrongCallError(t("Numren går från 1 till {last}.", last=len(values)))
        return values[int(typed) - 1]

    return until(t("Vilket? Nummer:"), numbered)


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
