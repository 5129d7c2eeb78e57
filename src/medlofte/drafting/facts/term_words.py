"""Knows the words that tell whether a time in a document is that of the agreement."""

import re
from typing import NamedTuple

from medlofte.swedish.promise_words.past import is_past


class TermSign(NamedTuple):
    """Words near a named time, and how much they speak for (or against) its being the term."""

    name: str
    words: re.Pattern[str]
    points: float


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Before it, in its own sentence. Example after each: what stands before the time.
BEFORE = (
    TermSign(
        "in force",  # Löftet gäller …
        _words(
            r"\bgäll(?:er|ande|a)\b|giltig|löftestid|löftesperiod|avtalstid|avtalsperiod|löptid"
            r"|tidsperiod|träder i kraft|tidsram|(?:under|för) (?:tiden|perioden|åren)"
            r"|\bperiod(?:en)?\b|sträcker sig|omfattar|avser\b"
        ),
        2.5,
    ),
    TermSign(
        "of the promise",  # Medborgarlöfte för Kungsörs kommun …
        _words(
            r"löfte(?:n|na|t)?\b|överenskommelse|handlingsplan|åtgärdsplan|åtagande"
            r"|trygghetsplan|\blova[rt]?\b|\bavtal|\böverens\b"
        ),
        2,
    ),
    TermSign("during it", _words(r"\b(?:under|för|inför|år|åren|från)(?: hela)?\s*$"), 1),
    TermSign(
        "earlier",  # Uppföljning av löftena …
        _words(
            r"uppföljning|utvärdering|tidigare|föregående|\bförra|förr[ae]\b|resultat|utfall"
            r"|har hänt|sedan sist|gick det|\bgällde\b"
            r"|återblick|\blovade|\bgamla\b|facit"
            r"|avslutade|avslutat|utgång(?:na|en)|arkiv|historik|genomförd[ae]|\bblev\b"
        ),
        -4,
    ),
    TermSign(
        "measured",  # I enkäten …
        _words(
            r"enkät|undersökning|mätning|statistik|jämfört|anmäl(?:des|da|ningar)|lägesbild"
            r"|\bdialog|svarade|bakgrund|sedan\s*$|\blag(?:en)?\b"
        ),
        -3,
    ),
    TermSign(
        "of the paper",  # Publicerad …
        _words(
            r"publicera|uppdatera(?!\w* för\b)|granska"
            r"|underteckna|signera|skrevs under|beslut|\bantag"
            r"|antogs|behandla|reviderad|fastställ|diarie|\bdnr\b|bilaga"
        ),
        -3,
    ),
    TermSign(  # Löftet följer mandatperioden …
        "of the council", _words(r"(?<!gäller )(?<!gäller under )\bmandatperiod"), -5
    ),
    TermSign("replaced", _words(r"\bersätter|upphäv"), -6),  # Det ersätter löftet från …
    TermSign(  # … med möjlighet till förlängning till
        "prolonged", _words(r"\b(?:förlängning|förlängas|option)"), -6
    ),
    TermSign(
        "deadline",  # … ska vara klart senast
        _words(
            r"\b(?:senast|före|innan|klar[at]?|färdig\w*|inom|i (?:slutet|början) av)\s[^,]{0,20}$"
        ),
        -3,
    ),
    TermSign(  # Polisen ska stå vid torget under …
        "of a deed", _words(r"\b(?:ska|skall)\s(?!(?:gälla|vara)\b)\w+\s\w+.*$"), -2.5
    ),
    TermSign(
        "of another paper",  # Kommunens drogpolitiska program …
        _words(
            r"\w*program(?:met)?\b|\w*policy|\w*strategi|budget|verksamhetsplan|projekt|översiktsplan"
            r"|utvecklingsplan|\bvision|agenda"
        ),
        -4,
    ),
    TermSign(
        "of the frame",  # … i samverkansöverenskommelsen för
        _words(r"samverkansöverenskommelse|överenskommelsen? om samverkan|samverkansavtal"),
        -6,
    ),
)
NEXT = TermSign(
    "of the next one", _words(r"\bnästa\b|\bnästkommande\b"), -6
)  # Nästa löfte gäller …
AFTER = (
    TermSign(  # Kommunens plan 2024–2028 ligger till grund för löftet.
        "of another paper", _words(r"ligger? till grund|(?:är|utgör) grunden|\bstyr\b"), -4
    ),
    TermSign("in force", _words(r"gäller|är (?:löftes|avtals)tid|lovar\b|ska vi\b"), 1),
    TermSign("of the promise", _words(r"års (?:medborgar)?löfte"), 2),
    TermSign(  # Under 2026 lovar …
        "promised", _words(r"^,?\s*(?:lovar|ska|skall|kommer|gör|gäller|satsar|åtar|arbetar)\b"), 2
    ),
    TermSign(
        "past",
        _words(
            r"\b\w+(?:ades|ldes|rdes|ndes|gjordes|togs|skedde)\b|\bhade\b|\bvar det\b|\bblev\b"
            r"|genomförde|svarade|uppfyll|lovade|\bkom det in\b|\bvisade?r?\b"
        ),
        -3,
    ),
)
_PAST = -4
_FIRST_WORDS = re.compile(  # in which the verb of the sentence stands
    r"(?:\s+(?!(?:och|samt|men|som)\b)\w+){1,3}", re.IGNORECASE
)
# What holds for the clause that the time is in, and not for one before it.
_CLAUSES = re.compile(r",\s|\b(?:och|samt|att|men)\s|\(")
_RELATIVE = re.compile(r"^\s*(?:som|vilket|vilka)\b", re.IGNORECASE)
_IN_FORCE = BEFORE[0].words
# Whose time is told, when no promise is named after them.
_OTHER_SUBJECTS = ("of the frame", "of another paper")
_PROMISE = _words(r"löfte")
# A heading that the times under it do not belong to the term of.
OTHER_SECTION = _words(
    r"uppföljning|utvärdering|resultat|utfall|bakgrund|lägesbild|problembild|har hänt|gick det"
    r"|tidigare|\bförra|föregående|\bgamla\b|avslutade|facit|arkiv|historik|sedan sist"
    r"|återblick|nyheter|aktuellt|relaterade|läs mer|läs också|kontakt"
    r"|organisation|situationen|har ni (?:sagt|berättat)|har du (?:sagt|berättat)"
    r"|vad har|tog vi fram|har (?:löftet|löftena) kommit"
)
# What a cell or a line is called that tells the term.
LABEL = _words(
    r"löftestid|löftesperiod|avtalstid|avtalsperiod|giltig|gäller|\bperiod|tidsperiod|löptid"
    r"|avtalets (?:tid|längd)|\bfrån\b|startdatum"
)


def points(before: str, after: str, *, frame: bool) -> float:
    """How much the words before and after a time speak for its being the term.

    `frame`: whether the document itself is the agreement that others only rest on.
    """
    clause = _CLAUSES.split(before)[-1]
    stands_alone = _IN_FORCE.search(clause) and not _RELATIVE.search(clause)
    of_subject = _PROMISE.split(before)[-1]
    told = NEXT.points if NEXT.words.search(before) else 0.0
    for one in BEFORE:
        if one.name in _OTHER_SUBJECTS:
            told += one.points if not frame and one.words.search(of_subject) else 0
        elif one.words.search(clause if stands_alone else before):
            told += one.points
    return (
        told + _tells_of_past(after) + sum(one.points for one in AFTER if one.words.search(after))
    )


def _tells_of_past(after: str) -> float:
    """What it speaks against it that what came then is told: Under 2025 hölls tre möten."""
    begins = _FIRST_WORDS.match(after)
    return _PAST if begins and any(map(is_past, begins[0].split())) else 0
