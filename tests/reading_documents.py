"""Small documents as blocks, and what is read out of them."""

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.draft import DocumentDraft, DraftPromise
from medlofte.drafting.reader import draft

OPENING = (
    "# Medborgarlöfte för Arjeplog 2027",
    "Löftet gäller från den 1 januari 2027 till den 31 december 2027.",
    "# Vi lovar",
)


def blocks(*lines: str) -> list[DocumentBlock]:
    """Blocks by the sign that a line begins with: `# ` heading, `- ` bullet, `-- ` a lower one."""
    return [_block(number, line) for number, line in enumerate(lines, start=1)]


def _block(number: int, line: str) -> DocumentBlock:
    sign, _, rest = line.partition(" ")
    if sign and not sign.strip("#"):
        return DocumentBlock(number, "heading", rest, len(sign) if len(sign) > 1 else 0)
    if sign and not sign.strip("-"):
        return DocumentBlock(number, "bullet", rest, len(sign))
    if line.startswith("|"):
        cells = [cell.partition("=") for cell in line.strip("|").split("|")]
        return DocumentBlock(number, "row", "", 0, tuple((head, cell) for head, _, cell in cells))
    return DocumentBlock(number, "text", line)


def read(*lines: str) -> DocumentDraft:
    """What is read after an opening that says whose agreement it is, and for which year."""
    return draft(blocks(*OPENING, *lines))


def promised(*lines: str) -> list[tuple[str, str]]:
    """Who is to do each promise, `polis+kommun` together and `polis,kommun` each, and its text."""
    return [(who(one), one.text) for one in read(*lines).promises]


def who(promise: DraftPromise) -> str:
    return ("+" if promise.together else ",").join(promise.responsible)
