"""Knows the look of a Word document that no template gives: dense, so that a page holds much."""

from typing import Any

from docx.document import Document
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from medlofte.language import t
from medlofte.render.word.elements import element

ACCENT = "174A7C"
_SIZES = {"Title": 20, "Subtitle": 12, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}
_SPACES = {  # above and below, in points
    "Title": (0, 6),
    "Subtitle": (0, 2),
    "Heading 1": (13, 3),
    "Heading 2": (9, 2),
    "Heading 3": (8, 2),
    "Caption": (5, 2),
    "Normal": (0, 5),
}


def dress(document: Document) -> None:
    """Give a document that has no template a page, letters and colours."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(16)
    for name in ("Normal", *_SIZES, "Caption"):
        style: Any = document.styles[name]
        style.font.name = "Calibri"
        style.element.get_or_add_rPr().rFonts.attrib.clear()  # the theme's letters
        style.font.name = "Calibri"
        style.font.size = Pt(_SIZES.get(name, 10.5))
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string("4A5768" if name == "Subtitle" else ACCENT)
            style.font.italic = False
    for name, (before, after) in _SPACES.items():
        document.styles[name].paragraph_format.space_before = Pt(before)
        document.styles[name].paragraph_format.space_after = Pt(after)
    # What the others rest on: Word's own 1.15 leaves less on the first page than the PDF holds.
    document.styles["Normal"].paragraph_format.line_spacing = 1.08
    footer = section.footer.paragraphs[0]
    words = t("Sida {page} av {pages}", page="\0PAGE\0", pages="\0NUMPAGES\0").split("\0")
    for at, text in enumerate(words):
        if at % 2:
            _field(footer, text)
        else:
            footer.add_run(text)


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that Word works out: of this page, of all pages."""
    field = element("w:fldSimple", {"w:instr": name})
    field.append(element("w:r"))
    field[0].text = "1"
    paragraph._p.append(field)  # noqa: SLF001  the library has no fields of its own
