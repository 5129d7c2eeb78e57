"""A written follow-up in its four forms: what each holds, and that text is only ever text."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from pypdf import PdfReader

from medlofte.render.document.document import (
    Block,
    Bullets,
    Field,
    Heading,
    Paper,
    Paragraph,
    Run,
    Signatures,
    Table,
    Together,
    plain,
    shares,
)
from medlofte.render.document.html import html
from medlofte.render.document.markdown import markdown
from medlofte.render.document.pdf import pdf
from medlofte.render.document.word import docx
from medlofte.stop import WrongCallError

PAPER = Paper(
    title="Uppföljning av Medborgarlöfte 2024",
    subtitle="Arjeplog · År 2024",
    language="sv",
    author="Polisen och Arjeplogs kommun",
    as_of=date(2024, 12, 31),
    blocks=(
        Paragraph((Run("EXEMPEL: påhittat", strong=True),), warning=True),
        Heading(1, "I korthet"),
        Paragraph(
            (Run("Av "), Run("sex", strong=True), Run(" löften är "), Run("fem", emphasis=True))
        ),
        Bullets(((Run("Källan", link="https://example.se/a?b=1&c=2"),), (Run("á č đ ŋ š ŧ ž"),))),
        Heading(2, "Trafik"),
        Table("Läget", ("Löfte", "Antal"), (("Kontroller", "7"), ("Möten", "")), frozenset({1})),
        plain("Slut"),
        Signatures(("Polisen", "Arjeplogs kommun")),
    ),
)
BARE = Paper("Titel", "", "en", "", date(2024, 2, 29), ())
LONG = "x" * 10_000
HOSTILE = (
    "<script>alert(1)</script> =cmd|' /C calc'!A0 \x1b[31m \u202e \ud800 \ufffe #import \"x\" "
    "*_$x$_* | `a` [b](javascript:c) www.x.se a@b.se \\ {{7*7}} & \" ' \r\n- y\0"
)
BAD_LINKS = ("javascript:alert(1)", "https:", "file:///etc/passwd", "//x.se", "", "x")


def hostile(text: str) -> Paper:
    runs = [Run(text, strong=True, link=link) for link in BAD_LINKS]
    runs.append(Run(text, link="https://x.se/å b\">\x1b<'"))
    blocks = (
        Heading(1, text),
        Heading(2, text),
        Paragraph(runs, warning=True),
        Paragraph(runs),
        Bullets((runs, [Run("- x")])),
        Table(text, (text, "B"), ((text, "=1+1"), ("", text)), frozenset({1})),
        Signatures((text,)),
    )
    return Paper(text, text, "sv", text, date(2024, 12, 31), blocks)


class _Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_markdown_reads_as_text_and_as_a_document() -> None:
    text = markdown(PAPER)
    assert text.startswith(
        "# Uppföljning av Medborgarlöfte 2024\n\n**Arjeplog · År 2024**\n\n"
        "Polisen och Arjeplogs kommun\n\n> **EXEMPEL: påhittat**\n\n## I korthet\n\n"
        "Av **sex** löften är *fem*\n\n"
        "- [Källan](<https://example.se/a?b=1&c=2>)\n- á č đ ŋ š ŧ ž\n\n### Trafik\n\n**Läget**\n\n"
        "| Löfte | Antal |\n| --- | ---: |\n| Kontroller | 7 |\n| Möten |  |\n"
    )
    assert text.endswith("Underskrift och namnförtydligande: ______________________________\n")
    page = _Page(MarkdownIt("commonmark").enable("table").render(text))
    assert [tag for tag, _ in page.tags if tag in ("h1", "h2", "h3", "table", "hr")] == [
        *("h1", "h2", "h3", "table")
    ]


def test_a_web_page_stands_alone() -> None:
    page = _Page(html(PAPER))
    assert page.all("html") == [{"lang": "sv"}]
    (policy,) = [one["content"] for one in page.all("meta") if "http-equiv" in one]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert [tag for tag, _ in page.tags if tag in ("link", "script", "img", "iframe")] == []
    assert [tag for tag, _ in page.tags if re.fullmatch("h[1-6]|main", tag)] == [
        *("main", "h1", "h2", "h3")
    ]
    scopes = [(one["scope"], one.get("class")) for one in page.all("th")]
    assert scopes == [("col", None), ("col", "number"), ("row", None), ("row", None)]
    (region,) = [one for one in page.all("div") if one.get("role") == "region"]
    (caption,) = page.all("caption")
    assert (region["tabindex"], region["aria-labelledby"]) == ("0", caption["id"])
    assert [one["href"] for one in page.all("a")] == ["https://example.se/a?b=1&c=2"]


def test_a_bare_document_is_one_in_each_form() -> None:
    assert markdown(BARE) == "# Titel\n"
    paragraphs = Document(BytesIO(docx(BARE, None))).paragraphs
    assert [one.text for one in paragraphs] == ["Titel"]


def test_an_empty_run_is_a_blank() -> None:
    blocks = (Paragraph((Run("a", strong=True), Run(""), Run("b"))),)
    assert markdown(BARE._replace(blocks=blocks)) == "# Titel\n\n**a** b\n"


def test_a_page_without_parts_is_still_a_page() -> None:
    page = _Page(html(BARE))
    assert page.all("html") == [{"lang": "en"}]
    assert page.text.split()[0] == "Titel"


def _xml(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_word_has_real_headings_lists_and_tables() -> None:
    data = docx(PAPER, None)
    document = Document(BytesIO(data))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style and p.text]
    assert styles[:8] == [
        ("Title", "Uppföljning av Medborgarlöfte 2024"),
        ("Subtitle", "Arjeplog · År 2024"),
        ("Normal", "Polisen och Arjeplogs kommun"),
        ("Normal", "EXEMPEL: påhittat"),
        ("Heading 1", "I korthet"),
        ("Normal", "Av sex löften är fem"),
        ("List Bullet", "Källan"),
        ("List Bullet", "á č đ ŋ š ŧ ž"),
    ]
    assert [(s, x) for s, x in styles if s in ("Caption", "Heading 2")] == [
        *(("Heading 2", "Trafik"), ("Caption", "Läget"))
    ]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        *(["Löfte", "Antal"], ["Kontroller", "7"], ["Möten", ""])
    ]
    body = _xml(data, "word/document.xml")
    assert body.count("<w:tblHeader/>") == 1
    assert body.index("<w:tblHeader/>") < body.index("Kontroller")
    assert '<w:tblCaption w:val="Läget"/>' in body
    assert 'w:lang w:val="sv-SE"' in _xml(data, "word/styles.xml")
    assert "https://example.se/a?b=1&amp;c=2" in _xml(data, "word/_rels/document.xml.rels")
    assert ' w:instr="PAGE"' in _xml(data, "word/footer1.xml")
    about = document.core_properties
    assert (about.title, about.author) == (PAPER.title, PAPER.author)
    assert (about.language, f"{about.created:%Y-%m-%d}") == ("sv-SE", "2024-12-31")


def test_word_sets_its_lines_as_close_as_pdf_does() -> None:
    """Looser, a first page of three agreements and two deviations does not hold the second."""
    styles: Any = Document(BytesIO(docx(BARE, None))).styles
    assert round(styles["Normal"].paragraph_format.line_spacing, 2) == 1.08


def test_the_same_document_gives_the_same_word_content() -> None:
    def content(data: bytes) -> dict[str, str]:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: _xml(data, name) for name in names}

    assert content(docx(PAPER, None)) == content(docx(PAPER, None))


def _template(**change: Callable[[Any], None]) -> bytes:
    document = Document()
    document.styles["Heading 1"].font.name = "Kommunens typsnitt"
    document.sections[0].header.paragraphs[0].text = "Arjeplogs kommun"
    document.sections[0].page_width = 7_000_240  # type: ignore[assignment]  # a length in EMU
    document.add_heading("Mallens egen rubrik", 1)
    document.add_table(2, 2)
    for alter in change.values():
        alter(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_municipalitys_own_document_gives_styles_and_page() -> None:
    data = docx(PAPER, _template())
    document = Document(BytesIO(data))
    assert "Mallens egen rubrik" not in [p.text for p in document.paragraphs]
    assert len(document.tables) == 1
    assert document.sections[0].header.paragraphs[0].text == "Arjeplogs kommun"
    assert document.sections[0].page_width == 7_000_240
    assert "Kommunens typsnitt" in _xml(data, "word/styles.xml")
    assert "Calibri" not in _xml(data, "word/document.xml")


def test_a_style_that_the_template_lacks_is_made_as_word_names_it() -> None:
    def bare(document: Any) -> None:
        names = ("Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Caption")
        for name in names:
            document.styles[name].delete()
        styles = document.styles.element
        styles.remove(styles.find(qn("w:docDefaults")))

    data = docx(PAPER, _template(bare=bare))
    document = Document(BytesIO(data))
    used = {p.style.name for p in document.paragraphs if p.style}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Caption"} <= used
    assert document.styles["Heading 2"].type is WD_STYLE_TYPE.PARAGRAPH
    assert '<w:outlineLvl w:val="1"/>' in _xml(data, "word/styles.xml")


def test_a_template_that_says_nothing_of_its_letters_is_told_the_language() -> None:
    def silent(document: Any) -> None:
        defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}")
        defaults.remove(defaults[0])

    assert 'w:lang w:val="sv-SE"' in _xml(docx(PAPER, _template(silent=silent)), "word/styles.xml")


@pytest.mark.parametrize("template", [b"", b"PK", b"text", html(PAPER).encode()])
def test_a_template_that_is_none_is_refused(template: bytes) -> None:
    with pytest.raises(WrongCallError, match="Mallen går inte att läsa"):
        docx(PAPER, template)


@pytest.mark.parametrize(
    "name, text",
    [("word/document.xml", b"<w"), ("word/document.xml", b"<a/>"), ("_rels/.rels", b"")],
)
def test_a_broken_template_is_refused(name: str, text: bytes) -> None:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(_template())) as old, zipfile.ZipFile(file, "w") as new:
        for one in old.namelist():
            new.writestr(one, text if one == name else old.read(one))
    with pytest.raises(WrongCallError, match="Mallen går inte att läsa"):
        docx(PAPER, file.getvalue())


def _root(data: bytes) -> Any:
    return PdfReader(BytesIO(data)).trailer["/Root"]


def test_pdf_is_tagged_and_says_what_it_is() -> None:
    data = pdf(PAPER)
    root = _root(data)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part>1<|pdfuaid:part=\"1\"", about)
    assert PAPER.title in about
    kinds = re.findall(r"/S\s*/(\w+)", str(_tags(root["/StructTreeRoot"])))
    assert {"H1", "H2", "Table", "TH", "TD", "L", "LI", "Link", "Caption"} <= set(kinds)
    reader = PdfReader(BytesIO(data))
    text = "".join(page.extract_text() for page in reader.pages)
    for words in ("I korthet", "Kontroller", "á č đ ŋ š ŧ ž", "Underskrift", "Sida 1 av 1"):
        assert words in text
    (page,) = reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def _tags(node: Any) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for one in node for tag in _tags(one)]
    if not isinstance(node, dict):
        return []
    own = [f"/S /{str(node['/S']).removeprefix('/')}"] if "/S" in node else []
    return [*own, *_tags(node.get("/K", []))]


def test_pdf_is_the_same_in_another_process() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from test_paper import PAPER, pdf; "
        "sys.stdout.buffer.write(pdf(PAPER))"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == pdf(PAPER)


def test_pdf_shows_a_sign_that_no_font_has_as_a_blank_one() -> None:
    text = PdfReader(BytesIO(pdf(BARE._replace(title="Läget 😀 漢")))).pages[0].extract_text()
    assert text.startswith("Läget")


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE + LONG, "\0"])
@pytest.mark.parametrize("form", [markdown, html, lambda paper: docx(paper, None), pdf])
def test_text_is_only_ever_text(form: Callable[[Paper], str | bytes], text: str) -> None:
    data = form(hostile(text))
    plain_ = data if isinstance(data, str) else data.decode("latin-1")
    assert "\x1b" not in plain_ or isinstance(data, bytes)
    assert "javascript:alert" not in plain_


def test_hostile_text_makes_no_element_and_no_address() -> None:
    page = _Page(html(hostile(HOSTILE)))
    assert {tag for tag, _ in page.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3"),
        *("p", "strong", "a", "ul", "li", "div", "table", "caption", "thead", "tbody", "tr"),
        *("th", "td", "span"),
    }
    assert {one["href"] for one in page.all("a")} == {"https://x.se/%C3%A5%20b%22%3E%EF%BF%BD%3C'"}
    rendered = _Page(MarkdownIt("gfm-like").disable("linkify").render(markdown(hostile(HOSTILE))))
    assert {tag for tag, _ in rendered.tags} <= {
        *("h1", "h2", "h3", "p", "strong", "em", "a", "ul", "li", "table", "thead", "tbody"),
        *("tr", "th", "td", "blockquote"),
    }
    links = {one["href"] for one in rendered.all("a")}
    assert all(link and link.startswith("https://x.se/") for link in links)


@pytest.mark.parametrize(
    "library, module, command",
    [
        ("python-docx", "docx", "report arjeplog 2024 -o ut.docx"),
        ("typst", "typst", "report arjeplog 2024 -o ut.pdf"),
        ("jinja2", "jinja2", "site ut"),
        ("segno", "segno", "poster arjeplog 2024 -o ut.pdf"),
    ],
)
def test_a_missing_extra_is_said(tmp_path: Path, library: str, module: str, command: str) -> None:
    arguments = [*command.split(), "--data", str(Path(__file__).parent.parent / "data")]
    code = f"import sys; sys.modules[{module!r}] = None; from medlofte.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.endswith(f"kräver ett tillägg. Installera det med: pip install {library}\n")
    assert not list(tmp_path.iterdir())


def test_the_first_cell_of_each_row_is_its_header_in_pdf() -> None:
    found = [
        [entry["/Scope"] for entry in cell["/A"] if "/Scope" in entry]
        for cell in _elements(_root(pdf(PAPER))["/StructTreeRoot"])
        if cell.get("/S") == "/TH"
    ]
    assert found == [["/Column"], ["/Column"], ["/Row"], ["/Row"]]


def _elements(node: Any) -> list[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [one for part in node for one in _elements(part)]
    return [node, *_elements(node.get("/K", []))] if isinstance(node, dict) else []


def test_the_first_cell_of_each_row_is_its_header_in_word() -> None:
    assert 'w:firstColumn="1"' in _xml(docx(PAPER, None), "word/document.xml")


def test_the_same_document_gives_the_same_bytes_of_word() -> None:
    assert docx(PAPER, None) == docx(PAPER, None)
    with zipfile.ZipFile(BytesIO(docx(PAPER, None))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


KEPT = Together([Heading(2, "Löfte"), plain("a"), plain("b")])


def test_what_belongs_together_is_kept_on_a_page() -> None:
    paper = BARE._replace(blocks=(KEPT,))
    heading, first, last = Document(BytesIO(docx(paper, None))).paragraphs[1:]
    for paragraph in (heading, first):
        assert paragraph.paragraph_format.keep_with_next
    assert last.paragraph_format.keep_together
    assert not last.paragraph_format.keep_with_next
    assert '<section class="together">' in html(paper)
    assert "### Löfte\n\na\n\nb" in markdown(paper)


def test_those_who_sign_stand_on_one_page() -> None:
    who = ("Polisen", "Arjeplogs kommun", "Skolan")
    signing = Together([Heading(1, "Underskrifter"), Signatures(who)])
    for number in range(10, 60, 2):  # somewhere in between all of it just does not fit
        blocks: list[Block] = [plain(f"Rad {at}") for at in range(number)]
        pages = PdfReader(BytesIO(pdf(BARE._replace(blocks=[*blocks, signing])))).pages
        last = pages[-1].extract_text()
        assert all(f"{name}\n" in last for name in ("Underskrifter", *who)), number
    paper = BARE._replace(blocks=(signing,))
    *before, final = Document(BytesIO(docx(paper, None))).paragraphs[1:]
    assert all(one.paragraph_format.keep_with_next for one in before)
    assert not final.paragraph_format.keep_with_next
    assert '<section class="together">\n<h2>Underskrifter</h2>\n<div' in html(paper)


def test_no_promise_is_split_but_one_longer_than_a_page() -> None:
    long = Together([Heading(1, "Lång"), *(plain("ord " * 60) for _ in range(30)), plain("slut")])
    text = plain("ord " * 200)
    blocks = [Together([Heading(1, f"N{i}"), text, plain(f"Z{i}.")]) for i in range(9)]
    pages = PdfReader(BytesIO(pdf(BARE._replace(blocks=(*blocks, long))))).pages
    texts = [page.extract_text() for page in pages]
    for number in range(9):
        (first,) = [at for at, text in enumerate(texts) if f"N{number}\n" in text]
        assert f"Z{number}." in texts[first]
    assert "slut" in texts[-1]
    assert "Lång" not in texts[-1]


def test_places_in_a_templates_header_are_filled_in() -> None:
    def header(document: Any) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        paragraph.text = ""
        for part in ("Nr: {{d", "nr", "}}, {{Datum}} {{okänt}}", " slut"):
            paragraph.add_run(part)

    letter = (Field("dnr", "Dnr", "KS <1>"), Field("datum", "Datum:"), Field("x", "Förslag", "ja"))
    data = docx(BARE._replace(letter=letter), _template(header=header))
    document = Document(BytesIO(data))
    assert document.sections[0].header.paragraphs[0].text == "Nr: KS <1>, … {{okänt}} slut"
    assert [one.text for one in document.paragraphs] == ["Förslag ja", "Titel"]
    assert pdf(BARE._replace(letter=letter))
    assert html(BARE._replace(letter=letter)).count("<span>Dnr KS &lt;1&gt;</span>") == 1


def test_a_column_is_as_wide_as_most_of_its_texts() -> None:
    long = "en lång text om det mesta "
    one = Table("x", ("Löfte", "Resultat"), (("Kort", long),))
    assert shares(one)[1] > 0.7
    many = Table("x", ("Löfte", "Resultat"), (*(("Kort", "Tre"),) * 19, ("Kort", long)))
    assert shares(many)[1] < 0.6
