"""`medlofte config`: every setting with its value, where that comes from, and what is set here."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel

from medlofte import language
from medlofte.commands.options import Where, takes
from medlofte.commands.workspace import Workspace, workspace_of
from medlofte.disk import tree_files
from medlofte.language import t
from medlofte.model import own_settings
from medlofte.model.own_settings import OwnSettings
from medlofte.model.settings import load_document
from medlofte.render.terminal import screen
from medlofte.stop import FailedError
from medlofte.typed import lookup

Route = tuple[str, ...]


class _Setting(NamedTuple):
    name: str
    value: str
    origin: str
    about: str


@dataclass(frozen=True)
class ConfigOptions:
    """What is to hold on this computer."""

    share: Annotated[
        str | None,
        takes("fråga|alltid|aldrig", t("Ska log erbjuda att dela det som sparats?"), "--share"),
    ] = None


def run(options: ConfigOptions, where: Where, today: date) -> int:
    """Print the settings of the tree, and what else decides: options and the environment."""
    out = screen.of(sys.stdout)
    if options.share is not None:
        known = own_settings.SWEDISH | {one: one for one in own_settings.SHARE}
        share = known[lookup.choice("--share", options.share, known)]
        path = own_settings.save(own_settings.OwnSettings(share=share))
        out.print([t("share: {value}, sparat i {path}", value=share, path=path)])
        return 0
    workspace = workspace_of(where.data, today)
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
    yield _own(workspace)


def _own(workspace: Workspace) -> _Setting:
    """What this person has chosen for the computer, and how it is changed."""
    own, findings = own_settings.load()
    workspace.complain(findings)
    how = "medlofte config --share fråga|alltid|aldrig"
    origin = t("inte satt; sätts med {how}", how=how)
    with suppress(FailedError):
        path = own_settings.path()
        origin = path.as_posix() if path.exists() else origin
    about = OwnSettings.model_fields["share"].description or ""
    return _Setting("share", own.share, origin, t(about))


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
        return "; ".join(map(str, value)) or "–"
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
