"""`medlofte edit`: which file, at which line, in which editor, and the check afterwards."""

import sys
from pathlib import Path

import pytest

from conftest import Cli
from system import posix
from terminal import ACTIVITIES, PROMISES, report, tree

ACTIVITY = "{date: 2024-03-14, counts_for: [trafikkontroller], by: [polis]}\n"
STEM = "2024-03-14-trafikkontroller-k3f9"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    root = tree(tmp_path)
    report(root, STEM, ACTIVITY)
    report(root, "2024-03-15-trafikkontroller-p7x2", ACTIVITY.replace("-14", "-15"))
    return root


def editor(folder: Path, name: str, work: str = "") -> str:
    """Make an editor that writes down what it was asked to open, and does some work."""
    script = folder / name
    said = folder / "said"
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\n"
        f"pathlib.Path({str(said)!r}).write_text('\\n'.join(sys.argv[1:]))\n"
        f"file = pathlib.Path(sys.argv[-1].partition('.yaml')[0] + '.yaml')\n{work}\n"
    )
    script.chmod(0o755)
    return str(script)


def said(folder: Path) -> list[str]:
    return (folder / "said").read_text("utf-8").split("\n")


FILE = "{root}/promises/arjeplog.yaml"
LOGGED = f"{{root}}/{ACTIVITIES}/{STEM}.yaml"


@posix
@pytest.mark.parametrize(
    "line, opened",
    [
        ("nano arjeplog", [FILE]),
        ("nano", [FILE]),
        ("nano arjeplog trafikkontroller", ["+11", FILE]),
        ("vim arjeplog felanm", ["+30", FILE]),
        ("code arjeplog felanmalan", ["-g", f"{FILE}:30"]),
        ("gedit arjeplog felanmalan", [FILE]),
        (f"nano arjeplog {STEM}", [LOGGED]),
        ("nano arjeplog k3f9", [LOGGED]),
    ],
)
def test_the_right_place(
    line: str, opened: list[str], cli: Cli, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, *words = line.split()
    monkeypatch.setenv("EDITOR", "this is not used")
    monkeypatch.setenv("VISUAL", f"{editor(root.parent, name)} --wait")
    result = cli("edit", *words)
    assert said(root.parent) == ["--wait", *(one.format(root=root) for one in opened)]
    number = "1 fil" if opened == [LOGGED] else "3 filer"  # with what a promise file changes
    assert result.err == f"{number}: inga fel.\n"


@posix
def test_what_was_logged_last(
    cli: Cli, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "ed"))
    assert cli("edit", "--last", code=2).err == "Här är inget loggat än.\n"
    saved = [
        cli("log", "larm", "--date", day).out.splitlines()[-1].removeprefix("Sparad: ")
        for day in ("2024-03-13", "2024-03-12")
    ]
    for name in reversed(saved):
        cli("edit", "--last")
        assert said(tmp_path) == [str(tmp_path / name)]
        cli("edit", "arjeplog", "--last")
        assert said(tmp_path) == [str(tmp_path / name)]
        (tmp_path / name).unlink()
    (tmp_path / saved[0]).symlink_to(tmp_path / "ed")
    assert cli("edit", "arjeplog", "--last", code=2).err == "Här är inget loggat än.\n"
    assert "inte båda" in cli("edit", "arjeplog", "larm", "--last", code=2).err
    assert root


@posix
def test_what_was_written_is_checked(
    cli: Cli, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = "file.write_text(file.read_text().replace('per: year', 'per: år'))"
    monkeypatch.setenv("EDITOR", editor(tmp_path, "ed", work))
    result = cli("edit", "arjeplog", code=1)
    assert result.out.startswith("data/promises/arjeplog.yaml:17:50: error[wrong-value]: per ska")
    assert cli("edit", "arjeplog", "trafikkontroller", code=1).out == result.out  # to be mended
    assert root


@posix
def test_what_cannot_be_opened(
    cli: Cli, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "ed", "sys.exit(3)"))
    assert cli("edit", code=3).err.endswith("/ed avslutades med fel (3).\n")
    monkeypatch.setenv("EDITOR", str(tmp_path / "nothing"))
    assert "nothing går inte att starta: " in cli("edit", code=3).err
    assert cli("edit", "arjeplog", "2024-03", code=2).err == (
        f'"2024-03" kan vara {STEM}, 2024-03-15-trafikkontroller-p7x2. Skriv mer.\n'
    )
    assert cli("edit", "arjeplog", "xyz", code=2).err.startswith(
        'Det finns inget löfte som heter "xyz".'
    )
    assert (root / "promises" / "arjeplog.yaml").read_text("utf-8") == PROMISES


@posix
def test_without_a_chosen_editor(
    cli: Cli, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = "Ingen redigerare är vald. Sätt VISUAL eller EDITOR.\n"
    assert cli("edit", code=2).err == answer
    editor(tmp_path, "nano")
    cli("edit")
    assert said(tmp_path) == [f"{root}/promises/arjeplog.yaml"]
