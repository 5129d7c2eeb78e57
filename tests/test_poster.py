"""The poster: one page whatever stands on it, honest marks, and a code that leads to the page."""

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import hostile
import published
from conftest import Cli
from small_trees import AGREEMENT, HEAD, lofte, target, tree

YEARLY = target("kind: count, at_least: 10, per: year, unit: kontroller")
BASE = "https://www.räksmörgås.se/löften"
LONG = "Ändamålsenlighetsprövningsförfarandet i Jåhkåmåhkke och Dálvvadis, čšžŋđŧ, " * 3


def count(number: int) -> str:
    return target(f"kind: count, at_least: {number}, per: year")


def _poster(cli: Cli, *more: str, period: str = "2024", code: int = 0) -> str:
    call = ("poster", "arjeplog", period, "--data", "data", "-o", "ut.pdf", "--overwrite")
    return cli(*call, *more, code=code).err


def _read(path: Path) -> str:
    """The text of the one page there is."""
    (page,) = PdfReader(path).pages
    text = re.sub("\xad\\s*|\u200b", "", page.extract_text())
    return " ".join(text.split())


def test_a_year_stands_on_one_page(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 count: 4"])
    told = _poster(cli, "--base-url", BASE, "--as-of", "2025-06-01")
    assert (
        told == "Skriven: ut.pdf\nVem man frågar kan anges som publish.contact i medlofte.yaml.\n"
    )
    text = _read(tmp_path / "ut.pdf")
    for part in (
        "Arjeplog 2024",
        "Medborgarlöfte 2024",
        "1 uppnåddes inte",
        "Lofte 4 av 10",
        "inte uppnått, 6 saknas",
        "Polisen",
        "gjort",
        "www.räksmörgås.se/löften/",
        "Fråga: Polisen",
    ):
        assert part in text


def test_it_is_tagged_and_says_what_its_pictures_show(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 count: 4"])
    _poster(cli, "--base-url", BASE)
    pdf = PdfReader(tmp_path / "ut.pdf")
    root: Any = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv-SE", True)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Arjeplog 2024"
    figures: list[str] = []

    def walk(node: Any) -> None:
        one = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(one, list):
            for child in one:
                walk(child)
        elif isinstance(one, dict):
            if one.get("/S") == "/Figure":
                figures.append(one["/Alt"])
            walk(one.get("/K", []))

    walk(root["/StructTreeRoot"]["/K"])
    assert figures[0] == "1 inte uppnått"
    assert "https://www.xn--rksmrgs-5wao1o.se/l%C3%B6ften/arjeplog/avtal/2024.html" in figures[1]


@pytest.mark.parametrize("size, wide", [("a4", 210), ("a3", 297), ("A3", 297)])
def test_it_is_printed_on_either_paper(cli: Cli, tmp_path: Path, size: str, wide: int) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    _poster(cli, "--paper", size)
    (page,) = PdfReader(tmp_path / "ut.pdf").pages
    assert round(float(page.mediabox.width) * 25.4 / 72) == wide


def test_the_same_question_gives_the_same_bytes(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 count: 4"])
    _poster(cli, "--base-url", BASE)
    first = (tmp_path / "ut.pdf").read_bytes()
    _poster(cli, "--base-url", BASE)
    assert (tmp_path / "ut.pdf").read_bytes() == first


def test_which_are_shown_is_not_decided_by_how_they_went(cli: Cli, tmp_path: Path) -> None:
    kinds = [target("kind: ongoing"), YEARLY]
    promises = "".join(lofte(kinds[i % 2], "", f"nr{i:02}") for i in range(26))
    tree(tmp_path / "data", promises, ["2024-03-13 count: 10, counts_for: [nr25]"])
    _poster(cli)
    text = _read(tmp_path / "ut.pdf")
    shown = [*range(1, 24, 2)]
    assert [int(one) for one in re.findall(r"Nr(\d\d)", text)] == shown
    assert "Visar 12 av 26 löften. De som går att räkna går före" in text


def test_it_is_one_page_whatever_the_names_are(cli: Cli, tmp_path: Path) -> None:
    names = f"name: '{LONG[:200]}', responsible: [polis, kommun, skola], together: true"
    promises = "".join(lofte(count(60 + i), names, f"nr{i:02}") for i in range(14))
    head = HEAD.replace("Polisen", f"'{LONG[:200]}'") + AGREEMENT.replace(
        "Medborgarlöfte 2024", f"'{LONG}'\n    example: true"
    )
    tree(tmp_path / "data", promises, ["2024-03-13 count: 4, counts_for: [nr03]"], head=head)
    address = f"https://x.se/{'y/' * 80}"
    settings = f"publish: {{publisher: '{LONG}', contact: '{LONG}', base_url: '{address}'}}\n"
    (tmp_path / "data" / "medlofte.yaml").write_text(settings, "utf-8")
    assert _poster(cli) == "Skriven: ut.pdf\n"
    text = _read(tmp_path / "ut.pdf")
    assert "EXEMPEL: " in text
    assert "Utgivare: Ändamåls" in text
    assert "čšž" in text


def test_a_promise_without_a_number_has_a_mark_for_each_report(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(target("kind: ongoing")), ["2024-03-13 count: 4"])
    _poster(cli)
    text = _read(tmp_path / "ut.pdf")
    assert "4 gånger" in text
    assert "mätbara" not in text


def test_an_open_year_gets_no_verdict(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 count: 4"])
    _poster(cli, "--as-of", "2024-08-31")
    text = _read(tmp_path / "ut.pdf")
    assert "4 av 10 hittills" in text
    assert "pågår, vid jämn takt 6" in text
    assert "saknas" not in text


def test_a_part_of_a_year_tells_what_was_done_inside_it(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 count: 4", "2024-06-01", "2024-11-01"])
    _poster(cli, "--base-url", BASE, period="2024-T2")
    text = _read(tmp_path / "ut.pdf")
    assert "Arjeplog Tertial 2, 2024 (1 maj–31 augusti)" in text
    assert "5 av 10 hittills" in text
    assert "1 under perioden" in text
    assert "avtal/" in text


def test_a_part_that_is_finer_than_is_told_is_refused(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13"])
    (root / "medlofte.yaml").write_text("publish: {dates: tertial}\n", "utf-8")
    told = _poster(cli, period="2024-05", code=2)
    assert "Fråga efter en längre." in told
    assert "--internal" not in told


@pytest.mark.parametrize(
    "period, as_of, page",
    [
        ("2024", "2024-06-01", "arjeplog/avtal/2024.html"),
        ("avtal", "2024-06-01", "arjeplog/"),
        ("2024", "2023-06-01", "arjeplog/"),
    ],
)
def test_the_code_leads_to_a_page_that_exists(
    cli: Cli, tmp_path: Path, period: str, as_of: str, page: str
) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    _poster(cli, "--base-url", "http://x.se", "--as-of", as_of, period=period)
    assert f"http://x.se/{page} " in _read(tmp_path / "ut.pdf")
    cli("site", "ut", "--data", "data", "--as-of", as_of)
    path = tmp_path / "ut" / page
    assert (path / "index.html" if page.endswith("/") else path).is_file()


def test_without_an_address_it_says_how_one_is_given(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY))
    told = _poster(cli)
    assert "Ange den med --base-url" in told
    assert "publish.base_url" in told
    (root / "medlofte.yaml").write_text("publish: {contact: Växeln}\n", "utf-8")
    long = f"https://x.se/{'y' * 2000}"
    assert "för lång för att läsas av" in _poster(cli, "--base-url", long)
    assert "för lång för att läsas av" in _poster(cli, "--base-url", long + "y" * 3000)
    assert "Fråga: Växeln" in _read(tmp_path / "ut.pdf")


def test_it_is_a_pdf_with_a_name(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path / "data", lofte(YEARLY))
    call = ("poster", "arjeplog", "2024", "--data", "data")
    assert "-o affisch.pdf" in cli(*call, code=2).err
    assert "-o ut/a.pdf" in cli(*call, "-o", "ut/a.docx", code=2).err
    cli(*call, "-o", "affisch")
    assert "finns redan" in cli(*call, "-o", "affisch", code=1).err
    assert "a3" in cli(*call, "-o", "b.pdf", "--paper", "a5", code=2).err


def test_nothing_hidden_is_on_it(cli: Cli, tmp_path: Path) -> None:
    published.tree(tmp_path / "data")
    _poster(cli, "--base-url", BASE, "--as-of", "2024-06-30")
    told = published.read(tmp_path / "ut.pdf")
    assert published.HIDDEN not in told
    assert not [day for day in published.DAYS if day in told]
    (tmp_path / "data" / "medlofte.yaml").write_text("publish: {dates: }\n", "utf-8")
    _poster(cli, code=1)


def test_a_file_with_errors_is_left_out_aloud(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13", "2024-03-14 counts_for: [fel]"])
    assert "1 fil har fel" in _poster(cli, code=1)
    assert "1 uppgift går inte att läsa" in _read(tmp_path / "ut.pdf")
    (root / "promises" / "arjeplog.yaml").write_text("{", "utf-8")
    _poster(cli, code=1)


def test_hostile_text_is_only_text(cli: Cli, tmp_path: Path) -> None:
    hostile.tree(tmp_path / "data")
    call = ("poster", "arjeplog", "--data", "data", "-o", "ut.pdf", "--as-of", "2024-12-31")
    cli(*call, "--base-url", BASE)
    assert len(PdfReader(tmp_path / "ut.pdf").pages) == 1


def test_a_name_of_a_host_that_cannot_be_read_is_shown_as_it_is(cli: Cli, tmp_path: Path) -> None:
    many = [f"2024-{month:02}-13 count: 1" for month in range(1, 13)]
    tree(tmp_path / "data", lofte(YEARLY), many)
    _poster(cli, "--base-url", "https://xn--a.se/")
    text = _read(tmp_path / "ut.pdf")
    assert "xn--a.se/arjeplog/avtal/2024.html" in text
    assert "2 fler än målet" in text


@pytest.mark.parametrize(
    "dates, as_of, says",
    [
        ("day", "2024-05-17", "Per den 17 maj 2024."),
        ("month", "2024-05-17", "Per maj 2024."),
        ("month", "2024-12-31", "Per den 31 december 2024."),
    ],
)
def test_its_day_is_as_exact_as_days_are_told(
    cli: Cli, tmp_path: Path, dates: str, as_of: str, says: str
) -> None:
    tree(tmp_path / "data", lofte(YEARLY), ["2024-03-13 count: 4"])
    settings = f"publish: {{dates: {dates}, contact: Växeln}}\n"
    (tmp_path / "data" / "medlofte.yaml").write_text(settings, encoding="utf-8")
    _poster(cli, "--as-of", as_of)
    assert says in _read(tmp_path / "ut.pdf")
