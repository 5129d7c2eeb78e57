"""What must never get out is in no byte of what is published, and what must be told is."""

import json
import re
from pathlib import Path

import pytest

from conftest import Cli
from published import DAYS, HIDDEN, OPEN, read, read_all, tree
from system import posix

FORMATS = ("md", "html", "docx", "pdf")
AS_OF = ("--as-of", "2024-08-31")
NUMBER = "4 av 10 hittills"  # two of March, one internal, one that replaces another


def _report(cli: Cli, tmp_path: Path, form: str, *more: str) -> str:
    out = tmp_path / f"rapport.{form}"
    cli("report", "arjeplog", "2024", "-o", str(out), "--data", str(tmp_path / "data"), *more)
    return " ".join(read(out).split())


def _site(cli: Cli, tmp_path: Path, *more: str) -> str:
    cli("site", str(tmp_path / "ut"), "--data", str(tmp_path / "data"), *AS_OF, *more)
    return read_all(tmp_path / "ut")


def _assert_closed(text: str) -> None:
    assert HIDDEN not in text
    assert [day for day in DAYS if day in text] == []
    assert not re.search(r"\b17 april|04-17|18 april|04-18|77123|987654", text)
    assert not re.search(r"2024-\d\d-\d\d-kontroller", text)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("dates", ["month", "tertial"])
def test_a_report_tells_no_secret(cli: Cli, tmp_path: Path, form: str, dates: str) -> None:
    tree(tmp_path / "data", dates=dates)
    text = _report(cli, tmp_path, form, *AS_OF)
    _assert_closed(text)
    for word in ("namn", "text", "regel", "kommentar", "orsak", "framover", "skal", "omrade"):
        assert f"{OPEN}-{word}" in text
    assert re.search(r"4 av 10 \S+ hittills\. Vid jämn takt 6\.", text)
    assert "färre än 5" in text
    assert f"{OPEN}-forare (antalet redovisas inte), varav 51 narkotika och färre än 5" in text


@pytest.mark.parametrize("base", [(), ("--base-url", "https://www.example.se/loften")])
@pytest.mark.parametrize("dates", ["month", "tertial"])
def test_a_site_tells_no_secret(
    cli: Cli, tmp_path: Path, dates: str, base: tuple[str, ...]
) -> None:
    tree(tmp_path / "data", dates=dates)
    text = _site(cli, tmp_path, *base)
    _assert_closed(text)
    for word in ("namn", "text", "regel", "kommentar", "orsak", "framover", "skal", "omrade"):
        assert f"{OPEN}-{word}" in text
    for word in ("rubrik", "plats", "uppgift", "forare", "matt", "sammanfattning"):
        assert f"{OPEN}-{word}" in text


def test_the_open_data_hide_the_same(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data")
    _site(cli, tmp_path)
    (document,) = json.loads((tmp_path / "ut" / "data" / "alla.json").read_text("utf-8"))
    assert document == json.loads(
        (tmp_path / "ut" / "data" / "arjeplog" / "2024" / "allt.json").read_text("utf-8")
    )
    listed = document["activities"]
    assert [(one["when"], one["counted"]) for one in listed] == [
        *(("2024-03", True), ("2024-03", True), ("2024-03", False))
    ]
    corrected = {"promise": "kontroller", "reason": "rättad av en senare uppgift"}
    assert [one["uncounted"] for one in listed] == [[], [], [corrected]]
    assert [one["links"] for one in listed] == [[], [], []]
    (results,) = [one["results"] for one in listed if one["results"]]
    assert results == [
        {
            "what": f"{OPEN}-forare",
            "count": None,
            "precision": None,
            "below": None,
            "of_which": [
                {
                    "what": "narkotika",
                    "count": 51,
                    "precision": "exact",
                    "below": None,
                    "of_which": [],
                },
                {"what": "alkohol", "count": None, "precision": None, "below": 5, "of_which": []},
            ],
        }
    ]
    (year,) = document["years"]
    rows = {row["id"]: row for row in year["promises"]}
    assert (rows["kontroller"]["done"], rows["kontroller"]["state"]) == (4, "in_progress")
    assert rows["kontroller"]["last_activity"] == "2024-03"
    assert (rows["grupp"]["state"], rows["grupp"]["completed"]) == ("met", None)
    assert (rows["dialog"]["state"], rows["dialog"]["last_activity"]) == ("in_progress", None)


@pytest.mark.parametrize("form", FORMATS)
def test_an_internal_report_tells_all_there_is_by_then(cli: Cli, tmp_path: Path, form: str) -> None:
    tree(tmp_path / "data")
    text = _report(cli, tmp_path, form, "--internal", *AS_OF)
    assert "INTERNT" in text
    for word in ("anteckning", "titel", "not", "klart"):
        assert f"{HIDDEN}-{word}" in text
    assert f"{HIDDEN}-senare" not in text
    assert f"{HIDDEN}-sen" not in text
    assert "varav 51 narkotika och 3 alkohol" in text


def test_days_are_told_where_the_settings_say_so(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", dates="day")
    text = _site(cli, tmp_path)
    assert "13 mars 2024" in text
    assert "https://example.se/2024-03-13/nyhet" in text
    assert HIDDEN not in text
    assert not re.search(r"\b17 april|04-17|18 april|04-18|77123|987654", text)


@pytest.mark.parametrize("settings", ["publish: {dates: months}\n", "publish: {dates: [", "a: b\n"])
@pytest.mark.parametrize("command", [("report", "arjeplog"), ("site", "ut")])
def test_nothing_is_published_by_settings_that_cannot_be_read(
    cli: Cli, tmp_path: Path, settings: str, command: tuple[str, ...]
) -> None:
    tree(tmp_path / "data")
    (tmp_path / "data" / "medlofte.yaml").write_text(settings, "utf-8")
    found = cli(*command, "--data", "data", code=1)
    assert found.out == ""
    assert "data/medlofte.yaml:1:" in found.err
    assert "Rätta data/medlofte.yaml först" in found.err
    assert not (tmp_path / "ut").exists()


IDENTITY = "640823-3234"


def _with_identity(root: Path, stem: str, key: str) -> None:
    path = root / "activities" / "arjeplog" / "2024" / f"{stem}.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(key)]
    path.write_text("\n".join([*lines, f"{key}: Föraren {IDENTITY}", ""]), "utf-8")


@pytest.mark.parametrize("command", [("report", "arjeplog"), ("site", "ut")])
def test_personal_data_that_would_be_published_stop_it(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    tree(tmp_path / "data")
    _with_identity(tmp_path / "data", "2024-03-13-kontroller-a1", "title")
    found = cli(*command, "--data", "data", *AS_OF, code=1)
    assert found.out == ""
    place = "data/activities/arjeplog/2024/2024-03-13-kontroller-a1.yaml:14:16"
    assert f"{place}: error[identity-number]: " in found.err
    assert "Inget är skrivet: 1 personuppgift är inte godtagen" in found.err
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("command", [("report", "arjeplog"), ("site", "ut")])
def test_personal_data_in_the_promises_stop_it_too(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = tree(tmp_path / "data")
    path = root / "promises" / "arjeplog.yaml"
    path.write_text(path.read_text("utf-8").replace(f"{OPEN}-kommentar", f"om {IDENTITY}"), "utf-8")
    found = cli(*command, "--data", "data", *AS_OF, code=1)
    assert "data/promises/arjeplog.yaml:17:47: error[identity-number]" in found.err


@pytest.mark.parametrize("command", [("report", "arjeplog"), ("site", "ut")])
def test_personal_data_in_the_settings_stop_it_too(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = tree(tmp_path / "data")
    (root / "medlofte.yaml").write_text(f"publish: {{home: , publisher: Ansvarig {IDENTITY}}}\n")
    found = cli(*command, "--data", "data", *AS_OF, code=1)
    assert "data/medlofte.yaml:1:39: error[identity-number]" in found.err
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("key", ["links", "source"])
def test_personal_data_in_an_address_stop_it(cli: Cli, tmp_path: Path, key: str) -> None:
    root = tree(tmp_path / "data")
    path = root / "activities" / "arjeplog" / "2024" / "2024-03-13-kontroller-a1.yaml"
    address = f"https://example.se/dom?pnr=19{IDENTITY}"
    value = f"[{address}]" if key == "links" else f"{{title: Dom, url: '{address}'}}"
    lines = [one for one in path.read_text("utf-8").splitlines() if not one.startswith(key)]
    path.write_text("\n".join([*lines, f"{key}: {value}", ""]), "utf-8")
    found = cli("site", "ut", "--data", "data", *AS_OF, code=1)
    assert "error[identity-number]" in found.err


@pytest.mark.parametrize(
    "settings", ["publish: {dates: }\n", "publish:\n  dates:\n", "publish: {hide_below: }\n"]
)
def test_a_limit_without_a_value_is_no_limit_to_publish_by(
    cli: Cli, tmp_path: Path, settings: str
) -> None:
    tree(tmp_path / "data")
    (tmp_path / "data" / "medlofte.yaml").write_text(settings, "utf-8")
    assert "saknar värde" in cli("site", "ut", "--data", "data", code=1).err


@pytest.mark.parametrize("name", ["medlofte.yml", "medlofte.yaml.txt"])
def test_settings_under_another_name_stop_it(cli: Cli, tmp_path: Path, name: str) -> None:
    root = tree(tmp_path / "data")
    (root / "medlofte.yaml").rename(root / name)
    found = cli("site", "ut", "--data", "data", code=1)
    assert f"data/{name}:1:1: error[stray-file]: Filen läses inte" in found.err
    assert f"data/{name}:1:1" in cli("validate", "--data", "data", code=1).out


@posix
def test_settings_that_lead_nowhere_stop_it(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data")
    (root / "medlofte.yaml").unlink()
    (root / "medlofte.yaml").symlink_to("borta.yaml")
    assert "error[unreadable-file]" in cli("site", "ut", "--data", "data", code=1).err


def test_a_period_finer_than_the_days_told_is_refused(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", dates="tertial")
    arguments = ("report", "arjeplog", "2024-05", "--data", "data")
    assert "Perioden 2024-05 är finare än dagar får anges utåt" in cli(*arguments, code=2).err
    cli(*arguments, "--internal")


TALLIES = {
    "t1": "from: 2024-01-01, to: 2024-04-30, counts_for: [kontroller], count: 3",
    "t2": "from: 2024-05-01, to: 2024-08-31, counts_for: [kontroller], count: 10",
    "year": "from: 2024-01-01, to: 2024-08-31, counts_for: [dialog], count: 25",
}


def test_results_of_a_whole_are_not_told_beside_those_of_its_parts(
    cli: Cli, tmp_path: Path
) -> None:
    root = tree(tmp_path / "data")
    folder = root / "activities" / "arjeplog" / "2024"
    for path in folder.iterdir():
        path.unlink()
    for name, text in TALLIES.items():
        results = f"results: [{{what: gripna, count: {text.rpartition(' ')[2]}}}]"
        (folder / f"2024-08-31-{name}.yaml").write_text(f"{{{text}, by: [polis], {results}}}\n")
    (folder / "2024-08-31-t1.yaml").rename(folder / "2024-04-30-t1.yaml")
    text = _site(cli, tmp_path)
    assert "färre än 5 gripna" in text
    assert "10 gripna" in text
    assert "25 gripna" not in text


@pytest.mark.parametrize(
    "stem, key",
    [
        ("2024-03-13-kontroller-a1", "note"),
        ("2024-04-17-kontroller-a2", "title"),
        ("2024-09-30-kontroller-a4", "title"),
    ],
)
@pytest.mark.parametrize("command", [("report", "arjeplog"), ("site", "ut")])
def test_personal_data_stop_it_also_where_they_would_not_be_told(
    cli: Cli, tmp_path: Path, stem: str, key: str, command: tuple[str, ...]
) -> None:
    tree(tmp_path / "data")
    _with_identity(tmp_path / "data", stem, key)
    found = cli(*command, "--data", "data", *AS_OF, code=1)
    assert re.search(rf"{stem}\.yaml:\d+:\d+: error\[identity-number\]", found.err)
    assert not (tmp_path / "ut").exists()


SUSPECTED = {
    "identity-like": "640823-3230",
    "phone-number": "070-174 06 05",
    "email": "namn(at)example.se",
    "registration-plate": "MLB 123",
}


@pytest.mark.parametrize("rule", SUSPECTED)
@pytest.mark.parametrize("file", ["activities/arjeplog/2024/2024-03-13-kontroller-a1.yaml", ""])
def test_what_may_be_personal_data_stops_it_until_it_is_accepted(
    cli: Cli, tmp_path: Path, rule: str, file: str
) -> None:
    root = tree(tmp_path / "data")
    path = root / (file or "medlofte.yaml")
    text = path.read_text("utf-8")
    line = f"title: {SUSPECTED[rule]}\n"
    if file:
        text = "".join(one for one in text.splitlines(keepends=True) if not one.startswith("title"))
    else:
        text, line = "", f"publish:\n  publisher: {SUSPECTED[rule]}\n"
    path.write_text(text + line, "utf-8")
    commands = [
        ("report", "arjeplog", "2024"),
        ("site", "ut"),
        ("report", "arjeplog", "-o", "r.md"),
    ]
    for command in commands:
        found = cli(*command, "--data", "data", *AS_OF, code=1)
        assert found.out == ""
        assert f"error[{rule}]: " in found.err
    assert not (tmp_path / "ut").exists()
    assert not (tmp_path / "r.md").exists()
    path.write_text(f"{text}{line[:-1]}  # medlofte: ok {rule}\n")
    for command in commands:
        cli(*command, "--data", "data", *AS_OF)


def test_where_to_write_about_the_pages_needs_no_accepting(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data")
    told = "contact: webb@example.se eller 0980-319 200"
    for more in ("", "  # medlofte: ok email, phone-number"):
        text = f"publish:\n  accessibility:\n    {told}{more}\n"
        (root / "medlofte.yaml").write_text(text, "utf-8")
        cli("site", "ut", "--data", "data", *AS_OF)
        assert "webb@example.se" in (tmp_path / "ut" / "tillganglighet.html").read_text("utf-8")
    (root / "medlofte.yaml").write_text(
        f"publish: {{publisher: a@example.se, accessibility: {{{told}}}}}\n"
    )
    assert cli("site", "ut", "--data", "data", *AS_OF, code=1).err.count("error[email]") == 1


def test_whom_to_ask_about_the_promises_needs_no_accepting(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data")
    contact = "contact: loften@example.se eller 0980-319 200"
    (root / "medlofte.yaml").write_text(f"publish:\n  {contact}\n", "utf-8")
    cli("site", "ut", "--data", "data", *AS_OF)
    (root / "medlofte.yaml").write_text("publish:\n  contact: 640823-3234\n", "utf-8")
    cli("site", "ut", "--data", "data", *AS_OF, code=1)


def test_an_internal_report_is_stopped_by_personal_data_in_a_note(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data")
    _with_identity(tmp_path / "data", "2024-03-13-kontroller-a1", "note")
    found = cli("report", "arjeplog", "--internal", "--data", "data", *AS_OF, code=1)
    assert "error[identity-number]" in found.err


WEEKLY = """\
municipality: Arjeplog
code: "2506"
parties: {polis: Polisen}
agreements:
  - id: "2024"
    title: Medborgarlöfte 2024
    from: 2024-01-01
    to: 2024-12-31
    promises:
      - {id: vecka, text: Varje vecka, responsible: [polis],
         target: {kind: count, at_least: 1, per: week, how: each}}
      - {id: dygn, text: Varje dygn, responsible: [polis],
         target: {kind: count, at_least: 1, per: day, how: each}}
      - {id: snitt, text: I snitt, responsible: [polis],
         target: {kind: count, at_least: 1, per: week, how: average}}
"""


def _weekly(cli: Cli, folder: Path, as_of: str, *days: str) -> str:
    """Publish what was done on those days in every form, where days are told by month."""
    root = folder / "data"
    (root / "promises").mkdir(parents=True)
    (root / "promises" / "arjeplog.yaml").write_text(WEEKLY, "utf-8")
    (root / "medlofte.yaml").write_text("publish: {dates: month}\n")
    activities = root / "activities" / "arjeplog" / "2024"
    activities.mkdir(parents=True)
    for number, day in enumerate(days):
        text = f"{{date: {day}, counts_for: [vecka, dygn, snitt], by: [polis], title: Pass}}\n"
        (activities / f"{day}-x-{number}.yaml").write_text(text, "utf-8")
    cli("site", str(folder / "ut"), "--data", str(root), "--as-of", as_of)
    for form in FORMATS[:2]:
        out = str(folder / "ut" / f"r.{form}")
        cli("report", "arjeplog", "2024", "-o", out, "--data", str(root), "--as-of", as_of)
    return read_all(folder / "ut")


def test_what_is_counted_by_week_or_day_is_told_by_month(cli: Cli, tmp_path: Path) -> None:
    # In January and in March other weeks, and of those of March one that has not ended.
    told = _weekly(cli, tmp_path / "a", "2024-03-13", "2024-01-09", "2024-02-28", "2024-03-04")
    assert told == _weekly(
        cli, tmp_path / "b", "2024-03-13", "2024-01-30", "2024-02-06", "2024-03-12"
    )
    assert "Veckor räknas till och med februari 2024." in told
    assert "2 av 52 veckor hittills, 8 veckor har gått" in told
    assert "Högst 44 veckor kvar till 29 december" in told
    assert "3 av 52 hittills" in told
    early = _weekly(cli, tmp_path / "c", "2024-01-24", "2024-01-09")
    assert early == _weekly(cli, tmp_path / "d", "2024-01-24", "2024-01-23")
    assert "Veckor räknas när januari 2024 är slut." in early
