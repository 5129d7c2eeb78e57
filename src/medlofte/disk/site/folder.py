"""Knows the folder of a published site: written whole beside the old one, then put in its place."""

import errno
import filecmp
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from medlofte.disk import tree_files
from medlofte.disk.file_names import folded
from medlofte.disk.writing import beside, failing, left_beside
from medlofte.language import t
from medlofte.stop import RefusedError

_FRESH, _OLD = ".ny", ".gammal"
MARK = ".medlofte-site"  # lists what `medlofte site` wrote in the folder


def written(folder: Path) -> bool:
    """Whether medlofte says that it wrote a site there."""
    return (folder / MARK).is_file()


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
            _same(old, target)
            self.unchanged += 1
        else:
            self.written += 1

    def close(self) -> None:
        """Write the list of what was written; raises FileExistsError where two are one."""
        if len(set(self.paths)) < len(self.paths):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self.write(MARK, "".join(f"{path}\n" for path in sorted(self.paths)).encode())


def _same(old: Path, target: Path) -> None:
    """Let a file lie there as well, with its content, its times and its mode."""
    try:
        os.link(old, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(old, target)
        shutil.copystat(old, target)


@contextmanager
def publication(out: Path, keep: Collection[str] = ()) -> Iterator[Publication]:
    """Write a site to `out`, whole or not at all; a folder with anything else in it is refused.

    Files of others whose names are in `keep` stay, byte for byte, if they lie in the folder itself.
    Nothing is flushed to disk: after a power cut the site is made again from its data.
    """
    out = tree_files.real(out)
    with failing(t("Det går inte att skriva webbplatsen {path}", path=out)), _alone(out):
        _clear(out, keep)
        _check(out, keep)
        fresh, old = beside(out, _FRESH), beside(out, _OLD)
        fresh.mkdir()
        try:
            site = Publication(fresh, out)
            yield site
            site.close()
            _apart(site.paths, keep)
            _check(out, keep)  # once more, just before the old folder goes
            for name in _kept(out, keep):
                _same(out / name, fresh / name)
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


def _apart(paths: Collection[str], keep: Collection[str]) -> None:
    """Refuse to keep a file under a name that the site has for one of its own."""
    own = {folded(path.partition("/")[0]) for path in paths}
    names = [name for name in keep if folded(name) in own]
    if names:
        message = t(
            "Inget är skrivet: {names} i publish.keep är namn som webbplatsen själv skriver. Ta "
            "bort dem ur medlofte.yaml.",
            names=", ".join(names),
        )
        raise RefusedError(message)


def _clear(out: Path, keep: Collection[str]) -> None:
    """Clear away what a run that died has left beside the site; an old site is put back first.

    What is kept goes with an old site only where the same lies in the new one.
    """
    left = left_beside(out, _FRESH, _OLD)
    left.sort(key=lambda one: one.suffix, reverse=True)  # first .ny: _discard needs that name
    for path in (one for one in left if one.is_dir() and not one.is_symlink()):
        whole = path.suffix == _OLD
        there = [one for one in _kept(path, keep) if not out.exists() or _lies_in(out, path, one)]
        if whole and _others(path, there):  # nothing that we have put there
            continue
        if whole and not os.path.lexists(out):
            path.rename(out)
        else:
            _discard(path)


def _lies_in(out: Path, old: Path, name: str) -> bool:
    return (out / name).is_file() and filecmp.cmp(out / name, old / name, shallow=False)


def _discard(path: Path) -> None:
    """Remove a folder, under the name of what is always cleared: killed, it leaves no list."""
    path = path.rename(path.with_suffix(_FRESH))
    shutil.rmtree(path)


def _check(out: Path, keep: Collection[str]) -> None:
    """Refuse a folder that holds anything but a site and what is kept: it would be lost."""
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        message = t(
            "{path} är ingen webbplats som medlofte har skrivit. Inget är ändrat. Ange en ny "
            "mapp, eller flytta det som är där.",
            path=out,
        )
        raise RefusedError(message)
    others = _others(out, _kept(out, keep))
    if others:
        named = [name for name in keep if (out / name).is_dir() or (out / name).is_symlink()]
        raise RefusedError(_only_files(out / named[0]) if named else _in_the_way(out, others))


def _only_files(path: Path) -> str:
    return t(
        "{path} är en mapp eller en länk, och bara filer kan ligga kvar. Inget är ändrat. Flytta "
        "den, eller ange en ny mapp. I en gren som är hämtad med git worktree är .git en fil.",
        path=path,
    )


def _in_the_way(out: Path, others: list[str]) -> str:
    names = ", ".join(others[:5]) + (" …" if others[5:] else "")
    if _listed(out):
        there = t("I {path} ligger också {names}. Inget är ändrat.", path=out, names=names)
    else:
        there = t(
            "{path} är ingen webbplats som medlofte har skrivit: där ligger {names}. Inget är "
            "ändrat.",
            path=out,
            names=names,
        )
    remedy = t(
        "Ange en ny mapp, eller flytta det. Filer som ska ligga kvar överst i mappen namnges i "
        "medlofte.yaml, till exempel publish: {example}.",
        example="{keep: [CNAME]}",
    )
    return f"{there} {remedy}"


def _kept(out: Path, keep: Collection[str]) -> list[str]:
    """The files of others that stay: in the folder itself, no folders, and no links elsewhere."""
    own = _listed(out)
    found = ((name, out / name) for name in keep if name not in own)
    return [name for name, path in found if path.is_file() and not path.is_symlink()]


def _others(out: Path, kept: Collection[str]) -> list[str]:
    """All in a folder that medlofte does not say that it wrote, but what is kept."""
    own = _listed(out).union(kept)
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
