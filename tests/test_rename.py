"""`rename`: another id for a promise, everywhere, spliced into the texts, all or nothing."""

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.disk import intents
from medlofte.disk.intents import Renaming
from medlofte.disk.state import new_key
from small_trees import AGREEMENT, HEAD, lofte, target, tree
from system import posix
from terminal import everything
from terminal import tree as log_tree

COUNT = target("kind: count, at_least: 4, per: year")
PROMISES = """\
# Löftena, så som de står i källan
municipality: Arjeplog
code: "2506"
parties: {polis: Polisen, kommun: Arjeplogs kommun}
agreements:
  - id: "2023"
    title: Medborgarlöfte 2023
    from: 2023-01-01
    to: 2023-12-31
    promises:
      -   id:   'larm'     # namnet från 2023: larm
          text: Polisen svarar på larm
          responsible: [polis]
          target: {kind: count, at_least: 2, per: year}
  - id: "2024"
    title: Medborgarlöfte 2024
    from: 2024-01-01
    to: 2024-12-31
    promises:
      - {id: larm, text: "larm, hej", responsible: [polis], to: 2024-06-30, target: {kind: ongoing}}
      - {target: {kind: ongoing}, from: 2024-07-01, text: larm, id: "larm", responsible: [polis]}
      - id: >-
          larma
        text: En annan sak
        responsible: [polis]
        target: {kind: milestone}
"""
ACTIVITIES = {
    "2023/2023-02-01-larm-aaaa": (
        "date: 2023-02-01   # larm\r\ncounts_for: [ larm ]\r\nby: [polis]\r\nplace: larm\r\n"
    ),
    "2024/2024-02-01-larm-bbbb": (
        "\ufeffdate: 2024-02-01\ncounts_for:\n- 'larm'   # larm\n- \"larma\"\nby: [polis]\n"
    ),
    "2024/2024-08-01-larma-cccc": (
        "date: 2024-08-01\ncounts_for: [larm, larm]\ncompletes: [larma]\nby: [polis]\n\n\n# slut"
    ),
    "2024/2024-09-01-larma-dddd": "{date: 2024-09-01, counts_for: [larma], by: [polis]}",
}


def written(root: Path) -> dict[str, bytes]:
    """Write the tree of this file and return its texts."""
    (root / "promises").mkdir(parents=True)
    (root / "promises" / "arjeplog.yaml").write_bytes(PROMISES.encode())
    for name, text in ACTIVITIES.items():
        path = root / "activities" / "arjeplog" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return everything(root)


def test_every_place_and_nothing_else(cli: Cli, tmp_path: Path) -> None:
    before = written(tmp_path)
    assert cli("rename", "arjeplog", "larm", "utryckningar").out == (
        "larm heter nu utryckningar i Arjeplog: 4 filer är ändrade, och siffrorna är desamma.\n"
        "Filerna heter som förut.\n"
    )
    after = everything(tmp_path)
    assert after.pop("promises/arjeplog.yaml").decode() == (
        PROMISES.replace("id:   'larm' ", "id:   'utryckningar' ")
        .replace("{id: larm,", "{id: utryckningar,")
        .replace('id: "larm"', 'id: "utryckningar"')
    )
    changed = {
        "2023/2023-02-01-larm-aaaa": ("[ larm ]", "[ utryckningar ]"),
        "2024/2024-02-01-larm-bbbb": ("- 'larm' ", "- 'utryckningar' "),
        "2024/2024-08-01-larma-cccc": ("[larm, larm]", "[utryckningar, utryckningar]"),
        "2024/2024-09-01-larma-dddd": ("", ""),
    }
    for name, (old, new) in changed.items():
        path = f"activities/arjeplog/{name}.yaml"
        assert after.pop(path) == before[path].replace(old.encode(), new.encode())
    assert after == {}
    cli("rename", "Arjeplog", "utryck", "larm")
    assert everything(tmp_path) == before


def test_a_value_over_lines(cli: Cli, tmp_path: Path) -> None:
    written(tmp_path)
    assert "3 filer" not in cli("rename", "arjeplog", "larma", "annat").out
    promises = (tmp_path / "promises" / "arjeplog.yaml").read_text(encoding="utf-8")
    assert promises == PROMISES.replace("          larma\n", "          annat\n")
    assert cli("validate").err.endswith("inga fel.\n")


def test_the_figures_and_the_findings_stay(cli: Cli, tmp_path: Path) -> None:
    written(tmp_path)
    asked = ("status", "arjeplog", "2024", "--format", "json")
    before = cli(*asked).out, cli("validate").err
    cli("rename", "arjeplog", "larm", "utryckningar")
    assert (cli(*asked).out.replace("utryckningar", "larm"), cli("validate").err) == before


def test_only_one_municipality(cli: Cli, tmp_path: Path) -> None:
    written(tmp_path)
    other = PROMISES.replace("Arjeplog", "Pajala").replace("2506", "2521")
    (tmp_path / "promises" / "pajala.yaml").write_text(other, encoding="utf-8")
    cli("rename", "2506", "larm", "utryckningar")
    assert (tmp_path / "promises" / "pajala.yaml").read_text(encoding="utf-8") == other


@pytest.mark.parametrize(
    "typed, answer",
    [
        ("arjeplog larm larm", "Löftet heter redan larm."),
        (
            "arjeplog larm larma",
            'Det finns redan ett löfte som heter "larma" i medborgarlöftet 2024',
        ),
        ("arjeplog larm Stora-Larm", '"Stora-Larm" kan inte vara ett id. Använd små'),
        ("arjeplog larm -", '"-" kan inte vara ett id.'),
        (f"arjeplog larm {'x' * 65}", '"xxx'),
        ("arjeplog brand eld", 'Det finns inget löfte som heter "brand". Det finns: larm, larma.'),
        ("pajala larm eld", "Här finns inga medborgarlöften för Pajala."),
        ("arjeplog larm", "NYTT saknas."),
    ],
)
def test_asked_wrongly(cli: Cli, tmp_path: Path, typed: str, answer: str) -> None:
    before = written(tmp_path)
    assert cli("rename", *typed.split(), code=2).err.startswith(answer)
    assert everything(tmp_path) == before


def test_an_id_of_another_agreement_may_be_taken_where_no_figure_changes(
    cli: Cli, tmp_path: Path
) -> None:
    before = written(tmp_path)
    promises = tmp_path / "promises" / "arjeplog.yaml"
    promises.write_text(PROMISES.replace("'larm' ", "larmen "), encoding="utf-8")
    path = tmp_path / "activities/arjeplog/2023/2023-02-01-larm-aaaa.yaml"
    path.write_text("{date: 2023-02-01, counts_for: [larmen], by: [polis]}", encoding="utf-8")
    cli("rename", "arjeplog", "larmen", "larm")
    assert promises.read_text(encoding="utf-8") == PROMISES.replace("'larm' ", "larm ")
    # An activity that names the new id where it is unknown would begin to count.
    written_before = everything(tmp_path)
    assert set(written_before) == set(before)


def test_what_would_begin_to_count_is_refused(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-01-10", "2024-02-10 counts_for: [annat]"])
    before = everything(tmp_path)
    refused = cli("rename", "arjeplog", "lofte", "annat", code=1)
    assert refused.err == "Med id:t annat skulle siffrorna ändras, så inget är ändrat.\n"
    assert everything(tmp_path) == before


def test_what_would_be_an_error_is_refused(cli: Cli, tmp_path: Path) -> None:
    second = (
        "  - {id: nytt, title: Nytt, from: 2024-06-01, to: 2025-12-31, promises: [{id: annat, "
        "text: Annat, responsible: [polis], target: {kind: ongoing}}]}\n"
    )
    tree(tmp_path, lofte(COUNT) + second)
    before = everything(tmp_path)
    refused = cli("rename", "arjeplog", "lofte", "annat", code=1).err
    assert refused.startswith("Med id:t annat skulle siffrorna ändras, så inget är ändrat.\n")
    assert refused.count("\npromises/arjeplog.yaml: ") == 1
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    "text, answer",
    [
        (b"date: [lofte", "activities/arjeplog/2024/2024-02-01-lofte-eeee.yaml:1:7 måste rättas"),
        (b"date: 2024-02-01\ncounts_for: [\xff, lofte]", "2024-02-01-lofte-eeee.yaml:2:14 måste"),
        (
            b'date: 2024-02-01\nby: [polis]\ncounts_for: ["lo\\x66te"]\n',
            '2024-02-01-lofte-eeee.yaml: id:t "lofte" står så att det inte går att byta',
        ),
    ],
)
def test_a_file_that_cannot_be_changed(cli: Cli, tmp_path: Path, text: bytes, answer: str) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-01-10"])
    (tmp_path / "activities/arjeplog/2024/2024-02-01-lofte-eeee.yaml").write_bytes(text)
    before = everything(tmp_path)
    assert answer in cli("rename", "arjeplog", "lofte", "annat", code=1).err
    assert everything(tmp_path) == before


@posix
def test_a_broken_file_that_does_not_name_the_promise_is_in_nobodys_way(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-01-10"])
    broken = tmp_path / "activities/arjeplog/2024/2024-02-01-brand-eeee.yaml"
    broken.write_text("date: [")
    assert "2 filer" in cli("rename", "arjeplog", "lofte", "annat").out
    broken.unlink()
    broken.symlink_to("bort.yaml")
    cli("rename", "arjeplog", "annat", "lofte")


def test_a_file_that_the_disk_refuses(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(tmp_path)
    system_open = os.open

    def refuse(path: str, *arguments: int, **named: int) -> int:
        if str(path).endswith("cccc.yaml"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return system_open(path, *arguments, **named)

    monkeypatch.setattr(os, "open", refuse)
    said = cli("rename", "arjeplog", "larm", "utryckning", code=1).err
    monkeypatch.undo()
    path = "activities/arjeplog/2024/2024-08-01-larma-cccc.yaml"
    assert said.startswith(f"{path}: Går inte att läsa (Permission denied).")
    assert everything(tmp_path) == before


def test_a_promise_file_with_errors(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT, "nyckel: x"))
    refused = cli("rename", "arjeplog", "lofte", "annat", code=1)
    assert refused.err.endswith("Löftesfilen har fel och måste rättas först.\n")


def test_undo_still_takes_back_what_was_logged(cli: Cli, tmp_path: Path) -> None:
    root = log_tree(tmp_path)
    first = cli("log", "larm", "--date", "2024-03-13").out.splitlines()[-1].split(": ")[1]
    second = (
        cli("log", "drogutbildning", "--date", "2024-03-14").out.splitlines()[-1].split(": ")[1]
    )
    changed = cli("log", "larm", "--date", "2024-03-15").out.splitlines()[-1].split(": ")[1]
    (tmp_path / changed).write_text("{date: 2024-03-15, counts_for: [larm], by: [polis]}")
    before = everything(tmp_path)
    cli("rename", "arjeplog", "larm", "utryckningar")
    renamed = everything(tmp_path)
    assert cli("undo", "--yes").out == (
        "Tillbakataget: namnbytet från larm till utryckningar, 3 filer\n"
    )
    assert everything(tmp_path) == before != renamed
    assert "har ändrats" in cli("undo", "--yes", code=1).err
    (tmp_path / changed).unlink()
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {second}\n"
    assert cli("undo", "--yes").out == f"Tillbakataget: aktiviteten i {first}\n"
    assert cli("rename", "arjeplog", "larm", "utryckningar")
    assert remembered(root) == [".gitignore"]


def remembered(root: Path) -> list[str]:
    """What is left beside the tree; Windows takes the lock away when it is let go."""
    return sorted({path.name for path in (root / ".medlofte").iterdir()} - {"lock"})


def interrupted(root: Path, old: str = "larm", new: str = "utryckningar") -> None:
    """Leave a note as a renaming does that is killed before it has replaced anything."""
    intents.begin(root, Renaming("arjeplog", old, new, new_key(datetime.now(UTC).date())))


TOLD = (
    "Ett namnbyte avbröts: larm ska heta utryckningar. Slutför det med: medlofte rename arjeplog "
    "larm utryckningar"
)
FINISHED = "Ett namnbyte som avbröts är nu slutfört: larm heter utryckningar.\n"


@pytest.mark.parametrize(
    "command", [["validate"], ["status"], ["validate", "activities"], ["next"], ["list"]]
)
def test_a_command_that_reads_only_tells_of_it(
    cli: Cli, tmp_path: Path, command: list[str]
) -> None:
    before = written(tmp_path)
    interrupted(tmp_path)
    said = cli(*command)
    assert " ".join(said.err.split()).startswith(TOLD)
    assert everything(tmp_path) == before
    intents.finished(tmp_path)
    assert cli(*command).out == said.out


@pytest.mark.parametrize(
    "command, code",
    [
        (["log", "arjeplog", "utryckningar", "--date", "2024-08-09"], 0),
        (["validate", "--fix"], 0),
        (["rename", "arjeplog", "larm", "utryckningar"], 0),
    ],
)
def test_a_command_that_writes_finishes_it(
    cli: Cli, tmp_path: Path, command: list[str], code: int
) -> None:
    before = written(tmp_path)
    interrupted(tmp_path)
    (tmp_path / ".medlofte").mkdir()
    (tmp_path / ".medlofte" / "0123456789abcdef.tmp").write_text("halv")
    assert FINISHED in cli(*command, code=code).err
    after = everything(tmp_path)
    assert set(before) <= set(after)
    assert sum(after[path].count(b"utryckningar") for path in before) == 7
    assert remembered(tmp_path) == [".gitignore"]
    assert "avbröts" not in cli("validate").err


def test_undo_takes_back_what_it_has_finished(cli: Cli, tmp_path: Path) -> None:
    before = written(tmp_path)
    interrupted(tmp_path)
    undone = cli("undo", "--yes")
    assert undone.err == FINISHED
    assert undone.out == "Tillbakataget: namnbytet från larm till utryckningar, 4 filer\n"
    assert everything(tmp_path) == before


def test_what_others_have_written_meanwhile_is_renamed_as_well(cli: Cli, tmp_path: Path) -> None:
    written(tmp_path)
    interrupted(tmp_path)
    (tmp_path / "activities/arjeplog/2024/2024-10-01-larm-eeee.yaml").write_text(
        "{date: 2024-10-01, counts_for: [larm], by: [polis]}", encoding="utf-8"
    )
    assert cli("validate", "--fix").err == f"{FINISHED}6 filer: inga fel.\n"


def test_what_rename_would_refuse_is_not_finished(cli: Cli, tmp_path: Path) -> None:
    """Between the kill and the next command somebody adds a promise with the new id."""
    written(tmp_path)
    interrupted(tmp_path, new="larma")
    before = everything(tmp_path)
    said = cli("log", "arjeplog", "larma", "--date", "2024-08-09", code=2).err
    assert said.startswith("Ett namnbyte, från larm till larma, avbröts och måste slutföras först.")
    assert said.endswith('Det finns redan ett löfte som heter "larma" i medborgarlöftet 2024.\n')
    assert everything(tmp_path) == before
    note = said.split("ta bort ")[1].split(" och rätta")[0]
    shutil.rmtree(note)
    cli("log", "arjeplog", "larma", "--date", "2024-08-09")


def test_promises_that_are_wrong_are_not_renamed_further(cli: Cli, tmp_path: Path) -> None:
    written(tmp_path)
    interrupted(tmp_path)
    path = tmp_path / "promises" / "arjeplog.yaml"
    path.write_text(path.read_text("utf-8").replace("at_least: 2", "at_least: två"), "utf-8")
    before = everything(tmp_path)
    said = cli("validate", "--fix", code=1).err
    assert said.endswith("Löftesfilen har fel och måste rättas först.\n")
    assert everything(tmp_path) == before


def test_half_of_a_renaming_by_somebody_else(cli: Cli, tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "activities/arjeplog/2023/2023-02-01-larm-aaaa.yaml"
    path.write_bytes(path.read_bytes().replace(b"[ larm ]", b"[ utryckningar ]"))
    assert cli("validate", code=1).out == (
        "activities/arjeplog/2023/2023-02-01-larm-aaaa.yaml:2:15: error[unknown-promise]: Löftet "
        '"utryckningar" finns inte i medborgarlöftet 2023. Filen heter efter löftet larm: här '
        "blandas larm och utryckningar, kanske av ett namnbyte som avbröts. Då slutförs det där "
        "det började, med medlofte rename.\n"
    )


def test_what_cannot_be_finished_is_told(cli: Cli, tmp_path: Path) -> None:
    written(tmp_path)
    interrupted(tmp_path)
    broken = tmp_path / "activities/arjeplog/2024/2024-10-01-larm-eeee.yaml"
    broken.write_text("date: [larm", encoding="utf-8")
    said = cli("validate", "--fix", code=1).err.splitlines()
    assert said[0].startswith("Ett namnbyte, från larm till utryckningar, avbröts och måste slutf")
    assert said[1].startswith(
        "activities/arjeplog/2024/2024-10-01-larm-eeee.yaml:1:7 måste rättas först: "
    )
    broken.unlink()
    cli("validate", "--fix")


@posix
def test_a_link_inside_the_tree_stays_a_link(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-01-10"])
    stored = tmp_path / "stored.yaml"
    stored.write_text("{date: 2024-01-11, counts_for: [lofte], by: [polis]}", encoding="utf-8")
    stored.chmod(0o640)
    link = tmp_path / "activities/arjeplog/2024/2024-01-11-lofte-eeee.yaml"
    link.symlink_to(stored)
    cli("rename", "arjeplog", "lofte", "annat")
    assert link.is_symlink()
    assert "counts_for: [annat]" in stored.read_text(encoding="utf-8")
    assert stored.stat().st_mode & 0o777 == 0o640


def test_what_a_follow_up_says_of_a_promise_follows_it(cli: Cli, tmp_path: Path) -> None:
    head = HEAD + AGREEMENT.replace(
        "    areas:",
        '    follow_ups: [{period: "2024", date: 2025-01-20, by: polis,\n'
        "      promises: [{promise: lofte, comment: om lofte}]}]\n    areas:",
    )
    tree(tmp_path, lofte(COUNT), ["2024-03-13"], head=head)
    cli("rename", "arjeplog", "lofte", "kontroller")
    text = (tmp_path / "promises" / "arjeplog.yaml").read_text(encoding="utf-8")
    assert "{promise: kontroller, comment: om lofte}" in text
    cli("validate")
