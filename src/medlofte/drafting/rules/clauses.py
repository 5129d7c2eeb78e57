"""Knows the main clause of a sentence: by which verb it promises, and who its subject is."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from medlofte.drafting.rules import promising, purposes
from medlofte.drafting.rules.promising import PromisingWords
from medlofte.swedish.promise_words.doers import ALL, EVERYBODY, JOINT, Doer, Doers, ids
from medlofte.swedish.promise_words.verbs import is_infinitive, is_passive, is_present

_AFTER_PREPOSITION = re.compile(
    r"\b(?:med|till|för|av|mot|hos|från|i|på|via|genom|utifrån|om|vid|inom|bland|att|åt|kring"
    r"|mellan|enligt|runt|utanför|mellan|över|under|per|inför)"
    r"(?: (?:den|det|de|en|ett|sin|sina|hela|både|såväl|varje|lokala|berörda|samtliga|alla"
    r"|övriga|andra))?\s*$",
    re.IGNORECASE,
)
_AT = re.compile(r" (?:på|i|inom|från|hos) ")  # `vi på kommunen` are the municipality
_WE_AT = re.compile(r"\bvi (?:på|i|inom|från|hos) $", re.IGNORECASE)
_AND = re.compile(r"(?:\s|,|/|&|och|samt|eller|respektive|både|såväl|som|även|lokala|berörda)*")
_DIRECTLY = re.compile(r"(?:\s|,|och|samt|även|också|därför|således|båda|både|såväl|en|ett|minst)*")
_WITH = re.compile(
    r"\b(?:tillsammans|i samverkan|i samarbete|ihop|gemensamt|i dialog|samverka[rs]?"
    r"|samarbeta[rs]?) (?:även )?med\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:samarbete|samverkan|dialog) mellan\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:av|genom|via|från|hos|(?:samtal|möte|träff|tid) (?:med|hos))\s*"
    r"(?:den |det |en |ett )?(?:lokala |nya )?$",
    re.IGNORECASE,
)
_GETS = re.compile(r"(?:få|får|ges|erbjuds|erbjudas)", re.IGNORECASE)
_BECOMES = re.compile(
    r"\b(?:sker|ske|blir|bli|utgår|utgå|finns|finnas|får|få|kommer)\b", re.IGNORECASE
)
# `… ska vara publicerad senast …`
_IS_MADE = re.compile(
    r"vara (?:\w+ )?(?:\w{3,}(?:ad|at|ade|rd|rt|rda|gd|gt|gda|ld|lt|lda|tt)|klar\w*|färdig\w*"
    r"|på plats|i drift)\b"
)
_WORD = re.compile(r"[\wåäöé]+")
# Verbs that have no other form here: what comes after them is no part of their clause.
_FINITE = frozenset(("ska", "skall", "kan", "vill", "bör", "måste"))
# What is a verb nowhere but after those who do it: `kommunen för en dialog`, `polisen scannar`.
_ONLY_AFTER_DOERS = re.compile(
    r"(?:(?!under|över|efter|eller|fler)[a-zåäö]{2,}(?:ar|er|as)"
    r"|(?:för|inför)(?= (?:\d+|en|ett|två|tre|fyra|fem|dialog|statistik|samtal)\b))\b"
)
_IS_TO = ("ska", "kommer")  # after other verbs that promise, whoever does it stands before them
_WITH_NEAR = 12  # signs between `tillsammans med` and the first of those who are named after it


@dataclass(frozen=True)
class DeedClause:
    """A sentence, or the words of a bullet, and what its grammar tells."""

    text: str
    doers: Doers = EVERYBODY

    def __str__(self) -> str:
        return self.text

    @cached_property
    def named(self) -> tuple[Doer, ...]:
        """Everybody who is named in it, whatever they do there."""
        found = self.doers.among(self.text)
        return tuple(
            one
            for one, after in zip_longest(found, found[1:])
            if not (after and one.id == ALL and _AT.fullmatch(self.text, one.end, after.start))
        )

    @cached_property
    def promising(self) -> PromisingWords | None:
        """The verb that promises; none in `det som kommunen ska genomföra`.

        It is one where the subject comes after it, whatever stands before: `När skolan önskar det
        ska polisen …`.
        """
        return promising.promising(self.text, [one.start for one in self.named])

    @cached_property
    def verbs(self) -> tuple[PromisingWords, ...]:
        """The verbs in the present of its main clause; the first word is none."""
        sides = promising.sides(self.text)
        return tuple(
            PromisingWords(*word.span(), word[0])
            for word in _WORD.finditer(self.text)
            if word.start()
            and (word[0].lower() not in _FINITE or self._is_offered(word))
            and not any(start <= word.start() < end for start, end in sides)
            and self._is_verb_of_now(word)
        )

    def _is_offered(self, word: re.Match[str]) -> bool:
        """Whether it is what somebody does who is asked: `… kan kommunen sätta upp …`."""
        return word[0] == "kan" and any(one.start == word.end() + 1 for one in self.named)

    def _is_verb_of_now(self, word: re.Match[str]) -> bool:
        if is_present(word[0]):
            return True
        after_doer = any(one.end + 1 == word.start() for one in self.named)
        return after_doer and bool(_ONLY_AFTER_DOERS.match(self.text, word.start()))

    @cached_property
    def verb(self) -> PromisingWords | None:
        """The verb of now, first of all one beside somebody who does it."""
        starts = {one.start for one in self.named}
        beside = (one for one in self.verbs if one.end + 1 in starts)
        return next(beside, self.verbs[0] if self.verbs else None)

    @cached_property
    def deed(self) -> PromisingWords | None:
        """The first deed to come: after the verb that promises, or anywhere in a bullet."""
        start = self.promising.end if self.promising else 0
        words = _WORD.finditer(self.text, start)
        deeds = [PromisingWords(*one.span(), one[0]) for one in words if is_infinitive(one[0])]
        deeds = [one for one in deeds if one.text.lower() != "kunna"]
        sides = promising.sides(self.text) if self.promising else []
        own = (one for one in deeds if not any(begin < one.start < end for begin, end in sides))
        return next(own, deeds[0] if deeds else None)

    @cached_property
    def is_passive(self) -> bool:
        """Whether it says what is done and not, by its subject, who does it."""
        head = self.deed if self.promising else self.verb
        if not head:
            return False
        made = _IS_MADE.match(self.text, head.start)
        return bool(is_passive(head.text) or _BECOMES.fullmatch(head.text) or made)

    @cached_property
    def is_joint(self) -> bool:
        """Whether it says that it is done together."""
        return bool(JOINT.search(purposes.deed(self.text)))

    @cached_property
    def subject(self) -> tuple[Doer, ...]:
        """Those who do it, by the grammar: `polisen ska …`, `ska polisen …`, `… av polisen`."""
        if self.is_passive or self._is_given:
            agents = self._agents()
            if agents:
                return agents
        region = self.promising or self.verb
        if not region or (self.is_passive and self.between):
            return self.between or self._last_agents()
        before = [one for one in self.named if one.start < region.start]
        chosen = [one for one in self._without_prepositions(before) if not self._in_side(one)]
        if not chosen:
            chosen = [*self._beside(region.end)]
        if not chosen and any(is_passive(found[0]) for found in _WORD.finditer(self.text)):
            return self._agents()
        return () if self._is_done_to(chosen) else tuple(chosen)

    @cached_property
    def between(self) -> tuple[Doer, ...]:
        """Those among whom it is done: `i samarbete mellan kommunen och polisen`."""
        found = _AMONG.search(self.text)
        after = [one for one in self.named if found and one.start >= found.end()]
        near = after and found and after[0].start - found.end() <= _WITH_NEAR
        return tuple(_row(self.text, after)) if near else ()

    @cached_property
    def companions(self) -> tuple[Doer, ...]:
        """Those with whom it is done: `tillsammans med skolan och socialtjänsten`."""
        found = _WITH.search(purposes.deed(self.text))
        if not found:
            return ()
        after = [one for one in self.named if one.start >= found.end()]
        if not after or after[0].start - found.end() > _WITH_NEAR:
            return ()
        return tuple(one for one in _row(self.text, after) if one.id != ALL)

    @property
    def who(self) -> list[str]:
        """Those who do it and those with whom, each once."""
        chosen = ids(self.subject)
        if not chosen or chosen == [ALL]:
            return chosen
        return list(dict.fromkeys([*chosen, *ids(self.companions)]))

    @property
    def _is_given(self) -> bool:
        """Whether its subject gets something: `alla skolor får besök av polisen`."""
        head = self.deed if self.promising else self.verb
        return bool(head and _GETS.fullmatch(head.text))

    def _agents(self) -> tuple[Doer, ...]:
        by = [one for one in self.named if _BY.search(self.text, 0, one.start)]
        return tuple(
            _row(self.text, [one for one in self.named if by and one.start >= by[0].start])
        )

    def _last_agents(self) -> tuple[Doer, ...]:
        """Those by whom it is done, as the last words of a sentence: `… åtgärdas av kommunen`."""
        agents = self._agents()
        if not agents or agents[-1].end < len(self.text.rstrip(" .;")):
            return ()
        before = self.text[: agents[0].start].rstrip()
        done = any(is_passive(found[0]) for found in _WORD.finditer(before))
        return agents if done and before.endswith(" av") else ()

    def _is_done_to(self, chosen: list[Doer]) -> bool:
        """Whether it is done to them: `skolorna ska besökas`."""
        if self.promising and not self.promising.text.lower().startswith(_IS_TO):
            return False
        head = self.deed if self.promising else self.verb
        if head and head.text == "ses" and not self.text.startswith(" över", head.end):
            return False  # they meet
        done = bool(head and (is_passive(head.text) or _GETS.fullmatch(head.text)))
        return done and all(one.id != ALL for one in chosen)

    def _in_side(self, one: Doer) -> bool:
        return bool(re.search(r"\b(?:som|där|när)\b[^,]*$", self.text[: one.start], re.IGNORECASE))

    def _without_prepositions(self, named: list[Doer]) -> list[Doer]:
        """Those after no preposition, which holds for a whole row: med skolan och polisen."""
        kept: list[Doer] = []
        end, left_out = -1, False
        for one in named:
            goes_on = end >= 0 and _AND.fullmatch(self.text, end, one.start)
            if not (goes_on and self.text[end : one.start].strip()):
                left_out = after_preposition(self.text, one)
            if not left_out:
                kept.append(one)
            end = one.end
        return kept

    def _beside(self, end: int) -> list[Doer]:
        """Those directly after a verb, and those who are named in a row with them."""
        after = [one for one in self.named if one.start >= end]
        if not after or not _DIRECTLY.fullmatch(self.text, end, after[0].start):
            return []
        return _row(self.text, after)


def after_preposition(text: str, one: Doer) -> bool:
    """Whether one who is named is only where, with whom or for whom it is done."""
    before = text[: one.start]
    return bool(_AFTER_PREPOSITION.search(before)) and not _WE_AT.search(before)


def _row(text: str, named: list[Doer]) -> list[Doer]:
    """The first one, and those who are named in a row with it."""
    kept = named[:1]
    for one in named[1:]:
        between = text[kept[-1].end : one.start]
        if not between.strip() or not _AND.fullmatch(between):
            break
        kept.append(one)
    return kept
