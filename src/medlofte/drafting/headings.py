"""Knows what a heading tells of what stands under it: its area, and who is to do it."""

import re
from dataclasses import dataclass, replace
from typing import Final

from medlofte.drafting.rules.clauses import DeedClause, after_preposition
from medlofte.drafting.rules.sections import Section, announced, is_of_procedure
from medlofte.drafting.saying import SayingPlace
from medlofte.swedish.names import fold
from medlofte.swedish.promise_words.doers import ALL, Doers, ids
from medlofte.swedish.promise_words.verbs import is_present

# What stands before the name of an area: `3.`, `B.`, `§ 4`, `Löfte 1.`, `Fokusområde`, `Mål:`.
_NUMBERED: Final = re.compile(
    r"^(?:(?:\d+(?:\.\d+)*[.)]?|[A-ZÅÄÖ][.)]|§(?: ?\d+)?)\s+"
    r"|(?:prioriterat område|\w*område|fokus|löfte|mål|punkt|del) ?\d*\s*[:–-]\s*"
    r"|(?:löfte|mål|punkt|del) \d+\.\s+|(?:fokusområde(?: \d+)?|område \d+)\s+)",
    re.IGNORECASE,
)
# A heading that tells of the area it stands under: `Mål: färre inbrott`.
_OF_AN_AREA: Final = re.compile(
    r"(?:effekt|inriktnings)?(?:mål|målet|syfte|syftet)\s*:", re.IGNORECASE
)
_PROMISES: Final = re.compile(
    r"\blov|\b(?:ska|gör|vi)\b|åtagande|åtar|\bansvar|löft|gemensam|tillsammans", re.IGNORECASE
)
_FOR: Final = re.compile(r"\b(?:för|mellan|till|mot|om) $", re.IGNORECASE)
_DOES: Final = re.compile(
    r"\b(?:lovar|ska|skall|gör|vi|åtar|tar|ansvarar|åtagande\w*|ansvar)\b", re.IGNORECASE
)
_QUESTION: Final = re.compile(r"^(?:och |så )?(?:vad|hur|när|var|så) ", re.IGNORECASE)
_OF_A_TITLE: Final = re.compile(r"löfte|överenskommelse", re.IGNORECASE)
_PARTIES: Final = re.compile(r"(?:avtals)?parter(?:na)?:?", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"§ ?(?P<number>\d+)\b")
_YEAR: Final = re.compile(r"\b20\d\d\b")
_GENITIVE: Final = re.compile(r"\b(?P<who>[^\W\d_]{2,})s\b")
_PROPER: Final = r"[A-ZÅÄÖ][\wåäö-]+"
_AT_A_PLACE: Final = re.compile(rf" (?:i|inom|vid) {_PROPER}(?: {_PROPER})?(?: AB)?(?!\w)")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
# Of a heading that says who, no other words of more than three letters are left than these and
# verbs: `Så bidrar polisen`, `Vi som arbetar på kommunen`.
_OF_WHO: Final = re.compile(
    r"samt|skall|kommer|lovar|åtar|ansvar\w*|åtagande\w*|\w*löften?|löftena|detta|göra|gemensamt"
    r"|gemensamma|tillsammans|bidrag|uppgift(?:er)?|insatser|aktiviteter|åtgärder|avser|inom|ihop"
    r"|alla|respektive|våra|från|delen|lokala|samtliga|hela|själva|också|följande|båda",
    re.IGNORECASE,
)


_CHIEF: Final = ("polis", "kommun", ALL)


@dataclass(slots=True)
class Headings:
    """Reads the headings of a document one after another.

    `first_year` is the one in which the agreement begins, 0 where it is not known.
    """

    doers: Doers
    first_year: int
    has_promised: bool = False
    _who_level: int = 0
    _area_level: int = 0
    _has_named: bool = False  # whether the last heading named those who do it
    _holds_areas: bool = False  # whether the headings of areas stand below those of parties
    _first_paragraph: int = 0  # the first `§ 187`

    def under(
        self, text: str, level: int, place: SayingPlace, *, is_letterhead: bool, is_directly: bool
    ) -> SayingPlace:
        """The place under a heading; in a letterhead the names of parties say nothing of who.

        `is_directly` where another heading stands directly above it.
        """
        place = replace(place, lead=None)
        if _OF_AN_AREA.match(text):
            return place
        announced_by, text = text, _NUMBERED.sub("", text)
        after_title = self.has_promised or place.section == "promises"
        who = who_of(text, self.doers, is_title=not after_title)
        promises = _PROMISES.search(text)
        if who and (promises or not is_letterhead):
            section = "promises" if promises else place.section
            self._who_level = level
            place = replace(place, section=section)
            if 0 < level < self._area_level:
                place = replace(place, area="")
            if not promises and not set(who) & set(_CHIEF):
                place = replace(place, area=text)  # `Skolan`: where it is done, too
        else:
            area, last = self._ending(text)
            is_under = self._is_under_party(text, level, is_directly=is_directly)
            who = last or (place.heading_who if is_under else self._asked_of(text))
            place = replace(place, section=self._section(announced_by, place.section))
            place = replace(place, area=self._area(area, level, place))
            if not (last or is_under):
                place = replace(place, heading_is_joint=False)
        self.has_promised = self.has_promised or place.section == "promises"
        joint = DeedClause(text).is_joint if who == (ALL,) or promises else place.heading_is_joint
        specific = tuple(one for one in who if one != ALL)
        self._has_named = bool(specific)
        return replace(place, heading_who=specific, heading_is_joint=joint)

    def _area(self, text: str, level: int, place: SayingPlace) -> str:
        """What the promises below are about: `Trafik`; also below `Trafik` and `Orsak`."""
        if not is_of_procedure(text):
            self._area_level = level
            return text
        is_within = level > self._area_level > 0 or level == 0
        return place.area if is_within and place.section != "ends" else ""

    def _is_under_party(self, text: str, level: int, *, is_directly: bool) -> bool:
        """Whether an area is one of those of the party above it.

        Where no levels tell, those lie below a party whose name has a heading directly below it.
        """
        if level > self._who_level > 0:
            return True
        is_area = level in (0, self._who_level) and announced(text, "unknown") == "unknown"
        self._holds_areas = self._holds_areas or (is_area and is_directly and self._has_named)
        return is_area and self._holds_areas

    def _section(self, text: str, before: Section) -> Section:
        years = [int(one) for one in _YEAR.findall(text)]
        if years and max(years) < self.first_year:
            return "tells"
        if self._is_another_matter(text):
            before = "ends"
        elif self.has_promised and before in ("tells", "follows"):
            before = "promises"
        return announced(text, before)

    def _ending(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The area and those after it who stand on the same line: `Trygga platser Polisen`."""
        named = self.doers.among(text)
        last = named[-1] if len(named) == 1 else None
        if not last or last.start == 0 or last.end < len(text.rstrip(" :")):
            return text, ()
        before = text[: last.start].rstrip()
        apart = text[last.start].isupper() and before[-1:].isalnum() and before[:1].isupper()
        if not apart or after_preposition(text, last) or len(before.split()) < 2:  # noqa: PLR2004
            return text, ()
        return before, (last.id,)

    def _asked_of(self, text: str) -> tuple[str, ...]:
        """Of whom a heading asks what they do, `Vad gör polisen åt stölderna?`, or says it."""
        clause = DeedClause(_QUESTION.sub("Här ", text), self.doers)
        return tuple(ids(clause.subject)) if clause.promising or clause.verb else ()

    def _is_another_matter(self, text: str) -> bool:
        """Whether it is another paragraph of minutes, where one of many is about the promises."""
        found = _PARAGRAPH.match(text)
        number = int(found["number"]) if found else 0
        self._first_paragraph = self._first_paragraph or number
        return number > self._first_paragraph > 1


def who_of(text: str, doers: Doers, *, is_title: bool = True) -> tuple[str, ...]:
    """Those whom a heading names and tells nothing else; `ALL` where it says that all do it.

    Where it may be the title of the document, a name of several words is only whose it is.
    """
    if _PARTIES.fullmatch(text):
        return ()  # who they are comes under it
    text = owners(text, doers)
    everybody = doers.among(text)
    named = [one for one in everybody if one.id != ALL] or everybody  # `Vi som är på kommunen`
    first = named[0].start if named else len(text)
    bare = text
    for one in reversed(named):
        bare = bare[: one.start] + bare[one.end :]
    bare = _AT_A_PLACE.sub("", bare)
    if any(not _tells_who(one, bare, first) for one in _WORD.finditer(bare)):
        return ()
    if any(_FOR.search(text, 0, one.start) for one in named):
        return ()
    names = [text[one.start : one.end].rpartition("(")[2] for one in named]
    long = [one for one in names if " " in one]
    may_be_title = is_title or _OF_A_TITLE.search(text) or any(" och " in fold(one) for one in long)
    if long and may_be_title and not _DOES.search(text):
        return ()  # `Medborgarlöfte Exempelby kommun`, `TORG OCH HUS`
    return tuple(ids(named)) or ((ALL,) if DeedClause(text).is_joint else ())


def _tells_who(word: re.Match[str], bare: str, first: int) -> bool:
    """Whether a word beside the names tells nothing else; verbs stand before the first name."""
    is_verb = word.end() <= first and is_present(word[0])
    return is_verb or bool(_OF_WHO.fullmatch(bare, *word.span()))


def owners(text: str, doers: Doers) -> str:
    """The text with those whose something is as if they did it: `Polisen löften`."""

    def owner(found: re.Match[str]) -> str:
        named = doers.among(found["who"])
        is_somebody = named and named[0].end - named[0].start == len(found["who"])
        return found["who"] if is_somebody else found[0]

    return _GENITIVE.sub(owner, text)
