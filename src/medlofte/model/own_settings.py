"""Knows what a person has chosen for this computer: no tree can say it for them."""

import os
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from medlofte.disk import tree_files, writing
from medlofte.finding import Finding
from medlofte.language import t
from medlofte.reading.complaints import read
from medlofte.reading.document import parse
from medlofte.reading.values import Strict
from medlofte.stop import FailedError

Share = Literal["ask", "always", "never"]
SHARE: tuple[Share, ...] = get_args(Share)
SWEDISH = {"fråga": SHARE[0], "alltid": SHARE[1], "aldrig": SHARE[2]}
_FILE = "settings.yaml"


class OwnSettings(Strict):
    """What holds on this computer, whichever tree is worked in."""

    share: Share = Field("ask", description="Om log erbjuder sig att dela det som sparats")


def path() -> Path:
    """Where they stand; raises FailedError where this person has no folder for such things."""
    from platformdirs import user_config_path  # noqa: PLC0415  hardly ever needed

    folder = user_config_path("medlofte", appauthor=False)
    homeless = os.environ.get("HOME") == "" and not os.environ.get("XDG_CONFIG_HOME")
    if homeless or not folder.is_absolute():
        raise FailedError(t("Den här datorn har ingen hemmapp att spara inställningar i."))
    return folder / _FILE


def load() -> tuple[OwnSettings, list[Finding]]:
    """Read them; without a file all are as at first, where it cannot be read nothing is shared."""
    try:
        file = path()
    except FailedError:
        return OwnSettings.model_validate({}), []
    if not os.path.lexists(file):
        return OwnSettings.model_validate({}), []
    ((_, raw),) = tree_files.read(file.parent, [_FILE])
    document, findings = (None, [raw]) if isinstance(raw, Finding) else parse(str(file), raw)
    found, more = read(document, OwnSettings) if document else (None, [])
    return found or OwnSettings(share="never"), [*findings, *more]


def save(settings: OwnSettings) -> Path:
    """Write them down and return where."""
    file = path()
    with writing.failing_to_write(file):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        writing.put_whole(file, f"share: {settings.share}\n".encode())
    return file
