"""Knows how to write to the disk: whole or not at all, flushed, and never over anything."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from medlofte.language import t
from medlofte.stop import FailedError, RefusedError

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def create(root: Path, path: str, text: str) -> None:
    """Create a file, whole or not at all, and flush it to disk; never overwrites.

    The text is written under a name that no command reads and then linked to its own, which
    fails where that is taken. A file system without hard links renames instead.
    """
    final = root / path
    hidden = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    with failing(t("Det går inte att skriva {path}", path=final)):
        final.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(hidden, text.encode())
            _publish(hidden, final)
        finally:
            with suppress(OSError):
                hidden.unlink()
    _flush_folders(root, final)


def put(path: Path, data: bytes) -> None:
    """Write a file that the user named, whole or not at all; one that is there is replaced."""
    hidden = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with failing(t("Det går inte att skriva {path}", path=path)):
        try:
            _write(hidden, data)
            hidden.replace(path)
        finally:
            with suppress(OSError):
                hidden.unlink()


def replace(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put `after` in place of `before`, whole or not at all; a file changed meanwhile is kept."""
    final = (root / path).resolve()
    hidden = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    with failing(t("Det går inte att skriva {path}", path=final)):
        try:
            _write(hidden, after)
            hidden.chmod(final.stat().st_mode & 0o777)
            if final.read_bytes() != before:
                message = t("{path} har ändrats under tiden. Inget är skrivet.", path=final)
                raise RefusedError(message)
            hidden.replace(final)
        finally:
            with suppress(OSError):
                hidden.unlink()
    _flush_folders(root.resolve(), final)


def move(root: Path, old: str, new: str) -> None:
    """Give a file another name or folder; never over anything."""
    final = root / new
    with failing(t("Det går inte att skriva {path}", path=final)):
        final.parent.mkdir(parents=True, exist_ok=True)
        _publish(root / old, final)
        with suppress(FileNotFoundError):  # where it was renamed
            (root / old).unlink()
    _flush_folders(root, final)


def remove(root: Path, path: str) -> None:
    """Remove a file."""
    with failing(t("Det går inte att ta bort {path}", path=root / path)):
        (root / path).unlink()


@contextmanager
def failing(sentence: str) -> Iterator[None]:
    """Turn what the disk refuses within into `sentence` and the reason."""
    try:
        yield
    except OSError as failed:
        raise FailedError(f"{sentence}: {reason(failed)}.") from failed


def reason(failed: OSError) -> str:
    """What the disk refused, in the reader's language where it is one of the usual."""
    match failed.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return t("disken är full")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return t("behörighet saknas, eller så är mappen skrivskyddad")
        case errno.ENOENT:
            return t("filen eller mappen finns inte")
        case errno.EEXIST | errno.ENOTDIR:
            return t("en fil ligger där en mapp ska vara")
        case _:
            return str(failed.strerror or failed)


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, _CREATE, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _publish(hidden: Path, final: Path) -> None:
    try:
        os.link(hidden, final)
    except OSError:
        if os.path.lexists(final):
            message = t("{path} finns redan. Inget är skrivet.", path=final)
            raise FailedError(message) from None
        hidden.rename(final)


def _flush_folders(root: Path, final: Path) -> None:
    """Make the new names last through a power cut; Windows and some shared folders cannot."""
    for folder in final.parents[: len(final.relative_to(root).parts)]:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
