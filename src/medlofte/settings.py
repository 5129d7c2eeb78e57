"""Knows the settings of a tree: few, and all in its medlofte.yaml."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from medlofte import files
from medlofte.document import parse
from medlofte.fields import Colour, Day, Positive, Strict, Text, Url
from medlofte.finding import Finding
from medlofte.shape import read


class Accessibility(Strict):
    """What the accessibility statement of the site says of this publisher (lag 2018:1937)."""

    contact: Text | None = Field(None, description="Vart den vänder sig som möter ett hinder")
    reviewed: Day | None = Field(None, description="Dagen sidorna senast granskades")
    shortcomings: tuple[Text, ...] = Field((), description="Kända brister, en mening var")


class Publish(Strict):
    """How `report` and `site` tell it to the public."""

    dates: Literal["day", "month", "tertial"] = Field(
        "day", description="Hur noga dagar anges utåt: dagen, månaden eller tertialen"
    )
    hide_below: Positive = Field(
        5, description="Resultat om personer under det här antalet döljs utåt"
    )
    publisher: Text | None = Field(None, description="Den som ger ut sidorna, ofta kommunen")
    home: Url | None = Field(None, description="Utgivarens egen webbplats")
    licence: Url | None = Field(None, description="Licensen för öppna data, som adress")
    colour: Colour | None = Field(None, description="Sidornas färg, till exempel #005a70")
    accessibility: Accessibility = Field(
        Accessibility.model_construct(), description="Till tillgänglighetsredogörelsen"
    )


class Settings(Strict):
    """`municipality` is meant where none is named; `language` of all answers: sv or en."""

    municipality: Text | None = Field(None, description="Kommunen som menas när ingen anges")
    language: Literal["sv", "en"] | None = Field(None, description="Svarens språk")
    publish: Publish = Field(Publish.model_construct(), description="Hur det publiceras")


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
