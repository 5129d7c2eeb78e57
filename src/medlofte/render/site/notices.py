"""Knows the pages that tell of the site itself: how to read it, its accessibility, what is lost."""

import base64
import hashlib
import re

from medlofte.language import t
from medlofte.render.site import frame
from medlofte.render.site.colour import custom_properties
from medlofte.render.site.frame import Page, Site, link
from medlofte.render.site.svg import sign
from medlofte.render.site.templates import render
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording.plain_text import harmless

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
        states=[(state.value, sign(state), word, meaning) for state, word, meaning in _states()],
        hide_below=audience.publish.hide_below if audience.publish.hide_below > 1 else 0,
        grain={"month": t("månad"), "tertial": t("tertial")}.get(audience.publish.dates, ""),
    )


def _states() -> list[tuple[State, str, str]]:
    """The states that the public meets, in the words of the pages."""
    return [
        (State.MET, t("uppnått"), t("Målet är nått.")),
        (
            State.MISSED,
            t("inte uppnått"),
            t("Tiden är slut och målet är inte nått, eller ett tillfälle blev obesvarat."),
        ),
        (
            State.IN_PROGRESS,
            t("pågår eller redovisat"),
            t("Något är gjort. Tiden är inte slut, eller löftet har inget antal att nå."),
        ),
        (
            State.NOT_QUANTIFIED,
            t("antal oklart"),
            t("Uppgifterna är för ungefärliga för att avgöra om målet är nått."),
        ),
        (
            State.NOT_REPORTED,
            t("inte redovisat"),
            t("Tiden är slut och ingen har lämnat någon uppgift. Det kan ändå vara gjort."),
        ),
        (
            State.NOT_STARTED,
            t("inget redovisat än"),
            t("Tiden pågår och ingen har lämnat någon uppgift än."),
        ),
        (
            State.NO_BASELINE,
            t("jämförelsetal saknas"),
            t("Löftet är mer än förut, men hur mycket det var förut är inte känt."),
        ),
        (State.NOT_TRIGGERED, t("inget tillfälle"), t("Det som löftet gäller har inte hänt.")),
        (State.UPCOMING, t("börjar senare"), t("Löftet har inte börjat gälla.")),
        (State.WITHDRAWN, t("avfört"), t("Löftet gäller inte längre. Skälet står vid löftet.")),
    ]


def accessibility(site: Site) -> Page:
    """Make the statement that the law asks for (lag 2018:1937), filled in from the settings."""
    publish = site.audience.publish
    told = publish.accessibility
    contact = harmless(told.contact or "")
    return frame.page(
        site,
        "tillganglighet.html",
        "accessibility.html",
        t("Tillgänglighetsredogörelse"),
        contact=contact,
        contact_link=link(contact) or _mail(contact),
        reviewed=long(told.reviewed) if told.reviewed else "",
        shortcomings=[harmless(one) for one in told.shortcomings],
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
