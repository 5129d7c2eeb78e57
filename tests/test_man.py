"""The man pages: one for each command, and nothing in them that roff stumbles over."""

import subprocess
from pathlib import Path

import pytest

from conftest import Cli
from system import needs

PAGES = sorted((Path(__file__).parent.parent / "man").glob("*.1"))


def test_every_command_has_its_page(cli: Cli) -> None:
    listed = cli("--help").out.partition("Kommandon:\n")[2].splitlines()
    names = {path.stem for path in PAGES}
    assert {f"medlofte-{line.split()[0]}" for line in listed} < names


@needs("groff")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_roff_reads_it(path: Path) -> None:
    command = ["groff", "-k", "-man", "-Tutf8", "-ww", str(path)]
    done = subprocess.run(command, check=True, capture_output=True)
    assert done.stderr == b""
    assert path.stem.encode() in done.stdout.replace("‐".encode(), b"-")
