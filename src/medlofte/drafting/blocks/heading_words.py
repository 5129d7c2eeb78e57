"""Knows by its words whether a line without a look is a heading, and whether it leads to more."""

import re

HEADING = 90  # signs; a longer line is text, if nothing says that it is a heading
LONG_HEADING = 160  # signs; longer ones are text, whatever they look like
_ALONE = 60
_SENTENCE_VERB = re.compile(
    r"\b(?:ska|skall|kommer|lovar|har|hade|är|kan|kunde|åtar|arbetar|genomför|verkar|vill|får|fick"
    r"|finns|var|blir|blev|bör|måste|deltar|ansvarar|erbjuder|ordnar|utökar|ökar|gäller)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:[,–-]|\b(?:och|samt|eller|i|på|av|för|att|med|till|som|en|ett|den|det|de|vid|från|om"
    r"|under|minst|per|genom|följande|ska|skall|mellan|inom|hos|varje))$",
    re.IGNORECASE,
)
# Words that no heading ends with; "Så har löftet kommit till" ends with one of the others.
_CUT_OFF = re.compile(
    r"(?:[,–-]|\b(?:och|samt|eller|för|att|som|en|ett|den|det|de|minst|per|genom|ska|skall))$",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?::|\b(?:ska|skall|att|genom|följande|bland annat|t\.? ?ex\.?))$")
_HOW_MUCH = re.compile(
    r"\b(?:minst|högst|varje|per|gånger|ggr|tillfällen|senast|veckan|månaden)\b|/(?:år|månad|vecka)",
    re.IGNORECASE,
)


# "Ansvarig: Polisen" tells something; "Fokusområde 1: Trafik" is a heading.
_TELLS = re.compile(
    r"(?:ansvar\w*|tid\w*|när|mål|mått|period|giltig\w*|gäller|dnr|diarie\w*|part(?:er)?|kontakt\w*"
    r"|datum|uppföljning|polisen|kommunen): *\S",
    re.IGNORECASE,
)


def reads_as_heading(text: str) -> bool:
    """Whether it is short, says no sentence and tells of no number."""
    bare = text.rstrip(":").rstrip()
    if not bare or len(bare) > HEADING or bare.endswith((".", ";", ",", "…", "?", "!")):
        return False
    if is_shouted(bare):
        return True
    if any(one.search(bare) for one in (_SENTENCE_VERB, _HOW_MUCH, _OPEN)) or _TELLS.match(bare):
        return False
    return _begins_well(bare) and any(sign.isalpha() for sign in bare)


def is_shouted(text: str) -> bool:
    """Whether it is short and all in capitals."""
    return len(text) <= HEADING and text.isupper() and sum(map(str.isalpha, text)) > 2  # noqa: PLR2004  more than E4


def stands_alone(text: str) -> bool:
    """Whether a line with room above and below it is a heading although it says a sentence."""
    bare = text.rstrip()
    return (
        len(bare) <= _ALONE
        and bare[0].isupper()
        and not bare.endswith((".", ";", ",", "…"))
        and not _CUT_OFF.search(bare)
        and not _HOW_MUCH.search(bare)
        and not _TELLS.match(bare)
    )


def ends_open(text: str) -> bool:
    """Whether a line ends where no sentence ends."""
    return bool(_OPEN.search(text))


def leads(text: str) -> bool:
    """Whether a list is to be expected below."""
    return bool(_LEADS.search(text))


def _begins_well(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "\"”»'"
