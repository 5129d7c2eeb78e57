"""Knows the Atom feed of what changed lately (RFC 4287)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from uuid import NAMESPACE_URL, uuid5

from medlofte.language import chosen, t
from medlofte.render.address import municipality_page
from medlofte.render.site import frame
from medlofte.render.site.frame import Site
from medlofte.render.site.news import page
from medlofte.render.site.news.item import NewsItem
from medlofte.wording.plain_text import harmless

PATH = "senaste.xml"
_NEVER = date(1970, 1, 1)  # a feed must tell a day, also one in which nothing stands


def path(slug: str) -> str:
    """Where the feed of a municipality lies; without one that of all."""
    return f"{slug}/{PATH}" if slug else PATH


def _told(text: str) -> str:
    """Write a text so that XML reads it as that, without what a program would obey."""
    return escape(harmless(text))


def feed(
    site: Site, changes: Sequence[NewsItem], since: date | None, slug: str = "", name: str = ""
) -> str:
    """Write the feed of all, or of a municipality; it tells no more than the changes do."""
    return "\n".join(_feed(site, changes, since or _NEVER, slug, name)) + "\n"


def _feed(
    site: Site, changes: Sequence[NewsItem], since: date, slug: str, name: str
) -> Iterator[str]:
    publisher = site.audience.publish.publisher or "medlofte"
    latest = max((change.day for change in changes), default=since)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{chosen()}">'
    yield f"<title>{_told(_title(site, name))}</title>"
    # That of a municipality stays also where the site moves; that of all is known by its address.
    yield f"<id>{_id('flode', slug or site.base_url)}</id>"
    yield f"<updated>{_time(latest)}</updated>"
    yield f"<author><name>{_told(publisher)}</name></author>"
    base, up = _told(site.base_url), "../" if slug else ""
    where = municipality_page(slug) if slug else page.PATH
    yield f'<link rel="alternate" type="text/html" href="{base or up}{where}"/>'
    if base:
        yield f'<link rel="self" type="application/atom+xml" href="{base}{path(slug)}"/>'
    alike: Counter[str] = Counter()
    for change in changes:
        told = (
            (change.id,)
            if change.id
            else (change.municipality, change.path, change.when, change.title, change.text)
        )
        identity = _id(*map(harmless, told))
        alike[identity] += 1
        yield from _entry(site.base_url or up, change, _id(identity, str(alike[identity])))
    yield "</feed>"


def _title(site: Site, name: str) -> str:
    title = t("Medborgarlöften: {lately}", lately=frame.lately(site).lower())
    return f"{name}, {title}" if name else title


def _entry(base: str, change: NewsItem, identity: str) -> Iterator[str]:
    invented = t(" (påhittat exempel)") if change.example else ""
    yield "<entry>"
    yield f"<title>{_told(f'{change.municipality}: {change.title}{invented}')}</title>"
    yield f"<id>{identity}</id>"
    yield f"<updated>{_time(change.day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href="{_told(base + change.path)}"/>'
    yield f"<summary>{_told(f'{change.when}: {change.text}')}</summary>"
    yield "</entry>"


def _id(*parts: str) -> str:
    """A name that stays the same, made only of what is told."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '|'.join(parts))}"


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
