"""Knows what comes before all that is published: who reads it, and what must not be in it."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Protocol

from medlofte import rules
from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.commands.workspace import Workspace
from medlofte.finding import Finding, Level
from medlofte.language import n, t
from medlofte.model import settings
from medlofte.progress.measure import Asked, Progress, Standpoint, measure
from medlofte.publishing import checked
from medlofte.publishing.audience import Audience
from medlofte.publishing.checked import NotTold
from medlofte.publishing.years import told_until
from medlofte.render.terminal import screen
from medlofte.stop import RefusedError, WrongCallError
from medlofte.typed import lookup
from medlofte.wording.plain_text import wrap

_LISTED = 10  # places of marks


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
    asked = lookup.period(book, asking.period, workspace.today)
    _check_period(audience, asked, *otherwise)
    refuse(workspace, rules.personal(book))
    book, asked = _checked(workspace, book, asked)
    stand = lookup.standpoint(asking.as_of, asked, workspace.today)
    if asked.part:
        return _of_part(book, stand)
    if asking.as_of is None:
        agreements = [asked.agreement] if asked.agreement else book.agreements_in(asked.span)
        stand = stand._replace(as_of=min(workspace.today, told_until(agreements, asked)))
    return measure(book.until(audience.today), stand)


def _checked(workspace: Workspace, book: Book, asked: Asked) -> tuple[Book, Asked]:
    """The book and what was asked for, without what nobody has checked; that is said of."""
    if not book.unchecked:
        return book, asked
    wanted = [asked.agreement] if asked.agreement else book.agreements_in(asked.span)
    there = [one for one in book.unchecked if any(one.agreement is own for own in wanted)]
    in_force = [one for one in there if one.in_force and one.in_force & asked.span]
    found = [*filter(None, [checked.not_told(book, in_force)])]
    left = checked.checked(book)
    ids = {one.id for one in wanted}
    agreements = [one for one in left.promises.agreements if one.id in ids] if left else []
    refuse_empty(workspace, found, anything=bool(agreements))
    screen.of(sys.stderr).print(unchecked(workspace, found))
    assert left  # noqa: S101  some agreement is
    return left, asked._replace(agreement=asked.agreement and agreements[0])


def unchecked(workspace: Workspace, found: Sequence[NotTold]) -> list[str]:
    """Say what is left out since nobody has checked it: how much, where, and what to do."""
    if not found:
        return []
    whose = found[0].slug if len(found) == 1 else ""
    said = n(
        "{count} löfte är inte kontrollerat och därför inte med. Gå igenom det: {command}",
        "{count} löften är inte kontrollerade och därför inte med. Gå igenom dem: {command}",
        sum(one.promises for one in found),
        command=f"medlofte read --review {whose}".rstrip(),
    )
    places = (
        t("{path}, rad {line}: {what}", path=workspace.shown_path(one.path), line=line, what=what)
        for one in found
        for line, what in _by_line(one)
    )
    listed = [*islice(places, _LISTED + 1)]
    more = ["  …"] * (len(listed) > _LISTED)
    width = screen.of(sys.stderr).width
    return [*wrap(said, width), *(f"  {one}" for one in listed[:_LISTED]), *more]


def _by_line(found: NotTold) -> Iterator[tuple[int, str]]:
    """Yield each line that is marked, and what is left out for it."""
    for line, agreement, promise in found.marked:
        if agreement is None:
            yield line, t("alla löften i {name}", name=found.municipality)
        else:
            yield line, promise or t("alla löften i {name}", name=agreement)


def refuse_empty(workspace: Workspace, found: Sequence[NotTold], *, anything: bool) -> None:
    """Refuse to publish nothing but what is left out."""
    if found and not anything:
        message = t("Inget är skrivet, för inget löfte är kontrollerat.")
        raise RefusedError("\n".join([message, *unchecked(workspace, found)]))


def refuse_unchecked(typed: str, told: Sequence[Pledge], unchecked: Sequence[Pledge]) -> None:
    """Refuse a promise that is left out, where what was typed can mean nothing else."""
    ids = [] if lookup.fitting(typed, told) else lookup.fitting(typed, unchecked)
    if ids:
        message = t(
            "Inget är skrivet, för det är inte kontrollerat: {names}.", names=", ".join(ids)
        )
        raise RefusedError(message)


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
