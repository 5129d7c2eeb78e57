"""Knows to whom this person has said that a tree may be sent; each remote is asked about anew."""

import json
from contextlib import suppress

from medlofte.disk import state
from medlofte.sharing.repository import Repository
from medlofte.stop import FailedError

_FILE = "shared.json"
_MOST = 64  # remotes of one tree


def is_given(repository: Repository) -> bool:
    """Whether the tree has been sent to this address from here before."""
    return _mark(repository) in _marks(repository)


def give(repository: Repository) -> None:
    """Note that it may be sent there; the address itself is not written down."""
    marks = [one for one in _marks(repository) if one != _mark(repository)]
    data = json.dumps([*marks, _mark(repository)][-_MOST:]).encode()
    with state.writable(repository.root) as own:
        state.put(own / _FILE, data)


def _marks(repository: Repository) -> list[str]:
    with suppress(OSError, ValueError, FailedError):
        found = json.loads(state.read(state.folder_of(repository.root) / _FILE))
        if isinstance(found, list):
            return [one for one in found if isinstance(one, str)]
    return []


def _mark(repository: Repository) -> str:
    remote = repository.remote
    return state.digest(f"{remote.address}\n{remote.branch}".encode(errors="surrogateescape"))
