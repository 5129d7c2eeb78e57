"""Knows what a command has begun with many files and not finished, for the next one to settle."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from medlofte.disk import journal, state, writing
from medlofte.disk.journal import Noted
from medlofte.stop import FailedError

_INTENT = "intent.json"
_ID = re.compile(r"[a-z0-9-]{1,64}")


class Renaming(NamedTuple):
    """A promise that is getting another id, and the key under which that is noted."""

    slug: str
    old: str
    new: str
    key: str


class Reversal(NamedTuple):
    """Files that are all as before or all as after: not yet whole, or being taken back."""

    noted: Noted
    undo: bool


def begin(root: Path, intent: Renaming | Reversal) -> None:
    """Note what is about to be done, whole or not at all, and flushed."""
    if isinstance(intent, Renaming):
        told: dict[str, Any] = {"renaming": intent._asdict()}
    else:
        told = {"reversal": {**journal.as_told(intent.noted), "undo": intent.undo}}
    with state.writable(root) as folder:
        state.put(folder / _INTENT, json.dumps(told).encode())


def begun(root: Path) -> Renaming | Reversal | None:
    """What was begun and not finished; None for nothing, or nothing that we have written."""
    with suppress(FailedError, OSError, *journal.WRONG):
        told = json.loads(state.read(state.folder_of(root) / _INTENT))
        if "renaming" in told:
            renaming = Renaming(**told["renaming"])
            ids = renaming.old != renaming.new and all(map(_ID.fullmatch, renaming[:3]))
            return renaming if ids and state.day_of(renaming.key) else None
        noted = journal.of_told(told["reversal"])
        return Reversal(noted, undo=told["reversal"]["undo"] is True) if noted else None
    return None


def tidy(root: Path) -> None:
    """Clear away what a dead program left while it noted something; the lock must be held."""
    with suppress(FailedError, OSError):
        writing.tidy(state.folder_of(root) / _INTENT)


def finished(root: Path) -> None:
    """Forget what was begun."""
    with state.writable(root) as folder:
        (folder / _INTENT).unlink(missing_ok=True)
        writing.flush(folder)
