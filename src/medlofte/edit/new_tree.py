"""Knows the files that a new tree begins with: settings, a README, and what editors and CI read."""

from collections.abc import Collection, Iterator
from pathlib import Path

from medlofte.disk.tree_files import ACTIVITIES, PROMISES, SETTINGS
from medlofte.model import schema

_FOLDER = Path(__file__).with_name("starter_files")
REQUIREMENTS = "requirements.txt"
MISTAKES = "delat-av-misstag.md"  # whom to tell of what should not have been shared
_FILES = {
    "README.md": "README.md",
    MISTAKES: MISTAKES,
    REQUIREMENTS: REQUIREMENTS,
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/settings.json": "vscode-settings.json",
}
# No requirement, so that pip stops at it and shows it.
_NO_ORIGIN = f"(Adressen saknas. Skriv den i {REQUIREMENTS}, som raderna i filen visar.)"
CI = {
    "github": (".github/workflows/medlofte.yml", "github.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab.yml"),
}


def files(
    data: str, servers: Collection[str], requirement: str | None
) -> Iterator[tuple[str, str]]:
    """Yield each path with its text.

    `data` is the data tree's folder (`data/`, or nothing), and `requirement` what pip installs
    medlofte from; None where no place is known.
    """
    words = {"@data@": data, "@origin@": requirement or _NO_ORIGIN}
    yield f"{data}{SETTINGS}", _text(SETTINGS, words)
    yield f"{data}{PROMISES}/.gitkeep", ""  # git keeps no empty folder
    yield f"{data}{ACTIVITIES}/.gitkeep", ""
    for path, name in (*_FILES.items(), *(CI[server] for server in CI if server in servers)):
        yield path, _text(name, words)
    for name in schema.FILES:
        yield f"schema/{name}.json", schema.text(name)


def _text(name: str, words: dict[str, str]) -> str:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    for sign, word in words.items():
        text = text.replace(sign, word)
    return text
