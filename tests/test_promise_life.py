"""A promise's life: one page over all its agreements and years, and every address that it had."""

import re
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import HEAD, add, lofte, target, tree

TEN = target("kind: count, at_least: 10, per: year, unit: kontroller")
THREE = target("kind: count, at_least: 3, per: year, unit: kontroller")
HOME = "arjeplog/tidigare/lofte/lofte.html"
LATER = "arjeplog/senare/lofte/lofte.html"


def _agreement(id_: str, first: int, last: int, promises: str, more: str = "") -> str:
    return (
        f"  - id: {id_}\n    title: Medborgarlöfte {first}\n    from: {first}-01-01\n"
        f"    to: {last}-12-31\n{more}    promises:\n{promises}"
    )


def _pages(cli: Cli, as_of: str = "2025-06-01", *more: str) -> dict[str, str]:
    cli("site", "ut", "--as-of", as_of, "--data", ".", *more)
    return {
        str(one.relative_to("ut")): one.read_text("utf-8") for one in Path("ut").rglob("*.html")
    }


def _words(page: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", page).split())


def _two(root: Path, old: str = "lofte", new: str = "lofte", more: str = "") -> None:
    head = HEAD + _agreement("tidigare", 2022, 2023, lofte(TEN, id_=old))
    head += _agreement("senare", 2024, 2024, "", more)
    acts = [
        f"2022-03-14 counts_for: [{old}]",
        f"2022-03-02 counts_for: [{old}]",
        f"2023-05-01 counts_for: [{old}], place: Laisvall",
        f"2024-05-06 counts_for: [{new}], count: 4",
    ]
    tree(root, lofte(THREE, "name: Lofte, text: Ett nytt ord", id_=new), acts, head=head)


def test_a_promise_has_one_page_over_its_agreements_a_column_a_year(
    cli: Cli, tmp_path: Path
) -> None:
    _two(tmp_path)
    pages = _pages(cli)
    life = _words(pages[HOME])
    columns = life[life.index("År för år") :]
    assert (
        "År för år 2022 Medborgarlöfte 2022 Mål Minst 10 per år Utfall 2 av 10 kontroller Läge "
        "inte uppnått, 8 saknas 2023 Medborgarlöfte 2022 Mål Minst 10 per år Utfall 1 av 10 "
        "kontroller Läge inte uppnått, 9 saknas 2024 Medborgarlöfte 2024 Mål Minst 3 per år "
        "Utfall 4 av 3 kontroller Läge uppnått"
    ) in columns
    assert columns.index("Det som räknas, 2024") < columns.index("Det som räknas, 2022")
    assert "Ingår i Medborgarlöfte 2022 och Medborgarlöfte 2024" in life
    assert "Ändrat: ordalydelsen och målet." in life
    assert life.count("Texten om lofte") == 1
    assert "Laisvall" in life


def test_the_address_of_a_promise_stays_and_later_ones_lead_to_it(cli: Cli, tmp_path: Path) -> None:
    _two(tmp_path)
    pages = _pages(cli, "2023-06-01")
    assert HOME in pages
    assert LATER not in pages
    pages = _pages(cli)
    there = "../../tidigare/lofte/lofte.html"
    assert f'<meta http-equiv="refresh" content="0; url={there}">' in pages[LATER]
    assert f'<a href="{there}">Till sidan</a>' in pages[LATER]
    assert 'href="lofte/lofte.html"' in pages["arjeplog/tidigare/2023.html"]
    assert 'href="../tidigare/lofte/lofte.html"' in pages["arjeplog/senare/2024.html"]
    assert 'href="tidigare/lofte/lofte.html"' in pages["arjeplog/index.html"]
    assert "senare/lofte" not in pages["arjeplog/index.html"]


def test_rename_makes_one_life_of_two_promises(cli: Cli, tmp_path: Path) -> None:
    _two(tmp_path, old="trafik", new="kontroller")
    pages = _pages(cli)
    assert "2024" not in _words(pages["arjeplog/tidigare/lofte/trafik.html"]).split("Sidorna")[0]
    cli("rename", "arjeplog", "trafik", "kontroller", "--data", ".")
    pages = _pages(cli)
    page = "arjeplog/tidigare/lofte/kontroller.html"
    life = _words(pages[page])
    assert life.index("2022 Medborgarlöfte 2022") < life.index("2024 Medborgarlöfte 2024")
    assert "4 av 3 kontroller" in life
    assert "tidigare/lofte/kontroller.html" in pages["arjeplog/senare/lofte/kontroller.html"]
    assert not [path for path in pages if "trafik" in path]


def test_reports_stand_by_month_with_what_they_correct(cli: Cli, tmp_path: Path) -> None:
    _two(tmp_path)
    cut = "replaces: [2024-05-06-x-0004], counts_for: [lofte], count: 5"
    old = next(tmp_path.rglob("2024-05-06*.yaml"))
    add(tmp_path, f"2024-05-07 {cut.replace('2024-05-06-x-0004', old.stem)}", 9)
    new = next(tmp_path.rglob("2024-05-07*.yaml"))
    add(tmp_path, f"2024-05-08 replaces: [{new.stem}], counts_for: [lofte], count: 6", 10)
    add(tmp_path, "2024-01-01 2024-02-29 counts_for: [lofte], count: 2", 11)
    add(tmp_path, "2024-02-03 counts_for: [lofte], by: [skola], status: cancelled", 12)
    year = _words(_pages(cli)[HOME])
    year = year[year.index("2024 Medborgarlöfte 2024 . Per den") :]
    reports = year[: year.index("Det som inte räknas")]
    assert "januari–februari 2024 1 januari–29 februari 2024 summerad uppgift 2 Polisen" in reports
    first = "Rättar en tidigare uppgift: 4, 6 maj 2024, aktivitet"
    second = "Rättar en tidigare uppgift: 5, 7 maj 2024, aktivitet"
    assert f"maj 2024 8 maj 2024 aktivitet {first} {second} 6 Polisen" in reports
    assert "Skolan inställd" in year[year.index("Det som inte räknas") :]


FOLLOWED = """\
    follow_ups:
      - {period: "2024", date: 2025-02-01, by: kommun, promises: [{promise: lofte, cause: Hela}]}
      - {period: 2024-T1, date: 2024-05-20, by: kommun, promises: [{promise: lofte, cause: Vår}]}
      - {period: 2024-T3, date: 2025-01-10, by: kommun, promises: [{promise: lofte, cause: Jul}]}
"""


def test_what_was_said_stands_where_it_belongs(cli: Cli, tmp_path: Path) -> None:
    _two(tmp_path, more=FOLLOWED)
    add(tmp_path, "2024-02-03 counts_for: [lofte]", 12)
    year = _words(_pages(cli)[HOME])
    order = ["Per den", "Hela.", "Det som räknas, februari 2024", "Vår."]
    order += ["Det som räknas, maj 2024", "Jul."]
    assert sorted(order, key=year.index) == order


def test_a_page_of_coarse_days_says_each_month_once(cli: Cli, tmp_path: Path) -> None:
    _two(tmp_path)
    add(tmp_path, "2023-06-02 2023-07-30 counts_for: [lofte], count: 2", 12)
    (tmp_path / "medlofte.yaml").write_text("publish: {dates: month}\n", encoding="utf-8")
    page = _words(_pages(cli)[HOME])
    assert "mars 2022 aktivitet 1 Polisen aktivitet 1 Polisen" in page
    assert "juni–juli 2023 summerad uppgift 2 Polisen" in page
    assert "2 mars" not in page


def test_each_of_several_agreements_in_force_has_its_column(cli: Cli, tmp_path: Path) -> None:
    one, other = (_agreement(id_, 2024, 2024, lofte(TEN)) for id_ in ("norr", "soder"))
    invented = other.replace("    promises", "    example: true\n    promises")
    tree(tmp_path, "", ["2024-05-01"], head=HEAD + one + invented)
    page = _words(_pages(cli)["arjeplog/norr/lofte/lofte.html"])
    assert "2024 Medborgarlöfte 2024 Mål" in page
    assert "2024 Medborgarlöfte 2024 (påhittat exempel) Mål" in page


@pytest.mark.parametrize(
    "title, told", [("Löfte 2024", "Löfte 2024"), ("Samverkan 2023", "Samverkan 2023, år 2024")]
)
def test_a_year_is_told_apart_from_one_in_a_title(
    cli: Cli, tmp_path: Path, title: str, told: str
) -> None:
    head = HEAD + _agreement("avtal", 2024, 2024, "").replace("Medborgarlöfte 2024", title)
    tree(tmp_path, lofte(TEN), ["2024-05-01"], head=head)
    pages = _pages(cli)
    for path in ("index.html", "arjeplog/index.html", "arjeplog/avtal/lofte/lofte.html"):
        assert f">{told}</a>" in pages[path]


def _beside(page: str) -> str:
    return _words(page.split('class="data beside"')[1].split("</table>", maxsplit=1)[0])


def test_a_municipality_shows_its_years_side_by_side(cli: Cli, tmp_path: Path) -> None:
    _two(tmp_path)
    told = _beside(_pages(cli)["arjeplog/index.html"])
    assert told.endswith(
        "Vad 2022 2023 2024 Lofte inte uppnått 2 av 10 inte uppnått 1 av 10 uppnått 4 av 3"
    )
    page = _pages(cli)["arjeplog/index.html"]
    assert page.count(">Lofte</a>") == 1 + page.partition('id="senast"')[2].count(">Lofte</a>")
    assert "beside" not in _pages(cli, "2022-12-31")["arjeplog/index.html"]


def test_the_years_hold_what_ended_then_and_the_latest_six(cli: Cli, tmp_path: Path) -> None:
    late = lofte(target("kind: milestone"), id_="sent")
    early = lofte(TEN, "to: 2016-12-31", id_="tidigt")
    head = HEAD + _agreement("avtal", 2016, 2024, "")
    tree(tmp_path, late + early + lofte(TEN, "from: 2023-07-01"), ["2024-05-01"], head=head)
    page = _pages(cli)["arjeplog/index.html"]
    told = _beside(page)
    assert "2019 2020 2021 2022 2023 2024 Sent" in told
    assert "inget mål inte redovisat Lofte" in told
    assert "inte redovisat 1 juli" in told or "inte redovisat jul–dec 2023" in told
    assert "Tidigt" not in told
    assert page.count(">Tidigt</a>") == 1
    assert "Tidigare år står på sidan för varje löfte." in page


MEASURED = """\
    areas: {trafik: Trafik}
    indicators:
      - {title: Olyckor, area: trafik, wanted: down, source: {title: Statistik},
         baseline: {date: 2023-12-31, value: 8},
         values: [{date: 2024-06-30, value: 4}, {date: 2024-12-31, value: 6}]}
      - {title: Köer, area: trafik, values: [{date: 2024-06-30, value: 4}]}
      - {title: Noll, values: [{date: 2024-06-30, value: 0}, {date: 2024-07-30, value: 0}]}
"""


def test_an_indicator_is_drawn_beside_the_promises_of_its_area(cli: Cli, tmp_path: Path) -> None:
    head = HEAD + _agreement("avtal", 2024, 2024, lofte(TEN, "area: trafik"), MEASURED)
    tree(tmp_path, lofte(TEN, id_="annat"), head=head)
    pages = _pages(cli)
    life, year = pages["arjeplog/avtal/lofte/lofte.html"], pages["arjeplog/avtal/2024.html"]
    for page in (life, year):
        assert 'd="M0 4L149.2 36L300 20"' in page
        assert page.count('class="baseline"') == page.count('d="M0 4H300"') == 1
        assert "Olyckor, bör minska: värdena står i tabellen" in page
        assert "31 december 2023 8 Utgångsvärde Statistik" in _words(page)
        assert page.count('class="chart indicator"') == (1 if page is life else 2)
    assert 'd="M0 68L300 68"' in year
    assert "Olyckor" not in pages["arjeplog/avtal/lofte/annat.html"]


def test_the_key_of_a_chart_holds_only_what_is_drawn(cli: Cli, tmp_path: Path) -> None:
    acts = ["2022-01-01 2022-12-31 count: 9"]
    head = HEAD + _agreement("tidigare", 2022, 2022, "")
    tree(tmp_path, lofte(TEN), acts, head=head)
    key = re.findall(r'<p class="key">.*?</p>', _pages(cli)[HOME])[-1]
    assert _words(key) == "redovisat, fördelningen är inte känd jämn takt till målet"
    add(tmp_path, "2022-06-03", 2)
    key = re.findall(r'<p class="key">.*?</p>', _pages(cli)[HOME])[-1]
    assert "minst så många är gjorda" in key


def test_an_indicator_of_several_agreements_says_which_it_belongs_to(
    cli: Cli, tmp_path: Path
) -> None:
    more = (
        "    areas: {trafik: Trafik}\n    indicators:\n"
        "      - title: Trygghet\n        area: trafik\n"
        "        source: {title: Mätning}\n        values: [{date: 2022-02-01, value: 61}]\n"
    )
    old = lofte(TEN, "area: trafik")
    head = HEAD + _agreement("tidigare", 2022, 2023, old, more)
    tree(tmp_path, old, [], head=head + _agreement("senare", 2024, 2024, "", more))
    told = _words(_pages(cli)[HOME])
    assert "Medborgarlöfte 2022: Trygghet" in told
    assert "Medborgarlöfte 2024: Trygghet" in told
