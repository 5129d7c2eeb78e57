"""Knows the pages that tell of the site itself: how to read it, its accessibility, what is lost."""

import base64
import hashlib
import re

from medlofte.disk import tree_files
from medlofte.language import t
from medlofte.model.settings import Accessibility
from medlofte.render.drawing.colour import custom_properties
from medlofte.render.site import frame
from medlofte.render.site.frame import Page, Site
from medlofte.render.site.templates import link, render
from medlofte.swedish.dates import long
from medlofte.wording.state_table import ORDER, look

NOT_FOUND = "404.html"  # what web servers show for an address that leads nowhere
_MAIL = re.compile(r"[\w.+-]+@[a-z0-9.-]+", re.ASCII | re.IGNORECASE)


def reading(site: Site) -> Page:
    """Tell how the figures are to be read."""
    audience = site.audience
    return frame.page(
        site,
        "lasa.html",
        "reading.html",
        t("Så läser du siffrorna"),
        states=[(one, told.word, told.meaning) for one in ORDER if (told := look(one)).meaning],
        hide_below=audience.publish.hide_below if audience.publish.hide_below > 1 else 0,
        grain={"month": t("månad"), "tertial": t("tertial")}.get(audience.publish.dates, ""),
    )


def accessibility(site: Site) -> Page:
    """Make the statement that the law asks for (lag 2018:1937), filled in from the settings."""
    told = site.audience.publish.accessibility
    contact = told.contact or ""
    return frame.page(
        site,
        "tillganglighet.html",
        "accessibility.html",
        t("Tillgänglighetsredogörelse"),
        contact=contact,
        contact_link=link(contact) or _mail(contact),
        conformance=_conformance(told),
        method=told.method or "",
        reviewed=long(told.reviewed) if told.reviewed else "",
        updated=long(told.updated) if told.updated else "",
        shortcomings=told.shortcomings,
    )


def _conformance(told: Accessibility) -> str:
    """How far the site follows the law, in the law's own words, and by nobody's guess."""
    match told.conformance:
        case "full":
            return t("Webbplatsen är helt förenlig med lagen.")
        case "partial":
            return t("Webbplatsen är delvis förenlig med lagen.")
        case "none":
            return t("Webbplatsen är inte förenlig med lagen.")
    return t("Inte bedömd. Utgivaren har inte angett hur webbplatsen följer lagen.")


def undeclared(told: Accessibility) -> str:
    """Say what the law asks for that nobody has declared; empty where nothing is missing."""
    asked = ["contact", "conformance", "method", "reviewed", "updated"]
    if told.conformance in ("partial", "none"):
        asked.append("shortcomings")
    missing = [key for key in asked if not getattr(told, key)]
    if not missing:
        return ""
    return t(
        "Tillgänglighetsredogörelsen är inte färdig. Skriv i {file}, under publish: accessibility: "
        "{keys}.",
        file=tree_files.SETTINGS,
        keys=", ".join(missing),
    )


def _mail(contact: str) -> str:
    """A link to write to, where the contact is nothing but an address for e-mail."""
    return f"mailto:{contact}" if _MAIL.fullmatch(contact) else ""


def not_found(site: Site) -> Page:
    """Make the page for an address that does not exist.

    It is shown at any depth, so it carries its style within itself, allowed by its hash, and
    links from the root of the site or of the server.
    """
    style = custom_properties(site.audience.publish.colour) + render("lost.css")
    style = " ".join(style.split())
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return frame.page(
        site,
        NOT_FOUND,
        "lost.html",
        t("Sidan finns inte"),
        root=site.base_url or "/",
        style=style,
        style_hash=f"sha256-{digest}",
    )
