"""Fifty at once, disks that refuse, files that others change: nothing is lost."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from conftest import Cli
from killing import BARE
from medlofte.disk.journal import begun, folder_of
from system import posix
from terminal import ACTIVITIES, PROMISES, Terminal, noted, saved, tree

_FIFTY = """\
import os, sys
from medlofte import cli  # noqa: F401
from medlofte.__main__ import run
children = []
for number in range(50):
    child = os.fork()
    if not child:
        code = run(["log", "larm", "--date", "2024-03-13", "--place", f"Plats {number}"])
        sys.stdout.flush()
        os._exit(code)
    children.append(child)
if sys.argv[1:]:
    run(["rename", "arjeplog", "dialog", "samtal"])
sys.stdout.flush()
sys.exit(max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""


@posix
@pytest.mark.parametrize("more", [[], ["rename"]])
def test_fifty_at_once_leave_fifty_files(cli: Cli, tmp_path: Path, more: list[str]) -> None:
    root = tree(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", _FIFTY, *more],
        cwd=tmp_path,
        env=BARE | {"PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    assert len(set(saved(done.stdout))) == 50
    assert len(list((root / ACTIVITIES).iterdir())) == 50
    assert cli("validate", "--strict").err == "51 filer: inga fel.\n"
    assert noted(root) == 50


def three(folder: Path) -> Path:
    """Make a tree with three activities of one promise."""
    root = tree(folder)
    (root / ACTIVITIES).mkdir(parents=True)
    for number in range(3):
        path = root / ACTIVITIES / f"2024-03-13-larm-{number:04}.yaml"
        path.write_text(
            f"date: 2024-03-13\ncounts_for: [larm]\nby: [polis]\nplace: Plats {number}\n",
            encoding="utf-8",
        )
    return root


def meanwhile(monkeypatch: pytest.MonkeyPatch, folder: Path, pattern: str, changed: Path) -> None:
    """Change a file as soon as another one is there: at the next flush."""
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        flush(descriptor)
        if any(folder.glob(pattern)):
            monkeypatch.setattr(os, "fsync", flush)
            with changed.open("a", encoding="utf-8") as file:
                file.write("note: min\n")

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_file_changed_before_anything_is_replaced(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = three(tmp_path)
    last = root / ACTIVITIES / "2024-03-13-larm-0002.yaml"
    meanwhile(monkeypatch, root / ".medlofte", "[0-9a-f]*.tmp", last)
    refused = cli("rename", "arjeplog", "larm", "utryckning", code=1)
    assert refused.err == (
        f"{ACTIVITIES}/{last.name} ändrades av någon annan under tiden. "
        "Inget är bytt; kör kommandot igen.\n"
    )
    texts = [path.read_text(encoding="utf-8") for path in root.rglob("*.yaml")]
    assert not any("utryckning" in text for text in texts)
    assert last.read_text(encoding="utf-8").endswith("note: min\n")
    assert list(root.rglob("*.tmp")) == []
    assert begun(root) is None


def test_a_file_changed_while_others_are_replaced(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = three(tmp_path)
    last = root / ACTIVITIES / "2024-03-13-larm-0002.yaml"
    meanwhile(monkeypatch, folder_of(root), "intent.json", last)
    cli("rename", "arjeplog", "larm", "utryckning")
    text = last.read_text(encoding="utf-8")
    assert text.endswith("\nnote: min\n")
    assert "counts_for: [utryckning]" in text
    assert cli("validate").err == "4 filer: inga fel.\n"
    assert list(root.rglob("*.tmp")) == []


# Renames where a file may have only so many bytes, or (0) as a user who may not write.
_REFUSED = """\
import os, resource, sys
from medlofte.__main__ import run
run(["rename", "--help"])
run(["validate", "--data", sys.argv[2]])
run(["rename", "arjeplog", "larm", "utryckning", "--data", sys.argv[2]])
if sys.argv[1] != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
elif os.geteuid() == 0:
    os.setuid(65534)
sys.exit(run(["rename", "arjeplog", "larm", "utryckning", "--data", "."]))
"""


def refused(root: Path, limit: int, code: int = 3) -> str:
    """Rename where the disk refuses, and return what is said; the data stays as it is."""
    other = tree(root.parent / "other")
    data = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    result = subprocess.run(
        [sys.executable, "-c", _REFUSED, str(limit), str(other)],
        cwd=root,
        env=BARE,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == code, result.stderr
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == data
    assert begun(root) is None
    assert list(root.rglob("*.tmp")) == []
    return result.stderr


@posix
@pytest.mark.parametrize("limit", [20, 1000])
def test_a_full_disk(cli: Cli, tmp_path: Path, limit: int) -> None:
    root = three(tmp_path)
    said = refused(root, limit).splitlines()[-1]
    assert said.startswith("Det går inte att skriva ")
    assert said.endswith(".yaml: disken är full.")
    assert cli("validate").err == "4 filer: inga fel.\n"


@posix
def test_a_tree_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folder lets no other user in
        Path(name).chmod(0o755)
        root = three(Path(name))
        for path in (root, *root.rglob("*")):
            path.chmod(path.stat().st_mode & ~0o222 & 0o777 | 0o444)
        said = refused(root, 0).splitlines()[-1]
        for path in (root, *root.rglob("*")):
            path.chmod(path.stat().st_mode | 0o200)
    reason = "behörighet saknas, eller så är mappen skrivskyddad"
    assert said.endswith(f"/.medlofte: {reason}.")


@posix
def test_one_file_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        root = three(Path(name))
        for path in (root, *root.rglob("*")):
            path.chmod(0o777 if path.is_dir() else 0o666)
        (root / ACTIVITIES / "2024-03-13-larm-0001.yaml").chmod(0o444)
        said = refused(root, 0).splitlines()[-1]
    reason = "behörighet saknas, eller så är mappen skrivskyddad"
    assert said.endswith(f"/2024-03-13-larm-0001.yaml: {reason}.")


@posix
def test_promises_changed_while_an_activity_is_worded(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "larm")
    terminal.answer("När? [i dag, torsdag 14 mars 2024]", "")
    question = "[v]isa filen:"
    terminal.answer("Var? [hoppa över]", "")
    path = root / "promises" / "arjeplog.yaml"
    path.write_text(PROMISES + "# mer\n", encoding="utf-8")
    terminal.answer(question, "j")
    terminal.answer("En till? [j/N]:", "n")
    assert terminal.end() == 0
    terminal = Terminal(tmp_path, "log", "drogutbildning")
    terminal.answer("När? [i dag, torsdag 14 mars 2024]", "")
    terminal.answer("Var? [hoppa över]", "")
    cli("rename", "arjeplog", "drogutbildning", "utbildning")
    terminal.answer(question, "j")
    assert terminal.end() == 1
    assert 'Löftet "drogutbildning" finns inte i medborgarlöftet 2023-2024.' in terminal.seen
    assert len(list((root / ACTIVITIES).iterdir())) == 1


@posix
def test_a_file_changed_while_undo_asks(tmp_path: Path) -> None:
    root = tree(tmp_path)
    Terminal(tmp_path, "log", "larm", "--date", "2024-03-13").end()
    (path,) = (root / ACTIVITIES).iterdir()
    terminal = Terminal(tmp_path, "undo")
    terminal._read_until("Ta bort den? [j/N]:")  # noqa: SLF001  the file is changed while it waits
    with path.open("a", encoding="utf-8") as file:
        file.write("note: min\n")
    terminal.answer("Ta bort den? [j/N]:", "j")
    assert terminal.end() == 1
    assert "har ändrats sedan den loggades och lämnas orörd." in terminal.seen
    assert path.exists()
