"""Knows a written follow-up as Markdown, with tables as GitHub and GitLab read them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from medlofte.language import t
from medlofte.render.document import document as doc
from medlofte.render.document.status_markdown import escape

_LIST = re.compile(r"^(?=[-+=])|^(\d+)(?=\.)")  # what makes a list or a heading at a line's start
_LINE = "_" * 30


def markdown(paper: doc.Paper) -> str:
    paper = doc.harmless_paper(paper)
    parts = [escape(field.shown) for field in paper.letter]
    parts.append(f"# {escape(paper.title)}")
    if paper.subtitle:
        parts.append(f"**{escape(paper.subtitle)}**")
    if paper.author:
        parts.append(_start(escape(paper.author)))
    for block in doc.running(paper):
        parts.extend(_block(block))
    return "\n\n".join(parts) + "\n"


def _block(block: doc.Block) -> Iterator[str]:
    match block:
        case doc.Heading():
            yield f"{'#' * (block.level + 1)} {escape(block.text)}"
        case doc.Paragraph():
            text = _start(_runs(block.runs))
            yield f"> {text}" if block.warning else text
        case doc.Bullets():
            yield "\n".join(f"- {_start(_runs(item))}" for item in block.items)
        case doc.Table():
            yield f"**{escape(block.caption)}**"
            yield "\n".join(_table(block))
        case doc.Together():
            for one in block.blocks:
                yield from _block(one)
        case doc.Signatures():
            for party in block.parties:
                yield f"**{escape(party)}**"
                yield f"{t('Ort och datum')}: {_LINE}"
                yield f"{t('Underskrift och namnförtydligande')}: {_LINE}"
        case _:
            assert_never(block)


def _table(table: doc.Table) -> Iterator[str]:
    yield _row(map(escape, table.header))
    yield _row("---:" if at in table.numeric else "---" for at in range(len(table.header)))
    for row in table.rows:
        yield _row(map(escape, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _runs(runs: Sequence[doc.Run]) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: doc.Run) -> str:
    """Return a run with the blanks around it outside its marks, where Markdown wants them."""
    text = escape(run.text)
    if not text:
        return " "
    marks = "*" * (2 * run.strong + run.emphasis)
    text = f"{marks}{text}{marks}"
    if link := doc.address(run):
        text = f"[{text}](<{link}>)"
    before, after = (" " if sign.isspace() else "" for sign in (run.text[0], run.text[-1]))
    return f"{before}{text}{after}"


def _start(text: str) -> str:
    return _LIST.sub(r"\1\\", text)
