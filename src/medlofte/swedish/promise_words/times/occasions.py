"""Knows the words for what a promise waits for: vid larm, när någon frågar, inom 48 timmar."""

import re
from itertools import pairwise
from typing import NamedTuple

from medlofte.swedish.names import inside
from medlofte.swedish.promise_words.patterns import any_of
from medlofte.swedish.promise_words.verbs import is_present

_END = r"[^,.;]{0,160}"
_TIME = (
    r"(?:arbetsdag(?:ar)?|vardag(?:ar)?|dag(?:ar)?|dygn|timm(?:e|ar)|tim|h|veck(?:a|or)"
    r"|månad(?:er)?)(?!\w)"
)
_SEVERAL = r"(?:\d{1,3}|[a-zåäö]+)"
_EVENTS = any_of(
    r"""
    larm, oro, orosanmälan, orosanmälningar, misstank, misstänkt, händelse, anmälan, anmälning
    felanmälan, uppstart, etablering, nyetablering, störning, brott, inbrott, våld, indikation
    signal, upptäckt, klotter, skadegörelse, kännedom, problem, klagomål, tips, konflikt, bråk
    underrättelse, akuta?, allvarlig, uppkom, konstaterad, inträffa, eventuell, särskild, sådan
    större, extraordinär, befarad, synpunkt, incident, skjutning, polisanmälan, polisanmälning
    gripande, ansökan, skolavslutning, evenemang, marknad, match, fest, konsert, arrangemang
    kris, snatteri, anrop, \w*stöld, våg av, ökning, olyck, hot(?!\w), misshandel, trakasseri
    \w*brand(?!\w), \w*bränder(?!\w), anlagd, \w*bråk(?!\w), \w*överfall, \w*rån(?!\w)
    påträffande, upptäckande
    \w*avbrott(?!\w), tillbud, \w*förhållanden(?!\w), \w{4,}(?:ad|at|ade)(?= \w)
    \w*mobbning, kränkning, vräkning, oväder, \w+s (?:början|slut|start|premiär|öppnande)(?!\w)
    avslutad, avslutat, genomförd, inkommen, inkomna
    """
)
_HAPPENINGS = any_of(
    r"""
    \w*anmäl(?:an|ningar)(?!\w), \w*inbrott(?!\w), (?:larm|tips|klagomål|brott)(?!\w)
    \w*händelser?(?!\w), incident(?:er)?(?!\w), synpunkt(?:er)?(?!\w), skadegörelser?(?!\w)
    """
)
_HAPPENS = any_of(  # verbs by which `om` is if, and not about
    """
    vill, får, hör, behöver, önskar, ber, anmäler, upptäcker, misstänker, ser, blir, kommer, ringer
    uppstår, begär, inträffar, förekommer, drabbas, utsätts, saknas, märker, finns
    """
)
_PEOPLE = any_of(
    """
    dig, er
    alla, var och en, den, de, dem, vårdnadshavare, boende, invånare, föräldrar, personer, ungdomar
    butiker, föreningar, företag, handlare, krögare, fastighetsägare, elever, kvinnor, familjer
    barn, brottsoffer, gäster, besökare, kunder, unga
    """
)
_COME_WITH = any_of(
    r"""
    blivit, råkat
    ber, vill, önskar, begär, efterfrågar, anmäl\w*, drabbats, drabbas, utsatts, utsätts, utsatt
    ertappas, ertappats, ertappad\w*, påträffas, upptäcks, åker fast, åkt fast, omhändertas
    stör, bråkar, missköter sig
    fyller, tipsar, lämnar, ringer, hör av sig, kontaktar, grips, gripits, misstänks, ansöker, söker
    """
)
_NO_OCCASION = any_of(  # what only tells the time of day or of the year
    r"""
    det (?:är|blir|blev|har blivit) (?:mörkt|sommar|vinter|kallt), sommaren, vintern, hösten, våren
    året, löftet, löftestiden, avtalet, avtalstiden, perioden, överenskommelsen
    butikerna (?:stänger|öppnar), skolan (?:börjar|slutar)
    krogarna (?:stänger|öppnar), många, flest
    """
)
_SOMEBODY = any_of(
    r"""
    någon, något, någonting, det (?:finns|behövs|krävs|uppstår|inträffar|blir|begärs|är|kommer|sker)
    behov, så, en (?:elev|skola|förening|butik|person|boende|invånare|ungdom), ett (?:barn|brott)
    skolan, föreningen, läget, situationen
    """
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


_WITHIN = _pattern(
    rf"(?:inom|senast|<) ?(?:högst |max )?(?:(?:ett|en|{_SEVERAL}) )?{_TIME}(?! före){_END}"
    rf"|{_SEVERAL} ?{_TIME} efter {_END}|samma (?:dag|dygn){_END}"
)
_SIGNING = re.compile(
    r"undertecknande|underskrift|(?:löftets|avtalets) (?:start|början|slut)"
    r"|(?:perioden|tiden)s slut",
    re.IGNORECASE,
)
_CONDITION = _pattern(rf"(?:under förutsättning att|förutsatt att) {_END}")
_REQUEST = _pattern(
    r"(?:på|efter|vid) (?:särskild |\w{3,14}s )?(?:begäran|förfrågan|förfrågningar|önskemål"
    rf"|beställning|inbjudan|anmodan|kallelse|efterfrågan)(?!\w){_END}"
    r"|på (?:tips|larm|anmälningar|felanmälningar|klagomål|synpunkter)(?!\w)"
    rf"{_END}"
    r"|(?:då|när|om) (?:så )?(?:efterfrågas|önskas|begärs|behövs)"
)
_NEED = _pattern(
    r"(?:(?:vid|efter|utifrån) behov|(?:när|då|om|där) behov (?:finns|uppstår|föreligger))(?!\w)"
    rf"(?: av {_END})?"
)
_AT = _pattern(
    r"(?:vid|inför|i samband med|i anslutning till|efter|med anledning av) (?:\w{2,20} )?"
    rf"(?:varje |alla |samtliga |nya |ny |ett |en )?{_EVENTS}{_END}"
)
_ABOUT_IT = re.compile(r"(?<!\w)(?:för|om) (?:hur|vad|när|vem) [^,.;]*$", re.IGNORECASE)
_EACH_TIME = _pattern(
    rf"varje gång {_END}"
    rf"|där det (?:\w+ )?(?:har )?(?:\w+ )?(?:varit|skett|inträffat|begåtts) {_END}"
    rf"|(?:efter|vid|inför|för|i samband med) (?:varje|varenda) {_END}"
    rf"|i varje (?:ny|nytt) {_END}|(?:varje|alla|samtliga) (?:nya? |nytt )?{_HAPPENINGS}{_END}"
)
_WHEN = _pattern(
    r"(?:(?<!och )(?<!var )(?<!hur )(?<!om )(?<!berätta )när|närhelst|ifall"
    r"|då(?= (?:det|någon|en|ett|den|skolan|polisen|kommunen|vi|de)\b|(?: \w+){1,3} önskar)"
    r"|så snart|så fort|i de fall)"
    rf" (?P<then>{_END})"
)
_IF = _pattern(
    rf"om (?:{_SOMEBODY}|(?:(?!(?:som|hur|vad|att|vilk\w+|när|var|och)\b)\w+ ){{1,5}}{_HAPPENS})"
    rf"(?!\w){_END}"
)
_THOSE_WHO = _pattern(
    rf"(?:(?:till|för|åt|hos|med) )?(?:{_PEOPLE} som (?:\w+ ){{0,3}}?{_COME_WITH}"
    rf"|\w+ som (?:\w+ )?(?:vill|önskar|begär|ber|hör av sig|efterfrågar|anmäler))(?!\w){_END}"
)


_WORD = re.compile(r"[^\W\d_]+")
# Before these another clause begins, whose verb is not that of the sentence.
_JOINS = frozenset(
    ("som", "när", "där", "då", "om", "att", "hur", "vad", "vilka", "vilket", "innan", "medan")
)
_AND = ("och", "samt", "eller", "men")
_DONE_BY = re.compile(r" (?:vi|den|de|hen|\w+(?:en|et|an|na|s kommun))(?!\w)")
_CLAUSE = re.compile(
    r"(?<!\w)(?:som|när|närhelst|ifall|då|^om|så snart|så fort|varje gång|att)(?!\w)", re.IGNORECASE
)
_LOOKED_AT = 24  # words; a longer condition nobody reads
# What looks like an occasion, and may be a place or a time of the day.
_MAY_BE_ONE = re.compile(
    r"\A(?:Vid|Efter|I samband med|I anslutning till) (?!\w+(?:en|et|an|na|ns|rs|tid)(?!\w)|kl)"
    r"|(?<!\w)som (?:\w+ )?(?:\w+(?:ats|ets|tts)|åkt fast|blivit)(?!\w)"
)


class Awaited(NamedTuple):
    """What is waited for, in the words of the promise, and their place."""

    words: str
    first: int
    last: int


def briefly(found: Awaited) -> str:
    """The words without the deed that may come after them: `vid stöldvågor informerar polisen …`.

    >>> briefly(Awaited("När någon har haft inbrott kontaktas grannarna", 0, 46))
    'när någon har haft inbrott'
    """
    text = inside(found.words)
    if found.first:
        return text
    verbs = (one.start() for one in _WORD.finditer(text) if _is_finite(one[0]))
    # Each clause has a verb of its own.
    after = (at for count, at in enumerate(verbs) if count >= len(_CLAUSE.findall(text[:at])))
    return text[: next(after, len(text))].rstrip() or text


def _is_finite(word: str) -> bool:
    return word in ("ska", "skall", "kan", "kommer") or is_present(word)


def _found(pattern: re.Pattern[str], text: str) -> Awaited | None:
    found = pattern.search(text)
    return Awaited(found[0].strip(), *found.span()) if found else None


def within(text: str) -> Awaited | None:
    """A time from something that happens: inom 48 timmar, två dygn efter en anmälan."""
    found = _found(_WITHIN, text)
    return None if found and _SIGNING.search(found.words) else found


def request(text: str) -> Awaited | None:
    """That somebody asks for it: på begäran, på skolans förfrågan, om så önskas."""
    return _found(_REQUEST, text)


def need(text: str) -> Awaited | None:
    """A need: vid behov, där behov finns."""
    return _found(_NEED, text)


def event(text: str) -> Awaited | None:
    """Something that happens now and then: vid larm, i samband med större evenemang.

    None where it only tells of the thing that is done: en rutin för hur skolan agerar vid hot.
    """
    found = _found(_AT, text)
    if found and (_ABOUT_IT.search(text[: found.first]) or _SIGNING.search(found.words)):
        return None
    return found


def each_time(text: str) -> Awaited | None:
    """Each time that something happens: efter varje händelse, varje gång någon ringer."""
    return _found(_EACH_TIME, text)


def clause(text: str) -> Awaited | None:
    """A clause of when or if: när skolan bjuder in, om någon hör av sig."""
    for found in _WHEN.finditer(text):
        if not re.match(_NO_OCCASION, found["then"], re.IGNORECASE):
            return Awaited(found[0].strip(), *found.span())
    return _found(_IF, text)


def verb_first(text: str) -> Awaited | None:
    """What must happen first, where a sentence begins with its verb: `Åker en bil förbi, så …`."""
    words = [*_WORD.finditer(text)][:_LOOKED_AT]
    if not words or not words[0][0].istitle() or not is_present(words[0][0]):
        return None
    inside = False  # another clause
    for before, found in pairwise(words[1:]):
        between = text[before.end() : found.start()]
        inside = (inside or before[0] in _JOINS) and "," not in between and before[0] != "så"
        turned = "," not in between or _DONE_BY.match(text, found.end())
        if is_present(found[0]) and before[0] not in _AND and not inside and turned:
            condition = text[: found.start()].strip(" ,").removesuffix(" så").rstrip(" ,")
            return Awaited(condition, 0, found.start())
    return None


def hinted(text: str) -> bool:
    """Whether it may wait for something, though no words say so for sure: `Efter skolavslut …`."""
    words = _WORD.findall(text)[:_LOOKED_AT]
    turned = bool(words) and words[0].istitle() and is_present(words[0])
    return bool(_MAY_BE_ONE.search(text)) or (turned and any(map(is_present, words[1:])))


def condition(text: str) -> Awaited | None:
    """What must hold first: under förutsättning att tillstånd ges."""
    return _found(_CONDITION, text)


def those_who(text: str) -> Awaited | None:
    """Those who come with something: den som drabbats, alla som hör av sig."""
    return _found(_THOSE_WHO, text)
