"""Knows how promises on a page are chosen by how they stand and by party, without a script.

Radio buttons and `:has()`. A browser that does not know it offers no choice, and shows all.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from medlofte.wording.public_answer import Answer
from medlofte.wording.state_table import ORDER, Sign, counted_words, look

_MOST = 12  # parties that the stylesheet knows
_TOLD = [sign for sign in ORDER if look(sign).meaning]


class Choices(NamedTuple):
    """What can be chosen: signs, how many have each, and its word; and parties by number.

    One alone is no choice.
    """

    signs: Sequence[tuple[Sign, str, str]]
    parties: Sequence[tuple[int, str, str]]

    def __bool__(self) -> bool:
        return bool(self.signs or self.parties)

    def classes(self, one: Answer) -> str:
        """What the stylesheet knows a promise by."""
        promise = one.row.pledge.promise
        of = [f"of-{number}" for number, id_, _ in self.parties if id_ in promise.responsible]
        return " ".join(["pick", f"is-{one.sign}", *of])


def choices(answered: Sequence[Answer], parties: Mapping[str, str]) -> Choices:
    """The signs and the parties of promises; `parties` are the names of all that are known."""
    count = Counter(one.sign for one in answered)
    signs = [(sign, counted_words(sign, count[sign]), look(sign).word) for sign in ORDER]
    signs = [one for one in signs if count[one[0]]]
    responsible = {id_ for one in answered for id_ in one.row.pledge.promise.responsible}
    asked = [id_ for id_ in parties if id_ in responsible][:_MOST]
    named = [(number, id_, parties[id_]) for number, id_ in enumerate(asked, 1)]
    return Choices(signs if len(signs) > 1 else [], named if len(named) > 1 else [])


def rules() -> str:
    """What is hidden and what is shown by each choice, and by two together."""
    hidden, shown = [], []
    for chosen, kind in _each():
        hidden += [_hidden(chosen, f".pick:not({kind})"), _hidden(chosen, _part(kind))]
        shown.append(f"main:has({chosen}:checked) .chosen{chosen.replace('#', '.')}")
    for sign in _TOLD:
        for number in range(1, _MOST + 1):
            both, kind = f"#l-{sign}:checked):has(#p-{number}", f".is-{sign}.of-{number}"
            hidden.append(_hidden(both, _part(kind)))
            shown.append(f"main:has({both}:checked):not(:has({kind})) .nothing")
    return f"{_joined(hidden)} {{ display: none; }}\n{_joined(shown)} {{ display: block; }}\n"


def _each() -> Iterator[tuple[str, str]]:
    """Yield each radio button, and the class of what it leaves."""
    yield from ((f"#l-{sign}", f".is-{sign}") for sign in _TOLD)
    yield from ((f"#p-{number}", f".of-{number}") for number in range(1, _MOST + 1))


def _hidden(chosen: str, what: str) -> str:
    return f"main:has({chosen}:checked) {what}"


def _part(kind: str) -> str:
    return f".picks:not(:has({kind}))"


def _joined(selectors: Sequence[str]) -> str:
    return ",\n".join(selectors)
