"""The action, the hook and the lines in docs/ci.md do what they say."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from killing import bare
from shell import bash, environment, told
from small_trees import lofte, target, tree
from system import git, needs_bash, needs_git

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
HOSTILE = '$(touch pwned) `touch pwned` "; touch pwned; "'
LEVELS = {"error": 1, "personal": 1, "warning": 0, "strict": 1}

pytestmark = needs_bash  # servers run it


@pytest.fixture
def program(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    tree(root / "data", lofte(target("kind: ongoing")))
    return root


def run_action(
    project: Path, program: dict[str, str], **inputs: str
) -> "tuple[subprocess.CompletedProcess[str], str]":
    """Run the action's shell steps as GitHub does; return the last one and the summary."""
    given = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
    summary = project.parent / "summary.md"
    summary.touch()
    done = None
    for step in ACTION["runs"]["steps"]:
        if "run" not in step:
            continue
        assert step["shell"] == "bash"
        own = {
            key: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: given[found[1]], text)
            for key, text in step.get("env", {}).items()
        }
        there = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTION_PATH": str(ROOT)}
        done = bash(step["run"], project, program | there | own)
    assert done
    return done, summary.read_text("utf-8")


def spoil(project: Path, kind: str) -> None:
    """Make an error, one that can be accepted, or only a warning."""
    folder = project / "data" / "activities" / "arjeplog" / "2024"
    folder.mkdir(parents=True)
    spoilt = {"error": "antal: 3", "personal": "note: ring 070-174 06 05"}
    note = spoilt.get(kind, "note: x  # medlofte: ok email")
    text = f"date: 2024-03-14\ncounts_for: [lofte]\nby: [polis]\n{note}\n"
    (folder / "2024-03-14-kontroll.yaml").write_text(text, "utf-8")


def test_the_action_takes_what_is_typed_through_the_environment() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    assert "git " not in str(ACTION["runs"])  # so a clone of depth 1 is enough


def test_each_action_is_named_by_its_commit_and_everywhere_the_same() -> None:
    starter = ROOT / "src" / "medlofte" / "edit" / "starter_files" / "github.yml"
    paths = (ROOT / "action.yml", starter, ROOT / "docs" / "ci.md")
    text = "".join(path.read_text("utf-8") for path in paths)
    used = re.findall(r"uses: (actions/\S+)@(.+)", text)
    assert [name for name, _ in used].count("actions/checkout") == 2
    assert len(set(used)) == len(dict(used)) == 2
    assert all(re.fullmatch(r"[0-9a-f]{40} # v[\d.]+", commit) for _, commit in used)


def test_the_action_on_a_good_tree(project: Path, program: dict[str, str]) -> None:
    done, summary = run_action(project, program)
    assert (done.returncode, done.stdout) == (0, "")
    assert summary.startswith("## Granskning\n```text\n1 fil: inga fel.\n```\n# Arjeplog · ")


@pytest.mark.parametrize("kind", LEVELS)
def test_the_action_on_a_bad_tree(kind: str, project: Path, program: dict[str, str]) -> None:
    spoil(project, kind)
    done, summary = run_action(project, program, strict=str(kind == "strict").lower(), data="data")
    assert done.returncode == LEVELS[kind]
    level = "error" if kind in ("error", "personal") else "warning"
    path = "data/activities/arjeplog/2024/2024-03-14-kontroll.yaml"
    assert done.stdout.startswith(f"::{level} file={path},line=4,col=")
    assert f"```text\n{path}:4:" in summary
    assert f": {level}[" in summary
    assert "```\n# Arjeplog · " in summary


def test_the_action_obeys_no_input(project: Path, program: dict[str, str]) -> None:
    done, summary = run_action(project, program, data=HOSTILE, strict=HOSTILE)
    assert (done.returncode, summary) == (2, "")
    assert done.stderr == f"Mappen {HOSTILE} finns inte.\n"
    assert not list(project.rglob("pwned"))


@pytest.mark.parametrize("bad", [False, True], ids=["good", "bad"])
def test_the_lines_of_the_page_run(bad: bool, project: Path, program: dict[str, str]) -> None:  # noqa: FBT001  a parameter of the test
    if bad:
        spoil(project, "error")
    block, publishing = re.findall(r"```bash\n([\s\S]+?)```", PAGE)
    (script,) = re.findall(r"  script:\n((?:    - .+\n)+)", PAGE)
    for lines in (block.splitlines(), re.findall(r"- (.+)", script)):
        codes = [bash(line, project, program).returncode for line in lines]
        assert any(codes) == bad
        assert codes[1] == bad
    assert "<testcase " in (project / "medlofte.xml").read_text("utf-8")
    assert '"2.1.0"' in (project / "medlofte.sarif").read_text("utf-8")
    first = ["medlofte", "site", "before", "--base-url", "https://example.org/"]
    assert told(first, project, program).returncode == bad
    commit(project / "before")
    git(project / "before", "branch", "pages")
    done = bash(publishing, project, {**program, "ADDRESS": (project / "before").as_uri()})
    assert (done.returncode, (project / "public/historik/arjeplog.json").exists()) == (bad, True)


def commit(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


@needs_git
def test_the_hook_with_pre_commit(tmp_path: Path, project: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, source)
    for name in ("src", "man"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    commit(source)
    good = shutil.copytree(project, tmp_path / "good")
    folder = project / "data" / "activities" / "arjeplog" / "2024"
    folder.mkdir(parents=True)
    text = "from: 2024-03-01\nto: 2024-03-31\ncounts_for: [lofte]\nby: [polis]\ncount: 5\n"
    (folder / "2024-03-31-mars.yaml").write_text(text, "utf-8")
    (folder / "2024-03-31-ratt.yaml").write_text(text + "replaces: [2024-03-31-mars]\n", "utf-8")
    config = tmp_path / "config.yaml"
    version = git(source, "rev-parse", "HEAD").strip()
    hooks = f"{{repo: {json.dumps(str(source))}, rev: {version}, hooks: [{{id: medlofte}}]}}"
    config.write_text(f"repos: [{hooks}]\n", "utf-8")
    kept = {key: text for key, text in bare().items() if not key.startswith("GIT_")}
    own = {"PRE_COMMIT_COLOR": "never", "PRE_COMMIT_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "pre_commit", "run", "--verbose", "--config", str(config)]
    found = []
    for folder in (project, good):  # the second one finds the program installed
        commit(folder)
        git(folder, "rm", "-q", "--ignore-unmatch", "*/2024-03-31-mars.yaml")  # and nothing else
        found.append(told(command, folder, kept | own))
    bad, fine = [one.stdout for one in found]
    if "hatchling (from versions: none)" in bad + fine:
        pytest.skip("no package index answers")
    assert [one.returncode for one in found] == [1, 0], bad + fine
    assert "2024-03-31-ratt.yaml:6:12: error[replaces-nothing]" in bad
    assert "1 fil: inga fel." in fine
