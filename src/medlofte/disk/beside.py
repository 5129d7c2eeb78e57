"""Knows what lies beside the files that are read, and may be taken for them."""

import os
from pathlib import Path

from medlofte.disk import file_names, tree_files
from medlofte.finding import Finding, Place, error
from medlofte.language import t


def copies_of(root: Path, slug: str) -> list[Finding]:
    """Tell of what stands beside a municipality's promise file and folder and may be a copy."""
    own = f"{tree_files.PROMISES}/{slug}{tree_files.ENDING}"
    promises = _near(root, tree_files.PROMISES, slug)
    if own not in promises:
        return []
    activities = _near(root, tree_files.ACTIVITIES, slug)
    if promises == [own] and activities in ([], [f"{tree_files.ACTIVITIES}/{slug}"]):
        return []
    folders = file_names.judge(activities, [f"{tree_files.ACTIVITIES}/{slug}"])
    own_files = file_names.judge(promises)
    left = own_files.copies | folders.copies | folders.doubles
    return [one for one in own_files.findings + folders.findings if one.place.path in left]


def copies_of_folders(root: Path) -> list[Finding]:
    """Tell of what stands beside the two folders of data and may be a copy of one."""
    wanted = (tree_files.PROMISES, tree_files.ACTIVITIES)
    near = [one for one in names_in(root, ".") if any(part in one.lower() for part in wanted)]
    judged = file_names.judge([one for one in near if (root / one).is_dir()], wanted)
    left = judged.copies | judged.doubles
    return [one for one in judged.findings if one.place.path in left]


def _near(root: Path, folder: str, slug: str) -> list[str]:
    """The paths in a folder with a slug in their names."""
    names = (one for one in names_in(root, folder) if slug in one.lower())
    return [f"{folder}/{one}" for one in names if not tree_files.is_ignored(one)]


def names_in(root: Path, folder: str) -> list[str]:
    """All names in a folder of the tree, fast; none where it is not read or cannot be."""
    if tree_files.leads_out(root, folder):
        return []
    try:
        return os.listdir(root / folder)  # noqa: PTH208  the names alone
    except OSError:  # told of where the folder itself is listed, or with the settings
        return []


def settings_file(root: Path) -> tree_files.Listing:
    """List the settings, under exactly their name; a file that was meant to be them is told of."""
    try:
        names = sorted(os.listdir(root))  # noqa: PTH208  likewise
    except OSError as failed:
        return tree_files.Listing([], [tree_files.unreadable(".", failed)])
    message = t(
        "Filen läses inte, så inställningarna i den gäller inte. Inställningarna ska stå i {name}, "
        "och bara där.",
        name=tree_files.SETTINGS,
    )
    like = [name for name in names if file_names.resembles(name, tree_files.SETTINGS)]
    above = root.parent / tree_files.SETTINGS
    if (
        root.name == tree_files.REPOSITORY_DATA
        and above.exists()
        and not (root.parent / tree_files.PROMISES).exists()
    ):
        like.append(f"../{tree_files.SETTINGS}")  # at the top of the repository whose data this is
    findings = [error(Place(name), "stray-file", message) for name in like]
    outside = tree_files.outside(root, tree_files.SETTINGS)
    own = [tree_files.SETTINGS] if tree_files.SETTINGS in names and not outside else []
    return tree_files.Listing(own, [*findings, *outside])
