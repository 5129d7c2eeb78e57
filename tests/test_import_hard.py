"""`import` and `undo` where programs die and disks refuse: all or nothing, and nothing lost."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.disk import writing
from medlofte.stop import FailedError, RefusedError
from terminal import ACTIVITIES, tree, written
from test_concurrency import BARE, posix
from workbooks import table

ROWS = [(f"2024-{1 + n % 12:02}-{1 + n % 28:02}", "", "larm", "", "", f"P {n}") for n in range(60)]

# Starts once; then a table is imported and taken back in children that are killed at any moment.
_KILLED = """\
import os, random, signal, sys, time
import medlofte.commands.import_, medlofte.commands.undo, medlofte.cli, medlofte.batch
from medlofte.__main__ import run

chance = random.Random(2024)
run(["import", "arjeplog", "t.csv"])
run(["undo"])
for kill in range(60):
    work = ["undo", "--yes"] if kill % 3 == 2 else ["import", "arjeplog", "t.csv", "--yes"]
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(write, 1)
        run(work)
        os._exit(0)
    time.sleep(chance.uniform(0.001, 0.4))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(write)
    said = os.fdopen(read).read()
    there = len([name for name in os.listdir("data/" + sys.argv[1]) if name[0] == "2"]) \\
        if os.path.isdir("data/" + sys.argv[1]) else 0
    print(work[0], "Sparad" in said, "importen av" in said, there, file=sys.stderr)
"""


@posix
def test_killed_at_any_moment_what_was_said_is_so(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, ROWS)
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, ACTIVITIES],
        cwd=tmp_path,
        env=BARE | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    told = [
        line.split() for line in done.stderr.splitlines() if line.split()[0] in ("import", "undo")
    ]
    assert len(told) == 60
    for work, saved, removed, there in told:
        if saved == "True" and work == "import":
            assert there == "60"
        if removed == "True":
            assert there == "0"
    found = json.loads(cli("validate", "--format", "json").out)
    assert found["findings"] == []
    # What is left is a part; the same file makes it whole, and adds nothing twice.
    cli("import", "arjeplog", "t.csv", "--yes")
    assert len(written(root)) == 60
    assert cli("undo", "--yes").out == "Borttagen: importen av t.csv, 60 filer\n"
    assert written(root) == {}


# Imports where the disk takes only so many bytes a file, or (0) as a user who may not write.
_REFUSED = """\
import os, resource, sys
import medlofte.cli, medlofte.commands.import_
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
    path.write_text("language: sv\n", encoding="utf-8")
    path.chmod(0o640)
    writing.replace(tmp_path, path.name, b"language: sv\n", b"language: en\n")
    assert path.read_text(encoding="utf-8") == "language: en\n"
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(RefusedError, match="har ändrats under tiden"):
        writing.replace(tmp_path, path.name, b"language: sv\n", b"municipality: arjeplog\n")
    assert path.read_text(encoding="utf-8") == "language: en\n"
    path.unlink()
    with pytest.raises(FailedError, match="filen eller mappen finns inte"):
        writing.replace(tmp_path, path.name, b"language: sv\n", b"language: en\n")
    assert list(tmp_path.iterdir()) == []
