"""Kills a command just before each change that it makes to the disk, one after the other.

One process loads the program; for each kill it lays the folder out anew and lets a child work in
it, then runs what comes next, each in a child of its own, and tells what that said and left.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# Without what measures coverage: a program that is killed cannot save it.
BARE = {key: text for key, text in os.environ.items() if not key.startswith("COVERAGE")}

_DRIVER = """\
import contextlib, importlib, io, json, os, pkgutil, shutil, signal, sys
import filelock, platformdirs
import medlofte.commands
from medlofte.__main__ import run
for one in pkgutil.iter_modules(medlofte.commands.__path__):
    importlib.import_module(f"medlofte.commands.{one.name}")

begun, work, command, following = sys.argv[1], sys.argv[2], *map(json.loads, sys.argv[3:])
CHANGES = ("open", "link", "rename", "replace", "unlink", "mkdir", "rmdir", "fsync", "chmod")

def aim(at):
    count = 0
    def aimed(name, real):
        def wrapped(*given, **more):
            nonlocal count
            count += name != "open" or bool(given[1] & (os.O_WRONLY | os.O_RDWR))
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **more)
        return wrapped
    for name in CHANGES:
        setattr(os, name, aimed(name, getattr(os, name)))

def child(line, at=0):
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        if at:
            aim(at)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(line)
        out.flush()
        told = json.dumps([code, out.buffer.getvalue().decode(), err.getvalue()])
        os.write(write, told.encode()) if not at else None
        os._exit(code)
    os.close(write)
    told = os.fdopen(read, "rb").read()
    status = os.waitpid(pid, 0)[1]
    return json.loads(told) if told else [os.waitstatus_to_exitcode(status), "", ""]

# Only a power cut tells what was flushed from what was not; that it is asked for is counted.
os.fsync = lambda descriptor: None

os.chdir(begun)
with contextlib.redirect_stdout(io.StringIO()):  # what is loaded once is there for every child
    run(["validate"])
os.chdir(work)
at, code = 0, -signal.SIGKILL
while code == -signal.SIGKILL:
    at += 1
    for name in os.listdir("."):
        shutil.rmtree(name) if os.path.isdir(name) else os.unlink(name)
    shutil.copytree(begun, ".", dirs_exist_ok=True, symlinks=True)
    code = child(command, at)[0]
    left = {"said": [child(line) for line in following], "code": code, "files": {}}
    for folder, _, names in os.walk("."):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), ".")
            if not path.startswith("state"):
                left["files"][path] = open(path, encoding="utf-8", errors="replace").read()
    print(json.dumps(left), flush=True)
"""


class Left(NamedTuple):
    """What was there after a kill and what came next; the last had no kill."""

    code: int
    said: list[tuple[int, str, str]]
    files: dict[str, str]


def killed(work: Path, command: Sequence[str], *following: Sequence[str]) -> list[Left]:
    """Kill a command at each of its changes in a folder; that folder is left as the last left it.

    What this computer remembers lies in its `state`, so it is laid out anew as well.
    """
    begun = work.with_name(f"{work.name}-begun")
    work.rename(begun)
    work.mkdir()
    arguments = [str(begun), str(work), json.dumps(command), json.dumps(following)]
    done = subprocess.run(
        [sys.executable, "-c", _DRIVER, *arguments],
        env=BARE | {"PYTHONIOENCODING": "utf-8", "XDG_STATE_HOME": str(work / "state")},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    lines = map(json.loads, done.stdout.splitlines())
    return [Left(one["code"], list(map(tuple, one["said"])), one["files"]) for one in lines]
