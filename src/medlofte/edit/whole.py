"""Knows how files are written together: all of them or none, and so that it can be taken back."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from medlofte.disk import intents, writing
from medlofte.disk.intents import Reversal
from medlofte.disk.journal import Noted, Texts
from medlofte.edit import taking_back
from medlofte.language import t
from medlofte.stop import FailedError, RefusedError


def compare(root: Path, changes: Mapping[str, Texts]) -> None:
    """Refuse what is not, by now, as it was when the changes were worded.

    What is there already must not be noted as ours: others may have written the same.
    """
    for path, (before, _) in changes.items():
        if before is None and os.path.lexists(root / path):
            raise RefusedError(t("{path} finns redan. Inget är skrivet.", path=path))
        if before is not None and content(root, path) != before:
            message = t("{path} har ändrats under tiden. Inget är skrivet.", path=path)
            raise RefusedError(message)


def content(root: Path, path: str) -> bytes | None:
    """What a file of the tree holds; None where there is none that can be read."""
    with suppress(OSError):
        return (root / path).read_bytes()
    return None


def write(root: Path, changes: Mapping[str, Texts], noted: Noted | None) -> None:
    """Write all of the changes or none, also where the program is killed; the lock must be held.

    Where nothing could be noted, only new files, or a single one, can be written whole.
    """
    new = {
        path: after
        for path, (before, after) in changes.items()
        if before is None and after is not None
    }
    if noted is None and len(changes) > 1 and len(new) < len(changes):
        raise FailedError(t("Inget är skrivet, för flera filer skulle ändras på en gång."))
    with wholly(root, noted):
        writing.create(root, new)
        for path, (before, after) in changes.items():
            if before is not None and after is not None:
                writing.replace(root, path, before, after)
            elif before is not None:
                writing.remove(root, path)


@contextmanager
def wholly(root: Path, noted: Noted | None) -> Iterator[None]:
    """Put back, where it fails or is killed within, what was noted and has been done by then."""
    if noted is None or len(noted.files) == 1:  # which is done at one stroke
        yield
        return
    intents.begin(root, Reversal(noted, undo=False))
    try:
        yield
    except BaseException:  # Ctrl-C as well
        with suppress(FailedError):  # else the next command puts back what is left
            taking_back.put_back(root, noted)
            intents.finished(root)
        raise
    intents.finished(root)
