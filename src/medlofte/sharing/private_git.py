"""Knows how git is run with settings of our own, on the objects of somebody's repository.

The commands that share see a git folder that is made for them, in the state folder of the person:
it has the repository's objects, but neither its settings nor its hooks, so that a tree that comes
from others cannot name a program that is run. The person's own settings (~/.gitconfig) hold.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from medlofte.disk import programs, state
from medlofte.language import t
from medlofte.sharing.repository import Repository, reason
from medlofte.stop import FailedError, RefusedError

THERE = "share"  # what the remote is called in settings of our own
_PATIENCE = 60  # seconds that another share is waited for
_LOCAL, _NETWORK = 300, 120  # seconds for git's answer
_MOST = 1024 * 1024  # bytes of a file of patterns
# The repository's own settings that say how texts lie on this disk, and what they may be.
_KEPT = {
    "core.autocrlf": ("true", "false", "input"),
    "core.eol": ("lf", "crlf", "native"),
    "core.filemode": ("true", "false"),
    "core.ignorecase": ("true", "false"),
    "core.precomposeunicode": ("true", "false"),
    "core.symlinks": ("true", "false"),
    "extensions.objectformat": ("sha1", "sha256"),
}
_NAMES = ("user.name", "user.email", "author.name", "author.email")


@dataclass(frozen=True)
class PrivateGit:
    """Git on the objects of a repository, with a folder of its own for all else."""

    repository: Repository
    folder: Path
    secrets: tuple[str, ...] = field(default=())
    _lasting: dict[tuple[str, ...], programs.GitAnswer] = field(default_factory=dict)

    def run(
        self, *command: str, index: Path | None = None, data: bytes = b""
    ) -> programs.GitAnswer:
        """Run git; its index is the repository's own, to be read, where no other is named."""
        common = self.repository.common
        environment = {
            "GIT_DIR": str(self.folder),
            "GIT_WORK_TREE": str(self.repository.top),
            "GIT_OBJECT_DIRECTORY": str(common / "objects"),
            "GIT_INDEX_FILE": str(index or self.repository.git_folder / "index"),
        }
        return programs.git(self.repository.top, command, environment, data, seconds=_LOCAL)

    def lasting(self, *command: str) -> programs.GitAnswer:
        """The same, asked once: about commits and texts by their ids, which never change."""
        if command not in self._lasting:
            self._lasting[command] = self.run(*command)
        return self._lasting[command]

    def base(self, one: str, other: str) -> str:
        """The commit that two began at; empty where they have none in common."""
        return self.lasting("merge-base", one, other).out.decode().strip()

    def blobs(self, ids: Iterable[str]) -> dict[str, bytes]:
        """What versions of files hold, all of them in one answer."""
        asked = [*dict.fromkeys(ids)]
        data = "".join(f"{one}\n" for one in asked).encode()
        answer = BytesIO(self.run("cat-file", "--batch", data=data).out)
        found = {}
        for one in asked:
            found[one] = answer.read(int(answer.readline().split()[-1]))
            answer.readline()
        return found

    def text(self, *command: str, index: Path | None = None, data: bytes = b"") -> str:
        """What git writes; raises FailedError where it cannot do what was asked."""
        answer = self.run(*command, index=index, data=data)
        if answer.code:
            message = t("Git kunde inte fortsätta: {reason}.", reason=reason(answer.complaint))
            raise FailedError(message)
        return answer.out.decode(errors="surrogateescape")

    def line(self, *command: str, index: Path | None = None, data: bytes = b"") -> str:
        return self.text(*command, index=index, data=data).strip()

    def names(self, *command: str, index: Path | None = None, data: bytes = b"") -> list[str]:
        """What git lists with -z."""
        return self.text(*command, index=index, data=data).split("\0")[:-1]

    def network(self, *command: str) -> programs.GitAnswer:
        """Run git where it talks to the remote; what is secret in the address is taken away."""
        environment = {
            "GIT_DIR": str(self.folder),
            "GIT_OBJECT_DIRECTORY": str(self.repository.common / "objects"),
            "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
        }
        told = ("GIT_SSH", "GIT_SSH_COMMAND")
        chosen = self.lasting("config", "core.sshCommand")
        if chosen.code and not any(map(os.environ.get, told)):
            environment["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes"
        answer = programs.git(self.folder, command, environment, seconds=_NETWORK)
        complaint = answer.complaint
        for secret in self.secrets:
            complaint = complaint.replace(secret, "…")
        return answer._replace(complaint=complaint)

    def head(self) -> str | None:
        """The commit that is checked out; None where there is none yet."""
        answer = self.repository.ask("rev-parse", "-q", "--verify", "HEAD^{commit}")
        return answer.strip() if answer else None

    def known(self) -> str | None:
        """The commit that was last seen at the remote."""
        name = f"{self.repository.remote.tracking}^{{commit}}"
        answer = self.repository.ask("rev-parse", "-q", "--verify", name)
        return answer.strip() if answer else None

    def author(self) -> str:
        """Who is written as the author, by git's own settings; refused where nobody is."""
        asked = self.run("-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
        if asked.code:
            raise RefusedError(
                t(
                    "Git vet inte vem du är, och det står vid det som delas. Ange det en gång, med "
                    "ditt namn och din adress i tjänsten:\n"
                    '  git config --global user.name "Förnamn Efternamn"\n'
                    "  git config --global user.email namn@kommun.se"
                )
            )
        return asked.out.decode(errors="replace").rpartition(">")[0] + ">"


@contextmanager
def private_git(repository: Repository) -> Iterator[PrivateGit]:
    """Make the folder, for one share of the tree at a time; what a dead one left goes first."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  hardly ever needed

    with state.writable(repository.root) as own:
        lock = FileLock(own / "share.lock", timeout=_PATIENCE, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        message = t("En annan medlofte share pågår. Försök igen om en stund.")
        raise FailedError(message) from None
    folder = own / "share"
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        git = PrivateGit(repository, folder, _secrets(repository.remote.address))
        _prepare(git)
        yield git
    except programs.UnaskedError as unasked:
        raise FailedError(t("Git svarar inte: {reason}.", reason=unasked)) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def _secrets(address: str) -> tuple[str, ...]:
    """What of an address is not to be shown, the longest first."""
    _, colons, rest = address.partition("://")
    if not colons:
        return ()
    user, at, _ = rest.partition("@")
    _, asked, key = rest.partition("?")
    return (address, *((f"{user}@",) if at else ()), *((f"?{key}",) if asked else ()))


def _prepare(git: PrivateGit) -> None:
    folder, repository = git.folder, git.repository
    for name in ("refs", "info", "objects"):
        (folder / name).mkdir()
    (folder / "HEAD").write_text("ref: refs/heads/here\n", encoding="utf-8")
    settings = repository.settings
    kept = {
        name: settings[name].lower()
        for name, values in _KEPT.items()
        if settings.get(name, "").lower() in values
    }
    kept |= {name: settings[name] for name in _NAMES if settings.get(name)}
    kept |= {f"remote.{THERE}.url": repository.remote.address, "core.bare": "false"}
    kept["core.repositoryformatversion"] = "1" if "extensions.objectformat" in kept else "0"
    text = "".join(f"{_setting(name, value)}\n" for name, value in kept.items())
    (folder / "config").write_bytes(text.encode(errors="surrogateescape"))
    for name in ("info/exclude", "info/attributes", "shallow"):
        _copy(repository.common / name, folder / name)
    for name, commit in (("here", git.head()), ("known", git.known())):
        if commit:
            git.text("update-ref", f"refs/heads/{name}", commit)


def _setting(name: str, value: str) -> str:
    section, _, key = name.rpartition(".")
    kind, dot, what = section.partition(".")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'[{kind} "{what}"] {key} = "{escaped}"' if dot else f'[{kind}] {key} = "{escaped}"'


def _copy(there: Path, here: Path) -> None:
    """Take over a file of patterns or of commits, where it is a plain and small one."""
    with suppress(OSError):
        if there.is_file() and there.stat().st_size <= _MOST:
            shutil.copyfile(there, here)


def raw(text: Sequence[str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Read `--raw -z`: of each path the old mode and id, the new mode and id, and the path.

    Of a merge the old ones are those of its first parent.
    """
    for about, path in zip(text[::2], text[1::2], strict=True):
        parents = len(about) - len(about.lstrip(":"))
        words = about.lstrip(":").split(" ")
        modes, ids = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
        yield modes[0], ids[0], modes[-1], ids[-1], path
