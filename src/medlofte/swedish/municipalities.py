"""The 290 municipalities of Sweden: their codes, names, counties and slugs."""

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from medlofte.swedish import names

_KIND = re.compile(
    r"^(?:region|kommunen) | (?:kommun(?:en)?|stad|municipality|tjielte|kommuvdna|suohkan|kunta)$"
)
# What municipalities are called in the languages of the north, and two of the largest abroad: the
# names on their own signs and pages, in Lule, North, South and Ume Sami, Meänkieli and Finnish.
# They are only ever read, never written.
_OTHER_NAMES = {
    "0180": "Tukholma",
    "1480": "Gothenburg",
    "2039": "Övdaln",
    "2313": "Straejmie",
    "2361": "Herjedaelie",
    "2380": "Staare",
    "2418": "Málage",
    "2421": "Luspie",
    "2422": "Suorssá",
    "2425": "Kraapohke",
    "2462": "Vualtjere",
    "2463": "Sjeltie",
    "2480": "Ubmeje, Uumaja",
    "2481": "Liksjoe, Likssjuo",
    "2505": "Árviesjávrrie",
    "2506": "Árjepluovve",
    "2510": "Jåhkåmåhkke, Jåhkåmåhke, Dálvvadis",
    "2513": "Ylikainus",
    "2518": "Matarengi, Matarenki",
    "2521": "Bájil",
    "2523": "Jiellevárre, Váhčir, Jellivaara",
    "2580": "Julevu, Luulaja",
    "2583": "Haaparanta",
    "2584": "Giron, Kiiruna",
}


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


def county_of(code: str) -> str:
    """The county that a code lies in, by its first two digits; empty where there is none."""
    return _counties().get(code[:2], "")


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
    """Find the municipality that somebody typed in full.

    By its slug, its name, also in another language of the country or as `Arjeplogs kommun`, or
    its code.
    """
    typed = typed.strip()
    found = by_slug(typed) or by_name(typed) or by_code(typed)
    return found or next(filter(None, map(_by_common_name, typed.split("/"))), None)


def is_part(typed: str, one: Municipality) -> bool:
    """Whether the text is a part of a name of the municipality; of one letter it is none."""
    wanted = _without_kind(names.fold(typed))[0]
    called = (names.fold(one.name), *_called().get(one.code, ()))
    return len(wanted) > 1 and any(wanted in name for name in called)


def _by_common_name(typed: str) -> Municipality | None:
    for name in _without_kind(names.fold(typed)):
        code = _codes_by_other_name().get(name)
        fitting = _folded_names().get(name, [])
        if code or len(fitting) == 1:
            return by_code(code) if code else fitting[0]
    return None


def _without_kind(folded: str) -> tuple[str, ...]:
    """The name as typed, and without `kommun` and the s before it: Arjeplogs kommun."""
    name = _KIND.sub("", folded)
    return (name,) if name == folded else (name, name.removesuffix("s"))


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
def _counties() -> dict[str, str]:
    return {one.code[:2]: one.county for one in all_municipalities()}


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


@cache
def _called() -> dict[str, list[str]]:
    """The other names of a municipality, folded, by its code."""
    return {code: [*map(names.fold, called.split(", "))] for code, called in _OTHER_NAMES.items()}


@cache
def _codes_by_other_name() -> dict[str, str]:
    return {name: code for code, called in _called().items() for name in called}
