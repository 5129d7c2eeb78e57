"""`medlofte rename`: another id for a promise, everywhere, all or nothing."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from medlofte import lookup, renaming, tree
from medlofte.commands.start import Start
from medlofte.disk import files, journal, writing
from medlofte.disk.journal import Intent
from medlofte.language import n, t
from medlofte.renaming import Change
from medlofte.render import screen
from medlofte.stop import FailedError, RefusedError


def run(start: Start, municipality: str, old: str, new: str) -> int:
    """Rename a promise in its file and in all activities."""
    slug = start.named(municipality)
    with journal.locked(start.root):
        reading = tree.read_promises(start.root, slug)
        if reading.book is None:
            start.complain(reading.findings)
            raise RefusedError(t("Löftesfilen har fel och måste rättas först."))
        old = lookup.promise(old, reading.book.pledges)
        changes = renaming.propose(start.root, reading.book, old, new, start.today)
        intent = Intent(slug, old, new)
        _prepare(start.root, changes, intent)
        _switch(start.root, changes)
        _complete(start.root, intent)
    name = reading.book.promises.municipality
    done = n(
        "{old} heter nu {new} i {name}: {count} fil är ändrad, och siffrorna är desamma.",
        "{old} heter nu {new} i {name}: {count} filer är ändrade, och siffrorna är desamma.",
        len(changes),
        old=old,
        new=new,
        name=screen.harmless(name),
    )
    screen.of(sys.stdout).print([done, t("Filerna heter som förut.")])
    return 0


def finish(root: Path) -> None:
    """Finish a renaming that was interrupted, before anything else is done with the tree."""
    with journal.locked(root):
        intent = journal.begun(root)
        if intent is None:  # whoever began it has just finished it
            journal.finished(root)
            return
        try:
            _complete(root, intent)
        except (RefusedError, FailedError) as stopped:
            message = t(
                "Ett namnbyte, från {old} till {new}, avbröts och måste slutföras först.",
                old=intent.old,
                new=intent.new,
            )
            raise type(stopped)(f"{message}\n{stopped}") from stopped
    told = t(
        "Ett namnbyte som avbröts är nu slutfört: {old} heter {new}.",
        old=intent.old,
        new=intent.new,
    )
    screen.of(sys.stderr).print([told])


def _prepare(root: Path, changes: Sequence[Change], intent: Intent) -> None:
    """Write everything beside its place, and note it; where that is refused, nothing is done."""
    try:
        for change in changes:
            writing.stage(root, change.path, change.after)
        _compare(root, changes)
        journal.begin(root, intent)
    except BaseException:
        for change in changes:
            writing.unstage(root, change.path)
        raise


def _compare(root: Path, changes: Sequence[Change]) -> None:
    for change in changes:
        if (root / change.path).read_bytes() != change.before:
            message = t(
                "{path} ändrades av någon annan under tiden. Inget är bytt; kör kommandot igen.",
                path=change.path,
            )
            raise RefusedError(message)


def _switch(root: Path, changes: Sequence[Change]) -> None:
    """Replace the files; one that somebody changed in this very moment is left as it is."""
    with suppress(FailedError):  # no room to note it: then undo leaves these files alone
        journal.renew(root, {change.path: (change.before, change.after) for change in changes})
    for change in changes:
        if (root / change.path).read_bytes() == change.before:
            writing.switch(root, change.path)
        else:
            writing.unstage(root, change.path)


def _complete(root: Path, intent: Intent) -> None:
    """Go on until the old id stands nowhere, whatever has happened to the files meanwhile."""
    while changes := renaming.remaining(root, *intent):
        for change in changes:
            writing.stage(root, change.path, change.after)
        _switch(root, changes)
    writing.unstage_all(root, files.PROMISES, f"{files.ACTIVITIES}/{intent.slug}/*")
    journal.finished(root)
