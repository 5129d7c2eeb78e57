"""Knows which sentences only tell of something: what was, what is wished, what is hoped for."""

import re
from collections.abc import Callable
from functools import lru_cache

from medlofte.drafting.rules.promising import PromisingWords, main, promising
from medlofte.drafting.rules.rule import ReadingRule, where
from medlofte.swedish.promise_words import past, telling_words
from medlofte.swedish.promise_words.doers import EVERYBODY
from medlofte.swedish.promise_words.sentence_words import ALL_THE_TIME
from medlofte.swedish.promise_words.verbs import is_infinitive, is_now

_WORD = re.compile(r"[\wåäöÅÄÖéÉ-]+")


@lru_cache(maxsize=1024)  # each rule asks for the same sentence
def _modal(text: str) -> PromisingWords | None:
    return promising(text, [one.start for one in EVERYBODY.among(text)])


def _promise(text: str) -> PromisingWords | None:
    """The verb that promises; whoever only wants something does not."""
    modal = _modal(text)
    return None if modal and modal.text.lower() == "vill" else modal


def _without_promise(pattern: str) -> Callable[[str], str | None]:
    """Hold where a pattern is found in the main clause, and nothing is promised there."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(text: str) -> str | None:
        found = None if _promise(text) else compiled.search(main(text))
        return found[0] if found else None

    return find


# --- what has been -------------------------------------------------------------------------------
_HAS = re.compile(r"\b(?:har|hade)\b", re.IGNORECASE)
_ARTICLES = frozenset(("ett", "det", "sitt", "vårt", "mer", "och", "mycket", "helt"))
_GROUP = frozenset(("de", "den", "det", "dessa", "alla", "sina", "våra", "flera", "vissa", "så"))
# What was once done to things, and only says which they are now: `riktade insatser`.
_ONLY_WHICH = frozenset(
    (
        *("riktade", "prioriterade", "utpekade", "samlade", "utökade", "samordnade", "planerade"),
        *("identifierade", "anpassade", "återkommande", "kallade", "begagnade", "utvalda"),
    )
)
_SUPINE_NEAR = 8  # words between `har` and what has been done
_EACH = re.compile(
    r"\bvar (?:för|och|när|som|sin|sitt|sina|\d+:[ae]|tredje|\w+de|\w+te)\b", re.IGNORECASE
)
_IN_TIME = re.compile(
    r"\b(?:senast|före|inom)\b|\b(?:h|timmar|dygn|dagar|veckor) efter\b", re.IGNORECASE
)
_SO_MANY = r"\b\d+ av (?:de )?\d+ (?:\w+ )?"
_DONE = where(
    r"\b(?:är|blev)\b(?: \w+){0,2} (?:genomfört|genomförda?|uppfyllt|uppfyllda?|uppnått|uppnådda?"
    r"|uppföljt|uppföljda?|avslutat|avslutade?|utfört|utförda?)\b"
    rf"|{_SO_MANY}(?:genomförda|utförda|uppfyllda|klara|gjorda|besökta)\b"
    r"|\b(?:genomförda|utförda|gjorda) (?:19|20)\d\d\b"
)


def _past(text: str) -> str | None:
    """What stands before the verb that promises, or all of it, tells of what was."""
    modal = _promise(text)
    clause = main(_EACH.sub("", text[: modal.start] if modal else text))
    return _preterite(clause) or _perfect(clause) or (None if modal else _DONE(clause))


def _preterite(clause: str) -> str | None:
    """What was, unless another verb comes before: `håller varandra underrättade`."""
    before = ""
    for word in (found[0].lower() for found in _WORD.finditer(clause)):
        if past.is_past(word):
            if before not in _GROUP and word not in _ONLY_WHICH:
                return word
        elif is_now(word) or (before != "att" and is_infinitive(word)):
            return None
        before = word
    return None


def _perfect(clause: str) -> str | None:
    """What has been; what will have been done in time is a promise."""
    if _IN_TIME.search(clause):
        return None
    for has in _HAS.finditer(clause):
        words = [found[0] for found in _WORD.finditer(clause, has.end())][:_SUPINE_NEAR]
        before = has[0]
        for word in words:
            if past.is_supine(word) and before.lower() not in _ARTICLES:
                return f"{has[0]} {word}"
            before = word
    return None


# --- what is hoped for ---------------------------------------------------------------------------
_BETTER = re.compile(
    r"\s*(?:\w+ ){0,2}?(?:minskas?|halveras|ökas?|bidra|leda till|känna|kännas|upplevas?|trivas"
    r"|våga"
    r"|slippa|ha (?:en |ett )?(?:trygg|god|bra|säker)\w*|förbättras|stärkas"
    r"|ha (?:minskat|ökat)|utsättas|drabbas"
    r"|(?:vara|bli) (?:\w+ )?(?:trygg|tryggare|trygga|tryggt|säker|säkrare|säkert|attraktiv\w*)"
    r"|(?:inte |aldrig )(?:behöva|dras|bli|hamna|utsättas|drabbas)"
    r"|kunna (?:känna|röra|vistas|vara|gå|leva|bo))\b",
    re.IGNORECASE,
)
_OF_EFFECT = re.compile(
    r"^(?:\w+ )?(?:(?:antalet|andelen|antal|andel)\b[^,.;]*?\b)?"
    rf"(?:{telling_words.EFFECTS}"
    rf"|{telling_words.PEOPLE})(?:\s[^,.;]*)?$|^(?:andelen|andel)\b[^.;]*$",
    re.IGNORECASE,
)
_EFFECT_FIRST = re.compile(
    rf"\s*(?:även |också )?{telling_words.EFFECTS}"
    r"\s+(?:minska|öka|bli|förbättras|stärkas)\b",
    re.IGNORECASE,
)
_SAFE_PLACE = re.compile(rf"^(?:\w+ )?{telling_words.PLACES}(?:\s[^,.;]*)?$", re.IGNORECASE)
_SAFE = re.compile(
    r"\s*(?:\w+ )?(?:vara|bli|kännas|upplevas)\b[^,.;]*\b(?:trygg|säker|säkr|attraktiv)\w*",
    re.IGNORECASE,
)
# Whoever is to feel it: it comes of what others do.
_FEELS = re.compile(
    r"\s*(?:\w+ )?(?:uppleva|känna (?:sig|att|av|större|ökad)|våga|trivas)\b", re.IGNORECASE
)
_DOES_IT = re.compile(r"\b(?:polis\w*|kommunen|vi|parterna)$", re.IGNORECASE)
_IS_TO = re.compile(r"\b(?:ska|skall|kommer att)\b", re.IGNORECASE)


def _effect(text: str) -> str | None:
    for is_to in _IS_TO.finditer(text):
        before, after = text[: is_to.start()].strip(), text[is_to.end() :]
        better = _BETTER.match(after) if _OF_EFFECT.search(before) else _EFFECT_FIRST.match(after)
        safe = _SAFE.match(after) if _SAFE_PLACE.search(before) else None
        feels = None if _DOES_IT.search(before) else _FEELS.match(after)
        if better or feels or safe:
            return after.strip()
    return None


# --- what may be ---------------------------------------------------------------------------------
_MAY = re.compile(r"\b(?:kan|bör|måste|behöver|får inte|torde)\b", re.IGNORECASE)
_PERHAPS = where(r"\bkan\b[^.;]{0,40}?\bkomma att\b")
_THAT_CLAUSE = re.compile(r"\b(?:att|vart)\b[^,.;]*", re.IGNORECASE)


def _may(text: str) -> str | None:
    """A possibility is none where somebody offers it to those who ask, or when it is needed."""
    perhaps = _PERHAPS(text)
    if perhaps:
        return perhaps
    modal = _modal(text)
    clause = main(text[: modal.start] if modal else text)
    may = _MAY.search(_THAT_CLAUSE.sub("", clause))
    if not may:
        return None
    return None if ALL_THE_TIME.search(text) else may[0]


REPORTS: tuple[ReadingRule[str, str], ...] = (
    ReadingRule(
        "past",
        "Polisen genomförde 20 kontroller under våren.",
        "Det har redan hänt.",
        _past,
        "Polisen har en kontaktperson för varje skola.",
    ),
    ReadingRule(
        "goal",
        "Målet är att fler ska känna sig trygga.",
        "Det är ett mål för löftet, inte ett löfte.",
        where(
            rf"^(?:\w+ ){{0,2}}?{telling_words.AIMS}(?: \w+){{0,4}}?"
            r" (?:är|var|med|har varit)\b"
        ),
        "Målen på fotbollsplanen lagas av kommunen.",
    ),
    ReadingRule(
        "effect",
        "Andelen som känner sig trygga ska öka.",
        "Det är vad som väntas bli följden, inte vad någon gör.",
        _effect,
        "Antalet nykterhetskontroller ska öka.",
    ),
    ReadingRule(
        "possibility",
        "Fler vuxna behöver vara ute på kvällarna.",
        "Det kan eller borde bli så; ingen lovar det.",
        _may,
        "På begäran kan polisen besöka föreningar.",
    ),
    ReadingRule(
        "finding",
        "Många önskar fler poliser i centrum.",
        "Det är vad någon tycker eller vad en undersökning visar.",
        _without_promise(
            rf"\b(?:{telling_words.FINDINGS}|visar\b[^.,;]{{0,60}}\batt"
            r"|\w*(?:statistik|enkät|undersökning|mätning|lägesbild)\w* visar)\b"
        ),
        "Kommunen ska besöka de platser som upplevs otrygga.",
    ),
    ReadingRule(
        "many",
        "Allt fler äldre blir lurade på pengar.",
        "Det berättar hur vanligt något är.",
        _without_promise(
            r"^(?:antalet|andelen) [^.;]* är\b"
            r"|^(?:allt (?:fler|färre)|en stor del|de flesta|merparten|ungefär|drygt|knappt|nästan"
            r"|var (?:tredje|fjärde|femte|sjätte|tionde)|hälften)\b"
        ),
        "Alla nya hyresgäster får besök av kommunen.",
    ),
    ReadingRule(
        "definition",
        "Ett medborgarlöfte är ett sätt att visa vad vi gör.",
        "Det förklarar vad något är.",
        _without_promise(
            r"\bär (?:\w+ )?(?:en|ett|den|det|de|inte|viktig\w*|grunden|nödvändig\w*|stora?|svår\w*"
            r"|vanlig\w*|låg\w*|hög\w*|ing[ae][nt]|styrgrupp|ordförande|sammankallande)\b|\bbetyder\b|\bmenas\b|\bavses\b|\binvånare\b"
        ),
        "Fältgruppen är ute alla fredagar.",
    ),
    ReadingRule(
        "outcome-of-all",
        "Parterna har ansvar för att trafiken blir lugnare.",
        "Det är vad som väntas bli följden, inte vad någon gör.",
        where(r"\bansvar\w* för att [^.,;]*\b(?:blir|bli|ökar|minskar|förbättras)\b[^.,;]*\.?$"),
        "Kommunen ansvarar för att frågan tas upp.",
    ),
    ReadingRule(
        "how-it-is-done",
        "Insatserna ska ske i samråd med kommunen.",
        "Det säger bara hur det som lovas nyss ska gå till.",
        where(
            r"^(?![^.;]*\b(?:varje|gång|gånger|per|minst)\b)"
            r"(?:det|detta|arbetet|samverkan|\w{4,}(?:erna|orna|arna)) "
            r"(?:(?:ska|kommer att|kan) )?(?:främst |huvudsakligen )?"
            r"(?:ske|sker|görs|göras|utförs|utföras|bedrivs|bedrivas"
            r"|koncentreras|fokuseras|inriktas)"
            r" (?:i samråd|i samverkan|i samarbete|bland annat|främst|genom|utifrån|med|till|på)\b"
        ),
        "Kontroller ska ske i samarbete med Trafikverket.",
    ),
    ReadingRule(
        "elsewhere",
        "Där ansvarar Trafikverket.",
        "Det säger bara vem som ansvarar för något annat.",
        where(r"^(?:där|för detta) (?:ansvarar|svarar)\b"),
        "Där sätter kommunen upp en lampa.",
    ),
)
