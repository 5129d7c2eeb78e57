"""Knows how the words of a bullet become a sentence of their own, with who is to do it."""

import re
from collections.abc import Mapping, Sequence

from medlofte.drafting.rules.clauses import Clause
from medlofte.swedish.promise_words.verbs import is_infinitive

_FIRST_WORDS = 14  # where the deed of a bullet begins at the latest
_WORD = re.compile(r"[\wåäöé]+")
_TO = re.compile(r"^att (?=\S)", re.IGNORECASE)


def bare(text: str) -> str:
    """The words of a bullet without `att` before them and the signs that end a point of a list."""
    return _TO.sub("", text).strip().rstrip(";,").strip()


def begins_with_deed(text: str) -> bool:
    """Whether it goes on from a lead: `besöka skolorna`, `vid behov besöka skolorna`."""
    words = _WORD.findall(text)[:_FIRST_WORDS]
    if not words:
        return False
    clause = Clause(text)
    if is_infinitive(words[0]):
        return True
    if clause.promising or clause.verb or not clause.deed:
        return False
    before_deed = [one for one in clause.named if one.end <= clause.deed.start]
    return clause.deed.text in words and not before_deed


def whole(text: str, who: Sequence[str], names: Mapping[str, str]) -> str:
    """The sentence that a deed of those who do it makes: `Polisen ska besöka skolorna`."""
    if who and begins_with_deed(text):
        small = text if text[:2].isupper() else text[:1].lower() + text[1:]
        text = f"{listed([names[one] for one in who])} ska {small}"
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """The names in a row as they stand in a sentence."""
    inside = [*names[:1], *(_small(one) for one in names[1:])]
    head = ", ".join(inside[:-1])
    return f"{head} och {inside[-1]}" if head else inside[-1]


def _small(name: str) -> str:
    """The name inside a sentence, where a word that is no name of its own is small."""
    is_word = " " not in name and name.endswith(("en", "et", "an", "na"))
    return name[:1].lower() + name[1:] if is_word else name
