"""Knows who does things in a municipality, as texts name them: Polisen, X kommun, skolan."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

from medlofte.swedish.names import slug
from medlofte.swedish.promise_words.patterns import any_of

ALL: Final = "*"
BOTH: Final = ("polis", "kommun")  # who agree in nearly every document


class Doer(NamedTuple):
    """One who is named: from where to where in the text, as which party, and the party's name.

    The id `ALL` is everybody who promises: vi, båda parter.
    """

    start: int
    end: int
    id: str
    name: str


class NamedDoer(NamedTuple):
    """A party that a document names itself: its id, its name, and the words that mean it."""

    id: str
    name: str
    words: tuple[str, ...]


# A word of a name, in capitals whatever the rest of the pattern is.
_PROPER = r"(?-i:[A-ZÅÄÖ])[\wåäöéÅÄÖ-]+"
_NAME = rf"{_PROPER}(?: {_PROPER}){{0,2}}"
_POLICE = (
    rf"(?:lokal)?polisområde(?:t|na)?(?: (?:i )?{_PROPER}(?: {_PROPER})?)?|lpo(?: {_NAME})?",
    r"[a-zåäö]*polis(?:en|myndigheten|myndighet|er|erna)?(?: i yttre tjänst)?",
    r"poliskontoret|polisstationen|polisens (?:volontärer|trafikgrupp|ungdomsgrupp)",
)
# Whoever works for one is that one: `kommunens chefer`, `skolans personal`.
_STAFF = r"(?:personal|medarbetare|chefer|tjänstepersoner|tjänstemän|handläggare|äldreomsorg)"
_CHILDREN = r"(?<!trafik)(?<!kör)(?<!hög)"  # other schools are parties of their own
_SCHOOL = (
    rf"skolans {_STAFF}|skolpersonal(?:en)?|skola(?:n)?|skolor(?:na)?|\w*{_CHILDREN}skol(?:an|orna)"
    r"|gymnasiet|skolledning\w*|lärare"
)
_MUNICIPALITY = (
    rf"{_PROPER}(?: {_PROPER})? kommun|{_PROPER} stad|kommun(?:en|erna)?|staden",
    r"stadsdelsförvaltningen|stadsdelen|kommunledning(?:en)?|kommunstyrelsen|kommunfullmäktige",
    rf"kommunens (?:[a-zåäö]+ )?[a-zåäö]*{_STAFF}",
    # Those who work for it, where the document does not make them a party.
    r"(?:ordnings|trygghets|kommun)(?:vakter|värdar)(?:na)?",
)
# Others that every municipality has: id, name, words.
_KNOWN: Final = (
    ("skola", "Skolan", _SCHOOL),
    ("rektor", "Rektorerna", r"rektor(?:n|er|erna)?"),
    ("elevhalsa", "Elevhälsan", r"elevhälsa(?:n)?"),
    ("socialtjanst", "Socialtjänsten", r"socialtjänst(?:en)?"),
    (
        "faltgrupp",
        "Fältgruppen",
        r"fältgrupp(?:en)?|fältare|fältarbetar(?:e|na)|fältarna|fälteam\w*|fältverksamhet\w*",
    ),
    ("faltassistenter", "Fältassistenterna", r"fältassistent(?:er|erna)?"),
    (
        "individ-och-familj",
        "Individ- och familjeomsorgen",
        r"individ-? ?och familje?omsorg(?:en)?|ifo",
    ),
    ("raddningstjanst", "Räddningstjänsten", r"räddningstjänst(?:en)?"),
    ("fritid", "Fritid", r"(?:kultur och )?fritid|fritidsverksamhet(?:en)?"),
    ("fritidsgard", "Fritidsgården", r"fritidsgård(?:en|ar|arna)?|ungdomsgård(?:en|ar|arna)?"),
    ("hemtjanst", "Hemtjänsten", r"hemtjänst(?:en)?"),
    ("region", "Regionen", rf"region(?:en)?(?: {_PROPER})?|folktandvården|vårdcentral(?:en)?"),
    (
        "bra",
        "Brottsförebyggande rådet",
        r"(?:(?:lokala|kommunala|det) )*brottsförebyggande rådet|brå",
    ),
    ("fastighetsagare", "Fastighetsägarna", r"hyresvärdar(?:na)?|fastighetsägar(?:na|e)"),
    ("trafikverket", "Trafikverket", r"trafikverket"),
    ("lansstyrelsen", "Länsstyrelsen", r"länsstyrelsen"),
    ("foreningar", "Föreningarna", r"föreningar(?:na)?|föreningslivet"),
    ("handlare", "Handlarna", r"handlar(?:na|e)"),
    ("vardnadshavare", "Vårdnadshavarna", r"vårdnadshavar(?:na|e)|föräldrar(?:na)?"),
)
# By what they are: their name is as it is written, and their id follows from it.
_BEFORE_A_NAME = any_of(
    r"""
    föreningen, bolaget, företaget, stiftelsen, förbundet, klubben, nätverket, \w+bolaget
    \w+föreningen, \w+gruppen, \w+(?<!om)rådet, \w+klubben, \w+sällskapet, \w*jouren, \w+kåren
    \w+stiftelsen, \w+förbundet
    """
)
_ENDS_A_NAME = any_of(
    r"""
    bostäder, hus, hem, förening, föreningen, klubb, råd, fastigheter, församling, energi
    trafik, gruppen, vandrarna, nattvandrare, handlare, handlarna
    """
)
_BODIES = any_of(
    r"""
    förvaltningen, förvaltning, kontoret, nämnden, enheten, avdelningen, gruppen, teamet
    (?<!om)rådet(?: för [a-zåäö]+(?: och [a-zåäö]+)?)?, styrelsen, jouren, centralen, bolaget
    mottagningen, stödet, hälsovården, omsorgen
    (?:bolagen|företagen|sällskapet)(?! (?-i:[A-ZÅÄÖ])), styrkan, klubben, föreningen
    stiftelsen, förbundet, kåren, nätverket
    """
)
_PEOPLE = any_of(
    r"""
    värdar, värdarna, samordnare, samordnaren, samordnarna, coachen, coacherna, chef, chefen
    vägledarna, strategen, handläggaren, vandrarna, ledarna, kuratorerna, ledare, arrangör
    arrangörer, arrangörerna, sköterskor, sköterskorna, krögarna, sköterska, sekreterare
    sekreterarna, strateg, kontor, utbildarna, husägarna, lärarna, vakt, vakter, vakterna
    klubbarna, volontärerna, vandrare, föreningarna, handlarna
    """
)
_OTHERS = any_of(
    r"""
    väktarna, väktare, tullverket, tullen, (?:norsk|finsk|dansk) polis, kustbevakningen
    kriminalvården, skatteverket, arbetsförmedlingen, migrationsverket, kronofogden
    försäkringskassan, biblioteket, åklagarmyndigheten, svenska kyrkan, församlingen
    (?:trafik|kör|hög)skol(?:an|or|orna), ungdomsmottagningen, hem och skola(?:-föreningen)?
    lrf(?: (?-i:[A-ZÅÄÖ])[\wåäö-]+)?, byalagen, byalaget, röda korset, hemvärnet, campingen
    """
)
_NOT_MANY = r"(?!\w*(?:bolagen|företagen|föreningarna) )"  # what several are, before their names
_BY_FORM = (
    rf"{_NAME}(?: i {_PROPER})? (?-i:AB|HB|IF|IK|BK|SK)",
    rf"{_NOT_MANY}(?:{_PROPER} ){{0,2}}(?-i:[A-ZÅÄÖ][a-zåäö]*{_ENDS_A_NAME})",
    rf"(?:[a-zåäö]+- och |tekniska |sociala )?(?:[a-zåäö]+-)?[a-zåäö]*{_BODIES}",
    rf"{_PROPER} [a-zåäö]+(?:råd|förening|klubb|stiftelse|bolag|nätverk|församling)",
    rf"[a-zåäö]*{_PEOPLE}",
    _OTHERS,
)
_ALL = (
    r"vi(?: tillsammans)?|båda|(?:de|båda|alla|samtliga)(?: (?:två|tre|fyra|fem))? parter(?:na)?",
    r"alla (?:två|tre|fyra|fem)|parterna|parter|oss",
)
# A name never begins with these, though a sentence may: `I Exempelby kommun`.
_NOT_OF_A_NAME = re.compile(
    r"(?:i|på|för|av|under|med|till|från|hos|inom|att|när|om|och|samt|både) ", re.IGNORECASE
)
_WHOSE = re.compile(r"(?P<who>polisens|kommunens|stadens) (?:[a-zåäö]+ )?$", re.IGNORECASE)
# That several do it, and not each by itself.
JOINT: Final = re.compile(
    r"\b(?:tillsammans|gemensam(?:t|ma)?|samverka\w*|i samverkan|samarbeta\w*|i samarbete"
    r"|båda (?:parter|är|närvar)\w*|hjälps? åt|ihop)\b",
    re.IGNORECASE,
)
_OWNERS: Final = {
    "polisens": ("polis", "Polisen"),
    "kommunens": ("kommun", "Kommunen"),
    "stadens": ("kommun", "Kommunen"),
}


# The names of those that every municipality has, by their ids.
KNOWN: Final = {"polis": "Polisen", "kommun": "Kommunen"} | {one: name for one, name, _ in _KNOWN}


# Those of them that are many, each with a name.
_OF_MANY: Final = frozenset(("fastighetsagare", "foreningar", "handlare"))

_MANY = ("na", "bolagen", "företagen")  # what a word for many of them ends with

_THEIR_NAMES = (" ", " (", " – ")
_REMEMBERED: Final = 1000  # texts; those of a document of fifty pages


class Doers:
    """Finds who is named in a text, also those whom a document names as its parties."""

    def __init__(self, own: Sequence[NamedDoer] = ()) -> None:
        self._kinds = (
            *((one.id, one.name, "|".join(map(_own_word, one.words))) for one in own),
            ("", "", rf"{_BEFORE_A_NAME} {_NAME}"),
            ("polis", "Polisen", "|".join(_POLICE)),
            ("kommun", "Kommunen", "|".join(_MUNICIPALITY)),
            *_KNOWN,
            (ALL, "", "|".join(_ALL)),
            ("", "", "|".join(_BY_FORM)),
        )
        every = "|".join(f"(?P<p{place}>{words})" for place, (*_, words) in enumerate(self._kinds))
        self._pattern = re.compile(rf"(?<![\w-])(?:{every})(?![\w-])", re.IGNORECASE)
        self._looked_at = lru_cache(_REMEMBERED)(self._look)

    def among(self, text: str) -> tuple[Doer, ...]:
        """Everybody who is named, in order.

        A sentence is asked about from many sides on its way to a promise, and looked at once.
        """
        return self._looked_at(text)

    def _look(self, text: str) -> tuple[Doer, ...]:
        found = [self._doer(text, one) for one in self._pattern.finditer(text)]
        return tuple(_with_kinds(text, found))

    def _doer(self, text: str, found: re.Match[str]) -> Doer:
        place = int((found.lastgroup or "p0")[1:])
        id_, name, _ = self._kinds[place]
        before = _NOT_OF_A_NAME.match(found[0])
        start = found.start() + (len(before[0]) if before else 0)
        if id_:
            return Doer(start, found.end(), id_, name)
        whose = _WHOSE.search(text, 0, start)
        if whose:  # kommunens trygghetsvärdar are the municipality
            return Doer(whose.start(), found.end(), *_OWNERS[whose["who"].lower()])
        called = text[start].upper() + text[start + 1 : found.end()]
        return Doer(start, found.end(), slug(called), called)


EVERYBODY: Final = Doers()  # who can be named in any document


def _with_kinds(text: str, found: Sequence[Doer]) -> Iterator[Doer]:
    """Put what they are to the first of the names that follow: `bolagen (Provhem och Provhus)`."""
    kind: Doer | None = None
    for one, after in zip_longest(found, found[1:]):
        if after and _is_kind(text, one, after):
            kind = one
            continue
        yield one._replace(start=kind.start) if kind else one
        kind = None


def _is_kind(text: str, one: Doer, after: Doer) -> bool:
    own_name = after.id not in KNOWN and after.id != ALL and text[after.start].isupper()
    is_kind = one.id in _OF_MANY or (one.id not in KNOWN and one.id != ALL)
    plural = is_kind and text[one.start : one.end].lower().endswith(_MANY)
    return own_name and plural and text[one.end : after.start] in _THEIR_NAMES


def _own_word(word: str) -> str:
    """A word of the document itself.

    An abbreviation is none in small letters, and a word such as `föreningen` none before a name;
    the name of a place is the municipality's before that word, whoever else bears it.
    """
    if word.isupper():
        return f"(?-i:{re.escape(word)})"
    if word[0].isupper():
        return rf"{re.escape(word)}(?! (?:kommun|stad)s?\b)"
    return rf"{re.escape(word)}(?! {_PROPER})"


def ids(doers: Iterable[Doer]) -> list[str]:
    """Each party once, in order."""
    return list(dict.fromkeys(one.id for one in doers))
