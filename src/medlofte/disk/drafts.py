"""Knows the answers that this computer keeps of what is not finished yet, until it is."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from medlofte.disk import state
from medlofte.stop import FailedError


def of(root: Path, name: str) -> dict[str, str]:
    """What was answered before; nothing where none was, or none that can be read."""
    with suppress(FailedError, OSError, ValueError, RecursionError):
        kept = json.loads(state.read(state.folder_of(root) / _file(name)))
        if isinstance(kept, dict):
            return {key: text for key, text in kept.items() if isinstance(text, str)}
    return {}


def keep(root: Path, name: str, answers: Mapping[str, str]) -> None:
    """Keep what is answered so far; raises FailedError where there is no place for it."""
    with state.writable(root) as folder:
        state.put(folder / _file(name), json.dumps(answers).encode())


def discard(root: Path, name: str) -> None:
    with suppress(FailedError, OSError):
        (state.folder_of(root) / _file(name)).unlink()


def _file(name: str) -> str:
    """A file for each thing that is being answered; its name tells nothing of it."""
    return f"draft-{state.digest(name.encode())[:32]}.json"
