"""Knows the verb by which a sentence promises, and what in it only tells which, when or how."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from medlofte.swedish.promise_words import past
from medlofte.swedish.promise_words.verbs import is_infinitive, is_present


class PromisingWords(NamedTuple):
    """Some words of a sentence, and from where to where they stand."""

    start: int
    end: int
    text: str


_ADVERBS = r"(?:(?:även|också|löpande|fortsatt|därför|att|gemensamt|tillsammans|årligen) ){0,3}"
_PROMISING = re.compile(
    rf"\b(?:ska|skall|kommer {_ADVERBS}att|kommer(?=(?: (?!för )[\wåäöÅÄÖ-]+){{1,6}} att\b)"
    r"|lovar(?: att)?"
    r"|åtar sig(?: att)?|förbinder sig(?: att)?|avser(?: att)?|har för avsikt att"
    r"|har (?:som mål|till uppgift|i uppdrag) att|ansvarar för(?: att)?"
    r"|har ansvar(?:et)? för(?: att)?|svarar för(?: att)?|bidrar (?:med|till)|vill"
    r"|strävar efter att)(?!\w)",
    re.IGNORECASE,
)
# What only tells which one, when or how begins with these.
_SIDE_WORD = (
    r"som(?! (?-i:[A-ZÅÄÖ])(?!olis|ommun|arter|kola|ocial))"
    r"|vars|där|dit|när|om|vilka|vilket|vilken|efter att|innan|medan|hur|vad|så att|än"
    r"|då(?! [a-zåäö]+r (?:vi|polisen|kommunen|de|skolan|socialtjänsten|alla|båda)\b)"
    r"|sedan (?:det|den|de)|eftersom|enligt vad|så snart|så länge"
)
# A question that is none: `Vill ni ha en skylt lånar kommunen ut en.`
_IF = (
    r"^(?:vill|har|behöver|är|ser|hittar|får|blir|upptäcker|begär|önskar|finns"
    r"|händer|inträffar|misstänker|märker|uppstår|anmäls|stöter)"
    r" (?:du|ni|man|någon|något|det|de|en|ett|skolan|någonting|polisen|kommunen)"
)
_SIDE = re.compile(rf"(?:\b(?:{_SIDE_WORD})|{_IF})\b[^,.;]*", re.IGNORECASE)
_SIDE_OR_THAT = re.compile(rf"(?:\b(?:{_SIDE_WORD}|att|så)|{_IF})\b[^,;:]*", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:{_SIDE_WORD}|att)$", re.IGNORECASE)
# What is offered to those who ask for it, or when it is needed: `På begäran kan polisen …`.
_OFFERED = re.compile(
    r"(?:vid|på begäran|på förfrågan|om|när|efter begäran|den som|de som|alla som)\b"
    r"[^.;]*?\b(?P<kan>kan)\b(?! inte\b)(?![^.;]*\bkomma att\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\wåäöéÅÄÖÉ]+")
_MODALS = frozenset(("ska", "skall", "kan", "vill", "får", "bör", "måste", "kommer", "behöver"))
_STATES = frozenset(("är", "har", "blir"))
_AND = frozenset(("och", "samt", "eller", "inte"))


def promising(text: str, named: Iterable[int]) -> PromisingWords | None:
    """The verb that promises; none in `det som kommunen ska genomföra`.

    It is one where the subject comes after it, whatever stands before: `När skolan önskar det ska
    polisen …`. `named` is where those who are named begin.
    """
    starts = [*named]
    within = _spans(text, _SIDE_OR_THAT)
    for found in _PROMISING.finditer(text):
        if found[0].lower() == "vill" and not found.start():
            continue  # `Vill ni ha en skylt …` is a condition
        turned = any(0 <= start - found.end() <= 1 for start in starts)
        if turned or not any(start < found.start() < end for start, end in within):
            return PromisingWords(found.start(), found.end(), found[0])
    offered = _OFFERED.match(text)
    return PromisingWords(offered.start("kan"), offered.end(), "kan") if offered else None


def main(text: str) -> str:
    """The sentence without what only tells which one, when or how."""
    for start, end in reversed(sides(text)):
        text = text[:start] + text[end:]
    return text


def sides(text: str) -> list[tuple[int, int]]:
    """From where to where something only tells which one, when or how: `platser som är mörka`."""
    return _spans(text, _SIDE)


def _spans(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    side = pattern.search(text)
    while side:
        end = side.start() + _length(side[0])
        found.append((side.start(), end))
        side = pattern.search(text, max(end, side.start() + 1))
    return found


def _length(side: str) -> int:
    """How far it goes: to the next comma, or to a verb that it has no place for.

    It has one verb of its own, unless it is a purpose (`att minska …`), and one more for each
    that begins within it.
    """
    places, last, chained = 1, "", False
    for word in _WORD.finditer(side):
        now = word[0].lower()
        if last == "att" and is_infinitive(now) and not is_present(now):
            places -= 1
        of_side = last == "som" and now.endswith(("r", "s"))
        if of_side or (last not in _AND and _is_finite(now, chained=chained, first=places > 0)):
            if places <= 0:
                return word.start()
            places -= 1
            chained = now in _MODALS
        elif last and _BEGINS.fullmatch(now):
            places += 1
            chained = False
        last = now
    return len(side)


def _is_finite(word: str, *, chained: bool, first: bool) -> bool:
    if word in _MODALS or word in _STATES or past.is_past(word) or (first and past.is_supine(word)):
        return True
    return is_present(word) and not (chained and is_infinitive(word))
