"""Knows the words by which a sentence asks for something, or goes on about the one before it."""

import re
from typing import Final

ASKS: Final = re.compile(
    r"\b(?:minst|gång(?:er)?|ggr|tillfällen?|varje|varannan|vartannat|per|senast|dagligen|årligen"
    r"|veckovis|månadsvis|kvartalsvis|före|inom \w+|klar\w*|färdig\w*|i snitt|i genomsnitt"
    r"|halvåret|kvartalet|terminen|samma d(?:ag|ygn)|januari|februari|mars|april|maj|juni|juli"
    r"|augusti|september|oktober|november|december)\b",
    re.IGNORECASE,
)
ALL_THE_TIME: Final = re.compile(r"\b(?:löpande|kontinuerligt|regelbundet)\b", re.IGNORECASE)
GOES_ON: Final = re.compile(
    r"(?:det|detta|dessa|de(?! som)|den(?! som)|arbetet|arbetena"
    r"|i snitt|i genomsnitt|totalt|sammanlagt|minst"
    r"|varav|här|syftet|målet|löftet|aktiviteterna|insatserna|insatsen|åtgärden|åtgärderna"
    r"|tiderna|tiden|platserna)\b",
    re.IGNORECASE,
)
# A lead to what people have said, or to what is wrong: `Tre problem återkommer:`.
LEADS_TO_PROBLEMS: Final = re.compile(
    r"(?!.*\b(?:ska|skall|kommer|mot|lös\w*|åtgärd\w*|insats\w*|aktivitet\w*|lov\w*|löft\w*|gör|görs"
    r"|göra|genom|överens|arbeta\w*|åta\w*)\b)"
    r".*\b(?:problem(?:en)?|orsak(?:er|erna)|utmaning(?:ar|arna)|brister(?:na)?|bekymmer|önskemål(?:en)?"
    r"|synpunkter(?:na)?|slutsats(?:er|erna)|iakttagelser(?:na)?|oro|oroa\w*|nämn(?:s|des|de|ts)"
    r"|framkom\w*|berätta(?:r|de|t)|svarade|tyck(?:er|te)|upplev(?:s|er|de|des))\b",
    re.IGNORECASE,
)
THEY: Final = re.compile(
    r"(?:de|hon|han) (?:ska|skall|kommer) (?!vara (?!med)|stå|bli|finnas)"
    r"|(?:de|hon|han) [a-zåäö]+r (?:också|även|dessutom)\b"
    r"|de (?!är|har|får|kan|vill|bör|gör|behöver|gäller|blir|hör|visar|bidrar)[a-zåäö]+r\b",
    re.IGNORECASE,
)
# What is done so that people get to know: a follow-up needs no more than this.
TELLS_PEOPLE: Final = re.compile(
    r"\b(?:publicera|redovisa|presentera|sammanställ|utvärdera|rapportera|återrapportera|delge)\w*s\b"
    r"|\bföljs upp\b",
    re.IGNORECASE,
)
# A person, or an office, as they stand under what they sign.
A_NAME: Final = re.compile(
    r"(?:[A-ZÅÄÖ][a-zåäöé-]+ ){1,2}[A-ZÅÄÖ][a-zåäöé-]+son"
    r"|[A-ZÅÄÖa-zåäö]*(?:chef|direktör|[Oo]rdförande|kommunalråd)(?:,? [\w-]+){0,3}"
)
# Somebody whom nobody knows by name does it: `Byalagen ska utse …`.
SOMEBODY: Final = re.compile(
    r"[A-ZÅÄÖ]\w+(?:en|et|na)(?: (?:i|på|vid|för|från) [^.,;]{1,40})? (?:ska|skall|kommer)\b"
)
THE: Final = re.compile(r"(?P<stem>\w{3,}?)(?:n|t|en|et|na|erna|arna)\b")
DOUBLE: Final = re.compile(r"(\w)\1$")  # bommen is of a bom
BOTH_WAYS: Final = re.compile(
    r"\b(?:tillsammans|gemensamt) och (?:enskilt|var för sig)"
    r"|\b(?:var för sig|enskilt) och (?:tillsammans|gemensamt)",
    re.IGNORECASE,
)
# It is the thing before it that is to be ready: `Utredningen ska vara klar senast i maj.`
IS_READY: Final = re.compile(
    r"\w{3,}(?:en|et|na|an) (?:ska|skall|beräknas) (?:vara|stå) "
    r"(?:klar|färdig|slutför|genomför|på plats|i drift|i bruk|beslutad|antag)",
    re.IGNORECASE,
)
OF_MANY: Final = re.compile(r"(?:antalet|andelen|mängden)\b", re.IGNORECASE)
READER_SEES: Final = re.compile(r"\b(?:kan (?:du|ni)|(?:du|ni) kan)\b", re.IGNORECASE)
EACH_ALONE: Final = re.compile(r"\b(?:var för sig|var och en av parterna)\b", re.IGNORECASE)
# What is done when something happens or somebody asks: `Om våld förekommer gör rektorn …`.
WHEN: Final = re.compile(
    r"(?:om|när|vid|så snart|varje gång|efter|inför|upptäcker|händer|inträffar|misstänker) ",
    re.IGNORECASE,
)
# Whoever says one of these promises, also where nobody is known by the name.
PLEDGES: Final = re.compile(r"(?:lovar|åtar sig|förbinder sig)\b", re.IGNORECASE)
