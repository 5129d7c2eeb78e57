"""Knows what search engines are told of a site: which pages there are, and since when so."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import NamedTuple

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"


class Found(NamedTuple):
    """A page to be found, and the day on which what it tells last changed, where that is known."""

    path: str
    since: date | None


def sitemap(pages: Iterable[Found], base_url: str) -> str:
    """List the pages for search engines, which ask for whole addresses (sitemaps.org, 0.9)."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(_listed(one, base_url) for one in pages)}</urlset>\n"
    )


def _listed(one: Found, base_url: str) -> str:
    day = f"<lastmod>{one.since.isoformat()}</lastmod>" if one.since else ""
    return f"<url><loc>{escape(base_url + one.path)}</loc>{day}</url>\n"


def robots(base_url: str) -> str:
    """Allow all, and say where the list is (RFC 9309); it counts where it lies first on a host."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {base_url}{SITEMAP}\n"
