"""Small documents for tests, written as lines, and what is read of their agreement."""

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.draft import AgreementFacts
from medlofte.drafting.facts import agreement


def blocks(text: str) -> list[DocumentBlock]:
    """The lines of a text: a heading begins with #, a row of a table has its cells after bars."""
    made = []
    for line, written in enumerate(text.strip().splitlines(), 1):
        tidy = written.strip()
        if tidy.startswith("|"):
            pairs = [cell.split(":", 1) for cell in tidy.strip("| ").split(" | ")]
            cells = tuple((name.strip(), cell.strip()) for name, cell in pairs)
            made.append(DocumentBlock(line, "row", "", cells=cells))
        elif tidy.startswith("# "):
            made.append(DocumentBlock(line, "heading", tidy[2:], 1))
        elif tidy:
            made.append(DocumentBlock(line, "text", tidy))
    return made


def read(text: str) -> AgreementFacts:
    return agreement(blocks(text))


def term(text: str) -> str:
    facts = read(text)
    unsure = "?" if facts.first.unsure else ""
    return f"{facts.first.value}{unsure}–{facts.last.value}{'?' if facts.last.unsure else ''}"
