"""Knows how another program is started, so that nothing in the tree can choose what it does.

Programs are looked for along the PATH and never in the current folder, which may be the tree's.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from medlofte.language import t
from medlofte.stop import FailedError

_PATIENCE = 30  # seconds for an answer of git
_AT_A_TIME = 100  # paths in one question: Windows takes 32,000 signs
# What the settings of a repository could name a program for, in the questions that are asked here.
_GIT = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.devnull),
    *("-c", "safe.bareRepository=explicit"),
)
_BATCH = (".bat", ".cmd")
_OBEYED = re.compile(r"[&|<>^%!\"\r\n]")  # by the shell that Windows runs those with
# What a person has told git in the environment: their own settings, and how they log in.
_OWN = re.compile(
    r"GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|(?:KEY|VALUE)_[0-9]+)|SSH(?:_COMMAND|_VARIANT)?"
    r"|ASKPASS|(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)|SSL_\w+|HTTP_\w+)"
)
# What is never to happen on the way, whoever asks for it.
_NEVER = (
    *("-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "log.showSignature=false"),
    *("-c", "submodule.recurse=false", "-c", "push.gpgSign=false", "-c", "push.followTags=false"),
    *("-c", "core.protectHFS=true", "-c", "core.protectNTFS=true"),
)
_ENVIRONMENT = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


class UnaskedError(Exception):
    """Git could not be asked; the text says why."""


class GitAnswer(NamedTuple):
    """What git answered: its exit code (0 for yes), what it wrote, and what it complained of."""

    code: int
    out: bytes
    complaint: str


def found(name: str) -> str | None:
    """The path of a program; None where no folder of the PATH has it."""
    folders = filter(os.path.isabs, os.get_exec_path())
    return next(filter(None, (shutil.which(str(Path(one, name))) for one in folders)), None)


def committed(root: Path, paths: Sequence[str]) -> dict[str, set[str]]:
    """Those of the files of the tree that a latest commit holds, with the names of its contents.

    Those are `content_name`. Raises UnaskedError.
    """
    tops = [one for one in _repositories(root) if _git(one, "for-each-ref", "--count=1").strip()]
    found: dict[str, set[str]] = {}
    for top in tops:
        command = ("ls-tree", "-r", "-z", "--full-tree", "HEAD")
        for path, told in _those_named(root, top, paths, *command):
            found.setdefault(path, set()).add(told.split(" ")[-1])
    return found


def content_name(data: bytes, *, like: str) -> str:
    """What git calls the content of a file, in a repository that calls another one so."""
    blob = b"blob %d\0%b" % (len(data), data)
    is_long = len(like) == len(hashlib.sha256().hexdigest())
    kind = hashlib.sha256 if is_long else hashlib.sha1
    return kind(blob, usedforsecurity=False).hexdigest()


def tracked(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of the files of the tree that git follows, committed or not; raises UnaskedError."""
    tops = _repositories(root)
    command = ("ls-files", "-z", "--stage")
    return [path for top in tops for path, _ in _those_named(root, top, paths, *command)]


def _repositories(root: Path) -> list[Path]:
    """The git repositories that a tree lies in: one that it brings does not hide those above."""
    here = root.resolve()
    return [one for one in (here, *here.parents) if os.path.lexists(one / ".git")]


def _those_named(
    root: Path, top: Path, paths: Sequence[str], *command: str
) -> Iterator[tuple[str, str]]:
    """Those of the paths that git's answer names, and what it tells of each before a tab."""
    inside = root.resolve().relative_to(top)
    asked = {(inside / path).as_posix(): path for path in paths}
    names = list(asked)
    for at in range(0, len(names), _AT_A_TIME):
        answer = _git(top, *command, "--", *names[at : at + _AT_A_TIME])
        for told, _, name in (one.partition("\t") for one in answer.split("\0")):
            if name in asked:
                yield asked[name], told


def _found_git() -> str:
    program = found("git")
    if program is None:
        raise UnaskedError(t("programmet git finns inte här"))
    return program


def _git(top: Path, *command: str) -> str:
    """Git's answer, asked from the top of the repository, where its own folder is found first."""
    git = _found_git()
    kept = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603  fixed words, and paths after --
            [git, "-C", str(top), *_GIT, *command],
            capture_output=True,
            check=True,
            env=kept | _ENVIRONMENT | {"GIT_CEILING_DIRECTORIES": str(top.parent)},
            timeout=_PATIENCE,
        )
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.decode(errors="replace").strip().partition("\n")[0]
        code = t("git avslutades med fel ({code})", code=failed.returncode)
        raise UnaskedError(said or code) from None
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise UnaskedError(str(failed)) from None
    return done.stdout.decode(errors="surrogateescape")


def git(
    folder: Path,
    command: Sequence[str],
    environment: Mapping[str, str],
    data: bytes = b"",
    *,
    seconds: int = _PATIENCE,
) -> GitAnswer:
    """Run git in a folder, with the person's own settings and what `environment` says of GIT_….

    It asks nothing on a terminal and runs no hook. Raises UnaskedError where it does not answer.
    """
    program = _found_git()
    kept = {
        key: text
        for key, text in os.environ.items()
        if not key.startswith("GIT_") or _OWN.fullmatch(key)
    }
    try:
        done = subprocess.run(  # noqa: S603  the caller's words, and paths after -- or as data
            [program, *_GIT, *_NEVER, *command],
            capture_output=True,
            check=False,
            cwd=folder,
            env={**kept, **_ENVIRONMENT, "GIT_TERMINAL_PROMPT": "0", **environment},
            input=data,
            start_new_session=True,  # without a terminal to ask for a password on
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise UnaskedError(t("inget svar på {count} sekunder", count=seconds)) from None
    except OSError as failed:
        raise UnaskedError(str(failed)) from None
    return GitAnswer(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


def edit(command: Sequence[str]) -> None:
    """Let the person's own editor have the terminal until it is closed."""
    name, *arguments = command
    path = name if Path(name).name != name else found(name)
    if path and path.lower().endswith(_BATCH) and _OBEYED.search(" ".join(arguments)):
        message = t("{editor} kan inte öppna en fil med sådana tecken i namnet.", editor=name)
        raise FailedError(message)
    try:
        if path is None:
            raise FileNotFoundError(t("programmet finns inte"))
        code = subprocess.run([path, *arguments], check=False).returncode  # noqa: S603  as chosen
    except OSError as failed:
        reason = failed.strerror or failed
        message = t("{editor} går inte att starta: {reason}.", editor=name, reason=reason)
        raise FailedError(message) from failed
    if code:
        raise FailedError(t("{editor} avslutades med fel ({code}).", editor=name, code=code))


def apart(module: str, argument: str, data: bytes, seconds: float) -> bytes | None:
    """What a module of ours makes of data, in a process of its own; None where it failed.

    Raises TimeoutError where it takes longer. Without -P a file of the current folder could take
    the place of a library.
    """
    command = [sys.executable, "-P", "-m", module, argument]
    try:
        done = subprocess.run(  # noqa: S603  our own program
            command, input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return None if done.returncode else done.stdout


def show(address: str) -> None:
    """Show a page in the person's browser."""
    import webbrowser  # noqa: PLC0415  hardly ever needed

    webbrowser.open(address)
