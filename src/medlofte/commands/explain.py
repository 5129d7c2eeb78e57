"""`medlofte explain`: where a figure comes from, report by report, with the rule."""

import sys
from collections.abc import Mapping
from typing import Annotated

from medlofte.book.load import Reading
from medlofte.commands.options import AsOf, Holds, OneMunicipality, Period, stands
from medlofte.commands.workspace import Workspace
from medlofte.disk import tree_files
from medlofte.finding import Level
from medlofte.language import t
from medlofte.progress.measure import measure
from medlofte.render.terminal import screen
from medlofte.render.terminal.explain import explanation
from medlofte.typed import lookup


def run(
    municipality: OneMunicipality,
    promise: Annotated[
        str, stands(t("LÖFTE"), t("Löftets id, eller en del av namnet.")), Holds.PROMISE
    ],
    period: Period = None,
    as_of: AsOf = None,
    *,
    workspace: Workspace,
) -> int:
    """Print the account of each window of one promise; 1 where files were left out."""
    reading = workspace.reading(workspace.named(municipality))
    book = reading.book
    if book is None:
        return int(workspace.warn_left_out([reading]))
    asked = lookup.period(book, period, workspace.today)
    progress = measure(book, lookup.standpoint(as_of, asked, workspace.today))
    pledges = [row.pledge for row in progress.rows]
    wanted = lookup.promise_in_force(promise, pledges, book, asked.span)
    rows = [row for row in progress.rows if row.pledge.promise.id == wanted]
    out = screen.of(sys.stdout)
    for index, row in enumerate(rows):
        if index:
            out.print([""])
        lines = explanation(
            progress,
            row,
            out,
            progress.stand.today,
            shown_path=workspace.shown_path,
            unread=_unread(reading),
        )
        out.print(lines)
    return int(workspace.warn_left_out([reading]))


def _unread(reading: Reading) -> Mapping[str, str]:
    """The activity files left out, each with the first error in it."""
    errors = {
        finding.place.path: t(
            "rad {line}: {message}", line=finding.place.line, message=finding.message
        )
        for finding in sorted(reading.findings, reverse=True)
        if finding.level is Level.ERROR
    }
    folder = f"{tree_files.ACTIVITIES}/{reading.slug}/"
    return {path.removeprefix(folder): errors[path] for path in reading.unread}
