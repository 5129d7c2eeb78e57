"""On a terminal sharing is asked about, and `log` offers it; the computer's settings decide."""

from pathlib import Path

import pytest

from clones import AT, activity, at_home, begin, state, there
from conftest import Cli
from system import git, needs_git, posix
from terminal import Terminal

pytestmark = [needs_git, posix]
FIRST, AGAIN = "Dela? [j/N]:", "Dela? [J/n]:"
OFFER = "Dela den med polisen och kommunen (origin, main)?"
LOG = ("log", "larm", "--date", "2024-03-13", "--data", "a/data")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path, monkeypatch)
    monkeypatch.delenv("MEDLOFTE_LANG", raising=False)


def test_the_first_time_enter_is_no(tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    before = state(first)
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    terminal.answer(FIRST, "")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Dela? [j/N]: \nInget är delat.\n")
    assert state(first) == before
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    terminal.answer(FIRST, "j")
    assert terminal.end() == 0
    activity(first, "larm-b")
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    terminal.answer(AGAIN, "")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Delad: 1 ny aktivitet skickad.\n")
    git(tmp_path, "clone", "-q", "--bare", "shared.git", "other.git")
    git(first, "config", "remote.origin.url", str(tmp_path / "other.git"))
    activity(first, "larm-c")
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    terminal.answer(FIRST, "n")
    assert terminal.end() == 0


def test_only_fetching_is_asked_about_once(tmp_path: Path) -> None:
    begin(tmp_path, "a")
    for answer, code in (("", "Inget är delat."), ("j", "Inget nytt: här är det som i origin.")):
        terminal = Terminal(tmp_path, "share", "--data", "a/data")
        terminal.answer("Hämta därifrån? [j/N]:", answer)
        assert terminal.end() == 0
        assert terminal.seen.endswith(f"{code}\n")
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    assert terminal.end() == 0


def test_a_file_with_errors_is_asked_about(tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a", more="okänd: 1\n")
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    terminal.answer("Dela ändå? [j/N]:", "")
    assert terminal.end() == 0
    assert "1 fil har fel, och räknas inte.\n" in terminal.seen
    assert len(there(tmp_path, "data/activities")) == 0


def test_what_is_found_to_go_along_is_asked_about(tmp_path: Path) -> None:
    """What is known of the remote lies behind: a commit here goes along that was not shown."""
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    git(first, "add", ".")
    git(first, "commit", "-qm", "x")
    git(first, "update-ref", "-d", "refs/remotes/origin/main")
    activity(first, "larm-b")
    for answer, said in (("", "Inget är delat."), ("j", "Delad: 2 nya aktiviteter skickade.")):
        terminal = Terminal(tmp_path, "share", "--data", "a/data")
        terminal.answer(FIRST, "j")
        terminal.answer(FIRST, answer)
        assert terminal.end() == int(not answer)
        assert terminal.seen.endswith(f"{said}\n")
        git(first, "update-ref", "-d", "refs/remotes/origin/main")


def test_log_offers_it(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    activity(second, "larm-b")
    cli("share", "--yes", "--data", "b/data")
    terminal = Terminal(tmp_path, *LOG, "--place", "Skolan")
    terminal.answer(f"{OFFER} [j/N]", "j")
    assert terminal.end() == 0
    assert f"Skickas till origin ({tmp_path}/shared.git), grenen " in " ".join(
        terminal.seen.split()
    )
    assert terminal.seen.endswith("Delad: 1 ny aktivitet skickad, 1 hämtad.\n")
    terminal = Terminal(tmp_path, *LOG, "--place", "Laisvall")
    terminal.answer(f"{OFFER} [J/n]", "n")
    assert terminal.end() == 0
    assert "Skickas till" not in terminal.seen
    assert state(first)[1].startswith(f"?? {AT}/2024-03-13-larm-")
    terminal = Terminal(tmp_path, *LOG, "--place", "Slagnäs")
    terminal.answer("Dela alla 2 med polisen och kommunen (origin, main)? [J/n]", "")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Delad: 2 nya aktiviteter skickade.\n")


def test_the_computers_settings_decide(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    assert (
        "\nshare: ask   (inte satt; sätts med medlofte config --share "
        in cli("config", "--data", "a/data").out
    )
    path = tmp_path / "home/config/medlofte/settings.yaml"
    assert cli("config", "--share", "alltid").out == f"share: always, sparat i {path}\n"
    assert f"\nshare: always   ({path})\n" in cli("config", "--data", "a/data").out
    (first / "data" / "medlofte.yaml").write_text("municipality: arjeplog\n", encoding="utf-8")
    terminal = Terminal(tmp_path, *LOG, "--place", "Skolan")
    terminal.answer(f"{OFFER} [j/N]", "j")
    assert terminal.end() == 0
    terminal = Terminal(tmp_path, *LOG, "--place", "Laisvall")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Delad: 1 ny aktivitet skickad.\n")
    cli("config", "--share", "never")
    terminal = Terminal(tmp_path, *LOG, "--place", "Slagnäs")
    assert terminal.end() == 0
    alone = "Den finns bara på den här datorn tills den delas: medlofte share\n"
    assert terminal.seen.endswith(alone)
    path.write_text("share: kanske\n", encoding="utf-8")
    terminal = Terminal(tmp_path, *LOG, "--place", "Hemavan")
    assert terminal.end() == 0
    assert "error[wrong-value]" in terminal.seen
    assert terminal.seen.endswith(alone)
    wrong = cli("config", "--share", "ibland", code=2).err
    assert wrong.startswith("--share kan vara fråga, alltid, aldrig, ask, always, never.")
    path.unlink()
    path.mkdir()
    assert "error[unreadable-file]" in cli("config", "--data", "a/data").err


def test_without_a_home_nothing_can_be_set(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path, "a")
    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert cli("config", "--share", "aldrig", code=3).err == (
        "Den här datorn har ingen hemmapp att spara inställningar i.\n"
    )
    assert "\nshare: ask   (inte satt" in cli("config", "--data", "a/data").out


def test_a_tree_cannot_say_that_it_is_shared(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    (first / "data" / "medlofte.yaml").write_text("share: always\n", encoding="utf-8")
    assert "error[unknown-key]" in cli("validate", "--data", "a/data", code=1).out


def test_what_hinders_is_said_after_saving(tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-x", more="note: Ring 070-174 06 05\n")
    terminal = Terminal(tmp_path, *LOG, "--place", "Skolan")
    assert terminal.end() == 0
    assert "Inget är delat: 1 personuppgift är inte godtagen." in terminal.seen
    (first / AT / "2024-03-13-larm-x.yaml").unlink()
    git(first, "checkout", "-q", "--detach")
    terminal = Terminal(tmp_path, *LOG, "--place", "Laisvall")
    assert terminal.end() == 0
    assert terminal.seen.endswith("på den här datorn tills den delas: medlofte share\n")
    git(first, "checkout", "-q", "main")
    activity(first, "larm-y", more="okänd: 1\n")
    terminal = Terminal(tmp_path, *LOG, "--place", "Hemavan")
    terminal.answer("Dela ändå? [j/N]:", "n")
    assert terminal.end() == 0


def test_what_is_written_meanwhile_is_not_sent_unseen(tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    terminal.wait(FIRST)
    late = activity(first, "larm-b")
    terminal.answer(FIRST, "j")
    assert terminal.end() == 1
    assert "Något har ändrats här sedan det visades, och det är inte skickat." in terminal.seen
    late.unlink()
    git(first, "add", ".")
    git(first, "commit", "-qm", "x")
    git(first, "update-ref", "-d", "refs/remotes/origin/main")
    late = activity(first, "larm-c")
    terminal = Terminal(tmp_path, "share", "--data", "a/data")
    terminal.answer(FIRST, "j")
    terminal.wait(FIRST)
    late.unlink()
    terminal.answer(FIRST, "j")
    assert terminal.end() == 0
    assert list(there(tmp_path, "data/activities")) == [f"{AT}/2024-03-13-larm-a.yaml"]


def test_a_choice_is_asked_for_once(cli: Cli, tmp_path: Path) -> None:
    """A file goes meanwhile, so it is joined once more: what was answered holds still."""
    first, second = begin(tmp_path, "a", "b")
    lines = "".join(f"# {number}\n" for number in range(20))
    activity(first, "larm-a", more=lines)
    cli("share", "--yes", "--data", "a/data")
    cli("share", "--yes", "--data", "b/data")
    activity(first, "larm-a", "Laisvall", more=lines.replace("#", "# a"))
    cli("share", "--yes", "--data", "a/data")
    activity(second, "larm-a", "Slagnäs", more=lines.replace("#", "# b"))
    gone = activity(second, "larm-b")
    terminal = Terminal(tmp_path, "share", "--data", "b/data", "--yes")
    terminal.wait("[L]åt vara, och dela inget nu:")
    gone.unlink()
    terminal.answer("[L]åt vara, och dela inget nu:", "m")
    assert terminal.end() == 0
    assert "  du     … 9 rader till\n" in terminal.seen
    assert terminal.seen.count("Vad ska gälla?") == 1
    assert terminal.seen.endswith("Delad: 1 ändrad aktivitet skickad.\n")
