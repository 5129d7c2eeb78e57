"""Knows how a document of any format is opened: what it is by its content, and what it is not."""

import io
from collections.abc import Iterator
from pathlib import Path

from medlofte.drafting.blocks import plain
from medlofte.drafting.blocks.block import Block
from medlofte.reading import encoding


def blocks(path: Path) -> list[Block]:
    """Read a document."""
    return [*_read(path.read_bytes())]


def _read(raw: bytes) -> Iterator[Block]:
    if raw.startswith(b"%PDF"):
        from medlofte.drafting.blocks.pdf import document as pdf  # noqa: PLC0415  slow

        return pdf.blocks(io.BytesIO(raw))
    if raw.startswith(b"PK"):
        from medlofte.drafting.blocks.word import document as word  # noqa: PLC0415  slow

        return word.blocks(io.BytesIO(raw))
    text = encoding.guessed(raw) or ""
    if "<html" in text[:2000].lower():
        from medlofte.drafting.blocks.web import page  # noqa: PLC0415  slow

        return iter(page.read(text).blocks)
    return plain.blocks(text)
