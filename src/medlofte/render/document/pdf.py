"""Knows a written follow-up as PDF: tagged for those who listen to it, and the same each time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, assert_never

from medlofte.language import t
from medlofte.render.document import document as doc
from medlofte.render.document.row_headers import with_row_headers
from medlofte.render.document.typesetting import typeset

_TEMPLATE = Path(__file__).with_name("document.typ")
_SHORT = 6000  # PDF/A has room for 32,767 bytes in a bookmark, two to four of them a sign


def pdf(paper: doc.Paper) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-2a; the same document gives the same bytes."""
    return with_row_headers(typeset(_TEMPLATE, _paper(doc.harmless_paper(paper))))


def _paper(paper: doc.Paper) -> dict[str, Any]:
    language, _, region = paper.language.partition("-")
    return {
        "title": _short(paper.title),
        "subtitle": paper.subtitle,
        "author": _short(paper.author),
        "language": language,
        "region": region or None,
        "date": [paper.as_of.year, paper.as_of.month, paper.as_of.day],
        "page": t("Sida {page} av {pages}", page="{page}", pages="{pages}"),
        "labels": [t("Ort och datum"), t("Underskrift och namnförtydligande")],
        "letter": [field.shown for field in paper.letter],
        "blocks": [_block(block) for block in doc.running(paper)],
    }


def _block(block: doc.Block) -> dict[str, Any]:
    match block:
        case doc.Heading():
            return {"kind": "heading", "level": block.level, "text": _short(block.text)}
        case doc.Paragraph():
            return {"kind": "warning" if block.warning else "paragraph", "runs": _runs(block.runs)}
        case doc.Bullets():
            return {"kind": "bullets", "items": [_runs(item) for item in block.items]}
        case doc.Table():
            more = {"numeric": sorted(block.numeric), "shares": doc.shares(block)}
            return {"kind": "table"} | block._asdict() | more
        case doc.Together():
            return {"kind": "together", "blocks": [_block(one) for one in block.blocks]}
        case doc.Signatures():
            return {"kind": "signatures", "parties": block.parties}
        case _:
            assert_never(block)


def _runs(runs: Sequence[doc.Run]) -> list[dict[str, Any]]:
    return [run._asdict() | {"link": doc.address(run)} for run in runs]


def _short(text: str) -> str:
    return text[:_SHORT]
