"""What consoles of every kind get: plain signs, colours or none, any encoding, any width."""

import io
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from rich.text import Text

from conftest import DATA, Cli
from medlofte.render.terminal.screen import Screen, of
from medlofte.wording.plain_text import cell_len, folded, harmless, pad, shorten, wrap
from small_trees import add, lofte, same, target, tree

COMMANDS = ("status arjeplog 2024", "status --all", "list pajala")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


# Several commands in one process, each by the program's own way in.
_EACH = """\
import sys
from medlofte.__main__ import main
lines, data = sys.argv[1].split(", "), sys.argv[2:]
for line in lines:
    sys.argv[1:] = [*line.split(), *data]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
"""


def printed(data: Path, *lines: str, **environment: str) -> bytes:
    """Run the program with its output redirected, as a real process."""
    clean = {name: value for name, value in os.environ.items() if not name.endswith("_COLOR")}
    found = subprocess.run(
        [sys.executable, "-c", _EACH, ", ".join(lines), "--data", str(data)],
        check=True,
        capture_output=True,
        env={**clean, "TERM": "xterm", "COLUMNS": "80", **environment},
    )
    assert found.stderr == b""
    return found.stdout


def test_a_dumb_terminal_gets_plain_signs_that_mean_the_same(
    cli: Cli, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = ("status", "arjeplog", "2024", "--as-of", "2024-09-15", "--data", str(data))
    monkeypatch.setenv("TERM", "dumb")
    plain = cli(*ask, width=80).out
    same("status-plain-80.txt", plain)
    assert max(map(len, plain.splitlines())) <= 80
    assert set(plain) <= {chr(n) for n in range(256)}


@pytest.fixture(scope="module")
def plain() -> str:
    return printed(DATA, *COMMANDS, TERM="dumb", PYTHONIOENCODING="utf-8").decode()


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "latin-1"])
def test_a_redirected_file_in_any_encoding(plain: str, encoding: str) -> None:
    text = printed(DATA, *COMMANDS, PYTHONIOENCODING=encoding).decode(encoding)
    assert list(map(len, text.splitlines())) == list(map(len, plain.splitlines()))
    if encoding in ("cp1252", "latin-1"):
        assert "·" not in text.replace("Arjeplog · ", "")
        assert "Rådet" in text


def test_what_a_program_reads_is_utf_8_everywhere(data: Path) -> None:
    found = printed(data, "status arjeplog --format json", PYTHONIOENCODING="cp1252")
    assert "Förebyggande" in found.decode("utf-8")
    found = printed(data, "status arjeplog --format csv", PYTHONIOENCODING="cp1252")
    assert "Förebyggande" in found.decode("utf-8-sig") or "Föräldrakväll" in found.decode("utf-8")


def test_data_that_the_console_lacks_keeps_its_width(tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing"), 'name: "Fo\u0308r 漢字 ŧ ☃"'))
    add(tmp_path, '2024-02-01 title: "漢字 ŧ"', 1)
    text = printed(tmp_path, "status 2024", PYTHONIOENCODING="cp1252").decode("cp1252")
    assert "\n: För ???? ? ?             polis       1 gång             redovisat" in text


def test_colour_follows_the_environment(
    cli: Cli, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = ("status", "arjeplog", "2024", "--data", str(data))
    plain = cli(*ask, width=80).out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = cli(*ask, width=80).out
    assert "\x1b[32m✓ \x1b[0mDrogutbildning" in coloured
    assert "\x1b[31minte uppnått,\x1b[0m" in coloured
    assert ESCAPE.sub("", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli(*ask, width=80).out == plain


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(
    "environment, coloured", [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal(data: Path, environment: dict[str, str], *, coloured: bool) -> None:
    clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    main, terminal = pty.openpty()
    os.set_blocking(main, False)
    found = subprocess.run(
        [sys.executable, "-m", "medlofte", "list", "arjeplog", "2023", "--data", str(data)],
        check=True,
        stdout=terminal,
        env={**clean, "TERM": "xterm", **environment},
    )
    text = os.read(main, 65536).decode()
    os.close(terminal)
    os.close(main)
    assert found.returncode == 0
    assert ("\x1b" in text) == coloured
    assert "Aktiviteter i Arjeplog, år 2023: 8" in text


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "columns, expected", [("100", 100), ("20", 60), ("0", 80), ("x", 80), ("", 80)]
)
def test_the_width_of_a_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: str, expected: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert of(_Terminal()).width == expected  # its size is not known: there is no terminal
    piped = of(io.StringIO())
    given = columns.isdigit() and columns != "0"
    assert piped.endless != given  # who sets a width gets it
    assert piped.edge == (expected if given else 140)


def test_words_are_fitted_by_cells_not_letters() -> None:
    assert pad("漢字", 6) == "漢字  "
    assert pad("漢字", 6, right=True) == "  漢字"
    assert pad("för långt", 3) == "för långt"
    assert shorten("漢字漢字", 6) == "漢字…"
    assert shorten("Trafik", 6) == "Trafik"
    assert wrap("ett två  tre", 7) == ["ett två", "tre"]
    assert wrap("a " + "x" * 12 + " b", 5) == ["a", "xxxxx", "xxxxx", "xx b"]
    assert wrap("", 5) == [""]


def test_what_a_terminal_would_obey_is_replaced() -> None:
    assert harmless("Trafik") == "Trafik"
    assert harmless("a\nb\tc") == "a b c"
    assert harmless("\x1b[31m\x9b\r\u202e\u2028\ud800") == "\ufffd[31m" + "\ufffd" * 5
    assert harmless("fo\u0308r") == "för"


def test_a_letter_keeps_its_style_where_a_line_is_made_harmless(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    line = Text("fo\u0308\x1b[1mr ", "bold")
    line.append("gra\u030a\n.", "red")
    file = io.StringIO()
    Screen(file, 80, terminal=True, simple=False, colour=True).print([line, "fo\u0308r\u202e"])
    bold, red, end = "\x1b[1m", "\x1b[1;31m", "\x1b[0m"
    assert file.getvalue() == f"{bold}fö\ufffd[1mr {end}{red}grå .{end}\nför\ufffd\n"


def test_text_is_measured_as_it_is_shown() -> None:
    assert cell_len("fo\u0308r\n\x07") == len("för \ufffd")
    assert pad("a\x07", 4) == "a\ufffd  "
    assert shorten("\x07\x07\x07", 2) == "\ufffd…"
    assert wrap("a\x07 b", 2) == ["a\ufffd", "b"]


def test_markup_in_lines_is_text() -> None:
    file = io.StringIO()
    Screen(file, 80, terminal=False, simple=False, colour=False).print(["[red]a[/] :smile: [x]"])
    assert file.getvalue() == "[red]a[/] :smile: [x]\n"


VIEWS = (
    "status arjeplog 2024",
    "status --police-area norra-lappland --as-of 2025-04-05",
    "status arjeplog --by-year --area trafik --as-of 2025-01-31",
    "next arjeplog --as-of 2024-06-01",
    "list arjeplog 2024-T2",
    "explain arjeplog trafikkontroller 2024",
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_each_width_of_a_real_terminal(data: Path, width: int) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    main, terminal = pty.openpty()
    set_size(terminal, width)
    clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-c", _EACH, ", ".join(VIEWS), "--data", str(data)],
        stdout=terminal,
        cwd=data.parent,
        env={**clean, "TERM": "xterm", "NO_COLOR": "1"},
    )
    os.close(terminal)
    printed = read_all(main).replace("\r\n", "\n")
    assert process.wait() == 0
    # A command that is longer than the line is whole, so that it can be copied.
    text = [one for one in printed.splitlines() if not one.lstrip().startswith("medlofte ")]
    assert max(map(cell_len, text)) <= width
    same(f"terminal-{width}.txt", printed)


def set_size(terminal: int, width: int) -> None:
    import fcntl  # noqa: PLC0415  not on Windows
    import termios  # noqa: PLC0415  likewise

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))


def read_all(main: int) -> str:
    """Read what comes until the other side has closed."""
    text = b""
    while True:
        try:
            more = os.read(main, 65536)
        except OSError:  # how Linux tells that
            break
        if not more:
            break
        text += more
    os.close(main)
    return text.decode()


@pytest.mark.parametrize(
    "line, lines",
    [
        ("kort", ["kort"]),
        ("ett två tre fyra fem sex", ["ett två tre", "fyra fem sex"]),
        ("  ett två tre fyra", ["  ett två tre", "  fyra"]),
        ("Börja med: medlofte new municipality", ["Börja med:", "medlofte new municipality"]),
        ("  Logga    medlofte log arjeplog", ["  Logga", "  medlofte log arjeplog"]),
        ("Kör medlofte share --yes igen", ["Kör", "medlofte share --yes", "igen"]),
        ("hämta: git clone ADRESS", ["hämta:", "git clone ADRESS"]),
        ("Se /en/mycket/lang/sokvag här", ["Se", "/en/mycket/lang/sokvag", "här"]),
    ],
)
def test_a_message_is_broken_at_its_blanks_and_not_in_a_command(
    line: str, lines: list[str]
) -> None:
    assert folded(line, 14) == lines
