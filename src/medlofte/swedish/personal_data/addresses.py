"""Knows what addresses for e-mail look like, also where they are written to be read aloud."""

import re
from collections.abc import Iterator
from itertools import chain

_LOCAL = r"(?<![\w.%+-])[\w.%+-]{1,64}+"
_WRITTEN = re.compile(r"(?<![\w.%+-])[\w.%+-]++@(?:[\w-]++\.)+[^\W\d_]{2,}")
# What else stands for the signs; a bare word only where the rest leaves no doubt.
_AT = (
    r"(?: {0,2}[\[({<] ?(?:@|at|a|snabel-?a|snabel a) ?[\])}>] {0,2}"
    r"| {0,2}(?:@|(?<![^\W_])snabel[ -]?a(?!\w)) {0,2}| at )"
)
_DOT = r"(?:[.,]| \. ?| {0,2}[\[({<] ?(?:\.|dot|punkt) ?[\])}>] {0,2}| (?:dot|punkt) )"
_ENDS = r"(?:se|nu|com|org|net|eu|info|no|fi|dk|ax|de|uk|io|me|edu|gov|tv|biz|app|example|test)"
_SPOKEN = re.compile(
    rf"{_LOCAL}{_AT}[\w-]{{1,63}}+(?:{_DOT}[\w-]{{1,63}}+){{0,4}}?{_DOT}{_ENDS}(?!\w)",
    re.IGNORECASE,
)
# Those who all know are often written without their end.
_KNOWN = re.compile(
    rf"{_LOCAL}{_AT}(?:gmail|hotmail|icloud|outlook|proton(?:mail)?|yahoo)(?!\w)", re.IGNORECASE
)
_SPOKEN_SIGN = re.compile(r"@|snabel|[ (\[{<]at[ )\]}>]|[(\[{<] ?(?:at|a) ?[)\]}>]", re.IGNORECASE)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each address begins and ends."""
    written = _WRITTEN.finditer(text) if "@" in text else iter(())
    if not _SPOKEN_SIGN.search(text):
        return (match.span() for match in written)
    spoken = chain(_SPOKEN.finditer(text), _KNOWN.finditer(text))
    return (match.span() for match in chain(written, spoken))
