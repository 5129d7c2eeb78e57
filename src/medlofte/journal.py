"""Knows what `log` wrote on this computer, so that the latest can be taken back."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from medlofte import writing
from medlofte.language import t

_FOLDER, _FILE = ".medlofte", "log.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was written, and the hash of what was put in it."""

    path: str
    digest: str

    def unchanged(self, root: Path) -> bool:
        return _digest((root / self.path).read_bytes()) == self.digest


def remember(root: Path, path: str, text: str) -> None:
    """Note that a file is about to be written; an entry without a file means nothing.

    The line begins with a break, so that one cut short by a power failure spoils no other.
    """
    folder = root / _FOLDER
    line = "\n" + json.dumps({"path": path, "digest": _digest(text.encode())}) + "\n"
    with writing.failing(t("Det går inte att skriva i {path}", path=folder)):
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        with (folder / _FILE).open("ab") as journal:
            journal.write(line.encode())


def latest(root: Path) -> Entry | None:
    """The last file noted that is still there."""
    try:
        lines = (root / _FOLDER / _FILE).read_bytes().splitlines()
    except FileNotFoundError:
        return None
    entries = filter(None, map(_read, reversed(lines)))
    return next((entry for entry in entries if (root / entry.path).is_file()), None)


def _read(line: bytes) -> Entry | None:
    """Read a line; an empty one and one cut short are passed over."""
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
