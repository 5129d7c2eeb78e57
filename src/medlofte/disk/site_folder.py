"""Knows the folder of a published site: written whole beside the old one, then put in its place."""

import errno
import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from medlofte.disk import tree_files
from medlofte.disk.writing import beside, failing, left_beside
from medlofte.language import t
from medlofte.stop import RefusedError

_FRESH, _OLD = ".ny", ".gammal"
MARK = ".medlofte-site"  # lists what `medlofte site` wrote in the folder


class Publication:
    """A site while it is written; files whose content has not changed keep their times."""

    def __init__(self, fresh: Path, old: Path) -> None:
        self._fresh = fresh
        self._old = old
        self.paths: list[str] = []
        self.written = 0
        self.unchanged = 0

    def part(self) -> "Publication":
        """Give what writes some of its files, perhaps in another process, and is added then."""
        return Publication(self._fresh, self._old)

    def add(self, part: "Publication") -> None:
        self.paths += part.paths
        self.written += part.written
        self.unchanged += part.unchanged

    def write(self, path: str, data: bytes) -> None:
        """Write one file of the site."""
        with self.open(path) as file:
            file.write(data)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """Give a file to write to piece by piece."""
        target, old = self._fresh / path, self._old / path
        self.paths.append(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            yield file
        if old.is_file() and filecmp.cmp(target, old, shallow=False):
            target.unlink()
            try:
                os.link(old, target)
            except OSError:  # a file system without hard links
                shutil.copyfile(old, target)
                shutil.copystat(old, target)
            self.unchanged += 1
        else:
            self.written += 1

    def close(self) -> None:
        """Write the list of what was written; raises FileExistsError where two are one."""
        if len(set(self.paths)) < len(self.paths):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self.write(MARK, "".join(f"{path}\n" for path in sorted(self.paths)).encode())


@contextmanager
def publication(out: Path) -> Iterator[Publication]:
    """Write a site to `out`, whole or not at all; a folder with anything else in it is kept.

    Nothing is flushed to disk: after a power cut the site is made again from its data.
    """
    out = tree_files.real(out)
    with failing(t("Det går inte att skriva webbplatsen {path}", path=out)), _alone(out):
        _clear(out)
        _check(out)
        fresh, old = beside(out, _FRESH), beside(out, _OLD)
        fresh.mkdir()
        try:
            site = Publication(fresh, out)
            yield site
            site.close()
            _check(out)  # once more, just before the old folder goes
            _swap(fresh, out, old)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            with suppress(OSError):  # the site is there; the next run clears what is not removed
                _discard(old)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Let no other run write the same site meanwhile."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  most commands write no site

    out.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out.with_name(f".{out.name}.lock"), blocking=False, fallback_to_soft=False)
    try:
        with lock:
            try:
                yield
            finally:
                with suppress(OSError):  # Windows does it when it is let go
                    Path(lock.lock_file).unlink()
    except Timeout:
        message = t("{path} skrivs just nu av någon annan. Försök igen om en stund.", path=out)
        raise RefusedError(message) from None


def _clear(out: Path) -> None:
    """Clear away what a run that died has left beside the site; an old site is put back first."""
    left = left_beside(out, _FRESH, _OLD)
    left.sort(key=lambda one: one.suffix, reverse=True)  # first .ny: _discard needs that name
    for path in (one for one in left if one.is_dir() and not one.is_symlink()):
        whole = path.suffix == _OLD
        if whole and _others(path):  # nothing that we have put there
            continue
        if whole and not os.path.lexists(out):
            path.rename(out)
        else:
            _discard(path)


def _discard(path: Path) -> None:
    """Remove a folder, under the name of what is always cleared: killed, it leaves no list."""
    path = path.rename(path.with_suffix(_FRESH))
    shutil.rmtree(path)


def _check(out: Path) -> None:
    """Refuse a folder that holds anything but a site: it would be lost."""
    if not os.path.lexists(out):
        return
    if out.is_dir():
        others = _others(out)
        if not others:
            return
        if _listed(out):
            message = t(
                "I {path} ligger också {names}. Inget är ändrat. Ange en ny mapp, eller "
                "flytta det.",
                path=out,
                names=", ".join(others[:5]) + (" …" if others[5:] else ""),
            )
            raise RefusedError(message)
    message = t(
        "{path} är ingen webbplats som medlofte har skrivit. Inget är ändrat. Ange en ny "
        "mapp, eller flytta den som är där.",
        path=out,
    )
    raise RefusedError(message)


def _others(out: Path) -> list[str]:
    """All in a folder that medlofte does not say that it wrote."""
    own = _listed(out)
    return sorted(path for path in _files(out) if path not in own)


def _listed(out: Path) -> set[str]:
    """What medlofte says that it wrote there."""
    try:
        return {MARK, *(out / MARK).read_text(encoding="utf-8").splitlines()}
    except FileNotFoundError:
        return set()


def _files(out: Path) -> Iterator[str]:
    """All that is in a folder but folders, and those that are empty."""
    for folder, folders, names in os.walk(out):
        here = Path(folder).relative_to(out)
        yield from ((here / name).as_posix() for name in names)
        links = (one for one in folders if Path(folder, one).is_symlink())
        yield from ((here / one).as_posix() for one in links)


def _swap(fresh: Path, out: Path, old: Path) -> None:
    with suppress(FileNotFoundError):  # there was no site before
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        with suppress(FileNotFoundError):
            old.rename(out)
        raise
