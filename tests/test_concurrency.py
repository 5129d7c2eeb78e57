"""Many programs at once, programs that die, disks that refuse: whole files or nothing."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import filelock
import pytest

from conftest import Cli
from killing import BARE
from medlofte.disk import writing
from medlofte.stop import FailedError
from system import git, needs_git, posix
from terminal import ACTIVITIES, noted, saved, tree, written
from workbooks import table

COMMAND = [sys.executable, "-m", "medlofte", "log", "larm", "--date", "2024-03-13"]


def test_twenty_at_once_leave_twenty_files(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    running = [
        subprocess.Popen(
            [*COMMAND, "--place", f"Plats {number}"],
            cwd=tmp_path,
            env=BARE | {"PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for number in range(20)
    ]
    said = [one.communicate()[0] for one in running]
    assert {one.returncode for one in running} == {0}
    assert len({path for text in said for path in saved(text)}) == 20
    assert len(list((root / ACTIVITIES).iterdir())) == 20
    assert noted(root) == 20
    assert cli("validate", "--strict").err == "21 filer: inga fel.\n"


@needs_git
def test_two_clones_that_log_on_one_day_merge_without_conflict(tmp_path: Path, cli: Cli) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    tree(first)
    git(first, "init", "-q", "-b", "main")
    git(first, "add", ".")
    git(first, "commit", "-qm", "Löften")
    git(tmp_path, "clone", "-q", str(first), str(second))
    for clone in (first, second):
        for number in range(5):
            place = f"{clone.name} {number}"
            cli("log", "larm", "--date", "2024-03-13", "--place", place, "--data", str(clone))
        git(clone, "add", ".")
        git(clone, "commit", "-qm", "Logga")
    git(second, "pull", "-q", "--no-rebase", "--no-edit")
    assert len(list((second / "data" / ACTIVITIES).iterdir())) == 10
    assert cli("validate", "--data", str(second)).code == 0


@posix
@pytest.mark.parametrize("mask, mode", [(0o022, 0o644), (0o027, 0o640), (0o002, 0o664)])
def test_who_may_read_a_new_file_is_for_the_umask_to_say(
    cli: Cli, tmp_path: Path, mask: int, mode: int
) -> None:
    root = tree(tmp_path)
    before = os.umask(mask)
    try:
        cli("log", "larm", "--date", "2024-03-13")
    finally:
        os.umask(before)
    (path,) = (root / ACTIVITIES).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == mode


# Logs where a file may have only so many bytes, or (0) as a user who may not write.
_REFUSED = """\
import os, resource, sys
from medlofte.__main__ import run
log = ["log", "larm", "--date", "2024-03-13", "--note", "x" * 2000, "--data"]
run([*log, sys.argv[2]])  # what is imported may not be readable by that user
if sys.argv[1] != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
elif os.geteuid() == 0:
    os.setuid(65534)
sys.exit(run([*log, "."]))
"""


def refused(root: Path, limit: int) -> str:
    """Log where the disk refuses, and return what is said; nothing may be left."""
    other = tree(root.parent / "other")
    result = subprocess.run(
        [sys.executable, "-c", _REFUSED, str(limit), str(other)],
        cwd=root,
        env=BARE,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == 3, result.stderr
    assert len(saved(result.stdout)) == 1  # in the other tree
    assert [path for path in root.rglob("*") if path.name.startswith((".2", "2024-"))] == []
    return result.stderr


@posix
@pytest.mark.parametrize(
    "limit, begins",
    [(50, "Det går inte att ta tillbaka med medlofte undo. Det"), (500, "Det går inte att skriva")],
)
def test_a_full_disk(cli: Cli, tmp_path: Path, limit: int, begins: str) -> None:
    """50 is full where it is noted, 500 at the file itself."""
    root = tree(tmp_path)
    said = refused(root, limit)
    assert said.startswith(begins)
    assert f"{ACTIVITIES}/2024-03-13-" in said
    assert said.endswith(": disken är full.\n")
    assert cli("validate").err == "1 fil: inga fel.\n"
    assert cli("undo", "--yes", code=2).err.startswith("Det finns inget att ta tillbaka")


@posix
def test_a_tree_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folder lets no other user in
        Path(name).chmod(0o755)
        root = tree(Path(name))
        root.chmod(0o555)
        said = refused(root, 0)
        root.chmod(0o755)
    reason = "behörighet saknas, eller så är mappen skrivskyddad"
    assert said.endswith(f"/.medlofte: {reason}.\n")


def test_a_file_where_a_folder_should_be(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "activities").mkdir()
    (root / "activities" / "arjeplog").write_text("", encoding="utf-8")
    result = cli("log", "larm", "--date", "2024-03-13", code=3)
    assert result.err.endswith(": en fil ligger där en mapp ska vara.\n")


@pytest.mark.parametrize(
    "number, reason",
    [
        (errno.ENOSPC, "disken är full"),
        (errno.EROFS, "behörighet saknas, eller så är mappen skrivskyddad"),
        (errno.EEXIST, "en fil ligger där en mapp ska vara"),
        (errno.ENOENT, "filen eller mappen finns inte"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_why_the_disk_refused(number: int, reason: str) -> None:
    with pytest.raises(FailedError) as refused, writing.failing("Nej"):
        raise OSError(number, os.strerror(number))
    assert str(refused.value) == f"Nej: {reason}."


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    writing.create(tmp_path, "a/b.yaml", "min\n")
    with pytest.raises(FailedError, match=r"b\.yaml finns redan. Inget är skrivet\."):
        writing.create(tmp_path, "a/b.yaml", "din\n")
    assert (tmp_path / "a/b.yaml").read_text(encoding="utf-8") == "min\n"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.yaml"]


def test_a_file_system_without_hard_links_or_folders_to_flush(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    system_open = os.open

    def open_files_only(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            refuse()
        return system_open(path, flags, mode)

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "open", open_files_only)
    writing.create(tmp_path, "b.yaml", "min\n")
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == "min\n"
    with pytest.raises(FailedError, match="finns redan"):
        writing.create(tmp_path, "b.yaml", "din\n")
    assert [path.name for path in tmp_path.iterdir()] == ["b.yaml"]


def test_new_names_are_valid_on_windows_too(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli("log", "larm", "--date", "2024-03-13", "--title", 'a<b>:"/\\|?* con')
    (name,) = written(root)
    assert name == f"{ACTIVITIES}/2024-03-13-larm-xxxx.yaml"


def test_the_same_table_twice_at_once_is_there_once(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later one gives up, and takes nothing back of what the first has written."""
    root = tree(tmp_path)
    table(tmp_path, [(f"2024-03-0{day}", "", "larm", "", "", "") for day in (2, 3)])
    command = ["import", "arjeplog", "t.csv", "--yes"]
    acquire = filelock.FileLock.acquire

    def after_another(lock: filelock.FileLock) -> object:
        monkeypatch.setattr(filelock.FileLock, "acquire", acquire)
        subprocess.run([*COMMAND[:3], *command], cwd=tmp_path, check=True, capture_output=True)
        return acquire(lock)

    monkeypatch.setattr(filelock.FileLock, "acquire", after_another)
    assert "finns redan. Inget är skrivet." in cli(*command, code=1).err
    assert len(written(root)) == 2
    cli("undo", "--yes")
    assert not written(root)
