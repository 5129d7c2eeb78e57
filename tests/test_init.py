"""`medlofte init`: a tree that validates, wired to editors and CI; nothing is ever overwritten."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import InvalidRequirement, Requirement

from conftest import Cli
from shell import bash, environment
from small_trees import lofte, target, tree
from system import needs_bash, needs_git, posix

ALWAYS = [
    "data/medlofte.yaml",
    "data/promises/.gitkeep",
    "data/activities/.gitkeep",
    "README.md",
    "delat-av-misstag.md",
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
    return sorted(one.relative_to(root).as_posix() for one in root.rglob("*") if one.is_file())


def test_a_new_folder(cli: Cli, tmp_path: Path) -> None:
    result = cli("init", "nya löften", "--ci", "github, gitlab")
    paths = [*ALWAYS[:11], *SERVERS, *ALWAYS[11:]]
    listed = "".join(f"  {path}\n" for path in paths)
    assert result.out == (
        f"Skrivet i nya löften:\n{listed}\n"
        "Var medlofte kan hämtas är inte känt. Skriv adressen i requirements.txt, så som filen "
        "visar.\n"
        "Till dess stannar installationen där, också i CI.\n\n"
        "Nästa steg:\n"
        '  cd "nya löften"             gå till mappen\n'
        "  medlofte new municipality   skriv kommunens löften\n"
        "  medlofte validate           granska filerna\n"
        "  pre-commit install          granska dem före varje commit, om mappen delas med git\n"
    )
    root = tmp_path / "nya löften"
    assert written(root) == sorted(paths)
    begin = "Här finns inga medborgarlöften än. Börja med: medlofte new municipality\n"
    assert cli("validate", "--strict", "--data", str(root), code=2).err == begin
    texts = [(root / path).read_text("utf-8") for path in paths]
    assert not any("@data@" in text or "@origin@" in text for text in texts)


def test_without_ci_no_files_of_ci(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    assert written(tmp_path) == sorted(ALWAYS)


@posix
def test_what_is_there_stays_as_it_is(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Vår egen\n", "utf-8")
    (tmp_path / ".editorconfig").symlink_to("nowhere")
    printed = cli("init").out
    assert "Fanns redan och är orört:\n  README.md\n  .editorconfig\n\n" in printed
    assert "cd " not in printed
    assert (tmp_path / "README.md").read_text("utf-8") == "Vår egen\n"
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


@needs_bash
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


@needs_bash
@needs_git
def test_the_hook_sees_that_a_file_is_taken_away(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    cli("init")
    said = "from: 2024-03-01\nto: 2024-03-31\ncounts_for: [lofte]\nby: [polis]\ncount: 5\n"
    folder = tmp_path / "activities" / "arjeplog" / "2024"
    folder.mkdir(parents=True)
    (folder / "2024-03-31-mars.yaml").write_text(said, "utf-8")
    (folder / "2024-03-31-ratt.yaml").write_text(f"{said}replaces: [2024-03-31-mars]\n")
    there = environment(tmp_path) | {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    begin = "git init -q . && git add .pre-commit-config.yaml activities"
    hook = f'"{sys.executable}" -m pre_commit run'
    assert bash(f"{begin} && {hook}", tmp_path, there).returncode == 0
    save = "git -c user.name=t -c user.email=t@localhost commit -qm x"
    gone = bash(f"{save} && git rm -q '*-mars.yaml' && {hook}", tmp_path, there)
    assert gone.returncode == 1
    assert "error[replaces-nothing]" in gone.stdout


COMMIT = "0123456789abcdef0123456789abcdef01234567"
DIGEST = "5e" * 32
GIT = "https://git.example.org/kommun/medlofte.git"
WHEEL = "https://example.org:8443/medlofte-0.1.0+kommun-py3-none-any.whl"


def at(url: object, commit: object = COMMIT, **more: object) -> dict[str, object]:
    """What an installer notes of a repository (PEP 610)."""
    return {"url": url, "vcs_info": {"vcs": "git", "commit_id": commit} | more}


def requirements(folder: Path) -> list[str]:
    """The lines that are no comments."""
    lines = (folder / "requirements.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def note(folder: Path, noted: str | bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put what an installer leaves behind where Python looks first."""
    about = folder / "site" / "medlofte-0.1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: medlofte\nVersion: 0.1.0\n")
    (about / "direct_url.json").write_bytes(noted if isinstance(noted, bytes) else noted.encode())
    monkeypatch.syspath_prepend(folder / "site")


@pytest.mark.parametrize(
    "noted, line",
    [
        (at(GIT, requested_revision="main"), f"medlofte[all] @ git+{GIT}@{COMMIT}"),
        (at(GIT, "ab" * 32), f"medlofte[all] @ git+{GIT}@{'ab' * 32}"),
        (
            at("ssh://git@git.example.org/medlofte"),
            f"medlofte[all] @ git+ssh://git@git.example.org/medlofte@{COMMIT}",
        ),
        (
            {"url": WHEEL, "archive_info": {"hashes": {"sha256": DIGEST}}},
            f"medlofte[all] @ {WHEEL}#sha256={DIGEST}",
        ),
        (
            {"url": WHEEL, "archive_info": {"hash": f"sha256={DIGEST}"}},
            f"medlofte[all] @ {WHEEL}#sha256={DIGEST}",
        ),
    ],
    ids=["git", "long-commit", "ssh", "file", "file-noted-as-before"],
)
def test_the_place_that_it_was_fetched_from(
    noted: dict[str, object], line: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(tmp_path, json.dumps(noted), monkeypatch)
    printed = cli("init", "x", "--ci", "github").out
    assert requirements(tmp_path / "x") == [line]
    assert Requirement(line).url == line.removeprefix("medlofte[all] @ ")
    assert "requirements.txt," not in printed


UNFIT: dict[str, Any] = {
    "folder": {"url": "file:///home/berit/medlofte", "dir_info": {"editable": True}},
    "file": {"url": "file:///home/berit/m.whl", "archive_info": {"hashes": {"sha256": DIGEST}}},
    "git-folder": at("file:///home/berit/medlofte"),
    "password": at("https://berit:hemligt@git.example.org/medlofte"),
    "token": at("https://hemligt@git.example.org/medlofte"),
    "variable": at("https://${HEMLIGT}@git.example.org/medlofte"),
    "own-name": at("ssh://berit@git.example.org/medlofte"),
    "question": at("https://git.example.org/medlofte?token=hemligt"),
    "not-secret": at("http://git.example.org/medlofte"),
    "this-computer": at("https://localhost:3000/medlofte"),
    "branch": at(GIT, "main"),
    "short": at(GIT, COMMIT[:12]),
    "no-commit": at(GIT, None),
    "other-digits": at(GIT, "٣" * 40),
    "mercurial": at(GIT, vcs="hg"),
    "part": at(GIT) | {"subdirectory": "a"},
    "no-hash": {"url": WHEEL, "archive_info": {}},
    "weak-hash": {"url": WHEEL, "archive_info": {"hash": "md5=" + "5e" * 16}},
    "page": {"url": "https://example.org/x", "archive_info": {"hash": f"sha256={DIGEST}"}},
    "line": at(f"{GIT}\n--index-url=https://example.org"),
    "ends-the-line": at(GIT, f"{COMMIT}\n"),
    "blank": at("https://example.org/x --pre"),
    "shell": at("https://example.org/$(touch pwned)"),
    "list": [],
    "number": at(3),
}


@pytest.mark.parametrize("name", [*UNFIT, "nothing", "no-json", "no-text", "deep"])
def test_no_line_that_can_be_run_where_no_place_is_known(
    name: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = {"nothing": b"", "no-json": b"{", "no-text": b"\xff", "deep": b"[" * 200_000}
    note(tmp_path, odd[name] if name in odd else json.dumps(UNFIT[name]), monkeypatch)
    printed = cli("init", "x", "--ci", "github,gitlab").out
    assert "Var medlofte kan hämtas är inte känt." in printed
    (line,) = requirements(tmp_path / "x")
    with pytest.raises(InvalidRequirement):
        Requirement(line)
    texts = [(tmp_path / "x" / path).read_text("utf-8") for path in written(tmp_path / "x")]
    assert not re.search("hemligt|berit|file:|pwned", "".join(texts), re.IGNORECASE)


def test_without_metadata_no_place_is_known(tmp_path: Path) -> None:
    code = (
        "import importlib.metadata as known\n"
        "known.MetadataPathFinder.find_distributions = lambda *given, **named: []\n"
        "from medlofte.__main__ import run\n"
        "raise SystemExit(run(['init', 'x']))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=tmp_path, check=True, capture_output=True
    )
    assert "är inte känt" in done.stdout.decode()


@pytest.mark.skipif(find_spec("pip") is None, reason="pip is not installed")
def test_pip_stops_at_the_missing_address_and_shows_it(cli: Cli) -> None:
    cli("init", "x")
    pip = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index"]
    done = subprocess.run(
        [*pip, "-r", "x/requirements.txt"],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "(Adressen saknas. Skriv den i requirements.txt, som" in done.stderr


@pytest.mark.parametrize("address", [f"{GIT}@{COMMIT}", f"git+{GIT}@{COMMIT}"])
def test_the_place_that_is_typed(address: str, cli: Cli, tmp_path: Path) -> None:
    cli("init", "--from", address)
    line = f"medlofte[all] @ git+{GIT}@{COMMIT}"
    assert requirements(tmp_path) == [line]
    printed = cli("init", "--from", f"{WHEEL}#sha256={DIGEST}").out
    assert requirements(tmp_path) == [line]
    told = (
        "Skriv själv den här raden i requirements.txt:\n"
        f"  medlofte[all] @ {WHEEL}#sha256={DIGEST}\n\n"
    )
    assert told in printed


@pytest.mark.parametrize(
    "address, wrong",
    [
        (GIT, "pekar inte ut en bestämd utgåva."),
        (f"git+{GIT}@v0.1.0", "pekar inte ut en bestämd utgåva."),
        (f"{GIT}@{COMMIT[:12]}", "pekar inte ut en bestämd utgåva."),
        (WHEEL, "pekar inte ut en bestämd utgåva."),
        (f"{WHEEL}#md5={'5e' * 16}", "pekar inte ut en bestämd utgåva."),
        (
            f"https://berit:hemligt@git.example.org/medlofte@{COMMIT}",
            "utan användarnamn och lösenord",
        ),
        (f"git@git.example.org:medlofte@{COMMIT}", "ska vara en https- eller git-adress"),
        ("/home/berit/medlofte", "ska vara en https- eller git-adress"),
        (f"file:///home/berit/medlofte@{COMMIT}", "ska vara en https- eller git-adress"),
        ("medlofte==0.1.0", "ska vara en https- eller git-adress"),
        (f"{GIT}@{COMMIT}\n--pre", "ska vara en https- eller git-adress"),
        ("", "ska vara en https- eller git-adress"),
    ],
)
def test_a_place_that_is_typed_and_will_not_do(
    address: str, wrong: str, cli: Cli, tmp_path: Path
) -> None:
    told = " ".join(cli("init", "x", "--from", address, code=2).err.split())
    assert wrong in told
    assert "berit" not in told
    assert not (tmp_path / "x").exists()


@needs_git
def test_git_keeps_workbooks_documents_and_calendars_out(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    own = [".venv/pyvenv.cfg", "webbplats/index.html", "~$lista.xlsx", ".~lock.lista.ods#"]
    own += [f"listor/okt{ending}" for ending in (".xlsx", ".xlsm", ".xls", ".ods", ".csv")]
    own += ["uppfoljning.docx", "uppfoljning.pdf", "lofte.ics"]
    data = ["data/promises/arjeplog.yaml", "data/activities/arjeplog/2024/2024-03-14-x-abcd.yaml"]
    asked = subprocess.run(
        ["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", *own, *data, *ALWAYS],
        cwd=_repository(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout.splitlines() == own


def _repository(folder: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def test_the_page_about_mistakes_is_the_one_in_the_documentation(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    page = Path(__file__).parent.parent / "docs" / "delat-av-misstag.md"
    assert (tmp_path / "delat-av-misstag.md").read_text("utf-8") == page.read_text("utf-8")
