"""`undo` takes back what was written here last, a file or a whole import, and nothing else."""

import re
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.disk import writing
from medlofte.disk.state import folder_of
from system import git, needs_git
from terminal import ACTIVITIES, Terminal, report, tree, written
from workbooks import table


def logged(cli: Cli, day: str = "2024-03-13") -> str:
    """Log an activity and return its path as it is shown."""
    last = cli("log", "larm", "--date", day, "--place", "Skolan").out.splitlines()[-1]
    return last.removeprefix("Sparad: ")


def test_twice_in_a_row_takes_back_two_files(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-01-larm-annas", "{date: 2024-03-01, counts_for: [larm], by: [polis]}")
    first, second = logged(cli, "2024-03-20"), logged(cli, "2024-03-13")
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {second}\n"
    assert cli("undo", "-y").out == f"Tillbakataget: aktiviteten i {first}\n"
    nothing = cli("undo", "--yes", code=2)
    assert nothing.err.startswith("Det finns inget att ta tillbaka: på den här datorn är ")
    assert list(written(root)) == ["activities/arjeplog/2024/2024-03-01-larm-annas.yaml"]


def test_nothing_was_ever_logged(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path)
    assert cli("undo", "--yes", code=2).out == ""


def test_off_a_terminal_it_wants_yes(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = logged(cli)
    result = cli("undo", code=2)
    assert result.err == f"Ange --yes för att ta tillbaka aktiviteten i {path} utan fråga.\n"
    assert len(written(root)) == 1


def test_a_changed_file_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    path = logged(cli)
    (tmp_path / path).write_text("date: 2024-03-13 # mitt\n", encoding="utf-8")
    result = cli("undo", "--yes", code=1)
    assert result.err == f"{path} har ändrats sedan dess och lämnas orörd.\n"
    assert len(written(root)) == 1


REMEMBERED = (
    "Det är redan sparat i git. Att ta tillbaka det är en ny ändring: git minns den\n"
    "förra, i historiken och hos alla som har hämtat den. Om något delats av misstag:\n"
    "berätta samma dag för dataskyddsombudet, och för den som sköter det gemensamma\n"
    "arkivet.\n"
)
SHARE = "Dela ändringen med: medlofte share\n"


@needs_git
def test_what_git_has_is_taken_back_as_a_new_change(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    git(tmp_path, "init", "-q")
    path = logged(cli)
    assert git(tmp_path, "status", "--porcelain", "--untracked-files=all", "data/.medlofte") == ""
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Logga")
    cli("undo", code=2)
    assert len(written(root)) == 1
    result = cli("undo", "--yes", width=80)
    assert result.out == f"Tillbakataget: aktiviteten i {path}\n{REMEMBERED}{SHARE}"
    assert written(root) == {}
    assert git(tmp_path, "status", "--porcelain") == f" D {path}\n"


@needs_git
def test_a_change_is_git_s_when_it_has_been_committed(cli: Cli, tmp_path: Path) -> None:
    """Before that the file is in git, and the change is not."""
    root = tree(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Löften")
    before = (root / "promises/arjeplog.yaml").read_bytes()
    for committed in (False, True):
        cli("rename", "arjeplog", "larm", "utryckning")
        if committed:
            git(tmp_path, "commit", "-qam", "Byt namn")
        assert (SHARE in cli("undo", "--yes").out) == committed
        assert (root / "promises/arjeplog.yaml").read_bytes() == before


@needs_git
def test_on_a_terminal_it_says_that_git_remembers(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    git(tmp_path, "init", "-q")
    path = logged(cli)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Logga")
    for answer, left in (("", 1), ("j", 0)):
        terminal = Terminal(tmp_path, "undo")
        terminal.answer("Ta tillbaka ändå? [j/N]:", answer)
        assert terminal.end() == 0
        assert REMEMBERED in terminal.seen
        assert len(written(root)) == left
    assert terminal.seen.endswith(f"Tillbakataget: aktiviteten i {path}\n{SHARE}")


@needs_git
def test_what_is_only_staged_is_taken_back(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    git(tmp_path, "init", "-q")
    path = logged(cli)
    git(tmp_path, "add", ".")
    result = cli("undo", "--yes")
    assert result.out == (
        f"Tillbakataget: aktiviteten i {path}\n"
        f"Ta bort den ur git också:\n  git rm --cached {path}\n"
    )
    assert written(root) == {}
    git(tmp_path, *result.out.splitlines()[2].split()[1:])
    assert path not in git(tmp_path, "ls-files")


def test_without_git_it_works_as_well(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    logged(cli)
    monkeypatch.setenv("PATH", str(tmp_path))
    cli("undo", "--yes")
    assert written(root) == {}


def test_a_journal_line_cut_short_spoils_no_other(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    first = logged(cli, "2024-03-12")
    path = folder_of(root) / "log.jsonl"
    with path.open("ab") as journal:
        journal.write('{"path": "activities/å'.encode()[:-1])
    second = logged(cli, "2024-03-13")
    with path.open("ab") as journal:
        journal.write(b'[1]\n{"path": 1}\n\n{"digest"')
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {second}\n"
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {first}\n"


def test_a_file_that_cannot_be_removed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    path = logged(cli)

    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    result = cli("undo", "--yes", code=3)
    reason = writing.reason(PermissionError(13, "Permission denied"))
    shown = (root.parent / path).as_posix()
    assert result.err == f"Det går inte att ta bort {shown}: {reason}.\n"


def test_on_a_terminal_it_shows_the_file_and_asks(tmp_path: Path) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    terminal = Terminal(tmp_path, "log", "larm", "--date", "idag", "--note", "a\u202eb")
    assert terminal.end() == 0
    path = terminal.seen.rstrip().rpartition("Sparad: ")[2]
    terminal = Terminal(tmp_path, "undo")
    terminal.answer("Ta tillbaka? [j/N]:", "")
    assert terminal.end() == 0
    assert terminal.seen == (
        f"Senast här: aktiviteten i {path}\n"
        "  - date: 2024-03-14\n"
        "  - counts_for: [larm]\n"
        "  - by: [polis]\n"
        '  - note: "a\\U0000202Eb"\n'
        "  - logged: 2024-03-14\n"
        "Ta tillbaka? [j/N]: \n"
        "Inget är ändrat.\n"
    )
    terminal = Terminal(tmp_path, "undo")
    terminal.answer("Ta tillbaka? [j/N]:", "j")
    assert terminal.end() == 0
    assert terminal.seen.endswith(f"Tillbakataget: aktiviteten i {path}\n")
    assert written(root) == {}


def imported(cli: Cli, folder: Path, *days: str, name: str = "t.csv") -> list[Path]:
    """Import a row a day and return the files."""
    before = set((folder / "data" / "activities").rglob("*.yaml"))
    table(folder, [(day, "", "larm", "", "", "") for day in days], name=name)
    cli("import", "arjeplog", name, "--yes")
    return sorted(set((folder / "data" / "activities").rglob("*.yaml")) - before)


def test_a_whole_import_is_taken_back(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    first = logged(cli, "2024-03-01")
    imported(cli, tmp_path, "2024-03-02", "2023-03-03", "2024-03-04")
    last = logged(cli, "2024-03-05")
    assert len(written(root)) == 5
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {last}\n"
    asked = cli("undo", code=2)
    assert asked.err == "Ange --yes för att ta tillbaka importen av t.csv, 3 filer utan fråga.\n"
    assert cli("undo", "--yes").out == "Tillbakataget: importen av t.csv, 3 filer\n"
    assert list(written(root)) == [f"{ACTIVITIES}/2024-03-01-larm-xxxx.yaml"]
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {first}\n"
    assert "3 nya" in cli("import", "arjeplog", "t.csv").out


def test_an_import_that_went_on_is_another(cli: Cli, tmp_path: Path) -> None:
    """What is left of the first, where a row was removed by hand, is taken back by itself."""
    root = tree(tmp_path)
    first, second = imported(cli, tmp_path, "2024-03-02", "2024-03-03")
    first.unlink()
    assert "1 ny, 1 som förut" in cli("import", "arjeplog", "t.csv", "--yes").out
    for path in (first, second):
        shown = path.relative_to(tmp_path).as_posix()
        assert cli("undo", "--yes").out == f"Tillbakataget: importen av t.csv i {shown}\n"
    assert written(root) == {}


def test_of_an_import_with_a_changed_file_nothing_is_removed(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    first, second = imported(cli, tmp_path, "2024-03-02", "2024-03-03")
    first.write_text("mitt", encoding="utf-8")
    result = cli("undo", "--yes", code=1)
    shown = first.relative_to(tmp_path).as_posix()
    assert result.err == (
        f"{shown} har ändrats sedan dess och lämnas orörd.\n"
        "Inget är taget tillbaka, för det görs helt eller inte alls.\n"
    )
    assert len(written(root)) == 2
    first.unlink()
    assert cli("undo", "--yes").out == (
        f"Tillbakataget: importen av t.csv i {second.relative_to(tmp_path).as_posix()}\n"
    )


def test_a_file_that_is_changed_while_others_are_removed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path)
    files = imported(cli, tmp_path, "2024-03-02", "2024-03-03", "2024-03-04")
    unlink = Path.unlink

    def change_the_others(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002
        unlink(path, missing_ok)
        for other in files:
            if other.exists():
                other.write_text("mitt", encoding="utf-8")

    monkeypatch.setattr(Path, "unlink", change_the_others)
    result = cli("undo", "--yes", code=1)
    assert "har ändrats sedan dess" in result.err
    assert [path.read_text(encoding="utf-8") for path in files if path.exists()] == ["mitt"] * 2


@needs_git
def test_an_import_that_git_has(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    git(tmp_path, "init", "-q")
    imported(cli, tmp_path, "2024-03-02", "2023-03-03", "2024-03-04")
    git(tmp_path, "add", ".")
    staged = cli("undo", "--yes")
    assert staged.out.splitlines()[1] == "Ta bort den ur git också:"
    assert staged.out.count(".yaml") == 3
    imported(cli, tmp_path, "2024-03-02", "2023-03-03", "2024-03-04")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Import")
    said = cli("undo", "--yes").out
    assert said.startswith("Tillbakataget: importen av t.csv, 3 filer\n")
    assert said.endswith(SHARE)
    assert written(root) == {}


def test_on_a_terminal_it_lists_the_import_and_asks(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    imported(cli, tmp_path, *(f"2024-02-{day:02}" for day in range(1, 13)))
    terminal = Terminal(tmp_path, "undo")
    terminal.answer("Ta tillbaka? [j/N]:", "")
    assert terminal.end() == 0
    first, *listed = terminal.seen.splitlines()
    assert re.fullmatch(r"Senast här, .* \d{4}: importen av t.csv, 12 filer", first)
    assert len([line for line in listed if line.startswith("  tas bort: data/activities/")]) == 10
    assert listed[10] == "  … och 2 till"
    assert listed[-1] == "Inget är ändrat."
    imported(cli, tmp_path, "2024-01-01", "2024-01-02", name="ny.csv")
    terminal = Terminal(tmp_path, "undo")
    terminal.answer("Ta tillbaka? [j/N]:", "j")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Tillbakataget: importen av ny.csv, 2 filer\n")
    terminal = Terminal(tmp_path, "undo")
    terminal.answer("Ta tillbaka? [j/N]:", "j")
    assert terminal.end() == 0
    assert terminal.seen.endswith("Tillbakataget: importen av t.csv, 12 filer\n")
    assert written(root) == {}
