"""A Word document as blocks: what its styles say, what it looks like, and what is still there."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from medlofte.drafting.blocks.word import document
from shown_blocks import shown

NAMES = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="x"'


def put(made: Document, *paragraphs: str) -> None:
    """Add paragraphs as XML, at the end."""
    for one in paragraphs:
        made.element.body.sectPr.addprevious(parse_xml(f"<w:p {NAMES}>{one}</w:p>"))


def run(text: str, look: str = "") -> str:
    """A piece of text of some look, as XML."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def about(within: str) -> str:
    """What is said of a paragraph, as XML."""
    return f"<w:pPr>{within}</w:pPr>"


TEXT = run("Här står en vanlig text, som är längre än allt det andra.")
END = about('<w:pStyle w:val="Heading1"/>') + run("Slut")


def read(make: Callable[[Document], None]) -> str:
    """The blocks of a document."""
    made, file = docx.Document(), io.BytesIO()
    make(made)
    made.save(file)
    return shown(document.blocks(file))


def test_text_that_is_there() -> None:
    """Of tracked changes the new text, of hidden and struck text none, of boxes theirs."""
    box = "<w:txbxContent><w:p><w:r><w:t>I rutan.</w:t></w:r></w:p></w:txbxContent>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"

    def make(made: Document) -> None:
        put(
            made,
            run("Polisen ska ")
            + f"<w:del>{run('inte ')}</w:del><w:ins>{run('alltid ')}</w:ins>"
            + f"<w:hyperlink>{run('mäta.')}</w:hyperlink>"
            + run("dold", "<w:vanish/>")
            + run("struken", '<w:strike w:val="true"/>'),
            f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict>{fallback}</w:r>{run('Efter.')}",
            run("Rad ett.") + "<w:r><w:br/></w:r>" + run("Rad två."),
            "<w:r><w:t>30</w:t><w:noBreakHyphen/><w:t>sträcka</w:t></w:r>",
            '<w:r><w:sym w:char="F0B7"/><w:sym w:char="x"/><w:tab/><w:t>en punkt</w:t></w:r>',
            "<w:r><w:t>Ordförande</w:t><w:tab/><w:tab/><w:t>Chef</w:t></w:r>",
            f'<w:hyperlink w:anchor="_Toc1">{run("Trafik 3")}</w:hyperlink>',
            about('<w:pStyle w:val="TOC1"/>') + run("Unga 4"),
            "",
            END,
        )

    assert read(make) == (
        "1 Polisen ska alltid mäta.\n2 I rutan.\n3 Efter.\n4 Rad ett.\n5 Rad två.\n6 30-sträcka\n"
        "7 - en punkt\n8 Ordförande\n9 Chef\n10 # Slut"
    )


@pytest.mark.parametrize(
    "paragraph, block",
    [
        (run("Trafik", "<w:b/>"), "1 # Trafik"),
        (run("Trafik", '<w:b w:val="0"/>'), "1 Trafik"),
        (run("Trafik:", '<w:u w:val="single"/>'), "1 # Trafik"),
        (run("Trafik", '<w:sz w:val="40"/>'), "1 # Trafik"),
        (run("Trafik", '<w:rStyle w:val="Strong"/>'), "1 # Trafik"),
        (run("Polisen mäter.", "<w:b/>"), "1 Polisen mäter."),
        (about('<w:pStyle w:val="Heading2"/>') + run("Trafik:"), "1 ## Trafik"),
        (about('<w:pStyle w:val="Title"/>') + run("Trafik"), "1 # Trafik"),
        (about('<w:pStyle w:val="Rubrik3"/>') + run("Trafik"), "1 ### Trafik"),
        (about('<w:outlineLvl w:val="1"/>') + run("Trafik"), "1 ## Trafik"),
        (about('<w:outlineLvl w:val="9"/>') + run("Trafik"), "1 Trafik"),
        (about('<w:pStyle w:val="ListBullet"/>') + run("mäta"), "1 - mäta"),
        (about('<w:pStyle w:val="ListBullet2"/>') + run("mäta"), "1   - mäta"),
        (about('<w:pStyle w:val="Punktlista2"/>') + run("mäta"), "1   - mäta"),
        (about('<w:pStyle w:val="ListParagraph"/>') + run("mäta"), "1 mäta"),
        (
            about('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') + run("mäta"),
            "1   - mäta",
        ),
        (
            about('<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>')
            + run("mäta"),
            "1 mäta",
        ),
        (about('<w:pStyle w:val="ListNumber"/>') + run("Trafik", "<w:b/>"), "1 # Trafik"),
    ],
)
def test_what_a_paragraph_is(paragraph: str, block: str) -> None:
    assert read(lambda made: put(made, paragraph, TEXT, END)).splitlines()[0] == block


def packed(**parts: str) -> io.BytesIO:
    """A document of parts by their names, with _ for what no name here holds."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return file


def test_a_document_that_others_name_and_pack_otherwise() -> None:
    """Names of the strict format, the main part elsewhere, and a list without signs."""
    w = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl>'
    listed = about('<w:numPr><w:numId w:val="7"/></w:numPr>') + run("Polisen mäter.")
    framed = f"<w:sdt><w:sdtContent><w:p>{run('I en ram.')}</w:p></w:sdtContent></w:sdt>"
    body = f"<w:body><w:p>{listed}</w:p>{framed}</w:body>"
    numbers = (
        f'<w:numbering {w}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    file = packed(
        _rels___DOT_rels='<a><b Type="x/officeDocument" Target="/word/document2.xml"/></a>',
        word__document2_DOT_xml=f"<w:document {w}>{body}</w:document>",
        word___rels__document2_DOT_xml_DOT_rels='<a><b Type="x/numbering" Target="n.xml"/></a>',
        word__n_DOT_xml=numbers,
    )
    assert shown(document.blocks(file)) == "1 Polisen mäter.\n2 I en ram."


def test_a_document_that_says_nothing_of_its_parts() -> None:
    body = f"<w:document {NAMES}><w:body><w:p>{run('Löften.')}</w:p></w:body></w:document>"
    assert shown(document.blocks(packed(word__document_DOT_xml=body))) == "1 Löften."


def test_what_would_unfold_is_not_read() -> None:
    with pytest.raises(ValueError, match="unfold"):
        shown(document.blocks(packed(word__document_DOT_xml="<!DOCTYPE a><a/>")))


def test_points_with_numbers_beside_one_another_are_no_headings() -> None:
    point = about('<w:pStyle w:val="ListNumber"/>') + run("Trafik", "<w:b/>")
    assert read(lambda made: put(made, TEXT, point, point)).splitlines()[1:] == [
        "2 - Trafik",
        "3 # Trafik",
    ]


def test_where_all_is_bold_its_words_tell_what_is_a_heading() -> None:
    made = read(lambda made: put(made, run("Trafik", "<w:b/>"), run("Polisen mäter.", "<w:b/>")))
    assert made == "1 # Trafik\n2 Polisen mäter."


def test_the_letterhead_is_read_once() -> None:
    def make(made: Document) -> None:
        made.sections[0].header.paragraphs[0].text = "Provköpings kommun   Sida 1 (2)"
        made.sections[0].different_first_page_header_footer = True
        made.sections[0].first_page_header.paragraphs[0].text = "Provköpings kommun"
        made.add_paragraph("Löften.")

    assert read(make) == "1 Provköpings kommun\n2 Löften."


def test_tables() -> None:
    def make(made: Document) -> None:
        table = made.add_table(4, 3)
        texts = ["Åtgärd", "Vem", "När", "Mäta\nMöta", "Polisen", "2 ggr", "Bygga", "", "Varje år"]
        for cell, text in zip([c for row in table.rows for c in row.cells], texts, strict=False):
            cell.text = text
        table.cell(1, 1).merge(table.cell(2, 1)).text = "Polisen"
        table.cell(3, 0).merge(table.cell(3, 2)).text = "Natt"

    assert read(make) == (
        "2 | Åtgärd: 'Mäta\\nMöta' | Vem: 'Polisen' | När: '2 ggr'\n"
        "3 | Åtgärd: 'Bygga' | Vem: 'Polisen' | När: 'Varje år'\n4 #### Natt"
    )


def cell(text: str, within: str = "") -> str:
    """A cell of a table, as XML."""
    return f"<w:tc><w:tcPr>{within}</w:tcPr><w:p>{text}</w:p></w:tc>"


def row(*cells: str, about: str = "") -> str:
    """A row of a table, as XML."""
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(cells)}</w:tr>"


SHADE = '<w:shd w:fill="CCCCCC"/>'


@pytest.mark.parametrize(
    "rows, blocks",
    [
        (row(cell(run("Ruta."))), "1 Ruta."),
        (
            row(cell(run("Sak"), SHADE), cell(run("Hos"), SHADE))
            + row(cell(run("Lampor")), cell(run("Kommunen"))),
            "2 | Sak: 'Lampor' | Hos: 'Kommunen'",
        ),
        (
            row(cell(run("Sak")), cell(run("Hos")), about="<w:tblHeader/>")
            + row(cell(run("Lampor")), cell(run("Kommunen")))
            + row(cell(run("Stolar")), cell(run("Kommunen")), about="<w:del/>"),
            "2 | Sak: 'Lampor' | Hos: 'Kommunen'",
        ),
        (
            row(cell(run("Sak", "<w:b/>")), cell(run("Hos", "<w:b/>")))
            + row(cell(run("Kommunen")), about='<w:gridBefore w:val="1"/>'),
            "2 | Sak: '' | Hos: 'Kommunen'",
        ),
        (
            row(cell(run("Trafik")), cell(f"{run('Polisen ska:')}</w:p><w:p>{run('- mäta')}")),
            "1 #### Trafik\n1 Polisen ska:\n1 - mäta",
        ),
        (
            row(cell(about('<w:pStyle w:val="Heading1"/>') + run("Trafik")), cell(run("Text."))),
            "1 # Trafik\n2 Text.",
        ),
        (
            row(cell(run("A.")), f"<w:tc><w:tbl>{row(cell(run('B.')))}</w:tbl><w:p/></w:tc>"),
            "1 A.\n2 B.",
        ),
    ],
)
def test_what_a_table_is(rows: str, blocks: str) -> None:
    def make(made: Document) -> None:
        made.element.body.sectPr.addprevious(parse_xml(f"<w:tbl {NAMES}>{rows}</w:tbl>"))
        put(made, TEXT, END)

    assert read(make).startswith(blocks)
