"""The public site: what is written, where, and when it is not."""

import csv
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from uuid import UUID

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef

import hostile
from conftest import Cli
from links import broken
from medlofte.book.book import Book, Logged
from published import read_all
from published import tree as secret_tree
from small_trees import AGREEMENT, HEAD, add, lofte, target, tree
from system import posix
from terminal import Terminal

YEARLY = target("kind: count, at_least: 10, per: year, unit: kontroller")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://www.example.se/loften/"


def _site(cli: Cli, *more: str, code: int = 0) -> str:
    return cli("site", "ut", "--data", "data", "--as-of", "2024-12-31", *more, code=code).err


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_the_repositorys_own_site_has_all_its_pages(cli: Cli, data: Path, tmp_path: Path) -> None:
    cli("site", "ut", "--data", str(data), "--as-of", "2025-03-01", "--base-url", BASE)
    out = tmp_path / "ut"
    for path in (
        *("index.html", "senaste.html", "lasa.html", "tillganglighet.html", "404.html"),
        *("style.css", "senaste.xml", "sitemap.xml", "data/katalog.ttl", "data/alla.json"),
        *("arjeplog/index.html", "arjeplog/2023-2024/2024.html"),
        *("arjeplog/2023-2024/2024-skarm.html", "arjeplog/2023-2024/lofte/trafikkontroller.html"),
        *("jokkmokk/2023-2025/2025.html", "data/pajala/2022/siffror.csv"),
    ):
        assert (out / path).exists(), path
    assert not (out / "jokkmokk" / "2023-2025" / "2026.html").exists()
    assert broken(out) == []


def test_a_second_run_rewrites_only_what_changed(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY) + lofte(YEARLY, id_="annat"), ["2024-03-13"])
    assert "38 filer är nya eller ändrade, 0 är som förut" in _site(cli)
    before = _times(tmp_path / "ut")
    assert "0 filer är nya eller ändrade, 38 är som förut" in _site(cli)
    assert _times(tmp_path / "ut") == before
    add(tmp_path / "data", "2024-03-14", 2)
    _site(cli)
    after = _times(tmp_path / "ut")
    changed = {path.name for path in after if after[path] != before[path]}
    assert "lofte.html" in changed
    assert {"annat.html", "style.css", "lasa.html", "katalog.ttl"} & changed == set()


def test_a_comment_in_the_file_of_promises_changes_nothing(
    cli: Cli, data: Path, tmp_path: Path
) -> None:
    shutil.copytree(data, tmp_path / "egna")
    asked = ("--data", "egna", "--as-of", "2024-12-31", "--base-url", "https://example.org/")
    cli("site", "ut", *asked)
    first = _all_files(tmp_path / "ut")
    for file in (tmp_path / "egna/promises").glob("*.yaml"):
        file.write_text(f"# Genomläst av kansliet.\n{file.read_text('utf-8')}", "utf-8")
    cli("site", "ut", *asked)
    second = _all_files(tmp_path / "ut")
    assert [path for path in first | second if first.get(path) != second.get(path)] == []


def _all_files(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_what_the_statement_lacks_is_said_once(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY))
    asked = "under publish: accessibility: {}.\n"
    every = "contact, conformance, method, reviewed, updated"
    assert _site(cli).count(asked.format(every)) == 1
    declared = "conformance: partial, method: Egen kontroll, reviewed: 2024-05-01"
    settings = root / "medlofte.yaml"
    settings.write_text(f"publish: {{accessibility: {{{declared}}}}}\n")
    assert asked.format("contact, updated, shortcomings") in _site(cli)
    declared += ", contact: Receptionen, updated: 2024-05-01, shortcomings: Kartan"
    settings.write_text(f"publish: {{accessibility: {{{declared}}}}}\n")
    assert "ccessib" not in _site(cli)


def test_a_folder_of_others_is_not_touched(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "index.html").write_text("min egen")
    assert "är ingen webbplats som medlofte har skrivit" in _site(cli, code=1)
    assert read_all(tmp_path / "ut").endswith("min egen")


@pytest.mark.parametrize("out", [".", "data", "data/promises", "data/activities/ut"])
def test_the_data_are_not_overwritten_by_a_site(cli: Cli, tmp_path: Path, out: str) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    printed = cli("site", out, "--data", "data", code=2).err
    assert "kan inte skrivas där uppgifterna ligger" in printed
    assert (tmp_path / "data" / "promises" / "arjeplog.yaml").exists()


def test_agreements_whose_names_begin_alike_have_data_of_their_own(
    cli: Cli, tmp_path: Path
) -> None:
    two = AGREEMENT.replace("id: avtal", "id: avtal-aktiviteter").replace("2024", "2023")
    tree(tmp_path / "data", lofte(YEARLY), head=HEAD + two + lofte(YEARLY) + AGREEMENT)
    _site(cli)
    assert broken(tmp_path / "ut") == []
    folder = tmp_path / "ut" / "data" / "arjeplog"
    assert sorted(one.name for one in folder.iterdir()) == ["avtal", "avtal-aktiviteter"]


def test_the_feed_tells_what_is_new(cli: Cli, tmp_path: Path) -> None:
    reports = ["2024-03-13 place: Skolan", "2024-03-13 place:  Skolan", "2024-05-01 title: <b>&"]
    tree(tmp_path / "data", lofte(YEARLY), reports)
    _site(cli, "--base-url", "https://www.example.se/loften")
    root = ET.parse(tmp_path / "ut" / "senaste.xml").getroot()  # noqa: S314  our own file
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{BASE}senaste.html", "self": f"{BASE}senaste.xml"}
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        *("2024-05-01T00:00:00Z", "2024-03-13T00:00:00Z", "2024-03-13T00:00:00Z")
    ]
    assert root.findtext(f"{ATOM}updated") == "2024-05-01T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}summary") == "1 maj 2024: <b>&"
    assert entries[0].findtext(f"{ATOM}title") == "Arjeplog: Lofte"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{BASE}arjeplog/avtal/lofte/lofte.html"
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len({UUID(id_) for id_ in ids}) == len(ids)


@pytest.mark.parametrize(
    "dates, updated", [("month", "2024-03-01T00:00:00Z"), ("tertial", "2024-01-01T00:00:00Z")]
)
def test_the_times_of_the_feed_are_as_exact_as_days_are_told(
    cli: Cli, tmp_path: Path, dates: str, updated: str
) -> None:
    secret_tree(tmp_path / "data", dates=dates)
    _site(cli, "--as-of", "2024-03-20")
    root = ET.parse(tmp_path / "ut" / "senaste.xml").getroot()  # noqa: S314  our own file
    assert {one.text for one in root.iter(f"{ATOM}updated")} == {updated}


def test_a_site_without_an_address_has_relative_links_and_no_sitemap(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    _site(cli)
    assert not (tmp_path / "ut" / "sitemap.xml").exists()
    assert 'href="senaste.html"' in (tmp_path / "ut" / "senaste.xml").read_text("utf-8")


def test_the_sitemap_lists_each_page(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    _site(cli, "--base-url", BASE)
    root = ET.parse(tmp_path / "ut" / "sitemap.xml").getroot()  # noqa: S314  our own file
    listed = {one.text for one in root.iter(f"{SITEMAP}loc")}
    pages = {path.relative_to(tmp_path / "ut") for path in (tmp_path / "ut").rglob("*.html")}
    whole = {
        path for path in pages if path.parts[0] != "ruta"
    }  # the rest is to be shown within others
    assert listed == {f"{BASE}{path.as_posix()}" for path in whole if path.name != "404.html"}


def test_the_catalogue_of_open_data_can_be_read(cli: Cli, data: Path, tmp_path: Path) -> None:
    cli("site", "ut", "--data", str(data), "--base-url", BASE, "--as-of", "2024-12-31")
    graph = Graph().parse(tmp_path / "ut" / "data" / "katalog.ttl")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    sets = set(graph.objects(catalogue, DCAT.dataset))
    assert sets == set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(sets) == 7  # all, and six agreements
    for one in sets:
        for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution):
            assert list(graph.objects(one, needed))
    files = {str(one) for one in graph.objects(None, DCAT.downloadURL)}
    there = (tmp_path / "ut" / "data").rglob("*.[cj]s*")
    assert files == {
        f"{BASE}{path.relative_to(tmp_path / 'ut').as_posix()}"
        for path in there
        if path.name != "datapackage.json" and not path.name.endswith(".schema.json")
    }
    licence = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    assert set(graph.objects(None, DCTERMS.license)) == {licence}
    assert [str(name) for name in graph.objects(None, FOAF.name)] == ["medlofte"]


def test_hostile_settings_and_names_do_not_break_the_catalogue(cli: Cli, tmp_path: Path) -> None:
    title = 'title: "\\"@sv . <x> \\\\ \\u202e"'
    head = HEAD + AGREEMENT.replace("title: Medborgarlöfte 2024", title)
    tree(tmp_path / "data", lofte(YEARLY), head=head)
    settings = "publish: {publisher: 'a\"b', licence: \"https://x/>.<y>\", home: 'https://<'}\n"
    (tmp_path / "data" / "medlofte.yaml").write_text(settings, "utf-8")
    _site(cli, "--base-url", "https://www.example.se/å'!")
    graph = Graph().parse(tmp_path / "ut" / "data" / "katalog.ttl")
    (licence,) = set(graph.objects(None, DCTERMS.license))
    assert str(licence) == "https://x/%3E.%3Cy%3E"
    assert 'Arjeplog: "@sv . <x> \\ \ufffd' in {str(t) for t in graph.objects(None, DCTERMS.title)}
    assert broken(tmp_path / "ut") == []


def test_an_address_is_written_as_every_program_reads_it(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    for typed, plain in (
        ("https://räksmörgås.se/löften", "https://xn--rksmrgs-5wao1o.se/l%C3%B6ften/"),
        ("HTTP://[::1]:80/%C3%B6/", "http://[::1]:80/%C3%B6/"),
    ):
        _site(cli, "--base-url", typed)
        assert f"<loc>{plain}index.html</loc>" in (tmp_path / "ut" / "sitemap.xml").read_text(
            "utf-8"
        )


@pytest.mark.parametrize(
    "address",
    [
        *("", "www.example.se", "ftp://x", 'https://x"y', "https://a b", "https://x/%zz"),
        *("https://namn:ord@x.se/", "https://namn@x.se", "https://x.se/?a=b", "https://x.se/#a"),
        *(
            "https://x.se/|",
            "https://x.se/\\",
            "https://x.se/^",
            "https://x.se/{}",
            "https://x.se/`",
        ),
        *(
            "https://x.se:99999/",
            "https://x.se:abc/",
            "https://[::1/",
            "https://a..se/",
            "https://.",
        ),
        *("https://x.se/\x1b", "https://x.se/\u202e", "https://x.se/\n"),
    ],
)
def test_an_address_that_is_none_is_refused(cli: Cli, tmp_path: Path, address: str) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    assert "--base-url ska vara en adress" in _site(cli, "--base-url", address, code=2)
    assert not (tmp_path / "ut").exists()


def test_the_address_may_stand_in_the_settings(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY))
    settings, sitemap = root / "medlofte.yaml", tmp_path / "ut" / "sitemap.xml"
    settings.write_text("publish: {base_url: 'https://www.example.se/å'}\n", "utf-8")
    _site(cli)
    assert "<loc>https://www.example.se/%C3%A5/index.html</loc>" in sitemap.read_text("utf-8")
    _site(cli, "--base-url", BASE)
    assert f"<loc>{BASE}index.html</loc>" in sitemap.read_text("utf-8")
    settings.write_text("publish: {base_url: 'https://www.example.se/?a=b'}\n", "utf-8")
    assert "publish.base_url ska vara en adress" in _site(cli, code=2)


def test_files_with_errors_are_left_out_aloud(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13", "2024-03-14 counts_for: [fel]"])
    printed = _site(cli, code=1)
    assert "1 fil har fel och är inte medräknad" in printed
    page = (tmp_path / "ut" / "arjeplog" / "avtal" / "2024.html").read_text("utf-8")
    assert "1 uppgift går inte att läsa och är inte medräknad" in page


def test_no_municipality_vanishes_because_its_promises_cannot_be_read(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    _site(cli)
    before = read_all(tmp_path / "ut")
    promises = tmp_path / "data" / "promises"
    (promises / "pajala.yaml").write_text("fel")
    printed = _site(cli, code=1)
    assert "data/promises/pajala.yaml:1:1" in printed
    assert "Inget är skrivet: 1 löftesfil går inte att läsa" in printed
    assert "Rätta data/promises/pajala.yaml." in printed
    assert read_all(tmp_path / "ut") == before
    for number in range(10):
        (promises / f"kommun{number}.yaml").write_text("fel")
    assert "11 löftesfiler går inte att läsa" in _site(cli, code=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "ut"]


def test_a_tree_without_promises_gives_a_site_that_says_so(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "data" / "promises").mkdir(parents=True)
    _site(cli)
    assert broken(tmp_path / "ut") == []
    assert json.loads((tmp_path / "ut" / "data" / "alla.json").read_text("utf-8")) == []
    Graph().parse(tmp_path / "ut" / "data" / "katalog.ttl")


def test_an_agreement_that_has_not_begun_has_no_year_yet(cli: Cli, tmp_path: Path) -> None:
    later = HEAD + AGREEMENT.replace("2024", "2031")
    tree(tmp_path / "data", lofte(YEARLY), head=later)
    _site(cli)
    assert broken(tmp_path / "ut") == []
    found = sorted(path.name for path in (tmp_path / "ut" / "arjeplog").iterdir())
    assert found == ["index.html", "senaste.xml"]


def test_an_agreement_that_begins_later_in_the_year_is_not_told_of(
    cli: Cli, tmp_path: Path
) -> None:
    now = AGREEMENT.replace("to: 2024-12-31", "to: 2024-10-31") + lofte(YEARLY)
    later = AGREEMENT.replace("id: avtal", "id: nasta").replace("from: 2024-01", "from: 2024-11")
    head = HEAD + now + later.replace("Medborgarlöfte 2024", "Kommande")
    tree(tmp_path / "data", lofte(YEARLY), head=head)
    _site(cli, "--as-of", "2024-09-30")
    told = read_all(tmp_path / "ut")
    assert ">Medborgarlöfte 2024</a>" in (tmp_path / "ut" / "index.html").read_text("utf-8")
    assert not re.search("Kommande|nasta", told)


@posix
def test_the_site_is_shown_in_the_browser(tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    browser = tmp_path / "webb"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/visad\n')
    browser.chmod(0o755)
    command = [sys.executable, "-m", "medlofte", "site", "ut", "--data", "data", "--open"]
    environment = os.environ | {"BROWSER": f"{browser} %s"}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    shown = (tmp_path / "visad").read_text("utf-8").strip()
    assert shown == (tmp_path / "ut" / "index.html").as_uri()


@pytest.mark.parametrize("more", ["place: Torget", "internal: true"])
def test_nothing_of_a_municipality_is_kept_once_its_pages_are_written(
    cli: Cli, tmp_path: Path, more: str
) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-14", f"2024-04-02 {more}"])
    gc.collect()
    gc.disable()  # as in a process of its own
    try:
        before = _kept()
        _site(cli, "--base-url", BASE)
        assert _kept() == before
    finally:
        gc.enable()


def _kept() -> int:
    return sum(type(one) in {Book, Logged} for one in gc.get_objects())


def test_a_terminal_sees_no_bar_of_what_is_done_at_once(tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    terminal = Terminal(tmp_path, "site", "ut", "--data", "data")
    assert terminal.end() == 0
    assert terminal.seen.startswith("Webbplatsen är skriven")


def test_hostile_text_harms_nothing_that_is_published(cli: Cli, tmp_path: Path) -> None:
    hostile.tree(tmp_path / "data")
    _site(cli, "--base-url", BASE)
    out = tmp_path / "ut"
    assert broken(out) == []
    ET.parse(out / "senaste.xml")  # noqa: S314  our own file
    Graph().parse(out / "data" / "katalog.ttl")
    for path in out.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script" not in text
        assert "<img" not in text
        assert 'href="javascript' not in text
        assert "\u202e" not in text
    for path in (out / "data").rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "\u202e" not in (out / "data" / "alla.json").read_text("utf-8")


def test_what_is_named_to_be_kept_stays_in_a_folder_that_is_written_anew(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    (tmp_path / "data" / "medlofte.yaml").write_text("publish: {keep: [CNAME]}\n", "utf-8")
    cli("site", "ut", "--data", "data")
    (tmp_path / "ut" / "CNAME").write_text("example.org\n", "utf-8")
    cli("site", "ut", "--data", "data")
    assert (tmp_path / "ut" / "CNAME").read_text("utf-8") == "example.org\n"
    (tmp_path / "ut" / "README").touch()
    assert "publish: {keep: [CNAME]}" in cli("site", "ut", "--data", "data", code=1).err


def test_a_municipality_where_nothing_has_begun_says_so_first(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    cli("site", "ut", "--data", "data", "--as-of", "2023-06-30")
    for page in ("index.html", "arjeplog/index.html"):
        text = (tmp_path / "ut" / page).read_text("utf-8")
        assert text.count('<p class="answer">Inget medborgarlöfte har börjat gälla.</p>') == 1
