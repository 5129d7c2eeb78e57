"""Knows what comes before all that is published: who reads it, and what must not be in it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from medlofte import rules
from medlofte.book.book import Book
from medlofte.commands.workspace import Workspace
from medlofte.finding import Finding, Level
from medlofte.language import n, t
from medlofte.model import settings
from medlofte.progress.measure import Asked, Progress, Standpoint, measure
from medlofte.publishing.audience import Audience
from medlofte.publishing.years import told_until
from medlofte.stop import RefusedError, WrongCallError
from medlofte.typed import lookup


def audience(workspace: Workspace, today: date, *, internal: bool = False) -> Audience:
    """Those who will read; refused where the settings that say what to hide cannot be read."""
    document, findings = settings.load_document(workspace.root)
    found, more = settings.of_document(document)
    findings += more
    if findings:
        workspace.complain(findings)
        message = t(
            "Inget är skrivet. Rätta {file} först: där står vad som får visas utåt.",
            file=", ".join(dict.fromkeys(workspace.shown_path(one.place.path) for one in findings)),
        )
        raise RefusedError(message)
    told = rules.check_settings(document) if document else []
    refuse(workspace, [one for one in told if one.level is Level.ERROR])
    return Audience(found.publish, today, internal=internal)


class Asking(Protocol):
    """The options of what tells of one municipality in one period."""

    @property
    def period(self) -> str | None: ...
    @property
    def as_of(self) -> str | None: ...


def progress(
    workspace: Workspace, audience: Audience, book: Book, asking: Asking, *otherwise: str
) -> Progress:
    """How a municipality stands in what was asked for, where all of its files may be published.

    `otherwise` is another way to ask for a period that is finer than days may be told.
    """
    known = book.until(audience.today)
    asked = lookup.period(known, asking.period, workspace.today)
    _check_period(audience, asked, *otherwise)
    stand = lookup.standpoint(asking.as_of, asked, workspace.today)
    refuse(workspace, rules.personal(book))
    if asked.part:
        return _of_part(book, stand)
    if asking.as_of is None:
        agreements = [asked.agreement] if asked.agreement else book.agreements_in(asked.span)
        stand = stand._replace(as_of=min(workspace.today, told_until(agreements, asked)))
    return measure(known, stand)


def _of_part(book: Book, stand: Standpoint) -> Progress:
    """How it stands in a part of a year, by nothing that is later than it, or than the as-of day.

    Made on a later day it tells the same. What begins later is left out, where anything has begun.
    """
    stand = stand._replace(as_of=min(stand.as_of, stand.asked.span.last))
    found = measure(book.until(stand.as_of), stand)
    last = stand.asked.span.last
    begun = [
        (agreement, tuple(row for row in rows if row.window.first <= last))
        for agreement, rows in found.agreements
    ]
    told = tuple(one for one in begun if one[1])
    return found._replace(agreements=told) if told else found


def _check_period(audience: Audience, asked: Asked, *otherwise: str) -> None:
    if asked.part and audience.days(asked.span) != asked.span:
        message = t(
            "Perioden {period} är finare än dagar får anges utåt ({dates}, publish.dates i "
            "medlofte.yaml). Fråga efter en längre{otherwise}.",
            period=asked.label,
            dates=audience.publish.dates,
            otherwise="".join(otherwise),
        )
        raise WrongCallError(message)


def refuse(workspace: Workspace, found: Sequence[Finding]) -> None:
    """Refuse to publish where there is personal data that is not accepted; all places are named."""
    if found:
        workspace.complain(found)
        raise RefusedError(
            n(
                "Inget är skrivet: {count} personuppgift är inte godtagen. Ta bort den, eller "
                "godta den där den får stå.",
                "Inget är skrivet: {count} personuppgifter är inte godtagna. Ta bort dem, eller "
                "godta dem som får stå.",
                len(found),
            )
        )
