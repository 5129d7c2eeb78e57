"""Knows how a document is walked through: under which heading, after which lead a thing is said."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.headings import Headings, owners, who_of
from medlofte.drafting.rules.clauses import DeedClause, after_preposition
from medlofte.drafting.rules.purposes import is_purpose
from medlofte.drafting.rules.rule import drawn
from medlofte.drafting.rules.sections import announced, is_of_procedure
from medlofte.drafting.rules.telling.page import quoted
from medlofte.drafting.rules.who import APART
from medlofte.drafting.saying import Form, Lead, Saying, SayingPlace
from medlofte.drafting.sentences import sentences
from medlofte.drafting.table_rows import DEED, said_in_row, tells_of_a_text
from medlofte.drafting.wholes import goes_on_from_who, is_listed_area
from medlofte.swedish import municipalities
from medlofte.swedish.promise_words import sentence_words as words
from medlofte.swedish.promise_words.doers import ALL, Doers, ids

_LONGEST: Final = 1500  # signs of a sentence; more is no sentence that anybody wrote
_TITLE: Final = 4  # words; more are a sentence
_OPENING: Final = 2  # headings, and paragraphs under the first one, that open a document
_LEADS = re.compile(
    r"(?::|\b(?:genom att|genom|följande|att|ska|för att|syfte att))\s*:?\s*$", re.IGNORECASE
)
# What is told of an area, and is none itself: `Bakomliggande orsak: få kontroller`.
_OF_AN_AREA = re.compile(
    r"(?:\w+ )?(?:problem\w*|orsak\w*|mål|målet|\w*mål|syfte|bakgrund|effekt\w*|nuläge)",
    re.IGNORECASE,
)
# What a document says of a word in its table: `Där det står "båda" görs det tillsammans.`
_LEGEND = re.compile(
    r"[\"”’»]båda[\"”’«][^.]{0,60}?\b(?:tillsammans|gemensamt)"
    r"|båda ?[=:] ?(?:tillsammans|gemensamt)",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?")
_GENERAL = re.compile(
    r"\b(?:trygg(?:are|het\w*)|minska brottsligheten|brottsförebyggande|medborgarlöften?)\b"
    r"[^.]*(?:genom|följande|nedan|nedanstående|:)",
    re.IGNORECASE,
)
# The labels of a card: `Åtgärd: …`, `Ansvarig: …`.
_OF_DEED = re.compile(r"(?:åtgärd|aktivitet|insats|åtagande)(?:er|en)?(?: ?\d+)?", re.IGNORECASE)
_OF_WHOM = re.compile(r"ansvar(?:ig|iga)?(?: part(?:er)?)?|utförare|aktör", re.IGNORECASE)
_OF_OTHERS = re.compile(r"medborgarlöfte|^så |nyhet", re.IGNORECASE)
_LABEL = re.compile(r"(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ -]{3,40}): (?=[A-ZÅÄÖ])")
# A deed of its own in a lead: `Polisen ska – utöver att gå till fots – vara synlig genom att:`.
_ASIDE = re.compile(
    r"\b(?:utöver|förutom) (?:strävan att|att) (?P<deed>[^–—,:;]+?)(?= [–—-] |,|:)", re.IGNORECASE
)
# When, where or how often that is done which the bullet above names.
_GOES_ON_BELOW = re.compile(r"(?:under|vid|på|i|varje|alla|minst|längs|kring|inför|efter)\b")
_PURPOSE_END = re.compile(
    r"\s*\b(?:i syfte att|för att|så att|genom att|genom)\s*:?\s*$", re.IGNORECASE
)
# A lead without anybody who does it, whose sentence each bullet ends: `Därför ska`.
_ENDS_WITH_VERB = re.compile(r"^(?:\w+ ){0,4}(?:ska|skall|kommer)\s*:?$", re.IGNORECASE)
_THROUGH = re.compile(r"\bgenom(?: att)?\s*:?\s*$", re.IGNORECASE)


class Walk:
    """Goes through the blocks of a document in order."""

    def __init__(self, blocks: Sequence[DocumentBlock], doers: Doers, first_year: int = 0) -> None:
        self._blocks = blocks
        self._doers = doers
        headings = [one.text for one in blocks if one.kind == "heading"]
        self._place = SayingPlace(
            is_announced=any(announced(one, "unknown") == "promises" for one in headings[_OPENING:])
        )
        self._both_is_joint = any(_LEGEND.search(one.text) for one in blocks)
        self._under = Headings(doers, first_year)
        self._headings = 0
        self._texts = 0
        self._has_told = False  # before any words but headings stands only a letterhead
        self._leads_on = False  # whether the bullet above smaller ones only leads to them
        self._above = ""  # a text of which the row after it tells who and how much
        self._begun = ""  # a bullet whose sentence those below it end
        self._deed_level = 0  # how deep the deeds lie below a bullet that leads to them
        self._around_list: SayingPlace | None = None  # the place before a bullet that is an area

    def sayings(self) -> Iterator[Saying]:
        """Yield all that is said, with its place; headings and leads are taken into those."""
        for number, block in enumerate(self._blocks):
            after = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
            if block.kind in ("heading", "bullet"):
                block = block._replace(text=block.text[: 2 * _LONGEST])  # noqa: PLW2901
            self._has_told = self._has_told or block.kind != "heading"
            if self._around_list and (block.kind != "bullet" or block.level == 1):
                self._place, self._around_list = self._around_list, None
            match block.kind:
                case "heading" if self._is_of_others(block.text, number):
                    pass
                case "heading":
                    directly = number > 0 and self._blocks[number - 1].kind == "heading"
                    self._heading(block.text, block.level, is_directly=directly)
                    self._headings += 1
                case "text" if after and tells_of_a_text(after):
                    self._above = block.text
                case "text":
                    self._texts += 1
                    opens = self._headings < _OPENING and self._texts <= _OPENING
                    self._place = replace(self._place, is_opening=opens)
                    yield from self._text(block, after)
                case "bullet":
                    below = [*takewhile(_lies_below(block), self._blocks[number + 1 : number + 3])]
                    yield from self._bullet(block, below)
                case _:
                    told = block._replace(cells=((DEED, self._above), *block.cells))
                    of_text = bool(self._above) and tells_of_a_text(block)
                    for said in said_in_row(told if of_text else block, self._place, self._doers):
                        joint = said.is_joint or (self._both_is_joint and said.who == (ALL,))
                        yield replace(said, is_joint=joint)
                    self._above = ""

    def _is_of_others(self, text: str, number: int) -> bool:
        """Whether it is one of the news and neighbours that follow after the end."""
        after = self._place.section == "ends" and 2 * number > len(self._blocks)
        return after and bool(_OF_OTHERS.search(text))

    def _heading(self, text: str, level: int, *, is_directly: bool = False) -> None:
        letterhead = not self._has_told
        self._place = self._under.under(
            text, level, self._place, is_letterhead=letterhead, is_directly=is_directly
        )

    def _text(self, block: DocumentBlock, after: DocumentBlock | None) -> Iterator[Saying]:
        text = block.text
        if quoted(text):
            yield Saying(block.line, text, text, "quotation", self._place)
            return
        label = _LABEL.match(text)
        if label and self._is_label(label["name"]):
            if _OF_WHOM.fullmatch(label["name"]):
                yield Saying(block.line, text, text, "who", self._place)
                return
            text = text[label.end() :]
            if _OF_DEED.fullmatch(label["name"]):
                self._place = replace(self._place, section="promises", lead=None)
                yield from self._points(text, block)
                return
            if _OF_AN_AREA.fullmatch(label["name"]):
                told = replace(self._place, section="tells", is_announced=True)
                yield Saying(block.line, text, text, "sentence", told)
                return
            if self._leads_on_one_line(label["name"]):
                yield from self._sentences(text, block, after)
                return
            self._heading(label["name"], block.level)
        self._place = replace(self._place, lead=None)
        yield from self._sentences(text, block, after)

    def _leads_on_one_line(self, name: str) -> bool:
        """Whether a paragraph begins with who does what it says: `Polisen: Besöker …`."""
        who = who_of(name, self._doers)
        if who:
            lead = Lead(who, f"{name}:", DeedClause(name, self._doers).is_joint)
            self._place = replace(self._place, lead=lead)
        return bool(who)

    def _sentences(
        self, text: str, block: DocumentBlock, after: DocumentBlock | None
    ) -> Iterator[Saying]:
        parts = [one for one in sentences(text) if len(one) <= _LONGEST]
        own = any(one.id != ALL for one in self._doers.among(parts[0])) if parts else False
        if parts and not own and _is_title(parts[0]):
            section = announced(parts[0], self._place.section)
            self._place = replace(self._place, section=section)
            parts = parts if parts[0].endswith(":") else parts[1:]
        leads = after is not None and after.kind in ("bullet", "row")
        for number, part in enumerate(parts):
            is_last = number == len(parts) - 1
            if is_last and (part.endswith(":") or (leads and _is_lead(part))):
                yield from self._lead(part, block.line)
            else:
                yield Saying(block.line, part, part, "sentence", self._place)

    def _is_label(self, name: str) -> bool:
        """Whether it is the heading of the paragraph, and no other municipality."""
        return not (DeedClause(name, self._doers).promising or municipalities.by_name(name))

    def _lead(self, text: str, line: int) -> Iterator[Saying]:
        clause = DeedClause(text, self._doers)
        who = clause.who or self._named_alone(clause)
        lead = Lead(tuple(who), text, clause.is_joint, bool(_GENERAL.search(text)))
        if lead.is_general:
            self._place = replace(self._place, general=lead)
        self._place = replace(self._place, lead=lead)
        yield Saying(line, text, text, "lead", self._place)
        aside = _ASIDE.search(text)
        if aside and who:
            yield Saying(line, aside["deed"].strip(), text, "point", self._place)

    def _named_alone(self, clause: DeedClause) -> list[str]:
        """Those who are named in a lead without a verb: `Polisens del:`, `Polis och skola`."""
        text = owners(clause.text, self._doers)
        named = [one for one in self._doers.among(text) if not after_preposition(text, one)]
        who = ids(named)
        return [one for one in who if one != ALL] or who

    def _bullet(self, block: DocumentBlock, below: Sequence[DocumentBlock]) -> Iterator[Saying]:
        """Read a bullet; `below` are the first two of those that lie below it."""
        text = block.text
        if block.level > 1 and self._begun:
            yield from self._points(f"{self._begun} {text}", block)
            return
        if block.level == 1:
            self._leads_on, self._begun, self._deed_level = False, "", 0
        if below and who_of(text.rstrip(" :"), self._doers, is_title=False):
            self._leads_on, self._deed_level = True, 0  # `Polisen`, below it what they do
            yield from self._lead(text, block.line)
        elif below and is_listed_area(text, below, self._doers):
            self._listed_area(text.rstrip(" :"))
        elif block.level > 1:
            yield from self._points(text, block, self._form_below(block))
        elif below and _THROUGH.search(text):
            self._leads_on = True
            before = self._place.lead
            yield from self._lead(text, block.line)
            if before and self._place.lead and not self._place.lead.who:
                self._place = replace(self._place, lead=before)
        elif below and _GOES_ON_BELOW.match(below[0].text) and not text.endswith(_ENDS):
            self._begun = text.rstrip(":")
        else:
            yield from self._points(
                _PURPOSE_END.sub("", text).rstrip(":") if below else text, block
            )

    def _form_below(self, block: DocumentBlock) -> Form:
        """What a bullet below another one is: a deed, or what lies below a deed."""
        is_more = block.level > self._deed_level or is_purpose(block.text)
        if not self._leads_on or (self._deed_level and is_more):
            return "detail"
        self._deed_level = block.level
        return "point"

    def _listed_area(self, text: str) -> None:
        self._leads_on, self._deed_level = True, 0
        self._around_list = self._around_list or self._place
        area = self._place.area if is_of_procedure(text) else text
        self._place = replace(self._place, area=area)

    def _points(self, text: str, block: DocumentBlock, form: Form = "point") -> Iterator[Saying]:
        if quoted(text, is_point=True):
            yield Saying(block.line, text, block.text, "quotation", self._place)
            return
        lead = self._place.lead
        if lead and not lead.who and _ENDS_WITH_VERB.search(lead.words):
            text = f"{lead.words.rstrip(' :')} {text}"
        parts = [*sentences(text)]
        if len(parts) > 1 and self._is_name(*parts[:2]):
            parts = parts[1:]
        for number, part in enumerate(parts):
            if len(part) <= _LONGEST:
                place = self._place
                yield Saying(block.line, part, block.text, "further" if number else form, place)

    def _is_name(self, first: str, second: str) -> bool:
        """Whether a bullet begins with its name: `Lugna gator. Kommunen ska …`."""
        clause = DeedClause(second, self._doers)
        apart = drawn(APART, clause)
        if apart and not apart.found.left:
            return False  # `Fler besök. Kommunen ansvarar för det.`
        if len(first.split()) >= _TITLE or words.ASKS.search(first) or self._doers.among(first):
            return False
        led = self._place.lead or self._place.heading_who
        if DeedClause(first).verb or (led and goes_on_from_who(first)):
            return False
        return bool(clause.promising) and not words.GOES_ON.match(second)


def _lies_below(block: DocumentBlock) -> Callable[[DocumentBlock], bool]:
    return lambda other: other.kind == "bullet" and other.level > block.level


def _is_lead(text: str) -> bool:
    return bool(_LEADS.search(text)) or not text.endswith(_ENDS)


def _is_title(sentence: str) -> bool:
    """Whether it is the heading of its paragraph, with a full stop: `Bakgrund. Under våren …`."""
    short = len(sentence.split()) <= _TITLE and not DeedClause(sentence).promising
    return short and announced(sentence, "unknown") != "unknown"
