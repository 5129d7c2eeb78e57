"""Knows what a heading says of the part under it: whether it promises, or only tells."""

import re
from typing import Literal

from medlofte.drafting.rules.rule import ReadingRule, drawn
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words.patterns import entries

# `follows`: how that which is promised is led and followed up; a sentence there promises only
# where it says who does it or how often. `ends`: what lies after the document, such as
# signatures, contacts and news. `unknown`: no heading has said anything yet.
Section = Literal["promises", "tells", "follows", "ends", "unknown"]

# Of the words `*` is the rest of a word, `#` a digit, `^` the beginning of the heading (after its
# number) and `$` its end.
_FURNITURE = """
^aktuellt, ^*nyheter, ^senaste nytt, ^relatera*, ^läs mer, ^läs också, ^läs även
^mer information, ^mer om, ^om webbplatsen, ^om sidan, ^dela, ^hjälpte, ^hade du nytta
^var informationen, ^fick du hjälp, ^genvägar, ^länkar$, ^dokument$, ^filer$, ^bilaga$
^bilagor$, ^sidfot*, ^öppettider$, ^följ oss, ^besök oss, ^hitta hit, ^andra läser
^i samma ämne, ^press$, ^presskontakt*, ^prenumerera, ^sociala medier$, ^till toppen
^tillgänglighetsredogörelse, ^fler kommuner, i närheten$, i grannkommun*, ^andra kommuner
^grannkommun*, ^fler nyheter, ^andra nyheter, ^kalender$, ^andra löften, ^fler löften
^löften i andra, ^beslutsunderlag, ^beslutet skickas, ^skickas till
"""
_CONTACTS = """
kan du göra, du kan göra, kan du själv, du själv kan, kan ni göra, ^kontakt$, ^kontakt:
^kontakta, ^kontaktuppgift*, ^kontaktperson*, ^kontaktinfo*, ^har du frågor, ^frågor$
^frågor och svar, ^synpunkter$, ^tyck till, ^lämna synpunkter, ^tipsa, ^har du tips
^vill du veta mer, ^här når du
"""
_SIGNATURES = """
^underskrift*, ^undertecknande*, ^undertecknat, ^undertecknas, ^påskrift*
"""
_BEFORE_NOW = """
den gamla, det gamla, gamla löften, de gamla, *gamla planen*, tidigare, förra, föregående
sedan sist, hur gick, så gick, det gick, gick det, *utfall*, *resultat, *resultatet
*resultaten, återblick*, tillbakablick*, uppnåtts, har uppnått, har gjort, gjordes, genomfört
genomförda, vad har hänt, det här har hänt, detta har hänt, erfarenheter, så blev det
hur blev det, vad blev det, ^uppföljning* 20##, ^uppföljning av * 20##
^uppföljning av * * 20##, ^uppföljning av löften, ^uppföljning av löftena, ^utvärdering* 20##
^utvärdering av * 20##, ^redovisning* 20##
"""
_SAID = """
oroar, tycker, tyckte, svarade, har sagt, har ni sagt, har du sagt, har berättat
har ni berättat, berättade, upplever, upplevde, säger ni, säger du, ni sa
dialog med medborgarna, dialoger med medborgarna, medborgardialog*, medarbetardialog*
synpunkter från, *enkät*, trygghetsmätning*, medborgarundersökning*
"""
_ORIGIN = """
så tog vi, så har vi tagit, kommit till, tagits fram, togs fram, tagit fram
arbetet med att ta fram, så kom, så valde vi, ^därför, varför, bakgrund*, ^vad är
^om medborgarlöft*, ^om löft*, ^vad innebär, ^vad betyder, ^inledning*, ^det här är, ^detta är
^vad menas, ^så fungerar, sammanfattning*, arbetar vi med medborgarlöft*
jobbar vi med medborgarlöft*
"""
_TOLD_LATER = """
får ni veta, får du veta, får jag veta, så får vi veta
"""
_FOLLOWING_UP = """
^uppföljning*, ^utvärdering*, ^återkoppling*, ^återrapportering*, ^redovisning*, ^rapportering*
^organisation, ^organisation och, ^samverkansform*, ^ansvar och, ^kommunikation och uppföljning
^genomförande och uppföljning, ^hur går det, ^så går det, så får du veta, hur du får veta
^hur vet, följer vi, ^så följs, ^hur följs, vi följer upp, följs upp, ^styrning*, ^ledning*
^styrgrupp*, ^nästa steg, ^så går vi vidare, ^vad händer nu, ^vad händer sedan
^vad händer efter, ^vad händer härnäst, ^det fortsatta, ^fortsatt arbete, ^följ med i hur
så kollar, kollar vi, så mäter vi, får jag veta, får ni veta, ^framåt, ^revidering*
^arbetsform*
"""
_AIMS = """
ska vi åstadkomma, vill vi uppnå, ska vi uppnå, hoppas vi, vi hoppas, vi vill se, vill vi se
^effekt$, ^effekter$, ^önskad effekt*, ^förväntad*
"""
_PROMISED = """
*löfte, *löftet, *löften, *löftena, *löftesområde*, lovar, lovas, åtagande*, *åtgärd*, *insats*
*aktivitet*, *handlingsplan*, vi ska, ska vi, gör vi, vi gör, vi skall, skall vi, ska göras
så gör, gör polisen, gör kommunen, polisen gör, kommunen gör, överenskomna, kommit överens
överens om, arbetar vi, vi arbetar, jobbar vi, vi jobbar, ska polisen, polisen ska
ska kommunen, kommunen ska, planerat, planerade
"""
_SITUATION = """
*lägesbild*, *problembild*, nuläge*, ^situation*, dagens situation, ^orsak*, ^analys*
*statistik*, *brottsutveckling*, läget i, ^läget$, ^utmaningar, ^förutsättningar, ^fakta
^problem$, ^problemen$
"""
_FRAME = """
*syfte*, vision*, målsättning*, målbild*, *mål$, *målen$, effektmål*, utgångspunkt*, ^översikt
^innehåll*, ^förord, ^på den här sidan, ^på denna sida, ^ordlista, ^definition*, ^begrepp*
^lagstiftning*, ^styrdokument*, ^parter$, ^parterna$, ^avtalsparter, ^giltighet*, ^avtalstid*
^avtalsperiod*, ^löptid*, ^löftestid$, ^ändring*, ^uppsägning*, ^tvist*, ^omfattning$
^prioriterat område$, ^fokusområden$, ^prioriterade områden$, ^ansvarig utgivare, ^meny$, ^sök$
^hitta, *kakor, ^cookies, ^referenser, ^hänvisningar, ^ekonomi$, ^målgrupp*, ^sekretess*
^personuppgift*, ^hur länge, ^när gäller, ^ärendebeskrivning*, ^ärendet$, ^yrkande*, ^beslut$
^förslag till beslut
"""


def _announcing(
    name: str, section: Section, words: str, example: str, near: str
) -> ReadingRule[str, Section]:
    pattern = re.compile("|".join(map(_one, entries(words))))

    def find(heading: str) -> Section | None:
        return section if pattern.search(_bare(heading)) else None

    return ReadingRule(name, example, _SAYS[section], find, near)


def _bare(heading: str) -> str:
    return _NUMBER.sub("", fold(heading.strip(" :?!.")))


def _one(word: str) -> str:
    bare = re.escape(fold(word.strip("^$"))).replace(r"\*", r"\w*").replace(r"\#", r"\d")
    before = "^" if word.startswith("^") else r"(?<!\w)"
    after = "$" if word.endswith("$") else r"(?!\w)"
    return before + bare + after


_NUMBER = re.compile(r"^(?:§ ?)?(?:[\d.]+ |[a-z]\) )")
# A heading of nothing else than these says that something is promised, and not in which area.
_NO_SUBJECT = re.compile(
    r"(?:(?<!\w)(?:det|detta|här|så|vad|hur|vi|ni|du|ska|skall|gör|göra|göras|lovar|åtar|oss|sig"
    r"|vår|våra|vårt|era|nya|nytt|för|till|under|gäller|och|i|av|att|med|lokala|lokalt|gemensamma"
    r"|planerade|prioriterade|konkreta|medborgar\w*|löfte\w*|löftet|åtgärd\w*|insats\w*"
    r"|aktivitet\w*|åtagande\w*|handlingsplan\w*|undertecknat|läsåret|perioden|året"
    r"|överenskom\w*|områden?|\w+borna|punkt|del)(?!\w)|[^\w]|\d)+"
)
_SAYS: dict[Section, str] = {
    "promises": "Under rubriken står löften.",
    "tells": "Under rubriken berättas något annat än vad som lovas.",
    "follows": "Under rubriken står hur löftena följs upp: ett löfte bara med vem eller när.",
    "ends": "Under rubriken står inget av dokumentet självt.",
}
# The first one that fits decides.
SECTIONS: tuple[ReadingRule[str, Section], ...] = (
    _announcing("page-furniture", "ends", _FURNITURE, "Hjälpte informationen dig?", "Delaktighet"),
    _announcing("contacts", "ends", _CONTACTS, "Kontaktuppgifter", "Kontakt med ungdomar"),
    _announcing("signatures", "ends", _SIGNATURES, "8. Underskrifter", "Nytt löfte undertecknat"),
    _announcing(
        "told-later", "follows", _TOLD_LATER, "När får ni veta hur det gick?", "Hur gick det?"
    ),
    _announcing("what-has-been", "tells", _BEFORE_NOW, "Så gick det i fjol", "Så går det"),
    _announcing("what-people-said", "tells", _SAID, "Vad har ni sagt till oss?", "Dialog med unga"),
    _announcing("how-it-came-about", "tells", _ORIGIN, "Så tog vi fram löftena", "Våra löften"),
    _announcing("following-up", "follows", _FOLLOWING_UP, "Så följer vi upp", "Kommunikation"),
    _announcing("what-we-want", "tells", _AIMS, "Det här vill vi uppnå", "Det här vill vi göra"),
    _announcing("what-is-promised", "promises", _PROMISED, "Det här ska vi göra", "Trafik"),
    _announcing("the-situation", "tells", _SITUATION, "Lokal problembild", "Ungas situation"),
    _announcing("the-frame", "tells", _FRAME, "2. Syfte och mål", "Mötesplatser"),
)


def announced(heading: str, before: Section) -> Section:
    """What stands under a heading; where it says nothing of that, the same as before it."""
    rule = drawn(SECTIONS, heading)
    return rule.found if rule else before


def is_of_procedure(heading: str) -> bool:
    """Whether it tells which part of the document it is, and not what the promises are about.

    How promises are followed up is an area of its own, as in the files that municipalities write.
    """
    if announced(heading, "unknown") in ("tells", "ends"):
        return True
    text = heading.casefold()
    return "medborgarlöft" in text or _NO_SUBJECT.fullmatch(text) is not None
