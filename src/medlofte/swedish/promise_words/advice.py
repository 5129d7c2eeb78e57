"""Knows what a promise's words tell of how it can be followed up, and where they tell too little.

The signs are those of docs and of evaluations: a number without a time, more than an unknown
before, effects instead of deeds, words that can be reported but never reached.
"""

import re
from collections.abc import Iterable, Iterator

from medlofte.language import t
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words import comparing, efforts
from medlofte.swedish.promise_words.doers import ALL, EVERYBODY, JOINT
from medlofte.swedish.promise_words.numbers import asked as numbers
from medlofte.swedish.promise_words.times import periods

_TELLING = 4  # letters of a word in a party's name that tells the party
_EFFECT = re.compile(r"\b(minsk\w+|färre|sjunk\w+|tryggare|tryggheten ökar)\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(regelbund\w+|återkommande|ofta|flera gånger|ett antal|ett flertal|några gånger)\b",
    re.IGNORECASE,
)


def is_joint(text: str) -> bool:
    """Whether the text says that the parties do it together."""
    return bool(JOINT.search(text))


def named(text: str, parties: dict[str, str]) -> list[str]:
    """The parties that a text begins with (Polisen och kommunen …), else all that it names."""
    words = {
        id_: [id_, *(word for word in fold(name).split() if len(word) >= _TELLING)]
        for id_, name in parties.items()
    }
    found: list[str] = []
    for word in fold(text.replace(",", " , ")).split():
        fitting = [id_ for id_, own in words.items() if any(map(word.startswith, own))]
        if not fitting and found and word not in (",", "och", "samt"):
            break
        found += fitting
    return list(dict.fromkeys(found))


def remarks(text: str, parties: Iterable[str]) -> Iterator[str]:
    """Say what cannot be measured as it is worded, and what to write instead."""
    effect, often = _EFFECT.search(text), _OFTEN.search(text)
    more, number, effort = comparing.more(text), numbers.asked(text), efforts.tried(text)
    if effect:
        yield t(
            'Ordet "{word}" beskriver en verkan. Den går inte att logga: skriv vad ni ska göra.',
            word=effect[0],
        )
    if more and not number:
        yield t(
            'Ordet "{word}" jämför med förut. Det går bara att följa upp med ett jämförelsetal: '
            "hur många det var, när, och var det står.",
            word=more,
        )
    if often:
        yield t(
            '"{word}" säger inte hur ofta. Skriv antal och tid, till exempel minst 4 per år.',
            word=often[0],
        )
    if effort:
        yield t(
            '"{word}" går att redovisa, men aldrig att uppnå. Skriv hellre vad som blir gjort.',
            word=effort.words,
        )
    if number and not periods.asked(text):
        yield t("Texten nämner ett antal, men inte för vilken tid: per vecka, per år, hela tiden?")
    somebody = any(one.id != ALL for one in EVERYBODY.among(text))
    if not somebody and not any(fold(one) in fold(text) for one in parties):
        yield t("Texten säger inte vem som ska göra det. Börja till exempel med: Polisen …")


def against(text: str, *, numbered: bool, together: bool, several: bool) -> list[str]:
    """Say where the words and what is chosen do not agree."""
    found = []
    if numbers.asked(text) and not numbered:
        found.append(
            t("Texten nämner ett antal, men med det valda målet räknas det inte mot något.")
        )
    if several and not together and is_joint(text):
        found.append(
            t(
                "Texten säger att parterna gör det gemensamt, men en aktivitet av en av dem "
                "räknas. Välj gemensamt om alla måste vara med."
            )
        )
    return found
