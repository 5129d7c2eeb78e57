"""Knows what this computer remembers of a tree: what can be taken back, what is not finished.

It stands in the person's own state folder, never beside the data: a tree that comes from others
brings none of it. What stands there is read as if anybody had written it.
"""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from medlofte.disk import lock, programs, tree_files, writing
from medlofte.language import t
from medlofte.stop import FailedError

_JOURNAL, _INTENT = "log.jsonl", "intent.json"
_MOST = 8 * 1024 * 1024  # bytes that are read of a file; of the journal the last
_SLUG = r"[a-z0-9-]{1,64}"
_ID = re.compile(_SLUG)
_ACTIVITY = re.compile(rf"{tree_files.ACTIVITIES}/{_SLUG}/[0-9]{{4}}/(?!\.)[^/\\\0]{{1,250}}\.yaml")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Entry(NamedTuple):
    """A file that was written, the hash of what was put in it, and the import it came with."""

    path: str
    digest: str
    batch: str = ""

    def unchanged(self, root: Path) -> bool:
        """Whether it is still a plain file in the tree, as it was written."""
        return digest_of(root, self.path) == self.digest


class Renaming(NamedTuple):
    """A promise that is getting another id."""

    slug: str
    old: str
    new: str


class Removal(NamedTuple):
    """Files that are all there or all gone: an import not yet whole, or being taken back.

    `name` is the table's; `digests` tells what was written to each path.
    """

    name: str
    digests: Mapping[str, str]
    undo: bool


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_of(root: Path, path: str) -> str | None:
    """The hash of a plain file of the tree; None for none, and where a link leads to it."""
    full = root / path
    with suppress(OSError):
        if tree_files.real(full) == tree_files.real(root) / path and stat.S_ISREG(
            full.lstat().st_mode
        ):
            return digest(full.read_bytes())
    return None


def folder_of(root: Path) -> Path:
    """Where this person's computer remembers a tree; raises FailedError where there is no place."""
    from platformdirs import user_state_path  # noqa: PLC0415  not needed where nothing is written

    state, here = user_state_path("medlofte", appauthor=False), tree_files.real(root)
    homeless = os.environ.get("HOME") == "" and not os.environ.get("XDG_STATE_HOME")
    if homeless or not state.is_absolute() or tree_files.real(state).is_relative_to(here):
        raise FailedError(t("den här datorn har ingen hemmapp att anteckna i"))
    return state / digest(os.fsencode(here))[:32]


def name_of(batch: str) -> str:
    """The name of the table; after it stands what tells it from others of that name."""
    return batch.rpartition(" ")[0]


def remember(root: Path, texts: Mapping[str, str], batch: str = "") -> None:
    """Note files that are about to be written; an entry without a file means nothing.

    Each line begins with a break, so that one cut short by a power failure spoils no other.
    Raises FailedError where nothing can be noted.
    """
    entries = [Entry(path, digest(text.encode()), batch) for path, text in texts.items()]
    with _writable(root) as folder:
        writing.append(folder / _JOURNAL, _lines(entries))


def latest(root: Path) -> list[Entry]:
    """The last file noted that is still there, or all that are of the import it came with."""
    there: dict[str, Entry] = {}
    for entry in reversed(_entries(root)):
        if entry.path not in there and os.path.lexists(root / entry.path):
            there[entry.path] = entry
    last = next(iter(there.values()), None)
    return [
        entry
        for entry in there.values()
        if entry is last or (last and entry.batch and entry.batch == last.batch)
    ]


def renew(root: Path, texts: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Note that files were changed by us (before, after), so that they can still be taken back."""
    known = {(path, digest(before)): digest(after) for path, (before, after) in texts.items()}
    entries = _entries(root)
    renewed = [
        entry._replace(digest=known.get((entry.path, entry.digest), entry.digest))
        for entry in entries
    ]
    if renewed != entries:
        _put_entries(root, renewed)


def take_over(root: Path) -> None:
    """Move what an earlier version noted beside the data to where it belongs, if it is ours.

    What git follows has come with the tree, and stays where it is; `validate` complains of it.
    """
    path = Path(tree_files.OWN, lock.JOURNAL).as_posix()
    if not os.path.lexists(root / path):
        return
    with suppress(programs.UnaskedError, FailedError, OSError):  # then it stays where it is
        if digest_of(root, path) and not programs.tracked(root, [path]):
            _put_entries(root, [*_read_entries(root / path), *_entries(root)])
            (root / path).unlink()


def begin(root: Path, intent: Renaming | Removal) -> None:
    """Note what is about to be done, whole or not at all, and flushed."""
    kind = type(intent).__name__.lower()
    with _writable(root) as folder:
        writing.put_whole(folder / _INTENT, json.dumps({kind: intent._asdict()}).encode())


def begun(root: Path) -> Renaming | Removal | None:
    """What was begun and not finished; None for nothing, or nothing that we have written."""
    wrong = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
    with suppress(FailedError, OSError, *wrong):
        told = json.loads(_read(folder_of(root) / _INTENT))
        if "renaming" in told:
            renaming = Renaming(**told["renaming"])
            right = renaming.old != renaming.new and all(map(_ID.fullmatch, renaming))
            return renaming if right else None
        removal = Removal(**told["removal"])
        if all(map(_is_ours, removal.digests, removal.digests.values())):
            return removal._replace(name=str(removal.name), undo=removal.undo is True)
    return None


def withdraw(root: Path, digests: Mapping[str, str]) -> list[str]:
    """Remove what is as it was written; return what somebody has changed since, for it is theirs.

    The lock must be held.
    """
    kept = []
    for path, noted in digests.items():
        if digest_of(root, path) == noted:
            writing.remove(root, path)
        elif os.path.lexists(root / path):
            kept.append(path)
    return kept


def tidy(root: Path) -> None:
    """Clear away what a dead program left while it noted something; the lock must be held."""
    with suppress(FailedError, OSError):
        for name in (_JOURNAL, _INTENT):
            writing.tidy(folder_of(root) / name)


def finished(root: Path) -> None:
    """Forget what was begun."""
    with _writable(root) as folder:
        (folder / _INTENT).unlink(missing_ok=True)
        writing.flush(folder)


@contextmanager
def _writable(root: Path) -> Iterator[Path]:
    folder = folder_of(root)
    with writing.failing(t("Det går inte att anteckna i {path}", path=folder)):
        new = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for one in new:  # what is noted there must outlast what it is about
            writing.flush(one.parent)
        yield folder


def _put_entries(root: Path, entries: Sequence[Entry]) -> None:
    with _writable(root) as folder:
        writing.put_whole(folder / _JOURNAL, _lines(entries))


def _lines(entries: Sequence[Entry]) -> bytes:
    return "".join(f"\n{json.dumps(entry._asdict())}\n" for entry in entries).encode()


def _entries(root: Path) -> list[Entry]:
    """What was noted, oldest first; nothing where it cannot be read."""
    with suppress(FailedError, OSError):
        return _read_entries(folder_of(root) / _JOURNAL)
    return []


def _read_entries(path: Path) -> list[Entry]:
    return [*filter(None, map(_entry, _read(path).splitlines()))]


def _entry(line: bytes) -> Entry | None:
    """Read a line; one cut short, and one that we would not have written, is passed over."""
    with suppress(ValueError, TypeError, RecursionError):
        entry = Entry(**json.loads(line))
        if _is_ours(entry.path, entry.digest) and isinstance(entry.batch, str):
            return entry
    return None


def _is_ours(path: str, noted: str) -> bool:
    """Whether a path is that of an activity and a hash is one; raises TypeError for no text."""
    return bool(_ACTIVITY.fullmatch(path) and _DIGEST.fullmatch(noted))


def _read(path: Path) -> bytes:
    """The last bytes of an ordinary file; anything else (a pipe, a device) is not waited for."""
    descriptor = os.open(path, tree_files.READ)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            return b""
        os.lseek(descriptor, max(0, about.st_size - _MOST), os.SEEK_SET)
        with os.fdopen(os.dup(descriptor), "rb") as file:
            return file.read(_MOST)
    finally:
        os.close(descriptor)
