"""Knows what a promise's words tell of how it can be followed up, and where they tell too little.

The signs are those of docs and of evaluations: a number without a time, more than an unknown
before, effects instead of deeds, words that can be reported but never reached.
"""

import re
from collections.abc import Iterable, Iterator

from medlofte.language import t
from medlofte.swedish import amounts
from medlofte.swedish.dates import MONTHS
from medlofte.swedish.names import fold

_TELLING = 4  # letters of a word in a party's name that tells the party
_OCCASION = "gång|gånger|tillfällen?|kväll|kvällar|dag|dagar|besök|möten?"
_MONTHS = "|".join(MONTHS)
# What may be a number, the word `minst` before it, and what is counted behind it.
_NUMBER = re.compile(
    r"\b(?P<least>minst )?(?P<number>\d{1,4}|[a-zåäö]+(?: (?:hundra|tusen|dussin|par\b)[a-zåäö]*"
    rf"| [a-zåäö]+tal)?)\b(?:(?P<once>(?= (?:{_OCCASION})\b))|(?P<counted>(?= [a-zåäö])))?",
    re.IGNORECASE,
)
_DATED = re.compile(rf"(?:19|20)\d\d\b|\d+ (?:{_MONTHS})\b", re.IGNORECASE)
_PERIODS = {
    "day": r"varje dygn|per dygn|om dygnet|dagligen|varje dag\b|per dag\b",
    "week": r"\bvecka|\bveckan|veckovis",
    "month": r"\bmånad|månatlig",
    "quarter": r"\bkvartal",
    "tertial": r"\btertial",
    "half_year": r"\bhalvår",
    "year": r"\bår\b|\båret\b|årlig|/år",
    "agreement": r"löftestid|löftesperiod|hela perioden|under perioden|treårsperiod|avtalstid",
}
_MORE = re.compile(r"\b(öka\w*|utök\w+|fler|oftare|mer än|mer av|höj\w+|stärk\w*)\b", re.IGNORECASE)
_EFFECT = re.compile(r"\b(minsk\w+|färre|sjunk\w+|tryggare|tryggheten ökar)\b", re.IGNORECASE)
_EFFORT = re.compile(
    r"\b(verka[r]? för|arbeta[r]? (?:aktivt )?(?:för|med|mot)|strävar?|eftersträvar?|främja[r]?|"
    r"prioritera[r]?|fokusera[r]?|verkar|satsa[r]? på)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(regelbund\w+|återkommande|ofta|flera gånger|ett antal|ett flertal|några gånger)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(ta[r]? fram|skapa[r]?|inrätta[r]?|inför\w*|upprätta[r]?|bilda[rs]?|starta[r]?|öppna[r]?|"
    r"bygg(?:er|a)|ordnar ett sätt)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(vid (?:behov|sådana|särskilda|larm|händelse\w*)|när|om någon)\b", re.IGNORECASE
)
_PLACE = r"(?:för|grund)?skol|by|distrikt|station|stadsdel|område|plats|ort|tätort|klass"
_EVERYWHERE = re.compile(
    rf"\bvarje (?:{_PLACE})[a-zåäö]*\b|"
    rf"\b(?:alla|samtliga) (?:[a-zåäö0-9]+ ){{0,2}}(?:{_PLACE})[a-zåäö]*\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(tillsammans|gemensam\w*|samverka\w*|båda närvara\w*)\b", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(polis\w*|kommun\w*|skola\w*|region\w*|räddningstjänst\w*)\b", re.IGNORECASE
)


def number(text: str) -> int | None:
    """The number that a text asks for: `minst tio gånger`, `3 kontroller`."""
    for found in _NUMBER.finditer(text):
        figures = found["number"].isdecimal()
        many = int(found["number"]) if figures else amounts.in_words(fold(found["number"]))[0]
        if many is None:
            continue
        counted = found["counted"] is not None and (figures or many > 1)
        dated = figures and _DATED.match(text, found.start("number"))
        if found["least"] or ((found["once"] is not None or counted) and not dated):
            return many
    return None


def period(text: str) -> str | None:
    """The time that a number is asked for, as a target names it; the shortest that is there."""
    return next(
        (per for per, words in _PERIODS.items() if re.search(words, text, re.IGNORECASE)), None
    )


def compares(text: str) -> bool:
    """Whether the text asks for more than before."""
    return bool(_MORE.search(text))


def finishes(text: str) -> bool:
    """Whether the text asks for something that will be there when it is done."""
    return bool(_DONE.search(text))


def awaits(text: str) -> bool:
    """Whether the text asks for something each time that something else happens."""
    return bool(_WHEN.search(text))


def everywhere(text: str) -> bool:
    """Whether the text asks for the same at each of several places."""
    return bool(_EVERYWHERE.search(text))


def is_joint(text: str) -> bool:
    """Whether the text says that the parties do it together."""
    return bool(_TOGETHER.search(text))


def named(text: str, parties: dict[str, str]) -> list[str]:
    """The parties that a text begins with (Polisen och kommunen …), else all that it names."""
    words = {
        id_: [id_, *(word for word in fold(name).split() if len(word) >= _TELLING)]
        for id_, name in parties.items()
    }
    found: list[str] = []
    for word in fold(text.replace(",", " , ")).split():
        fitting = [id_ for id_, own in words.items() if any(map(word.startswith, own))]
        if not fitting and found and word not in (",", "och", "samt"):
            break
        found += fitting
    return list(dict.fromkeys(found))


def remarks(text: str, parties: Iterable[str]) -> Iterator[str]:
    """Say what cannot be measured as it is worded, and what to write instead."""
    effect, more, often = _EFFECT.search(text), _MORE.search(text), _OFTEN.search(text)
    if effect:
        yield t(
            'Ordet "{word}" beskriver en verkan. Den går inte att logga: skriv vad ni ska göra.',
            word=effect[0],
        )
    if more and not number(text):
        yield t(
            'Ordet "{word}" jämför med förut. Det går bara att följa upp med ett jämförelsetal: '
            "hur många det var, när, och var det står.",
            word=more[0],
        )
    if often:
        yield t(
            '"{word}" säger inte hur ofta. Skriv antal och tid, till exempel minst 4 per år.',
            word=often[0],
        )
    effort = _EFFORT.search(text)
    if effort:
        yield t(
            '"{word}" går att redovisa, men aldrig att uppnå. Skriv hellre vad som blir gjort.',
            word=effort[0],
        )
    if number(text) and not period(text):
        yield t("Texten nämner ett antal, men inte för vilken tid: per vecka, per år, hela tiden?")
    if not _PARTY.search(text) and not any(fold(one) in fold(text) for one in parties):
        yield t("Texten säger inte vem som ska göra det. Börja till exempel med: Polisen …")


def against(text: str, *, numbered: bool, together: bool, several: bool) -> list[str]:
    """Say where the words and what is chosen do not agree."""
    found = []
    if number(text) and not numbered:
        found.append(
            t("Texten nämner ett antal, men med det valda målet räknas det inte mot något.")
        )
    if several and not together and is_joint(text):
        found.append(
            t(
                "Texten säger att parterna gör det gemensamt, men en aktivitet av en av dem "
                "räknas. Välj gemensamt om alla måste vara med."
            )
        )
    return found
