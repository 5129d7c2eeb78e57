"""No sign that a program would obey stands raw in anything that is written for others."""

import gc
import json
import os
import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from junitparser import JUnitXml
from pypdf import PdfReader

import hostile
from conftest import Cli
from medlofte.__main__ import main
from small_trees import lofte, target, tree
from system import posix

SIGNS = (
    "\x1b[31m\x07\x0b\x7f\x85\x9b2J\u2028\u2029\u200e\u200f\u061c\u202a\u202e\u2066\u2069\r\n"
    "::error file=x::y %0A"
)
OBEYED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"
    "|(?m:^::error file=x)"
)


def _raw(data: bytes) -> list[str]:
    return OBEYED.findall(data.decode())  # it is UTF-8 to begin with


def _assert_harmless(path: Path) -> None:
    data = path.read_bytes()
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = [
                packed.read(one) for one in packed.namelist() if one.endswith((".xml", ".rels"))
            ]
    elif path.suffix == ".png":
        parts = []  # a picture, whose text is drawn
    elif path.suffix == ".pdf":
        parts = [page.extract_text().encode() for page in PdfReader(path).pages]
    else:
        parts = [data]
    assert [_raw(part) for part in parts] == [[]] * len(parts), path.name


def _signed(root: Path) -> None:
    """A tree with the signs in every text of every file."""
    hostile.tree(root)
    for path in root.rglob("*.yaml"):
        text = path.read_text("utf-8")
        for word in hostile.WORDS:
            text = text.replace(f'"{json.dumps(word)[1:-1]}', f'"{json.dumps(SIGNS)[1:-1]}')
        path.write_text(text, "utf-8")


def test_texts_are_harmless_in_every_file(cli: Cli, tmp_path: Path) -> None:
    _signed(tmp_path / "data")
    late = ("--as-of", "2025-06-01")
    for form in ("md", "html", "docx", "pdf"):
        cli("report", "arjeplog", "2024", "-o", f"ut/r.{form}", *late)
    for form in ("csv", "json", "xlsx"):
        cli("export", "activities", "--notes", "-o", f"ut/a.{form}")
        cli("export", "status", "2024", "-o", f"ut/s.{form}")
    cli("template", "arjeplog", "2024", "-o", "ut/m.xlsx")
    cli("site", "ut/webb", "--base-url", "https://example.se/", *late)
    written = [path for path in (tmp_path / "ut").rglob("*") if path.is_file()]
    assert len(written) > 70
    for path in written:
        _assert_harmless(path)


PRINTING = (
    *(f"validate --format {form}" for form in ("text", "json", "github", "sarif", "junit")),
    *(f"status arjeplog 2024 --format {form}" for form in ("table", "json", "csv", "md")),
    *(f"next arjeplog --as-of 2024-12-01 --format {form}" for form in ("table", "json", "ics")),
    *("explain arjeplog lofte 2024", "list arjeplog", "config", "status --all"),
    "log arjeplog lofte --date 2024-03-14 --by polis",
    "undo --yes",
)


@posix
def test_names_and_wrong_values_are_harmless_on_every_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    name = SIGNS.replace("/", "").encode() + b"\xff\xfe"
    root = os.path.join(os.fsencode(tmp_path), b"t" + name)  # noqa: PTH118  a path of bytes
    unit = json.dumps(SIGNS)
    goal = target(f"kind: count, at_least: 10, per: year, unit: {unit}")
    tree(Path(os.fsdecode(root)), lofte(goal, f"name: {unit}"), ["2024-03-13 count: 4"])
    good = b"date: 2024-03-14\ncounts_for: [lofte]\nby: [polis]\n"
    wrong = {
        "date": f"2024-03-15{SIGNS}",
        "counts_for": [f"lofte{SIGNS}"],
        **dict.fromkeys((SIGNS, "count", "precision", "status"), SIGNS),
        **{key: [SIGNS] for key in ("by", "links", "replaces")},
    }
    year = b"activities/arjeplog/2024/2024-03-14-"
    for path, text in {
        year + name + b".yaml": good,
        year + b"b.yaml": json.dumps(wrong).encode(),
        year + b"c.yaml": b'date: "\x1b\xff',
        b"activities/arjeplog/" + name + b"/a.yaml": good,
        b"activities/" + name + b"/2024/a.yaml": good,
        b"promises/x" + name + b".yaml": b"municipality: " + json.dumps(SIGNS).encode(),
        b"promises/" + name: b"",
        b"medlofte.yaml": json.dumps({"publish": {"colour": SIGNS}, SIGNS: SIGNS}).encode(),
    }.items():
        full = os.path.join(root, path)  # noqa: PTH118
        os.makedirs(os.path.dirname(full), exist_ok=True)  # noqa: PTH103, PTH120
        with open(full, "wb") as file:  # noqa: PTH123
            file.write(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(gc, "disable", lambda: None)
    signs = b"x" + name
    calls: list[list[bytes | str]] = [[*one.split(), "--data", root] for one in PRINTING]
    calls += [["report", "arjeplog", "2024", "-o", signs + b".md", "--data", root]] * 2
    calls += [["site", signs, "--data", root], ["import", "arjeplog", signs, "--data", root]]
    calls += [["status", signs, signs, "--data", root], ["validate", signs, "--data", root]]
    calls += [["validate", "--data", signs], [signs], ["rule", signs], ["init", b"i" + signs]]
    calls += [["status", "--" + SIGNS], ["site", "w", "--base-url", signs, "--data", root]]
    for call in calls:
        monkeypatch.setattr(sys, "argv", ["medlofte", *map(os.fsdecode, call)])
        with pytest.raises(SystemExit):
            main()
        done = capfdbinary.readouterr()
        told = done.out + done.err
        assert told
        assert b"har ett fel" not in told, call
        lines = [one for one in _raw(told) if "junit" not in call or not one.startswith("::")]
        assert lines == [], call  # in JUnit's XML a line break of a text is kept
        if b"json" in call or "json" in call or "sarif" in call:
            json.loads(done.out)
        if "junit" in call:
            JUnitXml.fromstring(done.out)
