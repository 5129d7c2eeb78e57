"""The settings of a tree: what may stand in medlofte.yaml, and what is complained of."""

import socket
from pathlib import Path

import pytest

from medlofte.model.settings import Settings, Shortcoming, load
from system import posix


def _findings(root: Path) -> list[str]:
    settings, findings = load(root)
    assert settings == Settings()
    return [
        f"{one.place.path}:{one.place.line}:{one.place.column} {one.rule}: {one.message}"
        for one in findings
    ]


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert load(tmp_path) == (Settings(), [])


def test_what_is_set_is_read(tmp_path: Path) -> None:
    (tmp_path / "medlofte.yaml").write_text("municipality: Arjeplog\nlanguage: en\n")
    assert load(tmp_path) == (Settings(municipality="Arjeplog", language="en"), [])


@pytest.mark.parametrize(
    "written", ["Kartan", "[Kartan]", "[{what: Kartan}]", "{what: Kartan, why: }"]
)
def test_a_shortcoming_is_a_text_or_a_group(tmp_path: Path, written: str) -> None:
    text = f"publish: {{accessibility: {{shortcomings: {written}}}}}\n"
    (tmp_path / "medlofte.yaml").write_text(text, "utf-8")
    settings, findings = load(tmp_path)
    assert findings == []
    assert settings.publish.accessibility.shortcomings == (Shortcoming(what="Kartan"),)


@pytest.mark.parametrize(
    "declared, finding",
    [
        ("conformance: helt", "1:40 wrong-value: conformance ska vara något av full, partial, "),
        (
            "conformance: full, shortcomings: Kartan",
            "1:40 wrong-value: conformance kan inte vara full där brister står: skriv partial.",
        ),
        (
            "reviewed: 2025-05-02, updated: 2025-05-01",
            "1:58 wrong-value: updated (2025-05-01) ligger före reviewed: skriv dagen då",
        ),
        ("shortcomings: [{why: Äldre}]", "1:42 missing-key: what saknas i shortcomings."),
        ("shortcomings: [[Kartan]]", "1:42 wrong-value: shortcomings ska vara en grupp av nyck"),
        ('shortcomings: [""]', "1:42 wrong-value: shortcomings får inte vara tom text."),
    ],
)
def test_a_statement_that_cannot_be_is_a_finding(
    tmp_path: Path, declared: str, finding: str
) -> None:
    text = f"publish: {{accessibility: {{{declared}}}}}\n"
    (tmp_path / "medlofte.yaml").write_text(text, "utf-8")
    (only,) = _findings(tmp_path)
    assert only.startswith(f"medlofte.yaml:{finding}")


@pytest.mark.parametrize(
    "text, finding",
    [
        ("language: svenska\n", "1:11 wrong-value: language ska vara något av sv, en."),
        (
            "publish: {colour: blå}\n",
            "1:19 wrong-value: colour ska vara en färg inom citattecken, till exempel",
        ),
        ("publish: {keep: [cname, CNAME]}\n", "1:17 wrong-value: keep ska ha varje namn en gång,"),
        ("språk: sv\n", "1:1 unknown-key: Nyckeln språk är okänd här. Menade du language?"),
        ("language: sv\nlanguage: en\n", "2:1 duplicate-key: language står två gånger, först"),
        ("- sv\n", "1:1 wrong-value: Filen ska bestå av nycklar och värden, till exempel muni"),
        ("", "1:1 syntax: Filen är tom. Fyll i den, eller ta bort den."),
    ],
)
def test_what_is_wrong_is_a_finding_and_sets_nothing(
    tmp_path: Path, text: str, finding: str
) -> None:
    (tmp_path / "medlofte.yaml").write_text(text, "utf-8")
    (only,) = _findings(tmp_path)
    assert only.startswith(f"medlofte.yaml:{finding}")


@posix
def test_a_file_that_cannot_be_opened_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind("medlofte.yaml")
        (only,) = _findings(tmp_path)
    assert only.startswith("medlofte.yaml:1:1 unreadable-file: Går inte att läsa (")


def test_a_folder_under_its_name_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "medlofte.yaml").mkdir()
    (only,) = _findings(tmp_path)
    assert only.startswith("medlofte.yaml:1:1 unreadable-file: Går inte att läsa (")


@pytest.mark.parametrize(
    "name",
    [
        "a/CNAME",
        "/CNAME",
        "..",
        ".",
        "a\\\\b",
        "c:x",
        "nul",
        "Aux.txt",
        "COM1",
        "x.",
        " x",
        "x\u202e",
        "*",
    ],
)
def test_what_is_kept_is_a_plain_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "medlofte.yaml").write_text(f'publish: {{keep: [CNAME, "{name}"]}}\n', "utf-8")
    (only,) = _findings(tmp_path)
    assert only.startswith("medlofte.yaml:1:17 wrong-value: keep ska bara ha filnamn utan mapp,")
