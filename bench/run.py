"""Measures medlofte beside the least that its work could cost, and prints one table."""

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from trees import SIZES, write_journal

HERE = Path(__file__).parent
MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss: bytes there, kilobytes here


ADDRESS = ("--base-url", "https://example.org/")  # with it: pictures and pages to embed
MOST_MEMORY = {"validate on L": 250, "site on L": 250}  # megabytes, of all processes together


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # megabytes


class Bar(NamedTuple):
    """What is held against what; `most` is the bar, and None where there is none."""

    label: str
    value: float
    most: float | None = None
    unit: str = ""
    beside: str = ""


class Programs(NamedTuple):
    medlofte: str
    python: str
    check_jsonschema: str | None
    hledger: str | None


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


@contextmanager
def trees(folder: Path | None) -> Iterator[Path]:
    """Give the folder with the trees S, M and L, and make those that are missing."""
    with tempfile.TemporaryDirectory() as temporary:
        root = folder or Path(temporary)
        for name in SIZES:
            if not (root / name).exists():
                print(f"making tree {name}", file=sys.stderr)
                # In a process of its own: see `floor`.
                make = [sys.executable, str(HERE / "trees.py"), name, str(root / name)]
                subprocess.run(make, check=True)
        yield root


def count(root: Path) -> int:
    return sum(len(names) for _, _, names in os.walk(root))


def floor() -> float:
    """Tell our own peak: Linux counts it to each child, so this program has to stay small."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def small(programs: Programs, root: Path) -> dict[str, list[str]]:
    status = [programs.medlofte, "status", "arjeplog", "2024", "--data"]
    return {
        "imports.py": [programs.python, str(HERE / "imports.py")],
        "status on S": [*status, str(root / "S")],
        "status on L": [*status, str(root / "L")],
    }


def middle(programs: Programs, root: Path) -> dict[str, list[str]]:
    return {
        f"{' '.join(command)} on {tree}": [programs.medlofte, *command, "--data", str(root / tree)]
        for command in (("status", "--all"), ("next",))
        for tree in ("S", "M")
    }


def large(programs: Programs, root: Path, out: Path) -> dict[str, list[str]]:
    validate = [programs.medlofte, "validate", "--data"]
    commands = {
        "load.py on L": [programs.python, str(HERE / "load.py"), str(root / "L")],
        "validate on L": [*validate, str(root / "L")],
        "validate on M": [*validate, str(root / "M")],
        "site on L": fresh_site(programs, root / "L", out),
        "site on M": fresh_site(programs, root / "M", out),
        "site on M, to be shared": fresh_site(programs, root / "M", out, *ADDRESS),
    }
    if programs.hledger:
        commands["hledger check on L"] = [*hledger(programs, root, "L"), "check"]
    return commands


def hledger(programs: Programs, root: Path, tree: str) -> list[str]:
    """Begin a command of hledger on the content of a tree."""
    journal = root / f"{tree}.journal"
    if not journal.exists():
        write_journal(SIZES[tree], journal)
    return [str(programs.hledger), "-f", str(journal)]


def fresh_site(programs: Programs, tree: Path, out: Path, *more: str) -> list[str]:
    """Give a command that writes a site where there is none; taking the last one away is in it."""
    script = 'o=$1 p=$2; shift 2; rm -rf "$o"; exec "$p" site "$o" --as-of 2024-12-31 --data "$@"'
    return ["sh", "-c", script, "sh", str(out), programs.medlofte, str(tree), *more]


def again(programs: Programs, tree: Path, out: Path) -> str:
    """Write a site, log one activity, write it again: tell how many files are new then."""
    copy = out.with_name("copy")
    shutil.copytree(tree, copy)
    site = [programs.medlofte, "site", str(out), "--data", str(copy), "--as-of", "2024-12-31"]
    shutil.rmtree(out, ignore_errors=True)
    run_once(site)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    log = [programs.medlofte, "log", "arjeplog", "trafikkontroller", "--date", "2024-11-28"]
    run_once([*log, "--data", str(copy)])
    run_once(site)
    files = [path for path in out.rglob("*") if path.is_file()]
    new = [path for path in files if before.get(path) != path.stat().st_mtime_ns]
    size = sum(path.stat().st_size for path in new) / 2**20
    return f"{len(new)} of {len(files)} files are new ({size:.1f} MB)"


def others(programs: Programs, root: Path) -> dict[str, list[str]]:
    """List other programs on the content of M; what is not installed is said and left out."""
    commands = {}
    if programs.check_jsonschema:
        schema = ["--schemafile", str(HERE / "activity.schema.json")]
        files = [str(path) for path in sorted((root / "M" / "activities").rglob("*.yaml"))]
        commands["check-jsonschema on M"] = [programs.check_jsonschema, *schema, *files]
    else:
        print("check-jsonschema is not installed: left out")
    if programs.hledger:
        budget = [*hledger(programs, root, "M"), "balance", "--budget"]
        commands["hledger balance --budget on M"] = budget
    else:
        print("hledger is not installed: left out")
    return commands


def ratio(one: list[Cost], other: list[Cost]) -> tuple[float, str]:
    """Divide the medians; in words beside it the same for CPU time, and for each round alone.

    What is run more often than the other is paired as far as that goes.
    """
    a, b = summary(one), summary(other)
    rounds = statistics.median(x.wall / y.wall for x, y in zip(one, other, strict=False))
    return a.wall / b.wall, f"cpu {a.cpu / b.cpu:.2f}, by round {rounds:.2f}"


def bars(
    costs: dict[str, list[Cost]], files: dict[str, int], memory: dict[str, float | None]
) -> list[Bar]:
    def times(one: str, other: str, most: float | None = None) -> Bar:
        value, beside = ratio(costs[one], costs[other])
        return Bar(f"{one} / {other}", value, most, beside=beside)

    found = [
        times("status on S", "imports.py", 1.25),
        times("status on L", "status on S", 1.2),
        times("status --all on M", "status --all on S", 2),
        times("next on M", "next on S", 2),
        times("validate on L", "load.py on L", 0.6),
        times("validate on L", "validate on M", files["L"] / files["M"]),
        times("site on L", "validate on L", 2.5),
        times("site on M, to be shared", "site on M"),
    ]
    for name, used in memory.items():
        if used is not None:
            found.append(Bar(f"{name}, all processes", used, MOST_MEMORY.get(name), "MB"))
    ours, theirs = memory.get("validate on L"), memory.get("hledger check on L")
    if "hledger check on L" in costs:
        found.append(times("validate on L", "hledger check on L", 1.1))
    if ours and theirs:
        found.append(Bar("the same, all memory", ours / theirs, 0.2))
    against = {
        "check-jsonschema on M": "validate on M",
        "hledger balance --budget on M": "status --all on M",
    }
    return found + [times(ours, name) for name, ours in against.items() if name in costs]


def show(costs: dict[str, list[Cost]], found: list[Bar], files: dict[str, int]) -> None:
    print(f"\n{'median of whole processes':<44}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}")
    for name, runs in costs.items():
        cost = summary(runs)
        print(f"{name:<44}{cost.wall:>9.3f}{cost.cpu:>9.3f}{cost.peak:>9.0f}")
    print(f"peaks below {floor():.0f} MB cannot be told apart")
    for tree in ("M", "L"):
        speed = files[tree] / summary(costs[f"validate on {tree}"]).wall
        print(f"validate on {tree}: {files[tree]} files, {speed:.0f} a second")
    print(
        f"L has {files['L'] / files['M']:.1f} times the files of M: the bar of its time beside M's"
    )
    print(f"\n{'held against (wall clock)':<44}{'value':>9}{'bar':>9}")
    for bar in found:
        most = "–" if bar.most is None else f"{bar.most:.4g}"
        verdict = "" if bar.most is None else "ok" if bar.value <= bar.most else "OVER"
        line = f"{bar.label:<44}{bar.value:>9.2f}{most:>9} {bar.unit:<3}{verdict:<5}{bar.beside}"
        print(line.rstrip())


def programs(asked: argparse.Namespace) -> Programs:
    beside = Path(sys.executable).with_name("medlofte")
    medlofte = asked.medlofte or (str(beside) if beside.exists() else shutil.which("medlofte"))
    if not medlofte:
        sys.exit("medlofte is not found: give --medlofte PATH")
    its_python = Path(medlofte).with_name("python")
    python = str(its_python) if its_python.exists() else sys.executable
    return Programs(
        medlofte,
        python,
        asked.check_jsonschema or shutil.which("check-jsonschema"),
        asked.hledger or shutil.which("hledger"),
    )


def head(programs: Programs) -> None:
    version = [programs.python, "-c", "import platform; print(platform.python_version())"]
    python = subprocess.run(version, capture_output=True, text=True, check=True).stdout.strip()
    print(f"Python {python}, {os.cpu_count()} CPUs, {platform.system()} {platform.machine()}")
    where = [programs.python, "-I", "-c", "import medlofte; print(medlofte.__file__)"]
    package = subprocess.run(where, capture_output=True, text=True, check=False).stdout.strip()
    if "site-packages" not in package:
        print(f"WARNING: not a normal install, the figures do not hold: {package or 'no package'}")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 runs and 1 on L, for a first look")
    parser.add_argument("--runs", type=int, help="of each command; else 9, and 3 on L and M")
    parser.add_argument("--trees", type=Path, help="folder of trees to use again, or to make")
    parser.add_argument("--medlofte", help="the program; else the one beside this Python")
    parser.add_argument("--check-jsonschema", help="the program; else the one on PATH")
    parser.add_argument("--hledger", help="the program; else the one on PATH")
    return parser.parse_args()


def main() -> None:
    asked = options()
    few, many = (1, 3) if asked.quick else (3, 9)
    found = programs(asked)
    head(found)
    with trees(asked.trees) as root:
        files = {name: count(root / name) for name in SIZES}
        costs = measure(small(found, root), asked.runs or many)
        costs |= measure(middle(found, root), asked.runs or many)
        with tempfile.TemporaryDirectory(dir=root) as temporary:
            out = Path(temporary) / "site"
            commands = large(found, root, out)
            costs |= measure(commands, asked.runs or few)
            print("memory of all processes", file=sys.stderr)
            looked_at = ("validate on L", "site on L", "hledger check on L")
            memory = {name: together(commands[name]) for name in looked_at if name in commands}
            rewritten = again(found, root / "M", out)
        if more := others(found, root):
            costs |= measure(more, asked.runs or few)
    show(costs, bars(costs, files, memory), files)
    print(f"\nsite on M again, after one new activity: {rewritten}")


if __name__ == "__main__":
    main()
