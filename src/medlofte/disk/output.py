"""Knows the file that a person asks for by name (`-o`): whole or not at all, over no other."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from medlofte.disk import writing
from medlofte.language import t
from medlofte.stop import RefusedError, WrongCallError

_APPEND = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
_OPEN = "/proc/self/fd"  # where Linux has the files that are open, also those without a name


def check(path: Path, *, overwrite: bool) -> None:
    """Refuse a name that is taken before the work is done; `save` looks once more."""
    if path.is_dir():
        raise WrongCallError(t("{path} är en mapp. Ange vad filen ska heta.", path=path))
    if os.path.lexists(path) and not overwrite and not _goes_on_to_somebody(path):
        raise _taken(path)


def save(path: Path, data: bytes, *, overwrite: bool) -> bool:
    """Write the file; a device or a pipe is written to as it is, and then False is returned.

    A link is never followed: with `overwrite` the file takes its place. The folder is not flushed:
    after a power cut the file is made again from its data.
    """
    check(path, overwrite=overwrite)
    with writing.failing_to_write(path):
        if _goes_on_to_somebody(path):
            with os.fdopen(os.open(path, _APPEND), "wb") as stream:
                stream.write(data)
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.tidy(path)
        _put_in_place(path, data, overwrite=overwrite)
    return True


def _taken(path: Path) -> RefusedError:
    return RefusedError(
        t(
            "{path} finns redan. Inget är skrivet. Ange ett annat namn, eller lägg till "
            "--overwrite.",
            path=path,
        )
    )


def _goes_on_to_somebody(path: Path) -> bool:
    """Whether what is written there goes on to somebody: a terminal, a pipe, where stdout leads."""
    with suppress(OSError, ValueError):  # nothing is there; stdout is no file of the system
        found = path.stat()
        if path.is_file():
            return os.path.samestat(found, os.fstat(sys.stdout.fileno()))
        return not path.is_dir()
    return False


def _put_in_place(path: Path, data: bytes, *, overwrite: bool) -> None:
    hidden = writing.beside(path, writing.UNFINISHED)
    descriptor = _nameless(path.parent)
    try:
        if descriptor is None:
            writing.write(hidden, data)
        else:
            with os.fdopen(descriptor, "wb") as file:
                writing.flushed(file, data)
                _give_name(file.fileno(), hidden if overwrite else path)
        if overwrite:
            if path.is_file():
                shutil.copymode(path, hidden)
            hidden.replace(path)
        elif descriptor is None:
            writing.give(hidden, path)
    except FileExistsError:
        raise _taken(path) from None
    finally:
        writing.discard(hidden)


def _nameless(folder: Path) -> int | None:
    """A file without a name, of which nothing is left when the program is killed; Linux has it."""
    if hasattr(os, "O_TMPFILE") and Path(_OPEN).is_dir():
        with suppress(OSError):  # not on every file system
            return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
    return None


def _give_name(descriptor: int, path: Path) -> None:
    """Give a file without a name one that is free."""
    opened = os.open(_OPEN, os.O_RDONLY)
    try:
        os.link(str(descriptor), path, src_dir_fd=opened, follow_symlinks=True)
    finally:
        os.close(opened)
