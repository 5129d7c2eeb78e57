"""What all tests share: the program run as a user runs it, in a folder of its own."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from medlofte import language
from medlofte.__main__ import run

# pytest's importlib mode adds no folder; tests import what they share (building.py).
sys.path.insert(0, str(Path(__file__).parent))

# A busy machine is no failure; many more tries are for whoever changes what is tried.
settings.register_profile("suite", deadline=None, max_examples=50)
settings.register_profile("fuzz", deadline=None, max_examples=1_000_000)
settings.load_profile("suite")

# What the program remembers of the tests' trees is no business of the person who runs them.
STATE = tempfile.mkdtemp(prefix="medlofte-state-")
os.environ["XDG_STATE_HOME"] = STATE
os.environ["XDG_CONFIG_HOME"] = STATE


def pytest_configure(config: pytest.Config) -> None:
    """Side by side, an idle worker takes over what waits: some tests take long."""
    if config.getoption("dist", "no") == "load":
        config.option.dist = "worksteal"


def pytest_unconfigure() -> None:
    shutil.rmtree(STATE, ignore_errors=True)


DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture(autouse=True)
def _the_language_of_the_source() -> None:
    """Begin each test in Swedish, whichever tests the same process has run before."""
    language.use(language.SOURCE)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command line in a fresh folder; anything but exit code 0 must be expected."""
    for name in ("MEDLOFTE_DATA", "MEDLOFTE_LANG", "MEDLOFTE_BY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, code: int = 0, width: int | None = None) -> Result:
        if width is None:
            monkeypatch.delenv("COLUMNS", raising=False)
        else:
            monkeypatch.setenv("COLUMNS", str(width))
        capsys.readouterr()
        found = run([*arguments])
        printed = capsys.readouterr()
        assert found == code, f"exit {found}\n{printed.out}\n{printed.err}"
        return Result(found, printed.out, printed.err)

    return call


@pytest.fixture
def data() -> Path:
    """The repository's own data; for reading only."""
    return DATA
