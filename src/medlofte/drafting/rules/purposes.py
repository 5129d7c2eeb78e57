"""Knows where the deed of a sentence ends and what it is for begins."""

import re

from medlofte.drafting.rules.rule import ReadingRule
from medlofte.swedish.promise_words.numbers import asked as numbers

_AIM = re.compile(
    r",? (?:i syfte att|i avsikt att|med syfte(?:t)? att|med målet att|som syftar till"
    r"|som ett led i|så att|och syftet är|syftet är)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"(?P<before>[a-zåäö]+),? för att\b", re.IGNORECASE)
_TRYING = (  # what is done "för att" after these is the deed itself
    *("arbeta", "arbetar", "arbetet", "verka", "verkar", "jobba", "jobbar", "sträva", "strävar"),
    *("aktivt", "kontinuerligt", "strategiskt", "långsiktigt", "gemensamt", "tillsammans"),
    *("förebyggande", "löpande", "regelbundet", "ansvara", "ansvarar", "svara", "svarar", "sörjer"),
)
_ONLY = re.compile(
    r"(?:för att|i syfte att|i avsikt att|med (?:målet|syftet) att|så att|därför att|eftersom)\b"
    r"|syfte(?:t är att\b|:)",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;] ")
_READY = re.compile(
    r"(?<!\w)(?:klar|färdig|slutför|genomför|på plats|i drift|senast)[^.;]*\d", re.IGNORECASE
)
_LEAST = 10  # signs of a deed; what begins with its purpose has none before it


def _aim(text: str) -> int | None:
    found = _AIM.search(text, _LEAST)
    return found.start() if found else None


def _to(text: str) -> int | None:
    for found in _TO.finditer(text):
        end = found.end("before")
        if end > _LEAST and found["before"].lower() not in _TRYING:
            return end
    return None


PURPOSES: tuple[ReadingRule[str, int], ...] = (
    ReadingRule(
        "aim",
        "Polisen finns i centrum på kvällarna i syfte att öka tryggheten.",
        "Det som står efter är vad löftet är till för, inte vad som ska göras.",
        _aim,
        "Polisen finns i centrum på kvällarna.",
    ),
    ReadingRule(
        "in-order-to",
        "Kommunen sätter upp fler lampor för att fler ska våga gå ut.",
        "Det som står efter är vad löftet är till för, inte vad som ska göras.",
        _to,
        "Kommunen arbetar aktivt för att skapa en fritidsgård.",
    ),
)


def deed(text: str) -> str:
    """The sentence without what it is for."""
    found = [one.find(text) for one in PURPOSES]
    ends = [end for end in found if end is not None]
    if not ends:
        return text
    tail = [part for part in _PART.split(text[min(ends) :])[1:] if _asks(part)]
    return ", ".join((text[: min(ends)].rstrip(), *tail))


def is_purpose(text: str) -> bool:
    """Whether a bullet below a deed only says what that is for: `för att fler ska våga gå ut`."""
    return bool(_ONLY.match(text))


def _asks(part: str) -> bool:
    """Whether what stands after a purpose tells how much of the deed, or when it is ready."""
    if _READY.search(part):
        return True
    number = numbers.asked(part)
    return number is not None and not number.single
