"""What Tab fills in: asked directly, and through the real shells with what `completion` prints."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import Cli
from medlofte.swedish.dates import spoken
from shell import bash, environment, told
from system import needs, needs_bash
from terminal import ACTIVITIES, PROMISES, report, tree

OTHER = """\
municipality: Kiruna
agreements:
  - id: tva
    from: 2024
  - {id: [x]}
  - tre
  - id: fyra
    promises: [ett, {name: Namnlöst}, {id: ett, name: "Ett\\t\\e[31m namn"}, {id: ett}]
    areas: Trafik
  - id: fem
    promises: inga
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tree(tmp_path)
    (root / "promises" / "kiruna.yaml").write_text(OTHER, encoding="utf-8")
    return root


def after(cli: Cli, *words: str) -> list[str]:
    """Return what the last word could become, without what it means."""
    result = cli("__complete", *words)
    assert result.err == ""
    return [line.partition("\t")[0] for line in result.out.splitlines()]


def test_an_area_is_told_by_its_name_in_either_form(cli: Cli, root: Path) -> None:
    path = root / "promises" / "arjeplog.yaml"
    text = path.read_text("utf-8").replace("{trafik: Trafik,", "{trafik: {name: I trafiken},")
    path.write_text(text, "utf-8")
    result = cli("__complete", "new", "promise", "arjeplog", "--area", "tr")
    assert result.out.splitlines()[:2] == ["trafik\tI trafiken", "trygghet\tTrygghet"]


def test_commands(cli: Cli) -> None:
    listed = cli("__complete", "").out.splitlines()
    assert "status\tVisa hur långt löftena har kommit." in listed
    assert {"init\t", "new\tS", "log\tS"} < {line[: line.index("\t") + 2] for line in listed} | {
        "init\t"
    }
    assert after(cli) == after(cli, "")
    assert after(cli, "st") == ["status"]
    assert after(cli, "xyz") == []
    assert after(cli, "new", "") == ["municipality", "agreement", "promise"]
    assert after(cli, "--lang", "en", "val") == ["validate"]


def test_options_and_their_values(cli: Cli, root: Path) -> None:
    assert after(cli, "status", "--f") == ["--format", "--fail-on"]
    assert after(cli, "status", "--h") == ["--help"]
    assert after(cli, "status", "--format", "") == ["table", "json", "csv", "md"]
    assert after(cli, "status", "--format=j") == ["--format=json"]
    assert after(cli, "log", "--precision", "") == ["exakt", "minst", "ungefär", "okänt-antal"]
    assert after(cli, "new", "promise", "arjeplog", "--by", "") == []  # a day, not a party
    assert after(cli, "status", "--format", "=", "j") == ["json"]
    assert after(cli, "status", "--format", "=") == ["table", "json", "csv", "md"]
    assert after(cli, "status", "--zzz=") == []
    assert after(cli, "status", "--as-of", "f") == ["förrgår", "fredag"]
    assert after(cli, "status", "--format=json", "--zzz", "kir") == ["kiruna"]
    assert after(cli, "status", "--state", "ef") == ["efter"]
    assert after(cli, "status", "--fail-on", "inte-uppnått,ef") == ["inte-uppnått,efter"]
    assert "missed,missed" not in after(cli, "status", "--fail-on", "missed,")
    assert after(cli, "log", "--completes", "arjeplog", "trafik") == ["trafikkontroller"]
    assert after(cli, "log", "arjeplog", "--by", "") == ["polis", "kommun", "skola"]
    assert after(cli, "log", "arjeplog", "--by", "polis,") == ["polis,kommun", "polis,skola"]
    assert after(cli, "new", "promise", "--area", "tr") == ["trafik", "trygghet"]
    assert after(cli, "new", "promise", "kiruna", "--area", "") == []
    assert after(cli, "new", "promise", "--agreement", "") == ["2023-2024"]
    assert after(cli, "new", "promise", "--name", "") == []
    assert after(cli, "init", "--ci", "github,") == ["github,gitlab"]
    assert after(cli, "new", "agreement", "--carry", "o") == ["områden"]
    assert after(cli, "completion", "") == ["bash", "zsh", "fish", "powershell"]
    assert after(cli, "schema", "i") == ["inställningar"]
    assert root


def test_what_the_tree_holds(cli: Cli, root: Path, tmp_path: Path) -> None:
    assert cli("__complete", "status", "").out == "arjeplog\tArjeplog\nkiruna\tKiruna\n"
    assert after(cli, "new", "municipality", "lule") == ["lulea"]
    title = "Medborgarlöfte 2023–2024"
    assert cli("__complete", "status", "arjeplog", "").out == (
        f"2024\t{title}\n2023\t{title}\n2023-2024\t{title}\n"
    )
    assert after(cli, "status", "Arjeplog", "2024-T") == ["2024-T1", "2024-T2", "2024-T3"]
    assert after(cli, "status", "2506", "2024-1") == ["2024-10", "2024-11", "2024-12"]
    assert after(cli, "status", "arjeplog", "2024", "") == []
    text = "Polisen gör trafikinsatser på obekväma tider"
    assert cli("__complete", "explain", "arjeplog", "ob").out == f"obekvama-tider\t{text}\n"
    assert cli("__complete", "explain", "arjeplog", '"ob').out == f"obekvama-tider\t{text}\n"
    assert after(cli, "log", "arje") == ["arjeplog"]
    assert after(cli, "log", "trafik") == ["trafikkontroller"]
    log = after(cli, "log", "arjeplog", "trafikkontroller", "")
    assert (log[5:8], "trafikkontroller" in log) == (["larm", "idag", "igår"], False)
    assert after(cli, "list", "--promise", "dro") == ["drogutbildning"]
    assert after(cli, "rule", "unknown-pr") == ["unknown-promise"]
    assert after(cli, "status", "--data", str(tmp_path / "nowhere"), "") == []
    (root / "promises" / "x.yaml").touch()
    assert "x" in after(cli, "status", "")
    assert after(cli, "status", "x", "") == []


def test_a_line_without_options_goes_on_with_days_and_places(cli: Cli, root: Path) -> None:
    """First promises, then a day, then a place that was used before, the latest first."""
    for number, place in enumerate(("Gamla torget", "Laisvall", "Gamla vägen", "Laisvall"), 1):
        text = f"date: 2024-03-0{number}\ncounts_for: [larm]\nby: [polis]\nplace: {place}\n"
        report(root, f"2024-03-0{number}-larm-aaaa", text)
    report(root, "2024-03-09-larm-aaaa", "{date: 2024-03-09, place: Åmynnet, by: [polis]}\n")
    report(root, "2024-03-08-larm-aaaa", "date: 2024-03-08\nnote: the place: b\n")
    report(root, "2024-03-07-larm-aaaa", "place: [a\nb")
    known = ["Åmynnet", "Laisvall", "Gamla vägen", "Gamla torget"]
    assert after(cli, "log", "arjeplog", "larm", "igår", "") == known
    assert after(cli, "log", "arjeplog", "larm", "igår", "22.30", "lai") == ["Laisvall"]
    assert after(cli, "log", "arjeplog", "larm", "igår", "gamla", "") == ["vägen", "torget"]
    assert after(cli, "log", "arjeplog", "--place", "G") == ["Gamla vägen", "Gamla torget"]
    assert after(cli, "log", "arjeplog", "larm", "31/6", "f") == ["felanmalan", "förrgår", "fredag"]
    day = cli("__complete", "log", "arjeplog", "larm", "ig").out
    assert day == f"igår\t{spoken(date.today() - timedelta(days=1))}\n"  # noqa: DTZ011  the user's
    english = cli("__complete", "--lang", "en", "log", "arjeplog", "larm", "yes").out
    assert english.startswith("yesterday\t")
    (root / "medlofte.yaml").unlink()
    assert after(cli, "log", "larm", "igår", "") == []  # of which municipality is not said


def test_police_areas(cli: Cli, root: Path) -> None:
    path = root / "promises" / "arjeplog.yaml"
    path.write_text(f"police_area: Norra Lappland\n{path.read_text('utf-8')}", "utf-8")
    assert after(cli, "status", "--police-area", "") == ["Norra Lappland"]
    assert after(cli, "next", "--police-area", "norra") == ["Norra Lappland"]


@pytest.mark.parametrize(
    "place",
    ['"a\\tb"', '"a\\eb"', "$(touch x)", "`x`", "a;b", "a|b", '"a\\nb"', '"a\\u202eb"', '"\'a"'],
)
def test_what_a_shell_or_a_screen_obeys_is_not_filled_in(cli: Cli, root: Path, place: str) -> None:
    report(root, "2024-03-01-larm-aaaa", f"place: {place}\n")
    report(root, "2024-03-02-larm-aaaa", "place: Torget (norr)\n")
    assert after(cli, "log", "arjeplog", "larm", "igår", "") == ["Torget (norr)"]
    path = root / ACTIVITIES / "2024-03-02-larm-aaaa.yaml"
    path.unlink()
    path.symlink_to("/dev/zero")
    assert after(cli, "log", "arjeplog", "larm", "igår", "") == []


def test_files_and_folders(cli: Cli, root: Path, tmp_path: Path) -> None:
    assert after(cli, "validate", "") == ["data/"]
    assert after(cli, "validate", "data/") == ["data/medlofte.yaml", "data/promises/"]
    assert after(cli, "validate", "data", "data/p") == ["data/promises/"]
    assert after(cli, "status", "--data", "data/") == ["data/promises/"]
    (root / ".git").mkdir()
    assert after(cli, "init", "data/.") == ["data/.git/"]
    assert after(cli, "validate", f"{tmp_path}/d") == [f"{tmp_path}/data/"]
    assert f"/{tmp_path.parts[1]}/" in after(cli, "validate", "/")
    assert after(cli, "validate", "nowhere/") == []


def test_a_tree_that_is_broken_is_no_matter(cli: Cli, root: Path) -> None:
    """What can be told is told; nothing is complained of."""
    assert cli("__complete", "explain", "kiruna", "").out == "ett\tEtt [31m namn\n"
    assert after(cli, "status", "kiruna", "") == ["fem", "fyra", "tva"]
    promises = root / "promises"
    for broken in (b"a: [", b"- a\n", b"agreements: 3\n", b"\xff", b"&a b: *a\n"):
        (promises / "arjeplog.yaml").write_bytes(broken)
        assert after(cli, "explain", "arjeplog", "") == []
    (promises / "arjeplog.yaml").unlink()
    (promises / "kiruna.yaml").write_text(PROMISES, encoding="utf-8")
    (root / "medlofte.yaml").write_text("municipality: [")
    assert "trafikkontroller" in after(cli, "explain", "okänd", "")
    (root / "medlofte.yaml").unlink()
    assert "trafikkontroller" in after(cli, "explain", "okänd", "")
    shutil.rmtree(promises)
    for words in (("status", ""), ("explain", "x", ""), ("log", "--by", "")):
        assert after(cli, *words) == []


# The shells


def test_an_unknown_shell(cli: Cli) -> None:
    answer = "completion kan vara bash, zsh, fish, powershell. Menade du bash?\n"
    assert cli("completion", "bsh", code=2).err == answer
    assert "Register-ArgumentCompleter -Native -CommandName medlofte" in (
        cli("completion", "powershell").out
    )


@needs_bash
def test_bash(cli: Cli, root: Path, tmp_path: Path) -> None:
    there = environment(tmp_path)
    (tmp_path / "completion").write_text(cli("completion", "bash").out, "utf-8")

    def tab(*words: str, more: str = "") -> list[str]:
        line = " ".join(f"'{word}'" for word in ("medlofte", *words))
        script = (
            "source ./completion\n"
            f"COMP_WORDS=({line}); COMP_CWORD={len(words)}; {more}\n"
            '_medlofte medlofte "$2" "$3"\n'
            'printf "%s\\n" "${COMPREPLY[@]}"\n'
        )
        done = bash(script, root.parent, there)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    assert tab("stat") == ["status"]
    assert tab("status", "") == ["arjeplog  (Arjeplog)", "kiruna  (Kiruna)"]
    assert tab("status", "", more="COMP_TYPE=37") == ["arjeplog", "kiruna"]
    assert tab("explain", "arjeplog", "obek") == ["obekvama-tider"]
    assert tab("status", "--format", "=", "js") == ["json"]
    assert tab("validate", "da") == ["data/"]
    report(root, "2024-03-01-larm-aaaa", "place: Gamla torget (norr)\n")
    assert tab("log", "arjeplog", "larm", "2024", "gam") == [r"Gamla\ torget\ \(norr\)"]
    assert tab("log", "arjeplog", "--place", '"gam') == ["Gamla torget (norr)"]
    assert tab("status", "xyz") == [""]
    shutil.rmtree(root / "promises")
    assert tab("status", "") == [""]


@needs("fish")
def test_fish(cli: Cli, root: Path, tmp_path: Path) -> None:
    there = environment(tmp_path) | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    (tmp_path / "completion").write_text(cli("completion", "fish").out, "utf-8")

    def tab(line: str) -> list[str]:
        script = f"source ./completion; complete -C '{line}'"
        done = told(["fish", "--no-config", "-c", script], root.parent, there)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    assert tab("medlofte status ") == ["arjeplog\tArjeplog", "kiruna\tKiruna"]
    assert tab("medlofte explain arjeplog obek") == [
        "obekvama-tider\tPolisen gör trafikinsatser på obekväma tider"
    ]
    assert tab("medlofte status --format=js") == ["--format=json"]


@needs("zsh")
def test_zsh(cli: Cli, root: Path, tmp_path: Path) -> None:
    there = environment(tmp_path)
    (tmp_path / "completion").write_text(cli("completion", "zsh").out, "utf-8")

    def tab(*words: str) -> list[str]:
        line = " ".join(f"'{word}'" for word in ("medlofte", *words))
        script = (
            "compdef() { :; }\nsource ./completion\n"
            '_describe() { print -rl -- "${(@P)3}"; }\n'
            'compadd() { print -rl -- "${(@P)4}"; }\n'
            f"words=({line}); CURRENT={len(words) + 1}; _medlofte; true\n"
        )
        done = told(["zsh", "-f", "-c", script], root.parent, there)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    assert tab("status", "") == ["arjeplog:Arjeplog", "kiruna:Kiruna"]
    assert tab("explain", "arjeplog", "obek") == [
        "obekvama-tider:Polisen gör trafikinsatser på obekväma tider"
    ]
    assert tab("validate", "da") == ["data/"]
    assert tab("status", "--format=js") == ["--format=json"]
