"""Knows what was written on this computer: what can be taken back, and what is not finished."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from medlofte.disk import files, writing
from medlofte.language import t

_FOLDER, _FILE, _LOCK = files.INTENT.parent, "log.jsonl", "lock"
_ID = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was written, the hash of what was put in it, and the import it came with."""

    path: str
    digest: str
    batch: str = ""

    def unchanged(self, root: Path) -> bool:
        return _digest((root / self.path).read_bytes()) == self.digest


def remember(root: Path, texts: Mapping[str, str], batch: str = "") -> None:
    """Note files that are about to be written; an entry without a file means nothing.

    Each line begins with a break, so that one cut short by a power failure spoils no other.
    """
    entries = [{"path": path, "digest": _digest(text.encode())} for path, text in texts.items()]
    more = {"batch": batch} if batch else {}
    lines = "".join(f"\n{json.dumps(entry | more)}\n" for entry in entries)
    with _folder(root) as folder, (folder / _FILE).open("ab") as journal:
        journal.write(lines.encode())


def latest(root: Path) -> list[Entry]:
    """The last file noted that is still there, or all that are of the import it came with."""
    try:
        lines = (root / _FOLDER / _FILE).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    there: dict[str, Entry] = {}
    for entry in filter(None, map(_read, reversed(lines))):
        if entry.path not in there and (root / entry.path).is_file():
            there[entry.path] = entry
    last = next(iter(there.values()), None)
    return [
        entry
        for entry in there.values()
        if entry is last or (last and entry.batch and entry.batch == last.batch)
    ]


def _read(line: bytes) -> Entry | None:
    """Read a line; an empty one and one cut short are passed over."""
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Let nobody else on this computer write in the tree for a moment.

    The lock goes with the process that holds it. Where the system has none (Windows, some shared
    folders), what is read is compared once more just before it is replaced, and that is all.
    """
    with _folder(root) as folder:
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        with suppress(ImportError, OSError):
            import fcntl  # noqa: PLC0415  not there on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class Intent(NamedTuple):
    """A renaming that is under way: from here on it is finished, by whichever command comes."""

    slug: str
    old: str
    new: str


def begin(root: Path, intent: Intent) -> None:
    """Note what is about to be done, whole or not at all, and flushed."""
    with _folder(root) as folder:
        writing.put(folder / files.INTENT.name, json.dumps(intent._asdict()).encode())


def begun(root: Path) -> Intent | None:
    """What was begun and not finished; None for nothing, or nothing that we have written."""
    try:
        intent = Intent(**json.loads((root / files.INTENT).read_bytes()))
        return intent if all(_ID.fullmatch(word) for word in intent) else None
    except (FileNotFoundError, ValueError, TypeError):
        return None


def finished(root: Path) -> None:
    with _folder(root):
        (root / files.INTENT).unlink(missing_ok=True)


def renew(root: Path, texts: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Note that files were changed by us (before, after), so that they can still be taken back."""
    path = root / _FOLDER / _FILE
    if not path.exists():
        return
    known = {(name, _digest(before)): _digest(after) for name, (before, after) in texts.items()}
    lines = path.read_bytes().splitlines()
    entries = [(line, _read(line)) for line in lines]
    renewed = [
        json.dumps({"path": entry.path, "digest": known[entry.path, entry.digest]}).encode()
        if entry and (entry.path, entry.digest) in known
        else line
        for line, entry in entries
    ]
    if renewed != lines:
        with _folder(root):
            writing.put(path, b"\n".join([*renewed, b""]))


@contextmanager
def _folder(root: Path) -> Iterator[Path]:
    """The folder beside the data, which git ignores; what the disk refuses within is told."""
    folder = root / _FOLDER
    with writing.failing(t("Det går inte att skriva i {path}", path=folder)):
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        yield folder


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
