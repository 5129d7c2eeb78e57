"""`medlofte rename`: another id for a promise, everywhere, all or nothing."""

import sys

from medlofte.book import load
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Renaming
from medlofte.edit import rename_promise
from medlofte.language import n, t
from medlofte.render.terminal import screen
from medlofte.stop import RefusedError
from medlofte.typed import lookup


def run(start: Workspace, municipality: str, old: str, new: str) -> int:
    """Rename a promise in its file and in all activities."""
    slug = start.named(municipality)
    if start.settled == Renaming(slug, old, new):
        return 0
    with start.writing():
        reading = load.read_promises(start.root, slug)
        if reading.book is None:
            start.complain(reading.findings)
            raise RefusedError(t("Löftesfilen har fel och måste rättas först."))
        old = lookup.promise(old, reading.book.pledges)
        changes = rename_promise.propose(start.root, slug, old, new, start.today)
        intent = Renaming(slug, old, new)
        rename_promise.carry_out(start.root, changes, intent)
        rename_promise.complete(start.root, intent, start.today)
    name = reading.book.promises.municipality
    done = n(
        "{old} heter nu {new} i {name}: {count} fil är ändrad, och siffrorna är desamma.",
        "{old} heter nu {new} i {name}: {count} filer är ändrade, och siffrorna är desamma.",
        len(changes),
        old=old,
        new=new,
        name=name,
    )
    screen.of(sys.stdout).print([done, t("Filerna heter som förut.")])
    return 0
