"""Knows the talk with the remote: what is fetched, what is sent, and what it answers."""

import re

from medlofte.disk import programs
from medlofte.language import t
from medlofte.sharing.private_git import THERE, PrivateGit
from medlofte.sharing.repository import reason
from medlofte.stop import FailedError

_FETCHED = "refs/heads/theirs"
_NO_BRANCH = "couldn't find remote ref"
_MOVED = re.compile(r"\((?:fetch first|non-fast-forward|stale info|.*cannot lock ref.*)\)")
_LOCKED = ("failed to update ref", "cannot lock ref", "incorrect old value")
_UNKNOWN_WHO = (
    "Authentication failed",
    "Permission denied",
    "terminal prompts disabled",
    "could not read Username",
    "could not read Password",
)


class NotTakenError(Exception):
    """The remote did not take what was sent; the text is what it answered."""


class MovedError(Exception):
    """Others have sent something meanwhile."""


def fetch(git: PrivateGit) -> str | None:
    """The commit that others have shared; None where the branch is not there yet.

    Raises FailedError where the remote cannot be reached.
    """
    remote = git.repository.remote
    command = ("fetch", "-q", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules")
    answer = git.network(*command, THERE, f"+refs/heads/{remote.branch}:{_FETCHED}")
    if answer.code:
        if _NO_BRANCH in answer.complaint:
            return None
        raise _unreached(git, answer)
    commit = git.line("rev-parse", _FETCHED)
    _note(git, commit)
    return commit


def send(git: PrivateGit, commit: str) -> None:
    """Send a commit with all that leads to it; raises MovedError, NotTakenError, FailedError."""
    remote = git.repository.remote
    command = ("push", "--porcelain", "--no-verify", "--no-signed", "--recurse-submodules=no")
    answer = git.network(*command, THERE, f"{commit}:refs/heads/{remote.branch}")
    if answer.code == 0:
        _note(git, commit)
        return
    told = answer.out.decode(errors="replace").splitlines()
    refused = next((line for line in told if line.startswith("!")), None)
    if refused is None:
        raise _unreached(git, answer)
    said = refused.rpartition("\t")[2]
    if _MOVED.search(said) or any(one in said for one in _LOCKED):
        raise MovedError
    lines = [line.strip() for line in answer.complaint.splitlines()]
    words = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    words = [word for word in words if not word.startswith("error: ")]  # as git says it below
    raise NotTakenError(" ".join(filter(None, [*words[:3], said])))


def _note(git: PrivateGit, commit: str) -> None:
    """Remember in the repository what the remote has, as git does itself."""
    git.repository.ask("update-ref", git.repository.remote.tracking, commit)


def _unreached(git: PrivateGit, answer: programs.GitAnswer) -> FailedError:
    remote = git.repository.remote
    if any(one in answer.complaint for one in _UNKNOWN_WHO):
        message = t(
            "{remote} ({address}) släppte inte in dig: {reason}. Logga in en gång med git "
            "(git fetch {remote}), så minns git det. Inget är skickat.",
            remote=remote.name,
            address=remote.shown,
            reason=reason(answer.complaint),
        )
    else:
        message = t(
            "Det går inte att nå {remote} ({address}): {reason}. Inget är skickat, och det som "
            "finns här ligger kvar. Försök igen när du har nät: medlofte share",
            remote=remote.name,
            address=remote.shown,
            reason=reason(answer.complaint),
        )
    return FailedError(message)
