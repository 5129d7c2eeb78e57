"""Knows the git repository that a tree lies in: its state, its branch, and whom it is shared with.

Of what the repository itself says only plain values are read, with git asked to run nothing. What
could name a program (hooks, filters, a command for ssh, another transport) is never seen by the
commands that share: those have settings of their own, see private_git.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from medlofte.disk import programs, tree_files
from medlofte.language import t
from medlofte.stop import RefusedError

_BEGUN = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEMES = ("https", "http", "ssh", "git", "file")
_BY_SSH = re.compile(r"(?:[\w.+-]+@)?[\w.-]{2,}:(?!:).+")  # host:path; one letter is a disk
_HEADS = "refs/heads/"


@dataclass(frozen=True)
class Remote:
    """Whom a branch is shared with: the name, the address, the branch there."""

    name: str
    address: str
    branch: str

    @property
    def shown(self) -> str:
        """The address without what may be a password or a key to the account."""
        return shown(self.address)

    @property
    def tracking(self) -> str:
        """The name under which git remembers what was there last."""
        return f"refs/remotes/{self.name}/{self.branch}"


@dataclass(frozen=True)
class Repository:
    """A tree, the repository around it, and the remote of the branch that is checked out."""

    root: Path
    top: Path
    git_folder: Path
    common: Path
    branch: str
    remote: Remote
    settings: dict[str, str]

    def inside(self, path: str) -> str:
        """A path of the tree as the repository has it."""
        return (tree_files.real(self.root).relative_to(self.top) / path).as_posix()

    def of_tree(self, path: str) -> str | None:
        """A path of the repository as the tree has it; None for one that is not ours."""
        prefix = self.inside("")
        inside = path if prefix == "." else path.removeprefix(f"{prefix}/")
        if prefix != "." and inside == path:
            return None
        ours = inside.startswith((f"{tree_files.PROMISES}/", f"{tree_files.ACTIVITIES}/"))
        data = ours and inside.endswith(tree_files.ENDING)
        return inside if data or inside == tree_files.SETTINGS else None

    def ask(self, *command: str) -> str | None:
        """Git's answer about the repository itself; None for no."""
        answer = _ask(self.top, *command)
        return answer.out.decode(errors="surrogateescape") if answer.code == 0 else None


def _ask(top: Path, *command: str) -> programs.GitAnswer:
    return programs.git(top, command, {"GIT_CEILING_DIRECTORIES": str(top.parent)})


def is_in_one(root: Path) -> bool:
    """Whether there seems to be a repository around a tree."""
    return _top(root) is not None


def _top(root: Path) -> Path | None:
    here = tree_files.real(root)
    return next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), None)


def find(root: Path) -> Repository:
    """The repository of a tree; refused where it cannot be shared as it is, and why is said."""
    if programs.found("git") is None:
        raise RefusedError(
            t(
                "Programmet git finns inte på den här datorn, och med det delas filerna. Det som "
                "är sparat ligger kvar här. Be den som sköter datorn att installera git."
            )
        )
    top = _top(root)
    if top is None:
        raise RefusedError(
            t(
                "Mappen {path} delas inte med git än, så det finns ingen att dela med. Be den som "
                "sköter det gemensamma arkivet om adressen, och hämta det med: git clone ADRESS",
                path=root,
            )
        )
    try:
        return _read(root, top)
    except programs.UnaskedError as unasked:
        raise RefusedError(t("Git svarar inte: {reason}.", reason=unasked)) from None


def _read(root: Path, top: Path) -> Repository:
    folders = _ask(top, "rev-parse", "--absolute-git-dir", "--git-common-dir")
    if folders.code:
        raise RefusedError(t("Git svarar inte: {reason}.", reason=reason(folders.complaint)))
    own, common = (top / one for one in os.fsdecode(folders.out).splitlines())
    _refuse_hooks(top)
    begun = next((word for name, word in _BEGUN.items() if os.path.lexists(own / name)), None)
    if begun or _ask(top, "ls-files", "-u").out:
        raise RefusedError(
            t(
                "En {what} är påbörjad med git och inte avslutad. Slutför eller avbryt den först: "
                "git status säger hur.",
                what=begun or "merge",
            )
        )
    head = _ask(top, "symbolic-ref", "-q", "HEAD").out.decode(errors="surrogateescape").strip()
    if not head.startswith(_HEADS):
        raise RefusedError(t("Ingen gren är vald (detached HEAD). Välj den först: git switch main"))
    branch = head.removeprefix(_HEADS)
    settings = _settings(top, common / "config")
    return Repository(root, top, own, common, branch, _remote(top, branch, settings), settings)


def _refuse_hooks(top: Path) -> None:
    """Refuse where the repository's settings name hooks: there is no word that switches off all."""
    command = ("config", "--local", "--includes", "-z", "--name-only", "--get-regexp", r"^hook\.")
    if _ask(top, *command).out:
        raise RefusedError(
            t(
                "Mappens egna git-inställningar nämner program som git ska köra (hook.…). medlofte "
                "kör inget som följer med en mapp. Flytta dem till dina egna: git config --global"
            )
        )


def _settings(top: Path, path: Path) -> dict[str, str]:
    """The plain values of the repository's own settings; what it includes is not followed."""
    command = ("config", "--file", str(path), "--no-includes", "-z", "--list")
    text = _ask(top, *command).out.decode(errors="surrogateescape")
    pairs = (one.partition("\n") for one in text.split("\0"))
    found: dict[str, str] = {}
    for name, _, value in pairs:
        several = name.endswith(".url") and name in found  # git would send to all of them
        found[name] = f"{found[name]}\n{value}" if several else value
    return found


def _remote(top: Path, branch: str, settings: dict[str, str]) -> Remote:
    names = [one[len("remote.") : -len(".url")] for one in settings if _is_address(one)]
    chosen = settings.get(f"branch.{branch}.remote", "origin")
    if chosen not in names:
        if len(names) != 1:
            raise RefusedError(
                t(
                    "Git vet inte vart grenen {branch} ska skickas. Ange det en gång: "
                    "git remote add origin ADRESS",
                    branch=branch,
                )
            )
        chosen = names[0]
    merges = settings.get(f"branch.{branch}.merge", f"{_HEADS}{branch}")
    there = merges.removeprefix(_HEADS)
    address = settings.get(f"remote.{chosen}.pushurl", settings[f"remote.{chosen}.url"])
    _refuse_address(top, chosen, address, settings[f"remote.{chosen}.url"])
    return Remote(chosen, address, there)


def _is_address(name: str) -> bool:
    return name.startswith("remote.") and name.endswith(".url")


def _refuse_address(top: Path, name: str, *addresses: str) -> None:
    """Refuse what would run a program, or is a repository that came with the folder itself."""
    first = addresses[0]
    message = t(
        "Adressen till {name} ({address}) kan inte användas.", name=name, address=shown(first)
    )
    if len({*addresses}) > 1 or _CONTROL.search(first) or first.startswith("-"):
        raise RefusedError(f"{message} {t('Den ska vara en enda. Se: git remote -v')}")
    folder = first.removeprefix("file://")
    if Path(folder).is_absolute():
        if tree_files.real(Path(folder)).is_relative_to(top):  # it came with the tree
            raise RefusedError(f"{message} {t('Den leder till mappen själv.')}")
        return
    scheme, colons, _ = first.partition("://")
    right = scheme in _SCHEMES[:-1] if colons else _BY_SSH.fullmatch(first)
    if not right:
        advice = t("Den ska börja med https://, ssh:// eller vara en hel sökväg.")
        raise RefusedError(f"{message} {advice}")


def shown(address: str) -> str:
    """An address without user, password and question where those can be a secret."""
    if "://" not in address:
        return address
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return t("(går inte att läsa)")
    user = f"{parts.username}@" if parts.scheme == "ssh" and parts.username else ""
    return f"{parts.scheme}://{user}{host}{port}{parts.path}"


def reason(complaint: str) -> str:
    """The line of git's complaint that says what was wrong."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    grave = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    chosen = (grave or lines or [t("okänt fel")])[0]
    return chosen.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
