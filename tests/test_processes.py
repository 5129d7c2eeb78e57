"""Work that is shared among processes: what it gives, what ends it, and how it is followed."""

import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from conftest import Cli
from killing import bare
from medlofte import language
from medlofte.__main__ import run
from medlofte.disk import processes
from medlofte.stop import FailedError, WrongCallError
from medlofte.swedish.municipalities import all_municipalities
from small_trees import AGREEMENT, lofte, target
from system import posix
from terminal import Terminal

SAMPLES = Path(__file__).parent / "samples"
COMMANDS = (
    "validate",
    "validate --format junit",
    "validate --lang en",
    "status --all",
    "status --all --format json",
    "status --all --format md",
    "status 1999",
    "status --all --as-of i-morgon",
    "next",
    "next --format json",
    "next --format ics",
    "export activities",
    "export activities --format json",
    "export status",
    "site ut",
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux tells them")
# Whoever runs the tests side by side has threads of his own.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def _nation(root: Path, towns: int, reports: int) -> list[str]:
    """Write a tree of many municipalities, and return their slugs."""
    (root / "promises").mkdir(parents=True)
    chosen = all_municipalities()[:towns]
    for town in chosen:
        head = f'municipality: {town.name}\ncode: "{town.code}"\nparties: {{polis: Polisen}}\n'
        text = f"{head}agreements:\n{AGREEMENT}" + lofte(
            target("kind: count, at_least: 3, per: year")
        )
        (root / "promises" / f"{town.slug}.yaml").write_text(text, encoding="utf-8")
        folder = root / "activities" / town.slug / "2024"
        folder.mkdir(parents=True)
        for number in range(reports):
            day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
            text = f"{{date: {day}, counts_for: [lofte], by: [polis], place: Plats {number}}}\n"
            (folder / f"{day}-lofte-x{number:03}.yaml").write_text(text, encoding="utf-8")
    return [town.slug for town in chosen]


def _clean(root: Path) -> None:
    _nation(root, 5, 3)


def _empty(root: Path) -> None:
    (root / "promises").mkdir(parents=True)


def _faulty(root: Path) -> None:
    """Break a file of nearly every municipality, each in its own way."""
    slugs = _nation(root, 7, 3)
    folders = [root / "activities" / slug / "2024" for slug in slugs]
    (root / "promises" / f"{slugs[0]}.yaml").write_text("municipality: [", encoding="utf-8")
    (folders[1] / "2024-05-05-lofte-vx7k.yaml").symlink_to("bort.yaml")
    (folders[2] / "2024-05-05-lofte-vx7k.yaml").write_text("date: 2024-05-05\n", encoding="utf-8")
    (folders[3] / "2024-05-05-lofte-vx7k.yaml").mkdir()
    shutil.copy(folders[4] / "2024-01-01-lofte-x000.yaml", folders[4] / "2024-01-01-kopia.yaml")
    shutil.rmtree(folders[5].parent)
    (root / "promises" / f"{slugs[6]}.yaml").unlink()


def _personal(root: Path) -> None:
    slugs = _nation(root, 3, 2)
    path = root / "activities" / slugs[1] / "2024" / "2024-05-05-lofte-vx7k.yaml"
    text = "{date: 2024-05-05, counts_for: [lofte], by: [polis], note: Ring 070-174 06 05}\n"
    path.write_text(text, encoding="utf-8")


Tell = Callable[..., list[object]]


@pytest.fixture
def told(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Return the exit code, all that is printed and all that is written by each command."""
    out = tmp_path / "ut"

    def call(*commands: str) -> list[object]:
        found: list[object] = []
        for command in commands:
            code = run([*command.split(), "--data", "data"])
            printed = capsys.readouterr()
            found.append((command, code, printed.out, printed.err))
        files = [path for path in out.rglob("*") if path.is_file()]
        found.append({path.relative_to(out): path.read_bytes() for path in files})
        shutil.rmtree(out, ignore_errors=True)
        return found

    assert cli("--version").err == ""  # in a folder and an environment of its own
    return call


def _share(work: Callable[[str], object], tasks: list[str], _: object) -> Iterator[object]:
    work, tasks = pickle.loads(pickle.dumps((work, tasks)))  # noqa: S301  as Windows hands them over
    return processes.shared(work, tasks, 3, "fork")


@posix
@pytest.mark.parametrize("make", [_clean, _empty, _faulty, _personal])
def test_several_processes_tell_what_one_tells(
    make: Callable[[Path], None], told: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "data")
    alone = told(*COMMANDS)
    monkeypatch.setattr(processes, "each", _share)
    assert told(*COMMANDS) == alone


@posix
@pytest.mark.parametrize("sample", sorted(path.name for path in (SAMPLES / "bad").iterdir()))
def test_every_complaint_comes_through_a_pipe(
    sample: str, told: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SAMPLES / "bad" / sample, tmp_path / "data")
    alone = told("validate")
    monkeypatch.setattr(processes, "each", _share)
    assert told("validate") == alone


def test_processes_that_begin_anew_tell_the_same(
    told: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _faulty(tmp_path / "data")
    alone = told("validate --lang en")
    monkeypatch.setattr(
        processes, "each", lambda *given: processes.shared(given[0], given[1], 2, "spawn")
    )
    assert told("validate --lang en") == alone


def _where(number: int) -> tuple[int, str, int]:
    return number * number, language.chosen(), os.getpid()


def _refused(number: int) -> int:
    if number == 3:
        raise WrongCallError(str(os.getpid()))
    return number


def _unable(here: int, number: int) -> int:
    if os.getpid() != here:
        raise MemoryError
    return number


def _dying(here: int, number: int) -> int:
    if number == 3 and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGTERM)
    return number


@pytest.mark.parametrize("method", ["spawn", pytest.param("fork", marks=posix)])
def test_answers_come_in_order_and_in_the_language_chosen(method: str) -> None:
    language.use("en")
    try:
        told = [*processes.shared(_where, range(20), 3, method)]
    finally:
        language.use("sv")
    assert [one[:2] for one in told] == [(number * number, "en") for number in range(20)]
    assert os.getpid() not in {one[2] for one in told}


@posix
def test_what_fails_elsewhere_fails_here() -> None:
    told = processes.shared(_refused, range(6), 2, "fork")
    assert [next(told), next(told), next(told)] == [0, 1, 2]
    with pytest.raises(WrongCallError, match=f"^{os.getpid()}$"):
        next(told)


@posix
def test_what_cannot_be_done_elsewhere_is_done_here() -> None:
    told = processes.shared(partial(_unable, os.getpid()), range(6), 2, "fork")
    assert [*told] == [*range(6)]


@posix
def test_a_process_that_dies_is_no_answer() -> None:
    told = processes.shared(partial(_dying, os.getpid()), range(6), 2, "fork")
    with pytest.raises(FailedError, match="avbröts"):
        list(told)


def test_little_work_is_done_here() -> None:
    told = [*processes.each(_where, range(3), iter((10, 10, 10)))]
    assert {one[2] for one in told} == {os.getpid()}


def _children(process: int) -> set[int]:
    return set(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))


def _alive(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree that is worth several processes, and keeps two of them busy for some seconds."""
    folder = tmp_path_factory.mktemp("nation")
    _nation(folder / "data", 250, 30)
    return folder / "data"


@pytest.fixture
def large(tmp_path: Path, nation: Path) -> Iterator[Path]:
    """A folder with such a tree, where no more than two processes may share the work."""
    allowed = os.sched_getaffinity(0)
    if len(allowed) == 1:
        pytest.skip("there is only one core")
    (tmp_path / "data").symlink_to(nation)
    os.sched_setaffinity(0, sorted(allowed)[:2])
    yield tmp_path
    os.sched_setaffinity(0, allowed)


@linux
def test_a_bar_is_seen_while_it_takes_long_and_gone_in_the_end(large: Path) -> None:
    terminal = Terminal(large, "site", "ut", "--data", "data", COLUMNS="60")
    terminal.see("Skriver sidorna")
    assert len(_children(terminal.process.pid)) == 2
    assert terminal.end() == 0
    bars, _, told = terminal.screen.rpartition("\x1b[2K")
    assert "/250" in bars
    assert "\x1b[?25h" in bars + told  # the cursor is back
    assert told.lstrip().startswith("Webbplatsen är skriven")
    assert max(map(len, re.findall("Skriver.*?/250", terminal.seen))) <= 60


@linux
def test_an_interrupt_ends_all_processes(large: Path) -> None:
    terminal = Terminal(large, "site", "ut", "--data", "data")
    terminal.see("Skriver sidorna")
    others = _children(terminal.process.pid)
    assert len(others) == 2
    os.write(terminal.master, b"\x03")
    assert terminal.end() == 130
    assert not any(map(_alive, others))
    assert "Traceback" not in terminal.seen
    assert [path.name for path in large.iterdir()] == ["data"]


@linux
def test_a_process_that_is_killed_fails_the_command(large: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "medlofte", "site", "ut", "--data", "data"],
        cwd=large,
        env=bare(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    others: set[int] = set()
    while len(others) < 2:
        assert running.poll() is None
        others = _children(running.pid)
    os.kill(min(others), signal.SIGKILL)
    said = running.communicate()[1]
    assert running.returncode == 3
    assert said == (
        "En process som läste en del av uppgifterna avbröts, kanske för att minnet tog slut. "
        "Försök igen.\n"
    )
    assert not any(map(_alive, others))
    assert [path.name for path in large.iterdir()] == ["data"]
