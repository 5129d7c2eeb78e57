"""How a site is found and quoted: addresses, descriptions, pictures, search engines."""

import re
import sys
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import add, lofte, target, tree

YEARLY = target("kind: count, at_least: 2, per: year, unit: kontroller")
BASE = "https://www.example.se/loften/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
YEAR = "arjeplog/avtal/2024.html"


def _site(cli: Cli, *more: str) -> str:
    return cli("site", "ut", "--data", "data", "--as-of", "2024-12-31", *more).err


def _told(page: Path) -> dict[str, str]:
    """What a page tells of itself to others, by the name of each property."""
    text = page.read_text("utf-8")
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', text)
    return {key: unescape(value) for key, value in found} | {"canonical": " ".join(canonical)}


def test_a_page_tells_what_it_is_where_it_is_shared(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    (tmp_path / "data" / "medlofte.yaml").write_text("publish: {publisher: Arjeplogs kommun}\n")
    _site(cli, "--base-url", BASE)
    told = _told(tmp_path / "ut" / YEAR)
    assert told["canonical"] == told["og:url"] == f"{BASE}{YEAR}"
    assert told["description"] == told["og:description"]
    assert told["description"].startswith("1 mätbart löfte: 1 uppnåddes inte")
    assert told["og:title"] == "Medborgarlöfte 2024, Arjeplog 2024"
    assert told["og:site_name"] == "Arjeplogs kommun"
    assert told["og:locale"] == "sv_SE"
    assert told["og:image"] == f"{BASE}arjeplog/delning.png"
    assert told["twitter:card"] == "summary_large_image"
    own = _told(tmp_path / "ut" / "arjeplog" / "index.html")
    assert own["description"] == f"2024: {told['description']}"
    promise = _told(tmp_path / "ut" / "arjeplog" / "avtal" / "lofte" / "lofte.html")
    assert "1 av 2" in promise["description"]
    index = _told(tmp_path / "ut" / "index.html")
    assert index["og:url"] == f"{BASE}index.html"
    assert "og:image" not in index
    assert _told(tmp_path / "ut" / "404.html")["canonical"] == ""


def test_without_an_address_nothing_is_said_of_it_but_once(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    said = _site(cli)
    assert said.count("Webbplatsens adress är inte angiven") == 1
    assert {"canonical": ""}.items() <= _told(tmp_path / "ut" / YEAR).items()
    assert not any("og:" in key for key in _told(tmp_path / "ut" / YEAR))
    for name in ("robots.txt", "sitemap.xml", "arjeplog/delning.png"):
        assert not (tmp_path / "ut" / name).exists()
    assert "adress är inte" not in _site(cli, "--base-url", BASE)


def test_the_picture_is_the_same_until_the_answer_is_another(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    _site(cli, "--base-url", BASE)
    first = (tmp_path / "ut" / "arjeplog" / "delning.png").read_bytes()
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(first[16:20]), int.from_bytes(first[20:24])) == (1200, 630)
    (tmp_path / "ut" / "arjeplog" / "delning.png").unlink()
    _site(cli, "--base-url", BASE)
    assert (tmp_path / "ut" / "arjeplog" / "delning.png").read_bytes() == first
    add(root, "2024-03-14", 2)
    _site(cli, "--base-url", BASE)
    assert (tmp_path / "ut" / "arjeplog" / "delning.png").read_bytes() != first


def test_a_municipality_whose_time_has_not_come_has_a_picture(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    cli("site", "ut", "--data", "data", "--as-of", "2023-06-01", "--base-url", BASE)
    assert (tmp_path / "ut" / "arjeplog" / "delning.png").exists()


def test_without_the_library_there_is_no_picture_and_that_is_said(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    monkeypatch.setitem(sys.modules, "typst", None)
    said = _site(cli, "--base-url", BASE)
    assert said.count("Sidor som delas har ingen bild: det kräver ett tillägg.") == 1
    assert not (tmp_path / "ut" / "arjeplog" / "delning.png").exists()
    assert "og:image" not in _told(tmp_path / "ut" / YEAR)


def test_search_engines_are_told_which_pages_there_are_and_since_when(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    cli("site", "ut", "--data", "data", "--as-of", "2024-05-02", "--base-url", BASE)
    assert f"\nSitemap: {BASE}sitemap.xml\n" in (tmp_path / "ut" / "robots.txt").read_text()
    root = ET.parse(tmp_path / "ut" / "sitemap.xml").getroot()  # noqa: S314  our own file
    found = {one[0].text: [day.text for day in one[1:]] for one in root.iter(f"{SITEMAP}url")}
    assert found[f"{BASE}{YEAR}"] == ["2024-03-13"]
    assert found[f"{BASE}arjeplog/avtal/lofte/lofte.html"] == ["2024-03-13"]
    assert found[f"{BASE}lasa.html"] == []
    assert not any("404" in (path or "") for path in found)
