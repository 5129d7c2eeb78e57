"""Knows what the heading of a table's column says of the cells under it."""

import re
from typing import Final

from medlofte.drafting.rules.rule import ReadingRule


def _column(name: str, words: str, example: str, says: str, near: str) -> ReadingRule[str, str]:
    pattern = re.compile(words, re.IGNORECASE)

    def find(heading: str) -> str | None:
        return name if pattern.search(heading) else None

    return ReadingRule(name, example, says, find, near)


# The first one that fits decides.
COLUMNS: Final = (
    _column(
        "agreement",
        r"löftestid|diarie|\bdnr\b|giltig|avtalstid|\bunderskr|telefon|e-post|kontakt",
        "Diarienummer",
        "Raden berättar om överenskommelsen själv och är inget löfte.",
        "Löfte",
    ),
    _column(
        "outcome",
        r"utfall|resultat|\bblev\b|genomfört|utfört|uppnått|uppföljt",
        "Utfall 2024",
        "Raden berättar vad som har gjorts och är inget löfte.",
        "Omfattning",
    ),
    _column(
        "problem",
        r"problem|orsak|bakgrund|lägesbild|varför|syfte|effekt|har (?:ni|du|vi|hänt)|berättat|sagt",
        "Problem",
        "Kolumnen berättar varför något görs, inte vad.",
        "Åtgärd",
    ),
    _column(
        "who",
        r"ansvar|\bvem\b|vilka|utförare|\bpart\b|parter|aktör|(?:genom|ut)förs av",
        "Ansvarig part",
        "I kolumnen står vem som ska göra det.",
        "Delaktighet",
    ),
    _column(
        "deed",
        r"åtgärd|aktivitet|löfte(?!stid)|insats|\bvad\b|lovar|åtagande|vi ska|beskrivning|så gör",
        "Åtgärd",
        "I kolumnen står vad som ska göras.",
        "Löftestid",
    ),
    _column(
        "much",
        r"mål(?!grupp)|antal|omfattning|mått|mäter|indikator|nivå|hur mycket|volym",
        "Omfattning",
        "I kolumnen står hur mycket som lovas.",
        "Målgrupp",
    ),
    _column(
        "when",
        r"\bnär\b|tid\b|tidplan|tidpunkt|klart|datum|period|hur ofta|frekvens|start|slut",
        "Hur ofta",
        "I kolumnen står när det ska göras; ett datum är sista dagen.",
        "Tidning",
    ),
    _column(
        "area",
        r"område|fokus|\bplats|\bort\b|tema\b|rubrik",
        "Fokusområde",
        "I kolumnen står inom vilket område löftet ligger.",
        "Orten",
    ),
)
