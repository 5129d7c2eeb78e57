"""Knows the page of what is new in all municipalities."""

from collections.abc import Sequence

from medlofte.language import t
from medlofte.render.site import frame
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.news.item import NewsItem

PATH = "senaste.html"


def page(site: Site, news: Sequence[NewsItem]) -> Page:
    examples = any(one.example for one in news)
    note = t("EXEMPEL: det som är märkt exempel är påhittat och säger inget om kommunen.")
    return frame.page(
        site,
        PATH,
        "news.html",
        frame.lately(site),
        warnings=[note] if examples else [],
        since=max((one.day for one in news), default=None),
        changes=news,
        history=bool(site.since),
    )
