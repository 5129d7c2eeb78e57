"""A table that is corrected and read again: what is as before, changed, new and gone."""

import io
from pathlib import Path

import pytest

from conftest import Cli
from system import git, needs_git, posix
from terminal import ACTIVITIES, Terminal, facts, report, tree, written
from workbooks import Rows, table, workbook

MARCH = ("2024-03-05", "", "trafikkontroller", "", "1", "Tärnaby")
LATER = ("2024-03-12", "", "trafikkontroller", "", "2", "Slagnäs")
TALLY = ("2024-01-01", "2024-04-30", "larm", "", "4", "")
SCHOOL = ("2024-04-02", "", "drogutbildning", "kommun", "", "Skolan")
ALL = (MARCH, LATER, TALLY, SCHOOL)
NEXT = ("2024-03-08", "", "trafikkontroller", "", "1", "Slagnäs")
APRIL = ("2024-04-19", "", "trafikkontroller", "", "1", "Slagnäs")


@pytest.fixture
def root(cli: Cli, tmp_path: Path) -> Path:
    """A tree into which a table has been read once."""
    root = tree(tmp_path)
    table(tmp_path, ALL)
    cli("import", "arjeplog", "t.csv", "--yes")
    return root


def places(root: Path) -> list[str]:
    """The day, the place and the row of each activity, in the order of their days."""
    found = []
    for text in written(root).values():
        lines = dict(line.split(": ", 1) for line in text.splitlines())
        row = lines["from_row"].split("row: ")[1].split(",")[0] if "from_row" in lines else "-"
        found.append(f"{lines.get('date') or lines['to']} {lines.get('place', '–')} {row}")
    return found


def head(out: str) -> str:
    return out.splitlines()[0]


def test_a_file_tells_which_row_it_came_from(cli: Cli, root: Path) -> None:
    texts = written(root)
    assert [text.splitlines()[-1] for text in texts.values()] == [
        "from_row: {file: t.csv, row: 2, check: rzlln5pm}",
        "from_row: {file: t.csv, row: 3, check: 2pggqwg7}",
        "from_row: {file: t.csv, row: 5, check: lzk2bpxd}",
        "from_row: {file: t.csv, row: 4, check: xrc4iemv}",
    ]
    assert cli("validate", "--strict").err == "5 filer: inga fel.\n"
    told = cli("explain", "arjeplog", "trafikkontroller", "2024", width=80).out
    assert "läst från t.csv, rad 2\n" in told


def again(cli: Cli, tmp_path: Path, rows: Rows, *flags: str, code: int = 0) -> str:
    """Read the table with other rows, and return the first line of what is said of it."""
    table(tmp_path, rows)
    flags = flags or ("--yes", "--update", "--remove")
    return cli("import", "arjeplog", "t.csv", *flags, code=code).out.splitlines()[0]


def test_a_place_is_corrected(cli: Cli, root: Path, tmp_path: Path) -> None:
    table(tmp_path, [(*MARCH[:5], "Hemavan"), LATER, TALLY, SCHOOL, APRIL])
    shown = cli("import", "arjeplog", "t.csv", width=80)
    assert shown.out == (
        "t.csv: 5 rader, 1 ny, 3 som förut, 1 ändrad\n"
        "\n"
        "Nytt\n"
        "  rad 6     fre 19 apr 2024      1  Trafikkontroller · Slagnäs · Polisen\n"
        "\n"
        "Ändrat\n"
        "  rad 2     tis 5 mar 2024 · Trafikkontroller · plats Tärnaby → Hemavan\n"
        "            2024-03-05-trafikkontroller-gdchnhn6\n"
        "\n"
        "  Trafikkontroller   3 → 4 av 10  ■■■■□□□□□□  inte uppnått, 6 saknas\n"
        "\n"
        "Inget är skrivet. Skriv det med: medlofte import arjeplog t.csv --yes --update\n"
        "Är det en annan tabell, eller en annan uppgift: läs in den under ett annat\n"
        "filnamn, eller skriv plats, tid eller rubrik som skiljer dem åt.\n"
    )
    before = written(root)
    assert "--yes --update" in cli("import", "arjeplog", "t.csv", "--yes", code=1).out
    assert "--yes --update" in cli("import", "arjeplog", "t.csv", "--update", code=1).out
    assert written(root) == before
    done = cli("import", "arjeplog", "t.csv", "--yes", "--update").out
    assert done.endswith(
        "Sparad: 1 aktivitet i data/activities/arjeplog\n"
        "Ändrad: 1 aktivitet i data/activities/arjeplog\n"
        "Blev det fel?  medlofte undo\n"
    )
    assert places(root) == [
        "2024-03-05 Hemavan 2",
        "2024-03-12 Slagnäs 3",
        "2024-04-02 Skolan 5",
        "2024-04-19 Slagnäs 6",
        "2024-04-30 – 4",
    ]
    assert cli("validate", "--strict").err == "6 filer: inga fel.\n"
    assert cli("import", "arjeplog", "t.csv").out == (
        "t.csv: 5 rader, 5 som förut\nInget nytt att skriva.\n"
    )
    assert cli("undo", "--yes").out.startswith("Tillbakataget: importen av t.csv, ")
    assert written(root) == before


@pytest.mark.parametrize(
    "rows",
    [
        ALL[::-1],  # sorted anew
        (LATER, MARCH, TALLY, SCHOOL),  # two that changed places
        (("", "", "", "", "", ""), *ALL),  # moved down
    ],
)
def test_rows_that_only_moved(cli: Cli, root: Path, tmp_path: Path, rows: Rows) -> None:
    before = written(root)
    assert again(cli, tmp_path, rows) == "t.csv: 4 rader, 4 som förut"
    assert written(root) == before


def test_a_row_above_is_new_and_the_one_below_corrected(
    cli: Cli, root: Path, tmp_path: Path
) -> None:
    rows = (APRIL, MARCH, (*LATER[:5], "Arvidsjaur"), TALLY, SCHOOL)
    assert again(cli, tmp_path, rows) == "t.csv: 5 rader, 1 ny, 3 som förut, 1 ändrad"
    assert places(root) == [
        "2024-03-05 Tärnaby 2",
        "2024-03-12 Arvidsjaur 4",
        "2024-04-02 Skolan 5",
        "2024-04-19 Slagnäs 2",
        "2024-04-30 – 4",
    ]


def test_a_row_is_deleted(cli: Cli, root: Path, tmp_path: Path) -> None:
    table(tmp_path, [MARCH, TALLY, SCHOOL])
    before = written(root)
    refused = cli("import", "arjeplog", "t.csv", "--yes", code=1, width=80).out
    assert refused.startswith(
        "t.csv: 3 rader, 3 som förut, 1 borta\n"
        "\n"
        "Borta ur tabellen, fanns där förut\n"
        "  rad 3     tis 12 mar 2024 · Trafikkontroller · Slagnäs · Polisen · 2\n"
        "            2024-03-12-trafikkontroller-xtdqaqam\n"
        "\n"
        "Om det som är borta tas bort:\n"
        "  Trafikkontroller   3 → 1 av 10  ■□□□□□□□□□  inte uppnått, 9 saknas\n"
        "\n"
        "Inget är skrivet. Skriv det med: medlofte import arjeplog t.csv --yes --remove\n"
    )
    assert written(root) == before
    done = cli("import", "arjeplog", "t.csv", "--remove").out
    assert "Borttagen: 1 aktivitet i data/activities/arjeplog\n" in done
    assert places(root) == ["2024-03-05 Tärnaby 2", "2024-04-02 Skolan 5", "2024-04-30 – 4"]
    cli("undo", "--yes")
    assert written(root) == before


@pytest.mark.parametrize(
    "row, said, left",
    [
        (
            ("2024-03-06", *MARCH[1:5], "Hemavan"),
            "datum tis 5 mar 2024 → ons 6 mar 2024, plats Tärnaby → Hemavan",
            "2024-03-06 Hemavan 2",
        ),
        (
            (*MARCH[:2], "Insatser på obekväm tid", *MARCH[3:]),
            "löfte Trafikkontroller → Insatser på obekväm tid",
            "2024-03-05 Tärnaby 2",
        ),
        (
            (*MARCH[:4], "minst 3", "Tärnaby"),
            "antal 1 → 3, precision exakt → minst, källa – → ”minst 3”",
            "2024-03-05 Tärnaby 2",
        ),
    ],
)
def test_what_else_is_corrected(
    cli: Cli, root: Path, row: tuple[str, ...], said: str, left: str
) -> None:
    tmp_path = root.parent
    table(tmp_path, [row, *ALL[1:]])
    shown = cli("import", "arjeplog", "t.csv", "--update", width=200).out
    assert f"  rad 2     tis 5 mar 2024 · Trafikkontroller · {said}\n" in shown
    assert places(root)[0] == left
    assert len(written(root)) == 4
    assert again(cli, tmp_path, [row, *ALL[1:]]) == "t.csv: 4 rader, 4 som förut"


def test_the_count_of_a_tally_is_corrected(cli: Cli, root: Path, tmp_path: Path) -> None:
    row = (*TALLY[:4], "5", "")
    assert (
        again(cli, tmp_path, [MARCH, LATER, row, SCHOOL]) == "t.csv: 4 rader, 3 som förut, 1 ändrad"
    )
    (tally,) = [text for name, text in facts(root).items() if "larm" in name]
    assert tally == "from: 2024-01-01\nto: 2024-04-30\ncounts_for: [larm]\nby: [polis]\ncount: 5\n"


@pytest.mark.usefixtures("root")
def test_two_rows_alike_are_told_apart_or_refused(cli: Cli, tmp_path: Path) -> None:
    table(tmp_path, [*ALL, MARCH])
    refused = cli("import", "arjeplog", "t.csv", "--yes", code=1)
    assert head(refused.out) == "t.csv: 5 rader, 4 som förut, 1 oläslig"
    assert "rad 6: fel: Raden är likadan som rad 2." in refused.err
    rows = [*ALL, (*MARCH[:5], "Tärnaby skola")]
    assert again(cli, tmp_path, rows) == "t.csv: 5 rader, 1 ny, 4 som förut"


def test_a_row_that_cannot_be_read_is_not_gone(cli: Cli, root: Path, tmp_path: Path) -> None:
    """Nor where it has moved with the rows beside it."""
    table(tmp_path, [MARCH, TALLY, ("igår", *SCHOOL[1:])])
    refused = cli("import", "arjeplog", "t.csv", "--yes", "--remove", code=1)
    assert head(refused.out) == "t.csv: 3 rader, 2 som förut, 1 borta, 1 oläslig"
    assert "rad 3     tis 12 mar 2024" in refused.out
    table(tmp_path, [MARCH, ("igår", *LATER[1:]), SCHOOL])
    before = written(root)
    refused = cli("import", "arjeplog", "t.csv", "--yes", "--remove", code=1)
    assert head(refused.out) == "t.csv: 3 rader, 2 som förut, 1 borta, 1 oläslig"
    assert written(root) == before


def test_a_table_of_the_same_name_from_others(cli: Cli, root: Path, tmp_path: Path) -> None:
    """The template goes to many and comes back under one name: neither takes the other's rows."""
    before = written(root)
    theirs = [
        ("2024-03-05", "", "information", "kommun", "", "Tärnaby"),
        ("2024-04-02", "", "drogutbildning", "kommun", "", "Skolan"),
    ]
    assert again(cli, tmp_path, theirs) == "t.csv: 2 rader, 1 ny, 1 som förut"
    assert before.items() <= written(root).items()
    assert again(cli, tmp_path, ALL[:3]) == "t.csv: 3 rader, 3 som förut"


def test_a_table_of_the_same_name_for_another_time(cli: Cli, root: Path, tmp_path: Path) -> None:
    before = written(root)
    autumn = [("2024-09-05", *MARCH[1:]), ("2024-10-12", *LATER[1:])]
    assert again(cli, tmp_path, autumn) == "t.csv: 2 rader, 2 nya"
    assert again(cli, tmp_path, autumn[:1]) == "t.csv: 1 rad, 1 som förut, 1 borta"
    assert before.items() <= written(root).items()
    assert len(written(root)) == 5


def test_a_corrected_table_under_another_name(cli: Cli, root: Path, tmp_path: Path) -> None:
    """What differs in one thing alone, in the same row, is the same; all else is new."""
    table(tmp_path, [(*MARCH[:5], "Hemavan"), (*LATER[:4], "3", "Arvidsjaur")], name="v2.csv")
    shown = cli("import", "arjeplog", "v2.csv", "--yes", code=1).out
    assert head(shown) == "v2.csv: 2 rader, 1 ny, 1 ändrad"
    assert "plats Tärnaby → Hemavan" in shown
    cli("import", "arjeplog", "v2.csv", "--yes", "--update")
    assert [place for place in places(root) if "Hemavan" in place] == ["2024-03-05 Hemavan 2"]
    assert len(written(root)) == 5


@pytest.mark.parametrize("change", ["count: 9\n", "# ringt och frågat\n"])
@pytest.mark.parametrize("state", ["here", "another clone"])
def test_a_file_that_a_person_changed_is_left(
    cli: Cli, root: Path, monkeypatch: pytest.MonkeyPatch, change: str, state: str
) -> None:
    tmp_path = root.parent
    if state == "another clone":
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    for path in (root / ACTIVITIES).glob("2024-03-*"):
        text = path.read_text(encoding="utf-8").replace("count: 2\n", "")
        path.write_text(text.replace("place:", f"{change}place:"), encoding="utf-8")
    before = written(root)
    rows = [(*MARCH[:5], "Hemavan"), TALLY, SCHOOL, APRIL]
    table(tmp_path, rows)
    done = cli("import", "arjeplog", "t.csv", "--yes", "--update", "--remove", width=100).out
    assert head(done) == "t.csv: 4 rader, 1 ny, 2 som förut, 1 ändrad, 1 borta"
    why = "Filen har ändrats för hand sedan den lästes in. Den lämnas som den är.\n"
    assert done.count(why) == 2
    assert before.items() <= written(root).items()
    assert len(written(root)) == 5
    assert cli("import", "arjeplog", "t.csv", "--yes").out.endswith("Inget nytt att skriva.\n")


def test_what_else_keeps_a_file(cli: Cli, root: Path, tmp_path: Path) -> None:
    """Another file corrects it, or it does not say where it came from."""
    paths = sorted((root / ACTIVITIES).iterdir())
    text = "date: 2024-03-05\ncounts_for: [trafikkontroller]\nby: [polis]\ntitle: Rättad\n"
    report(root, "2024-03-05-rattad-abcd", f"{text}replaces: [{paths[0].stem}]\n")
    report(root, "2024-03-05-larm-abcdefgh", text.replace("trafikkontroller", "larm"))
    old = paths[1].read_text(encoding="utf-8")
    paths[1].write_text(old[: old.index("from_row")], encoding="utf-8")
    table(tmp_path, [(*MARCH[:5], "Hemavan"), (*LATER[:4], "7", "Slagnäs"), TALLY, SCHOOL])
    done = cli("import", "arjeplog", "t.csv", "--yes", "--update", width=100).out
    assert "2024-03-05-rattad-abcd ersätter den (replaces). Den lämnas som den är.\n" in done
    assert "Filen säger inte vilken rad den kommer från. Den lämnas som den är.\n" in done
    assert done.endswith("Inget nytt att skriva.\n")


def test_a_promise_that_got_another_id_is_no_change(cli: Cli, root: Path, tmp_path: Path) -> None:
    (path,) = (root / ACTIVITIES).glob("*drogutbildning*")
    path.write_text(path.read_text(encoding="utf-8") + "# vår\n", encoding="utf-8")
    cli("rename", "arjeplog", "trafikkontroller", "kontroller")
    cli("rename", "arjeplog", "drogutbildning", "utbildning")
    rows = [(*MARCH[:2], "kontroller", "", "4", "Tärnaby")]
    rows += [(*LATER[:2], "kontroller", *LATER[3:]), TALLY]
    rows += [(*SCHOOL[:2], "utbildning", "kommun", "3", "Skolan")]
    table(tmp_path, rows)
    told = cli("import", "arjeplog", "t.csv", "--update").out
    assert head(told) == "t.csv: 4 rader, 2 som förut, 2 ändrade"
    assert "Ändrad: 1 aktivitet" in told
    assert told.count("Filen har ändrats för hand") == 1


def test_lines_that_git_ends_otherwise_are_no_change(cli: Cli, root: Path, tmp_path: Path) -> None:
    for path in (root / ACTIVITIES).iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert again(cli, tmp_path, [(*MARCH[:5], "Hemavan"), *ALL[1:]]) == (
        "t.csv: 4 rader, 3 som förut, 1 ändrad"
    )
    assert places(root)[0] == "2024-03-05 Hemavan 2"


def test_what_the_table_has_no_column_for_is_kept(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    columns = ["Datum", "Löfte", "Plats", "Källa", "Anteckning", "Intern", "Länk"]
    row = ["2024-03-14", "larm", "A", "Mejl", "Ring igen", "ja", "https://a.se"]
    table(tmp_path, [row], columns)
    cli("import", "arjeplog", "t.csv", "--yes")
    table(tmp_path, [["2024-03-14", "larm", "B"]], columns[:3])
    cli("import", "arjeplog", "t.csv", "--update")
    assert list(facts(root).values()) == [
        (
            "date: 2024-03-14\ncounts_for: [larm]\nby: [polis]\nplace: B\nnote: Ring igen\n"
            'links: ["https://a.se"]\nsource: {title: Mejl}\ninternal: true\n'
        )
    ]


def test_everything_else_in_a_row_is_corrected(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    columns = ["Datum", "Löfte", "Länk", "Anteckning", "Intern", "Status", "Antal", "Källa"]
    columns += ["Utöver", "Exempel"]
    table(tmp_path, [["2024-03-14", "larm", "", "a", "", "", "flera", "", "", "ja"]], columns)
    cli("import", "arjeplog", "t.csv", "--yes")
    row = ["2024-03-14", "larm", "https://a.se", "", "ja", "obesvarad", "3", "Mejl", "ja", ""]
    table(tmp_path, [row], columns)
    assert (
        " · antal – → 3, precision okänt antal → exakt, status genomförd → obesvarad, källa "
        "”flera” → Mejl, länk – → https://a.se, anteckning a → –, utöver nej → ja, intern nej → "
        "ja, exempel ja → nej\n"
    ) in cli("import", "arjeplog", "t.csv", "--update", width=300).out
    assert list(facts(root).values()) == [
        (
            "date: 2024-03-14\ncounts_for: [larm]\nby: [polis]\ncount: 3\nstatus: unanswered\n"
            'links: ["https://a.se"]\nsource: {title: Mejl}\nbesides: true\ninternal: true\n'
        )
    ]


def test_on_a_terminal_it_asks_for_each(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("pty")
    before = written(root)
    table(tmp_path, [(*MARCH[:5], "Hemavan"), TALLY, SCHOOL, NEXT])
    for answers in ([""], ["j", ""], ["j", "j"]):
        terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
        terminal.answer("Skriv 1 ny och ändra 1? [j/N]:", answers[0])
        if answers[1:]:
            terminal.answer("Ta bort den också? [j/N]:", answers[1])
        assert terminal.end() == 0
        if answers == ["j", ""]:
            assert len(written(root)) == len(before) + 1
            undo = Terminal(tmp_path, "undo")
            undo.answer("Ta tillbaka? [j/N]:", "j")
            assert undo.end() == 0
        if answers != ["j", "j"]:
            assert written(root) == before
    assert places(root) == [
        "2024-03-05 Hemavan 2",
        "2024-03-08 Slagnäs 5",
        "2024-04-02 Skolan 5",
        "2024-04-30 – 4",
    ]


@pytest.mark.parametrize(
    "rows, question, said",
    [
        ([(*MARCH[:5], "Hemavan"), *ALL[1:]], "Ändra 1 aktivitet? [j/N]:", "Ändrad: 1 aktivitet"),
        (ALL[1:], "Ta bort den som är borta? [j/N]:", "Borttagen: 1 aktivitet"),
        (ALL[2:], "Ta bort de 2 som är borta? [j/N]:", "Borttagna: 2 aktiviteter"),
    ],
)
@pytest.mark.usefixtures("root")
def test_on_a_terminal_one_question(tmp_path: Path, rows: Rows, question: str, said: str) -> None:
    pytest.importorskip("pty")
    table(tmp_path, rows)
    for answer in ("n", "j"):
        terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
        terminal.answer(question, answer)
        assert terminal.end() == 0
        assert (said in terminal.seen) == (answer == "j")
    assert said[:6] in terminal.seen


@needs_git
@pytest.mark.usefixtures("root")
def test_two_clones_that_read_the_same(cli: Cli, tmp_path: Path) -> None:
    """Also where both read the corrected table: still one activity for each row."""
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    git(tmp_path, "clone", "-q", ".", "b")
    git(tmp_path, "clone", "-q", ".", "c")
    for clone in ("b", "c"):
        table(tmp_path / clone, [(*MARCH[:5], "Hemavan"), TALLY, SCHOOL, APRIL])
        file = f"{clone}/t.csv"
        flags = ("--yes", "--update", "--remove", "--data", f"{clone}/data")
        cli("import", "arjeplog", file, *flags)
        git(tmp_path / clone, "add", "-A")
        git(tmp_path / clone, "commit", "-qm", clone)
    git(tmp_path / "b", "pull", "-q", "--no-rebase", "../c")
    assert places(tmp_path / "b" / "data") == [
        "2024-03-05 Hemavan 2",
        "2024-04-02 Skolan 5",
        "2024-04-19 Slagnäs 5",
        "2024-04-30 – 4",
    ]
    assert cli("validate", "--data", "b/data").err == "5 filer: inga fel.\n"


@pytest.mark.parametrize(
    "name, kept",
    [
        ("x" * 240 + ".csv", "x" * 100),
        pytest.param("a\x1b[31m\nb.csv", '"a�[31m b.csv"', marks=posix),
        ("a\u202eb: #{c}.csv", '"a�b: #{c}.csv"'),
        pytest.param("C:\\Users\\nagon\\lista.csv", "lista.csv", marks=posix),
        ("../data.csv", "data.csv"),
    ],
)
def test_names_of_any_kind(cli: Cli, tmp_path: Path, name: str, kept: str) -> None:
    root = tree(tmp_path / "a")
    table(tmp_path / "a", [MARCH], name=name)
    shown = cli("import", "arjeplog", f"a/{name}", "--yes", "--data", "a/data").out
    assert "\x1b" not in shown
    (text,) = written(root).values()
    assert f"from_row: {{file: {kept}, row: 2, check: rzlln5pm}}\n" in text
    assert cli("validate", "--strict", "--data", "a/data").err == "2 filer: inga fel.\n"
    again = cli("import", "arjeplog", f"a/{name}", "--yes", "--data", "a/data").out
    assert "1 som förut" in again


def test_a_name_that_tells_of_a_person(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    table(tmp_path, [MARCH], name="ring 070-174 06 05.csv")
    refused = cli("import", "arjeplog", "ring 070-174 06 05.csv", "--yes", code=1)
    assert "070-174 06 05" in refused.err
    assert written(root) == {}
    cli("import", "arjeplog", "ring 070-174 06 05.csv", "--yes", "--accept-personal-data")
    (text,) = written(root).values()
    assert text.splitlines()[-1].endswith("check: rzlln5pm}  # medlofte: ok phone-number")
    table(tmp_path, [(*MARCH[:5], "Hemavan")], name="ring 070-174 06 05.csv")
    done = cli("import", "arjeplog", "ring 070-174 06 05.csv", "--update", "--accept-personal-data")
    assert "Ändrad: 1 aktivitet" in done.out


def test_what_is_pasted_is_no_list(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is gone, and it is called the same in every language."""
    root = tree(tmp_path)

    def paste(*rows: str, flags: tuple[str, ...] = ("--yes",), code: int = 0) -> str:
        text = "\n".join(["Datum;Löfte;Plats", *rows, ""])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return head(cli("import", "arjeplog", "-", *flags, code=code).out)

    assert paste("2024-03-05;larm;A", "2024-03-06;larm;B") == "indata: 2 rader, 2 nya"
    assert paste("2024-03-07;larm;C", flags=("--yes", "--lang", "en")) == "input: 1 row, 1 new"
    assert paste("2024-03-05;larm;D", code=1) == "indata: 1 rad, 1 ändrad"
    texts = list(written(root).values())
    assert ['from_row: {file: "-", row: 2, ' in text for text in texts] == [True, False, True]
    assert "läst från indata, rad 3\n" in cli("explain", "arjeplog", "larm", "2024").out


def test_sheets_are_told_apart(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path)
    columns = ["Datum", "Löfte", "Plats"]
    sheets: dict[str, Rows] = {
        "Mars": [columns, ["2024-03-05", "larm", "A"], ["2024-03-06", "larm", "B"]],
        "April, 1": [columns, ["2024-04-05", "larm", "A"]],
    }
    workbook(tmp_path, sheets)
    cli("import", "arjeplog", "t.xlsx", "--yes")
    assert 'sheet: "April, 1", row: 2' in list(written(root).values())[2]
    explained = cli("explain", "arjeplog", "larm", "2024").out
    assert "läst från t.xlsx, bladet Mars, rad 2\n" in explained
    del sheets["Mars"]
    workbook(tmp_path, sheets)  # what stood on a sheet that is not there is not gone
    assert head(cli("import", "arjeplog", "t.xlsx").out) == "t.xlsx: 1 rad, 1 som förut"


@pytest.mark.parametrize("change", ["removed", "changed"])
def test_a_file_that_somebody_changes_while_it_asks(
    root: Path, tmp_path: Path, change: str
) -> None:
    pytest.importorskip("pty")
    table(tmp_path, [(*MARCH[:5], "Hemavan"), *ALL[1:]])
    terminal = Terminal(tmp_path, "import", "arjeplog", "t.csv")
    terminal.wait("Ändra 1 aktivitet? [j/N]:")
    (path,) = (root / ACTIVITIES).glob("2024-03-05*")
    path.write_text("{", encoding="utf-8") if change == "changed" else path.unlink()
    terminal.answer("Ändra 1 aktivitet? [j/N]:", "j")
    assert terminal.end() == 1
    assert "har ändrats under tiden. Inget är skrivet." in " ".join(terminal.seen.split())
