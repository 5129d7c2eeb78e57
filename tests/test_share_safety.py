"""`share` runs nothing that a tree names, loses nothing, and sends nothing that it must not."""

import os
import shutil
from pathlib import Path

import pytest

from clones import AT, activity, at_home, begin, clone, executable, head, state, there
from conftest import Cli
from killing import at_once, killed
from system import git, needs_git, posix
from terminal import everything

pytestmark = [needs_git, posix]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path, monkeypatch)


def share(cli: Cli, name: str) -> str:
    return cli("share", "--yes", "--data", f"{name}/data").out.splitlines()[-1]


PROGRAMS = (
    *(
        "core.fsmonitor",
        "core.sshCommand",
        "core.gitProxy",
        "core.pager",
        "core.editor",
        "core.askPass",
        "sequence.editor",
    ),
    *(
        "credential.helper",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "merge.x.driver",
        "diff.x.command",
    ),
    *(
        "diff.x.textconv",
        "diff.external",
        "gpg.program",
        "gpg.ssh.program",
        "core.alternateRefsCommand",
    ),
    *("uploadpack.packObjectsHook", "remote.origin.uploadpack", "remote.origin.receivepack"),
    *(
        "trailer.x.command",
        "trailer.x.cmd",
        "interactive.diffFilter",
        "alias.fetch",
        "alias.push",
        "alias.status",
    ),
)
ALSO = (
    *(
        "commit.gpgSign=true",
        "push.gpgSign=if-asked",
        "tag.gpgSign=true",
        "log.showSignature=true",
        "filter.x.required=true",
    ),
    *(
        "protocol.ext.allow=always",
        "protocol.allow=always",
        "submodule.recurse=true",
        "fetch.recurseSubmodules=true",
    ),
    *("merge.default=x", "gc.auto=1", "maintenance.auto=true"),
)
HOOKS = (
    *(
        "pre-commit",
        "prepare-commit-msg",
        "commit-msg",
        "post-commit",
        "pre-merge-commit",
        "post-merge",
        "pre-rebase",
    ),
    *(
        "post-checkout",
        "post-rewrite",
        "pre-push",
        "reference-transaction",
        "post-index-change",
        "pre-auto-gc",
    ),
    *(
        "fsmonitor-watchman",
        "update",
        "pre-receive",
        "post-receive",
        "post-update",
        "push-to-checkout",
    ),
)


def arm(where: Path, mark: Path) -> None:
    """Name a program in every place of a clone where git looks for one."""
    program = executable(where / ".git" / "evil", f'touch "{mark}"; cat; exit 0')
    for key in PROGRAMS:
        git(where, "config", key, f"!{program}" if "alias" in key else str(program))
    for setting in ALSO:
        git(where, "config", *setting.split("="))
    for hook in HOOKS:
        executable(where / ".git" / "hooks" / hook, f'touch "{mark}"')
        executable(where / "hooks" / hook, f'touch "{mark}"')
    git(where, "config", "core.hooksPath", str(where / "hooks"))
    git(where, "config", f"url.ext::{program} .insteadOf", str(where.parent / "shared"))
    more = where / ".git" / "more"
    more.write_text(
        f'[core]\nfsmonitor = "{program}"\nsshCommand = "{program}"\n', encoding="utf-8"
    )
    git(where, "config", "include.path", str(more))
    git(where, "config", "core.worktree", str(where.parent / "elsewhere"))
    for attributes in (where / ".git" / "info" / "attributes", where / "data" / ".gitattributes"):
        attributes.write_text("* filter=x diff=x merge=x\n", encoding="utf-8")


def test_a_hostile_clone_runs_nothing(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    activity(first, "larm-a")
    activity(first, "larm-b")
    share(cli, "a")
    share(cli, "b")
    (tmp_path / "elsewhere").mkdir()
    mark = tmp_path / "PWNED"
    arm(second, mark)
    activity(first, "larm-a", "Laisvall")
    promises = first / "data/promises/arjeplog.yaml"
    promises.write_text(promises.read_text("utf-8") + "# sist\n", encoding="utf-8")
    share(cli, "a")
    other = second / "data/promises/arjeplog.yaml"
    other.write_text("# först\n" + other.read_text("utf-8"), encoding="utf-8")
    activity(second, "larm-c")
    activity(second, "larm-b", "Slagnäs")
    (second / AT / "2024-03-13-larm-a.yaml").touch()
    cli("share", "--data", "b/data", code=2)
    assert share(cli, "b").startswith("Delad: 1 ny aktivitet, 1 ändrad aktivitet och 1 löftesfil ")
    assert not mark.exists()
    assert not [*(tmp_path / "elsewhere").iterdir()]
    assert "larm-c" in " ".join(there(tmp_path))


@pytest.mark.parametrize(
    "key, value",
    [
        ("remote.origin.url", "ext::sh -c touch% PWNED"),
        ("remote.origin.url", "evil::address"),
        ("remote.origin.url", "../shared.git"),
        ("remote.origin.url", "./.git"),
        ("remote.origin.url", "-oProxyCommand=touch PWNED"),
        ("remote.origin.url", "file://host/shared.git"),
        ("remote.origin.pushurl", "https://git.example.se/annat.git"),
        ("hook.x.command", "touch PWNED"),
    ],
)
def test_an_address_that_could_run_something(
    cli: Cli, tmp_path: Path, key: str, value: str
) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    git(first, "config", key, value)
    before = state(first)
    said = cli("share", "--yes", "--data", "a/data", code=1).err
    assert "kan inte användas" in said or "nämner program" in said
    assert state(first) == before
    assert not (tmp_path / "PWNED").exists()


def test_an_address_within_the_folder(cli: Cli, tmp_path: Path) -> None:
    """Git runs the hooks of a repository on disk as the person who sends to it."""
    (first,) = begin(tmp_path, "a")
    shutil.copytree(tmp_path / "shared.git", first / "hidden.git")
    executable(first / "hidden.git" / "hooks" / "update", f'touch "{tmp_path}/PWNED"')
    git(first, "config", "remote.origin.url", str(first / "hidden.git"))
    activity(first, "larm-a")
    assert "Den leder till mappen själv." in cli("share", "-y", "--data", "a/data", code=1).err
    assert not (tmp_path / "PWNED").exists()


def test_a_password_in_an_address_is_not_shown(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    git(first, "config", "remote.origin.url", "https://u:hemligt@127.0.0.1:1/x.git?key=dolt")
    activity(first, "larm-a")
    said = cli("share", "--yes", "--data", "a/data", code=3)
    assert "https://127.0.0.1:1/x.git" in said.out
    assert "hemligt" not in said.out + said.err
    assert "dolt" not in said.out + said.err
    assert said.err.startswith("Det går inte att nå origin (https://127.0.0.1:1/x.git): ")


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """At a sample: the first change, and the last that each module makes by each call.

    A share makes some seventy changes, and what follows each kill is two shares more.
    """
    work = tmp_path / "work"
    work.mkdir()
    first, second = begin(work, "a", "b")
    gone = activity(first, "larm-a")
    for one in (first, second):
        for name, more in (("user.name", "Berit"), ("user.email", "berit@example.se")):
            git(one, "config", name, more)
    git(first, "add", ".")
    git(first, "commit", "-qm", "x")
    git(first, "push", "-q", "origin", "main")
    git(second, "pull", "-q", "--no-rebase")
    activity(first, "larm-b", "Laisvall")
    (first / "README.md").write_text("Nytt\n", encoding="utf-8")
    gone.unlink()
    git(first, "add", "-A")
    git(first, "commit", "-qm", "y")
    git(first, "push", "-q", "origin", "main")
    activity(second, "larm-c", "Slagnäs")
    for one in work.rglob("*.sample"):  # git's examples of hooks, laid out anew for each kill
        one.unlink()
    again = ["share", "--yes", "--data", "b/data"]
    other = ["share", "--yes", "--data", "a/data"]
    lefts = killed(work, again, again, other, sampled=True)
    assert len(lefts) > 12
    for left in lefts:
        assert [one.code for one in left.said] == [0, 0], left.said
        assert "Delad" not in left.said[-1].out
        ours, theirs = (
            {
                path[2:]: text
                for path, text in left.files.items()
                if path.startswith(f"{name}/")
                and not path.startswith(f"{name}/.git/")
                and "/.medlofte/" not in path
            }
            for name in "ab"
        )
        assert ours == theirs
        assert sorted(ours) == [
            "README.md",
            f"{AT}/2024-03-13-larm-b.yaml",
            f"{AT}/2024-03-13-larm-c.yaml",
            "data/medlofte.yaml",
            "data/promises/arjeplog.yaml",
        ]
        assert ours["README.md"] == "Nytt\n"
        assert not [path for path in left.files if "medlofte-share" in path]


def test_many_at_once(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    clones = begin(work, "a", "b", "c")
    for one in clones:
        activity(one, f"larm-{one.name}", one.name)
    commands = [["share", "--yes", "--data", f"{one.name}/data"] for one in (*clones, clones[0])]
    assert [one.code for one in at_once(work, *commands)] == [0, 0, 0, 0]
    assert {path[-6] for path in there(work, "data/activities")} == {"a", "b", "c"}
    assert all(state(one)[1] == "" for one in clones)


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("larm-a", "note: Ring 070-174 06 05\n", "phone-number"),
        ("larm-640823-3234", "", "identity-number"),
        ("larm-a", "note: [\nring 070-174 06 05", "phone-number"),
        ("larm-a", "# skriv till namn@example.se\n", "email"),
    ],
)
def test_personal_data_is_not_sent(
    cli: Cli, tmp_path: Path, name: str, text: str, said: str
) -> None:
    (first,) = begin(tmp_path, "a")
    path = activity(first, name, more=text)
    before = state(first)
    refused = cli("share", "--yes", "--data", "a/data", code=1).err
    assert f"error[{said}]" in refused
    assert "\nInget är delat: " in refused
    assert refused.count("error[") == (2 if "larm-6" in name else 1)
    assert state(first) == before
    path.unlink()
    activity(first, "larm-a", more="note: Ring 070-174 06 05  # medlofte: ok phone-number\n")
    assert share(cli, "a") == "Delad: 1 ny aktivitet skickad."


def test_personal_data_in_a_commit_that_is_not_sent_yet(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a", more="note: Ring 070-174 06 05\n")
    git(first, "add", ".")
    git(first, "commit", "-qm", "Lägg till en uppgift")
    refused = cli("share", "--yes", "--data", "a/data", code=1).err
    assert "larm-a.yaml:5:12: error[phone-number]" in refused
    assert "git reset" not in refused
    git(first, "commit", "-q", "--amend", "-m", "Skriv till namn@example.se")
    activity(first, "larm-a")
    refused = cli("share", "--yes", "--data", "a/data", code=1).err
    assert "git log:1:1: error[email]" in refused
    assert "larm-a.yaml:5:12: error[phone-number]" in refused
    assert "git reset --soft origin/main" in refused
    git(first, "reset", "-q", "--soft", "origin/main")
    assert share(cli, "a") == "Delad: 1 ny aktivitet skickad."


def test_settings_with_personal_data(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    text = "municipality: arjeplog\npublish: {publisher: Ring 070-174 06 05}\n"
    (first / "data" / "medlofte.yaml").write_text(text, encoding="utf-8")
    assert "phone-number" in cli("share", "--yes", "--data", "a/data", code=1).err


def test_a_file_with_errors_is_told_of_and_needs_a_yes(cli: Cli, tmp_path: Path) -> None:
    (first, second) = begin(tmp_path, "a", "b")
    activity(first, "larm-a", more="okänd: 1\n")
    (first / "data" / "medlofte.yaml").write_text("what: 1\n", encoding="utf-8")
    refused = cli("share", "--data", "a/data", code=1).err
    assert "2 filer har fel, och räknas inte.\n" in refused
    assert refused.endswith("Rätta felen, eller ange --yes för att dela ändå.\n")
    share(cli, "a")
    said = cli("share", "--yes", "--data", "b/data")
    assert "Det som hämtades har fel:\n" in said.err
    assert "error[unknown-key]" in said.err
    assert state(second)[1] == ""


def test_links_are_not_followed(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    outside = tmp_path / "outside.yaml"
    outside.write_text("x: 1\n", encoding="utf-8")
    link = first / AT / "2024-03-13-larm-l.yaml"
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    assert "är en länk eller ett annat förråd" in cli("share", "-y", "--data", "a/data", code=1).err
    git(first, "add", ".")
    git(first, "commit", "-qm", "Länk")
    git(first, "push", "-q")
    said = cli("share", "--yes", "--data", "b/data")
    assert f"Bland det hämtade finns länkar, och de läses inte: {AT}/2024-03-13-larm-l" in said.err
    assert outside.read_text("utf-8") == "x: 1\n"
    share(cli, "b")
    link.unlink()
    git(first, "rm", "-q", "-r", "data/activities")
    (first / "data" / "activities").symlink_to(tmp_path)
    git(first, "add", ".")
    git(first, "commit", "-qm", "Ut")
    git(first, "push", "-q")
    share(cli, "b")
    assert (second / "data" / "activities").is_symlink()
    git(first, "rm", "-q", "data/activities")
    activity(first, "larm-m")
    git(first, "add", ".")
    git(first, "commit", "-qm", "In igen")
    git(first, "push", "-q")
    share(cli, "b")
    assert everything(first) == everything(second)


def test_a_link_of_ours_in_the_way_is_not_written_through(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    activity(first, "larm-a")
    share(cli, "a")
    (tmp_path / "outside").mkdir()
    (second / "data" / "activities").symlink_to(tmp_path / "outside")
    assert (
        "är ändrad här men inte sparad i git" in cli("share", "-y", "--data", "b/data", code=1).err
    )
    assert not [*(tmp_path / "outside").iterdir()]


def test_a_remote_that_refuses(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    activity(second, "larm-b", "Slagnäs")
    share(cli, "b")
    hook = executable(tmp_path / "shared.git/hooks/update", "echo Grenen är skyddad; exit 1")
    activity(first, "larm-a")
    said = cli("share", "--yes", "--data", "a/data", code=1)
    assert said.err == (
        "origin tog inte emot det: Grenen är skyddad [remote rejected] (hook declined). Det är "
        "sparat här, och nästa medlofte share skickar det. Fråga den som sköter det gemensamma "
        "arkivet om du får skriva i grenen main.\n"
    )
    assert said.out.endswith("1 ny aktivitet hämtad.\n")
    assert state(first)[1] == ""
    assert cli("share", "--yes", "--data", "a/data", code=1).err == said.err
    hook.unlink()
    assert share(cli, "a") == "Delad: 1 ny aktivitet skickad."


def test_a_remote_that_moves_while_we_send(cli: Cli, tmp_path: Path) -> None:
    """Its hook lets another clone in first, once; the second try takes that along."""
    first, second = begin(tmp_path, "a", "b")
    activity(second, "larm-b")
    git(second, "add", ".")
    git(second, "commit", "-qm", "x")
    once, bare = tmp_path / "once", tmp_path / "shared.git"
    late = "unset $(git rev-parse --local-env-vars) GIT_QUARANTINE_PATH"
    push = f'exec git -C "{second}" push -q "{bare}" main'
    executable(
        bare / "hooks/pre-receive", f'[ -e "{once}" ] && exit; touch "{once}"; {late}; {push}'
    )
    activity(first, "larm-a")
    assert share(cli, "a") == "Delad: 1 ny aktivitet skickad, 1 hämtad."
    assert len(there(tmp_path, "data/activities")) == 2


def test_a_remote_that_always_moves(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    lock = tmp_path / "shared.git" / "refs" / "heads" / "main.lock"
    lock.touch()
    said = cli("share", "--yes", "--data", "a/data", code=3).err
    assert said.startswith("Andra delar just nu hela tiden. Det som finns här är sparat ")
    lock.unlink()
    assert share(cli, "a") == "Delad: 1 ny aktivitet skickad."


def test_whoever_is_nobody_is_told_how_to_say_who(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = begin(tmp_path, "a")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    activity(first, "larm-a")
    said = cli("share", "--yes", "--data", "a/data", code=1).err
    assert said.startswith("Git vet inte vem du är, och det står vid det som delas.")
    assert "  git config --global user.name" in said


def test_a_shallow_clone(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    for number in range(3):
        activity(first, f"larm-{number}")
        share(cli, "a")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/shared.git", "b")
    activity(first, "larm-x")
    share(cli, "a")
    activity(tmp_path / "b", "larm-y")
    assert share(cli, "b") == "Delad: 1 ny aktivitet skickad, 1 hämtad."
    share(cli, "a")
    assert everything(first) == everything(tmp_path / "b")


def test_nothing_in_common(cli: Cli, tmp_path: Path) -> None:
    begin(tmp_path)
    other = tmp_path / "x"
    shutil.copytree(tmp_path / "first" / "data", other / "data")
    git(other, "init", "-q", "-b", "main")
    git(other, "remote", "add", "origin", str(tmp_path / "shared.git"))
    said = cli("share", "--yes", "--data", "x/data", code=1).err
    assert "har ingen gemensam början" in said
    git(other, "add", ".")
    git(other, "commit", "-qm", "x")
    activity(other, "larm-a")
    assert "har ingen gemensam början" in cli("share", "-y", "--data", "x/data", code=1).err
    assert (other / "data/promises/arjeplog.yaml").exists()


def test_a_branch_of_another_name_and_a_linked_worktree(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    git(first, "worktree", "add", "-q", "-b", "mitt", str(tmp_path / "w"), "main")
    git(first, "branch", "-q", "--set-upstream-to=origin/main", "mitt")
    activity(tmp_path / "w", "larm-a")
    assert share(cli, "w") == "Delad: 1 ny aktivitet skickad."
    assert state(tmp_path / "w")[1] == ""
    assert len(there(tmp_path, "data/activities")) == 1


def test_the_index_is_left_for_others(cli: Cli, tmp_path: Path) -> None:
    """Somebody has staged an older text of ours, a removal and a file: the disk is what counts."""
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a", "Gammalt")
    git(first, "add", ".")
    activity(first, "larm-a", "Nytt")
    git(first, "rm", "-q", "--cached", "data/medlofte.yaml", "README.md")
    assert share(cli, "a") == "Delad: 1 ny aktivitet skickad."
    assert "place: Nytt\n" in there(tmp_path)[f"{AT}/2024-03-13-larm-a.yaml"]
    assert "data/medlofte.yaml" in there(tmp_path)
    assert git(first, "status", "--porcelain") == "D  README.md\n?? README.md\n"


def test_a_clone_of_nothing_gets_what_is_there(cli: Cli, tmp_path: Path) -> None:
    begin(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main", "n")
    git(tmp_path / "n", "remote", "add", "origin", str(tmp_path / "shared.git"))
    (tmp_path / "n/data/promises").mkdir(parents=True)
    assert share(cli, "n") == "1 löftesfil, inställningarna och 1 annan fil hämtade."
    assert head(tmp_path / "n") == head(clone(tmp_path, "m"))
