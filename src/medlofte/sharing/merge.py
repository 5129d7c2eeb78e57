"""Knows how two versions of a tree become one: by file, and in a file by place.

All of it is worked out among git's objects; nothing on the disk changes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from medlofte.language import t
from medlofte.sharing.private_git import PrivateGit
from medlofte.stop import RefusedError

Choice = Literal["ours", "theirs"]
_PLAIN = ("100644", "100755")


class SideFile(NamedTuple):
    """A file as one side has it: its mode, the id of what it holds, and that."""

    mode: str
    id: str
    data: bytes


class Conflict(NamedTuple):
    """A file that both have written in: as it was, as it is here, as others have it."""

    path: str
    base: SideFile | None
    ours: SideFile | None
    theirs: SideFile | None
    who: str  # the last to write in it there, by git's own record
    day: str  # and when, as 2026-11-27

    def of(self, choice: Choice) -> SideFile | None:
        return self.ours if choice == "ours" else self.theirs


# What decides: whether a text can stand, and which of two is to.
MayStand = Callable[[str, bytes, bytes, bytes], bool]
Decide = Callable[[Conflict], Choice]


class Deciding(NamedTuple):
    """Whoever knows what a file may say, and whom to ask."""

    may_stand: MayStand
    decide: Decide


def commit(git: PrivateGit, tree: str, parents: Sequence[str], message: str) -> str:
    """Record a tree among git's objects; no branch leads to it yet."""
    own = ("-c", "user.useConfigOnly=true", "-c", "i18n.commitEncoding=UTF-8")
    of = (word for parent in parents for word in ("-p", parent))
    return git.line(*own, "commit-tree", "--no-gpg-sign", tree, *of, data=message.encode())


def merged(git: PrivateGit, ours: str, theirs: str, deciding: Deciding) -> str:
    """The tree that both versions make; refused where they have no beginning in common."""
    base = git.base(ours, theirs)
    if not base:
        raise RefusedError(
            t(
                "Det som finns här och det som finns i {remote} har ingen gemensam början, så det "
                "går inte att förena. Är hämtningen avkortad: git fetch --unshallow. Annars: hämta "
                "en ny kopia med git clone. Inget är delat.",
                remote=git.repository.remote.name,
            )
        )
    index = git.folder / "merge"
    index.unlink(missing_ok=True)
    git.text("read-tree", "-i", "-m", "--aggressive", base, ours, theirs, index=index)
    settled = [(one.path, _settled(git, one, deciding)) for one in _conflicts(git, index, theirs)]
    info = "".join(
        f"0 {'0' * len(base)}\t{path}\0"
        + (f"{version.mode} {version.id}\t{path}\0" if version else "")
        for path, version in settled
    )
    data = info.encode(errors="surrogateescape")
    git.text("update-index", "-z", "--index-info", index=index, data=data)
    return git.line("write-tree", index=index)


def _conflicts(git: PrivateGit, index: Path, theirs: str) -> list[Conflict]:
    stages: dict[str, dict[str, SideFile]] = {}
    for line in git.names("ls-files", "-u", "-z", index=index):
        about, path = line.split("\t", 1)
        mode, id_, stage = about.split(" ")
        data = git.blobs([id_])[id_] if mode in _PLAIN else b""
        stages.setdefault(path, {})[stage] = SideFile(mode, id_, data)
    found = []
    for path, of in stages.items():
        log = git.text("log", "-1", "--format=%an%x00%cs", theirs, "--", path).strip()
        who, _, day = log.partition("\0")
        found.append(Conflict(path, of.get("1"), of.get("2"), of.get("3"), who, day))
    return found


def _settled(git: PrivateGit, one: Conflict, deciding: Deciding) -> SideFile | None:
    """What becomes of a file: both, where the texts go together; else what is decided."""
    ours, theirs = one.ours, one.theirs
    if not (ours and theirs and {ours.mode, theirs.mode} <= {*_PLAIN}):
        return one.of(deciding.decide(one))
    both = _joined(git, one)
    if both is not None and deciding.may_stand(one.path, ours.data, theirs.data, both):
        return _stored(git, ours.mode, both)
    choice = deciding.decide(one)
    chosen = ours if choice == "ours" else theirs
    # Only where they differ: what the other wrote elsewhere in the file stays.
    both = _joined(git, one, f"--{choice}")
    if both is not None and deciding.may_stand(one.path, ours.data, theirs.data, both):
        return _stored(git, chosen.mode, both)
    return chosen


def _joined(git: PrivateGit, one: Conflict, *favour: str) -> bytes | None:
    """Both texts in one; None where they are at odds."""
    paths = [git.folder / name for name in ("ours", "base", "theirs")]
    for path, version in zip(paths, (one.ours, one.base, one.theirs), strict=True):
        path.write_bytes(version.data if version else b"")
    answer = git.run("merge-file", "-p", "-q", *favour, *map(str, paths))
    return None if answer.code else answer.out


def _stored(git: PrivateGit, mode: str, data: bytes) -> SideFile:
    return SideFile(mode, git.line("hash-object", "-w", "--stdin", data=data), data)
