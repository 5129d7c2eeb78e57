"""`import` and `undo` where programs die and disks refuse: all or nothing, and nothing lost."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from conftest import Cli
from killing import BARE
from medlofte.disk import writing
from medlofte.stop import FailedError, RefusedError
from system import posix
from terminal import tree, written
from workbooks import table

ROWS = [(f"2024-{1 + n % 12:02}-{1 + n % 28:02}", "", "larm", "", "", f"P {n}") for n in range(60)]

# Imports where the disk takes only so many bytes a file, or (0) as a user who may not write.
_REFUSED = """\
import os, resource, sys
import filelock, medlofte.cli.app, medlofte.commands.import_
from medlofte.__main__ import run
run(["import", "arjeplog", "t.csv"])  # what is imported may not be readable by that user
if sys.argv[1] != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
elif os.geteuid() == 0:
    os.setuid(65534)
sys.exit(run(["import", "arjeplog", "t.csv", "--yes"]))
"""


def refused(folder: Path, limit: int) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", _REFUSED, str(limit)],
        cwd=folder,
        env=BARE,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 3, done.stderr
    return done


@posix
@pytest.mark.parametrize("limit", [50, 20_000])
def test_a_full_disk_writes_nothing(cli: Cli, tmp_path: Path, limit: int) -> None:
    """50 is full at the journal, 20,000 at the last and largest of the files."""
    root = tree(tmp_path)
    table(tmp_path, [*ROWS, ("2024-12-31", "", "larm", "", "", "x" * 30_000)])
    done = refused(tmp_path, limit)
    assert done.stderr.endswith(": disken är full.\n")
    assert "Sparad" not in done.stdout
    assert [path for path in root.rglob("*") if path.name.startswith((".2", "2024-"))] == []
    assert cli("undo", "--yes", code=2).err.startswith("Det finns inget att ta tillbaka")
    assert cli("validate", "--strict").err == "1 fil: inga fel.\n"


def test_ctrl_c_midway_leaves_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    table(tmp_path, ROWS)
    link = os.link
    linked: list[Path] = []

    def link_some(hidden: Path, final: Path) -> None:
        if len(linked) == 30:
            raise KeyboardInterrupt
        linked.append(final)
        link(hidden, final)

    monkeypatch.setattr(os, "link", link_some)
    cli("import", "arjeplog", "t.csv", "--yes", code=130)
    assert len(linked) == 30
    assert written(root) == {}
    assert [path for path in root.rglob(".*") if path.suffix == ".tmp"] == []


def test_a_row_that_somebody_else_imports_at_the_same_time(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    table(tmp_path, ROWS)
    link = os.link
    linked: list[Path] = []

    def link_after_another(hidden: Path, final: Path) -> None:
        linked.append(final)
        if len(linked) == 10:
            final.write_text("annans", encoding="utf-8")
        link(hidden, final)

    monkeypatch.setattr(os, "link", link_after_another)
    result = cli("import", "arjeplog", "t.csv", "--yes", code=3)
    assert result.err.endswith("finns redan. Inget är skrivet.\n")
    assert list(written(root).values()) == ["annans"]


@posix
def test_a_tree_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folder lets no other user in
        folder = Path(name)
        folder.chmod(0o755)
        root = tree(folder)
        table(folder, ROWS)
        root.chmod(0o555)
        done = refused(folder, 0)
        root.chmod(0o755)
        assert written(root) == {}
    reason = "behörighet saknas, eller så är mappen skrivskyddad"
    assert done.stderr.endswith(f"/.medlofte: {reason}.\n")


def test_settings_that_somebody_changes_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "medlofte.yaml"
    path.write_bytes(b"language: sv\n")
    path.chmod(0o640)
    writing.replace(tmp_path, path.name, b"language: sv\n", b"language: en\n")
    assert path.read_text(encoding="utf-8") == "language: en\n"
    assert path.stat().st_mode & 0o777 == 0o640 or os.name == "nt"
    with pytest.raises(RefusedError, match="har ändrats under tiden"):
        writing.replace(tmp_path, path.name, b"language: sv\n", b"municipality: arjeplog\n")
    assert path.read_text(encoding="utf-8") == "language: en\n"
    path.unlink()
    with pytest.raises(FailedError, match="filen eller mappen finns inte"):
        writing.replace(tmp_path, path.name, b"language: sv\n", b"language: en\n")
    assert list(tmp_path.iterdir()) == []
