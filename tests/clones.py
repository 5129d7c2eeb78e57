"""Clones of one shared tree, each as on a computer of its own, and what is written in them."""

import os
from pathlib import Path

import pytest

from system import git
from terminal import ACTIVITIES, report, tree

AT = f"data/{ACTIVITIES}"


def at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this person have settings of git, and a memory, of their own."""
    home = folder / "home"
    home.mkdir()
    settings = home / "gitconfig"
    settings.write_text('[user]\nname = "Berit"\nemail = "berit@example.se"\n', encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))


def begin(folder: Path, *names: str) -> list[Path]:
    """Make a bare repository with a tree in it, and a clone for each name."""
    first = folder / "first"
    first.mkdir()
    tree(first)
    (first / "README.md").write_text("Löften\n", encoding="utf-8")
    git(first, "init", "-q", "-b", "main")
    git(first, "add", ".")
    git(first, "commit", "-qm", "Löften")
    git(folder, "clone", "-q", "--bare", str(first), "shared.git")
    return [clone(folder, name) for name in names]


def clone(folder: Path, name: str) -> Path:
    git(folder, "clone", "-q", str(folder / "shared.git"), name)
    return folder / name


def activity(where: Path, name: str, place: str = "", more: str = "") -> Path:
    """Put an activity in a clone, and return its path."""
    text = f"date: 2024-03-13\ncounts_for: [larm]\nby: [polis]\nplace: {place or name}\n{more}"
    report(where / "data", f"2024-03-13-{name}", text)
    return where / AT / f"2024-03-13-{name}.yaml"


def there(folder: Path, path: str = "") -> dict[str, str]:
    """What the shared repository has, by path."""
    bare = folder / "shared.git"
    names = git(bare, "ls-tree", "-r", "-z", "--name-only", "main", *filter(None, [path]))
    return {one: git(bare, "show", f"main:{one}") for one in names.split("\0")[:-1]}


def head(where: Path) -> str:
    return git(where, "rev-parse", "HEAD").strip()


def state(where: Path) -> tuple[str, str]:
    """The commit and what is not recorded: all that must stay where nothing was shared."""
    return head(where), git(where, "status", "--porcelain", "--untracked-files=all")


def executable(path: Path, line: str) -> Path:
    """A program of one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def without_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no folder of the PATH have git."""
    empty = folder / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty) + os.pathsep)
