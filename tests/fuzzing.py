"""Bends files and command lines, runs the program on them, and says what must always hold."""

import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from hypothesis import strategies as st

from conftest import DATA
from medlofte.__main__ import run
from medlofte.reading.encoding import LINE_BREAK
from terminal import ACTIVITIES, PROMISES

PROMISE_FILE = "promises/arjeplog.yaml"
ACTIVITY_FILE = f"{ACTIVITIES}/2024-03-14-trafikkontroller-abcd.yaml"
ACTIVITY = """\
date: 2024-03-14
counts_for: [trafikkontroller, obekvama-tider]
by: [polis]
count: 2
precision: about
title: Vid skolan
place: Arjeplog
time: "22:30"
note: en rad  # medlofte: ok registration-plate
links: [https://example.org/]
source: {title: Mejl, url: https://example.org/, retrieved: 2024-03-15}
replaces: [2024-03-01-trafikkontroller]
logged: 2024-03-15
"""
TALLY = """\
from: 2024-01-01
to: 2024-04-30
counts_for: [trafikkontroller]
completes: [felanmalan]
by: [polis, kommun]
count: 7
besides: true
internal: true
example: true
"""
SETTINGS = "municipality: arjeplog\nlanguage: sv\n"
# What is put in place of, or beside, what stood there.
_WORDS = (
    *("~", "null", "[]", "{}", '""', "''", "- ", "? ", ": ", "|", ">", "|+2", "&a", "*a", "!!int"),
    *("---", "...", "%YAML 1.2", "<<", "#", "# medlofte: ok", "# medlofte: ok syntax", "@", "`"),
    *("0", "1", "-1", "007", "1.0", "1e9", "999999999", "1000000000", "9" * 400, "ca 20", "1 000"),
    *("true", "false", "no", "22:30", "2024-02-30", "2024-02-29", "2023-02-29", "1900-01-01"),
    *("2199-12-31", "9999-12-31", "0001-01-01", "2024-W11-4", "2024-3-1", "14 mars", "2024"),
    *("2024-T2", "none", "each", "average", "day", "week", "month", "year", "agreement", "count"),
    *("milestone", "ongoing", "increase", "on_demand", "done", "cancelled", "unanswered", "polis"),
    *("kommun", "trafikkontroller", "felanmalan", "larm", "avtal", "[" * 25, "{" * 25, "]", "}"),
    *("\t", "\r", "\x85", "\u2028", "\ufeff", "\u202e", "\x1b[2J", "\x00", "\x07", "å", "é"),
    *("\U0001f600", "\ue000", "\uffff", "a" * 2000, "199001011234", "070-123 45 67", "a@b.se"),
    *("from", "to", "date", "counts_for", "completes", "by", "target", "kind", "at_least", "per"),
    *("how", "baseline", "by_percent", "together", "withdrawn", "replaces", "precision", "id"),
)
_OPTIONS = (
    *("--data", "--lang", "--help", "--version", "--all", "--police-area", "--format", "--as-of"),
    *("--state", "--fail-on", "--date", "--period", "--from", "--to", "--count", "--precision"),
    *("--by", "--place", "--time", "--title", "--note", "--source", "--link", "--status", "--yes"),
    *(
        "--completes",
        "--days",
        "--besides",
        "--replaces",
        "--internal",
        "--example",
        "--promise",
        "--strict",
    ),
)
COMMANDS = ("status", "explain", "log", "list", "next", "undo", "rename", "validate", "rule")
_ARGUMENTS = (
    *(
        "arjeplog",
        "Arjeplog",
        "2506",
        "2024",
        "2024-T1",
        "2024-Q4",
        "2024-H2",
        "2024-05",
        "2024-13",
    ),
    *("2023-2024", "trafikkontroller", "trafik", "larm", "polis", "table", "json", "csv", "md"),
    *("text", "github", "sv", "en", "behind", "missed,behind", "missed", ",", "2024-12-31"),
    *(
        "14 mars",
        "14/3",
        "v11",
        "2024-v53",
        "0",
        "-1",
        "3",
        "about",
        "unknown",
        "at_least",
        "",
        " ",
    ),
    *("-", "--", "=", "9" * 30, "done", "unanswered", "https://example.org", "22.30", "\udcff"),
    *("\x1b[31m", "[bold]", "a\nb", "å", "0001-01-01", "9999-12-31", "2024-02-30", "promises"),
    *(
        "igår",
        " ",
        "2024-13",
        "activities",
        "promises/arjeplog.yaml",
        "no/such",
        "syntax",
        "overdue",
        "2024-W11-4",
    ),
)


def seeds() -> list[str]:
    """Return promise files as people have written them."""
    return [PROMISES, *(p.read_text("utf-8") for p in sorted(DATA.glob("promises/*.yaml")))]


@st.composite
def bent(draw: st.DrawFn, texts: Sequence[str]) -> bytes:
    """Return one of the texts with a few things wrong."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        text = _bend(draw, text)
    raw = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 30)) == 0:
        at = draw(st.integers(0, len(raw)))
        raw = raw[:at] + draw(st.binary(max_size=4)) + raw[at:]
    return raw


def _bend(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    word = draw(st.sampled_from(_WORDS) | st.text(max_size=6))
    column = draw(st.integers(0, len(line)))
    key, colon, _ = line.partition(": ")
    match draw(st.integers(0, 9)):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
        case 2:
            lines[at] = f"{key}{colon or ': '}{word}"
        case 3:
            lines[at] = line[:column] + word + line[column:]
        case 4:
            lines[at] = " " * draw(st.integers(0, 12)) + line.lstrip()
        case 5:
            lines[at] = line[:column]
        case 6:
            until = draw(st.integers(column, len(line)))
            lines[at] = line[:column] + word + line[until:]
        case 7:
            lines[at] = f"{key}:"
        case 8:
            lines = lines[: at + 1]
        case _:
            end = draw(st.integers(at, min(len(lines), at + 8)))
            lines[at:at] = lines[at:end]
    return "\n".join(lines)


def command_lines() -> st.SearchStrategy[list[str]]:
    """Make command lines of known and unknown words in any order."""
    word = (
        st.sampled_from(_ARGUMENTS)
        | st.sampled_from(_OPTIONS)
        | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
    )
    first = st.sampled_from(COMMANDS) | word
    return st.builds(lambda command, rest: [command, *rest], first, st.lists(word, max_size=6))


@contextmanager
def tree(files: dict[str, bytes]) -> Iterator[Path]:
    """A data tree of these files, in a folder of its own that is the current one meanwhile."""
    before = Path.cwd()
    folder = Path(tempfile.mkdtemp())
    for path, raw in files.items():
        file = folder / "data" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    os.chdir(folder)
    try:
        yield folder / "data"
    finally:
        os.chdir(before)
        shutil.rmtree(folder)


def call(*arguments: str) -> tuple[int, str, str]:
    """Run a command line; a bug, or an exit code that is none of ours, is a failure."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "replace") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run([*arguments])
    out.flush()
    err.flush()
    printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    assert code in (0, 1, 2), f"exit {code} of {arguments}\n{said}"
    assert "Traceback" not in said
    assert bool(said) or code != 2
    return code, printed, said


def hold(root: Path) -> None:
    """Assert that what every command says of a tree agrees with what the others say."""
    code, printed, _ = call("validate", "--format", "json")
    found = json.loads(printed)["findings"]
    assert code == int(any(one["level"] == "error" for one in found)), found
    for one in found:
        path = root.parent / one["path"]
        if path.is_file():
            _has_place(path, one["line"], one["column"])
    for form in ("text", "github"):
        assert call("validate", "--format", form)[0] == code
    status, printed, _ = call("status", "--all", "--format", "json")
    if printed:
        document = json.loads(printed)
        assert status == int(bool(document["left_out"])), document["left_out"]
        for municipality in document["municipalities"]:
            _agree(municipality)
    for arguments in (("status", "--all"), ("list", "arjeplog")):
        call(*arguments)
    for day in ("2024-02-10", "2025-01-10"):
        for form in ("table", "json", "ics"):
            call("next", "arjeplog", "--format", form, "--as-of", day)


def _has_place(path: Path, line: int, column: int) -> None:
    lines = LINE_BREAK.split(path.read_bytes().decode("utf-8", "replace"))
    assert 1 <= line <= len(lines)
    assert 1 <= column <= max(map(len, lines)) + 1


def _agree(municipality: dict[str, object]) -> None:
    """Ask for each agreement and promise by the ids that `status` gave."""
    agreements = municipality["agreements"]
    assert isinstance(agreements, list)
    for agreement in agreements:
        assert call("status", "arjeplog", agreement["id"])[0] in (0, 1)
        for promise in agreement["promises"][:2]:
            call("explain", "arjeplog", promise["id"], agreement["id"])
