"""Many programs at once, and files that others change meanwhile: nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

from conftest import Cli
from killing import at_once
from medlofte.disk.intents import begun
from medlofte.disk.state import folder_of
from system import git, needs_git, posix
from terminal import ACTIVITIES, PROMISES, Terminal, noted, saved, three, tree, written
from workbooks import table

LOG = ("log", "larm", "--date", "2024-03-13")
AT_ONCE = 8 if os.name == "nt" else 50  # where a program starts slowly


def test_many_at_once_leave_as_many_files(cli: Cli, tmp_path: Path) -> None:
    """Also where one of them changes the promises and all that names them."""
    root = tree(tmp_path)
    logs = [[*LOG, "--place", f"Plats {number}"] for number in range(AT_ONCE)]
    said = at_once(tmp_path, *logs, ["rename", "arjeplog", "dialog", "samtal"])
    assert {one.code for one in said} == {0}
    assert len({path for one in said for path in saved(one.out)}) == AT_ONCE
    assert len(list((root / ACTIVITIES).iterdir())) == AT_ONCE
    assert noted(root) == AT_ONCE
    assert cli("validate", "--strict").err == f"{AT_ONCE + 1} filer: inga fel.\n"


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
        subprocess.run(
            [sys.executable, "-m", "medlofte", *command],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
        return acquire(lock)

    monkeypatch.setattr(filelock.FileLock, "acquire", after_another)
    assert "finns redan. Inget är skrivet." in cli(*command, code=1).err
    assert len(written(root)) == 2
    cli("undo", "--yes")
    assert not written(root)


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, call: str, folder: Path, pattern: str, changed: Path
) -> None:
    """Change a file as soon as another one is there: after the next such call of the system's."""
    made = getattr(os, call)

    def then_changed(*arguments: object) -> None:
        made(*arguments)
        if any(folder.glob(pattern)):
            monkeypatch.setattr(os, call, made)
            with changed.open("a", encoding="utf-8") as file:
                file.write("note: min\n")

    monkeypatch.setattr(os, call, then_changed)


def test_a_file_changed_before_anything_is_replaced(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = three(tmp_path)
    last = root / ACTIVITIES / "2024-03-13-larm-0002.yaml"
    meanwhile(monkeypatch, "fsync", root / ".medlofte", "[0-9a-f]*.tmp", last)
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
    meanwhile(monkeypatch, "replace", folder_of(root), "intent.json", last)
    cli("rename", "arjeplog", "larm", "utryckning")
    text = last.read_text(encoding="utf-8")
    assert text.endswith("\nnote: min\n")
    assert "counts_for: [utryckning]" in text
    assert cli("validate").err == "4 filer: inga fel.\n"
    assert list(root.rglob("*.tmp")) == []


@posix
def test_promises_changed_while_an_activity_is_worded(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "larm")
    terminal.answer("När? [i dag, tor 14 mar]", "")
    question = "[v]isa filen:"
    terminal.answer("Var? [hoppa över]", "")
    path = root / "promises" / "arjeplog.yaml"
    path.write_text(PROMISES + "# mer\n", encoding="utf-8")
    terminal.answer(question, "j")
    assert terminal.end() == 0
    terminal = Terminal(tmp_path, "log", "drogutbildning")
    terminal.answer("När? [i dag, tor 14 mar]", "")
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
    terminal.wait("Ta tillbaka? [j/N]:")
    with path.open("a", encoding="utf-8") as file:
        file.write("note: min\n")
    terminal.answer("Ta tillbaka? [j/N]:", "j")
    assert terminal.end() == 1
    assert "har ändrats sedan dess och lämnas orörd." in " ".join(terminal.seen.split())
    assert path.exists()


def test_undo_while_others_write_and_undo(cli: Cli, tmp_path: Path) -> None:
    """Each takes back something whole of its own, or says that another one was faster."""
    root = tree(tmp_path)
    for place in "ABCD":
        cli(*LOG, "--place", place)
    before = len(written(root))
    undos = [["undo", "--yes"] for _ in range(4)]
    said = at_once(
        tmp_path, *undos, [*LOG, "--place", "E"], ["rename", "arjeplog", "dialog", "samtal"]
    )
    *taken, log, rename = said
    assert {log.code, rename.code} == {0}
    assert {one.code for one in taken} <= {0, 1}, taken
    back = [one.out for one in taken if one.code == 0]
    assert len(set(back)) == len(back)
    logs = sum("aktiviteten" in one for one in back)
    assert len(written(root)) == before + 1 - logs
    assert "[stray-file]" not in cli("validate").out
    assert begun(root) is None


@posix
def test_undo_that_waits_for_an_answer_takes_back_what_it_showed(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli(*LOG)
    terminal = Terminal(tmp_path, "undo")
    terminal.wait("Ta tillbaka? [j/N]:")
    cli(*LOG, "--place", "Skolan")
    terminal.answer("Ta tillbaka? [j/N]:", "j")
    assert terminal.end() == 1
    assert terminal.seen.endswith(
        "Ett annat kommando hann före. Inget är taget tillbaka: kör undo igen.\n"
    )
    assert len(written(root)) == 2
