"""Knows what every page has around its content: the way to it, who publishes, which day it is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.language import SOURCE, chosen, n
from medlofte.publishing.audience import Audience
from medlofte.render.site.templates import link, render
from medlofte.wording import agreements
from medlofte.wording.heading import example_note
from medlofte.wording.public_answer import Answer, invented


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
    told = list(answered)
    notes = [
        *agreements.invented_notes(one.row.pledge.agreement for one in told),
        *example_note(book.promises.municipality, *invented(told)),
    ]
    if book.unread:
        left_out = n(
            "{count} uppgift går inte att läsa och är inte medräknad.",
            "{count} uppgifter går inte att läsa och är inte medräknade.",
            len(book.unread),
        )
        notes.append(left_out)
    return notes
