"""Writes the man pages of man/ out of what each command says of itself; --check only compares."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from medlofte.cli import app
from medlofte.cli.usage import swedish_help

FOLDER = Path(__file__).parent.parent / "man"
CODES = (
    ("0", "Inga fel."),
    ("1", "Fel i filerna, eller ett villkor som begärdes med en flagga."),
    ("2", "Fel i det som skrevs: ett namn, en period eller en mapp som inte finns."),
    ("3", "Programmet kunde inte göra sitt: disken, eller ett fel i programmet."),
)
VARIABLES = (
    ("MEDLOFTE_DATA", "Mappen med löften och aktiviteter."),
    ("MEDLOFTE_LANG", "Svarets språk: sv eller en."),
    ("MEDLOFTE_BY", "Parten som oftast loggar."),
    ("VISUAL, EDITOR", "Redigeraren som medlofte edit öppnar."),
    ("NO_COLOR, FORCE_COLOR", "Utan färg, eller alltid med."),
)


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name of each page and its text, the program's own first."""
    yield from _pages("medlofte", app.built())


def _pages(path: str, command: Any) -> Iterator[tuple[str, str]]:
    name = path.replace(" ", "-")
    yield f"{name}.1", "\n".join(_page(path, name, command)) + "\n"
    for key, inner in getattr(command, "commands", {}).items():
        yield from _pages(f"{path} {key}", inner)


def _page(path: str, name: str, command: Any) -> Iterator[str]:
    context = command.make_context(path, [], resilient_parsing=True)
    pieces = swedish_help(" ".join(command.collect_usage_pieces(context)))
    yield f'.TH "{name.upper()}" "1" "" "medlofte" "Användarkommandon"'
    yield f".SH NAMN\n{_safe(name)} \\- {_safe((command.help or '').rstrip('.'))}"
    yield f".SH SYNTAX\n.B {_safe(path)}\n{_safe(pieces)}"
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    yield from _list("ARGUMENT", ((one.metavar, one.help or "") for one in arguments))
    named = ((", ".join(one.opts) + _value(one), one.help or "") for one in options)
    yield from _list("VAL", [*named, ("--help, -h", "Visa hjälpen.")])
    inner = getattr(command, "commands", {})
    yield from _list("KOMMANDON", ((key, one.help or "") for key, one in inner.items()))
    if path == "medlofte":
        yield from _list("MILJÖVARIABLER", VARIABLES)
    yield from _list("AVSLUTSKODER", CODES)
    others = [path.rpartition(" ")[0] or path, *(f"{path} {key}" for key in inner)]
    seen = ", ".join(f"{other.replace(' ', '-')}(1)" for other in others if other != path)
    if seen:
        yield f".SH SE ÄVEN\n{_safe(seen)}"


def _list(heading: str, entries: Any) -> Iterator[str]:
    lines = [f".TP\n.B {_safe(term)}\n{_safe(text)}" for term, text in entries]
    if lines:
        yield "\n".join([f".SH {heading}", *lines])


def _value(option: Any) -> str:
    return "" if option.is_flag else f" {option.metavar or 'TEXT'}"


def _safe(text: str) -> str:
    """What roff would obey is shown as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(['.])", r"\\&\1", text, flags=re.MULTILINE)


def main() -> int:
    """Write or compare every page; 1 where one is not what the code says, or has no command."""
    wanted = dict(pages())
    there = {path.name: path for path in FOLDER.glob("*.1")}
    if "--check" not in sys.argv[1:]:
        FOLDER.mkdir(exist_ok=True)
        for name, text in wanted.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
        for name in there.keys() - wanted.keys():
            there[name].unlink()
        return 0
    stale = {name for name, text in wanted.items() if _read(there.get(name)) != text}
    stale |= there.keys() - wanted.keys()
    for name in sorted(stale):
        print(f"man/{name} is not what the code says: run python tools/man.py")
    return int(bool(stale))


def _read(path: Path | None) -> str | None:
    return path.read_text(encoding="utf-8") if path else None


if __name__ == "__main__":
    sys.exit(main())
