"""The program as a whole: help, usage, language, the gate to the exit codes."""

import errno
import gettext
import io
import os
import re
import subprocess
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest

import medlofte
from conftest import Cli
from small_trees import AGREEMENT, HEAD, lofte, target, tree
from system import copied, posix

ONGOING = lofte(target("kind: ongoing"))
COMMANDS = (
    *("status", "explain", "log", "list", "next", "undo", "share", "rename", "validate", "rule"),
)
RARE = (
    *("follow-up", "report", "poster", "site", "template", "export", "import"),
    *("read", "init", "schema", "completion", "config", "edit", "new"),
)
PROGRAM = (sys.executable, "-m", "medlofte")


def test_the_repositorys_own_data_has_no_findings(cli: Cli, data: Path) -> None:
    result = cli("validate", "--strict", "--data", str(data))
    assert result.out == ""
    assert result.err == "120 filer: inga fel.\n"


def test_alone_it_shows_what_one_can_do(cli: Cli) -> None:
    printed = cli(width=80).out
    assert printed == (
        "medlofte följer upp medborgarlöften: vad som lovats, gjorts och återstår.\n"
        "\n"
        "  medlofte log                                 skriv upp något som är gjort\n"
        "  medlofte status arjeplog 2024                hur långt löftena har kommit\n"
        "  medlofte next                                vad som behöver göras, och när\n"
        "  medlofte status --all                        alla kommuner\n"
        "  medlofte explain arjeplog trafikkontroller   varför siffran är som den är\n"
        "  medlofte list arjeplog 2024                  alla aktiviteter\n"
        "  medlofte follow-up                           skriv uppföljningen av en period\n"
        "  medlofte share                               dela det som är nytt\n"
        "  medlofte undo                                ta tillbaka det senaste\n"
        "  medlofte validate                            granska filerna\n"
        "  medlofte rule                                vad reglerna vill\n"
        "\n"
        "Mer om ett kommando: medlofte log --help\n"
    )
    narrow = cli(width=60).out.splitlines()
    assert "  medlofte explain arjeplog trafikkontroller" in narrow
    assert "    varför siffran är som den är" in narrow
    assert max(map(len, narrow)) <= 60


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"medlofte {version('medlofte')}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS, *RARE])
def test_help_is_swedish_and_fits(cli: Cli, command: str) -> None:
    printed = cli(*command.split(), "--help", width=80).out
    assert printed.startswith(f"Användning: {f'medlofte {command}'.strip()} [VAL]")
    assert "\nVal:\n" in printed
    assert "  Visa den här hjälpen.\n" in printed
    theirs = (
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "Show",
        "required",
        "x>=",
        "{",
        "[[",
        "<",
    )
    for english in theirs:
        assert english not in printed
    if not command:
        listed = printed.partition("Kommandon:\n")[2].splitlines()
        assert tuple(line.split()[0] for line in listed) == (*COMMANDS, *RARE)


@pytest.mark.parametrize(
    "typed, answer",
    [
        (
            "statsu",
            'Det finns inget kommando som heter "statsu". Menade du status? Hjälp: medlofte',
        ),
        ("xyzzy", 'Det finns inget kommando som heter "xyzzy". Hjälp: medlofte'),
        ("a'b", 'Det finns inget kommando som heter "a\'b". Hjälp: medlofte'),
        ("undo ' '", "Det här är för mycket: \"' '\". Hjälp: medlofte undo"),
        ("status --fomat json", "--fomat finns inte. Menade du --format? Hjälp: medlofte status"),
        ("status --zzz", "--zzz finns inte. Hjälp: medlofte status"),
        ("status a b c d", 'Det här är för mycket: "c d". Hjälp: medlofte status'),
        ("explain arjeplog", "LÖFTE saknas. Hjälp: medlofte explain"),
        ("explain", "KOMMUN saknas. Hjälp: medlofte explain"),
        ("log --count x", "--count har ett värde som inte går att använda. Hjälp: medlofte log"),
        (
            "status --as-of",
            "--as-of används fel: ett värde saknas, eller är för mycket. Hjälp: medlofte",
        ),
    ],
)
def test_wrong_usage_is_worded_in_swedish(cli: Cli, typed: str, answer: str) -> None:
    result = cli(*typed.split(), code=2)
    assert (result.out, result.err) == ("", f"{answer} --help\n")


def english(text: str) -> str:
    return gettext.translation(
        "medlofte", Path(medlofte.__file__).parent / "locale", ["en"]
    ).gettext(text)


def test_languages(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, ONGOING)
    swedish = "inte redovisat\n"

    def answer(*arguments: str) -> str:
        (row,) = re.findall("^[?] Lofte .*$", cli(*arguments, width=80).out, re.MULTILINE)
        return f"{row[58:]}\n"

    assert answer("status") == swedish
    for arguments in (("--lang", "en"), ("--lang=en",)):
        assert answer("status", *arguments) == english("inte redovisat") + "\n"
    assert answer("--lang", "en", "status") == english("inte redovisat") + "\n"
    assert cli("status", "--lang", "fr", code=2).err == "--lang kan vara sv, en.\n"
    assert cli("status", "--lang", code=2).err.startswith("--lang används fel")
    monkeypatch.setenv("MEDLOFTE_LANG", "en")
    assert answer("status") == english("inte redovisat") + "\n"
    assert answer("status", "--lang", "sv") == swedish
    monkeypatch.setenv("MEDLOFTE_LANG", "tlh")
    assert answer("status") == swedish
    monkeypatch.delenv("MEDLOFTE_LANG")
    settings = tmp_path / "medlofte.yaml"
    settings.write_text("language: en\n", encoding="utf-8")
    assert answer("status") == english("inte redovisat") + "\n"
    settings.write_text("language: fr\n", encoding="utf-8")
    assert answer("status") == swedish
    assert "medlofte.yaml:1:11: error[wrong-value]" in cli("status").err


def test_the_default_municipality(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, ONGOING)
    other = HEAD.replace("Arjeplog", "Åsele").replace("2506", "2463") + AGREEMENT + ONGOING
    (tmp_path / "promises" / "asele.yaml").write_text(other, encoding="utf-8")
    assert cli("status").out.startswith("Medborgarlöften i 2 kommuner")
    assert cli("list", code=2).err == "Vilken kommun? Här finns arjeplog, asele.\n"
    settings = tmp_path / "medlofte.yaml"
    settings.write_text("municipality: Åsele\n", encoding="utf-8")
    assert cli("status").out.startswith("Åsele · Medborgarlöfte 2024 · Polisen\n")
    assert cli("status", "2024").out.startswith("Åsele · ")
    assert cli("status", "--all").out.startswith("Medborgarlöften i 2 kommuner")
    assert cli("list").out == "Aktiviteter i Åsele: 0\n\n"
    settings.write_text("municipality: Asle\n", encoding="utf-8")
    assert cli("status", code=2).err.endswith("Menade du Åsele?\n")


def test_where_the_data_is(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("status", code=2).err.startswith("Här finns inga medborgarlöften: varken ")
    tree(tmp_path / "a" / "data", ONGOING)
    (tmp_path / "a" / "b").mkdir()
    assert cli("status", "--data", "a").out.startswith("Arjeplog")
    assert cli("status", "--data", "nej", code=2).err == "Mappen nej finns inte.\n"
    monkeypatch.setenv("MEDLOFTE_DATA", str(tmp_path / "a"))
    assert cli("status").out.startswith("Arjeplog")
    assert cli("status", "--data", "nej", code=2).err == "Mappen nej finns inte.\n"
    monkeypatch.setenv("MEDLOFTE_DATA", "nej")
    assert cli("status", code=2).err == "Mappen nej finns inte.\n"
    monkeypatch.delenv("MEDLOFTE_DATA")
    monkeypatch.chdir(tmp_path / "a" / "b")
    explained = cli("explain", "arjeplog", "lofte", "2024").out
    assert f"Står i    {tmp_path.as_posix()}/a/data/promises/arjeplog.yaml:12\n" in explained


@posix
def test_what_cannot_be_done_is_a_sentence_and_a_code(cli: Cli) -> None:
    assert cli("status", "--data", "x" * 5000, code=3).err == "Det gick inte: File name too long.\n"


def test_a_folder_that_is_not_there(cli: Cli) -> None:
    hostile = cli("status", "--data", "\x1b[31mröd", code=2).err
    assert hostile == "Mappen \ufffd[31mröd finns inte.\n"


def test_a_bug_has_a_code_of_its_own_and_one_sentence(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, ONGOING)
    with monkeypatch.context() as without_output:  # what `medlofte status >&-` leaves
        without_output.setattr(sys, "stdout", None)
        result = cli("status", code=3)
    assert result.err.startswith("medlofte har ett fel: AttributeError i screen.py:")
    assert result.err.endswith("Dina filer är orörda. Anmäl felet, och berätta vad du skrev.\n")
    assert result.err.count("\n") == 1


def run(*arguments: str, cwd: Path, language: str = "sv") -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "MEDLOFTE_LANG": language}
    environment["PYTHONIOENCODING"] = "utf-8"
    command = [*PROGRAM, *arguments]
    return subprocess.run(command, check=False, capture_output=True, cwd=cwd, env=environment)


def test_it_runs_as_a_module_and_leaves_with_its_code(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.startswith(b"medlofte ")
    wrong = run("status", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.decode().count("\n") == 1


def test_help_in_english(tmp_path: Path) -> None:
    printed = run("--help", cwd=tmp_path, language="en").stdout.decode()
    assert printed.startswith(english("Användning:"))
    assert english("Visa den här hjälpen.") in printed
    assert english("Granska alla filer, eller de som anges.") in printed


@posix
def test_nowhere_to_write(data: Path) -> None:
    closed = f'"{sys.executable}" -m medlofte list pajala --data "{data}" >&-'
    found = subprocess.run(closed, shell=True, check=False, stderr=subprocess.PIPE)  # noqa: S602  only a shell closes it
    assert (found.returncode, found.stderr) == (0, b"")


@posix
@pytest.mark.parametrize("command", ["read -", "import pajala -"])
def test_nothing_to_read_from(data: Path, command: str) -> None:
    closed = f'"{sys.executable}" -m medlofte {command} --data "{data}" <&-'
    found = subprocess.run(closed, shell=True, check=False, capture_output=True)  # noqa: S602  as above
    assert found.returncode in (1, 2)
    assert b"indata" in found.stderr


@pytest.mark.parametrize(
    "arguments, code",
    [
        (["status", "--all"], 0),
        (["status", "--all", "--format", "json"], 0),
        (["status", "arjeplog", "2024", "--fail-on", "missed"], 1),
        (["status", "--help"], 0),
    ],
)
def test_a_reader_who_has_seen_enough_changes_no_exit_code(
    data: Path, arguments: list[str], code: int
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    found = subprocess.run(
        [*PROGRAM, *arguments, "--data", str(data)],
        check=False,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert (found.returncode, found.stderr) == (code, b"")


def test_what_is_logged_is_saved_though_nobody_reads(tmp_path: Path, data: Path) -> None:
    copy = copied(data, tmp_path / "data")
    reading, writing = os.pipe()
    os.close(reading)
    words = ["log", "arjeplog", "trafikkontroller", "--date", "2024-06-20", "--data", str(copy)]
    found = subprocess.run([*PROGRAM, *words], check=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert found.returncode == 0
    assert len(list((copy / "activities/arjeplog/2024").glob("2024-06-20-*"))) == 1


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a full disk")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told(unbuffered: str, data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            [*PROGRAM, "list", "arjeplog", "--data", str(data)],
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert (found.returncode, found.stderr) == (3, "Det gick inte: disken är full.\n".encode())


class _Interrupted(io.StringIO):
    """A slow stream: Ctrl-C comes while what was written is on its way."""

    def flush(self) -> None:
        raise KeyboardInterrupt


def test_interrupted(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, ONGOING)
    monkeypatch.setattr(sys, "stdout", _Interrupted())
    assert cli("list", code=130).err.strip() == ""


class _Unread(io.StringIO):
    """A stream that nobody reads any more, and that says so in Windows' way when written to."""

    def __init__(self, nowhere: Path) -> None:
        super().__init__()
        self._file = nowhere.open("wb")

    def write(self, text: str) -> int:
        raise OSError(errno.EINVAL, "Invalid argument", text)

    def flush(self) -> None:
        if not self.closed:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()
        super().close()


def test_help_that_nobody_reads(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(_Unread(tmp_path / "nowhere")) as unread, monkeypatch.context() as unheard:
        unheard.setattr(sys, "stdout", unread)
        assert cli("--help").err == ""
