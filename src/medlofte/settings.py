"""Knows the settings of a tree: few, and all in its medlofte.yaml."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from medlofte import files
from medlofte.document import parse
from medlofte.fields import Strict, Text
from medlofte.finding import Finding
from medlofte.shape import read


class Settings(Strict):
    """`municipality` is meant where none is named; `language` of all answers: sv or en."""

    municipality: Text | None = Field(None, description="Kommunen som menas när ingen anges")
    language: Literal["sv", "en"] | None = Field(None, description="Svarens språk")


def load(root: Path) -> tuple[Settings, list[Finding]]:
    """Read a tree's settings; without a file, or where it cannot be read, all are unset."""
    if not (root / files.SETTINGS).exists():
        return Settings(), []
    ((path, raw),) = files.read(root, [files.SETTINGS])
    if isinstance(raw, Finding):
        return Settings(), [raw]
    document, findings = parse(path, raw)
    if document is None:
        return Settings(), findings
    settings, findings = read(document, Settings)
    return settings or Settings(), findings
