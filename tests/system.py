"""What tests need of the system: git, and what Windows has not."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

posix = pytest.mark.skipif(
    os.name == "nt", reason="needs names, links, sockets, signals, limits of POSIX"
)


def needs(program: str) -> pytest.MarkDecorator:
    """Skip a test, and say so, where a program is missing."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


needs_bash, needs_git = needs("bash"), needs("git")


def copied(folder: Path, to: Path) -> Path:
    """A copy of a folder with its times; Wine lacks what shutil.copy2 would ask Windows for."""

    def copy(source: str, target: str) -> None:
        shutil.copyfile(source, target)
        shutil.copystat(source, target)

    half = shutil.ignore_patterns("*.pyc.*")  # what another process is just writing
    return shutil.copytree(folder, to, ignore=half, copy_function=copy)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, whatever the person's own settings are."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ("-c", "user.name=Anna", "-c", "user.email=anna@example.se")
    return subprocess.run(
        ["git", *identity, "-C", str(folder), *arguments],
        env=os.environ | own,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
