"""Knows what is measured: which programs, on which trees, with which commands."""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from timing import run_once
from trees import SIZES, write_journal

HERE = Path(__file__).parent
ADDRESS = ("--base-url", "https://example.org/")  # with it: pictures and pages to embed


class Programs(NamedTuple):
    medlofte: str
    python: str
    check_jsonschema: str | None
    hledger: str | None


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
        "site on M, with its history": fresh_site(
            programs, root / "M", out, "--since", published(programs, root / "M", out)
        ),
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


def published(programs: Programs, tree: Path, out: Path) -> str:
    """Write the site as it was two months before, for what changed since, and tell where it is."""
    folder = str(out.with_name("published"))
    run_once([programs.medlofte, "site", folder, "--data", str(tree), "--as-of", "2024-10-31"])
    return folder


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
