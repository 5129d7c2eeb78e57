"""Knows what of a Word document is its look, and makes a new and empty one that has that alone.

Carried over is what is named here: styles, theme, numbering, names of letters, the page, and the
header and footer with their pictures, and of the text what has a place to fill in. So nothing else
comes along, known or not: people, comments, properties, macros, addresses, fields, hidden text,
changes that somebody made.
"""

import re
from copy import deepcopy
from io import BytesIO
from typing import Any, NamedTuple

from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsmap, qn
from docx.package import Package as WordPackage
from lxml import etree  # type: ignore[import-untyped]

from medlofte.render.word import fields, pictures, placeholders, sift, styles
from medlofte.render.word.template import Package, Relation, too_large, unreadable

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OFFICE_PART = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OFFICE_PART}wordprocessingml."
_STYLES_AT_MOST = 4079  # as many as Word has room for
_PARTS = {  # by relation: the part's path, its content type and its root
    "styles": ("/word/styles.xml", f"{_WORD}styles+xml", qn("w:styles")),
    "numbering": ("/word/numbering.xml", f"{_WORD}numbering+xml", qn("w:numbering")),
    "fontTable": ("/word/fontTable.xml", f"{_WORD}fontTable+xml", qn("w:fonts")),
    "theme": ("/word/theme/theme1.xml", f"{_OFFICE_PART}theme+xml", qn("a:theme")),
}
_HEADINGS = {"headerReference": "header", "footerReference": "footer"}
_KINDS = ("default", "first", "even")
_PAGE = (
    *("type", "pgSz", "pgMar", "pgBorders", "lnNumType", "pgNumType", "cols", "vAlign"),
    *("titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"),
)
_SETTINGS = (  # in Word's order
    *("mirrorMargins", "displayBackgroundShape", "gutterAtTop", "defaultTabStop"),
    *("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps"),
    *("evenAndOddHeaders", "characterSpacingControl", "compat", "themeFontLang"),
    "clrSchemeMapping",
)
_LENGTH = re.compile(r"-?[0-9]{1,5}|[0-9]{1,3}(\.[0-9]{1,4})?(mm|cm|in|pt|pc|pi)", re.ASCII)
_NOTHING = re.compile(r"-?0*\D*")
_MARGINS = ("top", "right", "bottom", "left")
_NAMES = {key: nsmap[key] for key in ("w", "r")}
_A4 = {  # in twentieths of a point
    "pgSz": {"w": 11906, "h": 16838},
    "pgMar": dict.fromkeys(_MARGINS, 1418) | {"header": 709, "footer": 709, "gutter": 0},
}


def look(template: bytes) -> bytes:
    """Return an empty document that looks like `template`; what is no Word file is refused."""
    return _Look(Package(template)).document()


class _Source(NamedTuple):
    """A part that was read: its root, and what it leads to."""

    root: Any
    relations: dict[str, Relation]


class _Look:
    """A document in the making: the library numbers its relations and packs its parts."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._made = WordPackage()
        root = etree.Element(qn("w:document"), nsmap=_NAMES)
        path = PackURI("/word/document.xml")
        self._main = XmlPart(path, f"{_WORD}document.main+xml", root, self._made)
        self._made.relate_to(self._main, f"{_RELATION}officeDocument")
        self._pictures: dict[str, Part | None] = {}
        leads = package.relations("").values()
        main = next((one.target for one in leads if one.kind == "officeDocument"), "")
        source = package.xml(main)
        if source is None or source.tag != qn("w:document"):
            raise unreadable()
        self._source = _Source(source, package.relations(main))
        self._moved: dict[str, str] = {}
        self._hidden: frozenset[str] = frozenset()

    def document(self) -> bytes:
        """Make the file, part by part; the styles first, which the others name."""
        for kind in _PARTS:
            self._carry_part(kind)
        self._carry_settings()
        root = self._main.element
        ground = self._source.root.find(qn("w:background"))
        if ground is not None:
            root.append(sift.alone(ground))
        body = etree.SubElement(root, qn("w:body"))
        body.extend(self._carry_places())
        body.append(self._make_page())
        for part in self._made.iter_parts():
            if isinstance(part, XmlPart):
                etree.cleanup_namespaces(part.element)
        file = BytesIO()
        self._made.save(file)
        return file.getvalue()

    def _carry_part(self, kind: str) -> None:
        """Carry over a part that there is one of."""
        found = self._source_of(kind)
        path, content_type, root = _PARTS[kind]
        if found is None or found.root.tag != root:
            return
        part, _ = self._add_part(kind, path, content_type, found.root)
        sift.properties(found.root, self._pictures_of(part, found.relations))
        if kind == "styles":
            if len(found.root) > _STYLES_AT_MOST:
                raise too_large()
            self._moved = styles.settle(found.root)
            self._hidden = styles.hidden(found.root)
        else:
            sift.rename(found.root, self._moved)

    def _carry_settings(self) -> None:
        """Carry over the few settings that are seen on paper."""
        found = self._source_of("settings")
        root = etree.Element(qn("w:settings"), nsmap=_NAMES)
        if found is not None:
            for name in _SETTINGS:
                one = found.root.find(qn(f"w:{name}"))
                if one is not None and name == "compat":
                    root.extend(sift.compatibility(one))
                elif one is not None:
                    root.append(sift.alone(one))
        self._add_part("settings", "/word/settings.xml", f"{_WORD}settings+xml", root)

    def _carry_places(self) -> list[Any]:
        """Carry over what of the text has a place to fill in: whole paragraphs and tables."""
        body = self._source.root.find(qn("w:body"))
        held = etree.Element(qn("w:body"), nsmap=_NAMES)
        blocks = [] if body is None else placeholders.blocks(body)
        held.extend(map(deepcopy, placeholders.with_place([*blocks])))
        placeholders.open_controls(held)
        fields.settle(held)
        sift.content(held, self._pictures_of(self._main, self._source.relations), self._hidden)
        sift.rename(held, self._moved)
        return placeholders.with_place([*held])

    def _make_page(self) -> Any:
        """The page of the last section, with the headers that it has or takes over from others."""
        sections = list(self._source.root.iter(qn("w:sectPr")))
        made = etree.Element(qn("w:sectPr"), nsmap=_NAMES)
        last = sections[-1] if sections else made
        for name, kind in _HEADINGS.items():
            for which in _KINDS:
                target = self._header_of(sections, name, which)
                relation = self._carry_header(kind, target) if target else None
                if relation:
                    one = etree.SubElement(made, qn(f"w:{name}"))
                    one.set(qn("w:type"), which)
                    one.set(qn("r:id"), relation)
        for name in _PAGE:
            one = last.find(qn(f"w:{name}"))
            if one is not None:
                made.append(sift.alone(one, deep=True))
            elif name in _A4:
                etree.SubElement(made, qn(f"w:{name}"))
            if name in _A4:
                _measure(made[-1], _A4[name])
        return made

    def _header_of(self, sections: list[Any], name: str, which: str) -> str | None:
        for section in reversed(sections):
            for one in section.iterfind(qn(f"w:{name}")):
                found = self._source.relations.get(one.get(qn("r:id"), ""))
                if found and one.get(qn("w:type"), "default") == which:
                    return found.target
        return None

    def _carry_header(self, kind: str, target: str) -> str | None:
        """Carry over a header or a footer: what is seen of it."""
        root = self._package.xml(target)
        if root is None or root.tag != qn("w:hdr" if kind == "header" else "w:ftr"):
            return None
        path = self._made.next_partname(f"/word/{kind}%d.xml")
        part, relation = self._add_part(kind, path, f"{_WORD}{kind}+xml", root)
        placeholders.open_controls(root)
        fields.settle(root)
        sift.content(root, self._pictures_of(part, self._package.relations(target)), self._hidden)
        sift.rename(root, self._moved)
        return relation

    def _add_part(self, kind: str, path: str, content_type: str, root: Any) -> tuple[XmlPart, str]:
        """Let the document have a part; return it and the name of their relation."""
        part = XmlPart(PackURI(path), content_type, root, self._made)
        return part, self._main.relate_to(part, f"{_RELATION}{kind}")

    def _source_of(self, kind: str) -> _Source | None:
        for one in self._source.relations.values():
            root = self._package.xml(one.target) if one.kind == kind else None
            if root is not None:
                return _Source(root, self._package.relations(one.target))
        return None

    def _pictures_of(self, part: Part, relations: dict[str, Relation]) -> sift.Leads:
        """What tells of a part's relation its name in the new file, if it may come along."""

        def lead(old: str) -> str | None:
            found = relations.get(old)
            if found is None or found.kind != "image":
                return None
            if found.target not in self._pictures:
                self._pictures[found.target] = self._picture(found.target)
            new = self._pictures[found.target]
            return part.relate_to(new, f"{_RELATION}image") if new else None

        return lead

    def _picture(self, target: str) -> Part | None:
        bare = pictures.bare(self._package.part(target) or b"")
        if bare is None:
            return None
        ending, data = bare
        number = sum(one is not None for one in self._pictures.values()) + 1
        path = PackURI(f"/word/media/image{number}.{ending}")
        return Part(path, f"image/{pictures.TYPES[ending]}", data, self._made)


def _measure(one: Any, lengths: dict[str, int]) -> None:
    """Let a page have the measures that it needs, each a length; none is nothing wide or high."""
    for key, length in lengths.items():
        typed = one.get(qn(f"w:{key}"), "")
        if not _LENGTH.fullmatch(typed) or (key in ("w", "h") and _NOTHING.fullmatch(typed)):
            one.set(qn(f"w:{key}"), str(length))
