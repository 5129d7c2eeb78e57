"""Documents of each format as blocks, opened as a person's files are."""

from pathlib import Path

import docx
import typst

from medlofte.drafting.blocks.opened import blocks
from shown_blocks import shown

TYPESET = """
#set page(columns: 2, width: 12cm, height: 6cm)
#set text(size: 9pt)
= Trafik
Polisen ska:
- mäta farten vid skolorna minst tio gånger per år och sedan berätta om det
- stå vid vägen
#colbreak()
= Uppföljning
Vi berättar i juni.
"""


def test_a_pdf_is_read_column_after_column(tmp_path: Path) -> None:
    path = tmp_path / "medborgarlofte.pdf"
    path.write_bytes(typst.compile(TYPESET.encode()))
    assert shown(blocks(path)) == (
        "1 # Trafik\n2 Polisen ska:\n"
        "3 - mäta farten vid skolorna minst tio gånger per år och sedan berätta om det\n"
        "6 - stå vid vägen\n7 # Uppföljning\n8 Vi berättar i juni."
    )


def test_a_word_document_is_read_by_its_styles(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Löften", 1)
    made.add_paragraph("Polisen ska:")
    made.add_paragraph("mäta farten", "List Bullet")
    made.add_paragraph("vid skolan", "List Bullet 2")
    made.save(str(tmp_path / "medborgarlofte.docx"))
    read = blocks(tmp_path / "medborgarlofte.docx")
    assert shown(read) == "1 # Löften\n2 Polisen ska:\n3 - mäta farten\n4   - vid skolan"


def test_a_saved_page_is_read_without_what_stands_around(tmp_path: Path) -> None:
    path = tmp_path / "medborgarlofte.html"
    text = "<nav>Start</nav><h1>Löften</h1><p>Polisen ska:</p><ul><li>stå vid skolan</li></ul>"
    path.write_text(f"<!doctype html><html><title>Löften - Lillköping</title><body>{text}</body>")
    assert shown(blocks(path)) == "1 # Lillköping\n2 # Löften\n3 Polisen ska:\n4 - stå vid skolan"
