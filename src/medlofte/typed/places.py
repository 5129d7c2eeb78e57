"""Knows how a place is written: as it was before, in this municipality, else with a capital."""

from collections import Counter
from collections.abc import Iterable

from medlofte.swedish.names import fold


def spelled(typed: str, used: Iterable[str]) -> str:
    """Return the place as it is written most often, of those used; a new one with a capital.

    So `laisvall` and `LAISVALL` are one place, and stay one in tables. Only letters, case, accents
    and hyphens are compared: another word is another place.
    """
    same = Counter(place for place in used if fold(place) == fold(typed))
    if same:
        return same.most_common(1)[0][0]
    return typed[:1].upper() + typed[1:] if typed.islower() else typed
