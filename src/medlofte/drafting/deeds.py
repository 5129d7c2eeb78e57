"""Knows the deeds of a sentence: two deeds are two promises, each in words of its own."""

import re
from collections.abc import Callable, Iterator

from medlofte.drafting.one_deed import NUMBER, has_object, is_one
from medlofte.drafting.rules.clauses import DeedClause
from medlofte.drafting.rules.promising import PromisingWords
from medlofte.swedish.promise_words.verbs import infinitive, is_infinitive, is_present
from medlofte.wording.plain_text import capital

_ADVERBS = (
    r"(?:(?:även|också|därutöver|dessutom|sedan|därefter|gemensamt|tillsammans|löpande|årligen"
    r"|kontinuerligt|regelbundet|aktivt|fortsatt|vid behov) ){0,3}"
)
# What a further deed begins with: `och besöka`, `, samt även besöka`, `, besöka`.
_NEXT = re.compile(
    rf"(?:,? (?P<and>och|samt)|,) "
    r"(?P<from>(?:(?:ska|skall|(?:kommer|lovar|avser|åtar sig)(?: \w+){0,5}? att) )?"
    rf"{_ADVERBS}(?P<verb>[a-zåäö]+))\b"
)
_IS_TO = re.compile(r"(?:ska|skall|(?:kommer|lovar|avser|åtar sig)(?: \w+){0,5}? att) ")
_SIDE = re.compile(
    r"\b(?:att|som|kan|där|så|vilka|vilket|när|om|hur|medan|innan|då|vad|vart)\b[^,;]*$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:att|som|där|så|när|om|hur)\b[^;]*$", re.IGNORECASE)
_MODALS = frozenset(("ska", "skall", "kan", "vill", "får", "bör", "kunna"))
# Verbs after these words lie below them, and so do two of them: `se till att … och att …`.
_THAT = re.compile(
    r"\b(?:lovar|åtar sig|avser|ansvarar för|ansvara för|se till|ser till|tillse|säkerställa"
    r"|säkerställer|verka för|verkar för|arbeta för|arbetar för)(?: även| också)? att ",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r",? (?:och|samt) att ", re.IGNORECASE)
_OR_THAT = re.compile(r",? (?:och|samt) att |, att ", re.IGNORECASE)
_BY_WHEN = re.compile(r"\b(?:senast|före|klara?|färdiga?)\b[^,;]*\d", re.IGNORECASE)
_AND_ANOTHER = re.compile(r",? (?:och|samt) (?=(?:en|ett|två|tre) )")
_AND_TURNED = re.compile(
    r",? och (?=(?:i|på|vid|under|varje|efter|inför|dessutom|därutöver) [^,;.]{0,40}?"
    r"\b(?:ska|kommer|[a-zåäö]+r) (?:det|polisen|kommunen|vi|skolan)\b)"
)
# Two things, each with its time: `… en gång per läsår samt gymnasiet vid behov`.
_AND_TIMED = re.compile(
    r",? (?:och|samt) (?=[a-zåäö-]{4,}(?: (?:i|på) \w+)? "
    r"(?:vid behov|minst|en gång|två gånger|varje)\b)"
)
_AND_BESIDES = re.compile(r",? (?:och|samt) (?:dessutom|därutöver) (?=(?:\w+ ){0,2}?(?:minst|\d))")
_MANY = r"(?:\d{1,3}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)"
# Two numbers, each of its own: `minst 10 fotpatruller och 5 kontroller per år`.
_COUNTED_AND = re.compile(
    rf"(?P<one>\b{_MANY} [a-zåäö]{{4,}}) (?:och|samt)"
    rf" (?=(?:minst )?{_MANY} (?!procent)[a-zåäö]{{4,}})"
)
_FOR_EACH = re.compile(r"\b(?:per|varje|om|under) [a-zåäö]+(?: [a-zåäö]+)?\.?$")
# A deed of only its verb and how often shares that with the one after it: `ske årligen och …`.
_SHARED_TIME = re.compile(r"\w+ (?P<time>årligen|varje \w+|(?:en|två|tre) gånger? per \w+)")
_WORD = re.compile(r"[\wåäöé]+")


def deeds(clause: DeedClause) -> tuple[str, ...]:
    """The deeds of a sentence or of a bullet, each whole; one where there are not two.

    What is done by one who is named anew, or below `se till att … och att …`, comes first.
    """
    for apart in (_by_each, _turned, _below_that, _with_own_numbers, _to_come, _of_now):
        parts = [*apart(clause)]
        if len(parts) > 1:
            return tuple(_tidy(part) for part in parts)
    return (clause.text,)


def _tidy(part: str) -> str:
    return part.strip(" ,;")


def _by_each(clause: DeedClause) -> Iterator[str]:
    """`Polisen ska … och kommunen ska …`."""
    heads = [one.end for one in (clause.promising, clause.verb) if one]
    start = 0
    for one in clause.named:
        before = clause.text[start : one.start]
        joined = re.search(r",? (?:och|samt|medan) (?:att )?$", before)
        beside = any(other.end == start + joined.start() for other in clause.named) if joined else 0
        if not (joined and any(end < one.start for end in heads)) or beside:
            continue
        after = DeedClause(clause.text[one.start :], clause.doers)
        verb = after.promising or after.verb
        follows = verb and verb.start <= one.end - one.start + 1
        is_main = after.promising or joined[0].startswith(",") or not _WITHIN.search(before)
        if follows and is_main and _is_over(before):
            yield capital(clause.text[start : start + joined.start()])
            start = one.start
    yield capital(clause.text[start:])


def _turned(clause: DeedClause) -> Iterator[str]:
    """`Polisen kommer att …, och i byn kommer det att …`."""
    if clause.promising or clause.verb:
        yield from (capital(part) for part in _AND_TURNED.split(clause.text))


def _is_over(before: str) -> bool:
    """Whether a clause that tells which, when or what has had its verb: `den som vandrar och …`."""
    side = _WITHIN.search(before)
    if not side:
        return True
    is_verb = is_infinitive if side[0].startswith("att ") else is_present
    return any(is_verb(found[0]) for found in _WORD.finditer(side[0]))


def _below_that(clause: DeedClause) -> Iterator[str]:
    """`Kommunen ska se till att … och att …`."""
    that = _THAT.search(clause.text)
    if that:
        head = clause.text[: that.end()]
        rest = clause.text[that.end() :]
        if _AND_THAT.search(rest):
            yield from (head + part for part in _OR_THAT.split(rest))


def _with_own_numbers(clause: DeedClause) -> Iterator[str]:
    """`… en delrapport senast i mars och en slutrapport senast i maj`, `… och dessutom minst …`."""
    deed = clause.deed or clause.verb
    if not deed:
        return
    head = clause.text[: deed.end]
    for joined in _AND_ANOTHER.finditer(clause.text, deed.end):
        before, after = clause.text[deed.end : joined.start()], clause.text[joined.end() :]
        if _BY_WHEN.search(before) and _BY_WHEN.search(after):
            yield from (head + before, f"{head} {after}")
            return
    timed = _AND_TIMED.search(clause.text, deed.end)
    if timed and NUMBER.search(clause.text, deed.end, timed.start()):
        yield from (clause.text[: timed.start()], f"{head} {clause.text[timed.end() :]}")
        return
    besides = _AND_BESIDES.search(clause.text, deed.end)
    counted = _COUNTED_AND.search(clause.text, deed.end)
    if besides:
        yield from (clause.text[: besides.start()], f"{head} {clause.text[besides.end() :]}")
    elif counted:
        for_each = _FOR_EACH.search(clause.text, counted.end())
        time = f" {for_each[0].strip('.')}" if for_each else ""
        yield from (
            counted.string[: counted.end("one")] + time,
            f"{head} {clause.text[counted.end() :]}",
        )


def _to_come(clause: DeedClause) -> Iterator[str]:
    """`Polisen ska besöka … och kontrollera …`, also a bullet: `besöka … och kontrollera …`."""
    promising = clause.promising
    deed = clause.deed
    if not deed or (not promising and clause.subject):
        return
    head = clause.text[: deed.start]
    subject = clause.text[: promising.start] if promising else ""
    pieces = _pieces(clause.text[deed.start :], is_infinitive)
    shared = _SHARED_TIME.fullmatch(pieces[0])
    for number, piece in enumerate(pieces):
        first = piece.split(" ", 1)[0]
        own = _IS_TO.match(piece) or not is_infinitive(first)
        time = f"{shared['time']} " if shared and number and not own else ""
        yield (subject if own and subject else head) + time + piece


def _of_now(clause: DeedClause) -> Iterator[str]:
    """`Polisen besöker … och kontrollerar …`, `Varje år besöker polisen … och kontrollerar …`."""
    verb = clause.verb
    begins = _WORD.match(clause.text)
    if begins and is_present(begins[0]) and not (is_infinitive(begins[0]) or clause.subject):
        verb = PromisingWords(*begins.span(), begins[0])
    if clause.promising or not verb or infinitive(verb.text) in ("arbeta", "jobba"):
        return
    head, turned = clause.text[: verb.start], ""
    if clause.subject and clause.subject[0].start == verb.end + 1:
        turned = clause.text[clause.subject[0].start : clause.subject[-1].end]
    for number, piece in enumerate(_pieces(clause.text[verb.start :], is_present)):
        first, _, rest = piece.partition(" ")
        yield head + (f"{first} {turned} {rest}" if number and turned else piece)


def _pieces(tail: str, is_verb: Callable[[str], bool]) -> list[str]:
    """The deeds of words that begin with a verb; commas part them only before an `och`."""
    cuts = [(0, 0)]
    last_and = 0
    for found in _NEXT.finditer(tail):
        verb = found["verb"]
        before, rest = tail[cuts[-1][1] : found.start()], tail[found.start("from") :]
        fits = is_verb
        if found["and"] and is_verb is is_infinitive and not is_infinitive(verb):
            fits = is_present  # `ska sanera klotter och byter ut lampor`
        if not (is_infinitive(verb) if _IS_TO.match(found["from"]) else fits(verb)):
            continue
        inside = not found[0].startswith(",") and _is_inside(before, fits)
        if inside or not has_object(before) or is_one(before, verb, rest):
            continue
        cuts.append((found.start(), found.start("from")))
        if found["and"]:
            last_and = len(cuts)
    ends = [start for start, _ in cuts[1:last_and]] + [len(tail)]
    return [tail[start:end] for (_, start), end in zip(cuts, ends, strict=False)]


def _is_inside(before: str, is_verb: Callable[[str], bool]) -> bool:
    """Whether what follows may belong to a clause that has been begun: `för att fler ska …`.

    An infinitive does not go on with a clause that has its own verb of now.
    """
    side = _SIDE.search(before)
    if not side:
        return False
    words = [found[0] for found in _WORD.finditer(side[0])]
    own = any(is_present(word) and not is_infinitive(word) for word in words)
    modal = any(word.lower() in _MODALS for word in words)
    return modal or not own or is_verb is not is_infinitive
