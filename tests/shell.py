"""Runs lines as a build server does: in bash, with `medlofte` there and `pip` doing nothing."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

from killing import bare


def environment(folder: Path) -> dict[str, str]:
    """Put the program in a folder of its own, first on the PATH, and return what to run with."""
    tools = folder / "bin"
    tools.mkdir()
    (tools / "pip").write_text("#!/bin/sh\n")
    (tools / "medlofte").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m medlofte "$@"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    kept = {key: text for key, text in bare().items() if not key.startswith("MEDLOFTE_")}
    return {**kept, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}


def told(command: list[str], cwd: Path, there: dict[str, str]) -> "CompletedProcess[str]":
    return subprocess.run(command, cwd=cwd, env=there, check=False, capture_output=True, text=True)


def bash(script: str, cwd: Path, there: dict[str, str]) -> "CompletedProcess[str]":
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return told(command, cwd, there)
