"""What personal data looks like in Swedish text: numbers, addresses and plates that point at one.

Every pattern is tried from a fixed start and over a bounded length, or with possessive repeats,
so that the time grows with the text and never faster.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from medlofte.swedish.personal_data.signs import Suspects, plain, suspected


class Hit(NamedTuple):
    """What was found, and where: `text[start:end]`, counted in code points."""

    kind: str
    start: int
    end: int
    text: str


_ENOUGH = 1000  # hits of one kind in one text
# Of two that share digits, the one that stands first here is told.
_SUREST = ("identity-number", "email", "phone-number", "identity-like", "registration-plate")


def may_hold(text: str) -> bool:
    """Whether there can be any hit in a text, or in a part of it: cheap, and rarely true."""
    return suspected(text) is not None


def search(text: str) -> list[Hit]:
    """Find everything that looks like personal data, in order and without overlaps.

    Kinds: `identity-number` (personnummer or samordningsnummer whose check digit fits),
    `identity-like` (the check digit does not fit: mistyped, or something else), `phone-number`,
    `email` and `registration-plate`. A hit is a question to the writer, never proof; of one kind
    a thousand are enough.
    """
    suspects = suspected(text)
    if suspects is None:
        return []
    signs, stood = plain(text)
    hits: list[Hit] = []
    for kind, start, end in sorted(_all(signs, suspects), key=lambda found: found[1]):
        first, last = (stood[start], stood[end - 1] + 1) if stood else (start, end)
        hit = Hit(kind, first, last, text[first:last])
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
        elif _SUREST.index(hit.kind) < _SUREST.index(hits[-1].kind):
            hits[-1] = hit
    return hits


def _all(text: str, suspects: Suspects) -> Iterator[tuple[str, int, int]]:
    # Their patterns take longer to compile than most trees to look through, which need none.
    from medlofte.swedish.personal_data.addresses import addresses  # noqa: PLC0415
    from medlofte.swedish.personal_data.identities import identities  # noqa: PLC0415
    from medlofte.swedish.personal_data.phones import phones  # noqa: PLC0415
    from medlofte.swedish.personal_data.plates import plates  # noqa: PLC0415

    if suspects.figures:
        for one in islice(identities(text), _ENOUGH):
            yield ("identity-number" if one.fits else "identity-like"), one.start, one.end
        for start, end in islice(phones(text), _ENOUGH):
            yield "phone-number", start, end
    if suspects.addresses:
        for start, end in islice(addresses(text), _ENOUGH):
            yield "email", start, end
    if suspects.plates:
        for start, end in islice(plates(text), _ENOUGH):
            yield "registration-plate", start, end
