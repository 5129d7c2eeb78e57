"""Knows the small pages that are shown within others: how a year or a promise stands.

They have no script and a stylesheet of their own. Their links open in the whole window.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from medlofte.language import SOURCE, chosen, t
from medlofte.render.address import embedded_page, promise_page, year_page
from medlofte.render.drawing.stacked_bar import stacked_bar
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.promise_line import PromiseLine, homes
from medlofte.render.site.templates import FOLDER, render
from medlofte.render.site.year import ToldYear
from medlofte.targets.outcome import State
from medlofte.wording.public_answer import cautions
from medlofte.wording.public_report import as_of_words

STYLE = "ruta.css"


def pages(site: Site, years: Sequence[ToldYear]) -> Iterator[Page]:
    """Yield a small page for each year, and for each promise as it stands last."""
    latest: dict[str, tuple[ToldYear, PromiseLine]] = {}
    for told in years:
        yield _year(site, told)
        for line in told.lines:
            if line.id not in latest or line.answer.state is not State.UPCOMING:
                latest[line.id] = told, line
    if not years:
        return
    book = years[0].progress.book
    home = homes(book, site.audience.today)
    for id_, (told, line) in latest.items():
        yield _promise(site, promise_page(book.id, home[id_].id, id_), told, line)


def stylesheet() -> str:
    """Return the stylesheet of all small pages."""
    return (FOLDER.parent / STYLE).read_text(encoding="utf-8")


def _year(site: Site, told: ToldYear) -> Page:
    book, brief = told.progress.book, told.headline
    return _page(
        year_page(book.id, told.agreement.id, told.label),
        cautions(book, told.answers),
        told.since,
        as_of=told.as_of(site.audience),
        over=f"{book.promises.municipality} {told.label}",
        heading=brief.brief,
        bar=stacked_bar(brief.drawn),
        shares=[(one.sign, one.words) for one in brief.drawn],
        lang="",
        on=t("Alla löften och vad som är gjort"),
    )


def _promise(site: Site, path: str, told: ToldYear, line: PromiseLine) -> Page:
    book, row = told.progress.book, line.answer.row
    name = book.promises.municipality
    return _page(
        path,
        cautions(book, [line.answer]),
        row.since,
        as_of=as_of_words(row.as_of, row.window.last, site.audience),
        over=f"{name} {told.label}",
        heading=line.title,
        bar="",
        shares=[(line.answer.sign, f"{line.figure}: {line.answer.standing}")],
        lang="" if chosen() == SOURCE else SOURCE,
        on=t("Mer om löftet och vad som är gjort"),
    )


def _page(path: str, warnings: Sequence[str], since: date | None, **values: object) -> Page:
    at = embedded_page(path)
    text = render(
        "embedded.html",
        up="../" * at.count("/"),
        path=path,
        page_lang=chosen(),
        style=STYLE,
        warnings=warnings,
        **values,
    )
    return Page(at, text, since, hidden=True)
