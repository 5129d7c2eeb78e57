"""Files that are written together: all of them or none, whatever comes between."""

import json
import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.commands.workspace import Workspace
from medlofte.disk import intents, journal
from medlofte.disk.intents import Reversal
from medlofte.disk.journal import Deed, Did, Texts
from medlofte.disk.state import folder_of, new_key
from medlofte.stop import FailedError, RefusedError
from system import posix
from terminal import ACTIVITIES, everything, report, tree
from test_concurrency import meanwhile

A, B, C = (f"{ACTIVITIES}/2024-03-0{day}-larm-aaaa.yaml" for day in (1, 2, 3))
TABLE = Did(Deed.IMPORT, "t.csv")
REPORT = "{date: 2024-03-01, counts_for: [larm], by: [polis]}"


def today() -> date:
    return datetime.now(UTC).date()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tree(tmp_path)
    report(root, Path(A).stem, REPORT)
    report(root, Path(B).stem, REPORT.replace("-01,", "-02,"))
    return root


def changes(root: Path) -> dict[str, Texts]:
    """One file changed, one removed, one created."""
    return {
        A: ((root / A).read_bytes(), b"ny"),
        B: ((root / B).read_bytes(), None),
        C: (None, REPORT.replace("-01,", "-03,").encode()),
    }


def write(root: Path, wanted: dict[str, Texts]) -> bool:
    workspace = Workspace(root, today())
    with workspace.writing():
        return workspace.write(wanted, TABLE)


def test_files_are_changed_removed_and_created_and_all_of_it_taken_back(
    cli: Cli, root: Path
) -> None:
    before, wanted = everything(root), changes(root)
    assert write(root, wanted)
    after = {path: text for path, (_, text) in wanted.items() if text is not None}
    assert everything(root) == {path: text for path, text in before.items() if path != B} | after
    assert intents.begun(root) is None
    assert cli("undo", "--yes").out == "Tillbakataget: importen av t.csv, 3 filer\n"
    assert everything(root) == before


def test_until_it_is_whole_readers_see_what_was_there_before(cli: Cli, root: Path) -> None:
    listed = cli("list").out
    write(root, changes(root))
    assert cli("list", code=1).out != listed  # the changed text is none that can be read
    (noted,) = journal.all_noted(root)
    intents.begin(root, Reversal(noted, undo=False))
    assert cli("list").out == listed
    (root / B).mkdir()  # by somebody else
    assert "Aktiviteter i Arjeplog: 1" in cli("list", code=1).out


def test_what_is_not_as_it_was_said_to_be_is_refused(root: Path) -> None:
    before, wanted = everything(root), changes(root)
    for path, texts_ in ((A, (b"annat", b"ny")), (B, (None, b"ny")), (C, (b"annat", None))):
        with pytest.raises(RefusedError, match="Inget är skrivet"):
            write(root, wanted | {path: texts_})
        assert everything(root) == before


def test_a_file_that_is_changed_while_others_are_written_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And all the rest is put back."""
    before, wanted = everything(root), changes(root)
    meanwhile(monkeypatch, "link", (root / ACTIVITIES), Path(C).name, root / A)
    with pytest.raises(RefusedError, match="har ändrats under tiden"):
        write(root, wanted)
    assert everything(root) == before | {A: before[A] + f"note: min{os.linesep}".encode()}
    assert intents.begun(root) is None


@posix
def test_where_nothing_can_be_noted_only_new_files_are_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(root))
    before, wanted = everything(root), changes(root)
    with pytest.raises(FailedError, match="flera filer"):
        write(root, wanted)
    assert everything(root) == before
    assert not write(root, {A: wanted[A]})
    assert not write(root, {C: wanted[C]})


def test_a_name_that_cannot_be_noted_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not write(root, {"promises/.dold.yaml": (None, b"")})
    said = " ".join(capsys.readouterr().err.split())
    assert "promises/.dold.yaml går inte att anteckna." in said


@posix
def test_what_a_link_leads_to_is_written_and_not_noted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For through a link nothing is taken back: it would stand in the way of all before it."""
    (root / A).rename(root / "promises" / "x")
    (root / A).symlink_to(root / "promises" / "x")
    assert not write(root, {A: ((root / A).read_bytes(), b"ny")})
    assert f"{A} går inte att anteckna." in capsys.readouterr().err
    assert (root / "promises" / "x").read_bytes() == b"ny"
    assert journal.latest(root) is None


def test_what_is_written_as_it_was_means_nothing(cli: Cli, root: Path) -> None:
    wanted = changes(root)
    before = everything(root)
    assert write(root, wanted | {B: (before[B], before[B])})
    assert cli("undo", "--yes").out == "Tillbakataget: importen av t.csv, 2 filer\n"
    assert everything(root) == before


def test_too_much_to_keep_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / A).open("ab") as file:
        file.truncate(65 * 1024 * 1024)
    assert not write(root, {A: ((root / A).read_bytes(), b"ny")})
    assert "för mycket text" in capsys.readouterr().err
    assert (root / A).read_bytes() == b"ny"


@pytest.mark.parametrize("undo", [False, True])
def test_what_reads_sees_what_is_unfinished_as_before(cli: Cli, root: Path, *, undo: bool) -> None:
    """Also a file that is gone already, and one that was not reached."""
    wanted = changes(root)
    listed, before = cli("list").out, everything(root)
    noted = journal.remember(root, wanted, TABLE, new_key(today()))
    intents.begin(root, Reversal(noted, undo))
    (root / B).unlink()
    (root / C).write_bytes(wanted[C][1] or b"")
    assert cli("list").out == listed
    assert "importen av t.csv" in cli("log", "larm", "--date", "2024-03-05").err
    assert before.items() <= everything(root).items()
    assert len(everything(root)) == len(before) + 1


def test_without_the_old_text_the_rest_is_settled(cli: Cli, root: Path) -> None:
    wanted = changes(root)
    noted = journal.remember(root, wanted, TABLE, new_key(today()))
    intents.begin(root, Reversal(noted, undo=False))
    (root / A).write_bytes(b"ny")
    (root / C).write_bytes(wanted[C][1] or b"")
    shutil.rmtree(folder_of(root) / "texts")
    assert f"{A} har ändrats sedan dess och är kvar." in cli("undo", "--yes").err
    assert not (root / C).exists()
    assert (root / A).read_bytes() == b"ny"


def test_two_steps_of_one_command_are_one(cli: Cli, root: Path) -> None:
    """Unless somebody came between them: what they wrote is not undone."""
    key = new_key(today())
    old = (root / A).read_bytes()
    for path, first in ((A, old), (B, b"annans")):
        journal.remember(root, {path: (first, b"mitt")}, TABLE, key)
    journal.remember(
        root, {A: (b"mitt", b"sist"), B: ((root / B).read_bytes(), b"sist")}, TABLE, key
    )
    before = everything(root)
    for path in (A, B):
        (root / path).write_bytes(b"sist")
    lines = (folder_of(root) / "log.jsonl").read_text("utf-8").split("\n\n")
    assert len({json.loads(line)["key"] for line in lines}) == 1
    cli("undo", "--yes")
    assert everything(root) == before
