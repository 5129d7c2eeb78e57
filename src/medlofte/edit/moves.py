"""Knows what moves of files and folders make of each file, before they are made."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from medlofte.disk import writing
from medlofte.disk.journal import Texts
from medlofte.edit import whole


@dataclass(frozen=True, slots=True)
class Moves:
    """What is to get another name or place in a tree, in this order; paths are from its root."""

    root: Path
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def add(self, old: str, new: str) -> None:
        self.pairs.append((old, new))

    def exists(self, path: str) -> bool:
        """Whether something will lie there."""
        for old, new in reversed(self.pairs):
            if path in (old, new):
                return path == new
        return os.path.lexists(self.root / path)

    def changes(self) -> dict[str, Texts]:
        """What each file holds before and after; one of two names of a file only disappears."""
        origins: dict[str, str] = {}
        for old, new in self.pairs:
            for path in (*self._files(old), *origins):
                if path == old or path.startswith(f"{old}/"):
                    origin = origins.pop(path, path)
                    origins[f"{new}{path.removeprefix(old)}"] = origin
        texts = {
            path: (
                whole.content(self.root, path),
                whole.content(self.root, origins[path]) if path in origins else None,
            )
            for path in (*origins, *origins.values())
        }
        return {path: (before, after) for path, (before, after) in texts.items() if before != after}

    def make(self) -> None:
        """Move; the lock must be held. Nothing is ever overwritten."""
        for old, new in self.pairs:
            if is_one(self.root, old, new):
                writing.remove(self.root, old)
            else:
                writing.move(self.root, old, new)

    def _files(self, path: str) -> Iterator[str]:
        """The files that lie at a path, or in a folder there."""
        if not (self.root / path).is_dir():
            yield path
        for folder, _, names in os.walk(self.root / path):
            yield from (Path(folder, name).relative_to(self.root).as_posix() for name in names)


def is_one(root: Path, path: str, other: str) -> bool:
    """Whether two names are of one plain file, so that nothing is lost with one of them."""
    there = [one.lstat() for one in (root / path, root / other) if os.path.lexists(one)]
    return len(there) > 1 and stat.S_ISREG(there[0].st_mode) and os.path.samestat(*there)
