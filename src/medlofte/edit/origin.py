"""Knows where this medlofte was fetched from, and from which addresses others may fetch it."""

import json
import re
from importlib.metadata import distributions

from medlofte.language import t
from medlofte.stop import WrongCallError

# Nothing but letters, digits and a few harmless signs: the address ends up where others run it. No
# question either, for there servers take tokens; and this computer's own name works nowhere else.
_SITE = r"(?!(?i:localhost)[:/]|127\.)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
_PATH = r"(?:/[A-Za-z0-9._~+%-]+)+"
_COMMIT = r"(?:[0-9a-f]{40}|[0-9a-f]{64})"
_ADDRESS = rf"(?:https://|ssh://(?:git@)?){_SITE}{_PATH}"
_REPOSITORY = re.compile(rf"(?:git\+)?({_ADDRESS}@{_COMMIT})")
_FILE = re.compile(rf"https://{_SITE}{_PATH}\.(?:whl|zip|tar\.gz)#sha256=[0-9a-f]{{64}}")
_UNPINNED = re.compile(rf"(?:git\+)?{_ADDRESS}/?(?:[@#][A-Za-z0-9._/=+-]*)?")


def installed() -> str | None:
    """Return what to write in a requirements file to fetch this very medlofte (PEP 508).

    The installer has noted the address (PEP 610). None where it noted none, or one that holds a
    user or a password, that lies on this computer, or that can change what it leads to.
    """
    here = next(iter(distributions(name="medlofte")), None)
    try:
        noted = json.loads(here.read_text("direct_url.json") or "") if here else None
    except (ValueError, RecursionError):
        return None
    match noted:
        case {"subdirectory": _}:
            return None
        case {"url": str(url), "vcs_info": {"vcs": "git", "commit_id": str(commit)}}:
            return _requirement(f"git+{url}@{commit}")
        case {"url": str(url), "archive_info": {"hashes": {"sha256": str(digest)}}}:
            return _requirement(f"{url}#sha256={digest}")
        case {"url": str(url), "archive_info": {"hash": str(digest)}}:
            return _requirement(f"{url}#{digest}")
    return None


def asked(address: str) -> str:
    """Return the same for an address that was typed, or raise WrongCallError."""
    requirement = _requirement(address)
    if requirement is not None:
        return requirement
    if _UNPINNED.fullmatch(address):
        raise WrongCallError(
            t(
                "Adressen efter --from pekar inte ut en bestämd utgåva. Avsluta den med @ och hela "
                "commitens id, eller med #sha256= och filens kontrollsumma."
            )
        )
    raise WrongCallError(  # without the address: what is wrong with it may be a password
        t(
            "--from ska vara en https- eller git-adress utan användarnamn och lösenord, "
            "som https://git.example.org/medlofte@ följt av commitens id."
        )
    )


def _requirement(address: str) -> str | None:
    repository = _REPOSITORY.fullmatch(address)
    if repository:
        return f"medlofte[all] @ git+{repository[1]}"
    return f"medlofte[all] @ {address}" if _FILE.fullmatch(address) else None
