"""A file of a mebibyte, whatever stands in it: a short answer, and no endless work."""

import json
from pathlib import Path

import pytest

from conftest import Cli
from killing import limited
from medlofte.finding import MOST
from medlofte.reading.nodes import MAX_ITEMS, MAX_VALUES
from medlofte.swedish.names import suggest
from small_trees import lofte, target, tree
from system import posix

HEAD = "date: 2024-03-14\ncounts_for: [lofte]\nby: [polis]\n"
FILE = "activities/arjeplog/2024/2024-03-14-lofte-eeee.yaml"
ROOM = 1024 * 1024 - 1000


def found(cli: Cli, folder: Path, text: str, code: int = 0) -> list[str]:
    """Return the complaints about an activity with that text, each as line and rule."""
    tree(folder, lofte(target("kind: ongoing")), ["2024-01-10"])
    (folder / FILE).write_text(text, encoding="utf-8")
    findings = json.loads(cli("validate", "--format", "json", code=code).out)["findings"]
    return [f"{one['line']} {one['rule']}: {one['message']}" for one in findings]


def test_too_many_values(cli: Cli, tmp_path: Path) -> None:
    (only,) = found(cli, tmp_path, f"{HEAD}links: [{'a,' * MAX_VALUES}]\n", code=1)
    assert only == "1 too-large: Filen har fler än 75000 värden. Dela upp den."


def test_too_many_items(cli: Cli, tmp_path: Path) -> None:
    (only,) = found(cli, tmp_path, f"{HEAD}links: [{'a,' * (MAX_ITEMS + 1)}]\n", code=1)
    assert only == "4 too-large: Här står fler än 5000 saker. Dela upp dem."


def test_as_much_as_people_write_is_read(cli: Cli, tmp_path: Path) -> None:
    text = "Polisen kontrollerar trafiken vid skolor och förskolor och i byar"
    more = f"name: Trafik, text: {text}, counts: {text}"
    promises = [lofte(target("kind: ongoing"), more, f"p{number}") for number in range(4000)]
    tree(tmp_path, "".join(promises))
    assert (tmp_path / "promises" / "arjeplog.yaml").stat().st_size > 900_000
    assert cli("validate").err == "1 fil: inga fel.\n"


@pytest.mark.parametrize(
    "text, rule",
    [
        (HEAD + "place: Torget\n" * 500, "duplicate-key"),
        (f"{HEAD}links: [{'!x b, ' * 500}]\n", "yaml-feature"),
        (f"{HEAD}note: {'a@b.se ' * 500}\n", "email"),
        (f"{HEAD}{'# a@b.se' + chr(10)}" + "# a@b.se\n" * 2000, "email"),
        (f"{HEAD}links:\n" + "- https://a.se  # medlofte: ok email\n" * 500, "unused-ok"),
        (f"{HEAD}replaces:\n" + "".join(f"- x{i}\n" for i in range(500)), "replaces-nothing"),
    ],
)
def test_a_page_of_a_kind_is_enough(cli: Cli, tmp_path: Path, text: str, rule: str) -> None:
    code = int(rule != "unused-ok")
    lines = found(cli, tmp_path, text, code=code)
    assert [line.split()[1] for line in lines] == [f"{rule}:"] * MOST


def test_hits_in_many_texts(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, "".join(lofte(target("kind: ongoing"), id_=f"p{i}") for i in range(1200)))
    path = tmp_path / "promises" / "arjeplog.yaml"
    text = path.read_text(encoding="utf-8").replace("Texten om", "Skriv till a@b.se om")
    path.write_text(text, encoding="utf-8")
    result = cli("validate", code=1)
    assert "100 fel" in result.err


def test_every_accepted_warning_stays_accepted(cli: Cli, tmp_path: Path) -> None:
    """More warnings than are told, each of them accepted, leave none and no idle comment."""
    aims = "".join("      - a@b.se  # medlofte: ok email\n" for _ in range(300))
    tree(tmp_path, lofte(target("kind: ongoing")))
    path = tmp_path / "promises" / "arjeplog.yaml"
    text = path.read_text(encoding="utf-8").replace("    areas:", f"    aims:\n{aims}    areas:")
    path.write_text(text, encoding="utf-8")
    assert cli("validate", "--strict").err == "1 fil: inga fel.\n"


@pytest.mark.parametrize("text", ["x " * (ROOM // 2), "x" * ROOM])
@pytest.mark.parametrize("command", ["status", "next --as-of 2024-12-30", "list"])
def test_a_promise_that_is_a_book(cli: Cli, tmp_path: Path, text: str, command: str) -> None:
    promise = (
        f"      - {{id: lofte, text: {text}, responsible: [polis], target: {{kind: ongoing}}}}\n"
    )
    tree(tmp_path, promise, ["2024-01-10"])
    assert len(cli(*command.split(), width=80).out) < 5000


def test_a_guess_looks_at_so_many_names() -> None:
    names = [f"namn{number}" for number in range(500)]
    assert suggest("trafikk", [*names, "trafik"]) is None
    assert suggest("trafikk", [*names[1:], "trafik"]) == "trafik"


@posix
@pytest.mark.parametrize(
    "text",
    [
        "# medlofte: ok email\n" * (ROOM // 21),
        "note: " + "a@b.se " * (ROOM // 7),
        "note: |\n" + "  ABC 123\n" * (ROOM // 10),
        "note: x" + " #" * (ROOM // 2),
        "links: " + "[" * ROOM,
        "links:\n" + "- https://a.se  # medlofte: ok email\n" * 4900,
        "links: [" + "A!," * (ROOM // 3) + "]\n",
        "by: [polis]\n" * (ROOM // 12),
        "note: x\n" + "\n" * ROOM,
    ],
    ids=lambda text: text[:24],
)
def test_a_mebibyte(tmp_path: Path, text: str) -> None:
    """A guard against work that grows with the square: ten times what any of these may take."""
    tree(tmp_path, lofte(target("kind: ongoing")), ["2024-01-10"])
    (tmp_path / FILE).write_text(HEAD + text, encoding="utf-8")
    commands = ("validate", "next --as-of 2024-04-01", "rename arjeplog lofte annat")
    for said in limited(tmp_path, 20, *map(str.split, commands)):
        assert said.code in (0, 1), said.err[-500:]
        assert said.peak < 400_000  # KiB; under 200 MiB where measured alone
        assert len(said.out) < 200_000
