"""Copies, near names and collisions: nothing is counted twice, hidden or lost without a word."""

import json
import random
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Cli
from medlofte.disk import file_names
from medlofte.disk.beside import copies_of, copies_of_folders, settings_file
from small_trees import HEAD, lofte, target, tree
from system import copied, posix
from terminal import Terminal

OWN = "2024-03-14-lofte-k3f9"
YEAR = "activities/arjeplog/2024"
YEARLY = lofte(target("kind: count, at_least: 100, per: year"))
TWIN = "date: 2024-03-10\ncounts_for: [lofte]\nby: [polis]\nlogged: 2024-03-14\n"
TEXT = "date: 2024-03-14\ncounts_for: [lofte]\nby: [polis]\n"

SAME = f"{TEXT}count: 7\nplace: Torget\n"

MADE = [
    f"{OWN} (1).yaml",
    f"{OWN}(2).yaml",
    f"{OWN} - Copy.yaml",
    f"{OWN} - Kopia (2).yaml",
    f"{OWN} – kopia.yaml",
    f"{OWN} copy 2.yaml",
    f"{OWN} kopia.yaml",
    f"{OWN} 2.yaml",
    f"Kopia av {OWN}.yaml",
    f"Copy (2) of {OWN}.yaml",
    f"{OWN}-DATORNAMN.yaml",
    f"{OWN}-LAPTOP-AB12CD.yaml",
    f"{OWN}-Annas-MacBook-Air.yaml",
    f"{OWN} (Annas conflicted copy 2024-03-14).yaml",
    f"{OWN} (conflicted copy 2024-03-14 101500).yaml",
    f"{OWN} (Annas motstridiga kopia 2024-03-14).yaml",
    f"{OWN} (Case Conflict).yaml",
    f"{OWN}.sync-conflict-20240314-101500-ABCDEFG.yaml",
    f"{OWN}_conflict-20240314-101500.yaml",
    f"{OWN}_NAS_Mar-14-101500-2024_Conflict.yaml",
    f"{OWN}_BACKUP_123.yaml",
    f"{OWN}.bak.yaml",
    f"{OWN}-kopia.yaml",
    f"{OWN} - Kopia - Kopia (3).yaml",
    f"{OWN}.yaml (1)",
    f"{OWN}.yaml~",
    f"{OWN}.yaml~HEAD",
    f"{OWN}.yaml.orig",
    f"{OWN}.yaml.rej",
    f"{OWN}.yml",
    f"{OWN}.YAML",
    f"{OWN}.yaml.txt",
    f"{OWN}.yaml.yaml",
    f"~${OWN}.yaml",
    f"#{OWN}.yaml#",
    f".{OWN}.yaml",
    f".{OWN}.yaml.icloud",
    f"{OWN} [Conflict 1].yaml",
    f"{OWN} (case clash from anna).yaml",
    f"{OWN} (version 1).yaml",
    f"{OWN} (Återställd).yaml",
    f"{OWN} (2024_03_14 10_15_00 UTC).yaml",
    f"{OWN} 123.yaml",
    f"{OWN}~20240314-101500.yaml",
    f"{OWN}.conflict1.yaml",
    f"{OWN}.BACKUP.1234.yaml",
    f"{OWN} - kopia av Anna.yaml",
    f"{OWN} - Dubblett.yaml",
    f"{OWN}_gammal.yaml",
    f"{OWN} ny.yaml",
    f"kopia_av_{OWN}.yaml",
    f"Kopia - {OWN}.yaml",
    f"Genväg till {OWN}.yaml",
    f"_{OWN}.yaml",
    f"{OWN} .yaml",
    f"{OWN}\u200b.yaml",
    f"{OWN}\xa0−\xa0kopia.yaml",
    f"{OWN}-kommun-pc01.yaml",
    f"{OWN}-Anna's iPhone.yaml",
    f"{OWN}.bak",
]
DUES = ("next", "--format", "ics", "--as-of", "2024-06-01")
HONEST = [
    f"{OWN}-2.yaml",
    f"{OWN}-skola.yaml",
    f"{OWN}-Moskosel.yaml",
    f"{OWN}-E4.yaml",
    f"{OWN}-datorkurs.yaml",
    f"{OWN}-konflikt.yaml",
    "2024-03-14-kopiering.yaml",
    "2024-03-14-LOFTE.yaml",
    "2024-03-14-LOFTE-SKOLA.yaml",
    f"._{OWN}.yaml",
    f".#{OWN}.yaml",
    f".{OWN}.yaml.swp",
    f".{OWN}.yaml.12.tmp",
    ".DS_Store",
]


def _put(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
    return file


def _json(cli: Cli, *more: str, code: int = 0) -> dict[str, object]:
    found: dict[str, object] = json.loads(cli("status", "--format", "json", *more, code=code).out)
    return found


def _done(cli: Cli, *more: str, code: int = 0) -> object:
    document = json.loads(cli("status", "--format", "json", *more, code=code).out)
    (municipality,) = document["municipalities"]
    return municipality["agreements"][0]["promises"][0]["done"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree with one activity of seven."""
    tree(tmp_path, YEARLY)
    _put(tmp_path, f"{YEAR}/{OWN}.yaml", f"{TEXT}count: 7\nplace: Torget\n")
    return tmp_path


@pytest.mark.parametrize("name", MADE)
def test_a_copy_is_known_by_its_name(name: str) -> None:
    paths = [f"{YEAR}/{name}", f"{YEAR}/{OWN}.yaml"]
    judged = file_names.judge(paths)
    assert judged.copies == {paths[0]}
    (only,) = (one for one in judged.findings if one.rule == "copy")
    assert (only.place.path, only.rule) == (paths[0], "copy")
    assert f"en kopia av {OWN}.yaml och räknas inte" in only.message


ENDINGS = [".yaml", ".yml", ".YAML", ".yaml~", ".yaml.orig", ".yaml.yaml", ""]
MARKS = ["", " (1)", " - Kopia", "-kopia", " 2", "-LAPTOP-AB12CD", "_BACKUP_12", ".bak"]
NAMES = st.builds(
    "x/{}{}{}{}{}".format,
    st.sampled_from(["", "Kopia av ", "~$", ".", "#"]),
    st.sampled_from(["a", "A", "b"]),
    st.sampled_from(MARKS),
    st.sampled_from(MARKS),
    st.sampled_from(ENDINGS),
)


@given(st.lists(NAMES, unique=True, max_size=6), st.randoms())
def test_of_what_is_left_out_something_stays(names: list[str], chance: random.Random) -> None:
    judged = file_names.judge(names)
    said = {one.place.path: one.message for one in judged.findings if one.rule == "copy"}
    assert judged.copies <= said.keys()
    for copy in judged.copies:
        name = copy
        while name in judged.copies:
            (name,) = (one for one in names if f"en kopia av {one[2:]} och" in said[name])
    chance.shuffle(names)
    assert len(file_names.judge(names).copies) == len(judged.copies)


def test_honest_names_are_no_copies(cli: Cli, root: Path) -> None:
    for number, name in enumerate(HONEST):
        _put(root, f"{YEAR}/{name}", f"{TEXT}place: Plats {number}\n")
    found = json.loads(cli("validate", "--format", "json").out)
    assert found["findings"] == []
    assert found["files"] == 2 + 9


def test_a_copy_is_an_error_in_no_figure_and_told_of_everywhere(cli: Cli, root: Path) -> None:
    copy = f"{YEAR}/{OWN} (1).yaml"
    _put(root, copy, f"{TEXT}count: 9\n")
    result = cli("validate", code=1)
    assert result.out == (
        f"{copy}:1:1: error[copy]: Det här ser ut att vara en kopia av {OWN}.yaml och räknas "
        "inte. Jämför dem, för över det som ska vara kvar dit, och ta bort kopian. Är det något "
        "annat, ge det ett eget namn.\n"
    )
    assert _done(cli, code=1) == 7
    commands = ("status", "list arjeplog", "explain arjeplog lofte", "next", "export activities")
    for command in (*commands, "report arjeplog 2024", "site ut"):
        said = cli(*command.split(), code=1).err
        assert (
            f"1 fil har fel och är inte medräknad. Se felet med: medlofte validate\n  {copy}"
            in said
        )
    assert copy in cli("log", "lofte", "--date", "2024-05-01").err


@pytest.mark.parametrize(
    "text",
    [
        SAME,
        SAME.rstrip().replace("\n", "\r\n"),
        SAME.replace("\n", "\r"),
        SAME.replace("\n", " \n"),
    ],
)
def test_a_file_that_says_the_same_to_the_letter_is_a_copy(cli: Cli, root: Path, text: str) -> None:
    _put(root, f"activities/arjeplog/2023/{OWN}.yaml", text)
    result = cli("validate", code=1)
    assert (
        f"{YEAR}/{OWN}.yaml:1:1: error[copy]: Filen säger till sista tecknet detsamma" in result.out
    )
    assert _done(cli, "arjeplog", "2024", code=1) == 7


def test_alone_it_is_the_only_fact_and_counted_with_an_error(cli: Cli, root: Path) -> None:
    (root / YEAR / f"{OWN}.yaml").rename(root / YEAR / f"{OWN} (1).yaml")
    shutil.copy(root / YEAR / f"{OWN} (1).yaml", root / YEAR / f"{OWN} (2).yaml")
    found = {one.split(":")[0]: one for one in cli("validate", code=1).out.splitlines()}
    assert f"Är det den enda, byt namn till {OWN}.yaml." in found[f"{YEAR}/{OWN} (1).yaml"]
    assert f"en kopia av {OWN} (1).yaml" in found[f"{YEAR}/{OWN} (2).yaml"]
    assert _done(cli, code=1) == 7
    assert "Flyttad" not in cli("validate", "--fix", code=1).err


@pytest.mark.parametrize(
    "name, message",
    [
        (f".{OWN}.yaml", "Namnet börjar med en punkt, så filen läses inte. Ta bort punkten."),
        (f".{OWN}.yaml.icloud", "Filen finns i iCloud men är inte hämtad hit"),
        (f"{OWN}.yaml~", "Detta hör inte hemma här och läses inte."),
        (f"~${OWN}.yaml", "Detta hör inte hemma här och läses inte."),
    ],
)
def test_what_may_hold_the_only_copy_is_never_silently_lost(
    cli: Cli, root: Path, name: str, message: str
) -> None:
    (root / YEAR / f"{OWN}.yaml").rename(root / YEAR / name)
    found = cli("validate", code=1).out
    assert found.startswith(f"{YEAR}/{name}:1:1: error[stray-file]: {message}")
    assert found.count("\n") == 1
    assert f"  {YEAR}/{name}\n" in cli("status", code=1).err


@posix
def test_what_lies_outside_the_tree_is_nobodys_copy(root: Path) -> None:
    (root / "activities").rename(root / "ute")
    (root / "activities").symlink_to(root.parent)
    (root / "promises/arjeplog (1).yaml").touch()
    assert [one.place.path for one in copies_of(root, "arjeplog")] == ["promises/arjeplog (1).yaml"]


def test_folders_are_copied_too(cli: Cli, root: Path) -> None:
    copied(root / "activities/arjeplog", root / "activities/arjeplog - Kopia")
    copied(root / YEAR, root / f"{YEAR} (1)")
    found = cli("validate", code=1).out
    assert "activities/arjeplog - Kopia:1:1: error[copy]" in found
    assert f"{YEAR} (1):1:1: error[copy]" in found
    assert "no-promise-file" not in found
    assert _done(cli, code=1) == 7
    assert f"  {YEAR} (1)\n  activities/arjeplog - Kopia\n" in cli("status", code=1).err


CAPITAL = pytest.param("Arjeplog", marks=posix)  # elsewhere the same file


@pytest.mark.parametrize("name", ["arjeplog (1)", "Kopia av arjeplog", "kommunen", CAPITAL])
def test_a_municipality_has_one_promise_file(cli: Cli, root: Path, name: str) -> None:
    before = cli(*DUES).out.count("UID:")
    shutil.copy(root / "promises/arjeplog.yaml", root / f"promises/{name}.yaml")
    assert f"promises/{name}.yaml" in cli("validate", code=1).out
    document = _json(cli, "--all", code=1)
    municipalities = document["municipalities"]
    assert isinstance(municipalities, list)
    assert [one["id"] for one in municipalities] == ["arjeplog"]
    assert document["left_out"] == [{"path": f"promises/{name}.yaml", "rules": ["copy"]}]
    assert cli(*DUES, code=1).out.count("UID:") == before
    said = cli("site", "ut", code=1).err
    assert f"promises/{name}.yaml" in said
    assert (root / "ut/index.html").read_text("utf-8").count(">Arjeplog<") == 1
    assert sorted(one.name for one in (root / "ut").iterdir() if one.is_dir()) == [
        "arjeplog",
        "data",
        "historik",
    ]


def test_of_promise_files_with_wrong_names_the_first_is_read(cli: Cli, root: Path) -> None:
    for name in ("kommunen", "vara"):
        shutil.copy(root / "promises/arjeplog.yaml", root / f"promises/{name}.yaml")
    (root / "promises/arjeplog.yaml").unlink()
    (root / "promises/andra.yaml").write_text('code: "2506"\n- fel\n', encoding="utf-8")
    other = HEAD.replace("Arjeplog\n", "Jokkmokk\n").replace("2506", "2510")
    text = (root / "promises/vara.yaml").read_text("utf-8").replace(HEAD, other)
    (root / "promises/jokkmokk.yaml").write_text(text, encoding="utf-8")
    found = cli("validate", "promises", code=1).out
    assert (
        "promises/vara.yaml:1:15: error[copy]: Kommunen har redan löftesfilen promises/kom" in found
    )
    assert "promises/kommunen.yaml:1:15: error[promise-file-name]" in found
    asked = cli("new", "municipality", "Arjeplog", code=2)
    assert "Arjeplog finns redan: promises/kommunen.yaml." in asked.err


def test_beside_one_that_cannot_be_read_another_says_nothing(cli: Cli, root: Path) -> None:
    shutil.copy(root / "promises/arjeplog.yaml", root / "promises/kommunen.yaml")
    (root / "promises/arjeplog.yaml").write_text("a: [", encoding="utf-8")
    assert "promises/kommunen.yaml:1:15: error[copy]" in cli("validate", code=1).out
    assert "Inget är skrivet: 1 löftesfil går inte att läsa" in cli("site", "ut", code=1).err


def test_two_that_changed_names_are_both_read(cli: Cli, root: Path) -> None:
    other = HEAD.replace("Arjeplog\n", "Jokkmokk\n").replace("2506", "2510")
    text = (root / "promises/arjeplog.yaml").read_text("utf-8")
    (root / "promises/jokkmokk.yaml").write_text(text, encoding="utf-8")
    (root / "promises/arjeplog.yaml").write_text(text.replace(HEAD, other), encoding="utf-8")
    found = cli("validate", code=1).out
    assert found.count("error[promise-file-name]") == 2
    assert "error[copy]" not in found


LIKE = [
    *("Medlofte.yaml", "MEDLOFTE.YAML", "medlofte.YML", "medlofte.yml", ".medlofte.yaml"),
    *("medlofte (1).yaml", "medlofte - Kopia.yaml", "Kopia av medlofte.yaml", "medlofte.yaml~"),
    *("medlofte.yaml.orig", "medlofte.yaml.bak", "medlofte.yaml.txt", "medlofte.yaml.yaml"),
    *("medlöfte.yaml", "medloft.yaml", "medloften.yaml", "medlofet.yaml", "mellofte.yaml"),
    *("medlofte [Conflict].yaml", "medlofte_old.yaml", "medlofte.yaml.disabled", "medlofte,yaml"),
    *("medlofte .yaml", "medlofte.yalm", "medlofte-LAPTOP-AB12CD.yaml"),
    *("medlofte.sync-conflict-20240314-101500-ABCDEFG.yaml", "medlofte 2.yaml"),
]


@pytest.mark.parametrize("name", [*LIKE, pytest.param("medlofte.yaml.", marks=posix)])
def test_what_was_meant_to_be_the_settings_stops_what_is_published(
    cli: Cli, root: Path, name: str
) -> None:
    _put(root, name, "publish: {dates: month}\n")
    error = (
        f"{name}:1:1: error[stray-file]: Filen läses inte, så inställningarna i den gäller inte. "
        "Inställningarna ska stå i medlofte.yaml, och bara där.\n"
    )
    assert cli("validate", code=1).out == error
    for command in ("site ut", "report arjeplog 2024 -o ut.md"):
        assert cli(*command.split(), code=1).err.startswith(f"{error}Inget är skrivet.")
    assert not {"ut", "ut.md"} & {one.name for one in root.iterdir()}


def test_other_names_in_the_root_are_nobodys_business(cli: Cli, root: Path) -> None:
    for name in ("medlofte.yaml", "README.md", "medlofte.txt", "medlofte-ci.yml", "loften.yaml"):
        _put(root, name, "")
    for name in (".medlofte.yaml.swp", "._medlofte.yaml", ".pre-commit-config.yaml", "schema.yml"):
        _put(root, name, "")
    (root / "medlofte.yaml").write_text("language: sv\n", encoding="utf-8")
    assert cli("validate").out == ""


def test_an_import_writes_no_settings_beside_what_was_meant_to_be_them(
    cli: Cli, root: Path
) -> None:
    _put(root, "Medlofte.yaml", "publish: {dates: month}\n")
    _put(root, "tabell.csv", "Dag;Löfte;Vem;Var\n2024-05-01;lofte;polis;Torget\n")
    result = cli("import", "arjeplog", "tabell.csv", "--map", "Var=place", "--yes")
    assert "Kolumnerna är inte sparade." in result.out
    assert not any(one.name == "medlofte.yaml" for one in root.iterdir())


@pytest.mark.parametrize(
    "name, message",
    [
        *((f"2024-03-14-{sign}.yaml", f"Windows kan inte ha {sign} i ett") for sign in ':?"*|<>\\'),
        ("2024-03-14-a\x07.yaml", "Windows kan inte ha U+0007 i ett namn"),
        ("2024-03-14-a\u202e.yaml", "I namnet finns ett tecken som inte syns (U+202E)."),
        ("2024-03-14-a\udcf6.yaml", "Namnet är inte skrivet som UTF-8"),
        ("con.yaml", "Windows kan inte ha en fil eller mapp som heter con.yaml."),
        ("Aux .a.yaml", "Windows kan inte ha en fil eller mapp"),
        ("lpt¹.yaml", "Windows kan inte ha en fil eller mapp"),
        ("2024.", "Windows kan inte ha en punkt eller ett blanksteg sist"),
        ("2024 ", "Windows kan inte ha en punkt eller ett blanksteg sist"),
        (f"2024-03-14-{'x' * 180}.yaml", "Namnet med sina mappar är 221 tecken långt"),
    ],
)
def test_a_name_that_some_computer_cannot_hold_is_an_error(name: str, message: str) -> None:
    (only,) = file_names.judge([f"{YEAR}/{name}"]).findings
    assert only.rule == "unsafe-name"
    assert only.message.startswith(message)


@pytest.mark.parametrize("name", ["com10.yaml", "2024-03-14-a .yaml", "2024-03-14-å..yaml"])
def test_a_name_that_all_can_hold_is_none(name: str) -> None:
    assert file_names.judge([f"{YEAR}/{name}"]).findings == []


@posix
def test_names_that_are_one_elsewhere_are_errors_and_counted(cli: Cli, root: Path) -> None:
    composed = unicodedata.normalize("NFC", "2024-03-14-torgmöte.yaml")
    names = [OWN.upper() + ".yaml", unicodedata.normalize("NFD", composed)]
    for number, name in enumerate([composed, *names]):
        _put(root, f"{YEAR}/{name}", f"{TEXT}place: Plats {number}\n")
    found = json.loads(cli("validate", "--format", "json", code=1).out)["findings"]
    assert [one["path"] for one in found] == sorted(f"{YEAR}/{one}" for one in names)
    assert {one["rule"] for one in found} == {"unsafe-name"}
    assert all("Namnet skiljer sig från" in one["message"] for one in found)
    assert _done(cli) == 10


def test_a_folder_in_other_letters_than_its_promises_is_told_of(cli: Cli, root: Path) -> None:
    aside = (root / "activities/arjeplog").rename(root / "activities/aside")
    aside.rename(root / "activities/Arjeplog")
    found = cli("validate", code=1).out
    assert "activities/Arjeplog:1:1: error[unsafe-name]" in found
    assert "no-promise-file" not in found
    assert "  activities/Arjeplog\n" in cli("status", code=1).err


def test_a_folder_is_never_moved_over_one_that_is_there(cli: Cli, root: Path) -> None:
    _put(root, f"activities/arjeplog/2023/{OWN}.yaml", TEXT)
    found = cli("validate", code=1).out
    assert f"i {YEAR} finns redan en fil med det namnet. Jämför dem" in found


def test_fix_gives_no_name_that_makes_a_copy(cli: Cli, root: Path) -> None:
    _put(root, f"{YEAR}/20240314-lofte-k3f9 2.yaml", f"{TEXT}count: 2\n")
    cli("validate", "--fix")
    assert _done(cli) == 9
    assert len(list((root / YEAR).iterdir())) == 2


@pytest.mark.usefixtures("root")
def test_the_same_to_the_letter_is_not_logged_twice(cli: Cli) -> None:
    line = ("log", "lofte", "--date", "2024-05-01")
    cli(*line)
    result = cli(*line, code=1)
    assert "och då räknas bara den ena. Ange plats, tid, antal eller anteckning" in result.err
    assert result.err.endswith("Inget sparat.\n")
    cli(*line, "--place", "Torget")
    assert _done(cli) == 9


def test_one_more_on_a_terminal_is_told_apart(cli: Cli, root: Path) -> None:
    _put(root, f"{YEAR}/2024-03-10-lofte-p7x2.yaml", TWIN)
    terminal = Terminal(root, "log", "lofte", "--date", "2024-03-10")
    terminal.answer("det var en till:", "n")
    terminal.answer("Var? [hoppa över]", "Torget")
    for question in ("Hur många? [1]", "Tid? [hoppa över]"):
        terminal.answer(question, "")
    terminal.answer("publiceras aldrig? [hoppa över]", "")
    terminal.answer("[v]isa filen:", "j")
    assert terminal.end() == 0
    assert "säger till sista tecknet detsamma" in terminal.seen
    assert _done(cli) == 9


@pytest.mark.parametrize(
    "text, line, sign",
    [
        (f"{TEXT}<<<<<<< HEAD\ncount: 1\n=======\ncount: 2\n>>>>>>> main\n", 4, "<<<<<<<"),
        (f"{TEXT}count: 1\r\n=======\r\ncount: 2\r\n", 5, "======="),
        (f"{TEXT}||||||| 1a2b3c4\ncount: 1\n", 4, "|||||||"),
        (f'{TEXT}note: "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n"\n', 5, "<<<<<<<"),
    ],
)
def test_what_git_leaves_of_a_conflict_is_called_so(
    cli: Cli, root: Path, text: str, line: int, sign: str
) -> None:
    _put(root, f"{YEAR}/2024-03-14-annan.yaml", text)
    assert cli("validate", code=1).out == (
        f"{YEAR}/2024-03-14-annan.yaml:{line}:1: error[syntax]: Här står rester av en krock i git "
        f"({sign}). Välj en av delarna och ta bort markeringarna.\n"
    )


def test_settings_beside_the_folder_of_data_are_not_its_own(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", YEARLY)
    _put(tmp_path, "medlofte.yaml", "publish: {dates: month}\n")
    assert cli("validate", code=1).out.startswith(
        "medlofte.yaml:1:1: error[stray-file]: Filen läses"
    )
    assert "Inget är skrivet." in cli("site", "ut", code=1).err


def test_a_root_that_cannot_be_listed_has_no_settings_that_could_be_trusted(tmp_path: Path) -> None:
    listing = settings_file(tmp_path / "borta")
    assert listing.paths == []
    assert [one.rule for one in listing.findings] == ["unreadable-file"]
    assert copies_of_folders(tmp_path / "borta") == []


def test_an_import_writes_nothing_that_is_there_to_the_letter(cli: Cli, root: Path) -> None:
    _put(root, "t.csv", "Datum;Löfte;Vem;Status\n2024-05-01;lofte;polis;inställd\n")
    cli("import", "arjeplog", "t.csv", "--yes")
    (made,) = (root / YEAR).glob("2024-05-01*")
    made.rename(made.with_name("2024-05-01-lofte-k3f9.yaml"))
    said = cli("import", "arjeplog", "t.csv", "--yes").out
    assert said == "t.csv: 1 rad, 1 som förut\nInget nytt att skriva.\n"


@pytest.mark.parametrize("name", [CAPITAL, "arjeplog-2", "kommunen", "vara-kommun"])
def test_one_municipality_tells_of_its_second_promise_file(cli: Cli, root: Path, name: str) -> None:
    shutil.copy(root / "promises/arjeplog.yaml", root / f"promises/{name}.yaml")
    for command in ("status arjeplog", "report arjeplog 2024", "list arjeplog", "site ut"):
        assert cli(*command.split(), code=1).err.count(f"  promises/{name}.yaml\n") == 1
    assert "1 fil har fel" in cli("next", code=1).err


def test_a_folder_with_a_copys_name_that_is_alone_is_not_to_be_removed(
    cli: Cli, root: Path
) -> None:
    (root / YEAR).rename(root / f"{YEAR} (1)")
    only = "Namnet säger att det här är en kopia av 2024, men den finns inte här. Är det den enda"
    assert cli("validate", code=1).out.startswith(f"{YEAR} (1):1:1: error[copy]: {only}")
    (root / "activities/arjeplog").rename(root / "activities/arjeplog - Kopia")
    found = cli("validate", code=1).out
    assert found.startswith("activities/arjeplog - Kopia:1:1: error[copy]: Namnet säger")
    assert found.count("\n") == 1
    (root / "activities").rename(root / "activities (1)")
    found = cli("validate", code=1).out
    assert found.startswith("activities (1):1:1: error[copy]: Namnet säger")
    for command in ("status arjeplog", "report arjeplog 2024", "site ut"):
        assert "  activities (1)\n" in cli(*command.split(), code=1).err


def test_beside_a_copy_that_is_alone_another_kind_of_copy_is_one(cli: Cli, root: Path) -> None:
    (root / YEAR / f"{OWN}.yaml").rename(root / YEAR / f"{OWN} (1).yaml")
    _put(root, f"{YEAR}/{OWN}-DATORNAMN.yaml", f"{TEXT}count: 9\n")
    assert _done(cli, code=1) == 7


def test_fix_makes_no_copy_a_valid_file(cli: Cli, root: Path) -> None:
    _put(root, f"activities/arjeplog/2023/{OWN}.yaml", f"{TEXT}count: 9\n")
    (root / "promises/arjeplog.yaml").rename(root / "promises/arjeplog (1).yaml")
    assert "Flyttad" not in cli("validate", "--fix", code=1).err
    (root / "promises/arjeplog (1).yaml").rename(root / "promises/arjeplog.yaml")
    assert "Flyttad" not in cli("validate", "--fix", code=1).err
