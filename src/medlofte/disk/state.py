"""Knows the folder in which this computer remembers a tree, and how it is read and written.

It stands in the person's own state folder, never beside the data: a tree that comes from others
brings none of it. What stands there is read as if anybody had written it.
"""

import hashlib
import json
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from medlofte.disk import tree_files, writing
from medlofte.language import t
from medlofte.stop import FailedError

KEPT_DAYS = 7  # how long the old text of a file is kept, so that it can be put back
_TEXTS, _ENDING = "texts", ".json"
_PRIVATE = 0o600
_MOST = 8 * 1024 * 1024  # bytes that are read of a file; of a longer one the last
_MOST_TEXTS = 32 * 1024 * 1024
_READ = tree_files.READ | getattr(os, "O_NOFOLLOW", 0)
_KEY = re.compile(r"(\d{4}-\d\d-\d\d)-[0-9a-f]{16}", re.ASCII)


def new_key(today: date) -> str:
    """What tells one command from all others, and the day on which it is given."""
    return f"{today.isoformat()}-{secrets.token_hex(8)}"


def day_of(key: str) -> date | None:
    """The day of a key; None for none that was given here."""
    with suppress(ValueError):
        if found := _KEY.fullmatch(key):
            return date.fromisoformat(found[1])
    return None


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def folder_of(root: Path) -> Path:
    """Where this person's computer remembers a tree; raises FailedError where there is no place."""
    from platformdirs import user_state_path  # noqa: PLC0415  not needed where nothing is written

    state, here = user_state_path("medlofte", appauthor=False), tree_files.real(root)
    homeless = os.environ.get("HOME") == "" and not os.environ.get("XDG_STATE_HOME")
    if homeless or not state.is_absolute() or tree_files.real(state).is_relative_to(here):
        raise FailedError(t("den här datorn har ingen hemmapp att anteckna i"))
    return state / digest(os.fsencode(here))[:32]


@contextmanager
def writable(root: Path) -> Iterator[Path]:
    """The folder, made where it is missing; FailedError for what the disk refuses within."""
    folder = folder_of(root)
    with writing.failing(t("Det går inte att anteckna i {path}", path=folder)):
        new = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for one in new:  # what is noted there must outlast what it is about
            writing.flush(one.parent)
        yield folder


def put(path: Path, data: bytes) -> None:
    """Put data in the place of a file, whole, for nobody else to read."""
    writing.put_whole(path, data, _PRIVATE)


def read(path: Path, most: int = _MOST) -> bytes:
    """The last bytes of an ordinary file; anything else (a pipe, a device) is not waited for."""
    descriptor = os.open(path, _READ)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            return b""
        os.lseek(descriptor, max(0, about.st_size - most), os.SEEK_SET)
        with os.fdopen(os.dup(descriptor), "rb") as file:
            return file.read(most)
    finally:
        os.close(descriptor)


def keep_texts(root: Path, key: str, texts: Iterable[bytes]) -> None:
    """Keep what files hold before a command changes them, beside what is kept under its key.

    Raises FailedError.
    """
    kept = list(dict.fromkeys([*kept_texts(root, key), *texts]))
    with writable(root) as folder:
        own = folder / _TEXTS
        with suppress(FileExistsError):
            own.mkdir(mode=0o700)
        if not stat.S_ISDIR(own.lstat().st_mode):
            raise NotADirectoryError
        if stat.S_IMODE(own.lstat().st_mode) & 0o077 and os.name != "nt":
            own.chmod(0o700)
        if sum(map(len, kept)) > _MOST_TEXTS:
            raise FailedError(t("Det är för mycket text för att minnas."))
        decoded = [text.decode(errors="surrogateescape") for text in kept]
        put(own / f"{key}{_ENDING}", json.dumps(decoded).encode())
        writing.flush(folder)


def kept_texts(root: Path, key: str) -> list[bytes]:
    """The texts kept under a key; none where they are gone or nothing of ours."""
    wrong = (ValueError, TypeError, AttributeError, RecursionError)
    with suppress(FailedError, OSError, *wrong):
        own = folder_of(root) / _TEXTS
        if day_of(key) and stat.S_ISDIR(own.lstat().st_mode):
            told = json.loads(read(own / f"{key}{_ENDING}", _MOST_TEXTS * 6))
            return [text.encode(errors="surrogateescape") for text in told]
    return []


def drop_texts(root: Path, key: str) -> None:
    """Forget texts: they have been put back, or nobody can want them back."""
    if day_of(key):
        with suppress(FailedError, OSError):
            (folder_of(root) / _TEXTS / f"{key}{_ENDING}").unlink()


def tidy_texts(root: Path, today: date) -> None:
    """Delete the texts that have been kept long enough, and all that is nothing of ours."""
    with suppress(FailedError, OSError):
        own = folder_of(root) / _TEXTS
        if not stat.S_ISDIR(own.lstat().st_mode):
            return
        for one in own.iterdir():
            if not _is_young(one.name, today):
                writing.discard(one)


def _is_young(name: str, today: date) -> bool:
    """Whether texts are to be kept; a day to come tells of a clock that was wrong."""
    day = day_of(name.removesuffix(_ENDING))
    return day is not None and name.endswith(_ENDING) and abs((today - day).days) <= KEPT_DAYS
