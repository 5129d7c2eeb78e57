"""Knows what is said of what was shared by mistake: whom to tell, and what there is to read."""

from medlofte.commands.workspace import Workspace
from medlofte.disk.tree_files import REPOSITORY_DATA
from medlofte.edit.new_tree import MISTAKES
from medlofte.language import t


def advice(workspace: Workspace) -> str:
    """Say what comes first, and name the page about the rest where the reader has it."""
    first = t(
        "Om något delats av misstag: berätta samma dag för dataskyddsombudet, och för den som "
        "sköter det gemensamma arkivet."
    )
    above = "../" if workspace.root.name == REPOSITORY_DATA else ""
    for page in dict.fromkeys([MISTAKES, f"{above}{MISTAKES}", f"{above}docs/{MISTAKES}"]):
        if (workspace.root / page).is_file():
            return f"{first} {t('Resten står i {path}.', path=workspace.shown_path(page))}"
    return first
