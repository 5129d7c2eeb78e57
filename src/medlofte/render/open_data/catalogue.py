"""Knows the catalogue of the open data: DCAT-AP-SE in Turtle."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from medlofte.language import chosen, t, tags
from medlofte.model.settings import Publish
from medlofte.periods import Span
from medlofte.wording.plain_text import harmless

_PREFIXES = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# The vocabularies that DCAT-AP-SE asks for.
_THEME = "http://publications.europa.eu/resource/authority/data-theme/JUST"
_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_ALLOWED = "/:?#[]@!$&'()*+,;=%-._~"  # what an address may hold unquoted (RFC 3986)
_FORMATS = {"json": "application/json", "csv": "text/csv"}


class Dataset(NamedTuple):
    """One set of data: what it is called, which days it is about, and its files in the site."""

    name: str
    title: str
    span: Span | None
    paths: Sequence[str]


def turtle(datasets: Sequence[Dataset], publish: Publish, base_url: str, since: date | None) -> str:
    """Write the catalogue; addresses are relative to it where the site has none of its own."""
    base = base_url or "../"
    here = f"{base}data/katalog.ttl#"
    shared = [
        f"dct:publisher {_iri(here + 'utgivare')}",
        f"dct:language {_iri(_LANGUAGE + tags(chosen()).vocabulary)}",
    ]
    licence = [f"dct:license {_iri(publish.licence)}"] if publish.licence else []
    nodes = [
        _node(
            here + "katalog",
            "a dcat:Catalog",
            f"dct:title {_text(t('Medborgarlöften: öppna data'))}",
            f"dct:description {_text(t('Löften, mål och redovisade aktiviteter.'))}",
            *([f"dct:modified {_day(since)}"] if since else []),
            f"foaf:homepage {_iri(base + 'index.html')}",
            *shared,
            *licence,
            *(f"dcat:dataset {_iri(here + one.name)}" for one in datasets),
        ),
        _node(
            here + "utgivare", "a foaf:Agent", f"foaf:name {_text(publish.publisher or 'medlofte')}"
        ),
        *(_dataset(one, here, shared) for one in datasets),
        *(_distribution(path, base, here, licence) for one in datasets for path in one.paths),
    ]
    return "\n".join((_PREFIXES, *nodes))


def _dataset(one: Dataset, here: str, shared: Sequence[str]) -> str:
    about = t("Löften, mål, utfall och redovisade aktiviteter: {title}.", title=one.title)
    days = []
    if one.span:
        ends = [] if one.span.last == date.max else [f"dcat:endDate {_day(one.span.last)}"]
        time = " ; ".join(("a dct:PeriodOfTime", f"dcat:startDate {_day(one.span.first)}", *ends))
        days = [f"dct:temporal [ {time} ]"]
    return _node(
        here + one.name,
        "a dcat:Dataset",
        f"dct:title {_text(one.title)}",
        f"dct:description {_text(about)}",
        f"dct:accessRights <{_PUBLIC}>",
        f"dcat:theme <{_THEME}>",
        *shared,
        *days,
        *(f"dcat:distribution {_iri(here + path)}" for path in one.paths),
    )


def _distribution(path: str, base: str, here: str, licence: Sequence[str]) -> str:
    kind = _FORMATS[path.rpartition(".")[2]]
    return _node(
        here + path,
        "a dcat:Distribution",
        f"dcat:accessURL {_iri(base + path)}",
        f"dcat:downloadURL {_iri(base + path)}",
        f"dcat:mediaType <https://www.iana.org/assignments/media-types/{kind}>",
        *licence,
    )


def _node(subject: str, *triples: str) -> str:
    return f"{_iri(subject)} " + " ;\n  ".join(triples) + " .\n"


def _iri(address: str) -> str:
    """An address that nothing in it can end."""
    return f"<{quote(address, safe=_ALLOWED)}>"


def _day(day: date) -> str:
    return f'"{day.isoformat()}"^^xsd:date'


def _text(words: str) -> str:
    """A literal with its language; what would end it is written out."""
    safe = harmless(words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"@{chosen()}'
