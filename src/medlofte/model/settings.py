"""Knows the settings of a tree: few, and all in its medlofte.yaml."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from medlofte.disk import beside, tree_files
from medlofte.disk.file_names import folded, is_plain
from medlofte.finding import Finding
from medlofte.language import Language, t
from medlofte.reading.complaints import read
from medlofte.reading.document import Document, parse
from medlofte.reading.values import Colour, Day, Positive, Strict, Text, Url, complaint, wrong
from medlofte.swedish import municipalities
from medlofte.swedish.names import slug

# What a column of a table can mean: keys of the activity file, and `period` for both of its days.
Column = Literal[
    "date",
    "from",
    "to",
    "period",
    "counts_for",
    "completes",
    "by",
    "count",
    "precision",
    "status",
    "place",
    "time",
    "title",
    "source",
    "links",
    "note",
    "besides",
    "internal",
    "example",
]


class Shortcoming(Strict):
    """Something that not all can use, and why it is so."""

    what: Text = Field(description="Vad som inte alla kan använda")
    why: Text | None = Field(None, description="Skälet till att det är så")

    def __str__(self) -> str:
        return f"{self.what} ({self.why})" if self.why else self.what


def _shortcoming(value: Any) -> Any:
    return {"what": value} if isinstance(value, str) else value


def _shortcomings(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


Shortcomings = Annotated[
    tuple[Annotated[Shortcoming, BeforeValidator(_shortcoming)], ...],
    BeforeValidator(_shortcomings),
]


def _kept(names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse what is no plain name, and two names that are one on some computers."""
    for name in names:
        if not is_plain(name):
            raise wrong(
                t("ska bara ha filnamn utan mapp, till exempel CNAME, och inte {name}", name=name)
            )
    if len({*map(folded, names)}) < len(names):
        raise wrong(t("ska ha varje namn en gång, oavsett stora och små bokstäver"))
    return names


class Accessibility(Strict):
    """What this publisher declares in the accessibility statement of the site (lag 2018:1937)."""

    contact: Text | None = Field(None, description="Vart den vänder sig som möter ett hinder")
    conformance: Literal["full", "partial", "none"] | None = Field(
        None,
        description="Hur sidorna följer lagen: helt (full), delvis (partial) eller inte (none)",
    )
    method: Text | None = Field(
        None, description="Hur det bedömdes, till exempel egen kontroll eller extern granskning"
    )
    reviewed: Day | None = Field(None, description="Dagen det senast bedömdes")
    updated: Day | None = Field(None, description="Dagen redogörelsen senast ändrades")
    shortcomings: Shortcomings = Field(
        (), description="Kända brister: en text, eller en lista av texter eller grupper"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.conformance == "full" and self.shortcomings:
            message = t("conformance kan inte vara full där brister står: skriv partial.")
            raise complaint("wrong-value", message, "conformance")
        if self.reviewed and self.updated and self.updated < self.reviewed:
            message = t(
                "updated ({day}) ligger före reviewed: skriv dagen då redogörelsen ändrades.",
                day=self.updated.isoformat(),
            )
            raise complaint("wrong-value", message, "updated")
        return self


class Publish(Strict):
    """How `report` and `site` tell it to the public; what hides has a value where it stands."""

    @model_validator(mode="before")
    @classmethod
    def _stated(cls, value: Any) -> Any:
        for key in ("dates", "hide_below"):
            if isinstance(value, dict) and key in value and value[key] is None:
                message = t("{key} saknar värde. Skriv ett, eller ta bort raden.", key=key)
                raise complaint("missing-key", message, key)
        return value

    dates: Literal["day", "month", "tertial"] = Field(
        "day", description="Hur noga dagar anges utåt: dagen, månaden eller tertialen"
    )
    hide_below: Positive = Field(
        5, description="Resultat om personer under det här antalet döljs utåt"
    )
    publisher: Text | None = Field(None, description="Den som ger ut sidorna, ofta kommunen")
    home: Url | None = Field(None, description="Utgivarens egen webbplats")
    base_url: Url | None = Field(
        None, description="Där webbplatsen ligger, om --base-url inte anges"
    )
    contact: Text | None = Field(None, description="Vem man frågar om löftena")
    licence: Url | None = Field(None, description="Licensen för öppna data, som adress")
    id_key: Annotated[Text, Field(min_length=16)] | None = Field(
        None, description="Hemliga tecken, minst 16, som öppna data får sina id av där dagar döljs"
    )
    colour: Colour | None = Field(None, description="Sidornas färg, till exempel #005a70")
    keep: Annotated[tuple[Text, ...], AfterValidator(_kept)] = Field(
        (),
        description="Andras filer överst i webbplatsens mapp som ligger kvar, till exempel CNAME",
    )
    accessibility: Accessibility = Field(
        default_factory=Accessibility.model_construct,
        description="Till tillgänglighetsredogörelsen",
    )


class Letter(Strict):
    """What one letter says of itself: that of a municipality and a period, and of no other."""

    municipality: Text = Field(description="Kommunen som uppföljningen gäller")
    period: Text = Field(description="Perioden: 2024, 2024-T2 eller medborgarlöftets id")
    reference: Text | None = Field(None, description="Uppföljningens diarienummer")
    officer: Text | None = Field(None, description="Den som har handlagt den")
    date: Day | None = Field(None, description="Dagen den är skriven")
    proposal: Text | None = Field(None, description="Förslag till beslut")

    def __str__(self) -> str:
        return f"{self.municipality} {self.period}"

    @property
    def about(self) -> tuple[str, str]:
        """What it is the letter of, however that is written: Håbo is not Habo."""
        found = municipalities.find(self.municipality)
        return found.slug if found else slug(self.municipality), self.period.casefold()


class Letters(Strict):
    """What `report` writes as a letter: for all of them, and by municipality and period."""

    officer: Text | None = Field(None, description="Den som handlägger, om brevet inte säger annat")
    proposal: Text | None = Field(
        None, description="Förslag till beslut, om brevet inte säger annat"
    )
    letters: tuple[Letter, ...] = Field(
        (), description="Det som hör till en kommun och en period: diarienummer, datum"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        twice = Counter(one.about for one in self.letters)
        for one in self.letters:
            if twice[one.about] > 1:
                message = t(
                    "{municipality} {period} står flera gånger under letters: behåll en.",
                    municipality=one.municipality,
                    period=one.period,
                )
                raise complaint("wrong-value", message, "letters")
        return self

    def of(self, names: tuple[str, str], period: str) -> Letter:
        """The letter of a municipality, by its id or name, and a period, by its label.

        A number or a day that is another letter's is never taken over: none is better than a wrong
        one.
        """
        meant = {Letter(municipality=name, period=period).about for name in names}
        found = next((one for one in self.letters if one.about in meant), None)
        own = found or Letter(municipality=names[0], period=period)
        return own.model_copy(
            update={
                "officer": own.officer or self.officer,
                "proposal": own.proposal or self.proposal,
            }
        )

    def lacks(self, letter: Letter) -> bool:
        """Whether there are letters, but that of a municipality and period is none of them."""
        return bool(self.letters) and letter.about not in {one.about for one in self.letters}


class Settings(Strict):
    """`municipality` is meant where none is named; `language` is that of all answers.

    `import` says what the columns of a table mean, by their headings.
    """

    municipality: Text | None = Field(None, description="Kommunen som menas när ingen anges")
    language: Language | None = Field(None, description="Svarens språk")
    publish: Publish = Field(
        default_factory=Publish.model_construct, description="Hur det publiceras"
    )
    report: Letters = Field(
        default_factory=Letters.model_construct,
        description="Det som står överst i den skrivna uppföljningen",
    )
    import_: dict[Text, Column] = Field(
        default_factory=dict, alias="import", description="Vad kolumnerna i en tabell betyder"
    )


def load(root: Path) -> tuple[Settings, list[Finding]]:
    """Read a tree's settings; without a file, or where it cannot be read, all are unset."""
    document, findings = load_document(root)
    settings, more = of_document(document)
    return settings, [*findings, *more]


def of_document(document: Document | None) -> tuple[Settings, list[Finding]]:
    """Read what the file says; without one all are unset."""
    if document is None:
        return Settings(), []
    settings, findings = read(document, Settings)
    return settings or Settings(), findings


def load_document(root: Path) -> tuple[Document | None, list[Finding]]:
    """Read the file alone, and complain of one that was meant to be it."""
    there = beside.settings_file(root)
    if not there.paths:
        return None, there.findings
    ((path, raw),) = tree_files.read(root, there.paths)
    if isinstance(raw, Finding):
        return None, [*there.findings, raw]
    document, findings = parse(path, raw)
    return document, [*there.findings, *findings]
