"""`next`: what is due, sorted by day, each with the command that would log it."""

import json
import shlex
from pathlib import Path

import pytest
from icalendar import Calendar

from conftest import Cli
from small_trees import AGREEMENT, HEAD, add, lofte, target, tree

COUNT = target("kind: count, at_least: 4, per: year")
ONGOING = target("kind: ongoing")
TERM = """\
  - id: avtal
    title: Medborgarlöfte 2023–2024
    from: 2023-01-01
    to: 2024-12-31
"""


def agreement(more: str = "", term: str = TERM) -> str:
    return f"{HEAD}{term}{more}    promises:\n"


def due(cli: Cli, as_of: str, *arguments: str, code: int = 0) -> list[str]:
    """Return what is due: day, kind, what, how it stands, command."""
    printed = cli("next", "--format", "json", "--as-of", as_of, *arguments, code=code).out
    (municipality,) = json.loads(printed)["municipalities"]
    lines = []
    for one in municipality["due"]:
        late = "! " if one["overdue"] else ""
        what = one["promise"] or one["name"]
        command = one["command"].removeprefix("medlofte ")
        lines.append(f"{late}{one['date']} {one['kind']} {what}: {one['text']} | {command}")
    return lines


def promises(cli: Cli, as_of: str, *arguments: str) -> list[str]:
    """Return what is due without the silent parties, and without commands."""
    lines = due(cli, as_of, *arguments)
    return [line.partition(" |")[0] for line in lines if " party " not in line]


def test_the_table(cli: Cli, tmp_path: Path) -> None:
    text = (
        lofte(COUNT)
        + lofte(target("kind: milestone, by: 2024-09-30"), "responsible: [kommun]", "rutin")
        + lofte(ONGOING, "responsible: [skola, polis]", "dialog")
        + lofte(target("kind: count, at_least: 3, per: year"), id_="radd")
    )
    duty = "    follow_up: [{by: kommun, every: tertial}]\n"
    head = agreement(duty, AGREEMENT.replace("    promises:\n", ""))
    reports = ("2024-01-20 example: true", "2024-04-02 counts_for: [radd, dialog], example: true")
    tree(tmp_path, text, reports, head)
    printed = cli("next", "--as-of", "2024-09-14", width=80).out
    assert printed == (
        "Arjeplog · Medborgarlöfte 2024\n"
        "Att göra t.o.m. 14 oktober 2024, per den 14 september 2024\n"
        "9 saker att göra: 6 försenade, 2 senare, 1 tyst.\n"
        "\n"
        "EXEMPEL: alla 2 aktiviteter är påhittade. Siffrorna säger inget om Arjeplog.\n"
        "\n"
        "  Senast  Vad                  Läge\n"
        "\n"
        "Försenat\n"
        "! 30 jun  Lofte                1 av 4, 1 efter sedan 30 jun, exempel\n"
        "          medlofte log arjeplog lofte\n"
        "! 30 jun  Uppföljning 2024-T1  skulle ha skrivits av Arjeplogs kommun\n"
        "          medlofte follow-up arjeplog 2024-T1\n"
        "! 31 aug  Radd                 1 av 3, 1 efter sedan 31 aug, exempel\n"
        "          medlofte log arjeplog radd\n"
        "! 31 aug  Arjeplogs kommun     inget redovisat under tertial 2, 2024\n"
        "          medlofte log arjeplog --by kommun\n"
        "! 31 aug  Polisen              inget redovisat under tertial 2, 2024\n"
        "          medlofte log arjeplog --by polis\n"
        "! 31 aug  Skolan               inget redovisat under tertial 2, 2024\n"
        "          medlofte log arjeplog --by skola\n"
        "\n"
        "Senare\n"
        "○ 30 sep  Rutin                ska vara klart\n"
        "          medlofte log arjeplog rutin\n"
        "  31 okt  Uppföljning 2024-T2  ska skrivas av Arjeplogs kommun\n"
        "          medlofte follow-up arjeplog 2024-T2\n"
        "\n"
        "Tyst\n"
        "• 2 aug   Dialog               inget redovisat sedan 2 apr\n"
        "          medlofte log arjeplog dialog\n"
        "\n"
        "! efter\n"
        "Tyst: löften utan antal som inget är redovisat om på fyra månader.\n"
        "Takten är ett räknestöd. Varje löfte gäller hela sin tid.\n"
    )
    wide = cli("next", "--as-of", "2024-09-14", width=140).out.splitlines()
    assert wide[9] == (
        "! 30 jun  Lofte                1 av 4, 1 efter sedan 30 jun, exempel   "
        "medlofte log arjeplog lofte"
    )
    found = json.loads(cli("next", "--as-of", "2024-09-24", "--format", "json").out)
    headings = [one["heading"] for one in found["municipalities"][0]["due"]]
    assert headings == [*["overdue"] * 2, "silent", *["overdue"] * 4, "soon", "later"]
    soon = cli("next", "--as-of", "2024-09-24", width=60).out
    assert "9 saker att göra: 6 försenade, 1 denna vecka, 1 senare, 1\ntyst.\n" in soon
    assert (
        "\nDenna vecka, till och med tisdag 1 oktober 2024\n"
        "○ 30 sep  Rutin\n"
        "          ska vara klart\n"
        "          medlofte log arjeplog rutin\n"
    ) in soon
    cli("next", "--as-of", "2024-09-14", "--fail-on", "overdue", code=1)


def test_every_command_asks(cli: Cli, tmp_path: Path) -> None:
    """No command states a fact; what it leaves out a person is asked for, or types."""
    text = (
        lofte(COUNT)
        + lofte(target("kind: milestone, by: 2024-09-30"), id_="rutin")
        + lofte(ONGOING, id_="dialog")
    )
    tree(tmp_path, text)
    lines = due(cli, "2024-10-14")
    assert [line.partition(":")[0] for line in lines] == [
        "! 2024-03-31 behind lofte",
        "2024-04-30 quiet dialog",
        "! 2024-08-31 party Polisen",
        "! 2024-09-30 late rutin",
    ]
    for number, line in enumerate(lines):
        command = shlex.split(line.partition(" | ")[2])
        assert command[:2] == ["log", "arjeplog"]
        assert {word for word in command if word[0] == "-"} <= {"--by"}
        more = ["dialog"] * ("--by" in command) + ["--completes"] * ("rutin" in command)
        cli(*command, *more, "--date", "2024-10-14", "--place", f"Plats {number}")
    assert "party" not in "".join(due(cli, "2024-10-14"))
    assert promises(cli, "2024-10-14") == [
        "! 2024-06-30 behind lofte: 1 av 4, 2 efter sedan 30 jun"
    ]


@pytest.mark.parametrize(
    "as_of, lines",
    [
        ("2024-01-01", ""),
        ("2024-03-01", "2024-03-31 due lofte: – av 4, inget redovisat än"),
        ("2024-03-31", "2024-03-31 behind lofte: inget redovisat, 1 borde vara gjord"),
        ("2024-07-01", "! 2024-03-31 behind lofte: inget redovisat, 2 borde vara gjorda"),
        ("2024-12-31", "2025-02-28 late lofte: 2024: – av 4, inte redovisat, preliminärt"),
        ("2025-02-28", "2025-02-28 late lofte: 2024: – av 4, inte redovisat, preliminärt"),
        ("2025-03-01", ""),
        ("2023-12-15", ""),
        ("2023-12-15 --days 120", "2024-03-31 due lofte: – av 4, börjar 1 jan 2024"),
    ],
)
def test_a_count_through_the_year(cli: Cli, tmp_path: Path, as_of: str, lines: str) -> None:
    tree(tmp_path, lofte(COUNT))
    assert promises(cli, *as_of.split()) == ([lines] if lines else [])


@pytest.mark.parametrize(
    "as_of, reports, line",
    [
        # On track, behind, met, and a number that is not known.
        ("2024-06-10", ["2024-03-01"], "2024-06-30 due lofte: 1 av 4, i fas"),
        ("2024-07-01", ["2024-03-01"], "! 2024-06-30 behind lofte: 1 av 4, 1 efter sedan 30 jun"),
        ("2024-07-01", ["2024-03-01 count: 4"], ""),
        (
            "2024-07-01",
            ["2024-03-01 precision: unknown"],
            "2024-06-30 due lofte: gjort, antal oklart",
        ),
        # Told by tertial: what has fallen due since is awaited when the tertial ends.
        ("2024-07-01", ["2024-01-01 2024-04-30 count: 1"], ""),
        ("2024-08-10", ["2024-01-01 2024-04-30 count: 1"], "2024-08-31 due lofte: 1 av 4, i fas"),
        ("2024-01-10 --days 0", [], ""),
    ],
)
def test_a_count_with_reports(
    cli: Cli, tmp_path: Path, as_of: str, reports: list[str], line: str
) -> None:
    tree(tmp_path, lofte(COUNT), reports)
    assert promises(cli, *as_of.split()) == ([line] if line else [])


def test_a_promise_for_each_week_cannot_be_caught_up(cli: Cli, tmp_path: Path) -> None:
    week = target("kind: count, at_least: 1, per: week, how: each")
    tree(tmp_path, lofte(week), ["2024-01-10"])
    assert promises(cli, "2024-01-31") == [
        "2024-02-04 behind lofte: 1 av 52, 3 av 52 veckor missade"
    ]
    assert promises(cli, "2024-01-12", "--days", "9") == [
        "2024-01-21 behind lofte: 1 av 52, 1 av 52 veckor missad"
    ]


def test_nothing_reported_for_each_week(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: count, at_least: 1, per: week, how: each")))
    assert promises(cli, "2024-01-31") == ["2024-02-04 behind lofte: – av 52, inte redovisat"]


@pytest.mark.parametrize(
    "as_of, line",
    [
        ("2024-05-30", ""),
        ("2024-06-05", "2024-06-30 due lofte: ska vara klart, påbörjat"),
        ("2024-06-30", "2024-06-30 late lofte: ska vara klart, påbörjat"),
        ("2024-07-01", "! 2024-06-30 late lofte: skulle ha varit klart, påbörjat"),
        ("2025-06-30", "! 2024-06-30 late lofte: skulle ha varit klart, påbörjat"),
        ("2025-07-02", ""),
    ],
)
def test_a_milestone_is_due_until_it_is_history(
    cli: Cli, tmp_path: Path, as_of: str, line: str
) -> None:
    tree(tmp_path, lofte(target("kind: milestone, by: 2024-06-30")), ["2024-02-01"])
    assert promises(cli, as_of) == ([line] if line else [])


def test_a_milestone_stays_while_its_agreement_is_in_force(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: milestone, by: 2023-02-01")), head=agreement())
    line = "! 2023-02-01 late lofte: skulle ha varit klart"
    assert promises(cli, "2024-12-01") == [line]
    add(tmp_path, "2024-11-01 completes: [lofte]", 1)
    assert promises(cli, "2024-12-01") == []


@pytest.mark.parametrize(
    "as_of, reports, line",
    [
        ("2023-04-30", [], ""),
        ("2023-05-01", [], "2023-04-30 quiet lofte: inget redovisat än"),
        ("2023-05-01", ["2023-02-01"], ""),
        ("2023-06-02", ["2023-02-01"], "2023-06-01 quiet lofte: inget redovisat sedan 1 feb"),
        ("2023-06-02", ["2023-02-01", "2023-03-01 status: cancelled"], "2023-06-01"),
        ("2023-06-02", ["2023-02-01", "2023-07-01"], "2023-06-01"),  # that is still to come
        ("2023-06-02", ["2023-02-01", "2023-03-01 example: true"], "2023-06-01"),
        # A zero tells something. What was heard last year is heard.
        ("2023-06-02", ["2023-02-01 2023-04-30 count: 0"], ""),
        ("2024-02-01", ["2023-12-01"], ""),
        ("2024-04-10", ["2023-12-01"], "2024-04-01 quiet lofte: inget redovisat sedan 1 dec 2023"),
        # Nothing in the whole of 2023 is told once.
        ("2024-01-31", [], "2025-02-28 late lofte: 2023: –, inte redovisat, preliminärt"),
        ("2025-01-31", ["2024-02-01"], ""),
    ],
)
def test_an_ongoing_promise_gone_quiet(
    cli: Cli, tmp_path: Path, as_of: str, reports: list[str], line: str
) -> None:
    duty = "    follow_up: [{due: 2025-02-28}]\n"
    tree(tmp_path, lofte(ONGOING), reports, agreement(duty))
    lines = [one for one in promises(cli, as_of) if "follow_up" not in one]
    assert [one[: len(line)] for one in lines] == ([line] if line else [])


def test_a_withdrawn_promise_asks_for_nothing(cli: Cli, tmp_path: Path) -> None:
    gone = "to: 2024-03-31, withdrawn: Ersatt"
    tree(tmp_path, lofte(COUNT, gone) + lofte(ONGOING, gone, "dialog"))
    assert due(cli, "2024-09-01") == []


@pytest.mark.parametrize(
    "duties, as_of, lines",
    [
        ("{every: continuous}", "2024-12-31", []),
        (
            "{by: skola, every: continuous, due: 2025-02-01}",
            "2024-12-31",
            ["2025-02-01 Uppföljning avtal: ska skrivas av Skolan"],
        ),
        (
            "{every: year, due: 2025-02-01}",
            "2025-02-02",
            [
                "! 2024-02-29 Uppföljning 2023: skulle ha skrivits",
                "! 2025-02-01 Uppföljning 2024: skulle ha skrivits",
            ],
        ),
        (
            "{every: half_year}, {by: kommun, every: half_year}",
            "2023-07-01",
            [
                "2023-08-30 Uppföljning 2023-H1: ska skrivas",
                "2023-08-30 Uppföljning 2023-H1: ska skrivas av Arjeplogs kommun",
            ],
        ),
        # The same duty twice is one, on the earlier day.
        (
            "{every: year, due: 2024-01-15}, {every: year}, {every: year, due: 2024-03-01}",
            "2023-12-31",
            ["2024-01-15 Uppföljning 2023: ska skrivas"],
        ),
        # A day before anything is over is no day of these.
        (
            "{every: tertial, due: 2023-02-01}",
            "2023-06-01",
            ["2023-06-30 Uppföljning 2023-T1: ska skrivas"],
        ),
        ("{every: tertial}", "2023-04-29", []),
        ("{every: quarter}", "2023-04-01", ["2023-05-31 Uppföljning 2023-Q1: ska skrivas"]),
        # Two years from the first day are the whole agreement here.
        ("{every: two_years}", "2024-12-31", ["2025-02-28 Uppföljning avtal: ska skrivas"]),
        ("{due: 2023-05-20}", "2023-04-29", ["2023-05-20 Uppföljning avtal: "]),
        ("{due: 2023-05-20}", "2023-04-01", []),
        ("{due: 2023-05-20}", "2024-06-01", []),
    ],
)
def test_follow_ups(cli: Cli, tmp_path: Path, duties: str, as_of: str, lines: list[str]) -> None:
    head = agreement(f"    follow_up: [{duties}]\n")
    tree(tmp_path, lofte(target("kind: milestone, by: 2026-01-01")), head=head)
    found = [line.replace(" follow_up", "") for line in promises(cli, as_of) if "Upp" in line]
    wanted = [line for line in found if any(line.startswith(one) for one in lines)]
    assert found == wanted
    assert len(found) == len(lines)


def test_parties(cli: Cli, tmp_path: Path) -> None:
    text = lofte(ONGOING, "responsible: [polis, kommun]") + lofte(
        ONGOING, "responsible: [skola], from: 2024-05-01", "sent"
    )
    tree(tmp_path, text, ["2024-03-01", "2024-06-01 status: cancelled, by: [kommun]"])

    def silent(as_of: str) -> list[str]:
        return [line for line in due(cli, as_of) if " party " in line]

    april = "inget redovisat under tertial 1, 2024"
    august = "inget redovisat under tertial 2, 2024"
    assert silent("2024-04-30") == [
        f"2024-04-30 party Arjeplogs kommun: {april} | log arjeplog --by kommun"
    ]
    assert silent("2024-05-20") == [
        f"! {silent('2024-04-30')[0]}",
        f"2024-08-31 party Polisen: {august} | log arjeplog --by polis",
        f"2024-08-31 party Skolan: {august} | log arjeplog --by skola",
    ]
    assert [line[:27] for line in silent("2024-06-01")] == [
        "2024-08-31 party Polisen: i",
        "2024-08-31 party Skolan: in",
    ]


def test_examples_beside_real_reports_are_not_heard(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-01-10", "2024-05-10 by: [kommun], example: true"])
    assert any(" party Polisen" in line for line in due(cli, "2024-05-20"))


def test_so_short_a_time_asks_nothing(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT, "from: 2024-12-30"))
    assert promises(cli, "2024-12-15") == []


def test_a_follow_up_that_is_written_is_not_due_any_more(cli: Cli, tmp_path: Path) -> None:
    written = "    follow_ups: [{period: 2024-T1, date: 2024-06-01, by: kommun}]\n"
    duty = "    follow_up: [{every: tertial}]\n"
    tree(tmp_path, lofte(COUNT), head=agreement(duty + written))

    def due_on(as_of: str) -> bool:
        return "2024-T1" in "".join(promises(cli, as_of))

    assert (due_on("2024-05-31"), due_on("2024-06-01")) == (True, False)


def test_a_follow_up_of_the_tertials_that_the_agreement_touches(cli: Cli, tmp_path: Path) -> None:
    term = TERM.replace("2023-01-01", "2024-06-01")
    head = agreement("    follow_up: [{every: tertial}]\n", term)
    tree(tmp_path, lofte(target("kind: milestone")), head=head)
    lines = promises(cli, "2024-09-01")
    assert lines == ["2024-10-31 follow_up Uppföljning 2024-T2: ska skrivas"]


def test_a_follow_up_every_other_year_is_counted_from_the_first_day(
    cli: Cli, tmp_path: Path
) -> None:
    duty = "    follow_up: [{every: two_years}]\n"
    term = TERM.replace("2023-01-01", "2020-06-01")

    def asked(as_of: str, more: str = "") -> list[str]:
        tree(tmp_path, lofte(target("kind: milestone")), head=agreement(duty + more, term))
        return [line for line in promises(cli, as_of) if "Upp" in line]

    assert asked("2022-05-31") == ["2022-07-31 follow_up Uppföljning 2022: ska skrivas"]
    assert asked("2024-06-01") == ["2024-07-31 follow_up Uppföljning 2024: ska skrivas"]
    # The rest of the time is followed up with all of it.
    assert asked("2025-01-31") == [
        "! 2024-07-31 follow_up Uppföljning 2024: skulle ha skrivits",
        "2025-02-28 follow_up Uppföljning avtal: ska skrivas",
    ]
    written = '    follow_ups: [{period: "2022", date: 2022-07-01, by: kommun}]\n'
    assert asked("2022-07-31", written) == []


def test_nothing_is_due(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-01-10 count: 4"])
    assert cli("next", "--as-of", "2024-02-01").out == (
        "Arjeplog · Medborgarlöfte 2024\n"
        "Att göra t.o.m. 2 mars 2024, per den 1 februari 2024\n"
        "\n"
        "Inget väntar till och med 2 mars 2024.\n"
    )


def test_nothing_is_in_force(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT))
    assert cli("next", "--as-of", "2026-11-21", "--fail-on", "overdue").out == (
        "Lördag 21 november 2026 gäller inget medborgarlöfte i Arjeplog.\n"
        "Det senaste, avtal, gällde till och med 31 december 2024.\n"
        "\n"
        "  Logga i efterhand    medlofte log arjeplog\n"
        "  Skriv nästa löfte    medlofte new agreement arjeplog\n"
    )
    assert cli("next").out.startswith("I dag, ")
    assert cli("next", "--as-of", "2023-06-01").out == (
        "I Arjeplog börjar medborgarlöftet avtal gälla den 1 januari 2024.\n"
    )


def test_many_municipalities(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT), ["2024-01-10 date: x"])
    other = (tmp_path / "promises" / "arjeplog.yaml").read_text(encoding="utf-8")
    other = other.replace("Arjeplog", "Pajala").replace("2506", "2521")
    (tmp_path / "promises" / "pajala.yaml").write_text(other.replace("2024", "2020"), "utf-8")
    (tmp_path / "promises" / "arvika.yaml").write_text(
        other.replace("Pajala", "Arvika").replace("2521", "1784"), "utf-8"
    )
    (tmp_path / "promises" / "kiruna.yaml").write_text("municipality: [\n")
    result = cli("next", "--as-of", "2024-02-01", code=1, width=80)
    assert "promises/kiruna.yaml:" in result.err
    assert "1 fil har fel" in result.out
    heads = [line for line in result.out.splitlines() if "Medborgarlöfte 2024" in line]
    assert heads == ["Arjeplog · Medborgarlöfte 2024", "Arvika · Medborgarlöfte 2024"]
    assert result.out.endswith(
        "\n\nI Pajala gäller inget medborgarlöfte. Det senaste, avtal, gällde till och med 31\n"
        "december 2020.\n"
        "\n"
        "I 2 kommuner: 2 saker att göra: 2 senare.\n"
    )
    left_out = json.loads(cli("next", "--format", "json", code=1).out)["left_out"]
    assert [one["rules"] for one in left_out] == [["duplicate-key"], ["syntax"]]
    (tmp_path / "medlofte.yaml").write_text("municipality: pajala\n")
    assert "Arjeplog" not in cli("next", "--as-of", "2024-02-01").out


def municipality(root: Path, name: str, code: str, area: str, promises: str) -> None:
    """Write one more municipality, with promises of its own."""
    head = (HEAD + AGREEMENT).replace("Arjeplog", name).replace("2506", code)
    text = head.replace("Norra Lappland", area) + promises
    (root / "promises" / f"{name.lower()}.yaml").write_text(text, encoding="utf-8")


def test_a_party_and_a_police_area(cli: Cli, tmp_path: Path) -> None:
    text = lofte(COUNT) + lofte(COUNT, "responsible: [kommun]", "utbildning")
    duty = "    follow_up: [{every: tertial}, {by: kommun, every: tertial}]\n"
    tree(tmp_path, text, head=agreement(duty, AGREEMENT.replace("    promises:\n", "")))
    municipality(tmp_path, "Jokkmokk", "2510", "norra lappland", lofte(COUNT, id_="annat"))
    municipality(tmp_path, "Pajala", "2521", "Östra Norrbotten", lofte(COUNT, id_="fjarran"))

    def told(*arguments: str) -> dict[str, list[str]]:
        ask = ("next", "--format", "json", "--as-of", "2024-05-02", "--days", "7", *arguments)
        found = json.loads(cli(*ask).out)["municipalities"]
        return {one["id"]: [due["name"] for due in one["due"]] for one in found}

    everyone = told()
    assert list(everyone) == ["arjeplog", "jokkmokk", "pajala"]
    assert told("--all") == everyone
    assert list(told("--police-area", "Norra Lappland")) == ["arjeplog", "jokkmokk"]
    assert told("arjeplog", "--by", "polis") == {"arjeplog": ["Polisen", "Uppföljning 2024-T1"]}
    assert told("arjeplog", "--by", "kommun") == {
        "arjeplog": ["Arjeplogs kommun", "Uppföljning 2024-T1", "Uppföljning 2024-T1"]
    }
    assert told("--by", "skola") == {
        "arjeplog": ["Uppföljning 2024-T1"],
        "jokkmokk": [],
        "pajala": [],
    }
    path = tmp_path / "promises" / "pajala.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(", skola: Skolan", ""), "utf-8")
    result = cli("next", "--by", "skola", "--as-of", "2024-05-02")
    assert result.err.startswith('Inte med: Pajala. Det finns ingen part som heter "skola".')
    assert "I 1 kommun: 1 sak att göra: 1 senare.\n" in result.out


def test_an_empty_tree(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "promises").mkdir()
    assert cli("next").out.endswith("Börja med: medlofte new municipality\n")
    assert json.loads(cli("next", "--format", "json").out)["municipalities"] == []
    calendar = Calendar.from_ical(cli("next", "--format", "ics").out)
    assert calendar["X-WR-CALNAME"] == "Medborgarlöften"


@pytest.mark.parametrize(
    "arguments, answer",
    [
        ("--format xml", "--format kan vara table, json, ics."),
        ("--fail-on late", "--fail-on kan vara försenat."),
        ("--days 9999", "--days kan vara högst 3660."),
        ("--days -1", "--days har ett värde som inte går att använda."),
        ("arjeplog --police-area x", "Ange antingen en kommun eller --police-area."),
        ("--police-area x", 'Det finns inget lokalpolisområde som heter "x" här.'),
        ("arjeplog --by x", 'Det finns ingen part som heter "x".'),
        ("--as-of snart", '--as-of: "snart" går inte att läsa som ett datum.'),
    ],
)
def test_asked_wrongly(cli: Cli, tmp_path: Path, arguments: str, answer: str) -> None:
    tree(tmp_path, lofte(COUNT))
    assert cli("next", *arguments.split(), code=2).err.startswith(answer)


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01"])
def test_the_ends_of_the_calendar(cli: Cli, tmp_path: Path, as_of: str) -> None:
    tree(tmp_path, lofte(COUNT) + lofte(ONGOING, id_="dialog"))
    assert due(cli, as_of, "--days", "3660") == []


HOSTILE = 'name: "a,b;c\\\\d\\e[2J\\u202e"'


def test_a_calendar_that_others_read(cli: Cli, tmp_path: Path) -> None:
    text = (
        lofte(COUNT, HOSTILE)
        + lofte(target("kind: milestone, by: 2024-02-20"), "name: Ååååååååååååååååååååååå", "rutin")
        + lofte(ONGOING, "name: 漢字漢字漢字漢字漢字漢字漢字漢字", id_="dialog")
    )
    duty = "    follow_up: [{by: kommun, every: year}, {every: tertial}]\n"
    tree(tmp_path, text, ["2023-12-10 example: true, counts_for: [rutin]"], agreement(duty))
    arguments = ("next", "--format", "ics", "--as-of", "2024-02-01")
    printed = cli(*arguments).out
    raw = printed.encode()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert cli(*arguments).out == printed
    calendar = Calendar.from_ical(raw)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["PRODID"] == "-//medlofte//medlofte next//SV"
    events = calendar.walk("VEVENT")
    found = json.loads(cli("next", "--format", "json", "--as-of", "2024-02-01").out)
    wanted = found["municipalities"][0]["due"]
    assert len({event["UID"] for event in events}) == len(events) == len(wanted) == 8
    for event, one in zip(events, wanted, strict=True):
        first, last = event.decoded("DTSTART"), event.decoded("DTEND")
        assert (first.isoformat(), (last - first).days) == (one["date"], 1)
        lines = str(event["DESCRIPTION"]).split("\n")
        assert lines[:2] == [f"{one['name']}: {one['text']}.", one["command"]]
        assert lines[2].startswith("EXEMPEL: ")
        marked = str(event["SUMMARY"]).endswith(" (exempel)")
        assert marked == bool(one["examples"])
        assert event.decoded("DTSTAMP").isoformat() == "2024-02-01T00:00:00+00:00"
    summaries = [str(event["SUMMARY"]) for event in events]
    assert "Arjeplog: a,b;c\\d\ufffd[2J\ufffd" in summaries


def test_what_is_done_is_dropped_from_the_calendar(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT) + lofte(target("kind: milestone, by: 2024-03-20"), id_="rutin"))

    def events(as_of: str) -> dict[str, str]:
        printed = cli("next", "--format", "ics", "--as-of", as_of).out
        return {
            str(event["UID"]): str(event["SUMMARY"])
            for event in Calendar.from_ical(printed).walk("VEVENT")
        }

    before = events("2024-03-01")
    assert sorted(before.values()) == ["Arjeplog: Lofte", "Arjeplog: Polisen", "Arjeplog: Rutin"]
    assert events("2024-03-02") == before  # the same things keep their names
    add(tmp_path, "2024-03-02 completes: [rutin]", 1)
    add(tmp_path, "2024-03-02 count: 4", 2)
    assert events("2024-03-03") == {}


def test_a_calendar_is_fetched_again_each_day(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT))
    calendar = Calendar.from_ical(cli("next", "--format", "ics").out)
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "Medborgarlöften i Arjeplog"
    assert calendar["X-PUBLISHED-TTL"] == "P1D"
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"P1D"
    for name, code in (("Jokkmokk", "2510"), ("Kiruna", "2584"), ("Pajala", "2521")):
        municipality(tmp_path, name, code, "Norra Lappland", lofte(COUNT))
    calendar = Calendar.from_ical(cli("next", "--format", "ics").out)
    assert calendar["X-WR-CALNAME"] == "Medborgarlöften i 4 kommuner"


def test_an_empty_calendar_and_one_of_real_reports(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(COUNT))
    assert not Calendar.from_ical(cli("next", "--format", "ics").out).walk("VEVENT")
    printed = cli("next", "--format", "ics", "--as-of", "2024-03-01").out
    (party, promise) = sorted(Calendar.from_ical(printed).walk("VEVENT"), key=lambda e: -len(e))
    assert {party["UID"], promise["UID"]} == {
        "avtal-lofte-20240101-arjeplog@medlofte",
        "party-polis-2024-T1-arjeplog@medlofte",
    }
    assert "X-WR-CALDESC" not in printed
