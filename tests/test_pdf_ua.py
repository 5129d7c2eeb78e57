"""The report and the poster against PDF/UA-1, and that what looks them over sees what is wrong."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream, NameObject

from conftest import Cli
from pdf_ua import faults
from small_trees import lofte, target, tree

DATA = str(Path(__file__).parent.parent / "data")
BASE = "https://www.räksmörgås.se/löften/"


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        *("report arjeplog 2024", "report arjeplog 2024 --internal --by-party"),
        *("report arjeplog 2024-T2 --deviations", "report pajala 2022", "report jokkmokk 2021"),
        *("poster arjeplog 2024", f"poster arjeplog 2024 --paper a3 --base-url {BASE}"),
    ],
)
def test_what_is_made_can_be_listened_to(cli: Cli, tmp_path: Path, asked: str, lang: str) -> None:
    cli(*asked.split(), "--data", DATA, "-o", "ut.pdf", "--lang", lang)
    assert faults((tmp_path / "ut.pdf").read_bytes()) == []


@pytest.mark.parametrize(
    "asked, deviating",
    [("arjeplog 2024", "Kontrollerna fördelas"), ("pajala 2022", "Riskkvällar:")],
)
def test_the_first_page_holds_the_answer_and_what_deviates(
    cli: Cli, tmp_path: Path, asked: str, deviating: str
) -> None:
    cli("report", *asked.split(), "--data", DATA, "-o", "ut.pdf")
    text = PdfReader(tmp_path / "ut.pdf").pages[0].extract_text()
    places = [text.find(words) for words in ("löfte:", "Ansvarig", "Avvikelser", deviating)]
    assert sorted(places) == places
    assert places[0] > 0


def test_so_can_what_is_promised_by_nobody_and_said_at_length(cli: Cli, tmp_path: Path) -> None:
    long = "Ändamålsenlighetsprövningsförfarandet " * 9
    promise = lofte(target("kind: count, at_least: 80, per: year"), f"name: {long[:190]}")
    tree(tmp_path, promise, ["2024-03-13 source: {title: x, url: 'https://x.se/a?b=1'}"])
    cli("report", "arjeplog", "2024", "--data", ".", "-o", "ut.pdf")
    assert faults((tmp_path / "ut.pdf").read_bytes()) == []


def _element(writer: PdfWriter, kind: str) -> Any:
    """The first tag of a kind."""
    waiting: list[Any] = [writer.root_object["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if one.get("/S") == kind:
                return one
            waiting.append(one.get("/K", []))
    raise AssertionError(kind)


def _rename(kind: str, to: str) -> Callable[[PdfWriter], None]:
    def harm(writer: PdfWriter) -> None:
        _element(writer, kind)[NameObject("/S")] = NameObject(to)

    return harm


def _drop(*route: str) -> Callable[[PdfWriter], None]:
    def harm(writer: PdfWriter) -> None:
        at: Any = writer.root_object
        for key in route[:-1]:
            at = at[key]
        del at[route[-1]]

    return harm


def _untag(writer: PdfWriter) -> None:
    """Paint something more, without a tag."""
    page = writer.pages[0]
    content = ContentStream(page.get_contents(), writer)
    content.operations.append(([], b"S"))
    page.replace_contents(content)


def _from_page(*keys: str) -> Callable[[PdfWriter], None]:
    def harm(writer: PdfWriter) -> None:
        for page in writer.pages:
            for link in page.get("/Annots", ()):
                for key in keys:
                    link.get_object().pop(NameObject(key), None)
            for key in keys:
                page.pop(NameObject(key), None)

    return harm


def _without_letters(writer: PdfWriter) -> None:
    resources: Any = writer.pages[0]["/Resources"]
    for font in resources["/Font"].values():
        below = font.get_object()["/DescendantFonts"][0].get_object()
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            below["/FontDescriptor"].pop(NameObject(key), None)


@pytest.mark.parametrize(
    "harm, says",
    [
        (_drop("/Metadata"), "05"),
        (_drop("/Metadata"), "06"),
        (_drop("/ViewerPreferences"), "07"),
        (_drop("/MarkInfo"), "02"),
        (_drop("/Lang"), "11"),
        (_drop("/StructTreeRoot"), "01"),
        (_rename("/H2", "/H4"), "14"),
        (_rename("/TH", "/Cell"), "02"),
        (_rename("/TR", "/P"), "09"),
        (_rename("/L", "/P"), "09"),
        (_rename("/P", "/Figure"), "13"),
        (_rename("/TD", "/TH"), "15"),
        (_untag, "01"),
        (_from_page("/Tabs"), "28"),
        (_from_page("/Contents"), "28"),
        (_from_page("/StructParent"), "28"),
        (_without_letters, "31"),
    ],
)
def test_what_is_wrong_is_seen(
    cli: Cli, tmp_path: Path, harm: Callable[[PdfWriter], None], says: str
) -> None:
    yearly = lofte(target("kind: count, at_least: 9, per: year"))
    tree(tmp_path, yearly, ["2024-03-13 source: {title: x, url: 'https://x.se/a'}"])
    cli("report", "arjeplog", "2024", "--data", ".", "-o", "ut.pdf")
    writer = PdfWriter(clone_from=tmp_path / "ut.pdf")
    harm(writer)
    file = BytesIO()
    writer.write(file)
    assert says in {fault[:2] for fault in faults(file.getvalue())}
