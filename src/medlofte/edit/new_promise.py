"""Knows how a new promise, a new agreement and a new promise file are written down."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from medlofte.reading.scalar import scalar
from medlofte.swedish.names import slug

_STEP = "  "
# What tells nothing of a promise, as it stands in a slug.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "och i pa av vid med for till som den det en ett sina ska gor minst varje per ar aret "
        "veckan manaden alla fler mer tillsammans gemensamt verka arbeta regelbundet lopande "
        "tva tre fyra fem sex sju atta nio tio",
    )
)
_WHO = r"(?:polisen|kommunen)"
_OPENING = re.compile(rf"^{_WHO}(?: och {_WHO})? (?:ska )?\w+ ", re.IGNORECASE)
_NAME, _WORDS = 24, 3  # signs of a short name; words of an id
_VOWELS = "aeiouyåäö"


@dataclass(slots=True)
class Clause:
    """A promise to be; `target` holds the keys of its target in order, as they are written."""

    text: str = ""
    id: str = ""
    responsible: tuple[str, ...] = ()
    target: dict[str, str] = field(default_factory=dict)
    name: str | None = None
    area: str | None = None
    together: bool = False
    counts: str | None = None
    first: date | None = None
    last: date | None = None

    def lines(self) -> list[str]:
        """The item as it stands in the list, its keys in the order of the documentation."""
        keys = [
            ("id", scalar(self.id)),
            ("name", self.name and written(self.name)),
            ("area", self.area and scalar(self.area)),
            ("text", written(self.text)),
            ("responsible", f"[{', '.join(map(scalar, self.responsible))}]"),
            ("together", "true" if self.together else None),
            ("counts", self.counts and written(self.counts)),
            ("from", self.first and self.first.isoformat()),
            ("to", self.last and self.last.isoformat()),
            ("target", f"{{{', '.join(f'{key}: {one}' for key, one in self.target.items())}}}"),
        ]
        return _item(f"{key}: {one}" for key, one in keys if one)


@dataclass(slots=True)
class Contract:
    """An agreement to be, with its areas and the lines of its promises."""

    first: date
    last: date
    title: str
    id: str
    signed: date | None = None
    areas: dict[str, str] = field(default_factory=dict)
    promises: list[list[str]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The item as it stands in the list of agreements."""
        keys = [
            f"id: {scalar(self.id)}",
            f"title: {written(self.title)}",
            f"from: {self.first}",
            f"to: {self.last}",
            *([f"signed: {self.signed}"] if self.signed else []),
            *_group("areas", self.areas),
            "promises:",
            *(f"{_STEP}{line}" for lines in self.promises for line in lines),
        ]
        return _item(keys)


def promise_file(
    name: str, code: str, police_area: str | None, parties: Mapping[str, str], contract: Contract
) -> str:
    """Return a whole promise file with its first agreement."""
    lines = [
        f"municipality: {written(name)}",
        f'code: "{code}"',
        *([f"police_area: {written(police_area)}"] if police_area else []),
        *_group("parties", parties),
        "agreements:",
        *(f"{_STEP}{line}" for line in contract.lines()),
    ]
    return "\n".join(lines) + "\n"


def written(text: str) -> str:
    """Write a text after its key; outside a list a comma needs no quotation marks."""
    bare = text.replace(",", "")
    return text if scalar(bare) == bare and not text.startswith(",") else scalar(text)


def _group(key: str, values: Mapping[str, str]) -> list[str]:
    lines = [f"{_STEP}{scalar(id_)}: {written(name)}" for id_, name in values.items()]
    return [f"{key}:", *lines] if lines else []


def _item(keys: Iterable[str]) -> list[str]:
    first, *rest = keys
    return [f"- {first}", *(f"{_STEP}{line}" for line in rest)]


def promise_id(text: str, taken: Sequence[str]) -> str:
    """Propose an id: the first telling words, with a number where they are taken."""
    words = [
        word
        for word in slug(_OPENING.sub("", text)).split("-")
        if word not in _SMALL and not word.isdigit()
    ]
    return _free("-".join(words[:_WORDS])[:60].strip("-") or "lofte", taken)


def short_name(text: str) -> str | None:
    """The text itself where it is short enough for a narrow table."""
    return text if len(text) <= _NAME else None


def named_id(name: str) -> str:
    """The id of a party or an area: `Polisen` is polis, `Arjeplogs kommun` kommun."""
    words = slug(name).split("-")
    if words[0].startswith("polis"):
        return "polis"
    return "kommun" if words[-1] == "kommun" else "-".join(words)[:60].strip("-")


def municipal(name: str) -> str:
    """What a municipality is called as a party: Arjeplogs kommun, Kiruna kommun."""
    bare = name[-1].lower() in (*_VOWELS, "s", "x", "z")
    return f"{name} kommun" if bare else f"{name}s kommun"


def agreement_id(first: date, last: date, taken: Sequence[str]) -> str:
    """The years that an agreement is for: 2025, or 2025-2026."""
    return _free(_years(first, last, "-"), taken)


def title(first: date, last: date) -> str:
    return f"Medborgarlöfte {_years(first, last, '–')}"


def _years(first: date, last: date, dash: str) -> str:
    return f"{first.year}{dash}{last.year}" if first.year < last.year else str(first.year)


def _free(wanted: str, taken: Sequence[str]) -> str:
    names = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
