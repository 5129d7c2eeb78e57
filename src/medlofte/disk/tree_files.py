"""Knows the disk: finds the data tree, lists its files and reads them."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from medlofte.disk import file_names
from medlofte.finding import Finding, Place, error
from medlofte.language import t
from medlofte.stop import WrongCallError

PROMISES, ACTIVITIES, SETTINGS = "promises", "activities", "medlofte.yaml"
REPOSITORY_DATA = "data"  # what a tree is called that lies in a folder with other things
OWN = ".medlofte"  # the lock, and nothing that is read
ENDING = ".yaml"
_IGNORED = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
_YEAR = re.compile(r"\d{4}", re.ASCII)
MAX_BYTES = 1024 * 1024
_BATCH = 64  # files open at once while the system fetches them
_PIECE = 16384  # nearly every file whole, at one call
_CLOSED = -1  # in place of a descriptor
# Without O_NONBLOCK a pipe under a file's name would be waited for.
READ = os.O_RDONLY | sum(getattr(os, f"O_{flag}", 0) for flag in ("BINARY", "CLOEXEC", "NONBLOCK"))


class Listing(NamedTuple):
    """Paths from the data root, in order, and what did not belong there."""

    paths: list[str]
    findings: list[Finding]


def find_root(given: str | None, start: Path) -> Path:
    """Return the data tree: the one given, else the nearest upward from `start`."""
    if given is not None:
        root = Path(os.path.abspath(given))  # noqa: PTH100  also takes away `..`
        if not given or not root.is_dir():
            raise WrongCallError(t("Mappen {path} finns inte.", path=given))
        return _tree_in(root) or root
    start = start.absolute()
    for folder in (start, *start.parents):
        root_here = _tree_in(folder)
        if root_here:
            return root_here
    raise WrongCallError(
        t(
            "Här finns inga medborgarlöften: varken {path} eller någon mapp ovanför innehåller "
            "promises/ eller data/promises/. Byt mapp, ange mappen med --data, eller börja med: "
            "medlofte init",
            path=start,
        )
    )


def _tree_in(folder: Path) -> Path | None:
    for root in (folder, folder / REPOSITORY_DATA):
        if (root / PROMISES).is_dir():
            return root
    return None


def promise_files(root: Path) -> Listing:
    """List the promise files, one a municipality; its name without ending is the slug."""
    listing = Listing([], [])
    _list(root, _entries(root, PROMISES, listing), listing)
    return listing


def activity_folders(root: Path, slugs: Collection[str]) -> Listing:
    """List the municipalities that have a folder of activities; `slugs` have promises."""
    listing = Listing([], [])
    entries = _entries(root, ACTIVITIES, listing)
    judged = file_names.judge([*entries], [f"{ACTIVITIES}/{one}" for one in slugs])
    listing.findings.extend(judged.findings)
    for path, entry in entries.items():
        if path in judged.copies | judged.doubles:
            continue
        if _is_so(entry.is_dir):
            listing.paths.append(entry.name)
        else:
            listing.findings.append(_stray(path, entry))
    return listing


def activity_files(root: Path, slug: str) -> Listing:
    """List one municipality's activity files, year by year."""
    listing = Listing([], [])
    if _leaves(root, f"{ACTIVITIES}/{slug}", listing):
        return listing
    folders = _entries(root, f"{ACTIVITIES}/{slug}", listing)
    judged = file_names.judge([*folders])
    listing.findings.extend(judged.findings)
    found: dict[str, os.DirEntry[str]] = {}
    told = {one.place.path for one in judged.findings if one.rule == "copy"}
    for path, folder in folders.items():
        if path in told:
            continue
        if not (_is_so(folder.is_dir) and _YEAR.fullmatch(folder.name)):
            listing.findings.append(_stray(path, folder))
        elif not (folder.is_symlink() and _leaves(root, path, listing)):
            found |= _entries(root, path, listing)
    _list(root, found, listing)
    return listing


def size(root: Path, slug: str) -> int:
    """How many names stand in a municipality's folders of activities: about as many files.

    What a link leads to is not counted, since a walk never leaves the tree.
    """
    if leads_out(root, f"{ACTIVITIES}/{slug}"):
        return 0
    try:
        with os.scandir(root / ACTIVITIES / slug) as years:
            return sum(len(os.listdir(y.path)) for y in years if y.is_dir(follow_symlinks=False))  # noqa: PTH208  the names alone
    except OSError:  # told of where they are listed
        return 0


def _list(root: Path, found: dict[str, os.DirEntry[str]], listing: Listing) -> None:
    """List what is data, and tell of what is not, and of names that are not as they should be."""
    judged = file_names.judge([*found])
    listing.findings.extend(judged.findings)
    for path, entry in found.items():
        if path not in judged.copies and _is_data_file(root, path, entry, listing):
            listing.paths.append(path)


def _entries(root: Path, path: str, listing: Listing) -> dict[str, os.DirEntry[str]]:
    """What a folder holds, by path and in order; why it cannot be read is told of."""
    if path in (PROMISES, ACTIVITIES) and _leaves(root, path, listing):
        return {}
    try:
        with os.scandir(root / path) as found:
            entries = [entry for entry in found if not is_ignored(entry.name)]
    except FileNotFoundError:
        return {}
    except OSError as failed:
        # Windows need not tell a file by the kind of error.
        if not isinstance(failed, NotADirectoryError) and not (root / path).is_file():
            listing.findings.append(unreadable(path, failed))
        elif path in (PROMISES, ACTIVITIES):  # below them it is complained of as a stray
            message = t("{path} ska vara en mapp, inte en fil. Byt namn på filen.", path=path)
            listing.findings.append(error(Place(path), "stray-file", message))
        return {}
    return {f"{path}/{one.name}": one for one in sorted(entries, key=lambda one: one.name)}


def is_ignored(name: str) -> bool:
    """Whether a name is one that systems and editors use for files of their own."""
    hidden = name.startswith(".") and not file_names.is_hidden_data(name)
    return hidden or name.lower() in _IGNORED


def _is_so(question: Callable[[], bool]) -> bool:
    """The answer to `is_dir` or `is_file`; no for a link that goes round in a circle."""
    try:
        return question()
    except OSError:
        return False


def _is_data_file(root: Path, path: str, entry: os.DirEntry[str], listing: Listing) -> bool:
    named = entry.name.endswith(ENDING) and not entry.name.startswith((".", "~$"))
    if named and _is_so(entry.is_file):
        return not (entry.is_symlink() and _leaves(root, path, listing))
    if entry.is_symlink() and not os.path.exists(entry.path):  # noqa: PTH110  a string already
        message = t("Länken leder till en fil som inte finns. Ta bort länken.")
        listing.findings.append(error(Place(path), "unreadable-file", message))
    else:
        listing.findings.append(_stray(path, entry))
    return False


def real(path: Path) -> Path:
    """Where a path leads through links; one that goes round in a circle is no error here."""
    return Path(os.path.realpath(path))


def leads_out(root: Path, path: str) -> bool:
    """Whether a link on the way to a path of the tree leads somewhere else."""
    return not real(root / path).is_relative_to(real(root))


def outside(root: Path, path: str) -> list[Finding]:
    """Complain of a path of the tree that a link leads out of it: it is not read."""
    if not leads_out(root, path):
        return []
    message = t(
        "Länken leder ut ur datamappen, så det den pekar på läses inte. "
        "Lägg själva filen eller mappen här i stället."
    )
    return [error(Place(path), "link-outside", message)]


def _leaves(root: Path, path: str, listing: Listing) -> bool:
    found = outside(root, path)
    listing.findings.extend(found)
    return bool(found)


def holds_data(root: Path, path: str) -> bool:
    """Whether there are files like ours in a folder that is not read; no link is followed."""
    full = root / path
    walked = () if full.is_symlink() else os.walk(full)
    return any(name.endswith(ENDING) for _, _, names in walked for name in names)


def _stray(path: str, entry: os.DirEntry[str]) -> Finding:
    name = entry.name.lower()
    like_data = name.endswith((ENDING, ".yml", ".yaml.txt")) and not entry.name.endswith(ENDING)
    if name.startswith(".") and name.endswith(".icloud"):
        message = t("Filen finns i iCloud men är inte hämtad hit, så den läses inte. Hämta den.")
    elif name.startswith("."):
        message = t("Namnet börjar med en punkt, så filen läses inte. Ta bort punkten.")
    elif like_data and not _is_so(entry.is_dir):
        message = t("Filen har fel ändelse och läses inte. Byt namn så att den slutar på .yaml.")
    else:
        message = t(
            "Detta hör inte hemma här och läses inte. Här ska ligga: {form}. "
            "Flytta det, eller ta bort det.",
            form=f"{PROMISES}/<kommun>.yaml"
            if path.startswith(PROMISES)
            else f"{ACTIVITIES}/<kommun>/<år>/<datum>-<ord>.yaml",
        )
    return error(Place(path), "stray-file", message)


def unreadable(path: str, failed: OSError) -> Finding:
    """Tell that a path cannot be read."""
    message = t(
        "Går inte att läsa ({reason}). Kontrollera behörigheten.", reason=failed.strerror or failed
    )
    return error(Place(path), "unreadable-file", message)


def read(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Finding]]:
    """Read files; one that cannot be read yields a finding and stops no other.

    A batch is opened and announced to the system first, so that cold pages come in together.
    """
    batch: list[str] = []
    for path in paths:
        batch.append(path)
        if len(batch) == _BATCH:
            yield from _read_batch(f"{root}/", batch)
            batch = []
    yield from _read_batch(f"{root}/", batch)


def _read_batch(prefix: str, paths: list[str]) -> Iterator[tuple[str, bytes | Finding]]:
    opened: list[int | Finding] = []
    for path in paths:
        try:
            descriptor = os.open(prefix + path, READ)
        except OSError as failed:
            opened.append(unreadable(path, failed))
            continue
        opened.append(descriptor)
        if hasattr(os, "posix_fadvise"):
            with suppress(OSError):  # a pipe cannot be fetched ahead
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
    try:
        for index, path in enumerate(paths):
            found = opened[index]
            if isinstance(found, int):
                opened[index] = _CLOSED
                yield path, _read_all(path, found)
            else:
                yield path, found
    finally:
        for found in opened:
            if isinstance(found, int) and found != _CLOSED:
                os.close(found)


def _read_all(path: str, descriptor: int) -> bytes | Finding:
    try:
        text = os.read(descriptor, _PIECE)
        if len(text) < _PIECE:
            return text
        parts = [text]
        while parts[-1] and sum(map(len, parts)) <= MAX_BYTES:
            parts.append(os.read(descriptor, MAX_BYTES))
        return b"".join(parts)
    except OSError as failed:
        return unreadable(path, failed)
    finally:
        os.close(descriptor)
