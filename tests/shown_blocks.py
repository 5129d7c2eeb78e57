"""How the blocks of a document are written in a test: one a line, as a reader sees them."""

from collections.abc import Iterable
from textwrap import fill

from medlofte.drafting.blocks.block import DocumentBlock


def shown(blocks: Iterable[DocumentBlock]) -> str:
    """The number and the text of each block: # heading, - bullet, | row | of cells."""
    return "\n".join(
        fill(f"{one.line} {_shown(one)}", 90, subsequent_indent="   ") for one in blocks
    )


def _shown(block: DocumentBlock) -> str:
    match block.kind:
        case "heading":
            return f"{'#' * max(block.level, 1)} {block.text}"
        case "bullet":
            return f"{'  ' * (block.level - 1)}- {block.text}"
        case "row":
            return " ".join(f"| {name}: {cell!r}" for name, cell in block.cells)
        case "text":
            return block.text
