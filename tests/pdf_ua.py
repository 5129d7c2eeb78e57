"""Looks a PDF over by what PDF/UA-1 asks that a machine can check.

The numbers are the checkpoints of the Matterhorn Protocol 1.1, which lists them for ISO 14289-1.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

_PAINTS = {
    *(b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"INLINE IMAGE"),
    *(b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"),
}
_STANDARD = {  # ISO 32000-1, 14.8.4
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
    *("NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl"),
    *("LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note"),
    *("Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu", "Figure", "Formula"),
    *("Form", "RB", "RT", "RP", "WT", "WP"),
}
_INSIDE = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
}


def faults(data: bytes) -> list[str]:
    """Return what is wrong, each with its checkpoint; nothing where all is as it should be."""
    reader = PdfReader(BytesIO(data))
    root: Any = reader.trailer["/Root"]
    elements = [*_elements(root.get("/StructTreeRoot", {}))]
    found = [*_of_document(reader, root), *_of_tags(root, elements), *_of_tables(elements)]
    told = {mark for one in elements for mark in _marks(one)}
    for number, page in enumerate(reader.pages, 1):
        found += [f"{what}, page {number}" for what in _of_page(reader, page, told)]
    return found


def _of_document(reader: PdfReader, root: Any) -> Iterator[str]:
    about = root["/Metadata"].get_data().decode() if "/Metadata" in root else ""
    if not re.search(r'pdfuaid:part(>|=")1[<"]', about):
        yield "05: it does not say that it is PDF/UA-1"
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", about, re.DOTALL):
        yield "06: no title"
    if not _on(root.get("/ViewerPreferences", {}), "/DisplayDocTitle"):
        yield "07: the title is not shown"
    known = root.get("/MarkInfo", {})
    if not _on(known, "/Marked") or _on(known, "/Suspects"):
        yield "02: not marked as tagged"
    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", root.get("/Lang", "")):
        yield "11: no language"
    if reader.is_encrypted:
        yield "26: locked"
    if {"/OpenAction", "/AA"} & {*root}:
        yield "29: it does something by itself"


def _on(of: Any, switch: str) -> bool:
    return bool(getattr(of.get(switch), "value", False))  # the library's own False counts as true


def _of_tags(root: Any, elements: list[Any]) -> Iterator[str]:
    if "/StructTreeRoot" not in root:
        yield "01: no tags"
        return
    kinds = [(_kind(root, one), one) for one in elements]
    for kind, one in kinds:
        if kind not in _STANDARD:
            yield f"02: {kind} is no tag that is known"
        above = _kind(root, one.get("/P", {}))
        if kind in _INSIDE and above not in _INSIDE[kind]:
            yield f"09: {kind} within {above}"
        if kind == "Figure" and not str(one.get("/Alt", "")).strip():
            yield "13: a picture without words"
        if kind == "Figure" and "/BBox" not in _attributes(one):
            yield "13: a picture without a place"
    yield from _of_headings(kinds)


def _of_headings(kinds: list[tuple[str, Any]]) -> Iterator[str]:
    level = 0
    for kind, one in kinds:
        if re.fullmatch("H[1-6]", kind):
            if int(kind[1]) > level + 1:
                yield f"14: {kind} after H{level}"
            if not [*_marks(one)]:
                yield f"14: {kind} without words"
            level = int(kind[1])


def _of_tables(elements: list[Any]) -> Iterator[str]:
    for one in elements:
        kind = one.get("/S")
        if kind == "/TH" and _attributes(one).get("/Scope") not in ("/Row", "/Column", "/Both"):
            yield "15: a header of neither row nor column"
        if kind == "/Table":
            rows = [row for row in _elements(one) if row.get("/S") == "/TR"]
            if len({len(row["/K"]) for row in rows}) != 1:
                yield "15: rows of unlike length"


def _of_page(reader: PdfReader, page: PageObject, told: set[tuple[int, int]]) -> Iterator[str]:
    reference: Any = page.indirect_reference
    marks, artifacts, bare = _painted(reader, page)
    if bare:
        yield f"01: {bare} things painted without a tag"
    if {(reference.idnum, mark) for mark in marks} - told:
        yield "01: marked, and in no tag"
    if artifacts & marks:
        yield "01: both told and not"
    if page.get("/Tabs") != "/S":
        yield "28: tabbed otherwise than read"
    for reference in page.get("/Annots", ()):
        note: Any = reference.get_object()
        if not str(note.get("/Contents", "")).strip():
            yield "28: a link without words"
        if "/StructParent" not in note:
            yield "28: a link in no tag"
    resources: Any = page["/Resources"]
    for font in resources.get("/Font", {}).values():
        yield from _of_font(font.get_object())


def _of_font(font: Any) -> Iterator[str]:
    below = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    about = below.get_object().get("/FontDescriptor", {})
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & {*about}:
        yield f"31: {font['/BaseFont']} is not embedded"
    if "/ToUnicode" not in font:
        yield f"10: {font['/BaseFont']} has signs that are no letters"


def _painted(reader: PdfReader, page: PageObject) -> tuple[set[int], set[int], int]:
    """Return the numbers of what is tagged, those within artifacts, and how much is neither."""
    around: list[tuple[str, int | None]] = []
    marks: set[int] = set()
    artifacts: set[int] = set()
    bare = 0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            more = operands[1] if len(operands) > 1 else {}
            number = more.get("/MCID") if isinstance(more, dict) else None
            within = any(tag == "/Artifact" for tag, _ in around)
            around.append((str(operands[0]), number))
            if number is not None:
                (artifacts if within else marks).add(int(number))
        elif operator == b"EMC":
            around.pop()
        elif operator in _PAINTS:
            bare += not any(tag == "/Artifact" or number is not None for tag, number in around)
    return marks, artifacts, bare


def _kind(root: Any, one: Any) -> str:
    own = one.get("/S", "")
    return str(root["/StructTreeRoot"].get("/RoleMap", {}).get(own, own)).removeprefix("/")


def _attributes(one: Any) -> dict[str, Any]:
    told = one.get("/A", [])
    return {
        key: value
        for part in (told if isinstance(told, list) else [told])
        for key, value in part.get_object().items()
    }


def _elements(node: Any) -> Iterator[Any]:
    """All elements below a node, in the order that they are read."""
    for one in _children(node):
        if isinstance(one, dict) and "/S" in one:
            yield one
            yield from _elements(one)


def _children(node: Any) -> list[Any]:
    below = node.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    return [one.get_object() for one in (below if isinstance(below, list) else [below])]


def _marks(one: Any) -> Iterator[tuple[int, int]]:
    """The page and the number of each stretch that an element, or what is in it, stands for."""
    for part in (one, *_elements(one)):
        for child in _children(part):
            if isinstance(child, int):
                yield part.raw_get("/Pg").idnum, int(child)
            elif isinstance(child, dict) and "/MCID" in child:
                page: Any = child if "/Pg" in child else part
                yield page.raw_get("/Pg").idnum, int(child["/MCID"])
