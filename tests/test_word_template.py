"""A Word template: its look comes along and nothing else, whatever it holds and however odd."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

import word_templates
from conftest import Cli
from medlofte.render.document.document import Field
from medlofte.render.document.word import docx
from medlofte.stop import WrongCallError
from published import HIDDEN as SECRET
from small_trees import lofte, target, tree
from test_paper import PAPER
from word_templates import SEEN, package, planted, relations, xml


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _style(kind: str, identity: str, name: str, more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{more}</w:style>'
    )


def _styled(*styles: str) -> Any:
    """The document made with a template of these styles, as the library reads it."""
    document = Document(
        BytesIO(docx(PAPER, package({"word/styles.xml": xml("styles", "".join(styles))})))
    )
    found = document.styles.element.findall(qn("w:style"))
    for values in (
        [one.get(qn("w:styleId")).casefold() for one in found],
        [one.find(qn("w:name")).get(qn("w:val")).casefold() for one in found],
    ):
        assert len(values) == len(set(values))
    defaults = [one for one in found if one.get(qn("w:default"))]
    assert len(defaults) == len({one.get(qn("w:type")) for one in defaults})
    return document


def _of_first_heading(document: Any) -> Any:
    return next(p.style for p in document.paragraphs if p.text == "I korthet")


def test_nothing_but_the_look_comes_along() -> None:
    parts = _parts(docx(PAPER, planted()))
    for name, data in parts.items():
        assert SECRET not in name
        for hidden in (SECRET, SECRET.lower(), SECRET.upper()):
            assert hidden.encode() not in data
            assert hidden.encode("utf-16-le") not in data
    assert sorted(parts) == [
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml"),
        *("word/_rels/document.xml.rels", "word/_rels/header1.xml.rels", "word/document.xml"),
        *("word/header1.xml", "word/media/image1.png", "word/media/image2.jpeg"),
        *("word/media/image3.emf", "word/settings.xml", "word/styles.xml", "word/theme/theme1.xml"),
    ]
    header = Document(BytesIO(docx(PAPER, planted()))).sections[0].header
    text = "".join(one.text for one in header._element.iter(qn("w:t")))  # noqa: SLF001
    assert text == f"{SEEN}infogatwebbplatssynligt1länktext1enkelifylltmärktruta"
    asked = [one.get(qn("w:instr")) for one in header._element.iter(qn("w:fldSimple"))]  # noqa: SLF001
    assert asked == ["PAGE", "NUMPAGES"]
    assert len(list(header._element.iter(qn("w:drawing")))) == 4  # noqa: SLF001
    for kept in (b'w:color="F0F0F0"', b"<w:titlePg/>"):
        assert kept in parts["word/document.xml"]
    assert b"<w:evenAndOddHeaders/>" in parts["word/settings.xml"]
    assert parts["word/media/image2.jpeg"].endswith(b"drawn\xff\xd9")


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_template_of_word_is_used_like_a_document(kind: str) -> None:
    types = _parts(package({}))["[Content_Types].xml"].decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert main in types
    made = docx(PAPER, package({"[Content_Types].xml": types.replace(main, kind).encode()}))
    assert main in _parts(made)["[Content_Types].xml"].decode()


@pytest.mark.parametrize(
    "name, identity", [("heading 1", "Rubrik1"), ("Heading 1", "x"), ("Rubrik 1", "Rubrik1")]
)
def test_a_heading_is_known_by_any_of_its_names(name: str, identity: str) -> None:
    document = _styled(_style("paragraph", identity, name))
    assert _of_first_heading(document).style_id == identity


@pytest.mark.parametrize(
    "styles",
    [
        (),
        (_style("character", "Heading1", "heading 1"), _style("table", "Normal", "Normal")),
        (_style("paragraph", "Heading1", "Min rubrik"), _style("paragraph", "HEADING1", "Annan")),
        (_style("paragraph", "a", "Heading 1"), _style("paragraph", "b", "heading 1")),
        (_style("paragraph", "a", "Rubrik 1"), _style("paragraph", "b", "heading 1")),
        (_style("paragraph", "a", "Egen"), _style("character", "b", "EGEN")),
        (_style("paragraph", "", "Egen"), _style("paragraph", "a", ""), "<w:style/>"),
        (_style("okänd", "a", "A"), _style("", "b", "B")),
        (
            _style("paragraph", "a", "A", '<w:basedOn w:val="b"/><w:next w:val="nej"/>'),
            _style("paragraph", "b", "B", '<w:basedOn w:val="a"/>'),
        ),
        (
            _style("paragraph", "a", "A", '<w:basedOn w:val="c"/><w:name w:val="B"/>'),
            _style("character", "c", "C", '<w:basedOn w:val="c"/>'),
        ),
        (_style("paragraph", "x", "Normal"), _style("character", "Normal", "Y")),
        (_style("paragraph", "Normal", "A"), _style("paragraph", "b", "B")),
        (
            '<w:style w:default="1" w:styleId="a"><w:name w:val="A"/></w:style>',
            '<w:style w:default="1" w:styleId="b"><w:name w:val="B"/></w:style>',
        ),
        ('<w:latentStyles><w:lsdException w:name="heading 1"/></w:latentStyles>',),
    ],
)
def test_odd_styles_are_put_in_order(styles: tuple[str, ...]) -> None:
    assert _of_first_heading(_styled(*styles)).name == "Heading 1"


def test_what_names_a_style_that_is_there_twice_names_the_one_that_stays() -> None:
    twins = _style("paragraph", "a", "Egen") + _style("paragraph", "b", "EGEN")
    more = _style("paragraph", "c", "C", '<w:basedOn w:val="b"/>')
    levels = "".join(f'<w:lvl><w:pStyle w:val="{name}"/></w:lvl>' for name in ("b", "c"))
    template = package(
        {
            "word/styles.xml": xml("styles", twins + more),
            "word/numbering.xml": xml("numbering", f"<w:abstractNum>{levels}</w:abstractNum>"),
        }
    )
    made = docx(PAPER, template)
    assert Document(BytesIO(made)).styles["C"].base_style.style_id == "a"
    assert (
        b'<w:pStyle w:val="a"/></w:lvl><w:lvl><w:pStyle w:val="c"/>'
        in (_parts(made)["word/numbering.xml"])
    )


@pytest.mark.parametrize(
    "section",
    [
        "",
        "<w:sectPr/>",
        '<w:sectPr><w:pgSz w:w="bred" w:h="0"/><w:pgMar w:left="x"/></w:sectPr>',
        '<w:sectPr><w:headerReference r:id="finns-inte"/></w:sectPr>',
    ],
)
def test_a_missing_or_odd_page_becomes_one_of_a4(section: str) -> None:
    template = package({"word/document.xml": xml("document", f"<w:body>{section}</w:body>")})
    page: Any = Document(BytesIO(docx(PAPER, template))).sections[0]
    assert [round(length.mm) for length in (page.page_width, page.page_height)] == [210, 297]
    assert page.left_margin.mm == pytest.approx(25, abs=0.1)


@pytest.mark.parametrize(
    "template, says",
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Mallen är låst med lösenord"),
        (b"{\\rtf1 hej}", "Mallen går inte att läsa"),
        (bytes(33 * 1024 * 1024), "Mallen är för stor"),
        (b"PK\x01\x02" * 3000, "Mallen är för stor"),
        (package({"word/document.xml": xml("document", "<w:p/>" * 400_000)}), "Mallen är för stor"),
        (package({"word/document.xml": b" " * 9_000_000}), "Mallen är för stor"),
        (package({"word/document.xml": None}), "Mallen går inte att läsa"),
        (package({"word/document.xml": xml("hdr", "")}), "Mallen går inte att läsa"),
        (
            package({"word/document.xml": xml("p", "<w:p>" * 900 + "</w:p>" * 900)}),
            "Mallen går inte",
        ),
        (
            package(
                {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml("document", "&a;")}
            ),
            "Mallen går inte att läsa",
        ),
        (package({"word/styles.xml": xml("styles", "<w:style/>" * 5000)}), "Mallen är för stor"),
    ],
    ids=range(11),
)
def test_what_is_no_template_or_too_much_is_a_sentence(template: bytes, says: str) -> None:
    with pytest.raises(WrongCallError, match=says):
        docx(PAPER, template)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, "locked"])
def test_what_word_does_not_pack_so_is_refused(way: int | str) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", way if isinstance(way, int) else zipfile.ZIP_STORED) as new:
        new.writestr("_rels/.rels", " " * 1_000_000)
    raw = bytearray(file.getvalue())
    if way == "locked":
        raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(WrongCallError, match="Mallen går inte att läsa"):
        docx(PAPER, bytes(raw))


@pytest.mark.parametrize(
    "ending, data",
    [
        (".png", word_templates.png()[:40]),
        (".jpeg", b"\xff\xd8\xff\xe0\x00\x04ab\x00"),
        (".jpeg", b"\xff\xd8\xff\xe0\x00\x04ab\x00\x00\x00\x00"),
        (".emf", word_templates.emf()[:50]),
    ],
)
def test_a_broken_picture_stays_behind(ending: str, data: bytes) -> None:
    parts = _parts(planted())
    path = next(one for one in parts if one.endswith(ending) and "media" in one)
    made = _parts(docx(PAPER, package(parts | {path: data})))
    assert not any(one.endswith(ending) for one in made)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_the_template_a_document_or_a_sentence(seed: int) -> None:
    template = word_templates.mutated(planted() if seed % 2 else package({}), seed)
    try:
        made = docx(PAPER, template)
    except WrongCallError:
        return
    assert Document(BytesIO(made)).paragraphs


def test_a_template_that_is_a_folder_or_too_large_is_said(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(target("kind: ongoing")))
    call = ("report", "arjeplog", "-o", "ut.docx", "--template")
    (tmp_path / "mapp").mkdir()
    assert cli(*call, "mapp", code=2).err == "mapp är ingen fil.\n"
    with (tmp_path / "stor.docx").open("wb") as file:
        file.truncate(10_000_000_000)
    assert cli(*call, "stor.docx", code=2).err.startswith("Mallen är för stor.")


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _control(about: str, inside: str) -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


LETTER = (Field("dnr", "Dnr", "KS 2025/17"), Field("handläggare", "Handläggare:", "Strateg"))
PROPOSAL = Field("förslag", "Förslag till beslut:", "Uppföljningen godkänns.")
ASKS = "<w:showingPlcHdr/>"
GREY = '<w:r><w:rPr><w:rStyle w:val="Grå"/></w:rPr><w:t>Klicka här</w:t></w:r>'


def _p(*texts: str) -> str:
    return f"<w:p>{''.join(map(_run, texts))}</w:p>"


TABLE = f"<w:tbl><w:tr><w:tc>{_p('Dnr')}</w:tc><w:tc>{_p('{{dnr}}')}</w:tc></w:tr></w:tbl>"
NAMED = '<w:alias w:val="Dnr"/>'
TAGGED = '<w:tag w:val="dnr"/>'
LONG = '<w:tag w:val="Förslag till beslut"/>'
BOUND = TAGGED + '<w:dataBinding w:xpath="x"/>'
HEADING = '<w:p><w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{{dnr}}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "block, says",
    [
        pytest.param(_p("Dnr: {{dnr}} "), "Dnr: KS 2025/17 ", id="a-paragraph"),
        pytest.param(_p("Dnr: {", "{D", "NR}", "} x"), "Dnr: KS 2025/17 x", id="split-runs"),
        pytest.param(_p("{{ Diarienummer }}, {{datum}}"), "KS 2025/17, …", id="other-names"),
        pytest.param(_p("{{handla\u0308ggare}} {{okänt}}"), "Strateg {{okänt}}", id="unknown"),
        pytest.param(_p("{{dnr}}" * 51), "KS 2025/17" * 50 + "{{dnr}}", id="too-many"),
        pytest.param(TABLE, "DnrKS 2025/17", id="a-table"),
        pytest.param(f"<w:p>{_control(NAMED + ASKS, GREY)}</w:p>", "KS 2025/17", id="asks"),
        pytest.param(
            HEADING.format("Annat") + HEADING.format("Beslut") + _p("{{förslag}}"),
            "BeslutUppföljningen godkänns.",
            id="below-a-heading",
        ),
        pytest.param(_control(LONG, _p("a", "b")), "Uppföljningen godkänns.", id="of-a-block"),
        pytest.param(_control(BOUND, "<w:p/>"), "KS 2025/17", id="bound-and-empty"),
        pytest.param(
            f"<w:p>{_control(TAGGED, _control(NAMED, _run('x')))}</w:p>", "KS 2025/17", id="twice"
        ),
        pytest.param(f"<w:p>{_control(TAGGED, '')}</w:p>", "KS 2025/17", id="empty-in-a-line"),
        pytest.param(
            _control("<w:docPartObj/>", _p(SECRET) + _p("{{dnr}}")), "KS 2025/17", id="around"
        ),
        pytest.param(
            f"<w:p>{_control(LONG.replace('Förslag', 'x'), _run('{{dnr}}'))}</w:p>",
            "KS 2025/17",
            id="within-another",
        ),
        pytest.param(f"<w:p>{_control('', _run(SECRET))}</w:p>", "", id="another"),
        pytest.param(f"<w:sdt><w:sdtPr>{TAGGED}</w:sdtPr></w:sdt>", "", id="without-content"),
        pytest.param("<w:sdt/>", "", id="without-anything"),
        pytest.param(HIDDEN, "", id="hidden"),
    ],
)
def test_the_places_in_the_text_are_filled_in_and_nothing_else_of_it_comes(
    block: str, says: str
) -> None:
    body = f"<w:p>{_run(SECRET)}</w:p>{block}<w:p>{_run(SECRET)}</w:p><w:sectPr/>"
    template = package({"word/document.xml": xml("document", f"<w:body>{body}</w:body>")})
    made = docx(PAPER._replace(letter=LETTER, blocks=(*PAPER.blocks, PROPOSAL)), template)
    document = Document(BytesIO(made))
    text = "".join(one.text or "" for one in document.element.body.iter(qn("w:t")))
    before, _, after = text.partition(PAPER.title)
    told = before
    for field in LETTER:
        told = told.replace(field.shown, "") if field.text not in says else told
    assert told == says
    assert ("Förslag till beslut" in after) is ("godkänns" not in says)
    assert SECRET.encode() not in _parts(made)["word/document.xml"]


def test_the_places_of_a_header_may_be_controls() -> None:
    inside = f"<w:p>{_control(NAMED + ASKS, GREY)}</w:p>"
    head = '<w:headerReference w:type="default" r:id="head"/>'
    template = package(
        {
            "word/document.xml": xml("document", f"<w:body><w:sectPr>{head}</w:sectPr></w:body>"),
            "word/head.xml": xml("hdr", inside),
            "word/_rels/document.xml.rels": relations(("head", "header", "head.xml")),
        }
    )
    document = Document(BytesIO(docx(PAPER._replace(letter=LETTER), template)))
    assert document.sections[0].header.paragraphs[0].text == "KS 2025/17"
    assert document.paragraphs[0].text == "Handläggare: Strateg"
