"""Knows the nouns for what goes on without an end: rondering, samtal, kontroller."""

import re
from typing import Final

from medlofte.swedish.promise_words.patterns import any_of

_BEFORE_ITS_PLACE: Final = re.compile(
    r" (?:i|på|vid|av|med|till|för|mot|om|kring|längs|från|under|mellan|hos|ute|efter)(?!\w)"
)
_GOING_ON: Final = re.compile(
    r"(?<!\w)\w*"
    + any_of(
        """
        ningar, ningen, ning, ering, ande, ende, kontroll, kontroller, samtal, besök, aktiviteter
        vandring, vandringar, värdar, värd, vakter, poliser, polis, assistenter, fältare, grupp
        information, stöd, hjälp, samverkan, samarbete, dialog, närvaro, patruller, patrull
        insatser, arbete, tillsyn, jour, rådgivning, övervakning, handledning, ronder, träffar
        """
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
# Such a noun tells of something that is done once, or is there afterwards.
_ONCE: Final = re.compile(
    any_of(
        r"""
        belysning, avstängning, installation, montering, \w*byggnad, upprustning, renovering
        \w*läggning, inventering, utredning, \w*mätning, översyn, utbildning, märkning, utdelning
        \w*delning, inrättande, införande, framtagande, upprättande, \w*sättning, sanering, ny
        """
    ),
    re.IGNORECASE,
)


def named(text: str) -> bool:
    """Whether the first words, which tell no verb, name something that goes on."""
    head = _BEFORE_ITS_PLACE.split(text, maxsplit=1)[0]
    return bool(_GOING_ON.search(head)) and not _ONCE.search(head)
