"""The 290 municipalities of Sweden: their codes, names, counties and slugs."""

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from medlofte.swedish import names


class Municipality(NamedTuple):
    code: str
    name: str
    county: str
    slug: str


@cache
def all_municipalities() -> tuple[Municipality, ...]:
    """Give all municipalities in the order of their codes (source: SCB, kommuner.csv)."""
    # A path beside the module, for importlib.resources takes longer to import than this to read.
    text = Path(__file__).with_name("kommuner.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()[1:]]
    taken = Counter(names.slug(name) for _, name, _, _ in rows)
    return tuple(
        Municipality(code, name, county, _slug(name, code, taken)) for code, name, _, county in rows
    )


def by_code(code: str) -> Municipality | None:
    """Find a municipality by the four digits that SCB gives it."""
    return _codes().get(code)


def by_slug(slug: str) -> Municipality | None:
    """Find a municipality by its slug, written exactly so."""
    return _slugs().get(slug)


def by_name(name: str) -> Municipality | None:
    """Find a municipality by its name, with its å, ä and ö or, where only one fits, without.

    `Habo` and `Håbo` are two municipalities; `Häbo` could be either and is none.
    """
    exact = _exact_names().get(_exact(name))
    if exact:
        return exact
    fitting = _folded_names().get(names.fold(name), [])
    return fitting[0] if len(fitting) == 1 else None


def find(typed: str) -> Municipality | None:
    """Find the municipality that somebody typed: its slug, else its name, else its code."""
    typed = typed.strip()
    return by_slug(typed) or by_name(typed) or by_code(typed)


def _slug(name: str, code: str, taken: Counter[str]) -> str:
    slug = names.slug(name)
    # Where two names give one slug, the one that lost its å, ä or ö on the way also gets its code.
    return f"{slug}-{code}" if taken[slug] > 1 and not name.isascii() else slug


def _exact(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()


@cache
def _codes() -> dict[str, Municipality]:
    return {one.code: one for one in all_municipalities()}


@cache
def _slugs() -> dict[str, Municipality]:
    return {one.slug: one for one in all_municipalities()}


@cache
def _exact_names() -> dict[str, Municipality]:
    return {_exact(one.name): one for one in all_municipalities()}


@cache
def _folded_names() -> dict[str, list[Municipality]]:
    found: dict[str, list[Municipality]] = {}
    for one in all_municipalities():
        found.setdefault(names.fold(one.name), []).append(one)
    return found
