"""`share` says in a sentence why it cannot go on, whatever is wrong with git or with the remote."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import filelock
import pytest

from clones import activity, at_home, begin, executable, state, there
from conftest import Cli
from medlofte.disk import programs
from medlofte.disk.state import folder_of
from medlofte.render.terminal.share import Fate, SharedFile, summary
from system import git, needs_git, posix
from terminal import everything, tree

pytestmark = [needs_git, posix]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path, monkeypatch)


def refused(cli: Cli, code: int = 1) -> str:
    return cli("share", "--yes", "--data", "a/data", code=code).err


def test_what_only_looks_like_a_repository(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "a")
    (tmp_path / "a" / ".git").mkdir()
    assert refused(cli).startswith("Git svarar inte: not a git repository")


def test_a_git_that_is_none(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, "a")
    executable(tmp_path / "bin" / "git", "").write_bytes(b"\x00\x01")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert refused(cli).startswith("Git svarar inte: ")


def test_a_git_that_vanishes(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    before = state(first)
    program = programs.found("git")
    leave = f'case "$*" in *write-tree*) {shutil.which("chmod")} -x "$0";; esac'
    executable(tmp_path / "bin" / "git", f'{leave}; exec "{program}" "$@"')
    with monkeypatch.context() as there_:
        there_.setenv("PATH", str(tmp_path / "bin"))
        assert refused(cli, 3) == "Git svarar inte: programmet git finns inte här.\n"
    assert state(first) == before


def test_an_answer_that_takes_too_long(tmp_path: Path) -> None:
    with pytest.raises(programs.UnaskedError, match="inget svar på 0 sekunder"):
        programs.git(tmp_path, ["version"], {}, seconds=0)


def test_a_remote_of_another_name(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    git(first, "remote", "rename", "origin", "kommunen")
    git(first, "config", "--unset", "branch.main.remote")
    activity(first, "larm-a")
    said = cli("share", "--yes", "--data", "a/data").out
    assert said.startswith(f"Skickas till kommunen ({tmp_path}/shared.git), grenen main, ")


def test_an_address_that_is_none(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    git(first, "config", "remote.origin.url", "https://[::1/hemligt")
    said = cli("share", "--yes", "--data", "a/data", code=3)
    assert "origin ((går inte att läsa))" in said.err
    assert "hemligt" not in said.out + said.err


def test_a_branch_that_another_program_holds(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    before = everything(first)
    (first / ".git/index.lock").touch()
    assert refused(cli, 3).startswith("Git kunde inte fortsätta: Unable to create ")
    (first / ".git/index.lock").unlink()
    (first / ".git/refs/heads/main.lock").touch()
    assert refused(cli) == (
        "Grenen har ändrats av något annat program under tiden. Kör medlofte share igen.\n"
    )
    assert everything(first) == before
    (first / ".git/refs/heads/main.lock").unlink()
    assert cli("share", "-y", "--data", "a/data").out.endswith("Delad: 1 ny aktivitet skickad.\n")


def test_what_others_have_removed_is_removed(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    git(second, "rm", "-q", "README.md")
    git(second, "commit", "-qm", "x")
    git(second, "push", "-q")
    assert cli("share", "-y", "--data", "a/data").out.endswith("1 annan fil hämtad.\n")
    assert state(first)[1] == ""


def test_out_of_reach_when_it_is_sent(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    own = tmp_path / "home" / "gitconfig"
    before = own.read_text("utf-8")
    away = f'[url "{tmp_path}/none"]\npushInsteadOf = "{tmp_path}/shared.git"\n'
    own.write_text(before + away, encoding="utf-8")
    activity(first, "larm-a")
    assert refused(cli, 3).startswith("Det går inte att nå origin (")
    own.write_text(before, encoding="utf-8")
    assert cli("share", "-y", "--data", "a/data").out.endswith("Delad: 1 ny aktivitet skickad.\n")


class _Closed(BaseHTTPRequestHandler):
    """A server that lets nobody in."""

    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Closed) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/shared.git"
        server.shutdown()


def test_a_door_that_is_closed(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    with served() as address:
        git(first, "config", "remote.origin.url", address)
        said = refused(cli, 3)
    assert said.startswith(f"origin ({address}) släppte inte in dig: ")
    assert said.endswith(
        "Logga in en gång med git (git fetch origin), så minns git det. Inget är skickat.\n"
    )


def test_a_command_for_ssh_of_ones_own(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = begin(tmp_path, "a")
    git(first, "config", "remote.origin.url", "ssh://git@127.0.0.1/shared.git")
    own = executable(tmp_path / "own", f'echo "$*" > "{tmp_path}/asked"; exit 255')
    monkeypatch.setenv("GIT_SSH_COMMAND", str(own))
    assert "origin (ssh://git@127.0.0.1/shared.git)" in refused(cli, 3)
    assert "git@127.0.0.1" in (tmp_path / "asked").read_text("utf-8")
    monkeypatch.delenv("GIT_SSH_COMMAND")
    mine = executable(tmp_path / "bin" / "ssh", f'echo "$*" > "{tmp_path}/asked"; exit 255')
    monkeypatch.setenv("PATH", str(mine.parent), prepend=":")
    refused(cli, 3)
    assert "-oBatchMode=yes" in (tmp_path / "asked").read_text("utf-8")


def test_settings_that_both_changed(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    lines = ["municipality: arjeplog", *(f"# {number}" for number in range(9)), ""]
    settings = "data/medlofte.yaml"
    (first / settings).write_text("\n".join(lines), encoding="utf-8")
    cli("share", "--yes", "--data", "a/data")
    cli("share", "--yes", "--data", "b/data")
    (first / settings).write_text("\n".join(["language: sv", *lines]), encoding="utf-8")
    cli("share", "--yes", "--data", "a/data")
    (second / settings).write_text("\n".join(lines) + "publish: {dates: month}\n", encoding="utf-8")
    cli("share", "--yes", "--data", "b/data")
    text = there(tmp_path)[settings]
    assert "language: sv\n" in text
    assert "publish: {dates: month}\n" in text


def test_a_consent_that_cannot_be_read_is_none(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    state_ = folder_of(first / "data")
    state_.mkdir(parents=True)
    for text in ("{}", "[1, 2", json.dumps(["x", 1])):
        (state_ / "shared.json").write_text(text, encoding="utf-8")
        cli("share", "--yes", "--data", "a/data")
        assert len(json.loads((state_ / "shared.json").read_text("utf-8"))) <= 2


def test_one_at_a_time(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, "a")

    def give_up(one: filelock.FileLock) -> None:
        raise filelock.Timeout(one.lock_file)

    monkeypatch.setattr(filelock.FileLock, "acquire", give_up)
    assert refused(cli, 3) == "En annan medlofte share pågår. Försök igen om en stund.\n"


def test_what_is_as_others_have_it_is_no_change_of_ours(cli: Cli, tmp_path: Path) -> None:
    """A share that was killed leaves the files of others in place, and their branch not yet."""
    first, second = begin(tmp_path, "a", "b")
    activity(second, "larm-a")
    cli("share", "--yes", "--data", "b/data")
    activity(first, "larm-a")
    git(first, "fetch", "-q")
    said = cli("share", "--yes", "--data", "a/data").out
    assert said.endswith("grenen main.\n1 ny aktivitet hämtad.\n")
    assert state(first) == state(second)


def test_names_that_no_file_may_have(cli: Cli, tmp_path: Path) -> None:
    """Git refuses what would be written into its own folder, and nothing is changed."""
    first, second = begin(tmp_path, "a", "b")
    activity(first, "larm-a")
    for name in (".git", ".GIT", "..", "git~1"):
        hook = git(second, "hash-object", "-w", "README.md").strip()
        inner = made(second, f"100755 blob {hook}\tpost-commit")
        tree_ = made(second, f"040000 tree {inner}\t{name}", git(second, "ls-tree", "HEAD"))
        commit = git(second, "commit-tree", "-p", "HEAD", "-m", "x", tree_).strip()
        git(second, "push", "-q", "--force", str(tmp_path / "shared.git"), f"{commit}:main")
        before = everything(first), state(first)
        assert refused(cli, 3).startswith("Git kunde inte fortsätta: ")
        assert (everything(first), state(first)) == before
        assert not (first / ".git" / "post-commit").exists()


def made(where: Path, *entries: str) -> str:
    """Make a tree of git out of its entries, whatever they are called."""
    text = "\n".join(one.rstrip("\n") for one in entries) + "\n"
    command = ["git", "-C", str(where), "mktree"]
    return subprocess.run(
        command, input=text, capture_output=True, check=True, text=True
    ).stdout.strip()


def test_what_is_fetched_is_called_by_its_kind_where_other_things_are_sent() -> None:
    new = SharedFile("activities/arjeplog/2024/a.yaml", Fate.NEW)
    promises = SharedFile("promises/arjeplog.yaml", Fate.CHANGED)
    told = "Delad: 1 löftesfil skickad, 1 ny aktivitet hämtad."
    assert summary([promises], [new], "origin") == told
    assert summary([new], [new], "origin") == "Delad: 1 ny aktivitet skickad, 1 hämtad."
