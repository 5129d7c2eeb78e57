"""Runs commands where programs die, where many work at once, and where the disk refuses.

Each helper starts this file as a program that loads medlofte once; every command is then run in
a child of that program, so that fifty of them cost little more than one.
"""

import contextlib
import importlib
import io
import itertools
import json
import os
import pkgutil
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import IO, Any, NamedTuple


def bare() -> dict[str, str]:
    """The environment without what measures coverage: a program that is killed cannot save it."""
    return {key: text for key, text in os.environ.items() if not key.startswith("COVERAGE")}


# What changes the disk; `open` where it is for writing.
_CHANGES = ("open", "link", "rename", "replace", "unlink", "mkdir", "rmdir", "fsync", "chmod")


class Said(NamedTuple):
    """What a command left behind for the person who ran it."""

    code: int
    out: str
    err: str
    peak: int = 0  # KiB of memory, where the system tells


class Left(NamedTuple):
    """What was there after a kill and what came next; the last had no kill."""

    code: int
    said: list[Said]
    files: dict[str, str]


def killed(
    work: Path, command: Sequence[str], *following: Sequence[str], sampled: bool = False
) -> list[Left]:
    """Kill a command at each of its changes in a folder; that folder is left as the last left it.

    What this computer remembers lies in its `state`, so it is laid out anew as well. Sampled, it
    is killed at the first change, and at the last that each module makes by each call.
    """
    begun = work.with_name(f"{work.name}-begun")
    work.rename(begun)
    work.mkdir()
    state = {"XDG_STATE_HOME": str(work / "state")}
    return [
        Left(one["code"], [Said(*said) for said in one["said"]], one["files"])
        for one in _told(work, state, "kill", str(begun), sampled, command, following)
    ]


def at_once(work: Path, *commands: Sequence[str]) -> list[Said]:
    """Run all commands in a folder at the same time."""
    if os.name != "nt":
        return [Said(*one) for one in _told(work, {}, "at_once", commands)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "medlofte", *command],
            cwd=work,
            env=bare() | {"PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for command in commands
    ]
    told = [one.communicate() for one in running]
    return [Said(one.returncode, *both) for one, both in zip(running, told, strict=True)]


def refused(work: Path, limit: int, *command: str, code: int = 3) -> Said:
    """Run a command where a file may have only so many bytes, or (0) as one who may not write."""
    (told,) = _told(work, {}, "refuse", limit, command)
    assert told[0] == code, told
    return Said(*told)


def limited(work: Path, seconds: int, *commands: Sequence[str]) -> list[Said]:
    """Run commands one after the other, each with so many seconds of the processor."""
    return [Said(*one) for one in _told(work, {}, "limit", seconds, commands)]


def _told(work: Path, environment: dict[str, str], name: str, *given: object) -> Iterator[Any]:
    done = subprocess.run(
        [sys.executable, __file__, name, json.dumps(given)],
        cwd=work,
        env=bare() | {"PYTHONIOENCODING": "utf-8"} | environment,
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return map(json.loads, done.stdout.splitlines())


# From here on it is run as a program of its own.

Shape = list[tuple[str, int, int]]


class _Child(NamedTuple):
    pid: int
    told: IO[bytes]

    def end(self) -> list[Any]:
        told = self.told.read()
        _, status, used = os.wait4(self.pid, 0)
        said = json.loads(told) if told else [os.waitstatus_to_exitcode(status), "", ""]
        return [*said, used.ru_maxrss]


def _begin(line: Sequence[str], prepare: Callable[[], None] | None = None) -> _Child:
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        if prepare:
            prepare()
        os.write(write, json.dumps(_run(line)).encode())
        os._exit(0)
    os.close(write)
    return _Child(pid, os.fdopen(read, "rb"))


def _run(line: Sequence[str]) -> list[Any]:
    from medlofte.__main__ import run  # noqa: PLC0415  tests import this file as well

    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([*line])
    out.flush()
    return [code, out.buffer.getvalue().decode(), err.getvalue()]


def _at_changes(act: Callable[[str, FrameType], None]) -> None:
    """Do something just before each change, knowing the call and where it stands."""

    def acting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any, **more: Any) -> Any:
            if name != "open" or given[1] & (os.O_WRONLY | os.O_RDWR):
                act(name, sys._getframe(1))  # noqa: SLF001  inspect's way is far slower
            return real(*given, **more)

        return wrapped

    for name in _CHANGES:
        setattr(os, name, acting(name, getattr(os, name)))


def _aim(at: int) -> None:
    """Die just before the change of that number."""
    count = 0

    def die(_name: str, _frame: FrameType) -> None:
        nonlocal count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)

    _at_changes(die)


def _sample(command: Sequence[str]) -> list[int]:
    """The numbers of the first change and of the last of each kind, and one that none has.

    To flush is no kind: what stands on the disk is the same after it.
    """
    read, write = os.pipe()

    def tell(name: str, frame: FrameType) -> None:
        at: FrameType | None = frame
        while at and "medlofte" not in at.f_code.co_filename:  # a library makes it for ours
            at = at.f_back
        os.write(write, f"{name} {at and at.f_code.co_filename}\n".encode())

    _begin(command, partial(_at_changes, tell)).end()
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as told:
        kinds = told.read().splitlines()
    last = {kind: at for at, kind in enumerate(kinds, 1) if not kind.startswith("fsync ")}
    return [*sorted({1, *last.values()}), len(kinds) + 1]


def _kill(begun: str, sampled: bool, command: list[str], following: list[list[str]]) -> None:  # noqa: FBT001
    # Only a power cut tells what was flushed from what was not; that it is asked for is counted.
    os.fsync = lambda fd: None  # noqa: ARG005  named as the one it stands for
    with contextlib.chdir(begun):  # what is loaded once is there for every child
        _run(["validate"])
    before: Shape | None = None
    left: dict[str, Any] = {}
    _lay_out(begun)
    for at in _sample(command) if sampled else itertools.count(1):
        _lay_out(begun)
        code = _begin(command, partial(_aim, at)).end()[0]
        there = _shape()
        if there != before or code != -signal.SIGKILL:  # else what follows finds what it found
            said = [_begin(line).end() for line in following]
            files = {
                path.as_posix(): path.read_text(encoding="utf-8", errors="replace")
                for path in Path().rglob("*")
                if path.is_file() and path.parts[0] != "state"
            }
            before, left = there, {"said": said, "files": files}
        _tell({"code": code, **left})
        if code != -signal.SIGKILL:
            return


def _lay_out(begun: str) -> None:
    """Make the folder what it was before the command."""
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(begun, ".", dirs_exist_ok=True, symlinks=True)


def _shape() -> Shape:
    """What lies on the disk, but for the tails of names, which are drawn: names, modes, sizes.

    What a share has for itself is made anew by each.
    """
    drawn = re.compile(r"(?<=objects/)[0-9a-f]{2}|[0-9a-f]{8,}|-[a-z2-9]{4}(?=\.yaml)")
    return sorted(
        (drawn.sub("x", str(path)), told.st_mode, told.st_size)
        for path in Path().rglob("*")
        if not (path.parts[0] == "state" and "share" in path.parts)
        for told in [path.lstat()]
    )


def _at_once(commands: list[list[str]]) -> None:
    for child in [_begin(line) for line in commands]:
        _tell(child.end())


def _refuse(limit: int, command: list[str]) -> None:
    with tempfile.TemporaryDirectory() as other:
        shutil.copytree(".", other, dirs_exist_ok=True)
        with contextlib.chdir(other):  # what is loaded later may not be readable by that user
            _run(command)

    def prepare() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        elif os.geteuid() == 0:
            os.setuid(65534)

    _tell(_begin(command, prepare).end())


def _limit(seconds: int, commands: list[list[str]]) -> None:
    for line in commands:
        spend = partial(resource.setrlimit, resource.RLIMIT_CPU, (seconds, seconds))
        _tell(_begin(line, spend).end())


def _tell(one: object) -> None:
    print(json.dumps(one), flush=True)  # noqa: T201  it is read by the test


if __name__ == "__main__":
    import resource

    import filelock  # noqa: F401  the commands load it when they write
    import platformdirs  # noqa: F401

    import medlofte.commands

    for module in pkgutil.iter_modules(medlofte.commands.__path__):
        importlib.import_module(f"medlofte.commands.{module.name}")
    _, name, given = sys.argv
    globals()[f"_{name}"](*json.loads(given))
