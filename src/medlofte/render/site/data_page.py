"""Knows the page about the open data: their licence, files and columns, and how they are read."""

from medlofte.language import SOURCE, chosen, t
from medlofte.render.open_data.activity_ids import stable
from medlofte.render.open_data.catalogue import RDF_XML, TURTLE
from medlofte.render.open_data.columns import meanings
from medlofte.render.open_data.examples import examples
from medlofte.render.open_data.package import PATH as PACKAGE
from medlofte.render.open_data.tables import JSON_OF_ALL, PAGE, TABLES, titles
from medlofte.render.schemas import PUBLISHED
from medlofte.render.site import frame
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.templates import link

_NOWHERE = "https://www.example.se/loften/"  # stands in the examples of a site without an address


def page(site: Site, *, topics: bool) -> Page:
    """Make the page; the examples on it are those that can be run.

    It leads to the pages of the topics where there are any.
    """
    licence = site.audience.publish.licence or ""
    kinds = {
        "string": t("text"),
        "integer": t("heltal"),
        "number": t("tal, med decimalkomma"),
        "boolean": t("true eller false"),
        "date": t("dag"),
    }
    told, named = meanings(), titles()
    tables = [
        (
            one.name,
            named[one.name],
            one.file,
            [(key, kinds[told[key].kind], told[key].text, key in one.key) for key in one.columns],
        )
        for one in TABLES
    ]
    return frame.page(
        site,
        PAGE,
        "open_data.html",
        t("Öppna data"),
        licence=licence,
        licence_link=link(licence),
        harvested=bool(site.base_url),
        tables=tables,
        whole=JSON_OF_ALL,
        package=PACKAGE,
        schemas=PUBLISHED,
        topics=topics,
        lasting=stable(site.audience.publish),
        catalogue=RDF_XML,
        turtle=TURTLE,
        examples=examples((site.base_url or _NOWHERE).replace("'", "%27")),
        texts_are_swedish=chosen() != SOURCE,
    )
