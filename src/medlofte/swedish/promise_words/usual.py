"""Knows what only the police, and what only a municipality, is used to doing."""

import re
from typing import Final

from medlofte.swedish.promise_words.patterns import any_of


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words)}", re.IGNORECASE)


OF_THE_POLICE: Final = _words(
    r"""
    \w*patruller\w*, (?:hastighets|trafik|nykterhets)\w*kontroll\w*, hastighetsövervak
    narkotikasök\w*, narkotikakontroll\w*, poliskontroll\w*, polisnärvaro, polisiär, razzi
    brottsutred, husrannsak, flygande inspektion, uniformerad, narkotikahund, polishund
    kontaktpolis, \w*poliser\b
    """
)
OF_THE_MUNICIPALITY: Final = _words(
    r"""
    \w*belysning\w*, gatlamp, gatljus, lekplats, farthinder, vägbul, klotter, buskage, buskar
    häckar, \bsly\b, skolgård, fritidsgård, föräldrastöd
    personal(?:en)? (?:i|inom|på) (?:hemtjänst|äldreomsorg|skol|förskol|omsorg)
    (?:hemtjänst|äldreomsorg|skol|omsorg)en?s personal, detaljplan, gång- och cykel, cykelväg
    parkbänk, papperskorg, snöröj, hastighetsskylt, bygglov, serveringstillstånd, folköl
    feriejobb, sommarjobb
    """
)
