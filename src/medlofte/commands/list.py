"""`medlofte list`: the activities of a municipality."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from medlofte.book.book import Book, Logged
from medlofte.commands.options import Holds, Period, SomeMunicipality, takes
from medlofte.commands.workspace import Workspace
from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.render.terminal.activity_list import listing
from medlofte.swedish.names import fold
from medlofte.typed import lookup
from medlofte.wording.states import asked_words


@dataclass(frozen=True)
class Filters:
    """Which activities to show; None shows all."""

    promise: Annotated[str | None, takes(t("LÖFTE"), t("Bara det här löftets.")), Holds.PROMISE] = (
        None
    )
    by: Annotated[str | None, takes(t("PART"), t("Bara den här partens.")), Holds.PARTIES] = None
    place: Annotated[str | None, takes(t("PLATS"), t("Bara på den här platsen."))] = None


def run(
    municipality: SomeMunicipality = None,
    period: Period = None,
    *,
    filters: Filters,
    workspace: Workspace,
) -> int:
    """Print the activities whose last day lies in the period; 1 where files were left out."""
    named, period = workspace.municipality_and_period(municipality, period)
    reading = workspace.reading(workspace.required(named))
    book = reading.book
    if book is None:
        return int(workspace.warn_left_out([reading]))
    logged: Iterable[Logged] = book.logged
    asked = lookup.period(book, period, workspace.today) if period else None
    if asked:
        logged = [one for one in logged if one.span.last in asked.span]
    chosen = sorted(_filtered(book, logged, filters), key=lambda one: (one.span.last, one.stem))
    out = screen.of(sys.stdout)
    out.print(listing(book, chosen, asked_words(asked).lower() if asked else "", out))
    return int(workspace.warn_left_out([reading]))


def _filtered(book: Book, logged: Iterable[Logged], filters: Filters) -> list[Logged]:
    promise = lookup.promise(filters.promise, book.pledges) if filters.promise else None
    by = lookup.party(filters.by, book.promises.parties) if filters.by else None
    return [
        one
        for one in logged
        if (promise is None or promise in one.activity.promises)
        and (by is None or by in one.by)
        and (filters.place is None or fold(filters.place) in fold(one.activity.place or ""))
    ]
