"""Knows how what others wrote comes to the disk: each file whole, the branch last.

Killed at any moment it leaves files that are as others have them, which are no change of ours
(snapshot.take), or a finished merge.
"""

import os
import shutil
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path, PurePosixPath

from medlofte.disk import tree_files, writing
from medlofte.language import t
from medlofte.sharing.private_git import PrivateGit, raw
from medlofte.sharing.snapshot import ChangedFile, Snapshot, changes
from medlofte.stop import RefusedError

_LINK, _MODULE = "120000", "160000"
_NOTE = "medlofte share"  # in git's own record of what the branch was


def place(git: PrivateGit, here: Snapshot, commit: str) -> list[ChangedFile]:
    """Make a commit what is checked out; the lock of the tree must be held.

    Returns what changed on the disk. Refused, before anything is changed, where somebody else has
    changed one of those files and not recorded it.
    """
    coming = [
        one for one in changes(git, here.tree, commit) if _MODULE not in {one.mode, one.old_mode}
    ]
    _refuse_in_the_way(git, coming)
    _put(git, commit, coming)
    _record(git, here, commit)
    return coming


def _refuse_in_the_way(git: PrivateGit, coming: Sequence[ChangedFile]) -> None:
    going = {one.path for one in coming if one.removed}
    wrong = [one.path for one in coming if not _is_free(git, one, going)]
    if wrong:
        message = t(
            "{names} är ändrad här men inte sparad i git, och andra har delat en ändring i samma "
            "fil. Spara eller flytta din ändring först (git stash). Inget är delat.",
            names=", ".join(wrong[:5]),
        )
        raise RefusedError(message)


def _is_free(git: PrivateGit, one: ChangedFile, going: AbstractSet[str]) -> bool:
    """Whether the disk has the file as it was recorded here, or as it will be.

    A folder may become a file, and a file a folder: what is in the way is among those that go.
    """
    top = git.repository.top
    full = top / one.path
    makes_room = not going.isdisjoint(map(str, PurePosixPath(one.path).parents))
    if makes_room or not _is_inside(top, full.parent):
        return makes_room
    if not os.path.lexists(full):
        return one.added or one.removed
    if full.is_symlink():
        data = os.fsencode(full.readlink())
        id_ = git.line("hash-object", "--stdin", data=data)
        return (_LINK, id_) in {(one.old_mode, one.old), (one.mode, one.id)}
    if full.is_file():
        id_ = git.line("hash-object", f"--path={one.path}", "--stdin", data=full.read_bytes())
        return id_ in {one.old, one.id}
    there = (path for path in full.rglob("*") if path.is_symlink() or not path.is_dir())
    return full.is_dir() and all(path.relative_to(top).as_posix() in going for path in there)


def _is_inside(top: Path, folder: Path) -> bool:
    """Whether no link leads to a folder, and no file is in its way."""
    there = next(one for one in (folder, *folder.parents) if os.path.lexists(one))
    return tree_files.real(there) == there and there.is_dir() and there.is_relative_to(top)


def _put(git: PrivateGit, commit: str, coming: Sequence[ChangedFile]) -> None:
    """Let git write the files aside, and give each its own name at one stroke."""
    top = git.repository.top
    aside = git.repository.git_folder / "medlofte-share"
    shutil.rmtree(aside, ignore_errors=True)
    index = git.folder / "placing"
    index.unlink(missing_ok=True)
    git.text("read-tree", commit, index=index)
    names = "".join(f"{one.path}\0" for one in coming if not one.removed)
    with writing.failing_to_write(top):
        aside.mkdir()
        try:
            data = names.encode(errors="surrogateescape")
            prefix = f"--prefix={aside}/"
            git.text("checkout-index", "-z", "--stdin", prefix, index=index, data=data)
            for one in sorted(coming, key=lambda one: not one.removed):  # what goes makes room
                full = top / one.path
                if one.removed:
                    full.unlink(missing_ok=True)
                    _remove_empty(top, full.parent)
                else:
                    full.parent.mkdir(parents=True, exist_ok=True)
                    (aside / one.path).replace(full)
                writing.changed.append(full)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    for folder in dict.fromkeys((top / one.path).parent for one in coming):
        if folder.is_dir():
            writing.flush(folder)


def _remove_empty(top: Path, folder: Path) -> None:
    with suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent


def _record(git: PrivateGit, here: Snapshot, commit: str) -> None:
    """Tell the repository: first what of its index is as in the commit, then the branch."""
    before = here.head or git.line("mktree")
    known = {one.path for one in changes(git, before, commit)}
    told = git.names("diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", commit)
    info = "".join(
        f"{mode} {id_}\t{path}\0"
        for mode, id_, _, _, path in raw(told)
        if path in known or git.repository.of_tree(path)
    )
    index = git.repository.git_folder / "index"
    data = info.encode(errors="surrogateescape")
    git.text("update-index", "-z", "--index-info", index=index, data=data)
    git.run("update-index", "-q", "--refresh", index=index)
    old = here.head or "0" * len(commit)
    answer = git.repository.ask("update-ref", "-m", _NOTE, "HEAD", commit, old)
    if answer is None:
        raise RefusedError(
            t("Grenen har ändrats av något annat program under tiden. Kör medlofte share igen.")
        )
