"""Knows what was logged last on this computer, by what it remembers and what is still there."""

from collections.abc import Iterator
from dataclasses import replace

from medlofte.book.book import Book, Logged
from medlofte.commands.workspace import Workspace
from medlofte.disk import journal, tree_files
from medlofte.disk.journal import Deed
from medlofte.edit.new_activity import Typed
from medlofte.language import t
from medlofte.stop import WrongCallError


def paths(workspace: Workspace) -> Iterator[str]:
    """Yield the activities that `log` wrote here and that are still there, the latest first.

    No more is believed of what was noted than their names.
    """
    logs = (one for one in journal.all_noted(workspace.root) if one.did.deed is Deed.LOG)
    noted = [path for one in logs for path in one.files if path.startswith(tree_files.ACTIVITIES)]
    root = workspace.root
    for path in reversed(noted):
        if (root / path).is_file() and not tree_files.leads_out(root, path):
            yield path


def municipality(workspace: Workspace) -> str | None:
    """The one that was logged for last, if its promises are still there."""
    slugs = (path.split("/")[1] for path in paths(workspace))
    return next((slug for slug in slugs if slug in workspace.slugs), None)


def activity(workspace: Workspace, book: Book, *, example: bool) -> Logged | None:
    """What was logged last for a municipality; real or invented, as what is logged now."""
    known = {one.path: one for one in book.logged if one.activity.example == example}
    return next((known[path] for path in paths(workspace) if path in known), None)


def repeated(typed: Typed, last: Logged | None) -> Typed:
    """Say the same as the last time, but for what is typed, and when it was.

    What was completed is not done once more, and the notes, the source and the links of a deed are
    its own.
    """
    if last is None:
        raise WrongCallError(t("Det finns inget att upprepa: här är inget loggat än."))
    activity = last.activity
    same = replace(
        typed,
        promises=typed.promises or activity.counts_for,
        by=typed.by or ",".join(last.by),
        place=typed.place or activity.place,
        title=typed.title or activity.title,
        status=typed.status or (None if activity.status == "done" else activity.status),
        area_wide=typed.area_wide or activity.area_wide,
        internal=typed.internal or activity.internal,
    )
    if typed.count is not None or typed.precision or last.is_tally:
        return same  # the figure of other days says nothing of these
    precision = None if activity.precision == "exact" else activity.precision
    return replace(same, count=activity.count, precision=precision)
