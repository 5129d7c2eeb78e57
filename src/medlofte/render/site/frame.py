"""Knows what every page has around its content: the way to it, who publishes, which day it is."""

from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from medlofte.language import SOURCE, chosen, t, tags
from medlofte.publishing.audience import Audience
from medlofte.render.address import embedded_page, picture
from medlofte.render.site.templates import link, render
from medlofte.wording.plain_text import harmless


class Site(NamedTuple):
    """What every page knows; `base_url` is empty, or where the site will lie, with a last /."""

    audience: Audience
    base_url: str = ""
    pictures: bool = False  # whether each municipality has one, to be shown where it is shared
    since: Path | None = None  # the last published site; without it no history is told


def lately(site: Site) -> str:
    """What the page of what is new is called: without a history it tells no change."""
    return t("Senast ändrat") if site.since else t("Redovisat")


class Page(NamedTuple):
    """A page; `since` is the day on which what it tells last changed, where that is known.

    One that is hidden is for those who were given its address, not to be searched for.
    """

    path: str
    text: str
    since: date | None = None
    hidden: bool = False


class Crumb(NamedTuple):
    """A page above this one; `path` is from the site's root."""

    name: str
    path: str


def page(  # noqa: PLR0913  what makes up a page
    site: Site,
    path: str,
    template: str,
    title: str,
    *,
    crumbs: Sequence[Crumb] = (),
    warnings: Sequence[str] = (),
    description: str = "",
    since: date | None = None,
    hidden: bool = False,
    embed: str = "",
    **values: object,
) -> Page:
    """Make a page; `up` leads from it to the site's root, so that it works wherever it lies."""
    publish = site.audience.publish
    text = render(
        template,
        up="../" * path.count("/"),
        path=path,
        lang=chosen(),
        # What people wrote is Swedish, whatever language the pages speak.
        sv="" if chosen() == SOURCE else f' lang="{SOURCE}"',
        title=title,
        crumbs=crumbs,
        warnings=warnings,
        publisher=publish.publisher or "",
        home=link(publish.home or ""),
        lately=lately(site),
        address="" if hidden else address(site, path),
        description=description or _about(),
        picture=_picture(site, path),
        embed=embed and _embedding(site, path, embed),
        locale=tags(chosen()).region.replace("-", "_"),
        **values,
    )
    return Page(path, text, since, hidden)


def address(site: Site, path: str) -> str:
    """The whole address of a page; empty where nobody has said where the site will lie."""
    return site.base_url and site.base_url + quote(path)


def _embedding(site: Site, path: str, title: str) -> str:
    """The line that shows a page within another; empty where the address is not known."""
    if not site.base_url:
        return ""
    where = escape(address(site, embedded_page(path)))
    size = 'width="100%" height="320" style="border:0" loading="lazy"'
    return f'<iframe src="{where}" title="{escape(harmless(title))}" {size}></iframe>'


def _picture(site: Site, path: str) -> str:
    """The address of the picture of a municipality's page: those are all in one folder."""
    slug, _, below = path.partition("/")
    return address(site, picture(slug)) if site.pictures and below else ""


def _about() -> str:
    return t("Vad kommuner och polis har lovat, vad som är gjort och vad som återstår.")
