"""Knows where a page of the site lies, and how its address is read by a person."""

from urllib.parse import unquote, urlsplit

from medlofte.wording.plain_text import harmless


def year_page(slug: str, agreement: str, label: str, ending: str = "") -> str:
    """Where the page of an agreement and year lies, from the root of the site."""
    return f"{slug}/{agreement}/{label}{ending}.html"


def municipality_page(slug: str) -> str:
    return f"{slug}/index.html"


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
