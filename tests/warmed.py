"""A program that has loaded medlofte once: a copy of it becomes each program that is started.

To start Python and load everything takes longer than most conversations do.
"""

import atexit
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

_PATIENCE = 60  # seconds


class Program:
    """`medlofte` in a terminal, on a day of its own."""

    def __init__(
        self,
        terminal: int,
        folder: Path,
        today: str,
        arguments: Sequence[str],
        environment: dict[str, str],
    ) -> None:
        told = json.dumps([str(folder), today, arguments, environment, _cores()])
        socket.send_fds(_warmed(), [told.encode()], [terminal])
        self.pid = int(_warmed().recv(100))

    def wait(self) -> int:
        """Return its exit code, below 0 for a signal."""
        _warmed().send(json.dumps(self.pid).encode())
        return int(_warmed().recv(100))


def _cores() -> list[int]:
    """Those that this process may use, where the system tells."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


@cache
def _warmed() -> socket.socket:
    asking, asked = socket.socketpair()
    asking.settimeout(_PATIENCE)
    server = subprocess.Popen(
        [sys.executable, __file__, str(asked.fileno())],
        pass_fds=[asked.fileno()],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    asked.close()
    atexit.register(server.wait)  # what it measured is saved by then
    atexit.register(asking.close)
    return asking


# From here on it is run as a program of its own.


def _serve(asked: socket.socket) -> None:
    while True:
        text, descriptors, *_ = socket.recv_fds(asked, 1 << 20, 1)
        if not text:
            return
        given = json.loads(text)
        if isinstance(given, int):
            _, status = os.waitpid(given, 0)
            asked.send(str(os.waitstatus_to_exitcode(status)).encode())
            continue
        (terminal,) = descriptors
        pid = os.fork()
        if not pid:
            asked.close()
            _become(terminal, *given)
        os.close(terminal)
        asked.send(str(pid).encode())


def _become(  # noqa: PLR0913, PLR0917  what a process is begun with
    terminal: int,
    folder: str,
    today: str,
    arguments: list[str],
    environment: dict[str, str],
    cores: list[int],
) -> None:
    """Be the program: it ends by the program's own way out, so that what it did is measured."""
    if cores:
        os.sched_setaffinity(0, cores)
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for number in range(3):
        os.dup2(terminal, number)
    os.close(terminal)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  no path
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115

    medlofte.cli.command.today = lambda: date.fromisoformat(today)
    sys.argv[1:] = arguments
    medlofte.__main__.main()


if __name__ == "__main__":
    import fcntl
    import termios

    import medlofte.__main__
    import medlofte.cli.command
    import medlofte.commands

    for module in pkgutil.iter_modules(medlofte.commands.__path__):
        importlib.import_module(f"medlofte.commands.{module.name}")
    _serve(socket.socket(fileno=int(sys.argv[1])))
