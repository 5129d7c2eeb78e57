"""Knows the folder of a published site: written whole beside the old one, then put in its place."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from medlofte.language import t
from medlofte.stop import RefusedError
from medlofte.writing import failing

MARK = ".medlofte-site"  # says that the folder was written by `medlofte site`


class Publication:
    """A site while it is written; files whose content has not changed keep their times."""

    def __init__(self, fresh: Path, old: Path) -> None:
        self._fresh = fresh
        self._old = old
        self.written = 0
        self.unchanged = 0

    def write(self, path: str, data: bytes) -> None:
        """Write one file of the site."""
        with self.open(path) as file:
            file.write(data)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """Give a file to write to piece by piece."""
        target, old = self._fresh / path, self._old / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            yield file
        if _same(target, old):
            self._keep(old, target)
            self.unchanged += 1
        else:
            self.written += 1

    @staticmethod
    def _keep(old: Path, target: Path) -> None:
        target.unlink()
        try:
            os.link(old, target)
        except OSError:  # a file system without hard links
            shutil.copy2(old, target)


@contextmanager
def publication(out: Path) -> Iterator[Publication]:
    """Write a site to `out`, whole or not at all; a folder that is no such site is not touched.

    Nothing is flushed to disk: after a power cut the site is made again from its data.
    """
    out = out.resolve()
    with failing(t("Det går inte att skriva webbplatsen {path}", path=out)):
        _check(out)
        beside = f".{out.name}.{secrets.token_hex(4)}"
        fresh, old = out.with_name(f"{beside}.ny"), out.with_name(f"{beside}.gammal")
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir()
        try:
            site = Publication(fresh, out)
            yield site
            site.write(MARK, b"")
            _swap(fresh, out, old)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def _check(out: Path) -> None:
    if out.is_dir() and ((out / MARK).exists() or not any(out.iterdir())):
        return
    if os.path.lexists(out):
        message = t(
            "{path} är ingen webbplats som medlofte har skrivit. Inget är ändrat. Ange en ny "
            "mapp, eller flytta den som är där.",
            path=out,
        )
        raise RefusedError(message)


def _swap(fresh: Path, out: Path, old: Path) -> None:
    with suppress(FileNotFoundError):  # there was no site before
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        with suppress(FileNotFoundError):
            old.rename(out)
        raise


def _same(one: Path, other: Path) -> bool:
    """Whether both have the same content; read whole only where the sizes agree."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
    except OSError:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(1 << 20):
            if piece != second.read(1 << 20):
                return False
    return True
