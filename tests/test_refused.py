"""Disks that refuse, and what is written where they do not: whole files or nothing."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Cli
from killing import refused
from medlofte.disk import writing
from medlofte.disk.intents import begun
from medlofte.stop import FailedError
from system import posix
from terminal import ACTIVITIES, three, tree, written
from workbooks import table

LOG = ("log", "larm", "--date", "2024-03-14", "--note", "x" * 2000)
RENAME = ("rename", "arjeplog", "larm", "utryckning")
IMPORT = ("import", "arjeplog", "t.csv", "--yes")
ROWS = [(f"2024-{1 + n % 12:02}-{1 + n % 28:02}", "", "larm", "", "", f"P {n}") for n in range(60)]
NOTE = "Det går inte att ta tillbaka med medlofte undo. Det"
WRITE = "Det går inte att skriva "


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@posix
@pytest.mark.parametrize(
    "command, limit, told",
    [
        pytest.param(LOG, 50, (NOTE, f"/{ACTIVITIES}/2024-03-14-"), id="log-at-the-note"),
        pytest.param(LOG, 500, (WRITE, f"/{ACTIVITIES}/2024-03-14-"), id="log-at-the-file"),
        pytest.param(RENAME, 20, (WRITE, ".yaml: "), id="rename-at-the-first"),
        pytest.param(RENAME, 1000, (WRITE, ".yaml: "), id="rename-at-the-largest"),
        pytest.param(IMPORT, 50, ("", ""), id="import-at-the-journal"),
        pytest.param(IMPORT, 20_000, ("", ""), id="import-at-the-last-and-largest"),
    ],
)
def test_a_full_disk_writes_nothing(
    cli: Cli, tmp_path: Path, command: tuple[str, ...], limit: int, told: tuple[str, str]
) -> None:
    root = three(tmp_path)
    table(tmp_path, [*ROWS, ("2024-12-31", "", "larm", "", "", "x" * 30_000)])
    before = everything(root)
    said = refused(tmp_path, limit, *command)
    begins, names = told
    assert said.err.startswith(begins)
    assert names in said.err
    assert said.err.endswith(": disken är full.\n")
    assert "Sparad" not in said.out
    after = everything(root)
    ignored = {path for path in after if ".medlofte" in path.parts}
    assert {path: text for path, text in after.items() if path not in ignored} == before
    assert [path for path in ignored if path.suffix == ".tmp"] == []
    assert begun(root) is None
    assert cli("undo", "--yes", code=2).err.startswith("Det finns inget att ta tillbaka")
    assert cli("validate", "--strict").err == "4 filer: inga fel.\n"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may look into, as pytest's own may not be."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@posix
@pytest.mark.parametrize("command", [LOG, RENAME, IMPORT], ids=lambda command: command[0])
def test_a_tree_that_may_not_be_written(open_folder: Path, command: tuple[str, ...]) -> None:
    root = three(open_folder)
    table(open_folder, ROWS)
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = everything(root)
    said = refused(open_folder, 0, *command)
    assert everything(root) == before
    for path in (root, *root.rglob("*")):
        path.chmod(0o755)
    reason = "behörighet saknas, eller så är mappen skrivskyddad"
    assert said.err.endswith(f"/.medlofte: {reason}.\n")


@posix
def test_one_file_that_may_not_be_written(open_folder: Path) -> None:
    root = three(open_folder)
    for path in (root, *root.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (root / ACTIVITIES / "2024-03-13-larm-0001.yaml").chmod(0o444)
    before = everything(root)
    said = refused(open_folder, 0, *RENAME)
    assert {path: text for path, text in everything(root).items() if path in before} == before
    assert begun(root) is None
    assert list(root.rglob("*.tmp")) == []
    reason = "behörighet saknas, eller så är mappen skrivskyddad"
    assert said.err.endswith(f"/2024-03-13-larm-0001.yaml: {reason}.\n")


@posix
@pytest.mark.parametrize("mask, mode", [(0o022, 0o644), (0o027, 0o640), (0o002, 0o664)])
def test_who_may_read_a_new_file_is_for_the_umask_to_say(
    cli: Cli, tmp_path: Path, mask: int, mode: int
) -> None:
    root = tree(tmp_path)
    before = os.umask(mask)
    try:
        cli(*LOG)
    finally:
        os.umask(before)
    (path,) = (root / ACTIVITIES).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_new_names_are_valid_on_windows_too(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli("log", "larm", "--date", "2024-03-13", "--title", 'a<b>:"/\\|?* con')
    (name,) = written(root)
    assert name == f"{ACTIVITIES}/2024-03-13-larm-xxxx.yaml"


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
    writing.create(tmp_path, {"a/b.yaml": "min\n"})
    with pytest.raises(FailedError, match=r"b\.yaml finns redan. Inget är skrivet\."):
        writing.create(tmp_path, {"a/b.yaml": "din\n"})
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
    writing.create(tmp_path, {"b.yaml": "min\n"})
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == "min\n"
    with pytest.raises(FailedError, match="finns redan"):
        writing.create(tmp_path, {"b.yaml": "din\n"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.yaml"]
