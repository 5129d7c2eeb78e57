"""Knows where a Swedish sentence ends, and where a full stop only shortens a word."""

import re
from collections.abc import Iterator

# What follows these belongs to them: a name, a number, an example.
_GOES_ON = frozenset(
    (
        *("bl.a", "t.ex", "d.v.s", "dvs", "p.g.a", "pga", "fr.o.m", "from", "t.o.m", "tom"),
        *("ca", "c:a", "kl", "nr", "dnr", "tfn", "tel", "jan", "feb", "mar", "apr", "jun"),
        *("jul", "aug", "sep", "sept", "okt", "nov", "dec", "resp", "inkl", "exkl", "max"),
        *("min", "s.k", "ev", "ang", "avd", "kap", "ex", "s:t", "s:ta", "jfr", "kv", "mån"),
        *("tis", "ons", "tors", "fre", "lör", "sön", "v"),
    )
)
_END = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+(?=[\"”»’(–-]?\s?[A-ZÅÄÖÉ0-9])")
_SPACED = re.compile(r"\b([a-zåäö]{1,2}\.) (?=[a-zåäö]{1,2}(?:\.|$))", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-zåäö])\)?\.?")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, each with the sign that it ends with.

    After a list that trails off (`m.m.`, `osv.`) a capital letter begins a new sentence; after
    `bl.a.`, an initial or the number of a point it does not.
    """
    start = 0
    for found in _END.finditer(text):
        before = text[start : found.start()]
        if _only_shortens(before):
            continue
        yield text[start : found.end()].strip()
        start = found.end()
    rest = text[start:].strip()
    if rest:
        yield rest


def _only_shortens(before: str) -> bool:
    """Whether the full stop at the end is that of a short form, an initial or a numbering."""
    if not before.endswith("."):
        return False
    if _NUMBERING.fullmatch(before.strip()):
        return True
    word = _SPACED.sub(r"\1", before[-40:]).rsplit(maxsplit=1)[-1].strip('("”.')
    return word.lower() in _GOES_ON or (len(word) == 1 and word.isupper())
