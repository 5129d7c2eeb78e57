"""Knows the words that tell whether a time in a document is that of the agreement."""

import re
from typing import NamedTuple


class Sign(NamedTuple):
    """Words near a named time, and how much they speak for (or against) its being the term."""

    name: str
    words: re.Pattern[str]
    points: float


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Before it, in its own sentence. Example after each: what stands before the time.
BEFORE = (
    Sign(
        "in force",  # Löftet gäller …
        _words(
            r"\bgäll(?:er|ande|a)\b|giltig|löftestid|löftesperiod|avtalstid|avtalsperiod|löptid"
            r"|tidsperiod|träder i kraft|tidsram|(?:under|för) (?:tiden|perioden|åren)"
            r"|\bperiod(?:en)?\b|sträcker sig|omfattar|avser\b"
        ),
        2.5,
    ),
    Sign(
        "of the promise",  # Medborgarlöfte för Kungsörs kommun …
        _words(
            r"löfte(?:n|na|t)?\b|överenskommelse|handlingsplan|åtgärdsplan|åtagande"
            r"|trygghetsplan|\blova[rt]?\b|\bavtal|\böverens\b"
        ),
        2,
    ),
    Sign("during it", _words(r"\b(?:under|för|inför|år|åren|från)\s*$"), 1),
    Sign(
        "earlier",  # Uppföljning av löftena …
        _words(
            r"uppföljning|utvärdering|tidigare|föregående|\bförra|förr[ae]\b|resultat|utfall"
            r"|har hänt|sedan sist|gick det|ersätter|upphävd|återblick|\blovade"
        ),
        -4,
    ),
    Sign(
        "measured",  # I enkäten …
        _words(
            r"enkät|undersökning|mätning|statistik|jämfört|anmäl(?:des|da|ningar)|lägesbild"
            r"|\bdialog|svarade|bakgrund|sedan\s*$|\blag(?:en)?\b"
        ),
        -3,
    ),
    Sign(
        "of the paper",  # Publicerad …
        _words(
            r"publicera|uppdatera|granska|underteckna|signera|skrevs under|beslut|\bantag"
            r"|antogs|behandla|reviderad|fastställ|diarie|\bdnr\b|bilaga"
        ),
        -3,
    ),
    Sign(
        "deadline",  # … ska vara klart senast
        _words(
            r"\b(?:senast|före|innan|klar[at]?|färdig\w*|inom|i (?:slutet|början) av)\s[^,]{0,20}$"
        ),
        -3,
    ),
    Sign(
        "of the frame",  # … i samverkansöverenskommelsen för
        _words(r"samverkansöverenskommelse|överenskommelsen? om samverkan|samverkansavtal"),
        -6,
    ),
)
AFTER = (
    Sign("in force", _words(r"gäller|är (?:löftes|avtals)tid|lovar\b|ska vi\b"), 1),
    Sign("of the promise", _words(r"års (?:medborgar)?löfte"), 2),
    Sign(
        "past",  # Under 2025 anmäldes …
        _words(
            r"\b\w+(?:ades|ldes|rdes|ndes|gjordes|togs|skedde)\b|\bhade\b|\bvar det\b|\bblev\b"
            r"|genomförde|svarade|uppfyll|lovade|\bkom det in\b|\bvisade?r?\b"
        ),
        -3,
    ),
)
_FRAME = "of the frame"
# A heading that the times under it do not belong to the term of.
OTHER_SECTION = _words(
    r"uppföljning|utvärdering|resultat|utfall|bakgrund|lägesbild|problembild|har hänt|gick det"
    r"|tidigare|sedan sist|återblick|nyheter|aktuellt|relaterade|läs mer|läs också|kontakt"
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
    signs = (one for one in BEFORE if not (frame and one.name == _FRAME))
    told = sum(one.points for one in signs if one.words.search(before))
    return told + sum(one.points for one in AFTER if one.words.search(after))
