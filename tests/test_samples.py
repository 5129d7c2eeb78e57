"""Every rule has a page, a bad sample that draws it, and a good one that draws nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.rules import ALL
from medlofte.rules.rule import Rule
from system import copied, posix

SAMPLES = Path(__file__).parent / "samples"
GOOD = sorted(path.name for path in (SAMPLES / "good").iterdir())
BAD = sorted(path.name for path in (SAMPLES / "bad").iterdir())

ACTIVITY = "date: 2024-03-14\ncounts_for: [trafikkontroller]\nby: [polis]\n"
FILE = "activities/arjeplog/2024/2024-03-14-trafikkontroller.yaml"


def _dangling(file: Path) -> None:
    file.symlink_to("bort.yaml")


def _outside(file: Path) -> None:
    file.symlink_to(file.parents[4] / "utanfor.yaml")
    (file.parents[4] / "utanfor.yaml").write_text(ACTIVITY, "utf-8")


def _latin(file: Path) -> None:
    file.write_bytes(f"{ACTIVITY}place: Slagnäs\n".encode("cp1252"))


def _large(file: Path) -> None:
    file.write_text(f"{ACTIVITY}# {'x' * 1024 * 1024}\n")


def _control(file: Path) -> None:
    file.write_bytes(ACTIVITY.encode() + b"note: vid \0skolan\n")


def _colon(file: Path) -> None:
    file.with_name("2024-03-14-kl-22:30.yaml").write_text(ACTIVITY, "utf-8")


# What git or an editor would spoil is made here: how, where it shows, and what it draws.
BUILT: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "unreadable-file": (
        _dangling,
        "1:1",
        "Länken leder till en fil som inte finns. Ta bort länken.",
    ),
    "link-outside": (
        _outside,
        "1:1",
        (
            "Länken leder ut ur datamappen, så det den pekar på läses inte. Lägg själva filen "
            "eller mappen här i stället."
        ),
    ),
    "not-utf8": (
        _latin,
        "4:13",
        "Filen är inte sparad som UTF-8. Spara om den med kodningen UTF-8.",
    ),
    "unsafe-name": (
        _colon,
        "1:1",
        (
            "Windows kan inte ha : i ett namn, och då kan ingen där hämta uppgifterna. Ge det ett "
            "namn utan :."
        ),
    ),
    "too-large": (_large, "1:1", "Filen är större än 1 MiB. Dela upp den."),
    "control-character": (
        _control,
        "4:11",
        "Här står ett osynligt styrtecken (U+0000). Ta bort det.",
    ),
}


def test_every_rule_has_a_bad_and_a_good_sample() -> None:
    names = {rule.name for rule in ALL}
    assert len(names) == len(ALL)
    assert {*BAD, *BUILT} == names
    assert {*GOOD, *BUILT} == names


@pytest.mark.parametrize("name", BAD)
def test_a_bad_sample_draws_its_rule(name: str, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = SAMPLES / "bad" / name
    expected = (folder / "expected.txt").read_text(encoding="utf-8")
    failed = ": error[" in expected
    assert f"[{name}]: " in expected
    assert all(f"[{name}]: " in line for line in expected.splitlines())
    from_elsewhere = cli("validate", str(folder), code=failed)
    assert from_elsewhere.out == "".join(
        f"{folder.as_posix()}/{line}\n" for line in expected.splitlines()
    )
    monkeypatch.chdir(folder)
    assert cli("validate", code=failed).out == expected
    cli("validate", "--strict", code=1)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_sample_draws_nothing(name: str, cli: Cli) -> None:
    assert cli("validate", "--strict", str(SAMPLES / "good" / name)).out == ""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(one, marks=posix if made in (_dangling, _outside, _colon) else ())
        for one, (made, *_) in BUILT.items()
    ],
)
def test_a_sample_that_git_would_spoil_draws_its_rule(
    name: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, place, message = BUILT[name]
    tree = tmp_path / "tree"
    copied(SAMPLES / "good" / "wrong-folder", tree)
    monkeypatch.chdir(tree)
    file = tree / FILE
    file.unlink()
    make(file)
    (made,) = file.parent.iterdir()
    shown = made.relative_to(tree).as_posix()
    assert cli("validate", code=1).out == f"{shown}:{place}: error[{name}]: {message}\n"
    made.unlink()
    file.write_text(ACTIVITY, "utf-8")
    assert cli("validate", "--strict").out == ""


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_page_tells_what_why_bad_and_good(rule: Rule) -> None:
    what, why, samples = rule.page.split("\n\n")
    assert what.endswith(".")
    assert why.startswith("Varför: ")
    assert why.endswith(".")
    assert samples.startswith("Fel:\n    ")
    bad, good = samples.removeprefix("Fel:\n").split("\nRätt:\n")
    for line in (*bad.splitlines(), *good.splitlines()):
        assert line.startswith("    ")
    assert bad != good
