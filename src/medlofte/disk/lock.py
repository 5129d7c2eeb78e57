"""Knows the lock of a tree: whoever changes the tree holds it, on every computer that shares it.

It is an empty file in a folder of the tree, for people on one shared disk have nothing else in
common. What it holds is never read, and beside it lie only files that are being written.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from medlofte.disk import writing
from medlofte.disk.tree_files import OWN
from medlofte.finding import Finding, Place, error
from medlofte.language import t
from medlofte.stop import FailedError, RefusedError

_LOCK, _IGNORE, JOURNAL = "lock", ".gitignore", "log.jsonl"
_ALL = b"*\n"  # what git is to ignore of the folder
_PATIENCE = 60  # seconds
# Some shared disks have no locks. Then what is read is compared once more before it is replaced.
_WITHOUT = {errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EINVAL}


@contextmanager
def held(root: Path) -> Iterator[None]:
    """Let nobody else change the tree for a moment; what dead programs left is cleared away."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  reading commands do without

    lock = FileLock(
        root / OWN / _LOCK,
        timeout=_PATIENCE,
        mode=0o666,  # another person's program must be able to hold it too
        fallback_to_soft=False,  # that would write in it
    )
    with writing.failing(t("Det går inte att skriva i {path}", path=root / OWN)):
        _prepare(root)
        try:
            lock.acquire()
        except Timeout:
            message = t("Ett annat kommando arbetar i {path}. Försök igen om en stund.", path=root)
            raise FailedError(message) from None
        except OSError as failed:
            if failed.errno not in _WITHOUT:
                raise
    try:
        _tidy(root / OWN)
        yield
    finally:
        lock.release()


def _prepare(root: Path) -> None:
    """Make the folder of the lock; refused where a link leads from it."""
    folder = root / OWN
    with suppress(FileExistsError):
        folder.mkdir()
    _refuse_other_kind(folder, stat.S_ISDIR)
    _refuse_other_kind(folder / _IGNORE, stat.S_ISREG)
    _refuse_other_kind(folder / _LOCK, stat.S_ISREG)


def _tidy(folder: Path) -> None:
    """Clear away what dead programs left, and see that git ignores the folder, whole."""
    writing.discard(*folder.glob(f"*{writing.UNFINISHED}"))
    if not _ignores(folder / _IGNORE):
        with writing.failing(t("Det går inte att skriva i {path}", path=folder)):
            writing.put_whole(folder / _IGNORE, _ALL)


def _ignores(path: Path) -> bool:
    """Whether it says to git what it should: one cut short, or brought by the tree, does not."""
    return path.exists() and path.stat().st_size == len(_ALL) and path.read_bytes() == _ALL


def _refuse_other_kind(path: Path, is_right: Callable[[int], bool]) -> None:
    if os.path.lexists(path) and not is_right(path.lstat().st_mode):
        raise RefusedError(
            t("{path} är en länk eller något annat än den ska vara. Ta bort den.", path=path)
        )


def strangers(root: Path) -> list[Finding]:
    """Complain of all in the folder of the lock that is not the lock: nothing there is read."""
    folder = root / OWN
    if folder.is_symlink() or not folder.is_dir():
        return [_stranger(Path(OWN))] if os.path.lexists(folder) else []
    return [_stranger(Path(OWN, one.name)) for one in sorted(folder.iterdir()) if not _is_ours(one)]


def _is_ours(path: Path) -> bool:
    with suppress(FileNotFoundError):  # somebody was writing just now
        kind = path.lstat()
        if not stat.S_ISREG(kind.st_mode):
            return False
        if path.name == _LOCK:
            return kind.st_size == 0
        if path.name == _IGNORE:
            return _ignores(path)
    return path.name.endswith(writing.UNFINISHED)


def _stranger(path: Path) -> Finding:
    message = t("Detta hör inte hemma här och läses inte. Ta bort det.")
    if path.name == JOURNAL:
        message = t(
            "Det som loggas antecknas numera utanför mappen, så filen läses inte. Nästa medlofte "
            "log eller undo tar över den, om git inte följer den. Annars: ta bort den."
        )
    return error(Place(path.as_posix()), "stray-file", message)
