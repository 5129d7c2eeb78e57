"""What a tree brings along is never believed, and what this computer remembers can do no harm."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import filelock
import pytest

from conftest import Cli
from killing import bare
from medlofte.disk import intents, programs
from medlofte.disk.intents import Reversal
from medlofte.disk.journal import Deed, Did, Hashes, Noted
from medlofte.disk.state import folder_of, new_key
from system import git, needs_git, posix
from terminal import ACTIVITIES, everything, report, tree, written
from test_undo import logged
from workbooks import table

ACTIVITY = "{date: 2024-03-01, counts_for: [larm], by: [polis]}"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# What a pull request could bring in the folder of the lock.


@pytest.mark.parametrize(
    "command", [["validate"], ["status"], ["log", "larm", "--date", "2024-03-13"]]
)
def test_a_note_that_the_tree_brings_changes_nothing(
    cli: Cli, tmp_path: Path, command: list[str]
) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-01-larm-aaaa", ACTIVITY)
    folder = root / ".medlofte"
    folder.mkdir()
    intent = {"slug": "arjeplog", "old": "larm", "new": "drogutbildning"}
    for text in (intent, {"renaming": intent}, {"reversal": intent}):
        (folder / "intent.json").write_text(json.dumps(text), encoding="utf-8")
        before = everything(root)
        day = ["--place", str(len(before))] if command[0] == "log" else []
        cli(*command, *day, code=int(command[0] == "validate"))
        assert before.items() <= everything(root).items()


def test_all_that_is_not_the_lock_is_a_finding(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    logged(cli)
    folder = root / ".medlofte"
    (folder / "lock").touch()  # Windows takes it away when it is let go
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "lock"]
    assert (folder / "lock").read_bytes() == b""
    assert cli("validate", "--strict").err == "2 filer: inga fel.\n"
    (folder / "intent.json").write_text("{}")
    (folder / "log.jsonl").write_text("{}")
    (folder / "lock").write_text("x")
    (folder / "more").mkdir()
    out = cli("validate", code=1).out
    assert [line.split(":")[0] for line in out.splitlines()] == [
        f"data/.medlofte/{name}" for name in ("intent.json", "lock", "log.jsonl", "more")
    ]
    assert out.count("Detta hör inte hemma här och läses inte. Ta bort det.") == 3
    assert "Nästa medlofte log eller undo tar över den" in out
    shutil.rmtree(folder)
    folder.write_text("")
    assert "data/.medlofte:1:1: error[stray-file]" in cli("validate", code=1).out


def test_git_is_told_to_ignore_the_lock_whatever_the_tree_brings(cli: Cli, tmp_path: Path) -> None:
    """Also where the file that tells it was cut short."""
    root = tree(tmp_path)
    (root / ".medlofte").mkdir()
    for text in ("", "*", "!*\n", "x" * 5_000):
        (root / ".medlofte" / ".gitignore").write_text(text, "utf-8")
        assert "[stray-file]" in cli("validate", code=1).out
        cli("log", "larm", "--date", "2024-03-13", "--place", str(len(text)))
        assert (root / ".medlofte" / ".gitignore").read_bytes() == b"*\n"
        cli("validate")


@posix
def test_the_lock_is_refused_where_it_is_a_link(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "lock").write_text("mitt")
    (root / ".medlofte").symlink_to(other)
    said = cli("log", "larm", "--date", "2024-03-13", code=1).err
    assert said.endswith(".medlofte är en länk eller något annat än den ska vara. Ta bort den.\n")
    (root / ".medlofte").unlink()
    (root / ".medlofte").mkdir()
    (root / ".medlofte" / "lock").symlink_to(other / "lock")
    said = cli("log", "larm", "--date", "2024-03-13", code=1).err
    assert said.endswith("lock är en länk eller något annat än den ska vara. Ta bort den.\n")
    assert [path.name for path in other.iterdir()] == ["lock"]
    assert (other / "lock").read_text("utf-8") == "mitt"


@needs_git
def test_the_journal_of_an_earlier_version_is_taken_over_once(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    git(tmp_path, "init", "-q")
    report(root, "2024-03-01-larm-aaaa", ACTIVITY)
    old = root / ".medlofte" / "log.jsonl"
    old.parent.mkdir()
    entry = {"path": f"{ACTIVITIES}/2024-03-01-larm-aaaa.yaml", "digest": digest(ACTIVITY)}
    old.write_text(f"\n{json.dumps(entry)}\n[1]\n", encoding="utf-8")
    newer = logged(cli)
    assert not old.exists()
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {newer}\n"
    assert "2024-03-01-larm-aaaa" in cli("undo", "--yes").out
    assert written(root) == {}
    report(root, "2024-03-01-larm-bbbb", ACTIVITY)
    entry["path"] = f"{ACTIVITIES}/2024-03-01-larm-bbbb.yaml"
    old.write_text(f"\n{json.dumps(entry)}\n", encoding="utf-8")
    git(tmp_path, "add", "-f", "data/.medlofte/log.jsonl")
    assert cli("undo", "--yes", code=2).err.startswith("Det finns inget att ta tillbaka")
    assert old.exists()


# What could stand in the person's own state folder, whoever put it there.


@pytest.mark.parametrize(
    "path",
    [
        "../outside/victim.txt",
        "/etc/hostname",
        "promises/arjeplog.yaml",
        "medlofte.yaml",
        "activities/arjeplog/2024/../../../outside/victim.yaml",
        "activities/arjeplog/victim.yaml",
        "activities/arjeplog/2024/victim.txt",
        "activities/arjeplog/2024/.victim.yaml",
        "activities/../2024/victim.yaml",
    ],
)
def test_undo_removes_nothing_but_activities(cli: Cli, tmp_path: Path, path: str) -> None:
    root = tree(tmp_path)
    victim = root / path
    (root / "activities/arjeplog/2024").mkdir(parents=True)
    if not victim.exists():
        victim.parent.mkdir(parents=True, exist_ok=True)
        victim.write_text("min uppsats")
    before = victim.read_bytes()
    folder = folder_of(root)
    folder.mkdir(parents=True, exist_ok=True)
    noted_digest = hashlib.sha256(before).hexdigest()
    (folder / "log.jsonl").write_text(json.dumps({"path": path, "digest": noted_digest}), "utf-8")
    cli("undo", "--yes", code=2)
    told = {"key": KEY, "deed": "log", "name": "", "to": "", "files": {path: ["", noted_digest]}}
    (folder / "intent.json").write_text(json.dumps({"removal": told}), "utf-8")
    cli("log", "larm", "--date", "2024-03-13")
    assert victim.read_bytes() == before


KEY = "2024-03-14-0123456789abcdef"
ELSEWHERE = (
    "../outside/victim.yaml",
    "/tmp/victim.yaml",  # noqa: S108  a path that must not be written
    "victim.yaml",
    ".git/hooks/x.yaml",
    "promises/../../victim.yaml",
    "promises/.victim.yaml",
    "promises/deep/victim.yaml",
    "activities/victim.yaml",
    "activities/arjeplog/2024/../../../victim.yaml",
    "activities/arjeplog/2024/victim.txt",
    "activities/../2024/victim.yaml",
    "medlofte.yaml/x",
)


@pytest.mark.parametrize("path", ELSEWHERE)
@pytest.mark.parametrize("undo", [None, True])
def test_undo_touches_nothing_but_what_is_data(
    cli: Cli, tmp_path: Path, path: str, *, undo: bool | None
) -> None:
    """Neither removes, nor puts a text that lies ready in the state folder in some place."""
    root = tree(tmp_path)
    mine = b"min uppsats"
    victim = root / path
    inside = victim.resolve().is_relative_to(tmp_path)
    if inside and not path.startswith("medlofte.yaml"):
        victim.parent.mkdir(parents=True, exist_ok=True)
        (root / "activities" / "arjeplog" / "2024").mkdir(parents=True, exist_ok=True)
        victim.write_bytes(mine)
    before = everything(tmp_path)
    folder = folder_of(root)
    key = new_key(datetime.now(UTC).date())
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / f"{key}.json").write_text(json.dumps(["ond"]), "utf-8")
    changed = [digest("ond"), hashlib.sha256(mine).hexdigest()]
    for hashes in (changed, ["", changed[1]], [changed[0], ""]):
        noted = {"key": key, "deed": "edit", "name": "", "to": "", "files": {path: hashes}}
        if undo is None:
            (folder / "log.jsonl").write_text(json.dumps(noted), "utf-8")
        else:
            told = {"reversal": {**noted, "undo": undo}}
            (folder / "intent.json").write_text(json.dumps(told), "utf-8")
        cli("list")
        cli("undo", "--yes", code=2)
        assert everything(tmp_path) == before


@posix
def test_undo_follows_no_link(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = tmp_path / logged(cli)
    text = path.read_bytes()
    other = tmp_path / "other.yaml"
    other.write_bytes(text)
    path.unlink()
    path.symlink_to(other)
    assert "har ändrats sedan dess" in cli("undo", "--yes", code=1).err
    path.unlink()
    moved = tmp_path / "2024"
    path.parent.rename(moved)
    (moved / path.name).write_bytes(text)
    path.parent.symlink_to(moved)
    assert "har ändrats sedan dess" in cli("undo", "--yes", code=1).err
    assert other.read_bytes() == text
    assert (moved / path.name).read_bytes() == text
    assert root


HOSTILE = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00\x01" * 50,
    "deep": b"[" * 100_000,
    "number": b"9" * 100_000,
    "list": b"[1, 2]",
    "words": b'{"renaming": {"slug": 1, "old": [], "new": null}}',
    "more words": b'{"renaming": {"slug": "arjeplog", "old": "a", "new": "b", "x": 1}}',
    "elsewhere": b'{"renaming": {"slug": "../..", "old": "larm", "new": "larmet", '
    b'"key": "2024-03-14-0123456789abcdef"}}',
    "unknown": b'{"renaming": {"slug": "pajala", "old": "larm", "new": "larmet", '
    b'"key": "2024-03-14-0123456789abcdef"}}',
    "itself": b'{"renaming": {"slug": "arjeplog", "old": "larm", "new": "larm", '
    b'"key": "2024-03-14-0123456789abcdef"}}',
    "no files": b'{"reversal": {"key": {}, "files": [], "undo": 7}}',
    "odd files": b'{"reversal": {"key": "x", "files": {"a": 1}, "undo": true}}',
    "half a sign": b'{"path": "activities/arjeplog/2024/\\ud800.yaml", "digest": "'
    + b"a" * 64
    + b'"}',
    "zeros": bytes(200_000),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_no_state_stops_a_command(cli: Cli, tmp_path: Path, what: str) -> None:
    root = tree(tmp_path)
    folder = folder_of(root)
    folder.mkdir(parents=True)
    for name in ("intent.json", "log.jsonl"):
        (folder / name).write_bytes(HOSTILE[what])
    before = everything(root)
    cli("validate")
    cli("status")
    cli("undo", "--yes", code=2)
    path = logged(cli)
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {path}\n"
    assert everything(root) == before


@posix
@pytest.mark.parametrize("name", ["intent.json", "log.jsonl"])
@pytest.mark.parametrize("what", ["pipe", "folder", "device", "circle"])
def test_no_kind_of_file_stops_a_command(cli: Cli, tmp_path: Path, name: str, what: str) -> None:
    root = tree(tmp_path)
    path = folder_of(root) / name
    path.parent.mkdir(parents=True)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if what == "device" else path)
    cli("status")
    said = cli("log", "larm", "--date", "2024-03-13")
    assert "Sparad: " in said.out
    assert len(written(root)) == 1
    cli("undo", "--yes", code=0 if name == "intent.json" or "Det går" not in said.err else 2)


@posix
@pytest.mark.parametrize("home", ["", "read-only", "inside"])
def test_without_a_home_log_still_saves(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    root = tree(tmp_path)
    monkeypatch.delenv("XDG_STATE_HOME")
    if home == "read-only":
        (tmp_path / "home").write_text("")
        home = str(tmp_path / "home")
    elif home:
        home = str(root)
    monkeypatch.setenv("HOME", home)
    saved = cli("log", "larm", "--date", "2024-03-13")
    assert "Sparad: " in saved.out
    assert "Det går inte att ta tillbaka med medlofte undo. " in saved.err
    assert len(written(root)) == 1
    cli("status")
    cli("undo", "--yes", code=2)
    table(
        tmp_path, [("2024-03-02", "", "larm", "", "", ""), ("2024-03-03", "", "larm", "", "", "")]
    )
    imported = cli("import", "arjeplog", "t.csv", "--yes")
    assert "Blev det fel?" not in imported.out
    assert len(written(root)) == 3
    before = everything(root)
    assert cli("rename", "arjeplog", "larm", "utryckning", code=3).err
    assert everything(root) == before
    assert not Path("/.local").exists()


@posix
def test_what_is_noted_outlasts_a_power_cut(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the state folder is new, for then its name is in a folder as well."""
    root = tree(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "new" / "state"))
    flushed = set()
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        flushed.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    cli("log", "larm", "--date", "2024-03-13")
    folder = folder_of(root)
    needed = [folder / "log.jsonl", folder, *folder.parents[: folder.parts[::-1].index("new") + 1]]
    assert needed[-1] == tmp_path
    assert {path.stat().st_ino for path in needed} <= flushed


@posix
def test_no_state_is_kept_in_the_tree_not_even_through_a_link(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    (tmp_path / "away").symlink_to(root)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "away" / "state"))
    said = cli("log", "larm", "--date", "2024-03-13").err
    assert "Det går inte att ta tillbaka med medlofte undo" in said
    assert not (root / "state").exists()


def test_what_a_dead_program_left_while_it_noted_something_is_cleared(
    cli: Cli, tmp_path: Path
) -> None:
    root = tree(tmp_path)
    cli("log", "larm", "--date", "2024-03-13")
    for name in ("intent.json", "log.jsonl"):
        (folder_of(root) / f".{name}.0123456789abcdef.tmp").write_text("halv")
    cli("log", "larm", "--date", "2024-03-14")
    assert [path.name for path in folder_of(root).iterdir()] == ["log.jsonl"]


def test_an_old_journal_without_a_home_to_take_it_to_stays(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    old = root / ".medlofte" / "log.jsonl"
    old.parent.mkdir()
    old.write_text("{}\n", encoding="utf-8")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "")
    assert "Sparad: " in cli("log", "larm", "--date", "2024-03-13").out
    assert old.exists()


def interrupted(files: dict[str, Hashes], *, undo: bool) -> Reversal:
    return Reversal(Noted(new_key(date(2024, 3, 14)), Did(Deed.IMPORT, "t.csv"), files), undo)


def test_an_import_that_is_not_whole_counts_for_nothing_but_what_was_changed_is_kept(
    cli: Cli, tmp_path: Path
) -> None:
    root = tree(tmp_path)
    names = [f"2024-03-0{day}-larm-aaaa" for day in (1, 2)]
    for name in names:
        report(root, name, ACTIVITY.replace("-01,", f"-{name[8:10]},"))
    files = {
        f"{ACTIVITIES}/{name}.yaml": Hashes("", digest(ACTIVITY.replace("-01,", f"-{name[8:10]},")))
        for name in names
    }
    intents.begin(root, interrupted(files, undo=False))
    assert cli("list").out.startswith("Aktiviteter i Arjeplog: 0")
    report(root, names[0], ACTIVITY + "  # rättad")
    assert cli("list").out.startswith("Aktiviteter i Arjeplog: 1")
    said = cli("undo", "--yes").err
    assert said.startswith("Avbröts och är tillbakataget: importen av t.csv. Gör om det.\n")
    assert f"{ACTIVITIES}/{names[0]}.yaml har ändrats sedan dess och är kvar.\n" in said
    assert list(written(root)) == [f"{ACTIVITIES}/{names[0][:-5]}-xxxx.yaml"]
    report(root, names[1], ACTIVITY.replace("-01,", "-02,"))
    intents.begin(root, interrupted(files, undo=True))
    assert "Ett undo avbröts: importen av t.csv." in cli("list").err
    said = cli("undo", "--yes").err
    assert said.startswith(
        "Ett undo som avbröts är nu slutfört. Tillbakataget: importen av t.csv.\n"
    )


def test_undo_of_what_was_interrupted_takes_back_no_more(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli("log", "larm", "--date", "2024-03-13")
    before = written(root)
    for undo in (True, False):
        intents.begin(root, interrupted({}, undo=undo))
        assert "importen av t.csv" in cli("undo", "--yes").err.lower()
        assert written(root) == before
    cli("undo", "--yes")
    assert not written(root)


# Links: what is not read through one is not written through one.


@posix
def test_nothing_is_written_where_nothing_is_read(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="")
    other = tmp_path / "other"
    for name in ("2024", "promises"):
        (other / name).mkdir(parents=True)
    (other / "settings.yaml").write_text("language: en\n")
    (root / ACTIVITIES).parent.mkdir(parents=True)
    (root / ACTIVITIES).symlink_to(other / "2024")
    (root / "medlofte.yaml").symlink_to(other / "settings.yaml")
    said = cli("log", "arjeplog", "larm", "--date", "2024-03-13", code=1).err
    assert "leder genom en länk ut ur datamappen" in said
    assert "error[link-outside]" in cli("validate", code=1).out
    (tmp_path / "t.csv").write_text("Dag;Vad;St\n2024-03-02;larm;1\n", encoding="utf-8")
    (root / ACTIVITIES).unlink()
    mapped = "Dag=date,Vad=counts_for,St=count"
    said = cli("import", "arjeplog", "t.csv", "--map", mapped, "--yes").out
    assert "Kolumnerna är inte sparade." in said
    moved = other / "promises" / "arjeplog.yaml"
    (root / "promises" / "arjeplog.yaml").rename(moved)
    (root / "promises").rmdir()
    (root / "promises").symlink_to(moved.parent)
    before = everything(other)
    cli("new", "promise", "arjeplog", "--text", "Polisen ringer", code=2)
    cli("rename", "arjeplog", "larm", "utryckning", code=1)
    cli("status", "arjeplog", code=1)
    assert everything(other) == before
    assert before["settings.yaml"] == b"language: en\n"


@posix
@pytest.mark.parametrize("place", ["activities", "activities/arjeplog", ACTIVITIES])
def test_a_link_that_goes_round_in_a_circle(cli: Cli, tmp_path: Path, place: str) -> None:
    root = tree(tmp_path)
    table(tmp_path, [("2024-03-02", "", "larm", "", "", "")])
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(root / place)
    assert "Sparad" not in cli("import", "arjeplog", "t.csv", "--yes", code=3).out
    assert "Det finns inget att ta tillbaka" in cli("undo", "--yes", code=2).err
    cli("validate", "--fix", code=1)
    (tmp_path / "round").symlink_to("round")
    assert "round" in cli("site", "round", code=1).err


@posix
def test_init_writes_nothing_where_nothing_is_read(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (tmp_path / "other").mkdir()
    (root / "activities").symlink_to(tmp_path / "other")
    before = everything(tmp_path)
    assert "leder genom en länk ut ur datamappen" in cli("init", code=1).err
    assert everything(tmp_path) == before


@posix
def test_no_walk_leaves_the_tree(tmp_path: Path) -> None:
    """Asked of the system: which folders are opened."""
    root = tree(tmp_path)
    other = tmp_path / "other" / "deep"
    other.mkdir(parents=True)
    for place in ("promises", "activities", "activities/arjeplog", "activities/arjeplog/x", "."):
        (root / place).mkdir(parents=True, exist_ok=True)
        (root / place / "away").symlink_to(other.parent)
    script = (
        "import os, sys; from medlofte.__main__ import run; seen = []\n"
        "sys.addaudithook(lambda event, given: event in ('os.scandir', 'os.listdir') and "
        "seen.append(os.path.realpath(given[0])))\n"
        f"for line in (['validate'], ['status'], ['list'], ['validate', '--fix'], ['site', 'web'],"
        f" ['log', 'larm', '--date', '2024-03-13']): run([*line, '--data', {str(root)!r}])\n"
        f"assert any(one.startswith({str(root)!r}) for one in seen)\n"
        f"sys.exit(any(one.startswith({str(other.parent)!r}) for one in seen))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=bare(), check=False)
    assert done.returncode == 0


# Programs that are started.


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(tmp_path, "init", "-q")
    return tmp_path


@needs_git
@posix
def test_no_repository_in_the_tree_chooses_what_is_run(cli: Cli, repository: Path) -> None:
    """A bare one beside the activities, and settings of the own one that name programs."""
    root = tree(repository)
    path = repository / logged(cli)
    bare = path.parent
    for name in ("objects", "refs"):
        (bare / name).mkdir()
    (bare / "HEAD").write_text("ref: refs/heads/main\n")
    bad = repository / "bad"
    bad.write_text(f"#!/bin/sh\ntouch {repository}/PWNED\n")
    bad.chmod(0o755)
    own = f'\tfsmonitor = "{bad}"\n\tpager = "{bad}"\n\thooksPath = "{repository}"\n'
    (bare / "config").write_text(f'[core]\n\tbare = false\n\tworktree = "."\n{own}')
    with (repository / ".git" / "config").open("a") as config:
        config.write(f'[core]\n\tfsmonitor = "{bad}"\n[alias]\n\tls-files = "!{bad}"\n')
    git(repository, "-c", "core.fsmonitor=false", "add", "data/promises")
    git(repository, "-c", "core.fsmonitor=false", "commit", "-qm", "x")
    assert cli("undo", "--yes").out.startswith("Tillbakataget: ")
    assert not (repository / "PWNED").exists()
    assert root


@needs_git
def test_a_repository_in_the_tree_does_not_hide_the_one_above(cli: Cli, repository: Path) -> None:
    root = tree(repository)
    cli("log", "larm", "--date", "2024-03-13")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "x")
    (root / ".git").mkdir()
    assert "Git svarar inte" in cli("undo", "--yes", code=1).err
    git(root, "init", "-q")
    assert "Det är redan sparat i git." in cli("undo", "--yes").out
    assert not written(root)


@needs_git
def test_where_git_does_not_answer_nothing_is_removed(cli: Cli, repository: Path) -> None:
    root = tree(repository)
    logged(cli)
    (repository / ".git" / "HEAD").unlink()
    said = cli("undo", "--yes", code=1).err
    assert said.startswith("Git svarar inte (fatal: not a git repository")
    assert said.endswith("Inget är taget tillbaka.\n")
    assert len(written(root)) == 1


@needs_git
@posix
@pytest.mark.parametrize(
    "git_is, reason", [(None, "programmet git finns inte här"), ("\0", "Exec format error")]
)
def test_without_git_nothing_is_removed_from_a_repository(
    cli: Cli, repository: Path, monkeypatch: pytest.MonkeyPatch, git_is: str | None, reason: str
) -> None:
    root = tree(repository)
    logged(cli)
    (repository / "bin").mkdir()
    if git_is:
        (repository / "bin" / "git").write_text(git_is, "utf-8")
        (repository / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(repository / "bin"))
    assert reason in cli("undo", "--yes", code=1).err
    assert len(written(root)) == 1


@needs_git
@posix
def test_programs_of_the_current_folder_are_not_run(
    cli: Cli, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(repository)
    logged(cli)
    for name in ("git", "nano", "filelock.py", "python_calamine.py"):
        (repository / name).write_text(f"#!/bin/sh\ntouch {repository}/PWNED\n")
        (repository / name).chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    cli("undo", "--yes")
    assert programs.found("nano") != str(repository / "nano")
    assert not (repository / "PWNED").exists()


@posix
def test_a_shell_of_windows_is_given_no_signs_that_it_obeys(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-01-larm-a&calc", ACTIVITY)
    monkeypatch.setenv("VISUAL", "code.cmd")
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "code.cmd"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    said = cli("edit", "arjeplog", "2024-03-01-larm-a&calc", code=3).err
    assert said == "code.cmd kan inte öppna en fil med sådana tecken i namnet.\n"
    cli("edit", "arjeplog")
    monkeypatch.setenv("VISUAL", "nosuch")
    said = cli("edit", "arjeplog", code=3).err
    assert said == "nosuch går inte att starta: programmet finns inte.\n"


# The lock, and the disk.


def test_who_waits_too_long_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)

    def give_up(one: filelock.FileLock) -> None:
        raise filelock.Timeout(one.lock_file)

    monkeypatch.setattr(filelock.FileLock, "acquire", give_up)
    said = cli("log", "larm", "--date", "2024-03-13", code=3).err
    assert said.endswith(
        f"Ett annat kommando arbetar i {root.as_posix()}. Försök igen om en stund.\n"
    )
    assert written(root) == {}


def test_a_disk_without_locks(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on some shared disks: the commands work, and compare before they replace."""
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_given: object) -> None:
        raise OSError(38, "Function not implemented")

    root = tree(tmp_path)
    monkeypatch.setattr(fcntl, "flock", refuse)
    logged(cli)
    monkeypatch.setattr(fcntl, "flock", lambda *_given: (_ for _ in ()).throw(OSError(5, "EIO")))
    said = cli("log", "larm", "--date", "2024-03-14", code=3).err
    assert "Det går inte att skriva i" in said
    assert len(written(root)) == 1


@posix
@pytest.mark.parametrize("number, code", [(22, 0), (5, 3)])
def test_a_folder_that_cannot_be_flushed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    """Some shared disks flush no folders; a disk that fails is told of."""
    tree(tmp_path)
    logged(cli)
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    said = cli("undo", "--yes", code=code)
    assert ("Input/output error" in said.err) == bool(code)
    assert cli("log", "larm", "--date", "2024-03-14", code=code)
    assert cli("init", "nytt", code=code)


def test_no_room_to_write_what_will_replace_a_file(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    cli("validate", "--fix")
    before = everything(root)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = cli("rename", "arjeplog", "larm", "utryckning", code=3).err
    assert said.endswith("promises/arjeplog.yaml: disken är full.\n")
    assert everything(root) == before
    assert {path.name for path in (root / ".medlofte").iterdir()} <= {".gitignore", "lock"}


def test_what_a_dead_init_left_is_cleared(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".README.md.0123456789abcdef.tmp").write_text("halv")
    cli("init")
    assert not list(tmp_path.glob("*.tmp"))
    (tmp_path / ".README.md.0123456789abcdef.tmp").write_text("halv")
    cli("init")
    assert [path.name for path in tmp_path.glob(".*.tmp")] == []


@pytest.mark.parametrize(
    "when, words",
    [
        (1, "Dina filer är orörda."),
        pytest.param(2, "Ändrat innan dess: ", marks=posix),  # Windows flushes no folder
    ],
)
def test_that_files_are_untouched_is_said_where_it_is_so(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: int, words: str
) -> None:
    root = tree(tmp_path)
    link = os.link

    def fail(hidden: Path, final: Path) -> None:
        if when > 1:
            link(hidden, final)
            monkeypatch.setattr(os, "fsync", lambda _descriptor: 1 // 0)
        else:
            raise ZeroDivisionError

    monkeypatch.setattr(os, "link", fail)
    said = cli("log", "larm", "--date", "2024-03-13", code=3).err
    assert "medlofte har ett fel: ZeroDivisionError" in said
    assert words in said
    assert len(written(root)) == when - 1
