"""The open data as their users read them: a package, keys, examples, two sites in one query."""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, get_args

import duckdb
import frictionless
import pytest

from conftest import Cli
from medlofte.model.agreement import AgreementKind
from medlofte.model.topic import TOPICS
from medlofte.render.open_data.columns import meanings
from medlofte.render.open_data.examples import examples
from medlofte.render.open_data.tables import TABLES
from medlofte.targets import KINDS
from medlofte.targets.outcome import State
from published import HIDDEN
from published import tree as secret_tree
from small_trees import AGREEMENT, HEAD, add, lofte, target, tree

TIMES = target("kind: count, at_least: 2, per: year, unit: kontroller")
KEY = "abcdefghijklmnop"


def _site(cli: Cli, data: Path, out: Path, *more: str) -> str:
    return cli("site", str(out), "--data", str(data), "--as-of", "2024-12-31", *more).err


def _rows(out: Path, name: str) -> list[dict[str, str]]:
    text = (out / "data" / name).read_text("utf-8-sig")
    return [*csv.DictReader(text.splitlines(), delimiter=";")]


def _ids(out: Path) -> list[str]:
    return [row["id"] for row in _rows(out, "alla-aktiviteter.csv")]


def _asked(query: str) -> list[Any]:
    found = duckdb.sql(query)
    assert found is not None
    return found.fetchall()


def _package(out: Path) -> Any:
    return json.loads((out / "data" / "datapackage.json").read_text("utf-8"))


def _checked(out: Path) -> None:
    report = frictionless.validate(str(out / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note", "rowNumber", "fieldName"])


def test_the_package_of_the_repositorys_own_data_is_valid(
    cli: Cli, data: Path, tmp_path: Path
) -> None:
    _site(cli, data, tmp_path / "ut")
    _checked(tmp_path / "ut")
    package = _package(tmp_path / "ut")
    assert package["licenses"] == [{"path": "https://creativecommons.org/publicdomain/zero/1.0/"}]
    fields = {one["name"]: one for one in package["resources"][0]["schema"]["fields"]}
    assert (fields["code"]["type"], fields["code"]["constraints"]["pattern"]) == (
        "string",
        "[0-9]{4}",
    )
    assert (fields["done"]["unitField"], fields["percent"]["unit"]) == ("unit", "%")
    for table in TABLES:
        assert _rows(tmp_path / "ut", table.file.removeprefix("data/")), table.name


@pytest.mark.parametrize("dates", ["day", "month", "tertial"])
@pytest.mark.parametrize("key", ["", f", id_key: {KEY}"])
def test_the_package_is_valid_and_closed_where_days_are_hidden(
    cli: Cli, tmp_path: Path, dates: str, key: str
) -> None:
    secret_tree(tmp_path / "data", dates=dates)
    settings = f"publish: {{dates: {dates}, hide_below: 5{key}}}\n"
    (tmp_path / "data" / "medlofte.yaml").write_text(settings, "utf-8")
    # In a year that is open, the day that figures are as of is hidden too.
    cli("site", "ut", "--data", "data", "--as-of", "2024-06-17")
    _checked(tmp_path / "ut")
    told = _site(cli, tmp_path / "data", tmp_path / "ut")
    assert ("publish.id_key" in told) == (dates != "day" and not key)
    page = (tmp_path / "ut" / "oppna-data.html").read_text("utf-8")
    assert ("har samma id varje gång" in page) == (dates == "day" or bool(key))
    _checked(tmp_path / "ut")
    whole = "".join(p.read_text("utf-8") for p in (tmp_path / "ut" / "data").rglob("*.*"))
    assert KEY not in whole
    first = _rows(tmp_path / "ut", "alla-aktiviteter.csv")[0]
    days = {"day": ("13", "13"), "month": ("01", "31"), "tertial": ("01", "30")}[dates]
    assert (first["from"][8:], first["to"][8:]) == days
    small = [row for row in _rows(tmp_path / "ut", "alla-resultat.csv") if row["below"]]
    assert [(row["count"], row["part_of"]) for row in small] == [("", "1")]
    assert f"{HIDDEN}-titel" not in whole


def test_the_package_lists_the_words_of_a_column(cli: Cli, data: Path, tmp_path: Path) -> None:
    _site(cli, data, tmp_path / "ut")
    words = {
        (table["name"], field["name"]): field["constraints"]["enum"]
        for table in _package(tmp_path / "ut")["resources"]
        for field in table["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }
    assert words["figures", "state"] == [*State]
    assert words["promises", "kind"] == [*KINDS]
    assert words["promises", "topic"] == words["figures", "topic"] == [*TOPICS]
    assert words["agreements", "kind"] == [*get_args(AgreementKind)]
    lists = {"assessment", "kind", "precision", "state", "status", "topic", "wanted"}
    assert {key for _, key in words} == lists


def test_each_id_of_a_party_and_an_area_has_its_name(cli: Cli, data: Path, tmp_path: Path) -> None:
    _site(cli, data, tmp_path / "ut")
    for table, key, names in (
        ("alla-loften.csv", "responsible", "alla-parter.csv"),
        ("alla-aktiviteter.csv", "by", "alla-parter.csv"),
        ("alla-uppfoljningar.csv", "by", "alla-parter.csv"),
        ("alla-loften.csv", "area", "alla-omraden.csv"),
    ):
        told = {(one["code"], one["agreement"], one["id"]) for one in _rows(tmp_path / "ut", names)}
        used = {
            (row["code"], row["agreement"], id_)
            for row in _rows(tmp_path / "ut", table)
            for id_ in row[key].split(", ")
            if id_
        }
        assert used, table
        assert used <= told, used - told


def test_an_id_outlives_what_changes_in_an_activity(cli: Cli, tmp_path: Path) -> None:
    reports = ["2024-03-13", "2024-03-14 place: A"]
    root = tree(tmp_path / "data", lofte(TIMES), reports)
    _site(cli, root, tmp_path / "ut")
    before = _ids(tmp_path / "ut")
    add(root, "2024-03-14 place: B, count: 3", 2)
    add(root, "2024-01-02", 3)
    (root / "medlofte.yaml").write_text("publish: {publisher: Ny}\n", "utf-8")
    _site(cli, root, tmp_path / "nytt")
    after = _ids(tmp_path / "nytt")
    assert after[1:] == before
    assert len(set(after)) == len(after)
    assert not any("2024" in one or "lofte" in one for one in after)
    (root / "medlofte.yaml").write_text(f"publish: {{id_key: {KEY}}}\n", "utf-8")
    _site(cli, root, tmp_path / "nyckel")
    assert not set(_ids(tmp_path / "nyckel")) & set(after)


def test_what_does_not_count_is_there_with_its_reason(cli: Cli, data: Path, tmp_path: Path) -> None:
    _site(cli, data, tmp_path / "ut")
    days = {"2024-06-14", "2024-10-10"}
    told = [row for row in _rows(tmp_path / "ut", "alla-aktiviteter.csv") if row["when"] in days]
    assert [(row["when"], row["code"], row["counted"], row["uncounted"]) for row in told] == [
        ("2024-06-14", "2506", "false", "ingår redan i summan för 1 maj–31 augusti 2024"),
        ("2024-10-10", "2506", "false", "inställd"),
    ]
    page = tmp_path / "ut" / "arjeplog/2023-2024/lofte/trafikkontroller.html"
    assert all(row["uncounted"] in page.read_text("utf-8") for row in told)
    pairs = {row["activity"]: row for row in _rows(tmp_path / "ut", "alla-aktivitet-lofte.csv")}
    assert [pairs[row["id"]]["uncounted"] for row in told] == [row["uncounted"] for row in told]


def test_what_counts_in_one_of_two_years_or_promises_counts(cli: Cli, tmp_path: Path) -> None:
    weekly = target("kind: count, at_least: 1, per: week, how: each, unit: kontroller")
    head = f"{HEAD}{AGREEMENT}".replace("to: 2024-12-31", "to: 2025-12-31")
    acts = [
        "2024-12-31 counts_for: [veckor]",  # of a week that belongs to 2025
        "2025-02-03 counts_for: [veckor, bada]",
        "2025-02-04 counts_for: [veckor, bada], by: [polis, kommun], status: cancelled",
    ]
    together = lofte(TIMES, "responsible: [polis, kommun], together: true", "bada")
    tree(tmp_path / "data", lofte(weekly, id_="veckor") + together, acts, head=head)
    cli("site", "ut", "--data", "data", "--as-of", "2025-06-01")
    told = [
        (row["when"], row["counted"], row["uncounted"])
        for row in _rows(tmp_path / "ut", "alla-aktiviteter.csv")
    ]
    missing = "utan Arjeplogs kommun: löftet gäller alla tillsammans"
    assert told == [
        ("2024-12-31", "true", ""),
        ("2025-02-03", "true", missing),
        ("2025-02-04", "false", "inställd"),
    ]
    pairs = _rows(tmp_path / "ut", "alla-aktivitet-lofte.csv")
    assert [(row["promise"], row["uncounted"]) for row in pairs] == [
        *(("veckor", ""), ("veckor", ""), ("bada", missing)),
        *(("veckor", "inställd"), ("bada", "inställd")),
    ]


def test_no_text_is_a_formula_and_numbers_are_numbers(cli: Cli, tmp_path: Path) -> None:
    indicator = (
        "    indicators:\n"
        "      - {title: =1+1, unit: procent, source: {title: '@A'},\n"
        "         baseline: {date: 2023-05-01, value: -1.5},\n"
        "         values: [{date: 2024-05-01, value: 3}]}\n"
    )
    head = HEAD + (
        "  - id: avtal\n    title: Löfte\n    from: 2024-01-01\n    to: 2024-12-31\n"
        f"{indicator}    promises:\n"
    )
    root = tree(tmp_path / "data", lofte(TIMES), ["2024-03-13 title: =HYPERLINK()"], head)
    _site(cli, root, tmp_path / "ut")
    _checked(tmp_path / "ut")
    values = _rows(tmp_path / "ut", "alla-indikatorer.csv")
    assert [row["value"] for row in values] == ["-1,5", "3"]
    assert {(row["title"], row["source"]) for row in values} == {("'=1+1", "'@A")}
    assert _rows(tmp_path / "ut", "alla-aktiviteter.csv")[0]["title"] == "'=HYPERLINK()"


def test_two_sites_are_joined(cli: Cli, tmp_path: Path) -> None:
    """Ids of two publishers never meet by chance, and a code keeps the zero that it begins with."""
    one = lofte(TIMES, "topic: traffic")
    first = tree(tmp_path / "a" / "data", one, ["2024-03-13", "2024-03-14"])
    second = tree(tmp_path / "b" / "data", one, ["2024-03-13", "2024-03-14", "2024-05-01"])
    promises = second / "promises" / "arjeplog.yaml"
    text = promises.read_text("utf-8").replace("Arjeplog\n", "Upplands Väsby\n")
    text = text.replace("2506", "0114")
    promises.with_name("upplands-vasby.yaml").write_text(text, "utf-8")
    promises.unlink()
    (second / "activities" / "arjeplog").rename(second / "activities" / "upplands-vasby")
    for root in (first, second):
        _site(cli, root, root.parent / "ut")
    query = """
        WITH reports AS (
            SELECT * FROM read_csv(['a/ut/data/alla-aktiviteter.csv',
                'b/ut/data/alla-aktiviteter.csv'], delim = ';', types = {'code': 'VARCHAR'})
        ), pairs AS (
            SELECT * FROM read_csv(['a/ut/data/alla-aktivitet-lofte.csv',
                'b/ut/data/alla-aktivitet-lofte.csv'], delim = ';', types = {'code': 'VARCHAR'})
        ), promises AS (
            SELECT * FROM read_csv(['a/ut/data/alla-loften.csv',
                'b/ut/data/alla-loften.csv'], delim = ';', types = {'code': 'VARCHAR'})
        )
        SELECT code, topic, sum(r.count)::INTEGER, count(DISTINCT r.id), min(r."from")::VARCHAR
        FROM pairs p
        JOIN reports r ON (r.code, r.agreement, r.id) = (p.code, p.agreement, p.activity)
        JOIN promises l ON (l.code, l.agreement, l.id) = (p.code, p.agreement, p.promise)
        GROUP BY p.code AS code, topic ORDER BY code
    """.replace("p.code AS code", "p.code").replace("SELECT code,", "SELECT p.code AS code,")
    assert _asked(query) == [
        ("0114", "traffic", 3, 3, "2024-03-13"),
        ("2506", "traffic", 2, 2, "2024-03-13"),
    ]
    assert not set(_ids(tmp_path / "a" / "ut")) & set(_ids(tmp_path / "b" / "ut"))
    package = frictionless.Package(str(tmp_path / "b" / "ut" / "data" / "datapackage.json"))
    tables: list[Any] = [*package.resources]
    codes = [row["code"] for table in tables for row in table.read_rows()]
    assert set(codes) == {"0114"}


@pytest.fixture
def served(cli: Cli, data: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a site, on this computer."""
    _site(cli, data, tmp_path / "ut")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = partial(Quiet, directory=str(tmp_path / "ut"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def _counted(out: Path) -> list[str]:
    found: dict[tuple[str, str], int] = {}
    for row in _rows(out, "alla-aktiviteter.csv"):
        if row["counted"] == "true" and row["example"] == "false":
            key = row["code"], row["from"][:4]
            found[key] = found.get(key, 0) + 1
    return [f"{code} {year} {number}" for (code, year), number in sorted(found.items())]


def _ran(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_example_in_python_runs(served: str, tmp_path: Path) -> None:
    text = {one.language: one.text for one in examples(served)}["Python"]
    assert _ran(sys.executable, "-c", text) == _counted(tmp_path / "ut")


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_example_in_r_runs(served: str, tmp_path: Path) -> None:
    text = {one.language: one.text for one in examples(served)}["R"]
    assert _ran("Rscript", "-e", text) == _counted(tmp_path / "ut")


def test_the_example_in_duckdb_runs(served: str, tmp_path: Path) -> None:
    """From the folder: over the net DuckDB fetches an extension of its own first."""
    assert served
    text = {one.language: one.text for one in examples(f"{tmp_path / 'ut'}/")}["DuckDB"]
    told = [" ".join(map(str, row)) for row in _asked(text)]
    assert told == _counted(tmp_path / "ut")


def test_the_examples_run_where_nothing_is_reported_yet(cli: Cli, tmp_path: Path) -> None:
    _site(cli, tree(tmp_path / "data", lofte(TIMES)), tmp_path / "ut")
    told = {one.language: one.text for one in examples(f"{tmp_path / 'ut'}/")}
    assert _asked(told["DuckDB"]) == []
    local = told["Python"].replace('urlopen("', 'urlopen("file://')
    assert _ran(sys.executable, "-c", local) == []
    if shutil.which("Rscript"):
        assert "".join(_ran("Rscript", "-e", told["R"])) == ""


def test_each_column_has_one_meaning() -> None:
    told = meanings()
    used = {key for table in TABLES for key in table.columns}
    assert used == set(told)
