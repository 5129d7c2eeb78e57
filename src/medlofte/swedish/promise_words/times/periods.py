"""Knows for which time a promise's words ask a number: per vecka, årligen, under löftestiden."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from medlofte.periods import Per
from medlofte.swedish.dates import ANY_MONTH

Said = Literal["each", "per", "once", "during"]

# After per, varje, i, om …: what the time is called. A season comes once a year.
_NAMES = {
    Per.DAY: r"dygn(?:et)?|dag(?:en)?(?! i vecka)|kväll(?:en)?|natt(?:en)?|morgon(?:en)?",
    Per.WEEK: r"(?:arbets|kalender|skol)?veckan?(?! ?\d)",
    Per.MONTH: r"(?:kalender)?månad(?:en)?",
    Per.QUARTER: r"kvartal(?:et)?",
    Per.TERTIAL: r"tertial(?:et)?",
    Per.HALF_YEAR: r"halvår(?:et)?|(?:skol)?termin(?:en)?",
    Per.YEAR: (
        r"(?:kalender|verksamhets|skol|läs|löftes|budget)?år(?:et)?|säsong(?:en)?"
        r"|(?:tidig |sen )?(?:höst|vår|sommar|vinter)(?:en|n|termin|terminen|lov|lovet)?"
        r"|(?:jul|påsk|sport|höst)lov(?:et)?|(?:skol|vinter|sommar)säsong(?:en)?"
    ),
}
_EACH = {
    Per.DAY: r"dagligen|dagligt|daglig|dagliga|varje dags?|alla dagar(?: i veckan)?",
    Per.WEEK: r"veckovis(?:a|en)?",
    Per.MONTH: r"månadsvis(?:a)?|månatlig(?:en|t|a)?",
    Per.QUARTER: r"kvartalsvis(?:a)?",
    Per.TERTIAL: r"tertialvis(?:a)?",
    Per.HALF_YEAR: r"halvårsvis(?:a)?|terminsvis(?:a)?",
    Per.YEAR: (
        r"årlig(?:en|t|a)?|(?<!över )(?:båda|bägge|vartdera|alla|samtliga) åre(?:n|t)"
        r"|respektive år|vardera (?:kalender|verksamhets)?året"
    ),
}
_DURING = {
    Per.AGREEMENT: (
        r"(?:under|för|på|inom|i) (?:hela |den totala |denna |den här |den )?"
        r"(?:löftes|avtals|överenskommelse|program|projekt|mandat|giltighets|plan|treårs|tvåårs"
        r"|fyraårs)"
        r"(?:perioden|period|tiden|tid)"
        r"|(?:under|för) (?:hela |den totala |denna |den aktuella "
        r"|den här )?perioden(?! (?:den )?\d)"
        r"|(?:fördela\w* (?:över|på)|över|sammanlagt|totalt) (?:de )?(?:båda|bägge|två|tre) åren"
        r"|under hela tiden|under (?:avtalets|löftets|överenskommelsens) (?:giltighets)?tid"
        r"|under (?:hela )?(?:avtalet|löftet|överenskommelsen)"
    ),
    Per.YEAR: (r"under (?:hela )?(?:året|(?:år )?(?:19|20)\d\d)(?! \d)"),
}


class AskedPeriod(NamedTuple):
    """For which time so many are asked, and where that stands in the text.

    `times` is how many such go into the time where the words name one of no kind that a file knows:
    varannan vecka is 26 a year. `said` is `each` where the words say each of them (varje, -vis),
    `per` where they divide (per, i, om), `during` where they name one span (under året).
    """

    per: Per
    said: Said
    first: int
    last: int
    times: int = 1


_DIVIDED = re.compile(
    r"(?:(?<!\w)(?P<how>per|varje|vart?|varenda|i|om|under)(?: \w{2,14} och)? "
    r"|(?<=[\w ])(?P<slash>/) ?)(?:"
    + "|".join(f"(?P<{per}>{names})" for per, names in _NAMES.items())
    + r")(?!\w)(?! som )",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(
    r"(?<=[\w ])/ ?(?:(?P<week>v)|(?P<month>m[åa]n)|(?P<quarter>kv))(?![\w])", re.IGNORECASE
)
_REGULAR = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{per}>{words})" for per, words in _EACH.items()) + r")(?!\w)",
    re.IGNORECASE,
)
_SPANS = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{per}>{words})" for per, words in _DURING.items()) + r")(?!\w)",
    re.IGNORECASE,
)
_ALTERNATE = re.compile(
    r"(?<!\w)(?:(?P<other>varannan|vartannat)|(?:var|vart)(?: (?P<nth>\d{1,2})(?::e)?"
    r"| (?P<word>tredje|fjärde|femte|sjätte|fjortonde)))"
    r" (?P<what>vecka|månad|kvartal|år|dag|dygn|termin|mån?dag|tisdag|onsdag|torsdag|fredag"
    r"|lördag|söndag)"
    r"[a-zåäö]*",
    re.IGNORECASE,
)
_ORDINALS = {"tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "fjortonde": 14}
_IN_YEAR = {"vecka": 52, "månad": 12, "kvartal": 4, "dag": 365, "dygn": 365, "termin": 2}
_EXACT = {
    ("månad", 3): Per.QUARTER,
    ("månad", 4): Per.TERTIAL,
    ("månad", 6): Per.HALF_YEAR,
    ("kvartal", 2): Per.HALF_YEAR,
    ("dag", 7): Per.WEEK,
    ("termin", 2): Per.YEAR,
}
_DAY_OF_EACH = re.compile(
    r"(?:första|andra|tredje|fjärde|sista) \w+dag(?:en|s\w+)? (?:i|av"
    r"|varje) (?P<month>månaden?)(?!\w)",
    re.IGNORECASE,
)
_IN_SEASON = r"(?:(?:på|under|varje|per|både|i|till) )?(?:{season})(?:en|termin|terminen)?"
_AND_ONE = (
    r"(?: och |/| ?[–-] ?|,? (?:en|ett|1) (?:gång )?)"
    r"(?:och )?(?:(?:en|ett|två|tre|fyra|\d) )?(?:gång )?"
)
_TWICE = re.compile(
    rf"(?<!\w)(?:{_IN_SEASON.format(season='vår')}{_AND_ONE}{_IN_SEASON.format(season='höst')}"
    rf"|{_IN_SEASON.format(season='höst')}{_AND_ONE}{_IN_SEASON.format(season='vår')})(?!\w)",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(r"under \w+ och (?:under )?\w+", re.IGNORECASE)
_THIS_YEAR = re.compile(r"(?:i|till) ", re.IGNORECASE)  # i vår och till hösten
_RIGHT_HERE = re.compile(
    r" ?(?:per |/|i (?:veckan|månaden|kvartalet)|om (?:året|dygnet)|varje )", re.IGNORECASE
)
_EACH_MONTH = re.compile(rf"(?<!\w)varje {ANY_MONTH}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)  # a text is asked for its times by each of its numbers
def all_in(text: str) -> tuple[AskedPeriod, ...]:
    """All times that the words name, in the order in which they are looked for."""
    read = (one(found) for pattern, one in _READ for found in pattern.finditer(text))
    return tuple(filter(None, read))


def asked(text: str, place: int = 0) -> AskedPeriod | None:
    """The time that a number at this place is asked for: one that divides before a span, the next.

    `8 per år under löftestiden` are asked by the year.
    """
    found = all_in(text)
    if not found:
        return None
    return min(
        found, key=lambda one: (one.said == "during", one.first < place, abs(one.first - place))
    )


def divides(text: str, place: int) -> bool:
    """Whether the words right here divide by a time: per år, /vecka, i månaden, varje kväll."""
    return _RIGHT_HERE.match(text, place) is not None


def follows(text: str, place: int) -> bool:
    """Whether the words from here on, in the same sentence, name a time that divides."""
    end = text.find(". ", place)
    return any(one.said != "during" and (end < 0 or one.first < end) for one in all_in(text))


def _said(found: re.Match[str]) -> Said | None:
    """How the words ask it; None where they name one time: i dag, under veckan, i sommar."""
    how = (found.groupdict().get("how") or "per").lower()
    per, definite = found.lastgroup, found[0].lower().endswith(("n", "et"))
    if how in ("varje", "var", "vart", "varenda"):
        return "each"
    if how == "under":
        return None if per in (Per.DAY, Per.WEEK, Per.YEAR) else "during"
    return "per" if how == "per" or definite else None


def _alternate(found: re.Match[str]) -> AskedPeriod | None:
    """Each second week, each third month: as often a year, where no time of a file is as long."""
    what = found["what"].lower()
    nth = 2 if found["other"] else int(found["nth"] or _ORDINALS[found["word"].lower()])
    weekday = what.endswith("dag") and what != "dag"
    unit = "vecka" if weekday else what
    if exact := _EXACT.get((unit, nth)):
        return AskedPeriod(exact, "each", *found.span())
    if unit == "år":
        return AskedPeriod(Per.AGREEMENT, "each", *found.span())
    if not 1 < nth <= _IN_YEAR[unit]:
        return None
    return AskedPeriod(Per.YEAR, "each", *found.span(), times=_IN_YEAR[unit] // nth)


def _divided(found: re.Match[str]) -> AskedPeriod | None:
    said = _said(found)
    return AskedPeriod(Per(found.lastgroup or ""), said, *found.span()) if said else None


def _twice(found: re.Match[str]) -> AskedPeriod | None:
    """Once in each; `under våren och hösten` alone is one long time."""
    if _ALL_OF_IT.fullmatch(found[0]):
        return None
    per = Per.AGREEMENT if _THIS_YEAR.match(found[0]) else Per.YEAR
    return AskedPeriod(per, "each", *found.span(), times=2)


def _each(per: Per) -> Callable[[re.Match[str]], AskedPeriod]:
    return lambda found: AskedPeriod(per, "each", *found.span())


def _grouped(said: Said) -> Callable[[re.Match[str]], AskedPeriod]:
    """Of the time whose name the group has that was found."""
    return lambda found: AskedPeriod(Per(found.lastgroup or ""), said, *found.span())


_READ: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], AskedPeriod | None]], ...] = (
    (_ALTERNATE, _alternate),
    (_DAY_OF_EACH, _each(Per.MONTH)),
    (_TWICE, _twice),
    (_EACH_MONTH, _each(Per.YEAR)),
    (_DIVIDED, _divided),
    (_SHORT_FORM, _grouped("per")),
    (_REGULAR, _grouped("each")),
    (_SPANS, _grouped("during")),
)
