"""Knows how to write to the disk: whole or not at all, flushed, and never over anything.

What is written to the tree goes through the folder of its lock first, which git ignores and whoever
holds the lock next clears; so nothing half written is ever read, counted or shared.
"""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO

from medlofte.disk import tree_files
from medlofte.language import t
from medlofte.stop import FailedError, RefusedError

UNFINISHED = ".tmp"  # what a file is called while it is written
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FOR_ALL = 0o666  # the mode of a file, from which the person's own settings take away
_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND
# Nothing is waited for, and no link is followed to a file that is another.
_APPEND |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
# Windows opens no folder, and some shared disks flush none.
_UNFLUSHED = {errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP}

changed: list[Path] = []
"""What this process has changed of the tree, so that a fault can be told with what it left."""


def create(root: Path, contents: Mapping[str, str | bytes]) -> None:
    """Create all files or none, and flush them to disk; never overwrites.

    Each is written under a name that no command reads and then given its own.
    """
    published: list[Path] = []
    waiting: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            final = inside(root, path)
            with failing_to_write(final):
                final.parent.mkdir(parents=True, exist_ok=True)
                waiting[final] = hidden = _hidden(root, final)
                write(hidden, content if isinstance(content, bytes) else content.encode())
        for final, hidden in waiting.items():
            with failing_to_write(final):
                _publish(hidden, final)
            published.append(final)
    except BaseException:  # Ctrl-C as well
        discard(*published)
        raise
    finally:
        discard(*waiting.values())
    _flush_folders(root, published)


def put_whole(path: Path, data: bytes, mode: int = _FOR_ALL) -> None:
    """Put data in the place of a file at one stroke; raises what the disk refuses."""
    hidden = _beside(path)
    try:
        write(hidden, data, mode)
        hidden.replace(path)
    finally:
        discard(hidden)
    flush(path.parent)


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file and flush it, and its name; raises what the disk refuses."""
    with os.fdopen(os.open(path, _APPEND, 0o600), "ab") as file:
        flushed(file, data)
    flush(path.parent)


def replace(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put `after` in place of `before`, whole or not at all; a file changed meanwhile is kept."""
    hidden = stage(root, path, after)
    try:
        if (root / path).read_bytes() != before:
            message = t("{path} har ändrats under tiden. Inget är skrivet.", path=root / path)
            raise RefusedError(message)
        switch(root, path, hidden)
    finally:
        discard(hidden)


def move(root: Path, old: str, new: str) -> None:
    """Give a file or a folder another name or place; never over anything."""
    origin, final = inside(root, old), inside(root, new)
    with failing_to_write(final):
        final.parent.mkdir(parents=True, exist_ok=True)
        _publish(origin, final)
        try:
            origin.unlink(missing_ok=True)  # where it was renamed
        except OSError:
            final.unlink()
            raise
        _flush_folders(root, [final, origin])


def remove(root: Path, path: str) -> None:
    full = inside(root, path)
    with failing(t("Det går inte att ta bort {path}", path=full)):
        full.unlink()
        changed.append(full)
        flush(full.parent)


def remove_empty(root: Path, folder: Path) -> None:
    """Remove a folder of the tree, and those above it below the root, if nothing is in them."""
    with suppress(OSError):
        while root not in (folder, folder.parent):
            folder.rmdir()
            folder = folder.parent


def stage(root: Path, path: str, data: bytes) -> Path:
    """Write what will replace a file, flushed, and return where it waits."""
    final = tree_files.real(inside(root, path))
    with failing_to_write(final):
        os.close(os.open(final, os.O_WRONLY))  # a file may be protected where its folder is not
        hidden = _hidden(root, final)
        try:
            write(hidden, data)
            shutil.copymode(final, hidden)
        except BaseException:
            discard(hidden)
            raise
    return hidden


def switch(root: Path, path: str, hidden: Path) -> None:
    """Put what was staged in the place of the file, at one stroke."""
    final = tree_files.real(inside(root, path))
    with failing_to_write(final):
        hidden.replace(final)
        changed.append(final)
        flush(final.parent)


def beside(final: Path, ending: str) -> Path:
    """A new name for what will take the place of a file or a folder."""
    return final.with_name(f".{final.name}.{secrets.token_hex(4)}{ending}")


def left_beside(final: Path, *endings: str) -> list[Path]:
    """What has such a name: what a dead program left that was writing the file or folder."""
    name = re.compile(rf"\.{re.escape(final.name)}\.[0-9a-f]{{8,}}")
    there = final.parent.glob(f".{escape(final.name)}.*")
    return [one for one in there if one.suffix in endings and name.fullmatch(one.stem)]


def tidy(final: Path) -> None:
    """Clear away what a dead program has left beside a file that it was writing."""
    discard(*left_beside(final, UNFINISHED))


def discard(*paths: Path) -> None:
    """Remove files that are of no use any more; one that cannot be removed is left."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def flush(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as failed:
        if failed.errno not in _UNFLUSHED:
            raise


def failing_to_write(path: Path) -> AbstractContextManager[None]:
    return failing(t("Det går inte att skriva {path}", path=path))


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
        case errno.EACCES if hasattr(failed, "winerror"):  # Windows does not tell the two apart
            return t("behörighet saknas, eller så är filen öppen i ett annat program")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return t("behörighet saknas, eller så är mappen skrivskyddad")
        case errno.ENOENT:
            return t("filen eller mappen finns inte")
        case errno.EEXIST | errno.ENOTDIR:
            return t("en fil ligger där en mapp ska vara")
        case _:
            return str(failed.strerror or failed)


def inside(root: Path, path: str) -> Path:
    """Where a path of the tree lies; what would not be read there is not written either."""
    if tree_files.leads_out(root, path):
        message = t(
            "{path} leder genom en länk ut ur datamappen, och det som ligger där läses inte. "
            "Inget är skrivet dit. Lägg själva filen eller mappen i datamappen.",
            path=path,
        )
        raise RefusedError(message)
    return root / path


def _hidden(root: Path, final: Path) -> Path:
    """A name that no command reads, on the disk of the file to be."""
    folder = root / tree_files.OWN
    if folder.is_dir() and folder.stat().st_dev == final.parent.stat().st_dev:
        return folder / f"{secrets.token_hex(8)}{UNFINISHED}"
    return _beside(final)


def _beside(final: Path) -> Path:
    tidy(final)
    return beside(final, UNFINISHED)


def write(path: Path, data: bytes, mode: int = _FOR_ALL) -> None:
    """Create a file and flush it; raises what the disk refuses."""
    with os.fdopen(os.open(path, _CREATE, mode), "wb") as file:
        flushed(file, data)


def flushed(file: BinaryIO, data: bytes) -> None:
    """Write to a file and flush it; raises what the disk refuses."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def give(hidden: Path, final: Path) -> None:
    """Give a file another name; raises FileExistsError where that is taken.

    A file system without hard links renames instead.
    """
    try:
        os.link(hidden, final)
    except OSError:
        if os.path.lexists(final):
            raise FileExistsError from None
        hidden.rename(final)


def _publish(hidden: Path, final: Path) -> None:
    try:
        give(hidden, final)
    except FileExistsError:
        message = t("{path} finns redan. Inget är skrivet.", path=final)
        raise FailedError(message) from None
    changed.append(final)


def _flush_folders(root: Path, paths: Iterable[Path]) -> None:
    """Flush the folders of files up to the root's own, for they may be new as well."""
    parents = (path.parents[: len(path.relative_to(root).parts)] for path in paths)
    for folder in dict.fromkeys(folder for folders in parents for folder in folders):
        flush(folder)
