"""`undo` puts back what the last command changed, moved or renamed, and says what it was."""

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.commands import undo
from medlofte.disk.state import folder_of
from system import posix
from terminal import ACTIVITIES, PROMISES, Terminal, everything, report, tree, written
from test_undo import logged

PROMISE = ("new", "promise", "--text", "Polisen ringer", "--kind", "ongoing", "--id", "ringer")
AREA = ("--responsible", "polis", "--area", "trafik")
REPORT = "{date: 2024-03-13, counts_for: [larm], by: [polis]}"


def kept(root: Path) -> list[Path]:
    return sorted((folder_of(root) / "texts").glob("*"))


def later(path: Path, today: str, *command: str) -> str:
    """Run a command on another day."""
    terminal = Terminal(path, *command, today=today)
    terminal.end()
    return terminal.seen


def editor(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Let the person's editor be a program of that script, whose $1 is the file."""
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(path))


def test_a_new_promise(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    before = everything(root)
    cli(*PROMISE, *AREA)
    assert everything(root) != before
    shown = "data/promises/arjeplog.yaml"
    assert cli("undo", "--yes").out == f"Tillbakataget: löftet ringer i {shown}\n"
    assert everything(root) == before
    assert cli("undo", "--yes", code=2).err.startswith("Det finns inget att ta tillbaka")


def test_a_new_agreement_and_a_new_municipality(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    before = everything(root)
    first = ("--text", "Polisen ringer", "--kind", "ongoing", "--responsible", "polis")
    term = ("--from", "2025-01-01", "--to", "2025-12-31")
    cli("new", "agreement", *term, *first)
    cli("new", "municipality", "pajala", *term, *first)
    shown = "data/promises/pajala.yaml"
    assert cli("undo", "--yes").out == f"Tillbakataget: löftesfilen för Pajala i {shown}\n"
    shown = "data/promises/arjeplog.yaml"
    assert cli("undo", "--yes").out == f"Tillbakataget: medborgarlöftet 2025 i {shown}\n"
    assert everything(root) == before


@posix
def test_what_was_edited(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(tmp_path)
    before = everything(root)
    editor(monkeypatch, tmp_path, 'sed -i "s/Trafikkontroller/Kontroller/" "$1"')
    cli("edit")
    assert everything(root) != before
    cli("edit")  # changes nothing more, so there is nothing more to take back
    said = cli("undo", "--yes").out
    assert said == "Tillbakataget: ändringen i data/promises/arjeplog.yaml\n"
    assert everything(root) == before


@posix
def test_what_an_editor_saved_before_it_failed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    before = everything(root)
    editor(monkeypatch, tmp_path, 'echo "# mer" >> "$1"; exit 1')
    cli("edit", code=3)
    assert everything(root) != before
    cli("undo", "--yes")
    assert everything(root) == before


@posix
def test_what_another_command_wrote_while_it_was_edited_is_not_undone(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    python = f'"{sys.executable}" -m medlofte'
    script = f'{python} rename arjeplog larm utryckning; echo "# mer" >> "$1"'
    editor(monkeypatch, tmp_path, script)
    cli("edit")
    assert "promises/arjeplog.yaml har ändrats sedan dess" in cli("undo", "--yes", code=1).err
    assert "id: utryckning" in (root / "promises/arjeplog.yaml").read_text("utf-8")


def test_names_that_were_mended(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    report(root, "2024-03-19-larm", REPORT)
    before = everything(root)
    cli("validate", "--fix")
    assert everything(root) != before
    shown = f"data/{ACTIVITIES}/2024-03-13-larm.yaml"
    assert cli("undo", "--yes").out == f"Tillbakataget: rättningen av filnamn i {shown}\n"
    assert everything(root) == before


def test_a_municipality_whose_name_was_mended(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path, settings="")
    for day in (13, 14):
        report(root, f"2024-03-{day}-larm", REPORT.replace("13", str(day)))
    report(root, "2024-02-01-fel", REPORT.replace("13", "15"))
    for path in ("promises/arjeplog.yaml", "activities/arjeplog"):
        (root / path).rename(root / path.replace("arjeplog", "arjplog"))
    before = everything(root)
    cli("validate", "--fix")
    after = everything(root)
    assert cli("undo", "--yes").out == "Tillbakataget: rättningen av filnamn, 4 filer\n"
    assert everything(root) == before
    assert [path.name for path in (root / "activities").iterdir()] == ["arjplog"]
    cli("validate", "--fix")
    assert everything(root) == after


def test_an_import_with_its_columns(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    before = everything(root)
    (tmp_path / "t.csv").write_text("Dag;Vad\n2024-03-02;larm\n", encoding="utf-8")
    cli("import", "arjeplog", "t.csv", "--map", "Dag=date,Vad=counts_for", "--yes")
    assert b"Vad" in everything(root)["medlofte.yaml"]
    assert cli("undo", "--yes").out == "Tillbakataget: importen av t.csv, 2 filer\n"
    assert everything(root) == before


def test_what_was_changed_since_is_left(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli(*PROMISE, *AREA)
    path = root / "promises/arjeplog.yaml"
    path.write_text(path.read_text("utf-8") + "# mitt\n", encoding="utf-8")
    before = everything(root)
    said = cli("undo", "--yes", code=1).err
    assert said == "data/promises/arjeplog.yaml har ändrats sedan dess och lämnas orörd.\n"
    path.unlink()
    assert "lämnas orörd" in cli("undo", "--yes", code=1).err
    assert set(before) - set(everything(root)) == {"promises/arjeplog.yaml"}


def test_it_shows_the_lines_that_change(tmp_path: Path) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    report(root, "2024-03-13-larm-aaaa", REPORT)
    later(tmp_path, "2024-03-13", "rename", "arjeplog", "larm", "utryckning")
    terminal = Terminal(tmp_path, "undo")
    terminal.answer("Ta tillbaka? [j/N]:", "")
    assert terminal.end() == 0
    assert terminal.seen == (
        "Senast här, 13 mars 2024: namnbytet från larm till utryckning, 2 filer\n"
        f"  data/{ACTIVITIES}/2024-03-13-larm-aaaa.yaml\n"
        "  - {date: 2024-03-13, counts_for: [utryckning], by: [polis]}\n"
        "  + {date: 2024-03-13, counts_for: [larm], by: [polis]}\n"
        "  data/promises/arjeplog.yaml\n"
        "  -       - id: utryckning\n"
        "  +       - id: larm\n"
        "Ta tillbaka? [j/N]: \n"
        "Inget är ändrat.\n"
    )
    assert "id: utryckning" in (root / "promises/arjeplog.yaml").read_text("utf-8")


def test_a_long_change_is_shown_in_part(tmp_path: Path) -> None:
    pytest.importorskip("pty")
    tree(tmp_path)
    term = ("--from", "2025-01-01", "--to", "2025-12-31", "--carry", "promises")
    later(tmp_path, "2024-03-13", "new", "agreement", *term)
    terminal = Terminal(tmp_path, "undo")
    terminal.answer("Ta tillbaka? [j/N]:", "j")
    assert terminal.end() == 0
    assert "rader till\nTa tillbaka?" in terminal.seen
    assert (tmp_path / "data/promises/arjeplog.yaml").read_text("utf-8") == PROMISES


@pytest.mark.parametrize(
    "old, new, shown",
    [
        ("abc", "abc", ""),
        ("abc", "abxc", "-x"),
        ("abc", "ac", "+b"),
        ("abcd", "axcy", "-x+b-y+d"),
        ("aab", "ab", "+a"),
        ("", "ab", "-a-b"),
        ("x" * 9_000 + "a", "x" * 9_000 + "b", "-b+a"),
        ("a" + "x" * 9_000, "b" + "x" * 9_000, "-b+a"),
        ("ab" * 600 + "c", "ba" * 600 + "d", "-b-a" * 10 + "  … och 2382 rader till"),
    ],
)
def test_the_lines_that_change(old: str, new: str, shown: str) -> None:
    """However many there are, it takes no time to find them."""
    lines = undo.difference([*new], [*old])
    assert (
        "".join(
            line.removeprefix("  ").replace(" ", "", 1) if len(line) == 5 else line
            for line in lines
        )
        == shown
    )


def test_what_was_moved_is_listed(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    report(root, "2024-03-19-larm", REPORT)
    cli("validate", "--fix")
    terminal = Terminal(tmp_path, "undo", today=datetime.now(UTC).date().isoformat())
    terminal.answer("Ta tillbaka? [j/N]:", "")
    assert terminal.end() == 0
    assert (
        f"  tas bort: data/{ACTIVITIES}/2024-03-13-larm.yaml\n"
        f"  kommer tillbaka: data/{ACTIVITIES}/2024-03-19-larm.yaml\n"
    ) in terminal.seen


# The old texts, in the person's own state folder.


@posix
def test_the_old_texts_are_private(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    folder = folder_of(root) / "texts"
    cli(*PROMISE, *AREA)
    (one,) = kept(root)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    folder.chmod(0o755)
    cli("rename", "arjeplog", "larm", "utryckning")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_they_are_deleted_when_they_have_been_put_back(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    cli(*PROMISE, *AREA)
    cli("rename", "arjeplog", "larm", "utryckning")
    assert len(kept(root)) == 2
    cli("undo", "--yes")
    assert len(kept(root)) == 1
    cli("undo", "--yes")
    assert kept(root) == []


def test_they_are_deleted_after_seven_days(tmp_path: Path) -> None:
    pytest.importorskip("pty")
    root = tree(tmp_path)
    later(tmp_path, "2024-03-14", *PROMISE, *AREA)
    log = ("log", "larm", "--date", "2024-03-13", "--place")
    later(tmp_path, "2024-03-21", *log, "A")
    assert len(kept(root)) == 1
    (kept(root)[0].parent / "annat").write_text("", encoding="utf-8")
    later(tmp_path, "2024-03-22", *log, "B")
    assert kept(root) == []
    for _ in "AB":
        assert "Tillbakataget: aktiviteten" in later(tmp_path, "2024-03-22", "undo", "--yes")
    said = later(tmp_path, "2024-03-22", "undo", "--yes")
    assert " ".join(said.split()) == (
        "Löftet ringer i data/promises/arjeplog.yaml går inte längre att ta tillbaka: den "
        "gamla texten raderas efter 7 dagar."
    )
    assert "Polisen ringer" in (root / "promises/arjeplog.yaml").read_text("utf-8")
    assert written(root) == {}


@posix
@pytest.mark.parametrize("what", ["link", "file", "other text", "no text", "a lot"])
def test_texts_that_are_not_those_kept_are_not_put_back(
    cli: Cli, tmp_path: Path, what: str
) -> None:
    root = tree(tmp_path)
    cli(*PROMISE, *AREA)
    before = everything(root)
    (one,) = kept(root)
    if what == "link":
        one.rename(tmp_path / "other")
        one.symlink_to(tmp_path / "other")
    elif what == "file":
        one.unlink()
        one.parent.rmdir()
        one.parent.write_text("", encoding="utf-8")
    elif what == "a lot":
        with one.open("ab") as file:
            file.truncate(2**30)
    else:
        one.write_text('["mitt"]' if what == "other text" else "[", "utf-8")
    assert "går inte längre att ta tillbaka" in cli("undo", "--yes", code=1).err
    assert everything(root) == before
    said = cli("rename", "arjeplog", "larm", "utryckning", code=0).err
    assert ("Det går inte" in said) is False
    assert logged(cli)


@posix
def test_a_journal_that_is_a_link_is_not_followed(cli: Cli, tmp_path: Path) -> None:
    """Where the file of another stands behind its name, nothing is added to it."""
    root = tree(tmp_path)
    other = tmp_path / "other.txt"
    other.write_text("annat\n", encoding="utf-8")
    folder_of(root).mkdir(parents=True)
    (folder_of(root) / "log.jsonl").symlink_to(other)
    cli("log", "arjeplog", "trafikkontroller", "--date", "2024-03-14")
    assert other.read_text(encoding="utf-8") == "annat\n"
    assert len(written(root)) == 1
