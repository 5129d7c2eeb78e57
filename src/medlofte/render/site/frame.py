"""Knows what every page has around its content: the way to it, who publishes, which day it is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.language import SOURCE, chosen
from medlofte.publishing.audience import Audience
from medlofte.render.site.templates import link, render
from medlofte.wording.public_answer import Answer, cautions


class Site(NamedTuple):
    """What every page knows; `base_url` is empty, or where the site will lie, with a last /."""

    audience: Audience
    base_url: str = ""


class Page(NamedTuple):
    path: str
    text: str


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
        **values,
    )
    return Page(path, text)


def warnings(book: Book, answered: Iterable[Answer]) -> list[str]:
    """What must be read before any figure: invented examples, and reports that are left out."""
    return cautions(book, answered)
