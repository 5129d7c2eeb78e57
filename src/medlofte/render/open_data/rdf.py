"""Knows how statements about things are written for programs: Turtle and RDF/XML."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from medlofte.wording.plain_text import harmless

_SPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DATE = "http://www.w3.org/2001/XMLSchema#date"
_ALLOWED = "/:?#[]@!$&'()*+,;=%-._~"  # what an address may hold unquoted (RFC 3986)


class Iri(NamedTuple):
    """The name of a thing, as an address."""

    address: str


class Words(NamedTuple):
    """A text and its language; a name has none."""

    text: str
    language: str = ""


class Fact(NamedTuple):
    """What is said of a thing: by which property, with its prefix, and what."""

    property: str
    value: Iri | Words | date


class Thing(NamedTuple):
    """What something is, with a prefix, and what is said of it."""

    name: str
    kind: str
    facts: Sequence[Fact]


def turtle(things: Iterable[Thing]) -> str:
    prefixes = (f"@prefix {prefix}: <{space}> ." for prefix, space in _SPACES.items())
    return "\n".join((*prefixes, "", *map(_node, things)))


def _node(thing: Thing) -> str:
    said = (f"{one.property} {_in_turtle(one.value)}" for one in thing.facts)
    return f"<{_safe(thing.name)}> " + " ;\n  ".join((f"a {thing.kind}", *said)) + " .\n"


def _in_turtle(value: Iri | Words | date) -> str:
    if isinstance(value, Iri):
        return f"<{_safe(value.address)}>"
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^<{_DATE}>'
    text = harmless(value.text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"' + (f"@{value.language}" if value.language else "")


def rdf_xml(things: Iterable[Thing]) -> str:
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    lines = (line for one in things for line in _element(one))
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="{_RDF}"{spaces}>'
    return "\n".join((head, *lines, "</rdf:RDF>\n"))


def _element(thing: Thing) -> Iterator[str]:
    yield f'<{thing.kind} rdf:about="{escape(_safe(thing.name))}">'
    for key, value in thing.facts:
        if isinstance(value, Iri):
            yield f'<{key} rdf:resource="{escape(_safe(value.address))}"/>'
        elif isinstance(value, date):
            yield f'<{key} rdf:datatype="{_DATE}">{value.isoformat()}</{key}>'
        else:
            language = f' xml:lang="{value.language}"' if value.language else ""
            yield f"<{key}{language}>{escape(harmless(value.text))}</{key}>"
    yield f"</{thing.kind}>"


def _safe(address: str) -> str:
    """An address that nothing in it can end."""
    return quote(address, safe=_ALLOWED)
