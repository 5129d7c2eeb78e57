"""Knows what belongs to the page around a document, or speaks to its reader."""

import re

from medlofte.drafting.rules.rule import ReadingRule, where
from medlofte.swedish.promise_words.sentence_words import ALL_THE_TIME, ASKS

# What is done for a reader who does something: `Ser du en trasig lampa lagar vi den`.
_WE_DO = re.compile(
    r"\b(?:du|ni)\b[^.;]*[^.;,]\b(?!kan |ska |vad |hur |har )[a-zåäö]+r (?:vi|polisen|kommunen)\b"
    r"|,? så \w+r (?:vi|polisen|kommunen)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"^(?:ring|läs|anmäl|klicka|välkommen|välkomna|fyll i|följ (?:oss|med)"
    r"|hör (?:gärna )?av (?:dig|er)|logga"
    r"|acceptera|godkänn|hoppa till|prenumerera|kontakta (?:oss|gärna|din)"
    r"|se (?:även|också)"
    r"|mejla (?:oss|till|gärna)|tipsa oss|skriv till|tyck till|lämna (?:dina|din|gärna))\b",
    re.IGNORECASE,
)
_READER = re.compile(
    r"\b(?:du|ni) (?:\w+ )?(?:kan|bör|måste|behöver|hittar|når|läser|ringer|kontaktar|anmäler"
    r"|lämnar|ser|vänder)\b"
    r"|\b(?:kan|bör|måste|behöver|hittar|når|läser|ringer|kontaktar|anmäler|lämnar|ser|vänder) "
    r"(?:du|ni)\b|^(?:har|undrar|behöver) (?:du|ni)\b",
    re.IGNORECASE,
)


def _reader(text: str) -> str | None:
    found = _READER.search(text)
    return found[0] if found and not (ALL_THE_TIME.search(text) or _WE_DO.search(text)) else None


def _should(text: str) -> str | None:
    found = _SHOULD.search(text)
    return found[0] if found and not _WE_DO.search(text) else None


def _slogan(text: str) -> str | None:
    found = _CALLED_OUT.search(text)
    return None if not found or ASKS.search(text) or ALL_THE_TIME.search(text) else found[0]


_CALLED_OUT = re.compile(r"^(?:vi|tillsammans|nu|låt)\b[^.;:\d]*!$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:publiceras|redovisas|läggs|läggas|presenteras|informer\w+|berätta\w*|återkoppl\w+)\b",
    re.IGNORECASE,
)


def _address(text: str) -> str | None:
    found = re.search(r"https?://|\bwww\.", text, re.IGNORECASE)
    return found[0] if found and not _PUBLISHED.search(text) else None


_PHONE = (
    r"@|\b0\d{1,3}[ -]\d{2,3} ?\d{2}|\b0\d{7,9}\b|\b(?:tfn|tel|telefon|e-post|växel)\b\.?:"
    r"|\b114 ?14\b"
)
_FURNITURE = (
    r"\bcookies?\b|\bkakor\b|javascript|\btill toppen\b|\bdela sidan\b|\bskriv ut\b|öppnas i nytt"
    r"|\blyssna på sidan\b|^läs (?:mer|också|även|vidare)\b"
    r"|^(?:sidan )?(?:senast )?(?:publicera[dt]|uppdatera[dt]e?s?|ändra[dt]|granska[dt])\b"
    r"|^sidan (?:uppdaterades|ändrades|granskades)\b"
    r"|\bsidansvarig\b|\binnehållsansvarig\b"
    r"|^sida \d|\bfoto(?:graf)?:|^bild:|hjälpte .{0,30}\bdig\b"
)

_SAYS = (
    r"[,”\"»!] ?(?:(?:säger|menar|hoppas|tycker|sade|sa|förklarar|påpekar|konstaterar)\b"
    r"|(?:berättar|fortsätter) (?!om\b|för\b|hur\b|vad\b|att\b|med\b))"
)
_SAYS_SO = re.compile(_SAYS, re.IGNORECASE)
_SPOKEN = ("–", "—", "-", "”", '"', "»")


def quoted(paragraph: str, *, is_point: bool = False) -> bool:
    """Whether all of it is what somebody says: `– Vi ska synas, säger chefen. Vi ska finnas här`.

    A point of a list may be one whose dash was taken for the sign of a list.
    """
    spoken = is_point or paragraph.lstrip().startswith(_SPOKEN)
    return spoken and bool(_SAYS_SO.search(paragraph))


PAGE: tuple[ReadingRule[str, str], ...] = (
    ReadingRule(
        "page-words",
        "Sidan uppdaterades den 3 mars.",
        "Det hör till webbsidan, inte till dokumentet.",
        where(_FURNITURE),
        "Kommunen uppdaterar sidan varje månad.",
    ),
    ReadingRule(
        "contact",
        "Trygghetssamordnaren nås på 0123-456 78.",
        "Det är en kontaktuppgift.",
        where(_PHONE),
        "Kommunen svarar på e-post inom två dagar.",
    ),
    ReadingRule(
        "web-address",
        "Hela lägesbilden finns på www.example.se.",
        "Det är en hänvisning.",
        _address,
        "Resultatet publiceras på www.example.se varje år.",
    ),
    ReadingRule(
        "emergency",
        "Vid pågående brott ringer man 112.",
        "Det är en kontaktuppgift.",
        where(r"\b112\b"),
        "Polisen gör minst 12 kontroller.",
    ),
    ReadingRule(
        "question",
        "Har du sett något?",
        "En fråga lovar inget.",
        where(r"\?[\"”»]?$"),
        "Polisen frågar hyresgästerna varje år.",
    ),
    ReadingRule(
        "slogan",
        "Vi ska finnas där du finns!",
        "Det är ett slagord; ett utropstecken lovar inget som går att följa.",
        _slogan,
        "Vi ska finnas på torget varje helg!",
    ),
    ReadingRule(
        "quotation",
        "Vi ska bli bättre, säger chefen för lokalpolisområdet.",
        "Någon säger sin mening; det är inget löfte.",
        where(rf"{_SAYS}|(?<!\w)jag\b"),
        "Polisen berättar om sitt arbete i skolorna.",
    ),
    ReadingRule(
        "readers-may",
        "Här kan du läsa mer om löftena.",
        "Det vänder sig till läsaren.",
        _reader,
        "Du får svar från kommunen inom fem dagar.",
    ),
    ReadingRule(
        "readers-should",
        "Kontakta oss om du vill vara med.",
        "Det vänder sig till läsaren.",
        _should,
        "Kontakta målsäganden inom en vecka.",
    ),
    ReadingRule(
        "pointing",
        "Tabellen visar vad som ska hända.",
        "Det visar på något annat i dokumentet.",
        where(
            r"\bfinns att (?:ladda|läsa|hämta|se)\b"
            r"|^i (?:detta|det här) dokument|^i planen\b|^där det står\b"
            r"|\b(?:preciseras|beskrivs|specificeras|framgår) (?:i|av)\b"
            r"|^(?:i )?(?:tabellen|\w+ spalten|kolumnen|kartan|bilden)\b"
            r"|^(?:här|nedan|nedanför|på (?:den här|denna) sida\w*) "
            r"(?:läser|ser|finns|hittar|finner|följer|redovisas|presenteras|beskrivs)\b"
        ),
        "Här ska kommunen sätta upp tre lampor.",
    ),
)
