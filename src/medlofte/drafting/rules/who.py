"""Knows how a sentence or a bullet says who is to do it."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from medlofte.drafting.rules import purposes
from medlofte.drafting.rules.clauses import DeedClause
from medlofte.drafting.rules.rule import ReadingRule
from medlofte.swedish.promise_words import usual
from medlofte.swedish.promise_words.doers import Doers, ids


class Who(NamedTuple):
    """Those who do it (ids), the words without them where they stand apart, and what is unsure."""

    ids: tuple[str, ...]
    left: str
    is_joint: bool = False


_IN_BRACKETS = re.compile(
    r"\s*[(\[](?P<who>[^()\[\]]{1,80}?)"
    r"(?P<more>, (?:klart?|färdigt?|senast|minst|\d)[^()]{1,40})?[)\]][.;,]?\s*$"
)
_LABELLED = re.compile(
    r"(?:^|[\s.,;–-]+)(?:ansvar|ansvarig(?:a|t)?(?: part(?:er)?)?|(?:ut|genom)förs av"
    r"|(?:görs av|gör|vem|utförare|aktör)(?=:))"
    r"(?::| är| –| -)\s*(?P<who>[^.;:]{2,100}?)(?:, med hjälp av [^.;:]{2,60})?\.?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:^|[.!] |[,;–-] )(?P<who>[^.,;:]{2,80}?) (?:ansvarar|är ansvarig\w*|tillsammans)"
    r"(?: för (?:det|detta|arbetet|insatsen|åtgärden|aktiviteten|löftet|punkten))?\.?\s*$"
)
_BEFORE = re.compile(r"^(?P<who>[^:.;]{2,60}):\s+(?=\S)")
_AFTER_DASH = re.compile(r"\s+(?:[–-]\s+|/ ?)(?P<who>[^.;:–]{2,60})\.?\s*$")
_DONE_BY = re.compile(
    r"(?:[^\W\d_]+(?:n|t|na)|de|dessa) (?:(?:ska|kommer att) )?"
    r"(?:hålls|görs|genomförs|utförs|sköts|ordnas|arrangeras|hållas|göras|genomföras|utföras"
    r"|skötas) (?:gemensamt |tillsammans )?av (?P<who>[^.,;:]{2,80}?)\.?",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\b(?P<who>[\wåäö]+?)s (?:och (?P<other>[\wåäö]+?)s )?[\wåäö]+", re.IGNORECASE)
_SENT = re.compile(r"\b(?:genom|via|på|i) $")  # what is told on its page is told by it
_BESIDE_NAMES = re.compile(
    r"\b(?:och|samt|tillsammans|gemensamt|med|i samverkan|i samarbete|ihop|båda|den|det|lokala"
    r"|respektive|i|för|på|genom|via|ansvarar|både)\b|[\s,/&+.]"
)

_Find = Callable[[DeedClause], Who | None]


def _apart(pattern: re.Pattern[str]) -> _Find:
    """Find who stands apart from the deed, alone in words of their own."""

    def find(clause: DeedClause) -> Who | None:
        found = pattern.search(clause.text)
        if not found:
            return None
        named = only_named(found["who"], clause.doers)
        if not named:
            return None
        more = found.groupdict().get("more") or ""
        left = clause.text[: found.start()] + more + clause.text[found.end() :]
        return Who(named, left.strip(), DeedClause(found[0], clause.doers).is_joint)

    return find


def only_named(text: str, doers: Doers) -> tuple[str, ...]:
    """Those who are named in words that tell nothing else; none where they do."""
    named = doers.among(text)
    for one in reversed(named):
        text = text[: one.start] + text[one.end :]
    rest = _BESIDE_NAMES.sub("", text)
    return tuple(ids(named)) if len(rest) <= _LITTLE else ()


def _done_by(clause: DeedClause) -> Who | None:
    found = _DONE_BY.fullmatch(clause.text)
    named = only_named(found["who"], clause.doers) if found else ()
    return Who(named, "", DeedClause(clause.text, clause.doers).is_joint) if named else None


def _by_grammar(clause: DeedClause) -> Who | None:
    parts = (DeedClause(part.strip(), clause.doers) for part in clause.text.split(";"))
    for one in (clause, *parts):
        if one.who:
            return Who(tuple(one.who), clause.text)
    return None


def _by_owner(clause: DeedClause) -> Who | None:
    head = clause.promising or clause.verb
    for found in _WHOSE.finditer(clause.text):
        if head and found.start() > head.start and not _SENT.search(clause.text[: found.start()]):
            continue
        owners = " ".join(filter(None, found.group("who", "other")))
        named = tuple(one for one in only_named(owners, clause.doers) if one in _USUAL)
        if named:
            return Who(named, clause.text)
    return None


def _by_kind(clause: DeedClause) -> Who | None:
    text = purposes.deed(clause.text)
    found = [one for one, words in _USUAL.items() if words.search(text)]
    return Who((found[0],), clause.text) if len(found) == 1 else None


_USUAL: Final = {"polis": usual.OF_THE_POLICE, "kommun": usual.OF_THE_MUNICIPALITY}
_LITTLE: Final = 3  # letters beside the names of those who are named

# Where they stand in words of their own.
APART: Final = (
    ReadingRule(
        "in-brackets",
        DeedClause("Hastighetskontroller vid skolorna (Polisen)"),
        "Den som står inom parentes sist ska göra det.",
        _apart(_IN_BRACKETS),
        DeedClause("Hastighetskontroller vid skolorna (Exempelskolan och torget)"),
    ),
    ReadingRule(
        "labelled",
        DeedClause("Belysningen ses över varje höst. Ansvarig: kommunen"),
        "Den som står efter ”Ansvarig” ska göra det.",
        _apart(_LABELLED),
        DeedClause("Ansvarig utgivare för sidan är kommunen."),
    ),
    ReadingRule(
        "named-after",
        DeedClause("Belysningen ses över varje höst, kommunen ansvarar."),
        "Den som efteråt sägs ansvara ska göra det.",
        _apart(_AFTER),
        DeedClause("Alla i bygden ansvarar."),
    ),
    ReadingRule(
        "named-first",
        DeedClause("Polisen: fotpatrullering i centrum varje helg"),
        "Den som står före kolon ska göra det.",
        _apart(_BEFORE),
        DeedClause("Trafik: fler kontroller"),
    ),
    ReadingRule(
        "after-a-dash",
        DeedClause("Fotpatrullering i centrum – Polisen"),
        "Den som står ensam efter ett tankstreck ska göra det.",
        _apart(_AFTER_DASH),
        DeedClause("Fotpatrullering i centrum – varje helg"),
    ),
)
# What is said of the promise before it.
DONE_BY: Final = ReadingRule(
    "done-by",
    DeedClause("Samtalen hålls av polisen och skolan tillsammans."),
    "Den som det nyss lovade sägs göras av ska göra det.",
    _done_by,
    DeedClause("Samtalen hålls varje höst av polisen."),
)
# What the sentence itself says.
BY_GRAMMAR: Final = ReadingRule(
    "by-grammar",
    DeedClause("Varje höst ska kommunen se över belysningen."),
    "Den som är subjekt, eller den som det görs av, ska göra det.",
    _by_grammar,
    DeedClause("Skolorna ska besökas varje höst."),
)
BY_OWNER: Final = ReadingRule(
    "by-owner",
    DeedClause("Kommunens hastighetsskylt ska ställas upp på fyra platser."),
    "Den som det hör till antas göra det.",
    _by_owner,
    DeedClause("Elevernas hastighetsskylt ska ställas upp på fyra platser."),
)
BY_KIND: Final = ReadingRule(
    "by-kind",
    DeedClause("Narkotikasök med hund ska ske på gymnasiet."),
    "Det som bara polisen eller bara kommunen brukar göra antas de göra.",
    _by_kind,
    DeedClause("Information ska ske på gymnasiet."),
)
