"""Knows a written follow-up as one page for a browser: nothing to fetch, nothing to run."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import count
from pathlib import Path
from typing import assert_never

from medlofte.language import t
from medlofte.render.document import document as doc

_STYLE = Path(__file__).with_name("document.css")


def html(paper: doc.Paper) -> str:
    """Return the document as a page that stands alone, on a screen and on paper."""
    return "\n".join(_page(doc.harmless_paper(paper))) + "\n"


def _page(paper: doc.Paper) -> Iterator[str]:
    style = _STYLE.read_text("utf-8")
    mark = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(paper.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="author" content="{escape(paper.author)}">'
    yield f'<meta name="dcterms.date" content="{paper.as_of.isoformat()}">'
    yield f"<title>{escape(paper.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield "<header>"
    if paper.letter:
        fields = "".join(f"<span>{escape(field.shown)}</span>" for field in paper.letter)
        yield f'<p class="letter">{fields}</p>'
    yield f"<h1>{escape(paper.title)}</h1>"
    if paper.subtitle:
        yield f'<p class="subtitle">{escape(paper.subtitle)}</p>'
    if paper.author:
        yield f'<p class="author">{escape(paper.author)}</p>'
    yield "</header>"
    tables = count(1)
    for block in doc.running(paper):
        yield from _block(block, tables)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _block(block: doc.Block, tables: Iterator[int]) -> Iterator[str]:
    match block:
        case doc.Heading():
            yield f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case doc.Paragraph():
            yield f"<p{_class('warning', when=block.warning)}>{_runs(block.runs)}</p>"
        case doc.Bullets():
            yield "<ul>"
            yield from (f"<li>{_runs(item)}</li>" for item in block.items)
            yield "</ul>"
        case doc.Table():
            yield from _table(block, f"table-{next(tables)}")
        case doc.Together():
            yield '<section class="together">'
            for one in block.blocks:
                yield from _block(one, tables)
            yield "</section>"
        case doc.Signatures():
            for party in block.parties:
                yield '<div class="signature">'
                yield f"<p><strong>{escape(party)}</strong></p>"
                yield f"<p><span>{escape(t('Ort och datum'))}</span>"
                yield f"<span>{escape(t('Underskrift och namnförtydligande'))}</span></p>"
                yield "</div>"
        case _:
            assert_never(block)


def _table(table: doc.Table, name: str) -> Iterator[str]:
    # A table that is wider than the screen scrolls in a region that the keyboard reaches.
    yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">'
    yield "<table>"
    yield f'<caption id="{name}">{escape(table.caption)}</caption>'
    yield "<thead>"
    yield "<tr>"
    for at, cell in enumerate(table.header):
        yield f'<th scope="col"{_class("number", when=at in table.numeric)}>{escape(cell)}</th>'
    yield "</tr>"
    yield "</thead>"
    yield "<tbody>"
    for first, *rest in table.rows:
        yield "<tr>"
        yield f'<th scope="row"{_class("number", when=0 in table.numeric)}>{escape(first)}</th>'
        for at, cell in enumerate(rest, 1):
            yield f"<td{_class('number', when=at in table.numeric)}>{escape(cell)}</td>"
        yield "</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _class(name: str, *, when: bool) -> str:
    return f' class="{name}"' if when else ""


def _runs(runs: Sequence[doc.Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: doc.Run) -> str:
    text = escape(run.text)
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.strong:
        text = f"<strong>{text}</strong>"
    if link := doc.address(run):
        text = f'<a href="{escape(link)}" rel="noreferrer">{text}</a>'
    return text
