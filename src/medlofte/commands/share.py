"""`medlofte share`: sends what was written here and fetches what others have, through git."""

import sys
from collections.abc import Sequence

from medlofte.commands import share_gate
from medlofte.commands.options import Yes
from medlofte.commands.share_exchange import Sharing
from medlofte.commands.workspace import Workspace
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.model import own_settings
from medlofte.render.terminal import screen
from medlofte.render.terminal import share as render
from medlofte.render.terminal.share import Kind, SharedFile
from medlofte.sharing import consent, repository
from medlofte.sharing.private_git import private_git
from medlofte.sharing.snapshot import Snapshot
from medlofte.stop import FailedError, RefusedError, WrongCallError


def run(*, yes: Yes = False, workspace: Workspace) -> int:
    """Record, fetch, send and tell; 1 where the remote did not take it."""
    with private_git(repository.find(workspace.root)) as git:
        sharing = Sharing(workspace, git)
        here = sharing.look(git.known())
        _show(sharing, here)
        if not _may_be_sent(sharing, here, yes=yes):
            prompts.say([t("Inget är delat.")])
            return 0
        return sharing.exchange()


def after_saving(workspace: Workspace) -> None:
    """Offer to share what was just saved, as this computer's settings say; a trouble is told."""
    if not (prompts.is_terminal() and repository.is_in_one(workspace.root)):
        return
    chosen, findings = own_settings.load()
    workspace.complain(findings)
    try:
        found = None if chosen.share == "never" else repository.find(workspace.root)
    except RefusedError:
        found = None  # share itself says why
    if found is None:
        prompts.tell(t("Den finns bara på den här datorn tills den delas: medlofte share"))
        return
    try:
        with private_git(found) as git:
            sharing = Sharing(workspace, git)
            here = sharing.look(git.known())
            if _is_wanted(sharing, here, always=chosen.share == "always"):
                sharing.exchange()
    except (RefusedError, FailedError) as stopped:
        workspace.say([str(stopped)])


def _show(sharing: Sharing, here: Snapshot) -> None:
    """Show whom it goes to, as whom, and each file."""
    remote = sharing.git.repository.remote
    files = sharing.outgoing(here)
    told = {
        "remote": remote.name,
        "address": remote.shown,
        "branch": remote.branch,
        "who": sharing.git.author(),
    }
    if files:
        heading = t("Skickas till {remote} ({address}), grenen {branch}, som {who}:", **told)
    else:
        heading = t("Hämtas från {remote} ({address}), grenen {branch}.", **told)
    out = screen.of(sys.stdout)
    out.print(render.listing(heading, files, sharing.workspace.shown_path, out))
    if here.others:
        prompts.tell(render.left_out(here.others))
    if files:
        prompts.tell(
            t(
                "Det som skickas kan inte tas tillbaka ur historiken. Om något delats av "
                "misstag: docs/delat-av-misstag.md"
            )
        )


def _may_be_sent(sharing: Sharing, here: Snapshot, *, yes: bool) -> bool:
    """Ask, the first time for this remote with no as the answer of Enter."""
    files = sharing.outgoing(here)
    if not _may_be_wrong(sharing, files, yes=yes):
        return False
    if yes:
        return True
    if not prompts.is_terminal():
        raise WrongCallError(t("Ange --yes för att dela utan fråga. Inget är delat."))
    known = consent.is_given(sharing.git.repository)
    if not files and known:
        return True
    if not files:
        return prompts.yes(t("Hämta därifrån? [j/N]:"), default=False)
    if known:
        return prompts.yes(t("Dela? [J/n]:"), default=True)
    return prompts.yes(t("Dela? [j/N]:"), default=False)


def _may_be_wrong(sharing: Sharing, files: Sequence[SharedFile], *, yes: bool) -> bool:
    """Tell of files that no figure counts, and ask whether they are to be sent all the same."""
    paths = [one.path for one in files if one.path and one.kind is not Kind.REMOVED]
    found = share_gate.errors_in(sharing.workspace, paths)
    if not found:
        return True
    sharing.workspace.complain(found)
    count = len({one.place.path for one in found})
    told = n(
        "{count} fil har fel, och räknas inte.", "{count} filer har fel, och räknas inte.", count
    )
    sharing.workspace.say([told])
    if yes:
        return True
    if not prompts.is_terminal():
        raise RefusedError(t("Inget är delat. Rätta felen, eller ange --yes för att dela ändå."))
    return prompts.yes(t("Dela ändå? [j/N]:"), default=False)


def _is_wanted(sharing: Sharing, here: Snapshot, *, always: bool) -> bool:
    """Ask after saving, with all that is to be seen where more than what was saved is sent."""
    remote = sharing.git.repository.remote
    known = consent.is_given(sharing.git.repository)
    files = sharing.outgoing(here)
    if not known or len(files) > 1:
        _show(sharing, here)
    sharing.git.author()
    if not _may_be_wrong(sharing, files, yes=False):
        return False
    if always and known:
        return True
    told = {"remote": remote.name, "branch": remote.branch}
    if known:
        question = t("Dela den med polisen och kommunen ({remote}, {branch})? [J/n]", **told)
    else:
        question = t("Dela den med polisen och kommunen ({remote}, {branch})? [j/N]", **told)
    return prompts.yes(question, default=known)
