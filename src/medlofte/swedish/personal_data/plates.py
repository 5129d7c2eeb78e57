"""Knows what registration plates look like in Swedish text."""

import re
from collections.abc import Iterator
from itertools import chain

# I, Q, V, Å, Ä and Ö are not used, and O is not used last (Transportstyrelsen).
_LETTERS = "[A-HJ-PR-UW-Z]{3}"
_GAP = "(?: {0,2}|[-.·•_/*]| [-·•] )"
_FIGURES = r"[0-9]{2}[0-9A-HJ-NPR-UW-Z](?![^\W_]|[-/:.,][0-9])"
_PLATE = re.compile(
    rf"(?<![^\W_])(?<![0-9A-Z][-/])({_LETTERS}){_GAP}{_FIGURES}"
    r"|(?<!\w)(?<![A-Z] )([A-Z] [A-Z] [A-Z]) [0-9] [0-9] [0-9A-Z](?!\w| [0-9A-Z](?!\w))"
)
# In small letters only right after a word for what bears it: three letters are a word as well.
_NAMED = re.compile(
    r"(?:reg(?:istrerings|istrering|\.)? ?-?(?:nummer|nr|skylt)?|bil(?:en)?|fordon(?:et)?|mc|"
    r"moped(?:en)?|motorcykel(?:n)?|släp(?:et)?|skoter(?:n)?|skylt(?:en)?|märkt|nummer|volvo|saab|vw|"
    r"audi|bmw|toyota|ford|kia|opel|skoda|mercedes|tesla|nissan|peugeot|renault)"
    rf"[ .:,(\"”'-]{{1,4}}({_LETTERS}){_GAP}{_FIGURES}",
    re.IGNORECASE,
)

# Three letters that stand before a figure in texts about police, municipalities and traffic.
_BEFORE_FIGURES = """
ABF ABS AKT ALL ANM APR ARB ART ATK ATP ATT AUG BGC BMW BOX BRA BUN BUS CAN DEC DEL DEN DET DKK DNR
EST EUR FAP FAR FEB FEM FHM FOM FOT FSK FUP GPS HBT HOS HUS JAN JAS JUL JUN KAP KFM KLO KOM KSN LAG
LAN LOB LPO LRF LSS LSU LTU LUL MAJ MAN MAR MAX MBN MED MHF MSB MUC NBF NBH NOK NOV NTF NTU OCH OKT
OMR OPO OSL PDF PER PLO PMF PNR POL POS PRO PUL RAD RAR RLC ROT RPS RTF RUM RUT SAL SBN SCB SEK SEP
SFS SKR SMS SOL SOM SOS SOU SPF SSK SSP STO STR TEL TFN TNR TOM TRE UNG UPP USD UTE
"""
_NOT_PLATES = frozenset(_BEFORE_FIGURES.split())


def plates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each plate begins and ends."""
    for match in chain(_PLATE.finditer(text), _NAMED.finditer(text)):
        letters = match[match.lastindex or 0]
        if letters.upper() not in _NOT_PLATES:
            yield match.start(match.lastindex or 0), match.end()
