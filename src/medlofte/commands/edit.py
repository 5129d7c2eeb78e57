"""`medlofte edit`: the right file in the person's own editor, checked afterwards."""

import os
import shlex
from pathlib import PurePath
from typing import Annotated

from typer import Option

from medlofte.book import load
from medlofte.book.book import Book
from medlofte.commands import latest, validate
from medlofte.commands.options import Holds, SomeMunicipality, Where, stands
from medlofte.commands.workspace import Workspace
from medlofte.disk import journal, programs, tree_files
from medlofte.disk.journal import Deed, Did
from medlofte.edit import whole
from medlofte.finding import Place
from medlofte.language import t
from medlofte.stop import WrongCallError
from medlofte.swedish.names import fold
from medlofte.typed import lookup

_USUAL = ("sensible-editor", "nano", "vi", "notepad")
_GOTO = {"code", "codium", "code-insiders", "cursor"}  # editors that want file:line after -g
_PLUS = {"vi", "vim", "nvim", "nano", "emacs", "micro", "joe", "kak", "sensible-editor"}


def run(
    municipality: SomeMunicipality = None,
    what: Annotated[
        str | None,
        stands(t("[VAD]"), t("Ett löfte, eller en aktivitets filnamn; annars löftesfilen.")),
        Holds.PROMISE,
    ] = None,
    last: Annotated[bool, Option("--last", help=t("Det som loggades senast här."))] = False,  # noqa: FBT002  an option
    *,
    workspace: Workspace,
) -> int:
    """Open the promise file, at a promise if one is named, or an activity; then validate it."""
    if last:
        place = _last(workspace, municipality, what)
    else:
        place = _place(workspace, workspace.required(municipality), what)
    full = workspace.root.absolute() / place.path
    _edit(workspace, place, editor(str(full), place.line))
    options = validate.ValidateOptions([str(full)])
    with workspace.writing():  # so that no half of what another command writes is checked
        return validate.run(options, Where(str(workspace.root)), workspace.today)


def _edit(workspace: Workspace, place: Place, command: list[str]) -> None:
    """Let the person edit, and note it, so that `undo` can put back the text of before.

    It cannot where another command has written the same file meanwhile, for that would be undone.
    """
    before, known = whole.content(workspace.root, place.path), journal.newest(workspace.root)
    try:
        programs.edit(command)
    finally:
        with workspace.writing():
            after = whole.content(workspace.root, place.path)
            if before != after and not journal.written_since(workspace.root, known, place.path):
                workspace.remembers({place.path: (before, after)}, Did(Deed.EDIT))


def _last(workspace: Workspace, municipality: str | None, what: str | None) -> Place:
    """What was logged last on this computer, of the municipality where one is named."""
    if what is not None:
        message = t("Ange antingen --last eller vad som ska öppnas, inte båda.")
        raise WrongCallError(message)
    slug = workspace.named(municipality) if municipality else None
    folder = f"{tree_files.ACTIVITIES}/{slug}/" if slug else tree_files.ACTIVITIES
    there = (path for path in latest.paths(workspace) if path.startswith(folder))
    path = next(there, None)
    if path is None:
        raise WrongCallError(t("Här är inget loggat än."))
    return Place(path)


def _place(workspace: Workspace, slug: str, what: str | None) -> Place:
    """Where to begin; a promise file that cannot be read is opened all the same."""
    path = load.promise_path(slug)
    if what is None:
        return Place(path)
    reading = load.load(workspace.root, slug)
    named = [one for one in reading.paths if one.startswith(tree_files.ACTIVITIES)]
    stems = {PurePath(one).stem: one for one in named}
    if what in stems:
        return Place(stems[what])
    if reading.book is None:
        return Place(path)
    try:
        return _of_promise(reading.book, lookup.promise(what, reading.book.pledges))
    except WrongCallError as unknown:
        fitting = [stem for stem in stems if fold(what) in fold(stem)]
        if len(fitting) == 1:
            return Place(stems[fitting[0]])
        if fitting:
            names = ", ".join(fitting[:12])
            message = t('"{typed}" kan vara {names}. Skriv mer.', typed=what, names=names)
            raise WrongCallError(message) from None
        raise unknown from None


def _of_promise(book: Book, id_: str) -> Place:
    """The latest wording of a promise."""
    return book.document.place(*book.by_id[id_][-1].route)


def editor(path: str, line: int = 1) -> list[str]:
    """The command: VISUAL, EDITOR, else one that most computers have; at the line if it can."""
    typed = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    usual = next(filter(programs.found, _USUAL), None)
    words = _words(typed) if typed else [usual] if usual else []
    if not words:
        raise WrongCallError(t("Ingen redigerare är vald. Sätt VISUAL eller EDITOR."))
    name = PurePath(words[0]).stem.lower()
    if line == 1:
        return [*words, path]
    if name in _GOTO:
        return [*words, "-g", f"{path}:{line}"]
    return [*words, f"+{line}", path] if name in _PLUS else [*words, path]


def _words(typed: str) -> list[str]:
    """Split a command line; on Windows a backslash stands in paths, and quotes around them."""
    return [one.strip('"') for one in shlex.split(typed, posix=os.name != "nt")]
