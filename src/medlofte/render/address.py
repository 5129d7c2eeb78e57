"""Knows where each page of the site lies, and how an address is read by a person."""

from urllib.parse import unquote, urlsplit

from medlofte.model.topic import Topic
from medlofte.swedish import names
from medlofte.swedish.choice_words import words
from medlofte.wording.plain_text import harmless


def municipality_page(slug: str) -> str:
    """Where the page of a municipality lies, from the root of the site as each here."""
    return f"{slug}/index.html"


def year_page(slug: str, agreement: str, label: str, ending: str = "") -> str:
    return f"{slug}/{agreement}/{label}{ending}.html"


def promise_page(slug: str, agreement: str, id_: str) -> str:
    return f"{slug}/{promise_below(agreement, id_)}"


def promise_below(agreement: str, id_: str) -> str:
    """Where the page of a promise lies, from that of its municipality."""
    return f"{agreement}/lofte/{id_}.html"


def topic_page(topic: Topic, county: str | None = None) -> str:
    """Where the page of a topic lies, or its page of a county, whose name may be unknown.

    It is the same in each language, for others link to it.
    """
    parts = ["amne", names.slug(words(topic)[0])]
    if county is not None:
        parts.append(names.slug(county) or "utan-lan")
    return f"{'-'.join(parts)}.html"


def embedded_page(path: str) -> str:
    """Where the small page lies that shows the same as a page, to be shown within another."""
    return f"ruta/{path}"


def picture(slug: str) -> str:
    """Where the picture of a municipality lies."""
    return f"{slug}/delning.png"


def in_letters(address: str) -> str:
    """The address as it is typed: without https:// and index.html, with its letters as they are."""
    parts = urlsplit(address)
    host = ".".join(_label(label) for label in parts.netloc.split("."))
    scheme = "" if parts.scheme == "https" else f"{parts.scheme}://"
    return harmless(scheme + host + unquote(parts.path).removesuffix("index.html"))


def _label(label: str) -> str:
    """A part of a host's name, as it is read (xn--rksmrgs-5wao1o: räksmörgås)."""
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label
