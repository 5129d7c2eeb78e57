"""Knows what this computer remembers of what commands wrote in a tree, to be taken back."""

import json
import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from medlofte.disk import lock, programs, state, tree_files, writing
from medlofte.disk.state import digest
from medlofte.language import t
from medlofte.stop import FailedError

Texts = tuple[bytes | None, bytes | None]
"""What a file holds before a command writes it, and after; None where there is no file."""

_JOURNAL = "log.jsonl"
_SLUG = r"[a-z0-9-]{1,64}"
_FILE = r"(?!\.)[^/\\\0]{1,250}"
_OURS = re.compile(
    rf"{tree_files.ACTIVITIES}/{_FILE}/[0-9]{{4}}/{_FILE}\.yaml"
    rf"|{tree_files.PROMISES}/{_FILE}\.yaml|{re.escape(tree_files.SETTINGS)}"
)
_OF_LOG = re.compile(rf"{tree_files.ACTIVITIES}/{_SLUG}/[0-9]{{4}}/{_FILE}\.yaml")
_DIGEST = re.compile(r"[0-9a-f]{64}")
WRONG = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What reading raises of what we would not have written."""


class Deed(StrEnum):
    """What a command does to the files, by the words that it is typed with."""

    LOG = "log"
    READ = "read"
    IMPORT = "import"
    MUNICIPALITY = "new municipality"
    AGREEMENT = "new agreement"
    PROMISE = "new promise"
    REVIEW = "read --review"
    FOLLOW_UP = "follow-up"
    RENAME = "rename"
    EDIT = "edit"
    FIX = "validate --fix"


class Did(NamedTuple):
    """A deed, what it was done to (an id, a table), and what that is called since."""

    deed: Deed
    name: str = ""
    to: str = ""


class Hashes(NamedTuple):
    """The hash of a file before and after it was written; empty where there is none."""

    before: str
    after: str


class Noted(NamedTuple):
    """All that one command wrote; its key tells on which day, but that of an earlier version."""

    key: str
    did: Did
    files: Mapping[str, Hashes]

    @property
    def day(self) -> date | None:
        return state.day_of(self.key)

    def places(self) -> list[str]:
        """Where to look: the files that it wrote, and what it removed and moved nowhere."""
        written = [path for path, hashes in self.files.items() if hashes.after]
        moved = {hashes.after for hashes in self.files.values() if not hashes.before}
        gone = [path for path, hashes in self.files.items() if not hashes.after]
        return [*written, *(path for path in gone if self.files[path].before not in moved)]

    def changed(self, root: Path) -> list[str]:
        """The files that somebody has changed since."""
        return [
            path
            for path, hashes in self.files.items()
            if hash_now(root, path) not in (hashes.before, hashes.after)
        ]

    def before(self, root: Path) -> dict[str, bytes]:
        """The old texts that are still kept, by path: those that are what they were noted as."""
        kept = {digest(text): text for text in state.kept_texts(root, self.key)}
        return {
            path: kept[hashes.before]
            for path, hashes in self.files.items()
            if hashes.before in kept
        }


def hash_now(root: Path, path: str) -> str | None:
    """The hash of a plain file of the tree, empty for no file; None where something else lies."""
    full = root / path
    if not os.path.lexists(full):
        return ""
    with suppress(OSError):
        if _is_direct(root, path) and stat.S_ISREG(full.lstat().st_mode):
            return digest(full.read_bytes())
    return None


def _is_direct(root: Path, path: str) -> bool:
    """Whether a path of the tree leads through no link, be there a file or not."""
    return tree_files.real(root / path) == tree_files.real(root) / path


def remember(root: Path, changes: Mapping[str, Texts], did: Did, key: str) -> Noted:
    """Note files that are about to be written, and keep what they hold until then.

    What is noted under one key is one; a file that is as before means nothing. Each line begins
    with a break, so that one cut short by a power failure spoils no other. Raises FailedError
    where nothing can be noted, or a link leads to a file: through none is anything taken back.
    """
    hashes = {path: Hashes(*map(_hash, texts)) for path, texts in changes.items()}
    files = {path: one for path, one in hashes.items() if one.before != one.after}
    for path in files:
        if not _is_ours(path) or not _is_direct(root, path):
            raise FailedError(t("{path} går inte att anteckna.", path=path))
    noted = Noted(key, did, files)
    before = [text for text, _ in changes.values() if text is not None]
    if before:
        state.keep_texts(root, key, before)
    with state.writable(root) as folder:
        writing.append(folder / _JOURNAL, _line(noted))
    return noted


def latest(root: Path) -> Noted | None:
    """The last command noted, and those of its files that are not as before it."""
    for noted in reversed(all_noted(root)):
        standing = {
            path: hashes
            for path, hashes in noted.files.items()
            if hash_now(root, path) != hashes.before
        }
        if standing:
            return noted._replace(files=standing)
    return None


def newest(root: Path) -> str:
    """The key of the command noted last; empty for none."""
    return next((noted.key for noted in reversed(all_noted(root))), "")


def written_since(root: Path, key: str, path: str) -> bool:
    """Whether a command noted after that one has written a file."""
    later = takewhile(lambda noted: noted.key != key, reversed(all_noted(root)))
    return any(path in noted.files for noted in later)


def forget(root: Path, noted: Noted) -> None:
    """Forget a command that was taken back, and the texts kept for it."""
    kept = [one for one in all_noted(root) if one.key != noted.key]
    with state.writable(root) as folder:
        state.put(folder / _JOURNAL, b"".join(map(_line, kept)))
    state.drop_texts(root, noted.key)


def tidy(root: Path) -> None:
    """Clear away what a dead program left while it noted something; the lock must be held."""
    with suppress(FailedError, OSError):
        writing.tidy(state.folder_of(root) / _JOURNAL)


def take_over(root: Path) -> None:
    """Move what an earlier version noted beside the data to where it belongs, if it is ours.

    What git follows has come with the tree, and stays where it is; `validate` complains of it.
    """
    path = Path(tree_files.OWN, lock.JOURNAL).as_posix()
    if not os.path.lexists(root / path):
        return
    with suppress(programs.UnaskedError, FailedError, OSError):  # then it stays where it is
        if hash_now(root, path) and not programs.tracked(root, [path]):
            earlier = _read(root / path)
            with state.writable(root) as folder:
                lines = map(_line, [*earlier, *all_noted(root)])
                state.put(folder / _JOURNAL, b"".join(lines))
            (root / path).unlink()


def _hash(text: bytes | None) -> str:
    return "" if text is None else digest(text)


def as_told(noted: Noted) -> dict[str, Any]:
    """What is written down of a command, for `of_told`."""
    return {"key": noted.key, **noted.did._asdict(), "files": dict(noted.files)}


def _line(noted: Noted) -> bytes:
    return f"\n{json.dumps(as_told(noted))}\n".encode()


def all_noted(root: Path) -> list[Noted]:
    """What was noted, oldest first; nothing where it cannot be read."""
    with suppress(FailedError, OSError):
        return _read(state.folder_of(root) / _JOURNAL)
    return []


def _read(path: Path) -> list[Noted]:
    """Read the lines of a journal; those of one key are one, where the latest is."""
    found: dict[str, Noted] = {}
    for line in state.read(path).splitlines():
        with suppress(*WRONG):  # one cut short, and one that we would not have written
            told = json.loads(line)
            noted = _of_earlier_version(**told) if "path" in told else of_told(told)
            if noted:
                earlier = found.pop(noted.key, noted)
                files = {**earlier.files}
                for path_, hashes in noted.files.items():
                    files[path_] = _joined(earlier.files.get(path_, hashes), hashes)
                found[noted.key] = noted._replace(files=files)
    return [*found.values()]


def _joined(first: Hashes, second: Hashes) -> Hashes:
    """What a file went through in two steps of one command, if nobody came between them."""
    return Hashes(first.before, second.after) if first.after == second.before else second


def of_told(told: Mapping[str, Any]) -> Noted | None:
    """Read what was noted; raises one of WRONG, or gives None, for what we would not write."""
    files = {path: Hashes(*hashes) for path, hashes in told["files"].items()}
    did = Did(Deed(told["deed"]), str(told["name"]), str(told["to"]))
    right = all(map(_is_ours, files)) and all(map(_fit, files.values()))
    return Noted(told["key"], did, files) if right and _is_key(told["key"]) else None


def _of_earlier_version(path: str, digest: str, batch: str = "") -> Noted | None:
    """One created file; those of an import have its name, and a hash of the table, in common."""
    right = _OF_LOG.fullmatch(path) and _is_ours(path) and _DIGEST.fullmatch(digest)
    did = Did(Deed.IMPORT, batch.rpartition(" ")[0]) if batch else Did(Deed.LOG)
    key = state.digest((batch or f"{path} {digest}").encode())
    return Noted(key, did, {path: Hashes("", digest)}) if right else None


def _is_key(key: str) -> bool:
    """Whether it is one that is given here, or to what an earlier version noted."""
    return bool(state.day_of(key) or _DIGEST.fullmatch(key))


def _is_ours(path: str) -> bool:
    """Whether a path is one that commands write; raises TypeError for no text."""
    os.fsencode(path)
    return bool(_OURS.fullmatch(path))


def _fit(hashes: Hashes) -> bool:
    """Whether they are hashes, of something that became something else."""
    are = all(one == "" or _DIGEST.fullmatch(one) for one in hashes)
    return are and hashes.before != hashes.after
