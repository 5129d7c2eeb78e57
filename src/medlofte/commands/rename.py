"""`medlofte rename`: another id for a promise, everywhere, all or nothing."""

import sys
from typing import Annotated

from medlofte.commands.options import Holds, OneMunicipality, stands
from medlofte.commands.workspace import Workspace
from medlofte.disk import state
from medlofte.disk.intents import Renaming
from medlofte.edit import rename_promise
from medlofte.language import n, t
from medlofte.render.terminal import screen
from medlofte.typed import lookup


def run(
    municipality: OneMunicipality,
    old: Annotated[str, stands(t("LÖFTE"), t("Löftets id som det är nu.")), Holds.PROMISE],
    new: Annotated[str, stands(t("NYTT"), t("Det nya id:t."))],
    workspace: Workspace,
) -> int:
    """Rename a promise in its file and in all activities."""
    slug = workspace.named(municipality)
    if isinstance(workspace.settled, Renaming) and workspace.settled[:3] == (slug, old, new):
        return 0
    with workspace.writing():
        book = workspace.book(slug, activities=False)
        old = lookup.promise(old, book.pledges)
        changes = rename_promise.propose(workspace.root, slug, old, new, workspace.today)
        intent = Renaming(slug, old, new, state.new_key(workspace.today))
        rename_promise.carry_out(workspace.root, changes, intent)
        rename_promise.complete(workspace.root, intent, workspace.today)
    done = n(
        "{old} heter nu {new} i {name}: {count} fil är ändrad, och siffrorna är desamma.",
        "{old} heter nu {new} i {name}: {count} filer är ändrade, och siffrorna är desamma.",
        len(changes),
        old=old,
        new=new,
        name=book.promises.municipality,
    )
    screen.of(sys.stdout).print([done, t("Filerna heter som förut.")])
    return 0
