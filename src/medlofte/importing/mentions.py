"""Knows which promises and parties a cell of a table names."""

import re
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from medlofte.book.versions import Pledge
from medlofte.language import t
from medlofte.stop import WrongCallError
from medlofte.typed import lookup

BETWEEN = " – "  # in the lists of the template: id – name
_LONGEST = 400  # signs of a name, or a few
_AND = re.compile(r"[,;/&+\n]| och ")


def promises(text: str, by_id: dict[str, Pledge]) -> list[str]:
    """The promises that a cell names: one, or several with commas."""
    if len(text) > _LONGEST:
        raise WrongCallError(t("Det här är för långt för att vara ett löfte."))
    whole = text.partition(BETWEEN)[0].strip()
    if whole in by_id:
        return [whole]
    return _looked_up(text, _Choice(tuple(by_id.values())))


class _Choice(NamedTuple):
    """Promises to choose among, alike where their ids and names are."""

    pledges: tuple[Pledge, ...]

    def __hash__(self) -> int:
        return hash(tuple(pledge.promise.id for pledge in self.pledges))


@lru_cache(maxsize=1024)  # the same few names stand in all rows, and finding them is slow
def _looked_up(text: str, known: _Choice) -> list[str]:
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    if len(parts) > 1:
        with suppress(WrongCallError):
            return [lookup.promise(text, known.pledges)]  # a name may have commas
        return [lookup.promise(part, known.pledges) for part in parts]
    return [lookup.promise(text, known.pledges)]


def parties(text: str, known: dict[str, str]) -> list[str]:
    if len(text) > _LONGEST:
        raise WrongCallError(t("Det här är för långt för att vara en part."))
    whole = text.partition(BETWEEN)[0].strip()
    if whole in known:
        return [whole]
    try:
        return [lookup.party(text, known)]
    except WrongCallError:
        found = [part.strip() for part in _AND.split(text) if part.strip()]
        if len(found) < 2:  # noqa: PLR2004  nothing to take apart
            raise
        return [lookup.party(part, known) for part in found]


def parts(text: str) -> list[str]:
    """The ids in a cell of several."""
    return [part.strip() for part in text.split(",") if part.strip()]
