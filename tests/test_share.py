"""`share` sends what was written here and fetches what others have, and loses nothing of either."""

from pathlib import Path

import pytest

from clones import AT, activity, at_home, begin, clone, head, state, there, without_git
from conftest import Cli
from system import git, needs_git
from terminal import Terminal, everything, tree

pytestmark = needs_git
MET = "Vad ska gälla? [m]itt  [a]ndras  [L]åt vara, och dela inget nu:"
NEVER_BACK = (
    "Det som skickas kan inte tas tillbaka ur historiken. Om något delats av misstag: "
    "berätta samma dag för dataskyddsombudet, och för den som sköter det gemensamma arkivet.\n"
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(tmp_path, monkeypatch)


def share(cli: Cli, name: str, code: int = 0) -> str:
    """Share from a clone; return the last line of what was said."""
    said = cli("share", "--yes", "--data", f"{name}/data", code=code)
    return (said.err if code else said.out).splitlines()[-1]


def test_what_each_wrote_comes_to_all(cli: Cli, tmp_path: Path) -> None:
    first, second, third = begin(tmp_path, "a", "b", "c")
    activity(first, "larm-a", "Laisvall")
    activity(first, "larm-b", "Slagnäs")
    activity(second, "larm-c", "Skolan")
    said = cli("share", "--yes", "--data", "a/data")
    assert said.out == (
        f"Skickas till origin ({tmp_path}/shared.git), grenen main, som Berit <berit@example.se>:\n"
        f"  ny  a/{AT}/2024-03-13-larm-a.yaml\n"
        f"  ny  a/{AT}/2024-03-13-larm-b.yaml\n"
        f"{NEVER_BACK}"
        "Delad: 2 nya aktiviteter skickade.\n"
    )
    assert share(cli, "b") == "Delad: 1 ny aktivitet skickad, 2 hämtade."
    assert share(cli, "a") == "1 ny aktivitet hämtad."
    assert share(cli, "c") == "3 nya aktiviteter hämtade."
    assert share(cli, "c") == "Inget nytt: här är det som i origin."
    assert everything(first) == everything(second) == everything(third)
    assert {one.encode() for one in there(tmp_path).values()} == {*everything(first).values()}
    assert all(state(one)[1] == "" for one in (first, second, third))
    assert git(first, "log", "-1", "--format=%an %s", "HEAD^2") == (
        "Berit 2 nya aktiviteter i Arjeplog\n"
    )
    assert git(second, "rev-parse", "origin/main").strip() == head(second)


def test_what_was_changed_and_removed_is_shared_as_well(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    gone, kept = activity(first, "larm-a"), activity(first, "larm-b")
    share(cli, "a")
    share(cli, "b")
    gone.unlink()
    kept.write_text(kept.read_text("utf-8") + "note: Två patruller\n", encoding="utf-8")
    settings = first / "data" / "medlofte.yaml"
    settings.write_text(settings.read_text("utf-8") + "language: sv\n", encoding="utf-8")
    promises = first / "data" / "promises" / "arjeplog.yaml"
    promises.write_text(promises.read_text("utf-8") + "# klart\n", encoding="utf-8")
    everything_said = "1 ändrad aktivitet, 1 borttagen aktivitet, 1 löftesfil och inställningarna"
    assert share(cli, "a") == f"Delad: {everything_said} skickade."
    assert share(cli, "b") == f"{everything_said} hämtade."
    assert everything(first) == everything(second)
    message = git(first, "log", "-1", "--format=%s")
    assert message == f"{everything_said} i Arjeplog\n"


def test_a_conflict_is_shown_and_asked_about(cli: Cli, tmp_path: Path) -> None:
    """Three clones: one shares a change, the second takes its own, the third gets that."""
    pytest.importorskip("pty")
    first, second, third = begin(tmp_path, "a", "b", "c")
    path = activity(first, "larm-a")
    share(cli, "a")
    share(cli, "b")
    share(cli, "c")
    activity(first, "larm-a", "Laisvall")
    share(cli, "a")
    activity(second, "larm-a", "Slagnäs", "note: Sent\n")
    before = state(second)
    terminal = Terminal(tmp_path, "share", "--data", "b/data", "--yes")
    terminal.answer(MET, "")
    assert terminal.end() == 1
    assert (
        "  du     place: Slagnäs\n  du     note: Sent\n  andra  place: Laisvall\n" in terminal.seen
    )
    assert terminal.seen.endswith(
        "Inget är delat och inget är ändrat. Det du skrivit ligger kvar här.\n"
    )
    assert state(second) == before
    terminal = Terminal(tmp_path, "share", "--data", "b/data", "--yes")
    terminal.answer(MET, "m")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Delad: 1 ändrad aktivitet skickad.\n")
    share(cli, "c")
    share(cli, "a")
    assert everything(first) == everything(second) == everything(third)
    assert path.read_text("utf-8").splitlines()[3:] == ["place: Slagnäs", "note: Sent"]
    cli("validate", "--strict", "--data", "c/data")


def test_what_others_wrote_can_be_taken(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("pty")
    first, second = begin(tmp_path, "a", "b")
    activity(first, "larm-a")
    share(cli, "a")
    share(cli, "b")
    activity(first, "larm-a", "Laisvall").unlink()
    share(cli, "a")
    activity(second, "larm-a", "Slagnäs")
    activity(second, "larm-b", "Hemavan")
    terminal = Terminal(tmp_path, "share", "--data", "b/data", "--yes")
    terminal.answer(MET, "a")
    assert terminal.end() == 0
    assert "du har ändrat filen, och Berit tog bort den (" in " ".join(terminal.seen.split())
    assert "  andra  (filen är borttagen)\n" in terminal.seen
    assert terminal.seen.endswith("Delad: 1 ny aktivitet skickad, 1 borttagen aktivitet hämtad.\n")
    assert list(there(tmp_path, "data/activities")) == [f"{AT}/2024-03-13-larm-b.yaml"]


def test_off_a_terminal_a_conflict_is_refused(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    activity(first, "larm-a")
    share(cli, "a")
    share(cli, "b")
    activity(first, "larm-a", "Laisvall")
    share(cli, "a")
    activity(second, "larm-a", "x").unlink()
    other = activity(second, "larm-b")
    before, files = state(second), everything(second)
    refused = cli("share", "--yes", "--data", "b/data", code=1)
    assert "larm-a.yaml: du har tagit bort filen, och Berit ändrade den (" in refused.err
    assert refused.err.endswith(
        "Inget är delat och inget är ändrat: någon måste välja vad som ska gälla. Kör medlofte "
        "share i en terminal.\n"
    )
    assert (state(second), everything(second)) == (before, files)
    assert other.exists()


PROMISES = "data/promises/arjeplog.yaml"


def rewrite(where: Path, *pairs: tuple[str, str]) -> None:
    path = where / PROMISES
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_two_places_of_one_file_go_together(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    rewrite(first, ("name: Trafikkontroller", "name: Kontroller"))
    rewrite(second, ("name: Larm från skolan", "name: Skolans larm"))
    share(cli, "a")
    assert share(cli, "b") == "Delad: 1 löftesfil skickad, 1 löftesfil hämtad."
    text = there(tmp_path)[PROMISES]
    assert "name: Kontroller\n" in text
    assert "name: Skolans larm\n" in text


def test_a_choice_is_of_the_place_and_keeps_the_rest(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("pty")
    first, second = begin(tmp_path, "a", "b")
    rewrite(
        first, ("name: Trafikkontroller", "name: Kontroller"), ("name: Larm", "name: Annat larm")
    )
    rewrite(second, ("name: Trafikkontroller", "name: Trafik"))
    share(cli, "a")
    terminal = Terminal(tmp_path, "share", "--data", "b/data", "--yes")
    terminal.answer(MET, "m")
    assert terminal.end() == 0
    text = there(tmp_path)[PROMISES]
    assert "name: Trafik\n" in text
    assert "name: Annat larm från skolan\n" in text


def test_texts_that_break_each_other_are_a_conflict(cli: Cli, tmp_path: Path) -> None:
    """Each added a key that stands twice in both: git would join them without a word."""
    first, second = begin(tmp_path, "a", "b")
    path = activity(first, "larm-a", more="title: A\n" + "".join(f"# rad {i}\n" for i in range(9)))
    share(cli, "a")
    share(cli, "b")
    path.write_text("note: Ett\n" + path.read_text("utf-8"), encoding="utf-8")
    share(cli, "a")
    there_ = second / path.relative_to(first)
    there_.write_text(there_.read_text("utf-8") + "note: Två\n", encoding="utf-8")
    assert "har skrivit olika" in cli("share", "--yes", "--data", "b/data", code=1).err


def test_without_git(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path)
    assert cli("share", code=1).err.startswith("Mappen ")
    without_git(tmp_path, monkeypatch)
    assert cli("share", "--yes", code=1).err == (
        "Programmet git finns inte på den här datorn, och med det delas filerna. Det som är sparat "
        "ligger kvar här. Be den som sköter datorn att installera git.\n"
    )


def test_without_a_remote(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    assert cli("share", "--yes", code=1).err == (
        "Git vet inte vart grenen main ska skickas. Ange det en gång: git remote add origin "
        "ADRESS\n"
    )


def test_out_of_reach(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    (tmp_path / "shared.git").rename(tmp_path / "away.git")
    before = state(first)
    said = cli("share", "--yes", "--data", "a/data", code=3).err
    assert said.startswith(f"Det går inte att nå origin ({tmp_path}/shared.git): ")
    assert said.endswith(
        "Inget är skickat, och det som finns här ligger kvar. Försök igen när du har nät: "
        "medlofte share\n"
    )
    assert state(first) == before
    (tmp_path / "away.git").rename(tmp_path / "shared.git")
    assert share(cli, "a") == "Delad: 1 ny aktivitet skickad."


def test_what_others_have_not_recorded_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    first, second = begin(tmp_path, "a", "b")
    (first / "README.md").write_text("Mitt\n", encoding="utf-8")
    (first / "data" / "promises" / "avtal.docx").write_bytes(b"x")
    (first / "staged.txt").write_text("x", encoding="utf-8")
    git(first, "add", "staged.txt")
    activity(first, "larm-a")
    said = cli("share", "--yes", "--data", "a/data").out
    assert (
        "Delas inte, för medlofte delar bara löften, aktiviteter och inställningar: README.md, "
        "data/promises/avtal.docx, staged.txt\n"
    ) in said
    assert state(first)[1] == " M README.md\nA  staged.txt\n?? data/promises/avtal.docx\n"
    assert list(there(tmp_path)) == [
        "README.md",
        f"{AT}/2024-03-13-larm-a.yaml",
        "data/medlofte.yaml",
        PROMISES,
    ]
    (second / "README.md").write_text("Deras\n", encoding="utf-8")
    git(second, "commit", "-qam", "README")
    git(second, "pull", "-q", "--no-rebase", "--no-edit")
    git(second, "push", "-q")
    before = everything(first)
    refused = cli("share", "--yes", "--data", "a/data", code=1).err
    assert refused == (
        "README.md är ändrad här men inte sparad i git, och andra har delat en ändring i samma "
        "fil. Spara eller flytta din ändring först (git stash). Inget är delat.\n"
    )
    assert everything(first) == before


def test_unsent_commits_of_other_files_are_not_sent(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    (first / "README.md").write_text("Mitt\n", encoding="utf-8")
    git(first, "commit", "-qam", "README")
    git(first, "revert", "--no-edit", "HEAD")
    activity(first, "larm-a")
    before = state(first)
    assert cli("share", "--yes", "--data", "a/data", code=1).err == (
        "Inget är delat. Här finns sparade ändringar i annat än löften och aktiviteter "
        "(README.md), och dem skickar medlofte inte. Skicka dem med git: git push origin main\n"
    )
    assert state(first) == before


def test_unsent_commits_of_ours_are_sent(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a")
    git(first, "add", ".")
    git(first, "commit", "-qm", "Larm")
    said = cli("share", "--yes", "--data", "a/data").out
    assert f"  ny  a/{AT}/2024-03-13-larm-a.yaml\n" in said
    assert said.endswith("Delad: 1 ny aktivitet skickad.\n")


def test_an_empty_remote(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "empty.git")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "remote", "add", "origin", str(tmp_path / "empty.git"))
    (tmp_path / ".gitignore").write_text("home\nempty.git\n", encoding="utf-8")
    inside = cli("share", "--yes", code=1).err
    assert inside.endswith("Den leder till mappen själv.\n")
    tree(tmp_path / "x")
    git(tmp_path / "x", "init", "-q", "-b", "main")
    git(tmp_path / "x", "remote", "add", "origin", str(tmp_path / "empty.git"))
    said = cli("share", "--yes", "--data", "x/data").out
    assert said.endswith("Delad: 1 löftesfil och inställningarna skickade.\n")
    assert state(tmp_path / "x")[1] == ""
    other = clone_of(tmp_path, "empty.git", "y")
    assert everything(other) == everything(tmp_path / "x")


def clone_of(folder: Path, name: str, to: str) -> Path:
    git(folder, "clone", "-q", str(folder / name), to)
    return folder / to


def test_an_empty_remote_and_other_files(cli: Cli, tmp_path: Path) -> None:
    begin(tmp_path)
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "empty.git")
    git(tmp_path / "first", "remote", "add", "origin", str(tmp_path / "empty.git"))
    assert cli("share", "--yes", "--data", "first/data", code=1).err == (
        "Inget är delat. origin har ingen gren main än, och här är annat sparat än löften och "
        "aktiviteter (README.md). Skicka den första gången med git: git push -u origin main\n"
    )


@pytest.mark.parametrize(
    "how, said",
    [
        (("checkout", "-q", "--detach"), "Ingen gren är vald (detached HEAD). Välj den först: "),
        (("merge", "-q", "--no-commit", "--no-ff", "origin/annat"), "En merge är påbörjad med git"),
    ],
)
def test_in_the_middle_of_something(
    cli: Cli, tmp_path: Path, how: tuple[str, ...], said: str
) -> None:
    begin(tmp_path)
    git(tmp_path / "first", "checkout", "-q", "-b", "annat")
    git(tmp_path / "first", "commit", "-q", "--allow-empty", "-m", "x")
    git(tmp_path / "first", "push", "-q", str(tmp_path / "shared.git"), "annat")
    first = clone(tmp_path, "a")
    git(first, *how)
    before = state(first)
    assert cli("share", "--yes", "--data", "a/data", code=1).err.startswith(said)
    assert state(first) == before


def test_the_page_about_mistakes_is_named_where_it_is(cli: Cli, tmp_path: Path) -> None:
    (first,) = begin(tmp_path, "a")
    activity(first, "larm-a", "Laisvall")
    for page in (
        "a/docs/delat-av-misstag.md",
        "a/delat-av-misstag.md",
        "a/data/delat-av-misstag.md",
    ):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text("Berätta\n", encoding="utf-8")
        said = cli("share", "--data", "a/data", code=2).out
        assert f"{NEVER_BACK[:-1]} Resten står i {page}.\n" in said
