"""`medlofte init`: a tree that validates, wired to editors and CI; nothing is ever overwritten."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from conftest import Cli
from shell import bash, environment
from small_trees import lofte, target, tree

ALWAYS = [
    "data/medlofte.yaml",
    "data/promises/.gitkeep",
    "data/activities/.gitkeep",
    "README.md",
    "requirements.txt",
    ".editorconfig",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "schema/promises.json",
    "schema/activity.json",
    "schema/settings.json",
]
SERVERS = [".github/workflows/medlofte.yml", ".gitlab-ci.yml"]


def written(root: Path) -> list[str]:
    return [one.relative_to(root).as_posix() for one in sorted(root.rglob("*")) if one.is_file()]


def test_a_new_folder(cli: Cli, tmp_path: Path) -> None:
    result = cli("init", "nya löften", "--ci", "github, gitlab")
    paths = [*ALWAYS[:10], *SERVERS, *ALWAYS[10:]]
    listed = "".join(f"  {path}\n" for path in paths)
    assert result.out == (
        f"Skrivet i nya löften:\n{listed}\n"
        "Nästa steg:\n"
        "  cd 'nya löften'             gå till mappen\n"
        "  medlofte new municipality   skriv kommunens löften\n"
        "  medlofte validate           granska filerna\n"
        "  pre-commit install          granska dem före varje commit, om mappen delas med git\n"
    )
    root = tmp_path / "nya löften"
    assert written(root) == sorted(paths)
    assert cli("validate", "--strict", "--data", str(root)).err == "0 filer: inga fel.\n"
    texts = [(root / path).read_text("utf-8") for path in paths]
    assert not any("@data@" in text or "@version@" in text for text in texts)
    assert re.fullmatch(r"medlofte==[\w.+]+\n", (root / "requirements.txt").read_text())


def test_without_ci_no_files_of_ci(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    assert written(tmp_path) == sorted(ALWAYS)


def test_what_is_there_stays_as_it_is(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Vår egen\n")
    (tmp_path / ".editorconfig").symlink_to("nowhere")
    printed = cli("init").out
    assert "Fanns redan och är orört:\n  README.md\n  .editorconfig\n\n" in printed
    assert "cd " not in printed
    assert (tmp_path / "README.md").read_text() == "Vår egen\n"
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in ALWAYS if path[:2] != ".e"}
    again = cli("init").out
    assert "Skrivet" not in again
    assert {path: (tmp_path / path).stat().st_mtime_ns for path in before} == before


def test_a_tree_that_is_its_own_folder_keeps_its_form(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    cli("init", "--ci", "github")
    assert not (tmp_path / "data").exists()
    assert (tmp_path / "medlofte.yaml").is_file()
    assert '"promises/*.yaml"' in (tmp_path / ".vscode" / "settings.json").read_text("utf-8")
    cli("validate", "--strict")


def test_asked_wrongly(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    assert cli("init", "fil", code=2).err == "fil är en fil. Ange en mapp.\n"
    answer = "--ci kan vara github, gitlab. Menade du github?\n"
    assert cli("init", "x", "--ci", "githb", code=2).err == answer
    assert not (tmp_path / "x").exists()


def test_the_editor_finds_the_schemas(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    for schema, where in settings["yaml.schemas"].items():
        assert (tmp_path / schema).is_file()
        assert where.startswith("data/")


def steps(path: Path) -> list[str]:
    """The commands of a CI file as the server would run them, one line each."""
    text = path.read_text("utf-8")
    if path.suffix == ".yml" and "runs-on" in text:
        return re.findall(r"^ +(?:- )?run: (.+)$", text, re.MULTILINE)
    return re.findall(r"^    - (.+)$", text.partition("script:")[2], re.MULTILINE)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the servers run bash")
@pytest.mark.parametrize("server, number", [("github", 3), ("gitlab", 3)])
def test_the_lines_of_ci_run(server: str, number: int, cli: Cli, tmp_path: Path) -> None:
    root = tmp_path / "project"
    cli("init", str(root), "--ci", server)
    tree(root / "data", lofte(target("kind: ongoing")))
    summary = tmp_path / "summary.md"
    commands = steps(root / SERVERS[server == "gitlab"])
    assert len(commands) == number
    there = environment(tmp_path) | {"GITHUB_STEP_SUMMARY": str(summary)}
    assert [bash(one, root, there).returncode for one in commands] == [0, 0, 0]
    (root / "data" / "activities" / "arjeplog").mkdir(parents=True)
    (root / "data" / "activities" / "arjeplog" / "stray.txt").touch()
    assert [bash(one, root, there).returncode for one in commands] == [0, 1, 0]
    if server == "github":
        assert summary.read_text("utf-8").startswith("# Arjeplog")
    else:
        assert "<failure" in (root / "medlofte.xml").read_text("utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git")
def test_the_hook_sees_that_a_file_is_taken_away(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    cli("init")
    said = "from: 2024-03-01\nto: 2024-03-31\ncounts_for: [lofte]\nby: [polis]\ncount: 5\n"
    folder = tmp_path / "activities" / "arjeplog" / "2024"
    folder.mkdir(parents=True)
    (folder / "2024-03-31-mars.yaml").write_text(said)
    (folder / "2024-03-31-ratt.yaml").write_text(f"{said}replaces: [2024-03-31-mars]\n")
    there = environment(tmp_path) | {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    begin = "git init -q . && git add .pre-commit-config.yaml activities"
    hook = f'"{sys.executable}" -m pre_commit run'
    assert bash(f"{begin} && {hook}", tmp_path, there).returncode == 0
    save = "git -c user.name=t -c user.email=t@localhost commit -qm x"
    gone = bash(f"{save} && git rm -q '*-mars.yaml' && {hook}", tmp_path, there)
    assert gone.returncode == 1
    assert "error[replaces-nothing]" in gone.stdout
