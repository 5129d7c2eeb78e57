"""`medlofte share`: sends what was written here and fetches what others have, through git."""

import sys
from collections.abc import Sequence
from functools import partial

from medlofte.commands import mistakes, share_gate
from medlofte.commands.options import Yes
from medlofte.commands.share_exchange import Sharing
from medlofte.commands.workspace import Workspace
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.model import own_settings
from medlofte.render.terminal import screen
from medlofte.render.terminal import share as render
from medlofte.render.terminal.share import Fate, SharedFile
from medlofte.sharing import consent, repository
from medlofte.sharing.private_git import private_git
from medlofte.sharing.snapshot import Snapshot
from medlofte.stop import FailedError, RefusedError, WrongCallError


def run(*, yes: Yes = False, workspace: Workspace) -> int:
    """Record, fetch, send and tell; 1 where the remote did not take it."""
    with private_git(repository.find(workspace.root)) as git:
        sharing = Sharing(workspace, git)
        here = sharing.look(git.known())
        files = sharing.outgoing(here)
        _show(sharing, files, here.others)
        if _may_be_sent(sharing, files, yes=yes):
            return sharing.exchange(here, files, partial(_more, sharing, yes=yes))
    prompts.say([t("Inget är delat.")])
    return 0


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
            files = sharing.outgoing(here)
            if _is_wanted(sharing, here, files, always=chosen.share == "always"):
                sharing.exchange(here, files, partial(_more, sharing, yes=False))
    except (RefusedError, FailedError) as stopped:
        workspace.say([str(stopped)])


def _show(sharing: Sharing, files: Sequence[SharedFile], others: Sequence[str]) -> None:
    """Show whom it goes to, as whom, and each file."""
    remote = sharing.git.repository.remote
    told = {"remote": remote.name, "address": remote.shown, "branch": remote.branch}
    if files:
        who = sharing.git.author()
        heading = t(
            "Skickas till {remote} ({address}), grenen {branch}, som {who}:", who=who, **told
        )
    else:
        heading = t("Hämtas från {remote} ({address}), grenen {branch}.", **told)
    out = screen.of(sys.stdout)
    out.print(render.listing(heading, files, sharing.workspace.shown_path, out))
    if others:
        prompts.tell(render.left_out(others))
    if files:
        never_back = t("Det som skickas kan inte tas tillbaka ur historiken.")
        prompts.tell(f"{never_back} {mistakes.advice(sharing.workspace)}")


def _may_be_sent(sharing: Sharing, files: Sequence[SharedFile], *, yes: bool) -> bool:
    """Ask, the first time for this remote with no as the answer of Enter."""
    if not _may_be_wrong(sharing, files, yes=yes):
        return False
    if yes:
        return True
    if not prompts.is_terminal():
        raise WrongCallError(t("Ange --yes för att dela utan fråga. Inget är delat."))
    known = consent.is_given(sharing.git.repository)
    if not files:
        return known or prompts.yes(t("Hämta därifrån? [j/N]:"), default=False)
    return prompts.yes(t("Dela? [J/n]:") if known else t("Dela? [j/N]:"), default=known)


def _more(sharing: Sharing, files: Sequence[SharedFile], *, yes: bool) -> bool:
    """Show what the remote turned out not to have, and ask about that as well."""
    _show(sharing, files, [])
    return yes or prompts.yes(t("Dela? [j/N]:"), default=False)


def _may_be_wrong(sharing: Sharing, files: Sequence[SharedFile], *, yes: bool) -> bool:
    """Tell of files that no figure counts, and ask whether they are to be sent all the same."""
    paths = [one.path for one in files if one.path and one.kind is not Fate.REMOVED]
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


def _is_wanted(
    sharing: Sharing, here: Snapshot, files: Sequence[SharedFile], *, always: bool
) -> bool:
    """Ask after saving, with all that is to be seen where more than what was saved is sent."""
    remote = sharing.git.repository.remote
    known = consent.is_given(sharing.git.repository)
    sharing.git.author()
    if not known or len(files) > 1:
        _show(sharing, files, here.others)
    if not _may_be_wrong(sharing, files, yes=False):
        return False
    if always and known:
        return True
    what = n(
        "Dela den med polisen och kommunen ({remote}, {branch})?",
        "Dela alla {count} med polisen och kommunen ({remote}, {branch})?",
        len(files),
        remote=remote.name,
        branch=remote.branch,
    )
    return prompts.yes(f"{what} {t('[J/n]') if known else t('[j/N]')}", default=known)
