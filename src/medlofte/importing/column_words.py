"""Knows what the words over a column mean: a key of the activity, a year, a total, secrecy."""

import re
from collections.abc import Sequence
from typing import NamedTuple, get_args

from medlofte.model.settings import Column
from medlofte.periods import A_YEAR
from medlofte.swedish.names import fold

FIELDS: tuple[Column, ...] = get_args(Column)
# What the template writes over its columns. A workbook is Swedish whatever the reader's language:
# it is sent to those who report, and read back.
TITLES: dict[Column, str] = {
    "date": "Datum",
    "from": "Från",
    "to": "Till och med",
    "period": "Period",
    "counts_for": "Löfte",
    "completes": "Blev klart",
    "by": "Vem",
    "count": "Antal",
    "precision": "Precision",
    "status": "Status",
    "place": "Plats",
    "time": "Tid",
    "title": "Rubrik",
    "source": "Källa",
    "links": "Länk",
    "note": "Anteckning",
    "besides": "Utöver",
    "internal": "Intern",
    "example": "Exempel",
}
LISTS = "Listor"  # the hidden sheet of the template, whose cells are what can be chosen
_ALSO: dict[Column, tuple[str, ...]] = {
    "date": ("dag", "day"),
    "from": ("från och med", "fr.o.m.", "start", "startdatum"),
    "to": ("till", "t.o.m.", "slut", "slutdatum"),
    "period": ("månad", "vecka", "tertial", "kvartal"),
    "counts_for": ("löften", "medborgarlöfte", "promise", "promises"),
    "completes": ("klart", "slutfört"),
    "by": ("vilka", "av", "part", "parter", "ansvarig", "utförare", "utfört av", "who"),
    "count": ("utfall", "antal tillfällen", "antal gånger", "number"),
    "precision": ("säkerhet", "noggrannhet"),
    "place": ("ort", "var"),
    "time": ("klockslag", "kl"),
    "title": ("aktivitet", "insats"),
    "source": ("underlag",),
    "links": ("länkar", "link"),
    "note": ("anteckningar", "kommentar", "intern anteckning"),
    "internal": (
        *("internt", "interna", "sekretess", "sekretessbelagd", "sekretessbelagt", "hemlig"),
        *("hemligt", "hemliga", "konfidentiell", "konfidentiellt", "får ej spridas"),
        *("får inte spridas", "ska ej spridas", "ska inte spridas", "ej för spridning"),
        *("ej publik", "ej offentlig", "ej offentligt", "inte offentlig", "inte offentligt"),
        *("publiceras ej", "publiceras inte", "får ej publiceras", "får inte publiceras"),
        *("ska ej publiceras", "ska inte publiceras", "ej för publicering", "endast internt"),
        *("bara internt", "får ej lämnas ut", "får inte lämnas ut", "visas ej", "visas inte"),
    ),
}


def _key(words: str) -> str:
    return " ".join(fold(words).replace(".", "").split())


def words(column: Column) -> Sequence[str]:
    """What may stand over a column; the first is what the template writes there."""
    return TITLES[column], *_ALSO.get(column, ())


_KNOWN: dict[str, Column] = {_key(word): key for key in FIELDS for word in (key, *words(key))}
_NUMBERED = re.compile(r" ?\d{1,2}$")  # Löfte 2
_YEAR = re.compile(rf"(?<!\d)({A_YEAR})(?!\d)", re.ASCII)
_FORM = (  # how a value is to be written; whatever else is added may change what is meant
    r"st|styck|stycken|ggr|ganger|tillfallen|antal|(?:aa|yy)?(?:aa|yy)[ /]?mm[ /]?dd|dd?/mm?"
    r"|(?:hh|tt)[: ]?mm|kl|ja/nej|ja eller nej|x|valfritt|frivilligt|om kant|obligatoriskt"
)
_UNIT = re.compile(rf"(?:[ ,/]* ?[(\[] ?(?:{_FORM}) ?[)\]]|[ ,/]+(?:st|styck|ggr))$")
_SECRECY = re.compile(
    r"\b(?:intern[ta]?|sekretess|hemlig|konfidentiell|kanslig|spridas|spridning|sprids|publicer"
    r"|publik|offentlig|skyddad|skyddas|osl\b|lamnas ut|utlamn|visas|fortrolig|dold\b|doljs|synlig"
    r"|delas|privat\b)"
)
_COUNT = re.compile(
    r"\b(?:antal(?:et)?|utfall(?:et)?|genomford[ae]?|genomfort|gjorda|ganger|ggr|tillfallen)\b"
)
_SECRET = re.compile(
    r"\b(?:sekretess|hemlig|konfidentiell|internt?\b|(?:ej|inte) (?:for )?(?:sprid|publi|offentl))"
)
_TOTAL = re.compile(
    r"(?:del|slut|total|ars)?(?:summa|summering|total|totalt|totalsumma)\b|s:a\b|sum$|sammanlagt\b"
    r"|(?:i )?snitt\b|medel(?:varde|tal)?\b|genomsnitt\b|subtotal\b|grand total\b|hela aret$|helar$"
)


class Meant(NamedTuple):
    """What a heading means: the key, and the year that stands in it."""

    field: Column | None
    year: int | None = None


def meant(heading: str) -> Meant:
    """Read `Antal`, `Antal (st)`, `Utfall 2026`, `Datum (åååå-mm-dd)`, `Löfte 2`."""
    text = _key(heading).rstrip(" :*")
    if text in _KNOWN:
        return Meant(_KNOWN[text])
    years = set(_YEAR.findall(text))
    plain = re.sub(r"\( ?\)|\[ ?\]", "", _YEAR.sub("", text)) if len(years) == 1 else text
    plain = _UNIT.sub("", plain.strip(" ,:*")).strip(" ,:*")
    field = _KNOWN.get(plain)
    if field is None:
        numbered = _KNOWN.get(_NUMBERED.sub("", plain))
        field = None if numbered == "period" else numbered  # Kvartal 1 is one, and no heading of it
    return Meant(field, int(years.pop()) if field and len(years) == 1 else None)


def same_word(one: str, other: str) -> bool:
    """Whether two headings are one word with numbers: Löfte, Löfte 2."""
    return _NUMBERED.sub("", _key(one)) == _NUMBERED.sub("", _key(other))


def speaks_of_secrecy(heading: str) -> bool:
    """Whether a column may say what must not be told, in whichever direction."""
    return _SECRECY.search(fold(heading)) is not None


def may_be_count(heading: str) -> bool:
    """Whether a column may hold the number, and something more: Antal (mål), Utfall Q1."""
    return _COUNT.search(fold(heading)) is not None


def is_secret(title: str) -> bool:
    """Whether a line above the headings says that the table must not be told."""
    return _SECRET.search(fold(title)) is not None


def is_total(label: str) -> bool:
    """Whether a row or column is a sum or a mean of others: Summa, Totalt T1, Snitt."""
    return _TOTAL.match(_key(label)) is not None


def years_in(text: str) -> set[int]:
    """The years that a title, a name of a sheet or of a file names; those of a whole day do not."""
    days = re.sub(r"\d{4}[-_. ]?\d\d[-_. ]?\d\d(?!\d)", " ", text)
    return {int(one) for one in _YEAR.findall(days)}
