"""Knows where a published site keeps the history of a municipality, and reads it as hostile.

The folder may have been fetched from a server that others write to: nothing in it leads elsewhere,
and nothing is read that is larger than a history can be.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from medlofte.disk import state
from medlofte.disk.site.folder import written
from medlofte.language import t
from medlofte.stop import RefusedError, WrongCallError

_MOST_BYTES = 16_000_000  # a report takes 200 of them
_FOLDER = "historik"
_MOST = 1000  # there are 290 municipalities
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def path(slug: str) -> str:
    """Where the history of a municipality lies in the site."""
    return f"{_FOLDER}/{slug}.json"


def slugs(folder: Path) -> list[str]:
    """The municipalities that a published site keeps a history of; none where it is older.

    It may have been fetched without what is hidden in it, so a history also tells a site. Raises
    WrongCallError where there is no such folder, or no site in it, RefusedError where it is too
    large for one.
    """
    if not folder.is_dir():
        raise WrongCallError(t("Mappen {path} finns inte.", path=folder))
    found: list[str] = []
    for number, name in enumerate(_names(folder / _FOLDER)):
        if number >= _MOST:
            message = t("{path} har för många filer för att vara en webbplats.", path=folder)
            raise RefusedError(message)
        if name.endswith(".json") and _SLUG.fullmatch(name[: -len(".json")]):
            found.append(name[: -len(".json")])
    if not found and not written(folder):
        message = t(
            "Inget är skrivet: {path} är ingen webbplats som medlofte har skrivit. Ange den senast "
            "publicerade efter --since. Den första gången utelämnas --since.",
            path=folder,
        )
        raise WrongCallError(message)
    return sorted(found)


def _names(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (one.name for one in entries)
    except OSError:  # a site that keeps no history
        return


def read(folder: Path, slug: str) -> bytes | None:
    """The history of a municipality; None where there is none. Raises RefusedError."""
    file = folder / path(slug)
    if not os.path.lexists(file):
        return None
    try:
        found = state.read(file, _MOST_BYTES + 1)
    except OSError:
        raise refused(file) from None
    leads = Path(os.path.realpath(file)) != Path(os.path.realpath(folder)) / path(slug)
    if leads or len(found) > _MOST_BYTES:
        raise refused(file)
    return found


def refused(file: Path) -> RefusedError:
    """What is said of a history that is not one."""
    message = t(
        "Inget är skrivet: {path} är ingen historik som medlofte har skrivit. Ange den senast "
        "publicerade webbplatsen med --since, eller utelämna --since.",
        path=file,
    )
    return RefusedError(message)
