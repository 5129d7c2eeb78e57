"""Knows which days the words of a promise tell: under 2027, senast den 1 oktober, klart i maj."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from medlofte.periods import DAY, Span, add_months
from medlofte.swedish import amounts
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words.patterns import any_of
from medlofte.swedish.text_days import NamedDays, named
from medlofte.swedish.text_spans import spelled
from medlofte.swedish.year_parts import is_season

_LOOSE = r"(?:slutet av|mitten av|början av|utgången av|skolstarten i)"
_BETWEEN = rf"(?: (?:vid|under|i|till|den|sista|per|dag|dagen|{_LOOSE}))*:?\s*$"


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words}{_BETWEEN}", re.IGNORECASE)


_FEASTS = {
    "jul": "24 december",
    "julen": "24 december",
    "valborg": "30 april",
    "lucia": "13 december",
}
_BEFORE_A_FEAST = re.compile(
    rf"(?<!\w)(?:före|innan|senast till) (?P<feast>{'|'.join(_FEASTS)}|midsommar|påsk"
    r"|höstlovet|påsklovet|jullovet|skolstarten|skolavslutningen|sommaren|sommarlovet|sportlovet|semestern)"
    r"(?: (?P<year>(?:19|20)\d\d))?(?!\w)",
    re.IGNORECASE,
)
# What stands before the day.
_UNTIL = _before(
    r"(?P<how>senast|före|innan|fram till|till och med|(?:vid|till) (?:utgången|slutet) av)"
)
_READY = _before(
    any_of(
        """
        (?:klar|färdig|genomförd|antagen|invigd|öppen|installerad|utbyggd|beslutad)t?, klart
        genomfört, slutför[dt]a?, på plats, i drift, igång, öppnar, startar, tar emot, börjar gälla
        """
    )
    + "(?: senast| från)?"
)
_SINCE_SIGNING = re.compile(
    r"(?<!\w)inom (?P<many>\w{1,8}) (?P<what>veck|månad|år)\w* (?:från|efter) (?:det )?(?:att )?"
    r"(?:(?:avtal|löft|överenskommelse)\w* )?(?:start|början|underteckn|underskr|träd|börja)",
    re.IGNORECASE,
)
_FROM = _before("(?:från(?: och med)?|med början|med start)")
_DURING = re.compile(r"(?<!\w)under (?:hela )?$", re.IGNORECASE)
_ONCE = re.compile(rf"(?<!\w)(?:i|på|under|till)(?: {_LOOSE})? $", re.IGNORECASE)
# What joins months to one time.
_THROUGH = re.compile(r" ?(?:[–-]|till(?: och med)?) ?", re.IGNORECASE)
_AND = re.compile(r"(?:, ?| )(?:(?:och|samt) )?", re.IGNORECASE)
_ALONE = re.compile(r"[.;] (?:i )?$", re.IGNORECASE)
_EACH_YEAR = re.compile(
    r"(?<!\w)(?:varje|vart|per|om) år|årlig|varje (?:höst|vår|sommar|läsår)", re.IGNORECASE
)
_AT_THE_END = re.compile(
    r"(?<!\w)(?:(?:vid|efter|i) (?:\w*periodens|\w*tidens|löftets|avtalets) slut"
    r"|(?:när|efter att) (?:löftet|avtalet|\w*perioden|\w*tiden) (?:är slut|är över|har gått ut"
    r"|har löpt ut|går ut|löper ut))(?!\w)",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"(?<!\w)under (?:hela )?året(?!\w)", re.IGNORECASE)
_VAGUE = re.compile(r"(?:mitten av|början av|skolstarten i?)[^,]*$", re.IGNORECASE)
_HOLDS = ("till och med", "fram till")  # how long something goes on
_EXCLUSIVE = ("före", "innan")
_TURN = "årsskiftet"
_TO_ITS_END = (" års utgång", " års slut", " är slut", " månads utgång", " månads slut")
_NEAR = 50  # signs before a day


class ToldDays(NamedTuple):
    """The first and the last day that words tell; None where they tell none.

    `comes_back` where they name months that the term has more than once, and not of which year.
    """

    first: date | None = None
    last: date | None = None
    comes_back: bool = False


class Deadline(NamedTuple):
    """The last day for something; not `sure` where the words leave it open: hösten, mitten av.

    It is None where only a time is told that has no certain day: före skolstarten.
    """

    last: date | None
    sure: bool


class _Named(NamedTuple):
    """Some days that are named, of their year, and what stands before and in them."""

    days: NamedDays
    told_year: bool
    before: str
    words: str
    after: str
    alone: bool  # a sentence of its own, as a cell of a table becomes
    is_several: bool = False  # juni, juli och augusti


def told(text: str, term: Span) -> ToldDays:
    """Read them; a day without a year is the first one of the term.

    What is done each year has no days of its own where no year is told, but for a day alone from
    which so many a year are counted.
    """
    first = last = during = None
    comes_back = False
    each_year = _EACH_YEAR.search(text)
    times = [*_joined(_all(text, term.first))]
    counted = len(times) == 1 and each_year is not None and each_year[0].lower() == "per år"
    for one in times:
        begins = counted and one.days.is_day and _FROM.search(one.before)
        if one.days.wrong or (each_year and not one.told_year and not begins):
            continue
        spans = one.is_several or bool(_DURING.search(one.before) and not one.days.is_day)
        if _UNTIL.search(one.before):
            last = last or _last(one)
        elif is_season(one.words):
            continue
        elif spans and not one.told_year and one.days.of(one.days.first.year + 1).first in term:
            comes_back = True
        elif _FROM.search(one.before):
            first = first or one.days.first
            last = last or (one.days.last if one.is_several else None)
        elif spans and _DURING.search(one.before):
            during = during or ToldDays(one.days.first, one.days.last)
    found = ToldDays(first, last) if first or last or not during else during
    return found._replace(comes_back=comes_back)


def _joined(found: Iterable[_Named]) -> Iterator[_Named]:
    """Those that stand as one time together: maj–augusti, juni, juli och augusti 2027."""
    held: _Named | None = None
    for one in found:
        if held and _is_one_time(held, one):
            held = _through(held, one)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _is_one_time(one: _Named, other: _Named) -> bool:
    """Whether two stand as one: from month to month, or months that follow one another."""
    if any(each.days.is_day or each.days.wrong or is_season(each.words) for each in (one, other)):
        return False
    between = other.before[len(other.before) - (other.days.start - one.days.end) :]
    follows = (one.days.last + DAY).month == other.days.first.month
    return bool(_THROUGH.fullmatch(between) or (follows and _AND.fullmatch(between)))


def _through(one: _Named, other: _Named) -> _Named:
    """The time from one to another; a year that only one of them tells is that of both."""
    begins, ends = one.days, other.days
    if other.told_year and not one.told_year:
        begins = begins.of(ends.last.year)
        begins = begins if begins.first <= ends.last else begins.of(ends.last.year - 1)
    elif not other.told_year:
        ends = ends.of(begins.first.year)
        ends = ends if ends.last >= begins.first else ends.of(begins.first.year + 1)
    return one._replace(
        days=begins._replace(last=ends.last, end=other.days.end),
        told_year=one.told_year or other.told_year,
        after=other.after,
        is_several=True,
    )


def deadline(text: str, start: date) -> Deadline | None:
    """The last day for something to be ready; none where it comes back each year."""
    if _EACH_YEAR.search(text):
        return None
    found = [*_all(text, start)]
    until = [
        one
        for one in found
        if (told := _UNTIL.search(one.before)) and told["how"].lower() not in _HOLDS
    ]
    ready = [one for one in found if _READY.search(one.before) and not _is_season_of_it(one)]
    alone = [one for one in found if one.alone]
    first = next(iter((*until, *ready, *alone)), None)
    feast = _before_a_feast(text, start)
    if first and not feast:  # jul 2026 is a month as well
        return Deadline(_last(first), _is_sure(first))
    return feast or _after_signing(text, start)


def _before_a_feast(text: str, start: date) -> Deadline | None:
    found = _BEFORE_A_FEAST.search(text)
    if found is None:
        return None
    feast = _FEASTS.get(found["feast"].lower())
    if feast is None:
        return Deadline(None, sure=False)
    told = next(_all(f"den {feast} {found['year'] or ''}".strip(), start))
    return Deadline(told.days.first - DAY, sure=True)


def _after_signing(text: str, start: date) -> Deadline | None:
    """So long after the agreement begins: inom sex månader från avtalets undertecknande."""
    found = _SINCE_SIGNING.search(text)
    many = amounts.whole(fold(found["many"])) if found else None
    if found is None or not many:
        return None
    if found["what"].lower().startswith("v"):
        return Deadline(start + 7 * many * DAY, sure=False)
    months = 12 * many if found["what"].lower() == "år" else many
    return Deadline(add_months(start, months), sure=False)


def _is_season_of_it(one: _Named) -> bool:
    """Whether it tells for which part of a year something is there: på plats under sommaren."""
    return is_season(one.words) and not one.told_year and bool(_DURING.search(one.before))


def at_the_end(text: str) -> bool:
    """Whether it is done when the agreement ends: vid periodens slut, när löftet har gått ut."""
    return _AT_THE_END.search(text) is not None


def this_year(text: str) -> bool:
    """Whether it is to be done in the course of the year, which is the agreement's own."""
    return _THIS_YEAR.search(text) is not None


def once(text: str, start: date) -> Deadline | None:
    """The one time for which something is told, with its year: i december 2026, under 2024."""
    if _EACH_YEAR.search(text):
        return None
    for one in _all(text, start):
        if one.told_year and (
            _ONCE.search(one.before) or one.words.startswith("den ") or is_season(one.words)
        ):
            return Deadline(one.days.last, _is_sure(one))
    return None


def _all(text: str, start: date) -> Iterator[_Named]:
    text = spelled(text)
    for days in named(text):
        before = text[max(0, days.start - _NEAR) : days.start]
        words = text[days.start : days.end].lower()
        after = text[days.end : days.end + _NEAR]
        told = days.year is not None
        alone = _ALONE.search(before) is not None and after.strip(" .") == ""
        if not told:
            this = days.of(start.year)
            days = this if this.last >= start else days.of(start.year + 1)  # noqa: PLW2901
        yield _Named(days, told, before, words, after, alone and told)


def _last(one: _Named) -> date:
    found = _UNTIL.search(one.before)
    exclusive = found and found["how"].lower() in _EXCLUSIVE and "utgången" not in found[0]
    exclusive = exclusive and not one.after.startswith(_TO_ITS_END)
    if exclusive and _TURN not in one.words:
        return one.days.first - DAY
    return one.days.last


def _is_sure(one: _Named) -> bool:
    return not (is_season(one.words) or one.days.wrong or _VAGUE.search(one.before))
