"""Knows what a command costs: time and memory of the whole process."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss: bytes there, kilobytes here


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # megabytes


def run_once(command: list[str]) -> Cost:
    """Time one process from its start to its end; a failing one ends the whole measurement."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as stderr:
        begin = time.perf_counter()
        child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=stderr)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            stderr.seek(0)
            words = " ".join(command[:8]) + (" …" if len(command) > 8 else "")  # noqa: PLR2004  a line's worth
            said = stderr.read().decode(errors="replace")
            sys.exit(f"exit code {child.returncode}: {words}\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEGABYTE)


def together(command: list[str]) -> float | None:
    """Tell the most memory, in megabytes, that a program and those it starts have at one time.

    What they share is counted once. Only Linux tells; looking costs time, so this is a run of its
    own.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0.0
    while child.poll() is None:
        most = max(most, sum(map(share, family(child.pid))))
        time.sleep(0.05)
    return most


def family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for number in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            yield from family(int(number))


def share(process: int) -> float:
    """Megabytes of a process, of what it shares with others its part; 0 where it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 2**10
    return 0.0


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, list[Cost]]:
    """Run the commands in turn, A B A B; the first round only warms the caches."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        print(f"{', '.join(commands)}: {turn} of {runs}", file=sys.stderr)
        for name, command in commands.items():
            cost = run_once(command)
            if turn:
                costs[name].append(cost)
    return costs


def summary(costs: list[Cost]) -> Cost:
    walls, cpus, peaks = zip(*costs, strict=True)
    return Cost(statistics.median(walls), statistics.median(cpus), max(peaks))


def floor() -> float:
    """Tell our own peak: Linux counts it to each child, so this program has to stay small."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
