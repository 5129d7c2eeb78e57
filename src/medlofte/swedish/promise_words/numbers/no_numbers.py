"""Knows which numbers in a promise's words ask for nothing: roads, classes, hours, sizes, sums."""

import re
from typing import NamedTuple

from medlofte.swedish import amounts
from medlofte.swedish.dates import ANY_MONTH
from medlofte.swedish.promise_words.patterns import any_of

_NEAR = 45  # signs before a number that are looked at


class NoNumber(NamedTuple):
    """What stands right before or right after such a number; `example` has one."""

    example: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<!\w))(?:{words})$", re.IGNORECASE)


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


KINDS = (
    NoNumber(
        "på väg 163", _before(r"(?:läns|riks|europa|skol)?väg(?:arna|ar)? |(?:linje|rv|lv|e) ?")
    ),
    NoNumber(
        "i åk 7",
        _before(
            r"(?:åk|åk\.|årskurs|årskurser|årskurserna|klass|klasserna|f)[ –-]?"
            r"(?:\d(?: ?[–-] ?|, | och | eller | till ))*"
        ),
    ),
    NoNumber(
        "kl. 23", _before(r"(?:kl\.?|klockan)(?: \d{1,2}(?:[.:]\d\d)?(?: ?[–-] ?| och | till ))? ?")
    ),
    NoNumber(
        "§ 5 eller nr 3",
        _before(
            r"(?:§§?|nr\.?|nummer|kap\.?|kapitel|sidan?|sid\.|punkt|bilaga|etapp|fas|steg|nivå"
            r"|artikel"
            r"|paragraf|dnr\.?|agenda|delmål|mål|prioritering|typ|zon|löfte|åtgärd|avsnitt) ?"
        ),
    ),
    NoNumber(
        "vecka 25", _before(r"(?:v\.?|vecka|veckorna|veckor)(?: \d{1,2} ?(?:[–-]|och|till))? ?")
    ),
    NoNumber(
        "ring 112", _before(r"(?:tel\.?|telefon|tfn\.?|ring(?:a|er)?|sms:?a)(?: på| till)?:? ?")
    ),
    NoNumber("senast den 3", _before(r"(?:den|år|dagarna|än|sedan) ")),
    NoNumber(
        "3 maj", after=_after(rf" ?(?::?[ae]\b)?(?: ?[–-] ?\d{{1,2}})?(?::?[ae])? ?{ANY_MONTH}")
    ),
    NoNumber(
        "30 km/h",
        after=_after(r" ?(?:km|kilometer|m|meter|mil|cm|kvm|hektar|grader|mb|kmh)(?:/h)?"),
    ),
    NoNumber("500 kronor", after=_after(r" ?(?:kr\.?|kronor|tkr|mkr|mnkr|miljoner|miljarder|sek)")),
    NoNumber(
        "80 procent", after=_after(r" ?(?:procent|procents|procentenheter)|[- ]?procentig\w*|%")
    ),
    NoNumber("30 %", after=re.compile(r" ?%")),
    NoNumber(
        "15 år",
        after=_after(
            r" ?(?:till \d+ )?(?:år|års)(?: gam\w+)?(?! )|[- ]?åri?n?g?a?r?n?a?| år(?= (?:och"
            r"|eller|som|i|på|får|ska|gammal|gamla)\b)"
        ),
    ),
    NoNumber(
        "under 18 år", _before(r"under |över |fyllda? |fyllt |fyller |födda "), _after(r" ?år\w*")
    ),
    NoNumber(
        "20 minuter",
        after=_after(r" ?(?:min\.?|minuter|minuters|sekunder|dagars|veckors|månaders)"),
    ),
    NoNumber(
        "inom 48 timmar",
        _before(r"inom(?: högst| max)? |efter |de närmaste "),
        _after(
            r" ?(?:h|tim|timmar|timme|dygn|dagar|dag|arbetsdagar|arbetsdag|vardagar|veckor|vecka"
            r"|månader|månad|år)"
        ),
    ),
    NoNumber(
        "24 timmar efter en anmälan",
        after=_after(r" ?(?:h|timmar|dygn|dagar|arbetsdagar|veckor) efter"),
    ),
    NoNumber(
        "kommunens 46 fastigheter",
        _before(
            r"(?:alla|samtliga|de|dessa|våra|båda|vardera|deras|sina|dess|kommunens|polisens"
            r"|stadens|skolans"
            r"|regionens|områdets|bolagets|distriktets|länets|övriga)(?: (?:alla|samtliga))? "
        ),
    ),
    NoNumber(
        "12 000 invånare",
        after=_after(r" ?(?:invånare|hushåll|inbyggare|lägenheter|fastigheter|hyresgäster)"),
    ),
    NoNumber(
        "tre, varav två i mörker",
        _before(r"(?:varav|därav|däribland|inklusive|inkl\.)(?: minst)? "),
    ),
    NoNumber("en av dem", after=_after(r" (?:\w+ )?av (?:dem|dessa)")),
    NoNumber("högst fem", _before(rf"{any_of(', '.join(map(re.escape, amounts.AT_MOST)))} ")),
    NoNumber("från två till tre", _before(r"från "), _after(r" \w* ?till ")),
    NoNumber("från två till tre", _before(r"från \w{1,12}(?: \w{1,20})? till ")),
    NoNumber(
        "med 20 deltagare",
        _before(r"(?:med|för|om) (?:minst |högst |cirka |ca )?"),
        _after(r" (?:deltagare|personer|platser|medlemmar|elever|poliser|vuxna|ungdomar|barn)"),
    ),
    NoNumber("mellan 12 och 16 år", _before(r"mellan "), _after(r" och \w+")),
    NoNumber("en del", after=_after(r" (?:del|annan|annat|sådan|sådant|och samma|i taget)")),
)


def is_none(text: str, start: int, end: int) -> bool:
    """Whether the number at this place is one of those."""
    before = text[max(0, start - _NEAR) : start]
    return any(
        (one.before is None or one.before.search(before))
        and (one.after is None or one.after.match(text, end))
        for one in KINDS
    )
