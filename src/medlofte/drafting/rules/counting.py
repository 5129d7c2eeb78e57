"""Knows how a number that is asked for is written as a target, and what is unsure of it."""

import re
from typing import NamedTuple

from medlofte.drafting.draft import DraftDoubt
from medlofte.drafting.rules.wording import AskedFor, Wording
from medlofte.language import t
from medlofte.periods import Per
from medlofte.reading import scalar
from medlofte.swedish import amounts
from medlofte.swedish.dates import ANY_MONTH
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words import everywhere
from medlofte.swedish.promise_words.everywhere import Places
from medlofte.swedish.promise_words.patterns import whole

_AVERAGE = whole(r"i (?:snitt|genomsnitt|medeltal)|genomsnittlig\w*|snitt")
_PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?:under|på|i) (?:sommar|vinter|höst|vår|termin|skoltermin|säsong|lov)\w*"
    rf"|(?:sommar|vinter|termins)tid|under (?:skol)?terminer\w*|under \w+månaderna"
    rf"|{ANY_MONTH} ?[–-] ?{ANY_MONTH}|(?:för)?utom (?:i|på|under))(?!\w)",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r",? ?(?P<part>(?:varav|var av|därav|minst hälften|hälften|(?<=, )(?:en|ett) (?:per|varje))"
    r" [^.;]{3,120})"
)
# How a number is shared out: 20 tillfällen om året, tio på varje ort.
_SHARE = re.compile(r", (?P<share>\w+) (?:på|i|vid) (?:varje|vardera) \w+", re.IGNORECASE)
_TIMES = "gånger"
_OPEN = (Per.DAY, Per.WEEK, Per.MONTH)  # so many in each of them often means about so many


class Counted(NamedTuple):
    """So many for such a time; `said` where the words ask it of each such time, or divide by it."""

    number: int
    per: Per
    unit: str = _TIMES
    divided: bool = False  # per vecka, which leaves open whether each of them is meant
    doubts: tuple[DraftDoubt, ...] = ()


def target(wording: Wording, counted: Counted) -> AskedFor:
    """Write it as a count, or where each of several places is named as coverage."""
    average = _AVERAGE.search(wording.whole) is not None
    part = _OF_WHICH.search(wording.whole)
    counts = part["part"].strip() if part else None
    places = everywhere.each(wording.deed)
    share = _SHARE.search(wording.deed)
    if share and amounts.whole(fold(share["share"])):
        places, counts = None, share[0].strip(" ,")
    if places and not average:
        target, unsure = covering(places, counted.number, counted.per)
        return AskedFor(target, (*counted.doubts, *unsure), counts=counts)
    target = {"kind": "count", "at_least": str(counted.number), "per": str(counted.per)}
    doubts = counted.doubts
    if counted.per.shorter_than_year:
        target["how"] = "average" if average else "each"
        doubts += () if average else _each_or_not(wording, counted)
    target["unit"] = scalar.scalar(counted.unit or _TIMES)
    return AskedFor(target, doubts, counts=counts)


def covering(
    places: Places, number: int = 1, per: Per = Per.AGREEMENT
) -> tuple[dict[str, str], tuple[DraftDoubt, ...]]:
    """The target that asks it of each place, and the doubt where no names of them are told."""
    written = ", ".join(map(scalar.scalar, places.places))
    target = {"kind": "coverage", "places": f"[{written}]"}
    if number > 1:
        target["at_least"] = str(number)
    if per is not Per.AGREEMENT:
        target["per"] = str(per)
    if places.named:
        return target, ()
    return target, (DraftDoubt("places", t("Skriv vilka platserna är, var och en för sig.")),)


def _each_or_not(wording: Wording, counted: Counted) -> tuple[DraftDoubt, ...]:
    """Doubt whether each of them is meant, where the words do not say, or not all of the year."""
    if _PART_OF_YEAR.search(wording.whole):
        return (part_of_year(),)
    if counted.divided and counted.number > 1 and counted.per in _OPEN:
        question = {
            Per.DAY: t("Ska antalet nås varje dag? Räcker det i snitt ska each vara average."),
            Per.WEEK: t("Ska antalet nås varje vecka? Räcker det i snitt ska each vara average."),
            Per.MONTH: t("Ska antalet nås varje månad? Räcker det i snitt ska each vara average."),
        }
        return (DraftDoubt("how", question[counted.per]),)
    return ()


def part_of_year() -> DraftDoubt:
    """That each period is meant, but not of all the year."""
    message = t(
        "Det gäller bara en del av året, men räknas nu hela löftestiden. Skriv from och to."
    )
    return DraftDoubt("how", message)
