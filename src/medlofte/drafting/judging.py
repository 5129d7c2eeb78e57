"""Knows which of what a document says is a promise, and what only tells more of the one before."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from medlofte.drafting.deeds import deeds
from medlofte.drafting.draft import DraftDoubt, NotPromised
from medlofte.drafting.rules import purposes, telling
from medlofte.drafting.rules.clauses import DeedClause
from medlofte.drafting.rules.rule import drawn
from medlofte.drafting.rules.who import APART, BY_KIND, BY_OWNER
from medlofte.drafting.saying import FoundPromise, Saying
from medlofte.drafting.who.responsible import Responsible, responsible
from medlofte.drafting.wholes import bare, begins_with_deed, meant
from medlofte.language import t
from medlofte.swedish import municipalities
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words import sentence_words as words
from medlofte.swedish.promise_words.doers import ALL, Doers
from medlofte.swedish.promise_words.verbs import infinitive, is_present

# `Löftet innebär att polisen …`, `Narkotika, innebär bland annat att polisen …`
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
_EVERYBODY = ("polis", "kommun")
_IS_ONLY = frozenset(("är", "har", "finns", "består", "ingår", "utgör", "leder", "sitter"))
_NEAR = 4  # lines from a promise to the label that says who does it
_FEW = 4  # words; fewer are no sentence
_SHORT = 12  # signs; what is shorter and no deed is a word of a list
_TITLE = 60  # signs; a heading that is named again in a list of contents is shorter


class Judging:
    """Takes the promises out of all that is said, in order."""

    def __init__(self, doers: Doers, code: str, headings: Iterable[str]) -> None:
        """`code` is that of the municipality; what is said of others is no promise of it."""
        self._doers = doers
        self._code = code
        self._headings = {fold(one) for one in headings}
        self.found: list[FoundPromise] = []
        self.left: list[NotPromised] = []

    def judge(self, said: Saying) -> None:
        match said.form:
            case "sentence":
                self._sentence(replace(said, text=meant(said.text)))
            case "further":
                self._further(said)
            case "detail":
                self._detail(said)
            case "quotation":
                self._leave(said, t("är ett citat"))
            case "who":
                if not self._says_who(said):
                    self._leave(said, t("säger bara vem som ansvarar"))
            case "lead":
                self._leave(said, t("leder till punkterna under den"))
            case "point" | "row" if any(map(str.isalpha, bare(said.text))):
                self._point(replace(said, text=bare(said.text)))

    def _sentence(self, said: Saying) -> None:
        clause = DeedClause(said.text, self._doers)
        if self._is_more(said, clause) or self._says_who(said):
            return
        why = self._tells(said) or self._promises_nothing(said, clause)
        if why:
            self._leave(said, why)
        else:
            self._take(said, clause)

    def _point(self, said: Saying) -> None:
        clause = DeedClause(said.text, self._doers)
        if said.form == "point":
            why = self._no_point(said, clause)
            if why:
                self._leave(said, why)
                return
        self._take(said, clause)

    def _detail(self, said: Saying) -> None:
        clause = DeedClause(said.text, self._doers)
        if ((clause.promising or clause.verb) and clause.subject) or words.ASKS.search(said.text):
            self._point(replace(said, form="point"))
        else:
            self._leave(said, t("hör till punkten ovanför"))

    def _further(self, said: Saying) -> None:
        """A sentence after the first of a bullet: a deed of its own, or more of the one before."""
        clause = DeedClause(said.text, self._doers)
        if self._says_who(said):
            return
        done = clause.subject or (clause.is_passive and not self._goes_on(said))
        own = (clause.promising or clause.verb) and done
        if own and not telling.telling(said.text) and not words.GOES_ON.match(said.text):
            self._take(said, clause)
        elif words.ASKS.search(said.text):
            self._add_to_last(said)

    def _tells(self, said: Saying) -> str:
        rule = telling.telling(said.text)
        if rule:
            return t("berättar bara")
        if self._is_of_another(said.text):
            return t("gäller en annan kommun")
        return ""

    def _promises_nothing(self, said: Saying, clause: DeedClause) -> str:
        """Why a sentence of a paragraph is none, by its part of the document and its verb."""
        section, place = said.place.section, said.place
        promising = clause.promising if not self._wants(clause) else None
        named = bool(clause.subject) or self._is_of_the_same(clause)
        certain = bool(promising and clause.who and clause.who != [ALL])
        if section == "ends" or (section == "tells" and (place.is_announced or not certain)):
            return t("står under en rubrik som bara berättar")
        if len(said.text.split()) < _FEW and not (named and clause.verb):
            return t("är för kort")
        known = (
            clause.is_passive or words.OF_MANY.match(said.text) or self._is_guessed(said, clause)
        )
        if place.is_opening and _TO_YOU.search(said.text):
            return t("inleder dokumentet")
        pledges = bool(promising and words.PLEDGES.match(promising.text))
        somebody = section == "promises" and words.SOMEBODY.match(said.text) and clause.deed
        if promising and (named or known or pledges or somebody):
            return ""
        if place.is_opening and section != "follows" and not words.ASKS.search(said.text):
            return t("inleder dokumentet")
        return "" if self._is_enough(said, clause, named=named) else t("lovar inget")

    def _is_guessed(self, said: Saying, clause: DeedClause) -> bool:
        """Whether one can tell whose deed it is, or how much: `Antalet kontroller ska öka`."""
        if said.place.section != "promises":
            return False
        return bool(words.ASKS.search(said.text) or drawn((BY_OWNER, BY_KIND), clause))

    def _is_enough(self, said: Saying, clause: DeedClause, *, named: bool) -> bool:
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
                happens = bool(words.WHEN.match(said.text)) or self._is_guessed(said, clause)
                return clause.is_passive or now or always or bool(clause.verb and happens)
            case _:
                known = now or bool(clause.verb and drawn((BY_KIND,), clause))
                return known and (asks or not said.place.is_announced)

    def _wants(self, clause: DeedClause) -> bool:
        return bool(clause.promising and clause.promising.text.lower().startswith(_WANTS))

    def _no_point(self, said: Saying, clause: DeedClause) -> str:
        """Why a bullet is none."""
        section, lead = said.place.section, said.place.lead
        certain = bool(clause.promising and clause.subject)
        promised = lead and (lead.who or DeedClause(lead.words, self._doers).promising)
        led = bool(lead and promised and not lead.is_general)
        if section == "ends" or (section == "tells" and said.place.is_announced):
            return t("står under en rubrik som bara berättar")
        if section == "tells" and not led and not certain:
            return t("står under en rubrik som bara berättar")
        if len(said.text) < _TITLE and self._is_heading(said.text):
            return t("är en rubrik")
        is_short = len(said.text) < _SHORT and not infinitive(said.text.split()[0])
        if is_short or words.A_NAME.fullmatch(said.text):
            return t("är för kort")
        begins = begins_with_deed(said.text) or is_present(said.text.split()[0].strip(","))
        if clause.promising or (begins and (led or said.place.heading_who)):
            return ""
        return t("berättar bara") if telling.telling(said.text) else ""

    def _is_heading(self, text: str) -> bool:
        words = fold(text)
        return any(one.startswith(words) for one in self._headings)

    def _is_of_another(self, text: str) -> bool:
        start = _OF_ANOTHER.match(text)
        known = municipalities.by_name(start["name"] or start["place"]) if start else None
        return bool(known and self._code and known.code != self._code)

    def _is_more(self, said: Saying, clause: DeedClause) -> bool:
        """Put a number or a last day to the promise that a sentence goes on about."""
        if clause.subject or clause.who or not self._goes_on(said):
            return False
        if telling.telling(said.text) or self._is_of_the_same(clause):
            return False
        if words.ASKS.search(said.text):
            self._add_to_last(said)
        else:
            self._leave(said, t("hör till löftet före"))
        return True

    def _is_of_the_same(self, clause: DeedClause) -> bool:
        """Whether those of the promise before it do something more: `De ska också vara med …`."""
        they = (
            words.THEY.match(clause.text)
            and (clause.promising or clause.verb)
            and not clause.is_passive
        )
        return bool(they and self.found)

    def _goes_on(self, said: Saying) -> bool:
        """Whether it is about the promise before it: `Det …`, `Bommen …` after one of `en bom`."""
        last = self.found[-1] if self.found else None
        if not last:
            return False
        the = words.THE.match(said.text)
        stem = words.DOUBLE.sub(r"\1", the["stem"]) if the else ""
        of_it = bool(stem and re.search(rf"\b{re.escape(stem)}", last.text, re.IGNORECASE))
        near = last.said.line == said.line
        return (
            (near and (bool(words.GOES_ON.match(said.text)) or of_it))
            or bool(words.IS_READY.match(said.text))
            or (of_it and bool(re.search(r"\bska (?:vara|stå|börja|kunna)\b", said.text)))
        )

    def _add_to_last(self, said: Saying) -> None:
        if self.found:
            last = self.found[-1]
            last.deed = f"{last.deed.rstrip('.')}. {said.text}"
            last.text = f"{last.text.rstrip('.')}. {said.text}"

    def _says_who(self, said: Saying) -> bool:
        """Whether it only says who does what stands before it: `Ansvar: kommunen.`."""
        apart = drawn(APART, DeedClause(said.text, self._doers))
        last = self.found[-1] if self.found else None
        if not apart or apart.found.left or not last:
            return False
        if not 0 <= said.line - last.said.line <= (_NEAR if said.form == "who" else 0):
            return False
        place = (last.said.line, last.said.source)
        same = takewhile(
            lambda one: (one.said.line, one.said.source) == place, reversed(self.found)
        )
        for one in same:
            one.who = [*apart.found.ids]
            one.doubts = [doubt for doubt in one.doubts if doubt.key != "responsible"]
            one.is_joint = apart.found.is_joint
        return True

    def _take(self, said: Saying, clause: DeedClause) -> None:
        """Take each of its deeds; what each does alone and all together is one of each, too."""
        who = responsible(said, clause, self.found[-1] if self.found else None)
        everybody = who.who or (said.place.general.who if said.place.general else _EVERYBODY)
        both = words.BOTH_WAYS.search(said.text)
        if (both or words.EACH_ALONE.search(said.text)) and len(everybody) > 1:
            for one in everybody:
                self._add(said, who._replace(who=(one,), is_joint=False))
            if not both:
                return
        parts = deeds(DeedClause(who.text, self._doers))
        for number, part in enumerate(parts, start=1):
            own = DeedClause(part, self._doers).who if who.own and number > 1 else []
            by = tuple(own) if own and own != [ALL] else who.who
            more = said.more if number == len(parts) else ""
            self._add(replace(said, more=more), who._replace(text=part, who=by))

    def _add(self, said: Saying, who: Responsible) -> None:
        doubts = [DraftDoubt("responsible", who.doubt)] if who.doubt else []
        barely = said.form == "sentence" and said.place.section in ("unknown", "follows")
        certain = words.ASKS.search(said.text) or words.ALL_THE_TIME.search(said.text)
        if barely and not certain and not DeedClause(said.text, self._doers).promising:
            doubts.append(DraftDoubt("text", t("Det är osäkert om meningen lovar något.")))
        deed = purposes.deed(who.text).rstrip(".")
        deed = f"{deed}. {said.more}" if said.more else deed
        self.found.append(FoundPromise(said, who.text, deed, [*who.who], who.is_joint, doubts))

    def _leave(self, said: Saying, why: str) -> None:
        self.left.append(NotPromised(said.line, said.text, why))


def _reader_sees(text: str) -> bool:
    """Whether it says what can be followed all the time: `På sidan kan du löpande se …`."""
    return bool(words.READER_SEES.search(text) and words.ALL_THE_TIME.search(text))
