"""`import` that is broken off or crossed by somebody else: all or nothing, and nothing lost."""

import os
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.disk import writing
from medlofte.stop import FailedError, RefusedError
from terminal import tree, written
from workbooks import table

ROWS = [(f"2024-{1 + n % 12:02}-{1 + n % 28:02}", "", "larm", "", "", f"P {n}") for n in range(60)]


def test_ctrl_c_midway_leaves_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    table(tmp_path, ROWS)
    link = os.link
    linked: list[Path] = []

    def link_some(hidden: Path, final: Path) -> None:
        if len(linked) == 30:
            raise KeyboardInterrupt
        linked.append(final)
        link(hidden, final)

    monkeypatch.setattr(os, "link", link_some)
    cli("import", "arjeplog", "t.csv", "--yes", code=130)
    assert len(linked) == 30
    assert written(root) == {}
    assert [path for path in root.rglob(".*") if path.suffix == ".tmp"] == []


def test_a_row_that_somebody_else_imports_at_the_same_time(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    table(tmp_path, ROWS)
    link = os.link
    linked: list[Path] = []

    def link_after_another(hidden: Path, final: Path) -> None:
        linked.append(final)
        if len(linked) == 10:
            final.write_text("annans", encoding="utf-8")
        link(hidden, final)

    monkeypatch.setattr(os, "link", link_after_another)
    result = cli("import", "arjeplog", "t.csv", "--yes", code=3)
    assert result.err.endswith("finns redan. Inget är skrivet.\n")
    assert list(written(root).values()) == ["annans"]


def test_settings_that_somebody_changes_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "medlofte.yaml"
    path.write_bytes(b"language: sv\n")
    path.chmod(0o640)
    writing.replace(tmp_path, path.name, b"language: sv\n", b"language: en\n")
    assert path.read_text(encoding="utf-8") == "language: en\n"
    assert path.stat().st_mode & 0o777 == 0o640 or os.name == "nt"
    with pytest.raises(RefusedError, match="har ändrats under tiden"):
        writing.replace(tmp_path, path.name, b"language: sv\n", b"municipality: arjeplog\n")
    assert path.read_text(encoding="utf-8") == "language: en\n"
    path.unlink()
    with pytest.raises(FailedError, match="filen eller mappen finns inte"):
        writing.replace(tmp_path, path.name, b"language: sv\n", b"language: en\n")
    assert list(tmp_path.iterdir()) == []
