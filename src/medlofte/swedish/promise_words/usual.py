"""Knows what only the police, and what only a municipality, is used to doing."""

import re
from typing import Final


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


OF_THE_POLICE: Final = _words(
    *(r"\w*patruller\w*", r"(?:hastighets|trafik|nykterhets)\w*kontroll\w*", r"hastighetsövervak"),
    *(
        r"narkotikasök\w*",
        r"narkotikakontroll\w*",
        r"poliskontroll\w*",
        r"polisnärvaro",
        r"polisiär",
    ),
    *(r"razzi", r"brottsutred", r"husrannsak", r"flygande inspektion", r"uniformerad"),
    *(r"narkotikahund", r"polishund", r"kontaktpolis", r"\w*poliser\b"),
)
OF_THE_MUNICIPALITY: Final = _words(
    *(
        r"\w*belysning\w*",
        r"gatlamp",
        r"gatljus",
        r"lekplats",
        r"farthinder",
        r"vägbul",
        r"klotter",
    ),
    *(r"buskage", r"buskar", r"häckar", r"\bsly\b", r"skolgård", r"fritidsgård", r"föräldrastöd"),
    *(r"personal(?:en)? (?:i|inom|på) (?:hemtjänst|äldreomsorg|skol|förskol|omsorg)",),
    *(r"(?:hemtjänst|äldreomsorg|skol|omsorg)en?s personal",),
    *(r"detaljplan", r"gång- och cykel", r"cykelväg", r"parkbänk", r"papperskorg", r"snöröj"),
    *(
        r"hastighetsskylt",
        r"bygglov",
        r"serveringstillstånd",
        r"folköl",
        r"feriejobb",
        r"sommarjobb",
    ),
)
