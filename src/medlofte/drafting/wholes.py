"""Knows how the words of a bullet become a sentence of their own, with who is to do it."""

import re
from collections.abc import Mapping, Sequence

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.headings import who_of
from medlofte.drafting.rules import promising
from medlofte.drafting.rules.clauses import DeedClause
from medlofte.drafting.rules.rule import drawn
from medlofte.drafting.rules.who import APART
from medlofte.swedish.names import inside
from medlofte.swedish.promise_words.doers import Doers
from medlofte.swedish.promise_words.sentence_words import READER_SEES
from medlofte.swedish.promise_words.times.occasions import verb_first
from medlofte.swedish.promise_words.verbs import is_infinitive, is_passive, is_present
from medlofte.wording.plain_text import capital

_FIRST_WORDS = 14  # where the deed of a bullet begins at the latest
_WORD = re.compile(r"[\wåäöé]+")
_TO = re.compile(r"^att (?=\S)", re.IGNORECASE)
_AND_THEN = re.compile(r"[;,\s]+(?:(?:samt|och)[;,\s]*)?$")  # before the next point of a list
_COMPANIONS = re.compile(
    r"\b(?:tillsammans|i (?:nära )?(?:samverkan|samarbete)|ihop) med (?P<who>.+)", re.IGNORECASE
)


def bare(text: str) -> str:
    """The words of a bullet without `att` before them and the signs that end a point of a list."""
    return _AND_THEN.sub("", _TO.sub("", text).strip())


_MEANS = re.compile(
    r"^(?:(?:(?:medborgar)?löftet|det|detta|vårt löfte|överenskommelsen|avtalet)"
    r"|[a-zåäö -]{3,30},) (?:innebär|betyder)(?: bland annat| också)? att ",
    re.IGNORECASE,
)
_DOES_SO = re.compile(
    r"^(?:det|detta) (?:gör|ska) (?P<who>vi|polisen|kommunen|parterna)(?: göra)?"
    r"(?: bland annat| främst)? genom att ",
    re.IGNORECASE,
)
_AND_SO = re.compile(r"(?P<sign>,| och| samt) genom att ", re.IGNORECASE)


def meant(text: str) -> str:
    """What a sentence means that only says how: `Det gör vi genom att besöka …` is `Vi ska …`."""
    text = _MEANS.sub("", text)
    does = _DOES_SO.match(text)
    if does:
        rest = _AND_SO.sub(r"\g<sign> ", text[does.end() :])
        text = f"{capital(does['who'])} ska {rest}"
    return text


_ALSO_ADJECTIVES = frozenset(("trygga", "öppna", "belysa"))  # trygga skolvägar ses över
# A deed may come after these, if no verb of now does: `vid behov besöka`, `aktivt arbeta`.
_BEFORE_DEED = re.compile(
    r"(?:vid|minst|genom|i|på|under|tillsammans|gemensamt|inte|fortsatt|även|också|varje|årligen"
    r"|löpande|inom|senast|utan|med|efter|inför|när|för|aktivt|skyndsamt|dagligen|alltid|också"
    r"|[a-zåäö]+(?:ligt|vis|ivt|ent|bundet|ande))\b",
    re.IGNORECASE,
)

_SHORT = 4  # words; a bullet with fewer may be no more than the name of an area
# What begins so is done, and no area: `Fler ronder`.
_TO_CHANGE = re.compile(
    r"(?:fler|mer|färre|flera|ny|nya|nytt|ökad|ökat|ökade|utökad\w*|bättre|förbättrad\w*|fortsatt\w*"
    r"|gemensam\w*|tätare|regelbund\w*)\b",
    re.IGNORECASE,
)
# The names of deeds, which the bullets below tell more of: `Hastighetskontroller`.
_OF_A_DEED = re.compile(
    r"\w*(?:kontroll|kontroller|rond|ronder|besök|vandring|vandringar|patrull|patruller|patrullering"
    r"|insats|insatser|möte|möten|dag|dagar|utbildning|utbildningar|tillsyn|sanering|mätningar"
    r"|samverkan|information|belysning|föreläsningar|lektioner|samtal)\b",
    re.IGNORECASE,
)


def begins_with_deed(text: str) -> bool:
    """Whether it goes on from a lead: `besöka skolorna`, `vid behov besöka skolorna`."""
    words = _WORD.findall(text)[:_FIRST_WORDS] or [""]
    clause = DeedClause(text)
    if is_infinitive(words[0]):
        later = any(is_passive(word) for word in words[1:])
        return not (later and words[0].lower() in _ALSO_ADJECTIVES)
    if clause.promising or clause.verb or not clause.deed or READER_SEES.search(text):
        return False
    named = [one for one in clause.named if one.end <= clause.deed.start]
    inside = any(start < clause.deed.start < end for start, end in promising.sides(clause.text))
    return bool(_BEFORE_DEED.match(text)) and clause.deed.text in words and not named and not inside


def goes_on_from_who(text: str) -> bool:
    """Whether its first words are what somebody does who is named before it: `Besöker …`."""
    return begins_with_deed(text) or is_present(text.split(maxsplit=1)[0].strip(","))


def is_listed_area(text: str, below: Sequence[DocumentBlock], doers: Doers) -> bool:
    """Whether a bullet only names what those below it are about: `Stationen`.

    `below` are the first two that lie below it: those who do it, an area within this one, or what
    is done there.
    """
    clause = DeedClause(text, doers)
    is_short = len(text.split()) < _SHORT
    if clause.promising or text.endswith((".", "!", "?")):
        return False
    first, *after = below
    inner = first.text.rstrip(" :")
    if after and after[0].level > first.level and not goes_on_from_who(inner):
        is_title = bool(who_of(inner, doers, is_title=False)) or not DeedClause(inner, doers).verb
        return is_title and (is_short or not (clause.verb or goes_on_from_who(text)))
    is_done = clause.verb or goes_on_from_who(text) or _TO_CHANGE.match(text)
    if not is_short or is_done or _OF_A_DEED.match(text):
        return False
    deed = DeedClause(first.text, doers)
    own = (deed.subject and (deed.promising or deed.verb)) or drawn(APART, deed)
    return goes_on_from_who(first.text) or bool(own)


def whole(text: str, who: Sequence[str], names: Mapping[str, str]) -> str:
    """The sentence that a deed of those who do it makes: `Polisen ska besöka skolorna`."""
    bare_verb = is_present(text.split(" ", 1)[0]) and not DeedClause(text).subject
    bare_verb = bare_verb and not verb_first(text)
    if who and (begins_with_deed(text) or bare_verb):
        verb = "ska " if begins_with_deed(text) else ""
        text = f"{listed(_subjects(text, [names[one] for one in who]))} {verb}{inside(text)}"
    return capital(text)


def _subjects(text: str, names: Sequence[str]) -> Sequence[str]:
    """Those of them who are not said in it to be there too: `märka cyklar med kommunen`."""
    found = _COMPANIONS.search(text)
    told = found["who"].lower() if found else ""
    return [one for one in names if one.lower() not in told] or names


def listed(names: Sequence[str]) -> str:
    """The names in a row as they stand in a sentence."""
    inside = [*names[:1], *(_small(one) for one in names[1:])]
    head = ", ".join(inside[:-1])
    return f"{head} och {inside[-1]}" if head else inside[-1]


def _small(name: str) -> str:
    """The name inside a sentence, where a word that is no name of its own is small."""
    is_word = " " not in name and name.endswith(("en", "et", "an", "na"))
    return name[:1].lower() + name[1:] if is_word else name
