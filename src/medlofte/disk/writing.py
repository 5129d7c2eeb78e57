"""Knows how to write to the disk: whole or not at all, flushed, and never over anything."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from medlofte.language import t
from medlofte.stop import FailedError, RefusedError

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_STAGED = ".new"


def create(root: Path, path: str, content: str | bytes) -> None:
    """Create a file, whole or not at all, and flush it to disk; never overwrites."""
    create_all(root, {path: content})


def create_all(root: Path, contents: Mapping[str, str | bytes]) -> None:
    """Create all files or none, and flush them to disk; never overwrites.

    Each is written under a name that no command reads and then linked to its own, which fails
    where that is taken. A file system without hard links renames instead.
    """
    published: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            final = root / path
            hidden = final.with_name(f".{final.name}.{os.getpid()}.tmp")
            with failing(t("Det går inte att skriva {path}", path=final)):
                final.parent.mkdir(parents=True, exist_ok=True)
                waiting.append((hidden, final))
                _write(hidden, content if isinstance(content, bytes) else content.encode())
        for hidden, final in waiting:
            with failing(t("Det går inte att skriva {path}", path=final)):
                _publish(hidden, final)
            published.append(final)
    except BaseException:  # Ctrl-C as well
        for final in published:
            with suppress(OSError):
                final.unlink()
        raise
    finally:
        for hidden, _ in waiting:
            with suppress(OSError):
                hidden.unlink()
    _flush_folders(root, published)


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
    _flush_folders(path.parent, [path])


def replace(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put `after` in place of `before`, whole or not at all; a file changed meanwhile is kept.

    Where there was nothing before, the file is created.
    """
    if not before:
        create(root, path, after)
        return
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
    _flush_folders(root.resolve(), [final])


def move(root: Path, old: str, new: str) -> None:
    """Give a file another name or folder; never over anything."""
    final = root / new
    with failing(t("Det går inte att skriva {path}", path=final)):
        final.parent.mkdir(parents=True, exist_ok=True)
        _publish(root / old, final)
        with suppress(FileNotFoundError):  # where it was renamed
            (root / old).unlink()
    _flush_folders(root, [final])


def remove(root: Path, path: str) -> None:
    """Remove a file."""
    with failing(t("Det går inte att ta bort {path}", path=root / path)):
        (root / path).unlink()


def stage(root: Path, path: str, data: bytes) -> None:
    """Write what will replace a file beside it, flushed, under a name that no command reads."""
    final = (root / path).resolve()
    with failing(t("Det går inte att skriva {path}", path=final)):
        os.close(os.open(final, os.O_WRONLY))  # a file may be protected where its folder is not
        unstage(root, path)
        _write(_staged(final), data)
        shutil.copymode(final, _staged(final))


def unstage(root: Path, path: str) -> None:
    """Remove what was written beside a file, if it is there."""
    _staged((root / path).resolve()).unlink(missing_ok=True)


def unstage_all(root: Path, *folders: str) -> None:
    """Remove what was staged in folders (patterns) by programs that died before they said so."""
    for folder in folders:
        for left in root.glob(f"{folder}/.*{_STAGED}"):
            left.unlink(missing_ok=True)


def switch(root: Path, path: str) -> None:
    """Put what was staged in the place of the file, at one stroke."""
    final = (root / path).resolve()
    with failing(t("Det går inte att skriva {path}", path=final)):
        _staged(final).replace(final)
    _flush_folders(final.parent, [final])


def _staged(final: Path) -> Path:
    return final.with_name(f".{final.name}{_STAGED}")


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


def _flush_folders(root: Path, files: Iterable[Path]) -> None:
    """Make the new names last through a power cut; Windows and some shared folders cannot."""
    parents = (final.parents[: len(final.relative_to(root).parts)] for final in files)
    for folder in dict.fromkeys(folder for folders in parents for folder in folders):
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
