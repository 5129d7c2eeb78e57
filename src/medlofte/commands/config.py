"""`medlofte config`: every setting with its value, and where that comes from."""

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from medlofte import files, language
from medlofte.commands.start import Start
from medlofte.document import Document, parse
from medlofte.language import t
from medlofte.render import screen
from medlofte.settings import Settings


class _Setting(NamedTuple):
    name: str
    value: str
    origin: str
    about: str


def run(start: Start, data: str | None, lang: str | None) -> int:
    """Print the settings of the tree, and what else decides: options and the environment."""
    out = screen.of(sys.stdout)
    settings = list(_settings(start, data, lang))
    wide = max(len(one.name) for one in settings)
    values = max(len(one.value) for one in settings)
    for one in settings:
        start_of = f"{one.name.ljust(wide)}  {screen.harmless(one.value).ljust(values)}"
        out.print([f"{start_of}  {screen.harmless(one.origin)}", f"{' ' * wide}  {one.about}"])
    return 0


def _settings(start: Start, data: str | None, lang: str | None) -> Iterator[_Setting]:
    document = _document(start)
    yield _Setting("data", str(start.root), _origin_of_data(data), t("Mappen med löften"))
    chosen = start.settings  # complains of what is wrong in the file
    for name, field in Settings.model_fields.items():
        key = field.alias or name
        value = getattr(chosen, name)
        origin = t("inte satt")
        if value is not None and document is not None and document.has(key):
            line = document.key_place(key).line
            origin = f"{start.shown_path(files.SETTINGS)}:{line}"
        shown = "–" if value is None else str(value)
        if key == "language":
            shown, origin = _language(shown, origin, lang)
        elif key == "municipality" and value is None and len(start.slugs) == 1:
            shown, origin = start.slugs[0], t("den enda kommunen")
        yield _Setting(key, shown, origin, t(field.description or ""))
    by = os.environ.get("MEDLOFTE_BY")
    origin = "MEDLOFTE_BY" if by else t("inte satt; sätts med MEDLOFTE_BY")
    yield _Setting("by", by or "–", origin, t("Parten som oftast loggar"))


def _document(start: Start) -> Document | None:
    if not (start.root / files.SETTINGS).exists():
        return None
    ((path, raw),) = files.read(start.root, [files.SETTINGS])
    return parse(path, raw)[0] if isinstance(raw, bytes) else None


def _origin_of_data(data: str | None) -> str:
    if data is not None:
        return "--data"
    return "MEDLOFTE_DATA" if "MEDLOFTE_DATA" in os.environ else t("närmaste mappen uppåt")


def _language(shown: str, origin: str, lang: str | None) -> tuple[str, str]:
    """`--lang`, MEDLOFTE_LANG, the tree's setting, else Swedish; an unknown one is Swedish."""
    if lang:
        return lang, "--lang"
    given = os.environ.get("MEDLOFTE_LANG")
    if given in language.LANGUAGES:
        return given, "MEDLOFTE_LANG"
    return (language.SOURCE, t("svenska, om inget annat sägs")) if shown == "–" else (shown, origin)
