"""`medlofte config`: every setting with its value, and where that comes from."""

import os
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from medlofte import language
from medlofte.commands.options import Where
from medlofte.commands.workspace import Workspace
from medlofte.disk import tree_files
from medlofte.language import t
from medlofte.model.settings import load_document
from medlofte.render.terminal import screen

Route = tuple[str, ...]


class _Setting(NamedTuple):
    name: str
    value: str
    origin: str
    about: str


def run(workspace: Workspace, where: Where) -> int:
    """Print the settings of the tree, and what else decides: options and the environment."""
    out = screen.of(sys.stdout)
    for one in _settings(workspace, where.data, where.lang):
        value, origin = one.value, one.origin
        out.print([f"{one.name}: {value}   ({origin})", f"    {one.about}"])
    return 0


def _settings(workspace: Workspace, data: str | None, lang: str | None) -> Iterator[_Setting]:
    yield _Setting("data", workspace.root.as_posix(), _origin_of_data(data), t("Mappen med löften"))
    chosen = workspace.settings  # complains of what is wrong in the file
    document, _ = load_document(workspace.root)
    for route, value, about in _fields(chosen):
        key, shown = ".".join(route), _shown(value)
        origin = t("inte satt")
        if document is not None and document.has(*route):
            line = document.key_place(*route).line
            origin = f"{workspace.shown_path(tree_files.SETTINGS)}:{line}"
        if key == "language":
            shown, origin = _language(shown, origin, lang)
        elif key == "municipality" and value is None and len(workspace.slugs) == 1:
            shown, origin = workspace.slugs[0], t("den enda kommunen")
        yield _Setting(key, shown, origin, t(about))
    by = os.environ.get("MEDLOFTE_BY")
    origin = "MEDLOFTE_BY" if by else t("inte satt; sätts med MEDLOFTE_BY")
    yield _Setting("by", by or "–", origin, t("Parten som oftast loggar"))


def _fields(model: BaseModel, route: tuple[str, ...] = ()) -> Iterator[tuple[Route, Any, str]]:
    """Yield every setting: where it stands in the file, its value, what it is about."""
    for name, field in type(model).model_fields.items():
        here = (*route, field.alias or name)
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _fields(value, here)
        else:
            yield here, value, field.description or ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{one}={meant}" for one, meant in value.items()) or "–"
    if isinstance(value, tuple):
        return "; ".join(value) or "–"
    return "–" if value is None else str(value)


def _origin_of_data(data: str | None) -> str:
    if data is not None:
        return "--data"
    return "MEDLOFTE_DATA" if "MEDLOFTE_DATA" in os.environ else t("närmaste mappen uppåt")


def _language(shown: str, origin: str, lang: str | None) -> tuple[str, str]:
    """`--lang`, MEDLOFTE_LANG, the tree's setting, else Swedish; an unknown one is Swedish."""
    if lang:
        return lang, "--lang"
    given = language.known(os.environ.get("MEDLOFTE_LANG"))
    if given:
        return given, "MEDLOFTE_LANG"
    return (language.SOURCE, t("svenska, om inget annat sägs")) if shown == "–" else (shown, origin)
