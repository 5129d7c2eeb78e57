"""Knows what is new here: files that are not recorded, and commits that are not sent."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from medlofte.language import t
from medlofte.sharing.private_git import PrivateGit, raw
from medlofte.stop import RefusedError

NOTHING = "000000"  # the mode of a file that is not there
_PLAIN = ("100644", "100755")


class ChangedFile(NamedTuple):
    """A file of the repository before and after: its mode and the id of what it holds."""

    path: str
    old_mode: str
    old: str
    mode: str
    id: str

    @property
    def added(self) -> bool:
        return self.old_mode == NOTHING

    @property
    def removed(self) -> bool:
        return self.mode == NOTHING

    @property
    def is_plain(self) -> bool:
        """Whether it is a file, or none: no link, and no repository within this one."""
        return self.removed or self.mode in _PLAIN


class Snapshot(NamedTuple):
    """The tree as it lies on the disk: what is checked out, what would be recorded, what not."""

    head: str | None
    tree: str
    changes: list[ChangedFile]
    others: list[str]  # changed, but not to be shared


def take(git: PrivateGit, theirs: str | None) -> Snapshot:
    """Look at the disk; what is as others have it already is no change of ours."""
    head = git.head()
    before = f"{head}^{{tree}}" if head else git.line("mktree")
    touched = _touched(git, head)
    ours = [path for path in touched if git.repository.of_tree(path)]
    others = [path for path in touched if path not in ours]
    index = git.folder / "index"
    index.unlink(missing_ok=True)
    tree = _written(git, index, before, ours)
    found = changes(git, before, tree)
    gone = _theirs_already(git, head, theirs, tree, found)
    if gone:
        info = "".join(f"{one.old_mode} {one.old}\t{one.path}\0" for one in gone)
        git.text("update-index", "-z", "--index-info", index=index, data=_bytes(info))
        tree = git.line("write-tree", index=index)
        found = [one for one in found if one not in gone]
    _refuse_links(found)
    return Snapshot(head, tree, found, others)


def _touched(git: PrivateGit, head: str | None) -> list[str]:
    """The files that are not as they were recorded, or were never."""
    looked_at = ("-z", "--modified", "--deleted", "--others", "--exclude-standard")
    found = git.names("ls-files", *looked_at)
    if head:
        found += git.names("diff-index", "--cached", "-z", "--name-only", "--no-renames", head)
    else:
        found += git.names("ls-files", "-z")
    return sorted({*found})


def _written(git: PrivateGit, index: Path, before: str, paths: Sequence[str]) -> str:
    git.text("read-tree", before, index=index)
    if paths:
        data = _bytes("".join(f"{path}\0" for path in paths))
        git.text("update-index", "--add", "--remove", "-z", "--stdin", index=index, data=data)
    return git.line("write-tree", index=index)


def _theirs_already(
    git: PrivateGit, head: str | None, theirs: str | None, tree: str, found: Sequence[ChangedFile]
) -> list[ChangedFile]:
    """What others have written so, where nothing else was recorded here.

    A share that was killed while it put their files in place leaves such ones.
    """
    if not (found and head and theirs):
        return []
    base = git.base(head, theirs)
    if not base:
        return []
    differing = {one.path for one in changes(git, theirs, tree)}
    recorded = {one.path for one in changes(git, base, head)}
    return [one for one in found if one.path not in differing | recorded]


def changes(git: PrivateGit, before: str, after: str) -> list[ChangedFile]:
    """What differs between two trees, in order of the paths."""
    form = ("-r", "-z", "--raw", "--no-abbrev", "--no-renames")
    told = git.lasting("diff-tree", *form, before, after).out.decode(errors="surrogateescape")
    return [ChangedFile(path, *about) for *about, path in raw(told.split("\0")[:-1])]


def _refuse_links(found: Iterable[ChangedFile]) -> None:
    links = [one.path for one in found if not one.is_plain]
    if links:
        message = t(
            "{path} är en länk eller ett annat förråd, och delas inte. Lägg själva filen där, "
            "eller ta bort den. Inget är delat.",
            path=", ".join(links),
        )
        raise RefusedError(message)


class Unsent(NamedTuple):
    """What would be sent: each version of each file in each commit, and what the commits say."""

    versions: list[ChangedFile]
    messages: list[str]


def unsent(git: PrivateGit, last: str, theirs: str | None) -> Unsent:
    """All that the remote does not have yet, of the commits that lead to `last`."""
    known = (f"^{theirs}",) if theirs else ()
    commits = git.text("rev-list", "--reverse", last, *known).split()
    if not commits:
        return Unsent([], [])
    data = "".join(f"{one}\n" for one in commits).encode()
    form = ("-r", "-c", "-z", "--root", "--raw", "--no-abbrev", "--no-renames")
    told = git.names("diff-tree", "--stdin", "--no-commit-id", *form, data=data)
    versions = {ChangedFile(path, *about) for *about, path in raw(told)}
    messages = git.names("log", "-z", "--format=%B", last, *known)
    return Unsent(sorted(versions), messages)


def refuse_others(git: PrivateGit, sent: Unsent, *, empty: bool) -> None:
    """Refuse to send what others may have recorded here: files that are not ours to share."""
    paths = {one.path for one in sent.versions if not git.repository.of_tree(one.path)}
    if not paths:
        return
    remote = git.repository.remote
    names = ", ".join(sorted(paths)[:5]) + (" …" if len(paths) > 5 else "")  # noqa: PLR2004
    if empty:
        message = t(
            "{remote} har ingen gren {branch} än, och här är annat sparat än löften och "
            "aktiviteter ({names}). Skicka den första gången med git: "
            "git push -u {remote} {branch}",
            remote=remote.name,
            branch=remote.branch,
            names=names,
        )
    else:
        message = t(
            "Här finns sparade ändringar i annat än löften och aktiviteter ({names}), och dem "
            "skickar medlofte inte. Skicka dem med git: git push {remote} {branch}",
            remote=remote.name,
            branch=remote.branch,
            names=names,
        )
    raise RefusedError(f"{t('Inget är delat.')} {message}")


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")
