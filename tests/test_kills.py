"""Every command that writes, killed before each of its changes to the disk.

What reads sees all of it or nothing; what writes next settles it, and leaves nothing behind.
"""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import Cli
from killing import Left, Said, killed
from terminal import ACTIVITIES, report, tree
from workbooks import table

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs the signals of POSIX")
STATUS = ("status", "arjeplog", "2024", "--format", "json")
VALIDATE = ("validate", "--format", "json")
LEFTOVERS = (".tmp", ".lock", ".ny", ".gammal")
LOG = ("log", "drogutbildning", "--date", "2024-09-09", "--place", "Torget")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a tree, in which this computer remembers it as well."""
    work = tmp_path / "work"
    tree(work)
    monkeypatch.setenv("XDG_STATE_HOME", str(work / "state"))
    monkeypatch.chdir(work)
    return work


def done(left: Left, promise: str = "larm") -> object:
    """How many activities are told of a promise right after the kill."""
    (told,) = json.loads(left.said[0].out)["municipalities"]
    rows = told["agreements"][0]["promises"]
    return next(row["activities"] for row in rows if row["id"] == promise)


def rules(said: Said) -> set[str]:
    return {one["rule"] for one in json.loads(said.out)["findings"]}


def activities(left: Left) -> list[str]:
    return sorted(path for path in left.files if path.startswith(f"data/{ACTIVITIES}"))


def settled(lefts: Sequence[Left], kills: int) -> None:
    """After the next command that writes nothing half done and nothing left over is there."""
    assert len(lefts) > kills
    assert [one.code for one in lefts] == [-9] * (len(lefts) - 1) + [0]
    for left in lefts:
        assert {said.code for said in left.said} == {0}, left
        assert not rules(left.said[-1])
        assert [path for path in left.files if path.endswith(LEFTOVERS)] == []


def test_log(work: Path) -> None:
    lefts = killed(work, ["log", "larm", "--date", "2024-03-13"], STATUS, LOG, VALIDATE)
    settled(lefts, 9)
    assert {done(one) for one in lefts} == {0, 1}
    assert {len(activities(one)) for one in lefts} == {1, 2}


def test_import(work: Path) -> None:
    table(work, [(f"2024-03-0{day}", "", "larm", "", "", "") for day in (2, 3, 4)])
    command = ["import", "arjeplog", "t.csv", "--yes"]
    lefts = killed(work, command, STATUS, LOG, VALIDATE)
    settled(lefts, 25)
    assert {done(one) for one in lefts} == {0, 3}
    assert {(done(one), len(activities(one))) for one in lefts} == {(0, 1), (3, 4)}
    told = "Avbröts: importen av t.csv."
    half = [one for one in lefts if told in " ".join(one.said[0].err.split())]
    assert len(half) > 9
    assert all("är tillbakataget" in one.said[1].err for one in half)


def test_import_that_corrects(cli: Cli, work: Path) -> None:
    """What is new, changed and gone is all done or not at all."""
    first = [(f"2024-03-0{day}", "", "larm", "", "", "A") for day in (2, 3, 4)]
    table(work, first)
    cli("import", "arjeplog", "t.csv", "--yes")
    new = ("2024-03-05", "", "larm", "", "", "B")
    table(work, [first[0], (*first[1][:5], "C"), (*new[:4], "9", "B"), (*new[:4], "", "D")])
    command = ["import", "arjeplog", "t.csv", "--yes", "--update", "--remove"]
    lefts = killed(work, command, STATUS, LOG, VALIDATE)
    settled(lefts, 25)
    assert {done(one) for one in lefts} == {3, 4}
    assert {(done(one), len(activities(one))) for one in lefts} == {(3, 4), (4, 5)}
    for one in lefts:
        old = [text for path, text in one.files.items() if "2024-03-04" in path]
        assert len(old) == (done(one) == 3)


def test_undo_of_an_import(cli: Cli, work: Path) -> None:
    table(work, [(f"2024-03-0{day}", "", "larm", "", "", "") for day in (2, 3, 4)])
    cli("import", "arjeplog", "t.csv", "--yes")
    lefts = killed(work, ["undo", "--yes"], STATUS, LOG, VALIDATE)
    settled(lefts, 7)
    assert {(done(one), len(activities(one))) for one in lefts} == {(3, 4), (0, 1)}
    told = [one for one in lefts if "Ett undo avbröts: importen av t.csv." in one.said[0].err]
    assert len(told) > 3
    assert all("nu slutfört. Tillbakataget: importen av t.csv." in one.said[1].err for one in told)


def test_rename(work: Path) -> None:
    for day in (13, 14, 15):
        name = f"2024-03-{day}-larm-abc{day}"
        report(work / "data", name, f"{{date: 2024-03-{day}, counts_for: [larm], by: [polis]}}")
    command = ["rename", "arjeplog", "larm", "utryckning"]
    lefts = killed(work, command, VALIDATE, LOG, VALIDATE)
    settled_after = [one._replace(said=one.said[1:]) for one in lefts]
    settled(settled_after, 20)
    for left in lefts:
        found = {one for one in ("[larm]", "[utryckning]") if one in "".join(left.files.values())}
        assert len(found) == 1
        if left.said[0].code == 1:
            assert "Ett namnbyte avbröts" in left.said[0].err
            message = json.loads(left.said[0].out)["findings"][0]["message"]
            assert "här blandas larm och utryckning" in message
    assert sum(left.said[0].code for left in lefts) > 3


def test_undo_of_a_renaming(cli: Cli, work: Path) -> None:
    report(work / "data", "2024-03-13-larm", "{date: 2024-03-13, counts_for: [larm], by: [polis]}")
    promises = (work / "data/promises/arjeplog.yaml").read_text("utf-8")
    cli("rename", "arjeplog", "larm", "utryckning")
    lefts = killed(work, ["undo", "--yes"], STATUS, LOG, VALIDATE)
    settled(lefts, 12)
    for left in lefts:
        told = json.loads(left.said[0].out)["municipalities"][0]["agreements"][0]["promises"]
        (counted,) = (row["activities"] for row in told if row["id"] in {"larm", "utryckning"})
        assert counted == 1
    assert lefts[-1].files["data/promises/arjeplog.yaml"] == promises
    assert sum("Ett undo avbröts: namnbytet" in one.said[0].err for one in lefts) > 4


def test_edit(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the editor has saved is the person's own; what is noted of it is noted whole."""
    editor = work / "editor"
    editor.write_text('#!/bin/sh\necho "# mer" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", "./editor")
    lefts = killed(work, ["edit"], VALIDATE, LOG, VALIDATE)
    settled(lefts, 7)


def test_new_promise(work: Path) -> None:
    command = ["new", "promise", "--text", "Polisen ringer", "--kind", "ongoing"]
    lefts = killed(
        work, [*command, "--responsible", "polis", "--area", "trafik"], VALIDATE, LOG, VALIDATE
    )
    settled(lefts, 8)
    texts = {one.files["data/promises/arjeplog.yaml"] for one in lefts}
    assert sorted("Polisen ringer" in text for text in texts) == [False, True]


def test_new_municipality(work: Path) -> None:
    command = ["new", "municipality", "pajala", "--from", "2024-01-01", "--to", "2024-12-31"]
    first = ["--text", "Polisen ringer", "--kind", "ongoing", "--responsible", "polis"]
    lefts = killed(work, [*command, *first], VALIDATE, ("log", "arjeplog", *LOG[1:]), VALIDATE)
    settled(lefts, 8)


@pytest.mark.parametrize("day", ["19", "09"])
def test_fix(work: Path, day: str) -> None:
    """A file may for a moment lie at both places; it is counted once, and the next run mends it."""
    name = f"2024-03-{day}-larm"
    report(work / "data", name, "{date: 2024-03-13, counts_for: [larm], by: [polis]}")
    lefts = killed(work, ["validate", "--fix"], STATUS, ("validate", "--fix"), VALIDATE)
    assert {done(one) for one in lefts} == {1}
    settled([one._replace(said=one.said[1:]) for one in lefts], 6)
    right = [f"data/{ACTIVITIES}/2024-03-13-larm.yaml"]
    assert [activities(one) for one in lefts] == [right] * len(lefts)


def test_fix_of_the_name_of_a_municipality(work: Path) -> None:
    report(work / "data", "2024-03-13-larm", "{date: 2024-03-13, counts_for: [larm], by: [polis]}")
    (work / "data" / "medlofte.yaml").unlink()
    for path in ("promises/arjeplog.yaml", "activities/arjeplog"):
        (work / "data" / path).rename(work / "data" / path.replace("arjeplog", "arjplog"))
    lefts = killed(work, ["validate", "--fix"], ("validate", "--fix"), VALIDATE)
    settled(lefts, 9)
    assert len({tuple(sorted(left.files.items())) for left in lefts}) == 1


def test_a_move_that_the_disk_refuses_is_none(
    cli: Cli, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(work / "data", "2024-03-19-larm", "{date: 2024-03-13, counts_for: [larm], by: [polis]}")
    unlink = os.unlink

    def refuse(path: Path) -> None:
        if Path(path).name == "2024-03-19-larm.yaml":
            raise PermissionError(13, "Permission denied")
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)
    assert "behörighet saknas" in cli("validate", "--fix", code=3).err
    assert not (work / "data" / ACTIVITIES / "2024-03-13-larm.yaml").exists()


def test_init(work: Path) -> None:
    lefts = killed(work, ["init", "nytt"], ("init", "nytt"), VALIDATE)
    settled(lefts, 60)
    assert len({tuple(sorted(left.files.items())) for left in lefts}) == 1


def test_an_old_site_that_is_half_removed_is_cleared(
    cli: Cli, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the list of what medlofte wrote in it went first."""
    cli("site", "web", "--as-of", "2024-02-01")

    def die(folder: Path, **_: object) -> None:
        for mark in folder.glob(".medlofte-site"):
            mark.unlink()

    with monkeypatch.context() as dying:
        dying.setattr(shutil, "rmtree", die)
        cli("site", "web")
    assert len(list(work.glob(".web.*"))) == 1
    cli("site", "web")
    assert not list(work.glob(".web.*"))


def test_site(work: Path) -> None:
    """What was published stays until the new site is whole."""
    report(work / "data", "2024-03-13-larm", "{date: 2024-03-13, counts_for: [larm], by: [polis]}")
    lefts = killed(work, ["site", "web"], ("site", "web"), VALIDATE)
    settled(lefts, 20)
    shown = {
        tuple(sorted(path for path in one.files if not path.startswith("data"))) for one in lefts
    }
    assert len(shown) == 1


def test_what_is_kept_beside_a_site(work: Path) -> None:
    """It lies in the folder, byte for byte, wherever the next site was interrupted."""
    (work / "data" / "medlofte.yaml").write_text("publish: {keep: [CNAME]}\n")
    (work / "web").mkdir()
    (work / "web" / "CNAME").write_text("lofte.example")
    lefts = killed(work, ["site", "web"], ("site", "web"), VALIDATE, sampled=True)
    settled(lefts, 6)
    assert {one.files["web/CNAME"] for one in lefts} == {"lofte.example"}
