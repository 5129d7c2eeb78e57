"""Knows a written follow-up as a Word document, in the styles of the municipality's own."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, NamedTuple, assert_never

from medlofte.language import t, tags
from medlofte.render.document import document as doc
from medlofte.stop import WrongCallError

try:
    from docx import Document
    from docx.document import Document as WordDocument
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_LEADER
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Emu, Mm, Pt, RGBColor
    from docx.text.paragraph import Paragraph as WordParagraph

    from medlofte.render.word.elements import element
    from medlofte.render.word.look import look
    from medlofte.render.word.packing import undated
    from medlofte.render.word.placeholders import PLACES, fill
    from medlofte.render.word.plain_look import ACCENT, dress
except ImportError as problem:
    raise WrongCallError(
        t("Word kräver ett tillägg. Installera det med: pip install python-docx")
    ) from problem

_CAUTION = "9A4A00"
_FAINT = "C9D2DC"
_HEADINGS = 9  # Word has so many levels


class _Made(NamedTuple):
    """The document in the making, and the ids of the styles that it uses, by name."""

    document: WordDocument
    styles: dict[str, str]


def docx(paper: doc.Paper, template: bytes | None) -> bytes:
    """Return the document; a template gives its look, and nothing else of it."""
    paper = doc.harmless_paper(paper)
    document = Document(BytesIO(look(template)) if template is not None else None)
    placed = _place(document, paper)
    if template is None:
        dress(document)
    _describe(document, paper)
    made = _Made(document, {})
    for field in paper.letter:
        if field.name in placed:
            continue
        _text(made, "Normal", field.shown).paragraph_format.space_after = Pt(2)
    _text(made, "Title", paper.title)
    for style, text in (("Subtitle", paper.subtitle), ("Normal", paper.author)):
        if text:
            _text(made, style, text)
    for block in doc.running(paper, placed):
        _block(made, block)
    file = BytesIO()
    document.save(file)
    return undated(file.getvalue())


def _place(document: WordDocument, paper: doc.Paper) -> set[str]:
    """Fill in the places that came along from the template; return which there were."""
    told = [*paper.letter, *(block for block in paper.blocks if isinstance(block, doc.Field))]
    values = dict.fromkeys(PLACES, "…") | {one.name: one.text for one in told if one.text}
    which = ("", "first_page_", "even_page_")
    parts = [
        getattr(document.sections[0], f"{one}{kind}")
        for one in which
        for kind in ("header", "footer")
    ]
    roots = [part._element for part in parts if not part.is_linked_to_previous]  # noqa: SLF001  the library shows no text boxes
    filled = [fill(root, values) for root in (*roots, document.element.body)]
    return {name for names in filled for name in names}


def _describe(document: WordDocument, paper: doc.Paper) -> None:
    day = datetime.combine(paper.as_of, time(), UTC)
    about = document.core_properties
    about.title, about.author = paper.title[:255], paper.author[:255]
    about.language = tags(paper.language).region
    about.created = about.modified = day
    about.last_modified_by, about.revision, about.comments = "", 1, ""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    if defaults is None:
        return
    if defaults.find(qn("w:rPr")) is None:
        defaults.append(element("w:rPr"))
    plain = defaults.find(qn("w:rPr"))
    for old in plain.findall(qn("w:lang")):
        plain.remove(old)
    plain.append(element("w:lang", {"w:val": about.language}))


def _block(made: _Made, block: doc.Block) -> None:
    match block:
        case doc.Heading():
            level = min(block.level, _HEADINGS)
            _text(made, f"Heading {level}", block.text)
        case doc.Paragraph():
            paragraph = _paragraph(made, "Normal")
            _runs(paragraph, block.runs)
            if block.warning:
                _frame(paragraph)
        case doc.Bullets():
            for item in block.items:
                _runs(_paragraph(made, "List Bullet"), item)
        case doc.Table():
            _table(made, block)
        case doc.Together():
            _together(made, block)
        case doc.Signatures():
            for party in block.parties:
                _sign(made, party)
        case _:
            assert_never(block)


def _together(made: _Made, together: doc.Together) -> None:
    """Keep paragraphs on one page; Word parts them by itself where a page has no room for all."""
    before = len(made.document.paragraphs)
    for block in together.blocks:
        _block(made, block)
    paragraphs = made.document.paragraphs[before:]
    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = paragraph is not paragraphs[-1] or None


def _text(made: _Made, style: str, text: str) -> WordParagraph:
    paragraph = _paragraph(made, style)
    paragraph.add_run(text)
    return paragraph


def _paragraph(made: _Made, name: str) -> WordParagraph:
    """Add a paragraph in a style; one that the template lacks is made as Word names it."""
    if name not in made.styles:
        made.styles[name] = _style(made.document.styles, name)
    paragraph = made.document.add_paragraph()
    paragraph._p.style = made.styles[name]  # noqa: SLF001  the library looks through all styles
    return paragraph


def _style(styles: Any, name: str) -> str:
    if name not in styles:
        taken = {one.style_id.casefold() for one in styles}
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        while style.style_id.casefold() in taken:  # another has the id that Word would give
            style.element.styleId += "0"
        style.base_style = styles.default(WD_STYLE_TYPE.PARAGRAPH)
        style.font.bold = name not in ("Normal", "List Bullet")
        if name.startswith("Heading"):
            level = str(int(name.removeprefix("Heading ")) - 1)
            style.element.get_or_add_pPr().append(element("w:outlineLvl", {"w:val": level}))
            style.paragraph_format.keep_with_next = True
    return str(styles[name].style_id)


def _runs(paragraph: WordParagraph, runs: Sequence[doc.Run]) -> None:
    for run in runs:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.strong or None, run.emphasis or None
        if link := doc.address(run):
            _link(paragraph, made, link)


def _link(paragraph: WordParagraph, run: Any, link: str) -> None:
    name = paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    around = element("w:hyperlink", {"r:id": name})
    run.font.color.rgb, run.font.underline = RGBColor.from_string(ACCENT), True
    paragraph._p.append(around)  # noqa: SLF001  the library has no links of its own
    around.append(run._r)  # noqa: SLF001  likewise


def _frame(paragraph: WordParagraph) -> None:
    """Draw a line at the left of what must be read first."""
    line = {"w:val": "single", "w:sz": "24", "w:space": "8", "w:color": _CAUTION}
    borders = element("w:pBdr")
    borders.append(element("w:left", line))
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001  the library has no borders
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _table(made: _Made, block: doc.Table) -> None:
    caption = _text(made, "Caption", block.caption)
    caption.paragraph_format.keep_with_next = True
    table = made.document.add_table(0, len(block.header))
    table.autofit = False
    section = made.document.sections[-1]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    room = max(0, (section.page_width or 0) - margins) or Pt(450)
    widths = [Emu(int(room * share)) for share in doc.shares(block)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for at, row in enumerate((block.header, *block.rows)):
        cells = table.add_row().cells
        for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.width = widths[column]
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.font.size = Pt(9)
            run.bold = at == 0 or column == 0 or None
            paragraph.paragraph_format.space_after = Pt(1)
            if column in block.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _rule(table, block.caption)
    after = _text(made, "Normal", "").paragraph_format  # else two tables become one
    after.space_after, after.line_spacing = Pt(0), Pt(4)


def _rule(table: Any, caption: str) -> None:
    """Name the table for those who listen, let its header come again, and draw its lines."""
    properties = table._tbl.tblPr  # noqa: SLF001  the library knows neither header rows nor borders
    properties.remove(properties.find(qn("w:tblLook")))
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    for side in ("bottom", "insideH"):
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": _FAINT}
        borders.append(element(f"w:{side}", line))
    for side, width in (("left", "30"), ("right", "85")):  # twentieths of a point
        margins.append(element(f"w:{side}", {"w:w": width, "w:type": "dxa"}))
    properties.find(qn("w:tblLayout")).addprevious(borders)  # Word wants them in its own order
    properties.append(margins)
    # The first row and the first column are headers, for those who listen too.
    look = {"w:val": "06A0", "w:firstRow": "1", "w:firstColumn": "1", "w:noHBand": "1"}
    properties.append(element("w:tblLook", look))
    properties.append(element("w:tblCaption", {"w:val": caption}))
    for at, row in enumerate(table.rows):
        kept = row._tr.get_or_add_trPr()  # noqa: SLF001  likewise
        kept.append(element("w:cantSplit"))
        if at == 0:
            kept.append(element("w:tblHeader"))


def _sign(made: _Made, party: str) -> None:
    name = _paragraph(made, "Normal")
    name.add_run(party).bold = True
    name.paragraph_format.space_before = Pt(18)
    name.paragraph_format.space_after = Pt(18)
    name.paragraph_format.keep_with_next = True
    for label in (t("Ort och datum"), t("Underskrift och namnförtydligande")):
        line = _paragraph(made, "Normal")
        line.add_run(f"{label}: \t")
        line.paragraph_format.tab_stops.add_tab_stop(Mm(150), leader=WD_TAB_LEADER.LINES)
        line.paragraph_format.space_after = Pt(14)
        line.paragraph_format.keep_with_next = label == t("Ort och datum")
