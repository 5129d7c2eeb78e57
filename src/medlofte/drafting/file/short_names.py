"""Knows what a promise is called in a narrow table, where its document gives it no short name."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from medlofte.drafting.draft import DraftPromise
from medlofte.drafting.rules.clauses import DeedClause
from medlofte.edit import new_promise
from medlofte.model.agreement import SHORT_NAME
from medlofte.swedish.amounts import whole
from medlofte.swedish.promise_words.doers import KNOWN, Doer
from medlofte.swedish.promise_words.verbs import infinitive, is_infinitive, is_passive, is_present
from medlofte.wording.plain_text import capital

_WHO = r"(?:polis|kommun)\w*"
# Who is to do it, and how that is promised: it is the same in every promise.
_OPENING = re.compile(
    rf"^(?:{_WHO}(?: (?:och|samt) {_WHO})? )?(?:(?:ska|skall|kommer att|lovar att|åtar sig att) )",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"{_WHO}(?: (?:och|samt) {_WHO})? ", re.IGNORECASE)
_ONLY_WHO = re.compile(r"\w*polis(?:en)?$|(?:polisen|kommunen|parterna|vi)\b", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What leads to the thing that is promised, and what cannot stand last.
_LEADING = _words(
    "antalet att av bort de den det emot en ett fram för fortsatt gemensamt i in kontinuerligt "
    "löpande med minst och om på regelbundet sig sin sina sitt till tillsammans upp ut över vid "
    "återkommande vidare"
)
# A name ends before these: … | som vill det, … | inom tre dagar.
_END = _words(
    "att därefter där eller genom hur inom jämfört när senast som så under var vad vilka vilken "
    "vilket"
)
# Here a phrase begins that a name can do without: … | vid skolorna | i byarna.
_PHRASE = _END | _words(
    "av bland efter enligt för från före hos i inför kring längs med mellan mot närmare och om på "
    "per runt samt till utanför utan via vid åt över"
)
_TRAILING = (
    _LEADING | _PHRASE | _words("aktivt all alla allt eller inte mer samtliga varje ytterligare")
)
_OF_THE_VERB = _words("av bort fram i in med ned om på till upp ut över")  # sätta upp, dela ut
_AFTER_PASSIVE = _words("bort fram in ned upp ut över")  # delas ut
# Verbs that say little without what is done.
_LIGHT = _words(
    "använda anordna arbeta bedriva bidra delta erbjuda fortsätta få förse ge genomföra gå "
    "göra ha hålla initiera ordna se ske skapa starta ta utföra utveckla verka vidta"
)
_ALSO_AS_MANY = r"(?:gånger|tillfällen|st(?:ycken)?)"
_EACH = r"(?:år|veckan?|månad|kvartal|halvår|tertial|termin|läsår)(?:en|et)?"
# How many, how often, when and with whom: what the table has beside the name, or nobody misses.
_HOW_MANY = re.compile(
    r"(?:\b(?:minst |cirka |ca )|\bi (?:genom)?snitt )?"
    rf"\(?\b\d[\d ]*(?: ?{_ALSO_AS_MANY}\b)?\)?"
    rf"|\b(?:minst )?(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv) {_ALSO_AS_MANY}\b"
    r"|\bmed \d+ ?(?:procent|%)|\b(?:minst )?en gång\b|\bi (?:genom)?snitt\b"
    r"|\bunder (?:hela )?(?:löftes|avtals)?(?:perioden|tiden)\b"
    rf"|\b(?:per|varje|om|i) {_EACH}\b"
    r"|\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar|en|arna)?\b"
    r"|\b(?:därför|även|också|dessutom|tillsammans|gemensamt|årligen|samma dag)\b",
    re.IGNORECASE,
)
# Of these what is done is left out only where it is done with something: arbeta med, delta i.
_WITH_SOMETHING = _words("arbeta bidra delta verka")
_NO_DESCRIPTION = re.compile(r"(?:[eao]n|et|[aeo]rna|[bcfghjklmnpqrxz])$", re.IGNORECASE)
_GETS = _words("erbjuda få ge")  # what somebody gets is what is promised
_LONG = 12  # signs of a verb that tells enough alone: fotpatrullera
_SKIPPED = 2  # words before the last of a phrase, at most: a very new → sign
_ENDS = re.compile(r"[,;:(.]")
_ADVERBS = _words("dessutom därefter därutöver gemensamt när om sedan utöver")


def named(promises: Iterable[DraftPromise]) -> Iterator[DraftPromise]:
    """Yield the promises, each with a short name where one tells it apart from those before it."""
    taken: set[str] = set()
    for one in promises:
        name = one.name or short_name(one.text, taken)
        taken.add((name or "").lower())
        yield replace(one, name=name)


def short_name(text: str, taken: Container[str]) -> str | None:
    """The promised thing in at most 24 signs: trafikkontroller; None where none tells it apart.

    `taken` are those of the other promises, in small letters.

    >>> short_name("Polisen ska genomföra minst 8 trafikkontroller per år", [])
    'Trafikkontroller'
    >>> short_name("En trygghetspärm delas ut till lantbrukare", [])
    'Trygghetspärm'
    """
    own = new_promise.short_name(text.rstrip("."))
    names = [own] if own else _ways(text)
    return next((capital(one) for one in names if one and one.lower() not in taken), None)


def without_opening(text: str) -> str:
    """The text from its verb on, where it begins with who is to do it, as in most promises."""
    return capital(_OPENING.sub("", text, count=1))


def _ways(text: str) -> Iterator[str]:
    """Yield what it can be called by: what is done, what it is done to, who does it."""
    told = " ".join(_HOW_MANY.sub(" ", text).split())
    yield _called(_deed(told))
    clause = DeedClause(told)
    head = clause.promising or clause.verb
    if head is None:
        yield _called(_leading(told))
        return
    deed = (clause.deed if clause.promising else None) or head
    verb = infinitive(deed.text) or ""
    doers = [one.end for one in clause.subject] if _follows(deed.end, clause.subject) else []
    after = _words_of(told[max([deed.end, *doers]) :])
    if not clause.is_passive:
        yield _called([verb, *after] if verb else [])
    elif verb in _GETS and after and after[0] not in _PHRASE:
        yield _called(_without(after, _LEADING))
    leading = _leading(told[: head.start])
    before = _called(leading)
    if before and clause.is_passive and is_present(deed.text) and verb not in _LIGHT:
        of_verb = after[: bool(after) and after[0] in _AFTER_PASSIVE]
        made = " ".join([*_phrases(before.split())[0], deed.text, *of_verb])
        yield made if len(made) <= SHORT_NAME else ""
    yield before
    if not leading:  # 'Därutöver genomförs hastighetskontroller i tätorterna'
        yield _called(_leading(told[head.end : deed.start] or told[deed.end :]))


def _follows(end: int, doers: Sequence[Doer]) -> bool:
    """Whether those who do it stand right after the verb."""
    return bool(doers) and doers[0].start == end + 1


def _leading(text: str) -> list[str]:
    """The words that a text begins with, unless they only tell when, where or how."""
    words = _words_of(text)
    if words and words[0].lower() in _PHRASE | _ADVERBS:
        return []
    return _without(words, _LEADING)


def _words_of(text: str) -> list[str]:
    """The words until the first sign that parts a sentence."""
    return _ENDS.split(text.strip(), maxsplit=1)[0].split()


def _called(words: Sequence[str]) -> str:
    """The words without what leads to them, cut where a phrase ends; empty where none is left."""
    if words and words[0].lower() in _LIGHT:
        bare = _without(words[1:], _LEADING)
        if words[0].lower() in _WITH_SOMETHING and bare == [*words[1:]]:
            bare = []
        words = bare if bare and bare[0].lower() not in _PHRASE else words
    phrases = _phrases(words)
    name = _fitting(phrases[0]) if phrases and phrases[0][0].lower() not in _END else []
    if not name and phrases and is_infinitive(phrases[0][0]):
        alone, after = phrases[0][:1], phrases[0][1:]
        is_enough = len(alone[0]) >= _LONG and after[:1] and after[0] in _OF_THE_VERB
        name = alone if is_enough else _fitting(_without(after, _LEADING))
        phrases = phrases[:1]
    for place, phrase in enumerate(phrases[1:]):
        if not name or phrase[0].lower() in _END:
            break
        longer = _fitting([*name, *phrase], len(name) + 1) if place == 0 else [*name, *phrase]
        if not longer or len(" ".join(longer)) > SHORT_NAME:
            break
        name = longer
    while name and (name[-1].lower() in _TRAILING or whole(name[-1]) is not None):
        del name[-1]
    return "" if _says_nothing(name) else " ".join(name)


def _says_nothing(name: Sequence[str]) -> bool:
    """Whether it is a verb alone, or names only who is to do it."""
    told = " ".join(name)
    if len(name) == 1 and is_infinitive(told):
        return len(told) < _LONG or told in _LIGHT
    is_who = bool(_ONLY_WHO.match(told)) or capital(told) in KNOWN.values()
    return len(told) < len("möte") or is_who


def _fitting(phrase: Sequence[str], least: int = 0) -> list[str]:
    """A phrase that is short enough, if need be without what describes its last word.

    At least so many of its first words are kept.
    """
    last = len(phrase) - 1
    for end in range(last, max(least, last - _SKIPPED) - 1, -1):
        if not all(map(_only_describes, phrase[end:last])):
            return []
        made = [*phrase[:end], phrase[-1]]
        if len(" ".join(made)) <= SHORT_NAME:
            return made
    return []


def _only_describes(word: str) -> bool:
    """Whether it tells what the noun after it is like, or which one."""
    if word.lower() in _TRAILING:
        return word.lower() not in _PHRASE
    return not is_infinitive(word) and not _NO_DESCRIPTION.search(word)


def _phrases(words: Sequence[str]) -> list[list[str]]:
    """The words, parted before those that begin something that can be left out."""
    found: list[list[str]] = []
    for place, word in enumerate(words):
        of_verb = place == 1 and is_infinitive(words[0]) and word in _OF_THE_VERB
        if found and (word.lower() not in _PHRASE or of_verb):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _deed(told: str) -> list[str]:
    """The words of what is to be done, from its infinitive on; none where that is not found."""
    told = _ENDS.split(told, maxsplit=1)[0]
    bare, promised = _OPENING.subn("", told, count=1)
    words = bare.split()
    if promised or is_infinitive(words[0] if words else ""):
        found = [*dropwhile(lambda word: not is_infinitive(word), words)]
        return [] if found and is_passive(found[0]) else found
    subject = _SUBJECT.match(bare)
    words = bare[subject.end() :].split() if subject else []
    verb = infinitive(words[0]) if words else None
    return [verb, *words[1:]] if verb and verb != "komma" else []  # kommer under året att …


def _without(words: Sequence[str], leading: Container[str]) -> list[str]:
    """The words without those that lead to them."""
    return [*dropwhile(lambda word: word.lower() in leading or whole(word) is not None, words)]
