"""Knows why a sentence or a bullet promises nothing: by where it stands, and by its verb."""

import re
from dataclasses import dataclass

from medlofte.drafting.rules import telling
from medlofte.drafting.rules.clauses import DeedClause
from medlofte.drafting.rules.rule import drawn
from medlofte.drafting.rules.who import BY_KIND, BY_OWNER
from medlofte.drafting.saying import Saying
from medlofte.drafting.wholes import goes_on_from_who
from medlofte.language import t
from medlofte.swedish import municipalities
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words import sentence_words as words
from medlofte.swedish.promise_words.doers import ALL, Doers
from medlofte.swedish.promise_words.verbs import infinitive, is_present

# Whoever says one of these wants or helps, and does not yet promise.
_WANTS = ("vill", "bidrar")
_OF_ANOTHER = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\wåäö-]+)(?:s kommun)?(?: –|:)"
    r"|I (?P<place>[A-ZÅÄÖ][\wåäö-]+) (?:ska|kommer|gör|har|lovar|satsar) "
)
# What a document opens with, before it tells what: `Polisen lovar dig som bor här att …`
_TO_YOU = re.compile(
    r"\blovar (?:dig|er|alla|invånarna|medborgarna)\b.*\b(?:arbetar?|jobbar?|verkar?)\b",
    re.IGNORECASE,
)
# Verbs of now that tell how it is, and not what anybody does.
_IS_ONLY = frozenset(("är", "har", "finns", "består", "ingår", "utgör", "leder", "sitter"))
_FEW = 4  # words; fewer are no sentence
_SHORT = 12  # signs; what is shorter and no deed is a word of a list
_TITLE = 60  # signs; a heading that is named again in a list of contents is shorter


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weighs what is said in a document of the municipality that has the code `code`, if known.

    `headings` are those of the document, folded.
    """

    doers: Doers
    code: str
    headings: frozenset[str]

    def sentence(self, said: Saying, clause: DeedClause, *, they: bool) -> str:
        """Why a sentence of a paragraph promises nothing; empty where it promises something.

        `they` tells that those of the promise before it are meant: `De ska också …`.
        """
        if telling.telling(said.text):
            return t("berättar bara")
        if self._is_of_another(said.text):
            return t("gäller en annan kommun")
        return _promises_nothing(said, clause, named=they or bool(clause.subject))

    def point(self, said: Saying, clause: DeedClause) -> str:
        """Why a bullet promises nothing; empty where it promises something."""
        section, lead = said.place.section, said.place.lead
        certain = bool(clause.promising and clause.subject)
        promised = lead and (lead.who or DeedClause(lead.words, self.doers).promising)
        led = bool(lead and promised and not lead.is_general)
        told = section == "tells" and (said.place.is_announced or not (led or certain))
        if section == "ends" or told:
            return t("står under en rubrik som bara berättar")
        if lead and not certain and words.LEADS_TO_PROBLEMS.match(lead.words):
            return t("berättar bara")
        if len(said.text) < _TITLE and self._is_heading(said.text):
            return t("är en rubrik")
        is_short = len(said.text) < _SHORT and not infinitive(said.text.split()[0])
        if is_short or words.A_NAME.fullmatch(said.text):
            return t("är för kort")
        is_told = led or said.place.heading_who
        if clause.promising or (is_told and goes_on_from_who(said.text)):
            return ""
        return t("berättar bara") if telling.telling(said.text) else ""

    def _is_heading(self, text: str) -> bool:
        folded = fold(text)
        return any(one.startswith(folded) for one in self.headings)

    def _is_of_another(self, text: str) -> bool:
        start = _OF_ANOTHER.match(text)
        known = municipalities.by_name(start["name"] or start["place"]) if start else None
        return bool(known and self.code and known.code != self.code)


def _promises_nothing(said: Saying, clause: DeedClause, *, named: bool) -> str:
    """Why it is none by its part of the document and its verb; `named` are those who do it."""
    section, place = said.place.section, said.place
    promising = clause.promising if not _wants(clause) else None
    certain = bool(promising and clause.who and clause.who != [ALL])
    if section == "ends" or (section == "tells" and (place.is_announced or not certain)):
        return t("står under en rubrik som bara berättar")
    led = section != "follows" and _goes_on_from_a_name(said)
    if not led and len(said.text.split()) < _FEW and not (named and clause.verb):
        return t("är för kort")
    known = clause.is_passive or words.OF_MANY.match(said.text) or _is_guessed(said, clause)
    if place.is_opening and _TO_YOU.search(said.text):
        return t("inleder dokumentet")
    pledges = bool(promising and words.PLEDGES.match(promising.text))
    somebody = section == "promises" and words.SOMEBODY.match(said.text) and clause.deed
    if led or (promising and (named or known or pledges or somebody)):
        return ""
    if place.is_opening and section != "follows" and not words.ASKS.search(said.text):
        return t("inleder dokumentet")
    return "" if _is_enough(said, clause, named=named) else t("lovar inget")


def _is_enough(said: Saying, clause: DeedClause, *, named: bool) -> bool:
    """Whether a sentence without a verb that promises does so by where it stands."""
    now = named and clause.verb is not None
    asks = bool(words.ASKS.search(said.text))
    always = bool(words.ALL_THE_TIME.search(said.text))
    match said.place.section:
        case "follows":
            acts = clause.verb and clause.verb.text not in _IS_ONLY and not clause.is_passive
            enough = bool(clause.promising) or asks or always
            bare_verb = is_present(said.text.split(" ", 1)[0])
            owned = drawn((BY_OWNER,), clause) is not None
            known = named or clause.is_passive or bare_verb or owned
            enough = enough or bool(words.TELLS_PEOPLE.search(said.text))
            return bool(now and acts) or (enough and known) or _reader_sees(said.text)
        case "promises":
            happens = bool(words.WHEN.match(said.text)) or _is_guessed(said, clause)
            return clause.is_passive or now or always or bool(clause.verb and happens)
        case _:
            known = now or bool(clause.verb and drawn((BY_KIND,), clause))
            return known and (asks or not said.place.is_announced)


def _goes_on_from_a_name(said: Saying) -> bool:
    """Whether it says only what they do whom the heading or the lead names: `Besöker …`."""
    place = said.place
    named = place.heading_who or (place.lead.who if place.lead else ())
    return bool(named) and goes_on_from_who(said.text)


def _is_guessed(said: Saying, clause: DeedClause) -> bool:
    """Whether one can tell whose deed it is, or how much: `Antalet kontroller ska öka`."""
    if said.place.section != "promises":
        return False
    return bool(words.ASKS.search(said.text) or drawn((BY_OWNER, BY_KIND), clause))


def _wants(clause: DeedClause) -> bool:
    return bool(clause.promising and clause.promising.text.lower().startswith(_WANTS))


def _reader_sees(text: str) -> bool:
    """Whether it says what can be followed all the time: `På sidan kan du löpande se …`."""
    return bool(words.READER_SEES.search(text) and words.ALL_THE_TIME.search(text))
