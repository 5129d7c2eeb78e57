"""Knows how a new promise, a new agreement and a new promise file are written down."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import chain, count
from typing import assert_never

from medlofte.model.agreement import (
    SHORT_NAME,
    Agreement,
    AgreementKind,
    Area,
    Promise,
    PromiseFile,
    Years,
)
from medlofte.reading.scalar import scalar
from medlofte.reading.written import item, lines, names, written
from medlofte.swedish.amounts import whole
from medlofte.swedish.names import slug

# What tells nothing of a promise, as it stands in a slug.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "och i pa av vid med for till som den det sin sina sitt fram ska gor minst varje per ar "
        "aret veckan manaden under senast fore fran alla fler mer tillsammans gemensamt verka "
        "arbeta regelbundet lopande",
    )
)
_WHO = r"(?:polisen|kommunen)"
_OPENING = re.compile(rf"^{_WHO}(?: och {_WHO})? (?:ska )?\w+ ", re.IGNORECASE)
_WORDS = 3  # of an id
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
    topic: str | None = None
    together: bool = False
    counts: str | None = None
    first: date | None = None
    last: date | None = None

    def lines(self) -> list[str]:
        """The item as it stands in the list."""
        days = {"from": self.first, "to": self.last}
        return item(lines(Promise, asdict(self) | days, written))


@dataclass(slots=True)
class Contract:
    """An agreement to be, with its areas and the lines of its promises."""

    first: date
    last: date | None  # None: until further notice
    title: str
    id: str
    kind: AgreementKind = "citizen_promise"
    years: Years | None = None
    signed: date | None = None
    areas: dict[str, Area] = field(default_factory=dict)
    promises: list[list[str]] = field(default_factory=list)
    further: dict[str, list[str]] = field(default_factory=dict)  # lines of what nobody is asked for

    def lines(self) -> list[str]:
        """The item as it stands in the list of agreements."""
        values = (
            asdict(self)
            | self.further
            | {
                "from": self.first,
                "to": self.last,
                "areas": [*_area_lines(self.areas)],
                "promises": [*chain.from_iterable(self.promises)],
            }
        )
        return item(lines(Agreement, values, written))


def _area_lines(areas: Mapping[str, Area]) -> Iterator[str]:
    """Yield the areas: id and name, or all that is told of one."""
    for id_, area in areas.items():
        if area.problem or area.cause:
            yield f"{scalar(id_)}:"
            yield from (f"  {line}" for line in lines(Area, dict(area), written))
        else:
            yield from names({id_: area.name})


def promise_file(
    name: str, code: str, police_area: str | None, parties: Mapping[str, str], contract: Contract
) -> str:
    """Return a whole promise file with its first agreement."""
    values = {
        "municipality": name,
        "code": code,
        "police_area": police_area,
        "parties": names(parties),
        "agreements": contract.lines(),
    }
    return "\n".join(lines(PromiseFile, values, written)) + "\n"


def promise_id(text: str, taken: Container[str]) -> str:
    """Propose an id: the first telling words, with a number where they are taken."""
    words = [
        word
        for word in slug(_OPENING.sub("", text)).split("-")
        if word not in _SMALL and whole(word) is None
    ]
    return free("-".join(words[:_WORDS])[:60].strip("-") or "lofte", taken)


def short_name(text: str) -> str | None:
    """The text itself where it is short enough for a narrow table."""
    return text if len(text) <= SHORT_NAME else None


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


def agreement_id(first: date, last: date | None, taken: Container[str]) -> str:
    """The years that an agreement is for: 2025, or 2025-2026."""
    return free(_years(first, last, "-"), taken)


def title(kind: AgreementKind, first: date, last: date | None) -> str:
    """What the file calls an agreement where nobody says: its kind and its years."""
    match kind:
        case "citizen_promise":
            called = "Medborgarlöfte"
        case "action_plan":
            called = "Åtgärdsplan"
        case "cooperation_agreement":
            called = "Samverkansöverenskommelse"
        case _:
            assert_never(kind)
    return f"{called} {_years(first, last, '–')}"


def _years(first: date, last: date | None, dash: str) -> str:
    """The years of a time: 2025, 2025-2026; of one until further notice from-2025 in Swedish."""
    if last is None:
        return f"{'från ' if dash == '–' else 'fran-'}{first.year}"
    return f"{first.year}{dash}{last.year}" if first.year < last.year else str(first.year)


def free(wanted: str, taken: Container[str]) -> str:
    """An id that is not taken: the wanted one, else with a number."""
    names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)
