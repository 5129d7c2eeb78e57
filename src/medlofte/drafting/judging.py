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
from medlofte.drafting.rules.who import APART, DONE_BY
from medlofte.drafting.saying import FoundPromise, Saying
from medlofte.drafting.weighing import Weighing
from medlofte.drafting.who.responsible import Responsible, responsible
from medlofte.drafting.wholes import bare, meant
from medlofte.language import t
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words import sentence_words as words
from medlofte.swedish.promise_words.doers import ALL, BOTH, Doers

_NEAR = 4  # lines from a promise to the label that says who does it


class Judging:
    """Takes the promises out of all that is said, in order."""

    def __init__(self, doers: Doers, code: str, headings: Iterable[str]) -> None:
        """`code` is that of the municipality; what is said of others is no promise of it."""
        self._doers = doers
        self._weighing = Weighing(doers, code, frozenset(map(fold, headings)))
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
        why = self._weighing.sentence(said, clause, they=self._is_of_the_same(clause))
        if why:
            self._leave(said, why)
        else:
            self._take(said, clause)

    def _point(self, said: Saying) -> None:
        clause = DeedClause(said.text, self._doers)
        if said.form == "point":
            why = self._weighing.point(said, clause)
            if why:
                self._leave(said, why)
                return
        self._take(said, clause)

    def _detail(self, said: Saying) -> None:
        clause = DeedClause(said.text, self._doers)
        if purposes.is_purpose(said.text):
            self._leave(said, t("säger vad punkten ovanför är till för"))
        elif ((clause.promising or clause.verb) and clause.subject) or words.ASKS.search(said.text):
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

    def _is_of_last(self, said: Saying) -> bool:
        """Whether it begins with what was promised last: `Samtalen …` after `Orossamtal …`."""
        the = words.THE.match(said.text)
        last = fold(self.found[-1].text) if self.found else ""
        return bool(words.GOES_ON.match(said.text) or (the and fold(the["stem"]) in last))

    def _add_to_last(self, said: Saying) -> None:
        if self.found:
            last = self.found[-1]
            last.deed = f"{last.deed.rstrip('.')}. {said.text}"
            last.text = f"{last.text.rstrip('.')}. {said.text}"

    def _says_who(self, said: Saying) -> bool:
        """Whether it only says who does what stands before it: `Ansvar: kommunen.`."""
        rules = (*APART, DONE_BY) if self._is_of_last(said) else APART
        apart = drawn(rules, DeedClause(said.text, self._doers))
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
        if not who.text:
            self._leave(said, t("säger bara vem som ansvarar"))
            return
        everybody = who.who or (said.place.general.who if said.place.general else BOTH)
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
