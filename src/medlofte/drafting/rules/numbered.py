"""Knows the ways in which promises ask for a number: so many, for which time, in which places."""

import re
from collections import Counter

from medlofte.drafting.draft import DraftDoubt
from medlofte.drafting.rules.counting import Counted, part_of_year, target
from medlofte.drafting.rules.rule import ReadingRule
from medlofte.drafting.rules.wording import AskedFor, Wording, example
from medlofte.language import t
from medlofte.periods import Per
from medlofte.swedish import amounts
from medlofte.swedish.dates import ANY_MONTH, MONTHS
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words import comparing, finishing
from medlofte.swedish.promise_words.numbers import asked as numbers
from medlofte.swedish.promise_words.numbers import units
from medlofte.swedish.promise_words.numbers.asked import AskedNumber
from medlofte.swedish.promise_words.times import days, occasions, periods, weekdays
from medlofte.swedish.promise_words.times.periods import AskedPeriod
from medlofte.swedish.promise_words.times.weekdays import NamedWeekdays

_AND = "(?:, | och |, och | samt )"
_MONTHS = re.compile(
    rf"(?<!\w)(?<!utom )(?:i|under) (?P<names>{ANY_MONTH}(?:{_AND}(?:i )?{ANY_MONTH})*)"
    r"(?! \d)(?!\w)",
    re.IGNORECASE,
)
_DAYS_OF_YEAR = re.compile(
    rf"den \d{{1,2}} {ANY_MONTH}(?:{_AND}(?:den )?\d{{1,2}} {ANY_MONTH})+(?! \d)", re.IGNORECASE
)
# Two that are told one by one: en i Norrby och en i Söderby, ett före jul och ett efter.
_ONE_AND_ONE = re.compile(
    r"(?<!\w)(?:en|ett|1) (?:\w+ )?(?:i|på|vid|före|under|till) [^.;]{1,40}? och (?:en|ett|1)"
    r" (?:i|på|vid|före|under|till|efter) ",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r", (?:en|ett) (?:per|varje|i(?= \w+(?:an|en|et)\b)) \w+"
)  # fyra möten, ett per kvartal
_RELATIVE = re.compile(r" som [^,.;]*(?= (?:på )?\w+dagar)[^,.;]*", re.IGNORECASE)
_TOTAL = re.compile(r"(?<!\w)(?:sammanlagt|totalt|tillsammans minst)(?!\w)", re.IGNORECASE)


_BEFORE = 8  # signs: cirka
_SPRING_AND_AUTUMN = 2  # times a year


def _number(wording: Wording) -> AskedFor | None:
    text = _SPREAD.sub("", _without_occasions(wording.deed))
    one = numbers.asked(text)
    if one is None or numbers.more_than_before(text, one):
        return None
    first = text.partition(". ")[0]
    each = any(other.said == "each" for other in periods.all_in(first)) or weekdays.named(first)
    if each and one.first > len(first):
        return None  # varje fredag. Minst två poliser deltar
    period = periods.asked(text, one.first) or periods.asked(
        _SPREAD.sub("", wording.whole), one.first
    )
    if period and one.first < len(first) < period.first and finishing.finished(first):
        period = None  # två utses. De finns på plats varje vecka
    on_days = weekdays.named(text)
    if on_days and on_days.every and (period is None or period.said == "during"):
        period = AskedPeriod(Per.WEEK, "each", on_days.first, on_days.last, on_days.number)
    if " som " in text[: one.first].rpartition(". ")[2] and finishing.finished(text):
        return None  # en grupp som träffas fyra gånger per år
    if one.single and period is None and _occasion(wording):
        return None
    if _is_thing_to_finish(wording, text, one, period):
        return None
    return target(wording, _counted(wording, text, one, period))


def _without_occasions(text: str) -> str:
    """The text with what is waited for made blank, so that no number in it is taken."""
    for look in (occasions.within, occasions.clause, occasions.need, occasions.request):
        found = look(text)
        if found:
            text = f"{text[: found.first]}{' ' * (found.last - found.first)}{text[found.last :]}"
    return text


def _occasion(wording: Wording) -> bool:
    """Whether one thing is for an occasion or a day: vid oro ordnas en träff, en dag före jul."""
    looks = (occasions.event, occasions.each_time, occasions.clause, occasions.those_who)
    start = wording.term.first
    dated = days.deadline(wording.whole, start) or days.once(wording.deed, start)
    shared = _ONE_AND_ONE.search(wording.deed)
    return any(look(wording.deed) for look in looks) or (dated is not None and not shared)


def _is_thing_to_finish(
    wording: Wording, text: str, one: AskedNumber, period: AskedPeriod | None
) -> bool:
    """Whether so many things are to be there: they are one goal with a day, and no count."""
    if period is not None and period.said != "during":
        return False
    if days.deadline(wording.whole, wording.term.first):
        return finishing.finished(text) is not None
    if (one.least and not one.single) or units.is_times(one.unit):
        return False
    return finishing.finished(text) is not None and not (units.thing(one.unit) and one.number > 1)


def _counted(wording: Wording, text: str, one: AskedNumber, period: AskedPeriod | None) -> Counted:
    doubts: list[DraftDoubt] = []
    number = one.number
    if one.about:
        words = text[max(0, one.first - _BEFORE) : one.last].strip()
        doubts.append(DraftDoubt("at_least", t('"{words}" är inget exakt tal.', words=words)))
    shared = _ONE_AND_ONE.search(text)
    if shared and one.single and (period is None or period.times == 1):
        number = 2
        message = t('"{words}…" är räknat som {number}.', words=shared[0].strip(), number=number)
        doubts.append(DraftDoubt("at_least", message))
    if period and _is_spring_and_autumn(period):
        number = number + _in_autumn(text, period) if number > 1 else period.times
    elif period and period.times > 1:
        number *= period.times
        doubts.append(_converted(text, period, number))
    if period is None and not wording.one_year and not _TOTAL.search(wording.whole):
        doubts.append(
            DraftDoubt(
                "per", t("Texten säger inte om antalet gäller per år eller för hela löftestiden.")
            )
        )
    per = period.per if period else Per.AGREEMENT
    divided = period is not None and period.said == "per"
    return Counted(number, per, one.unit, divided, tuple(doubts))


def _is_spring_and_autumn(period: AskedPeriod) -> bool:
    """Whether it comes once in spring and once in autumn, and not on two days of each week."""
    return period.times == _SPRING_AND_AUTUMN and period.per is not Per.WEEK


def _in_autumn(text: str, period: AskedPeriod) -> int:
    """The second number of `två på våren och två på hösten`; 0 where it is one that breaks down."""
    words = (amounts.whole(fold(word)) for word in text[period.first : period.last].split())
    return max((word for word in words if word and word > 1), default=0)


def _converted(text: str, period: AskedPeriod, number: int) -> DraftDoubt:
    words = text[period.first : period.last]
    if period.per is Per.WEEK:
        message = t('"{words}" är räknat som {number} per vecka.', words=words, number=number)
    else:
        message = t('"{words}" är omräknat till {number} per år.', words=words, number=number)
    return DraftDoubt("at_least", message)


def _each_period(wording: Wording) -> AskedFor | None:
    """Once in each period, where only the period is told."""
    text = wording.deed
    period = next((one for one in periods.all_in(text) if one.said == "each"), None)
    if period is None or comparing.more(text):
        return None
    number = period.times
    doubts = (_converted(text, period, number),) if number > _SPRING_AND_AUTUMN else ()
    return target(wording, Counted(number, period.per, doubts=doubts))


def _weekdays(wording: Wording) -> AskedFor | None:
    """So many days a week, or so many in all where the months are named too."""
    text = _RELATIVE.sub("", wording.deed)
    found = weekdays.named(text)
    if found is None or comparing.more(text):
        return None
    months = _MONTHS.search(wording.whole)
    if found.every and found.days and months:
        return _days_in_months(wording, found, months["names"])
    if found.every:
        return target(wording, Counted(found.number, Per.WEEK))
    words = text[found.first : found.last]
    message = t('"{words}" är räknat som {number} per vecka.', words=words, number=found.number)
    return target(
        wording, Counted(found.number, Per.WEEK, doubts=(DraftDoubt("at_least", message),))
    )


def _days_in_months(wording: Wording, found: NamedWeekdays, names: str) -> AskedFor:
    """All Saturdays in July: so many as that year has, where the term tells which year."""
    wanted = {number for number, month in enumerate(MONTHS, 1) if month in names.lower()}
    years = Counter(
        day.year
        for day in wording.term.each_day()
        if day.month in wanted and day.weekday() in found.days
    )
    if len(years) != 1:  # nobody has told which year's July
        return target(wording, Counted(len(found.days), Per.WEEK, doubts=(part_of_year(),)))
    (number,) = years.values()
    words = f"{wording.deed[found.first : found.last]} … {names}"
    message = t('"{words}" är räknat som {number} dagar.', words=words, number=number)
    return target(
        wording, Counted(number, Per.AGREEMENT, doubts=(DraftDoubt("at_least", message),))
    )


def _days_of_year(wording: Wording) -> AskedFor | None:
    """So many a year, where the months or days are told in which it is done each year."""
    text = wording.deed
    found = _DAYS_OF_YEAR.search(text) or _MONTHS.search(text)
    if found is None or finishing.finished(text) or days.deadline(text, wording.term.first):
        return None
    if any(one.per.shorter_than_year for one in periods.all_in(text)):
        return None
    number = len(re.findall(ANY_MONTH, found[0], re.IGNORECASE))
    if number == 1 or _is_one_time(found[0]):  # a time of the year
        return None
    message = t('"{words}" är räknat som {number} per år.', words=found[0], number=number)
    return target(wording, Counted(number, Per.YEAR, doubts=(DraftDoubt("at_least", message),)))


def _is_one_time(words: str) -> bool:
    """Whether the months follow one another, and something goes on in them: under maj och juni."""
    numbers = [at for at, month in enumerate(MONTHS) if month in words.lower()]
    return words.lower().startswith("under") and numbers[-1] - numbers[0] == len(numbers) - 1


NUMBERED: tuple[ReadingRule[Wording, AskedFor], ...] = (
    ReadingRule(
        "number",
        example("Polisen gör minst tio trafikkontroller per år."),
        "Ett antal att uppnå, för den tid som texten nämner.",
        _number,
        example("Polisen gör trafikkontroller på väg 163 kl. 23."),
    ),
    ReadingRule(
        "named-weekdays",
        example("Fältarna är ute varje fredag och lördag."),
        "Så många gånger i veckan som dagar är nämnda.",
        _weekdays,
        example("Fältarna är ute, främst på fredagar."),
    ),
    ReadingRule(
        "dates-each-year",
        example("Resultatet läggs ut på webbplatsen i juni och december."),
        "Så många gånger om året som månader eller dagar är nämnda.",
        _days_of_year,
        example("Resultatet läggs ut på webbplatsen i juni."),
    ),
    ReadingRule(
        "each-period",
        example("Kommunen röjer sly varje vår."),
        "En gång under varje sådan tid.",
        _each_period,
        example("Kommunen röjer sly under våren."),
    ),
)
