"""`-o`: a file that was asked for by name, whole or not at all, and over no other."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.disk.output import save
from medlofte.stop import FailedError, RefusedError
from small_trees import lofte, target, tree
from system import posix

COMMANDS = (
    ("report arjeplog 2024", "ut.md"),
    ("report arjeplog 2024", "ut.docx"),
    ("export status 2024", "ut.csv"),
    ("export activities", "ut.xlsx"),
    ("template arjeplog 2024", "ut.xlsx"),
)
TAKEN = "{} finns redan. Inget är skrivet. Ange ett annat namn, eller lägg till --overwrite.\n"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["nameless", "hidden"])
def _disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that knows files without a name, and one that does not."""
    if request.param == "hidden":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


@pytest.mark.usefixtures("_disk")
@pytest.mark.parametrize("command, name", COMMANDS)
def test_a_file_that_is_there_is_kept_unless_asked(
    cli: Cli, tmp_path: Path, command: str, name: str
) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")), ["2024-03-13"])
    path = tmp_path / name
    path.write_text("för hand", "utf-8")
    path.chmod(0o600)
    assert cli(*command.split(), "-o", name, code=1).err == TAKEN.format(name)
    assert path.read_text("utf-8") == "för hand"
    before = _names(tmp_path)
    cli(*command.split(), "-o", name, "--overwrite")
    assert path.read_bytes()[:8] != "för hand".encode()[:8]
    assert path.stat().st_mode & 0o077 == 0 or os.name == "nt"
    assert _names(tmp_path) == before


@posix
@pytest.mark.usefixtures("_disk")
def test_a_file_that_comes_in_the_last_moment_is_kept(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        flush(descriptor)
        (tmp_path / "ut.md").write_text("annans")

    monkeypatch.setattr(os, "fsync", fsync)
    assert cli("report", "arjeplog", "2024", "-o", "ut.md", code=1).err == TAKEN.format("ut.md")
    assert (tmp_path / "ut.md").read_text("utf-8") == "annans"


@posix
@pytest.mark.usefixtures("_disk")
def test_a_link_is_never_followed(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    away, kept = tmp_path / "annan" / "fil.md", tmp_path / "kvar.md"
    away.parent.mkdir()
    kept.write_text("kvar")
    for to in (away, kept):
        (tmp_path / "ut.md").unlink(missing_ok=True)
        (tmp_path / "ut.md").symlink_to(to)
        assert cli("report", "arjeplog", "-o", "ut.md", code=1).err == TAKEN.format("ut.md")
        cli("report", "arjeplog", "-o", "ut.md", "--overwrite")
        assert not (tmp_path / "ut.md").is_symlink()
    assert not away.exists()
    assert kept.read_text("utf-8") == "kvar"


@pytest.mark.usefixtures("_disk")
def test_of_many_writers_at_once_one_wins(tmp_path: Path) -> None:
    path = tmp_path / "ut.md"

    def write(number: int) -> int | None:
        try:
            save(path, bytes([number]) * 100_000, overwrite=False)
        except (RefusedError, FailedError):
            return None
        return number

    with ThreadPoolExecutor(8) as pool:
        (winner,) = (one for one in pool.map(write, range(40)) if one is not None)
    assert path.read_bytes() == bytes([winner]) * 100_000
    assert _names(tmp_path) == ["ut.md"]


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(os, "link", link)
    assert save(tmp_path / "ut.md", b"ny", overwrite=False)
    with pytest.raises(RefusedError):
        save(tmp_path / "ut.md", b"annan", overwrite=False)
    assert (tmp_path / "ut.md").read_bytes() == b"ny"


def test_what_a_killed_run_left_is_cleared_by_the_next(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    (tmp_path / ".ut.md.01234567.tmp").write_text("halv")
    (tmp_path / ".annan.md.01234567.tmp").write_text("någon annans", "utf-8")
    cli("report", "arjeplog", "-o", "ut.md")
    assert [one for one in _names(tmp_path) if one.endswith(".tmp")] == [".annan.md.01234567.tmp"]


def test_a_folder_is_no_file(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    (tmp_path / "ut.md").mkdir()
    for more in ((), ("--overwrite",)):
        result = cli("report", "arjeplog", "-o", "ut.md", *more, code=2)
        assert result.err == "ut.md är en mapp. Ange vad filen ska heta.\n"


@posix
@pytest.mark.parametrize("to", ["pipe", "file"])
def test_what_leads_on_is_written_to(tmp_path: Path, to: str) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")), ["2024-03-13"])
    command = [sys.executable, "-m", "medlofte", "export", "status", "2024", "--format", "json"]
    straight = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    command += ["-o", "/dev/stdout"]
    if to == "pipe":
        found = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    else:
        with (tmp_path / "fil").open("wb") as file:
            subprocess.run(command, cwd=tmp_path, stdout=file, check=True)
        found = (tmp_path / "fil").read_bytes()
    assert found == straight


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_said(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    found = cli("report", "arjeplog", "-o", "/dev/full", "--format", "md", code=3)
    assert found.err == "Det går inte att skriva /dev/full: disken är full.\n"


@posix
def test_what_leads_on_is_not_said_to_be_saved(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    (tmp_path / "ut.xlsx").symlink_to(os.devnull)
    assert cli("template", "arjeplog", "2024", "-o", "ut.xlsx").out == ""
    assert (tmp_path / "ut.xlsx").is_symlink()
