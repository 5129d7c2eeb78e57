"""Knows what could be typed next, for a shell: commands, options, and what the tree holds."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from inspect import signature
from pathlib import Path
from typing import Any

from medlofte.cli import tab_words
from medlofte.cli.tab_line import TabLine, joined, option_of, read
from medlofte.commands.options import Holds
from medlofte.disk import tree_files
from medlofte.language import t
from medlofte.reading import document
from medlofte.swedish.municipalities import all_municipalities, by_slug, find
from medlofte.swedish.names import fold

Candidates = Iterator[tuple[str, str]]
_CHOICES = re.compile(
    r"[a-zåäö_-]+(?:[|,][a-zåäö_-]+)*"
)  # a metavar that names all that can be given
_OBEYED = re.compile(r"[$`;|&<>\\\"'!*?]")  # what shells do more with than pass it on
_LONGEST = 60  # signs of a text beside what it explains
_PARTS = ("T1", "T2", "T3", "Q1", "Q2", "Q3", "Q4", "H1", "H2")
_MONTHS = tuple(f"{number:02}" for number in range(1, 13))


def run(words: Sequence[str]) -> int:
    """Print what the last word could become, each on a line, after a tab what it means.

    Whatever is wrong, with the line or with the tree, is no matter of a shell: then there is less.
    """
    with suppress(Exception):
        found = dict(_candidates(joined(words), words[-1] if words else ""))
        text = "".join(
            f"{value}\t{_short(about)}".rstrip("\t") + "\n" for value, about in found.items()
        )
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
    return 0


def _short(text: str) -> str:
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _candidates(words: list[str], last: str) -> Candidates:
    line = read(words)
    name, equals, value = line.current.partition("=")
    before = ""
    if line.open is None and equals and name.startswith("--"):
        line.open, line.current = option_of(line.command, name), value
        before = f"{name}=" if last.startswith("--") else ""  # bash replaces what follows the =
        if line.open is None:
            return
    if line.open is not None:
        found = _values(line, line.open)
    elif line.current.startswith("-"):
        found = _options(line.command)
    elif hasattr(line.command, "commands"):
        found = ((key, one.help or "") for key, one in line.command.commands.items())
    else:
        found = _arguments(line)
    for candidate, about in found:
        # A name of the tree is whatever its files say: no sign is offered that a shell or a
        # screen obeys. It begins with a capital, and may be typed without.
        if _OBEYED.search(candidate) or not candidate.isprintable():
            continue
        named = candidate[:1].isupper() and fold(candidate).startswith(fold(line.current))
        if named or candidate.startswith(line.current):
            yield before + candidate, about


def _options(command: Any) -> Candidates:
    for option in command.params:
        if option.param_type_name == "option":
            yield option.opts[0], option.help or ""
    yield "--help", t("Visa den här hjälpen.")


def _arguments(line: TabLine) -> Candidates:
    expected = [one for one in line.command.params if one.param_type_name == "argument"]
    position = len(line.arguments)
    if position < len(expected):
        yield from _values(line, expected[position])
    elif expected and expected[-1].nargs == -1:
        yield from _values(line, expected[-1])


def _values(line: TabLine, parameter: Any) -> Candidates:
    """What an argument or the value of an option could be; in a list what its last part could."""
    _, *declared = (
        signature(line.command.callback).parameters[parameter.name].annotation.__metadata__
    )
    for one in declared:
        return _HELD[one](line) if isinstance(one, Holds) else _several(one, line)
    words = parameter.metavar or ""
    return _several(re.split("[|,]", words), line) if _CHOICES.fullmatch(words) else iter(())


def _root(line: TabLine) -> Path:
    return tree_files.find_root(
        line.options.get("data") or os.environ.get("MEDLOFTE_DATA"), Path.cwd()
    )


def _slugs(root: Path) -> list[str]:
    return [Path(path).stem for path in tree_files.promise_files(root).paths]


def _municipalities(line: TabLine) -> Candidates:
    for one in _slugs(_root(line)):
        known = by_slug(one)
        yield one, known.name if known else ""


def _book(line: TabLine) -> dict[str, Any]:
    """The promise file of the municipality that is meant, as plain values; not judged."""
    slug = _slug(line)
    return _plain(_root(line), f"{tree_files.PROMISES}/{slug}.yaml") if slug else {}


def _slug(line: TabLine) -> str | None:
    """The municipality that is meant: typed, else the one of the settings, or the only one."""
    root = _root(line)
    slugs = _slugs(root)
    typed = [*line.arguments[:1], str(_plain(root, tree_files.SETTINGS).get("municipality") or "")]
    for name in filter(None, typed):
        known = find(name)
        slug = known.slug if known else name
        if slug in slugs:
            return slug
    return slugs[0] if len(slugs) == 1 else None


def _plain(root: Path, path: str) -> dict[str, Any]:
    if not (root / path).is_file():
        return {}
    read, _ = document.parse(path, (root / path).read_bytes())
    return read.value if read and isinstance(read.value, dict) else {}


def _agreements(line: TabLine) -> Iterator[dict[str, Any]]:
    for one in reversed(_listed(_book(line), "agreements")):
        if isinstance(one.get("id"), str):
            yield one


def _listed(value: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = value.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _promises(line: TabLine) -> Candidates:
    seen = set(line.arguments[1:])
    for agreement in _agreements(line):
        for one in _listed(agreement, "promises"):
            id_ = one.get("id")
            if isinstance(id_, str) and id_ not in seen:
                seen.add(id_)
                yield id_, str(one.get("text") or one.get("name") or "")


def _words(line: TabLine) -> Candidates:
    """`log` takes a municipality first, where it is not the only one, promises, a day, a place."""
    if not line.arguments:
        yield from _municipalities(line)
    today = date.today()
    words = line.arguments[:]
    while words and not (said := tab_words.is_day(words, today)):
        words.pop(0)
    if words:
        for rest in tab_words.going_on(words[said:], line.current, _places_of(line)):
            yield rest, ""
        return
    yield from _promises(line)
    if line.arguments[1:] or not set(line.arguments) <= set(_slugs(_root(line))):
        yield from tab_words.day_words(today)


def _places_of(line: TabLine) -> list[str]:
    slug = _slug(line)
    return tab_words.places(_root(line), slug) if slug else []


def _places(line: TabLine) -> Candidates:
    return ((name, "") for name in _places_of(line))


def _police_areas(line: TabLine) -> Candidates:
    return ((name, "") for name in tab_words.police_areas(_root(line)))


def _periods(line: TabLine) -> Candidates:
    if re.fullmatch(r"\d{4}-.*", line.current):
        for part in (*_PARTS, *_MONTHS):
            yield f"{line.current[:4]}-{part}", ""
    for one in _agreements(line):
        title = str(one.get("title") or "")
        years = [re.match(r"\d{4}", str(one.get(key))) for key in ("from", "to")]
        if all(years):
            first, last = (int(found[0]) for found in years if found)
            for number in range(last, max(first, last - 20) - 1, -1):
                yield str(number), title
        yield one["id"], title


def _ids(line: TabLine) -> Candidates:
    for one in _agreements(line):
        yield one["id"], str(one.get("title") or "")


def _named(key: str, inside: Callable[[TabLine], Iterator[dict[str, Any]]]) -> Any:
    """What a mapping of ids and names holds; the id may stand last in a list with commas."""

    def candidates(line: TabLine) -> Candidates:
        before = line.current.rpartition(",")[0]
        start = f"{before}," if before else ""
        for mapping in inside(line):
            names = mapping.get(key)
            for id_, name in names.items() if isinstance(names, dict) else ():
                if id_ not in before.split(","):
                    told = name.get("name") if isinstance(name, dict) else name
                    yield start + id_, str(told or "")

    return candidates


def _several(names: Iterable[str], line: TabLine) -> Candidates:
    before = line.current.rpartition(",")[0]
    for name in names:
        if name not in before.split(","):
            yield f"{before},{name}" if before else name, ""


def _states(line: TabLine) -> Candidates:
    from medlofte.swedish.choice_words import shown  # noqa: PLC0415  likewise
    from medlofte.targets.outcome import State  # noqa: PLC0415  costs as much as all else here

    return _several(map(shown, State), line)


def _rules(_line: TabLine) -> Candidates:
    from medlofte.render.terminal.rule_page import what  # noqa: PLC0415  likewise
    from medlofte.rules import ALL  # noqa: PLC0415  likewise

    return ((rule.name, what(rule)) for rule in ALL)


def _paths(line: TabLine) -> Candidates:
    """Files and folders, a folder with a slash at its end."""
    start = line.current.rpartition("/")[0]
    before = f"{start}/" if start or line.current.startswith("/") else ""
    with os.scandir(before or ".") as entries:
        for one in sorted(entries, key=lambda one: one.name):
            if not one.name.startswith(".") or line.current.rpartition("/")[2].startswith("."):
                yield f"{before}{one.name}{'/' if one.is_dir() else ''}", ""


def _folders(line: TabLine) -> Candidates:
    return (one for one in _paths(line) if one[0].endswith("/"))


_HELD: dict[Holds, Callable[[TabLine], Candidates]] = {
    Holds.MUNICIPALITY: _municipalities,
    Holds.ANY_MUNICIPALITY: lambda _: ((one.slug, one.name) for one in all_municipalities()),
    Holds.PERIOD: _periods,
    Holds.PROMISE: _promises,
    Holds.MUNICIPALITY_AND_PROMISES: _words,
    Holds.AGREEMENT: _ids,
    Holds.PARTIES: _named("parties", lambda line: iter([_book(line)])),
    Holds.AREA: _named("areas", _agreements),
    Holds.STATES: _states,
    Holds.RULE: _rules,
    Holds.FILE: _paths,
    Holds.FOLDER: _folders,
    Holds.DAY: lambda _: tab_words.day_words(date.today()),
    Holds.PLACE: _places,
    Holds.POLICE_AREA: _police_areas,
}
