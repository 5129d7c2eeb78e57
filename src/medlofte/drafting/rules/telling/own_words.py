"""Knows what a document says of itself: how long it holds, what it is for, who decided it."""

import re

from medlofte.drafting.rules.rule import ReadingRule, where
from medlofte.swedish.promise_words import telling_words
from medlofte.swedish.promise_words.verbs import is_infinitive, is_now

_WORD = re.compile(r"[\wåäöÅÄÖéÉ-]+")
_SELF = re.compile(
    r"^(?!(?:utifrån|enligt|i|av|för|genom|från|till|inom|under|bakom|inför|utöver|med)\b)"
    rf"(?:\w+ ){{0,2}}?{telling_words.ITSELF}\b",
    re.IGNORECASE,
)
_DONE_AFTER = re.compile(r" (?:\w+ )?\w+(?:ad|at|ade)\b")  # `ska vara redovisat i maj`
_THAT = re.compile(
    r"^(?!vad |när )(?:de|det|detta|dessa|(?:handlings|åtgärds)?planen)? ?"
    r"(?:(?:ska|skall|kommer att) )?(?:\w+ )?"
    r"(?:gäller|börjar|slutar|löper|avser|omfattar|innehåller|beskriver"
    r"|bidra till|bidrar till|leda till|leder till|syftar|är vad|är tänkt)\b"
    r"|^(?:det|den) här (?:är|brevet|dokumentet|löftet|bladet|foldern|sidan)\b",
    re.IGNORECASE,
)


def _of_itself(text: str) -> str | None:
    """The first verb after what the text calls itself is one of those that describe a text."""
    that = _THAT.search(text)
    if that:
        return that[0]
    itself = _SELF.search(text)
    for word in _WORD.finditer(text, itself.end() if itself else len(text)):
        if word[0].lower() == "vara" and _DONE_AFTER.match(text, word.end()):
            return None
        if word[0].lower() in ("tecknas", "tas", "fastställs") and "senast" in text:
            return None
        if word[0].lower() in telling_words.OF_A_TEXT:
            return word[0]
        if is_now(word[0].lower()) or is_infinitive(word[0]):
            return None
    return None


OWN_WORDS: tuple[ReadingRule[str, str], ...] = (
    ReadingRule(
        "own-validity",
        "Löftet gäller till och med den 31 december.",
        "Dokumentet berättar om sig självt.",
        _of_itself,
        "Löftet följs upp varje år.",
    ),
    ReadingRule(
        "own-clauses",
        "Denna överenskommelse har upprättats i två likalydande exemplar.",
        "Det är avtalets egna villkor.",
        where(
            r"\bsägas? upp\b|\buppsägning|\blikalydande\b|\bi kraft\b|\bträder i\b|\bnedan kalla"
            r"|\bomförhandl|\bskriftlig(?:en)? (?:ändring|tillägg|överenskom)|\btvist\b"
            r"|^(?:ändringar|tillägg)\b|\bparter(?:na)? i (?:detta|denna)\b|^för det fall\b"
            r"|meningsskiljaktighet|\boenighet"
            r"|^parter är\b"
            r"|^(?:om|när|ifall) (?:läget|situationen|förutsättningarna|behoven) (?:\w+ ){0,3}?"
            r"(?:för)?ändras\b[^.;]*\bkan\b"
            r"|\bhar (?:\w+ ){0,6}?(?:en|ett) (?:\w+ )?"
            r"\w*(?:överenskommelse|avtal|medborgarlöfte)\b"
            r"|\btas (?:ett |en )?(?:\w+ )?\w*(?:överenskommelse|löften?) fram\b"
            r"|\bkan [^.;]{0,40}(?:löftet|löftena|överenskommelsen|avtalet|planen)\b[^.;]{0,20}"
            r"\b(?:revideras|ändras|justeras|kompletteras|skrivas om)\b"
            r"|\batt (?:överenskommelsen|avtalet|löftet|löftena) "
            r"(?:efterlevs|hålls|följs\b(?! upp))"
            r"|\bkan (?:parterna|polisen|kommunen) (?:revidera|ändra|justera|säga|omförhandla)\b"
            r"|^(?:den|det|de|\w+(?:en|et|na)) (?:ska |kan )?"
            r"(?:revideras|uppdateras|ändras) vid behov"
            r"|\b(?:kan|ska) (?:revideras|ändras|justeras|förlängas|skrivas om)\b"
            r"(?![^.;]*\b(?:årligen|varje|gång|gånger|per|senast)\b)"
        ),
        "Kommunen ska säga ja till fler nattvandrare.",
    ),
    ReadingRule(
        "not-promised",
        "Vi lovar inte att alla brott klaras upp.",
        "Det säger vad som inte lovas, eller vad andra ska märka.",
        where(
            r"\b(?:lovar inte|kan inte lova|inget löfte om)\b"
            r"|^det (?:ska|kommer att) (?:märkas|synas|kännas) att\b|^nej[,.]"
        ),
        "Vi lovar att inte ställa in några möten.",
    ),
    ReadingRule(
        "how-it-is-led",
        "Arbetet leds av en styrgrupp.",
        "Det säger hur arbetet är ordnat.",
        where(
            r"^(?:arbetet|samverkan|\w*gruppen|rådet) (?:leds|kallas|sammankallas|består) av\b"
            r"(?![^.;]*\b(?:gång|gånger|per|årligen|senast|månad|kvartal)\b)"
        ),
        "Arbetsgruppen kallas av kommunen fyra gånger per år.",
    ),
    ReadingRule(
        "by-law",
        "Kommunen ska enligt lagen kartlägga brottsligheten.",
        "Det följer av lag eller ett tidigare beslut.",
        where(
            r"\bska(?:ll)? enligt (?:lag|tidigare|gällande)|^enligt (?:lag|tidigare|gällande)"
            r"|\b(?:ska|skall|har|är|måste)\b[^.;]{0,60}\benligt lag(?:en)?\b"
        ),
        "Skolan och polisen ska arbeta enligt SSPF.",
    ),
    ReadingRule(
        "decision",
        "Kommunstyrelsen beslutar att godkänna förslaget.",
        "Det är ett beslut om löftet eller om något annat.",
        where(
            r"\b(?:nämnden|styrelsen|fullmäktige|ordföranden?|förvaltningen|\)) "
            r"(?:beslutar|föreslår|yrkar|godkänner|ställer|finner)\b"
            r"|^att (?:godkänna|uppdra|anta|notera)\b"
            r"|\byrkar\b|^\w*(?:styrelsen|nämnden|fullmäktige) (?:beslutar|föreslår)"
        ),
        "Kommunen beslutar varje år med skolan vilka gator som stängs.",
    ),
    ReadingRule(
        "in-general",
        "Polisen och kommunen ger följande löften.",
        "Det säger bara att något lovas; vad det är står någon annanstans.",
        where(
            r"\b(?:ger|avger|lovar|gäller|har) [^.;]{0,40}\b(?:löften?\b|följande[.:]?$)"
            r"|\b(?:ger|avger|delar|står bakom) (?:\w+ ){0,3}?"
            r"(?:medborgar)?löfte[nt](?:a)?(?: tillsammans| gemensamt)?[.:]?$"
            r"|\blovar [^.;]*\btrygghet[^.;]*\b(?:följande|nedan\w*|enligt nedan)[.:]?$"
            r"|\blovar härmed\b|\böverens om (?:att (?:prioritera|arbeta|samverka|fokusera)|följ)"
            r"|\b(?:lovar|ska|valt|rikta\w*|prioriter\w+|om) [^.;]{0,40}"
            r"\b(?:två|tre|fyra|fem|sex|några) "
            r"(?:saker|områden|frågor|fokusområden|punkter|delar)\b"
            r"|\brikta (?:sina )?(?:krafter|insatser)(?:na)? mot de(?:t| frågor)\b"
            r"|\bhör (?:ett antal|flera|några) (?:aktiviteter|insatser|åtgärder)\b"
            r"|\b(?:tecknar|sluter|ingår) (?:\w+ ){0,3}?\w*(?:medborgarlöfte|överenskommelse)\w*"
            r"|\bom vad som är viktigast\b"
            r"|\bgemensam sak\b|\bgenom denna överenskommelse\b"
        ),
        "Polisen ger råd om lås vid varje inbrott.",
    ),
    ReadingRule(
        "general-aim",
        "Kommunen och polisen ska arbeta för ett tryggare samhälle.",
        "Det är vad alla löften är till för.",
        where(
            r"\b(?:(?:sam)?arbetar?|(?:sam)?verkar?|jobbar?|kraftsamla|lovar|bidrar?) "
            r"[^.;]{0,60}?\b(?:ett|en) (?:\w+ )?(?:trygg|tryggare|säkrare|lugnare|bättre)"
            r"(?: och \w+)? (?:kommun|centrum|samhälle|vardag|tillvaro|stad|bygd|(?-i:[A-ZÅÄÖ])\w+)"
            r"(?: för \w+(?: \w+){0,6})?\.?$"
            r"|\b(?:lovar|ska|vill) [^.;]*\b(?:för|så) att (?:du|ni|alla|fler|invånarna)\b[^.;]*"
            r"\b(?:känna|vara) [^.;]*\btrygg\w*[^.;\d]*[.:]?$"
            r"|\bgör(?:a)? [^.;]{0,40}\b(?:tryggare|säkrare|trygg)[.!]?$"
            r"|\b(?:öka|skapa|stärka) (?:den upplevda )?trygghet(?:en)?"
            r"(?: i (?:hela )?(?:kommunen|samhället))?\.?$"
        ),
        "Kommunen ska verka för en säkrare trafikmiljö runt skolorna.",
    ),
)
