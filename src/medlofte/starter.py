"""Knows the files that a new tree begins with: settings, a README, and what editors and CI read."""

from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path

from medlofte import schema
from medlofte.disk.files import ACTIVITIES, PROMISES, SETTINGS

_FOLDER = Path(__file__).with_name("starter_files")
_FILES = {
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/settings.json": "vscode-settings.json",
}
CI = {
    "github": (".github/workflows/medlofte.yml", "github.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab.yml"),
}


def files(data: str, servers: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each path with its text; `data` is the data tree's folder (`data/`, or nothing)."""
    yield f"{data}{SETTINGS}", _text(SETTINGS, data)
    yield f"{data}{PROMISES}/.gitkeep", ""  # git keeps no empty folder
    yield f"{data}{ACTIVITIES}/.gitkeep", ""
    for path, name in (*_FILES.items(), *(CI[server] for server in CI if server in servers)):
        yield path, _text(name, data)
    for name in schema.FILES:
        yield f"schema/{name}.json", schema.text(name)


def _text(name: str, data: str) -> str:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return text.replace("@data@", data).replace("@version@", version("medlofte"))
