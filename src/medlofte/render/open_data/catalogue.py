"""Knows the catalogue of the open data by which portals find them (DCAT-AP-SE 3).

What the profile asks for and nobody has said is left out: nothing in it is guessed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.language import SOURCE, Language, chosen, in_source, t, tags
from medlofte.model.settings import Publish
from medlofte.periods import Span
from medlofte.render.open_data.rdf import Fact, Iri, Thing, Words
from medlofte.render.open_data.tables import PAGE, titles
from medlofte.swedish import municipalities
from medlofte.swedish.municipalities import Municipality

TURTLE = "data/katalog.ttl"
RDF_XML = "data/katalog.rdf"  # what the national portal reads
# The vocabularies that the profile asks for.
_EU = "http://publications.europa.eu/resource/authority/"
_THEMES = Iri(f"{_EU}data-theme")
_THEME = Iri(f"{_EU}data-theme/JUST")  # justice, legal system and public safety
_PUBLIC = Iri(f"{_EU}access-right/PUBLIC")
_MUNICIPALITY = Iri("http://purl.org/adms/publishertype/LocalAuthority")
_MEDIA = "https://www.iana.org/assignments/media-types/"
# A place is named as Riksantikvarieämbetet's register of the country's places does, by its code.
_PLACE = "http://kulturarvsdata.se/resurser/aukt/geo/municipality#"
_FORMATS = {"json": "application/json", "csv": "text/csv"}
_KEYWORDS = ("trygghet", "brottsförebyggande arbete")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
# The address of a deed leads to a licence, whose name is another (Creative Commons).
_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"((?:licenses|publicdomain)/[a-z-]+/\d\.\d(?:/[a-z]{2}(?![\w.]))?)"
    r"(?:/(?:(?:deed|legalcode)[\w.-]*)?)?",
    re.ASCII,
)


class File(NamedTuple):
    """The same data in one form: a file, or one for each part; of a table, or with a schema."""

    paths: tuple[str, ...]
    table: str = ""
    schema: str = ""


class Dataset(NamedTuple):
    """One set of data: what it is, of which municipalities and days, and its files in the site.

    `page` shows the same to people, `documents` tell of it, `since` is the day on which what it
    tells last changed.
    """

    name: str
    title: Sequence[Words]
    about: Sequence[Words]
    files: Sequence[File]
    page: str
    span: Span | None = None
    codes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    since: date | None = None
    documents: tuple[str, ...] = (PAGE,)


def said(make: Callable[[], str]) -> tuple[Words, ...]:
    """A text in Swedish, which portals of the country show, and in the language of the site."""
    with in_source():
        swedish = Words(make(), SOURCE)
    return (swedish,) if chosen() == SOURCE else (swedish, Words(make(), chosen()))


def whole(sets: Sequence[Dataset], files: Sequence[File], since: date | None) -> Dataset:
    """The set of all the others."""
    spans = [one.span for one in sets if one.span]
    first = min((one.first for one in spans), default=date.max)
    return Dataset(
        "alla",
        said(lambda: t("Alla medborgarlöften")),
        said(lambda: t("Löften, mål, utfall och redovisade aktiviteter.")),
        files,
        PAGE,
        Span(first, max(one.last for one in spans)) if spans else None,
        tuple(dict.fromkeys(code for one in sets for code in one.codes)),
        tuple(dict.fromkeys(word for one in sets for word in one.keywords)),
        since,
    )


def catalogue(
    sets: Sequence[Dataset], publish: Publish, base_url: str, since: date | None
) -> Iterator[Thing]:
    """Yield all that is told; addresses are relative to it where the site has none of its own."""
    base = base_url or "../"
    here = f"{base}{TURTLE}#"
    codes = dict.fromkeys(code for one in sets for code in one.codes)
    publisher = _publisher(publish, here)
    contact = _contact(publish, here)
    shared = [Fact("dct:publisher", Iri(one.name)) for one in publisher]
    licence = [Fact("dct:license", Iri(_licence(one))) for one in [publish.licence] if one]
    facts = [
        *_each("dct:title", said(lambda: t("Medborgarlöften: öppna data"))),
        *_each("dct:description", said(lambda: t("Löften, mål och redovisade aktiviteter."))),
        *([Fact("dct:modified", since)] if since else []),
        Fact("foaf:homepage", Iri(f"{base}index.html")),
        *(Fact("dct:language", _language(one)) for one in dict.fromkeys((SOURCE, chosen()))),
        Fact("dcat:themeTaxonomy", _THEMES),
        *(Fact("dct:spatial", Iri(_PLACE + code)) for code in codes),
        *shared,
        *licence,
        *(Fact("dcat:dataset", Iri(here + one.name)) for one in sets),
    ]
    yield Thing(f"{here}katalog", "dcat:Catalog", facts)
    yield from publisher
    yield from contact
    shared += [Fact("dcat:contactPoint", Iri(one.name)) for one in contact]
    yield from map(_place, filter(None, map(municipalities.by_code, codes)))
    for one in sets:
        yield from _dataset(one, base, here, shared, licence)
    yield from _documents(sets, base)


def _publisher(publish: Publish, here: str) -> list[Thing]:
    if not publish.publisher:
        return []
    facts = [Fact("foaf:name", Words(publish.publisher))]
    if municipalities.find(publish.publisher):
        facts.append(Fact("dct:type", _MUNICIPALITY))
    if publish.home:
        facts.append(Fact("foaf:homepage", Iri(publish.home)))
    return [Thing(f"{here}utgivare", "foaf:Agent", facts)]


def _contact(publish: Publish, here: str) -> list[Thing]:
    """Whom to ask: as it is written, with the addresses that can be read out of it."""
    if not publish.contact:
        return []
    # Of an address with other letters a part would be somebody else's.
    mail = next((one for one in _MAIL.findall(publish.contact) if one.isascii()), "")
    web = _WEB.search(publish.contact)
    bare = mail == publish.contact
    facts = [Fact("vcard:fn", Words((bare and publish.publisher) or publish.contact))]
    if mail:
        facts.append(Fact("vcard:hasEmail", Iri(f"mailto:{mail}")))
    if web:
        facts.append(Fact("vcard:hasURL", Iri(web[0].rstrip(".,;)"))))
    return [Thing(f"{here}kontakt", "vcard:Kind", facts)]


def _place(one: Municipality) -> Thing:
    facts = [
        Fact("skos:prefLabel", Words(one.name, SOURCE)),
        Fact("dct:identifier", Words(one.code)),
    ]
    return Thing(_PLACE + one.code, "dct:Location", facts)


def _dataset(
    one: Dataset, base: str, here: str, shared: Sequence[Fact], licence: Sequence[Fact]
) -> Iterator[Thing]:
    name = here + one.name
    facts = [
        *_each("dct:title", one.title),
        *_each("dct:description", one.about),
        *shared,
        *_each("dcat:keyword", [Words(word, SOURCE) for word in (*one.keywords, *_KEYWORDS)]),
        Fact("dcat:theme", _THEME),
        *(Fact("dct:spatial", Iri(_PLACE + code)) for code in one.codes),
        *([Fact("dct:temporal", Iri(f"{name}/tid"))] if one.span else []),
        *([Fact("dct:modified", one.since)] if one.since else []),
        Fact("dct:language", _language(SOURCE)),  # the texts of the data, whatever pages speak
        Fact("dct:accessRights", _PUBLIC),
        Fact("dcat:landingPage", Iri(base + one.page)),
        *(Fact("foaf:page", Iri(base + path)) for path in one.documents),
        *(Fact("dcat:distribution", Iri(here + file.paths[0])) for file in one.files),
    ]
    yield Thing(name, "dcat:Dataset", facts)
    if one.span:
        days = [Fact("dcat:startDate", one.span.first)]
        days += [Fact("dcat:endDate", one.span.last)] if one.span.last != date.max else []
        yield Thing(f"{name}/tid", "dct:PeriodOfTime", days)
    for file in one.files:
        yield Thing(
            here + file.paths[0], "dcat:Distribution", [*_distribution(file, one, base), *licence]
        )


def _documents(sets: Sequence[Dataset], base: str) -> Iterator[Thing]:
    """What tells of the data: pages, tables of columns, and descriptions for programs."""
    for path in dict.fromkeys(path for one in sets for path in one.documents):
        if path == PAGE:
            title = said(lambda: t("Öppna data"))
        else:
            title = said(lambda: t("Kolumnernas slag, nycklar och enheter (Data Package)"))
        yield Thing(base + path, "foaf:Document", _each("dct:title", title))
    files = [file for one in sets for file in one.files]
    for table in dict.fromkeys(file.table for file in files if file.table):
        title = said(lambda: titles()[table])  # noqa: B023  called at once
        yield Thing(f"{base}{PAGE}#{table}", "foaf:Document", _each("dct:title", title))
    for schema in dict.fromkeys(file.schema for file in files if file.schema):
        named = Words(f"JSON Schema: {schema.rpartition('/')[2]}", SOURCE)
        yield Thing(base + schema, "dct:Standard", [Fact("dct:title", named)])


def _distribution(file: File, of: Dataset, base: str) -> Iterator[Fact]:
    kind = _FORMATS[file.paths[0].rpartition(".")[2]]
    yield from _each("dct:title", _title(file) if len(file.paths) == 1 else of.title)
    yield from _each("dct:description", _form(kind))
    whole_of_it = file.paths[0] if len(file.paths) == 1 else of.page
    yield Fact("dcat:accessURL", Iri(base + whole_of_it))
    # Files of one kind, of a municipality each, are one distribution (DCAT-AP-SE).
    yield from (Fact("dcat:downloadURL", Iri(base + path)) for path in file.paths)
    yield Fact("dct:format", Words(kind))
    yield Fact("dcat:mediaType", Iri(_MEDIA + kind))
    if file.schema:
        yield Fact("dct:conformsTo", Iri(base + file.schema))
    if file.table:
        yield Fact("foaf:page", Iri(f"{base}{PAGE}#{file.table}"))


def _title(file: File) -> Sequence[Words]:
    if file.table:
        return said(lambda: titles()[file.table])
    return said(lambda: t("Allt i ett dokument"))


def _form(kind: str) -> Sequence[Words]:
    if kind == "text/csv":
        return said(
            lambda: t(
                "UTF-8 med semikolon mellan kolumnerna, decimalkomma och dagar som 2024-03-14."
            )
        )
    return said(lambda: t("JSON, beskrivet av ett JSON Schema."))


def _each(key: str, texts: Sequence[Words]) -> list[Fact]:
    return [Fact(key, one) for one in texts]


def _language(language: Language) -> Iri:
    return Iri(f"{_EU}language/{tags(language).vocabulary}")


def _licence(address: str) -> str:
    """The name of a licence, as portals know it, where the address is that of its text."""
    found = _COMMONS.fullmatch(address)
    return f"http://creativecommons.org/{found[1]}/" if found else address
