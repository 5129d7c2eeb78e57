"""Knows how a site is shown while one works: it is built anew when a file of the tree changes."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from medlofte.disk import programs, tree_files
from medlofte.disk.site.loopback import Loopback
from medlofte.language import t
from medlofte.render.site.notices import NOT_FOUND
from medlofte.render.terminal import screen
from medlofte.stop import FailedError, RefusedError, WrongCallError
from medlofte.wording.plain_text import wrap

_OFTEN = 0.5  # seconds between two looks at the tree
_SHARE = 20  # of the time at most goes to looking: 1 / 20
_PORTS = range(2**16)

State = dict[str, tuple[int, int, int]]


def checked(port: int | None, *, serve: bool) -> int:
    """The port that was asked for, 0 for any; a wrong call where it is none."""
    if port is not None and not serve:
        raise WrongCallError(t("--port hör till --serve."))
    if port is not None and port not in _PORTS:
        raise WrongCallError(t("--port ska vara ett tal mellan 0 och {last}.", last=_PORTS[-1]))
    return port or 0


def serve(root: Path, out: Path, port: int, build: Callable[[], list[str]], *, show: bool) -> None:
    """Build the site and show it until Ctrl-C; what cannot be built leaves the last one up.

    `build` writes the site and gives the paths of its files.
    """
    with Loopback(tree_files.real(out), NOT_FOUND, port) as shown:
        seen = state(root)
        shown.paths = frozenset(build())
        try:
            _tell(
                t("Webbplatsen visas på {address} tills du trycker Ctrl+C.", address=shown.address)
            )
            if show:
                programs.show(shown.address)
            _keep_up(root, shown, build, seen)
        except KeyboardInterrupt:
            return


def _keep_up(root: Path, shown: Loopback, build: Callable[[], list[str]], seen: State) -> None:
    while True:
        seen = _answer_until_changed(root, shown, seen)
        try:
            shown.paths = frozenset(build())
        except (RefusedError, FailedError, WrongCallError) as stopped:
            _tell(f"{stopped} {t('Den förra webbplatsen visas så länge.')}")
        gc.collect()


def _answer_until_changed(root: Path, shown: Loopback, seen: State) -> State:
    """Answer those who ask until the tree is not as it was; how it is then."""
    while True:
        begun = time.monotonic()
        now = state(root)
        if now != seen:
            return now
        looked = time.monotonic()
        until = looked + max(_OFTEN, _SHARE * (looked - begun))
        while (left := until - time.monotonic()) > 0:
            shown.answer(min(left, _OFTEN))


def state(root: Path) -> State:
    """What of each file of the tree changes when it is written: its time, its size, its number."""
    return dict(_stats(root, {tree_files.PROMISES, tree_files.ACTIVITIES}))


def _stats(
    folder: Path, only: set[str] | None = None
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Look at all files below, but what is hidden; of folders in the first only those named."""
    try:
        entries = [*os.scandir(folder)]
    except OSError:  # removed meanwhile, or not to be read: then the build says so
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                if only is None or entry.name in only:
                    yield from _stats(Path(entry.path))
                continue
            found = entry.stat()
        except OSError:
            continue
        yield entry.path, (found.st_mtime_ns, found.st_size, found.st_ino)


def _tell(sentence: str) -> None:
    out = screen.of(sys.stderr)
    out.print(wrap(sentence, out.width))
